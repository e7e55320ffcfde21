"""References to other paragraphs: `paragraphs 23 (b) and (f), 27(b), 30 (b) and (d)` -> 23(b), 23(f), 27(b), …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hiwar.kernel.reading.letters import latin
from hiwar.kernel.reading.phrases import Phrases
from hiwar.kernel.reading.phrases import phrases as phrases_of


@lru_cache
def _token(language: str) -> re.Pattern[str]:
    """A piece of a list of references, in the words of a language."""
    book = phrases_of(language)
    return re.compile(
        r"(?P<dotted>\d{1,3}\.\d{1,3})|(?P<number>\d{1,3})(?![\d/])"
        rf"|(?:{book.letters.pattern})|(?P<roman>\([ivx]{{2,4}}\))"
        rf"|(?P<range>-|–|—|{book.range_word.pattern})|(?P<joint>[,;\s]+|{book.joint.pattern})|(?P<bullet>[*∗])",
        re.VERBOSE,
    )


_STOP_FOR_COMMA = re.compile(r"\.\s+(?=\d{1,3}\.\d{1,3}\b(?!\.\d))")
"""A full stop printed where a comma was meant: `140.35. 140.36`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One paragraph or item meant."""

    number: str
    letter: str = ""

    @property
    def label(self) -> str:
        """As printed elsewhere: `124.3`, `23(b)`, `38`."""
        return f"{self.number}({self.letter})" if self.letter else self.number


def paragraph_references(sentence: str, phrases: Phrases) -> tuple[Reference, ...]:
    """All paragraphs a sentence names after the word `paragraph`, ranges expanded, in order."""
    return _after(phrases.paragraphs, sentence, phrases)


def item_references(sentence: str, phrases: Phrases) -> tuple[Reference, ...]:
    """All items a sentence names by number after `recommendations` or `Nos.`, ranges expanded, in order."""
    return _after(phrases.numbers, sentence, phrases)


def recommendation_references(sentence: str, phrases: Phrases) -> tuple[Reference, ...]:
    """All recommendations a sentence of an addendum names by number; articles, targets and percentages are none."""
    return _after(phrases.recommendation_numbers, phrases.other_numbers.sub("", sentence), phrases)


def label_list(text: str, phrases: Phrases, start: int = 0) -> tuple[list[str], int]:
    """The labels of the references that stand at character `start`, ranges expanded, and where their list ends."""
    found: list[Reference] = []
    end = _list(text, start, found, phrases)
    return [reference.label for reference in dict.fromkeys(found)], end if found else start


def _after(word: re.Pattern[str], sentence: str, phrases: Phrases) -> tuple[Reference, ...]:
    found: list[Reference] = []
    at = 0
    while mark := word.search(sentence, at):
        at = _list(sentence, mark.end(), found, phrases)
    return tuple(dict.fromkeys(found))


def _list(sentence: str, at: int, found: list[Reference], phrases: Phrases) -> int:
    """Read one list of references from character `at`; return where it ends."""
    token_of = _token(phrases.language)
    until = False
    opened = len(found)
    while at < len(sentence):
        token = token_of.match(sentence, at)
        if sentence[at] == ".":
            if len(found) > opened and (stop := _STOP_FOR_COMMA.match(sentence, at)):
                at = stop.end()
                continue
            break
        if sentence[at] == ":":
            at += 1
            continue
        if token is None:
            break
        at = token.end()
        if token["range"]:
            until = bool(found)
            continue
        if value := token["dotted"] or token["number"]:
            if "." not in value and len(found) > opened and "." in found[-1].number:
                value = _split(found[-1].number)[0] + value  # "140.82–85, 87"
            if until and found and not found[-1].letter:
                found.extend(_numbers_between(found[-1].number, value))
            found.append(Reference(value))
            until = False
        elif token["letters"] and found:
            joined = phrases.joint.sub(" ", token["letters"])
            letters = [latin(each, phrases) for each in joined if each in phrases.alphabet]
            if until and found[-1].letter:
                letters = [chr(c) for c in range(ord(found[-1].letter) + 1, ord(letters[-1]) + 1)]
            number = found[-1].number
            if not found[-1].letter:
                found.pop()
            found.extend(Reference(number, letter) for letter in letters)
            until = False
    return at


def _numbers_between(first: str, last: str) -> list[Reference]:
    stem, low = _split(first)
    _, high = _split(last)
    if _split(last)[0] not in (stem, "") or not low < high <= low + 400:
        return []
    return [Reference(f"{stem}{number}") for number in range(low + 1, high)]


def _split(number: str) -> tuple[str, int]:
    head, dot, tail = number.rpartition(".")
    return head + dot, int(tail)
