"""Sentences that the record keeps in English, known again by their words, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import override


class KnownSentences:
    """A table of sentences, each with its holes (`%(name)s`), as the catalogues have them. `hole` is a pattern of what
    may stand in one."""

    def __init__(self, sentences: Sequence[Promise], hole: str = ".+?") -> None:
        self._sentences, self._hole = sentences, hole

    def told(self, said: str) -> str | None:
        """A sentence in the language that is in force, with what is in its holes, which may be sentences too; None for
        one that does not stand in the table."""
        for pattern, sentence in self._known:
            if found := pattern.fullmatch(said):
                holes = {name: self.told(value) or value for name, value in found.groupdict().items()}
                return str(sentence) % holes if holes else str(sentence)
        return None

    @cached_property
    def _known(self) -> tuple[tuple[re.Pattern[str], Promise], ...]:
        """Each sentence with what knows it again, in the order in which they are tried: those without holes, then those
        with the most words, so that no hole takes the words of another sentence."""
        patterns = [(self._pattern(_english(sentence)), sentence) for sentence in self._sentences]
        return tuple(sorted(patterns, key=lambda each: (each[0].groups > 0, -len(each[0].pattern))))

    def _pattern(self, english: str) -> re.Pattern[str]:
        pieces = re.split(r"%\((\w+)\)s", english)
        written = (
            f"(?P<{piece}>{self._hole})" if number % 2 else re.escape(piece) for number, piece in enumerate(pieces)
        )
        return re.compile("".join(written), re.DOTALL)


def _english(sentence: Promise) -> str:
    with override("en"):
        return str(sentence)
