"""The sentences of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?؟。！？…]+[\"“”»’」』)\]]*(?=\s|$)|[。！？]+[”」』）]*|[.!?]+[\"“”»]+(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Nos|Art|art|para|paras|vs|cf|Gen|Lt|Col|Prof|Sr|Sra|Dra|núm|n|op|г|гг|ст|им|т|д)|\b[A-ZА-Я]|\bU\.[SNK])$"
)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the sentences in a stretch of a text. A stop after an abbreviation or an initial ends none."""
    began = start
    for match in _END.finditer(text, start, end):
        before = text[began : match.start()]
        if match[0] == "." and _ABBREVIATION.search(before):
            continue
        if before.strip():
            yield _trimmed(text, began, match.end())
        began = match.end()
    if text[began:end].strip():
        yield _trimmed(text, began, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
