"""The thematic list, or matrix, that the secretariat makes of the recommendations of one review, from 2013 on.

It is a table. Its head says what each column holds: the recommendation with its number, its States and the source of
the position; the States apart; the position; the themes and the persons affected; the goals. A row over all columns is
the heading of a theme. The same is said in other columns and other words from one template to the next, so columns are
told by their heads and never by their place.

A number may carry the part of an address, `124.16:2`: then the row holds that text under the number alone, the whole
first line up to the last bracket, which names the States, parted by semicolons. Hiwar writes so what could be misread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hiwar.kernel.facts import find_declined, find_state, reported_by
from hiwar.kernel.reading.answers import classify
from hiwar.kernel.reading.formats import Text
from hiwar.kernel.reading.items import parts
from hiwar.kernel.reading.masthead import Masthead, named_at, ordinal
from hiwar.kernel.reading.model import Cell, Found, Genre, ReadRecommendation, Table
from hiwar.kernel.reading.names import each_named, named_states
from hiwar.kernel.reading.passage import tidy
from hiwar.kernel.reading.phrases import Phrases
from hiwar.kernel.reading.phrases import phrases as phrases_of
from hiwar.kernel.reading.scripts import folded
from hiwar.kernel.reading.symbols import SYMBOL, cited_report
from hiwar.kernel.reading.thematic import ListPhrases, list_phrases
from hiwar.kernel.values import LANGUAGES, PositionValue

_NUMBER = re.compile(
    r"\W{0,3}(?P<number>\d{1,3}(?:\s?\.\s?\d{1,3}){0,2})(?P<letter>\s?\([a-z]{1,3}\))?(?::(?P<part>[1-9]\d{0,2}))?"
    r"(?:\s?[.)](?!\d)|\s|(?=[^\W\d])|$)\s*"
)
_BARE_NUMBER = re.compile(_NUMBER.pattern + r"\W*")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_BULLET = re.compile(r"\s*[-–—•·▪*o](?=\s)\s*|\s*[-–—•·▪*](?=\S)\s*")
_LEGEND = re.compile(r"(?<!\S)\(?(?P<sign>[^\s()=:]{1,3})\)?\s*[=:–—-]\s*(?P<words>[^\W\d_][^,;.:=\n\t|()]{1,40})")
_AFTER_NAME = re.compile(r"[(;\t]")
_HEAD_ROWS = 3
"""The rows of a table among which its head is looked for."""
_SIGN = 3
"""A position of no more letters than this is a sign that the list explains."""
_TRIM = " \u00a0.,;:*∗"
_LONGEST = 20_000
"""Characters of a row that is looked into for several texts: the longest known has under 2,000."""
"""No State's name that is told in another case is longer."""
_SAID_BY = frozenset({"recommendation", "position"})
_LABELLED = ("themes", "persons", "sdgs")
_TURNS = ("persons", "sdgs")
"""What a cell of themes may turn to, after a line that says so."""


def is_thematic_list(text: Text, head: Masthead, genre: Genre | None, phrases: Phrases) -> bool:
    """Whether a document of no other kind holds a table of recommendations and positions, with their themes or under
    the title of a list."""
    if head.symbol or genre not in (None, Genre.OTHER, Genre.THEMATIC_LIST):
        return False
    words = list_phrases(phrases.language)
    heads = [found for table in text.tables for row in table[:_HEAD_ROWS] if (found := _columns(row, words))]
    titled = genre is Genre.THEMATIC_LIST or _search(words, "title", _title(text))
    return any(titled or "themes" in found.values() for found in heads)


def languages_of_heads(text: Text, *, besides: str) -> Iterator[str]:
    """The other languages in which a table of the document has the head of a list: it says in which language the list
    is, also where its texts are in several, or too few to tell."""
    for language in LANGUAGES:
        words = list_phrases(language)
        if language != besides and any(_columns(row, words) for table in text.tables for row in table[:_HEAD_ROWS]):
            yield language


def language_of_texts(text: Text, phrases: Phrases) -> str | None:
    """The language of a list's texts, where the list says that it is another than that of its head."""
    mark = _search(list_phrases(phrases.language), "texts", folded(_title(text), phrases.language))
    return mark["language"] if mark else None


def list_masthead(text: Text, head: Masthead, phrases: Phrases) -> Masthead:
    """What a list says of itself: the review in its page header or above its table; the report that its sources cite,
    which tells the review where nothing else does."""
    words = list_phrases(phrases.language)
    sources = " ".join(_sources(text.tables, words, phrases.language))
    answers = cited_report(None, sources) or head.answers
    state, session = _review(_title(text), words, phrases)
    known = reported_by(answers) if answers else None
    if known and state in (None, known.state):
        state, session = known.state, known.session
    return replace(
        head,
        state=state or head.state,
        session=session if session is not None else head.session,
        answers=answers,
    )


def read_thematic_list(text: Text, head: Masthead, phrases: Phrases) -> Found:
    """The recommendations of a list in its order, several texts under one number part by part, each with the labels of
    its row and of the theme that it stands under. A number listed once more adds its labels to the first."""
    reader = _Reader(text, phrases, language_of_texts(text, phrases))
    for table in text.tables:
        for row in table:
            reader.take(row)
    found = tuple(reader.found)
    return Found(recommendations=found, notes=() if found else ("no table of recommendations was found in it",))


def read_cell(words: str, language: str, head: str | None = None) -> tuple[ReadRecommendation, ...]:
    """What a row of a list in this language would give whose cell of the recommendation holds these words, and the
    others nothing; for those who write lists. `head` is the language of the list's head, where it is another. None
    where the row would be read as none."""
    reader = _Reader(Text((), paged=False, media_type=""), phrases_of(head or language), language)
    said = tidy(folded(words, language))
    if number := _NUMBER.match(said):
        reader.row(number, said, {"recommendation": words}, 0)
    return tuple(reader.found)


def read_position(words: str, language: str) -> PositionValue | None:
    """The position that a cell with these words states in a list of this language; None for an empty cell."""
    reader = _Reader(Text((), paged=False, media_type=""), phrases_of(language))
    said = reader.position_words(words)
    return reader.position(said) if said else None


class _Reader:
    def __init__(self, text: Text, phrases: Phrases, texts: str | None = None) -> None:
        self.text, self.phrases = text, phrases
        self.words = list_phrases(phrases.language)
        self.texts = phrases_of(texts) if texts else phrases
        self.columns: Mapping[range, str] = {}
        self.theme: str | None = None
        self.found: list[ReadRecommendation] = []
        self.listed: dict[tuple[str, int], int] = {}
        self._legend: dict[str, PositionValue] | None = None

    def take(self, row: Sequence[Cell]) -> None:
        """Read one row, knowing the head of the table and the heading over it."""
        if columns := _columns(row, self.words):
            self.columns = columns
            return
        if not self.columns:
            return
        told = self._told(row)
        said = tidy(folded(told.get("recommendation", ""), self.texts.language))
        number = _NUMBER.match(said)
        if number is None and (bare := self._number_apart(row)):
            number, said = _BARE_NUMBER.match(bare), f"{bare} {said}"
        if number and (told.get("position") or len(row) > 1):
            self.row(number, said, told, row[0].page)
        elif theme := self._heading(row):
            self.theme = theme

    def _told(self, row: Sequence[Cell]) -> dict[str, str]:
        """What the row says in each kind of column."""
        found: dict[str, str] = {}
        for cell in row:
            kind = next((kind for span, kind in self.columns.items() if cell.column in span), None)
            if kind and cell.text.strip():
                found[kind] = f"{found[kind]}\n{cell.text}" if kind in found else cell.text
        return found

    def _number_apart(self, row: Sequence[Cell]) -> str | None:
        """A number that stands in a cell of its own."""
        for cell in row:
            text = tidy(folded(cell.text, self.texts.language))
            if text and _BARE_NUMBER.fullmatch(text) and not any(cell.column in span for span in self.columns):
                return text if text.endswith(".") else f"{text}."
        return None

    def _heading(self, row: Sequence[Cell]) -> str | None:
        """The theme of a row that holds one text: after the words that announce it, or in a cell over the columns."""
        said = [(cell, tidy(cell.text)) for cell in row if cell.text.strip()]
        if len({text for _, text in said}) != 1:
            return None
        cell, text = said[0]
        if mark := _match(self.words, "heading", folded(text, self.phrases.language)):
            return text[mark.end() :].strip() or None
        return text if cell.span > 1 and len(row) == 1 and "\n" not in cell.text.strip() else None

    def row(self, number: re.Match[str], said: str, told: Mapping[str, str], page: int) -> None:
        """Read the text with its number, and what the other columns hold."""
        part = int(number["part"] or 0)
        beside = told.get("position", "")
        if part:  # the text is all of the first line, whatever it says
            line, _, below = folded(told["recommendation"], self.texts.language).partition("\n")
            _, source = self._source(tidy(below), beside)
            said = tidy(line).removeprefix(said[: number.end("part")]).lstrip()
        else:
            said, source = self._source(said[number.end() :], beside)
        as_written = self.position_words(told.get("position", ""))
        labels = self._labels(told)
        one = ReadRecommendation(
            paragraph=_paragraph(number),
            part=max(part, 1),
            text=said.strip(_TRIM),
            recommending=(),
            states_as_written=(),
            position=self.position(as_written) if as_written else None,
            position_as_written=as_written or None,
            position_source=source,
            page=page if self.text.paged else None,
            themes=labels["themes"],
            persons=labels["persons"],
            sdgs=labels["sdgs"],
        )
        texts = (_alone(one, said, self.texts.language),) if part else self._parts(one, said, told.get("states", ""))
        for text in texts:
            self._add(text)

    def _labels(self, told: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """The themes, persons and goals of a row; a theme that it stands under and does not repeat is the first."""
        found: dict[str, list[str]] = {kind: [] for kind in _LABELLED}
        for kind in _LABELLED:
            for label, of in _entries(told.get(kind, ""), kind, self.words, self.phrases.language):
                found[of].append(label)
        if self.theme and self.theme.casefold() not in map(str.casefold, found["themes"]):
            found["themes"].insert(0, self.theme)
        return {kind: tuple(dict.fromkeys(labels)) for kind, labels in found.items()}

    def _parts(self, one: ReadRecommendation, said: str, apart: str) -> Iterator[ReadRecommendation]:
        """Each text of a row with its States: those in its brackets, else those that stand in a column of their own."""
        found = parts(said, self.texts) if len(said) <= _LONGEST else ()
        for number, part in enumerate(found, start=1):
            yield replace(
                one,
                part=number,
                text=part.text,
                recommending=part.states.codes,
                states_as_written=part.states.as_written,
                unknown_states=part.states.unknown,
            )
        if not found:
            lines = (tidy(folded(line, self.texts.language)).strip(_TRIM + "()") for line in apart.split("\n"))
            named = [names for line in lines if line and (names := named_states(line, self.texts.language))]
            yield replace(
                one,
                recommending=tuple(dict.fromkeys(code for names in named for code in names.codes)),
                states_as_written=tuple(name for names in named for name in names.as_written),
                unknown_states=tuple(name for names in named for name in names.unknown),
            )

    def _add(self, one: ReadRecommendation) -> None:
        at = self.listed.setdefault((one.paragraph, one.part), len(self.found))
        if at == len(self.found):
            self.found.append(one)
            return
        first = self.found[at]
        self.found[at] = replace(
            first,
            themes=tuple(dict.fromkeys(first.themes + one.themes)),
            persons=tuple(dict.fromkeys(first.persons + one.persons)),
            sdgs=tuple(dict.fromkeys(first.sdgs + one.sdgs)),
        )

    def _source(self, said: str, position: str) -> tuple[str, str | None]:
        """The text before the words `Source of position:`, and the source as it is cited elsewhere."""
        plain = folded(said, self.phrases.language)
        if mark := _search(self.words, "source", plain):
            return said[: mark.start()].rstrip(), _cited(plain[mark.end() :])
        beside = tidy(folded(position, self.phrases.language))
        return said, _cited(beside) if SYMBOL.search(beside) else None

    def position_words(self, cell: str) -> str:
        """The words of the position alone, without the source that may stand under them."""
        words = tidy(folded(cell, self.phrases.language))
        for mark in (_search(self.words, "source", words), SYMBOL.search(words)):
            if mark:
                words = words[: mark.start()]
        return words.strip(_TRIM + "-–([")

    def position(self, words: str) -> PositionValue:
        """The position that these words state."""
        found = self.words.position(words)
        if found is None and len(words) <= _SIGN:
            found = self._legend_of().get(words.casefold())
        if found is None:
            found = next((value for value, pattern in self.phrases.verdicts if pattern.search(words)), None)
        return found or classify(words, self.phrases) or PositionValue.UNCLEAR

    def _legend_of(self) -> Mapping[str, PositionValue]:
        """The signs that the list explains: `S = Supported`."""
        if self._legend is None:
            found: dict[str, PositionValue] = {}
            for page in self.text.pages:
                for mark in _LEGEND.finditer(folded(page.text, self.phrases.language)):
                    if value := self.words.position(mark["words"].strip(_TRIM)):
                        found.setdefault(mark["sign"].casefold(), value)
            self._legend = found
        return self._legend


def _columns(row: Sequence[Cell], words: ListPhrases) -> dict[range, str]:
    """What the columns hold, where a row is the head of a list's table; else nothing."""
    named = {range(cell.column, cell.column + cell.span): words.column(tidy(cell.text)) for cell in row}
    found = {span: kind for span, kind in named.items() if kind}
    return found if set(found.values()) >= _SAID_BY else {}


def _alone(one: ReadRecommendation, said: str, language: str) -> ReadRecommendation:
    """The text of a row that holds no other, word for word, and the States of the bracket that it ends with."""
    text, names = said.removesuffix(";").rstrip(), ""
    if text.endswith(")") and (opening := _opening(text)) is not None:
        text, names = text[:opening].rstrip(), text[opening + 1 : -1]
    states = each_named(filter(None, (name.strip(" –-") for name in names.split(";"))), language)
    return replace(
        one,
        text=text,
        recommending=states.codes,
        states_as_written=states.as_written,
        unknown_states=states.unknown,
        alone=True,
    )


def _opening(text: str) -> int | None:
    """Where the bracket opens that the last character of a text closes."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if not depth:
            return at
    return None


def _paragraph(number: re.Match[str]) -> str:
    return "".join(f"{number['number']}{number['letter'] or ''}".split())


def _cited(words: str) -> str | None:
    """`A/HRC/28/15/Add.1 - Para. 3` -> `A/HRC/28/15/Add.1, para. 3`; without a symbol the words themselves."""
    if (symbol := SYMBOL.search(words)) is None:
        return words.strip(_TRIM + "-–") or None
    place = _FIGURE.search(words, symbol.end())
    named = symbol["symbol"].replace(" ", "")
    return f"{named}, para. {place[0]}" if place else named


def _entries(cell: str, kind: str, words: ListPhrases, language: str) -> Iterator[tuple[str, str]]:
    """The labels in a cell, each with its kind. A line without a bullet, in a run of bullets, goes on with the last."""
    held = ""
    bulleted = False
    for line in filter(None, map(tidy, cell.split("\n"))):
        plain = folded(line, language)
        bullet = _BULLET.match(plain)
        turn = next(((each, mark) for each in _TURNS if (mark := _match(words, f"{each}_heading", plain))), None)
        if bulleted and held and not bullet and not turn:
            held = f"{held} {line}"
            continue
        if held:
            yield held, "sdgs" if _match(words, "sdg", held) else kind
        held, bulleted = line[bullet.end() if bullet else 0 :].strip(), bool(bullet)
        if turn:
            kind, mark = turn
            held = line[mark.end() :].strip()
    if held:
        yield held, "sdgs" if _match(words, "sdg", held) else kind


def _sources(tables: Iterable[Table], words: ListPhrases, language: str) -> Iterator[str]:
    """What stands after `Source of position:` in every cell; else every symbol that the tables name."""
    cells = [tidy(folded(cell.text, language)) for table in tables for row in table for cell in row]
    named = [cell[mark.end() :] for cell in cells if (mark := _search(words, "source", cell))]
    yield from named or (symbol[0] for cell in cells for symbol in SYMBOL.finditer(cell))


def _title(text: Text) -> str:
    """What stands in the page headers and above the first table."""
    opening = text.pages[0].text if text.pages else ""
    first = text.tables[0][0][0].text.split("\n")[0] if text.tables else ""
    return tidy(" ".join((*text.headers, opening.partition(first)[0] if first else "")))


def _review(title: str, words: ListPhrases, phrases: Phrases) -> tuple[str | None, int | None]:
    """State and session of `UPR of Talvania (2nd cycle – 20th session)`."""
    said = tidy(folded(title, phrases.language))
    code = None
    if mark := _search(words, "review", said):
        # A name may hold a dash between blanks, as before what is no name: the longer one counts.
        longer = _AFTER_NAME.split(said[mark.start("state") :], maxsplit=1)[0].strip(_TRIM)
        known = find_state(longer, phrases.language)
        code = known.iso3 if known else _named(mark["state"].strip(_TRIM), phrases.language)
    return code, _session(_search(words, "session", said), phrases)


def _named(name: str, language: str) -> str | None:
    """The State of a name, which may be declined, or stand before other words."""
    state = find_state(name, language) or find_state(name)
    if state is None and (declined := find_declined(name)):
        state = declined.state
    return state.iso3 if state else named_at(name, language)


def _session(mark: re.Match[str] | None, phrases: Phrases) -> int | None:
    """The session in figures or words; training has the number 0."""
    if mark is None:
        return None
    if mark["training"]:
        return 0
    figure = _FIGURE.match(mark["ordinal"])
    return int(figure[0]) if figure else ordinal(mark["ordinal"], phrases)


def _search(words: ListPhrases, name: str, text: str) -> re.Match[str] | None:
    pattern = words.patterns.get(name)
    return pattern.search(text) if pattern else None


def _match(words: ListPhrases, name: str, text: str) -> re.Match[str] | None:
    pattern = words.patterns.get(name)
    return pattern.match(text) if pattern else None
