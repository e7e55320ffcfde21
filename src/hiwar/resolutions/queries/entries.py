"""What was entered on a text, as pages list it: what holds, for whoever may take it back, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hiwar.reference import queries as reference
from hiwar.resolutions.entries import Entries, Kind, Row, entered_on, entered_on_vote, holds
from hiwar.resolutions.enums import Vote
from hiwar.resolutions.models import Action, Draft, Intention, Sponsor, Statement
from hiwar.resolutions.queries.telling import Item, iso


def at_desk(about: str, lang: str) -> list[Item]:
    """What holds of all that was entered on a text or a vote: it may be taken back."""
    found = entered_on(about) or entered_on_vote(about)
    return [entry(kind, row, lang) for kind, row in found if holds(row)]


def taken_back(entries: Entries, lang: str) -> list[Item]:
    """Of what was entered, what was taken back, each with `reason`, `taken_back_by` and `taken_back_at`; in the order
    in which that was done."""
    back: list[tuple[Kind, Any]] = [(kind, row) for kind, row in entries if not holds(row)]
    back.sort(key=lambda each: each[1].taken_back.number)
    return [{**entry(kind, row, lang), **withdrawn(row)} for kind, row in back]


def withdrawn(row: Any) -> Item:
    """Why something was taken back, by whom and when."""
    return {
        "reason": row.taken_back.reason,
        "taken_back_by": row.taken_back.author,
        "taken_back_at": row.taken_back.at.isoformat(),
    }


def holding(entries: Entries, column: str) -> list[Any]:
    """The rows of one kind that hold."""
    return [row for kind, row in entries if kind.column == column and holds(row)]


def entry(kind: Kind, row: Row, lang: str) -> Item:
    """One entry: its name, its `kind`, and as far as it has them its State, its symbol, its day and what it says."""
    return {
        "entry": kind.name(row),
        "kind": "decision" if kind.column == "action" else kind.column,
        **dict.fromkeys(("state", "symbol", "date", "step", "says", "text", "language")),
        **_told(row, lang),
        "source": row.source,
        "document": row.document_id,
        "author": row.author,
        "at": row.at.isoformat(),
    }


def _told(row: Row, lang: str) -> Item:
    match row:
        case Action():
            return {"date": row.dated, "step": row.step, "says": row.put}
        case Draft():
            return {"symbol": row.symbol, "date": iso(row.tabled_on)}
        case Sponsor():
            return {"state": _state(row, lang), "date": iso(row.joined_on), "says": row.role}
        case Statement():
            words = {"text": row.text, "language": row.language}
            return {"state": _state(row, lang), "date": iso(row.said_on), "says": row.kind, **words}
        case Intention():
            meant = Vote(row.vote).choice.value
            return {"state": _state(row, lang), "date": row.action.dated, "says": meant}


def _state(row: Sponsor | Statement | Intention, lang: str) -> Item:
    return reference.label(row.state_id, lang)


def meant(rows: Iterable[Intention], action: Action) -> dict[str, Item]:
    """How States said later that they had meant to vote in an action, by code; the newest counts."""
    of_action = sorted((each for each in rows if each.action_id == action.pk), key=lambda each: each.number)
    return {
        each.state_id: {
            "vote": Vote(each.vote).choice.value,
            "source": each.source,
            "document": each.document_id,
            "author": each.author,
            "at": each.at.isoformat(),
        }
        for each in of_action
    }
