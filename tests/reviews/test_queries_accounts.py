"""What each source says of a recommendation, and where the sources disagree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.kernel.values import PositionValue
from hiwar.reviews import queries
from hiwar.reviews.commands import file_document, import_reading
from hiwar.reviews.queries.differences import Said, differences
from tests.builders import NOW, SYMBOL, addendum, answer, item, reading, source
from tests.web import sample

A, B, AB = frozenset({"XTV"}), frozenset({"XBD"}), frozenset({"XTV", "XBD"})


@pytest.mark.parametrize(
    ("record", "other", "differs"),
    [
        (Said("supported", A), Said("supported", A), []),
        (Said("supported", A), Said("noted", A), ["position"]),
        (Said("supported", A), Said("", A), []),
        (Said("supported", A), Said("pending", A), []),
        (Said("pending", A), Said("supported", A), []),
        (Said("noted", AB), Said("noted", A), ["states"]),
        (Said("noted", AB), Said("noted", A, whole=False), []),
        (Said("noted", A), Said("noted", B, whole=False), ["states"]),
        (Said("noted", A, unresolved=True), Said("noted", B, whole=False), []),
        (Said("noted", AB), Said("noted", A, unresolved=True), []),
        (Said("noted", A), Said("supported"), ["position"]),
        (Said("noted"), Said("noted", A), []),
        (Said("partly", A), Said("noted", B), ["position", "states"]),
    ],
)
def test_what_counts_as_a_disagreement(record: Said, other: Said, differs: list[str]) -> None:
    assert differences(record, [other]) == [differs]


def test_where_the_record_is_open_the_others_may_disagree_among_themselves() -> None:
    others = [Said("supported"), Said("noted"), Said("pending")]
    assert differences(Said("pending"), others) == [["position"], ["position"], []]
    assert differences(Said("pending"), others[:1]) == [[]]


@pytest.fixture
def told(record: Path, tmp_path: Path) -> Any:
    sample.kesteria(tmp_path)
    return lambda paragraph: queries.recommendation(f"{sample.KESTERIA}:{paragraph}", "en")


def shortly(found: Any) -> list[tuple[Any, ...]]:
    return [
        (each["origin"], each["position"], [state["iso3"] for state in each["states"]], each["rows"], each["differs"])
        for each in found["accounts"]
    ]


def test_sources_stand_side_by_side_and_none_is_overwritten(told: Any) -> None:
    found = told("7.1")
    assert (found["position"], found["differs"]) == ("noted", ["position"])
    assert shortly(found) == [
        ("report", "pending", ["XTV", "XBD"], [], []),
        ("addendum", "noted", [], [], []),
        ("upr-info", "supported", ["XTV", "XBD"], [1, 2], ["position"]),
        ("thematic-list", "noted", ["XTV", "XBD"], [1], []),
    ]
    answer = found["accounts"][1]
    assert (answer["position_source"], answer["page"], answer["comment"]) == (
        f"{sample.KESTERIA}/Add.1, para. 3", 1, "The lock gates are no longer in use.",
    )  # fmt: skip


def test_other_states_are_a_disagreement_and_other_labels_are_none(told: Any) -> None:
    found = told("7.2")
    assert (found["position"], found["differs"]) == ("supported", ["states"])
    assert shortly(found)[-1] == ("thematic-list", "supported", ["XHL", "XTV"], [2], ["states"])
    national = told("7.3")["accounts"][-1]
    assert (national["origin"], national["as_written"]) == ("national", "Soutenue")
    assert national["facts"] == [{"name": "status", "value": "in progress"}]
    assert national["translations"] == [{"language": "ar", "text": "عدّ النوارس"}]


def test_language_versions_stand_with_their_status(told: Any) -> None:
    versions = [(each["language"], each["status"], each["original"]) for each in told("7.1")["versions"]]
    assert versions == [("en", "original", True), ("fr", "official", False)]
    in_french = queries.recommendation(f"{sample.KESTERIA}:7.1", "fr")
    assert in_french is not None
    assert [each["language"] for each in in_french["versions"]] == ["fr", "en"]


@pytest.mark.parametrize("label", ["100.1", "1"])
def test_an_answer_that_fits_no_position_is_an_account_with_its_words(record: Path, tmp_path: Path, label: str) -> None:
    import_reading(OPERATOR, source(tmp_path, "report"), reading(item(position=PositionValue.PENDING)), now=NOW)
    unclear = answer(label, PositionValue.UNCLEAR, "", "Talvania is an island.")
    for language in ("en", "fr"):
        file_document(OPERATOR, source(tmp_path, language), addendum(unclear, language=language), now=NOW)

    found = queries.recommendation(f"{SYMBOL}:100.1", "en")

    assert found is not None
    assert found["position"] == "pending"
    assert [(each["origin"], each["position"], each["comment"], each["page"]) for each in found["accounts"]] == [
        ("report", "pending", "", 1),
        ("addendum", "unclear", "Talvania is an island.", 1),
    ]


def test_the_comment_behind_a_bare_number_goes_with_its_position_and_repeats_none_of_it(
    record: Path, tmp_path: Path
) -> None:
    import_reading(OPERATOR, source(tmp_path, "report"), reading(item(position=PositionValue.PENDING)), now=NOW)
    noted = answer("1", comment="Talvania takes note of it The boats are counted by hand.")
    file_document(OPERATOR, source(tmp_path, "answers"), addendum(noted), now=NOW)

    found = queries.recommendation(f"{SYMBOL}:100.1", "en")

    assert found is not None
    assert (found["accounts"][1]["position"], found["accounts"][1]["comment"]) == (
        "noted",
        "The boats are counted by hand.",
    )
