"""Actors by mandate. The log of the record never names a person: it names the office and the person's number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hiwar.accounts.enums import Role
from hiwar.audit.actors import OPERATOR, Actor, is_operator


@dataclass(frozen=True, slots=True)
class Mandated(Actor):
    """A person who acts by a mandate in force: in a `role`, for an `office` (its code) and, where the role is one of a
    State's, for that `state` (ISO 3166-1 alpha-3). Anybody may take on the same mandate later; the log tells both
    apart."""

    role: Role
    person: int
    state: str = ""
    office: str = ""
    mandate: int = 0


VISITOR = Actor("visitor")
"""Anybody, without an account: reads what is public, and may report an error."""


def acting_as(*roles: Role) -> Callable[[Actor], bool]:
    """The predicate for a command that the operator and those who act in one of these roles may give."""

    def may(actor: Actor) -> bool:
        return is_operator(actor) or (isinstance(actor, Mandated) and actor.role in roles)

    return may


def anybody(actor: Actor) -> bool:
    """The predicate for a command that needs no mandate; whoever calls it is named all the same."""
    return actor in (OPERATOR, VISITOR) or isinstance(actor, Mandated)


def by_mandate(actor: Actor) -> bool:
    """The predicate for what a person does by a mandate of their own, whatever its role."""
    return isinstance(actor, Mandated)
