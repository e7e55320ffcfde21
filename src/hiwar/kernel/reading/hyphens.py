"""Words broken at the end of a line: which hyphens are the word's own, and which the typesetter's."""

from __future__ import annotations

import re
from collections.abc import Iterator

BROKEN = "\ufffe"
"""What the PDF library puts in place of a hyphen at the end of a line and of the line's end."""

_OWN, _TYPESETTERS = "-", "\u00ad"
_BEFORE = re.compile(r"[^\W\d_]+$")
_AFTER = re.compile(r"[^\W\d_]+")
_HEAD_LINES = 4
"""Lines of a page among which its text begins."""
_LONGEST = 40
_ENOUGH = 3


def settled(texts: list[str]) -> list[str]:
    """The pages' texts with each `BROKEN` replaced by a hyphen or by a soft hyphen, so that no character moves.

    The document itself is the dictionary: a word that it prints elsewhere in one piece speaks for a typesetter who
    breaks words, a word that it prints with a hyphen against. Most documents of the United Nations are set without
    breaking words, so without good evidence every hyphen is the word's own, also where the spelling varies.
    """
    breaks = [list(_breaks(text, following)) for text, following in zip(texts, [*texts[1:], ""], strict=False)]
    words = {word for page in breaks for _, found in page for word in found}
    if not any(breaks):
        return texts
    plain = "\n".join(texts).casefold()
    evidence = {word: _evidence(plain, *word) for word in words}
    breaks_words = sum(evidence.values()) >= _ENOUGH
    found = []
    for text, page in zip(texts, breaks, strict=True):
        characters = list(text)
        for at, candidates in page:
            speaks = max((evidence[word] for word in candidates), default=-1)
            characters[at] = _TYPESETTERS if breaks_words and speaks >= 0 else _OWN
        found.append("".join(characters))
    return found


def _breaks(text: str, following: str) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Where a word is broken, and its two halves; several pairs where it goes on below the head of the `following`
    page, none where no letter stands at the break, or capitals on both sides: `OP-CAT` is two words."""
    at = text.find(BROKEN)
    while at >= 0:
        before = _BEFORE.search(text, max(0, at - _LONGEST), at)
        after = [_AFTER.match(text, at + 1)]
        if text[at + 1 : at + 2] in ("", "\n"):  # the text of the page ends here
            after = [_AFTER.match(line.strip()) for line in following.split("\n")[:_HEAD_LINES]]
        halves = [(before[0], half[0]) for half in after if before and half]
        yield at, [(one.casefold(), two.casefold()) for one, two in halves if not (one.isupper() and two.isupper())]
        at = text.find(BROKEN, at + 1)


def _evidence(plain: str, first: str, second: str) -> int:
    """1: the word is printed elsewhere in one piece; -1: with a hyphen; 0: both or neither."""
    return _printed(plain, first + second) - _printed(plain, f"{first}-{second}")


def _printed(plain: str, word: str) -> bool:
    """Whether the word stands somewhere on its own, not as a stretch of a longer one."""
    at = plain.find(word)
    while at >= 0:
        end = at + len(word)
        if not plain[at - 1 : at].isalpha() and not plain[end : end + 1].isalpha():
            return True
        at = plain.find(word, end)
    return False
