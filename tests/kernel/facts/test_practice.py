"""Practice: what changed is dated, what is uncertain is marked, and a certain value goes before an uncertain one."""

from __future__ import annotations

from datetime import date

import pytest

from hiwar.kernel.facts import practice, practices, practices_on


@pytest.mark.parametrize(
    ("name", "on", "value"),
    [
        ("others_minutes", date(2009, 12, 7), 120),
        ("others_minutes", date(2014, 5, 1), 140),
        ("others_minutes", None, 140),
        ("sur_minutes", date(2009, 12, 7), 60),
        ("sur_minutes", date(2025, 1, 28), 70),
        ("review_minutes", date(2012, 5, 20), 180),
        ("review_minutes", date(2012, 5, 21), 210),
        ("working_group_report_words", date(2012, 7, 5), 9630),
        ("working_group_report_words", date(2012, 7, 6), 10700),
        ("addendum_words", None, 2675),
        ("plenary_states_rule", date(2014, 9, 19), "draw13"),
        ("plenary_states_rule", date(2016, 1, 1), "divide"),
        ("plenary_state_seconds", date(2010, 6, 10), 120),
        ("plenary_state_seconds", date(2013, 1, 1), 90),
        ("partial_acceptance_counts_as", None, "noted"),
        ("own_group_without_request", None, "allowed"),
        ("kiribati_group", None, "APG"),
        ("fifth_cycle_first_session", None, 55),
        ("day_before", date(1987, 12, 13), "yes"),
        ("day_before", date(2016, 12, 10), "no"),
    ],
)
def test_the_value_on_a_day(name: str, on: date | None, value: int | str) -> None:
    assert practice(name, on).value == value


@pytest.mark.parametrize(
    "name",
    [
        "own_group_without_request",
        "partial_acceptance_counts_as",
        "kiribati_group",
        "fifth_cycle_first_session",
        "national_report_words",
        "day_before",
        "speaking_time_rounding",
    ],
)
def test_what_is_uncertain_is_marked(name: str) -> None:
    assert not practice(name).verified


def test_uncertain_values_stay_in_view_beside_the_certain_one() -> None:
    minutes = {each.value: each.verified for each in practices() if each.name == "others_minutes"}
    assert minutes == {120: True, 140: True, 125: False}


def test_the_parts_of_a_review_add_up() -> None:
    for on in (date(2009, 12, 7), date(2014, 5, 1)):
        parts = [practice(name, on).value for name in ("sur_minutes", "others_minutes", "review_minutes")]
        assert parts[0] + parts[1] == parts[2]  # type: ignore[operator]


def test_verified_values_of_one_practice_do_not_overlap() -> None:
    for each in practices():
        for other in practices():
            if each.name == other.name and each is not other and each.verified and other.verified:
                apart = (each.valid_to or date.max) < (other.valid_from or date.min)
                assert apart or (other.valid_to or date.max) < (each.valid_from or date.min), each


def test_an_unknown_practice_or_time_is_an_error() -> None:
    with pytest.raises(KeyError, match="no_such"):
        practice("no_such")
    with pytest.raises(KeyError, match="1990"):
        practice("sur_minutes", date(1990, 1, 1))


@pytest.mark.parametrize("on", [None, date(2007, 1, 1), date(2009, 12, 7), date(2013, 1, 1), date(2026, 11, 27)])
def test_all_practices_of_a_day_are_those_asked_for_one_by_one(on: date | None) -> None:
    found = practices_on(on)
    for name in {each.name for each in practices()}:
        if name in found:
            assert found[name] == practice(name, on)
        else:
            with pytest.raises(KeyError):
                practice(name, on)
