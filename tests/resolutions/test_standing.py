"""What had been resolved about a State by a day: row by row, on the day before and on the day of each act."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.kernel.procedure.roll_call import Tally
from hiwar.resolutions.commands import Outcome, Where, act
from hiwar.resolutions.queries import texts_about
from tests.builders import NOW

GA = (
    # symbol, day, yes, no, abstain, verified
    ("A/RES/60/173", "2005-12-16", (88, 21, 60), True),
    ("A/RES/61/174", "2006-12-19", (99, 21, 56), True),
    ("A/RES/62/167", "2007-12-18", (102, 22, 58), False),
    ("A/RES/63/190", "2008-12-18", (94, 22, 63), True),
    ("A/RES/64/175", "2009-12-18", (98, 20, 63), False),
    ("A/RES/65/225", "2010-12-21", (106, 20, 57), True),
    ("A/RES/66/174", "2011-12-19", (123, 16, 51), True),
    ("A/RES/67/181", "2012-12-20", None, False),
    ("A/RES/68/183", "2013-12-18", None, False),
    ("A/RES/69/188", "2014-12-18", (116, 20, 53), True),
    ("A/RES/70/172", "2015-12-17", (119, 19, 48), True),
    ("A/RES/71/202", "2016-12-19", None, True),
    ("A/RES/72/188", "2017-12-19", None, True),
    ("A/RES/73/180", "2018-12-17", None, False),
    ("A/RES/74/166", "2019-12-18", None, False),
    ("A/RES/75/190", "2020-12-16", None, True),
    ("A/RES/76/177", "2021-12-16", None, False),
    ("A/RES/77/226", "2022-12-15", None, False),
    ("A/RES/78/218", "2023-12-19", None, False),
    ("A/RES/79/181", "2024-12-17", None, False),
    (None, "2025-12-18", None, False),
)
GENEVA = (
    ("E/CN.4/RES/2003/10", "2003-04-16", (28, 10, 14), True),
    ("E/CN.4/RES/2004/13", "2004-04-15", (29, 8, 16), True),
    ("E/CN.4/RES/2005/11", "2005-04-14", (30, 9, 14), True),
    ("A/HRC/RES/7/15", "2008-03-27", (22, 7, 18), True),
    ("A/HRC/RES/10/16", "2009-03-26", (26, 6, 15), True),
    ("A/HRC/RES/13/14", "2010-03-25", (28, 5, 13), True),
    ("A/HRC/RES/16/8", "2011-03-24", (30, 3, 11), True),
    ("A/HRC/RES/19/13", "2012-03-22", None, True),
    ("A/HRC/RES/22/13", "2013-03-21", None, True),
    ("A/HRC/RES/25/25", "2014-03-28", (30, 6, 11), True),
    ("A/HRC/RES/28/22", "2015-03-27", (27, 6, 14), True),
    ("A/HRC/RES/31/18", "2016-03-23", None, True),
    ("A/HRC/RES/34/24", "2017-03-24", None, True),
    ("A/HRC/RES/37/28", "2018-03-23", None, True),
    ("A/HRC/RES/40/20", "2019-03-22", None, True),
    ("A/HRC/RES/43/25", "2020-06-22", None, True),
    ("A/HRC/RES/46/17", "2021-03-23", None, True),
    ("A/HRC/RES/49/22", "2022-04-01", None, True),
    ("A/HRC/RES/52/28", "2023-04-04", None, True),
    ("A/HRC/RES/55/21", "2024-04-04", None, True),
    ("A/HRC/RES/58/17", "2025-04-03", None, True),
    ("A/HRC/RES/61/27", "2026-03-30", None, True),
)
TEXTS = sorted((*GA, *GENEVA), key=lambda row: row[1])


def test_the_tables_are_whole() -> None:
    assert (len(GA), len(GENEVA)) == (21, 22)


def told(on: date) -> list[tuple[object, ...]]:
    return [
        (each["symbol"], each["date"], tuple(each["tally"].values()) if each["tally"] else None, each["verified"])
        for each in texts_about("PRK", on, "en")
    ]


def test_row_by_row_on_the_day_before_and_on_the_day(known: Path) -> None:
    for number, (_symbol, day, _tally, _verified) in enumerate(TEXTS):
        on = date.fromisoformat(day)
        assert told(on - timedelta(days=1)) == TEXTS[:number], day
        assert told(on) == TEXTS[: number + 1], day


def test_the_shape_of_an_entry(known: Path) -> None:
    (first, *_rest) = texts_about("PRK", date(2015, 12, 17), "en")
    assert first == {
        "symbol": "E/CN.4/RES/2003/10",
        "address": "E/CN.4/RES/2003/10",
        "title": {
            "text": "Situation of human rights in the Democratic People's Republic of Korea",
            "language": "en",
        },
        "date": "2003-04-16",
        "adoption": "recorded_vote",
        "tally": {"yes": 28, "no": 10, "abstain": 14},
        "source": "OHCHR Voting Records, Commission on Human Rights and Human Rights Council",
        "verified": True,
    }
    last = texts_about("PRK", date(2016, 12, 31), "en")[-1]
    assert (last["symbol"], last["adoption"], last["tally"]) == ("A/RES/71/202", "without_a_vote", None)


def test_votes_that_were_imported_change_nothing_but_the_source(voted: Path) -> None:
    """The tally of the few members whose votes the sample has is that of the sample."""
    assert [row[:2] for row in told(date(2026, 11, 27))] == [row[:2] for row in TEXTS]
    by_symbol = {each["symbol"]: each for each in texts_about("PRK", date(2026, 11, 27), "en")}
    assert by_symbol["A/RES/60/173"]["source"] == "un_votes.csv, voeten:4604"
    assert by_symbol["A/RES/62/167"]["verified"] is False


def test_a_text_of_which_only_the_month_is_known_is_there_from_its_last_day(voted: Path) -> None:
    assert texts_about("IRN", date(1985, 12, 30), "en") == []
    (found,) = texts_about("IRN", date(1985, 12, 31), "en")
    assert (found["symbol"], found["date"]) == ("A/RES/40/141", "1985-12")


def test_what_was_rejected_or_is_about_others_is_not_there(known: Path) -> None:
    where = Where("A/62/PV.76")
    title = "Situation of human rights in Belarus"
    act(OPERATOR, "A/RES/62/900", Outcome(Tally(10, 20, 5)), where, on=date(2007, 12, 18), title=title, now=NOW)
    assert texts_about("BLR", date(2020, 1, 1), "en") == []
    act(OPERATOR, "A/RES/61/175", Outcome(Tally(72, 32, 69)), where, on=date(2006, 12, 19), title=title, now=NOW)
    assert [each["symbol"] for each in texts_about("BLR", date(2020, 1, 1), "en")] == ["A/RES/61/175"]
    assert len(texts_about("PRK", date(2020, 1, 1), "en")) == sum(row[1] < "2020" for row in TEXTS)


@pytest.mark.parametrize("iso3", ["RUS", "FRA", "XTV", "ZZZ"])
@pytest.mark.parametrize("on", [date(1946, 1, 1), date(2026, 11, 27)])
def test_a_state_about_which_nothing_was_resolved(known: Path, iso3: str, on: date) -> None:
    assert texts_about(iso3, on, "en") == []
