"""Feeds (Atom, RFC 4287) of what is new in the record: of one State, or of all but the invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hiwar.kernel.checking import Verdict
from hiwar.reviews import queries as reviews
from hiwar.reviews.queries import held
from hiwar.reviews.vocabulary import ORIGIN_WORDS, POSITION_WORDS
from hiwar.statements import queries as statements
from hiwar.statements.printing import days_told
from hiwar.statements.wording import VERDICTS, listed
from hiwar.web import languages
from hiwar.web.formats import day, number
from hiwar.web.pages import page
from hiwar.web.templatetags.hiwar import LANGUAGE_WORDS
from hiwar.web.templatetags.parts import outside

Entry = dict[str, Any]

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed: as far as anybody can tell, never."""


@page("")
def of_record(request: HttpRequest, lang: str) -> HttpResponseBase:
    """What is new, whichever State it is about."""
    return _feed(request, lang, reviews.news(lang), _("What is new in the record"))


@page("")
def of_state(request: HttpRequest, lang: str, iso3: str) -> HttpResponseBase:
    """What is new about one State."""
    found = held(reviews.news_of(iso3, lang), reviews.no_state(iso3))
    title = _("What is new: %(state)s") % {"state": found["state"]["name"]}
    return _feed(request, lang, found, _marked(found["state"], title))


@page("")
def of_statements(request: HttpRequest, lang: str) -> HttpResponseBase:
    """The statements that were entered, corrected, withdrawn or taken down last."""
    entries = [
        {
            "kind": "statement",
            "id": f"statements/{each['number']}",
            "at": each["at"],
            "updated": each["updated"],
            "state": None,
            "statement": each,
        }
        for each in statements.news(lang)
    ]
    return _feed(request, lang, {"state": None, "entries": entries}, _("Statements"), ("statements", [lang]))


class _Told(NamedTuple):
    """An entry in words: its title, what else there is to say, and the address of the page that says all."""

    title: str
    summary: str
    address: str


def _review(entry: Entry, lang: str) -> _Told:
    told = entry["review"]
    count = told["recommendations"]
    title = ngettext(
        "%(state)s: review with %(count)s recommendation", "%(state)s: review with %(count)s recommendations", count
    ) % {"state": told["state"]["name"], "count": number(count, lang)}
    return _Told(title, _listed(_when(told, lang), told["symbol"], _counted(told["positions"], lang)), _at(told, lang))


def _answers(entry: Entry, lang: str) -> _Told:
    count = sum(each["count"] for each in entry["positions"])
    title = ngettext(
        "%(state)s: answer to %(count)s recommendation", "%(state)s: answers to %(count)s recommendations", count
    ) % {"state": entry["state"]["name"], "count": number(count, lang)}
    document = entry["document"]
    summary = _listed(document["symbol"] or document["name"], _counted(entry["positions"], lang))
    return _Told(title, summary, _at(entry["review"], lang))


def _document(entry: Entry, lang: str) -> _Told:
    document = entry["document"]
    what = str(ORIGIN_WORDS.get(document["genre"], document["genre"]))
    if entry["state"]:
        what = _("%(state)s: %(document)s") % {"state": entry["state"]["name"], "document": what}
    language = str(LANGUAGE_WORDS.get(document["language"], document["language"]))
    summary = _listed(document["symbol"], document["name"], language)
    return _Told(what, summary, reverse("document", args=[lang, document["sha256"]]))


def _correction(entry: Entry, lang: str) -> _Told:
    names = {"state": entry["state"]["name"], "number": entry["paragraph"]}
    sentence = _("%(state)s: recommendation %(number)s corrected")
    if entry["withdrawn"]:
        sentence = _("%(state)s: recommendation %(number)s withdrawn")
    position = str(POSITION_WORDS[entry["position"]]) if entry["position"] else ""
    summary = _listed(entry["address"], position, entry["reason"])
    return _Told(sentence % names, summary, reverse("recommendation", args=[lang, entry["address"]]))


def _statement(entry: Entry, lang: str) -> _Told:
    told = entry["statement"]
    speaking = listed((state["name"] for state in told["states"]), lang)
    verdicts = (f"{VERDICTS[Verdict(verdict)]}: {number(count, lang)}" for verdict, count in told["counts"].items())
    title = told["title"] or _("Statement %(number)s") % {"number": told["number"]}
    if told["withdrawn"]:
        title = _("Withdrawn: %(title)s") % {"title": title}
    summary = _listed(days_told(told["date"], lang), told["source"], speaking, *verdicts)
    return _Told(title, summary, reverse("statement", args=[lang, told["number"]]))


_TOLD: dict[str, Callable[[Entry, str], _Told]] = {
    "review": _review,
    "answers": _answers,
    "document": _document,
    "correction": _correction,
    "statement": _statement,
}


def _at(review: Entry, lang: str) -> str:
    return reverse("review", args=[lang, review["state"]["iso3"], review["session"]])


def _when(review: Entry, lang: str) -> str:
    session = outside(review) or _("Session %(session)s") % {"session": review["session"]}
    return _listed(session, day(review["held_on"], lang))


def _counted(positions: list[Entry], lang: str) -> str:
    """How many recommendations have each position."""
    said = (f"{POSITION_WORDS[each['position']]}: {number(each['count'], lang)}" for each in positions)
    return _listed(*said)


def _listed(*pieces: str) -> str:
    return " · ".join(filter(None, pieces))


def _marked(state: Entry | None, title: str) -> str:
    """A title that says of an invented State that it is one."""
    return f"{_('Training – invented')}: {title}" if state and state["invented"] else title


def _name(site: str, name: str, at: datetime) -> str:
    """An entry's name for good (RFC 4151): the host, the day on which it came into the record, and what it is about.
    It is the same in every language."""
    host = urlsplit(site).hostname or ""
    return f"tag:{quote(host.strip('[]').replace(':', '.'))},{at:%Y-%m-%d}:{quote(name, safe='/:()')}"


def _printable(text: str) -> str:
    """A text without the characters that no XML may hold."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


class _Feed(Atom1Feed):
    """A feed that was changed when its newest entry was, and not when somebody looked."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=_NEVER)


def _feed(
    request: HttpRequest, lang: str, found: dict[str, Any], title: str, at: tuple[str, list[Any]] | None = None
) -> HttpResponse:
    """A feed of entries; `at` is the page that shows them, else that of the State or the home page."""
    site = request.build_absolute_uri("/").rstrip("/")
    place = at or (("state", [lang, found["state"]["iso3"]]) if found["state"] else ("home", [lang]))
    made = _Feed(
        title=f"{_('Hiwar')}: {title}",
        link=site + reverse(place[0], args=place[1]),
        description=None,
        language=languages.spoken(lang),
        author_name=_("Hiwar"),
        feed_url=site + request.path,
        feed_guid=site + request.path,
    )
    for entry in found["entries"]:
        came, updated = (datetime.fromisoformat(entry[name]) for name in ("at", "updated"))
        told = _TOLD[entry["kind"]](entry, lang)
        made.add_item(
            title=_printable(_marked(entry["state"], told.title)),
            link=site + told.address,
            description=escape(_printable(told.summary)),  # a summary is read as HTML, a title is not
            unique_id=_name(site, entry["id"], came),
            pubdate=came,
            updateddate=updated,
            categories=[entry["kind"], *(["training"] if (entry["state"] or {}).get("invented") else [])],
        )
    response = HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    response.headers["Content-Language"] = languages.spoken(lang)
    response.headers["Last-Modified"] = http_date(made.latest_post_date().timestamp())
    return response
