"""What a meeting, or several, add up to, as CSV: the equal-footing sheet, and the list of speakers with their times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hiwar.exchange.formats.delimited import table

Item = dict[str, Any]

FIGURES = (
    "speakers",
    "turns",
    "held",
    "planned_seconds",
    "used_seconds",
    "share_of_turns",
    "share_of_time",
    "interruptions",
    "points",
    "upheld",
    "cut",
    "absent",
    "struck",
    "not_heard",
)
"""The figures of a share, as `hiwar.kernel.meeting.equal_footing.Share` describes them."""

SHEET = ("part", "code", "name", "standing", *FIGURES)
"""The columns of the sheet; `part` is `speaker`, `group`, `standing` or `whole`."""

SPEAKERS = (
    "turn",
    "speaker",
    "name",
    "standing",
    "kind",
    "list",
    "planned_seconds",
    "used_seconds",
    "began",
    "ended",
    "status",
    "interruptions",
    "reason",
)
"""The columns of the list of speakers."""


def sheet_as_csv(sheet: Item) -> bytes:
    """A sheet as `hiwar.dialogue.queries` gives it, of one meeting or of several; names are in its language."""
    return table(SHEET, _shares(sheet))


def _shares(sheet: Item) -> Iterator[Item]:
    for each in sheet["speakers"]:
        yield {**each, "part": "speaker", "code": each["speaker"]["iso3"], "name": each["speaker"]["name"]}
    for each in sheet["groups"]:
        group = each["group"] or {"code": None, "name": None}
        yield {**each, "part": "group", "code": group["code"], "name": group["name"]}
    for each in sheet["standings"]:
        yield {**each, "part": "standing"}
    yield {**sheet["whole"], "part": "whole"}


def speakers_as_csv(sheet: Item, *, mark: bool = False) -> bytes:
    """The list of speakers of one meeting, from its sheet: in the order in which they had the floor, those who had it
    not at the end. With a byte order mark, by which Excel knows UTF-8, where it is wanted."""
    return table(SPEAKERS, map(_turn, sheet["turns"]), mark=mark)


def _turn(turn: Item) -> Item:
    spans = turn["spans"]
    return {
        **turn,
        "turn": turn["number"],
        "speaker": turn["speaker"]["iso3"],
        "name": turn["speaker"]["name"],
        "planned_seconds": turn["seconds"],
        "used_seconds": turn["used"],
        "began": spans[0]["began"] if spans else None,
        "ended": spans[-1]["ended"] if spans else None,
    }
