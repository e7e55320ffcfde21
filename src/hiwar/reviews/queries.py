"""What the faces may ask of the reviews. Every answer is a dict that JSON can carry; dates are ISO 8601.

How things are counted (the same everywhere): the official count of recommendations is the number of distinct
paragraphs, counted over the *first live text* of each paragraph; a paragraph with two texts of different positions
counts once under each position; a mention is one recommending State of one text. What a correction withdrew is not
counted. The invented State of the training material is never among the figures of the record.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from hiwar.documents.models import Document, DocumentPage, ExtractionRun
from hiwar.kernel import facts
from hiwar.kernel.understanding.search_text import normalise
from hiwar.kernel.values import PositionValue
from hiwar.reference import queries as reference
from hiwar.reference.models import State
from hiwar.reviews.models import Position, Recommendation, Review, Tombstone, Wording, WordingState

Item = dict[str, Any]

NO_POSITION = "none"
"""What a filter and a count call a recommendation whose report states no position."""

POSITIONS = (
    *(value.value for value in (PositionValue.SUPPORTED, PositionValue.PARTLY, PositionValue.NOTED)),
    *(value.value for value in (PositionValue.PENDING, PositionValue.UNCLEAR)),
    NO_POSITION,
)
"""The order in which positions are always shown."""

SORTS = ("number", "state", "position", "text")
MADE_A_PAGE = 100
EXCERPT = 700
"""Characters of the source shown before and after a recommendation's place."""


@dataclass(frozen=True, slots=True)
class MatrixFilters:
    """What a reader asked of a review's matrix: a State's code, a group's code, a position, words, and an order."""

    by: str = ""
    group: str = ""
    position: str = ""
    q: str = ""
    sort: str = SORTS[0]

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> MatrixFilters:
        """From query-string values; an unknown order is the default, other unknown values simply match nothing."""
        by, group, position, q = (tidy(asked.get(name, "")) for name in ("by", "group", "position", "q"))
        sort = asked.get("sort", "")
        return cls(by.upper(), group.upper(), position.lower(), q, sort if sort in SORTS else SORTS[0])

    def active(self) -> bool:
        return bool(self.by or self.group or self.position or self.q)


def tidy(value: str) -> str:
    """A reader's words on one line, without control characters and not too long."""
    return " ".join("".join(c if c.isprintable() else " " for c in value[:200]).split())


def _live() -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(withdrawn=False)


def _real() -> QuerySet[Recommendation]:
    return _live().exclude(review__state__kind="invented")


def _paragraphs(texts: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    """One row for each paragraph: its first live text."""
    earlier = _live().filter(
        symbol=OuterRef("symbol"), paragraph=OuterRef("paragraph"), review=OuterRef("review"), part__lt=OuterRef("part")
    )
    return texts.filter(Q(part=1) | ~Exists(earlier))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def position_counts(pairs: Iterable[tuple[str, int]]) -> list[Item]:
    """(position, count) pairs, added up, in the order of `POSITIONS`; what does not occur is left out."""
    counts: Counter[str] = Counter()
    for position, count in pairs:
        counts[position or NO_POSITION] += count
    return [{"position": position, "count": counts[position]} for position in POSITIONS if counts[position]]


# Home and coverage


def home(lang: str, latest: int = 8) -> Item:
    """`figures` of the record, its `latest` reviews and those of the `training` material."""
    reviews = Review.objects.exclude(state__kind="invented")
    newest = list(reviews.order_by("-session", "state_id")[:latest])
    training = list(Review.objects.filter(state__kind="invented"))
    briefs = _briefs(newest + training, lang)
    return {
        "figures": {
            "reviews": reviews.count(),
            "recommendations": _paragraphs(_real()).count(),
            "states_under_review": reviews.values("state").distinct().count(),
            "recommending_states": len(recommending_states()),
        },
        "latest": briefs[: len(newest)],
        "training": briefs[len(newest) :],
    }


def recommending_states() -> list[str]:
    """The codes of the States that have recommended something to a real State. Asked State by State, which an index
    answers at once, instead of reading every mention there is."""
    current = WordingState.objects.filter(state=OuterRef("pk"), wording__current_for__withdrawn=False)
    heard = current.exclude(wording__current_for__review__state__kind="invented")
    return list(State.objects.filter(Exists(heard)).values_list("iso3", flat=True))


def _briefs(reviews: list[Review], lang: str) -> list[Item]:
    """Reviews in short, each with its official count and its positions."""
    if not reviews:
        return []
    ids = [review.pk for review in reviews]
    totals = dict(_paragraphs(_live().filter(review__in=ids)).order_by().values_list("review").annotate(n=Count("id")))
    positions: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = _live().filter(review__in=ids).order_by().values_list("review", "position")
    for review, position, count in rows.annotate(n=Count("paragraph", distinct=True)):
        positions[review].append((position, count))
    return [
        {
            **review_label(review, lang),
            "recommendations": totals.get(review.pk, 0),
            "positions": position_counts(positions[review.pk]),
        }
        for review in reviews
    ]


def review_label(review: Review, lang: str) -> Item:
    return {
        "state": reference.label(review.state_id, lang),
        "session": review.session,
        "cycle": review.cycle,
        "held_on": _iso(review.held_on),
        "adopted_on": _iso(review.adopted_on),
        "symbol": review.symbol,
    }


def coverage(lang: str) -> Item:
    """What the record holds, session by session, and what of the facts beneath it is not verified."""
    known = Counter(fact.session for fact in facts.reviews())
    reviews = Review.objects.exclude(state__kind="invented").order_by()
    held = dict(reviews.values_list("session").annotate(n=Count("id")))
    totals = dict(_paragraphs(_real()).order_by().values_list("review__session").annotate(n=Count("id")))
    positions: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = _real().order_by().values_list("review__session", "review_id", "position")
    for session, _review, position, count in rows.annotate(n=Count("paragraph", distinct=True)):
        positions[session].append((position, count))
    numbers = sorted(set(held) | {session.number for session in facts.sessions() if session.cycle})
    unverified = [state for state in facts.states() if not state.verified and state.kind != "invented"]
    return {
        "sessions": [
            {
                **reference.session(number),
                "reviews": held.get(number, 0),
                "reviews_known": known.get(number, 0),
                "recommendations": totals.get(number, 0),
                "positions": position_counts(positions[number]),
            }
            for number in numbers
        ],
        "documents": Document.objects.filter(tombstone=None).count(),
        "taken_down": Tombstone.objects.count(),
        "corrections": Wording.objects.exclude(author="").count() + Position.objects.exclude(author="").count(),
        "unverified": {
            "states": [reference.label(state.iso3, lang) for state in unverified],
            "sessions": [session.number for session in facts.sessions() if not session.verified and session.cycle],
            "reviews": sum(not fact.verified for fact in facts.reviews()),
        },
        "training": [review_label(review, lang) for review in Review.objects.filter(state__kind="invented")],
    }


# States


_LISTS = {"member": "states", "observer": "states", "invented": "invented"}
"""Which list of the page of States a kind of `facts.State` belongs to; all others are `others`."""


def states(lang: str, q: str = "", group: str = "") -> Item:
    """All Member and observer States by name, with how many of their reviews are in the record.

    `q` keeps the States one of whose names, in any of the six languages, holds the words; `group` those of a regional
    group. Other speakers met in reports and the invented State stand in lists of their own.
    """
    held = dict(Review.objects.order_by().values_list("state").annotate(n=Count("id")))
    called = set(reference.called(tidy(q)))
    listed: dict[str, list[Item]] = {"states": [], "others": [], "invented": []}
    for state in facts.states():
        code = facts.group_of(state.iso3)
        if group and code != group.upper():
            continue
        if tidy(q) and state.iso3 not in called:
            continue
        kind = _LISTS.get(state.kind, "others")
        told = {"kind": state.kind, "group": code, "reviews": held.get(state.iso3, 0)}
        listed[kind].append({**reference.label(state.iso3, lang), **told})
    for items in listed.values():
        items.sort(key=lambda item: reference.sort_key(item["name"]))
    return {"filters": {"q": tidy(q), "group": tidy(group).upper()}, "groups": reference.groups(lang), **listed}


def state_record(iso3: str, lang: str, page: int = 1) -> Item | None:
    """One State: its names, its `reviews`, and the recommendations it `made`, review by review in order of session."""
    described = reference.state(iso3, lang)
    if described is None:
        return None
    received = _briefs(list(Review.objects.filter(state=iso3).order_by("session")), lang)
    current = "wording__current_for__"
    made = WordingState.objects.filter(state=iso3, **{f"{current}withdrawn": False})
    if not described["invented"]:
        made = made.exclude(**{f"{current}review__state__kind": "invented"})
    place = (f"{current}review__session", f"{current}review__state", f"{current}position")
    rows = made.order_by().values_list(*place).annotate(n=Count(f"{current}paragraph", distinct=True))
    by_review: dict[tuple[int, str], list[tuple[str, int]]] = defaultdict(list)
    for session, state, position, count in rows:
        by_review[session, state].append((position, count))
    everything = [pair for pairs in by_review.values() for pair in pairs]
    listed = sorted(
        (
            {"session": session, "state": reference.label(state, lang), "positions": position_counts(pairs)}
            for (session, state), pairs in by_review.items()
        ),
        key=lambda item: (item["session"], reference.sort_key(item["state"]["name"])),
    )
    shown, pages = cut(listed, page, MADE_A_PAGE)
    return {
        "state": described,
        "reviews": received,
        "made": {
            "reviews": len(listed),
            "recommendations": sum(count for _position, count in everything),
            "positions": position_counts(everything),
            "by_review": shown,
            "pages": pages,
        },
    }


def cut(items: list[Item], page: int, size: int) -> tuple[list[Item], Item]:
    """One page of a list and where it stands: `page`, `of`, `total`; a page that is not there is the nearest one."""
    of = max(1, -(-len(items) // size))
    page = min(max(page, 1), of)
    return items[(page - 1) * size : page * size], {"page": page, "of": of, "total": len(items)}


# One review


def review(iso3: str, session: int, filters: MatrixFilters, lang: str) -> Item | None:
    """A review with its matrix of recommendations, filtered and sorted, and the choices its filters offer."""
    found = Review.objects.filter(state=iso3, session=session).first()
    if found is None:
        return None
    rows = _matrix(found, lang)
    kept = [row for row in rows if _passes(row, filters)]
    kept.sort(key=_ORDERS[filters.sort])  # stable: rows come in the order of the report
    groups = {row_group for row in rows for row_group in row["groups"]}
    return {
        "review": review_label(found, lang),
        "troika": [reference.label(iso3, lang) for iso3 in found.troika.values_list("state", flat=True)],
        "documents": _documents(found),
        "counts": _counts(rows),
        "shown": _counts(kept),
        "filters": asdict(filters),
        "filtered": filters.active(),
        "choices": {
            "by": _choices((state["iso3"], state["name"]) for row in rows for state in row["states"] if state["iso3"]),
            "group": [group for group in reference.groups(lang) if group["code"] in groups],
            "position": [item["position"] for item in _counts(rows)["positions"]],
            "sort": list(SORTS),
        },
        "recommendations": [
            {key: value for key, value in row.items() if key not in ("search_text", "groups")} for row in kept
        ],
    }


def _matrix(found: Review, lang: str) -> list[Item]:
    """Every live text of a review in the order of the report, with its States and current position."""
    on = found.held_on
    states: dict[int, list[Item]] = defaultdict(list)
    mentions = WordingState.objects.filter(wording__current_for__review=found).order_by("wording_id", "order")
    for wording, iso3, as_written in mentions.values_list("wording", "state", "as_written"):
        states[wording].append(mention(iso3, as_written, lang))
    words = {
        recommendation: (as_written, source)
        for recommendation, as_written, source in Position.objects.filter(recommendation__review=found)
        .order_by("number")
        .values_list("recommendation", "as_written", "source")
    }
    fields = ("id", "symbol", "paragraph", "part", "position", "wording")
    wording = ("wording__text", "wording__search_text", "wording__language", "wording__page")
    rows = []
    live = _live().filter(review=found).order_by("order", "part")
    for pk, symbol, paragraph, part, position, wording_id, *said in live.values_list(*fields, *wording):
        text, search_text, language, page = said
        as_written, source = words.get(pk, ("", ""))
        rows.append(
            {
                "address": Recommendation(symbol=symbol, paragraph=paragraph, part=part).address,
                "paragraph": paragraph,
                "part": part,
                "text": text or "",
                "language": language or "",
                "page": page,
                "states": states[wording_id],
                "position": position or NO_POSITION,
                "position_as_written": as_written,
                "position_source": source,
                "search_text": search_text or "",
                "groups": {reference.group_of(state["iso3"], on) for state in states[wording_id] if state["iso3"]},
            }
        )
    return rows


def mention(iso3: str | None, as_written: str, lang: str) -> Item:
    """A recommending State; a printed name that resolves to no State has no code and is shown as printed."""
    if iso3 is None:
        return {"iso3": None, "name": as_written, "invented": False, "as_written": as_written}
    return {**reference.label(iso3, lang), "as_written": as_written}


def _passes(row: Item, filters: MatrixFilters) -> bool:
    return (
        (not filters.by or any(state["iso3"] == filters.by for state in row["states"]))
        and (not filters.group or filters.group in row["groups"])
        and (not filters.position or row["position"] == filters.position)
        and all(word in row["search_text"] for word in normalise(filters.q).split())
    )


_ORDERS = {
    "number": lambda row: 0,
    "state": lambda row: reference.sort_key(row["states"][0]["name"]) if row["states"] else "\uffff",
    "position": lambda row: POSITIONS.index(row["position"]),
    "text": lambda row: row["search_text"],
}


def _counts(rows: list[Item]) -> Item:
    """The official count (distinct paragraphs), texts and mentions, and the paragraphs under each position."""
    positions = {(row["paragraph"], row["position"]) for row in rows}
    return {
        "recommendations": len({row["paragraph"] for row in rows}),
        "texts": len(rows),
        "mentions": sum(len(row["states"]) for row in rows),
        "positions": position_counts((position, 1) for _paragraph, position in positions),
        "two_positions": len(positions) - len({row["paragraph"] for row in rows}),
    }


def _choices(pairs: Iterable[tuple[str, str]]) -> list[Item]:
    return sorted(
        ({"iso3": iso3, "name": name} for iso3, name in set(pairs)), key=lambda item: reference.sort_key(item["name"])
    )


def _documents(found: Review) -> list[Item]:
    documents = Document.objects.filter(wordings__current_for__review=found).select_related("tombstone").distinct()
    return [_document(document) for document in documents]


def _document(document: Document) -> Item:
    return {
        "sha256": document.sha256,
        "name": document.name,
        "symbol": document.symbol,
        "language": document.language,
        "taken_down": _tombstone_of(document) is not None,
    }


# One recommendation


def recommendation(address: str, lang: str) -> Item | None:
    """One recommendation with its histories, its place in the source and its neighbours in the report.

    `address` reads `A/HRC/27/10:124.16`, with `:2` after it for the second text under that number.
    """
    found = _find(address)
    if found is None:
        return None
    wordings = list(found.wordings.select_related("tombstone", "document__tombstone"))
    mentions: dict[int, list[Item]] = defaultdict(list)
    for said in WordingState.objects.filter(wording__recommendation=found).order_by("wording_id", "order"):
        mentions[said.wording_id].append(mention(said.state_id, said.as_written, lang))
    current = next((wording for wording in wordings if wording.pk == found.wording_id), None)
    return {
        "address": found.address,
        "symbol": found.symbol,
        "paragraph": found.paragraph,
        "part": found.part,
        "review": review_label(found.review, lang),
        "text": current.text if current else "",
        "language": current.language if current else "",
        "status": current.status if current else "",
        "states": mentions[current.pk] if current else [],
        "position": found.position or NO_POSITION,
        "withdrawn": found.withdrawn,
        "taken_down": current is not None and _tombstone_of(current) is not None,
        "positions": [
            {
                "number": position.number,
                "value": position.value,
                "as_written": position.as_written,
                "source": position.source,
                "author": position.author,
                "reason": position.reason,
                "recorded_at": position.recorded_at.isoformat(),
            }
            for position in found.positions.order_by("-number")
        ],
        "wordings": [_wording(wording, mentions[wording.pk]) for wording in reversed(wordings)],
        "source": _source(current) if current else None,
        "others": [other.address for other in _texts_beside(found)],
        "previous": _neighbour(found, -1),
        "next": _neighbour(found, 1),
    }


def _find(address: str) -> Recommendation | None:
    """The recommendation with an address. A symbol holds no colon, so the first one ends it."""
    symbol, _, rest = address.partition(":")
    paragraph, _, part = rest.partition(":")
    if not part:
        part = "1"
    if "\0" in address or not (part.isascii() and part.isdigit() and len(part) < 5):
        return None
    rows = Recommendation.objects.select_related("review", "review__state")
    return rows.filter(symbol=symbol, paragraph=paragraph, part=int(part)).first()


def _neighbours(found: Recommendation) -> QuerySet[Recommendation]:
    return _live().filter(review=found.review_id)


def _texts_beside(found: Recommendation) -> QuerySet[Recommendation]:
    """The other texts under the same paragraph number."""
    return _neighbours(found).filter(paragraph=found.paragraph).exclude(pk=found.pk)


def _neighbour(found: Recommendation, step: int) -> Item | None:
    """The text before (-1) or after (1) this one in the report."""
    compare, order = ("gt", ("order", "part")) if step > 0 else ("lt", ("-order", "-part"))
    beyond = Q(**{f"order__{compare}": found.order}) | Q(order=found.order, **{f"part__{compare}": found.part})
    other = _neighbours(found).filter(beyond).order_by(*order).first()
    return {"address": other.address, "paragraph": other.paragraph, "part": other.part} if other else None


def _wording(wording: Wording, states: list[Item]) -> Item:
    tombstone = _tombstone_of(wording)
    return {
        "number": wording.number,
        "kind": wording.kind,
        "language": wording.language,
        "status": wording.status,
        "text": wording.text,
        "states": states,
        "author": wording.author,
        "reason": wording.reason,
        "at": wording.at.isoformat(),
        "tombstone": _tombstone(tombstone) if tombstone else None,
    }


def _tombstone_of(thing: Document | Wording) -> Tombstone | None:
    """What stands where a document or a wording was taken down, None for what is still here."""
    return getattr(thing, "tombstone", None)


def _tombstone(tombstone: Tombstone) -> Item:
    return {
        "removed": tombstone.removed,
        "reason": tombstone.reason,
        "legal_basis": tombstone.legal_basis,
        "at": tombstone.at.isoformat(),
    }


# The source


def _source(wording: Wording) -> Item:
    """Where a wording stands: its document, how it was read, and the text around each of its places."""
    marks: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for page, start, end in wording.places:
        marks[page].append((start, end))
    texts = dict(
        DocumentPage.objects.filter(document=wording.document_id, number__in=marks).values_list("number", "text")
    )
    run = ExtractionRun.objects.filter(document=wording.document_id, at__lte=wording.at).order_by("-at").first()
    return {
        "document": _document(wording.document),
        "page": wording.page,
        "reader": run.reader if run else "",
        "read_at": run.at.isoformat() if run else None,
        "excerpts": [
            {"page": page, **_excerpt(texts[page], sorted(marks[page]))} for page in sorted(marks) if texts.get(page)
        ],
    }


def _excerpt(text: str, places: list[tuple[int, int]]) -> Item:
    """The places of a page with the lines around them; `before` and `after` say that the page goes on."""
    first, last = places[0][0], places[-1][1]
    start = max(0, text.rfind("\n", 0, max(0, first - EXCERPT)) + 1) if first > EXCERPT else 0
    stop = text.find("\n", last + EXCERPT)
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


def document_page(sha256: str, number: int, lang: str) -> Item | None:
    """The extracted text of one page of a document, every recommendation on it marked with its address."""
    document = Document.objects.select_related("tombstone").filter(sha256=sha256).first()
    if document is None:
        return None
    found = document.pages.filter(number=number).first()
    tombstone = _tombstone_of(document)
    if found is None and tombstone is None:
        return None
    reviewed = Review.objects.filter(recommendations__wording__document=document).order_by("pk").first()
    return {
        "document": _document(document),
        "review": review_label(reviewed, lang) if reviewed else None,
        "page": number,
        "pages": document.pages.count(),
        "segments": segments(found.text, _places_on(document, number)) if found else [],
        "tombstone": _tombstone(tombstone) if tombstone else None,
    }


def _places_on(document: Document, number: int) -> list[tuple[int, int, str | None]]:
    """Every place of a live recommendation on a page. A text begins on its `page` and may run on to later ones, so
    those that begin up to two pages before are looked at too."""
    rows = _live().filter(wording__document=document, wording__page__range=(number - 2, number))
    return [
        (start, end, Recommendation(symbol=symbol, paragraph=paragraph, part=part).address)
        for symbol, paragraph, part, places in rows.values_list("symbol", "paragraph", "part", "wording__places")
        for page, start, end in places
        if page == number
    ]
