"""A record made of the tables beside it, for tests: what a few States did, each with its source.

Treaty acts cover the States named in `acts.csv`, by whom whatever is not there was not done by the end of 2022; votes
are the roll calls of the General Assembly on the texts about one State.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

from hiwar.kernel.checking.record import (
    Act,
    Figure,
    Members,
    Membership,
    Obligation,
    Resolution,
    Review,
    Standing,
    Tally,
    Vote,
    reviews_in,
)
from hiwar.kernel.facts import timetable
from hiwar.kernel.values import PartialDate

_FOLDER = Path(__file__).parent / "facts"
_COVERED_UNTIL = date(2022, 12, 31)
_IN_PART = {"USA": ("CRC", "CAT")}
_COUNCIL_NO = {"28/22": "BOL CHN CUB RUS VEN VNM"}


def rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


class FactsRecord:
    """Answers from the tables; silent about whatever they do not hold."""

    def __init__(self) -> None:
        self._acts: dict[tuple[str, str], list[Act]] = defaultdict(list)
        self._states: set[str] = set()
        for row in rows("acts"):
            self._states.add(row["state"])
            self._acts[row["state"], row["instrument"]].append(
                Act(
                    row["instrument"],
                    row["kind"],
                    PartialDate(row["date"]),
                    row["source"],
                    True,
                    bool(row["void"]),
                    row["name"],
                )
            )
        self._resolutions = tuple(_resolution(row) for row in rows("resolutions"))
        self._votes = {
            f"ga/{row['symbol']}": {
                state: vote
                for vote, column in ((Vote.YES, "yes"), (Vote.NO, "no"), (Vote.ABSTAINED, "abstain"))
                for state in row[column].split()
            }
            for row in rows("votes")
        }
        self._made: dict[tuple[str, int], dict[str, tuple[int, str]]] = defaultdict(dict)
        for row in rows("made"):
            self._made[row["state"], int(row["session"])][row["by"]] = int(row["number"]), row["source"]

    def reviews(self, state: str) -> tuple[Review, ...] | None:
        return reviews_in(timetable(), state)

    def membership(self, state: str, instrument: str, on: date) -> Membership:
        acts = tuple(act for act in self._acts[state, instrument] if act.date.first <= on)
        known = state in self._states and instrument in _IN_PART.get(state, (instrument,))
        left = [act for act in acts if act.kind == "withdrawal" and not act.void]
        if any(act.kind == "binding" for act in acts) and not left:
            return Membership(instrument, Standing.PARTY, acts)
        if not known or on > _COVERED_UNTIL:
            return Membership(instrument, Standing.UNKNOWN, acts)
        return Membership(instrument, Standing.SIGNED if acts and not left else Standing.NONE, acts)

    def obligations(self, state: str, on: date) -> tuple[Obligation, ...] | None:
        found = tuple(
            Obligation(
                row["instrument"],
                int(row["number"]),
                PartialDate(row["due"]),
                PartialDate(row["submitted"]) if row["submitted"] else None,
                row["settled"] == "true",
                row["source"],
                False,
            )
            for row in rows("obligations")
            if row["state"] == state and self.membership(state, row["instrument"], on).standing is Standing.PARTY
        )
        return found or None

    def resolutions(self, about: str | None, symbol: str | None) -> tuple[Resolution, ...]:
        return tuple(
            each
            for each in self._resolutions
            if (about is None or each.about == about) and (symbol is None or each.symbol == symbol)
        )

    def vote(self, state: str, resolution: str) -> Vote | None:
        if resolution.startswith("hrc/"):
            return Vote.NO if state in _COUNCIL_NO.get(resolution.removeprefix("hrc/"), "").split() else None
        return self._votes.get(resolution, {}).get(state)

    def sponsors(self, resolution: str) -> Members | None:
        return None

    def participants(self, state: str, session: int) -> Members | None:
        for row in rows("participants"):
            if row["state"] == state and int(row["session"]) == session:
                states = frozenset(self._made[state, session])
                return Members(states, False, row["source"], int(row["count"]) if row["count"] else None)
        return None

    def recommendations(self, state: str, session: int, which: str, by: str | None) -> tuple[Figure, ...]:
        if which == "made":
            made = self._made[state, session].get(by or "")
            return (Figure(made[0], session, made[1], False),) if made else ()
        return tuple(
            Figure(
                int(row["number"]),
                session,
                row["source"],
                True,
                date.fromisoformat(row["since"]) if row["since"] else None,
                date.fromisoformat(row["until"]) if row["until"] else None,
            )
            for row in rows("figures")
            if row["state"] == state and int(row["session"]) == session and row["which"] == which
        )


@cache
def facts_record() -> FactsRecord:
    return FactsRecord()


def _resolution(row: dict[str, str]) -> Resolution:
    tallies = [Tally(int(row["yes"]), int(row["no"]), int(row["abstain"]))] if row["yes"] else []
    if row["published"]:
        tallies.append(Tally(*map(int, row["published"].split())))
    return Resolution(
        f"{row['body']}/{row['symbol']}",
        row["symbol"] or None,
        row["body"],
        "PRK",
        date.fromisoformat(row["date"]),
        bool(tallies),
        tuple(tallies),
        row["source"],
        True,
    )
