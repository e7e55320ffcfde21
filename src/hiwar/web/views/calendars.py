"""Calendars (iCalendar, RFC 5545) of reports that are due and of sessions: of one State, or of the world."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from hiwar import __version__
from hiwar.reviews.queries import held, no_state
from hiwar.treaties import queries as treaties
from hiwar.web import languages, source_words
from hiwar.web.pages import page
from hiwar.web.templatetags.treaties import report_word

Item = dict[str, Any]

MEDIA_TYPE = "text/calendar; charset=utf-8"


@page("")
def of_state(request: HttpRequest, lang: str, iso3: str) -> HttpResponseBase:
    """The days of one State."""
    found = held(treaties.dates(iso3, localdate(), lang), no_state(iso3))
    name = found["state"]["name"]
    title = _("%(state)s: reports due and reviews") % {"state": name}
    if found["state"]["invented"]:
        title = f"{title} – {_('Training – invented')}"
    return _calendar(request, lang, found, title, iso3)


@page("")
def of_world(request: HttpRequest, lang: str) -> HttpResponseBase:
    """The days of all States, and the sessions of the review."""
    found = held(treaties.dates("", localdate(), lang), no_state(""))
    return _calendar(request, lang, found, _("Reports due to treaty bodies, and sessions of the review"), "all")


def _calendar(request: HttpRequest, lang: str, found: Item, title: str, name: str) -> HttpResponse:
    calendar = Calendar()
    calendar.add("prodid", f"-//Hiwar//hiwar {__version__}//{languages.spoken(lang).upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    stamp = datetime.combine(date.fromisoformat(found["on"]), time(), UTC)
    for each in found["dates"]:
        calendar.add_component(_event(request, lang, each, stamp))
    if not found["dates"]:
        calendar.add_component(_no_date())
    response = HttpResponse(calendar.to_ical(), content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{name}.ics"'
    response.headers["Content-Language"] = languages.spoken(lang)
    return response


def _no_date() -> Timezone:
    """What stands in a calendar without dates: RFC 5545, 3.6, asks for one component at least, and a time zone is one
    that shows nothing."""
    zone, rule = Timezone(), TimezoneStandard()
    zone.add("tzid", "Etc/UTC")
    rule.add("dtstart", datetime(1970, 1, 1))
    rule.add("tzoffsetfrom", timedelta())
    rule.add("tzoffsetto", timedelta())
    zone.add_component(rule)
    return zone


def _event(request: HttpRequest, lang: str, each: Item, stamp: datetime) -> Event:
    """A whole day, or the days of a session; it takes nobody's time."""
    title, address = _TOLD[each["kind"]](each, lang)
    event = Event()
    event.add("uid", f"{each['key']}@hiwar")
    event.add("dtstamp", stamp)
    event.add("dtstart", date.fromisoformat(each["begins"]))
    event.add("dtend", date.fromisoformat(each["ends"]) + timedelta(days=1))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    event.add("url", vText(request.build_absolute_uri(address)))
    notes = [source_words.told(each["source"], _("; ")), *([] if each["verified"] else [_("not verified")])]
    event.add("description", "\n".join(filter(None, notes)))
    return event


def _report(each: Item, lang: str) -> tuple[str, str]:
    about = {"state": each["state"]["name"], "treaty": each["instrument"], "report": report_word(each["report"])}
    title = _("%(state)s: %(treaty)s, %(report)s due") % about
    return title, reverse("state_treaties", args=[lang, each["state"]["iso3"]])


def _session(each: Item, lang: str) -> tuple[str, str]:
    title = _("Universal Periodic Review, session %(session)s") % {"session": each["session"]}
    return title, reverse("session", args=[lang, each["session"]])


def _review(each: Item, lang: str) -> tuple[str, str]:
    about = {"cycle": each["cycle"], "session": each["session"]}
    title = _("Universal Periodic Review, cycle %(cycle)s, session %(session)s") % about
    return title, reverse("session", args=[lang, each["session"]])


_TOLD = {"report": _report, "session": _session, "review": _review}
