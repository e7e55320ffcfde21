"""The hash of what a source says of an action, by which an edition is told from another and the log seals the rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from hiwar.audit.chain import canonical
from hiwar.resolutions.models import Action

_COLUMNS = (
    "body",
    "session",
    "step",
    "put",
    "dated",
    "recorded",
    "adopted",
    "title",
    "written",
    "item",
    "agenda",
    "subjects",
    "facts",
    "yes",
    "no",
    "abstain",
    "absent",
    "published_yes",
    "published_no",
    "published_abstain",
    "published_absent",
    "source",
    "verified",
    "note",
)

Cast = tuple[str, str, str]
"""A vote: the State, its label in the source, the letter."""


def digest(action: Action, cast: Iterable[Cast]) -> str:
    """The hash over an action and the votes cast in it, in whatever order these come."""
    about: list[Any] = [getattr(action, column) for column in _COLUMNS]
    found = hashlib.sha256(canonical([str(each) if each is not None else None for each in about]).encode())
    found.update("\n".join(sorted("\t".join(each) for each in cast)).encode())
    return found.hexdigest()


def seal(digests: Iterable[str]) -> str:
    """The hash over those of several actions, in whatever order these come."""
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()
