"""Looking after people: who there is, which offices there are, who holds them and from when to when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from hiwar.accounts import commands, queries
from hiwar.accounts.enums import Role
from hiwar.reference import queries as reference
from hiwar.web import clock
from hiwar.web.forms import Day, Form, ask, form_page, sent, show, to
from hiwar.web.pages import Context, Missing, asked, page, page_number
from hiwar.web.people import only
from hiwar.web.templatetags.hiwar import ROLE_WORDS

_NO_END = gettext_lazy("Left empty, it goes on until somebody ends it.")


class Details(Form):
    name = forms.CharField(
        label=gettext_lazy("Name"), help_text=gettext_lazy("As this person is called, in any script."), max_length=200
    )
    email = forms.CharField(
        label=gettext_lazy("E-mail address, if known"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the invitation"), choices=settings.LANGUAGES)


class Naming(Form):
    name = forms.CharField(label=gettext_lazy("Name of the office"), max_length=200)
    institution = forms.CharField(
        label=gettext_lazy("Institution"),
        help_text=gettext_lazy("Of an institution of a State, or of an observer: its own name."),
        required=False,
        max_length=200,
    )


class Opening(Naming):
    field_order = ("role", "state", "institution", "name", "code")
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=tuple(ROLE_WORDS.items()))
    state = forms.ChoiceField(
        label=gettext_lazy("State"), help_text=gettext_lazy("For the roles of a State only."), required=False
    )
    code = forms.CharField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Small letters a to z, digits and hyphens. The log shows it, and it never changes."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}),
    )

    def __init__(self, *args: Any, lang: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = ((each["iso3"], each["name"]) for each in reference.acting(lang))
        self.fields["state"].choices = [("", _("No State")), *states]  # type: ignore[attr-defined]


class _Choosing(Form):
    """A person among those that a search has found."""

    person = forms.TypedChoiceField(label=gettext_lazy("Person"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, found: Sequence[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            (each["person"], f"{each['name']} – {each['login'] or _('has not joined yet')}") for each in found
        ]


class Granting(_Choosing):
    since = Day(label=gettext_lazy("First day"))
    until = Day(label=gettext_lazy("Last day"), help_text=_NO_END, required=False)


class HandingOver(_Choosing):
    on = Day(
        label=gettext_lazy("Day of the hand-over"),
        help_text=gettext_lazy("The new mandate begins on this day, the old one ends the day before."),
    )
    until = Day(label=gettext_lazy("Last day of the new mandate"), help_text=_NO_END, required=False)


class Ending(Form):
    last_day = Day(label=gettext_lazy("Last day"))


@page("web/people/people.html")
def people(request: HttpRequest, lang: str) -> Context:
    only(request, Role.ADMINISTRATOR)
    return queries.people(asked(request).get("q", ""), page_number(request), lang, clock.now())


@page("web/people/person.html")
def person(request: HttpRequest, lang: str, number: int) -> Context:
    only(request, Role.ADMINISTRATOR)
    return _person(lang, number)


@page("web/people/offices.html")
def offices(request: HttpRequest, lang: str) -> Context:
    only(request, Role.ADMINISTRATOR)
    wanted = asked(request)
    found = queries.offices(wanted.get("q", ""), wanted.get("role", ""), page_number(request), lang, clock.now())
    whom = wanted.get("person", "")  # for whom an office is being chosen
    return {**found, "filters": {**found["filters"], "person": whom}, "roles": [*Role.values]}


@page("web/people/office.html")
def office(request: HttpRequest, lang: str, code: str) -> Context:
    only(request, Role.ADMINISTRATOR)
    return _office(lang, code)


@sensitive_variables()
@form_page
def invite(request: HttpRequest, lang: str) -> HttpResponseBase:
    """The link is shown in the answer, and never again."""
    actor = only(request, Role.ADMINISTRATOR).actor
    form = Details(sent(request), initial={"language": lang})
    if form.is_valid():
        with form.refusals():
            number, secret = commands.invite(actor, **form.cleaned_data, now=clock.now())
            return _link(request, lang, number, secret)
    return show(request, "web/people/invite.html", {"form": form})


@sensitive_variables()
@form_page
def renew_link(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    actor = only(request, Role.ADMINISTRATOR).actor
    found = _person(lang, number)["person"]
    form = Form(sent(request))
    if form.is_valid():
        with form.refusals():
            return _link(request, lang, number, commands.renew_link(actor, number, now=clock.now()))
    title = _("A one-time link for %(name)s") % {"name": found["name"]}
    meaning = [
        _("The link lets whoever holds it choose a new password for this account; hand it over in private."),
        _("It is shown once, holds for 7 days and ends any older link. The password stays as it is until then."),
    ]
    return ask(request, form, title, meaning, _("Make the link"), reverse("person", args=[lang, number]))


@form_page
def edit_person(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    actor = only(request, Role.ADMINISTRATOR).actor
    found = _person(lang, number)["person"]
    form = Details(sent(request), initial=found)
    if form.is_valid():
        with form.refusals():
            commands.edit_person(actor, number, **form.cleaned_data, now=clock.now())
            return to("person", lang, number)
    return show(request, "web/people/edit_person.html", {"form": form, "person": found})


class _Step(NamedTuple):
    command: Callable[..., None]
    title: Promise
    meaning: Sequence[Promise]
    button: Promise


STEPS = {
    "deactivate": _Step(
        commands.deactivate,
        gettext_lazy("Keep %(name)s out"),
        (
            gettext_lazy("This person is signed out everywhere and cannot sign in; their tokens do nothing."),
            gettext_lazy("Their mandates stay as they are, and count again when somebody lets them in again."),
        ),
        gettext_lazy("Keep out"),
    ),
    "activate": _Step(
        commands.activate,
        gettext_lazy("Let %(name)s in again"),
        (gettext_lazy("This person can sign in again, and their mandates count again."),),
        gettext_lazy("Let in"),
    ),
    "erase": _Step(
        commands.erase,
        gettext_lazy("Erase %(name)s"),
        (
            gettext_lazy("Name, login, e-mail address and password are blanked, mandates and tokens end."),
            gettext_lazy("What this person did stays in the log under a number. Nothing brings the name back."),
        ),
        gettext_lazy("Erase for good"),
    ),
}
"""What can be done to a person in one step."""


@form_page
def change_person(request: HttpRequest, lang: str, number: int, step: str) -> HttpResponseBase:
    """One of `STEPS`, after a page that says what it means."""
    actor = only(request, Role.ADMINISTRATOR).actor
    found = _person(lang, number)["person"]
    command, title, meaning, button = STEPS[step]
    form = Form(sent(request))
    if form.is_valid():
        with form.refusals():
            command(actor, number, now=clock.now())
            return to("person", lang, number)
    back = reverse("person", args=[lang, number])
    return ask(request, form, str(title) % found, [str(each) for each in meaning], str(button), back)


@form_page
def open_office(request: HttpRequest, lang: str) -> HttpResponseBase:
    actor = only(request, Role.ADMINISTRATOR).actor
    form = Opening(sent(request), lang=lang)
    if form.is_valid():
        told = form.cleaned_data
        with form.refusals():
            code = commands.open_office(
                actor,
                told["code"].strip(),
                told["name"],
                Role(told["role"]),
                state=told["state"],
                institution=told["institution"],
                now=clock.now(),
            )
            return to("office", lang, code)
    return show(request, "web/people/open_office.html", {"form": form})


@form_page
def edit_office(request: HttpRequest, lang: str, code: str) -> HttpResponseBase:
    actor = only(request, Role.ADMINISTRATOR).actor
    found = _office(lang, code)["office"]
    form = Naming(sent(request), initial=found)
    if form.is_valid():
        with form.refusals():
            commands.edit_office(actor, code, **form.cleaned_data, now=clock.now())
            return to("office", lang, code)
    return show(request, "web/people/edit_office.html", {"form": form, "office": found})


@form_page
def close_office(request: HttpRequest, lang: str, code: str) -> HttpResponseBase:
    actor = only(request, Role.ADMINISTRATOR).actor
    found = _office(lang, code)["office"]
    form = Form(sent(request))
    if form.is_valid():
        with form.refusals():
            commands.close_office(actor, code, now=clock.now())
            return to("office", lang, code)
    title = _("Close the office %(name)s") % {"name": found["name"]}
    meaning = [_("From today on nobody acts for it any more. A closed office does not open again.")]
    return ask(request, form, title, meaning, _("Close for good"), reverse("office", args=[lang, code]))


@form_page
def grant(request: HttpRequest, lang: str, code: str) -> HttpResponseBase:
    actor = only(request, Role.ADMINISTRATOR).actor
    found, at = _office(lang, code)["office"], clock.now()
    q, found_people = _found(request)
    form = Granting(
        sent(request), found=found_people, initial={"since": at.date(), "person": request.GET.get("person")}
    )
    if form.is_valid():
        told = form.cleaned_data
        with form.refusals():
            commands.grant(actor, told["person"], code, since=told["since"], until=told["until"], now=at)
            return to("office", lang, code)
    return show(request, "web/people/grant.html", {"form": form, "office": found, "q": q, "people": found_people})


@form_page
def hand_over(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    actor = only(request, Role.ADMINISTRATOR).actor
    found, at = _mandate(lang, number), clock.now()
    q, found_people = _found(request)
    form = HandingOver(sent(request), found=found_people, initial={"on": at.date() + timedelta(days=1)})
    if form.is_valid():
        told = form.cleaned_data
        with form.refusals():
            commands.hand_over(actor, number, told["person"], on=told["on"], until=told["until"], now=at)
            return to("office", lang, found["office"]["code"])
    return show(request, "web/people/hand_over.html", {"form": form, "held": found, "q": q, "people": found_people})


@form_page
def end_mandate(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """With a last day, or there and then."""
    actor = only(request, Role.ADMINISTRATOR).actor
    found, at = _mandate(lang, number), clock.now()
    form, at_once = Ending(sent(request), initial={"last_day": at.date()}), "at_once" in request.POST
    form.fields["last_day"].required = not at_once
    if form.is_valid():
        with form.refusals():
            commands.end(actor, number, last_day=None if at_once else form.cleaned_data["last_day"], now=at)
            return to("office", lang, found["office"]["code"])
    return show(request, "web/people/end_mandate.html", {"form": form, "held": found})


def _found(request: HttpRequest) -> tuple[str, list[dict[str, Any]]]:
    """What was searched, and the people to choose from: those found, and the one chosen already."""
    q = request.GET.get("q", "")[:200]
    chosen = request.POST.get("person") or request.GET.get("person") or ""
    number = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else None
    return q, queries.some_people(q, number)


def _person(lang: str, number: int) -> dict[str, Any]:
    found = queries.person(number, lang, clock.now())
    if found is None:
        raise Missing(str(commands.Refused("no person")))
    return found


def _office(lang: str, code: str) -> dict[str, Any]:
    found = queries.office(code, lang, clock.now())
    if found is None:
        raise Missing(str(commands.Refused("no office")))
    return found


def _mandate(lang: str, number: int) -> dict[str, Any]:
    found = queries.mandate(number, lang, clock.now())
    if found is None:
        raise Missing(str(commands.Refused("no mandate")))
    return found


def _link(request: HttpRequest, lang: str, number: int, secret: str) -> HttpResponse:
    """The page that shows a one-time link, in the language of whom it is for."""
    found = _person(lang, number)
    address = request.build_absolute_uri(reverse("welcome", args=[found["person"]["language"]]))
    return show(request, "web/people/link.html", {**found, "link": f"{address}#{secret}"})
