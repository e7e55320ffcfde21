"""What an import would do, compared without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.values import PositionValue
from hiwar.reviews.plan import Item, Known, KnownPosition, KnownWording, PositionWords, items, pair, plan
from tests.builders import item, reading

TEXT = st.sampled_from(["Count the boats", "Mend the nets", "Light the lamp"])
ITEM = st.builds(
    item,
    paragraph=st.sampled_from(["1", "2", "3", "4"]),
    part=st.integers(1, 2),
    text=TEXT,
    states=st.lists(st.sampled_from(["XTV", "XSL"]), max_size=2).map(tuple),
    position=st.none() | st.sampled_from(PositionValue),
)
READINGS = st.lists(ITEM, max_size=6, unique_by=lambda each: (each.paragraph, each.part)).map(
    lambda found: items(reading(*found))
)


def recorded(found: tuple[Item, ...], document: str = "first") -> list[Known]:
    """The record as it stands after these items were imported from one document."""
    return [
        Known(
            each.key,
            False,
            (KnownWording(each.text, each.states, True, document),),
            (KnownPosition(each.position, True),) if each.position else (),
        )
        for each in found
    ]


@given(READINGS, st.booleans())
def test_what_was_read_before_is_the_same(found: tuple[Item, ...], document_known: bool) -> None:
    made = plan(recorded(found), found, document="first", document_known=document_known)

    assert (made.same, made.writes, made.needs_consent) == (found, False, False)


@given(READINGS, READINGS)
def test_every_item_has_one_fate_and_whatever_lacks_is_missing(
    before: tuple[Item, ...], after: tuple[Item, ...]
) -> None:
    made = plan(recorded(before), after, document="second", document_known=False)

    fates = [each.key for each in (*made.inserts, *made.same)] + [change.item.key for change in made.changes]
    assert sorted(fates) == sorted(each.key for each in after)
    assert set(made.missing) == {each.key for each in before} - {each.key for each in after}
    assert made.needs_consent == (bool(before) and made.writes)


@given(READINGS, READINGS)
def test_an_old_version_changes_nothing_even_after_a_newer_one(
    before: tuple[Item, ...], after: tuple[Item, ...]
) -> None:
    newer = {each.key: each for each in recorded(after, "second")}
    both = [
        Known(each.key, each.key not in newer, each.wordings + later.wordings, each.positions + later.positions)
        for each in recorded(before)
        for later in [newer.get(each.key, Known(each.key, True, (), ()))]
    ]
    both += [each for key, each in newer.items() if key not in {known.key for known in both}]

    assert not plan(both, before, document="first", document_known=True).writes


def known(*wordings: KnownWording, positions: tuple[KnownPosition, ...] = ()) -> list[Known]:
    return [Known(("1", 1), False, wordings, positions)]


def test_a_correction_is_kept_when_another_copy_says_what_was_read_before() -> None:
    there = known(
        KnownWording("As read", (("XTV", "Talvania"),), True, "a"),
        KnownWording("As corrected", (("XTV", "Talvania"),), False, "a"),
    )
    for text in ("As read", "As corrected"):
        found = items(reading(item("1", text, ("XTV",), ("Talvania",), position=None)))
        assert not plan(there, found, document="b", document_known=False).writes


def test_an_answer_given_later_is_kept_when_another_copy_repeats_the_earlier_one() -> None:
    pending, later = PositionWords("pending", "w", "R, para. 1"), PositionWords("supported", "w", "R/Add.1")
    there = [
        Known(
            ("1", 1),
            False,
            (KnownWording("t", (), True, "a"),),
            (KnownPosition(pending, True), KnownPosition(later, True)),
        )
    ]
    found = (Item("1", 1, "t", (), pending, None, ()),)

    assert not plan(there, found, document="b", document_known=False).writes


def test_a_reading_that_states_no_position_takes_none_away() -> None:
    there = known(KnownWording("t", (), True, "a"), positions=(KnownPosition(PositionWords("noted", "", "R"), True),))
    found = (Item("1", 1, "t", (), None, None, ()),)

    assert not plan(there, found, document="b", document_known=False).writes


@pytest.mark.parametrize(
    ("codes", "names", "pairs"),
    [
        (("XTV",), ("Talvania",), [("XTV", "Talvania")]),
        (("XTV",), ("Atlantis", "Talvania"), [(None, "Atlantis"), ("XTV", "Talvania")]),
        ((), ("Atlantis",), [(None, "Atlantis")]),
        (("XTV", "XSL"), ("Talvania",), [("XTV", "Talvania"), ("XSL", "")]),
        ((), (), []),
    ],
)
def test_names_are_put_beside_their_codes(codes: tuple[str, ...], names: tuple[str, ...], pairs: list[object]) -> None:
    assert list(pair(codes, names)) == pairs
