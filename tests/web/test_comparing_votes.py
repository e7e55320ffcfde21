"""The way from the form that chooses another State to the comparison of votes."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("with=KOR&since=2020&until=1990", "/en/states/PRK/votes/KOR?since=2020&until=1990"),
        ("with=kor&about=irn", "/en/states/PRK/votes/KOR?about=IRN"),
        ("with=KOR", "/en/states/PRK/votes/KOR"),
        ("since=2020", "/en/states/PRK/votes?since=2020"),
    ],
)
def test_what_else_was_asked_for_stays(record: Path, client: Client, asked: str, address: str) -> None:
    assert client.get(f"/en/states/PRK/votes/compare?{asked}")["Location"] == address


@pytest.mark.parametrize("address", ["/en/states/PRK/votes/PRK", "/en/states/PRK/votes/PRK.csv"])
def test_a_state_is_not_compared_with_itself(record: Path, client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "A State is not compared with itself; choose another." in html.unescape(response.content.decode())


def test_nor_by_programs(record: Path, client: Client) -> None:
    assert client.get("/api/v1/states/PRK/votes/prk").status_code == 404
