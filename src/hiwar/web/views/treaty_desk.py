"""The desk of treaties: the secretariat enters acts of States and steps of their reporting, and takes them back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy

from hiwar.kernel.facts import ActKind, StepKind
from hiwar.reference import queries as reference
from hiwar.reviews.queries import held, no_state
from hiwar.treaties import commands, queries
from hiwar.treaties.vocabulary import ACT_WORDS, STEP_WORDS
from hiwar.web import clock, source_words
from hiwar.web.forms import Day, Form, form_page, sent, show, to
from hiwar.web.views.desk import at_desk

_DAY = gettext_lazy("A day, or a month or a year where no more is known: 2014-05-01, 2014-05, 2014.")
_SOURCE = gettext_lazy("The document, or where it can be read")
_REASON = gettext_lazy("Why it is entered by hand")


class _Entering(Form):
    """What both forms ask."""

    source = forms.CharField(label=_SOURCE, max_length=500, widget=forms.TextInput(attrs={"dir": "auto"}))
    reason = forms.CharField(label=_REASON, max_length=500, widget=forms.TextInput(attrs={"dir": "auto"}))


class EnteringAct(_Entering):
    what = forms.CharField(initial="act", widget=forms.HiddenInput)
    instrument = forms.ChoiceField(label=gettext_lazy("Treaty"))
    kind = forms.ChoiceField(label=gettext_lazy("Act"), choices=[(kind.value, ACT_WORDS[kind]) for kind in ActKind])
    day = forms.CharField(label=gettext_lazy("Date"), help_text=_DAY, max_length=10)
    effect = Day(label=gettext_lazy("Day of its effect, for a withdrawal"), required=False)
    void = forms.BooleanField(label=gettext_lazy("It has no effect"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Words of a declaration, reservation or objection"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    field_order = ("what", "instrument", "kind", "day", "effect", "void", "text", "source", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="act_%s", **kwargs)
        self.fields["instrument"].choices = [(name, name) for name in queries.ALL]  # type: ignore[attr-defined]


class EnteringStep(_Entering):
    what = forms.CharField(initial="step", widget=forms.HiddenInput)
    instrument = forms.ChoiceField(label=gettext_lazy("Treaty"))
    kind = forms.ChoiceField(label=gettext_lazy("Step"), choices=[(kind.value, STEP_WORDS[kind]) for kind in StepKind])
    day = forms.CharField(label=gettext_lazy("Date"), help_text=_DAY, max_length=10)
    first = forms.IntegerField(
        label=gettext_lazy("Number of the report"),
        help_text=gettext_lazy("1 is the initial report; leave it empty for a follow-up report."),
        required=False,
        min_value=1,
        max_value=99,
    )
    last = forms.IntegerField(
        label=gettext_lazy("Last number, of combined reports"), required=False, min_value=1, max_value=99
    )
    due = forms.CharField(label=gettext_lazy("Day that the committee set"), required=False, max_length=10)
    symbol = forms.CharField(
        label=gettext_lazy("Symbol of the document"),
        required=False,
        max_length=64,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    field_order = ("what", "instrument", "kind", "day", "first", "last", "due", "symbol", "source", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="step_%s", **kwargs)
        self.fields["instrument"].choices = [(name, name) for name in queries.REPORTED]  # type: ignore[attr-defined]


class TakingBack(_Entering):
    what = forms.CharField(initial="back", widget=forms.HiddenInput)
    corrects = forms.ChoiceField(label=gettext_lazy("What is wrong"))
    field_order = ("what", "corrects", "source", "reason")

    def __init__(self, *args: Any, rows: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="back_%s", **kwargs)
        self.rows = {row["key"]: row for row in rows}
        self.fields["corrects"].choices = [(row["key"], _row(row)) for row in rows]  # type: ignore[attr-defined]


def _row(row: dict[str, Any]) -> str:
    words = ACT_WORDS if row["table"] == "act" else STEP_WORDS
    what, source = words.get(row["kind"], row["kind"]), source_words.told(row["source"])
    return f"{row['instrument']} · {what} · {row['date']} · {source}"


@form_page
def treaty_desk(request: HttpRequest, lang: str, iso3: str) -> HttpResponseBase:
    """Enter an act or a step of a State, or take one back."""
    actor = at_desk(request)
    state = held(reference.state(iso3, lang), no_state(iso3))
    told = sent(request)
    what = told.get("what", "") if told else ""
    rows = queries.at_desk(iso3)
    act, step = (kind(told if what == name else None) for name, kind in (("act", EnteringAct), ("step", EnteringStep)))
    back = TakingBack(told if what == "back" else None, rows=rows)
    form = {"act": act, "step": step, "back": back}.get(what)
    if form is not None and form.is_valid():
        with form.refusals():
            _enter(actor, iso3, form)
            return to("state_treaties", lang, iso3)
    context = {"state": state, "act": act, "step": step, "back": back, "rows": len(rows)}
    return show(request, "web/desk/treaties.html", context)


def _enter(actor: Any, iso3: str, form: Form) -> None:
    given = form.cleaned_data
    said = {"source": given["source"], "reason": given["reason"], "now": clock.now()}
    if isinstance(form, EnteringAct):
        commands.record_act(
            actor, given["instrument"], iso3, ActKind(given["kind"]), given["day"], effect=given["effect"],
            void=given["void"], text=given["text"], **said,
        )  # fmt: skip
    elif isinstance(form, EnteringStep):
        commands.record_step(
            actor, given["instrument"], iso3, StepKind(given["kind"]), given["day"], first=given["first"],
            last=given["last"], due=given["due"], symbol=given["symbol"], **said,
        )  # fmt: skip
    elif isinstance(form, TakingBack):
        row = form.rows[given["corrects"]]
        take = commands.record_act if row["table"] == "act" else commands.record_step
        take(actor, row["instrument"], iso3, None, corrects=row["key"], **said)
