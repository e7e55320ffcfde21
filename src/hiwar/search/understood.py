"""What a question in plain words asks: `DPRK Russia 2014`, `what did the DPRK answer to Russia's recommendations in
2014?`, `Recommandations de la France au Togo`.

Names of States, a year, a session and words for positions are told apart from the words that a text may hold. Nothing
is decided here: `readings` gives the questions that may be meant, the likelier first, and whoever asks tries them and
says which one was taken. The words that questions are made of stand in `questions.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import product
from typing import NamedTuple

from hiwar.kernel.understanding.search_text import normalise
from hiwar.reference import queries as reference

_LONGEST = 12
"""More words than this has no name of a State."""

_WORD = re.compile(r"[\u3400-\u9fff]+|\d+(?=[\u3400-\u9fff])|[^\s\u3400-\u9fff]+")
_CHINESE = re.compile("[\u3400-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WHERE = frozenset(("в", "во", "на", "о", "об", "при"))
"""Russian prepositions of the prepositional case, which no name stands in without one."""

_WRITTEN_ON = tuple("ولبف")
"""What Arabic writes on to a word."""

_EDGES = ' \t?!.,;:()[]{}«»“”„"…،؟؛。，？！、（）'
_POSSESSIVE = re.compile(r"['’ʼ]s?$", re.I)
_ELIDED = re.compile(r"^[dl]['’ʼ]", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|e|ème|a|ª)?", re.I)


def _words() -> dict[str, frozenset[str]]:
    """The words of `questions.toml` in the form in which words are compared, all languages together."""
    text = files("hiwar.search").joinpath("questions.toml").read_text(encoding="utf-8")
    found: dict[str, set[str]] = defaultdict(set)
    for kinds in tomllib.loads(text).values():
        for kind, listed in kinds.items():
            found[kind].update(filter(None, map(normalise, listed.split())))
    return {kind: frozenset(listed) for kind, listed in found.items()}


_WORDS = _words()
_IDLE = _WORDS["idle"] | _WORDS["answering"] | _WORDS["made"] | _WORDS["session"]
_POSITION_OF = {word: value for value in ("supported", "noted", "partly", "pending") for word in _WORDS[value]}


class Named(NamedTuple):
    """A State that a question names, and on which `side` its words put it: `of`, `by`, or "" for either."""

    iso3: str
    side: str


@dataclass(frozen=True, slots=True)
class Question:
    """The parts of a question. `words` may stand in a text; `answers` are those among them that mean a position."""

    states: tuple[Named, ...] = ()
    year: str = ""
    session: str = ""
    words: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


def question(said: str) -> Question:
    """The parts of what a reader typed."""
    tokens = list(_tokens(said))
    states: list[Named] = []
    year = session = ""
    words: list[str] = []
    at = 0
    while at < len(tokens):
        found = _state_at(tokens, at)
        if found:
            if found.iso3 not in [each.iso3 for each in states]:
                states.append(Named(found.iso3, _side(tokens, at, found)))
            at += found.length
            continue
        token = tokens[at]
        number = _ORDINAL.fullmatch(token)
        beside = _WORDS["session"].intersection(map(normalise, tokens[max(0, at - 1) : at + 2]))
        if _YEAR.fullmatch(token) and not year and reference.sessions_in(int(token)):
            year = token
        elif number and beside and not session:
            session = number[1]
        elif normalise(token) not in _IDLE:
            words.append(token)
        at += 1
    answers = tuple(word for word in words if normalise(word) in _POSITION_OF)
    return Question(tuple(states), year, session, tuple(words), answers)


class Reading(NamedTuple):
    """One way to take a question, as the filters and words of a search; `left_out` are the words that it does not ask
    for."""

    of: str
    by: str
    year: str
    session: str
    position: str
    q: str
    left_out: tuple[str, ...] = ()


_MOST = 12
"""More ways to take a question are not worth trying."""


def readings(said: str, *, of: str = "", by: str = "") -> list[Reading]:
    """The ways to take what a reader typed, the likeliest first, those that leave words out last; `of` and `by` are
    filters that are set already. None where neither a State nor a year or session is named, or more States than have a
    side."""
    asked = question(said)
    if not (asked.states or asked.year or asked.session):
        return []
    sides = _sides([*asked.states], of, by)
    found = [
        Reading(of or one, by or other, *when, position, " ".join(words), (*left_out, *other_times))
        for (words, position, left_out), (when, other_times), (one, other) in product(
            _wordings(asked), _times(asked), sides
        )
    ]
    return sorted(dict.fromkeys(found), key=lambda reading: len(reading.left_out))[:_MOST]


def _times(asked: Question) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """The year and the session to look in, and then, where a State is named, any."""
    yield (asked.year, asked.session), ()
    if asked.states and (asked.year or asked.session):
        yield ("", ""), tuple(filter(None, (asked.year, asked.session)))


def _sides(states: Sequence[Named], of: str, by: str) -> list[tuple[str, str]]:
    """Who may be recommended to, and by whom: as the words put it, then the State named first under review, then the
    other way round."""
    free = [side for side, taken in (("of", of), ("by", by)) if not taken]
    if len(states) > len(free):
        return []
    if not states:
        return [("", "")]
    codes = [each.iso3 for each in states]
    if len(states) == 2:
        first, second = states
        pairs = [(codes[0], codes[1]), (codes[1], codes[0])]
        return pairs[::-1] if first.side == "by" or second.side == "of" else pairs
    one = states[0]
    ways = {"of": (one.iso3, ""), "by": ("", one.iso3)}
    order = [one.side, *ways] if one.side in free else ways
    return [ways[side] for side in dict.fromkeys(order) if side in free]


def _wordings(asked: Question) -> Iterator[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """The words to look for, the position that some may mean, and those left out: all as words, then those that mean a
    position as one, then without them."""
    others = tuple(word for word in asked.words if word not in asked.answers)
    yield asked.words, "", ()
    if asked.answers:
        yield others, _POSITION_OF[normalise(asked.answers[0])], asked.answers[1:]
        yield others, "", asked.answers
    if others and asked.states:
        yield (), "", asked.words


def _tokens(said: str) -> Iterator[str]:
    """The words, the names of States within a run of Chinese apart."""
    for word in _WORD.findall(said):
        if _CHINESE.match(word):
            yield from _cut(word)
        elif bare := word.strip(_EDGES):
            yield bare


def _cut(run: str) -> Iterator[str]:
    """A run of Chinese at its names of States and its idle words."""
    at = start = 0
    while at < len(run):
        ends = range(min(len(run), at + 2 * _LONGEST), at, -1)
        known = (end for end in ends if (end - at > 1 and reference.state_called(run[at:end])) or run[at:end] in _IDLE)
        end = next(known, 0)
        if end:
            if start < at:
                yield run[start:at]
            yield run[at:end]
            at = start = end
        else:
            at += 1
    if start < at:
        yield run[start:]


class _Found(NamedTuple):
    """A State named in a question, in how many words; the `particle` that is written on to its name, and the Russian
    `cases` in which the name may stand."""

    iso3: str
    length: int
    particle: str = ""
    cases: frozenset[str] = frozenset()


def _state_at(tokens: Sequence[str], at: int) -> _Found | None:
    """The State whose longest name begins at a word."""
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        said = " ".join(tokens[at : at + length])
        for name, particle in _spellings(said):
            iso3 = reference.state_called(name)
            if iso3 and not (len(name) <= 3 and name.isascii() and not name.isupper()):  # `us` and `can` are words
                return _Found(iso3, length, particle)
        if _CYRILLIC.match(said):
            iso3, cases = reference.state_declined(said)
            if iso3:
                return _Found(iso3, length, cases=cases)
    return None


def _spellings(name: str) -> Iterator[tuple[str, str]]:
    """A name as it stands, without a possessive ending, and without the particles that French and Arabic write on to
    it; each with the particle that was taken away."""
    yield name, ""
    if bare := _POSSESSIVE.sub("", name):
        yield bare, ""
    if bare := _ELIDED.sub("", name):
        yield bare, ""
    if name.startswith("لل"):
        yield "ال" + name[2:], "ل"
    if name[:1] in _WRITTEN_ON and len(name) > 3:
        yield name[1:], name[0]


def _side(tokens: Sequence[str], at: int, found: _Found) -> str:
    """On which side the words around a name, and its case, put its State."""
    after = tokens[at + found.length : at + found.length + 1]
    if _POSSESSIVE.search(tokens[at + found.length - 1]) and after and normalise(after[0]).startswith("recom"):
        return "by"
    before = found.particle or (tokens[at - 1] if at else "")
    if normalise(before) in _WORDS["by"] or found.cases == {"instrumental"}:
        return "by"
    dative = "dative" in found.cases and found.cases <= {"dative", "prepositional"} and before.lower() not in _WHERE
    if normalise(before) in _WORDS["to"] or dative:
        earlier = tokens if _CHINESE.match(before) else tokens[:at]  # in Chinese the answer comes at the end
        return "by" if _WORDS["answering"].intersection(map(normalise, earlier)) else "of"
    if "genitive" in found.cases and normalise(before) in _WORDS["made"]:
        return "by"
    return ""
