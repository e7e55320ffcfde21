"""Sources and notes of the compiled facts, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.utils.translation import override

from hiwar.kernel import facts
from hiwar.web.source_words import SENTENCES, pieces, told
from hiwar.web.templatetags.page import sourced

CITED = re.compile(
    r"[A-Z]+(?:-[A-Z]+)?/[A-Za-z0-9./]+(?:, para\. \d+)?|CERD|IC[A-Z]+(?:-OP\d)?|OP-?[A-Z-]+|GA/\d+|"
    r"KBS|PIIE|NCNK|Korea Herald|E\. Evatt, 1999|Global Centre for the Responsibility to Protect"
)
"""Symbols, short names of treaties, and names of works: the same in every language."""


def said() -> Iterator[str]:
    """Every source and note of the facts about treaties, sessions and resolutions."""
    for fact in (*facts.acts(), *facts.steps(), *facts.series_texts()):
        yield from (fact.source, fact.note)
    for each in facts.instruments().values():
        yield from (each.source, each.report_article, each.complaints, each.inquiry, each.denunciation)
    yield from (each.source for each in (*facts.sessions(), *facts.coverage()))


def test_every_source_has_words_or_is_a_citation() -> None:
    lacking = {
        piece
        for each in set(filter(None, said()))
        for piece, known in pieces(each)
        if not known and not CITED.fullmatch(piece)
    }
    assert not lacking


@pytest.mark.parametrize("sentence", [str(each) for each in SENTENCES])
def test_every_sentence_is_one_that_the_facts_say(sentence: str) -> None:
    everything = "\n".join((*said(), "a table (complete to 2015-01-01)"))
    shape = ".+?".join(map(re.escape, re.split(r"%\(\w+\)s", sentence)))
    assert re.search(shape, everything)


@pytest.mark.parametrize(
    ("source", "lang", "expected"),
    [
        ("general knowledge", "fr", "connaissances générales"),
        ("CRC, arts. 44 and 49; delay: general knowledge", "es", "CRC, arts. 44 y 49; plazo: conocimiento general"),
        ("A/HRC/28/2, para. 359; PIIE", "ru", "A/HRC/28/2, para. 359; PIIE"),
        (
            "United Nations Treaty Collection, 2015 (complete to 2015-09-22)",
            "zh",
            "联合国条约集，2015（完整至2015-09-22）",
        ),
        ("A/72/PV.73, p. 5", "ar", "A/72/PV.73, p. 5"),
    ],
)
def test_words_are_translated_and_citations_stay(source: str, lang: str, expected: str) -> None:
    with override(lang):
        assert told(source) == expected
    with override("en"):
        assert told(source) == source


def test_what_has_no_words_is_marked_as_it_is() -> None:
    with override("ar"):
        assert sourced("general knowledge; <zebra>") == 'معرفة عامة؛ <span lang="en" dir="auto">&lt;zebra&gt;</span>'
