"""The calendar of the reviews: the worked examples of the rule, its exceptions, and what always holds."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.facts import ReviewFact, Session, timetable
from hiwar.kernel.procedure.calendar import (
    NextReview,
    Status,
    agenda,
    current_session,
    cycles_of,
    expected_session,
    held_reviews,
    next_review,
    rule_session,
    session,
    session_of,
)
from hiwar.kernel.values import PartialDate

KNOWN = timetable()
MEMBERS = sorted(KNOWN.order[4])
TODAY = date(2026, 11, 27)

RULE = (
    ("PRK", (6, 19, 33, 47, 61)),
    ("RUS", (4, 16, 30, 44, 58)),
    ("SVN", (7, 20, 34, 48, 62)),
    ("BHR", (1, 13, 27, 41, 55)),
    ("ISR", (3, 15, 29, 43, 57)),
    ("SDN", (11, 25, 39, 53, 67)),
    ("UKR", (2, 14, 28, 42, 56)),
    ("USA", (9, 22, 36, 50, 64)),
    ("MMR", (10, 23, 37, 51, 65)),
    ("HTI", (12, 26, 40, 54, 68)),
)
"""A State and its sessions by the rule in the first, second, third, fourth and fifth cycle."""

SESSIONS = (
    # State, cycle, on: where, when, what became of it, whether all of it was read in a source
    ("PRK", 1, "2026-11-27", 6, "2009-12-07", "held", True),
    ("PRK", 2, "2014-04-30", 19, "2014-05-01", "set", True),
    ("PRK", 2, "2014-05-01", 19, "2014-05-01", "held", True),
    ("PRK", 4, "2024-11-06", 47, "2024-11-07", "set", True),
    ("PRK", 4, "2026-11-27", 47, "2024-11-07", "held", True),
    ("PRK", 5, "2026-11-27", None, None, "unknown", False),
    ("RUS", 4, "2023-11-12", 44, "2023-11-13", "set", False),
    ("RUS", 4, "2023-11-13", 44, "2023-11-13", "held", False),
    ("SVN", 3, "2026-11-27", 34, "2019", "held", False),
    ("SVN", 4, "2026-11-27", 48, "2025-01-28", "held", True),
    ("ISR", 2, "2013-03-01", 17, "2013-10-29", "moved", True),
    ("ISR", 2, "2013-10-29", 17, "2013-10-29", "held", True),
    ("HTI", 1, "2026-11-27", 12, "2011-10-13", "held", True),
    ("SDN", 2, "2026-11-27", 25, "2016", "held", True),
    ("SDN", 3, "2022-02-02", 40, "2022", "moved", True),
    ("SDN", 3, "2022-02-03", 40, "2022", "held", True),
    ("SSD", 2, "2026-11-27", 26, "2016", "held", True),
    ("UKR", 4, "2026-11-27", None, None, "moved", False),
    ("USA", 4, "2025-11-20", 53, "2026", "moved", False),
    ("USA", 4, "2027-06-01", 53, "2026", "moved", False),
    ("MMR", 4, "2026-11-27", None, "2027", "moved", False),
    ("BHR", 3, "2017-05-11", 27, "2017", "set", False),
    ("BHR", 3, "2017-05-12", 27, "2017", "held", False),
    ("NAM", 4, "2026-11-27", None, None, "unknown", False),
)

NEXT = (
    ("PRK", "2006-01-01", 1, 6, "2009-12-07"),
    ("PRK", "2017-12-15", 3, 33, "2019-05-09"),
    ("PRK", "2019-05-08", 3, 33, "2019-05-09"),
    ("PRK", "2019-05-09", 4, 47, "2024-11-07"),
    ("PRK", "2026-11-27", 5, None, None),
    ("RUS", "2019-01-01", 4, 44, "2023-11-13"),
    ("ISR", "2013-02-15", 2, 17, "2013-10-29"),
    ("SSD", "2008-01-01", 2, 26, "2016"),
    ("UKR", "2026-11-27", 4, None, None),
    ("USA", "2026-11-27", 4, 53, "2026"),
    ("USA", "2027-01-01", 4, 53, None),
    ("MMR", "2027-01-31", 4, None, "2027"),
    ("MMR", "2027-02-01", 4, None, None),
)


@pytest.mark.parametrize(("state", "expected"), RULE)
def test_the_session_that_the_rule_gives(state: str, expected: tuple[int, ...]) -> None:
    assert tuple(rule_session(state, cycle, KNOWN) for cycle in range(1, 6)) == expected


@pytest.mark.parametrize(("state", "cycle", "on", "number", "day", "status", "verified"), SESSIONS)
def test_the_session_of_a_review(
    state: str, cycle: int, on: str, number: int | None, day: str | None, status: str, verified: bool
) -> None:
    found = session(state, cycle, date.fromisoformat(on), KNOWN)
    assert (found.session, found.date, found.status, found.verified) == (number, day, status, verified)
    assert found.source


@pytest.mark.parametrize(("state", "on", "cycle", "number", "day"), NEXT)
def test_the_next_review(state: str, on: str, cycle: int, number: int | None, day: str | None) -> None:
    found = next_review(state, date.fromisoformat(on), KNOWN)
    assert (found.cycle, found.session, found.date) == (cycle, number, day)


def test_answers_are_json_with_the_keys_agreed_on() -> None:
    told = session("PRK", 4, TODAY, KNOWN)._asdict()
    assert json.loads(json.dumps(told)) == {
        "rule_session": 47,
        "session": 47,
        "date": "2024-11-07",
        "status": "held",
        "source": "press reports of the review",
        "verified": True,
    }
    ahead = next_review("PRK", date(2017, 12, 15), KNOWN)._asdict()
    assert json.loads(json.dumps(ahead)) == {
        "cycle": 3,
        "session": 33,
        "date": "2019-05-09",
        "source": "A/HRC/42/10",
        "verified": True,
    }


def test_the_fifth_cycle_is_a_practice_that_nobody_decided_yet() -> None:
    fifth = KNOWN.cycles[5]
    assert (fifth.first_session, fifth.last_session, fifth.states_per_session) == (55, 68, 14)
    assert not fifth.verified


@pytest.mark.parametrize(
    ("state", "cycle", "words"),
    [
        ("SSD", 1, "no place in the order of review of cycle 1"),
        ("VAT", 4, "no place"),
        ("XTV", 4, "no place"),
        ("", 4, "no place"),
        ("PRK", 6, "nothing is known of a cycle 6: give one of 1, 2, 3, 4, 5"),
        ("PRK", 0, "nothing is known of a cycle 0"),
    ],
)
def test_what_has_no_place_is_refused_in_a_sentence(state: str, cycle: int, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        session(state, cycle, TODAY, KNOWN)


def test_what_is_no_member_state_is_never_reviewed() -> None:
    assert cycles_of("VAT", KNOWN) == []
    with pytest.raises(ValueError, match="VAT is never reviewed"):
        next_review("VAT", TODAY, KNOWN)


def test_a_review_that_was_put_off_without_a_source_is_not_held_because_its_session_ended() -> None:
    """When the days of session 53 become known, whether the review was held there is still not known."""
    ended = Session(53, 4, PartialDate("2026-11-09"), PartialDate("2026-11-20"), "a calendar", True, "")
    later = KNOWN._replace(sessions={**KNOWN.sessions, 53: ended})
    assert session("USA", 4, TODAY, later).status is Status.MOVED
    assert next_review("USA", TODAY, later).date is None
    seen = KNOWN.reviews["USA", 4]._replace(verified=True)
    read = later._replace(reviews={**KNOWN.reviews, ("USA", 4): seen})
    assert session("USA", 4, TODAY, read).status is Status.HELD


def test_a_session_of_which_only_the_month_is_known_has_ended_after_it() -> None:
    read = ReviewFact("NAM", 4, 52, None, None, "A/HRC/63/5", (), "A/HRC/63/5", True, "")
    later = KNOWN._replace(reviews={**KNOWN.reviews, ("NAM", 4): read})
    assert session("NAM", 4, date(2026, 5, 30), later).status is Status.SET
    assert session("NAM", 4, date(2026, 5, 31), later).status is Status.HELD


@pytest.mark.parametrize(
    ("state", "cycle", "number"),
    [("PRK", 4, 47), ("ISR", 2, 17), ("USA", 4, 53), ("UKR", 4, None), ("NAM", 4, 52), ("PRK", 5, 61)],
)
def test_where_a_review_is_expected(state: str, cycle: int, number: int | None) -> None:
    assert expected_session(state, cycle, KNOWN) == number


def test_after_the_last_cycle_known_comes_another() -> None:
    held = ReviewFact("PRK", 5, 61, PartialDate("2029-05-02"), None, None, (), "a report", True, "")
    later = KNOWN._replace(reviews={**KNOWN.reviews, ("PRK", 5): held})
    assert next_review("PRK", date(2029, 5, 2), later) == NextReview(6, None, None, KNOWN.cycles[5].source, False)


# The agenda of a session


@pytest.mark.parametrize(
    ("number", "held", "away"),
    [
        (15, 13, {"ISR": 17}),
        (17, 15, {}),
        (39, 13, {"SDN": 40}),
        (40, 12, {}),
        (42, 13, {"UKR": None}),
        (50, 13, {"USA": 53}),
        (51, 13, {"MMR": None}),
        (12, 17, {}),
        (26, 11, {}),
    ],
)
def test_the_agenda_tells_who_was_put_off(number: int, held: int, away: dict[str, int | None]) -> None:
    entries = agenda(number, TODAY, KNOWN)
    assert sum(each.here for each in entries) == held
    assert {each.state: each.review.session for each in entries if not each.here} == away
    assert [each.place for each in entries] == sorted(each.place for each in entries)


def test_the_agenda_of_a_session_ahead_follows_the_rule() -> None:
    entries = agenda(54, TODAY, KNOWN)
    assert [each.state for each in entries][-2:] == ["HTI", "SSD"]
    assert {(each.review.status, each.here) for each in entries} == {(Status.UNKNOWN, True)}
    assert "USA" in {each.state for each in agenda(53, TODAY, KNOWN)}
    assert agenda(0, TODAY, KNOWN) == agenda(99, TODAY, KNOWN) == []


@pytest.mark.parametrize(
    ("on", "number"),
    [
        ("2008-01-01", 1),
        ("2014-05-01", 19),
        ("2014-05-10", 20),
        ("2026-05-31", 52),
        ("2026-06-01", 53),
        ("2027-01-01", 54),
    ],
)
def test_the_session_that_is_held_or_comes_next(on: str, number: int) -> None:
    found = current_session(date.fromisoformat(on), KNOWN)
    assert found is not None
    assert found.number == number


def test_after_the_last_session_known_there_is_none() -> None:
    assert current_session(date(2027, 3, 1), KNOWN) is None


# What always holds

DAYS = st.dates(date(2006, 1, 1), date(2035, 1, 1))


@pytest.mark.parametrize("cycle", sorted(KNOWN.cycles))
def test_the_schedule_covers_every_state_once_a_cycle(cycle: int) -> None:
    states = [state for state in MEMBERS if cycle in cycles_of(state, KNOWN)]
    sizes = Counter(rule_session(state, cycle, KNOWN) for state in states)
    found = KNOWN.cycles[cycle]
    assert len(states) == (192 if cycle == 1 else 193)
    assert set(sizes) == set(range(found.first_session, found.last_session + 1))
    if cycle > 1:
        assert max(sizes.values()) == found.states_per_session
    in_order = sorted(states, key=lambda state: KNOWN.order[cycle][state])
    sessions = [rule_session(state, cycle, KNOWN) for state in in_order]
    assert sessions == sorted(sessions)


@given(st.sampled_from(MEMBERS), DAYS, DAYS)
def test_time_only_brings_reviews_nearer(state: str, one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    before, after = next_review(state, earlier, KNOWN), next_review(state, later, KNOWN)
    assert before.cycle <= after.cycle
    for cycle in cycles_of(state, KNOWN):
        if session(state, cycle, earlier, KNOWN).status is Status.HELD:
            assert session(state, cycle, later, KNOWN).status is Status.HELD


@given(st.sampled_from(MEMBERS), DAYS)
def test_the_next_review_is_never_behind(state: str, on: date) -> None:
    found = next_review(state, on, KNOWN)
    if found.date:
        assert PartialDate(found.date).last >= on
    if found.date and len(found.date) == 10:
        assert found.date > on.isoformat()
    earlier = [cycle for cycle in cycles_of(state, KNOWN) if cycle < found.cycle]
    assert all(session(state, cycle, on, KNOWN).status is Status.HELD for cycle in earlier)


@given(
    st.sampled_from(MEMBERS),
    st.sampled_from([1, 2, 3, 4, 5]),
    st.none() | st.integers(1, 60),
    st.none() | st.sampled_from(["2014-05-01", "2026-04", "2027"]),
    st.booleans(),
    DAYS,
)
def test_whatever_is_entered_the_answer_agrees_with_itself(
    state: str, cycle: int, number: int | None, when: str | None, verified: bool, on: date
) -> None:
    if cycle not in cycles_of(state, KNOWN):
        return
    held_in = PartialDate(when) if when else None
    fact = ReviewFact(state, cycle, number, held_in, None, None, (), "a test", verified, "")
    known = KNOWN._replace(reviews={**KNOWN.reviews, (state, cycle): fact})
    found = session(state, cycle, on, known)
    assert found.rule_session == rule_session(state, cycle, KNOWN)
    assert found.session == number
    assert (found.status is Status.SET) <= (found.session == found.rule_session)
    assert found.status is not Status.UNKNOWN
    assert (found.date is None) or len(found.date) in (4, 10)
    assert found.verified <= verified
    if found.date and len(found.date) == 10:
        assert (found.status is Status.HELD) == (found.date <= on.isoformat())


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2024-11-07", 47),
        ("2024-11-04", 47),
        ("2024-11-15", 47),
        ("2024-11-18", 47),
        ("2024-11-25", None),
        ("2011-10-17", 12),  # the report on the last review of the first cycle was adopted after the session
        ("2008-05-19", 2),
        ("2026-05-05", 52),
        ("2026-11-10", None),  # of session 53 only the year is known
        ("2026-08-01", None),
        ("2000-01-01", None),
    ],
)
def test_the_session_of_a_day(day: str, number: int | None) -> None:
    found = session_of(date.fromisoformat(day), KNOWN)
    assert (found.number if found else None) == number


def test_every_review_and_adoption_falls_into_its_session() -> None:
    for fact in KNOWN.reviews.values():
        for day in filter(None, (fact.review_date, fact.adoption_date)):
            found = session_of(day, KNOWN)
            assert found is not None
            assert found.number == fact.session, (fact.state, fact.cycle, day)


@given(st.permutations(MEMBERS), st.integers(1, 20))
def test_whatever_the_order_the_schedule_holds_every_state_once_a_cycle(order: list[str], size: int) -> None:
    cycle = KNOWN.cycles[4]._replace(states_per_session=size)
    known = KNOWN._replace(
        cycles={**KNOWN.cycles, 4: cycle}, order={**KNOWN.order, 4: {state: place for place, state in enumerate(order)}}
    )
    held = Counter(rule_session(state, 4, known) for state in order)
    first = cycle.first_session
    assert sorted(held) == list(range(first, first + -(-len(order) // size)))
    assert all(count == size for number, count in held.items() if number < max(held))
    assert sum(held.values()) == len(MEMBERS) == 193


@given(st.sampled_from(MEMBERS), st.dates(date(2006, 1, 1), date(2027, 12, 31)))
def test_the_next_review_follows_those_that_were_held(state: str, on: date) -> None:
    held = held_reviews(state, on, KNOWN)
    after = next_review(state, on, KNOWN)
    assert [each.cycle for each in held if each.cycle < after.cycle] == [
        cycle for cycle in cycles_of(state, KNOWN) if cycle < after.cycle
    ]
    assert all(each.date is None or PartialDate(each.date).first <= on for each in held)
