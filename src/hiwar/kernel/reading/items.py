"""One item -> its texts, each with its own States."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hiwar.kernel.reading.letters import SMALL, may_open
from hiwar.kernel.reading.names import Named, named_states
from hiwar.kernel.reading.passage import tidy
from hiwar.kernel.reading.phrases import Phrases

_TRIM = " \u00a0\t\n.,;:*∗"
_BETWEEN = " \u00a0.,;:/&*∗"
_AFTER_BRACKET = " \u00a0*∗)"
"""What may stand between a bracket and the stop after it."""
_WORD = re.compile(r"\w+")
_ONLY_PUNCTUATION = re.compile(r"[\s.,;:*∗\d)\]“”\"’]*")
_WORD_AND_GAP = re.compile(r"\S+")
_NAME_WORDS = 12
_NAMES_LENGTH = 200
_NEIGHBOURS = 12
"""Texts of one item lean on others so near, and no further: what is longer is no sentence."""
_BRACKET = re.compile(r"[()]")
_BARE_WORDS = 4
_STEM_WORDS = 8
_FOOTNOTE_CALL = re.compile(rf"(?<=[{SMALL}]{{3}})\d{{1,2}}(?=[\s,;.]|$)")
_CALL_AFTER_BRACKET = re.compile(r"\s?\d{1,2}(?=[\s,;.]|$)")
_SENTENCE_END = re.compile(r"[;.](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Part:
    """One text of an item: the stretch `start` to `end` of the item's passage, its clean text, and its States."""

    start: int
    end: int
    text: str
    states: Named


@dataclass(frozen=True, slots=True)
class _Bracket:
    start: int
    end: int
    states: Named


def parts(item: str, phrases: Phrases) -> tuple[Part, ...]:
    """Split an item at the brackets that name States. An item without any has no part.

    A text that leans on the one before it is completed with that one's printed words: in `ratify A (Chile) and B
    (Peru)` Peru's text is `ratify B`; in `sign (Chile) or ratify (Peru) the Covenant` both get the Covenant; in
    `report (Chile) without delay (Peru)` Peru's text is the whole.
    """
    pieces = _pieces(item, phrases)
    return tuple(
        Part(piece.start, piece.end, _completed(pieces, i, phrases), piece.states) for i, piece in enumerate(pieces)
    )


def commented(item: str, phrases: Phrases) -> tuple[Part, ...]:
    """The text of an item that names its States in words: `With regard to the recommendation of Chile in paragraph 35,
    the State can …`."""
    mark = phrases.comment_state.search(item)
    states = named_states(mark["states"], phrases.language) if mark else None
    if mark is None or states is None:
        return ()
    return (Part(0, len(item), _clean(item[mark.end() :], phrases), states),)


@dataclass(slots=True)
class _Piece:
    """A stretch of the item with its States. `text` is its own words; `opens` says that a semicolon or full stop
    parts it from the piece before; `printed` are its words with the comma before them; `tail` holds the words after the
    last bracket."""

    start: int
    end: int
    text: str
    opens: bool
    states: Named
    printed: str
    tail: str = ""


def _pieces(item: str, phrases: Phrases) -> list[_Piece]:
    found: list[_Piece] = []
    start = 0
    for bracket in _brackets(item, phrases.language):
        gap = item[start : bracket.start]
        if found and _ONLY_PUNCTUATION.fullmatch(gap):
            found[-1].states = _joined(found[-1].states, bracket.states)
            found[-1].end = bracket.end
        else:
            opens = gap.lstrip(_AFTER_BRACKET)[:1] in (";", ".")
            first = start + len(gap) - len(gap.lstrip(_BETWEEN))
            found.append(_Piece(first, bracket.end, _clean(gap, phrases), opens, bracket.states, _printed(gap)))
        call = _CALL_AFTER_BRACKET.match(item, bracket.end)
        start = call.end() if call else bracket.end
    tail = item[start:]
    if found and _WORD.search(tail) and tail.lstrip(_AFTER_BRACKET)[:1] not in (".", ";", ":"):
        words = _clean(tail, phrases)
        # A capital here opens a heading, unless it is the name of what the sentence speaks of.
        if words and (not may_open(words) or phrases.bare_object.match(words)):
            found[-1].tail, found[-1].end = words, len(item)
    return found


def _completed(pieces: list[_Piece], i: int, phrases: Phrases, reach: int = _NEIGHBOURS) -> str:
    """The text of piece `i`, completed from its neighbours where it leans on them, `reach` pieces back at most."""
    piece = pieces[i]
    text = piece.text
    if i and reach and not piece.opens and phrases.continues.match(text):
        return _with_tail(f"{_completed(pieces, i - 1, phrases, reach - 1)} {text}", piece)
    if i and phrases.bare_object.match(text) and (stem := _stem(pieces, i - 1, phrases)):
        return _with_tail(f"{stem} {text}", piece)
    if _is_bare_verb(text, phrases) and (rest := _shared_object(pieces, i, phrases)):
        return f"{text} {rest}"
    if i and reach and not piece.opens and not piece.tail and " " not in text:
        return f"{_completed(pieces, i - 1, phrases, reach - 1)}{piece.printed}"
    return _with_tail(text, piece)


def _is_bare_verb(text: str, phrases: Phrases) -> bool:
    if phrases.dangles.search(text):
        return True
    return len(text.split()) <= _BARE_WORDS and not _verb_and_object(text, phrases)[1]


def _with_tail(text: str, piece: _Piece) -> str:
    return f"{text} {piece.tail}" if piece.tail else text


def _stem(pieces: list[_Piece], i: int, phrases: Phrases) -> str:
    """The verb the pieces up to `i` share: the words before the first object."""
    for piece in reversed(pieces[max(0, i - _NEIGHBOURS) : i + 1]):
        if not phrases.bare_object.match(piece.text):
            verb, _ = _verb_and_object(piece.text, phrases)
            return verb or (piece.text if _is_bare_verb(piece.text, phrases) else "")
    return ""


def _shared_object(pieces: list[_Piece], i: int, phrases: Phrases) -> str:
    """What a bare verb governs: the object that follows the run of bare verbs it stands in."""
    if pieces[i].tail:
        return pieces[i].tail
    for following in pieces[i + 1 : i + 1 + _NEIGHBOURS]:
        for words in (following.text, following.tail):
            if phrases.bare_object.match(words) or phrases.indefinite_object.match(words):
                return words
        if not _is_bare_verb(following.text, phrases):
            if not phrases.dangles.search(pieces[i].text) and " " in pieces[i].text:
                return ""
            return _verb_and_object(following.text, phrases)[1] if may_open(following.text) else following.text
    return ""


def _verb_and_object(text: str, phrases: Phrases) -> tuple[str, str]:
    """`Accede to` and `the Optional Protocol …`; two empty strings where no object opens within a few words."""
    words = text.split()
    for count in range(1, min(len(words), _STEM_WORDS + 1)):
        rest = " ".join(words[count:])
        if phrases.bare_object.match(rest):
            return " ".join(words[:count]), rest
    return "", ""


def _joined(first: Named, second: Named) -> Named:
    return Named(
        first.as_written + second.as_written,
        tuple(dict.fromkeys(first.codes + second.codes)),
        first.unknown + second.unknown,
    )


def _printed(gap: str) -> str:
    """Words between two brackets as they would stand without the brackets: `, women`, ` or reservations`."""
    words = tidy(gap)
    return words if words[:1] in ",;/" else f" {words}"


def _clean(text: str, phrases: Phrases) -> str:
    return phrases.leading_connector.sub("", _FOOTNOTE_CALL.sub("", tidy(text))).strip(_TRIM)


def _brackets(item: str, language: str) -> list[_Bracket]:
    """The brackets that name States, an outer one before those in it. A bracket left open ends with its sentence."""
    opened: list[int] = []
    pairs: list[tuple[int, int, str]] = []
    for mark in _BRACKET.finditer(item):
        i = mark.start()
        if mark[0] == "(":
            opened.append(i)
        elif opened:
            start = opened.pop()
            pairs.append((start, i + 1, item[start + 1 : i]))
        elif inside := _lost_opening(item[max(0, i - _NAMES_LENGTH) : i], language):
            pairs.append((i - len(inside), i + 1, inside))
    found: list[_Bracket] = []
    for start, end, inside in sorted(pairs):
        if not found or start >= found[-1].end:
            _keep(found, item, start, end, inside, language)
    if opened and (not found or opened[-1] >= found[-1].end):
        start = opened[-1]
        inside = _SENTENCE_END.split(item[start + 1 :])[0]
        _keep(found, item, start, start + 1 + len(inside), inside, language)
    return found


def _lost_opening(before: str, language: str) -> str:
    """The States before a closing bracket whose opening one was lost in print: the longest run of words that are."""
    words = list(_WORD_AND_GAP.finditer(before))
    for word in words[-_NAME_WORDS:]:
        states = named_states(before[word.start() :], language)
        if states and states.codes and not states.unknown and may_open(word[0]):
            return before[word.start() :]
    return ""


def _keep(found: list[_Bracket], item: str, start: int, end: int, inside: str, language: str) -> None:
    states = named_states(inside, language)
    if states and (states.codes or _stands_at_an_end(item, end)):
        found.append(_Bracket(start, end, states))


def _stands_at_an_end(item: str, end: int) -> bool:
    return not _WORD.search(item[end:])
