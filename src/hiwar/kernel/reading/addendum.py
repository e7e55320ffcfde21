"""The addendum to a report: what the State under review answers to the recommendations it had left open.

States write addenda as they like: sentences that name the items, headings with lists under them, one comment an item,
tables. All of it is read as blocks: a heading, a paragraph, or an item that opens with the numbers it answers. What a
sentence says of the items it names goes before the heading they stand under, and a few items before many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hiwar.kernel.reading.answers import classify, clauses, sentences
from hiwar.kernel.reading.blocks import Block, BlockKind, blocks
from hiwar.kernel.reading.formats import Text
from hiwar.kernel.reading.lines import running_lines
from hiwar.kernel.reading.masthead import Masthead
from hiwar.kernel.reading.model import Found, ReadPosition
from hiwar.kernel.reading.passage import tidy
from hiwar.kernel.reading.phrases import Phrases
from hiwar.kernel.reading.references import paragraph_references, recommendation_references
from hiwar.kernel.values import Place, PositionValue

_FIRM = frozenset({PositionValue.SUPPORTED, PositionValue.NOTED, PositionValue.PARTLY, PositionValue.PENDING})
_BY_NUMBER = 3
"""So many paragraphs that speak of `this recommendation` make an addendum whose paragraphs are the items."""
_AFTER_BRACKET = re.compile(r"\)[.;:]?\s+")
_SMALL = 20
"""Paragraphs of a report before this number are no recommendations."""
_NEAR = 5
"""The lists of one report stand in paragraphs as near as this."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A position with the words that state it, where they stand, and how strongly they bind: `rank` 3 for words about
    the item itself, 2 for the heading over it, 1 for a heading over a text that names it; `named` counts the items it
    speaks of."""

    value: PositionValue
    as_written: str
    source: str | None
    page: int
    places: tuple[Place, ...]
    rank: int
    named: int

    def binds_more_than(self, other: _Statement) -> bool:
        return (self.rank, -self.named) > (other.rank, -other.named)


@dataclass(slots=True)
class _Answers:
    """The statements and comments by item; an item without either was only mentioned."""

    statements: dict[str, _Statement] = field(default_factory=dict)
    comments: dict[str, list[str]] = field(default_factory=dict)
    first: dict[str, Block] = field(default_factory=dict)

    def settle(self, labels: Sequence[str], statement: _Statement) -> None:
        for label in labels:
            given = self.statements.get(label)
            if given is None or statement.binds_more_than(given):
                self.statements[label] = statement


def read_addendum(text: Text, head: Masthead, phrases: Phrases) -> Found:
    """The answers of an addendum, one for each paragraph of the report, in the order in which they are first named.

    An answer to all the items that no other answer names has an empty paragraph. Where an addendum names its items by
    bare numbers, the paragraph of the report is put before them if it says which; else they stay bare.
    """
    reader = _Reader(text, head, phrases)
    for block in blocks(running_lines(text.pages, phrases), phrases):
        reader.take(block)
    positions = tuple(reader.positions())
    return Found(positions=positions, notes=() if positions else ("no answer to a recommendation was found in it",))


class _Reader:
    def __init__(self, text: Text, head: Masthead, phrases: Phrases) -> None:
        self.head, self.phrases, self.paged = head, phrases, text.paged
        self.answers = _Answers()
        self.heading: _Statement | None = None
        self.paragraph: int | None = None
        self.own: list[tuple[Block, _Statement | None]] = []
        self.lists: set[str] = set()
        self.items: set[str] = set()

    def take(self, block: Block) -> None:
        """Read one block, knowing the heading over it."""
        if block.kind is BlockKind.HEADING:
            self._head(block)
            return
        if block.kind is BlockKind.NUMBERED:
            self.paragraph = block.numbers[0]
        if block.kind is BlockKind.ITEM:
            self._item(block)
        else:
            self._prose(block)

    def positions(self) -> Iterator[ReadPosition]:
        """What was found, once all blocks are taken."""
        if sum(statement is not None for _, statement in self.own) >= _BY_NUMBER:
            for block, statement in self.own:
                self._own_number(block, statement)
        stem = self._stem()
        named = dict.fromkeys([*self.answers.first, *self.answers.statements])
        for label in named:
            statement = self.answers.statements.get(label)
            comments = self.answers.comments.get(label)
            if statement is None and not comments:
                continue
            yield self._position(stem + label if label.isdigit() else label, label, statement, comments)

    def _position(
        self, paragraph: str, label: str, statement: _Statement | None, comments: list[str] | None
    ) -> ReadPosition:
        comment = " ".join(comments) if comments else None
        if statement is None:
            block = self.answers.first[label]
            page, places = block.passage.page(0), block.passage.places(0, len(block.passage.text))
            return ReadPosition(
                paragraph, PositionValue.UNCLEAR, "", comment, self.head.symbol, page if self.paged else None, places
            )
        return ReadPosition(
            paragraph=paragraph,
            position=statement.value,
            as_written=statement.as_written,
            comment=comment if comment != statement.as_written else None,
            source=statement.source,
            page=statement.page if self.paged else None,
            places=statement.places,
        )

    def _head(self, block: Block) -> None:
        value = heading_value(block.passage.text, self.phrases)
        self.heading = self._statement(block, block.passage.text, value, 2, 0) if value else None

    def _item(self, block: Block) -> None:
        """Labels with what is said of them."""
        text = tidy(block.rest)
        for label in block.labels:
            self.answers.first.setdefault(label, block)
            if text:
                self.answers.comments.setdefault(label, []).append(text)
        verdict = _verdict(block, self.phrases)
        value = verdict or self._said_of_this(text)
        if value:
            words = _sentence_with(text, value, self.phrases) or text
            self.answers.settle(block.labels, self._statement(block, words, value, 3, len(block.labels)))
        elif self.heading:
            self.answers.settle(block.labels, self.heading)

    def _prose(self, block: Block) -> None:
        """Sentences that name items, say what follows, or speak of what they named before."""
        text = block.passage.text
        mentioned: list[str] = []
        spoken = False
        about_this: PositionValue | None = None
        deciding: list[str] = []
        for sentence in sentences(text, self.phrases):
            if self.phrases.no_answer_yet.search(sentence):
                about_this = _left_open(about_this)
                deciding.append(sentence)
                continue
            for clause, whole in clauses(sentence, self.phrases):
                labels = self._labels(clause)
                value = self._value(clause, labels)
                if not whole and value is None and labels:
                    value = PositionValue.UNCLEAR
                if value is None:
                    mentioned += labels
                    continue
                if labels:
                    self._settle(block, sentence, value, labels)
                    mentioned += labels
                    spoken = True
                elif self.phrases.all_others.search(clause):
                    self._settle(block, sentence, value, [""])
                elif self.phrases.this_recommendation.search(clause):
                    if mentioned:
                        self._settle(block, sentence, value, mentioned)
                        spoken = True
                    about_this = _together(about_this, value)
                    deciding.append(sentence)
                if self.phrases.list_follows.search(sentence) and value in _FIRM:
                    self.heading = self._statement(block, sentence, value, 2, 0)
        for label in mentioned:
            self.answers.first.setdefault(label, block)
        if mentioned and not spoken and self.heading:
            heading = self.heading
            weak = _Statement(
                heading.value, heading.as_written, heading.source, heading.page, heading.places, 1, len(mentioned)
            )
            self.answers.settle(mentioned, weak)
        if block.kind is BlockKind.NUMBERED and not mentioned:
            words = _quoted(text, deciding)
            statement = self._statement(block, words, about_this, 3, len(block.numbers)) if about_this else None
            self.own.append((block, statement))

    def _own_number(self, block: Block, statement: _Statement | None) -> None:
        """A paragraph that answers the recommendation with its own number."""
        labels = [str(number) for number in block.numbers]
        if statement is None:
            first = next(iter(sentences(block.passage.text, self.phrases)), "")
            value = classify(first, self.phrases)
            statement = self._statement(block, first, value, 3, len(labels)) if value in _FIRM else None
        for label in labels:
            self.answers.first.setdefault(label, block)
            self.answers.comments.setdefault(label, []).append(tidy(block.passage.text))
        if statement:
            self.answers.settle(labels, statement)

    def _settle(self, block: Block, sentence: str, value: PositionValue, labels: Sequence[str]) -> None:
        for label in labels:
            self.answers.first.setdefault(label, block)
        self.answers.settle(labels, self._statement(block, sentence, value, 3, len(labels) if labels != [""] else 0))

    def _labels(self, clause: str) -> list[str]:
        """The items a clause names; a whole list by its paragraph only where it names none."""
        items = [reference.label for reference in recommendation_references(clause, self.phrases)]
        if not self.phrases.recommendation.search(clause):
            return [label for label in items if _major(label) >= _SMALL]
        if items:
            items = [label for label in items if "." not in label or abs(_major(label) - _major(items[0])) <= _NEAR]
            self.items.update(items)
            return items
        found = [reference.label for reference in paragraph_references(clause, self.phrases)]
        for label in found:
            if label.isdigit() and int(label) >= _SMALL:
                self.lists.add(label)
        return [label for label in found if not label.isdigit() or int(label) >= _SMALL]

    def _value(self, clause: str, labels: Sequence[str]) -> PositionValue | None:
        value = classify(clause, self.phrases)
        if value is None and labels:
            value = heading_value(clause, self.phrases)
        return value

    def _said_of_this(self, text: str) -> PositionValue | None:
        """What the sentences of an item's comment say of `this recommendation`; both yes and no is in part."""
        found: PositionValue | None = None
        for sentence in sentences(text, self.phrases):
            if self.phrases.this_recommendation.search(sentence):
                value = classify(sentence, self.phrases)
                found = _together(found, value) if value in _FIRM else found
        return found

    def _statement(self, block: Block, words: str, value: PositionValue, rank: int, named: int) -> _Statement:
        source = self.head.symbol or ""
        paragraph = block.numbers[0] if block.numbers else self.paragraph
        if paragraph is not None:
            source = f"{source}, para. {paragraph}" if source else f"para. {paragraph}"
        at = max(0, block.passage.text.find(words[:40]))
        return _Statement(
            value=value,
            as_written=tidy(words),
            source=source or None,
            page=block.passage.page(at),
            places=block.passage.places(at, min(len(block.passage.text), at + len(words))),
            rank=rank,
            named=named,
        )

    def _stem(self) -> str:
        """`115.` where all items are named by bare numbers, and one list of the report is."""
        labels = [label for label in self.answers.statements if label]
        if len(self.lists) == 1 and all(label.isdigit() for label in labels):
            number = min(self.lists)
            if number not in self.items:
                self.answers.statements.pop(number, None)
                self.answers.first.pop(number, None)
            return f"{number}." if len(labels) > 1 else ""
        return ""


def heading_value(text: str, phrases: Phrases) -> PositionValue | None:
    """The position that a heading or a few words give to what stands under or beside them: `Recommendations noted`."""
    return next((value for value, pattern in phrases.verdicts if pattern.search(text)), None)


def _major(label: str) -> int:
    """The paragraph of the report that a label begins with."""
    return int(re.split(r"\D", label)[0])


def _verdict(block: Block, phrases: Phrases) -> PositionValue | None:
    """The word or two that give an item its position: before its text, on a line of their own, or after the States."""
    starts = [block.rest.lstrip(" .:;–—-"), *(block.rest[mark.end() :] for mark in _AFTER_BRACKET.finditer(block.rest))]
    for text in starts:
        if (mark := phrases.verdict.match(text)) and mark[0].strip():
            return heading_value(mark[0], phrases)
    for line in block.lines:
        if (mark := phrases.verdict.match(line)) and not line[mark.end() :].strip(" .:;"):
            return heading_value(mark[0], phrases)
    return None


def _quoted(text: str, deciding: Sequence[str]) -> str:
    """The text from the first to the last sentence that decides: one that says yes to a part is not quoted alone."""
    text = tidy(text)
    found = [(text.find(sentence), sentence) for sentence in deciding]
    if not found or any(at < 0 for at, _ in found):
        return " ".join(dict.fromkeys(deciding))
    return text[found[0][0] : found[-1][0] + len(found[-1][1])]


def _together(first: PositionValue | None, second: PositionValue) -> PositionValue:
    """Of a recommendation, both taken up and not, is in part; else what was said first stays."""
    if first is None or first is PositionValue.UNCLEAR:
        return second
    return PositionValue.PARTLY if {first, second} == {PositionValue.SUPPORTED, PositionValue.NOTED} else first


def _left_open(first: PositionValue | None) -> PositionValue:
    """What was answered, once a sentence leaves the rest open."""
    return PositionValue.PARTLY if first is PositionValue.SUPPORTED else first or PositionValue.PENDING


def _sentence_with(text: str, value: PositionValue, phrases: Phrases) -> str | None:
    """The sentence that states a position."""
    stated = ((each, classify(each, phrases) or heading_value(each, phrases)) for each in sentences(text, phrases))
    return next((each for each, said in stated if said is value), None)
