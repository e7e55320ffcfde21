"""What the desk has before it: what was read beside its source, proposals and reports of errors."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from hiwar.documents.models import DocumentPage
from hiwar.reference import queries as reference
from hiwar.reviews.enums import WordingKind
from hiwar.reviews.models import (
    Confirmation,
    ErrorReport,
    Position,
    Proposal,
    Recommendation,
    Review,
    Wording,
    WordingState,
)
from hiwar.reviews.queries.source import describe, excerpts_of, tombstone_of
from hiwar.reviews.queries.telling import NO_POSITION, Item, mention, review_label, stretch, where

REVIEWS_A_PAGE = 30
TEXTS_A_PAGE = 20

AROUND = 250
"""Characters of the source shown before and after the place of a text."""

FEW = 5
"""Reports and proposals that the desk itself names; the others are a page away."""

SHOWN = ("open", "all", "rejected")
"""What the desk of a review shows: what nobody has confirmed yet, everything, or what was found to be no recommendation
of its own (withdrawn)."""


def desk(lang: str, page: int = 1) -> Item:
    """The `reviews` of which something was read, the newest session first, each with its number of `texts` and how many
    are `confirmed`; the first `proposals` and `errors` that nobody has answered, and how many of them are `waiting`."""
    reviews = Review.objects.order_by("-session", "state_id")
    shown, pages = stretch(reviews, page, REVIEWS_A_PAGE, reviews.count())
    proposals, errors = Proposal.objects.filter(answer=None), ErrorReport.objects.filter(answer=None)
    return {
        "reviews": _compared(shown, lang),
        "pages": pages,
        "proposals": [_proposal(each, lang) for each in _proposals(proposals)[:FEW]],
        "errors": [_error(each) for each in _errors(errors)[:FEW]],
        "waiting": {"proposals": proposals.count(), "errors": errors.count()},
    }


def waiting_errors(page: int = 1) -> Item:
    """The reports of errors that nobody has answered, the oldest first."""
    rows = _errors(ErrorReport.objects.filter(answer=None))
    shown, pages = stretch(rows, page, REVIEWS_A_PAGE, rows.count())
    return {"errors": [_error(each) for each in shown], "pages": pages}


def waiting_proposals(lang: str, page: int = 1) -> Item:
    """The proposals that nobody has answered, the oldest first."""
    rows = _proposals(Proposal.objects.filter(answer=None))
    shown, pages = stretch(rows, page, REVIEWS_A_PAGE, rows.count())
    return {"proposals": [_proposal(each, lang) for each in shown], "pages": pages}


def desk_of_state(iso3: str, lang: str, page: int = 1) -> Item:
    """What concerns a State: its `reviews`, and the `proposals` of its offices with what became of them, the newest
    first."""
    rows = _proposals(Proposal.objects.filter(state=iso3)).order_by("-at", "-pk")
    shown, pages = stretch(rows, page, REVIEWS_A_PAGE, rows.count())
    return {
        "state": reference.label(iso3, lang),
        "reviews": _compared(list(Review.objects.filter(state=iso3).order_by("-session")), lang),
        "proposals": [_proposal(each, lang) for each in shown],
        "pages": pages,
    }


def _compared(reviews: list[Review], lang: str) -> list[Item]:
    """Reviews with the number of their texts, and of those that were confirmed."""
    texts = Recommendation.objects.filter(review__in=[review.pk for review in reviews], withdrawn=False).order_by()
    counted = texts.values_list("review").annotate(n=Count("pk"), c=Count("pk", filter=Q(confirmed=True)))
    counts = {review: (total, confirmed) for review, total, confirmed in counted}
    return [
        {**review_label(review, lang), "texts": total, "confirmed": confirmed}
        for review in reviews
        for total, confirmed in [counts.get(review.pk, (0, 0))]
    ]


def desk_review(iso3: str, session: int, lang: str, show: str = "open", page: int = 1) -> Item | None:
    """The texts of a review, each beside its place in the source: `seen` names what is shown, for `commands.Seen`."""
    found = Review.objects.filter(state=iso3, session=session).first()
    if found is None:
        return None
    show = show if show in SHOWN else SHOWN[0]
    told = Recommendation.objects.filter(review=found).aggregate(
        texts=Count("pk", filter=Q(withdrawn=False)),
        confirmed=Count("pk", filter=Q(withdrawn=False, confirmed=True)),
        rejected=Count("pk", filter=Q(withdrawn=True)),
    )
    total = {"all": told["texts"], "open": told["texts"] - told["confirmed"], "rejected": told["rejected"]}[show]
    rows = _shown(found, show).select_related("wording__document__tombstone", "wording__tombstone")
    shown, pages = stretch(rows, page, TEXTS_A_PAGE, total)
    return {
        "review": review_label(found, lang),
        "counts": told,
        "show": show,
        "rows": _rows(shown, lang),
        "pages": pages,
    }


def _shown(review: Review, show: str) -> QuerySet[Recommendation]:
    """What the desk of a review shows, in the order of the report."""
    wanted = {"all": {"withdrawn": False}, "rejected": {"withdrawn": True}}
    rows = Recommendation.objects.filter(review=review, **wanted.get(show, {"withdrawn": False, "confirmed": False}))
    return rows.order_by("order", "part")


def place_at_desk(address: str, show: str, *, beyond: bool = False) -> tuple[int, int]:
    """Where a text stands at the desk of its review, or with `beyond` the text after it: the page, and its number on
    the page; 0 where there is none."""
    found = _addressed(address)
    if found is None:
        return 1, 0
    rows = _shown(found.review, show)
    later = Q(order__gt=found.order) | Q(order=found.order, part__gt=found.part)
    total, left = rows.count(), rows.filter(later if beyond else later | Q(pk=found.pk)).count()
    at = total - left
    if not left:
        return where(total, 1, TEXTS_A_PAGE)["of"], 0
    return at // TEXTS_A_PAGE + 1, at % TEXTS_A_PAGE + 1


def _addressed(address: str) -> Recommendation | None:
    """The recommendation with an address, withdrawn or not."""
    symbol, _, rest = address.partition(":")
    paragraph, _, part = rest.partition(":")
    if not ((part.isascii() and part.isdigit() and len(part) < 6) or not part):
        return None
    rows = Recommendation.objects.select_related("review", "wording__document__tombstone", "wording__tombstone")
    return rows.filter(symbol=symbol, paragraph=paragraph, part=int(part or 1)).first()


def desk_text(address: str, lang: str) -> Item | None:
    """One text as the desk has it, withdrawn or not, with its review and what else there is to know before correcting
    it; None for an address that the record has not."""
    found = _addressed(address)
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
    """Texts as the desk shows them, with their States, the newest position, who confirmed, and the source; what was
    withdrawn as it was worded before."""
    keys = [each.pk for each in shown]
    newest_of = {each.pk: each.wording for each in shown if each.wording}
    wordings = {**newest_of, **_before_withdrawal([each for each in shown if each.withdrawn])}
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
        wording, current, position = wordings[each.pk], newest_of[each.pk], positions.get(each.pk)
        confirmation = confirmations.get(each.pk) if each.confirmed else None
        rows.append(
            {
                "address": each.address,
                "paragraph": each.paragraph,
                "part": each.part,
                "text": wording.text,
                "language": wording.language,
                "corrected_by": wording.author,
                "reason": wording.reason,
                "states": states[wording.pk],
                "position": each.position or NO_POSITION,
                "as_written": position.as_written if position else "",
                "position_source": position.source if position and not position.author else "",
                "withdrawn": {"author": current.author, "reason": current.reason, "at": current.at.isoformat()}
                if each.withdrawn
                else None,
                "taken_down": tombstone_of(wording) is not None,
                "seen": {"wording": current.number, "position": position.number if position else 0},
                "confirmed": confirmation and {"author": confirmation.author, "at": confirmation.at.isoformat()},
                "document": describe(wording.document),
                "page": wording.page,
                "excerpts": excerpts_of(wording, texts, AROUND),
            }
        )
    return rows


def _before_withdrawal(withdrawn: Sequence[Recommendation]) -> dict[int, Wording]:
    """Of recommendations that were withdrawn the newest wording before, by the key of the recommendation."""
    if not withdrawn:
        return {}
    languages = {each.pk: each.wording.language for each in withdrawn if each.wording}
    rows = Wording.objects.filter(recommendation__in=languages).exclude(kind=WordingKind.WITHDRAWAL)
    there = rows.select_related("document__tombstone", "tombstone").order_by("number")
    return {each.recommendation_id: each for each in there if each.language == languages[each.recommendation_id]}
