"""Searching the text of documents that bring no recommendation."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from hiwar.audit.actors import OPERATOR
from hiwar.documents.models import PageWords
from hiwar.kernel.reading import Genre, Page
from hiwar.reviews.commands import file_document, take_down_document
from hiwar.search import queries
from hiwar.search.queries import Asked
from tests.builders import NOW, reading, source

FIRST = "National report\nThe harbour master of Slovenia\ncounts the ferry boats\nevery morning\nby hand\nand at night"
OTHERS = ("Ferries and boats in another order", "Nothing of it")


@pytest.fixture
def kept(record: Path, tmp_path: Path) -> Path:
    """A national report of Slovenia on three pages, and one of Talvania."""
    for number, state in ((1, "SVN"), (2, "XTV")):
        about = {"symbol": f"A/HRC/WG.6/20/{state}/1", "state_under_review": state, "session": 20}
        pages = tuple(Page(at, text) for at, text in enumerate((FIRST, *OTHERS), start=1))
        national = reading(genre=Genre.NATIONAL_REPORT, pages=pages, date="2014-08-15", **about)
        file_document(OPERATOR, source(tmp_path, state, f"{number}.txt"), national, now=NOW)
    return tmp_path


def found(**asked: str) -> dict[str, Any]:
    told: dict[str, Any] = queries.search(Asked.of_query(asked), 1, "en")["documents"]
    return told


@pytest.mark.usefixtures("kept")
def test_a_document_is_found_by_words_that_stand_on_one_page() -> None:
    (one,) = found(q="boats ferry*")["shown"]

    assert one == {
        "sha256": one["sha256"],
        "symbol": "A/HRC/WG.6/20/SVN/1",
        "name": "1.txt",
        "genre": "national-report",
        "state": {"iso3": "SVN", "name": "Slovenia", "invented": False},
        "session": 20,
        "date": "2014-08-15",
        "language": "en",
        "pages": [1],
        "more": 0,
        "around": "National report The harbour master of Slovenia counts the ferry boats every morning by hand",
    }
    assert found(q="boats")["shown"][0]["pages"] == [1, 2]
    assert found(q="ferry nothing") == {"total": 0, "shown": []}
    assert found(q="?!") == {"total": 0, "shown": []}


@pytest.mark.usefixtures("kept")
def test_a_phrase_may_run_over_lines() -> None:
    (one,) = found(q='"every morning by hand"')["shown"]
    assert one["pages"] == [1]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("asked", "states"),
    [
        ({}, ["SVN"]),
        ({"of": "XTV"}, ["XTV"]),
        ({"of": "FRA"}, []),
        ({"session": "20"}, ["SVN"]),
        ({"session": "19"}, []),
        ({"session": "x"}, []),
        ({"by": "FRA"}, []),
        ({"position": "noted"}, []),
    ],
)
def test_filters_narrow_the_documents(asked: dict[str, str], states: list[str]) -> None:
    assert [one["state"]["iso3"] for one in found(q="harbour", **asked)["shown"]] == states


def test_what_was_taken_down_is_not_found(kept: Path) -> None:
    file = source(kept, "SVN", "1.txt")
    take_down_document(OPERATOR, file.sha256, reason="A court said so", legal_basis="An order", now=NOW)

    assert found(q="harbour") == {"total": 0, "shown": []}
    assert not PageWords.objects.filter(page__document=file.sha256).exists()


def test_the_words_of_a_record_from_before_are_found_after_its_migration(kept: Path) -> None:
    before = set(PageWords.objects.values_list("page", "search_text"))
    PageWords.objects.all().delete()

    import_module("hiwar.documents.migrations.0004_page_words")._of_the_pages(apps, None)

    assert set(PageWords.objects.values_list("page", "search_text")) == before
