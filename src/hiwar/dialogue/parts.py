"""In what part somebody acts in a meeting: by a mandate, or by a place taken in a rehearsal."""

from __future__ import annotations

from dataclasses import dataclass

from hiwar.accounts import enums
from hiwar.accounts.actors import Mandated
from hiwar.audit.actors import Actor
from hiwar.dialogue.models import Meeting
from hiwar.kernel import meeting as kernel
from hiwar.kernel.meeting import EVENTS, Role, State


@dataclass(frozen=True, slots=True)
class Seated(Actor):
    """Somebody who has taken a place in a rehearsal, and acts in that meeting alone."""

    meeting: int
    role: Role
    state: str = ""
    office: str = ""


CHAIR, DESK = "chair", "secretariat"
"""The offices of a rehearsal that preside and look after the lists."""


STAKEHOLDERS = {f"stakeholder-{number}": f"Stakeholder {number}" for number in (1, 2, 3)}
"""The places of a rehearsal for who is no State, and under which name each speaks: in the plenary they have a list of
their own."""


def seated(meeting: Meeting, place: str) -> Seated:
    """Whoever has taken a place, one of the two offices, a stakeholder’s or that of a State by its code, as the log
    will name them."""
    name = f"meeting-{meeting.pk}/{place}"
    if place in (CHAIR, DESK):
        return Seated(name, meeting.pk, Role.SECRETARIAT, office=place)
    if place in STAKEHOLDERS:
        return Seated(name, meeting.pk, Role.STAKEHOLDER, office=STAKEHOLDERS[place])
    return Seated(name, meeting.pk, Role.DELEGATION, state=place)


_BY_MANDATE = {
    enums.Role.DELEGATE: Role.DELEGATION,
    enums.Role.SECRETARIAT: Role.SECRETARIAT,
    enums.Role.OBSERVER: Role.STAKEHOLDER,
}
"""The part that a mandate gives. Who holds the office of the presider presides, whatever its role."""


def parts_of(actor: Actor | None, meeting: Meeting, state: State) -> list[kernel.Actor]:
    """The parts that somebody has in a meeting, the presider's first; none for who only looks on."""
    role: Role | None
    if isinstance(actor, Seated):
        if actor.meeting != meeting.pk:
            return []
        role, code, office = actor.role, actor.state, actor.office
    elif isinstance(actor, Mandated):
        role, code, office = _BY_MANDATE.get(actor.role), actor.state, actor.office
    else:
        return []
    found = []
    if office and office == state.presider:
        found.append(kernel.Actor(Role.PRESIDER, office=office))
    if role is Role.DELEGATION and code:
        found.append(kernel.Actor(role, state=code))
    elif role in (Role.SECRETARIAT, Role.STAKEHOLDER) and office:
        found.append(kernel.Actor(role, office=office))
    return found


def part_for(command: str, parts: list[kernel.Actor], state: State) -> kernel.Actor | None:
    """Of somebody's parts the one in which the command is given: the first that may give it, else the first."""
    kind = EVENTS.get(command)
    able = [part for part in parts if kind and kernel.role_of(state, part) in kind.roles]
    return next(iter(able or parts), None)
