"""What became of commitments: computed from the record as it is on a day, never stored.

Whether a promise was kept nobody computes. Where it speaks of a review, the record can show who made recommendations
in the next one, and what the State reviewed answered; where it speaks of a resolution, how the State voted since.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from hiwar.documents.models import DocumentPage
from hiwar.kernel.checking import Evidence, Kind, Verdict
from hiwar.kernel.checking.verdicts.reviews import of_review
from hiwar.kernel.checking.words import words
from hiwar.reference import queries as reference
from hiwar.reference.asked import Filters, where
from hiwar.statements.enums import Standing
from hiwar.statements.evidence import Held, held_of
from hiwar.statements.models import Finding
from hiwar.statements.queries.checking import Item, evidence_item
from hiwar.statements.queries.listing import A_PAGE
from hiwar.statements.queries.stored import in_force, newest
from hiwar.statements.queries.telling import label, states_of

_OF_VOTES = ("for", "against", "abstain", "reject", "sponsor", "resolution")
_OF_REVIEWS = ("part", "make", "boycott", "upr", "review", "undergo", "recommendation", "accept")
"""Classes of words that tell what is promised (`hiwar.kernel.checking.words`)."""

STANDINGS = tuple(each.value for each in Standing)
_VOTES_SHOWN = 5
_KINDS = {Kind.RESOLUTION_POSITION, Kind.RECOMMENDATION_COUNT}
"""Kinds of claims whose evidence answers commitments."""


@dataclass(frozen=True, slots=True)
class CommitmentFilters(Filters):
    """What was asked of the list, each empty where nothing was asked."""

    state: str = ""
    show: str = ""

    CAPITALS: ClassVar = ("state",)
    AMONG: ClassVar = {"show": frozenset(Standing)}


@dataclass(frozen=True, slots=True)
class _Followed:
    """A commitment with what the record holds since."""

    row: Finding
    by: str
    evidence: tuple[Evidence, ...]
    standing: Standing
    followed: bool


def commitments(filters: CommitmentFilters, on: date, page: int, lang: str, size: int = A_PAGE) -> Item:
    """The commitments that were made by a day, those to be looked at first: each with `standing` on that day and, where
    it is answered, the `evidence`; `followed` is False where the record holds nothing that could answer it."""
    rows = list(_rows(on))
    held = held_of({state for row in rows for state in row.states}, _KINDS) if rows else None
    followed = [_follow(row, held, on) for row in rows] if held else []
    states = states_of({each.by for each in followed}, lang)
    of_state = [each for each in followed if filters.state in ("", each.by)]
    shown = [each for each in of_state if filters.show in ("", each.standing)]
    shown.sort(key=lambda each: (_ORDER[each.standing], each.row.again_on or date.max, each.row.pk))
    pages = where(len(shown), page, size)
    start = (pages["page"] - 1) * size
    return {
        "on": on.isoformat(),
        "filters": asdict(filters),
        "filtered": any(asdict(filters).values()),
        "counts": {each.value: sum(one.standing == each for one in of_state) for each in Standing},
        "choices": {"state": states},
        "commitments": _told(shown[start : start + size], lang),
        "pages": pages,
    }


_ORDER = {Standing.DUE: 0, Standing.OPEN: 1, Standing.ANSWERED: 2}


def _rows(on: date) -> Iterator[Finding]:
    """The commitments found in statements of that day or before, but for what people say is none."""
    found = in_force(Finding.objects.all()).filter(
        of__in=newest(),
        of__statement__withdrawal=None,
        of__statement__until__lte=on,
        verdict=Verdict.COMMITMENT,
        verdict_now=Verdict.COMMITMENT,
    )
    return found.select_related("of__statement").order_by("pk").iterator(chunk_size=500)


def _follow(row: Finding, held: Held, on: date) -> _Followed:
    about = _about(row)
    evidence = tuple(each for part in about for each in _FOLLOWING[part](row, held, on))
    due = row.again_on is not None and row.again_on <= on
    standing = Standing.ANSWERED if evidence else Standing.DUE if due else Standing.OPEN
    return _Followed(row, row.states[0], evidence, standing, bool(about))


def _about(row: Finding) -> tuple[str, ...]:
    """What is promised, as far as its words tell: `votes`, `reviews`, or nothing that the record answers."""
    what = str((json.loads(row.value) if row.value else {}).get("what") or "")
    classes = words(row.of.statement.language).classes

    def has(names: Sequence[str]) -> bool:
        return any(classes[name].search(what) for name in names)

    if has(_OF_VOTES) and len(row.states) > 1:
        return ("votes",)
    return ("reviews",) if has(_OF_REVIEWS) else ()


def _reviews(row: Finding, held: Held, on: date) -> Iterator[Evidence]:
    """The first review since then of a State that is meant, with what whoever promised did in it: recommendations made
    to another State, or received and supported in a review of its own."""
    by, since = row.states[0], row.as_of or row.of.statement.until
    for state in row.states[1:] or [by]:
        later = [each for each in held.reviews(state) or () if since < each.last <= on and each.session is not None]
        for review in later[:1]:
            session = int(review.session or 0)
            asked = [("made", by)] if state != by else [("received", None), ("supported", None)]
            figures = [
                Evidence(
                    "recommendations",
                    {"number": each.number, "which": which, "session": session, "state": state},
                    review.date,
                    each.source,
                    each.verified,
                )
                for which, who in asked
                for each in held.recommendations(state, session, which, who)[:1]
            ]
            if figures:
                yield of_review(review)
                if state != by:
                    yield Evidence("participants", {"count": None, "states": [by]}, review.date, review.source)
                yield from figures


def _votes(row: Finding, held: Held, on: date) -> Iterator[Evidence]:
    """How whoever promised voted since then on texts about the States that are meant, the first ones."""
    by, since = row.states[0], row.as_of or row.of.statement.until
    texts = [text for state in row.states[1:] for text in held.resolutions(state, None) if since < text.date <= on]
    cast = [(text, vote) for text in texts if (vote := held.vote(by, text.id))]
    for text, vote in cast[:_VOTES_SHOWN]:
        value = {"state": by, "vote": vote.value, "symbol": text.symbol}
        yield Evidence("vote", value, text.date.isoformat(), text.source, text.verified)


_FOLLOWING: Mapping[str, Any] = {"reviews": _reviews, "votes": _votes}


def _told(shown: Sequence[_Followed], lang: str) -> list[Item]:
    papers = {each.row.of.statement.document_id for each in shown}
    pages = DocumentPage.objects.filter(document__in=papers).order_by("document_id", "number")
    texts: dict[str, list[str]] = {}
    for sha256, text in pages.values_list("document_id", "text"):
        texts.setdefault(sha256, []).append(text)
    return [
        {
            "statement": label(each.row.of.statement),
            "claim": each.row.number,
            "quote": "\n".join(texts.get(each.row.of.statement.document_id, ()))[each.row.start : each.row.end],
            "by": reference.label(each.by, lang),
            "states": [reference.label(state, lang) for state in each.row.states[1:]],
            "again_on": each.row.again_on.isoformat() if each.row.again_on else None,
            "standing": each.standing.value,
            "followed": each.followed,
            "evidence": [evidence_item(one, lang) for one in each.evidence],
        }
        for each in shown
    ]
