"""One meeting as one viewer may see it: every screen is made of this one item, and nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hiwar.audit.actors import Actor
from hiwar.dialogue.courses import course_of, followed_by
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.pacing import is_paced
from hiwar.dialogue.parts import parts_of
from hiwar.dialogue.queries import shown
from hiwar.dialogue.queries.listing import meeting_of
from hiwar.dialogue.queries.seeing import Parts, at_the_desk, speaks_for
from hiwar.dialogue.standing import standing
from hiwar.kernel.meeting import (
    EVENTS,
    Phase,
    Refusal,
    Role,
    State,
    Status,
    TurnKind,
    apply,
    budgets,
    clock,
    due,
    handed_on,
    next_kind,
    role_of,
)
from hiwar.kernel.meeting.draws import order_draw
from hiwar.kernel.meeting.form import written
from hiwar.kernel.meeting.kinds import TURN_RULES
from hiwar.kernel.meeting.turns import line, my_turn
from hiwar.reference import queries as reference
from hiwar.reviews.models import HeldMeeting

Item = dict[str, Any]

NEXT = 5
"""How many of those who come next are named."""


def screen(number: int, actor: Actor | None, lang: str, now: datetime) -> Item:
    """A meeting as somebody may see it at a moment: what is due by the clock but not stored yet counts as happened.
    Where a script paces the meeting, the moment is that of the last event.

    `seq` is the number of the last event that is stored, and goes back with a command as `seen`. Raises Missing.
    """
    meeting = meeting_of(number)
    stored = standing(meeting).state
    if meeting.rehearsal and stored.at and is_paced(number):
        now = stored.at
    state = stored
    for event in due(state, now):
        state = apply(state, event)
    parts = parts_of(actor, meeting, state)
    return {
        "meeting": shown.meeting_item(meeting, lang),
        "course": course(meeting, state, parts, lang),
        "record": record_of(meeting, state),
        "seq": stored.number,
        "at": written(now),
        "phase": state.phase.value,
        "presider": state.presider,
        "registration": {"opens": written(state.window[0]), "closes": written(state.window[1])}
        if state.window
        else None,
        "questions_close": shown.moment(state.plan.questions_close) if state.plan else None,
        "resumes": shown.moment(state.resumes),
        "sittings": [{"began": written(each.began), "ended": shown.moment(each.ended)} for each in state.sittings],
        "clock": shown.clock_item(clock(state, now), state, lang),
        "next": [shown.turn_item(each, state, lang, now) for each in line(state)[:NEXT]],
        "budgets": [each._asdict() for each in budgets(state, now)],
        "lists": shown.lists(state, lang, now),
        "asking": shown.asking(state, lang, now),
        "held": shown.held(state, lang, now),
        "draws": shown.draws(state, lang),
        "draws_to_begin": draws_to_begin(state),
        "troika": [reference.label(each, lang) for each in state.troika],
        "questions": shown.questions(state, lang),
        "statements": shown.statements(state, parts, lang),
        "report": shown.report(state, lang),
        "marked": shown.marked(state, parts, lang),
        "pledges": [{"number": each.number, "text": each.text, "language": each.language} for each in state.pledges],
        "proposals": shown.proposals(state, lang),
        "motions": shown.motions(state, lang),
        "polls": shown.polls(state, lang),
        "rulings": shown.rulings(state, lang),
        "points": shown.points(state, lang, now),
        "absences": [
            {"number": each.number, "decision": each.decision, "words": each.words, "session": each.session}
            for each in state.absences
        ],
        "kinds_of_turns": kinds_of_turns(state, parts),
        "you": _you(state, parts, lang, now),
        "may": may(state, parts),
    }


def may(state: State, parts: Parts) -> list[str]:
    """The commands that somebody may give now, by part and phase; whether one fits as things stand is decided when it
    is given."""
    return [
        name
        for name, kind in EVENTS.items()
        if state.phase in state.rules.phases(name) and any(role_of(state, part) in kind.roles for part in parts)
    ]


def course(meeting: Meeting, state: State, parts: Parts, lang: str) -> Item:
    """The meetings to which this one belongs, the first one first; what may be planned `next` by the viewer."""
    may = state.phase is Phase.CLOSED and at_the_desk(parts) and not isinstance(handed_on(state), Refusal)
    return {
        "meetings": [
            {"number": each.pk, "kind": each.kind, "title": each.title, "this": each.pk == meeting.pk}
            for each in course_of(meeting)
        ],
        "next": next_kind(state) if may and followed_by(meeting) is None else None,
    }


def record_of(meeting: Meeting, state: State) -> Item | None:
    """Where the record has what came of a meeting that is over; None where it has not."""
    if state.phase is not Phase.CLOSED:
        return None
    found = HeldMeeting.objects.filter(number=meeting.pk).select_related("review", "document").first()
    if found is None:
        return None
    return {"state": found.review.state_id, "session": found.review.session, "symbol": found.document.symbol}


def draws_to_begin(state: State) -> list[str]:
    """The draws that such a meeting needs and that nobody has begun: of the troika, where it is not drawn yet for the
    whole session; of the order in which States speak."""
    wanted = [order_draw(state), *(["troika"] if not state.troika else [])]
    return [each for each in wanted if each in state.rules.draws and each not in state.draws]


def kinds_of_turns(state: State, parts: Parts) -> list[str]:
    """For what somebody may ask for the floor, beside the lists."""
    roles = {role_of(state, part) for part in parts}
    return [kind.value for kind in TurnKind if kind in state.rules.turns and roles & TURN_RULES[kind].roles]


def _you(state: State, parts: Parts, lang: str, now: datetime) -> Item:
    """What is the viewer's own: parts, turns, when the next comes, recommendations, exchanges proposed, the vote."""
    own = speaks_for(parts)
    found = next((each for speaker in sorted(own) if (each := my_turn(state, speaker, now))), None)
    return {
        "parts": [
            {
                "role": role_of(state, part).value,
                "state": reference.label(part.state, lang) if part.state else None,
                "office": part.office,
                "presides": part.role is Role.PRESIDER,
            }
            for part in parts
        ],
        "turns": [
            shown.turn_item(each, state, lang, now)
            for each in state.turns.values()
            if each.speaker in own and each.status is not Status.WITHDRAWN
        ],
        "turn": {"number": found.turn, "before": found.before, "seconds": found.seconds, "minutes": found.minutes}
        if found
        else None,
        "recommendations": [
            shown.recommendation(each, state, lang)
            for each in state.recommendations.values()
            if own.intersection(each.states)
        ],
        "exchanges": [
            {"list": name, "state": reference.label(proposer, lang)}
            for name, proposer, partner in state.swaps
            if partner in own
        ],
        "vote": _vote(state, own),
    }


def _vote(state: State, own: frozenset[str]) -> Item | None:
    """The vote that is being taken, where the viewer has one: what was `cast`, and whether it is `due` now."""
    poll = state.polls.get(state.poll or 0)
    mine = sorted(own.intersection(poll.voters)) if poll else []
    if poll is None or not mine:
        return None
    cast = poll.votes.get(mine[0])
    return {"poll": poll.number, "cast": cast, "due": cast is None and poll.next in (None, mine[0])}
