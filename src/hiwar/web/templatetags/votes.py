"""How votes become pictures and words."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hiwar.resolutions.queries import CHOICES
from hiwar.resolutions.vocabulary import ENTRY_SAYS
from hiwar.web import formats
from hiwar.web.templatetags.hiwar import _lang, number, own, word

register = template.Library()

Item = dict[str, Any]

TONES = {"yes": "supported", "no": "noted", "abstain": "partly", "absent": "none"}
"""The sign and colour of each vote: those of the positions, which differ without colour too."""


@register.simple_tag
def vote(choice: str) -> SafeString:
    """One vote with its sign."""
    return format_html('<span class="position p-{}">{}</span>', TONES.get(choice, "unclear"), word(choice, "choice"))


@register.simple_tag
def tally(votes: Item | None, size: str = "") -> SafeString:
    """A tally as a bar, and in words beside it; who took no part is only told where that is known."""
    if not votes:
        return mark_safe("")
    told = [(choice, votes[choice]) for choice in CHOICES if votes.get(choice) is not None]
    whole = sum(count for _choice, count in told) or 1
    at, stretches = 0.0, []
    for choice, count in told:
        width = 100 * count / whole
        stretches.append(
            f'<rect class="p-{TONES[choice]}" x="{at:.3f}%" y="0" width="{width:.3f}%" height="100%"/>' if count else ""
        )
        at += width
    words = "".join(
        f'<li><span class="position p-{TONES[choice]}">{escape(word(choice, "choice"))}'
        f" <strong>{number(count)}</strong></span></li>"
        for choice, count in told
        if count or choice != "absent"
    )
    picture = f'<svg class="bar {escape(size)}" aria-hidden="true">{"".join(stretches)}</svg>'
    return mark_safe(f'{picture}\n<ul class="legend">{words}</ul>')  # noqa: S308 - words are escaped, the rest numbers


@register.simple_tag
def text_title(title: Item) -> SafeString:
    """The title of a text, in the language in which it stands there."""
    if not title["text"]:
        return format_html('<span class="muted">{}</span>', _("Without a title in its source"))
    return format_html('<bdi lang="{}" dir="auto">{}</bdi>', title["language"], title["text"])


@register.simple_tag
def outcome(text: Item) -> SafeString:
    """How a text was adopted: its tally in short, or that there was no vote."""
    if text["adoption"] != "recorded_vote":
        return format_html("{}", word(text["adoption"], "adoption") if text["adoption"] else "")
    rejected = format_html(' <span class="muted">{}</span>', _("rejected")) if text["adopted"] is False else ""
    return format_html("{}{}", figures(text["tally"]), rejected)


@register.simple_tag(takes_context=True)
def voted_on(context: Context, each: Item) -> SafeString:
    """What was voted on, with the way to it: to the resolution where the vote was on the whole of it."""
    lang = context["here"]["lang"]
    whole = each["address"] and each["put"] == "whole"
    address = (
        reverse("resolution", args=(lang, each["address"])) if whole else reverse("vote", args=(lang, each["key"]))
    )
    put = (
        "" if each["put"] == "whole" else format_html(' <span class="small muted">{}</span>', word(each["put"], "put"))
    )
    symbol = format_html('<br><bdi class="code small" dir="ltr">{}</bdi>', each["symbol"]) if each["symbol"] else ""
    return format_html('<a href="{}">{}</a>{}{}', address, text_title(each["title"]), put, symbol)


@register.filter
def figures(votes: Item | None) -> SafeString:
    """A tally in short, as the United Nations prints it: `88–21–60`; each number is told in full to who hears it."""
    if not votes:
        return mark_safe("")
    shown = "–".join(str(votes[choice]) for choice in ("yes", "no", "abstain"))
    told = "; ".join(f"{word(choice, 'choice')} {votes[choice]}" for choice in ("yes", "no", "abstain"))
    return format_html('<bdi class="code" dir="ltr" title="{}">{}</bdi>', told, shown)


@register.filter
def entry_says(entry: Item) -> str:
    """What an entry on a text says, in a word: a role, a kind of statement, a vote, what was decided on."""
    return str(ENTRY_SAYS.get(entry["kind"], {}).get(entry["says"], entry["says"]))


@register.filter
def share(part: int, whole: int) -> str:
    """A part of a whole in per cent."""
    return formats.share(part, whole, _lang())


@register.filter
def number_of(votes: Item, choice: str) -> int:
    """One figure of a tally."""
    return int(votes.get(choice) or 0)


@register.filter
def members(group: Item, choice: str) -> list[Item]:
    """The members of a group that chose so."""
    return list(group["members"][choice])


@register.filter
def all_of(groups: list[Item], choice: str) -> int:
    """How many of all groups chose so."""
    return sum(len(group["members"][choice]) for group in groups)


@register.simple_tag(takes_context=True)
def member_list(context: Context, states: list[Item]) -> SafeString:
    """States by name, each with how it said later that it had meant to vote."""
    here = context["here"]
    told = []
    for state in states:
        name = own(state["name"], here)
        if "intended" in state:
            meant = _("meant: %(vote)s") % {"vote": word(state["intended"], "choice")}
            name = format_html('{} <span class="muted">({})</span>', name, meant)
        told.append(format_html("<li>{}</li>", name))
    return mark_safe("".join(told))  # noqa: S308 - each is escaped
