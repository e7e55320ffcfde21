"""The filters in force on a page, in the reader's words: on paper, in a citation, in a download."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.reference import queries as reference
from hiwar.web.templatetags.footing import date_typed
from hiwar.web.templatetags.hiwar import WORDS, position, tongue, word

Telling = Callable[[str, str], str]


def _state(code: str, lang: str) -> str:
    return str(reference.label(code, lang)["name"])


def _group(code: str, lang: str) -> str:
    label = reference.group_label(code, lang)
    return str(label["name"]) if label else code


def _day_or_year(value: str, _lang: str) -> str:
    return value if value.isdecimal() else date_typed(value)


def _body(value: str, _lang: str) -> str:
    return word(value, "organ" if value in WORDS["organ"] else "body")


def _kind(value: str, _lang: str) -> str:
    return word(value, "meeting kind" if value in WORDS["meeting kind"] else "subject")


def _as_it_is(value: str, _lang: str) -> str:
    return value


FILTERS: Mapping[str, tuple[object, Telling]] = {
    "q": (gettext_lazy("Words"), _as_it_is),
    "kind": (gettext_lazy("Kind"), _kind),
    "since": (gettext_lazy("Since"), _day_or_year),
    "until": (gettext_lazy("Until"), _day_or_year),
    "rehearsals": (gettext_lazy("Meetings"), lambda _value, _lang: _("Rehearsals")),
    "genre": (gettext_lazy("Kind"), lambda value, _lang: word(value, "origin")),
    "vote": (gettext_lazy("Vote"), lambda value, _lang: word(value, "choice")),
    "about": (gettext_lazy("About"), _state),
    "body": (gettext_lazy("Body"), _body),
    "adoption": (gettext_lazy("Adopted"), lambda value, _lang: word(value, "adoption")),
    "put": (gettext_lazy("Put to the vote"), lambda value, _lang: word(value, "put")),
    "of": (gettext_lazy("State under review"), _state),
    "by": (gettext_lazy("Recommending State"), _state),
    "state": (gettext_lazy("State"), _state),
    "instrument": (gettext_lazy("Treaty"), _as_it_is),
    "group": (gettext_lazy("Regional group"), _group),
    "position": (gettext_lazy("Position"), lambda value, _lang: position(value)),
    "elsewhere": (gettext_lazy("Position in other sources"), lambda value, _lang: position(value)),
    "differs": (gettext_lazy("Sources"), lambda _value, _lang: _("Sources that disagree")),
    "session": (gettext_lazy("Session"), _as_it_is),
    "year": (gettext_lazy("Year"), _as_it_is),
    "language": (gettext_lazy("Language"), lambda value, _lang: tongue(value)),
}
"""By its name in an address: what a filter is called, and what its value is."""


def in_force(filters: Mapping[str, object], lang: str) -> tuple[tuple[str, str], ...]:
    """Each filter that has a value, with what it is called; an order is none."""
    return tuple(
        (str(called), telling(str(filters[name]), lang))
        for name, (called, telling) in FILTERS.items()
        if filters.get(name) not in (None, "")
    )
