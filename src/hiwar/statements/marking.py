"""The text of a statement in pieces, for a page that marks who says what and what is claimed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from hiwar.kernel.reading.press import REPORTER, Statement

Item = dict[str, Any]


def marked(statement: Statement, claims: Sequence[Item]) -> list[list[Item]]:
    """The paragraphs, each in pieces: `text`, the number of the `claim` that it belongs to (from 1; of two that overlap
    the first; None for none), whether the claim `begins` or `ends` with it, and whether somebody else than the writer
    says it (`said`)."""
    said = [(each.start, each.end) for each in statement.quotations if each.speaker != REPORTER]
    cuts = {
        *(place for each in claims for place in (each["start"], each["end"])),
        *(place for each in said for place in each),
    }
    found = []
    for start, end in statement.paragraphs:
        places = sorted({start, end, *(cut for cut in cuts if start < cut < end)})
        found.append([_piece(statement.text, first, last, said, claims) for first, last in pairwise(places)])
    return found


def _piece(text: str, first: int, last: int, said: Sequence[tuple[int, int]], claims: Sequence[Item]) -> Item:
    number = next(
        (number for number, each in enumerate(claims, 1) if each["start"] <= first and last <= each["end"]), None
    )
    claim = claims[number - 1] if number else None
    return {
        "text": text[first:last],
        "claim": number,
        "verdict": claim["verdict"] if claim else None,
        "begins": bool(claim and claim["start"] == first),
        "ends": bool(claim and claim["end"] == last),
        "said": any(map(str.isalnum, text[first:last])) and any(start <= first and last <= end for start, end in said),
    }
