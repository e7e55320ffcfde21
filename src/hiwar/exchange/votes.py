"""Resolutions and votes as the rows of a table: what a page lists, all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from hiwar.exchange.formats.delimited import table
from hiwar.resolutions import queries

MOST = 1_000_000
"""More rows than any of these tables can have."""

TALLY = ("yes", "no", "abstain", "absent")

OF_RESOLUTIONS = (
    "symbol",
    "body",
    "session",
    "date",
    "title",
    "language",
    "adoption",
    "adopted",
    *TALLY,
    "kind",
    "about",
    "verified",
)
OF_A_VOTE = ("symbol", "key", "date", "group", "iso3", "state", "vote", "intended")
OF_A_STATE = ("date", "body", "session", "symbol", "title", "language", "put", "vote", "intended", *TALLY, "key")
OF_TWO_STATES = ("date", "body", "session", "symbol", "title", "language", "put", "one", "other", *TALLY, "key")

Row = dict[str, Any]


def of_resolutions(filters: queries.ResolutionFilters, lang: str) -> Iterable[Row]:
    """The resolutions that pass the filters."""
    for text in queries.resolutions(filters, 1, lang, size=MOST)["resolutions"]:
        about = " ".join(state["iso3"] for state in text["about"])
        yield {**_flat(text), "about": about}


def of_a_vote(found: Row) -> Iterable[Row]:
    """Who voted how, from the context of a resolution or of a vote."""
    symbol = found["resolution"]["symbol"] if found["resolution"] else None
    vote = found["vote"] or {"groups": ()}
    for group in vote["groups"]:
        for choice, members in group["members"].items():
            for member in members:
                yield {
                    "symbol": symbol,
                    "key": vote["key"],
                    "date": vote["date"],
                    "group": group["group"]["code"] if group["group"] else None,
                    "iso3": member["iso3"],
                    "state": member["name"],
                    "vote": choice,
                    "intended": member.get("intended"),
                }


def of_a_state(iso3: str, filters: queries.VoteFilters, lang: str) -> Iterable[Row] | None:
    """How a State voted; None for a code that no State has."""
    found = queries.votes_of(iso3, filters, 1, lang, size=MOST)
    return None if found is None else map(_flat, found["votes"])


def of_two_states(one: str, other: str, filters: queries.VoteFilters, lang: str) -> Iterable[Row] | None:
    """The votes in which two States differ; None where one is no State."""
    found = queries.compared(one, other, filters, 1, lang, size=MOST)
    return None if found is None else map(_flat, found["differences"])


def _flat(told: Row) -> Row:
    """What stands in parts of its own, side by side."""
    return {
        **told,
        **(told["tally"] or {}),
        "title": told["title"]["text"],
        "language": told["title"]["language"] if told["title"]["text"] else "",
    }


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """The rows as CSV; yes and no are `true` and `false`."""
    return table(columns, ({name: _told(value) for name, value in row.items()} for row in rows))


def _told(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value
