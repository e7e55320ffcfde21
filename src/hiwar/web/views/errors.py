"""Reports of errors: anybody sends one, the desk answers in public."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.accounts.commands import allowed
from hiwar.accounts.queries import actor_of
from hiwar.reviews import commands, queries
from hiwar.reviews.commands.answering import LONGEST, LONGEST_CONTACT
from hiwar.reviews.enums import ErrorOutcome
from hiwar.web import clock, languages, people
from hiwar.web.forms import Form, form_page, sent, show, to
from hiwar.web.pages import Context, page, page_number
from hiwar.web.templatetags.hiwar import OUTCOME_WORDS
from hiwar.web.views.desk import at_desk

AN_HOUR = 20
"""Reports that one address may send in an hour."""


class Reporting(Form):
    about = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)
    words = forms.CharField(
        label=gettext_lazy("What is wrong?"),
        help_text=gettext_lazy(
            "Say where it stands and what the source says. Your words are shown here once somebody has answered."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    contact = forms.CharField(
        label=gettext_lazy("How we can reach you, if you like"),
        help_text=gettext_lazy("Only the desk sees this, and it is erased with the answer."),
        required=False,
        max_length=LONGEST_CONTACT,
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )


@form_page
def report_error(request: HttpRequest, lang: str) -> HttpResponseBase:
    about = _about(request.POST.get("about", "") or request.GET.get("about", ""))
    form = Reporting(sent(request), initial={"about": about})
    if form.is_valid():
        with form.refusals():
            if not _in_time(request):
                raise commands.Refused(_("Too many reports came from this address; try again in an hour."))
            told = form.cleaned_data
            report = commands.report_error(
                actor_of(request), about, told["words"], language=lang, contact=told["contact"], now=clock.now()
            )
            return to("error", lang, report.number)
    return show(request, "web/report_error.html", {"form": form, "about": about})


def _about(asked: str) -> str:
    """The page that a report is about, without its language; the home page for what is no page of this site."""
    address = asked.partition("?")[0].partition("#")[0]
    lang = languages.of_path(address)
    about = (address.removeprefix(f"/{lang}") or "/") if lang else address
    try:
        resolve(f"/{languages.DEFAULT}{about}")
    except Resolver404:
        return "/"
    return about


def _in_time(request: HttpRequest) -> bool:
    """Whether an address has not sent too many; the address itself is not kept."""
    return allowed("error.report", people.address(request), most=AN_HOUR, within=timedelta(hours=1), now=clock.now())


@page("web/errors.html")
def errors(request: HttpRequest, lang: str) -> Context:
    return queries.errors(lang, page_number(request))


@page("web/error.html")
def error(request: HttpRequest, lang: str, number: int) -> Context:
    return queries.held(queries.error(number), queries.no_error())


class AnsweringError(Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it"), choices=[(value, OUTCOME_WORDS[value]) for value in ErrorOutcome.values]
    )
    words = forms.CharField(
        label=gettext_lazy("Answer"),
        help_text=gettext_lazy("Everybody can read it, with the words of the report."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )


@form_page
def answer_error(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """What somebody reported, and the form of the answer."""
    actor = at_desk(request)
    found = queries.held(queries.error_at_desk(number), queries.no_error())
    form = AnsweringError(sent(request))
    if form.is_valid():
        with form.refusals():
            told = form.cleaned_data
            commands.answer_error(actor, number, told["outcome"], told["words"], now=clock.now())
            return to("desk", lang)
    return show(request, "web/desk/error.html", {**found, "form": form})
