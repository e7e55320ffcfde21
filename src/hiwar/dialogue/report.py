"""The report of a review that was held here, as a Word file in the Working Group's layout.

`hiwar read` finds in it the recommendations of the draft report, under the number of their list and their place there
(`12.3`), their States and the positions that the State under review gave in the meeting.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from hiwar.kernel import facts
from hiwar.kernel.meeting import ReportItem, State, Turn, TurnKind, draft_report, text_of
from hiwar.kernel.meeting.clock import used_seconds
from hiwar.kernel.reading import Reading, read
from hiwar.kernel.values import PositionValue
from hiwar.reference import dates
from hiwar.training import source
from hiwar.training.word import WordDocument

_ANSWERED = (PositionValue.SUPPORTED, PositionValue.PARTLY, PositionValue.NOTED, PositionValue.UNCLEAR)
"""The positions that have a sentence of their own; what is pending is so by the sentence above the list."""

_SEPARATORS = {"ar": " و", "zh": "、"}


@dataclass(frozen=True, slots=True)
class About:
    """What the events of a meeting do not say: its `number` in this record, the `symbol` of the report, empty where it
    has none, and whether it was a `rehearsal`."""

    number: int
    symbol: str
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A report as made: the `file`, the `language` of its frame, and the number of its `list`, which stands before the
    place of each recommendation."""

    file: bytes
    language: str
    list: int

    def label(self, item: ReportItem) -> str:
        """The number of a recommendation in the report: `12.3`."""
        return f"{self.list}.{item.place}"


def make(state: State, about: About) -> Report:
    """The report of a review as it stands. ValueError for a meeting that reviews no State, or was never in session."""
    return _Maker(state, about).report()


def misread(state: State, report: Report) -> tuple[str, ...]:
    """The numbers of those recommendations that a reader of the file takes for something else: brackets of their own
    that name States, or other words that lead it astray."""
    items = draft_report(state)
    read_back = reading_of(report).recommendations if items else ()
    found = {each.paragraph: each for each in read_back if each.part == 1}
    more = {each.paragraph for each in read_back if each.part > 1}
    wrong = []
    for item in items:
        label, each = report.label(item), found.get(report.label(item))
        said = (read_text(item.recommendation.text), item.recommendation.states, position_of(item))
        if label in more or each is None or (read_text(each.text), each.recommending, each.position) != said:
            wrong.append(label)
    return tuple(wrong)


def reading_of(report: Report) -> Reading:
    """The file as the reader of reports reads it."""
    return read(report.file, "report.docx")


def position_of(item: ReportItem) -> PositionValue:
    """The last answer to a recommendation; without one it will be examined."""
    answers = item.recommendation.answers
    return answers[-1].position if answers else PositionValue.PENDING


def read_text(text: str) -> str:
    """A text as a report prints it: on one line, without the marks at its ends."""
    return _line(text).strip(" .,;:*∗")


class _Maker:
    def __init__(self, state: State, about: About) -> None:
        if state.plan is None or state.under_review is None or not state.sittings:
            raise ValueError("only a review that was held has a report")
        self.state, self.about, self.plan = state, about, state.plan
        self.items = draft_report(state)
        self.language = _language(item.recommendation.language for item in self.items)
        self.words, self.frame = _words()[self.language], source.words(self.language)
        self.script = source.SCRIPTS[self.language]
        self.number = self.list = 0

    def report(self) -> Report:
        """The file, from top to bottom."""
        document = self._document()
        document["blocks"] = list(self._blocks())
        return Report(WordDocument(document).bytes(), self.language, self.list)

    def _document(self) -> source.Document:
        head = self.frame["masthead"]
        kind = "rehearsal" if self.about.rehearsal else "draft"
        day = self.state.sittings[-1].ended or self.state.sittings[-1].began
        return {
            "language": self.language,
            "direction": "rtl" if self.language == "ar" else "ltr",
            "symbol": self.about.symbol,
            "date": day.date().isoformat(),
            "mark": self.words["mark"].format(kind=self.words[kind]),
            "notice": self.words[f"notice_{kind}"].format(meeting=self.about.number),
            "united_nations": head["united_nations"],
            "assembly": head["assembly"],
            "issue": [head["distribution"], dates.day(day.date(), self.language), *head["original"].split("\n")[:1]],
            "body": head["body"],
            "session": head["agenda"],
            "title": head["title"],
            "title_note": None,
            "state": self._name(self.state.under_review or ""),
            "subtitle": [],
        }

    def _blocks(self) -> Iterator[source.Document]:
        headings = self.frame["headings"]
        yield _heading(headings["introduction"])
        yield self._paragraph(self._introduction())
        if self.state.troika:
            yield self._paragraph(self.words["troika"].format(states=self._names(self.state.troika)))
        if self.state.questions:
            asking = dict.fromkeys(each.state for each in self.state.questions)
            yield self._paragraph(self.words["questions"].format(states=self._names(asking)))
        yield self._section("I", headings["summary"])
        for letter, key, heard in (("A", "presentation", self._presented()), ("B", "dialogue", self._spoken())):
            yield self._section(letter, headings[key])
            yield from heard
        yield self._section("II", headings["conclusions"])
        yield from self._conclusions()
        if self.state.pledges:
            yield self._section("III", headings["pledges"])
            yield self._paragraph(self.words["pledges"])
            yield from (self._paragraph(pledge.text) for pledge in self.state.pledges)
        yield {"kind": "break"}
        yield _heading(self.frame["words"]["annex"])
        yield _heading(self.words["speakers"])
        yield from self._speakers()

    def _introduction(self) -> str:
        session = self.plan.session
        sittings = "; ".join(
            self.words["sitting"].format(began=_moment(each.began), ended=_moment(each.ended) if each.ended else "…")
            for each in self.state.sittings
        )
        return str(self.words["introduction"]).format(
            session=self.words["ordinal"].format(session) if session else self.words["training"],
            state=self._name(self.state.under_review or ""),
            meeting=self.about.number,
            sittings=sittings,
        )

    def _presented(self) -> Iterator[source.Document]:
        return (self._said(turn) for turn in self._heard() if turn.kind is TurnKind.PRESENTATION)

    def _spoken(self) -> Iterator[source.Document]:
        for turn in self._heard():
            if turn.kind is not TurnKind.PRESENTATION:
                yield self._said(turn)
        number = self.number + 1 + sum(len(item.recommendation.answers) for item in self.items)
        for item in self.items:
            for answer in item.recommendation.answers:
                yield self._paragraph(
                    self.words["words"].format(
                        number=source.label(number, item.place, self.language),
                        state=self._name(self.state.under_review or ""),
                        text=_line(answer.words),
                    )
                )

    def _heard(self) -> list[Turn]:
        return sorted((turn for turn in self.state.turns.values() if turn.spans), key=lambda turn: turn.spans[0][0])

    def _said(self, turn: Turn) -> source.Document:
        text, name = text_of(self.state, turn.number), self._name(turn.speaker)
        if text is None:
            return self._paragraph(self.words["silent"].format(state=name))
        return self._paragraph(self.words["statement"].format(state=name, text=_line(text.text[: text.said])))

    def _conclusions(self) -> Iterator[source.Document]:
        if not self.items:
            yield self._paragraph(self.words["none"])
            return
        yield {**self._paragraph(self.words["list"]), "strong": True}
        self.list = self.number
        for place, item in enumerate(self.items, 1):
            end = self.script.stop if place == len(self.items) else self.script.semicolon
            states = source.bracket(list(item.recommendation.states), self.language)
            text = f"{read_text(item.recommendation.text)}{self.script.apart}{states}{end}"
            yield _block(source.label(self.list, place, self.language), text)
        for value in _ANSWERED:
            given = [item for item in self.items if position_of(item) is value]
            if given:
                labels = [source.label(self.list, item.place, self.language) for item in given]
                numbers = _SEPARATORS.get(self.language, ", ").join(labels)
                yield self._paragraph(self.words[value.value].format(numbers=numbers))
        yield self._paragraph(self.frame["paragraphs"]["9"])

    def _speakers(self) -> Iterator[source.Document]:
        for turn in self._heard():
            used = used_seconds([turn], self.state.at or turn.spans[0][0])
            planned = _clock(turn.seconds) if turn.seconds is not None else "–"
            text = self.words["speaker"].format(state=self._name(turn.speaker), used=_clock(used), planned=planned)
            yield {"kind": "text", "text": text}

    def _paragraph(self, text: str) -> source.Document:
        self.number += 1
        return _block(self.script.paragraph.format(self.number), _line(text))

    def _section(self, number: str, text: str) -> source.Document:
        shown = self.script.section.format((self.script.sections or {}).get(number, number))
        return {**_heading(text), "number": shown, "level": 2 if number in ("A", "B") else 1}

    def _names(self, states: Iterable[str]) -> str:
        return self.script.comma.join(map(self._name, states))

    def _name(self, speaker: str) -> str:
        return facts.state(speaker).name(self.language) if speaker in self.plan.seats else _line(speaker)


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files(__package__).joinpath("report.toml").read_text(encoding="utf-8"))


def _language(languages: Iterable[str]) -> str:
    """The language of the most recommendations, in which the frame is printed too; else English."""
    known = Counter(language for language in languages if language in _words())
    return known.most_common(1)[0][0] if known else "en"


def _heading(text: str) -> source.Document:
    return {"kind": "heading", "level": 1, "number": "", "text": text, "note": None}


def _block(label: str, text: str) -> source.Document:
    return {"kind": "paragraph", "label": label, "text": text, "level": 0, "strong": False, "note": None}


def _line(text: str) -> str:
    """A text on one line, without the signs that no Word file holds."""
    return " ".join("".join(sign if sign.isprintable() or sign.isspace() else "" for sign in text).split())


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
