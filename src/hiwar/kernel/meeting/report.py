"""What is said becomes the record: texts of statements, recommendations marked in them, the draft report, the answers.

Only what was said counts (Council decision 17/119, para. 8 (c)). A recommendation that was confirmed is never taken
away, only answered; each keeps its words, and the State under review its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from ..values import PositionValue
from .asking import Applies, Ask, Checks, own, the_turn
from .events import Event, Payload, Role
from .form import fits, moment, written
from .kinds import TurnKind
from .model import Answer, Mark, Pledge, Recommendation, State, Statement, Status, Turn
from .refusals import Reason, refuse


class ReportItem(NamedTuple):
    """A recommendation in the draft report: its `place` there, from 1 on, and what is known of it."""

    place: int
    recommendation: Recommendation


def draft_report(state: State) -> list[ReportItem]:
    """The recommendations of the draft report, numbered: in the order in which they were said, or as tabled.

    The draft builds itself: while delegations still confirm what they recommended, places may move; those of a meeting
    that is closed stay. Refer to a recommendation by its own `number` until then.
    """
    counted = [each for each in state.recommendations.values() if each.mark in (Mark.CONFIRMED, Mark.TABLED)]
    counted.sort(key=lambda each: _said_at(state, each))
    return [ReportItem(place, each) for place, each in enumerate(counted, 1)]


def carried(state: State) -> Payload:
    """The report of a meeting as the payload of `report.table` in the next one: from the review to the adoption, and
    from there to the plenary. Whoever writes the report of a review adds the number of its list."""
    ended = state.review_ended or (state.sittings[-1].ended if state.sittings else None)
    rows = tuple(
        {
            "states": item.recommendation.states,
            "text": item.recommendation.text,
            "language": item.recommendation.language,
            "answers": tuple(
                {"position": answer.position.value, "words": answer.words, "language": answer.language}
                for answer in item.recommendation.answers
            ),
        }
        for item in draft_report(state)
    )
    return {
        "recommendations": rows,
        "review_ended": written(ended) if ended else None,
        "list": state.report_list,
    }


def _said_at(state: State, each: Recommendation) -> tuple[str, int, int]:
    if each.statement is None:
        return "", each.place or 0, 0
    turn = state.turns[state.statements[each.statement].turn]
    return written(turn.spans[0][0]).ljust(len("2026-05-04T07:00:00.000000Z"), "0"), turn.number, each.start or 0


def text_of(state: State, turn: int) -> Statement | None:
    """The text of a turn that counts: the last one handed in before it began, or a later one that the secretariat
    compared with what was said; None where there is none."""
    counting = [each for each in state.statements.values() if each.turn == turn and _counts(state, each)]
    return counting[-1] if counting else None


def _counts(state: State, statement: Statement) -> bool:
    spans = state.turns[statement.turn].spans
    return statement.said is not None or not spans or statement.at <= spans[0][0]


# texts


def _check_deposit(ask: Ask) -> None:
    own(ask, the_turn(ask).speaker)
    the_turn(ask, *(each for each in Status if each not in (Status.STRUCK, Status.WITHDRAWN, Status.NOT_HEARD)))
    file = ask.payload["file"]
    if file is not None and not _is_file(file):
        refuse(Reason.BAD_FIELD, command="statement.deposit", field="file", type="object")


def _is_file(file: Mapping[str, Any]) -> bool:
    return (
        set(file) == {"name", "sha256", "size", "media_type"}
        and all(fits(file[each], "text") for each in ("name", "media_type"))
        and fits(file["sha256"], "hex")
        and fits(file["size"], "number")
    )


def _deposit(state: State, event: Event) -> State:
    payload = event.payload
    statement = Statement(
        event.number,
        payload["turn"],
        state.turns[payload["turn"]].speaker,
        payload["text"],
        payload["language"],
        event.at,
        event.actor.name,
        file=payload.get("file"),
    )
    return replace(state, statements={**state.statements, statement.number: statement})


def _check_said(ask: Ask) -> None:
    statement, said = _statement(ask), ask.payload["said"]
    if said > len(statement.text):
        refuse(Reason.BEYOND_THE_TEXT, length=len(statement.text))
    if not _spoken(ask.state.turns[statement.turn]):
        refuse(Reason.NOT_SAID)
    for each in ask.state.recommendations.values():
        if each.mark is not Mark.CONFIRMED or each.statement is None:
            continue
        other = ask.state.statements[each.statement]
        if other.turn == statement.turn and (other.number != statement.number or (each.end or 0) > said):
            refuse(Reason.ALREADY_SETTLED, recommendation=each.number)


def _statement(ask: Ask) -> Statement:
    number = ask.payload["statement"]
    return ask.state.statements.get(number) or refuse(Reason.UNKNOWN, what="statement", which=number)


def _spoken(turn: Turn) -> bool:
    return bool(turn.spans) and turn.status in (Status.ENDED, Status.CUT)


def _said(state: State, event: Event) -> State:
    statement = replace(state.statements[event.payload["statement"]], said=event.payload["said"])
    return replace(state, statements={**state.statements, statement.number: statement})


# recommendations


def _check_suggest(ask: Ask) -> Payload:
    statement = _statement(ask)
    own(ask, statement.speaker)
    if ask.state.turns[statement.turn].kind is not TurnKind.STATEMENT:
        refuse(Reason.UNKNOWN, what="statement", which=statement.number)
    reads = ask.role is Role.READER
    for field in ("confidence", "sign"):
        value = ask.payload[field]
        if (value is not None) != reads or (field == "confidence" and (value or 0) > _SURE):
            refuse(Reason.BAD_FIELD, command="recommendation.suggest", field=field, type="number")
    return _passage(ask, statement)


_SURE = 100
"""Of a hundred: the most that a reader may be sure."""


def _passage(ask: Ask, statement: Statement) -> Payload:
    """The words of a passage, which nobody has marked so yet."""
    start, end = ask.payload["start"], ask.payload["end"]
    text = statement.text[start:end]
    if not start < end <= len(statement.text) or not text.strip():
        refuse(Reason.BEYOND_THE_TEXT, length=len(statement.text))
    for each in ask.state.recommendations.values():
        if (each.statement, each.start, each.end) == (statement.number, start, end) and each.mark is not Mark.REJECTED:
            refuse(Reason.NO_CHANGE)
    return {"text": text}


def _suggest(state: State, event: Event) -> State:
    payload = event.payload
    statement = state.statements[payload["statement"]]
    return _with(
        state,
        Recommendation(
            event.number,
            (statement.speaker,),
            payload["text"],
            statement.language,
            Mark.SUGGESTED,
            statement.number,
            payload["start"],
            payload["end"],
            by=event.actor.name,
            confidence=payload.get("confidence"),
            sign=payload.get("sign"),
        ),
    )


def _with(state: State, each: Recommendation) -> State:
    return replace(state, recommendations={**state.recommendations, each.number: each})


def _check_settle(ask: Ask) -> None:
    each = _recommendation(ask)
    own(ask, each.states[0])
    if each.mark is not Mark.SUGGESTED:
        refuse(Reason.ALREADY_SETTLED, recommendation=each.number)


def _recommendation(ask: Ask) -> Recommendation:
    number = ask.payload["recommendation"]
    return ask.state.recommendations.get(number) or refuse(Reason.UNKNOWN, what="recommendation", which=number)


def _check_confirm(ask: Ask) -> None:
    _check_settle(ask)
    each = _recommendation(ask)
    statement = ask.state.statements[each.statement or 0]
    turn = ask.state.turns[statement.turn]
    if not _spoken(turn):
        refuse(Reason.NOT_SAID)
    if statement.said is None and (turn.status is Status.CUT or not _counts(ask.state, statement)):
        refuse(Reason.NOT_CHECKED, statement=statement.number)
    if text_of(ask.state, turn.number) != statement or (
        statement.said is not None and (each.end or 0) > statement.said
    ):
        refuse(Reason.NOT_SAID)


def _confirm(state: State, event: Event) -> State:
    each = state.recommendations[event.payload["recommendation"]]
    return _with(state, replace(each, mark=Mark.CONFIRMED, confirmed_by=event.actor.name))


def _check_adjust(ask: Ask) -> Payload:
    _check_settle(ask)
    return _passage(ask, ask.state.statements[_recommendation(ask).statement or 0])


def _adjust(state: State, event: Event) -> State:
    """Of a passage that a person has set, no reader says any more how sure it is."""
    payload = event.payload
    each = state.recommendations[payload["recommendation"]]
    place = {"start": payload["start"], "end": payload["end"], "text": payload["text"], "by": event.actor.name}
    return _with(state, replace(each, **place, confidence=None, sign=None))


def _reject(state: State, event: Event) -> State:
    each = state.recommendations[event.payload["recommendation"]]
    return _with(state, replace(each, mark=Mark.REJECTED, reason=event.payload["reason"]))


# answers


def _check_answer(ask: Ask) -> None:
    each = _recommendation(ask)
    if each.mark not in (Mark.CONFIRMED, Mark.TABLED):
        refuse(Reason.UNKNOWN, what="recommendation", which=each.number)


def _answer(state: State, event: Event) -> State:
    payload = event.payload
    each = state.recommendations[payload["recommendation"]]
    answer = Answer(event.number, PositionValue(payload["position"]), payload["words"], payload["language"])
    return _with(state, replace(each, answers=(*each.answers, answer)))


def _pledge(state: State, event: Event) -> State:
    pledge = Pledge(event.number, event.payload["text"], event.payload["language"])
    return replace(state, pledges=(*state.pledges, pledge))


# the report of the meeting before


def _check_table(ask: Ask) -> None:
    if ask.state.recommendations:
        refuse(Reason.NO_CHANGE)
    if not all(map(_is_row, ask.payload["recommendations"])):
        refuse(Reason.BAD_FIELD, command="report.table", field="recommendations", type="see docs/meeting.md")


def _is_row(row: Mapping[str, Any]) -> bool:
    return (
        set(row) == {"states", "text", "language", "answers"}
        and fits(row["states"], "states")
        and bool(row["states"])
        and fits(row["text"], "text")
        and fits(row["language"], "text")
        and isinstance(row["answers"], tuple)
        and all(map(_is_answer, row["answers"]))
    )


def _is_answer(row: object) -> bool:
    return (
        isinstance(row, Mapping)
        and set(row) == {"position", "words", "language"}
        and row["position"] in [each.value for each in PositionValue]
        and fits(row["words"], "text")
        and fits(row["language"], "text")
    )


def _table(state: State, event: Event) -> State:
    ended = event.payload["review_ended"]
    for place, row in enumerate(event.payload["recommendations"], 1):
        answers = tuple(
            Answer(event.number, PositionValue(each["position"]), each["words"], each["language"])
            for each in row["answers"]
        )
        state = _with(
            state,
            Recommendation(
                place,
                row["states"],
                row["text"],
                row["language"],
                Mark.TABLED,
                by=event.actor.name,
                place=place,
                answers=answers,
            ),
        )
    return replace(
        state,
        review_ended=moment(ended) if ended else None,
        report_list=event.payload.get("list"),
    )


CHECKS: Checks = {
    "report.table": _check_table,
    "statement.deposit": _check_deposit,
    "statement.check": _check_said,
    "recommendation.suggest": _check_suggest,
    "recommendation.adjust": _check_adjust,
    "recommendation.confirm": _check_confirm,
    "recommendation.reject": _check_settle,
    "recommendation.answer": _check_answer,
}

APPLIES: Applies = {
    "report.table": _table,
    "statement.deposit": _deposit,
    "statement.check": _said,
    "recommendation.suggest": _suggest,
    "recommendation.adjust": _adjust,
    "recommendation.confirm": _confirm,
    "recommendation.reject": _reject,
    "recommendation.answer": _answer,
    "pledge.make": _pledge,
}
