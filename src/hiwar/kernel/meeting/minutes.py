"""The minutes of a meeting: everything that its events tell, as plain values for JSON, Word and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from .clock import used_seconds
from .draws import draw_record
from .events import Event
from .form import written
from .kinds import Kind
from .model import Recommendation, State, Turn
from .report import draft_report, text_of
from .state import replay


def minutes(kind: Kind | str, events: Iterable[Event]) -> dict[str, Any]:
    """The minutes after these events, with what is still open as it stands; the same events give the same minutes.

    `events` tells all in order; `speakers` is the list of speakers with planned and actual times, in the order in
    which they had the floor, those who had it not at the end; `report` the recommendations as numbered, each with all
    its answers.
    ValueError for events that cannot be replayed, and for a meeting that was not planned.
    """
    told = tuple(events)
    state = replay(kind, told)
    if state.plan is None or state.at is None:
        raise ValueError("there are no minutes of a meeting that was not planned")
    return {
        "kind": state.kind,
        "title": state.plan.title,
        "state": state.plan.state,
        "session": state.plan.session,
        "phase": state.phase.value,
        "presiders": _presiders(told),
        "troika": list(state.troika),
        "sittings": [{"began": written(each.began), "ended": _written(each.ended)} for each in state.sittings],
        "absences": [each._asdict() for each in state.absences],
        "limits": {name: dict(value) for name, value in state.plan.limits.items()},
        "draws": [draw_record(state, name) for name, draw in state.draws.items() if draw.secret],
        "void_draws": [each._asdict() for each in state.void_draws],
        "speakers": [_speaker(state, turn, state.at) for turn in as_heard(state)],
        "questions": [{"state": each.state, "text": each.text, "language": each.language} for each in state.questions],
        "report": [{"number": place, **_recommendation(each)} for place, each in draft_report(state)],
        "not_recommended": [
            {**_recommendation(each), "mark": each.mark.value, "reason": each.reason}
            for each in state.recommendations.values()
            if each.mark.value in ("suggested", "rejected")
        ],
        "pledges": [{"text": each.text, "language": each.language} for each in state.pledges],
        "rulings": [_ruling(state, number) for number in state.rulings],
        "decisions": [_proposal(state, number) for number in state.proposals],
        "motions": [
            {
                "motion": each.motion,
                "mover": each.mover,
                "proposal": each.proposal,
                "parts": list(each.parts),
                "objected_by": each.objected_by,
                "withdrawn": each.withdrawn,
                "adopted": each.adopted,
                "vote": each.poll,
            }
            for each in state.motions.values()
        ],
        "votes": [_poll(state, number) for number in state.polls],
        "events": [
            {
                "number": each.number,
                "at": written(each.at),
                "name": each.name,
                "by": each.actor.name,
                "payload": _plain(each.payload),
            }
            for each in told
        ],
    }


def _written(at: datetime | None) -> str | None:
    return written(at) if at else None


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return list(map(_plain, value)) if isinstance(value, tuple) else value


def _presiders(events: Iterable[Event]) -> list[dict[str, Any]]:
    keys = {"meeting.plan": "presider", "chair.hand_over": "office"}
    return [
        {"office": each.payload[keys[each.name]], "since": written(each.at)} for each in events if each.name in keys
    ]


def as_heard(state: State) -> list[Turn]:
    """The turns in the order in which they had the floor, those who had it not at the end."""
    heard = sorted((turn for turn in state.turns.values() if turn.spans), key=lambda turn: turn.spans[0][0])
    places = {number: place for each in state.lists.values() for place, number in enumerate(each.order)}
    others = [turn for turn in state.turns.values() if not turn.spans]
    return heard + sorted(others, key=lambda turn: places.get(turn.number, len(places)))


def _speaker(state: State, turn: Turn, at: datetime) -> dict[str, Any]:
    text = text_of(state, turn.number)
    return {
        "turn": turn.number,
        "speaker": turn.speaker,
        "kind": turn.kind.value,
        "list": turn.list,
        "planned_seconds": turn.seconds,
        "used_seconds": used_seconds([turn], at),
        "began": _written(turn.spans[0][0]) if turn.spans else None,
        "ended": _written(turn.spans[-1][1]) if turn.spans else None,
        "status": turn.status.value,
        "reason": turn.reason,
        "interruptions": turn.interruptions,
        "text": text.text[: text.said] if text and turn.spans else None,
        "language": text.language if text and turn.spans else None,
    }


def _recommendation(each: Recommendation) -> dict[str, Any]:
    return {
        "states": list(each.states),
        "text": each.text,
        "language": each.language,
        "answers": [
            {"position": answer.position.value, "words": answer.words, "language": answer.language}
            for answer in each.answers
        ],
    }


def _ruling(state: State, number: int) -> dict[str, Any]:
    ruling = state.rulings[number]
    return {
        "raised_by": state.turns[number].speaker,
        "upheld": ruling.upheld,
        "words": ruling.words,
        "presider": ruling.presider,
        "appealed_by": ruling.appealed_by,
        "overruled": ruling.overruled,
    }


def _proposal(state: State, number: int) -> dict[str, Any]:
    proposal = state.proposals[number]
    return {
        "proposal": number,
        "symbol": proposal.symbol,
        "title": proposal.title,
        "text": proposal.text,
        "sponsors": list(proposal.sponsors),
        "amends": proposal.amends,
        "amended": proposal.amended,
        "question": proposal.question,
        "parts": [
            {"part": place, "title": each.title, "fate": each.fate.value}
            for place, each in enumerate(proposal.parts, 1)
        ],
        "fate": proposal.fate.value,
        "votes": list(proposal.polls),
    }


def _poll(state: State, number: int) -> dict[str, Any]:
    poll = state.polls[number]
    return {
        "vote": number,
        "about": poll.about,
        "subject": poll.subject,
        "part": poll.part,
        "method": poll.method,
        "rule": poll.rule,
        "voters": list(poll.voters),
        "as_cast": dict(sorted(poll.votes.items())),
        "as_intended": dict(sorted(poll.intended.items())),
        "absent": list(poll.absent),
        "result": _plain(poll.result),
    }
