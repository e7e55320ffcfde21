"""Small parts that stand many times on one page. A template in a loop takes ten times as long as these."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hiwar.reviews.held import held_in, is_rehearsal
from hiwar.web.templatetags.hiwar import bar, day, meaning, number, own, position, sorting, tongue, word

register = template.Library()

Item = dict[str, Any]


@register.simple_tag(name="position")
def position_tag(value: str, past: object = False) -> SafeString:
    """A position as a tag of its colour; one that is not `past`, or not another source's, says what it means."""
    if past:
        return format_html('<span class="position p-{}">{}</span>', value, position(value))
    return format_html('<span class="position p-{}" title="{}">{}</span>', value, meaning(value), position(value))


@register.simple_tag
def positions(counts: list[Item], whole: int | str = "", size: str = "") -> SafeString:
    """`position_counts` as a bar and in words; nothing where there are none. `whole` is what the full width stands for,
    else all of them; `size` is `high` for the one bar that a page is about."""
    if not counts:
        return mark_safe("")
    stretches = "".join(
        f'<rect class="p-{escape(part["position"])}" x="{part["x"]}%" y="0" width="{part["width"]}%" height="100%"/>'
        for part in bar(counts, whole)
    )
    words = "".join(
        f'<li><span class="position p-{escape(item["position"])}">{escape(position(item["position"]))}'
        f" <strong>{number(item['count'])}</strong></span></li>"
        for item in counts
    )
    return mark_safe(  # noqa: S308 - words are escaped, the rest are numbers
        f'<svg class="bar {escape(size)}" aria-hidden="true">{stretches}</svg>\n<ul class="legend">{words}</ul>'
    )


@register.simple_tag(takes_context=True)
def state_link(context: Context, state: Item) -> SafeString:
    """A State by its name, with the way to its page; one without a code by what it is called alone."""
    if not state["iso3"]:
        return format_html("<bdi>{}</bdi>{}", state["name"], invented(state))
    here = context["here"]
    address = reverse("state", args=(here["lang"], state["iso3"]))
    return format_html('<a href="{}">{}</a>{}', address, own(state["name"], here), invented(state))


_MAY_PROPOSE = ("delegate", "focal-point")


@register.simple_tag(takes_context=True)
def at_desk(context: Context, review: Item, wordings: list[Item]) -> str:
    """What the reader may do to a recommendation: `correct` it, `propose` to, where their State is concerned – the one
    under review, or named by one of the wordings – or nothing."""
    acts_by = getattr(context["signed_in"], "acts_by", None)
    if acts_by is None:
        return ""
    if acts_by.role == "secretariat":
        return "correct"
    concerned = {review["state"]["iso3"], *(state["iso3"] for each in wordings for state in each["states"])}
    return "propose" if acts_by.role in _MAY_PROPOSE and acts_by.state in concerned else ""


@register.simple_tag
def invented(state: Item | None) -> SafeString:
    """The mark beside the name of a State that does not exist; nothing beside others, or where there is none."""
    if state is None or not state["invented"]:
        return mark_safe("")
    return format_html(' <span class="tag-invented">{}</span>', _("Training – invented"))


def outside(review: Item) -> str:
    """What a session that is none of the Working Group's is called: the training session, a rehearsal; else nothing."""
    if review["cycle"] is None and review["session"] == 0:
        return _("Training session")
    symbol = review.get("symbol", "")
    return _("Rehearsal %(number)s") % {"number": held_in(symbol)} if is_rehearsal(symbol) else ""


@register.simple_tag
def when(review: Item) -> SafeString:
    """When a review is: its cycle and session, and its day where that is known."""
    if apart := outside(review):
        told = apart
    elif review["cycle"]:
        told = _("Cycle %(cycle)s, session %(session)s") % {"cycle": review["cycle"], "session": review["session"]}
    else:
        told = _("Session %(session)s") % {"session": review["session"]}
    held_on = review.get("held_on")
    if not held_on:
        return escape(told)
    return format_html('{} · <time datetime="{}">{}</time>', told, held_on, day(held_on))


_WORDS: dict[str, Callable[[str], str]] = {"position": position, "tongue": tongue, "sorting": sorting}


@register.simple_tag
def options(choices: Iterable[object], chosen: object = "", words: str = "") -> SafeString:
    """The options of a field: States and groups by name, other values by their word – of `position`, `tongue`,
    `sorting` or a table of `WORDS` – or as they are. What was `chosen` without being offered is offered too, so that
    the form says what was asked."""
    pairs = [_option(choice, words) for choice in choices]
    wanted = str(chosen)
    if wanted and all(value != wanted for value, _label in pairs):
        pairs.append(_option(wanted, words))
    return mark_safe(  # noqa: S308 - both are escaped
        "".join(
            f'<option value="{escape(value)}"{" selected" if value == wanted else ""}>{escape(label)}</option>'
            for value, label in pairs
        )
    )


def _option(choice: object, words: str) -> tuple[str, str]:
    """The value of an option and what it says."""
    if isinstance(choice, dict):
        name = str(choice["name"])
        return str(choice.get("iso3") or choice["code"]), f"{name} ({choice['texts']})" if "texts" in choice else name
    value = str(choice)
    if not words:
        return value, value
    return value, _WORDS[words](value) if words in _WORDS else word(value, words)
