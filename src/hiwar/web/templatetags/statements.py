"""Parts of the pages of statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.kernel.checking import Verdict
from hiwar.reference.queries import label
from hiwar.statements.enums import Dated
from hiwar.statements.wording import VERDICTS
from hiwar.web.templatetags.hiwar import day, number

register = template.Library()

Item = dict[str, Any]


@register.simple_tag
def said_on(each: Item) -> SafeString:
    """The day of a statement, or between which days it was made; that nobody knows it."""
    if each["dated"] == Dated.UNKNOWN:
        return conditional_escape(_("the day is not known"))
    first, last = each["date"]["from"], each["date"]["to"]
    if first == last:
        return format_html('<time datetime="{}">{}</time>', first, day(first))
    return format_html(
        '<time datetime="{}">{}</time> – <time datetime="{}">{}</time>', first, day(first), last, day(last)
    )


@register.simple_tag
def verdict_counts(counts: Mapping[str, int]) -> SafeString:
    """How many claims have each verdict, in words."""
    told = ((VERDICTS[Verdict(verdict)], number(count)) for verdict, count in counts.items() if verdict in set(Verdict))
    return format_html_join(" · ", "{}{}{}", ((word, _(": "), count) for word, count in told))


@register.simple_tag(takes_context=True)
def evidence(context: Context, each: Item) -> SafeString:
    """What the record holds, with the way to the page that shows it where there is one."""
    find = _PAGES.get(each["fact"])
    place = find(each["value"]) if find else None
    if place is None:
        return format_html("{}", each["told"])
    name, *arguments = place
    return format_html('<a href="{}">{}</a>', reverse(name, args=(context["here"]["lang"], *arguments)), each["told"])


_Place = tuple[Any, ...] | None


def _review(value: Item) -> _Place:
    return ("state", value["state"]) if value.get("state") else None


def _resolution(value: Item) -> _Place:
    return ("resolution", value["symbol"]) if value.get("symbol") else None


def _treaty(value: Item) -> _Place:
    return ("treaty", value["instrument"]) if value.get("instrument") else None


_PAGES: Mapping[str, Callable[[Item], _Place]] = {
    "review": _review,
    "recommendations": _review,
    "resolution": _resolution,
    "vote": _resolution,
    "act": _treaty,
    "membership": _treaty,
    "obligation": _treaty,
}
"""By the fact, the page that shows it. A review may be none of the record's: its State's page lists them all."""


@register.simple_tag(takes_context=True)
def see_page(context: Context, each: Item) -> SafeString:
    """The way to a page that shows something of an empirical question, of one State."""
    lang = context["here"]["lang"]
    state = label(each["state"], context["here"]["spoken"])["name"]
    if each["page"] == "resolutions":
        address = f"{reverse('resolutions', args=(lang,))}?about={each['state']}"
    else:
        address = reverse(each["page"], args=(lang, each["state"]))
    return format_html('<a href="{}">{}{}{}</a>', address, state, _(": "), _SEEN[each["page"]])


_SEEN = {
    "state_votes": gettext_lazy("how this State voted"),
    "resolutions": gettext_lazy("resolutions about this State"),
    "status": gettext_lazy("what the record has as of any day"),
}
