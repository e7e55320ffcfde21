"""Searching recommendations in every language in which the record has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.reviews.commands import Correction, correct, import_reading
from hiwar.search import queries
from hiwar.search.queries import Asked
from tests.builders import NOW, SYMBOL, item, later, reading, source

FRENCH = ("Compter les bateaux du port", "Réparer les filets")


@pytest.fixture
def _in_two_languages(record: Path, tmp_path: Path) -> None:
    english = reading(item("1", "Count the boats"), item("2", "Mend the nets"))
    french = reading(item("1", FRENCH[0]), item("2", FRENCH[1]), language="fr")
    import_reading(OPERATOR, source(tmp_path, "en", "en.txt"), english, now=NOW)
    import_reading(OPERATOR, source(tmp_path, "fr", "fr.txt"), french, now=later(1))


def found(q: str) -> list[tuple[str, str, str]]:
    told: dict[str, Any] = queries.search(Asked.of_query({"q": q, "of": "XTV"}), 1, "en")
    return [(row["paragraph"], row["language"], row["text"]) for row in told["recommendations"]]


@pytest.mark.usefixtures("_in_two_languages")
def test_the_text_is_shown_in_the_language_in_which_the_words_stand() -> None:
    assert found("bateaux") == [("1", "fr", FRENCH[0])]
    assert found("boats") == [("1", "en", "Count the boats")]
    assert found("reparer") == [("2", "fr", FRENCH[1])]
    assert found("boats bateaux") == []


@pytest.mark.usefixtures("_in_two_languages")
def test_only_the_current_text_of_the_source_is_found() -> None:
    correct(OPERATOR, f"{SYMBOL}:1", Correction(text="Count the ships"), reason="Misread", now=later(2))

    assert found("boats") == []
    assert found("ships") == [("1", "en", "Count the ships")]
    assert found("bateaux") == [("1", "fr", FRENCH[0])]
