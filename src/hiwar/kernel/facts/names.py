"""One key for all the spellings of a State's name that differ in type only, not in letters."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("['’‘‛ʼʻ`´′＇]")
_LEADING_ARTICLE = re.compile(r"^\s*(?:the|le|la|les|el|los|las)\s+(?=\S)|^\s*l'(?=\S)", re.IGNORECASE)
_TRAILING_ARTICLE = re.compile(r"(?<=\S)\s*(?:\(\s*(?:the|l'|le|la|les|el|los|las)\s*\)|,\s*the)[\s*]*$", re.IGNORECASE)
_SAINT = re.compile(r"\bst\b\.?(?=\s*\w)", re.IGNORECASE)


def name_key(name: str) -> str:
    """What is left of a name when everything that printing changes is taken away: its letters and digits alone.

    Upper and lower case, accents, apostrophes, hyphens, spaces, brackets, commas, soft hyphens (also as U+FFFE, the
    way PDF readers give them), articles at the beginning or as a mark at the end ("Congo (the)") do not count; "&"
    reads "and", "St." reads "Saint". Two names have the same key only if they have the same letters in the same
    order, so nothing is guessed. The key is for comparison, never for show; it is empty for a name without letters.
    """
    text = _APOSTROPHES.sub("'", name)
    text = _TRAILING_ARTICLE.sub("", _LEADING_ARTICLE.sub("", text))
    text = _SAINT.sub("Saint", text.replace("&", " and "))
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in unicodedata.normalize("NFKD", letters) if letter.isalnum())
