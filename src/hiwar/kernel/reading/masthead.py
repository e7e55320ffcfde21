"""What a document says of itself: its symbol and date, the State, the session, the body, the report it belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from hiwar.kernel.facts import find_state, reported_by, reviews, sessions
from hiwar.kernel.reading.model import Genre, Page
from hiwar.kernel.reading.passage import tidy
from hiwar.kernel.reading.phrases import Phrases
from hiwar.kernel.reading.symbols import CITED_REPORT, SYMBOL, cited_report, series_of
from hiwar.kernel.reading.titles import Titles, title_of, titled, titles

_OPENING_PAGES = 4
_TITLE_LINES, _FIRST_LINES = 40, 5
"""Lines among which the State's name may stand alone: of a document with a masthead, and of one without."""
_EDGE_LINES = 3
_MARKS = " *∗"
_AROUND_NAME = _MARKS + ".,;:()0123456789–—-"
_DISTRIBUTION = "Distr."
"""What every language prints above the date."""
_ORIGINAL = re.compile(r"\bOriginal\s*:\s*(\w+)(?!\s*(?:/|,|and\b|et\b|y\b)\s*\w)")
"""What every language prints under the date; a document may also have been written in several languages."""
_WRITTEN_IN = {
    "ar": ("arabic", "arabe", "árabe"),
    "en": ("english", "anglais", "inglés"),
    "es": ("spanish", "espagnol", "español"),
    "fr": ("french", "français", "francés"),
    "ru": ("russian", "russe", "ruso"),
    "zh": ("chinese", "chinois", "chino"),
}
"""The six languages, as mastheads name them in English, French and Spanish; the others print English there."""
_BEFORE_SYMBOL = 40
"""Characters that may stand before a symbol on its line: “United Nations”."""
_AFTER_DISTRIBUTION, _DATE_LENGTH = 160, 30
_CITING = (Genre.DECISION, Genre.THEMATIC_LIST)
"""Genres that go with a report which they only cite."""
_EARLY = timedelta(days=90)
"""Questions are put, and printed, in the months before a session."""
_LATE = timedelta(days=3)
"""A review may be held, or its report adopted, a few days off the session's nominal days."""
_NAME_LENGTH, _NAME_WORDS = 90, 9
"""No name of a State is longer."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """`symbol`, `state` (ISO 3166-1 alpha-3) and `session` of the Working Group, the document's own `date` (ISO 8601),
    the `body` whose document it is, the symbol of the report that it `answers`, and the language that it was written in
    before it was translated (`original`); None where not found."""

    symbol: str | None
    state: str | None
    session: int | None
    date: str | None = None
    body: str | None = None
    answers: str | None = None
    original: str | None = None


def is_titled(pages: Sequence[Page], phrases: Phrases) -> bool:
    """Does the text open with the title of a Working Group report?"""
    return bool(phrases.report_title.search(tidy(" ".join(page.text for page in pages[:_OPENING_PAGES]))))


def masthead(pages: Sequence[Page], phrases: Phrases) -> Masthead:
    """Read the opening pages."""
    raw = "\n".join(page.text for page in pages[:_OPENING_PAGES])
    opening = tidy(raw)
    book = titles(phrases.language)
    symbol = _own_symbol(pages[:_OPENING_PAGES])
    is_report = is_titled(pages, phrases)
    if symbol is None and is_report and (cited := CITED_REPORT.search(opening)):
        symbol = cited["symbol"].replace(" ", "")
    series = series_of(symbol)
    genre = series.genre or titled(title_of(pages), book.genres)
    goes_with = is_report or genre is Genre.CORRIGENDUM
    answers = series.answers if goes_with else cited_report(symbol, opening) if genre in _CITING else None
    state = series.state or _named(opening, title_of(pages), phrases, book) or _reviewed(answers)[0]
    if state is None:
        state = _title_line(raw.split("\n")[: _TITLE_LINES if symbol or is_report else _FIRST_LINES], phrases)
    return Masthead(
        symbol=symbol,
        state=state,
        session=series.session if series.session is not None else _session(opening, state, answers, phrases, book),
        date=_date(pages[0].text, book) if pages else None,
        original=_original(pages[0].text) if pages else None,
        body=series.body or _mandate(pages, book),
        answers=answers,
    )


def _own_symbol(pages: Sequence[Page]) -> str | None:
    """The symbol in the masthead: on a line near the distribution note, or at the head or foot of a page."""
    votes: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page.text.split("\n") if line.strip()]
        edges = {*range(_EDGE_LINES), *range(len(lines) - _EDGE_LINES, len(lines))}
        for i, line in enumerate(lines):
            if (symbol := _masthead_symbol(line)) is None:
                continue
            around = lines[max(0, i - _EDGE_LINES) : i + _EDGE_LINES]
            votes[symbol] += 3 * any(_DISTRIBUTION in each for each in around) + (i in edges)
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] else None


def _masthead_symbol(line: str) -> str | None:
    """The symbol that a line consists of, or ends with after a word or two."""
    found = SYMBOL.search(line)
    if found is None or line[found.end() :].strip(_MARKS):
        return None
    before = line[: found.start()].strip()
    if len(before) > _BEFORE_SYMBOL or not all(char.isalpha() or char.isspace() for char in before):
        return None
    return found["symbol"].replace(" ", "")


def _named(opening: str, title: str, phrases: Phrases, book: Titles) -> str | None:
    """The State of `The review of X was held …`; failing that, the one that the title names."""
    for found in phrases.review_of.finditer(opening):
        if state := find_state(found["state"], phrases.language):
            return state.iso3
    for found in book.of_state.finditer(title):
        if code := named_at(title[found.end() :][:_NAME_LENGTH], phrases.language):
            return code
    return None


def _title_line(lines: Sequence[str], phrases: Phrases) -> str | None:
    """The State that a line of the title page names and nothing else."""
    for line in lines:
        if state := find_state(line.strip(_MARKS), phrases.language):
            return state.iso3
    return None


def named_at(words: str, language: str) -> str | None:
    """The State whose name these words begin with, the longest name that is one."""
    pieces = words.split()[:_NAME_WORDS]
    for length in range(len(pieces), 0, -1):
        name = " ".join(pieces[:length]).strip(_AROUND_NAME)
        if state := find_state(name, language) or find_state(name):
            return state.iso3
    return None


def _session(opening: str, state: str | None, answers: str | None, phrases: Phrases, book: Titles) -> int | None:
    """The session that the text names; failing that, the one of the day, the report or the cycle that it names."""
    if found := phrases.session.search(opening):
        return ordinal(found["ordinal"], phrases)
    for found in book.of_session.finditer(opening):
        words = next(filter(None, found.groups()), "")
        number = int(words) if words.isdecimal() else ordinal(words, phrases)
        if number is not None:
            return number
    if found := book.reviewed_on.search(opening):
        return _session_on(next(_days(opening[found.end() :][:_DATE_LENGTH], book), None), _LATE)
    if found := book.generated.search(opening):
        return _session_on(next(_days(opening[found.end() :][:_DATE_LENGTH], book), None), _EARLY)
    if (known := _reviewed(answers)[1]) is not None:
        return known
    if (found := book.of_cycle.search(opening)) and state:
        cycle = ordinal(found["ordinal"], phrases)
        held = {review.session for review in reviews() if review.state == state and review.cycle == cycle}
        return held.pop() if len(held) == 1 else None
    return None


def _session_on(day: date | None, before: timedelta) -> int | None:
    """The session held on a day, or at most `before` after it."""
    for each in sessions():
        if day and each.start and each.end and each.start - before <= day <= each.end + _LATE:
            return each.number
    return None


def _reviewed(report: str | None) -> tuple[str | None, int | None]:
    """The State and the session of the review that a report is known to be of."""
    known = reported_by(report) if report else None
    return (known.state, known.session) if known else (None, None)


def _date(page: str, book: Titles) -> str | None:
    """The date under the distribution note; failing that, one that stands alone on a line of the first page."""
    at = page.find(_DISTRIBUTION)
    if at >= 0:
        for day in _days(tidy(page[at : at + _AFTER_DISTRIBUTION]), book):
            return day.isoformat()
    for line in page.split("\n")[:_TITLE_LINES]:
        stands_alone = book.date.fullmatch(line.strip()) or book.generated.search(line)
        for day in _days(line, book) if stands_alone else ():
            return day.isoformat()
    return None


def _original(page: str) -> str | None:
    found = _ORIGINAL.search(page)
    name = found[1].casefold() if found else ""
    return next((language for language, names in _WRITTEN_IN.items() if name in names), None)


def _days(text: str, book: Titles) -> Iterator[date]:
    for found in chain(book.date.finditer(text), book.own_date.finditer(text)):
        month = book.months.get("".join(found["month"].split()).casefold().replace("0", "o"))
        try:
            yield date(int(found["year"]), month or 0, int(found["day"]))
        except ValueError:
            continue


def _mandate(pages: Sequence[Page], book: Titles) -> str | None:
    """The treaty body or special procedure that the title of its document names first."""
    title = title_of(pages)
    if titled(title, book.genres) not in (Genre.CONCLUDING_OBSERVATIONS, Genre.MISSION_REPORT):
        return None
    found = [(match.start(), body) for body, pattern in book.mandates if (match := pattern.search(title))]
    return min(found)[1] if found else None


def ordinal(words: str, phrases: Phrases) -> int | None:
    """`nineteenth`, `twenty-first`, `33rd` -> 19, 21, 33."""
    figure = phrases.ordinal_figure.fullmatch(words.strip())
    if figure:
        return int(figure[1])
    values = [phrases.ordinals.get(word) for word in re.split(r"[\s-]+", words.strip().casefold())]
    return sum(value for value in values if value is not None) if values and None not in values else None
