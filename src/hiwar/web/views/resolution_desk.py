"""The desk of resolutions: the secretariat enters what tables do not say of a text, and may try it first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.audit.actors import Actor
from hiwar.kernel.procedure.roll_call import Tally
from hiwar.kernel.values import LANGUAGES, PartialDate
from hiwar.reference import queries as reference
from hiwar.resolutions import commands, queries
from hiwar.resolutions.enums import Mode, Put, Step
from hiwar.resolutions.vocabulary import (
    CHOICE_WORDS,
    ENTRY_SAYS,
    ENTRY_WORDS,
    PUT_WORDS,
    SAID_WORDS,
    SPONSOR_WORDS,
    STEP_WORDS,
)
from hiwar.reviews.queries import held
from hiwar.web import clock, source_words
from hiwar.web.formats import day
from hiwar.web.forms import Day, Form, form_page, sent, show, to
from hiwar.web.pages import Missing
from hiwar.web.templatetags.hiwar import LANGUAGE_WORDS
from hiwar.web.views.desk import at_desk

Given = dict[str, Any]

_SYMBOL = {"dir": "ltr", "spellcheck": "false"}
_REJECTED = "rejected"


def _line(**attributes: str) -> forms.TextInput:
    return forms.TextInput(attrs={"dir": "auto", **attributes})


class _OnText(Form):
    """A form of this desk; `known` is what the record has of the text."""

    name = ""

    def __init__(self, data: Any, known: Given | None, lang: str) -> None:
        super().__init__(data, auto_id=f"{self.name}_%s")
        self.known = known or {}

    def choose(self, field: str, choices: list[tuple[Any, Any]]) -> None:
        """What may be chosen in a field of this text."""
        self.fields[field].choices = choices  # type: ignore[attr-defined]

    @property
    def address(self) -> str:
        return str(self.known["resolution"]["address"])

    def enter(self, actor: Actor) -> str:
        """Give the command, and say in a sentence what came of it."""
        raise NotImplementedError


class _Entering(_OnText):
    """What the forms ask by which something is entered."""

    source = forms.CharField(
        label=gettext_lazy("Where it stands"),
        help_text=gettext_lazy("The symbol of the document and the place in it: A/72/PV.73, p. 5."),
        max_length=500,
        widget=_line(),
    )
    document = forms.CharField(
        label=gettext_lazy("Document of the record that holds it"),
        help_text=gettext_lazy("Its symbol or its SHA-256; empty where the record has none."),
        required=False,
        max_length=64,
        widget=forms.TextInput(attrs=_SYMBOL),
    )

    def __init__(self, data: Any, known: Given | None, lang: str) -> None:
        super().__init__(data, known, lang)
        if "state" in self.fields:
            dated = self.known["resolution"]["date"] if self.known else None
            on = PartialDate(dated).first if dated else None
            training = bool(self.known) and self.known["resolution"]["invented"]
            acting = (state for state in reference.acting(lang, on) if state["invented"] == training)
            states = [(state["iso3"], state["name"]) for state in acting]
            self.choose("state", [("", ""), *states])

    @property
    def where(self) -> commands.Where:
        return commands.Where(self.cleaned_data["source"], self.cleaned_data["document"])


def _what(name: str) -> forms.CharField:
    return forms.CharField(initial=name, widget=forms.HiddenInput)


class Saying(_Entering):
    """What a State said of the text."""

    name = "said"
    what = _what(name)
    state = forms.ChoiceField(label=gettext_lazy("State"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind of statement"), choices=tuple(SAID_WORDS.items()))
    text = forms.CharField(
        label=gettext_lazy("Words of the State"),
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the words"), choices=[(code, LANGUAGE_WORDS[code]) for code in LANGUAGES]
    )
    said_on = Day(label=gettext_lazy("Day on which it was said"), required=False)
    replaces = forms.TypedChoiceField(
        label=gettext_lazy("Corrects this statement; both stay"), required=False, coerce=int, empty_value=None
    )
    field_order = ("what", "state", "kind", "text", "language", "said_on", "replaces", "source", "document")

    def __init__(self, data: Any, known: Given | None, lang: str) -> None:
        super().__init__(data, known, lang)
        self.fields["language"].initial = lang
        told = [each for each in self.known.get("statements", ()) if not each["replaced_by"]]
        words = (f"{each['number']} · {each['state']['name']} · {SAID_WORDS[each['kind']]}" for each in told)
        self.choose("replaces", [("", ""), *zip((each["number"] for each in told), words, strict=True)])
        if not told:
            del self.fields["replaces"]

    def enter(self, actor: Actor) -> str:
        given = self.cleaned_data
        made = commands.explain(
            actor, self.address, given["state"], given["kind"], given["text"], self.where,
            language=given["language"], said_on=given["said_on"], replaces=given.get("replaces"), now=clock.now(),
        )  # fmt: skip
        return _("It is statement %(number)s on this text.") % {"number": made.number}


class Sponsoring(_Entering):
    """Who sponsors the text."""

    name = "sponsor"
    what = _what(name)
    states = forms.CharField(
        label=gettext_lazy("States"),
        help_text=gettext_lazy("By name or code, one on each line."),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=tuple(reversed(SPONSOR_WORDS.items())))
    joined_on = Day(label=gettext_lazy("Sponsors since"), required=False)
    field_order = ("what", "states", "role", "joined_on", "source", "document")

    def enter(self, actor: Actor) -> str:
        given = self.cleaned_data
        names = [line.strip() for line in given["states"].splitlines() if line.strip()]
        count = commands.enter_sponsors(
            actor, self.address, names, self.where, role=given["role"], joined_on=given["joined_on"], now=clock.now()
        )
        return _("New sponsors: %(count)s.") % {"count": count}


class Drafting(_Entering):
    """A draft of the text, or an amendment to one."""

    name = "draft"
    what = _what(name)
    symbol = forms.CharField(
        label=gettext_lazy("Symbol of the draft"), max_length=64, widget=forms.TextInput(attrs=_SYMBOL)
    )
    amends = forms.ChoiceField(label=gettext_lazy("Amends this draft"), required=False)
    tabled_on = Day(label=gettext_lazy("Tabled on"), required=False)
    field_order = ("what", "symbol", "amends", "tabled_on", "source", "document")

    def __init__(self, data: Any, known: Given | None, lang: str) -> None:
        super().__init__(data, known, lang)
        drafts = [each["symbol"] for each in self.known.get("drafts", ())]
        self.choose("amends", [("", ""), *((symbol, symbol) for symbol in drafts)])
        if not drafts:
            del self.fields["amends"]

    def enter(self, actor: Actor) -> str:
        given = self.cleaned_data
        made = commands.enter_draft(
            actor, self.address, given["symbol"], self.where, amends=given.get("amends", ""),
            tabled_on=given["tabled_on"], now=clock.now(),
        )  # fmt: skip
        return _("%(draft)s is a draft of this text.") % {"draft": made.symbol}


class Acting(_Entering):
    """A decision on the text; on a text of which the record has nothing yet, where none is given."""

    name = "act"
    what = _what(name)
    symbol = forms.CharField(
        label=gettext_lazy("Symbol of the resolution"), max_length=64, widget=forms.TextInput(attrs=_SYMBOL)
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=1000, widget=_line())
    step = forms.ChoiceField(label=gettext_lazy("Where"), choices=tuple(STEP_WORDS.items()))
    put = forms.ChoiceField(
        label=gettext_lazy("What was decided on"),
        choices=[(put, words) for put, words in PUT_WORDS.items() if put != Put.UNKNOWN],
    )
    on = Day(label=gettext_lazy("Date"))
    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=(
            (Mode.WITHOUT.value, gettext_lazy("Adopted without a vote")),
            (Mode.RECORDED.value, gettext_lazy("Recorded vote")),
            (_REJECTED, gettext_lazy("Not adopted, without a vote")),
        ),
    )
    yes = forms.IntegerField(label=CHOICE_WORDS["yes"], required=False, min_value=0, max_value=1000)
    no = forms.IntegerField(label=CHOICE_WORDS["no"], required=False, min_value=0, max_value=1000)
    abstain = forms.IntegerField(label=CHOICE_WORDS["abstain"], required=False, min_value=0, max_value=1000)
    absent = forms.IntegerField(
        label=CHOICE_WORDS["absent"],
        help_text=gettext_lazy("Empty where nothing is known of them."),
        required=False,
        min_value=0,
        max_value=1000,
    )
    field_order = (
        "what", "symbol", "title", "step", "put", "on", "outcome", "yes", "no", "abstain", "absent", "source",
        "document",
    )  # fmt: skip

    def __init__(self, data: Any, known: Given | None, lang: str) -> None:
        super().__init__(data, known, lang)
        if self.known:
            del self.fields["symbol"]
            if self.known["resolution"]["title"]["text"]:
                del self.fields["title"]

    def clean(self) -> Given:
        given = super().clean() or {}
        votes = [name for name in ("yes", "no", "abstain") if given.get(name) is None and name not in self.errors]
        if given.get("outcome") == Mode.RECORDED:
            for name in votes:
                self.add_error(name, _("Fill this in."))
        elif len(votes) < 3 or given.get("absent") is not None:
            self.add_error("outcome", _("Votes are counted in a recorded vote only."))
        return given

    @property
    def address(self) -> str:
        return super().address if self.known else str(self.cleaned_data["symbol"]).strip()

    def enter(self, actor: Actor) -> str:
        given = self.cleaned_data
        recorded = given["outcome"] == Mode.RECORDED
        tally = Tally(given["yes"], given["no"], given["abstain"], given["absent"]) if recorded else None
        outcome = commands.Outcome(tally, adopted=given["outcome"] != _REJECTED)
        made = commands.act(
            actor, self.address, outcome, self.where, on=given["on"], step=given["step"], put=given["put"],
            title=given.get("title", ""), now=clock.now(),
        )  # fmt: skip
        return _("By this it was adopted.") if made.adopted else _("By this it was not adopted.")


class Intending(_Entering):
    """How a State said later that it had meant to vote."""

    name = "intend"
    what = _what(name)
    key = forms.ChoiceField(label=gettext_lazy("Vote"))
    state = forms.ChoiceField(label=gettext_lazy("State"))
    vote = forms.ChoiceField(label=gettext_lazy("How it had meant to vote"), choices=tuple(CHOICE_WORDS.items()))
    field_order = ("what", "key", "state", "vote", "source", "document")

    def __init__(self, data: Any, known: Given | None, lang: str) -> None:
        super().__init__(data, known, lang)
        self.votes = [each for each in self.known.get("accounts", ()) if each["adoption"] == Mode.RECORDED]
        self.choose("key", [(each["key"], _vote(each, lang)) for each in self.votes])

    def enter(self, actor: Actor) -> str:
        given = self.cleaned_data
        commands.intend(actor, given["key"], given["state"], given["vote"], self.where, now=clock.now())
        return _("What the State cast stays; this stands beside it.")


def _vote(account: Given, lang: str) -> str:
    where, put = STEP_WORDS[Step(account["step"]).value], PUT_WORDS[account["put"]]
    source = source_words.told(account["source"]["text"]) or account["key"]
    return f"{day(account['date'], lang)} · {where} · {put} · {source}"


class TakingBack(_OnText):
    """What of all this was a mistake."""

    name = "back"
    what = _what(name)
    entry = forms.ChoiceField(label=gettext_lazy("What is wrong"))
    reason = forms.CharField(
        label=gettext_lazy("Why it is taken back"),
        help_text=gettext_lazy("It stays in the record, and everybody can read it."),
        max_length=2000,
        widget=_line(),
    )

    def __init__(self, data: Any, known: Given | None, lang: str) -> None:
        super().__init__(data, known, lang)
        self.entries = queries.at_desk(self.address, lang)
        self.choose("entry", [(each["entry"], _entry(each, lang)) for each in self.entries])

    def enter(self, actor: Actor) -> str:
        given = self.cleaned_data
        commands.take_back(actor, self.address, given["entry"], reason=given["reason"], now=clock.now())
        return _("It stays, with the reason, and counts for nothing.")


def _entry(entry: Given, lang: str) -> str:
    says = ENTRY_SAYS.get(entry["kind"], {}).get(entry["says"])
    state = entry["state"]["name"] if entry["state"] else None
    on = day(entry["date"], lang) if entry["date"] else None
    parts = (ENTRY_WORDS[entry["kind"]], state, entry["symbol"], says, on, entry["source"])
    return " · ".join(str(part) for part in parts if part)


_OF_A_TEXT = (Saying, Sponsoring, Drafting, Acting, Intending, TakingBack)


@form_page
def resolution_desk(request: HttpRequest, lang: str, address: str) -> HttpResponseBase:
    """Enter what tables do not say of a text."""
    actor = at_desk(request)
    text = held(queries.resolution(address, lang), Missing(queries.no_resolution()))
    return _desk(request, actor, lang, text, "web/desk/resolution.html", _OF_A_TEXT)


@form_page
def new_resolution(request: HttpRequest, lang: str) -> HttpResponseBase:
    """Enter a decision on a text of which the record has nothing yet."""
    return _desk(request, at_desk(request), lang, None, "web/desk/new_resolution.html", (Acting,))


def _desk(
    request: HttpRequest,
    actor: Actor,
    lang: str,
    text: Given | None,
    template: str,
    kinds: tuple[Callable[[Any, Given | None, str], _OnText], ...],
) -> HttpResponseBase:
    told = sent(request)
    asked = told.get("what", "") if told else ""
    made = [kind(None, text, lang) for kind in kinds]
    shown: Given = {form.name: form for form in made}
    tried = None
    for number, form in enumerate(made):
        if form.name != asked:
            continue
        filled = kinds[number](told, text, lang)
        shown[asked] = filled
        if filled.is_valid():
            with filled.refusals():
                if "try" not in (told or ()):
                    filled.enter(actor)
                    return to("resolution", lang, filled.address)
                tried = {"form": asked, "outcome": _tried(filled, actor), "rows": _rows(filled)}
    return show(request, template, {**(text or {}), **shown, "tried": tried})


def _tried(form: _OnText, actor: Actor) -> str:
    """What would come of the form; nothing of it stays."""
    with transaction.atomic():
        told = form.enter(actor)
        transaction.set_rollback(True)
    return told


def _rows(form: _OnText) -> list[tuple[str, str]]:
    """What was filled in, as somebody reads it over: names of fields with the words of what was chosen."""
    rows = []
    for field in form.visible_fields():
        value = form.cleaned_data[field.name]
        choices = dict(getattr(field.field, "choices", ()))
        if value not in (None, ""):
            rows.append((str(field.label), str(choices.get(value, value))))
    return rows
