"""The equal-footing sheet in pictures: bars of planned and spoken time, and a meeting as it passed.

They are drawn here, as those of the other pages are: rectangles in SVG, whose measures are parts of a whole, and which
begin where reading begins. Each stands in a table that says the same in figures, or above one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hiwar.dialogue import vocabulary
from hiwar.kernel.meeting.equal_footing import UNDER_REVIEW
from hiwar.web import formats

register = template.Library()

Item = dict[str, Any]


@register.filter
def percent(part: float) -> str:
    """A part of one in per cent."""
    return formats.percent(part, get_language() or "en")


@register.filter
def longest(rows: list[Item]) -> int:
    """The most seconds that any of the rows was given or has spoken: what the full width of their bars stands for.
    Among speakers or groups the State under review is left out: beside its time the others could not be told apart."""
    others = [row for row in rows if row["standing"] != UNDER_REVIEW or not row.keys() & {"speaker", "group"}]
    return max((max(row["planned_seconds"], row["used_seconds"]) for row in others), default=0)


@register.filter
def clock_of(at: str) -> str:
    """The time of day of a moment, as its clock in UTC shows it."""
    return at[11:16]


@register.simple_tag
def time_bar(row: Item, whole: int) -> SafeString:
    """Of a speaker, group or standing the time that was planned, as a frame, and what was spoken of it, filled; nothing
    of a time that is longer than the whole, and so of another kind (`longest`)."""
    if max(row["planned_seconds"], row["used_seconds"]) > whole:
        return SafeString("")
    planned, used = (_width(row[f"{name}_seconds"], whole) for name in ("planned", "used"))
    return format_html(
        '<svg class="bar time" aria-hidden="true"><rect class="planned" x="0" y="0" width="{}%" height="100%"/>'
        '<rect class="used" x="0" y="20%" width="{}%" height="60%"/></svg>',
        planned,
        used,
    )


def _width(some: float, whole: float) -> str:
    return f"{100 * some / whole:.2f}" if whole else "0"


class _Stretch(NamedTuple):
    """A time during which a microphone was on, in seconds of the time in session; `last` of its turn."""

    turn: Item
    begins: float
    ends: float
    last: bool


_REMARKS = {
    "interruptions": gettext_lazy("Interruptions"),
    "points": gettext_lazy("Points of order"),
    "upheld": gettext_lazy("upheld"),
    "cut": gettext_lazy("Microphone cut"),
    "absent": gettext_lazy("Called and not there"),
    "struck": gettext_lazy("Struck off the list"),
    "not_heard": gettext_lazy("Time too short"),
}
"""What else a share counts; nought is not told."""


@register.simple_tag
def remarks(row: Item) -> SafeString:
    """What else happened to a speaker, a group, a standing or in a meeting, and how often."""
    lang = get_language() or "en"
    told = ((words, _(": "), formats.number(row[name], lang)) for name, words in _REMARKS.items() if row[name])
    return format_html_join(" · ", "{}{}{}", told)


@register.filter
def date_typed(typed: str) -> str:
    """A day that somebody typed, in the reader's language; what is none as it was typed."""
    try:
        return formats.day(date.fromisoformat(typed), get_language() or "en")
    except ValueError:
        return typed


@register.simple_tag(takes_context=True)
def passed(context: Context) -> SafeString:
    """A meeting as it passed: each turn where it stood in the time in session, in the colour of its standing; where the
    microphone was cut, a mark. Nothing where nobody has spoken."""
    sheet: Item = {str(name): value for name, value in context.flatten().items()}
    sittings = [(_at(each["began"]), _at(each["ended"] or sheet["at"])) for each in sheet["sittings"]]
    whole = sum((ended - began).total_seconds() for began, ended in sittings)
    stretches = list(_stretches(sheet, sittings))
    if not stretches or whole <= 0:
        return SafeString("")
    told = _("%(turns)s turns one after the other, in %(time)s of sitting; the tables below say the same in figures.")
    return format_html(
        '<svg class="bar passed" role="img" aria-label="{}">{}{}</svg>',
        told % {"turns": formats.number(sheet["whole"]["held"], get_language() or "en"), "time": _hours(whole)},
        format_html_join(
            "",
            '<rect class="s-{}" x="{}%" y="0" width="{}%" height="100%"><title>{}</title></rect>',
            (
                (
                    each.turn["standing"],
                    _width(each.begins, whole),
                    _width(each.ends - each.begins, whole),
                    _title(each),
                )
                for each in stretches
            ),
        ),
        format_html_join(
            "",
            '<rect class="cut" x="{}%" y="0" width="4" height="100%"/>',
            ((_width(each.ends, whole),) for each in stretches if each.last and each.turn["status"] == "cut"),
        ),
    )


def _stretches(sheet: Item, sittings: list[tuple[datetime, datetime]]) -> Iterator[_Stretch]:
    for turn in sheet["turns"]:
        for place, span in enumerate(turn["spans"], 1):
            began, ended = _at(span["began"]), _at(span["ended"] or sheet["at"])
            yield _Stretch(turn, _sat(began, sittings), _sat(ended, sittings), place == len(turn["spans"]))


def _sat(at: datetime, sittings: list[tuple[datetime, datetime]]) -> float:
    """The seconds in session before a moment."""
    return sum(max((min(at, ended) - began).total_seconds(), 0) for began, ended in sittings)


def _title(each: _Stretch) -> str:
    turn = each.turn
    name = vocabulary.OFFICE_WORDS.get(turn["speaker"]["name"], turn["speaker"]["name"])
    return f"{name}{_(', ')}{vocabulary.TURN_WORDS[turn['kind']]}{_(', ')}{formats.minutes(turn['used'])}"


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def _hours(seconds: float) -> str:
    return formats.minutes(int(seconds))
