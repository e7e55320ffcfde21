"""One key for all the spellings of a State's name that differ in type only, not in letters."""

from __future__ import annotations

import re
import unicodedata

_ARTICLES = "the|le|la|les|el|los|las"
_ELIDED = "l['‘’ʼ´`]"
_LEADING_ARTICLE = re.compile(rf"\s*(?:(?:{_ARTICLES})\s+|{_ELIDED})(?=\S)")
_TRAILING_ARTICLE = re.compile(rf"\s*(?:\(\s*(?:{_ARTICLES}|{_ELIDED})\s*\)|,\s*the)[\s*]*$")
_SAINT = re.compile(r"\bst\b\.?(?=\s*\w)")
INVISIBLE = re.compile("[\u00ad\ufffe\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NOT_LETTERS = re.compile(r"[\W_ـʻʼ]+")  # Arabic tatweel and two apostrophes pass for letters in Unicode


def name_key(name: str) -> str:
    """What is left of a name when everything that printing changes is taken away: its letters and digits alone.

    Upper and lower case, accents, apostrophes, hyphens, spaces, brackets, commas, soft hyphens (also as U+FFFE, the
    way PDF readers give them), articles at the beginning or as a mark at the end ("Congo (the)") do not count; "&"
    reads "and", "St." reads "Saint". Two names have the same key only if they have the same letters in the same
    order, so nothing is guessed. The key is for comparison, never for show; it is empty for a name without letters.
    """
    text = name.casefold().replace("&", " and ")
    if not text.isascii():
        text = INVISIBLE.sub("", text)
    if article := _LEADING_ARTICLE.match(text):
        text = text[article.end() :]
    if text.endswith((")", "*", "the", " ")):
        text = _TRAILING_ARTICLE.sub("", text)
    if "st" in text:
        text = _SAINT.sub("saint", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold()
    return _NOT_LETTERS.sub("", text)
