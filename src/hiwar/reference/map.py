"""How a map of the site is cut into parts, whichever room's pages it lists."""

from __future__ import annotations

A_PART = 10_000
"""Addresses in one part at most."""

Place = tuple[str, tuple[str | int, ...]]
"""The name of a page and what its address holds after the language."""


def parts(count: int) -> int:
    """How many parts so many addresses take."""
    return -(-count // A_PART)


def stretch(part: int) -> slice:
    """Which of all addresses stand in a part, counted from 1."""
    return slice((part - 1) * A_PART, part * A_PART)
