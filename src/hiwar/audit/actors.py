"""Who acts. The log keeps the actor as text, so that it depends on nobody's table of people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who gives commands, by the name that the log will show."""

    name: str


OPERATOR = Actor("operator")
"""The office that the command line acts for: whoever runs the installation."""


def is_operator(actor: Actor) -> bool:
    """Whether this is the office of the operator."""
    return actor == OPERATOR
