"""The calendar beside the record: sessions, what is to come, and what the record knows better than the facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from hiwar.audit.actors import OPERATOR
from hiwar.kernel import facts
from hiwar.reviews import queries
from hiwar.reviews.commands import import_reading
from tests.builders import NOW, item, reading, source
from tests.web import sample

TODAY = date(2026, 11, 27)


def held(folder: Path, state: str, session: int, symbol: str) -> None:
    """Import a report of that State's review at that session, which says nothing."""
    read = reading(item(position=None), state_under_review=state, session=session, symbol=symbol)
    import_reading(OPERATOR, source(folder, symbol, f"{state}.txt"), read, now=NOW)


def session(number: int, on: date = TODAY) -> Any:
    found = queries.session(number, "en", on)
    assert found is not None
    return found


def test_every_session_stands_in_its_cycle_the_newest_cycle_first(record: Path, tmp_path: Path) -> None:
    sample.fill(tmp_path)
    told = queries.sessions(TODAY)
    assert [(cycle["number"], cycle["states"], cycle["reviews"]) for cycle in told["cycles"]] == [
        (4, 193, 0),
        (3, 193, 0),
        (2, 193, 1),
        (1, 192, 0),
    ]
    numbers = [each["number"] for cycle in reversed(told["cycles"]) for each in cycle["sessions"]]
    assert numbers == list(range(1, 55))
    states = {each["number"]: each["states"] for cycle in told["cycles"] for each in cycle["sessions"]}
    assert (states[15], states[17], states[42], states[53], states[54]) == (13, 15, 13, 15, 11)
    assert sum(states.values()) == 192 + 3 * 193 - 2  # of two States it is not known where they are reviewed
    assert told["current"] == 53


def test_a_session_tells_its_states_in_order_with_their_reviews(record: Path, tmp_path: Path) -> None:
    sample.real(tmp_path)
    told = session(20)
    assert [entry["place"] for entry in told["states"]] == list(range(99, 113))
    (slovenia,) = (entry for entry in told["states"] if entry["state"]["iso3"] == "SVN")
    assert (slovenia["calendar"]["date"], slovenia["calendar"]["status"]) == ("2014-11-04", "held")
    assert [member["iso3"] for member in slovenia["troika"]] == ["BWA", "ITA", "VNM"]
    assert slovenia["review"]["recommendations"] == 3
    assert told["counts"] == {"reviews": 1, "recommendations": 3, "positions": [{"position": "none", "count": 3}]}
    assert (told["previous"], told["next"], told["session"]["over"]) == (19, 21, True)


def test_a_review_put_off_stands_in_both_sessions(record: Path) -> None:
    (israel,) = session(15)["put_off"]
    assert (israel["state"]["iso3"], israel["calendar"]["session"], israel["calendar"]["status"]) == ("ISR", 17, "held")
    assert {entry["state"]["iso3"]: entry["calendar"]["rule_session"] for entry in session(17)["states"]}["ISR"] == 15
    assert [entry["state"]["iso3"] for entry in session(51)["put_off"]] == ["MMR"]


def test_a_session_says_whether_it_is_over(record: Path) -> None:
    for on, over, now in ((date(2014, 4, 27), False, False), (date(2014, 4, 28), False, True)):
        assert (session(19, on)["session"]["over"], session(19, on)["session"]["now"]) == (over, now)
    assert session(19, date(2014, 5, 10))["session"]["over"]
    assert not session(53)["session"]["now"]
    assert session(53, date(2027, 1, 1))["session"]["over"]


def test_the_first_and_the_last_session_have_one_neighbour(record: Path) -> None:
    assert (session(1)["previous"], session(1)["next"]) == (None, 2)
    assert (session(54)["previous"], session(54)["next"]) == (53, None)
    assert queries.session(55, "en", TODAY) is None


def test_invented_reviews_are_apart_and_counted_nowhere(record: Path, tmp_path: Path) -> None:
    sample.fill(tmp_path)
    told = session(2)
    assert [review["state"]["iso3"] for review in told["training"]] == ["XKS"]
    assert (told["counts"]["reviews"], told["others"]) == (0, [])
    assert [review["state"]["iso3"] for review in session(0)["training"]] == ["XTV"]
    assert session(0)["states"] == []


def test_home_knows_the_session_to_come(record: Path) -> None:
    coming = queries.home("en", on=date(2014, 4, 28))["coming"]
    assert (coming["number"], coming["now"], coming["start"]) == (19, True, "2014-04-28")
    assert [state["iso3"] for state in coming["states"]][:2] == ["NOR", "ALB"]
    ahead = queries.home("en", on=TODAY)["coming"]
    assert (ahead["number"], ahead["start"], ahead["begins"], ahead["verified"]) == (53, None, "2026", False)
    assert ahead["states"][0]["iso3"] == "USA"
    assert queries.home("en", on=date(2030, 1, 1))["coming"] is None


def test_home_tells_how_much_of_each_cycle_the_record_holds(record: Path, tmp_path: Path) -> None:
    sample.fill(tmp_path)
    assert queries.home("en", on=TODAY)["cycles"] == [
        {"cycle": 1, "reviews": 0, "states": 192},
        {"cycle": 2, "reviews": 1, "states": 193},
        {"cycle": 3, "reviews": 0, "states": 193},
        {"cycle": 4, "reviews": 0, "states": 193},
    ]


def state(iso3: str, on: date = TODAY) -> Any:
    found = queries.state_record(iso3, "en", on=on)
    assert found is not None
    return found


def test_a_state_has_a_calendar_and_a_next_review(record: Path) -> None:
    told = state("PRK", date(2017, 12, 15))
    assert [(each["cycle"], each["session"], each["status"]) for each in told["calendar"]] == [
        (1, 6, "held"),
        (2, 19, "held"),
        (3, 33, "set"),
        (4, 47, "set"),
    ]
    ahead = told["next"]
    assert (ahead["cycle"], ahead["session"], ahead["date"], ahead["status"]) == (3, 33, "2019-05-09", "set")
    assert (ahead["rule_session"], ahead["begins"], ahead["ends"]) == (33, "2019-05-06", "2019-05-17")
    assert [each["cycle"] for each in state("PRK")["calendar"]] == [1, 2, 3, 4, 5]


def test_of_a_review_due_in_a_session_that_is_over_this_is_told(record: Path) -> None:
    ahead = state("NAM")["next"]
    assert (ahead["status"], ahead["rule_session"], ahead["session"], ahead["passed"]) == ("unknown", 52, None, True)
    assert not state("NAM", date(2026, 5, 1))["next"]["passed"]


def test_who_is_never_reviewed_has_no_calendar(record: Path) -> None:
    for iso3 in ("VAT", "EUE", "YUG", "XTV"):
        assert (state(iso3)["calendar"], state(iso3)["next"]) == ([], None)


def test_regional_groups_are_told_with_their_time(record: Path) -> None:
    (group,) = state("ISR")["state"]["memberships"]
    assert (group["group"]["code"], group["since"], group["until"]) == ("WEOG", "2014-01-01", None)


def test_recommendations_made_are_told_by_cycle(record: Path, tmp_path: Path) -> None:
    sample.real(tmp_path)
    (cycle,) = state("FRA")["made"]["by_cycle"]
    assert cycle == {"cycle": 2, "recommendations": 1, "positions": [{"position": "none", "count": 1}]}


def test_the_next_review_stands_with_every_state_that_is_reviewed(record: Path) -> None:
    told = queries.states("en", on=TODAY)
    ahead = {each["iso3"]: each["next"] for each in told["states"]}
    assert {iso3 for iso3, found in ahead.items() if found is None} == {"PSE", "VAT"}
    assert (ahead["USA"]["session"], ahead["USA"]["status"]) == (53, "moved")
    assert (ahead["PRK"]["cycle"], ahead["PRK"]["rule_session"]) == (5, 61)


def test_a_report_in_the_record_says_that_the_review_was_held(record: Path, tmp_path: Path) -> None:
    """The facts know no session of Namibia's and Ukraine's fourth review; the record has their reports."""
    held(tmp_path, "NAM", 52, "A/HRC/63/1")
    held(tmp_path, "UKR", 52, "A/HRC/63/2")
    assert (state("NAM")["next"]["cycle"], state("UKR")["next"]["cycle"]) == (5, 5)
    fourth = state("UKR")["calendar"][3]
    assert (fourth["session"], fourth["status"]) == (52, "held")
    assert fourth["source"].startswith("A/HRC/63/2")
    ahead = {each["iso3"]: each["next"]["cycle"] for each in queries.states("en", on=TODAY)["states"] if each["next"]}
    assert (ahead["NAM"], ahead["UKR"]) == (5, 5)
    told = session(52)
    assert {entry["state"]["iso3"] for entry in told["states"] if entry["review"]} == {"NAM", "UKR"}
    (cycle, *_) = queries.sessions(TODAY)["cycles"]
    (found,) = (each for each in cycle["sessions"] if each["number"] == 52)
    assert (found["states"], found["reviews"]) == (15, 2)


def test_a_review_that_the_facts_know_elsewhere_is_not_lost(record: Path, tmp_path: Path) -> None:
    """A report that names a session which the facts contradict, with a source."""
    held(tmp_path, "SVN", 19, "A/HRC/27/99")
    told = session(19)
    assert [review["state"]["iso3"] for review in told["others"]] == ["SVN"]
    assert state("SVN")["calendar"][1]["session"] == 20
    assert [review["session"] for review in state("SVN")["reviews"]] == [19]


def test_the_timetable_of_the_facts_is_left_alone(record: Path, tmp_path: Path) -> None:
    held(tmp_path, "NAM", 52, "A/HRC/63/1")
    state("NAM")
    assert ("NAM", 4) not in facts.timetable().reviews
