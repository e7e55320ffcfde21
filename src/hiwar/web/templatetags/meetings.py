"""Commands of a meeting as buttons and forms, and its moments and seconds in words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.middleware.csrf import get_token
from django.template.context import Context
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from hiwar.dialogue import vocabulary
from hiwar.web import formats

register = template.Library()

Item = dict[str, Any]


@register.filter
def moment(value: datetime | str | None) -> str:
    """A moment in the reader's language."""
    return formats.moment(value, get_language() or "en")


@register.filter
def minutes(seconds: int | None) -> str:
    """Seconds as a clock shows them; nothing where they are not known."""
    return "" if seconds is None else formats.minutes(seconds)


@register.filter
def who(speaker: Item) -> SafeString:
    """A speaker by name, the words of the house for an office of a rehearsal."""
    name = speaker["name"] if speaker["iso3"] else vocabulary.OFFICE_WORDS.get(speaker["name"], speaker["name"])
    return format_html("<bdi>{}</bdi>", name)


@register.filter
def one_of(speaker: Item, parts: list[Item]) -> bool:
    """Whether a State is one for which the viewer acts."""
    return any(part["state"] and part["state"]["iso3"] == speaker["iso3"] for part in parts)


@register.filter
def at_number(items: list[Item], number: int | None) -> Item | None:
    """Of numbered items the one with this number."""
    return next((each for each in items if each["number"] == number), None)


@register.filter
def first_open(parts: list[Item]) -> Item | None:
    """The part of a proposal that is decided next."""
    return next((each for each in parts if each["fate"] == "open"), None)


@register.filter
def of_turn(statements: list[Item], turn: int) -> list[Item]:
    """The texts of a turn."""
    return [each for each in statements if each["turn"] == turn]


@register.filter
def of_statement(marked: list[Item], statement: int) -> list[Item]:
    """What is marked in a text."""
    return [each for each in marked if each["statement"] == statement]


@register.filter
def with_status(turns: list[Item], statuses: str) -> list[Item]:
    """The turns in one of the statuses named, with commas between."""
    return [each for each in turns if each["status"] in statuses.split(",")]


@register.filter
def marked_words(statement: Item) -> SafeString:
    """The text of a statement with its marked passages; of two that overlap the first is shown."""
    pieces: list[tuple[str, str, str, str]] = []
    at = 0
    for each in statement["marks"]:
        if each["start"] < at or each["mark"] == "rejected":
            continue
        before, passage = statement["text"][at : each["start"]], statement["text"][each["start"] : each["end"]]
        pieces.append((before, each["mark"], str(each["number"]), passage))
        at = each["end"]
    marked = format_html_join("", '{}<mark class="{}" data-mark="{}">{}</mark>', pieces)
    return linebreaksbr(format_html("{}{}", marked, statement["text"][at:]))


@register.simple_tag(takes_context=True)
def open_act(context: Context, name: str, files: object = "", **fields: object) -> SafeString:
    """The beginning of the form of a command, with what it needs besides what people fill in; `files` where a file can
    come with it."""
    place = "-".join(str(value) for value in fields.values())
    hidden = {"command": name, "seen": context["seq"], "screen": context.get("screen", "public"), **fields}
    return format_html(
        '<form method="post" action="{}" id="f-{}{}" class="act" data-act{}>'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">{}',
        reverse("act", args=(context["here"]["lang"], context["meeting"]["number"])),
        name.replace(".", "-"),
        f"-{place}" if place else "",
        mark_safe(' enctype="multipart/form-data"') if files else "",
        get_token(context["request"]),
        format_html_join("", '<input type="hidden" name="{}" value="{}">', hidden.items()),
    )


@register.simple_tag(takes_context=True)
def act(context: Context, name: str, say: str = "", key: str = "", quiet: object = "", **fields: object) -> SafeString:
    """A command as one button, where the viewer may give it; `key` presses it."""
    if name not in context["may"]:
        return mark_safe("")
    words = str(say or vocabulary.EVENT_WORDS[name])
    whole = words[:1].upper() + words[1:]
    return format_html(
        "{}<button{}{}>{}{}</button></form>",
        open_act(context, name, **fields),
        mark_safe(' class="quiet"') if quiet else "",
        format_html(' data-key="{}" aria-keyshortcuts="{}"', key, "Space" if key == " " else key) if key else "",
        mark_safe(whole) if isinstance(say, SafeString) else whole,  # noqa: S308 - as safe as it came
        format_html(' <kbd aria-hidden="true">{}</kbd>', "␣" if key == " " else key) if key else "",
    )
