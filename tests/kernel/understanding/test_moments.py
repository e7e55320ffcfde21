"""Days, months and years in running text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.understanding.folding import fold
from hiwar.kernel.understanding.moments import between, moments

ON = date(2018, 1, 6)


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("en", "on 4 November 2014 and May 1, 2014", ["2014-11-04", "2014-05-01"]),
        ("en", "in May 2014, in 2005 and 2006", ["2014-05", "2005", "2006"]),
        ("en", "it may be so, in May perhaps", ["--05"]),
        ("en", "two months ago, last year", ["month-2", "year-1"]),
        ("en", "resolution 2003/10 of 2003", ["2003"]),
        ("en", "2014-05-01 and 01.05.2014", ["2014-05-01", "2014-05-01"]),
        ("ar", "في 4 تشرين الثاني/نوفمبر 2014 وعام ٢٠١٩", ["2014-11-04", "2019"]),
        ("ar", "قبل شهرين في ديسمبر الماضي", ["month-2", "--12"]),
        ("fr", "le 1er mai 2014, il y a deux mois", ["2014-05-01", "month-2"]),
        ("es", "el 1 de mayo de 2014, el mes pasado", ["2014-05-01", "month-1"]),
        ("ru", "1 мая 2014 года, в прошлом месяце", ["2014-05-01", "month-1"]),
        ("zh", "2014年5月1日，去年", ["2014-05-01", "year-1"]),
        ("zh", "二〇一四年五月一日，十二月三十一日，二月", ["2014-05-01", "--12-31", "--02"]),
        ("zh", "十一个月，2018年5月份，后年", ["2018-05", "year+2"]),
        (
            "en",
            "between 2005 and 2011; from May 2014 to June 2015; 2005–2011",
            ["2005/2011", "2014-05/2015-06", "2005/2011"],
        ),
        ("en", "from 2011 and 2012, in 2014-15, between 2011 and 2005", ["2011", "2012", "2011", "2005"]),
        ("en", "in the 1980s, the sixties, mid-2015", ["1980/1989", "1960/1969", "2015"]),
        (
            "ar",
            "بين عامي 2005 و2011، من عام 2005 إلى عام 2011، في الثمانينيات",
            ["2005/2011", "2005/2011", "1980/1989"],
        ),
        ("fr", "de 2005 à 2011, entre 2005 et 2011, les années 80", ["2005/2011", "2005/2011", "1980/1989"]),
        (
            "es",
            "desde 2005 hasta 2011, entre los años 2005 y 2011, los años noventa",
            ["2005/2011", "2005/2011", "1990/1999"],
        ),
        ("ru", "с 2005 по 2011 год, между 2005 и 2011 годами, в 1990-х", ["2005/2011", "2005/2011", "1990/1999"]),
        ("zh", "2005年至2011年，从2005年到2011年，2005-2011年，八十年代", ["2005/2011"] * 3 + ["1980/1989"]),
    ],
)
def test_moments(lang: str, text: str, said: list[str]) -> None:
    assert [each.said for each in moments(fold(text).plain, lang)] == said


@pytest.mark.parametrize(
    ("said", "ahead", "days"),
    [
        ("2014-05-01", False, (date(2014, 5, 1), date(2014, 5, 1))),
        ("2014-02", False, (date(2014, 2, 1), date(2014, 2, 28))),
        ("2014", False, (date(2014, 1, 1), date(2014, 12, 31))),
        ("2005/2014-02", False, (date(2005, 1, 1), date(2014, 2, 28))),
        ("--12", False, (date(2017, 12, 1), date(2017, 12, 31))),
        ("--12", True, (date(2018, 12, 1), date(2018, 12, 31))),
        ("--01", False, (date(2018, 1, 1), date(2018, 1, 31))),
        ("month-1", False, (date(2017, 12, 1), date(2017, 12, 31))),
        ("year+1", False, (date(2019, 1, 1), date(2019, 12, 31))),
        ("week-1", False, (date(2017, 12, 25), date(2017, 12, 31))),
        ("day-1", False, (date(2018, 1, 5), date(2018, 1, 5))),
        ("2014-02-30", False, None),
        ("year-99999", False, None),
    ],
)
def test_what_days_are_meant(said: str, ahead: bool, days: tuple[date, date] | None) -> None:
    assert between(said, ON, ahead=ahead) == days


@given(st.text(alphabet=st.sampled_from("0123456789-/.年月日〇一二十 mayof"), max_size=40))
def test_any_figures(text: str) -> None:
    for lang in ("en", "zh", "ar"):
        for each in moments(fold(text).plain, lang):
            between(each.said, ON)
