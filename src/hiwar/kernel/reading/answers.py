"""What the State under review answered, as the conclusions state it: by list, by reference, or for all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hiwar.kernel.reading.paragraphs import Paragraph, full_label
from hiwar.kernel.reading.passage import tidy
from hiwar.kernel.reading.phrases import Phrases
from hiwar.kernel.reading.references import item_references, paragraph_references
from hiwar.kernel.values import PositionValue

_SENTENCE = re.compile(r"(?<=[.:;])\s+(?=[A-ZÀ-Ý(“\"])")
_ABBREVIATION = re.compile(r"\b(?:Nos?|para|paras|art|arts|H\.E|Mr|Mrs|Ms)\.$")


@dataclass(frozen=True, slots=True)
class Answer:
    """A position as stated: its value, the sentence that states it, and the paragraph where it stands."""

    value: PositionValue
    as_written: str
    paragraph: int


@dataclass(slots=True)
class Answers:
    """Every answer of the conclusions. `by_label` is for items and paragraphs named one by one and goes before
    `by_paragraph`, the answer given to a whole list."""

    by_paragraph: dict[int, Answer]
    by_label: dict[str, Answer]

    def of(self, paragraph: int, label: str) -> Answer | None:
        """The answer to the item `label` listed under `paragraph`."""
        return self.by_label.get(label) or self.by_paragraph.get(paragraph)


def answers(conclusions: Sequence[Paragraph], phrases: Phrases) -> Answers:
    """Read the answers out of the leads and closing words of the conclusions' paragraphs."""
    found = Answers({}, {})
    for paragraph in conclusions:
        if phrases.is_disclaimer(paragraph.lead.text):
            continue
        for sentence, value in _answering(paragraph, phrases):
            _record(found, paragraph, Answer(value, sentence, paragraph.number), conclusions, phrases)
        _comments(found, paragraph, phrases)
    return found


def _comments(found: Answers, paragraph: Paragraph, phrases: Phrases) -> None:
    """An item may only comment on what was recommended in the dialogue: the list's answer is the answer to that. In a
    list of what the State agreed to, the comment is what it agreed to, and stands for itself."""
    answer = found.by_paragraph.get(paragraph.number)
    for item in paragraph.items:
        if answer and answer.value is not PositionValue.SUPPORTED and is_comment(item.passage.text, phrases):
            for reference in paragraph_references(item.passage.text, phrases):
                found.by_label.setdefault(reference.label, answer)


def is_comment(item: str, phrases: Phrases) -> bool:
    """`With regard to the recommendation … in paragraph 33 (a), the State considers …`: no recommendation itself."""
    return bool(phrases.comment.match(item) and phrases.paragraphs.search(item))


def classify(sentence: str, phrases: Phrases) -> PositionValue | None:
    """The position a sentence states, None when it states none."""
    for value, pattern in phrases.answers:
        if pattern.search(sentence):
            return value
    return None


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, abbreviations respected."""
    held = ""
    for piece in _SENTENCE.split(tidy(text)):
        held = f"{held} {piece}" if held else piece
        if not _ABBREVIATION.search(held):
            yield held
            held = ""
    if held:
        yield held


def _answering(paragraph: Paragraph, phrases: Phrases) -> Iterator[tuple[str, PositionValue]]:
    for passage in filter(None, (paragraph.lead, paragraph.closing)):
        for sentence in sentences(passage.text):
            value = classify(sentence, phrases)
            if value is not None:
                yield sentence, value


def _record(
    found: Answers, paragraph: Paragraph, answer: Answer, conclusions: Sequence[Paragraph], phrases: Phrases
) -> None:
    named = _named(paragraph, answer.as_written, conclusions, phrases)
    if named and not _speaks_of_its_whole_list(paragraph, named, phrases):
        for label in named:
            if label.isdigit() and any(p.number == int(label) and p.items for p in conclusions):
                found.by_paragraph[int(label)] = answer
            else:
                found.by_label[label] = answer
        return
    if paragraph.items:
        _settle(found, paragraph.number, answer)
        return
    # A sentence with no list of its own speaks of the lists before it that have no firm answer yet.
    for earlier in conclusions:
        if earlier.number < paragraph.number and earlier.items:
            _settle(found, earlier.number, answer)


def _speaks_of_its_whole_list(paragraph: Paragraph, named: Sequence[str], phrases: Phrases) -> bool:
    """`The following enjoy support, of which 102 to 123 are implemented`: items named only to say more of them. Where
    the paragraph states several positions, each speaks of the items it names."""
    own = {full_label(paragraph, item) for item in paragraph.items}
    return own.issuperset(named) and len({value for _, value in _answering(paragraph, phrases)}) == 1


def _settle(found: Answers, number: int, answer: Answer) -> None:
    """A firm answer is not undone by a later promise of one."""
    given = found.by_paragraph.get(number)
    if given is None or given.value is PositionValue.UNCLEAR:
        found.by_paragraph[number] = answer


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
