"""Days that a calendar shows: reports to treaty bodies that are due, sessions of the review, a State's own reviews."""

from __future__ import annotations

from datetime import date
from typing import Any

from hiwar.kernel import facts
from hiwar.kernel.procedure import calendar
from hiwar.kernel.procedure.obligations import Reporting
from hiwar.kernel.values import PartialDate
from hiwar.reference.queries import label
from hiwar.treaties.queries.board import BoardFilters, whole_board

Item = dict[str, Any]

_LISTED = (Reporting.NOT_YET_DUE, Reporting.OVERDUE, Reporting.LONG_OVERDUE)
"""What stands in a calendar: of reports that may have come unrecorded, and of those that came, no day is a deadline."""


def dates(iso3: str, on: date, lang: str) -> Item | None:
    """The days of a State, or with no code those of all States and all sessions, by time: each with its `key`, its
    `kind` ("report", "review", "session"), `begins` and `ends` (days), and what it is about. None for no State."""
    if iso3 and iso3 not in {state.iso3 for state in facts.states()}:
        return None
    reports = [
        {
            "key": f"{row['state']['iso3']}-{row['instrument']}-{row['report']}".lower(),
            "kind": "report",
            "begins": PartialDate(row["due"]).last.isoformat(),
            "ends": PartialDate(row["due"]).last.isoformat(),
            **row,
        }
        for row in whole_board(BoardFilters(state=iso3), on, lang)
        if row["due"] and row["status"] in _LISTED
    ]
    reviews = _reviews(iso3, on) if iso3 else _sessions()
    return {
        "state": label(iso3, lang) if iso3 else None,
        "on": on.isoformat(),
        "dates": sorted((*reports, *reviews), key=lambda each: (each["begins"], each["key"])),
    }


def _sessions() -> list[Item]:
    return [
        {
            "key": f"session-{each.number}",
            "kind": "session",
            "begins": each.start.isoformat(),
            "ends": each.end.isoformat(),
            "session": each.number,
            "cycle": each.cycle,
            "source": each.source,
            "verified": each.verified,
        }
        for each in facts.sessions()
        if each.cycle is not None and each.start and each.end
    ]


def _reviews(iso3: str, on: date) -> list[Item]:
    """The reviews of a State whose day is known, and else those whose session's days are."""
    found = []
    for cycle in facts.cycles():
        try:
            told = calendar.session(iso3, cycle.number, on, facts.timetable())
        except (KeyError, ValueError):  # who is never reviewed, or was not yet
            continue
        day = told.date if told.date and len(told.date) == 10 else None
        session = facts.session(told.session) if told.session is not None else None
        begins = day or (session.start.isoformat() if session and session.start else None)
        ends = day or (session.end.isoformat() if session and session.end else None)
        if begins is None or ends is None:
            continue
        found.append(
            {
                "key": f"{iso3}-review-{cycle.number}".lower(),
                "kind": "review",
                "begins": begins,
                "ends": ends,
                "session": told.session,
                "cycle": cycle.number,
                "source": told.source,
                "verified": told.verified,
            }
        )
    return found
