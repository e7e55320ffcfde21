"""Commands of a meeting as buttons and forms, and its moments and seconds in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from hiwar.dialogue import vocabulary
from hiwar.web import formats
from hiwar.web.templatetags.hiwar import word

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
    return mark_safe(f"<bdi>{escape(name)}</bdi>")  # noqa: S308


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
def other_than(turns: list[Item], kind: str) -> list[Item]:
    """The turns that are not of a kind."""
    return [each for each in turns if each["kind"] != kind]


@register.filter
def not_drawn(draws: list[Item]) -> list[Item]:
    """The draws whose secret was not shown yet."""
    return [each for each in draws if not each["proof"]]


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
    place = "".join(f"-{value}" for value in fields.values())
    hidden = {
        "csrfmiddlewaretoken": context["csrf_token"],
        "command": name,
        "seen": context["seq"],
        "screen": context.get("screen", "public"),
        **fields,
    }
    address = _address(context["here"]["lang"], context["meeting"]["number"])
    inputs = "".join(f'<input type="hidden" name="{each}" value="{escape(hidden[each])}">' for each in hidden)
    return mark_safe(  # noqa: S308 - values are escaped, names are ours
        f'<form method="post" action="{address}" id="f-{escape(name.replace(".", "-") + place)}" class="act" data-act'
        + (' enctype="multipart/form-data">' if files else ">")
        + inputs
    )


@lru_cache(maxsize=256)
def _address(lang: str, number: int) -> str:
    return escape(reverse("act", args=(lang, number)))


@register.simple_tag
def turn_rows(turns: list[Item], current: int | None) -> SafeString:
    """The rows of a list of speakers: place, speaker, time, time used, status."""
    time, used = escape(gettext("Time")), escape(gettext("Used"))
    words = {status: escape(word(status, "turn status")) for status in {each["status"] for each in turns}}
    rows = []
    for place, each in enumerate(turns, 1):
        reason = f' <span class="muted small" dir="auto">({escape(each["reason"])})</span>' if each["reason"] else ""
        spent = f'data-label="{used}"><span dir="ltr">{minutes(each["used"])}</span>' if each["used"] else ">"
        rows.append(
            f'<tr{_CURRENT if each["number"] == current else ""}><td class="amount">{place}</td>'
            f'<th scope="row">{who(each["speaker"])}</th>'
            f'<td class="amount" data-label="{time}"><span dir="ltr">{minutes(each["seconds"])}</span></td>'
            f'<td class="amount" {spent}</td><td>{words[each["status"]]}{reason}</td></tr>'
        )
    return mark_safe("\n".join(rows))  # noqa: S308 - as above


_CURRENT = ' class="current"'


_OWN: Mapping[str, Any] = {
    "you": {},
    "course": {},
    "statements": (),
    "marked": (),
    "typed": {},
    "signed_in": (),
    "request": None,
}
"""What of a screen's context is a viewer's own, as it is for nobody."""

_OF_A_PART = {"may": (), "kinds_of_turns": (), "seats": (), "csrf_token": ""}
"""What all who have the same part in the meeting have in common; each form has a token of its viewer's."""


@register.tag
def shared(parser: Parser, token: Token) -> Shared:
    """`{% shared "lists" %}…{% endshared %}`: what is the same for everybody who sees the meeting at this moment, so
    that it is made once. The name stands for what is inside; values that follow it tell one from another. Nothing that
    is a viewer's own is known inside."""
    _tag, *names = token.split_contents()
    inside = parser.parse(("endshared",))
    parser.delete_first_token()
    return Shared([parser.compile_filter(name) for name in names], inside, by_part=False)


@register.tag
def shared_by_part(parser: Parser, token: Token) -> Shared:
    """As `shared`, for what is the same for all who have the same part in the meeting: forms, and what they `may`."""
    _tag, *names = token.split_contents()
    inside = parser.parse(("endshared_by_part",))
    parser.delete_first_token()
    return Shared([parser.compile_filter(name) for name in names], inside, by_part=True)


class Shared(template.Node):
    """What is the same for several viewers."""

    def __init__(self, names: list[FilterExpression], inside: NodeList, *, by_part: bool) -> None:
        self.names, self.inside, self.by_part = names, inside, by_part

    def render(self, context: Context) -> SafeString:
        """The inside as nobody in particular sees it; where the page has a place for what is shared, from there."""
        put = context.get("shared")

        def make() -> SafeString:
            with context.push(**_OWN, **({} if self.by_part else _OF_A_PART)):
                if put and self.by_part:
                    context["csrf_token"] = put.token
                return self.inside.render(context)

        if put is None:
            return make()
        names = [str(name.resolve(context)) for name in self.names]
        if self.by_part:
            names += [context["screen"], *sorted(part["role"] for part in context["you"]["parts"])]
        return SafeString(put(" ".join(names), make))


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
