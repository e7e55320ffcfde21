"""What Arabic and Chinese print otherwise: stops, brackets, digits and the numbers of items, told as the grammar knows
them, and the words that are found told back as they are printed.

The grammar reads one set of signs, those of ASCII. Folding changes signs one for one, so that no character moves and
every place in the document stays true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hiwar.kernel.reading.letters import CHINESE
from hiwar.kernel.reading.model import Found

_WIDE = str.maketrans("，、；：。．（）？！％／－０１２３４５６７８９", ",,;:..()?!%/-0123456789")
_ARABIC = str.maketrans("،؛؟٪٫٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", ",;?%.01234567890123456789")
_TABLES = {"ar": _ARABIC, "zh": _WIDE}

_DASH = "\u2010-\u2013\u2212\\-"
_ITEM = re.compile(rf"(?<![\d{_DASH}/.])(\d{{1,3}})(\s?)[{_DASH}](\d{{1,3}})(?![\d/.]\d|[\d{_DASH}]*[\d/])")
_NUMBER = re.compile(rf"^([ \t]*\d{{1,3}}(?:\.\d{{1,3}})?\s?)[{_DASH}](?=\s|[^\W\d]|$)", re.MULTILINE)

_CHINESE = re.compile(f"[{CHINESE}]")
_VOWELS = "[\u064b-\u0652\u0670]*"
_LITERAL = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|(?P<letter>[\u0621-\u064a])(?P<times>[?*+]|\{\d[\d,]*\})?")


def folded(text: str, language: str) -> str:
    """`text` with the signs of a language's script as ASCII has them; as long as before.

    In Arabic the numbers of items and paragraphs are printed with a dash (`6-1`, `6-`): the dash becomes a full stop.
    """
    if language not in _TABLES:
        return text
    plain = text.translate(_TABLES[language])
    if language == "ar":
        plain = _ITEM.sub(r"\1\2.\3", plain)
        plain = _NUMBER.sub(r"\1.", plain)
    return plain


def with_vowels(pattern: str) -> str:
    """A regular expression of Arabic words that also matches them where vowels are printed (`علما`: `علماً`)."""
    return _LITERAL.sub(_vowelled, pattern)


def _vowelled(found: re.Match[str]) -> str:
    letter, times = found["letter"], found["times"]
    if letter is None:
        return found[0]
    return f"(?:{letter}{_VOWELS}){times}" if times else f"{letter}{_VOWELS}"


def _runs_on(before: str, after: str) -> bool:
    """Whether a line is joined to the next without a blank."""
    return bool(_CHINESE.match(after) or _CHINESE.match(before[-1:]) or before[-1:] in ("-", "/", "("))


def is_folded(language: str) -> bool:
    """Whether a language prints other signs than the grammar reads."""
    return language in _TABLES


class Printed:
    """The running text of a document, folded and as printed: what was read in the one is told in the other."""

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        """From lines in order, each folded and as printed."""
        plain: list[str] = []
        signs: list[str] = []
        for folded_line, printed_line in lines:
            blank = bool(signs) and not _runs_on(signs[-1], printed_line[:1])
            for letter, sign in zip(folded_line, printed_line, strict=True):
                if sign.isspace():
                    blank = True
                else:
                    plain.append(letter)
                    signs.append(f" {sign}" if blank else sign)
                    blank = False
        self._plain, self._signs = "".join(plain), signs

    def text(self, text: str) -> str:
        """A text of the document as printed; where it was put together from several stretches, word by word."""
        if (whole := self._told(text)) is not None:
            return whole
        return " ".join(self._told(word) or word for word in text.split(" "))

    def _told(self, text: str) -> str | None:
        letters = "".join(text.split())
        at = self._plain.find(letters)
        return None if at < 0 else "".join(self._signs[at : at + len(letters)]).strip()

    def found(self, found: Found) -> Found:
        """All that a reader found, its words as printed."""
        return replace(
            found,
            recommendations=tuple(
                replace(
                    each,
                    text=self.text(each.text),
                    states_as_written=tuple(map(self.text, each.states_as_written)),
                    unknown_states=tuple(map(self.text, each.unknown_states)),
                    position_as_written=each.position_as_written and self.text(each.position_as_written),
                )
                for each in found.recommendations
            ),
            positions=tuple(
                replace(
                    each,
                    as_written=self.text(each.as_written),
                    comment=each.comment and self.text(each.comment),
                )
                for each in found.positions
            ),
            questions=tuple(replace(each, text=self.text(each.text)) for each in found.questions),
        )

    def words_of_positions(self, found: Found) -> Found:
        """All that a reader found, the words of positions alone as printed."""
        told = (
            replace(each, position_as_written=each.position_as_written and self.text(each.position_as_written))
            for each in found.recommendations
        )
        return replace(found, recommendations=tuple(told))
