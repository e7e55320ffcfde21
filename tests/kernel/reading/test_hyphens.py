"""Words broken at the end of a line (PDFium writes U+FFFE there)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.reading.hyphens import BROKEN, settled

SOFT = "\u00ad"


# A document whose typesetter breaks words: three that stand elsewhere in one piece.
BREAKS_WORDS = "the min￾imum, a com￾plaint, the pub￾lic; minimum, complaint, public\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a per￾son; all persons; one person", f"a per{SOFT}son; all persons; one person"),
        ("the follow￾up; a follow-up office", "the follow-up; a follow-up office"),
        ("a per￾son, printed nowhere else", f"a per{SOFT}son, printed nowhere else"),
        ("Con￾vention; the CONVENTION", f"Con{SOFT}vention; the CONVENTION"),
        ("2010￾2014", "2010-2014"),
        ("￾ alone", "- alone"),
        ("no break", "no break"),
    ],
)
def test_a_document_that_breaks_words_is_its_own_dictionary(text: str, expected: str) -> None:
    assert settled([BREAKS_WORDS, text])[1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the follow￾up of it", "the follow-up of it"),
        ("security and co￾operation; cooperation; cooperation", "security and co-operation; cooperation; cooperation"),
        ("well￾being, on￾going; wellbeing, ongoing", "well-being, on-going; wellbeing, ongoing"),
        ("per￾son; personality", "per-son; personality"),
        ("", ""),
    ],
)
def test_elsewhere_every_hyphen_is_the_words_own(text: str, expected: str) -> None:
    assert settled([text]) == [expected]


@given(st.lists(st.text(st.sampled_from(f"ab é-ßİ1\n{BROKEN}"), max_size=30), max_size=4))
def test_no_character_moves_and_no_break_stays(texts: list[str]) -> None:
    found = settled(texts)
    assert [len(text) for text in found] == [len(text) for text in texts]
    for before, after in zip(texts, found, strict=True):
        assert all(b == a or (b == BROKEN and a in f"-{SOFT}") for b, a in zip(before, after, strict=True))
