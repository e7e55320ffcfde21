"""The report of the Working Group on the Universal Periodic Review: pages -> recommendations and positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hiwar.kernel.reading.answers import Answer, Answers, answers, is_comment
from hiwar.kernel.reading.dialogue import Dialogue
from hiwar.kernel.reading.formats import Text
from hiwar.kernel.reading.items import Part, commented, parts
from hiwar.kernel.reading.lines import running_lines
from hiwar.kernel.reading.masthead import Masthead
from hiwar.kernel.reading.model import Found, ReadRecommendation
from hiwar.kernel.reading.names import Named, opening_state
from hiwar.kernel.reading.outline import Outline, outline
from hiwar.kernel.reading.paragraphs import Item, Paragraph, full_label
from hiwar.kernel.reading.passage import Passage, tidy
from hiwar.kernel.reading.phrases import Phrases
from hiwar.kernel.values import PositionValue


def read_report(text: Text, head: Masthead, phrases: Phrases) -> Found:
    """The recommendations of a report, or of a bare list of them, and notes on how they are printed."""
    found = outline(running_lines(text.pages, phrases), phrases)
    report = _Report(head, found, answers(found.conclusions, phrases), phrases, text.paged)
    return Found(recommendations=tuple(report.recommendations()), notes=tuple(report.notes))


class _Report:
    def __init__(self, head: Masthead, found: Outline, given: Answers, phrases: Phrases, paged: bool) -> None:
        self.head, self.outline, self.answers, self.phrases, self.paged = head, found, given, phrases, paged
        self.parts: Counter[str] = Counter()
        self.notes: list[str] = []

    def recommendations(self) -> Iterator[ReadRecommendation]:
        """First those listed in the conclusions, in order; then those the conclusions only refer to."""
        for paragraph in self.outline.conclusions:
            yield from self._listed(paragraph)
            if not self.outline.proceedings and not paragraph.items:
                yield from self._alone(paragraph)
        dialogue = Dialogue(self.outline.proceedings, self.head.state, self.phrases)
        for label, answer in self.answers.by_label.items():
            passage, texts = dialogue.spoken(label) or (None, [])
            if passage is not None and texts:
                yield from self._texts(label, passage, texts, answer)
            elif label not in self.parts:
                self.notes.append(f"{label}: paragraph {answer.paragraph} answers it, but it is not to be found")

    def _listed(self, paragraph: Paragraph) -> Iterator[ReadRecommendation]:
        found = [(item, self._parts(paragraph, item)) for item in paragraph.items]
        recommending = [(item, texts) for item, texts in found if texts is not None]
        is_a_list = sum(bool(texts) for _, texts in recommending) * 2 > len(recommending)
        for item, texts in recommending:
            label = full_label(paragraph, item)
            self._note_misprint(paragraph, label, item.passage)
            answer = self.answers.of(paragraph, label)
            yield from self._texts(label, item.passage, texts or self._stateless(item, is_a_list), answer)

    def _note_misprint(self, paragraph: Paragraph, label: str, passage: Passage) -> None:
        place = f"{label} (page {passage.page(0)})" if self.paged else label
        if label in self.parts:
            self.notes.append(f"{place}: this number is printed twice; its texts are counted on as further parts")
        elif "." in label and int(label.split(".")[0]) != paragraph.number:
            self.notes.append(f"{place}: printed so in the list of paragraph {paragraph.number}")

    def _stateless(self, item: Item, is_a_list: bool) -> tuple[Part, ...]:
        """An item of a list of recommendations whose States were not printed; what the State under review says in
        between is none."""
        text = tidy(item.passage.text).strip(" .,;:*∗")
        speaker = opening_state(text, self.phrases)
        if not is_a_list or not text or (speaker and speaker[1] == self.head.state):
            return ()
        return (Part(0, len(item.passage.text), text, Named((), (), ())),)

    def _parts(self, paragraph: Paragraph, item: Item) -> tuple[Part, ...] | None:
        """The texts of an item; None when it only comments on what stands elsewhere."""
        if not is_comment(item.passage.text, self.phrases):
            return parts(item.passage.text, self.phrases)
        answer = self.answers.by_list.get(paragraph)
        agreed = answer is not None and answer.value is PositionValue.SUPPORTED
        return (commented(item.passage.text, self.phrases) or None) if agreed else None

    def _alone(self, paragraph: Paragraph) -> Iterator[ReadRecommendation]:
        """In a bare list each numbered paragraph may be a recommendation itself."""
        label = str(paragraph.number)
        answer = self.answers.by_label.get(label)
        yield from self._texts(label, paragraph.lead, parts(paragraph.lead.text, self.phrases), answer)

    def _texts(
        self, label: str, passage: Passage, texts: Sequence[Part], answer: Answer | None
    ) -> Iterator[ReadRecommendation]:
        """The texts under one number, their parts counted on where the same number is printed again."""
        for text in texts:
            self.parts[label] += 1
            yield ReadRecommendation(
                paragraph=label,
                part=self.parts[label],
                text=text.text,
                recommending=text.states.codes,
                states_as_written=text.states.as_written,
                position=answer.value if answer else PositionValue.UNCLEAR,
                position_as_written=answer.as_written if answer else None,
                position_source=self._source(answer),
                page=passage.page(text.start) if self.paged else None,
                places=passage.places(text.start, text.end),
                unknown_states=text.states.unknown,
            )

    def _source(self, answer: Answer | None) -> str | None:
        if answer is None:
            return None
        place = f"para. {answer.paragraph}"
        return f"{self.head.symbol}, {place}" if self.head.symbol else place
