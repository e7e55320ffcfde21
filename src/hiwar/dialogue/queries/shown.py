"""The parts of a meeting as plain items that JSON can carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from hiwar.dialogue.models import Meeting
from hiwar.dialogue.queries.seeing import Parts, said, sees, sees_whole, speaks_for, votes_are_open
from hiwar.kernel import facts
from hiwar.kernel.meeting import Clock, State, Status, Turn, TurnKind, draft_report, draw_record, quorum_of
from hiwar.kernel.meeting.clock import used_seconds
from hiwar.kernel.meeting.form import written
from hiwar.kernel.meeting.kinds import COMPETING
from hiwar.kernel.meeting.model import Answer, Draw, Fate, Mark, Poll, Proposal, Recommendation, Statement
from hiwar.reference import queries as reference

Item = dict[str, Any]

_ON_THE_FLOOR = (Status.CALLED, Status.SPEAKING, Status.PAUSED)


def moment(at: datetime | None) -> str | None:
    """A moment as events carry it."""
    return written(at) if at else None


def meeting_item(meeting: Meeting, lang: str) -> Item:
    """What a list says of a meeting."""
    return {
        "number": meeting.pk,
        "kind": meeting.kind,
        "title": meeting.title,
        "state": reference.label(meeting.state, lang) if meeting.state else None,
        "session": meeting.session,
        "rehearsal": meeting.rehearsal,
        "planned_at": written(meeting.made_at),
    }


def speaker_item(speaker: str, state: State, lang: str) -> Item:
    """A State by its name, an office or a stakeholder as it is called: then without a code."""
    if state.plan and speaker in state.plan.seats:
        return reference.label(speaker, lang)
    return {"iso3": None, "name": speaker, "invented": False}


def turn_item(turn: Turn, state: State, lang: str, at: datetime) -> Item:
    """A turn: who, for what, how long, and where it stands."""
    return {
        "number": turn.number,
        "kind": turn.kind.value,
        "speaker": speaker_item(turn.speaker, state, lang),
        "list": turn.list,
        "seconds": turn.seconds,
        "used": used_seconds([turn], at),
        "status": turn.status.value,
        "subject": turn.subject,
        "interruptions": turn.interruptions,
        "reason": turn.reason,
    }


def clock_item(clock: Clock | None, state: State, lang: str) -> Item | None:
    """The clock of whoever has the floor; None where nobody has."""
    if clock is None:
        return None
    turn = state.turns[clock.turn]
    return {
        "turn": clock.turn,
        "kind": turn.kind.value,
        "status": turn.status.value,
        "speaker": speaker_item(clock.speaker, state, lang),
        "seconds": clock.seconds,
        "used": clock.used,
        "remaining": clock.remaining,
        "running": clock.running,
        "warned": clock.warned,
        "ends": moment(clock.ends),
    }


def lists(state: State, lang: str, at: datetime) -> list[Item]:
    """The lists of speakers with their turns in order."""
    return [
        {
            "name": rule.name,
            "open": found.open,
            "announced": found.announced,
            "stage": found.stage,
            "source": found.source,
            "verified": found.verified,
            "turns": [turn_item(state.turns[each], state, lang, at) for each in found.order],
        }
        for rule in state.rules.lists
        if (found := state.lists.get(rule.name))
    ]


def asking(state: State, lang: str, at: datetime) -> list[Item]:
    """Those who ask for the floor beside the lists, points of order first."""
    waits = [each for each in state.turns.values() if each.list is None and each.status is Status.WAITING]
    waits.sort(key=lambda each: (each.kind is not TurnKind.POINT_OF_ORDER, each.number))
    return [turn_item(each, state, lang, at) for each in waits]


def held(state: State, lang: str, at: datetime) -> list[Item]:
    """The turns that were held or passed over, in the order in which they were."""
    over = [
        each
        for each in state.turns.values()
        if each.status in (Status.ENDED, Status.CUT, Status.SKIPPED) and each.number != state.floor
    ]
    over.sort(key=lambda each: (each.spans[0][0] if each.spans else at, each.number))
    return [turn_item(each, state, lang, at) for each in over]


def draws(state: State, lang: str) -> list[Item]:
    """The draws as far as they have come; `proof` is the file that anybody can verify, once the secret was shown."""
    return [_draw(each, state, lang) for each in state.draws.values()]


def _draw(draw: Draw, state: State, lang: str) -> Item:
    return {
        "kind": draw.kind,
        "commitment": draw.commitment,
        "words": draw.words,
        "lots": [reference.label(each, lang) for each in draw.lots],
        "result": [reference.label(each, lang) for each in draw.result],
        "source": draw.source,
        "verified": draw.verified,
        "proof": draw_record(state, draw.kind) if draw.secret is not None else None,
    }


def questions(state: State, lang: str) -> list[Item]:
    """The advance questions."""
    return [
        {
            "number": each.number,
            "state": reference.label(each.state, lang),
            "text": each.text,
            "language": each.language,
        }
        for each in state.questions
    ]


def said_in_public(state: State, lang: str) -> list[Item]:
    """The texts of statements as far as they were said."""
    marks = _marks(state, ())
    return [
        _statement(each, text, state, lang, marks.get(each.number, ()), mine=False)
        for each in state.statements.values()
        if (text := said(state, each))
    ]


def statements(state: State, parts: Parts, lang: str, public: Mapping[int, Item]) -> list[Item]:
    """The texts of statements that the viewer may see; of those of others only what was said, as `public` has it by
    their numbers."""
    own, whole, marks = speaks_for(parts), sees_whole(state, parts), _marks(state, parts)
    items = (
        _statement(each, each.text, state, lang, marks.get(each.number, ()), mine=each.speaker in own)
        if whole(each)
        else public.get(each.number)
        for each in state.statements.values()
    )
    return [item for item in items if item]


def _marks(state: State, parts: Parts) -> dict[int, list[Item]]:
    """What the viewer may see of what is marked in texts, by their numbers, in the order of each text."""
    found: dict[int, list[Item]] = {}
    for each in state.recommendations.values():
        if each.statement is not None and sees(state, each, parts):
            mark = {"number": each.number, "start": each.start, "end": each.end, "mark": each.mark.value}
            found.setdefault(each.statement, []).append(mark)
    return {
        number: sorted(marks, key=lambda mark: (mark["start"] or 0, mark["end"] or 0))
        for number, marks in found.items()
    }


def _statement(each: Statement, text: str, state: State, lang: str, marks: Sequence[Item], *, mine: bool) -> Item:
    return {
        "number": each.number,
        "turn": each.turn,
        "kind": state.turns[each.turn].kind.value,
        "speaker": speaker_item(each.speaker, state, lang),
        "text": text,
        "language": each.language,
        "at": written(each.at),
        "said": each.said,
        "spoken": state.turns[each.turn].status in (Status.ENDED, Status.CUT),
        "is_public": said(state, each) == text,
        "own": mine,
        "marks": [mark for mark in marks if (mark["end"] or 0) <= len(text)],
        "file": {name: each.file[name] for name in ("name", "size")} if each.file and text == each.text else None,
    }


def report(state: State, lang: str) -> list[Item]:
    """The draft report: its recommendations in order, each with all answers; the last one holds."""
    return [
        {
            "place": item.place,
            "label": f"{state.report_list}.{item.place}" if state.report_list else None,
            **recommendation(item.recommendation, state, lang),
        }
        for item in draft_report(state)
    ]


def marked(state: State, parts: Parts, lang: str) -> list[Item]:
    """What was marked as a recommendation and is not settled, or was rejected, as far as the viewer may see it."""
    return [
        recommendation(each, state, lang)
        for each in state.recommendations.values()
        if each.mark in (Mark.SUGGESTED, Mark.REJECTED) and sees(state, each, parts)
    ]


def recommendation(each: Recommendation, state: State, lang: str) -> Item:
    """A recommendation with its States, words and answers."""
    return {
        "number": each.number,
        "states": [speaker_item(state_, state, lang) for state_ in each.states],
        "text": each.text,
        "language": each.language,
        "mark": each.mark.value,
        "statement": each.statement,
        "start": each.start,
        "end": each.end,
        "by": speaker_item(each.by, state, lang),
        "confidence": each.confidence,
        "sign": each.sign,
        "unsaid": _unsaid(each, state),
        "reason": each.reason,
        "answers": [_answer(answer) for answer in each.answers],
    }


def _unsaid(each: Recommendation, state: State) -> bool:
    """Whether the microphone was cut before a passage was said, as the secretariat has compared."""
    said_ = state.statements[each.statement].said if each.statement is not None else None
    return said_ is not None and (each.end or 0) > said_


def _answer(answer: Answer) -> Item:
    return {"position": answer.position.value, "words": answer.words, "language": answer.language}


def proposals(state: State, lang: str) -> list[Item]:
    """The proposals and amendments, with what became of them."""
    return [_proposal(each, state, lang) for each in state.proposals.values()]


def _proposal(each: Proposal, state: State, lang: str) -> Item:
    return {
        "number": each.number,
        "symbol": each.symbol,
        "title": each.title,
        "text": each.text,
        "sponsors": [speaker_item(sponsor, state, lang) for sponsor in each.sponsors],
        "rule": each.rule,
        "amends": each.amends,
        "amendments": list(each.amendments),
        "question": each.question,
        "parts": [
            {"part": place, "title": part.title, "fate": part.fate.value} for place, part in enumerate(each.parts, 1)
        ],
        "fate": each.fate.value,
        "vote_requested_by": speaker_item(each.vote_requested_by, state, lang) if each.vote_requested_by else None,
        "polls": list(each.polls),
    }


def motions(state: State, lang: str) -> list[Item]:
    """The motions; `adopted` is null until they were decided, `poll` where nobody voted on them."""
    return [
        {
            "number": each.number,
            "motion": each.motion,
            "mover": speaker_item(each.mover, state, lang),
            "proposal": each.proposal,
            "parts": list(each.parts),
            "objected_by": speaker_item(each.objected_by, state, lang) if each.objected_by else None,
            "withdrawn": each.withdrawn,
            "adopted": each.adopted,
            "poll": each.poll,
        }
        for each in state.motions.values()
    ]


def polls(state: State, lang: str) -> list[Item]:
    """The votes: as cast and as intended, once everybody may see them; `voted` counts those who have."""
    return [_poll(each, state, lang) for each in state.polls.values()]


def _poll(poll: Poll, state: State, lang: str) -> Item:
    shown = votes_are_open(poll)
    return {
        "number": poll.number,
        "about": poll.about,
        "subject": poll.subject,
        "part": poll.part,
        "method": poll.method,
        "rule": poll.rule,
        "open": poll.result is None,
        "next": reference.label(poll.next, lang) if poll.next and poll.result is None else None,
        "voters": len(poll.voters),
        "voted": len(poll.votes),
        "votes": [
            {
                "state": reference.label(each, lang),
                "cast": poll.votes.get(each),
                "intended": poll.intended.get(each),
                "absent": each in poll.absent,
            }
            for each in poll.voters
            if each in poll.votes or each in poll.absent or each in poll.intended
        ]
        if shown
        else [],
        "result": dict(poll.result) if poll.result is not None else None,
    }


def quorum(state: State) -> Item | None:
    """How many must vote for a decision, and how many have; None where this kind of meeting puts nothing to the vote
    just now."""
    poll = state.polls.get(state.poll) if state.poll is not None else None
    if poll is None and not any(each.fate is Fate.OPEN for each in state.proposals.values()):
        return None
    found = quorum_of(state, poll)._asdict()
    return {**found, "voted": found["voted"] if poll else None}


def order_of_proposals(state: State) -> Item | None:
    """The practice by which proposals on the same question are put in order, where there are such."""
    found = state.plan.limits.get(COMPETING) if state.plan else None
    if found is None or all(each.question is None for each in state.proposals.values()):
        return None
    return {"value": found["value"], "source": found["source"], "verified": found["verified"]}


def precedents(lang: str) -> list[Item]:
    """The cases in which a State did not come to its review or take up its outcome, and what was decided on them."""
    return [
        {
            "state": reference.label(each.iso3, lang),
            "what": each.what,
            "session": each.session,
            "on": each.on.isoformat() if each.on else None,
            "decision": each.decision or None,
            "decided_on": each.decided_on.isoformat() if each.decided_on else None,
            "put_off_to": each.put_off_to,
            "where": each.where,
            "held_on": each.held_on.isoformat() if each.held_on else None,
            "source": each.source,
            "verified": each.verified,
        }
        for each in facts.non_cooperation()
    ]


def points(state: State, lang: str, at: datetime) -> list[Item]:
    """The points of order that wait for a ruling."""
    allowed = (Status.WAITING, Status.ENDED, Status.CUT)
    return [
        turn_item(each, state, lang, at)
        for each in state.turns.values()
        if each.kind is TurnKind.POINT_OF_ORDER and each.status in allowed and each.number not in state.rulings
    ]


def rulings(state: State, lang: str) -> list[Item]:
    """What the presider ruled on points of order, and what became of appeals."""
    return [
        {
            "turn": each.turn,
            "speaker": speaker_item(state.turns[each.turn].speaker, state, lang),
            "upheld": each.upheld,
            "words": each.words,
            "presider": each.presider,
            "appealed_by": speaker_item(each.appealed_by, state, lang) if each.appealed_by else None,
            "overruled": each.overruled,
        }
        for each in state.rulings.values()
    ]
