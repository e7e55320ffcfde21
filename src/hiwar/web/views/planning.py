"""Planning a meeting, and taking a place in a rehearsal."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _

from hiwar.accounts.commands import allowed, used_up
from hiwar.accounts.enums import Role
from hiwar.accounts.queries import actor_of
from hiwar.dialogue import commands, queries
from hiwar.dialogue.vocabulary import KIND_WORDS, NOT_ENTERED_WORDS, OFFICE_WORDS
from hiwar.kernel.reading import ReadingError
from hiwar.reference import queries as reference
from hiwar.web import clock, people
from hiwar.web.forms import Form, form_page, sent, show, to
from hiwar.web.pages import Forbidden, Missing
from hiwar.web.places import actor_in, is_seated, leave, take
from hiwar.web.templatetags.meetings import moment

AN_HOUR = 60
"""Codes that one address may try in an hour."""


class Planning(Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind of meeting"), choices=list(KIND_WORDS.items()))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}))
    rehearsal = forms.BooleanField(
        label=gettext_lazy("A rehearsal: invented States hold it, and whoever has its code takes a place"),
        required=False,
    )
    state = forms.ChoiceField(label=gettext_lazy("State under review"), required=False)
    session = forms.IntegerField(
        label=gettext_lazy("Session of the Working Group"), required=False, min_value=0, max_value=9999
    )
    presider = forms.SlugField(
        label=gettext_lazy("Office that presides"),
        help_text=gettext_lazy("Its code, as under offices; in a rehearsal it may stay empty."),
        required=False,
        max_length=40,
    )
    members = forms.CharField(
        label=gettext_lazy("Members of the Council"),
        help_text=gettext_lazy("Their codes with spaces between, as in XBD XKS; in a rehearsal all are members."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "ltr"}),
    )
    questions_close = forms.DateTimeField(
        label=gettext_lazy("Advance questions may be sent until (UTC)"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )

    def draft(self) -> commands.Draft:
        """As the command takes it."""
        told = self.cleaned_data
        closes = told["questions_close"]
        return commands.Draft(
            kind=told["kind"],
            title=told["title"],
            presider=told["presider"] or "chair",
            state=told["state"] or None,
            session=told["session"],
            members=told["members"].upper().replace(",", " ").split(),
            questions_close=closes.replace(tzinfo=UTC) if closes else None,
            rehearsal=told["rehearsal"],
        )


@form_page
def plan(request: HttpRequest, lang: str) -> HttpResponseBase:
    """The form for planning a meeting; of a rehearsal the codes are shown once."""
    actor = actor_of(request)
    if getattr(actor, "role", None) != Role.SECRETARIAT:
        raise Forbidden(_("Only the secretariat plans meetings."))
    form = Planning(sent(request), initial={"kind": "review", "rehearsal": True, "presider": "chair"})
    states = [(each["iso3"], each["name"]) for each in reference.acting(lang)]
    form.fields["state"].choices = [("", _("None")), *states]  # type: ignore[attr-defined]
    if form.is_valid():
        try:
            planned = commands.plan(actor, form.draft(), now=clock.now())
        except commands.NotPlanned as refused:
            form.blame(refused)
        except commands.Refused as refused:
            kind = form.cleaned_data["kind"]
            form.blame(commands.NotPlanned(queries.sentence_before(refused.refusal, kind, lang, moment)))
        else:
            if not planned.code:
                return to("meeting_screen", lang, planned.meeting.pk, "desk")
            take(request, planned.meeting.pk, "secretariat")
            return show(request, "web/meetings/planned.html", {"planned": planned, "number": planned.meeting.pk})
    return show(request, "web/meetings/plan.html", {"form": form, "to_follow": queries.to_follow(lang)})


class Following(Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}))
    presider = forms.SlugField(
        label=gettext_lazy("Office that presides"),
        help_text=gettext_lazy("Its code; empty: the one that presided before."),
        required=False,
        max_length=40,
    )
    hastened = forms.BooleanField(
        label=gettext_lazy("Adopt it without waiting for the hours that have to pass: this is a rehearsal"),
        required=False,
    )


@form_page
def follow(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """The form for planning what follows a meeting: the adoption of its report, or the plenary. State, places, troika
    and report are taken over."""
    now = clock.now()
    scene = queries.scene(number, lang, now)
    actor = actor_in(request, scene)
    before = queries.seen_by(actor, scene)
    if "secretariat" not in {part["role"] for part in before["you"]["parts"]}:
        raise Forbidden(_("Only the secretariat plans meetings."))
    kind = before["course"]["next"]
    if kind is None:
        raise Missing(_("Nothing is to be planned after this meeting: it is not over, or what follows is planned."))
    of = before["meeting"]["state"]
    title = f"{KIND_WORDS[kind]}{gettext(': ')}{of['name']}" if of else KIND_WORDS[kind]
    form = Following(sent(request), initial={"title": title, "hastened": True})
    rehearsal = before["meeting"]["rehearsal"]
    if kind != "adoption" or not rehearsal:
        del form.fields["hastened"]
    if rehearsal:  # the chair of a rehearsal is a place, and stays the one that it is
        del form.fields["presider"]
    if form.is_valid():
        told = form.cleaned_data
        hastened = bool(told.get("hastened"))
        draft = commands.Draft(kind, told["title"], told.get("presider", ""), follows=number, hastened=hastened)
        try:
            planned = commands.plan(actor, draft, now=now)
        except commands.NotPlanned as refused:
            form.blame(refused)
        except commands.Refused as refused:
            form.blame(commands.NotPlanned(queries.sentence_of(refused.refusal, number, lang, moment)))
        else:
            return to("meeting_screen", lang, planned.meeting.pk, "desk")
    return show(request, "web/meetings/follow.html", {"form": form, "before": before, "kind": kind})


@form_page
def enter(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """What a meeting that is over brings to the record, and bringing it there. A rehearsal enters by itself."""
    meeting = queries.meeting_of(number)
    actor = actor_of(request)
    if getattr(actor, "role", None) != Role.SECRETARIAT:
        raise Forbidden(_("Only the secretariat enters meetings into the record."))
    if meeting.rehearsal:
        raise Missing(_("A rehearsal enters the record by itself, a few seconds after it was closed."))
    refused, told = "", None
    try:
        told = commands.foresee_entry(number)
        if request.method == "POST":
            commands.enter(actor, number, now=clock.now())
            return to("meeting_screen", lang, number, "desk")
    except commands.NotEntered as error:
        refused = str(NOT_ENTERED_WORDS[error.code]) % {"number": error.number}
    except ReadingError as error:
        refused = str(error)
    context = {"meeting": meeting, "number": number, "told": told, "refused": refused}
    wrong = bool(refused) and request.method == "POST"
    return show(request, "web/meetings/enter.html", context, status=409 if wrong else 200)


class Joining(Form):
    code = forms.CharField(
        label=gettext_lazy("Code of the rehearsal"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
        ),
    )
    place = forms.ChoiceField(label=gettext_lazy("Your place"), required=False)


@form_page
def join(request: HttpRequest, lang: str) -> HttpResponseBase:
    """Take a place in a rehearsal: the code first, then the place. No name is asked. Whoever holds a place already is
    no guesser, and is not shut out by the wrong codes of others at the same address, as in a class."""
    form = Joining(sent(request), initial={"code": request.GET.get("code", "")})
    form.fields["place"].widget = forms.HiddenInput()
    tried = request.method == "POST"
    seated = tried and is_seated(request)
    may_try = tried and (seated or not used_up(**_tries(request)))
    found = queries.place_of_code(request.POST.get("code", "")) if may_try else None
    if found:
        number, desk = found
        places = [
            (place, name or str(OFFICE_WORDS[place])) for place, name in queries.places_of(number, lang, desk=desk)
        ]
        form.fields["place"].widget = forms.Select()
        form.fields["place"].choices = places  # type: ignore[attr-defined]
        form.fields["code"].widget = forms.HiddenInput()
        if "place" in request.POST and form.is_valid() and form.cleaned_data["place"]:
            place = form.cleaned_data["place"]
            take(request, number, place)
            return to("meeting_screen", lang, number, _SCREENS.get(place, "delegation"))
    elif tried:
        if not seated:
            allowed(**_tries(request))
        form.add_error("code", _("This code opens no rehearsal, or too many were tried; look at it again."))
    return show(request, "web/meetings/join.html", {"form": form, "choosing": bool(found)})


_SCREENS = {"chair": "preside", "secretariat": "desk"}


def _tries(request: HttpRequest) -> dict[str, Any]:
    """The limit on codes that an address tries in vain."""
    limit = {"most": AN_HOUR, "within": timedelta(hours=1)}
    return {"what": "place.code", "address": people.address(request), **limit, "now": clock.now()}


@form_page
def leave_place(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """Leave the place that was taken."""
    if request.method == "POST":
        leave(request, queries.scene_kept(number, lang, clock.now()))
    return to("meeting", lang, number)
