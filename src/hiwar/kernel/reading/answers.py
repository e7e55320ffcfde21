"""What the State under review answered, as the conclusions state it: by list, by reference, or for all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hiwar.kernel.reading.letters import CHINESE, OPENING
from hiwar.kernel.reading.paragraphs import Paragraph, full_label
from hiwar.kernel.reading.passage import tidy
from hiwar.kernel.reading.phrases import Phrases
from hiwar.kernel.reading.references import item_references, paragraph_references
from hiwar.kernel.values import PositionValue

_SENTENCE = re.compile(rf"(?<=[.:;])\s+(?=[{OPENING}(“«\"])|(?<=[.:;])(?=[{CHINESE}])")


@dataclass(frozen=True, slots=True)
class Answer:
    """A position as stated: its value, the sentence that states it, and the paragraph where it stands."""

    value: PositionValue
    as_written: str
    paragraph: int


@dataclass(slots=True)
class Answers:
    """Every answer of the conclusions. `by_label` is for items and paragraphs named one by one and goes before
    `by_list`, the answer given to a whole list."""

    by_list: dict[Paragraph, Answer]
    by_label: dict[str, Answer]

    def of(self, paragraph: Paragraph, label: str) -> Answer | None:
        """The answer to the item `label` listed under `paragraph`."""
        return self.by_label.get(label) or self.by_list.get(paragraph)


def answers(conclusions: Sequence[Paragraph], phrases: Phrases) -> Answers:
    """Read the answers out of the leads and closing words of the conclusions' paragraphs."""
    found = Answers({}, {})
    for paragraph in conclusions:
        if phrases.is_disclaimer(paragraph.lead.text):
            continue
        for statement in _statements(paragraph, phrases):
            _record(found, paragraph, statement, conclusions, phrases)
        _comments(found, paragraph, phrases)
    return found


def _comments(found: Answers, paragraph: Paragraph, phrases: Phrases) -> None:
    """An item may only comment on what was recommended in the dialogue: the list's answer is the answer to that. In a
    list of what the State agreed to, the comment is what it agreed to, and stands for itself."""
    answer = found.by_list.get(paragraph)
    for item in paragraph.items:
        if answer and answer.value is not PositionValue.SUPPORTED and is_comment(item.passage.text, phrases):
            for reference in paragraph_references(item.passage.text, phrases):
                found.by_label.setdefault(reference.label, answer)


def is_comment(item: str, phrases: Phrases) -> bool:
    """`With regard to the recommendation … in paragraph 33 (a), the State considers …`: no recommendation itself."""
    return bool(phrases.comment.match(item) and phrases.paragraphs.search(item))


def classify(sentence: str, phrases: Phrases) -> PositionValue | None:
    """The position a sentence states, None when it states none."""
    plain = phrases.aside.sub("", sentence)
    for value, pattern in phrases.answers:
        if pattern.search(plain):
            return value
    return None


def sentences(text: str, phrases: Phrases) -> Iterator[str]:
    """The sentences of a text, abbreviations respected."""
    held = ""
    for piece in _SENTENCE.split(tidy(text)):
        held = f"{held} {piece}" if held else piece
        if not phrases.abbreviation.search(held):
            yield held
            held = ""
    if held:
        yield held


@dataclass(frozen=True, slots=True)
class _Statement:
    """A clause that states a position, of a sentence that is quoted whole."""

    clause: str
    sentence: str
    value: PositionValue


def _statements(paragraph: Paragraph, phrases: Phrases) -> Iterator[_Statement]:
    for passage in filter(None, (paragraph.lead, paragraph.closing)):
        for sentence in sentences(passage.text, phrases):
            first, *others = _cut(sentence, phrases)
            if value := classify(first, phrases):
                yield _Statement(first, sentence, value)
            for clause in others:  # "…, except 5.2": without words of its own the exception stays open
                yield _Statement(clause, sentence, classify(clause, phrases) or PositionValue.UNCLEAR)


def _cut(sentence: str, phrases: Phrases) -> list[str]:
    """`supports 5.1 and takes note of 5.2`, `all …, except 5.2`: cut where each piece names items of its own."""
    if (mark := phrases.exception.match(sentence)) and _references(mark[0], phrases):
        return [sentence[mark.end() :], mark[0]]
    cuts = [0]
    for mark in phrases.clause.finditer(sentence):
        if _references(sentence[mark.end() :], phrases):
            cuts.append(mark.start())
    return [sentence[start:end] for start, end in pairwise([*cuts, len(sentence)])]


def clauses(sentence: str, phrases: Phrases) -> Iterator[tuple[str, bool]]:
    """The clauses of a sentence that name items of their own, each with whether it opens the sentence."""
    for i, clause in enumerate(_cut(sentence, phrases)):
        yield clause, i == 0


def _references(text: str, phrases: Phrases) -> bool:
    return bool(item_references(text, phrases) or paragraph_references(text, phrases))


def _record(
    found: Answers, paragraph: Paragraph, statement: _Statement, conclusions: Sequence[Paragraph], phrases: Phrases
) -> None:
    answer = Answer(statement.value, statement.sentence, paragraph.number)
    named = _named(paragraph, statement.clause, conclusions, phrases)
    if named and not _speaks_of_its_whole_list(paragraph, named, phrases):
        for label in named:
            lists = [each for each in conclusions if each.items and label == str(each.number)]
            if lists:
                found.by_list.update(dict.fromkeys(lists, answer))
            else:
                found.by_label[label] = answer
        return
    if paragraph.items:
        _settle(found, paragraph, answer)
        return
    # A sentence with no list of its own speaks of the lists before it that have no firm answer yet.
    for earlier in conclusions:
        if earlier is paragraph:
            break
        if earlier.items:
            _settle(found, earlier, answer)


def _speaks_of_its_whole_list(paragraph: Paragraph, named: Sequence[str], phrases: Phrases) -> bool:
    """`The following enjoy support, of which 102 to 123 are implemented`: items named only to say more of them. Where
    the paragraph states several positions, each speaks of the items it names."""
    own = {full_label(paragraph, item) for item in paragraph.items}
    return own.issuperset(named) and len({each.value for each in _statements(paragraph, phrases)}) == 1


def _settle(found: Answers, paragraph: Paragraph, answer: Answer) -> None:
    """A firm answer is not undone by a later promise of one."""
    given = found.by_list.get(paragraph)
    if given is None or given.value is PositionValue.UNCLEAR:
        found.by_list[paragraph] = answer


def _named(paragraph: Paragraph, sentence: str, conclusions: Sequence[Paragraph], phrases: Phrases) -> list[str]:
    """The labels a sentence names: dialogue paragraphs, items by full number, or items of a list by their number."""
    paragraphs = [reference.label for reference in paragraph_references(sentence, phrases)]
    items = [reference.label for reference in item_references(sentence, phrases)]
    lists = {p.number: {item.label for item in p.items} for p in conclusions if p.items}
    owners = [*map(_integer, paragraphs), paragraph.number, paragraph.number - 1]
    labels: list[str] = []
    for label in items:
        if "." in label or "(" in label:
            labels.append(label)
        elif owner := next((number for number in owners if label in lists.get(number, ())), None):
            labels.append(f"{owner}.{label}")
    if labels:
        return labels
    return paragraphs


def _integer(label: str) -> int:
    return int(label) if label.isdigit() else -1
