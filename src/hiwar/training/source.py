"""The training documents as they are printed in a language, put together from what all share and what each says.

`talvania/review.toml` holds numbers, States, positions and themes, once for all; `talvania/<language>.toml` the words.
A document is a dictionary of plain values, which the typesetters print without knowing any language:

- `first`: what the first page says; `contents`: the words of the table of contents, None for a short document;
- `blocks`: the rest in order, each with its `kind`: `heading`, `remark`, `paragraph` (a `label` and a `text`), `text`
  or `break`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from hiwar.kernel.facts import state

HERE = Path(__file__).parent / "talvania"
LANGUAGES = ("en", "ar", "zh", "fr", "ru", "es")

Source = dict[str, Any]
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Script:
    """How a language prints what is no word: labels, brackets, the end of an item."""

    paragraph: str = "{}."
    item: str = "{}.{}"
    point: str = "({})"
    letters: str = "a b c d e f g h"
    section: str = "{}."
    sections: dict[str, str] | None = None
    apart: str = " "
    comma: str = ", "
    last: str = " and "
    semicolon: str = ";"
    space: str = " "
    stop: str = "."


SCRIPTS = {
    "en": Script(),
    "ar": Script(
        paragraph="{}-",
        item="{}-{}",
        letters="أ ب ج د ه و ز ح",
        section="{}-",
        sections={"I": "أولاً", "II": "ثانياً", "III": "ثالثاً", "IV": "رابعاً", "A": "ألف", "B": "باء"},
        comma="، و",
        last="، و",
        semicolon="؛",
    ),
    "zh": Script(
        sections={"I": "一", "II": "二", "III": "三", "IV": "四"},
        apart="",
        comma="、",
        last="和",
        semicolon="；",
        space="",
        stop="。",
    ),
    "fr": Script(point="{})", last=" et ", semicolon="\u00a0;"),
    "ru": Script(point="{})", letters="a b c d e f g h", last=" и "),
    "es": Script(point="{})", last=" y "),
}


@lru_cache
def review() -> Source:
    """What is the same in all languages."""
    return tomllib.loads((HERE / "review.toml").read_text(encoding="utf-8"))


@lru_cache
def words(language: str) -> Source:
    """What is said in one language."""
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))


def label(number: int, item: int, language: str) -> str:
    """The number of a recommendation as printed: `6.1`, in Arabic `6-1`."""
    return SCRIPTS[language].item.format(number, item)


def bracket(codes: list[str], language: str) -> str:
    """The States of one text as printed: `(A) (B)`, or `(A, B and C)` when there are three and more."""
    script = SCRIPTS[language]
    names = [state(code).short[language] for code in codes]
    if len(names) < 3:
        return script.apart.join(f"({name})" for name in names)
    return f"({script.comma.join(names[:-1])}{script.last}{names[-1]})"


def printed(texts: list[str], states: list[list[str]], language: str) -> str:
    """One item as printed, without its number and final punctuation."""
    script = SCRIPTS[language]
    parts = zip(texts, states, strict=True)
    return f"{script.semicolon}{script.space}".join(
        f"{text}{script.apart}{bracket(codes, language)}" for text, codes in parts
    )


def recommendations() -> Iterator[tuple[str, str, list[list[str]]]]:
    """Number (`6.1`), position and the States of each text of every recommendation, in order."""
    for listed in review()["list"]:
        for i, states in enumerate(listed["items"], start=1):
            yield f"{listed['number']}.{i}", listed["position"], states


def settled() -> dict[str, tuple[str, str]]:
    """Position of each recommendation after the addendum, and where it is stated (`A/HRC/…, para. 2`)."""
    told = review()
    positions = {number: (position, f"{told['report']}, para. {number.split('.')[0]}")
                 for number, position, _ in recommendations()}  # fmt: skip
    for answer in told["answer"]:
        for number in answer.get("answers", ()):
            positions[number] = (answer["position"], f"{told['addendum']}, para. {answer['paragraphs'][0]}")
    return positions


def report(language: str) -> Document:
    """The report of the Working Group."""
    said, told = words(language), review()
    document = _document(language, "report", [said["masthead"]["title"]])
    document["title_note"] = said["masthead"]["title_note"]
    blocks = document["blocks"]
    for section in told["section"]:
        key = section["heading"]
        heading = _heading(section, said["headings"][key], language, said["heading_notes"].get(key))
        blocks.append(heading)
        if remark := said["remarks"].get(key):
            blocks.append({"kind": "remark", "text": remark})
        inside = [*section.get("paragraphs", ()), *section.get("lists", ()), *section.get("closing", ())]
        heading["paragraphs"] = (
            "–".join(str(number) for number in dict.fromkeys((inside[0], inside[-1]))) if inside else ""
        )
        for number in inside:
            blocks.extend(
                _list(number, language) if number in section.get("lists", ()) else _paragraph(number, language)
            )
    annex = {"kind": "heading", "level": 2, "number": "", "paragraphs": "", "note": None}
    blocks.append({"kind": "break"})
    blocks.append(annex | {"text": said["words"]["annex"], "level": 1})
    blocks.append(annex | {"text": said["headings"]["annex"]})
    blocks.append({"kind": "text", "text": said["annex"]["text"]})
    document["contents"] = said["words"]
    return document


def addendum(language: str) -> Document:
    """The State's answers to the recommendations that it left open."""
    said, told = words(language), review()
    head = said["masthead"]
    document = _document(language, "addendum", [head["title"]])
    document["subtitle"] = [head["addendum"], head["addendum_title"]]
    for answer in told["answer"]:
        if "number" in answer:
            document["blocks"].append(_heading(answer, said["addendum"]["headings"][answer["heading"]], language, None))
        for number in answer["paragraphs"]:
            text = said["addendum"]["paragraphs"][str(number)]
            document["blocks"].append(_block(SCRIPTS[language].paragraph.format(number), text))
    return document


def _document(language: str, kind: str, title: list[str]) -> Document:
    said, told = words(language), review()
    head = said["masthead"]
    notice = head["notice"] if kind == "report" else head["notice_addendum"]
    day: date = told["dates"][kind]
    return {
        "language": language,
        "direction": "rtl" if language == "ar" else "ltr",
        "symbol": told[kind],
        "date": day.isoformat(),
        "mark": head["mark"],
        "notice": notice,
        "united_nations": head["united_nations"],
        "assembly": head["assembly"],
        "issue": [head["distribution"], head[f"date_{kind}"], *head["original"].split("\n")],
        "body": head["body"],
        "session": [head["session"], *head["agenda"]],
        "title": " ".join(title),
        "title_note": None,
        "state": state(told["state"]).short[language],
        "subtitle": [],
        "contents": None,
        "blocks": [],
    }


def _heading(section: Source, text: str, language: str, note: str | None) -> Document:
    script, number = SCRIPTS[language], section.get("number", "")
    shown = script.section.format((script.sections or {}).get(number, number)) if number else ""
    return {
        "kind": "heading",
        "level": 2 if number in ("A", "B") else 1,
        "number": shown,
        "text": text,
        "paragraphs": "",
        "note": note,
    }


def _block(label: str, text: str, *, level: int = 0, strong: bool = False, note: str | None = None) -> Document:
    return {"kind": "paragraph", "label": label, "text": text, "level": level, "strong": strong, "note": note}


def _paragraph(number: int, language: str) -> Iterator[Document]:
    said, script = words(language), SCRIPTS[language]
    yield _block(script.paragraph.format(number), said["paragraphs"][str(number)])
    for letter, point in zip(script.letters.split(), said["points"].get(str(number), ()), strict=False):
        yield _block(script.point.format(letter), point, level=1)


def _list(number: int, language: str) -> Iterator[Document]:
    said, script = words(language), SCRIPTS[language]
    yield _block(script.paragraph.format(number), said["leads"][str(number)], strong=True)
    listed = next(each for each in review()["list"] if each["number"] == number)
    texts = said["lists"][str(number)]
    for i, (item, states) in enumerate(zip(texts, listed["items"], strict=True), start=1):
        end = script.stop if i == len(texts) else script.semicolon
        note = said["notes"].get(f"{number}.{i}")
        yield _block(label(number, i, language), printed(item, states, language) + end, note=note)


def thematic_list(language: str) -> Document:
    """The list of all recommendations by theme, with the position that each has after the addendum."""
    said, told = words(language), review()
    listed, positions = said["list"], settled()
    rows: dict[str, list[list[list[str]]]] = {theme: [] for theme in said["themes"]}
    for number, _, states in recommendations():
        marks = told["themes"][number]
        rows[marks["themes"][0]].append(_row(number, states, marks, positions[number], language))
    return {
        "language": language,
        "date": told["dates"]["addendum"].isoformat(),
        "title": listed["title"],
        "review": listed["review"],
        "mark": said["masthead"]["mark"],
        "notice": said["masthead"]["notice_list"],
        "columns": listed["columns"],
        "themes": [[f"{listed['theme']}{said['themes'][theme]}", found] for theme, found in rows.items() if found],
    }


def _row(
    number: str, states: list[list[str]], marks: Source, position: tuple[str, str], language: str
) -> list[list[str]]:
    said, script = words(language), SCRIPTS[language]
    paragraph, item = (int(figure) for figure in number.split("."))
    texts = said["lists"][str(paragraph)][item - 1]
    value, where = position
    symbol, _, place = where.partition(", para. ")
    source = said["list"]["source"].format(symbol=symbol, number=place)
    what = f"{label(paragraph, item, language)} {printed(texts, states, language)}{script.semicolon}"
    themes = [f"- {said['themes'][each]}" for each in marks["themes"]]
    persons = [f"- {said['persons'][each]}" for each in marks["persons"]]
    goals = [f"- {each} - {said['sdgs'][str(each)]}" for each in marks["sdgs"]]
    return [
        [what.replace("\u00ad", ""), source],
        [said["positions"][value]],
        [*themes, said["list"]["persons"], *persons],
        goals,
    ]
