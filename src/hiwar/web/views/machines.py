"""The page that tells people what programs can read here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.vary import vary_on_headers

from hiwar.web import languages
from hiwar.web.pages import READING, Context, page, takes

ROOT = "/api/v1"

ADDRESSES = (
    ("/home", gettext_lazy("The record at a glance")),
    ("/search?q=children&of=XTV", gettext_lazy("Search")),
    ("/states", gettext_lazy("States")),
    ("/states/XTV", gettext_lazy("One State")),
    ("/treaties?on=2017-12-15", gettext_lazy("Treaties")),
    ("/treaties/CRC?on=2017-12-15", gettext_lazy("Parties")),
    ("/states/XTV/treaties?on=2017-12-15", gettext_lazy("Treaties and reports")),
    ("/obligations?on=2017-12-15", gettext_lazy("Reports to treaty bodies: due and overdue")),
    ("/states/XTV/status?on=2017-12-15", gettext_lazy("As of any day")),
    ("/resolutions?about=PRK", gettext_lazy("Resolutions")),
    ("/resolutions/A/RES/70/172", gettext_lazy("One resolution")),
    ("/votes/facts:A/RES/70/172", gettext_lazy("One vote")),
    ("/states/SVN/votes", gettext_lazy("How this State voted")),
    ("/states/SVN/votes/MAR", gettext_lazy("Two States compared")),
    ("/statements?state=PRK", gettext_lazy("Statements")),
    ("/statements/{number}", gettext_lazy("One statement with its claims and verdicts")),
    ("/statements/commitments", gettext_lazy("Commitments")),
    ("/states/XTV/statements", gettext_lazy("The statements of a State, and those that speak of it")),
    ("/states/XTV/bodies", gettext_lazy("What other bodies recommend to a State")),
    ("/sessions", gettext_lazy("Sessions")),
    ("/sessions/0", gettext_lazy("One session and its States")),
    ("/reviews/XTV/0?position=noted", gettext_lazy("One review, with the filters of its page")),
    ("/reviews/XTV/0/documents", gettext_lazy("The documents of a review")),
    ("/reviews/XTV/0/sources", gettext_lazy("What stands beside the recommendations of a review")),
    ("/recommendations/A/HRC/TRAINING/1:6.4", gettext_lazy("One recommendation")),
    ("/documents?of=XTV", gettext_lazy("Documents")),
    ("/documents/A/HRC/TRAINING/1", gettext_lazy("One document, by its symbol or its SHA-256")),
    ("/documents/{sha256}/pages/2", gettext_lazy("The text of a page of a document")),
    ("/meetings", gettext_lazy("Meetings")),
    ("/meetings/sheet?rehearsals=yes", gettext_lazy("Equal-footing sheet over all meetings")),
    ("/meetings/{number}", gettext_lazy("One meeting as it stands")),
    ("/meetings/{number}/sheet", gettext_lazy("Equal-footing sheet of one meeting")),
    ("/meetings/{number}/{screen}", gettext_lazy("One meeting as those see it who take part")),
    ("/about", gettext_lazy("About the data")),
    ("/errors", gettext_lazy("Errors reported and answered")),
    ("/errors/{number}", gettext_lazy("One report of an error")),
)
"""What can be read, as the training State's but for what was resolved and voted; a test compares this with the API."""


@page("web/api.html")
def api(request: HttpRequest, lang: str) -> Context:
    """How to use the API; the same as JSON for whoever asks for that."""
    return {
        "root": ROOT,
        "description": f"{ROOT}/openapi.json",
        "addresses": [{"address": ROOT + address, "what": str(what)} for address, what in ADDRESSES],
    }


@takes(*READING)
@vary_on_headers("Accept-Language")
def entrance(request: HttpRequest) -> HttpResponse:
    """Whoever comes to the door of the API without a question is told what can be asked."""
    lang = languages.wanted(request.headers.get("Accept-Language", ""))
    return HttpResponseRedirect(reverse("api", args=[lang]))
