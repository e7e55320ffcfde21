"""The report of a review that was held here, as a Word file in the Working Group's layout: the draft, and as adopted.

`hiwar read` finds in it the recommendations of the draft report, under the number of their list and their place there
(`12.3`), their States and the positions that the State under review gave in the meeting, or until it was adopted. The
draft and the report as adopted have the same numbers. What is answered later stands in `hiwar.dialogue.addendum`.
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
from hiwar.kernel.meeting import ReportItem, State, Status, Turn, TurnKind, draft_report, text_of
from hiwar.kernel.meeting.clock import used_seconds
from hiwar.kernel.reading import Reading, read
from hiwar.kernel.values import PositionValue
from hiwar.reference import dates
from hiwar.training import source
from hiwar.training.word import WordDocument

ANSWERED = (PositionValue.SUPPORTED, PositionValue.PARTLY, PositionValue.NOTED, PositionValue.UNCLEAR)
"""The positions that have a sentence of their own; what is pending is so by the sentence above the list."""

_NO_VOTE = {"yes": 0, "no": 0, "abstain": 0}

_SEPARATORS = {"ar": " و", "zh": "、"}


@dataclass(frozen=True, slots=True)
class About:
    """What the events of a meeting do not say: its `number` in this record, the `symbol` of the report, empty where it
    has none, whether it was a `rehearsal`; `later` is the number of the meeting in which the report was adopted, or
    its outcome."""

    number: int
    symbol: str
    rehearsal: bool
    later: int | None = None


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


def make(state: State, about: About, adoption: State | None = None) -> Report:
    """The report of a review as it stands, or, with the state of its `adoption`, as it was adopted there. ValueError
    for a meeting that reviews no State, or was never in session."""
    return _Maker(state, about, adoption).report()


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
    return line(text).strip(" .,;:*∗")


class Frame:
    """What the reports of all kinds of meetings share: the first page, paragraphs, names, what was said and decided."""

    mark = "draft"

    def __init__(self, state: State, about: About) -> None:
        if state.plan is None or not state.sittings:
            raise ValueError("it was never in session, so there is nothing to report; hold it first")
        if state.under_review is None:
            raise ValueError(
                "it reviewed no State, and only reviews have a report; take its speakers (csv), its minutes (json) or"
                " its events (jsonl)"
            )
        self.state, self.about, self.plan = state, about, state.plan
        self.items = draft_report(state)
        self.language = _language(item.recommendation.language for item in self.items)
        self.words, self.frame = _words()[self.language], source.words(self.language)
        self.script = source.SCRIPTS[self.language]
        self.number = self.list = 0

    def document(self) -> source.Document:
        """The document without its blocks."""
        head = self.frame["masthead"]
        kind = "rehearsal" if self.about.rehearsal else self.mark
        day = self.last.sittings[-1].ended or self.last.sittings[-1].began
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
            "state": self.name(self.state.under_review or ""),
            "subtitle": [],
        }

    @property
    def last(self) -> State:
        """The meeting that ended last, whose day the file bears."""
        return self.state

    def numbers(self, labels: Iterable[str]) -> str:
        """Numbers of recommendations in a sentence."""
        return _SEPARATORS.get(self.language, ", ").join(labels)

    def sittings_of(self, state: State) -> str:
        """From when to when a meeting was in session."""
        return "; ".join(
            self.words["sitting"].format(began=_moment(each.began), ended=_moment(each.ended) if each.ended else "…")
            for each in state.sittings
        )

    def decided(self, state: State) -> Iterator[source.Document]:
        """What was decided in a meeting: a sentence for each draft of its own."""
        for each in state.proposals.values():
            if each.amends is None:
                votes = state.polls[each.polls[-1]].result if each.polls else None
                yield self.paragraph(
                    self.words[f"fate_{each.fate.value}"].format(title=each.title, **(votes or _NO_VOTE))
                )

    def said(self, state: State, turn: Turn) -> source.Document:
        """What was said in a turn."""
        text, name = text_of(state, turn.number), self.name(turn.speaker)
        unknown = turn.status is Status.CUT and text is not None and text.said is None  # nobody has compared it
        if text is None or unknown:
            return self.paragraph(self.words["silent"].format(state=name))
        return self.paragraph(self.words["statement"].format(state=name, text=line(text.text[: text.said])))

    def paragraph(self, text: str) -> source.Document:
        """The next numbered paragraph."""
        self.number += 1
        return _block(self.script.paragraph.format(self.number), line(text))

    def section(self, number: str, text: str) -> source.Document:
        """A heading with the number of its section."""
        shown = self.script.section.format((self.script.sections or {}).get(number, number))
        return {**heading(text), "number": shown, "level": 2 if number in ("A", "B") else 1}

    def names(self, states: Iterable[str]) -> str:
        """States in a sentence."""
        return self.script.comma.join(map(self.name, states))

    def name(self, speaker: str) -> str:
        """A State by its name, anybody else as they are called."""
        return facts.state(speaker).name(self.language) if speaker in self.plan.seats else line(speaker)

    def speakers(self) -> Iterator[source.Document]:
        """Who spoke, with planned and actual times."""
        for turn in heard(self.state):
            used = used_seconds([turn], self.state.at or turn.spans[0][0])
            planned = _clock(turn.seconds) if turn.seconds is not None else "–"
            text = self.words["speaker"].format(state=self.name(turn.speaker), used=_clock(used), planned=planned)
            yield {"kind": "text", "text": text}


class _Maker(Frame):
    def __init__(self, state: State, about: About, adoption: State | None) -> None:
        super().__init__(state, about)
        self.adoption = adoption
        self.final = draft_report(adoption) if adoption else self.items
        if adoption and not adoption.sittings:
            raise ValueError("a report that was not adopted yet has no other words than its draft")
        self.mark = "held" if adoption else "draft"

    @property
    def last(self) -> State:
        return self.adoption or self.state

    def report(self) -> Report:
        """The file, from top to bottom."""
        document = self.document()
        document["blocks"] = list(self._blocks())
        return Report(WordDocument(document).bytes(), self.language, self.list)

    def _blocks(self) -> Iterator[source.Document]:
        headings = self.frame["headings"]
        yield heading(headings["introduction"])
        yield self.paragraph(self._introduction())
        if self.state.troika:
            yield self.paragraph(self.words["troika"].format(states=self.names(self.state.troika)))
        if self.state.questions:
            asking = dict.fromkeys(each.state for each in self.state.questions)
            yield self.paragraph(self.words["questions"].format(states=self.names(asking)))
        yield self.section("I", headings["summary"])
        for letter, key, told in (("A", "presentation", self._presented()), ("B", "dialogue", self._spoken())):
            yield self.section(letter, headings[key])
            yield from told
        yield self.section("II", headings["conclusions"])
        yield from self._conclusions()
        if self.state.pledges:
            yield self.section("III", headings["pledges"])
            yield self.paragraph(self.words["pledges"])
            yield from (self.paragraph(pledge.text) for pledge in self.state.pledges)
        if self.adoption:
            yield self.section("IV" if self.state.pledges else "III", self.words["adoption"])
            yield from self._adopted(self.adoption)
        yield {"kind": "break"}
        yield heading(self.frame["words"]["annex"])
        yield heading(self.words["speakers"])
        yield from self.speakers()

    def _introduction(self) -> str:
        session = self.plan.session
        return str(self.words["introduction"]).format(
            session=self.words["ordinal"].format(session) if session else self.words["training"],
            state=self.name(self.state.under_review or ""),
            meeting=self.about.number,
            sittings=self.sittings_of(self.state),
        )

    def _adopted(self, adoption: State) -> Iterator[source.Document]:
        """What was said, answered and decided when the report was adopted."""
        state = self.name(self.state.under_review or "")
        told = {"state": state, "meeting": self.about.later, "sittings": self.sittings_of(adoption)}
        yield self.paragraph(self.words["taken_up"].format(**told))
        yield from (self.said(adoption, turn) for turn in heard(adoption))
        for item, before in zip(self.final, self.items, strict=True):
            for answer in item.recommendation.answers[len(before.recommendation.answers) :]:
                number = source.label(self.list, item.place, self.language)
                yield self.paragraph(self.words["words"].format(number=number, state=state, text=line(answer.words)))
        yield from self.decided(adoption)

    def _presented(self) -> Iterator[source.Document]:
        return (self.said(self.state, turn) for turn in heard(self.state) if turn.kind is TurnKind.PRESENTATION)

    def _spoken(self) -> Iterator[source.Document]:
        for turn in heard(self.state):
            if turn.kind is not TurnKind.PRESENTATION:
                yield self.said(self.state, turn)
        number = self.number + 1 + sum(len(item.recommendation.answers) for item in self.items)
        for item in self.items:
            for answer in item.recommendation.answers:
                yield self.paragraph(
                    self.words["words"].format(
                        number=source.label(number, item.place, self.language),
                        state=self.name(self.state.under_review or ""),
                        text=line(answer.words),
                    )
                )

    def _conclusions(self) -> Iterator[source.Document]:
        if not self.items:
            yield self.paragraph(self.words["none"])
            return
        yield {**self.paragraph(self.words["list"]), "strong": True}
        self.list = self.number
        for place, item in enumerate(self.items, 1):
            end = self.script.stop if place == len(self.items) else self.script.semicolon
            states = source.bracket(list(item.recommendation.states), self.language)
            text = f"{read_text(item.recommendation.text)}{self.script.apart}{states}{end}"
            yield _block(source.label(self.list, place, self.language), text)
        for value in ANSWERED:
            given = [item for item in self.final if position_of(item) is value]
            if given:
                labels = [source.label(self.list, item.place, self.language) for item in given]
                yield self.paragraph(self.words[value.value].format(numbers=self.numbers(labels)))
        yield self.paragraph(self.frame["paragraphs"]["9"])


def heard(state: State) -> list[Turn]:
    """The turns of a meeting that were spoken, in the order in which they were."""
    return sorted((turn for turn in state.turns.values() if turn.spans), key=lambda turn: turn.spans[0][0])


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files(__package__).joinpath("report.toml").read_text(encoding="utf-8"))


def _language(languages: Iterable[str]) -> str:
    """The language of the most recommendations, in which the frame is printed too; else English."""
    known = Counter(language for language in languages if language in _words())
    return known.most_common(1)[0][0] if known else "en"


def heading(text: str) -> source.Document:
    """A heading without a number."""
    return {"kind": "heading", "level": 1, "number": "", "text": text, "note": None}


def _block(label: str, text: str) -> source.Document:
    return {"kind": "paragraph", "label": label, "text": text, "level": 0, "strong": False, "note": None}


def line(text: str) -> str:
    """A text on one line, without the signs that no Word file holds."""
    return " ".join("".join(sign if sign.isprintable() or sign.isspace() else "" for sign in text).split())


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
