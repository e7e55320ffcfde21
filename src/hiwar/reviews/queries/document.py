"""One document: what is known of it, its language versions, what it brought, and all that was read from it."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Q, QuerySet

from hiwar.documents.models import Document
from hiwar.reference import queries as reference
from hiwar.reviews.enums import CodingKind
from hiwar.reviews.models import Answer, Coding, Review, Wording
from hiwar.reviews.queries.accounts import beyond
from hiwar.reviews.queries.beside import WITH, tell_row
from hiwar.reviews.queries.documents import GENRE_ORDER, NAMED_ORDER, brought_by
from hiwar.reviews.queries.source import describe, one_document, tell_tombstone, tombstone_of
from hiwar.reviews.queries.telling import Item, cut, foreign, iso, live, review_label, stretch

A_PAGE = 50

READ: dict[str, Q] = {
    "joined": Q(kind__in=(CodingKind.RECOMMENDATION, CodingKind.CODING), recommendation__isnull=False),
    "unmatched": Q(kind__in=(CodingKind.RECOMMENDATION, CodingKind.CODING), recommendation=None),
    "pledges": Q(kind=CodingKind.PLEDGE),
    "questions": Q(kind=CodingKind.QUESTION),
}
"""The kinds of rows that a document may hold; `answers` are told beside them."""

READ_FROM = ("answers", *READ)
"""The kinds of what may have been read from a document."""

_TEXT_ALONE = ("pledges", "questions")
"""The kinds of rows of which nothing is left to show without their text."""


def document(sha256: str, lang: str, what: str = "", page: int = 1) -> Item | None:
    """A document with what was read from it of one kind (`answers` or one of `READ`), or of the first kind it has."""
    found = Document.objects.select_related("tombstone").filter(sha256=sha256).first()
    if found is None:
        return None
    brought = brought_by([sha256])[sha256]
    tombstone = tombstone_of(found)
    counts = {
        "answers": brought["answers"],
        "joined": brought["joined"],
        "unmatched": brought["rows"] - brought["joined"],
        "pledges": brought["pledges"],
        "questions": brought["questions"],
    }
    what = what if what in counts else next((each for each, count in counts.items() if count), "")
    run = found.runs.order_by("-at").first()
    review = _review(found)
    told: Item = {
        **describe(found),
        "state": reference.label(found.state, lang) if found.state else None,
        "session": found.session,
        "review": review_label(review, lang) if review else None,
        "dated": iso(found.dated),
        "answers_to": found.answers,
        "size": found.size,
        "media_type": found.media_type,
        "added_at": found.added_at.isoformat(),
        "run": {"reader": run.reader, "at": run.at.isoformat(), "warnings": run.warnings} if run else None,
        "tombstone": tell_tombstone(tombstone) if tombstone else None,
    }
    return {
        "document": told,
        **_relatives(found, lang),
        "brought": brought,
        "counts": counts,
        "filters": {"what": what},
        **_read_from(found, what, counts.get(what, 0), page, lang),
    }


def place_of_document(symbol: str, lang: str) -> str | None:
    """The SHA-256 of the document with a symbol: in the reader's language, in English, or the newest of several."""
    if not symbol.isprintable():
        return None
    rows = Document.objects.filter(symbol__iexact=symbol).exclude(symbol="").order_by("-added_at", "pk")
    found = list(rows.only("language"))
    return min(found, key=lambda each: foreign(each.language, lang)).pk if found else None


def _review(found: Document) -> Review | None:
    rows = Review.objects.filter(Q(state=found.state, session=found.session) | Q(symbol__in=_symbols(found)))
    return rows.order_by("pk").first()


def _symbols(found: Document) -> list[str]:
    return [symbol for symbol in (found.symbol, found.answers) if symbol]


def _relatives(found: Document, lang: str) -> dict[str, list[Item]]:
    """`versions`: the languages and editions of the document itself, each with the `status` of the texts read from it;
    `related`: its report, or what answers and lists its recommendations, each in the language nearest to the reader."""
    symbols = _symbols(found)
    if not symbols:
        return {"versions": [], "related": []}
    rows = Document.objects.filter(Q(symbol__in=symbols) | Q(answers__in=symbols)).select_related("tombstone")
    together: dict[str, list[Document]] = defaultdict(list)
    for each in rows.order_by(GENRE_ORDER, *NAMED_ORDER):
        together[_key(each)].append(each)
    own = together.pop(_key(found), [])
    read = Wording.objects.filter(document__in=[each.pk for each in own]).order_by()
    status = dict(read.values_list("document", "status").distinct())
    return {
        "versions": [{**describe(each), "status": status.get(each.pk, "")} for each in own],
        "related": [describe(min(each, key=lambda it: foreign(it.language, lang))) for each in together.values()],
    }


def _key(document: Document) -> str:
    return one_document(document.symbol, document.genre, document.answers, document.pk)


def _read_from(found: Document, what: str, total: int, page: int, lang: str) -> Item:
    """`answers` or `rows`, one page of them."""
    if what == "answers":
        answers, pages = cut(_answers(found), page, A_PAGE)
        return {"answers": answers, "rows": [], "pages": pages}
    rows: QuerySet[Coding] = Coding.objects.filter(READ.get(what, Q()), document=found)
    if tombstone_of(found) and what in _TEXT_ALONE:
        rows, total = rows.none(), 0
    shown, pages = stretch(rows.select_related(*WITH).order_by("row", "part"), page, A_PAGE, total)
    return {"answers": [], "rows": [tell_row(row, lang) for row in shown], "pages": pages}


def _answers(found: Document) -> list[Item]:
    """What was answered: one entry for the same words at the same place, with the `paragraphs` that it answers, the
    addresses of their texts, and the `comments` on some of them; no paragraph for what answers all the others."""
    answers = list(Answer.objects.filter(document=found).order_by("order"))
    texts: dict[str, list[str]] = defaultdict(list)
    wanted = live().filter(symbol=found.answers, paragraph__in={each.paragraph for each in answers} - {""})
    for each in wanted.order_by("order", "part").only("symbol", "paragraph", "part") if found.answers else ():
        texts[each.paragraph].append(each.address)
    told: dict[tuple[object, ...], Item] = {}
    for answer in answers:
        words = {
            "position": answer.value,
            "as_written": answer.as_written,
            "source": answer.source,
            "page": answer.page,
        }
        entry = told.setdefault(tuple(words.values()), {**words, "paragraphs": [], "comments": {}})
        if answer.paragraph:
            entry["paragraphs"].append({"paragraph": answer.paragraph, "addresses": texts[answer.paragraph]})
        if comment := beyond(answer.as_written, answer.comment):
            entry["comments"].setdefault(comment, []).append(answer.paragraph)
    return [{**entry, "comments": _comments(entry["comments"])} for entry in told.values()]


def _comments(found: dict[str, list[str]]) -> list[Item]:
    return [{"comment": comment, "paragraphs": paragraphs} for comment, paragraphs in found.items()]
