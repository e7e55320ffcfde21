"""Searching the record: words, States by any of their names, filters, pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hiwar.search import queries
from hiwar.search.queries import Asked
from tests.builders import SYMBOL
from tests.web import sample


def found(page: int = 1, **asked: str) -> list[str]:
    told: dict[str, Any] = queries.search(Asked.of_query(asked), page, "en")
    return [row["address"] for row in told["recommendations"]]


@pytest.mark.usefixtures("sampled")
def test_all_the_words_must_stand_in_the_text() -> None:
    assert found(q="SAMPLE") == [f"{sample.REAL}:115.{number}" for number in (1, 2, 3)]
    assert found(q="text 3 sample") == [f"{sample.REAL}:115.3"]
    assert found(q="sample boats") == []
    assert found() == []
    assert found(q="?!") == []


@pytest.mark.usefixtures("sampled")
def test_the_invented_states_are_found_only_when_asked_for() -> None:
    assert found(q="boats") == []
    assert found(q="boats", of="xtv") == [f"{SYMBOL}:100.1"]
    assert found(q="قوارب", of="XTV") == [f"{SYMBOL}:100.10"]


@pytest.mark.usefixtures("sampled")
def test_what_a_correction_replaced_is_not_found() -> None:
    assert found(q="old nets", of="XTV") == [f"{SYMBOL}:100.2"]
    assert found(q="mend the nets", of="XTV") == [f"{SYMBOL}:100.2"]


@pytest.mark.usefixtures("sampled")
def test_filters() -> None:
    assert found(by="FRA") == [f"{sample.REAL}:115.1"]
    assert len(found(session="20")) == 3
    assert len(found(position="none")) == 3
    assert found(position="supported") == []
    assert len(found(of="XTV", position="supported")) == 2
    assert found(session="twenty") == []
    assert found(session="9" * 30) == []


def test_long_results_come_in_pages(record: Path, tmp_path: Path) -> None:
    sample.real(tmp_path, 60)
    assert [len(found(page, q="sample")) for page in (1, 2, 3, 4)] == [25, 25, 10, 10]
    assert found(2, q="sample")[0] == f"{sample.REAL}:115.26"
    told = queries.search(Asked(q="sample"), 3, "ar")
    assert told["pages"] == {"page": 3, "of": 3, "total": 60}


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Swaziland", "SWZ"),
        ("swaziland", "SWZ"),
        ("Северная Македония", "MKD"),
        ("كوت ديفوار", "CIV"),
        ("中国", "CHN"),
        ("Côte", "CIV"),
        ("united rep", "TZA"),
        ("Talvania", "XTV"),
    ],
)
def test_a_state_is_found_by_any_of_its_names(record: Path, words: str, first: str) -> None:
    assert queries.search(Asked(q=words), 1, "en")["states"][0]["iso3"] == first


def test_words_that_name_no_state(record: Path) -> None:
    assert queries.search(Asked(q="xyzzy"), 1, "en")["states"] == []
    assert queries.search(Asked(q="..."), 1, "en")["states"] == []


@pytest.mark.usefixtures("sampled")
def test_the_filters_offer_what_the_record_has() -> None:
    choices = queries.search(Asked(), 1, "ar")["choices"]
    assert [state["iso3"] for state in choices["of"]] == ["SVN"]
    assert {state["iso3"] for state in choices["by"]} == {"FRA", "EGY", "AUT"}
    assert choices["session"] == [20]
    assert "none" in choices["position"]
