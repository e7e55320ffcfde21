"""The form of a text that is searched: what a reader would not type, or types in several ways, is taken away."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_ARABIC = str.maketrans(
    {
        "ـ": None,  # tatweel only stretches a word
        "ٱ": "ا",  # the hamza forms of alif come apart by decomposition; this one does not
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ک": "ك",
        "ء": None,  # what remains of a hamza on the line, as in قضاء beside قضا
    }
)
_LATIN = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_INVISIBLE = re.compile("[\u00ad\ufffe\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_APOSTROPHE_IN_WORD = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_NOT_WORDS = re.compile(r"[\W_]+")


def normalise(text: str) -> str:
    """Words in one case, without accents and vowel signs, with one space between: for comparing, never for show.

    The same function is applied to what is searched and to what is asked, in all six languages: letters are folded to
    one case and lose their diacritics (é, й and أ read e, и and ا), Arabic letters that are written in several ways
    become one (ة and ه, ى and ي; tatweel and hamza on the line go), digits of every script become 0 to 9, soft hyphens
    and marks of direction vanish, and all punctuation becomes a space. An apostrophe inside a word joins its parts:
    "State's" is found as "states", however it is printed. Applying it twice changes nothing.
    """
    letters = _INVISIBLE.sub("", text)
    letters = _decomposed(letters).casefold()
    letters = _decomposed(letters).translate(_ARABIC).translate(_LATIN)
    letters = _APOSTROPHE_IN_WORD.sub("", letters)
    words = _NOT_WORDS.sub(" ", letters).strip()
    if words.isascii():
        return words
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in words)


def fingerprint(search_text: str) -> str:
    """Equal for equal normalised texts, so that the same words are found by an index; empty where there are none."""
    return hashlib.sha256(search_text.encode()).hexdigest()[:32] if search_text else ""


def _decomposed(text: str) -> str:
    """Compatibility forms resolved and accents, vowel signs and hamza marks taken off their letters."""
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
