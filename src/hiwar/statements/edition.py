"""Which edition of the checker says something: the same one says the same of the same text and record."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import hiwar

_PARTS = ("checking", "reading", "understanding", "procedure")
"""The packages of the kernel that decide what is found."""


@cache
def checker() -> str:
    """Hiwar's version, with the first digits of a hash over the rules and the words."""
    found = hashlib.sha256()
    for part in _PARTS:
        _add(found, files("hiwar.kernel") / part)
    return f"hiwar {hiwar.__version__}, checker {found.hexdigest()[:12]}"


def _add(found: hashlib._Hash, place: Traversable) -> None:
    for each in sorted(place.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            _add(found, each)
        elif each.name.endswith((".py", ".toml")):
            found.update(each.name.encode() + b"\0" + each.read_bytes())
