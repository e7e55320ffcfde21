"""A text in one case, without accents, with one set of digits and stops, whose every place is known in the text itself.

`search_text.normalise` makes words to compare; this keeps the places, so that what is found in the folded text can be
shown where it stands.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from hiwar.kernel.facts.names import INVISIBLE

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("ىیي", "ي"),
        **dict.fromkeys("ةه", "ه"),
        **dict.fromkeys("ٱا", "ا"),
        "ک": "ك",
        "ـ": None,
        **dict.fromkeys("’‘ʼ‛`´′", "'"),
        **dict.fromkeys("“”„‟«»‹›「」『』＂", '"'),
        **dict.fromkeys("‐‑‒–—―−－", "-"),
        **dict.fromkeys("،，", ","),
        **dict.fromkeys("؛；", ";"),
        **dict.fromkeys("：", ":"),
        **dict.fromkeys("؟？", "?"),
        **dict.fromkeys("！", "!"),
        **dict.fromkeys("。．", "."),
        **dict.fromkeys("٫", "."),
        **dict.fromkeys("æ", "ae"),
        **dict.fromkeys("œ", "oe"),
        **dict.fromkeys("ø", "o"),
        **dict.fromkeys("ł", "l"),
    }
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text and its folded form: `at[i]` is where the sign `plain[i]` stands in `text`, `at[-1]` the text's length."""

    text: str
    plain: str
    at: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that a stretch of the folded text stands for."""
        return (self.at[start], self.at[end - 1] + 1) if end > start else (self.at[start], self.at[start])

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the folded text that a stretch of the text became."""
        return bisect_left(self.at, start), bisect_left(self.at, end)


def fold(text: str) -> Folded:
    """The text folded. A sign that counts for nothing (a vowel sign, a soft hyphen) leaves no trace in `plain`."""
    signs = {sign: folded_sign(sign) for sign in set(text)}
    at = [place for place, sign in enumerate(text) for _ in signs[sign]]
    return Folded(text, "".join([signs[sign] for sign in text]), (*at, len(text)))


@lru_cache(maxsize=8192)
def folded_sign(sign: str) -> str:
    """What one sign becomes: none, one or several others."""
    if sign in "\n\t ":
        return sign
    if INVISIBLE.match(sign):
        return ""
    sign = sign.translate(_SIGNS)
    letters = "".join(each for each in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(each))
    folded = "".join(
        each for each in unicodedata.normalize("NFKD", letters.casefold()) if not unicodedata.combining(each)
    ).translate(_SIGNS)
    return "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in folded)


_PREFIXED = {"ar": r"(?<!\w)(?:[وف]?(?:لل|[بكل]?(?:ال)?|س(?=[يتن])))"}
"""What may stand before an Arabic word in one piece with it: and, so, in, as, to, the, will."""
_VERB = "(س)?(ي|ت|ن|ا)?"
"""What tells whose an Arabic verb is, and that it lies ahead: `~` in a phrase."""

_SUBJECT = r"(?:[^\w.;:!?,]+[\w'/]+){0,3}?[^\w.;:!?,]+"
_GAP = r"(?:[^\w.;!?]+[\w'/]+){0,6}?[^\w.;!?]+"
_GAPS = {"zh": r"[^.;!?,]{0,12}?"}


def phrase_pattern(phrases: Iterable[str], lang: str) -> re.Pattern[str]:
    """One pattern for any of the phrases of a language, to be searched in a folded text.

    A phrase is words with blanks between. `*` at a word stands for any further letters, ` .. ` for up to six words,
    ` _ ` for up to three without a mark (a subject that stands behind its verb), `(a|b)` for either, `?` makes what is
    before it optional. Arabic words match with what is written in one piece with them, and `~` before a verb stands
    for the signs of person and future; Chinese ones match anywhere.
    """
    bodies = [_body(folded_phrase(phrase), lang) for phrase in in_order(phrases)]
    if not bodies:
        return re.compile(r"(?!)")
    whole = "|".join(bodies)
    if lang == "zh":
        return re.compile(f"(?:{whole})")
    before = _PREFIXED.get(lang, r"(?<!\w)")
    return re.compile(rf"{before}(?:{whole})(?!\w)")


def in_order(phrases: Iterable[str]) -> list[str]:
    """Phrases in the order in which they count where several stand at one place."""
    return sorted(phrases, key=len, reverse=True)


def folded_phrase(phrase: str) -> str:
    """A phrase as a folded text would have it, every `~` written out."""
    plain = phrase if phrase.isascii() else "".join(each if each.isascii() else folded_sign(each) for each in phrase)
    return plain.replace("~", _VERB)


def phrase_after(phrase: str, lang: str) -> re.Pattern[str]:
    """The pattern of one folded phrase, for a place at which a word begins, or what is written before it ends."""
    return re.compile(rf"(?:{_body(phrase, lang)})(?!\w)")


def prefixes(word: str, lang: str) -> list[int]:
    """How many letters of a word may be written in one piece with the one that is meant, in the order of trying."""
    if lang != "ar":
        return [0]
    found = []
    for joined in (1, 0) if word[:1] in _AND else (0,):
        if word.startswith("لل", joined):
            found.append(joined + 2)
        for after in (joined + 1, joined) if word[joined : joined + 1] in _IN else (joined,):
            found += [after + 2, after] if word.startswith("ال", after) else [after]
        if word[joined : joined + 1] == "س" and word[joined + 1 : joined + 2] in _PERSONS:
            found.append(joined + 1)
    return list(dict.fromkeys(found))


_AND, _IN, _PERSONS = frozenset("وف"), frozenset("بكل"), frozenset("يتن")


def _body(phrase: str, lang: str) -> str:
    plain = re.sub(r"\((?!\?)", "(?:", phrase)
    for mark, meant in ((" .. ", _GAPS.get(lang, _GAP)), (" _ ", _SUBJECT), (" ", r"[\s\-\"]+")):
        plain = plain.replace(mark, meant)
    return re.sub(r"(?<!\\)\*", r"\\w*", plain)
