"""Times that bound when something was: *before 1990*, *by 1990*, *not until 1986*, *2018 at the earliest*.

Egypt acceded to the Convention against Torture on 25 June 1986 and is party; Norway was reviewed on 2 December 2009 and
28 April 2014; Haiti's second review was set for November 2016.
"""

from __future__ import annotations

from datetime import date

import pytest

from hiwar.kernel.checking import Kind, Verdict, check_statement
from hiwar.kernel.reading.press import statement_of
from tests.kernel.checking.facts_record import facts_record

DAY = date(2016, 10, 26)

SHOWN, CONTRADICTED, SILENT = Verdict.SHOWN, Verdict.CONTRADICTED, Verdict.NOT_IN_RECORD

SAID = (
    ("en", "Egypt ratified the Convention against Torture before 1990.", SHOWN),
    ("en", "Egypt ratified the Convention against Torture before 1986.", CONTRADICTED),
    ("en", "Egypt ratified the Convention against Torture by 1986.", SHOWN),
    ("en", "Egypt ratified the Convention against Torture by 1985.", CONTRADICTED),
    ("en", "Before 1990, Egypt had ratified the Convention against Torture.", SHOWN),
    ("en", "Egypt did not ratify the Convention against Torture until 1986.", SHOWN),
    ("en", "Egypt did not ratify the Convention against Torture until 1990.", CONTRADICTED),
    ("en", "Egypt had not ratified the Convention against Torture by 1985.", SHOWN),
    ("en", "Egypt had not ratified the Convention against Torture by 1990.", CONTRADICTED),
    ("en", "Egypt joined the Convention against Torture no earlier than 1986.", SHOWN),
    ("en", "Egypt did not ratify the Convention against Torture before 1990.", SILENT),  # the sentence may be true
    ("en", "Norway was reviewed twice before 2013.", CONTRADICTED),
    ("en", "Norway was reviewed twice by 2015.", SHOWN),
    ("en", "The first UPR of Norway did not take place until 2009.", SHOWN),
    ("en", "Haiti will not be reviewed until 2018.", CONTRADICTED),
    ("en", "Haiti will be reviewed by 2018.", SHOWN),
    ("en", "Haiti's next review will be no later than 2018.", SHOWN),
    ("en", "Haiti's next review will be in 2018 at the earliest.", CONTRADICTED),
    ("en", "Egypt ratified the Convention against Torture between 1985 and 1990.", SHOWN),
    ("en", "Egypt ratified the Convention against Torture between 1987 and 1990.", CONTRADICTED),
    ("en", "Egypt ratified the Convention against Torture in the 1980s.", SHOWN),
    ("en", "Egypt ratified the Convention against Torture in the nineties.", CONTRADICTED),
    ("en", "Egypt ratified the Convention against Torture in mid-1986.", SHOWN),
    ("en", "Egypt ratified the Convention against Torture after 1985.", SHOWN),
    ("en", "Egypt ratified the Convention against Torture after 1986.", CONTRADICTED),
    ("en", "Norway was reviewed twice between 2009 and 2014.", SHOWN),
    ("en", "Norway was reviewed twice from 2010 to 2015.", CONTRADICTED),
    ("en", "From 2005 to 2011 China voted against every resolution on the DPRK.", SHOWN),
    ("en", "After 2011, Colombia abstained on the General Assembly's resolutions on the DPRK.", CONTRADICTED),
    ("ar", "صدقت مصر على اتفاقية مناهضة التعذيب بين عامي 1985 و1990.", SHOWN),
    ("ar", "صدقت مصر على اتفاقية مناهضة التعذيب بين عامي 1987 و1990.", CONTRADICTED),
    ("ar", "صدقت مصر على اتفاقية مناهضة التعذيب في الثمانينيات.", SHOWN),
    ("ar", "صدقت مصر على اتفاقية مناهضة التعذيب في تسعينيات القرن الماضي.", CONTRADICTED),
    ("ar", "صدقت مصر على اتفاقية مناهضة التعذيب بعد عام 1985.", SHOWN),
    ("ar", "صدقت مصر على اتفاقية مناهضة التعذيب بعد عام 1990.", CONTRADICTED),
    ("ar", "صوتت الصين ضد قرارات الجمعية العامة بشأن كوريا الشمالية من 2005 إلى 2011.", SHOWN),
    ("es", "Egipto ratificó la Convención contra la Tortura entre 1985 y 1990.", SHOWN),
    ("es", "Egipto ratificó la Convención contra la Tortura entre 1987 y 1990.", CONTRADICTED),
    ("es", "Egipto ratificó la Convención contra la Tortura en los años ochenta.", SHOWN),
    ("es", "Egipto ratificó la Convención contra la Tortura en la década de 1990.", CONTRADICTED),
    ("es", "Egipto ratificó la Convención contra la Tortura después de 1990.", CONTRADICTED),
    ("fr", "L'Égypte a ratifié la Convention contre la torture entre 1985 et 1990.", SHOWN),
    ("fr", "L'Égypte a ratifié la Convention contre la torture entre 1987 et 1990.", CONTRADICTED),
    ("fr", "L'Égypte a ratifié la Convention contre la torture dans les années 80.", SHOWN),
    ("fr", "L'Égypte a ratifié la Convention contre la torture dans les années quatre-vingt-dix.", CONTRADICTED),
    ("fr", "L'Égypte a ratifié la Convention contre la torture après 1990.", CONTRADICTED),
    ("ru", "Египет ратифицировал Конвенцию против пыток между 1985 и 1990 годами.", SHOWN),
    ("ru", "Египет ратифицировал Конвенцию против пыток в период с 1987 по 1990 год.", CONTRADICTED),
    ("ru", "Египет ратифицировал Конвенцию против пыток в 1980-х годах.", SHOWN),
    ("ru", "Египет ратифицировал Конвенцию против пыток в девяностых годах.", CONTRADICTED),
    ("ru", "Египет ратифицировал Конвенцию против пыток после 1990 года.", CONTRADICTED),
    ("zh", "埃及在1985年至1990年间批准了《禁止酷刑公约》。", SHOWN),
    ("zh", "埃及在1987年至1990年间批准了《禁止酷刑公约》。", CONTRADICTED),
    ("zh", "埃及在二十世纪八十年代批准了《禁止酷刑公约》。", SHOWN),
    ("zh", "埃及在1990年代批准了《禁止酷刑公约》。", CONTRADICTED),
    ("zh", "埃及在1990年之后批准了《禁止酷刑公约》。", CONTRADICTED),
    ("ar", "صدقت مصر على اتفاقية مناهضة التعذيب قبل عام 1990.", SHOWN),
    ("ar", "صدقت مصر على اتفاقية مناهضة التعذيب قبل عام 1986.", CONTRADICTED),
    ("ar", "لن تخضع هايتي للاستعراض الدوري الشامل قبل عام 2018.", CONTRADICTED),
    ("ar", "ستخضع هايتي للاستعراض الدوري الشامل قبل عام 2018.", SHOWN),
    ("ar", "ستخضع هايتي للاستعراض الدوري الشامل بحلول عام 2016.", SHOWN),
    ("ar", "خضعت النرويج للاستعراض الدوري الشامل مرتين قبل عام 2013.", CONTRADICTED),
    ("es", "Egipto ratificó la Convención contra la Tortura antes de 1990.", SHOWN),
    ("es", "Egipto ratificó la Convención contra la Tortura antes de 1986.", CONTRADICTED),
    ("es", "Egipto no ratificó la Convención contra la Tortura hasta 1986.", SHOWN),
    ("es", "Haití no será examinado hasta 2018.", CONTRADICTED),
    ("es", "Haití será examinado antes de 2018.", SHOWN),
    ("es", "Haití será examinado a más tardar en 2016.", SHOWN),
    ("fr", "L'Égypte a ratifié la Convention contre la torture avant 1990.", SHOWN),
    ("fr", "L'Égypte a ratifié la Convention contre la torture avant 1986.", CONTRADICTED),
    ("fr", "Haïti ne sera pas examiné avant 2018.", CONTRADICTED),
    ("fr", "Haïti sera examiné avant 2018.", SHOWN),
    ("fr", "Haïti sera examiné d'ici 2016.", SHOWN),
    ("fr", "Haïti sera examiné au plus tôt en 2018.", CONTRADICTED),
    ("ru", "Египет ратифицировал Конвенцию против пыток до 1990 года.", SHOWN),
    ("ru", "Египет ратифицировал Конвенцию против пыток до 1986 года.", CONTRADICTED),
    ("ru", "Гаити не будет рассматриваться до 2018 года.", CONTRADICTED),
    ("ru", "Обзор по Гаити состоится не ранее 2018 года.", CONTRADICTED),
    ("ru", "Обзор по Гаити состоится не позднее 2018 года.", SHOWN),
    ("ru", "Обзор по Гаити состоится до 2018 года.", SHOWN),
    ("zh", "埃及在1990年之前批准了《禁止酷刑公约》。", SHOWN),
    ("zh", "埃及在1986年之前批准了《禁止酷刑公约》。", CONTRADICTED),
    ("zh", "海地在2018年之前不会接受审议。", CONTRADICTED),
    ("zh", "海地将在2018年之前接受普遍定期审议。", SHOWN),
    ("zh", "海地将最迟于2016年接受普遍定期审议。", SHOWN),
)


EXTREMES = (
    ("en", "Norway was last reviewed in 2009.", CONTRADICTED),
    ("en", "Norway was last reviewed in 2014.", SHOWN),
    ("en", "Norway was first reviewed in 2014.", CONTRADICTED),
    ("en", "China last voted against a text on the DPRK in 2011.", CONTRADICTED),
    ("en", "China last voted against a text on the DPRK in 2015.", SHOWN),
    ("en", "The resolution on the DPRK was last put to a vote in the General Assembly in 2014.", CONTRADICTED),
    ("en", "The resolution on the DPRK was last put to a vote in the General Assembly in 2015.", SHOWN),
    ("ar", "خضعت النرويج للاستعراض الدوري الشامل للمرة الأخيرة في 2009.", CONTRADICTED),
    ("ar", "خضعت النرويج للاستعراض الدوري الشامل للمرة الأخيرة في 2014.", SHOWN),
    ("es", "Noruega fue examinada por última vez en el EPU en 2009.", CONTRADICTED),
    ("fr", "La Norvège a été examinée au titre de l'EPU pour la dernière fois en 2009.", CONTRADICTED),
    ("ru", "Норвегия проходила УПО в последний раз в 2009 году.", CONTRADICTED),
    ("zh", "挪威最近一次接受普遍定期审议是在2009年。", CONTRADICTED),
    ("zh", "挪威最近一次接受普遍定期审议是在2014年。", SHOWN),
)


@pytest.mark.parametrize(("lang", "text", "verdict"), EXTREMES)
def test_the_last_is_not_one_that_others_followed(lang: str, text: str, verdict: Verdict) -> None:
    found = check_statement(statement_of(text, language=lang), facts_record(), (DAY, DAY))
    assert {each.verdict for each in found} == {verdict}


@pytest.mark.parametrize(("lang", "text", "verdict"), SAID)
def test_a_bound_decides(lang: str, text: str, verdict: Verdict) -> None:
    found = check_statement(statement_of(text, language=lang), facts_record(), (DAY, DAY))
    assert {each.verdict for each in found if each.claim.kind is not Kind.COMMITMENT} == {verdict}


def test_what_was_not_so_by_a_time_is_told_of_that_time() -> None:
    text = "Egypt had not ratified the Convention against Torture before 1986."
    (found,) = check_statement(statement_of(text, language="en"), facts_record(), (DAY, DAY))
    assert (found.verdict, found.values["on"]) == (SHOWN, "2016-10-26")  # since then, of the day of the statement
    (found,) = check_statement(statement_of(text.replace("before", "by").replace("1986", "1985"), language="en"),
                               facts_record(), (DAY, DAY))  # fmt: skip
    assert (found.verdict, found.values["on"]) == (SHOWN, "1985-12-31")
