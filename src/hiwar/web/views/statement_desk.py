"""The desk of statements: the secretariat enters them, corrects what was found, checks again, withdraws."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.audit.actors import Actor
from hiwar.documents.turns import turn
from hiwar.kernel.checking import Kind, Verdict
from hiwar.kernel.reading import ReadingError
from hiwar.reviews.queries import held
from hiwar.statements import commands, queries
from hiwar.statements.texts import Given, given_file, given_words
from hiwar.statements.wording import KINDS, VERDICTS
from hiwar.web import clock
from hiwar.web.forms import Form, form_page, sent, show, to
from hiwar.web.pages import takes
from hiwar.web.statement_files import laid_down, sentence_on
from hiwar.web.views.desk import at_desk
from hiwar.web.views.statements import Checking

_AS_FOUND = ("", gettext_lazy("as it was found"))


class Entering(Checking):
    title = forms.CharField(
        label=gettext_lazy("Title, where it has none of its own"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    source = forms.CharField(
        label=gettext_lazy("Where it comes from, in words"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    address = forms.CharField(
        label=gettext_lazy("Where it can be read"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "url"}),
    )
    field_order = ("words", "file", "title", "source", "address", "since", "until")


@form_page
def enter_statement(request: HttpRequest, lang: str) -> HttpResponseBase:
    """Enter a statement; filled in beforehand where the page of a check leads here with its text."""
    actor = at_desk(request)
    told = sent(request)
    if told is not None and told.get("step") == "fill":
        form = Entering(initial={name: told.get(name, "") for name in ("words", "since", "until")})
        return show(request, "web/desk/enter_statement.html", {"form": form})
    form = Entering(told, request.FILES or None)
    if form.is_valid():
        made = _entered(actor, form)
        if made is not None:
            return to("statement", lang, made)
    return show(request, "web/desk/enter_statement.html", {"form": form})


def _entered(actor: Actor, form: Entering) -> int | None:
    """The number of the statement that was entered; None where the form says what is wrong."""
    told = form.cleaned_data
    try:
        with turn(), _given(form) as given, form.refusals():
            about = {name: told[name] for name in ("title", "source", "address")}
            return commands.enter(actor, given, days=form.days, **about, now=clock.now()).number
    except ReadingError as error:
        file = told["file"]
        form.add_error("file" if file else "words", sentence_on(file.name if file else _("The text"), error))
    return None


@contextmanager
def _given(form: Entering) -> Iterator[Given]:
    file = form.cleaned_data["file"]
    if file is None:
        with given_words(form.cleaned_data["words"]) as given:
            yield given
    else:
        with laid_down(file) as path, given_file(path, PurePath(file.name or "").name) as given:
            yield given


class Correcting(Form):
    check = forms.IntegerField(min_value=1, max_value=9999, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=gettext_lazy("Verdict"),
        required=False,
        choices=[_AS_FOUND, *((verdict.value, VERDICTS[verdict]) for verdict in Verdict)],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What the claim is about"),
        required=False,
        choices=[_AS_FOUND, *((kind.value, KINDS[kind]) for kind in Kind)],
    )
    no_claim = forms.BooleanField(label=gettext_lazy("It is no such claim"), required=False)
    words = forms.CharField(
        label=gettext_lazy("What is so instead"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    source = forms.CharField(
        label=gettext_lazy("Where that stands"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )


@form_page
def correct_statement(request: HttpRequest, lang: str, number: int, claim: int) -> HttpResponseBase:
    """Say what is so instead of a finding."""
    actor = at_desk(request)
    found = held(queries.statement(number, lang), queries.no_statement())
    about = held(
        next((each for each in found["found"]["claims"] if each["number"] == claim), None), queries.no_statement()
    )
    last: dict[str, Any] = about["corrections"][-1] if about["corrections"] else {}
    in_force = {name: last[name] for name in ("verdict", "kind", "no_claim") if name in last}
    form = Correcting(sent(request), initial={"check": found["check"]["number"], **in_force})
    if form.is_valid():
        told: dict[str, Any] = dict(form.cleaned_data)
        check, reason = told.pop("check"), told.pop("reason")
        with form.refusals():
            corrected = commands.Corrected(**told)
            commands.correct(actor, number, claim, corrected, check=check, reason=reason, now=clock.now())
            response = to("statement", lang, number)
            response["Location"] += f"#c{claim}"
            return response
    context = {"form": form, "statement": found["statement"], "claim": about, "language": found["found"]["language"]}
    return show(request, "web/desk/correct_statement.html", context)


@form_page
@takes("POST")
def check_statement_again(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """Hold a statement against the record as it is now."""
    actor = at_desk(request)
    held(queries.statement(number, lang), queries.no_statement())
    form = Form({})
    with form.refusals():
        commands.check_again(actor, number, now=clock.now())
    return to("statement", lang, number)


class Withdrawing(Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )


@form_page
def withdraw_statement(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """Take a statement off the lists; it stays, with the reason."""
    actor = at_desk(request)
    found = held(queries.statement(number, lang), queries.no_statement())
    form = Withdrawing(sent(request))
    if form.is_valid():
        with form.refusals():
            commands.withdraw(actor, number, reason=form.cleaned_data["reason"], now=clock.now())
            return to("statement", lang, number)
    context = {"form": form, "statement": found["statement"]}
    return show(request, "web/desk/withdraw_statement.html", context)
