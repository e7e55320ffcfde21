"""One meeting as one viewer may see it: every screen is made of this one item, and nothing else.

Most of it is the same for everybody, whatever their part: the scene. What is a viewer's own is added to it. So where
hundreds ask at the same moment, the scene is made once.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hiwar.audit.actors import Actor
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.pacing import is_paced
from hiwar.dialogue.parts import parts_of
from hiwar.dialogue.queries import shown
from hiwar.dialogue.queries.listing import meeting_of
from hiwar.dialogue.queries.seeing import Parts, speaks_for
from hiwar.dialogue.standing import Standing, standing
from hiwar.kernel.meeting import EVENTS, Role, State, Status, TurnKind, apply, budgets, clock, due, next_due, role_of
from hiwar.kernel.meeting.form import written
from hiwar.kernel.meeting.kinds import TURN_RULES
from hiwar.kernel.meeting.turns import Estimate, line, turns_to_come
from hiwar.reference import queries as reference

Item = dict[str, Any]

NEXT = 5
"""How many of those who come next are named."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A meeting at a moment, in one language, as everybody sees it alike: `item` is what of a screen is nobody's own.
    `until` is when the clock brings something next if nothing happens before, None for never; `kept` holds what is made
    of the scene and is the same for everybody too."""

    meeting: Meeting
    lang: str
    at: datetime
    until: datetime | None
    head: str
    paced: bool
    state: State
    item: Item
    said: dict[int, Item]
    to_come: dict[str, Estimate]
    kept: dict[Any, Any] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The number of the last event that is stored."""
        return int(self.item["seq"])

    def holds(self, now: datetime) -> bool:
        """Whether the clock has brought nothing since."""
        return self.at <= now and (self.until is None or now < self.until)


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

    def known() -> Scene | None:
        kept = _KEPT.get((meeting.pk, lang))
        if kept is None or (kept.head, kept.paced) != (found.hash, paced):
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


def _scene(meeting: Meeting, found: Standing, lang: str, now: datetime, *, paced: bool) -> Scene:
    if paced and found.state.at:
        now = found.state.at
    state = found.state
    for event in due(state, now):
        state = apply(state, event)
    item = _of_everybody(meeting, found.state.number, state, lang, now)
    said = {each["number"]: each for each in item["statements"]}
    to_come = turns_to_come(state, now)
    return Scene(meeting, lang, now, next_due(state), found.hash, paced, state, item, said, to_come)


def _of_everybody(meeting: Meeting, number: int, state: State, lang: str, now: datetime) -> Item:
    """A screen as it is for whoever has no part."""
    return {
        "meeting": shown.meeting_item(meeting, lang),
        "seq": number,
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
        "troika": [reference.label(each, lang) for each in state.troika],
        "questions": shown.questions(state, lang),
        "statements": shown.said_in_public(state, lang),
        "report": shown.report(state, lang),
        "marked": shown.marked(state, (), lang),
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
        "kinds_of_turns": [],
        "you": _you(state, (), lang, now, {}),
        "may": [],
    }


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
        "statements": shown.statements(state, parts, lang, scene.said),
        "marked": shown.marked(state, parts, lang),
        "kinds_of_turns": kinds,
        "you": _you(state, parts, lang, scene.at, scene.to_come),
        "may": commands,
    }


def may(state: State, parts: Parts) -> list[str]:
    """The commands that somebody may give now, by part and phase; whether one fits as things stand is decided when it
    is given."""
    return [
        name
        for name, kind in EVENTS.items()
        if state.phase in state.rules.phases(name) and any(role_of(state, part) in kind.roles for part in parts)
    ]


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
