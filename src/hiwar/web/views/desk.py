"""The desk: what was read beside its source, to be accepted, corrected or rejected; proposals of States."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.accounts.enums import Role
from hiwar.accounts.queries import actor_of
from hiwar.audit.actors import Actor
from hiwar.exchange import queries as exchange
from hiwar.reviews import commands, queries
from hiwar.reviews.commands import Correction, NewPart, Refused, Seen
from hiwar.reviews.enums import PositionChoice
from hiwar.reviews.vocabulary import POSITION_WORDS
from hiwar.web import clock
from hiwar.web.forms import Form, form_page, sent, show, to
from hiwar.web.pages import Forbidden, Missing, asked, page_number

_OF_STATES = (Role.DELEGATE, Role.FOCAL_POINT)


def at_desk(request: HttpRequest) -> Actor:
    """Who works at the desk. Raises Forbidden for everybody else."""
    actor = actor_of(request)
    if getattr(actor, "role", None) != Role.SECRETARIAT:
        raise Forbidden(_("Only the secretariat works at the desk; anybody may report an error."))
    return actor


@form_page
def desk(request: HttpRequest, lang: str) -> HttpResponseBase:
    at_desk(request)
    context = {**queries.desk(lang, page_number(request)), "asking": exchange.asking()}
    return show(request, "web/desk/desk.html", context)


@form_page
def desk_review(request: HttpRequest, lang: str, iso3: str, session: int) -> HttpResponseBase:
    """The texts of a review beside their source; sent to, what was done with those that were seen."""
    actor = at_desk(request)
    wanted = asked(request)
    refused = ""
    if request.method == "POST":
        seen = _seen(request.POST)
        try:
            done = _act(actor, request.POST, seen)
        except Refused as error:
            refused = str(error)
        else:
            return HttpResponseRedirect(_after(request, lang, iso3, session, seen, undo=done == "undo"))
    found = queries.desk_review(iso3, session, lang, wanted.get("show", ""), page_number(request))
    if found is None:
        raise Missing(_("The record holds no such review."))
    context = {**found, "filters": {"show": found["show"]}, "refused": refused, "done": request.GET.getlist("done")}
    return show(request, "web/desk/review.html", context, status=409 if refused else 200)


def _act(actor: Actor, told: QueryDict, seen: list[Seen]) -> str:
    """Carry out what a button of the desk asks for, and say what that was."""
    action, now = told.get("action", ""), clock.now()
    if not seen:
        raise Refused(_("Nothing was chosen."))
    if action == "accept":
        commands.confirm(actor, seen, now=now)
    elif action == "undo":
        commands.unconfirm(actor, seen, now=now)
    elif action == "reject":
        [each] = seen[:1]
        commands.correct(
            actor, each.address, Correction(withdraw=True), reason=told.get("reason", ""), seen=each, now=now
        )
    else:
        raise Refused(_("Choose to accept, to correct or to reject."))
    return action


def _seen(told: QueryDict, name: str = "seen") -> list[Seen]:
    """What a page showed, as it says itself: `A/HRC/0/1:100.1|2|1`."""
    found = []
    for value in told.getlist(name)[: queries.TEXTS_A_PAGE]:
        address, _bar, numbers = value.partition("|")
        wording, _bar, position = numbers.partition("|")
        if all(number.isascii() and number.isdigit() and len(number) < 6 for number in (wording, position)):
            found.append(Seen(address, int(wording), int(position)))
    return found


def _after(request: HttpRequest, lang: str, iso3: str, session: int, seen: list[Seen], *, undo: bool) -> str:
    """Back to the same place: the text after the last that was done with, which the page says was done."""
    query = QueryDict(mutable=True)
    for name, value in asked(request).items():
        if name in ("show", "page"):
            query[name] = value
    if not undo:
        query.setlist("done", [f"{each.address}|{each.wording}|{each.position}" for each in seen])
    following = request.POST.get("next", "")
    anchor = f"#{following}" if following.startswith("t") and following[1:].isdigit() else ""
    return f"{reverse('desk_review', args=[lang, iso3, session])}?{query.urlencode()}{anchor}"


class Correcting(Form):
    """What a person says instead of what was read."""

    seen = forms.CharField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Text"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"})
    )
    states = forms.CharField(
        label=gettext_lazy("Recommending States, one a line"),
        help_text=gettext_lazy("By name, in any of the six languages, or by ISO code."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    position = forms.ChoiceField(
        label=gettext_lazy("Position of the State under review"),
        required=False,
        choices=[("", gettext_lazy("As it is")), *((value, POSITION_WORDS[value]) for value in PositionChoice.values)],
    )
    as_written = forms.CharField(
        label=gettext_lazy("The State’s own words for the position"),
        required=False,
        max_length=5000,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    part = forms.CharField(
        label=gettext_lazy("A second text under this number, where two were read as one"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    part_states = forms.CharField(
        label=gettext_lazy("The States of the second text, one a line"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It stays in the record beside the change."),
        max_length=2000,
    )

    def correction(self, row: dict[str, Any]) -> Correction:
        """What was changed in the form, and nothing else."""
        told = self.cleaned_data
        text, states = " ".join(told["text"].split()), _lines(told["states"])
        parts = (NewPart(told["part"], _lines(told["part_states"])),) if told["part"].strip() else ()
        return Correction(
            text=None if text == " ".join(row["text"].split()) else text,
            states=None if states == tuple(named(row["states"])) else states,
            position=told["position"] or None,
            as_written=(told["as_written"] or None) if told["position"] else None,
            new_parts=parts,
        )


def _lines(value: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(line.split()) for line in value.splitlines())))


def named(states: Iterable[dict[str, Any]]) -> list[str]:
    """The States of a text as the form lists them."""
    return [str(state["name"]) for state in states]


@form_page
def correct(request: HttpRequest, lang: str, address: str) -> HttpResponseBase:
    """Correct a recommendation, or propose to, as the mandate allows."""
    actor = actor_of(request)
    role = getattr(actor, "role", None)
    if role != Role.SECRETARIAT and role not in _OF_STATES:
        raise Forbidden(
            _("The secretariat corrects, and offices of the States concerned propose; anybody may report an error.")
        )
    found = queries.desk_text(address, lang)
    if found is None:
        raise Missing(_("The record holds no recommendation with this address: it reads like A/HRC/27/10:124.16."))
    row = found["row"]
    first = {
        "seen": f"{row['address']}|{row['seen']['wording']}|{row['seen']['position']}",
        "text": row["text"],
        "states": "\n".join(named(row["states"])),
    }
    form = Correcting(sent(request), initial=first)
    proposing = role in _OF_STATES
    if form.is_valid():
        seen = _seen(request.POST)
        with form.refusals():
            if not seen or seen[0].address != row["address"]:
                raise Refused(_("This form is damaged; open the page again."))
            asked_for, reason = form.correction(row), form.cleaned_data["reason"]
            if proposing:
                commands.propose(actor, seen[0], asked_for, reason=reason, now=clock.now())
                return to("recommendation", lang, row["address"])
            commands.correct(actor, row["address"], asked_for, reason=reason, seen=seen[0], now=clock.now())
            review = found["review"]
            return HttpResponseRedirect(
                f"{reverse('desk_review', args=[lang, review['state']['iso3'], review['session']])}"
                f"?show={'all' if request.GET.get('show') == 'all' else 'open'}"
            )
    return show(request, "web/desk/correct.html", {**found, "form": form, "proposing": proposing})


class Answering(Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Needed to decline; it stays in the record beside the proposal."),
        required=False,
        max_length=2000,
    )


@form_page
def proposal(request: HttpRequest, lang: str, number: int, address: str) -> HttpResponseBase:
    """A proposal beside the text that it would change; accepted or declined."""
    actor = at_desk(request)
    found = queries.proposal(address, number, lang)
    if found is None:
        raise Missing(_("There is no such proposal."))
    form = Answering(sent(request))
    if form.is_valid():
        with form.refusals():
            answer = commands.accept if request.POST.get("action") == "accept" else commands.decline
            answer(actor, address, number, reason=form.cleaned_data["reason"], now=clock.now())
            return to("desk", lang)
    return show(request, "web/desk/proposal.html", {**found, "form": form})
