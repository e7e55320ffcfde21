"""What is called how: the positions, and documents and data sets by genre and by whose they are."""

from __future__ import annotations

from functools import lru_cache

from django.utils import translation
from django.utils.translation import gettext_lazy

POSITION_WORDS = {
    "supported": gettext_lazy("Supported"),
    "noted": gettext_lazy("Noted"),
    "partly": gettext_lazy("Partly supported"),
    "pending": gettext_lazy("Pending in the report"),
    "unclear": gettext_lazy("Unclear"),
    "none": gettext_lazy("Not stated"),
}
"""What each position is called (`none`: that there is none)."""

POSITION_MEANINGS = {
    "supported": gettext_lazy("The State under review supports the recommendation."),
    "noted": gettext_lazy("The State under review does not support the recommendation, which is noted."),
    "partly": gettext_lazy("The State under review supports a part of the recommendation."),
    "pending": gettext_lazy(
        "The State announced a later answer or left the matter open; this record holds no answer that settles it."
    ),
    "unclear": gettext_lazy("The words of the State under review fit none of the other positions."),
    "none": gettext_lazy("The report states no position on the recommendation."),
}
"""What each position says (`none`: that there is none)."""

ORIGIN_WORDS = {
    "report": gettext_lazy("Report of the Working Group"),
    "addendum": gettext_lazy("Addendum: the answers of the State"),
    "corrigendum": gettext_lazy("Corrigendum"),
    "thematic-list": gettext_lazy("Thematic list of the secretariat"),
    "national-report": gettext_lazy("National report"),
    "compilation": gettext_lazy("Compilation of United Nations information"),
    "summary": gettext_lazy("Summary of stakeholders’ information"),
    "advance-questions": gettext_lazy("Advance questions"),
    "decision": gettext_lazy("Decision of the Human Rights Council"),
    "concluding-observations": gettext_lazy("Concluding observations"),
    "mission-report": gettext_lazy("Mission report of a special procedure"),
    "list": gettext_lazy("List of recommendations"),
    "data-set": gettext_lazy("Data set"),
    "statement": gettext_lazy("Statement"),
    "other": gettext_lazy("Other document of the United Nations"),
    "upr-info": gettext_lazy("Data set with UPR Info’s coding"),
    "uhri": gettext_lazy("Data set of the Universal Human Rights Index"),
    "national": gettext_lazy("National database"),
    "correction": gettext_lazy("Correction by a person"),
    "proposal": gettext_lazy("Accepted proposal of a State"),
}
"""Genres of documents (`hiwar.kernel.reading.Genre`), whose a data set is, and what people entered."""


@lru_cache(maxsize=1024)
def origin_word(origin: str, lang: str) -> str:
    """What a source of this kind is called in a language."""
    with translation.override(lang):
        return str(ORIGIN_WORDS.get(origin, origin))


@lru_cache(maxsize=256)
def position_word(position: str, lang: str) -> str:
    """What a position is called in a language."""
    with translation.override(lang):
        return str(POSITION_WORDS.get(position, position))
