"""The plenary of the Council: every session known, and those that the season gives."""

from __future__ import annotations

from datetime import date

import pytest

from hiwar.kernel.facts import plenaries, session
from hiwar.kernel.procedure.plenary import plenary_session

SEEN = {
    1: 8, 2: 8, 3: 10, 4: 11, 5: 12, 6: 13, 7: 14, 8: 15, 9: 16, 10: 17, 11: 18, 12: 19, 13: 21, 14: 22, 15: 23,
    16: 24, 17: 25, 18: 26, 19: 27, 20: 28, 24: 32, 33: 42, 34: 43, 38: 48, 42: 53, 44: 55, 47: 58, 48: 59,
}  # fmt: skip
"""The session of the Council in the symbols of the reports of each session of the Working Group."""

SEASONS = (
    # day of a review, the Council's session
    ("2027-01-25", 65),
    ("2027-05-03", 66),
    ("2027-11-08", 67),
    ("2027-12-01", 67),
    ("2027-08-01", None),
    ("2007-05-03", None),
)


@pytest.mark.parametrize(("number", "plenary"), SEEN.items())
def test_the_plenary_of_a_session_known(number: int, plenary: int) -> None:
    held = session(number)
    assert held is not None
    assert held.start is not None
    assert plenary_session(held.start, held, plenaries())[::2] == (plenary, True)


@pytest.mark.parametrize("number", sorted(set(SEEN) - {1, 2}))
def test_the_season_gives_what_was_seen_except_for_the_first_two_sessions(number: int) -> None:
    held = session(number)
    assert held is not None
    assert held.start is not None
    assert plenary_session(held.start, held, {})[::2] == (SEEN[number], False)


@pytest.mark.parametrize(("day", "plenary"), SEASONS)
def test_a_review_of_no_session_known(day: str, plenary: int | None) -> None:
    assert plenary_session(date.fromisoformat(day), None, plenaries())[::2] == (plenary, False)


def test_every_session_of_which_a_month_is_known_has_a_plenary() -> None:
    for number in range(1, 53):
        held = session(number)
        assert held is not None
        assert held.begins is not None
        assert plenary_session(held.begins.first, held, plenaries()).plenary_session
