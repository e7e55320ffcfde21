"""A report and its addendum: which answer settles which recommendation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from hiwar.kernel.reading.model import Reading, ReadPosition
from hiwar.kernel.values import PositionValue

OPEN = frozenset({None, PositionValue.PENDING, PositionValue.UNCLEAR})
"""The positions in a report that an answer to all the others settles."""

ALL_OTHERS = ""
"""The paragraph of an answer to all the recommendations that no other answer names."""


@dataclass(frozen=True, slots=True)
class Allotment:
    """`by_paragraph` gives the label of the answer that settles a paragraph of the report; `astray` are the labels that
    the report has nothing for."""

    by_paragraph: Mapping[str, str]
    astray: tuple[str, ...]


def allot(paragraphs: Mapping[str, bool], labels: Collection[str]) -> Allotment:
    """Which of the labels that an addendum answers settles which paragraph of its report; `paragraphs` are the numbers
    of the recommendations, each with whether its position is open.

    A label names a paragraph in full (`124.3`), by its last number (`3`) where one list has such an open item, or a
    whole list (`124`); `ALL_OTHERS` stands for what is open and not named. The narrower goes before the wider.
    """
    lists: dict[str, list[str]] = {}
    last: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        head, tail = split_number(paragraph)
        lists.setdefault(head, []).append(paragraph)
        last.setdefault(tail, []).append(paragraph)
    loose = [label for label in labels if label.isdigit() and label not in paragraphs]
    by_number = any(label not in lists for label in loose)
    found: dict[str, str] = {}
    wide: dict[str, str] = {}
    astray = []
    for label in labels:
        if label == ALL_OTHERS:
            continue
        items = _items(label, paragraphs, last if by_number else {})
        for paragraph in items:
            found[paragraph] = label
        if not items and label in lists:
            wide |= dict.fromkeys(lists[label], label)
        elif not items:
            astray.append(label)
    everything = {paragraph: ALL_OTHERS for paragraph, is_open in paragraphs.items() if is_open}
    return Allotment({**(everything if ALL_OTHERS in labels else {}), **wide, **found}, tuple(astray))


def split_number(paragraph: str) -> tuple[str, str]:
    """The list and the last number of a paragraph: `124.3` is item `3` of `124`, `90(a)` item `a` of `90`."""
    head, _, tail = paragraph.replace("(", ".").rstrip(")").rpartition(".")
    return head, tail


def _items(label: str, paragraphs: Mapping[str, bool], last: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The paragraphs that a label names one by one."""
    for full in (label, label.partition("(")[0] if "." in label else label):
        if full in paragraphs:
            return (full,)
    there = last.get(label, ())
    still_open = [paragraph for paragraph in there if paragraphs[paragraph]] or there
    return still_open if len(still_open) == 1 else ()


def settle(report: Reading, addendum: Reading) -> Reading:
    """The report with the positions that its addendum gives; what answers no recommendation is warned of."""
    answers: dict[str, ReadPosition] = {
        each.paragraph: each for each in addendum.positions if each.position is not PositionValue.UNCLEAR
    }
    is_open: dict[str, bool] = {}
    for one in report.recommendations:
        is_open[one.paragraph] = is_open.get(one.paragraph, False) or one.position in OPEN
    allotted = allot(is_open, answers)
    settled = []
    for one in report.recommendations:
        label = allotted.by_paragraph.get(one.paragraph)
        if label is not None:
            answer = answers[label]
            one = replace(
                one,
                position=answer.position,
                position_as_written=answer.as_written,
                position_source=answer.source or addendum.symbol,
            )
        settled.append(one)
    name = addendum.symbol or "the addendum"
    astray = tuple(f"{name} answers {label}, which the report has not" for label in allotted.astray)
    return replace(report, recommendations=tuple(settled), warnings=(*report.warnings, *astray))
