"""Lists of documents: those of one review, those of the record; each with what it brought."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar

from django.db.models import Case, F, Q, QuerySet, Value, When

from hiwar.audit.memory import while_unchanged
from hiwar.documents.models import Document
from hiwar.kernel import facts
from hiwar.kernel.reading import Genre
from hiwar.kernel.values import PositionValue
from hiwar.reference import queries as reference
from hiwar.reference.asked import Filters
from hiwar.reviews import tallies
from hiwar.reviews.models import DocumentTally, Review
from hiwar.reviews.queries.beside import beside_counts, documents_of, place_of_rows
from hiwar.reviews.queries.matrix import agreement
from hiwar.reviews.queries.source import describe, one_document
from hiwar.reviews.queries.telling import (
    Item,
    cut,
    foreign,
    invented,
    iso,
    position_counts,
    review_label,
    typed_session,
)

A_PAGE = 50

GENRE_ORDER = Case(*(When(genre=genre.value, then=Value(n)) for n, genre in enumerate(Genre)), default=Value(99))
"""The report first, then what answers it and what lists it, then what came before the review."""

NAMED_ORDER = ("symbol", "language", "added_at", "name", "pk")
"""How documents of one genre follow each other; what came at one time, in the order of the names."""


@dataclass(frozen=True, slots=True)
class DocumentFilters(Filters):
    """What a reader asked of the documents of the record: a genre, a State's code, a session, a language."""

    genre: str = ""
    of: str = ""
    session: str = ""
    language: str = ""

    CAPITALS: ClassVar = ("of",)
    SMALL: ClassVar = ("genre", "language")


def documents(filters: DocumentFilters, page: int, lang: str) -> Item:
    """One page of the documents of the record, the newest session first; the invented States' only when they are asked
    for. `choices` holds what the filters can be, with numbers."""
    rows = (Document.objects.all() if filters.of else _real()).filter(_passing(filters))
    order = (F("session").desc(nulls_last=True), "state", GENRE_ORDER, *NAMED_ORDER)
    shown, pages = cut(list(rows.order_by(*order).values_list("pk", flat=True)), page, A_PAGE)
    found = Document.objects.filter(pk__in=shown).select_related("tombstone").order_by(*order)
    return {
        "filters": asdict(filters),
        "filtered": any(asdict(filters).values()),
        "documents": _tell(list(found), lang),
        "pages": pages,
        "choices": _choices(lang),
    }


def _passing(filters: DocumentFilters) -> Q:
    wanted = {
        "genre": filters.genre,
        "state": filters.of,
        "session": typed_session(filters.session) if filters.session else "",
        "language": filters.language,
    }
    return Q(**{column: value for column, value in wanted.items() if value != ""})


def _real() -> QuerySet[Document]:
    return Document.objects.exclude(state__in=invented())


@while_unchanged
def _choices(lang: str) -> Item:
    """In one query: the genres, States, sessions and languages of the documents of real States."""
    found = set(_real().order_by().values_list("genre", "state", "session", "language"))
    genres, states, sessions, languages = ({row[at] for row in found} for at in range(4))
    named = [reference.label(str(iso3), lang) for iso3 in states if iso3]
    return {
        "genre": [genre.value for genre in Genre if genre in genres],
        "of": sorted(named, key=lambda state: reference.sort_key(state["name"])),
        "session": sorted(number for number in sessions if number is not None),
        "language": sorted(filter(None, languages)),
    }


def review_documents(iso3: str, session: int, lang: str) -> Item | None:
    """The documents that speak of one review, by genre, each with on how many of the texts it `differs`, on
    how many it can be `compared` and how many the record leaves `open`."""
    found = Review.objects.filter(state=iso3, session=session).first()
    known = found or Review(state_id=iso3, session=session, cycle=facts.cycle_of(session))
    rows = documents_of(known).select_related("tombstone").order_by(GENRE_ORDER, *NAMED_ORDER)
    held = list(rows)
    if found is None and not held:
        return None
    standing = agreement(found, lang) if found else {}
    return {
        "review": review_label(known, lang),
        "held": found is not None,
        "beside": beside_counts(known),
        "documents": _tell(held, lang, place_of_rows(known), standing),
    }


def _tell(
    held: Sequence[Document], lang: str, about: Q | None = None, standing: Mapping[str, Item] | None = None
) -> list[Item]:
    """The documents in their order, language versions and editions of one document (one symbol) together."""
    brought = brought_by([each.pk for each in held], about)
    together: dict[str, list[Document]] = defaultdict(list)
    for each in held:
        together[one_document(each.symbol, each.genre, each.answers, each.pk)].append(each)
    told = []
    for versions in together.values():
        first = min(versions, key=lambda each: (-_read(brought[each.pk]), *foreign(each.language, lang)))
        languages = Counter(each.language for each in versions)
        told.append(
            {
                **describe(first),
                "group": {
                    "state": reference.label(first.state, lang) if first.state else None,
                    "session": first.session,
                },
                "dated": iso(first.dated),
                "answers_to": first.answers,
                "brought": brought[first.pk],
                **{
                    name: sum((standing or {}).get(each.pk, {}).get(name, 0) for each in versions)
                    for name in ("differs", "compared", "open")
                },
                "versions": [
                    {
                        **describe(each),
                        "pages": brought[each.pk]["pages"],
                        "editions": languages[each.language],
                    }
                    for each in versions
                ],
            }
        )
    return told


def _read(brought: Item) -> int:
    """How much was read from a version: a list shows the one that brought most."""
    return sum(brought[each] for each in ("texts", "answers", "rows"))


def brought_by(shas: Collection[str], about: Q | None = None) -> dict[str, Item]:
    """What each document brought to the record: `pages` of text, `recommendations` (paragraphs) and `texts`, `answers`,
    `positions` as counts, `rows` and how many of them are `joined` to a recommendation, `pledges`, `questions` and by
    how many States (`askers`). `about` narrows the rows to those of one review."""
    figures = tallies.documents(shas, about) if about else _kept(shas)
    return {sha256: _brought(figures[sha256]) for sha256 in shas}


def _kept(shas: Collection[str]) -> dict[str, Item]:
    kept: dict[str, Item] = {
        each["document_id"]: dict(each) for each in DocumentTally.objects.filter(document__in=shas).values()
    }
    missing = [sha256 for sha256 in shas if sha256 not in kept]
    return {**kept, **(tallies.documents(missing) if missing else {})}


def _brought(figures: Item) -> Item:
    answers = list(figures["answers"].items())
    settled = [*figures["settled"].items(), *figures["coded"].items(), *_unsettling(answers)]
    return {
        **{name: figures[name] for name in _BROUGHT},
        "answers": sum(count for _value, count in answers),
        "positions": position_counts(settled or answers),
    }


_BROUGHT = ("pages", "recommendations", "texts", "rows", "joined", "pledges", "questions", "askers")


def _unsettling(answers: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The answers that settle nothing, because their words fit no position."""
    return [(value, count) for value, count in answers if value == PositionValue.UNCLEAR]
