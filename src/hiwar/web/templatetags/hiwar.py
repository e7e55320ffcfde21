"""How values of a page's context become words: dates, numbers, positions, and addresses with other filters."""

from __future__ import annotations

import os
import re
import shlex
import sys
from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hiwar.dialogue import vocabulary as meeting
from hiwar.resolutions import vocabulary as resolution
from hiwar.reviews.vocabulary import ORIGIN_WORDS, POSITION_MEANINGS, POSITION_WORDS
from hiwar.statements.wording import COMMITMENTS, VERDICTS
from hiwar.web import formats

register = template.Library()

SORT_WORDS = {
    "number": gettext_lazy("Number"),
    "state": gettext_lazy("Recommending State"),
    "position": gettext_lazy("Position"),
    "text": gettext_lazy("Text"),
}

LANGUAGE_WORDS = {
    "ar": gettext_lazy("Arabic"),
    "zh": gettext_lazy("Chinese"),
    "en": gettext_lazy("English"),
    "fr": gettext_lazy("French"),
    "ru": gettext_lazy("Russian"),
    "es": gettext_lazy("Spanish"),
}

KIND_WORDS = {
    "recommendation": gettext_lazy("Recommendation"),
    "coding": gettext_lazy("Recommendation as coded"),
    "pledge": gettext_lazy("Voluntary pledge"),
    "question": gettext_lazy("Advance question"),
}

BESIDE_WORDS = {
    "answers": gettext_lazy("Answers"),
    "joined": gettext_lazy("Rows joined to a recommendation"),
    "questions": gettext_lazy("Advance questions"),
    "unmatched": gettext_lazy("Rows that found no recommendation"),
    "pledges": gettext_lazy("Voluntary pledges"),
}
"""What stands beside a review's recommendations (`hiwar.reviews.queries.BESIDE`), and what documents hold."""

BESIDE_MEANINGS = {
    "questions": gettext_lazy("States put these in writing before the review."),
    "unmatched": gettext_lazy(
        "No recommendation of the report is like these rows of other sources; they stay visible."
    ),
    "pledges": gettext_lazy("The State under review pledged these of its own accord; nobody recommended them."),
}

BESIDE_EMPTY = {
    "questions": gettext_lazy("The record holds no advance questions of this review."),
    "unmatched": gettext_lazy("No row of another source is left without its recommendation."),
    "pledges": gettext_lazy("The record holds no voluntary pledges of this review."),
}

BODY_WORDS = {
    "CAT": gettext_lazy("Committee against Torture"),
    "CCPR": gettext_lazy("Human Rights Committee"),
    "CED": gettext_lazy("Committee on Enforced Disappearances"),
    "CEDAW": gettext_lazy("Committee on the Elimination of Discrimination against Women"),
    "CERD": gettext_lazy("Committee on the Elimination of Racial Discrimination"),
    "CESCR": gettext_lazy("Committee on Economic, Social and Cultural Rights"),
    "CMW": gettext_lazy("Committee on Migrant Workers"),
    "CRC": gettext_lazy("Committee on the Rights of the Child"),
    "CRPD": gettext_lazy("Committee on the Rights of Persons with Disabilities"),
    "SPT": gettext_lazy("Subcommittee on Prevention of Torture"),
    "treaty body": gettext_lazy("Treaty body"),
    "special procedure": gettext_lazy("Special procedure"),
    "Procédure spéciale": gettext_lazy("Special procedure"),
}
"""The treaty bodies by their abbreviations; other bodies are shown as their source names them."""

FACT_WORDS = {
    "status": gettext_lazy("Status of implementation"),
    "progress": gettext_lazy("Progress in per cent"),
    "year": gettext_lazy("Year"),
    "code": gettext_lazy("Code"),
    "visit": gettext_lazy("Visit"),
    "country": gettext_lazy("Country"),
    "comment": gettext_lazy("Comment"),
    "supplement": gettext_lazy("Supplement"),
    "attachment": gettext_lazy("Attachment"),
    "mechanism": gettext_lazy("Mechanism"),
    "institutions": gettext_lazy("Institutions"),
    "States concerned": gettext_lazy("States concerned"),
}
"""Columns of national databases and of the Universal Human Rights Index; others appear as their source names them."""

STATUS_WORDS = {
    "original": gettext_lazy("Original"),
    "official": gettext_lazy("Official translation"),
    "machine": gettext_lazy("Machine translation"),
    "reviewed": gettext_lazy("Reviewed translation"),
}

REASON_WORDS = {
    "same number": gettext_lazy("the same number"),
    "same text": gettext_lazy("the same State and text"),
    "similar text": gettext_lazy("the same State and a similar text"),
    "one text is part of the other": gettext_lazy("the same State; one text is part of the other"),
    "same text, another State": gettext_lazy("the same text by another State"),
}

ACTION_WORDS = {
    "1": gettext_lazy("minimal action"),
    "2": gettext_lazy("continuing action"),
    "3": gettext_lazy("considering action"),
    "4": gettext_lazy("general action"),
    "5": gettext_lazy("specific action"),
}
"""UPR Info’s five grades of what a recommendation asks for."""

ROLE_WORDS = {
    "delegate": gettext_lazy("Delegate of a State"),
    "focal-point": gettext_lazy("National focal point of a State"),
    "institution": gettext_lazy("Member of an institution of a State"),
    "secretariat": gettext_lazy("Secretariat"),
    "observer": gettext_lazy("Observer"),
    "administrator": gettext_lazy("Administrator"),
}
"""The roles in which people act (`hiwar.accounts.enums.Role`)."""

OUTCOME_WORDS = {
    "corrected": gettext_lazy("It was wrong and has been corrected"),
    "as-in-source": gettext_lazy("It is as the source has it"),
    "not-about-the-record": gettext_lazy("It is not about the record"),
    "not-published": gettext_lazy("It is not shown"),
}
"""What became of a report of an error (`hiwar.reviews.enums.ErrorOutcome`)."""

STAGE_WORDS = {
    "waiting": gettext_lazy("waiting to be read"),
    "reading": gettext_lazy("being read"),
    "asking": gettext_lazy("waiting for a yes or a no"),
    "done": gettext_lazy("in the record"),
    "refused": gettext_lazy("not in the record"),
    "left": gettext_lazy("left out"),
}
"""How far an uploaded file has come (`hiwar.exchange.enums.Stage`)."""

DIFFERENCE_WORDS = {
    "text": gettext_lazy("another text"),
    "states": gettext_lazy("other States"),
    "position": gettext_lazy("another position"),
    "new": gettext_lazy("not in the record yet"),
    "missing": gettext_lazy("no longer in the document"),
}

TOLD_WORDS = {
    "received": gettext_lazy("Recommendations received"),
    "supported": gettext_lazy("Recommendations supported"),
    "noted": gettext_lazy("Recommendations noted"),
    "delegations": gettext_lazy("Delegations that took the floor"),
}
"""Numbers of a review that sources outside the record give (`hiwar.kernel.facts.outcomes`)."""

PROPOSAL_WORDS = {"accepted": gettext_lazy("Accepted"), "declined": gettext_lazy("Declined")}
STANDING_WORDS = {
    "active": gettext_lazy("Active"),
    "invited": gettext_lazy("Invited, has not joined yet"),
    "inactive": gettext_lazy("Kept out"),
    "erased": gettext_lazy("Erased"),
    "in force": gettext_lazy("In force"),
    "to come": gettext_lazy("Not begun yet"),
    "over": gettext_lazy("Over"),
    "resting": gettext_lazy("Resting: the person is kept out"),
    "closed": gettext_lazy("Closed"),
    "good": gettext_lazy("Good"),
    "revoked": gettext_lazy("Revoked"),
}
"""How a person, a mandate, an office or a token stands."""

SCOPE_WORDS = {"read": gettext_lazy("Read"), "write": gettext_lazy("Read and write")}
"""What a token may do (`hiwar.accounts.enums.Scope`)."""

WORDS = {
    "outcome": OUTCOME_WORDS,
    "proposal": PROPOSAL_WORDS,
    "stage": STAGE_WORDS,
    "told": TOLD_WORDS,
    "difference": DIFFERENCE_WORDS,
    "origin": ORIGIN_WORDS,
    "verdict": VERDICTS,
    "commitment": COMMITMENTS,
    "kind": KIND_WORDS,
    "beside": BESIDE_WORDS,
    "body": BODY_WORDS,
    "fact": FACT_WORDS,
    "beside meaning": BESIDE_MEANINGS,
    "beside empty": BESIDE_EMPTY,
    "status": STATUS_WORDS,
    "reason": REASON_WORDS,
    "action": ACTION_WORDS,
    "role": ROLE_WORDS,
    "standing": STANDING_WORDS,
    "scope": SCOPE_WORDS,
    "choice": resolution.CHOICE_WORDS,
    "organ": resolution.BODY_WORDS,
    "adoption": resolution.ADOPTION_WORDS,
    "put": resolution.PUT_WORDS,
    "step": resolution.STEP_WORDS,
    "subject": resolution.SUBJECT_WORDS,
    "subject reason": resolution.REASON_WORDS,
    "label note": resolution.NOTE_WORDS,
    "statement": resolution.SAID_WORDS,
    "sponsor": resolution.SPONSOR_WORDS,
    "entry": resolution.ENTRY_WORDS,
    "event": meeting.EVENT_WORDS,
    "meeting kind": meeting.KIND_WORDS,
    "phase": meeting.PHASE_WORDS,
    "part": meeting.ROLE_WORDS,
    "turn": meeting.TURN_WORDS,
    "turn status": meeting.STATUS_WORDS,
    "list": meeting.LIST_WORDS,
    "draw": meeting.DRAW_WORDS,
    "motion": meeting.MOTION_WORDS,
    "fate": meeting.FATE_WORDS,
    "vote": meeting.VOTE_WORDS,
    "method": meeting.METHOD_WORDS,
    "sign": meeting.SIGN_WORDS,
    "majority": meeting.RULE_WORDS,
    "office": meeting.OFFICE_WORDS,
    "limit": meeting.LIMIT_WORDS,
    "footing": meeting.FOOTING_WORDS,
}

AUTHOR_WORDS = {
    "operator": gettext_lazy("the operator of this site"),
    "visitor": gettext_lazy("a visitor"),
    "secretariat": gettext_lazy("the secretariat"),
}
"""Who gave a command (`hiwar.audit.actors`, `hiwar.accounts.actors`), where it is no office with a code of its own."""

_PLACE = re.compile(r"([A-Z]+(?:/[\w.]+)+), para\. (\S+)")


@register.filter
def day(value: str | None) -> str:
    """An ISO date in the reader's language."""
    return formats.day(value, _lang())


@register.filter
def number(value: int) -> str:
    """A whole number in the reader's language."""
    return formats.number(value, _lang())


@register.filter
def size(count: int) -> str:
    """The size of a file in the reader's units."""
    return formats.size(count, _lang())


@register.filter
def less(value: int, other: int) -> int:
    """What is left of a number."""
    return value - other


@register.filter
def position(value: str) -> str:
    """The word for a position; what no one knows is shown as it came."""
    return str(POSITION_WORDS.get(value, value))


@register.filter
def word(value: str, table: str) -> str:
    """The word for a value of one of the tables in `WORDS`; what is in none is shown as it came."""
    return str(WORDS[table].get(value, value))


@register.filter
def author(name: str) -> str:
    """Who gave a command, as people say it: `the secretariat (person 2)` of `secretariat/p2`."""
    office, _sign, person = name.partition("/p")
    who = str(AUTHOR_WORDS.get(office, office))
    return _("%(office)s (person %(number)s)") % {"office": who, "number": person} if person else who


@register.filter
def tongue(code: str) -> str:
    """The name of a language in the reader's language; a code that is none of the six as it came."""
    return str(LANGUAGE_WORDS.get(code, code))


@register.filter
def meaning(value: str) -> str:
    """What a position says, in a sentence."""
    return str(POSITION_MEANINGS.get(value, ""))


@register.filter
def sorting(value: str) -> str:
    """The word for an order of the matrix; with a minus before it, for the order turned round."""
    word = str(SORT_WORDS.get(value.removeprefix("-"), value))
    return _("%(order)s, from the end") % {"order": word} if value.startswith("-") else word


@register.filter
def words(value: str) -> list[str]:
    """The words of a string, to loop over."""
    return value.split()


@register.filter
def first_word(value: str) -> str:
    """The first word of a string."""
    return value.split(maxsplit=1)[0] if value.split() else ""


@register.filter
def with_reviews(sessions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sessions of which the record holds a review."""
    return [session for session in sessions if session["reviews"]]


@register.filter
def without_reviews(sessions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sessions of which the record holds nothing."""
    return [session for session in sessions if not session["reviews"]]


@register.filter
def with_positions(wordings: list[dict[str, Any]], positions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The wordings of a text and the positions that people entered, the newest first."""
    entered = [each for each in positions if each["author"]]
    return sorted([*entered, *wordings], key=lambda each: each.get("at") or each["recorded_at"], reverse=True)


@register.filter
def by_people(wordings: list[dict[str, Any]], positions: list[dict[str, Any]]) -> bool:
    """Whether a person entered a wording or a position."""
    return any(each["author"] for each in (*wordings, *positions))


@register.filter
def total(counts: list[dict[str, Any]]) -> int:
    """The sum of `position_counts`."""
    return sum(item["count"] for item in counts)


@register.filter
def text_of(paragraph: str, part: int) -> str:
    """The number of a recommendation text as in its address: `124.16`, `124.16:2` for the second under the number."""
    return f"{paragraph}:{part}" if part > 1 else paragraph


@register.filter
def ltr(value: str) -> SafeString:
    """A symbol, a number like 90(a) or an address, kept in one piece in a sentence that runs from right to left."""
    return format_html('<bdi dir="ltr">{}</bdi>', value)


@register.filter
def as_code(value: str) -> SafeString:
    """What a program reads or writes, in a sentence for people."""
    return format_html('<code dir="ltr">{}</code>', value)


@register.filter
def listed(values: list[object]) -> SafeString:
    """Numbers joined as the language joins a list, each kept in one piece."""
    return format_html_join(comma(), '<bdi dir="ltr">{}</bdi>', ((value,) for value in values))


@register.simple_tag
def comma() -> str:
    """What stands between the items of a list in the reader's language."""
    return formats.comma(_lang())


@register.filter
def para(number: str) -> SafeString:
    """A paragraph by its number, as the reader's language refers to it: `para. 124.16`."""
    return format_html(formats.PARAGRAPH[_lang()], _code(number))


@register.filter
def place(source: str) -> SafeString:
    """Where something stands in a document; `A/HRC/27/10, para. 124` in the reader's language, the rest as it came."""
    found = _PLACE.fullmatch(source)
    if not found:
        return _code(source)
    symbol, number = found.groups()
    return format_html("{}{}{}", _code(symbol), _(", "), para(number))


@register.filter
def names(states: list[dict[str, Any]]) -> str:
    """The names of States, joined as the language joins a list."""
    return comma().join(state["name"] for state in states)


@register.filter
def names_and(states: list[dict[str, Any]]) -> str:
    """The names of States as a sentence holds them, with an `and` before the last."""
    return formats.listing([state["name"] for state in states], _lang())


@register.filter
def own(name: str, here: dict[str, Any]) -> SafeString:
    """A name in the language of the address, marked as such where the interface speaks another."""
    if here["lang"] == here["spoken"]:
        return conditional_escape(name)
    return format_html('<span class="own" lang="{}">{}</span>', here["lang"], name)


@register.filter
def cited(states: list[dict[str, Any]], language: str) -> str:
    """The names of States for a citation: as printed where the printed name is another than today's, in a page in
    another language than the document's beside today's."""
    return formats.listing([_cited(state, foreign=language != _lang()) for state in states], _lang())


def _cited(state: dict[str, Any], *, foreign: bool) -> str:
    printed = state["printed"]
    if not printed:
        return str(state["name"])
    return f"{state['name']} ({printed})" if foreign else printed


@register.filter
def by_key(items: list[dict[str, Any]], key: str) -> str:
    """The name of the State or group with a code; the code itself when it is not among the choices."""
    return next((item["name"] for item in items if key in (item.get("iso3"), item.get("code"))), key)


@register.simple_tag
def readers(item: dict[str, Any]) -> dict[str, Any]:
    """Of a row's text and its `translations` the one in the reader's language as `first`, the text as its source has it
    where there is none; and the `others`."""
    own = {"language": item["language"], "text": item["text"]}
    versions = [each for each in (own, *item["translations"]) if each["text"]]
    versions.sort(key=lambda each: each["language"] != _lang())
    return {"first": versions[0] if versions else None, "others": versions[1:]}


@register.simple_tag
def bar(counts: list[dict[str, Any]], whole: int | str = "") -> list[dict[str, Any]]:
    """`position_counts` as stretches of a bar: `position`, `count`, `x`, `width`. All of them are 100 wide, or `whole`
    is, when it is given."""
    whole = int(whole or total(counts) or 1)
    stretches, x = [], 0.0
    for item in counts:
        width = 100 * item["count"] / whole
        stretches.append({**item, "x": f"{x:.2f}", "width": f"{width:.2f}"})
        x += width
    return stretches


@register.filter
def turned(sort: str, column: str) -> str:
    """The order that a column's head asks for: by the column, and the other way round when it is in force already."""
    return f"-{column}" if sort == column else column


@register.simple_tag
def query(asked: dict[str, Any] | None = None, **changes: Any) -> str:
    """The query string for what was asked with some values changed; empty ones are left out."""
    pairs = {name: value for name, value in {**(asked or {}), **changes}.items() if value not in ("", None)}
    return f"?{urlencode(pairs)}" if pairs else "?"


def _code(value: str) -> SafeString:
    return format_html('<bdi class="code" dir="ltr">{}</bdi>', value)


def _lang() -> str:
    return get_language() or "en"


@register.simple_tag
def program() -> str:
    """The command as the terminal named it when it started the site, with the data folder that was chosen. For the
    page alone: a program that reads the record need not know where it lies."""
    called = shlex.quote(sys.argv[0]) if sys.argv[0].endswith("hiwar") else "hiwar"
    folder = os.environ.get("HIWAR_DATA")
    return f"{called} --data-dir {shlex.quote(folder)}" if folder else called
