"""What the desk has before it: what was read beside its source, proposals and reports of errors."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from hiwar.documents.models import DocumentPage
from hiwar.reviews.models import (
    Confirmation,
    ErrorReport,
    Position,
    Proposal,
    Recommendation,
    Review,
    WordingState,
)
from hiwar.reviews.queries.source import describe, excerpts_of, tombstone_of
from hiwar.reviews.queries.telling import NO_POSITION, Item, mention, review_label, stretch

REVIEWS_A_PAGE = 30
TEXTS_A_PAGE = 20

AROUND = 250
"""Characters of the source shown before and after the place of a text."""

SHOWN = ("open", "all")
"""What the desk of a review shows: what nobody has confirmed yet, or everything."""


def desk(lang: str, page: int = 1) -> Item:
    """The `reviews` of which something was read, the newest session first, each with its number of `texts` and how many
    are `confirmed`; the `proposals` and `errors` that nobody has answered."""
    reviews = Review.objects.order_by("-session", "state_id")
    shown, pages = stretch(reviews, page, REVIEWS_A_PAGE, reviews.count())
    texts = Recommendation.objects.filter(review__in=[review.pk for review in shown], withdrawn=False).order_by()
    counted = texts.values_list("review").annotate(n=Count("pk"), c=Count("pk", filter=Q(confirmed=True)))
    counts = {review: (total, confirmed) for review, total, confirmed in counted}
    return {
        "reviews": [
            {**review_label(review, lang), "texts": total, "confirmed": confirmed}
            for review in shown
            for total, confirmed in [counts.get(review.pk, (0, 0))]
        ],
        "pages": pages,
        "proposals": [_proposal(each, lang) for each in _proposals(Proposal.objects.filter(answer=None))],
        "errors": [_error(each) for each in _errors(ErrorReport.objects.filter(answer=None))],
    }


def desk_review(iso3: str, session: int, lang: str, show: str = "open", page: int = 1) -> Item | None:
    """The texts of a review, each beside its place in the source: `seen` names what is shown, for `commands.Seen`."""
    found = Review.objects.filter(state=iso3, session=session).first()
    if found is None:
        return None
    show = show if show in SHOWN else SHOWN[0]
    mine = Recommendation.objects.filter(review=found, withdrawn=False)
    total, confirmed = mine.count(), mine.filter(confirmed=True).count()
    rows = mine if show == "all" else mine.filter(confirmed=False)
    rows = rows.select_related("wording__document__tombstone", "wording__tombstone").order_by("order", "part")
    shown, pages = stretch(rows, page, TEXTS_A_PAGE, total if show == "all" else total - confirmed)
    return {
        "review": review_label(found, lang),
        "counts": {"texts": total, "confirmed": confirmed},
        "show": show,
        "rows": _rows(shown, lang),
        "pages": pages,
    }


def desk_text(address: str, lang: str) -> Item | None:
    """One text as the desk has it, withdrawn or not, with its review and what else there is to know before correcting
    it; None for an address that the record has not."""
    symbol, _, rest = address.partition(":")
    paragraph, _, part = rest.partition(":")
    if not ((part.isascii() and part.isdigit() and len(part) < 6) or not part):
        return None
    found = (
        Recommendation.objects.filter(symbol=symbol, paragraph=paragraph, part=int(part or 1))
        .select_related("review", "wording__document__tombstone", "wording__tombstone")
        .first()
    )
    if found is None or found.wording is None:
        return None
    proposals = _proposals(Proposal.objects.filter(recommendation=found, answer=None))
    return {
        "review": review_label(found.review, lang),
        "row": _rows([found], lang)[0],
        "proposals": [_proposal(each, lang) for each in proposals],
    }


def proposal(address: str, number: int, lang: str) -> Item | None:
    """One proposal beside the text that it would change."""
    text = desk_text(address, lang)
    mine = Proposal.objects.filter(number=number, recommendation__symbol=address.partition(":")[0])
    found = next((each for each in _proposals(mine) if each.recommendation.address == address), None)
    return {**text, "proposal": _proposal(found, lang)} if text and found else None


def said_at_desk(recommendation: Recommendation, lang: str) -> Item:
    """What people said of one recommendation: by which office and when it was `confirmed`, the `proposals` of States
    with what came of them, and the answered `errors`."""
    confirmation = None
    if recommendation.confirmed:
        confirmation = Confirmation.objects.filter(recommendation=recommendation).order_by("-number").first()
    answered = _errors(ErrorReport.objects.filter(recommendation=recommendation).exclude(answer=None))
    return {
        "confirmed": {"author": confirmation.author, "at": confirmation.at.isoformat()} if confirmation else None,
        "proposals": [
            _proposal(each, lang) for each in _proposals(Proposal.objects.filter(recommendation=recommendation))
        ],
        "errors": [_error(each) for each in answered],
    }


def errors(lang: str, page: int = 1) -> Item:
    """The reports of errors that were answered, the newest first."""
    rows = _errors(ErrorReport.objects.exclude(answer=None)).order_by("-number")
    shown, pages = stretch(rows, page, REVIEWS_A_PAGE, rows.count())
    waiting = ErrorReport.objects.filter(answer=None).count()
    return {"errors": [_error(each) for each in shown], "waiting": waiting, "pages": pages}


def error(number: int) -> Item | None:
    """One report of an error as everybody may see it: its words once it is answered."""
    found = _errors(ErrorReport.objects.filter(number=number)).first()
    return {"error": _public(_error(found))} if found else None


def error_at_desk(number: int) -> Item | None:
    """One report of an error as the desk sees it, with how to reach its sender."""
    found = _errors(ErrorReport.objects.filter(number=number)).first()
    return {"error": {**_error(found), "contact": found.contact}} if found else None


def _public(error: Item) -> Item:
    return error if error["answer"] else {**error, "words": ""}


def _error(report: ErrorReport) -> Item:
    answer = getattr(report, "answer", None)
    return {
        "number": report.number,
        "about": report.about,
        "address": report.recommendation.address if report.recommendation else None,
        "words": report.words,
        "language": report.language,
        "at": report.at.isoformat(),
        "answer": answer
        and {
            "outcome": answer.outcome,
            "words": answer.words,
            "author": answer.author,
            "at": answer.at.isoformat(),
        },
    }


def _errors(rows: QuerySet[ErrorReport]) -> QuerySet[ErrorReport]:
    return rows.select_related("answer", "recommendation")


def _proposals(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    return rows.select_related("recommendation__review", "wording", "answer").order_by("at", "pk")


def _proposal(found: Proposal, lang: str) -> Item:
    content: dict[str, Any] = json.loads(found.content or "{}")
    answer = getattr(found, "answer", None)
    return {
        "address": found.recommendation.address,
        "number": found.number,
        "state": mention(found.state_id, "", lang),
        "author": found.author,
        "at": found.at.isoformat(),
        "reason": found.reason,
        "language": found.wording.language,
        "text": content.get("text"),
        "states": content.get("states"),
        "position": content.get("position"),
        "as_written": content.get("as_written"),
        "new_parts": content.get("new_parts", []),
        "withdraw": bool(content.get("withdraw")),
        "stale": found.wording_id != found.recommendation.wording_id,
        "answer": answer
        and {
            "outcome": answer.outcome,
            "reason": answer.reason,
            "author": answer.author,
            "at": answer.at.isoformat(),
        },
    }


def _rows(shown: Sequence[Recommendation], lang: str) -> list[Item]:
    """Texts as the desk shows them, with their States, the newest position, who confirmed, and the source."""
    keys = [each.pk for each in shown]
    wordings = {each.pk: each.wording for each in shown if each.wording}
    states: dict[int, list[Item]] = defaultdict(list)
    told = WordingState.objects.filter(wording__in=[each.pk for each in wordings.values()]).order_by(
        "wording_id", "order"
    )
    for key, iso3, as_written in told.values_list("wording", "state", "as_written"):
        states[key].append(mention(iso3, as_written, lang))
    newest = ("recommendation_id", "number")  # so that of each recommendation the last is the one that counts
    positions = {
        each.recommendation_id: each for each in Position.objects.filter(recommendation__in=keys).order_by(*newest)
    }
    confirmations = {
        each.recommendation_id: each for each in Confirmation.objects.filter(recommendation__in=keys).order_by(*newest)
    }
    wanted = {(each.document_id, place[0]) for each in wordings.values() for place in each.places}
    pages = DocumentPage.objects.filter(
        document__in={document for document, _page in wanted}, number__in={page for _document, page in wanted}
    )
    texts = {(document, number): text for document, number, text in pages.values_list("document", "number", "text")}
    rows: list[Item] = []
    for each in shown:
        if each.pk not in wordings:
            continue
        wording, position = wordings[each.pk], positions.get(each.pk)
        confirmation = confirmations.get(each.pk) if each.confirmed else None
        rows.append(
            {
                "address": each.address,
                "paragraph": each.paragraph,
                "part": each.part,
                "text": wording.text,
                "language": wording.language,
                "corrected_by": wording.author,
                "states": states[wording.pk],
                "position": each.position or NO_POSITION,
                "as_written": position.as_written if position else "",
                "position_source": position.source if position and not position.author else "",
                "withdrawn": each.withdrawn,
                "taken_down": tombstone_of(wording) is not None,
                "seen": {"wording": wording.number, "position": position.number if position else 0},
                "confirmed": confirmation and {"author": confirmation.author, "at": confirmation.at.isoformat()},
                "document": describe(wording.document),
                "page": wording.page,
                "excerpts": excerpts_of(wording, texts, AROUND),
            }
        )
    return rows
