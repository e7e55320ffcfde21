"""All States on a day: who is party to an instrument, and whose reports are due or overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from hiwar.audit.memory import while_unchanged
from hiwar.kernel import facts
from hiwar.kernel.procedure.obligations import Obligation, Reporting, Status
from hiwar.kernel.procedure.standings import Known, due_of, standing_of
from hiwar.reference.asked import Filters, where
from hiwar.reference.queries import label, sort_key
from hiwar.treaties.queries.known import known
from hiwar.treaties.queries.standing import Item, body, differs, instrument, obligation

PAGE = 100
"""Rows of a page of the board."""

_STATES = ("member", "observer")

GROUPS: dict[str, tuple[Reporting, ...]] = {
    "overdue": (Reporting.OVERDUE, Reporting.LONG_OVERDUE),
    "not_recorded": (Reporting.NOT_RECORDED,),
    "due": (Reporting.NOT_YET_DUE,),
    "not_known": (Reporting.NOT_KNOWN,),
    "submitted": (Reporting.SUBMITTED, Reporting.REVIEWED),
}
"""What a reader can ask the board for, by name; the first comes first."""

ALL = (*facts.instruments(), *facts.other_treaties())
"""Every treaty that has a short name."""

REPORTED = tuple(short for short, fact in facts.instruments().items() if fact.initial_years is not None)
"""The instruments under which States report."""

BODIES = tuple(dict.fromkeys(facts.instruments()[short].body for short in REPORTED))
"""The bodies to which they do."""


_CODES = frozenset(state.iso3 for state in facts.states())


@dataclass(frozen=True, slots=True)
class BoardFilters(Filters):
    """What of the board is asked for; empty for all."""

    state: str = ""
    body: str = ""
    instrument: str = ""
    status: str = ""

    CAPITALS: ClassVar = ("state",)
    AMONG: ClassVar = {"state": _CODES, "body": BODIES, "instrument": REPORTED, "status": GROUPS}

    @staticmethod
    def no_state(asked: dict[str, str]) -> str:
        """What a query string names as a State and is none, for who refuses it: all States are no answer to that."""
        typed = asked.get("state", "")
        return typed if typed and typed.upper() not in _CODES else ""


def treaties(on: date, lang: str) -> Item:
    """The eighteen instruments with how many States are party and signatory on a day, and each State's row of them."""
    found = known()
    told = []
    for short, fact in facts.instruments().items():
        counts = Counter(standing_of(found, iso3, fact, on).status for iso3 in _members())
        told.append(
            {
                "instrument": short,
                "name": fact.name(lang),
                "subject": fact.subject(lang),
                "body": body(fact.body, lang),
                "adopted": fact.adopted.isoformat(),
                "in_force": fact.in_force.isoformat(),
                **{status.value: counts[status] for status in Status},
            }
        )
    return {"on": on.isoformat(), "treaties": told}


def treaty(short: str, on: date, lang: str) -> Item | None:
    """An instrument with every State's standing on a day, by name, the invented left out; None for one that is none of
    the eighteen."""
    about = instrument(short, lang)
    if about is None:
        return None
    found, fact = known(), facts.instruments()[short]
    states = []
    for state in facts.states():
        if state.kind == "invented":
            continue
        there = standing_of(found, state.iso3, fact, on)
        joined = there.status is not Status.NOT_PARTY
        if state.kind not in _STATES and not joined:
            continue
        states.append(
            {
                **label(state.iso3, lang),
                "kind": state.kind,
                "status": there.status.value,
                "act": there.kind.value if there.kind else None,
                "signed": there.signed,
                "deposited": there.deposited,
                "in_force": there.in_force.isoformat() if there.in_force else None,
                "source": there.source,
                "verified": there.verified,
                "in_force_verified": there.in_force_verified,
                "differs": differs(found, state.iso3, short),
            }
        )
    states.sort(key=lambda each: sort_key(each["name"]))
    counted = Counter(each["status"] for each in states if each["kind"] in _STATES)
    protocols = [each.short for each in facts.instruments().values() if each.treaty == short]
    return {
        "treaty": about,
        "on": on.isoformat(),
        "counts": {status.value: counted[status.value] for status in Status},
        "states": [each for each in states if each["kind"] in _STATES],
        "others": [each for each in states if each["kind"] not in _STATES],
        "protocols": protocols,
    }


def _members() -> list[str]:
    return [state.iso3 for state in facts.states() if state.kind in _STATES]


@while_unchanged
def _owed(on: date) -> Sequence[tuple[str, Obligation]]:
    """Every report of every State as it stood on a day, the longest overdue first; invented States are left out."""
    found = known()
    told = [
        (iso3, each)
        for fact in facts.instruments().values()
        if fact.initial_years is not None
        for iso3 in _bound(found, fact.short)
        for each in due_of(found, iso3, fact, on)
    ]
    return sorted(told, key=_urgency)


def _bound(found: Known, instrument: str) -> list[str]:
    invented = {state.iso3 for state in facts.states() if state.kind == "invented"}
    return sorted({state for state, short in found.said if short == instrument} - invented)


_ORDER = {status: place for place, each in enumerate(GROUPS.values()) for status in each}


def _urgency(row: tuple[str, Obligation]) -> tuple[int, int, str, str, str]:
    """Overdue first and the longest of them, then by the day on which a report is due or came."""
    iso3, owed = row
    return _ORDER[owed.status], -owed.overdue_days, owed.due or owed.submitted or "", iso3, owed.instrument


def board(filters: BoardFilters, on: date, page: int, lang: str) -> Item:
    """The obligations of all States, or of those that are asked for, on a day, a hundred a page."""
    rows = _of(filters, on)
    told = [row for row in rows if not filters.status or row[1].status in GROUPS[filters.status]]
    pages = where(len(told), page, PAGE)
    page = pages["page"]
    counts = Counter(name for _iso3, owed in rows for name, among in GROUPS.items() if owed.status in among)
    return {
        "on": on.isoformat(),
        "filters": asdict(filters),
        "counts": {name: counts[name] for name in GROUPS},
        "obligations": [_row(*row, lang) for row in told[(page - 1) * PAGE : page * PAGE]],
        "pages": pages,
        "choices": {
            "bodies": [body(code, lang) for code in BODIES],
            "instruments": [
                {"instrument": short, "subject": facts.instruments()[short].subject(lang)} for short in REPORTED
            ],
            "states": sorted((label(iso3, lang) for iso3 in _members()), key=lambda each: sort_key(each["name"])),
        },
    }


def whole_board(filters: BoardFilters, on: date, lang: str) -> list[Item]:
    """The same in one piece, for a file."""
    rows = _of(filters, on)
    return [
        _row(iso3, owed, lang) for iso3, owed in rows if not filters.status or owed.status in GROUPS[filters.status]
    ]


def _of(filters: BoardFilters, on: date) -> list[tuple[str, Obligation]]:
    if filters.state:
        found = known()
        instruments = facts.instruments().values()
        rows = [(filters.state, each) for fact in instruments for each in due_of(found, filters.state, fact, on)]
        rows.sort(key=_urgency)
    else:
        rows = list(_owed(on))
    return [
        (iso3, owed)
        for iso3, owed in rows
        if (not filters.body or facts.instruments()[owed.instrument].body == filters.body)
        and (not filters.instrument or owed.instrument == filters.instrument)
    ]


def _row(iso3: str, owed: Obligation, lang: str) -> dict[str, Any]:
    return {"state": label(iso3, lang), **obligation(owed)}
