"""What importing a reading would do to the record: pure comparison, the same for a dry run and for the write.

The rules: a text that the record does not hold is an insert. A text it holds is the same when it equals what was read
before: for a document the record already has, anything ever read (an old version imported again changes nothing);
for another document, what was read last or stands now (a person's correction stays). Everything else is a change, and
what the record has and the reading has not is missing; nothing of that is written before a person has seen it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hiwar.documents.texts import storable
from hiwar.kernel.facts import find_state
from hiwar.kernel.reading import Reading, ReadingError, ReadRecommendation
from hiwar.kernel.values import Place

Key = tuple[str, int]
"""Paragraph and part: what tells the recommendations of one report apart."""

NamedState = tuple[str | None, str]
"""A recommending State's code (None when the name resolves to none) and its name as written."""


@dataclass(frozen=True, slots=True)
class PositionWords:
    """A position: the normalised value, the words it was given in, and where they stand."""

    value: str
    as_written: str
    source: str


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation as read, with its text in a form that databases can hold."""

    paragraph: str
    part: int
    text: str
    states: tuple[NamedState, ...]
    position: PositionWords | None
    page: int | None
    places: tuple[Place, ...]

    @property
    def key(self) -> Key:
        """Paragraph and part."""
        return self.paragraph, self.part


@dataclass(frozen=True, slots=True)
class KnownWording:
    """A wording of the record. `read` tells what a reader found from what a person wrote."""

    text: str
    states: tuple[NamedState, ...]
    read: bool
    document: str


@dataclass(frozen=True, slots=True)
class KnownPosition:
    """A position of the record. `read` tells what a reader found from what a person wrote."""

    words: PositionWords
    read: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A recommendation of the record: its wordings in the reading's language and its positions, oldest first."""

    key: Key
    withdrawn: bool
    wordings: tuple[KnownWording, ...]
    positions: tuple[KnownPosition, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a reading says otherwise than the record: `what` is text, states or position."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A recommendation that the reading words otherwise, or gives another position."""

    item: Item
    differences: tuple[Difference, ...]

    def touches(self, *what: str) -> bool:
        """Whether one of these is different."""
        return any(difference.what in what for difference in self.differences)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. `translated` are texts in a language that the record has not yet for them."""

    report_known: bool
    inserts: tuple[Item, ...] = ()
    translated: tuple[Item, ...] = ()
    same: tuple[Item, ...] = ()
    changes: tuple[Change, ...] = ()
    missing: tuple[Key, ...] = ()

    @property
    def writes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.inserts or self.translated or self.changes or self.missing)

    @property
    def needs_consent(self) -> bool:
        """Whether a person has to see the differences first: the report is known, and says something else now."""
        return self.report_known and bool(self.inserts or self.changes or self.missing)


def plan(known: Sequence[Known], items: Sequence[Item], *, document: str, document_known: bool) -> Plan:
    """Compare the record's recommendations of one report with the items read from the document with this hash."""
    record = {each.key: each for each in known}
    inserts, translated, same, changes = [], [], [], []
    for item in items:
        there = record.get(item.key)
        if there is None:
            inserts.append(item)
        elif not there.wordings:
            translated.append(item)
        elif differences := tuple(_differences(there, item, document_known)):
            changes.append(Change(item, differences))
        else:
            same.append(item)
    read = {item.key for item in items}
    missing = [each.key for each in known if each.key not in read and _expected(each, document, document_known)]
    return Plan(bool(known), tuple(inserts), tuple(translated), tuple(same), tuple(changes), tuple(missing))


def _differences(known: Known, item: Item, document_known: bool) -> Iterator[Difference]:
    wordings = known.wordings if document_known else _newest(known.wordings)
    said = [(wording.text, wording.states) for wording in wordings]
    if (item.text, item.states) not in said:
        now = known.wordings[-1]
        if item.text != now.text:
            yield Difference("text", now.text, item.text)
        if item.states != now.states:
            yield Difference("states", _names(now.states), _names(item.states))
    if item.position and item.position not in _comparable(known.positions, item.position, document_known):
        yield Difference(
            "position", _words(known.positions[-1].words) if known.positions else "none", _words(item.position)
        )


def _newest(wordings: Sequence[KnownWording]) -> list[KnownWording]:
    """What stands now, and what was read last."""
    return [wordings[-1], *[wording for wording in wordings if wording.read][-1:]]


def _comparable(positions: Sequence[KnownPosition], read: PositionWords, document_known: bool) -> list[PositionWords]:
    """Positions that a reading may repeat: what stands now, and what was last read in the same place (a later document
    may have answered since)."""
    if document_known:
        return [position.words for position in positions]
    there = [position.words for position in positions if position.read and position.words.source == read.source]
    return [*[position.words for position in positions[-1:]], *there[-1:]]


def _expected(known: Known, document: str, document_known: bool) -> bool:
    """Whether this document should hold that recommendation: it, or for a new document any reader, found it once."""
    return not known.withdrawn and any(
        wording.read and (not document_known or wording.document == document) for wording in known.wordings
    )


def _names(states: Iterable[NamedState]) -> str:
    return "; ".join(name or code or "" for code, name in states) or "none"


def _words(position: PositionWords) -> str:
    return f"{position.value} ({position.source}: “{position.as_written}”)"


def items(reading: Reading) -> tuple[Item, ...]:
    """The recommendations of a reading. Raises ReadingError when two of them have the same number and part."""
    found = tuple(_item(recommendation) for recommendation in reading.recommendations)
    twice = [key for key, count in Counter(item.key for item in found).items() if count > 1]
    if twice:
        raise ReadingError(
            "this number stands twice",
            place=f"paragraph {twice[0][0]}, text {twice[0][1]}",
            remedy="correct the numbering in the file, or report the document as one that is read wrongly",
        )
    return found


def _item(read: ReadRecommendation) -> Item:
    position = None
    if read.position:
        words, source = storable(read.position_as_written or ""), storable(read.position_source or "")
        position = PositionWords(read.position.value, words, source)
    states = tuple(pair(read.recommending, tuple(storable(name) for name in read.states_as_written)))
    return Item(read.paragraph, read.part, storable(read.text), states, position, read.page, read.places)


def pair(recommending: Sequence[str], as_written: Sequence[str]) -> Iterator[NamedState]:
    """Put each name as written beside its code. A reading lists all names, but codes only for those it resolved; a
    code whose name cannot be told keeps an empty one."""
    if len(recommending) == len(as_written):
        yield from zip(recommending, as_written, strict=True)
        return
    left = list(recommending)
    for name in as_written:
        state = find_state(name)
        code = state.iso3 if state and state.iso3 in left else None
        if code:
            left.remove(code)
        yield code, name
    for code in left:
        yield code, ""
