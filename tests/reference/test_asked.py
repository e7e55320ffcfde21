"""What a reader asks of a list, from a query string."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pytest

from hiwar.reference.asked import Filters


@dataclass(frozen=True, slots=True)
class Boats(Filters):
    """What is asked of a list of boats."""

    q: str = ""
    flag: str = ""
    rig: str = ""
    sort: str = "name"

    CAPITALS: ClassVar = ("flag",)
    SMALL: ClassVar = ("rig",)
    AMONG: ClassVar = {"sort": ("name", "-name")}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({}, Boats()),
        ({"q": " two\tmasts\x00 ", "oars": "4"}, Boats(q="two masts")),
        ({"flag": "xtv", "rig": "SLOOP"}, Boats(flag="XTV", rig="sloop")),
        ({"sort": "-name"}, Boats(sort="-name")),
        ({"sort": "colour"}, Boats()),
        ({"q": "x" * 1000}, Boats(q="x" * 200)),
    ],
)
def test_filters_are_read_from_a_query_string(typed: dict[str, str], found: Boats) -> None:
    assert Boats.asked(typed) == found
