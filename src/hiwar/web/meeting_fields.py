"""What a form of a meeting sends, as the command takes it: each field by its type in the table of events."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from hiwar.dialogue import queries
from hiwar.kernel.meeting import EVENTS
from hiwar.kernel.meeting.form import written
from hiwar.web import clock

Payload = dict[str, Any]
Screen = Callable[[], Mapping[str, Any]]
"""The screen of the sender, asked for only where a field needs it."""


A_DAY = 24 * 60
"""Minutes for which a registration that begins now is open at most."""


class Unreadable(Exception):
    """A form that cannot be taken as a command; one sentence that says what to do."""


def command_of(told: QueryDict, screen: Screen) -> tuple[str, Payload, int | None]:
    """The command's name, its fields, and the number of the last event that the sender saw. Raises Unreadable."""
    name = told.get("command", "")
    given = EVENTS[name].given if name in EVENTS else {}
    payload = {field: _value(told.get(field, ""), kind) for field, kind in given.items()}
    if name in _SPECIAL:
        payload |= _SPECIAL[name](told, screen)
    seen = told.get("seen", "")
    return name, payload, int(seen) if _is_number(seen) else None


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10


def _typed(value: str) -> str:
    """What was typed, its lines ended as everywhere but in forms."""
    return value.strip().replace("\r\n", "\n")


def _value(typed: str, kind: str) -> Any:
    """A field as the table wants it; what does not fit is left as it was typed, for the rules to refuse."""
    typed = _typed(typed)
    read = _READ.get(kind.removesuffix("?"))
    if not typed:
        return None
    return read(typed) if read else typed


def _moment(typed: str) -> str:
    """What a field for day and time sends, taken as UTC."""
    try:
        return written(datetime.fromisoformat(typed).replace(tzinfo=UTC))
    except ValueError:
        return typed


_READ: Mapping[str, Callable[[str], Any]] = {
    "number": lambda typed: int(typed) if _is_number(typed) else typed,
    "numbers": lambda typed: [int(each) for each in typed.replace(",", " ").split() if _is_number(each)],
    "states": lambda typed: typed.upper().replace(",", " ").split(),
    "state": str.upper,
    "moment": _moment,
    "flag": lambda typed: typed == "yes",
    "hex": str.lower,
}


def _marked(told: QueryDict, screen: Screen) -> Payload:
    """A passage of a text by its place there."""
    return _passage(told, _text(told, screen), 0)


def _moved(told: QueryDict, screen: Screen) -> Payload:
    """The passage that a mark is to have; of several that are alike the one next to where it was."""
    wanted = told.get("recommendation", "")
    mark = next((each for each in screen()["marked"] if str(each["number"]) == wanted), None)
    if mark is None:
        return {}
    text = next((each["text"] for each in screen()["statements"] if each["number"] == mark["statement"]), "")
    return _passage(told, text, mark["start"])


def _passage(told: QueryDict, text: str, near: int) -> Payload:
    """The place of a passage in a text; blanks and ends of lines, which a browser copies otherwise, are all alike."""
    words = told.get("passage", "").split()
    pattern = r"\s+".join(map(re.escape, words))
    found = [mark.span() for mark in re.finditer(pattern, text)] if words and len(words) <= _WORDS else []
    if not found:
        raise Unreadable(_("These words are not in the text; copy them from it as they stand there."))
    start, end = min(found, key=lambda each: abs(each[0] - near))
    return {"start": start, "end": end}


_WORDS = 5000
"""More words than a recommendation has."""


def _divided(told: QueryDict, _screen: Screen) -> Payload:
    """The parts of a motion for division, one a line; other motions have none."""
    if told.get("motion") != "division":
        return {"parts": None, "complete": None}
    lines = [line.strip() for line in told.get("parts", "").splitlines()]
    return {"parts": [{"title": line} for line in lines if line], "complete": told.get("complete") == "yes"}


def _said(told: QueryDict, screen: Screen) -> Payload:
    """How much of a text was said: all of it, or as far as the last words that were."""
    text = _text(told, screen)
    last = _typed(told.get("last_words", ""))
    at = text.rfind(last)
    if at < 0:
        raise Unreadable(_("These words are not in the text; copy them from it as they stand there."))
    return {"said": at + len(last) if last else len(text)}


def _text(told: QueryDict, screen: Screen) -> str:
    wanted = told.get("statement", "")
    return next((each["text"] for each in screen()["statements"] if str(each["number"]) == wanted), "")


def _window(told: QueryDict, screen: Screen) -> Payload:
    """Registration that begins now, for so many minutes; or that ends now. Else as it was typed."""
    now = clock.now().replace(microsecond=0)
    minutes = told.get("for_minutes", "")
    if _is_number(minutes):
        until = now + timedelta(minutes=min(int(minutes), A_DAY))
        return {"opens": written(now), "closes": written(until)}
    if told.get("close_now"):
        window = screen()["registration"]
        return {"opens": window["opens"] if window else None, "closes": written(now + timedelta(seconds=1))}
    return {}


def _tabled(told: QueryDict, screen: Screen) -> Payload:
    """The report of an earlier meeting."""
    number = told.get("from_meeting", "")
    if not _is_number(number):
        raise Unreadable(_("Say from which meeting the report comes, by its number."))
    return queries.carried_from(int(number))


_SPECIAL: Mapping[str, Callable[[QueryDict, Screen], Payload]] = {
    "recommendation.suggest": _marked,
    "recommendation.adjust": _moved,
    "motion.move": _divided,
    "registration.set": _window,
    "statement.check": _said,
    "report.table": _tabled,
}
"""Commands of which people fill in something else than the command takes."""
