"""A made record of full size, for measuring the site: 270,000 recommendations in an empty data folder or database.

How many texts a review has, how long they are, how many States make one, which States speak how often and how often
they are heeded is measured from the shared reports' coding (`HIWAR_SAMPLES`, see `material.py`), and words are drawn
from the words and pairs of words of its texts, so that rare and common ones are as rare and common as in life. The
texts mean nothing: nobody said them, though the States named are real, because pages need them. The reports measured
hold some 130 texts a review, so that 270,000 fill about eleven cycles of the review; `--scale 2.7` makes four cycles of
bigger ones.

Beside the texts stand what pages show of them: reports page by page with the place of each text, for one review in ten
in a second language; addenda with their answers, that settle half the reviews; rows of two data sets; corrections and
withdrawals. The rows go in directly, past the importer, so nothing is sealed (`hiwar audit verify` says so) and the
documents have no files. The same seed makes the same record. Texts in other languages need `parallel/un.*`.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from material import NOT_A_RECOMMENDATION, folder

RECOMMENDATIONS = 270_000
SEED = 20260101
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)

A_SESSION = 14
"""States reviewed at a session."""

LINE, PAGE = 9, 34
"""Draws on a line of a page, and lines on a page that holds no recommendation."""

DIALOGUE = 15
"""Pages of a report before its conclusions."""

ROWS = 30_000
"""Rows of each of the two data sets."""

BODIES = ("CRC", "CEDAW", "CCPR", "CESCR", "CAT", "CERD", "CRPD", "special procedure")
OTHERS = ("ar", "fr", "zh", "es", "ru")


class Words:
    """Words of a language at random, as often as they stand in some texts; half the draws are single words, half
    pairs."""

    def __init__(self, chance: np.random.Generator, texts: Sequence[str], *, spaces: bool = True) -> None:
        singles: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        for text in texts:
            said = text.split() if spaces else [text[at : at + 2] for at in range(0, len(text) - 1, 2)]
            singles.update(said)
            pairs.update(f"{one} {other}" if spaces else one + other for one, other in pairwise(said))
        weights = [np.array(list(counts.values()), float) / (2 * counts.total()) for counts in (singles, pairs)]
        self._units = np.array([*singles, *pairs], dtype=object)
        self._steps = np.cumsum(np.concatenate(weights))
        self._chance, self._between = chance, " " if spaces else ""
        self._drawn: list[str] = []
        self._at = 0

    def some(self, count: int) -> str:
        """A string of that many draws (a draw is one word and a half)."""
        if self._at + count > len(self._drawn):
            marks = self._chance.random(500_000) * self._steps[-1]
            self._drawn = list(self._units[np.searchsorted(self._steps, marks).clip(max=len(self._units) - 1)])
            self._at = 0
        self._at += count
        return self._between.join(self._drawn[self._at - count : self._at])


@dataclass
class Measured:
    """What the coding of the shared reports says of their texts; each list is drawn from as it is."""

    sizes: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    voices: list[int] = field(default_factory=list)
    heeded: list[float] = field(default_factory=list)
    states: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


def measure() -> Measured:
    """From the coded table: texts a review, words and States a text, the share that a State under review accepts."""
    codes = {row["name"]: row["iso3"] for row in _table("upr-state-names.csv")}
    voices: Counter[tuple[str, str, str]] = Counter()
    answers: dict[tuple[str, str], list[bool]] = defaultdict(list)
    found = Measured()
    states: Counter[str] = Counter()
    for row in _table("upr-recommendations.csv"):
        if row["Response"] == NOT_A_RECOMMENDATION:
            continue
        place = (row["To"], row["Session"])
        voices[*place, row["Text"]] += 1
        answers[place].append(row["Response"] == "Accepted")
        if code := codes.get(row["From"]):
            states[code] += 1
            found.names[code] = row["From"]
    found.sizes = list(Counter((to, session) for to, session, _text in voices).values())
    found.texts = [text for _to, _session, text in voices]
    found.lengths = [max(3, len(text.split())) for text in found.texts]
    found.voices = list(voices.values())
    found.heeded = [sum(each) / len(each) for each in answers.values()]
    found.states = dict(states)
    return found


def _table(name: str) -> Iterator[dict[str, str]]:
    with (folder() / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


class Record:
    """The rows of the made record, review by review; written in bulk, with keys of their own."""

    def __init__(self, seed: int, measured: Measured) -> None:
        from hiwar.documents import models as documents
        from hiwar.reviews import models as reviews

        self.documents, self.reviews, self.measured = documents, reviews, measured
        self.chance = np.random.default_rng(seed)
        self.words = {"en": Words(self.chance, measured.texts)}
        for lang in OTHERS:
            lines = (folder() / "parallel" / f"un.{lang}").read_text(encoding="utf-8").splitlines()
            self.words[lang] = Words(self.chance, lines, spaces=lang != "zh")
        self.speakers = list(measured.states)
        weights = np.array(list(measured.states.values()), float)
        self.steps = np.cumsum(weights / weights.sum())
        self.waiting: dict[Any, list[Any]] = defaultdict(list)
        self.last: Counter[Any] = Counter()
        self.empty: dict[Any, dict[str, Any]] = {}

    def draw(self, among: Sequence[Any]) -> Any:
        return among[int(self.chance.integers(len(among)))]

    def voices(self, count: int) -> list[str]:
        """That many States, each as likely as it speaks often."""
        found: dict[str, None] = {}
        while len(found) < count:
            found[self.speakers[int(np.searchsorted(self.steps, self.chance.random()))]] = None
        return list(found)

    def often(self, share: float) -> bool:
        return bool(self.chance.random() < share)

    def add(self, model: Any, **columns: Any) -> dict[str, Any]:
        """A row to be written, by its columns, with the next key of its table where it has no own."""
        if model not in self.empty:
            fields = [each for each in model._meta.concrete_fields if not each.primary_key or each.remote_field]
            self.empty[model] = {each.attname: each.get_default() for each in fields}
        row = {**self.empty[model], **columns}
        if model._meta.pk.attname == "id":
            self.last[model] += 1
            row["id"] = self.last[model]
        self.waiting[model].append(row)
        return row

    def write(self) -> None:
        """Write what is waiting, all or nothing: past the models, which would take four times as long."""
        from django.db import connection, transaction

        with transaction.atomic(), connection.cursor() as cursor:
            for model, rows in self.waiting.items():
                names = [field.column for field in model._meta.concrete_fields]
                columns = ", ".join(f'"{name}"' for name in names)
                values = ([self._plain(row[name]) for name in names] for row in rows)
                if connection.vendor == "postgresql":
                    with cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as copy:
                        for each in values:
                            copy.write_row(each)
                else:
                    marks = ", ".join(["%s"] * len(names))
                    insert = f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({marks})"  # noqa: S608
                    cursor.executemany(insert, values)
        self.waiting.clear()

    def _plain(self, value: Any) -> Any:
        """A value as both databases take it."""
        if isinstance(value, list):
            return json.dumps(value, ensure_ascii=False)
        return str(value) if isinstance(value, date) else value

    def review(self, state: str, cycle: int, session: int, place: int, size: int) -> None:
        """One review with its report and whatever else speaks of it."""
        symbol = f"A/HRC/{1000 + session}/{place}"
        held = date(2008 + (session - 1) // 3, 1 + 4 * ((session - 1) % 3), 1 + place)
        review = self.add(
            self.reviews.Review, state_id=state, session=session, cycle=cycle, symbol=symbol, held_on=held, added_at=NOW
        )
        for order, other in enumerate(self.chance.choice(self.speakers, 3, replace=False), start=1):
            self.add(self.reviews.TroikaMember, review_id=review["id"], state_id=str(other), order=order)
        about = {"state": state, "session": session, "dated": held}
        report = Report(self, review, self.document(f"report-{session}-{place}.pdf", symbol=symbol, **about))
        report.write(size)
        if report.pending:
            answering = {"symbol": f"{symbol}/Add.1", "genre": "addendum", "answers": symbol}
            report.answer(self.document(f"addendum-{session}-{place}.pdf", **about, **answering))
        if self.often(0.1):
            lang = OTHERS[review["id"] % len(OTHERS)]
            named = f"report-{session}-{place}-{lang}.pdf"
            report.translate(lang, self.document(named, symbol=symbol, **{**about, "language": lang}))

    def document(self, name: str, **about: Any) -> Any:
        """A document without a file, and the account of its reading."""
        sha256 = hashlib.sha256(name.encode()).hexdigest()
        known = {"media_type": "application/pdf", "size": 500_000, "language": "en", "added_at": NOW}
        document = self.add(self.documents.Document, sha256=sha256, name=name, **{**known, **about})
        run = {"reader": "made", "at": NOW, "outcome": "new", "warnings": []}
        self.add(self.documents.ExtractionRun, document_id=sha256, **run)
        return document

    def pages(self, document: Any, pages: Sequence[str]) -> None:
        from hiwar.kernel.understanding.search_text import normalise

        for number, text in enumerate(pages, start=1):
            page = self.add(self.documents.DocumentPage, document_id=document["sha256"], number=number, text=text)
            self.add(self.documents.PageWords, page_id=page["id"], search_text=normalise(text))

    def prose(self, lang: str, lines: int = PAGE) -> str:
        return "\n".join(self.words[lang].some(LINE) for _line in range(lines))

    def rows(self, count: int) -> None:
        """Two data sets: codings of the first recommendations, of which some are matched to none, and the
        recommendations of treaty bodies to every State."""
        recommendations = self.reviews.Recommendation.objects.filter(pk__lte=count).order_by("pk")
        said = recommendations.values_list("pk", "position", "wording__text", "review__state", "review__session")
        codings = self.document("codings.csv", genre="data-set", language="", media_type="text/csv")
        for row, (pk, position, text, state, session) in enumerate(said, start=1):
            kind = "pledge" if self.often(0.02) else "coding"
            joined = {} if kind == "pledge" or self.often(0.01) else {"recommendation_id": pk, "score": 100}
            speaker = str(self.draw(self.speakers))
            self.add(
                self.reviews.Coding,
                document_id=codings["sha256"],
                row=row,
                kind=kind,
                state_id=state,
                session=session,
                text=text,
                language="en",
                states=[[speaker, self.measured.names[speaker]]],
                response="Accepted",
                action="4",
                position="noted" if self.often(0.05) else position,
                issues=["Justice"],
                reason="same text",
                **joined,
            )
        bodies = self.document("bodies.json", genre="data-set", language="", media_type="application/json")
        for row in range(1, count + 1):
            body, state = self.draw(BODIES), self.speakers[row % len(self.speakers)]
            year = 2008 + row // len(self.speakers) % 15
            self.add(
                self.reviews.Coding,
                document_id=bodies["sha256"],
                row=row,
                kind="recommendation",
                state_id=state,
                body=body,
                symbol=f"{body}/C/{state}/CO/{year}",
                dated=date(year, 3, 1),
                paragraph=str(1 + row % 60),
                text=self.words["en"].some(60),
                language="en",
                themes=["Right to education", "Right to health"],
                persons=["Children"],
                sdgs=["4.1"],
                concern=self.often(0.3),
            )


class Report:
    """One report while it is being made: its recommendations, and the pages that hold them."""

    def __init__(self, record: Record, review: Any, document: Any) -> None:
        self.record, self.review, self.document = record, review, document
        self.heeded = float(record.draw(record.measured.heeded))
        self.pending = record.often(0.5)
        self.number = int(record.chance.integers(60, 160))
        self.made: list[tuple[Any, str]] = []

    def write(self, size: int) -> None:
        """That many texts; one in twenty-five stands under the number of the one before."""
        record = self.record
        paragraph, part = 0, 1
        pages = Pages([record.prose("en") for _page in range(DIALOGUE)])
        for _text in range(size):
            paragraph, part = (paragraph, part + 1) if paragraph and record.often(0.04) else (paragraph + 1, 1)
            self._add(f"{self.number}.{paragraph}", part, paragraph, pages)
        record.pages(self.document, pages.done())

    def _add(self, paragraph: str, part: int, order: int, pages: Pages) -> None:
        record, models = self.record, self.record.reviews
        text = record.words["en"].some(max(2, round(record.draw(record.measured.lengths) / 1.5))).capitalize()
        settled = "supported" if record.often(self.heeded) else "partly" if record.often(0.1) else "noted"
        position = "" if record.often(0.01) else "pending" if self.pending else settled
        withdrawn = record.often(0.001)
        each = record.add(
            models.Recommendation,
            review_id=self.review["id"],
            symbol=self.review["symbol"],
            paragraph=paragraph,
            part=part,
            order=order,
            position=settled if self.pending else position,
            withdrawn=withdrawn,
        )
        count = int(record.draw(record.measured.voices))
        states = record.voices(count)
        names = [record.measured.names[one] for one in states]
        page, start, end = pages.put(f"{paragraph} {text} ({', '.join(names)});")
        wording = self._word(each, 1, "read", "en", "original", text, self.document, page, [[page, start, end]])
        self._speak(wording, states, names)
        if withdrawn:
            about = {"author": "operator", "reason": "no recommendation of its own"}
            wording = self._word(each, 2, "withdrawal", "en", "original", "", self.document, None, [], **about)
        elif record.often(0.001):
            about = {"author": "operator", "reason": "misread"}
            text = record.words["en"].some(15)
            wording = self._word(each, 2, "correction", "en", "original", text, self.document, page, [], **about)
            self._speak(wording, states, names)
        each["wording_id"] = wording["id"]
        if position:
            self._position(each, 1, position, self.document, f"{self.review['symbol']}, para. {self.number}")
        self.made.append((each, settled))

    def _word(
        self,
        each: Any,
        number: int,
        kind: str,
        lang: str,
        status: str,
        text: str,
        document: Any,
        page: int | None,
        places: list[list[int]],
        **about: str,
    ) -> Any:
        from hiwar.kernel.understanding.search_text import fingerprint, normalise

        return self.record.add(
            self.record.reviews.Wording,
            recommendation_id=each["id"],
            number=number,
            kind=kind,
            language=lang,
            status=status,
            text=text,
            search_text=(said := normalise(text)),
            words_hash=fingerprint(said),
            document_id=document["sha256"],
            page=page,
            places=places,
            at=NOW,
            **about,
        )

    def _speak(self, wording: Any, states: Sequence[str], names: Sequence[str]) -> None:
        for order, (state, name) in enumerate(zip(states, names, strict=True), start=1):
            self.record.add(
                self.record.reviews.WordingState, wording_id=wording["id"], order=order, state_id=state, as_written=name
            )

    def _position(self, each: Any, number: int, value: str, document: Any, source: str) -> None:
        self.record.add(
            self.record.reviews.Position,
            recommendation_id=each["id"],
            number=number,
            value=value,
            document_id=document["sha256"],
            as_written=self.record.words["en"].some(8),
            source=source,
            recorded_at=NOW,
        )

    def answer(self, addendum: Any) -> None:
        """Settle every text in an addendum: one answer a paragraph, with a comment on each third."""
        record = self.record
        answered: set[str] = set()
        for each, settled in self.made:
            source = f"{addendum['symbol']}, para. 3"
            self._position(each, 2 if each["position"] else 1, settled, addendum, source)
            if each["paragraph"] in answered:
                continue
            answered.add(each["paragraph"])
            record.add(
                record.reviews.Answer,
                document_id=addendum["sha256"],
                order=len(answered),
                paragraph=each["paragraph"],
                value=settled,
                as_written=record.words["en"].some(8),
                comment=record.words["en"].some(30) if record.often(0.3) else "",
                source=source,
                page=1,
                places=[],
            )
        record.pages(addendum, [record.prose("en") for _page in range(4)])

    def translate(self, lang: str, document: Any) -> None:
        """Every text in another language too."""
        record = self.record
        pages = Pages([record.prose(lang) for _page in range(DIALOGUE)])
        for each, _settled in self.made:
            text = record.words[lang].some(max(2, round(record.draw(record.measured.lengths) / 1.5)))
            page, start, end = pages.put(f"{each['paragraph']} {text};")
            self._word(each, 9, "read", lang, "official", text, document, page, [[page, start, end]])
        record.pages(document, pages.done())


class Pages:
    """The pages of a report: what comes before, then lines that fill page after page."""

    FULL = 3000

    def __init__(self, before: list[str]) -> None:
        self._before, self._lines, self._length = before, [], 0

    def put(self, line: str) -> tuple[int, int, int]:
        """Page, start and end of a line on it."""
        if self._length > self.FULL:
            self._before.append("\n".join(self._lines))
            self._lines, self._length = [], 0
        start = self._length
        self._lines.append(line)
        self._length += len(line) + 1
        return len(self._before) + 1, start, start + len(line)

    def done(self) -> list[str]:
        """All of them."""
        return [*self._before, "\n".join(self._lines)]


def make(count: int, scale: float, seed: int, say: Callable[[str], None]) -> None:
    """Fill the record, which must be empty and open."""
    from django.core.management.color import no_style
    from django.db import connection

    from hiwar.kernel import facts
    from hiwar.reviews.models import Review

    if Review.objects.exists():
        sys.exit("This record is not empty: name an empty data folder or database.")
    record = Record(seed, measure())
    made, cycle = 0, 0
    while made < count:
        cycle += 1
        for place, state in enumerate(facts.order_of_review(min(cycle, 4))):
            size = min(count - made, max(1, round(record.draw(record.measured.sizes) * scale)))
            if size > 0:
                session = (cycle - 1) * A_SESSION + place // A_SESSION + 1
                record.review(state, cycle, session, place % A_SESSION + 1, size)
                made += size
            if place % 20 == 19:
                record.write()
        record.write()
        say(f"{made:,} recommendations, {cycle} cycles")
    record.rows(min(ROWS, count // 9))
    record.write()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [m for m in record.last if record.last[m]]):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")  # as its own cleaner does soon after


def main() -> None:
    """Make the record in the folder that HIWAR_DATA names, or in the database of DATABASE_URL."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recommendations", type=int, default=RECOMMENDATIONS)
    parser.add_argument("--scale", type=float, default=1.0, help="texts a review, as a multiple of those measured")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    if not os.environ.get("HIWAR_DATA"):
        sys.exit("Name an empty folder in HIWAR_DATA: the made record does not go into your own.")
    from hiwar.cli.start import now, opened

    began = time.monotonic()
    with opened():
        from django.db import transaction

        from hiwar.audit.actors import OPERATOR
        from hiwar.audit.commands import Log

        make(given.recommendations, given.scale, given.seed, lambda words: print(words, flush=True))
        with transaction.atomic():
            Log("record.made", OPERATOR, now()).record("benchmark", {"seed": given.seed})
    size = sum(path.stat().st_size for path in Path(os.environ["HIWAR_DATA"]).rglob("*") if path.is_file())
    print(f"{time.monotonic() - began:.0f} s, {size / 1e6:.0f} MB in the data folder")


if __name__ == "__main__":
    main()
