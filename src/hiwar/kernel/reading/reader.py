"""Bytes -> a reading: the format, the language, the genre, each with the one reader it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from hiwar.kernel.reading.addendum import read_addendum
from hiwar.kernel.reading.advance_questions import read_questions
from hiwar.kernel.reading.body_recommendations import read_concluding_observations, read_mission_report
from hiwar.kernel.reading.formats import Text, extract
from hiwar.kernel.reading.genres import genre_of
from hiwar.kernel.reading.lines import running_lines
from hiwar.kernel.reading.masthead import Masthead, masthead
from hiwar.kernel.reading.model import EXPORT, ErrorKind, Found, Genre, Reading, ReadingError, ReadRecommendation
from hiwar.kernel.reading.phrases import Phrases, phrases
from hiwar.kernel.reading.scripts import Printed, is_folded
from hiwar.kernel.reading.thematic_list import (
    is_thematic_list,
    language_of_texts,
    languages_of_heads,
    list_masthead,
    read_thematic_list,
)
from hiwar.kernel.reading.wg_report import read_report
from hiwar.kernel.understanding.language import detect_language

_SAMPLE_PAGES = 12
_LONG = 1_000
_FIRST_LANGUAGE = "en"

GenreReader = Callable[[Text, Masthead, Phrases], Found]

READERS: Mapping[Genre, GenreReader] = {
    Genre.REPORT: read_report,
    Genre.LIST: read_report,
    Genre.ADDENDUM: read_addendum,
    Genre.THEMATIC_LIST: read_thematic_list,
    Genre.ADVANCE_QUESTIONS: read_questions,
    Genre.CONCLUDING_OBSERVATIONS: read_concluding_observations,
    Genre.MISSION_REPORT: read_mission_report,
}
"""The reader of each genre. A genre without one is kept with its text, and nothing is read from it."""


def read_document(data: bytes, name: str, max_pages: int) -> Reading:
    """What `hiwar.kernel.reading.read` does."""
    text = extract(data, name, max_pages)
    language = detect_language("\n".join(page.text for page in text.pages[:_SAMPLE_PAGES]))
    book = phrases(language or _FIRST_LANGUAGE)
    head = masthead(text.pages, book)
    genre = genre_of(text.pages, head, book)
    for other in (book, *map(phrases, languages_of_heads(text, besides=book.language))):
        if is_thematic_list(text, head, genre, other):
            language, book = language_of_texts(text, other) or other.language, other
            genre, head = Genre.THEMATIC_LIST, list_masthead(text, head, book)
            break
    found = _found(text, head, book, genre, language)
    if text.media_type == "text/plain" and head.symbol is None and genre in (None, Genre.OTHER):
        listed = _found(text, head, book, Genre.LIST)
        if genre is None or listed.recommendations:
            genre, found = Genre.LIST, listed
    if problem := _refusal(text, head, genre, found):
        raise problem
    return Reading(
        media_type=text.media_type,
        symbol=head.symbol,
        state_under_review=head.state,
        session=head.session,
        language=language or book.language,
        pages=text.pages,
        recommendations=found.recommendations,
        warnings=tuple(dict.fromkeys((*found.notes, *_warnings(found.recommendations)))),
        genre=genre or Genre.OTHER,
        date=head.date,
        body=head.body,
        answers=head.answers,
        positions=found.positions,
        questions=found.questions,
        original=head.original,
        exported=text.category == EXPORT,
    )


def _found(text: Text, head: Masthead, book: Phrases, genre: Genre | None, language: str | None = None) -> Found:
    """What the reader of a genre finds, its words as printed; `language` is that of the texts, where the document is
    not in one language."""
    reader = READERS.get(genre) if genre else None
    found = reader(text, head, book) if reader else Found()
    texts = phrases(language) if language else book
    if is_folded(texts.language):
        found = _printed(text, texts).found(found)
    if book.language != texts.language and is_folded(book.language):
        found = _printed(text, book).words_of_positions(found)
    return found


def _printed(text: Text, book: Phrases) -> Printed:
    pages = {page.number: page.text for page in text.pages}
    running = running_lines(text.pages, book)
    return Printed((line.text, pages[line.page][line.start : line.start + len(line.text)]) for line in running)


def _refusal(text: Text, head: Masthead, genre: Genre | None, found: Found) -> ReadingError | None:
    """Why a document cannot be taken; None when it can."""
    if genre is None:
        return ReadingError(
            "it is no document of the kinds that Hiwar reads",
            place="the opening pages",
            remedy="choose a document of the United Nations on the review of a State, as it was issued",
            kind=ErrorKind.OTHER_DOCUMENT,
        )
    if genre in (Genre.REPORT, Genre.LIST) and not found.recommendations:
        return ReadingError(
            "no recommendations were found in it",
            place=f"{len(text.pages)} pages" if len(text.pages) > 1 else "the whole text",
            remedy="check that the file is complete, up to the part “Conclusions and/or recommendations”",
            kind=ErrorKind.UNREADABLE if genre is Genre.REPORT else ErrorKind.OTHER_DOCUMENT,
        )
    return None


def _warnings(found: Sequence[ReadRecommendation]) -> Iterator[str]:
    """A sentence for each thing in a recommendation that a person should look at."""
    for item in found:
        place = item.paragraph if item.page is None else f"{item.paragraph} (page {item.page})"
        for name in item.unknown_states:
            yield f"{place}: no State known as “{name}”"
        if not item.states_as_written and item.body is None:
            yield f"{place}: no recommending State is printed"
        if not item.text:
            yield f"{place}: no text is printed"
        if len(item.text) > _LONG:
            yield f"{place}: unusually long, look whether other text of the page ran into it"
