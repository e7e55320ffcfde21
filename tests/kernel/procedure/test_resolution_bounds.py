"""On which days a text can have been acted on, by its symbol."""

from __future__ import annotations

from datetime import date

import pytest

from hiwar.kernel import facts
from hiwar.kernel.procedure.resolution_bounds import days_of
from hiwar.kernel.procedure.resolution_symbols import symbol_of


@pytest.mark.parametrize(
    ("symbol", "day", "held"),
    [
        ("A/RES/72/188", "2017-08-31", False),
        ("A/RES/72/188", "2017-12-19", True),
        ("A/RES/72/188", "2018-09-30", True),
        ("A/RES/72/188", "2018-10-01", False),
        ("A/RES/1(I)", "1946-01-24", True),
        ("A/RES/1(I)", "1945-12-24", False),
        ("A/RES/498(V)", "1951-02-01", True),
        ("A/RES/500(V)", "1951-05-18", True),
        ("A/RES/ES-11/1", "2022-03-02", True),
        ("A/RES/ES-11/1", "1945-03-02", False),
        ("E/CN.4/RES/2003/10", "2003-04-16", True),
        ("E/CN.4/RES/2003/10", "2004-04-16", False),
        ("A/HRC/RES/S-17/1", "2011-08-23", True),
        ("A/HRC/RES/S-17/1", "2005-08-23", False),
        ("A/HRC/RES/28/22", "2016-03-27", False),
    ],
)
def test_days(symbol: str, day: str, held: bool) -> None:
    text = symbol_of(symbol)
    assert text is not None
    assert days_of(text).hold(date.fromisoformat(day)) is held


def test_the_facts_are_within() -> None:
    for text in facts.series_texts():
        if text.symbol and (numbered := symbol_of(text.symbol)):
            assert days_of(numbered).hold(text.date), text.symbol
