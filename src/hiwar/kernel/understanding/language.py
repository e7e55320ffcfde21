"""Which of the six official languages of the United Nations a text is in.

The script decides for Arabic, Chinese and Russian; among English, French and Spanish their commonest small words do.
Only a text too short for either is shown to py3langid, whose model takes half a second to load.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 4_000
"""Characters looked at: more tell nothing new."""

_SCRIPTS = (
    ("ar", 1, re.compile(r"[\u0620-\u064a\u0671-\u06d3]")),
    ("zh", 3, re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")),
    ("ru", 1, re.compile(r"[\u0400-\u04ff]")),
    ("latin", 1, re.compile(r"[A-Za-z\u00c0-\u024f]")),
)
"""Letters of each script, and how many letters of an alphabet one of them stands for."""

_FEWEST_LETTERS = 3
_FEWEST_LATIN = 12

_SMALL_WORDS = {
    word: language
    for language, words in {
        "en": "the of and to in for that with by is be was were has have its their which not this from or as at it",
        "fr": "le les des et du une dans pour est aux sur par au qui ce ces son sa ses leur leurs avec ont pas cette",
        "es": "el los las y del con por para una al lo como su sus sobre esta este ha han más o ser fue está",
    }.items()
    for word in words.split()
}
_WORD = re.compile(r"[^\W\d_]+")
_SURE = 3


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the text's language, one of the six; None when there is too little text to tell."""
    sample = text[:_SAMPLE]
    letters = Counter({script: weight * len(pattern.findall(sample)) for script, weight, pattern in _SCRIPTS})
    script, count = letters.most_common(1)[0]
    if count < (_FEWEST_LATIN if script == "latin" else _FEWEST_LETTERS):
        return None
    return _latin(sample) if script == "latin" else script


def _latin(text: str) -> str:
    """English, French or Spanish."""
    found = Counter(_SMALL_WORDS[word] for word in _WORD.findall(text.lower()) if word in _SMALL_WORDS)
    (first, count), (_, second) = (*found.most_common(2), ("", 0), ("", 0))[:2]
    if count >= _SURE * max(1, second):
        return first
    language, _score = _identifier().classify(text)
    return str(language)


@cache
def _identifier() -> LanguageIdentifier:
    """The trained model, told that only three languages can come."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["en", "fr", "es"])
    return identifier
