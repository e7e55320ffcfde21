"""One meeting as one viewer may see it: every screen is made of this one item, and nothing else.

Most of it is the same for everybody, whatever their part: the scene. What is a viewer's own is added to it. So where
hundreds ask at the same moment, the scene is made once.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from hiwar.audit.actors import Actor
from hiwar.audit.commands import NotAllowed
from hiwar.dialogue.courses import course_of, followed_by
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.pacing import is_paced
from hiwar.dialogue.parts import parts_of
from hiwar.dialogue.queries import shown
from hiwar.dialogue.queries.listing import meeting_of
from hiwar.dialogue.queries.places import seats
from hiwar.dialogue.queries.scenes import Scene
from hiwar.dialogue.queries.seeing import Parts, at_the_desk, speaks_for
from hiwar.dialogue.standing import Standing, standing
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
    next_due,
    next_kind,
    role_of,
)
from hiwar.kernel.meeting.draws import order_draw
from hiwar.kernel.meeting.form import written
from hiwar.kernel.meeting.kinds import TURN_RULES
from hiwar.kernel.meeting.turns import Estimate, line, turns_to_come
from hiwar.reference import queries as reference
from hiwar.reviews.models import HeldMeeting

Item = dict[str, Any]

PARTS: Mapping[str, frozenset[str]] = {
    "preside": frozenset({Role.PRESIDER.value}),
    "desk": frozenset({Role.SECRETARIAT.value}),
    "delegation": frozenset({Role.DELEGATION.value, Role.STATE_UNDER_REVIEW.value, Role.STAKEHOLDER.value}),
}
"""The screens of those who take part, each with the parts whose it is."""

WALL = "wall"
"""The screen that everybody may see, across a room."""

NEXT = 5
"""How many of those who come next are named."""


_KEPT: dict[tuple[int, str], Scene] = {}
_LOCK = threading.Lock()
_MOST_KEPT = 48


def screen(number: int, actor: Actor | None, lang: str, now: datetime) -> Item:
    """A meeting as somebody may see it at a moment: what is due by the clock but not stored yet counts as happened.
    Where a script paces the meeting, the moment is that of the last event.

    `seq` is the number of the last event that is stored, and goes back with a command as `seen`. Raises Missing.
    """
    return seen_by(actor, scene(number, lang, now))


def scene(number: int, lang: str, now: datetime) -> Scene:
    """What everybody sees of a meeting at a moment. Raises Missing."""
    meeting = meeting_of(number)
    return _scene(meeting, standing(meeting), lang, now, paced=_is_paced(meeting))


def scene_kept(number: int, lang: str, now: datetime) -> Scene:
    """As `scene`; one that was made before is good until something happens, or the clock brings something: then only
    the seconds that the clock has shown since are missing, and `ends` tells them. Raises Missing."""
    return scenes_kept(number, (lang,), now)[lang]


def scenes_kept(number: int, languages: Collection[str], now: datetime) -> dict[str, Scene]:
    """As `scene_kept`, in several languages, the meeting looked up once. Raises Missing."""
    meeting = meeting_of(number)
    found, paced = standing(meeting), _is_paced(meeting)
    return {lang: _kept(meeting, found, lang, now, paced=paced) for lang in languages}


def _kept(meeting: Meeting, found: Standing, lang: str, now: datetime, *, paced: bool) -> Scene:
    """The scene that was made before if it is still good, else a new one, made once however many want it."""
    if found.state.phase is Phase.CLOSED:  # what follows it and what the record has of it changes without an event
        return _scene(meeting, found, lang, now, paced=paced)

    def known() -> Scene | None:
        kept = _KEPT.get((meeting.pk, lang))
        if kept is None or (kept.head, kept.paced) != (found.head, paced):
            return None
        return kept if paced or kept.holds(now) else None

    if good := known():
        return good
    with _LOCK:
        if good := known():
            return good
        made = _scene(meeting, found, lang, now, paced=paced)
        _KEPT.pop((meeting.pk, lang), None)
        _KEPT[meeting.pk, lang] = made
        while len(_KEPT) > _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
    return made


def _is_paced(meeting: Meeting) -> bool:
    return meeting.rehearsal and is_paced(meeting.pk)


def brought_to(state: State, meeting: Meeting, now: datetime) -> tuple[State, datetime]:
    """The state of a meeting after what is due by a moment, and the moment at which its screens show it: where a script
    paces the meeting, that of the last event."""
    return _brought_to(state, now, paced=_is_paced(meeting))


def _brought_to(state: State, now: datetime, *, paced: bool) -> tuple[State, datetime]:
    if paced and state.at:
        now = state.at
    for event in due(state, now):
        state = apply(state, event)
    return state, now


def _scene(meeting: Meeting, found: Standing, lang: str, now: datetime, *, paced: bool) -> Scene:
    state, now = _brought_to(found.state, now, paced=paced)
    item = _of_everybody(meeting, found.state.number, state, lang, now)
    said = {each["number"]: each for each in item["statements"]}
    to_come = turns_to_come(state, now)
    return Scene(meeting, lang, now, next_due(state), found.head, paced, state, item, said, to_come)


def _of_everybody(meeting: Meeting, number: int, state: State, lang: str, now: datetime) -> Item:
    """A screen as it is for whoever has no part."""
    return {
        "meeting": shown.meeting_item(meeting, lang),
        "course": {"meetings": _course(meeting), "next": None},
        "seq": number,
        "at": written(now),
        "phase": state.phase.value,
        "entered": _entered(meeting, state),
        "presider": state.presider,
        "registration": {"opens": written(state.window[0]), "closes": written(state.window[1])}
        if state.window
        else None,
        "registers": "registration.set" in state.rules.events,
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
        "void_draws": [each._asdict() for each in state.void_draws],
        "draws_to_begin": draws_to_begin(state),
        "troika": [reference.label(each, lang) for each in state.troika],
        "questions": shown.questions(state, lang),
        "statements": shown.said_in_public(state, lang),
        "report": shown.report(state, lang),
        "marked": shown.marked(state, (), lang),
        "pledges": [{"number": each.number, "text": each.text, "language": each.language} for each in state.pledges],
        "proposals": shown.proposals(state, lang),
        "order_of_proposals": shown.order_of_proposals(state),
        "motions": shown.motions(state, lang),
        "polls": shown.polls(state, lang),
        "quorum": shown.quorum(state),
        "rulings": shown.rulings(state, lang),
        "points": shown.points(state, lang, now),
        "absences": [each._asdict() for each in state.absences],
        "precedents": shown.precedents(lang) if state.phase is Phase.ABSENT else [],
        "kinds_of_turns": [],
        "you": _you(state, (), lang, now, {}),
        "may": [],
    }


def _course(meeting: Meeting) -> list[Item]:
    """The meetings to which this one belongs, the first one first."""
    return [
        {"number": each.pk, "kind": each.kind, "title": each.title, "this": each.pk == meeting.pk}
        for each in course_of(meeting)
    ]


def _entered(meeting: Meeting, state: State) -> Item | None:
    """Where the record has what came of a meeting that is over; None where it has not."""
    if state.phase is not Phase.CLOSED:
        return None
    found = HeldMeeting.objects.filter(number=meeting.pk).select_related("review", "document").first()
    if found is None:
        return None
    return {"iso3": found.review.state_id, "session": found.review.session, "symbol": found.document.symbol}


def seen_by(actor: Actor | None, scene: Scene) -> Item:
    """A scene with what is somebody's own in it. What it holds is shared, so nobody may change it."""
    state, lang = scene.state, scene.lang
    parts = parts_of(actor, scene.meeting, state)
    if not parts:
        return dict(scene.item)
    roles = " ".join(role_of(state, part) for part in parts)
    if ("may", roles) not in scene.kept:
        scene.kept["may", roles] = kinds_of_turns(state, parts), may(state, parts)
    kinds, commands = scene.kept["may", roles]
    return {
        **scene.item,
        "course": {**scene.item["course"], "next": next_to_plan(scene.meeting, state, parts)},
        "statements": shown.statements(state, parts, lang, scene.said),
        "marked": shown.marked(state, parts, lang),
        "kinds_of_turns": kinds,
        "you": _you(state, parts, lang, scene.at, scene.to_come),
        "may": commands,
    }


def screen_of_part(number: int, name: str, actor: Actor | None, lang: str, now: datetime) -> Item:
    """The screen of a part (`PARTS`), or of the wall: what `screen` gives, with the `seats` that a working screen lets
    choose. Raises Missing, and NotAllowed, in a sentence, for the screen of a part that the viewer does not have."""
    return part_seen_by(actor, scene(number, lang, now), name)


def part_seen_by(actor: Actor | None, scene: Scene, name: str) -> Item:
    """As `screen_of_part`, of a scene. Raises NotAllowed."""
    found = seen_by(actor, scene)
    roles = {part["role"] for part in found["you"]["parts"]}
    if name in PARTS and not roles & PARTS[name]:
        raise NotAllowed(_("This screen is for those who take part in the meeting; take a place, or sign in."))
    return {**found, "seats": seats(scene) if name in PARTS else [], "screen": name}


def may(state: State, parts: Parts) -> list[str]:
    """The commands that somebody may give now, by part and phase; whether one fits as things stand is decided when it
    is given."""
    return [
        name
        for name, kind in EVENTS.items()
        if state.phase in state.rules.phases(name) and any(role_of(state, part) in kind.roles for part in parts)
    ]


def next_to_plan(meeting: Meeting, state: State, parts: Parts) -> str | None:
    """The kind of meeting that the viewer may plan after this one; None where nothing is to be planned."""
    if state.phase is not Phase.CLOSED or not at_the_desk(parts) or isinstance(handed_on(state), Refusal):
        return None
    return next_kind(state) if followed_by(meeting) is None else None


def draws_to_begin(state: State) -> list[str]:
    """The draws that such a meeting needs and that nobody has begun: of the troika, where it is not drawn yet for the
    whole session; of the order in which States speak."""
    wanted = [order_draw(state), *(["troika"] if not state.troika else [])]
    return [each for each in wanted if each in state.rules.draws and each not in state.draws]


def kinds_of_turns(state: State, parts: Parts) -> list[str]:
    """For what somebody may ask for the floor, beside the lists."""
    roles = {role_of(state, part) for part in parts}
    return [kind.value for kind in TurnKind if kind in state.rules.turns and roles & TURN_RULES[kind].roles]


def _you(state: State, parts: Parts, lang: str, now: datetime, to_come: Mapping[str, Estimate]) -> Item:
    """What is the viewer's own: parts, turns, when the next comes, recommendations, exchanges proposed, the vote."""
    own = speaks_for(parts)
    found = next((to_come[speaker] for speaker in sorted(own) if speaker in to_come), None)
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
