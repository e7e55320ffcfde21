"""Many groups of phrases of one language, found in a text in one pass over its words.

A phrase is looked for only where a word stands that it can begin with, and becomes a pattern only there, if at all:
most are words with blanks between. What is found is what the patterns of `folding.phrase_pattern` find.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from hiwar.kernel.understanding.folding import folded_phrase, in_order, phrase_after, phrase_pattern, prefixes

_WORD = re.compile(r"\w+")
_BLANKS = re.compile(r"[\s\-\"]+")
_WORDS_ALONE = re.compile(r"[^\W_]+\*?(?: [^\W_]+\*?)*")
_ODD = re.compile(r"\\[(|)]|\[[^\]]*[(|)]")
"""Signs that part the ways of a pattern, where they stand for themselves."""

_INMOST = re.compile(r"\([^()]*\)")
_NEEDED = re.compile(r"(?<= )[^\W_]+(?= |$)")

_MOST_WAYS = 100
"""Words that a phrase may begin with. A group that has one with more, or none that can be told, is searched for by its
pattern; so is every group in a language that writes no blanks."""


class Phrases(Mapping[str, re.Pattern[str]]):
    """Groups of phrases by name: each is a pattern, made when it is asked for; `spans` finds all of them together."""

    def __init__(self, groups: Mapping[str, Sequence[str]], lang: str) -> None:
        self._groups, self._lang = groups, lang
        self._patterns: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        if name not in self._patterns:
            self._patterns[name] = phrase_pattern(self._groups[name], self._lang)
        return self._patterns[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def spans(self, plain: str) -> Mapping[str, Sequence[tuple[int, int]]]:
        """Where the phrases of each group stand in a folded text, in order, none inside another of its group."""
        found: dict[str, list[tuple[int, int]]] = {name: [] for name in self._groups}
        ends = dict.fromkeys(self._groups, 0)
        words = _Words(plain)
        there = set(words.words)
        beginning: dict[str, list[tuple[str, list[_Candidate]]]] = {}
        for number, (word, start) in enumerate(zip(words.words, words.starts, strict=True)):
            if word not in beginning:
                beginning[word] = self._index.candidates(word, there)
            for name, candidates in beginning[word]:
                if start < ends[name]:
                    continue
                for _, _, offset, phrase in candidates:
                    end = phrase.end(words, number, start + offset)
                    if end >= 0:
                        found[name].append((start, end))
                        ends[name] = end
                        break
        for name in self._index.patterns:
            found[name] = [match.span() for match in self[name].finditer(plain)]
        return found

    @cached_property
    def _index(self) -> _Index:
        return _index(self._groups, self._lang)


class _Words:
    """The words of a text, where they begin and end, and which have nothing but a blank between them and the last."""

    def __init__(self, plain: str) -> None:
        matches = list(_WORD.finditer(plain))
        self.plain = plain
        self.words = [match[0] for match in matches]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        gaps = [plain[end:start] for end, start in zip([0, *self.ends], self.starts, strict=False)]
        self.joined = [gap == " " or _BLANKS.fullmatch(gap) is not None for gap in gaps]


@dataclass(slots=True)
class _Plain:
    """A phrase of words: each whole, or, where `True` stands beside it, the beginning of one."""

    following: tuple[tuple[str, bool], ...]
    """The words after the first."""

    def end(self, text: _Words, number: int, _start: int) -> int:
        """Where the phrase ends that begins with the word of this number; -1 where it does not stand there."""
        last = number + len(self.following)
        if last >= len(text.words):
            return -1
        for place, (word, goes_on) in enumerate(self.following, number + 1):
            there = text.words[place]
            if not text.joined[place] or not (there.startswith(word) if goes_on else there == word):
                return -1
        return text.ends[last]


@dataclass(slots=True)
class _Pattern:
    """A phrase with choices or gaps in it."""

    phrase: str
    lang: str
    pattern: re.Pattern[str] | None = None

    def end(self, text: _Words, _number: int, start: int) -> int:
        """Where the phrase ends that begins at this place; -1 where it does not stand there."""
        if self.pattern is None:
            self.pattern = phrase_after(self.phrase, self.lang)
        match = self.pattern.match(text.plain, start)
        return match.end() if match else -1


class _Phrase(NamedTuple):
    """A phrase of a group, with words that a text has in which it stands. Of those that stand at one place the one with
    the least rank counts."""

    group: str
    rank: int
    needs: frozenset[str]
    phrase: _Plain | _Pattern


class _Candidate(NamedTuple):
    """A phrase that a word can begin after so many of its letters; the first in order that stands there counts."""

    way: int
    rank: int
    offset: int
    phrase: _Plain | _Pattern


@dataclass(slots=True)
class _Index:
    """Phrases by the words that they begin with, and the groups that are searched for by their patterns."""

    lang: str
    whole: dict[str, list[_Phrase]] = field(default_factory=lambda: defaultdict(list))
    begun: dict[str, list[_Phrase]] = field(default_factory=lambda: defaultdict(list))
    patterns: list[str] = field(default_factory=list)
    longest: int = 0

    def candidates(self, word: str, there: Set[str]) -> list[tuple[str, list[_Candidate]]]:
        """The phrases of each group that may stand where a word stands, in the order in which they count; `there` are
        all words of the text."""
        found: dict[str, list[_Candidate]] = defaultdict(list)
        for way, offset in enumerate(prefixes(word, self.lang)):
            rest = word[offset:]
            begun = (self.begun.get(rest[:length], ()) for length in range(1, min(len(rest), self.longest) + 1))
            for group, rank, needs, phrase in chain(self.whole.get(rest, ()), *begun):
                if needs <= there:
                    found[group].append(_Candidate(way, rank, offset, phrase))
        for each in found.values():
            each.sort(key=lambda candidate: (candidate.way, candidate.rank))
        return list(found.items())


def _index(groups: Mapping[str, Sequence[str]], lang: str) -> _Index:
    index = _Index(lang)
    for group, phrases in groups.items():
        plain = [folded_phrase(each) for each in in_order(phrases)]
        begins = [_beginnings(each) for each in plain] if lang != "zh" else [None]
        if None in begins:
            index.patterns.append(group)
            continue
        for rank, (phrase, words) in enumerate(zip(plain, begins, strict=True)):
            one = _Phrase(group, rank, _needs(phrase), _compiled(phrase, lang))
            for word, goes_on in words or ():
                (index.begun if goes_on else index.whole)[word].append(one)
    index.longest = max(map(len, index.begun), default=0)
    return index


def _compiled(phrase: str, lang: str) -> _Plain | _Pattern:
    if not _WORDS_ALONE.fullmatch(phrase):
        return _Pattern(phrase, lang)
    return _Plain(tuple((word.removesuffix("*"), word.endswith("*")) for word in phrase.split(" ")[1:]))


def _needs(phrase: str) -> frozenset[str]:
    """Whole words after the first that stand wherever a phrase stands."""
    while "(" in phrase and phrase != (less := _INMOST.sub("#", phrase)):
        phrase = less
    return frozenset() if "|" in phrase or "[" in phrase else frozenset(_NEEDED.findall(phrase))


def _beginnings(phrase: str) -> set[tuple[str, bool]] | None:
    """The words that a phrase can begin with, whole or (True) the beginning of one; None where that is not certain."""
    if _ODD.search(phrase):
        return None
    found: set[tuple[str, bool]] = set()
    ways = _ways(phrase) if "|" in phrase else [phrase]
    while ways:
        way = ways.pop()
        if word := _WORD.match(way):
            then = way[word.end() : word.end() + 1]
            known = word[0][:-1] if then in ("?", "{") else word[0]
            if not known:
                return None
            found.add((known, then not in ("", " ")))
        elif way.startswith("("):
            inside, rest = _group(way)
            if rest.startswith(("+", "{")):
                return None
            if inside.startswith(("?<", "?=", "?!")):  # only looks at what stands there
                ways.append(rest)
                continue
            left_out = [""] if rest.startswith("?") else []
            ways += [f"{each}{rest.removeprefix('?')}" for each in (*_ways(inside.removeprefix("?:")), *left_out)]
        else:
            return None
        if len(found) + len(ways) > _MOST_WAYS:
            return None
    return found


def _ways(phrase: str) -> list[str]:
    """What a phrase chooses between, outside of its brackets."""
    ways, depth = [""], 0
    for sign in phrase:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            ways.append("")
        else:
            ways[-1] += sign
    return ways


def _group(phrase: str) -> tuple[str, str]:
    """What stands in the brackets that a phrase begins with, and what follows them."""
    depth = 0
    for place, sign in enumerate(phrase):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return phrase[1:place], phrase[place + 1 :]
    return phrase[1:], ""
