"""Pages of a record into which nothing about treaties was entered."""

from __future__ import annotations

from pathlib import Path

from django.test import Client


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


def test_an_empty_record_says_how_to_fill_it(record: Path, client: Client) -> None:
    assert "hiwar import 4-4.csv" in page(client, "/en/treaties")
    due = page(client, "/en/obligations")
    assert "Nothing of this kind is known for that day." in due
    assert "hiwar import 4-4.csv" in due
    assert "owed no report" in page(client, "/en/states/ISL/treaties")
