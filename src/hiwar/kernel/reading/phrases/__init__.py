"""The phrase book of each language: what the United Nations writes, as regular expressions in a data file each."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources
from string import ascii_lowercase

from hiwar.kernel.reading.books import NEVER, book, compiled
from hiwar.kernel.values import PositionValue

_NO_PATTERNS = ("language", "alphabet", "closing_words", "ordinals", "answers", "verdicts")
_OPENING = 400
"""Characters of a paragraph within which it tells what it is."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's phrases, compiled. Which text each matches is said in the data file, beside the phrase; a phrase
    that a language's book does not hold matches nothing. `alphabet` holds the letters that number its lists, in order;
    `closing_words` those words that end a line of a list before the next item."""

    language: str
    alphabet: str
    closing_words: tuple[str, ...]
    conclusions: re.Pattern[str]
    after_conclusions: re.Pattern[str]
    lead: re.Pattern[str]
    disclaimer: re.Pattern[str]
    footnote: re.Pattern[str]
    list_follows: re.Pattern[str]
    number_goes_on: re.Pattern[str]
    number_list_goes_on: re.Pattern[str]
    several_numbers: re.Pattern[str]
    letter: re.Pattern[str]
    letters: re.Pattern[str]
    range_word: re.Pattern[str]
    joint: re.Pattern[str]
    abbreviation: re.Pattern[str]
    masthead: re.Pattern[str]
    paragraphs: re.Pattern[str]
    numbers: re.Pattern[str]
    between_names: re.Pattern[str]
    name_prefix: re.Pattern[str]
    on_behalf: re.Pattern[str]
    leading_connector: re.Pattern[str]
    indefinite_object: re.Pattern[str]
    bare_object: re.Pattern[str]
    dangles: re.Pattern[str]
    continues: re.Pattern[str]
    comment: re.Pattern[str]
    comment_state: re.Pattern[str]
    recommended: re.Pattern[str]
    suggested: re.Pattern[str]
    speaker_prefix: re.Pattern[str]
    report_title: re.Pattern[str]
    clause: re.Pattern[str]
    exception: re.Pattern[str]
    aside: re.Pattern[str]
    session: re.Pattern[str]
    ordinals: dict[str, int]
    ordinal_figure: re.Pattern[str]
    after_a_comma: re.Pattern[str]
    last_connector: re.Pattern[str]
    review_of: re.Pattern[str]
    recommendation: re.Pattern[str]
    this_recommendation: re.Pattern[str]
    no_answer_yet: re.Pattern[str]
    all_others: re.Pattern[str]
    item_opening: re.Pattern[str]
    recommendation_numbers: re.Pattern[str]
    other_numbers: re.Pattern[str]
    position_heading: re.Pattern[str]
    verdict: re.Pattern[str]
    body_recommends: re.Pattern[str]
    body_goes_on: re.Pattern[str]
    body_recommendations: re.Pattern[str]
    body_conclusions_too: re.Pattern[str]
    body_other_part: re.Pattern[str]
    body_courtesy: re.Pattern[str]
    verdicts: tuple[tuple[PositionValue, re.Pattern[str]], ...]
    answers: tuple[tuple[PositionValue, re.Pattern[str]], ...]

    def is_disclaimer(self, paragraph: str) -> bool:
        """`All conclusions and/or recommendations … reflect the position of the submitting State(s) …`."""
        return bool(self.disclaimer.search(paragraph[:_OPENING]))


@lru_cache
def phrases(language: str) -> Phrases:
    """The phrase book of a language (ISO 639-1); KeyError when there is none yet."""
    raw = book(__package__, language)
    if not raw:
        raise KeyError(language)
    patterns = {
        field.name: compiled(text) if text else NEVER
        for field in fields(Phrases)
        if field.name not in _NO_PATTERNS
        for text in ((raw["patterns"] | raw.get("bodies", {})).get(field.name, ""),)
    }
    return Phrases(
        language=language,
        alphabet=raw.get("alphabet", ascii_lowercase),
        closing_words=tuple(raw.get("closing_words", ())),
        ordinals=raw.get("ordinals", {}),
        answers=_by_position(raw["answers"]),
        verdicts=_by_position(raw.get("verdicts", [])),
        **patterns,
    )


def _by_position(rows: list[dict[str, str]]) -> tuple[tuple[PositionValue, re.Pattern[str]], ...]:
    return tuple((PositionValue(row["value"]), compiled(row["pattern"])) for row in rows)


def languages() -> tuple[str, ...]:
    """The languages that have a phrase book."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))
