"""What came of a review in the plenary, as a Word file in the layout of an addendum to the report.

It holds the answers that the State under review gave after the report was adopted, in its own words, then what was said
and decided in the plenary. `hiwar read` finds in it the positions, each under the number of its recommendation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from hiwar.dialogue.report import ANSWERED, About, Frame, Report, heading, heard, line, reading_of
from hiwar.kernel.meeting import ReportItem, State, TurnKind, draft_report
from hiwar.kernel.meeting.model import Answer
from hiwar.kernel.reading import Reading, ReadPosition
from hiwar.reviews.held import addendum_of
from hiwar.training import source
from hiwar.training.word import WordDocument


class Later(NamedTuple):
    """A recommendation that was answered after the report was adopted, and the answer that holds."""

    label: str
    item: ReportItem
    answer: Answer


def later_answers(plenary: State, adoption: State) -> list[Later]:
    """What was answered after the adoption, in the order of the report."""
    before = {item.place: len(item.recommendation.answers) for item in draft_report(adoption)}
    return [
        Later(f"{plenary.report_list}.{item.place}", item, item.recommendation.answers[-1])
        for item in draft_report(plenary)
        if len(item.recommendation.answers) > before.get(item.place, 0)
    ]


@dataclass(frozen=True, slots=True)
class Addendum:
    """The file, and the numbers of the paragraphs that give each position."""

    report: Report
    paragraphs: dict[str, int]


def make(plenary: State, adoption: State, about: About) -> Addendum:
    """The addendum of a plenary; `about` names the report that it belongs to, and the plenary as `later`. ValueError
    for a plenary that was never in session."""
    return _Maker(plenary, adoption, about).addendum()


def reading(made: Addendum, answers: list[Later], symbol: str) -> Reading:
    """What a reader finds in the file, with the answers as they were given; it gives the places."""
    found = reading_of(made.report)
    places = {each.paragraph: each for each in found.positions}
    positions = tuple(
        ReadPosition(
            paragraph=each.label,
            position=each.answer.position,
            as_written=each.answer.words,
            comment=None,
            source=f"{addendum_of(symbol)}, para. {made.paragraphs[each.label]}",
            page=places[each.label].page if each.label in places else None,
            places=places[each.label].places if each.label in places else (),
        )
        for each in answers
    )
    return replace(found, positions=positions, warnings=())


def misread(made: Addendum, answers: list[Later]) -> tuple[str, ...]:
    """The numbers of those answers that a reader of the file takes for something else."""
    found = {each.paragraph: each.position for each in reading_of(made.report).positions}
    return tuple(each.label for each in answers if found.get(each.label) is not each.answer.position)


class _Maker(Frame):
    mark = "held"

    def __init__(self, plenary: State, adoption: State, about: About) -> None:
        super().__init__(plenary, about)
        self.answers = later_answers(plenary, adoption)
        self.paragraphs: dict[str, int] = {}

    def addendum(self) -> Addendum:
        document = self.document()
        head = self.frame["masthead"]
        document["symbol"] = addendum_of(self.about.symbol) if self.about.symbol else ""
        document["subtitle"] = [head["addendum"], head["addendum_title"]]
        document["blocks"] = list(self._blocks())
        report = Report(WordDocument(document).bytes(), self.language, self.state.report_list or 0)
        return Addendum(report, self.paragraphs)

    def _blocks(self) -> Iterator[source.Document]:
        told = {"state": self.name(self.state.under_review or ""), "meeting": self.about.later}
        yield self.paragraph(self.words["answers" if self.answers else "no_answers"].format(**told))
        for value in ANSWERED:
            given = [each for each in self.answers if each.answer.position is value]
            if given:
                labels = [self._label(each) for each in given]
                yield self.paragraph(self.words[value.value].format(numbers=self.numbers(labels)))
                self.paragraphs |= dict.fromkeys((each.label for each in given), self.number)
        for each in self.answers:
            words = self.words["comment"].format(number=self._label(each), text=line(each.answer.words))
            yield self.paragraph(words)
            self.paragraphs.setdefault(each.label, self.number)
        if self.state.pledges:
            yield heading(self.frame["headings"]["pledges"])
            yield from (self.paragraph(each.text) for each in self.state.pledges)
        yield heading(self.words["plenary"])
        yield self.paragraph(self.words["considered"].format(sittings=self.sittings_of(self.state), **told))
        spoken = [turn for turn in heard(self.state) if turn.kind is not TurnKind.POINT_OF_ORDER]
        yield from (self.said(self.state, turn) for turn in spoken)
        yield from self.decided(self.state)
        yield {"kind": "break"}
        yield heading(self.frame["words"]["annex"])
        yield heading(self.words["speakers"])
        yield from self.speakers()

    def _label(self, each: Later) -> str:
        return source.label(self.state.report_list or 0, each.item.place, self.language)
