"""The words in which resolutions and votes are told, and how lists are cut into pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hiwar.kernel import facts
from hiwar.kernel.procedure.resolution_subject import Kind
from hiwar.kernel.procedure.roll_call import Choice, Tally, differences
from hiwar.reference import queries as reference
from hiwar.resolutions.enums import Body, Mode, Put, mode
from hiwar.resolutions.models import Action, Resolution
from hiwar.resolutions.training import is_training

Item = dict[str, Any]

A_PAGE = 50
CHOICES = tuple(choice.value for choice in Choice)
BODIES = tuple(body.value for body in Body)
MODES = tuple(each.value for each in Mode)
PUTS = tuple(put.value for put in Put)
KINDS = tuple(kind.value for kind in Kind)


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def counted(action: Action) -> Item | None:
    """What the votes add up to: `yes`, `no`, `abstain`, `absent` (null where nothing is said of those who took no
    part); None where no votes are known."""
    if action.yes is None:
        return None
    return {"yes": action.yes, "no": action.no, "abstain": action.abstain, "absent": action.absent}


def published(action: Action) -> Item | None:
    """What the source prints, in the same words."""
    if action.published_yes is None:
        return None
    return {
        "yes": action.published_yes,
        "no": action.published_no,
        "abstain": action.published_abstain,
        "absent": action.published_absent,
    }


def tally_of(action: Action | None) -> Item | None:
    """The votes as counted, else as published; None for what was adopted without a vote."""
    return (counted(action) or published(action)) if action else None


def differing(action: Action) -> list[Item]:
    """Where the tally that the source prints is another than what the votes add up to."""
    mine, theirs = counted(action), published(action)
    if mine is None or theirs is None:
        return []
    found = differences(Tally(**mine), Tally(**theirs))
    return [{"vote": each.choice.value, "counted": each.counted, "published": each.published} for each in found]


def titled(title: str, series: str, lang: str) -> Item:
    """A title as `text` in a `language`: that of a known series in the reader's, else as its source has it; None
    where none is known."""
    known = facts.series().get(series)
    if known:
        return {"text": known.title(lang), "language": lang if lang in known.titles else "en"}
    return {"text": title, "language": "en"}


def source_of(action: Action) -> Item:
    """Where an account of an action stands: in words as `text`, and the `document` (SHA-256) and the `key` of its row
    where it was read from a table."""
    document = action.document
    return {
        "text": action.source or (document.name if document else ""),
        "document": document.sha256 if document else None,
        "key": action.key,
        "row": action.row,
    }


def cited(action: Action) -> str:
    """The same in one line."""
    told = source_of(action)
    return f"{told['text']}, {told['key']}" if told["document"] else str(told["text"])


def acted(action: Action) -> Item:
    """How an action was taken and what came of it."""
    return {
        "date": action.dated,
        "step": action.step,
        "put": action.put,
        "adoption": mode(action.recorded).value,
        "adopted": action.adopted,
        "tally": tally_of(action),
    }


def brief(resolution: Resolution, lang: str, about: Iterable[str] = ()) -> Item:
    """A resolution in short. Its `action` must be there already."""
    action = resolution.action
    recorded = resolution.recorded
    return {
        "address": resolution.address,
        "symbol": resolution.symbol or None,
        "body": resolution.body,
        "session": resolution.session,
        "invented": is_training(resolution.session),
        "title": titled(resolution.title, resolution.series, lang),
        "date": resolution.dated or None,
        "adoption": mode(recorded).value if recorded is not None else None,
        "adopted": resolution.adopted,
        "tally": tally_of(action),
        "kind": resolution.kind or None,
        "reason": resolution.reason or None,
        "about": [reference.label(iso3, lang) for iso3 in about],
        "verified": resolution.verified,
    }
