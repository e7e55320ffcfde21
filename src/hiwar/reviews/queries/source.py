"""The documents behind the record: the text of their pages with the places of the recommendations marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hiwar.documents.models import Document, DocumentPage, ExtractionRun
from hiwar.kernel.reading import Genre
from hiwar.reviews.models import Recommendation, Review, Tombstone, Wording
from hiwar.reviews.queries.telling import Item, live, review_label

PDF = "application/pdf"
"""What pages can be drawn of."""

EXCERPT = 700
"""Characters of the source shown before and after a recommendation's place."""


def document_page(sha256: str, number: int, lang: str) -> Item | None:
    """The extracted text of one page of a document, every recommendation on it marked with its address."""
    document = Document.objects.select_related("tombstone").filter(sha256=sha256).first()
    if document is None:
        return None
    found = document.pages.filter(number=number).first()
    tombstone = tombstone_of(document)
    if found is None and tombstone is None:
        return None
    reviewed = Review.objects.filter(recommendations__wording__document=document).order_by("pk").first()
    return {
        "document": describe(document),
        "review": review_label(reviewed, lang) if reviewed else None,
        "page": number,
        "pages": document.pages.count(),
        "pictured": tombstone is None and document.media_type == PDF,
        "segments": segments(found.text, _places_on(document, number)) if found else [],
        "tombstone": tell_tombstone(tombstone) if tombstone else None,
    }


def pictured(sha256: str, number: int, address: str = "") -> Item | None:
    """What is needed to mark recommendations on the picture of a page: its `text`, and the `places` (start, end) of all
    that stand on it, or of the one with that address. None where there is no such page or no picture of it may be
    shown."""
    page = DocumentPage.objects.select_related("document__tombstone").filter(document=sha256, number=number).first()
    if page is None or page.document.media_type != PDF or tombstone_of(page.document) is not None:
        return None
    places = _places_on(page.document, number)
    wanted = [(start, end) for start, end, each in places if not address or each == address]
    return {"text": page.text, "places": wanted}


def _places_on(document: Document, number: int) -> list[tuple[int, int, str | None]]:
    """Every place of a live recommendation on a page. A text begins on its `page` and may run on to later ones, so
    those that begin up to two pages before are looked at too."""
    rows = live().filter(wording__document=document, wording__page__range=(number - 2, number))
    return [
        (start, end, Recommendation(symbol=symbol, paragraph=paragraph, part=part).address)
        for symbol, paragraph, part, places in rows.values_list("symbol", "paragraph", "part", "wording__places")
        for page, start, end in places
        if page == number
    ]


def around(wording: Wording) -> Item:
    """Where a wording stands: its document, how it was read, and the text around each of its places."""
    numbers = {page for page, _start, _end in wording.places}
    pages = DocumentPage.objects.filter(document=wording.document_id, number__in=numbers)
    texts = {(wording.document_id, number): text for number, text in pages.values_list("number", "text")}
    run = ExtractionRun.objects.filter(document=wording.document_id, at__lte=wording.at).order_by("-at").first()
    return {
        "document": describe(wording.document),
        "page": wording.page,
        "pictured": wording.document.media_type == PDF and tombstone_of(wording) is None,
        "reader": run.reader if run else "",
        "read_at": run.at.isoformat() if run else None,
        "excerpts": excerpts_of(wording, texts),
    }


def excerpts_of(wording: Wording, texts: Mapping[tuple[str, int], str], around: int = EXCERPT) -> list[Item]:
    """The text around each place of a wording, page by page; `texts` are those of pages, by document and number."""
    marks: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for page, start, end in wording.places:
        marks[page].append((start, end))
    found = {page: texts.get((wording.document_id, page)) for page in sorted(marks)}
    return [{"page": page, **_excerpt(text, sorted(marks[page]), around)} for page, text in found.items() if text]


def _excerpt(text: str, places: list[tuple[int, int]], around: int) -> Item:
    """The places of a page with the lines around them; `before` and `after` say that the page goes on."""
    first, last = places[0][0], places[-1][1]
    start = max(0, text.rfind("\n", 0, max(0, first - around)) + 1) if first > around else 0
    stop = text.find("\n", last + around)
    stop = len(text) if stop < 0 else stop
    shifted = [(begin - start, end - start, None) for begin, end in places]
    return {"before": start > 0, "after": stop < len(text), "segments": segments(text[start:stop], shifted)}


def segments(text: str, places: Iterable[tuple[int, int, str | None]]) -> list[Item]:
    """A text cut at its places: `text`, whether `marked`, and the `address` of the recommendation that stands there.

    Places may overlap or lie outside the text (an altered extraction): what is marked stays marked once, nothing of
    the text is lost.
    """
    pieces: list[Item] = []
    reached = 0
    for start, end, address in sorted(places, key=lambda place: (place[0], place[1])):
        start, end = max(start, reached), min(end, len(text))
        if end <= start:
            continue
        if start > reached:
            pieces.append({"text": text[reached:start], "marked": False, "address": None})
        pieces.append({"text": text[start:end], "marked": True, "address": address})
        reached = end
    if reached < len(text):
        pieces.append({"text": text[reached:], "marked": False, "address": None})
    return pieces


def one_document(symbol: str, genre: str, answers: str, sha256: str) -> str:
    """What the languages and editions of one document have in common: its symbol; a thematic list has none, and is that
    of its report."""
    return symbol or (f"{genre} {answers}" if genre == Genre.THEMATIC_LIST and answers else sha256)


def describe(document: Document) -> Item:
    return {
        "sha256": document.sha256,
        "name": document.name,
        "symbol": document.symbol,
        "genre": document.genre,
        "language": document.language,
        "taken_down": tombstone_of(document) is not None,
    }


def tombstone_of(thing: Document | Wording) -> Tombstone | None:
    """What stands where a document or a wording was taken down, None for what is still here. A document takes all the
    wordings read from it along."""
    own: Tombstone | None = getattr(thing, "tombstone", None)
    return own or (tombstone_of(thing.document) if isinstance(thing, Wording) else None)


def tell_tombstone(tombstone: Tombstone) -> Item:
    return {
        "removed": tombstone.removed,
        "reason": tombstone.reason,
        "legal_basis": tombstone.legal_basis,
        "at": tombstone.at.isoformat(),
    }
