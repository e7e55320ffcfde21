"""However much there is to show, a page asks the database the same number of times."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.audit import memory
from hiwar.audit.actors import OPERATOR
from hiwar.documents.models import Document
from hiwar.resolutions.commands import enter_facts
from tests.builders import NOW
from tests.resolutions import made
from tests.web import sample

COUNTS = {
    "/en/": 7,
    "/en/search": 4,
    "/en/search?q=sample": 11,
    "/en/search?by=FRA&q=sample": 8,
    "/en/search?q=france+sample": 12,
    "/en/search?q=what+did+slovenia+answer+to+france+in+2014": 12,
    f"/en/search?q={sample.REAL}:115.1": 8,
    f"/en/search?q={sample.REAL}": 8,
    "/en/states": 2,
    "/en/states/SVN": 7,
    "/en/states/FRA": 6,
    "/en/sessions": 1,
    "/en/sessions/20": 2,
    "/en/sessions/53": 1,
    "/en/reviews/SVN/20": 13,
    "/en/reviews/SVN/20?q=sample&by=FRA&sort=state": 13,
    f"/en/recommendations/{sample.REAL}:115.1": 15,
    "/en/about": 8,
}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_is_flat(
    record: Path, tmp_path: Path, client: Client, django_assert_num_queries: Any, rows: int
) -> None:
    sample.real(tmp_path, rows)
    for address, expected in COUNTS.items():
        memory.forget()  # what the first reader after a change costs
        with django_assert_num_queries(expected, info=address):
            assert client.get(address).status_code == 200


OF_MANY_SOURCES = {
    f"/en/recommendations/{sample.KESTERIA}:7.1": 15,
    f"/ar/recommendations/{sample.KESTERIA}:7.1": 16,
    "/en/reviews/XKS/2": 14,
    "/en/reviews/XKS/2/sources": 4,
    "/en/reviews/XKS/2/sources?what=pledges": 4,
    "/en/reviews/XKS/2/documents": 17,
    "/en/documents?of=XKS": 5,
    "/en/states/XKS/bodies": 2,
    "/en/states/XKS": 7,
    "/en/sessions/2": 2,
}

OF_DOCUMENTS = {
    "kesteria.txt": 7,
    "kesteria-add1.txt": 8,
    "kesteria-themes.txt": 7,
    "kesteria-questions.txt": 5,
    "coded.csv": 5,
}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_is_flat_where_many_sources_speak(
    record: Path, tmp_path: Path, client: Client, django_assert_num_queries: Any, rows: int
) -> None:
    sample.kesteria(tmp_path, rows)
    at = {document.name: f"/en/documents/{document.pk}" for document in Document.objects.all()}
    of_documents = {at[name]: count for name, count in OF_DOCUMENTS.items()}
    for address, expected in {**OF_MANY_SOURCES, **of_documents}.items():
        memory.forget()  # what the first reader after a change costs
        with django_assert_num_queries(expected, info=address):
            assert client.get(address).status_code == 200


OF_VOTES = {
    "/en/resolutions": 14,
    "/en/resolutions?about=PRK&q=human": 14,
    "/en/resolutions/A/RES/60/173": 12,
    "/ar/resolutions/A/RES/60/173": 12,
    "/en/votes/voeten:4604": 3,
    "/en/states/CUB/votes": 5,
    "/en/states/CHN/votes?vote=no": 7,
    "/en/states/CUB/votes/SWE": 5,
    "/en/resolutions.csv": 14,
    "/en/states/CUB/votes.csv": 5,
}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_is_flat_however_many_votes_there_are(
    record: Path, tmp_path: Path, client: Client, django_assert_num_queries: Any, rows: int
) -> None:
    enter_facts(OPERATOR, now=NOW)
    several = {4604} if rows == 1 else {4604, 4813, 5108, 1232}
    made.entered(made.as_csv(tmp_path / "votes.csv", [row for row in made.joined() if row["rcid"] in several]))
    for address, expected in OF_VOTES.items():
        memory.forget()  # what the first reader after a change costs
        with django_assert_num_queries(expected, info=address):
            assert client.get(address).status_code == 200
