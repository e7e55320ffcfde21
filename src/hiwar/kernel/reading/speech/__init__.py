"""The phrase book of each language for what the press writes around the words of others: who said, as what, and that.

How the phrases are written is said in `understanding/folding.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hiwar.kernel.reading.books import book
from hiwar.kernel.understanding.folding import fold, phrase_pattern


@dataclass(frozen=True, slots=True)
class Speech:
    """One language's phrases, to be searched in a folded text."""

    language: str
    say: re.Pattern[str]
    """Verbs of saying."""
    that: re.Pattern[str]
    """What joins them to what was said."""
    to: re.Pattern[str]
    """The same, for verbs that take a noun (`أشار إلى`)."""
    points: re.Pattern[str]
    """Those verbs."""
    according: re.Pattern[str]
    """What names a source: *according to*."""
    explains: re.Pattern[str]
    """A State gives its reasons."""
    office: re.Pattern[str]
    """What somebody is."""
    institution: re.Pattern[str]
    """What speaks without being anybody."""
    participle: re.Pattern[str]
    """Verbs that go on in the same breath: *adding*."""
    needs_that: re.Pattern[str]
    """Verbs that say something only with a *that* behind them."""
    no_saying: re.Pattern[str]
    """What looks like saying: *said yes to*."""
    speech: re.Pattern[str]
    """What heads a speech: *statement by*."""
    address: re.Pattern[str]
    """Whom a speech speaks to: *Mr. President*."""
    first_person: re.Pattern[str]
    """Words for *us*."""
    passive: re.Pattern[str]
    """What stands before a verb that says nothing: *were noted*."""
    titled: re.Pattern[str]
    """What has a name between quotation marks: *the newspaper “…”*."""
    not_names: frozenset[str]
    """Words that are no part of a name though they stand where one does."""


@cache
def speech(language: str) -> Speech:
    """The phrase book of a language (ISO 639-1); KeyError when there is none."""
    raw = book(__package__, language)
    if not raw:
        raise KeyError(language)

    def any_of(name: str) -> re.Pattern[str]:
        return phrase_pattern(raw.get(name, []), language)

    return Speech(
        language,
        say=any_of("say"),
        that=any_of("that"),
        to=any_of("to"),
        points=any_of("points"),
        according=any_of("according"),
        explains=any_of("explains"),
        office=any_of("office"),
        institution=any_of("institution"),
        participle=any_of("participle"),
        needs_that=any_of("needs_that"),
        no_saying=any_of("no_saying"),
        speech=any_of("speech"),
        address=any_of("address"),
        first_person=any_of("first_person"),
        passive=re.compile(rf"(?<!\w)(?:{'|'.join(raw['passive'])})\W+(?:\w+\W+)?$")
        if raw.get("passive")
        else re.compile("(?!)"),
        titled=any_of("titled"),
        not_names=frozenset(fold(word).plain for word in raw.get("not_names", "").split()),
    )
