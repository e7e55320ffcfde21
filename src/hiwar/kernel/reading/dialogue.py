"""Recommendations given only in the dialogue: `23 (b)` -> who spoke in paragraph 23, and what (b) recommended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from hiwar.kernel.reading.items import Part
from hiwar.kernel.reading.letters import CHINESE, OPENING, latin, width
from hiwar.kernel.reading.names import Named, closing_state, opening_state
from hiwar.kernel.reading.paragraphs import Body
from hiwar.kernel.reading.passage import Passage, tidy
from hiwar.kernel.reading.phrases import Phrases

_LETTER = re.compile(r"(?<![\w(])\(?([a-z])\)\s*")
_SENTENCE = re.compile(rf"(?<=[.;])\s+(?=[{OPENING}])|(?<=[.;])(?=[{CHINESE}])")
_TRIM = " .,;:"
_LETTERS_SKIPPED = 3
_ADVERBS = 2


class Dialogue:
    """Looks up the paragraphs of the proceedings by number."""

    def __init__(self, proceedings: Mapping[int, Body], state_under_review: str | None, phrases: Phrases) -> None:
        self._paragraphs = proceedings
        self._host = state_under_review
        self._phrases = phrases

    def spoken(self, label: str) -> tuple[Passage, list[Part]] | None:
        """What was recommended at `38` or `38(b)`, one text a sentence; None when there is no such paragraph."""
        number, _, letter = label.rstrip(")").partition("(")
        body = self._paragraphs.get(int(number)) if number.isdigit() else None
        if body is None:
            return None
        passage = Passage(body)
        letters = _lettered(passage.text, self._phrases)
        if letter:
            found = [stretch for name, stretch in letters if name == letter]
        else:
            found = [stretch for _, stretch in letters if len(letters) > 1] or self._recommending(passage.text)
        return passage, [part for start, end in found if (part := self._part(passage.text, start, end))]

    def _recommending(self, text: str) -> list[tuple[int, int]]:
        """The words after `recommended that …` in each sentence that has them."""
        for verb in (self._phrases.recommended, self._phrases.suggested):
            marks = ((verb.search(text, start, end), end) for start, end in _sentences(text))
            found = [(mark.end(), end) for mark, end in marks if mark]
            if found:
                return found
        return []

    def _part(self, paragraph: str, start: int, end: int) -> Part | None:
        text = tidy(paragraph[start:end])
        verb = self._phrases.recommended.search(text)
        if verb and _is_short(text[: verb.start()]):  # "(b) strongly recommended that …"
            text = text[verb.end() :]
        text = self._without_host(self._phrases.last_connector.sub("", text.strip(_TRIM)).strip(_TRIM))
        if not text:
            return None
        name = self._speaker(paragraph, start)
        states = Named((name[0],), (name[1],), ()) if name else Named((), (), ())
        return Part(start, end, text, states)

    def _speaker(self, text: str, before: int) -> tuple[str, str] | None:
        """Who speaks at character `before`: the State named right before the verb (`…, Finland recommended`), else the
        last sentence up to there that opens with another State's name."""
        best: tuple[str, str] | None = None
        for start, end in _sentences(text):
            if start > before:
                break
            named = opening_state(text[start:end], self._phrases) or self._after_a_comma(text[start:end])
            for verb in self._phrases.recommended.finditer(text, start, min(end, before)):
                named = closing_state(text[start : verb.start()], self._phrases) or named
            if named and named[1] != self._host:
                best = named
        return best

    def _after_a_comma(self, sentence: str) -> tuple[str, str] | None:
        """`While commending …, the United Kingdom remained concerned`: the first State after a comma, before a verb."""
        for comma in self._phrases.after_a_comma.finditer(sentence):
            named = opening_state(sentence[comma.end() :], self._phrases)
            if named and named[1] != self._host:
                return named
        return None

    def _without_host(self, text: str) -> str:
        """`Uzbekistan reinforce …` (it was recommended that): the State under review is understood."""
        named = opening_state(text, self._phrases)
        if named is None or named[1] != self._host:
            return text
        rest = self._phrases.speaker_prefix.sub("", text)[len(named[0]) :].strip(_TRIM)
        return rest if rest[:1].islower() else text


def _sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence."""
    ends = [mark.start() for mark in _SENTENCE.finditer(text)]
    starts = [0, *(mark.end() for mark in _SENTENCE.finditer(text))]
    return list(zip(starts, [*ends, len(text)], strict=True))


def _is_short(words: str) -> bool:
    """Whether nothing but an adverb or two stands there; in Chinese, so many characters twice."""
    return len(words.split()) <= _ADVERBS and width(words) - len(words) <= 2 * _ADVERBS


def _lettered(text: str, phrases: Phrases) -> list[tuple[str, tuple[int, int]]]:
    """Each letter with the stretch after `(b)` or `b)`: up to the next letter or the end of the sentence."""
    marks = list(_in_order(text, phrases))
    found = []
    for (letter, mark), following in zip_longest(marks, marks[1:]):
        end = following[1].start() if following else len(text)
        stop = _SENTENCE.search(text, mark.end(), end)
        found.append((letter, (mark.end(), stop.start() if stop else end)))
    return found


def _in_order(text: str, phrases: Phrases) -> Iterator[tuple[str, re.Match[str]]]:
    """The letters that count up from (a); the (i) of a sub-list is not the letter after (b)."""
    last = ord("a") - 1
    for mark in (_LETTER if phrases.alphabet[0] == "a" else phrases.letter).finditer(text):
        letter = latin(mark[1], phrases)
        if len(letter) == 1 and 0 < ord(letter) - last <= _LETTERS_SKIPPED:
            last = ord(letter)
            yield letter, mark
