"""How acts under treaties, statuses and reports become words and tiles."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hiwar.kernel import facts
from hiwar.treaties import vocabulary
from hiwar.web import formats
from hiwar.web.days import day_asked
from hiwar.web.templatetags.hiwar import own
from hiwar.web.templatetags.parts import invented

register = template.Library()

Item = dict[str, Any]

WORDS = {
    "status": vocabulary.STATUS_WORDS,
    "act": vocabulary.ACT_WORDS,
    "step": vocabulary.STEP_WORDS,
    "reporting": vocabulary.REPORTING_WORDS,
    "group": vocabulary.GROUP_WORDS,
    "group meaning": vocabulary.GROUP_MEANINGS,
}


@register.filter
def treaty_word(value: str | None, table: str) -> str:
    """The word for a value; one that no table knows is shown as it is."""
    return str(WORDS[table].get(value or "", value or ""))


@register.filter
def report_word(report: str) -> str:
    """How a report is called: "initial report", "report 3", "reports 2–4 combined", "follow-up report"."""
    if report == "initial":
        return _("initial report")
    if report == "follow-up":
        return _("follow-up report")
    first, _dash, last = report.partition("-")
    if last:
        return _("reports %(first)s to %(last)s, combined") % {"first": first, "last": last}
    return _("report %(number)s") % {"number": report}


@register.filter
def numbered(step: Item) -> str:
    """The report that a step is about."""
    if step["first"] is None:
        return report_word("follow-up")
    if step["last"] and step["last"] > step["first"]:
        return report_word(f"{step['first']}-{step['last']}")
    return report_word("initial" if step["first"] == 1 else str(step["first"]))


@register.filter
def days_ago(days: int) -> str:
    """How long a report is overdue: in days, and from a year on in years too."""
    lang = _lang()
    told = ngettext("%(count)s day", "%(count)s days", days) % {"count": formats.number(days, lang)}
    years = days // 365
    if not years:
        return told
    about = ngettext("over %(count)s year", "over %(count)s years", years) % {"count": formats.number(years, lang)}
    return f"{told} ({about})"


@register.simple_tag(takes_context=True)
def tiles(context: Context, states: list[Item], on: str) -> SafeString:
    """A tile for each State, by name: its code, with name and status for whoever hears or points; leads to its page."""
    lang = context["here"]["lang"]
    address = reverse("state_treaties", args=(lang, "XXX"))
    asked = f"?on={escape(on)}" if on else ""
    words = {value: escape(str(word)) for value, word in vocabulary.STATUS_WORDS.items()}
    between = escape(_(": "))
    told = "".join(
        f'<li class="t-{each["status"]}"><a href="{address.replace("XXX", each["iso3"])}{asked}" '
        f'title="{escape(each["name"])}{between}{words[each["status"]]}"><span aria-hidden="true">{each["iso3"]}</span>'
        f'<span class="aside-text">{escape(each["name"])}{between}{words[each["status"]]}</span></a></li>'
        for each in states
    )
    return mark_safe(f'<ul class="tiles">{told}</ul>')  # noqa: S308 - names are escaped, codes are letters


@register.simple_tag(takes_context=True)
def state_treaties_link(context: Context, state: Item, on: str = "") -> SafeString:
    """A State by its name, with the way to the page of its treaties on a day."""
    here = context["here"]
    address = reverse("state_treaties", args=(here["lang"], state["iso3"])) + (f"?on={on}" if on else "")
    return format_html('<a href="{}">{}</a>{}', address, own(state["name"], here), invented(state))


@register.simple_tag(takes_context=True)
def asked_day(context: Context, since: str = "") -> Item:
    """What the form of a page's day needs: the `first` year, that of the day `since` which there is something to tell
    (of treaties where none is given), the `last`, and what was typed `wrong`."""
    today = date.fromisoformat(context["here"]["today"])
    first = since or min(each.adopted for each in facts.instruments().values())
    return {"first": int(str(first)[:4]), "last": today.year, "wrong": day_asked(context["request"].GET, today)[1]}


@register.simple_tag
def query_of_day(filters: Item, on: str) -> Item:
    """What was asked of the board, with its day, for the addresses of its pages."""
    return {**filters, "on": on}


_UNVERIFIED = "web/parts/unverified.html"


def _unverified() -> str:
    """The mark of what was not read in a source."""
    return render_to_string(_UNVERIFIED).strip()


def _cell(label: str, *parts: str) -> str:
    return f'<td data-label="{escape(label)}">{" ".join(filter(None, parts))}</td>'


def _small(words: str) -> str:
    return f'<span class="small muted">{escape(words)}</span>'


@register.simple_tag
def obligation_cells(owed: Item) -> SafeString:
    """A report as cells of a table: which, when it is due, and how it stands."""
    verified = "" if owed["verified"] else _unverified()
    by = _small(_("set by the committee")) if owed["by_committee"] else ""
    word = escape(treaty_word(owed["status"], "reporting"))
    told: list[str] = [f'<span class="due d-{owed["status"]}">{word}</span>']
    if owed["submitted"] and owed["status"] == "reviewed":  # the day is not that of the dialogue, so it is named
        told.append("<br>" + _small(treaty_word("submitted", "reporting")) + " " + dated(owed["submitted"]))
    elif owed["submitted"]:
        told.append(dated(owed["submitted"]))
    if owed["overdue_days"]:
        ago = days_ago(owed["overdue_days"])
        late = f"<strong>{escape(ago)}</strong>"
        told.append(
            "<br>"
            + (late if owed["status"] != "not_recorded" else _small(_("the day was %(days)s ago") % {"days": ago}))
        )
    if owed["further"]:
        further = ngettext(
            "%(shown)s further report has fallen due by the period of the treaty",
            "%(shown)s further reports have fallen due by the period of the treaty",
            owed["further"],
        ) % {"shown": formats.number(owed["further"], _lang())}
        told.append("<br>" + _small(further))
    return mark_safe(  # noqa: S308 - words are escaped
        _cell(_("Report"), escape(report_word(owed["report"])))
        + _cell(_("Due"), dated(owed["due"]), by, verified)
        + _cell(_("Standing"), *told)
    )


@register.simple_tag(takes_context=True)
def party_cells(context: Context, state: Item, *, folded: bool = False) -> SafeString:
    """A State's standing to an instrument as cells of a table; in a `folded` list the heading has the status."""
    deposited: list[str] = [dated(state["deposited"])]
    if state["deposited"]:
        deposited.append(_small(treaty_word(state["act"], "act")))
        if not state["verified"]:
            deposited.append(_unverified())
        if state["differs"]:
            address = reverse("state_treaties", args=(context["here"]["lang"], state["iso3"]))
            deposited.append(f'<a class="small" href="{address}#acts">{escape(_("sources differ"))}</a>')
    word = escape(treaty_word(state["status"], "status"))
    status = "" if folded else _cell(_("Status"), f'<span class="standing t-{state["status"]}">{word}</span>')
    return mark_safe(  # noqa: S308 - words are escaped
        status
        + _cell(_("Signature"), dated(state["signed"]))
        + _cell(_("Ratification, accession or succession"), *deposited)
        + _cell(_("In force"), dated(state["in_force"]))
    )


@register.filter
def by_status(states: list[Item]) -> list[Item]:
    """The States under their `status`: those that are party first."""
    found = ({"status": status, "states": [each for each in states if each["status"] == status]} for status in _ORDER)
    return [each for each in found if each["states"]]


_ORDER = tuple(vocabulary.STATUS_WORDS)


@register.simple_tag
def dated(value: str | None) -> SafeString:
    """A day, month or year as a time that programs read; a dash for none."""
    if not value:
        return mark_safe('<span class="muted">–</span>')
    return format_html('<time datetime="{}">{}</time>', value, formats.day(value, _lang()))


def _lang() -> str:
    return get_language() or "en"
