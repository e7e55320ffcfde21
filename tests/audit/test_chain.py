"""The chain: any single alteration, removal or swap of rows is found, and a cut tail with a head kept elsewhere."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.audit.chain import START, Link, canonical, link, verify

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DETAIL = st.dictionaries(
    TEXT, st.none() | st.booleans() | st.integers() | TEXT | st.lists(TEXT, max_size=3), max_size=3
)
WHEN = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


@st.composite
def chains(draw: st.DrawFn, least: int = 1) -> list[Link]:
    rows = draw(st.lists(st.tuples(WHEN, TEXT, TEXT, TEXT, DETAIL), min_size=least, max_size=6))
    links: list[Link] = []
    for row in rows:
        links.append(link(links[-1] if links else None, *row))
    return links


@given(chains(least=0))
def test_a_chain_as_it_was_written_is_sound(links: list[Link]) -> None:
    verdict = verify(links)

    assert verdict.sound
    assert (verdict.count, verdict.head) == (len(links), links[-1].hash if links else START)


CHANGES: dict[str, Any] = {
    "id": lambda value: value + 100,
    "at": lambda value: value + timedelta(microseconds=1),
    "actor": lambda value: value + "x",
    "verb": lambda value: value + "x",
    "target": lambda value: value + "x",
    "detail": lambda value: {**value, "more": 1},
    "previous": lambda value: "f" * 64,
    "hash": lambda value: "f" * 64,
}


@given(chains(), st.data())
def test_any_altered_field_is_found_in_its_row(links: list[Link], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(links) - 1))
    field = data.draw(st.sampled_from(sorted(CHANGES)))
    links[at] = replace(links[at], **{field: CHANGES[field](getattr(links[at], field))})

    assert verify(links).bad_row == at + 1


@given(chains(least=2), st.data())
def test_any_missing_row_is_found(links: list[Link], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(links) - 2))
    head = links[-1].hash
    del links[at]

    assert verify(links).bad_row == at + 1
    assert verify(links, head).bad_row == at + 1


@given(chains(least=2), st.data())
def test_swapped_rows_are_found_even_when_they_are_numbered_anew(links: list[Link], data: st.DataObject) -> None:
    first, second = sorted(data.draw(st.sets(st.integers(0, len(links) - 1), min_size=2, max_size=2)))
    swapped = list(links)
    swapped[first], swapped[second] = links[second], links[first]

    assert verify(swapped).bad_row is not None
    renumbered = [replace(each, id=number) for number, each in enumerate(swapped, start=1)]
    assert verify(renumbered).bad_row == first + 1


@given(chains(), st.data())
def test_a_cut_tail_is_found_with_a_head_kept_elsewhere(links: list[Link], data: st.DataObject) -> None:
    kept = data.draw(st.integers(0, len(links) - 1))

    assert verify(links[:kept]).sound
    assert verify(links[:kept], links[-1].hash).bad_row == kept + 1


@given(chains(), st.data())
def test_an_older_head_is_good_as_long_as_the_chain_goes_on_from_it(links: list[Link], data: st.DataObject) -> None:
    head = data.draw(st.sampled_from([START, *(each.hash for each in links)]))

    assert verify(links, head).sound


@given(chains(least=2), st.data())
def test_a_chain_written_anew_is_found_with_a_head_kept_elsewhere(links: list[Link], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(links) - 1))
    forged = links[:at]
    for each in links[at:]:
        forged.append(
            link(forged[-1] if forged else None, each.at, each.actor + "x", each.verb, each.target, each.detail)
        )

    assert verify(forged).sound
    assert not verify(forged, links[-1].hash).sound


def test_the_hash_is_that_of_the_moment_whatever_its_zone() -> None:
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    there = noon.astimezone(timezone(timedelta(hours=9)))

    assert link(None, noon, "a", "b", "c", {}).hash == link(None, there, "a", "b", "c", {}).hash


@pytest.mark.parametrize("value", [0.5, {"a": [1.0]}, [{"b": float("nan")}]])
def test_fractions_are_refused_because_databases_round_them(value: object) -> None:
    with pytest.raises(ValueError, match="fraction"):
        canonical(value)


NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_row_that_goes_by_itself_but_not_after_the_one_before_is_found() -> None:
    first = link(None, NOON, "a", "b", "c", {})
    foreign = link(link(None, NOON, "x", "b", "c", {}), NOON, "a", "b", "c", {})

    assert verify([first, foreign]).problem == "row 2 does not follow the row before it"


def test_a_number_that_stands_twice_is_found() -> None:
    first = link(None, NOON, "a", "b", "c", {})

    assert verify([first, first]).problem == "row 1 is out of order: row 2 was expected"


@pytest.mark.parametrize("changes", [{"at": None}, {"at": "x"}, {"detail": {"a": 0.5}}, {"detail": None}])
def test_what_no_command_can_have_written_is_altered_and_no_fault_of_ours(changes: dict[str, Any]) -> None:
    strange = replace(link(None, NOON, "a", "b", "c", {}), **changes)

    assert verify([strange]).problem == "row 1 was altered: its content does not fit its hash"
