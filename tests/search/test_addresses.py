"""What counts as an address when it is typed in place of words."""

import pytest

from hiwar.search.addresses import Typed, typed


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("A/HRC/0/1:100.3", Typed("A/HRC/0/1", "100.3")),
        ("A/HRC/0/1:100.3:2", Typed("A/HRC/0/1", "100.3", 2)),
        ("A/HRC/0/1 100.3", Typed("A/HRC/0/1", "100.3")),
        ("A/HRC/0/1, para. 100.3", Typed("A/HRC/0/1", "100.3")),
        (" a/hrc/0/1 , paragraph 9 (b) ", Typed("a/hrc/0/1", "9(b)")),
        ("A/HRC/TRAINING/1", Typed("A/HRC/TRAINING/1")),
        ("A/HRC/0/1/Add.1", Typed("A/HRC/0/1/Add.1")),
        ("133.10", Typed(paragraph="133.10")),
        ("90(a)", Typed(paragraph="90(a)")),
        ("1325", None),
        ("A/HRC/0", None),
        ("A/HRC/0/1 boats", None),
        ("boats 133.10", None),
        ("", None),
    ],
)
def test_what_is_an_address(words: str, place: Typed | None) -> None:
    assert typed(words) == place
