"""The map of the site lists resolutions, votes and the States that voted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client


def listed(client: Client, kind: str) -> list[list[str]]:
    """The addresses in each part of a kind."""
    parts = re.findall(rf"/sitemap-en-{kind}-[^<]*", client.get("/sitemap.xml").content.decode())
    return [re.findall("<loc>http://testserver(.*?)</loc>", client.get(part).content.decode()) for part in parts]


def test_resolutions_and_votes_are_on_the_map(voted: Path, client: Client) -> None:
    (resolutions,), (votes,) = listed(client, "resolutions"), listed(client, "votes")
    assert {"/en/resolutions/A/RES/62/167", "/en/resolutions/A/RES/72/188"} <= set(resolutions)
    assert {"/en/votes/voeten:511", "/en/states/NAM/votes"} <= set(votes)
    for address in (resolutions[0], votes[0], votes[-1]):
        assert client.get(address).status_code == 200, address


def test_a_long_map_comes_in_parts(voted: Path, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    (whole,) = listed(client, "resolutions")
    monkeypatch.setattr("hiwar.reference.map.A_PART", 10)
    parts = listed(client, "resolutions")
    assert [address for part in parts for address in part] == whole
    assert max(map(len, parts)) == 10
    assert client.get(f"/sitemap-en-resolutions-{len(parts) + 1}.xml").status_code == 404


def test_an_empty_record_has_no_such_part(record: Path, client: Client) -> None:
    assert listed(client, "votes") == []
