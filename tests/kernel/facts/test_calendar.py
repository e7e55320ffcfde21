"""The calendar: cycles and sessions in time, the order of review, and the reviews against both."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from hiwar.kernel.facts import (
    ReviewFact,
    cycle_of,
    cycles,
    find_state,
    first_cycle_sessions,
    group_of,
    order_of_review,
    plenaries,
    reported_by,
    reviews,
    session,
    sessions,
    states,
    submission_deadlines,
)

MOVED = {
    ("ISR", 2): 17,  # absent in session 15
    ("SDN", 3): 40,  # from session 39
    ("USA", 4): 53,  # absent in session 50
    ("UKR", 4): None,  # not in the list of session 42
    ("MMR", 4): None,  # not in the list of session 51
}
"""The reviews that were held, or set, outside the session that the order gives."""

SEEN_TO_THE_END = {*range(1, 25), 26, 31, *range(35, 50), 51}
"""Sessions whose list of States was seen whole."""


def in_session(fact: ReviewFact, day: date) -> bool:
    """Whether a day falls into the review's session, give or take three days."""
    held = session(fact.session) if fact.session is not None else None
    assert held is not None
    assert held.start is not None
    assert held.end is not None
    return held.start <= day <= held.end + timedelta(days=3)


def test_sessions_follow_one_another_in_number_and_time() -> None:
    assert [each.number for each in sessions()] == list(range(55))
    days = [day for each in sessions() for day in (each.start, each.end) if day]
    assert days == sorted(days)
    assert len(days) == 2 * 51


def test_session_dates_not_found_are_empty_and_unverified() -> None:
    for number in (52, 53, 54):
        found = session(number)
        assert found is not None
        assert (found.start, found.end, found.verified) == (None, None, False)


@pytest.mark.parametrize(
    ("number", "start", "end", "verified"),
    [
        (1, date(2008, 4, 7), date(2008, 4, 18), True),
        (2, date(2008, 5, 5), date(2008, 5, 19), True),
        (6, date(2009, 11, 30), date(2009, 12, 11), True),
        (13, date(2012, 5, 21), date(2012, 6, 4), True),
        (14, date(2012, 10, 22), date(2012, 11, 5), True),
        (19, date(2014, 4, 28), date(2014, 5, 9), True),
        (22, date(2015, 5, 4), date(2015, 5, 15), False),
        (36, date(2020, 11, 2), date(2020, 11, 13), True),
        (37, date(2021, 1, 18), date(2021, 1, 29), False),
        (40, date(2022, 1, 24), date(2022, 2, 3), True),
        (51, date(2026, 1, 19), date(2026, 1, 30), True),
    ],
)
def test_session_dates(number: int, start: date, end: date, verified: bool) -> None:
    found = session(number)
    assert found is not None
    assert (found.start, found.end, found.verified) == (start, end, verified)


def test_cycles_cover_the_sessions_without_gap() -> None:
    assert [each.number for each in cycles()] == [1, 2, 3, 4]
    covered = [number for each in cycles() for number in range(each.first_session, each.last_session + 1)]
    assert covered == list(range(1, 55))
    for each in cycles():
        assert {cycle_of(number) for number in range(each.first_session, each.last_session + 1)} == {each.number}


def test_training_and_unknown_sessions_have_no_cycle() -> None:
    assert session(0) is not None
    assert session(55) is None
    assert cycle_of(0) is cycle_of(55) is None


def test_the_order_covers_all_members_once() -> None:
    members = {each.iso3 for each in states() if each.kind == "member"}
    for cycle in (2, 3, 4):
        assert len(order_of_review(cycle)) == 193
        assert set(order_of_review(cycle)) == members
    assert order_of_review(2) == order_of_review(3) == order_of_review(4)
    assert order_of_review(1) == order_of_review(2)[:192]
    assert set(order_of_review(1)) == members - {"SSD"}


@pytest.mark.parametrize(
    ("number", "name"),
    [(1, "Bahrain"), (53, "Russian Federation"), (92, "DPRK"), (110, "Slovenia"), (192, "Haiti"), (193, "South Sudan")],
)
def test_places_in_the_order(number: int, name: str) -> None:
    found = find_state(name)
    assert found is not None
    assert order_of_review(2)[number - 1] == found.iso3


def test_the_first_cycle_had_sixteen_states_a_session_but_for_two() -> None:
    sizes = Counter(first_cycle_sessions().values())
    assert sizes == {number: {8: 15, 12: 17}.get(number, 16) for number in range(1, 13)}
    in_order = [first_cycle_sessions()[iso3] for iso3 in order_of_review(1)]
    assert in_order == sorted(in_order)


def test_every_state_is_reviewed_at_most_once_a_cycle() -> None:
    seen = Counter((each.state, each.cycle) for each in reviews())
    assert max(seen.values()) == 1
    for cycle in (1, 2, 3):
        assert {state for state, number in seen if number == cycle} == set(order_of_review(cycle))


def test_every_review_is_in_the_session_that_the_order_gives_or_a_known_exception() -> None:
    first = {each.number: each.first_session for each in cycles()}
    for each in reviews():
        if each.cycle == 1:
            expected: int | None = first_cycle_sessions()[each.state]
        elif (each.state, each.cycle) in MOVED:
            expected = MOVED[each.state, each.cycle]
        else:
            expected = first[each.cycle] + order_of_review(each.cycle).index(each.state) // 14
        assert each.session == expected, each
        assert each.session is None or cycle_of(each.session) == each.cycle


def test_the_list_of_every_session_seen_equals_its_block_as_a_set() -> None:
    first = {each.number: each.first_session for each in cycles()}
    held: dict[int, set[str]] = defaultdict(set)
    for each in reviews():
        if each.session is not None and each.verified:
            held[each.session].add(each.state)
    assert held.keys() >= SEEN_TO_THE_END
    for number in SEEN_TO_THE_END - set(range(1, 13)):
        cycle = cycle_of(number)
        assert cycle is not None
        block = 14 * (number - first[cycle])
        expected = {iso3 for iso3 in order_of_review(cycle)[block : block + 14] if (iso3, cycle) not in MOVED}
        expected |= {iso3 for (iso3, moved_in), to in MOVED.items() if moved_in == cycle and to == number}
        assert held[number] == expected, number


@pytest.mark.parametrize(
    ("number", "size"), [(8, 15), (12, 17), (15, 13), (17, 15), (26, 11), (39, 13), (40, 12), (42, 13), (51, 13)]
)
def test_sessions_of_an_unusual_size(number: int, size: int) -> None:
    assert sum(each.session == number for each in reviews()) == size


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("DPRK", (6, 19, 33, 47)),
        ("Russian Federation", (4, 16, 30, 44)),
        ("Slovenia", (7, 20, 34, 48)),
        ("Israel", (3, 17, 29, 43)),
    ],
)
def test_the_four_reviews_of_one_state(name: str, expected: tuple[int, ...]) -> None:
    found = find_state(name)
    assert found is not None
    assert tuple(each.session for each in reviews() if each.state == found.iso3) == expected


@pytest.mark.parametrize(
    ("iso3", "cycle", "held", "adopted", "symbol", "troika"),
    [
        ("PRK", 1, date(2009, 12, 7), date(2009, 12, 9), "A/HRC/13/13", {"MEX", "NOR", "ZAF"}),
        ("PRK", 2, date(2014, 5, 1), date(2014, 5, 6), "A/HRC/27/10", {"CIV", "ARE", "GBR"}),
        ("PRK", 3, date(2019, 5, 9), date(2019, 5, 14), "A/HRC/42/10", {"ERI", "FJI", "ESP"}),
        ("RUS", 1, date(2009, 2, 4), date(2009, 2, 6), "A/HRC/11/19", {"BHR", "CHL", "GHA"}),
        ("RUS", 2, date(2013, 4, 29), date(2013, 5, 3), "A/HRC/24/14", {"ARG", "BEN", "CHE"}),
        ("SVN", 1, date(2010, 2, 16), date(2010, 2, 19), "A/HRC/14/15", {"EGY", "BRA", "USA"}),
        ("SVN", 2, date(2014, 11, 4), date(2014, 11, 6), "A/HRC/28/15", {"BWA", "ITA", "VNM"}),
        ("SVN", 4, date(2025, 1, 28), date(2025, 1, 31), "A/HRC/59/15", {"DOM", "ZAF", "THA"}),
        ("ISR", 2, date(2013, 10, 29), date(2013, 11, 1), "A/HRC/25/15", {"MDV", "SLE", "VEN"}),
        ("UKR", 3, date(2017, 11, 15), date(2017, 11, 17), None, {"GEO", "NLD", "RWA"}),
        ("MMR", 2, date(2015, 11, 6), date(2015, 11, 10), None, {"GHA", "MDV", "USA"}),
        ("SAU", 2, date(2013, 10, 21), date(2013, 11, 1), "A/HRC/25/3", {"JPN", "ROU", "UGA"}),
        ("HTI", 1, date(2011, 10, 13), date(2011, 10, 17), "A/HRC/19/19", {"BEL", "BFA", "MEX"}),
    ],
)
def test_reviews_known_in_full(
    iso3: str, cycle: int, held: date, adopted: date, symbol: str | None, troika: set[str]
) -> None:
    (found,) = (each for each in reviews() if (each.state, each.cycle) == (iso3, cycle))
    assert (found.review_date, found.adoption_date, found.report_symbol) == (held, adopted, symbol)
    assert set(found.troika) == troika


def test_reviews_and_adoptions_fall_into_their_session() -> None:
    for each in reviews():
        if each.session is not None and each.session <= 51:
            assert each.review_date is None or in_session(each, each.review_date), each
            assert each.adoption_date is None or in_session(each, each.adoption_date), each


def test_a_report_is_adopted_two_days_after_the_review_or_later() -> None:
    """Decision 17/119, annex II: not sooner than 48 hours; no report of sessions 1 to 20 shows less than two days."""
    for each in reviews():
        if each.review_date and each.adoption_date:
            assert each.adoption_date - each.review_date >= timedelta(days=2), each


def test_dates_misprinted_in_a_report_are_left_out_and_noted() -> None:
    for iso3, cycle in (("VEN", 1), ("GTM", 2)):
        (found,) = (each for each in reviews() if (each.state, each.cycle) == (iso3, cycle))
        assert found.adoption_date is None
        assert "misprint" in found.note


def test_troikas_are_three_states_of_three_groups_without_the_state_under_review() -> None:
    """Council resolution 5/1, annex, para. 18 (d)."""
    troikas = [each for each in reviews() if each.troika]
    assert len(troikas) > 300
    for each in troikas:
        assert len({group_of(member) for member in each.troika} - {None}) == 3, each
        assert each.state not in each.troika, each


def test_symbols_are_unique_and_lead_to_the_plenary_session_of_their_session() -> None:
    symbols = [each.report_symbol for each in reviews() if each.report_symbol]
    assert len(symbols) == len(set(symbols))
    councils: dict[int, set[int]] = defaultdict(set)
    for each in reviews():
        if each.report_symbol:
            found = re.fullmatch(r"A/HRC/(\d+)/\d+", each.report_symbol)
            assert found, each
            assert each.session is not None
            councils[each.session].add(int(found[1]))
    expected = dict(
        zip(range(1, 21), (8, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 28), strict=True)
    )
    assert {number: {council} for number, council in (expected | {33: 42, 34: 43, 47: 58, 48: 59}).items()} == councils


def test_what_was_not_read_in_a_source_is_named() -> None:
    doubtful = {(each.state, each.cycle): each.doubtful for each in reviews() if each.doubtful}
    assert doubtful == {("RUS", 4): ("review_date",), ("PRK", 4): ("report_symbol",)}
    assert reported_by("A/HRC/42/10") in reviews()
    assert reported_by("A/HRC/58/11") is None


def test_sessions_1_to_20_are_read_from_their_reports() -> None:
    early = [each for each in reviews() if each.session is not None and each.session <= 20]
    assert len(early) == 192 + 112
    assert [each.state for each in early if each.report_symbol is None] == ["GNQ"]
    assert all(each.verified for each in early)


def test_what_was_only_computed_is_not_called_verified() -> None:
    assert not any(each.verified for each in reviews() if each.source == "computed from A/HRC/DEC/17/119, annex I")


def test_a_review_without_a_session_says_why() -> None:
    assert all(each.note for each in reviews() if each.session is None)


def test_documents_are_asked_for_before_their_session() -> None:
    for each in submission_deadlines():
        held = session(each.session)
        assert held is not None
        assert held.begins is not None
        assert each.date < held.begins.first
        assert each.document in ("stakeholder_submissions", "national_report")


def test_the_plenaries_are_in_the_order_of_their_sessions() -> None:
    numbers = [each.plenary_session for each in sorted(plenaries().values())]
    assert numbers == sorted(numbers)
    assert all(session(number) for number in plenaries())
