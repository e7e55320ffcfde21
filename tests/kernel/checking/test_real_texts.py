"""Whole texts as they are written, in `real_texts_<language>.toml`: what they claim, and that nothing else is
contradicted."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hiwar.kernel.checking import Finding, Verdict, check_statement
from hiwar.kernel.reading.press import statement_of
from hiwar.kernel.values import LANGUAGES
from tests.kernel.checking.facts_record import facts_record

FOLDER = Path(__file__).parent


def _texts() -> Iterator[Any]:
    for lang in LANGUAGES:
        with (FOLDER / f"real_texts_{lang}.toml").open("rb") as file:
            for each in tomllib.load(file)["texts"]:
                yield pytest.param(lang, each, id=f"{lang}: {each['name']}")


@pytest.mark.parametrize(("lang", "told"), list(_texts()))
def test_what_a_text_claims(lang: str, told: dict[str, Any]) -> None:
    text, day = told["text"].strip(), date.fromisoformat(told["day"])
    found = list(check_statement(statement_of(text, language=lang), facts_record(), (day, day)))
    for claimed in told["claims"]:
        kind, states, verdict, words = (part.strip() for part in claimed.split("|"))
        assert text.count(words) == 1, words
        place = text.index(words), text.index(words) + len(words)
        fitting = [each for each in found if _is(each, kind, set(states.split()) - {"-"}, verdict, place)]
        assert fitting, (claimed, [_told(each) for each in found])
        found.remove(fitting[0])
    assert [_told(each) for each in found if each.verdict is Verdict.CONTRADICTED] == []


def _is(found: Finding, kind: str, states: set[str], verdict: str, place: tuple[int, int]) -> bool:
    claim = found.claim
    same = (claim.kind, set(claim.states), found.verdict) == (kind, states, verdict)
    return same and claim.start < place[1] and place[0] < claim.end


def _told(found: Finding) -> tuple[str, tuple[str, ...], str, str]:
    return found.claim.kind.value, found.claim.states, found.verdict.value, found.claim.quote


PASSAGES = [
    (
        "en",
        "2025-06-20",
        "In the fourth cycle, the DPRK received 294 recommendations, 143 of which enjoyed its full"
        " support and 7 its partial support; it noted the remaining 144.",
    ),
    ("en", "2025-06-20", "Talvania asked the DPRK why it had accepted only 143 recommendations."),
    (
        "en",
        "2025-06-20",
        "Of the 294 recommendations put forward by 96 delegations, some 150 were accepted in full or in part.",
    ),
    ("en", "2019-10-02", "The DPRK supported 132 recommendations, 19 more than in the cycle before."),
    (
        "en",
        "2019-10-02",
        "While in the second cycle it supported 113 recommendations, this time it supported 132, and"
        " Talvania is pleased that both of its recommendations are among them.",
    ),
    (
        "en",
        "2020-02-03",
        "Cuba, which was reviewed in May 2018, voted against the resolution on the DPRK"
        " in 2014 and 2015; in 2016 no vote was taken.",
    ),
    ("en", "2020-02-03", "Unlike Cuba, Slovenia voted in favour of resolution 70/172."),
    (
        "en",
        "2020-02-03",
        "It is true that the DPRK has acceded to few treaties; but it acceded to both Covenants as early as 1981.",
    ),
    (
        "en",
        "2020-02-03",
        "The Committee on the Rights of the Child considered the fifth report of the DPRK"
        " in September 2017; the previous one had been considered in 2009.",
    ),
    (
        "en",
        "2020-02-03",
        "We urge the DPRK, which has ratified five of the core treaties, to ratify the remaining four.",
    ),
    (
        "en",
        "2020-02-03",
        "The DPRK is party to five of the nine core human rights treaties and to one of the nine optional protocols.",
    ),
    ("en", "2020-02-03", "Had it ratified the Convention against Torture, it would have had to report within a year."),
    ("en", "2020-02-03", "The DPRK ought to have ratified the Convention against Torture long ago."),
    (
        "en",
        "2020-02-03",
        "It took the DPRK three years to ratify the Convention on the Rights of"
        " Persons with Disabilities, which it had signed in July 2013.",
    ),
    ("en", "2020-02-03", "No fewer than 85 delegations took the floor in 2014."),
    ("en", "2020-02-03", "The resolution, which was adopted by consensus, was the fifteenth since 2005."),
    (
        "en",
        "2015-12-20",
        "For the first time since 2011 the resolution had been put to a vote"
        " in 2014. A year later 119 States voted for it.",
    ),
    ("en", "2015-12-20", "In the Committee the result had been 112 to 19 with 50 abstentions."),
    (
        "en",
        "2015-12-20",
        "119 in favour, 19 against, 48 abstentions: with this result the"
        " General Assembly adopted the resolution on the DPRK.",
    ),
    (
        "en",
        "2015-12-20",
        "Compared with 2014, when 116 States voted in favour, three more supported the text on North Korea this year.",
    ),
    (
        "en",
        "2024-03-01",
        "Russia told the Working Group in November 2023 that it would consider its recommendations and reply by March.",
    ),
    ("en", "2024-03-01", "By the time of its fourth review, in November 2023, Russia had left the Council of Europe."),
    (
        "en",
        "2024-03-01",
        "Russia ratified the Convention on the Rights of the Child in 1990"
        " and its two optional protocols in 2008 and 2013.",
    ),
    (
        "en",
        "2024-03-01",
        "Slovenia acceded to the Convention against Torture in 1993, eleven years before Morocco's"
        " neighbour did, and to its Optional Protocol in 2007.",
    ),
    (
        "en",
        "2024-03-01",
        "Morocco acceded to the Optional Protocol to the Convention against Torture ten years ago, in November 2014.",
    ),
    ("en", "2024-03-01", "Morocco made a statement in the review of the DPRK but no recommendation."),
    (
        "en",
        "2014-09-25",
        "Talvania supports the outcome of the second review. Of our recommendations, one was"
        " accepted, one was rejected and one is still pending.",
    ),
    (
        "en",
        "2014-09-25",
        "We took the floor in May and made three recommendations; the delegation accepted two and noted the third.",
    ),
    (
        "en",
        "2014-09-25",
        "Halmeria thanks the troika. We are pleased that the DPRK accepted"
        " all three of the recommendations that Halmeria made.",
    ),
    ("en", "2010-03-20", "The DPRK did not indicate which of the 167 recommendations it would support."),
    ("en", "2010-03-20", "Fifty of the 167 recommendations were rejected; the DPRK took note of the other 117."),
    (
        "en",
        "2026-04-02",
        "In March the Council adopted resolution 61/27 without a vote, as it has every year since 2016.",
    ),
    ("en", "2026-04-02", "The DPRK will next be reviewed in 2029."),
    ("en", "2026-04-02", "No State has been reviewed more often than four times."),
    (
        "ar",
        "2025-06-20",
        "تلقت كوريا الشمالية في الجولة الرابعة 294 توصية، حظيت 143 منها بتأييدها"
        " الكامل و7 بتأييد جزئي، وأحاطت علما بالبقية وعددها 144.",
    ),
    ("ar", "2025-06-20", "سألت تالفانيا كوريا الشمالية لماذا لم تقبل إلا 143 توصية."),
    ("ar", "2019-10-02", "أيدت كوريا الشمالية 132 توصية، أي بزيادة 19 توصية عن الجولة السابقة."),
    ("ar", "2020-02-03", "على خلاف كوبا، صوتت سلوفينيا لصالح القرار 70/172."),
    (
        "ar",
        "2020-02-03",
        "صحيح أن كوريا الشمالية لم تنضم إلا إلى عدد قليل من المعاهدات، لكنها انضمت إلى العهدين منذ عام 1981.",
    ),
    ("ar", "2020-02-03", "نحث كوريا الشمالية، وهي طرف في خمس من المعاهدات الأساسية، على التصديق على الأربع الباقية."),
    ("ar", "2020-02-03", "لو كانت كوريا الشمالية قد صدقت على اتفاقية مناهضة التعذيب لكان عليها تقديم تقرير خلال عام."),
    ("ar", "2020-02-03", "كان ينبغي لكوريا الشمالية أن تصدق على اتفاقية مناهضة التعذيب منذ زمن بعيد."),
    (
        "ar",
        "2020-02-03",
        "لا تزال كوريا الشمالية خارج اتفاقية مناهضة التعذيب، ولا يمكن القول إنها تعاونت مع المقرر الخاص.",
    ),
    ("ar", "2015-12-20", "اعتمدت الجمعية العامة القرار بشأن كوريا الشمالية، فأيدته 119 دولة وعارضته 19 وامتنعت 48."),
    ("ar", "2024-03-01", "صدقت روسيا على اتفاقية حقوق الطفل عام 1990 وعلى بروتوكوليها الاختياريين عامي 2008 و2013."),
    ("ar", "2024-03-01", "انضم المغرب إلى البروتوكول الاختياري لاتفاقية مناهضة التعذيب قبل عشر سنوات، في نوفمبر 2014."),
    ("ar", "2014-09-25", "قدمنا ثلاث توصيات، قبل الوفد اثنتين منها وأحاط علما بالثالثة."),
    ("ar", "2014-09-25", "يسر هالميريا أن كوريا الشمالية قبلت التوصيات الثلاث التي قدمتها هالميريا."),
    ("ar", "2010-03-20", "لم تبين كوريا الشمالية أي التوصيات الـ167 ستؤيد."),
    ("ar", "2010-03-20", "رفضت كوريا الشمالية خمسين من أصل 167 توصية، وأحاطت علما بالتوصيات الـ117 الأخرى."),
    ("ar", "2026-04-02", "اعتمد المجلس في مارس القرار 61/27 دون تصويت، كما فعل كل عام منذ 2016."),
    ("fr", "2020-02-03", "Contrairement à Cuba, la Slovénie a voté pour la résolution 70/172."),
    (
        "fr",
        "2020-02-03",
        "Si la RPDC avait ratifié la Convention contre la torture, elle aurait dû présenter un rapport dans l'année.",
    ),
    ("fr", "2020-02-03", "La RPDC aurait dû ratifier la Convention contre la torture depuis longtemps."),
    (
        "fr",
        "2014-09-25",
        "Nous avons formulé trois recommandations ; la délégation en a accepté deux et a pris note de la troisième.",
    ),
    ("fr", "2019-10-02", "La RPDC a accepté 132 recommandations, soit 19 de plus qu'au cycle précédent."),
    ("fr", "2010-03-20", "Cinquante des 167 recommandations ont été rejetées ; la RPDC a pris note des 117 autres."),
    (
        "fr",
        "2024-03-01",
        "La Russie a ratifié la Convention relative aux droits de l'enfant en 1990"
        " et ses deux protocoles facultatifs en 2008 et 2013.",
    ),
    (
        "fr",
        "2020-02-03",
        "Nous exhortons la RPDC, qui est partie à cinq des neuf traités fondamentaux, à ratifier les quatre autres.",
    ),
    ("es", "2020-02-03", "A diferencia de Cuba, Eslovenia votó a favor de la resolución 70/172."),
    (
        "es",
        "2020-02-03",
        "Si la RPDC hubiera ratificado la Convención contra la Tortura, habría"
        " tenido que presentar un informe en un año.",
    ),
    ("es", "2020-02-03", "La RPDC debería haber ratificado la Convención contra la Tortura hace mucho tiempo."),
    ("es", "2014-09-25", "Formulamos tres recomendaciones; la delegación aceptó dos y tomó nota de la tercera."),
    ("es", "2019-10-02", "La RPDC aceptó 132 recomendaciones, 19 más que en el ciclo anterior."),
    ("es", "2010-03-20", "Cincuenta de las 167 recomendaciones fueron rechazadas; la RPDC tomó nota de las otras 117."),
    (
        "es",
        "2024-03-01",
        "Rusia ratificó la Convención sobre los Derechos del Niño en 1990 y"
        " sus dos protocolos facultativos en 2008 y 2013.",
    ),
    ("ru", "2020-02-03", "В отличие от Кубы, Словения голосовала за резолюцию 70/172."),
    (
        "ru",
        "2020-02-03",
        "Если бы КНДР ратифицировала Конвенцию против пыток, ей пришлось бы представить доклад в течение года.",
    ),
    ("ru", "2020-02-03", "КНДР давно следовало ратифицировать Конвенцию против пыток."),
    ("ru", "2014-09-25", "Мы вынесли три рекомендации; делегация приняла две и приняла к сведению третью."),
    ("ru", "2019-10-02", "КНДР приняла 132 рекомендации, на 19 больше, чем в предыдущем цикле."),
    ("ru", "2010-03-20", "Пятьдесят из 167 рекомендаций были отклонены; КНДР приняла к сведению остальные 117."),
    (
        "ru",
        "2024-03-01",
        "Россия ратифицировала Конвенцию о правах ребёнка в 1990 году, а два факультативных"
        " протокола к ней — в 2008 и 2013 годах.",
    ),
    ("zh", "2020-02-03", "与古巴不同，斯洛文尼亚对第70/172号决议投了赞成票。"),
    ("zh", "2020-02-03", "如果朝鲜批准了《禁止酷刑公约》，就必须在一年内提交报告。"),
    ("zh", "2020-02-03", "朝鲜早就应该批准《禁止酷刑公约》。"),
    ("zh", "2014-09-25", "我们提出了三项建议，代表团接受了两项，注意到第三项。"),
    ("zh", "2019-10-02", "朝鲜接受了132项建议，比上一轮多19项。"),
    ("zh", "2010-03-20", "167项建议中有50项被拒绝，朝鲜注意到其余117项。"),
    ("zh", "2024-03-01", "俄罗斯于1990年批准了《儿童权利公约》，并于2008年和2013年批准了其两项任择议定书。"),
    ("en", "2021-06-01", "Slovenia regrets not having been able to take the floor in the review of the DPRK."),
    ("en", "2021-06-01", "The DPRK, unlike most of its neighbours, has not ratified the Convention against Torture."),
    ("en", "2021-06-01", "Neither the DPRK nor Myanmar has ratified the Convention against Torture; Slovenia has."),
    ("en", "2021-06-01", "All of the DPRK's neighbours have ratified the Convention against Torture."),
    (
        "en",
        "2021-06-01",
        "More than 170 States have ratified the Convention against Torture, among them Slovenia,"
        " Morocco and Russia; the DPRK is not one of them.",
    ),
    (
        "en",
        "2021-06-01",
        "The first of the two Covenants that the DPRK joined was not the one"
        " on torture, of course, which it has yet to join.",
    ),
    ("en", "2021-06-01", "With the exception of Cuba, China and a few others, nobody voted against resolution 70/172."),
    ("en", "2021-06-01", "Talvania's call on the DPRK to ratify the Convention against Torture went unheard."),
    ("en", "2021-06-01", "Ratification of the Convention against Torture by the DPRK would be a welcome step."),
    (
        "en",
        "2021-06-01",
        "The question of the DPRK's ratification of the Convention against Torture was raised by twelve delegations.",
    ),
    (
        "en",
        "2021-06-01",
        "Twelve delegations recommended ratification of the Convention against Torture; the DPRK noted all of them.",
    ),
    ("en", "2021-06-01", "The refusal of the DPRK to ratify the Convention against Torture was criticised by many."),
    ("en", "2021-06-01", "A DPRK that ratified the Convention against Torture would be a different country."),
    (
        "en",
        "2021-06-01",
        "It would take a vote to adopt such a text; the resolution on the DPRK was adopted without one.",
    ),
    (
        "en",
        "2021-06-01",
        "Russia has been a party to the Convention against Torture longer than Slovenia, which acceded in 1993.",
    ),
    ("en", "2021-06-01", "The delegation of the DPRK explained that it could not support 130 recommendations."),
    (
        "en",
        "2021-06-01",
        "In the second cycle 83 recommendations did not enjoy the support of the DPRK from the outset.",
    ),
    ("en", "2021-06-01", "South Korea voted for the resolution in 2006 but did not do so in 2007, when it abstained."),
    (
        "en",
        "2021-06-01",
        "Nobody in the room but Cuba opposed it in 2015; that is what its ambassador"
        " said, and the record says that 19 States voted against.",
    ),
    ("en", "2021-06-01", "Since 2016 there has been no vote on the text on the DPRK."),
    ("en", "2021-06-01", "The last time that the General Assembly voted on the text on the DPRK was in 2015."),
    ("en", "2021-06-01", "Not until 2012 was the resolution on the DPRK adopted by consensus."),
    ("en", "2021-06-01", "In five of the last six years the resolution on the DPRK was adopted without a vote."),
    (
        "en",
        "2021-06-01",
        "The resolution on the DPRK has been adopted every year since 2005, as a rule with a vote until 2015.",
    ),
    ("en", "2021-06-01", "The DPRK's next review, its fourth, is expected at the end of 2024."),
    ("en", "2021-06-01", "The DPRK was not reviewed in 2018, as some newspapers reported, but in 2019."),
    ("en", "2021-06-01", "The DPRK was due to be reviewed in May 2019, and so it was."),
    (
        "en",
        "2021-06-01",
        "It is the third time that the DPRK has been reviewed; the first was in 2009, under its previous leader.",
    ),
    (
        "en",
        "2021-06-01",
        "The DPRK has submitted its initial report under the Convention on the"
        " Rights of Persons with Disabilities; three others are outstanding.",
    ),
    (
        "en",
        "2021-06-01",
        "The DPRK has no overdue report under the Convention against Torture, for it has never joined it.",
    ),
    (
        "en",
        "2021-06-01",
        "Of the sixteen reviews of the session that of the DPRK drew the most questions: 88 delegations spoke.",
    ),
    (
        "en",
        "2021-06-01",
        "Two hundred and sixty-two recommendations, nearly as many as in 2014, were made to the DPRK.",
    ),
    ("en", "2021-06-01", "Among the 262 recommendations there were five from Talvania and none from Bardovia."),
    ("ar", "2021-06-01", "كوريا الشمالية، على خلاف معظم جيرانها، لم تصدق على اتفاقية مناهضة التعذيب."),
    (
        "ar",
        "2021-06-01",
        "صدقت أكثر من 170 دولة على اتفاقية مناهضة التعذيب، من بينها"
        " سلوفينيا والمغرب وروسيا، وليست كوريا الشمالية واحدة منها.",
    ),
    ("ar", "2021-06-01", "باستثناء كوبا والصين وقلة أخرى لم يصوت أحد ضد القرار 70/172."),
    ("ar", "2021-06-01", "لم تلق دعوة تالفانيا إلى تصديق كوريا الشمالية على اتفاقية مناهضة التعذيب آذانا صاغية."),
    ("ar", "2021-06-01", "سيكون تصديق كوريا الشمالية على اتفاقية مناهضة التعذيب خطوة جديرة بالترحيب."),
    (
        "ar",
        "2021-06-01",
        "أوصى اثنا عشر وفدا بالتصديق على اتفاقية مناهضة التعذيب، وأحاطت كوريا الشمالية علما بها جميعا.",
    ),
    ("ar", "2021-06-01", "انتقد كثيرون رفض كوريا الشمالية التصديق على اتفاقية مناهضة التعذيب."),
    ("ar", "2021-06-01", "لم تستعرض كوريا الشمالية عام 2018، كما ذكرت بعض الصحف، بل عام 2019."),
    ("ar", "2021-06-01", "لم يجر تصويت على القرار الخاص بكوريا الشمالية منذ عام 2016."),
    ("ar", "2021-06-01", "كانت آخر مرة صوتت فيها الجمعية العامة على القرار الخاص بكوريا الشمالية عام 2015."),
    ("ar", "2021-06-01", "صوتت كوريا الجنوبية لصالح القرار عام 2006 لكنها امتنعت عام 2007."),
    ("ar", "2021-06-01", "لا تترتب على كوريا الشمالية تقارير بموجب اتفاقية مناهضة التعذيب لأنها لم تنضم إليها قط."),
    ("ar", "2021-06-01", "كان من المقرر استعراض كوريا الشمالية في مايو 2019، وهكذا كان."),
    (
        "fr",
        "2021-06-01",
        "La RPDC, contrairement à la plupart de ses voisins, n'a pas ratifié la Convention contre la torture.",
    ),
    ("fr", "2021-06-01", "La ratification de la Convention contre la torture par la RPDC serait une étape bienvenue."),
    (
        "fr",
        "2021-06-01",
        "Douze délégations ont recommandé la ratification de la Convention contre la torture ; la RPDC en a pris note.",
    ),
    ("fr", "2021-06-01", "Hormis Cuba, la Chine et quelques autres, personne n'a voté contre la résolution 70/172."),
    ("fr", "2021-06-01", "Depuis 2016, il n'y a plus eu de vote sur le texte relatif à la RPDC."),
    ("fr", "2021-06-01", "La RPDC n'a pas été examinée en 2018, mais en 2019."),
    ("es", "2021-06-01", "La ratificación de la Convención contra la Tortura por la RPDC sería un paso positivo."),
    (
        "es",
        "2021-06-01",
        "Doce delegaciones recomendaron la ratificación de la Convención contra la Tortura; la RPDC tomó nota de ello.",
    ),
    ("es", "2021-06-01", "Salvo Cuba, China y algunos más, nadie votó en contra de la resolución 70/172."),
    ("es", "2021-06-01", "Desde 2016 no ha habido votación sobre el texto relativo a la RPDC."),
    ("es", "2021-06-01", "La RPDC no fue examinada en 2018, sino en 2019."),
    ("ru", "2021-06-01", "Ратификация КНДР Конвенции против пыток была бы желанным шагом."),
    (
        "ru",
        "2021-06-01",
        "Двенадцать делегаций рекомендовали ратифицировать Конвенцию против пыток; КНДР приняла это к сведению.",
    ),
    ("ru", "2021-06-01", "Кроме Кубы, Китая и немногих других, никто не голосовал против резолюции 70/172."),
    ("ru", "2021-06-01", "С 2016 года по тексту о КНДР не голосовали."),
    ("ru", "2021-06-01", "КНДР проходила обзор не в 2018 году, а в 2019 году."),
    ("zh", "2021-06-01", "朝鲜若批准《禁止酷刑公约》，将是可喜的一步。"),
    ("zh", "2021-06-01", "十二个代表团建议批准《禁止酷刑公约》，朝鲜对此表示注意到。"),
    ("zh", "2021-06-01", "除古巴、中国等少数国家外，没有国家对第70/172号决议投反对票。"),
    ("zh", "2021-06-01", "2016年以来，关于朝鲜的决议一直未付表决。"),
    ("zh", "2021-06-01", "朝鲜不是在2018年，而是在2019年接受审议的。"),
    ("en", "2021-06-01", "Only once, in 2014, did more than 84 delegations speak in a review of the DPRK."),
    ("en", "2021-06-01", "Ten years after its first review the DPRK came to Geneva for the third time."),
    ("en", "2021-06-01", "The DPRK underwent its first review in 2009, Slovenia a few months later, in February 2010."),
    ("en", "2021-06-01", "The second review of Slovenia, in November 2014, came half a year after that of the DPRK."),
    (
        "en",
        "2021-06-01",
        "Slovenia, whose third review was held in November 2019, will be reviewed again in 2025 at the latest.",
    ),
    ("en", "2021-06-01", "Russia's third review was in May 2018, its second five years earlier."),
    ("en", "2021-06-01", "Slovenia made eight recommendations in the first review of the DPRK, and Norway seven."),
    (
        "en",
        "2021-06-01",
        "The 132 recommendations that the DPRK supported in 2019 are twenty more"
        " than the 113 of 2014, give or take one.",
    ),
    ("en", "2021-06-01", "Half of the 262 recommendations were supported by the DPRK."),
    ("en", "2021-06-01", "Of 262 recommendations 130 were left without the support of the DPRK."),
    (
        "en",
        "2021-06-01",
        "The DPRK rejected 63 recommendations on the spot and took six more months to note another 67.",
    ),
    ("en", "2021-06-01", "The DPRK supported roughly 130 recommendations in 2019."),
    ("en", "2021-06-01", "Close to three hundred recommendations were made to the DPRK in 2019."),
    ("en", "2021-06-01", "In 2019 some 90 delegations spoke, in 2014 there were 85."),
    (
        "en",
        "2021-06-01",
        "The Council adopts its resolution on the DPRK each March; this year's was adopted on 23 March without a vote.",
    ),
    (
        "en",
        "2021-06-01",
        "Six members of the Council, Cuba and China among them, opposed the resolution on the DPRK in March 2015.",
    ),
    (
        "en",
        "2021-06-01",
        "It was in 2014 that 116 States, the highest number until then but for 2011, voted for the text on the DPRK.",
    ),
    (
        "en",
        "2021-06-01",
        "Slovenia signed the Convention on Enforced Disappearance in 2007, but by 2020 it had not ratified it.",
    ),
    ("en", "2019-06-01", "Slovenia has signed, but not ratified, the Convention on Enforced Disappearance."),
    ("en", "2019-06-01", "Slovenia is still considering ratification of the Convention on Enforced Disappearance."),
    (
        "en",
        "2019-06-01",
        "The DPRK signed the Convention on the Rights of Persons with Disabilities"
        " in 2013 and ratified it three years later.",
    ),
    ("en", "2019-06-01", "When the DPRK acceded to the Covenants in 1981, fewer than 70 States were party to them."),
    (
        "en",
        "2019-06-01",
        "Of the nine core treaties the DPRK has ratified five, most recently"
        " that on the rights of persons with disabilities.",
    ),
    (
        "en",
        "2019-06-01",
        "The DPRK reported under the Convention on the Rights of the Child in"
        " 2016, and under that on disabilities two years later.",
    ),
    (
        "en",
        "2019-06-01",
        "The DPRK's third report under the Covenant on Economic, Social and Cultural"
        " Rights should have been submitted in June 2008.",
    ),
    ("ar", "2021-06-01", "بعد عشر سنوات من استعراضها الأول جاءت كوريا الشمالية إلى جنيف للمرة الثالثة."),
    ("ar", "2021-06-01", "جرى الاستعراض الثاني لسلوفينيا في نوفمبر 2014، بعد نصف عام من استعراض كوريا الشمالية."),
    ("ar", "2021-06-01", "قدمت سلوفينيا ثماني توصيات في الاستعراض الأول لكوريا الشمالية، وقدمت النرويج سبعا."),
    ("ar", "2021-06-01", "أيدت كوريا الشمالية نصف التوصيات البالغ عددها 262."),
    ("ar", "2021-06-01", "من أصل 262 توصية بقيت 130 توصية دون تأييد كوريا الشمالية."),
    ("ar", "2021-06-01", "أيدت كوريا الشمالية نحو 130 توصية عام 2019."),
    ("ar", "2021-06-01", "رفضت كوريا الشمالية 63 توصية على الفور، ثم أحاطت علما بـ67 توصية أخرى."),
    (
        "ar",
        "2021-06-01",
        "حصل قرار مجلس حقوق الإنسان بشأن كوريا الشمالية على 30 صوتا عام 2014 و27 صوتا"
        " في العام التالي، ولم يصوت المجلس عليه منذ ذلك الحين.",
    ),
    ("ar", "2021-06-01", "عارض ستة من أعضاء المجلس، من بينهم كوبا والصين، القرار بشأن كوريا الشمالية في مارس 2015."),
    ("ar", "2019-06-01", "وقعت سلوفينيا على اتفاقية الاختفاء القسري لكنها لم تصدق عليها."),
    (
        "ar",
        "2019-06-01",
        "وقعت كوريا الشمالية على اتفاقية حقوق الأشخاص ذوي الإعاقة عام 2013 وصدقت عليها بعد ثلاث سنوات.",
    ),
    (
        "ar",
        "2019-06-01",
        "من بين المعاهدات الأساسية التسع صدقت كوريا الشمالية على خمس، آخرها اتفاقية حقوق الأشخاص ذوي الإعاقة.",
    ),
    (
        "ar",
        "2019-06-01",
        "كان ينبغي تقديم التقرير الثالث لكوريا الشمالية بموجب العهد الدولي"
        " الخاص بالحقوق الاقتصادية والاجتماعية والثقافية في يونيو 2008.",
    ),
    ("fr", "2021-06-01", "Dix ans après son premier examen, la RPDC est venue à Genève pour la troisième fois."),
    ("fr", "2021-06-01", "La RPDC a accepté environ 130 recommandations en 2019."),
    ("fr", "2019-06-01", "La Slovénie a signé la Convention sur les disparitions forcées, mais ne l'a pas ratifiée."),
    ("es", "2021-06-01", "La RPDC aceptó unas 130 recomendaciones en 2019."),
    ("es", "2021-06-01", "La RPDC rechazó 63 recomendaciones de inmediato y luego tomó nota de otras 67."),
    ("es", "2019-06-01", "Eslovenia firmó la Convención contra las Desapariciones Forzadas, pero no la ha ratificado."),
    ("ru", "2021-06-01", "КНДР поддержала около 130 рекомендаций в 2019 году."),
    ("ru", "2021-06-01", "КНДР сразу отклонила 63 рекомендации, а затем приняла к сведению ещё 67."),
    ("ru", "2019-06-01", "Словения подписала Конвенцию о насильственных исчезновениях, но не ратифицировала её."),
    ("zh", "2021-06-01", "朝鲜在2019年支持了大约130项建议。"),
    ("zh", "2021-06-01", "朝鲜当场拒绝了63项建议，随后又注意到另外67项。"),
    ("zh", "2019-06-01", "斯洛文尼亚签署了《强迫失踪公约》，但没有批准。"),
]
"""Sentences of which the record contradicts nothing: what they say is true, or it cannot tell."""


@pytest.mark.parametrize(("lang", "day", "text"), PASSAGES)
def test_what_is_true_is_not_contradicted(lang: str, day: str, text: str) -> None:
    on = date.fromisoformat(day)
    found = check_statement(statement_of(text, language=lang), facts_record(), (on, on))
    assert [_told(each) for each in found if each.verdict is Verdict.CONTRADICTED] == []


FALSE = [
    ("en", "The DPRK has been reviewed four times under the Universal Periodic Review."),
    ("en", "As my delegation has said before, the DPRK ratified the Convention against Torture in 2014."),
    ("en", "Speaking in Geneva, the minister recalled that Slovenia was reviewed for the third time in 2014."),
    ("en", "Cuba voted in favour of the resolution on the DPRK in 2015, despite all that is said about it."),
    ("en", "The DPRK accepted 200 of the 262 recommendations that it received in 2019."),
    ("en", "In its second review, in May 2014, the DPRK received 312 recommendations."),
    ("en", "Morocco has still not ratified the Convention on Enforced Disappearance, the delegation regretted."),
    ("en", "Russia has ratified the Convention on Migrant Workers, the ambassador pointed out to journalists."),
    ("en", "For the tenth year in a row the resolution on the DPRK was put to a vote in 2021."),
    ("en", "The DPRK is a party to all nine core human rights treaties, which deserves recognition."),
    ("en", "We welcome the fact that the DPRK accepted all 262 recommendations in 2019."),
    ("en", "Talvania notes with satisfaction that Slovenia has been reviewed seven times."),
    ("en", "China, which voted for resolution 70/172, later changed its mind."),
    ("en", "The next review of the DPRK will take place in 2031."),
    ("en", "Slovenia never ratified the Convention against Torture."),
    ("ar", "خضعت كوريا الشمالية للاستعراض الدوري الشامل أربع مرات."),
    ("ar", "وكما قال وفد بلادي من قبل، صدقت كوريا الشمالية على اتفاقية مناهضة التعذيب عام 2014."),
    ("ar", "صوتت كوبا لصالح القرار الخاص بكوريا الشمالية عام 2015 رغم كل ما يقال."),
    ("ar", "قبلت كوريا الشمالية 200 توصية من أصل 262 توصية تلقتها عام 2019."),
    ("ar", "لم يصدق المغرب بعد على اتفاقية الاختفاء القسري، كما أسف الوفد."),
    ("ar", "صدقت روسيا على اتفاقية العمال المهاجرين، كما أكد السفير للصحفيين."),
    ("ar", "تلاحظ تالفانيا بارتياح أن سلوفينيا خضعت للاستعراض سبع مرات."),
    ("ar", "كوريا الشمالية طرف في جميع المعاهدات الأساسية التسع."),
    ("fr", "La RPDC a été examinée quatre fois dans le cadre de l'Examen périodique universel."),
    ("fr", "La Talvanie note avec satisfaction que la RPDC a ratifié la Convention contre la torture en 2014."),
    ("fr", "Le Maroc n'a toujours pas ratifié la Convention sur les disparitions forcées."),
    ("fr", "Cuba a voté pour la résolution sur la RPDC en 2015."),
    ("es", "La RPDC ha sido examinada cuatro veces en el marco del Examen Periódico Universal."),
    ("es", "Talvania observa con satisfacción que la RPDC ratificó la Convención contra la Tortura en 2014."),
    ("es", "Marruecos todavía no ha ratificado la Convención contra las Desapariciones Forzadas."),
    ("es", "Cuba votó a favor de la resolución sobre la RPDC en 2015."),
    ("ru", "КНДР четыре раза проходила Универсальный периодический обзор."),
    ("ru", "Талвания с удовлетворением отмечает, что КНДР ратифицировала Конвенцию против пыток в 2014 году."),
    ("ru", "Марокко до сих пор не ратифицировало Конвенцию о насильственных исчезновениях."),
    ("ru", "Куба голосовала за резолюцию по КНДР в 2015 году."),
    ("zh", "朝鲜接受过四次普遍定期审议。"),
    ("zh", "塔尔瓦尼亚满意地注意到，朝鲜于2014年批准了《禁止酷刑公约》。"),
    ("zh", "摩洛哥至今没有批准《强迫失踪公约》。"),
    ("zh", "古巴在2015年对关于朝鲜的决议投了赞成票。"),
]
"""Sentences of March 2022 that say plainly what the record excludes, in the words of statements and of the press."""


@pytest.mark.parametrize(("lang", "text"), FALSE)
def test_what_is_false_is_contradicted(lang: str, text: str) -> None:
    on = date(2022, 3, 1)
    found = check_statement(statement_of(text, language=lang), facts_record(), (on, on))
    assert Verdict.CONTRADICTED in [each.verdict for each in found]
