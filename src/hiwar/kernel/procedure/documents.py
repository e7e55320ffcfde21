"""The symbols under which documents are issued, and how long they may be."""

from __future__ import annotations

import re
from enum import StrEnum
from string import Formatter
from typing import NamedTuple

from ..facts import PracticeValue


class Series(StrEnum):
    """A series of documents, by the shape of its symbols.

    `session` is the session of the body that the symbol names: the Working Group, the Council or the General Assembly;
    `state` the State under review (ISO 3166-1 alpha-3); `number` counts within the session; `report` is the symbol of
    the report of the Working Group.
    """

    NATIONAL_REPORT = "A/HRC/WG.6/{session}/{state}/1"
    COMPILATION = "A/HRC/WG.6/{session}/{state}/2"
    SUMMARY = "A/HRC/WG.6/{session}/{state}/3"
    DRAFT_REPORT = "A/HRC/WG.6/{session}/L.{number}"
    WORKING_GROUP_REPORT = "A/HRC/{session}/{number}"
    ADDENDUM = "{report}/Add.1"
    COUNCIL_DRAFT = "A/HRC/{session}/L.{number}"
    COUNCIL_RESOLUTION = "A/HRC/RES/{session}/{number}"
    COUNCIL_DECISION = "A/HRC/DEC/{session}/{number}"
    THIRD_COMMITTEE_DRAFT = "A/C.3/{session}/L.{number}"
    ASSEMBLY_RESOLUTION = "A/RES/{session}/{number}"


class Length(NamedTuple):
    """Whether a text is `within` its limit of words, and by how many it is longer."""

    within: bool
    limit: int
    excess: int
    source: str
    verified: bool


_SHAPES = {
    "session": (r"[1-9]\d{0,3}", "a number, as in 33"),
    "number": (r"[1-9]\d{0,4}", "a number, as in 10"),
    "state": ("[A-Z]{3}", "a code of three capital letters, as in PRK"),
    "report": (r"A/HRC/\d+/\d+", "the symbol of a report, as in A/HRC/42/10"),
}


def symbol(series: Series, **parts: int | str) -> str:
    """The symbol of a document: `symbol(Series.COMPILATION, session=33, state="PRK")` is `A/HRC/WG.6/33/PRK/2`.

    ValueError for a part that the series needs and that is missing or of another shape.
    """
    for name in (name for _, name, _, _ in Formatter().parse(series) if name):
        shape, example = _SHAPES[name]
        if not re.fullmatch(shape, str(parts.get(name, "")), re.ASCII):
            raise ValueError(f"{name!r} does not make a symbol like {series.value}: give {example}")
    return series.format(**parts)


def length(words: int, limit: PracticeValue) -> Length:
    """Whether a text of so many words may be issued. Its body counts, not cover, headers and endnotes.

    `limit` is the practice of the document: `national_report_words`, `compilation_words`, `summary_words`,
    `addendum_words`, `working_group_report_words`, `stakeholder_words`, `joint_stakeholder_words`,
    `treaty_initial_report_words`, `treaty_periodic_report_words` or `common_core_document_words`. ValueError for a
    number below zero and for a limit that is not one of words.
    """
    if words < 0:
        raise ValueError(f"{words} words cannot be: give a number that is not negative")
    if limit.unit != "words":
        raise ValueError(f"{limit.name} is a number of {limit.unit}: give a limit of words")
    most = int(limit.value)
    return Length(words <= most, most, max(0, words - most), limit.source, limit.verified)
