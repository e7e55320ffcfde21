"""Words that are nearly those that were typed: with another ending, or with one letter otherwise. They are offered
where nothing is found, and never looked for unasked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, product

from hiwar.kernel.understanding.search_text import normalise
from hiwar.reviews.queries.words import NO_SPACES

MOST_WORDS = 6
"""Of more words it is not tried out which one is to blame."""

_SHORTEST, _LONGEST = 4, 24
"""Letters of a word of which one may be wrong, and of what is left of one without its ending."""

_MOST_SPELLINGS = 3

_ENDINGS = re.compile(
    "(?:ations?|ments?|ings?|ions?|ies|ed|es|s|e|y|as?|os?"
    "|(?:ами|ями|ого|его|ому|ему|ыми|ими|ией|ая|яя|ое|ее|ые|ие|ой|ей|ий|ый|ую|юю|ых|их|ым|им|ом|ем|ам|ям|ах|ях|ов|ев)"
    "|[аяоеыиуюь]|ات|ون|ين|ه|ي)$"
)
"""Endings of words as they are normalised (`й` is `и` there), the longer first."""


def typed(words: str) -> list[str]:
    """The words to try other spellings of; none where there are too many, or signs that are no words."""
    said = normalise(words).split()
    return said if len(said) <= MOST_WORDS and not NO_SPACES.search(words) else []


def others(said: Sequence[str], holds: Callable[[str], bool], near: Callable[[str], Sequence[str]]) -> Iterator[str]:
    """What may be typed in place of these words, the likelier first: words that no text `holds` by those that are
    `near` them; then every word by its beginning."""
    spellings = [[word] if holds(word) else [*islice(near(word), _MOST_SPELLINGS), *_beginning(word)] for word in said]
    corrected = (" ".join(each) for each in product(*spellings))
    beginnings = " ".join(beginning for word in said for beginning in _beginning(word))
    told = {" ".join(said), ""}
    for each in (*islice(corrected, 2 * _MOST_SPELLINGS), beginnings):
        if each not in told:
            told.add(each)
            yield each


def _beginning(word: str) -> list[str]:
    """A word without its ending, with the star that says so; nothing for a short one."""
    stem = _ENDINGS.sub("", word)
    stem = stem if len(stem) >= _SHORTEST else word
    return [f"{stem}*"] if len(stem) >= _SHORTEST else []


def spelt(word: str, sign: str = ".") -> str:
    """The regular expression of the words that differ from one by a letter more, less, otherwise or in the wrong place;
    `sign` stands for any letter. Empty for a word that is too short, or has signs that are no letters."""
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isalpha()):
        return ""
    ways: dict[str, None] = {}
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        ways[before + sign + after] = None
        if after:
            ways[before + sign + after[1:]] = None
            ways[before + after[1:]] = None
        if len(after) > 1:
            ways[before + after[1] + after[0] + after[2:]] = None
    return f"({'|'.join(ways)})"


def among(word: str, texts: Iterable[str]) -> list[str]:
    """The words of normalised texts that differ from one by a letter, the commonest first, then by the alphabet."""
    pattern = re.compile(spelt(word))
    found = Counter(each for text in texts for each in set(text.split()) if each != word and pattern.fullmatch(each))
    return sorted(found, key=lambda each: (-found[each], each))
