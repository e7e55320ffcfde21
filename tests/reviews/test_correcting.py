"""Corrections stand beside what was read, with author and reason; both stay."""

from dataclasses import replace
from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.kernel.reading import Page, Reading
from hiwar.kernel.values import Place, PositionValue
from hiwar.reviews.commands import Changed, Correction, NewPart, Refused, Seen, correct, import_reading, reinstate
from hiwar.reviews.models import Recommendation, Wording
from tests.builders import NOW, SYMBOL, item, later, reading, source

ADDRESS = f"{SYMBOL}:100.1"
REASON = "Checked against the printed page"


@pytest.fixture(autouse=True)
def _one_recommendation(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path), report(), now=NOW)


def report() -> Reading:
    """Two texts, each with its States in brackets after it, as they are printed."""
    first = item("100.1", "Count the boats; mend the nets", ("XBD",), ("Bardovia",))
    second = item("100.2", states=("XLN",), names=("Lunaria",))
    lines = (f"100.1 {first.text} (Bardovia, the Republic of\nMerivia);", f"100.2 {second.text} (Lunaria);")
    starts = (6, len(lines[0]) + 7)
    placed = (
        replace(each, places=(Place(1, at, at + len(each.text)),))
        for each, at in zip((first, second), starts, strict=True)
    )
    return reading(*placed, pages=(Page(1, "\n".join(lines)),))


def made(correction: Correction, address: str = ADDRESS) -> Recommendation:
    return correct(OPERATOR, address, correction, reason=REASON, now=later(1))


def texts(recommendation: Recommendation) -> list[tuple[int, str, str, str, str]]:
    return [
        (each.number, each.kind, each.text, each.author, each.reason)
        for each in recommendation.wordings.order_by("number")
    ]


def states(wording: Wording | None) -> list[tuple[str | None, str]]:
    assert wording is not None
    return [(each.state_id, each.as_written) for each in wording.states.order_by("order")]


def test_a_corrected_text_stands_beside_the_one_read() -> None:
    corrected = made(Correction(text="Count  the boats\nand mend the nets"))

    assert texts(corrected) == [
        (1, "read", "Count the boats; mend the nets", "", ""),
        (2, "correction", "Count the boats and mend the nets", "operator", REASON),
    ]
    assert corrected.wording is not None
    assert (corrected.wording.number, corrected.wording.search_text) == (2, "count the boats and mend the nets")
    assert (corrected.wording.page, corrected.wording.places) == (1, [[1, 6, 36]])
    assert states(corrected.wording) == [("XBD", "Bardovia")]


def test_misread_states_are_named_anew_and_known_ones_keep_their_printed_names() -> None:
    corrected = made(Correction(states=("XKS", "XBD", "Merivia")))

    assert states(corrected.wording) == [("XKS", ""), ("XBD", "Bardovia"), ("XMR", "Merivia")]
    assert states(corrected.wordings.get(number=1)) == [("XBD", "Bardovia")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("Merivia",), [("XMR", "Merivia")]),
        (("XMR",), [("XMR", "Merivia")]),
        (("mERIVIA",), [("XMR", "Merivia")]),
        (("Mérivie",), [("XMR", "Merivia")]),
        (("ميريفيا",), [("XMR", "Merivia")]),
        (("Lunaria",), [("XLN", "")]),
        (("لوناريا",), [("XLN", "")]),
        (("Bardovia", "XMR", "Merivia", "xbd"), [("XBD", "Bardovia"), ("XMR", "Merivia")]),
    ],
)
def test_only_what_stands_in_the_paragraph_is_kept_as_printed(
    typed: tuple[str, ...], kept: list[tuple[str, str]]
) -> None:
    corrected = made(Correction(text="Count the boats", states=typed))

    assert states(corrected.wording) == kept


def test_an_empty_list_of_states_is_an_explicit_choice() -> None:
    for correction in (Correction(states=()), Correction(text="x", new_parts=(NewPart("Mend the nets", ()),))):
        with pytest.raises(Refused, match="say that the report names none"):
            made(correction)
    for correction in (Correction(states=("XMR",), no_state=True), Correction(text="x", no_state=True)):
        with pytest.raises(Refused, match="not both"):
            made(correction)

    corrected = made(Correction(states=(), new_parts=(NewPart("Mend the nets", ()),), no_state=True))

    assert states(corrected.wording) == []
    assert states(Recommendation.objects.get(part=2).wording) == []


@pytest.mark.parametrize("typed", ["XTV", "Talvania", "تالفانيا"])
def test_the_state_under_review_recommends_nothing_to_itself(typed: str) -> None:
    for correction in (
        Correction(states=("XBD", typed)),
        Correction(text="Count the boats", new_parts=(NewPart("Mend the nets", (typed,)),)),
    ):
        with pytest.raises(Refused, match="Talvania is the State under review"):
            made(correction)


def test_a_name_that_resolves_to_no_state_stays_beside_a_corrected_one(tmp_path: Path) -> None:
    unknown = item("1", "Mend the nets", (), ("Atlantis",))
    read = reading(unknown, session=1, state_under_review="XKS", symbol="A/HRC/0/2")
    import_reading(OPERATOR, source(tmp_path, "unknown"), read, now=NOW)

    corrected = made(Correction(states=("Atlantis", "XBD")), "A/HRC/0/2:1")

    assert states(corrected.wording) == [(None, "Atlantis"), ("XBD", "")]


def test_a_misread_position_is_a_new_row_of_its_history() -> None:
    corrected = made(Correction(position="noted", as_written="Talvania takes note"))

    assert corrected.position == "noted"
    assert list(corrected.positions.values_list("number", "value", "as_written", "source", "author", "reason")) == [
        (1, "supported", "enjoy the support of Talvania", f"{SYMBOL}, para. 100", "", ""),
        (2, "noted", "Talvania takes note", f"{SYMBOL}, para. 100", "operator", REASON),
    ]


def test_words_of_the_old_position_do_not_go_with_the_corrected_one() -> None:
    corrected = made(Correction(position="noted"))

    assert list(corrected.positions.values_list("value", "as_written")) == [
        ("supported", "enjoy the support of Talvania"),
        ("noted", ""),
    ]


@pytest.mark.parametrize(
    ("correction", "sentence"),
    [
        (Correction(as_written="Talvania takes note"), "Words are given for a position: name the position with them."),
        (Correction(position="supported"), f"{ADDRESS} has this position already."),
    ],
)
def test_a_position_that_makes_no_sense(correction: Correction, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        made(correction)


def test_a_wrong_break_gives_new_parts_of_the_same_number() -> None:
    corrected = made(Correction(text="Count the boats", new_parts=(NewPart("Mend the nets", ("XSL", "XBD")),)))

    assert corrected.wording is not None
    assert corrected.wording.text == "Count the boats"
    added = Recommendation.objects.get(paragraph="100.1", part=2)
    assert (added.address, added.position, added.order) == (f"{ADDRESS}:2", "supported", corrected.order)
    assert texts(added) == [(1, "correction", "Mend the nets", "operator", REASON)]
    assert states(added.wording) == [("XSL", ""), ("XBD", "Bardovia")]
    assert [each.address for each in Recommendation.objects.all()] == [
        ADDRESS,
        f"{ADDRESS}:2",
        f"{SYMBOL}:100.2",
    ]


def test_what_is_no_recommendation_is_withdrawn_and_can_come_back() -> None:
    corrected = made(Correction(withdraw=True))
    assert corrected.withdrawn

    corrected = made(Correction(text="Count the boats; mend the nets"))

    assert not corrected.withdrawn
    assert [kind for number, kind, *rest in texts(corrected)] == ["read", "withdrawal", "correction"]
    assert states(corrected.wording) == [("XBD", "Bardovia")]


def test_a_withdrawn_text_is_brought_back_as_it_was_worded() -> None:
    with pytest.raises(Refused, match="nothing to bring back"):
        reinstate(OPERATOR, Seen(ADDRESS, 1, 1), reason=REASON, now=later(1))
    made(Correction(text="Count the boats"))
    made(Correction(withdraw=True))
    with pytest.raises(Changed):
        reinstate(OPERATOR, Seen(ADDRESS, 2, 1), reason=REASON, now=later(2))

    back = reinstate(OPERATOR, Seen(ADDRESS, 3, 1), reason=REASON, now=later(3))

    assert not back.withdrawn
    assert texts(back)[-1] == (4, "correction", "Count the boats", "operator", REASON)
    assert states(back.wording) == [("XBD", "Bardovia")]


def test_a_correction_outlives_another_import(tmp_path: Path) -> None:
    made(Correction(text="Count the boats", position="noted", new_parts=(NewPart("Mend the nets", ("XMR",)),)))

    again = import_reading(OPERATOR, source(tmp_path), report(), now=later(2))
    copy = import_reading(OPERATOR, source(tmp_path, "other bytes"), report(), now=later(3))

    assert (again.outcome, again.plan.writes, copy.plan.writes) == (None, False, False)
    corrected = Recommendation.objects.get(paragraph="100.1", part=1)
    assert corrected.wording is not None
    assert (corrected.wording.text, corrected.position) == ("Count the boats", "noted")


def test_the_log_tells_what_was_done_without_the_text() -> None:
    made(Correction(text="Secret words", states=("XSL",), position="unclear"))

    entry = Entry.objects.get(verb="recommendation.correct")
    assert entry.target == ADDRESS
    assert entry.detail["states"] == ["XSL"]
    assert entry.detail["position"] == "unclear"
    assert "Secret" not in str(entry.detail)


@pytest.mark.parametrize(
    ("address", "correction", "reason", "sentence"),
    [
        ("A/HRC/0/1:9.9", Correction(text="x"), REASON, "The record has no recommendation A/HRC/0/1:9.9"),
        ("nonsense", Correction(text="x"), REASON, "an address looks like"),
        (f"{ADDRESS}:x", Correction(text="x"), REASON, "an address looks like"),
        (ADDRESS, Correction(), REASON, "nothing to correct"),
        (ADDRESS, Correction(text="Count the boats; mend the nets"), REASON, "nothing to correct"),
        (ADDRESS, Correction(text="x"), "  ", "Give a reason"),
        (ADDRESS, Correction(states=("Atlantis",)), REASON, "No State is known by the name “Atlantis”"),
        (ADDRESS, Correction(position="maybe"), REASON, "“maybe” is no position; use one of supported, noted,"),
        (ADDRESS, Correction(position="supported"), REASON, "has this position already"),
        (ADDRESS, Correction(text="x", withdraw=True), REASON, "either worded otherwise or withdrawn"),
        (ADDRESS, Correction(text=" "), REASON, "A text cannot be empty"),
        (ADDRESS, Correction(new_parts=(NewPart("", ("XTV",)),)), REASON, "A text cannot be empty"),
    ],
)
def test_what_makes_no_sense_is_refused(address: str, correction: Correction, reason: str, sentence: str) -> None:
    before = (Wording.objects.count(), Entry.objects.count())

    with pytest.raises(Refused) as raised:
        correct(OPERATOR, address, correction, reason=reason, now=NOW)

    assert sentence in str(raised.value)
    assert (Wording.objects.count(), Entry.objects.count()) == before


def test_withdrawing_twice_is_refused() -> None:
    made(Correction(withdraw=True))
    with pytest.raises(Refused, match="withdrawn already"):
        made(Correction(withdraw=True))


def test_a_position_where_none_was_read(tmp_path: Path) -> None:
    silent = reading(item("1", position=None), session=1, state_under_review="PRK", symbol="A/HRC/0/2")
    import_reading(OPERATOR, source(tmp_path, "silent"), silent, now=NOW)

    corrected = made(Correction(position=PositionValue.UNCLEAR.value), "A/HRC/0/2:1")

    assert (corrected.position, corrected.positions.get().source) == ("unclear", "A/HRC/0/2")
