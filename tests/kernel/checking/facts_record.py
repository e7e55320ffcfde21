"""A record for tests: what the kernel knows of the calendar, treaties and resolutions, and beside it the tables of
`facts/`, for what it does not know: roll calls on the texts about one State, tallies of recommendations, who made them.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

from hiwar.kernel.checking.answers import (
    figures_of,
    membership_in,
    obligations_in,
    reviews_in,
    series_resolutions,
    votes_of,
    with_known_number,
    with_troika,
)
from hiwar.kernel.checking.record import Figure, Members, Membership, Obligation, Resolution, Review, Vote
from hiwar.kernel.facts import timetable
from hiwar.kernel.procedure.standings import known_facts

_FOLDER = Path(__file__).parent / "facts"


def rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


class FactsRecord:
    """Answers from the tables; silent about whatever they do not hold."""

    def __init__(self) -> None:
        self._votes = {
            f"A/RES/{row['symbol']}": {
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
        return _reviews(state)

    def membership(self, state: str, instrument: str, on: date) -> Membership:
        return membership_in(known_facts(), state, instrument, on)

    def obligations(self, state: str, on: date) -> tuple[Obligation, ...] | None:
        return obligations_in(known_facts(), state, on)

    def resolutions(self, about: str | None, symbol: str | None) -> tuple[Resolution, ...]:
        return tuple(
            each
            for each in series_resolutions()
            if (about is None or each.about == about) and (symbol is None or each.is_called(symbol))
        )

    def vote(self, state: str, resolution: str) -> Vote | None:
        return self._votes.get(resolution, votes_of(resolution)).get(state)

    def sponsors(self, resolution: str) -> Members | None:
        return None

    def participants(self, state: str, session: int) -> Members | None:
        made = self._made.get((state, session), {})
        sources = "; ".join(sorted({source for _, source in made.values()}))
        recommending = Members(frozenset(made), False, sources) if made else None
        return with_troika(timetable(), state, session, with_known_number(state, session, recommending))

    def recommendations(self, state: str, session: int, which: str, by: str | None) -> tuple[Figure, ...]:
        if which == "made":
            made = self._made[state, session].get(by or "")
            return (Figure(made[0], session, made[1], True),) if made else ()
        return figures_of(state, session, which)


@cache
def _reviews(state: str) -> tuple[Review, ...] | None:
    return reviews_in(timetable(), state)


@cache
def facts_record() -> FactsRecord:
    return FactsRecord()
