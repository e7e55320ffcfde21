"""The desk: what was read beside its source, to be accepted, corrected or rejected; proposals of States."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.accounts.actors import Mandated
from hiwar.accounts.enums import Role
from hiwar.accounts.queries import actor_of
from hiwar.audit.actors import Actor
from hiwar.exchange import queries as exchange
from hiwar.reviews import commands, queries
from hiwar.reviews.commands import Changed, Correction, NewPart, Refused, Seen
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
    """What waits for the secretariat; for the people of a State what concerns their State."""
    actor = actor_of(request)
    page = page_number(request)
    if isinstance(actor, Mandated) and actor.role in _OF_STATES:
        return show(request, "web/desk/state.html", queries.desk_of_state(actor.state, lang, page))
    at_desk(request)
    return show(request, "web/desk/desk.html", {**queries.desk(lang, page), "asking": exchange.asking()})


@form_page
def waiting_errors(request: HttpRequest, lang: str) -> HttpResponseBase:
    at_desk(request)
    return show(request, "web/desk/waiting.html", queries.waiting_errors(page_number(request)))


@form_page
def waiting_proposals(request: HttpRequest, lang: str) -> HttpResponseBase:
    at_desk(request)
    return show(request, "web/desk/waiting.html", queries.waiting_proposals(lang, page_number(request)))


@form_page
def desk_review(request: HttpRequest, lang: str, iso3: str, session: int) -> HttpResponseBase:
    """The texts of a review beside their source; sent to, what was done with those that were seen."""
    actor = at_desk(request)
    wanted = asked(request)
    refused, tried = "", {}
    if request.method == "POST":
        seen = _seen(request.POST)
        try:
            done = _act(actor, request.POST, seen)
        except Refused as error:
            refused = str(error)
            tried = {"address": seen[0].address if seen else "", "reason": request.POST.get("reason", "")}
        else:
            return HttpResponseRedirect(_after(lang, iso3, session, wanted.get("show", ""), done))
    found = queries.desk_review(iso3, session, lang, wanted.get("show", ""), page_number(request))
    if found is None:
        raise Missing(_("The record holds no such review."))
    told = {"done": request.GET.getlist("done"), "rejected": wanted.get("did") == "reject"}
    context = {**found, **told, "filters": {"show": found["show"]}, "refused": refused, "tried": tried}
    return show(request, "web/desk/review.html", context, status=409 if refused else 200)


@dataclass(frozen=True, slots=True)
class Done:
    """What a button of the desk has done, and with which texts, as they stand since."""

    action: str
    seen: list[Seen]


def _act(actor: Actor, told: QueryDict, seen: list[Seen]) -> Done:
    """Carry out what a button of the desk asks for, and say what that was."""
    action, reason, now = told.get("action", ""), told.get("reason", ""), clock.now()
    if not seen:
        raise Refused(_("Nothing was chosen."))
    first = seen[0]
    if action == "accept":
        commands.confirm(actor, seen, now=now)
    elif action == "undo":
        commands.unconfirm(actor, seen, now=now)
    elif action == "reject":
        rejected = commands.correct(actor, first.address, Correction(withdraw=True), reason=reason, seen=first, now=now)
        newest = rejected.wording.number if rejected.wording else 0
        return Done(action, [Seen(first.address, newest, first.position)])
    elif action == "restore":
        commands.reinstate(actor, first, reason=reason, now=now)
    elif action == "take back":
        commands.reinstate(actor, first, reason=_("The rejection was taken back."), now=now)
    else:
        raise Refused(_("Choose to accept, to correct or to reject."))
    return Done(action, seen)


_GOES_ON = ("accept", "reject")
"""After these the text that follows is next, and what was done can be taken back; after others the text itself is."""


def _seen(told: QueryDict, name: str = "seen") -> list[Seen]:
    """What a page showed, as it says itself: `A/HRC/0/1:100.1|2|1`."""
    found = []
    for value in told.getlist(name)[: queries.TEXTS_A_PAGE]:
        address, _bar, numbers = value.partition("|")
        wording, _bar, position = numbers.partition("|")
        if all(number.isascii() and number.isdigit() and len(number) < 6 for number in (wording, position)):
            found.append(Seen(address, int(wording), int(position)))
    return found


def _after(lang: str, iso3: str, session: int, shown: str, done: Done) -> str:
    """Back to the place in the list: to the text that is next, which the page chooses; to what the page says was done,
    where there is none."""
    query = QueryDict(mutable=True)
    on = done.action in _GOES_ON
    page, number = queries.place_at_desk((done.seen[-1] if on else done.seen[0]).address, shown, beyond=on)
    query.update({"show": shown if shown in queries.SHOWN else queries.SHOWN[0], "page": str(page)})
    if on:
        query["did"] = done.action
        query.setlist("done", [_told(each) for each in done.seen])
    anchor = f"#t{number}" if number else "#done" if on else ""
    return f"{reverse('desk_review', args=[lang, iso3, session])}?{query.urlencode()}{anchor}"


def _told(seen: Seen) -> str:
    """What a page showed, as `_seen` reads it."""
    return f"{seen.address}|{seen.wording}|{seen.position}"


class Correcting(Form):
    """What a person says instead of what was read."""

    seen = forms.CharField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        show_hidden_initial=True,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    states = forms.CharField(
        label=gettext_lazy("Recommending States, one a line"),
        help_text=gettext_lazy("By name, in any of the six languages, or by ISO code."),
        required=False,
        show_hidden_initial=True,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    no_state = forms.BooleanField(
        label=gettext_lazy("The report names no State where I leave States empty"), required=False
    )
    position = forms.ChoiceField(
        label=gettext_lazy("Position of the State under review"),
        required=False,
        choices=[("", gettext_lazy("As it is")), *((value, POSITION_WORDS[value]) for value in PositionChoice.values)],
    )
    as_written = forms.CharField(
        label=gettext_lazy("Position in the words of the report or the State"),
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
        """What was changed in the form, and nothing else; a text that is withdrawn is entered anew."""
        told = self.cleaned_data
        text, states = " ".join(told["text"].split()), _lines(told["states"])
        parts = (NewPart(told["part"], _lines(told["part_states"])),) if told["part"].strip() else ()
        same_text = not self.touched("text") or text == " ".join(row["text"].split())
        same_states = not self.touched("states") or states == tuple(named(row["states"]))
        return Correction(
            text=None if same_text and not row["withdrawn"] else text,
            states=None if same_states else states,
            position=told["position"] or None,
            as_written=(told["as_written"] or None) if told["position"] else None,
            new_parts=parts,
            no_state=told["no_state"],
        )

    def touched(self, name: str) -> bool:
        """Whether a field says something else than it said when the page was opened, as far as is known."""
        return name in self.changed_data or self.add_initial_prefix(name) not in self.data

    def follow(self, row: dict[str, Any]) -> None:
        """Let the form be about what stands now: what was typed stays, the other fields say what stands now."""
        data = dict(self.data.items())
        for name, value in first(row).items():
            if name == "seen" or not self.touched(name):
                data[name] = value
            if self.fields[name].show_hidden_initial:
                data[self.add_initial_prefix(name)] = value
        self.data = data


def first(row: dict[str, Any]) -> dict[str, str]:
    """What the form of a correction says before anybody has typed."""
    seen = Seen(row["address"], row["seen"]["wording"], row["seen"]["position"])
    return {"seen": _told(seen), "text": row["text"], "states": "\n".join(named(row["states"]))}


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
    form = Correcting(sent(request), initial=first(row))
    proposing, changed = role in _OF_STATES, False
    if form.is_valid():
        seen = _seen(request.POST)
        with form.refusals():
            if not seen or seen[0].address != row["address"]:
                raise Refused(_("This form is damaged; open the page again."))
            asked_for, reason = form.correction(row), form.cleaned_data["reason"]
            try:
                if proposing:
                    commands.propose(actor, seen[0], asked_for, reason=reason, now=clock.now())
                    return to("recommendation", lang, row["address"])
                commands.correct(actor, row["address"], asked_for, reason=reason, seen=seen[0], now=clock.now())
            except Changed:
                changed = True
                form.follow(row)
                raise
            review, shown = found["review"], request.GET.get("show", "")
            back = "all" if shown == "all" else "open"
            return HttpResponseRedirect(
                _after(lang, review["state"]["iso3"], review["session"], back, Done("correct", seen))
            )
    context = {**found, "form": form, "proposing": proposing, "changed": changed}
    return show(request, "web/desk/correct.html", context)


class Accepting(Form):
    """A button; its refusals stand above it."""


class Declining(Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason to decline"),
        help_text=gettext_lazy("It stays in the record beside the proposal."),
        max_length=2000,
    )


@form_page
def proposal(request: HttpRequest, lang: str, number: int, address: str) -> HttpResponseBase:
    """A proposal beside the text that it would change; accepted or declined, each by a form of its own."""
    actor = at_desk(request)
    found = queries.proposal(address, number, lang)
    if found is None:
        raise Missing(_("There is no such proposal."))
    told, action = sent(request), request.POST.get("action", "")
    accepting = Accepting(told if action == "accept" else None)
    declining = Declining(told if action == "decline" else None)
    if accepting.is_valid():
        with accepting.refusals():
            commands.accept(actor, address, number, reason="", now=clock.now())
            return to("desk", lang)
    if declining.is_valid():
        with declining.refusals():
            commands.decline(actor, address, number, reason=declining.cleaned_data["reason"], now=clock.now())
            return to("desk", lang)
    return show(request, "web/desk/proposal.html", {**found, "accepting": accepting, "declining": declining})
