"""False claims within words that deny, doubt, ask or suppose them are not contradicted."""

from __future__ import annotations

from datetime import date

import pytest

from hiwar.kernel.checking import Reason, Verdict, check_statement
from hiwar.kernel.reading.press import statement_of
from tests.kernel.checking.facts_record import facts_record

DAY = date(2021, 6, 1)

FALSE = {
    "en": (
        "the DPRK has ratified the Convention against Torture",
        "Cuba voted in favour of resolution 70/172",
        "the DPRK supported 200 recommendations in 2019",
        "the DPRK has been reviewed six times",
        "resolution 72/188 on the DPRK was adopted by 100 votes to 20",
        "the DPRK received 500 recommendations in its second review",
    ),
    "ar": (
        "كوريا الشمالية صدقت على اتفاقية مناهضة التعذيب",
        "كوبا صوتت لصالح القرار 70/172",
        "كوريا الشمالية قبلت 200 توصية عام 2019",
        "كوريا الشمالية خضعت للاستعراض الدوري الشامل ست مرات",
        "القرار 72/188 بشأن كوريا الشمالية اعتمد بأغلبية 100 صوت مقابل 20",
    ),
    "fr": (
        "la RPDC a ratifié la Convention contre la torture",
        "Cuba a voté pour la résolution 70/172",
        "la RPDC a accepté 200 recommandations en 2019",
        "la RPDC a été examinée six fois au titre de l'EPU",
    ),
    "es": (
        "la RPDC ha ratificado la Convención contra la Tortura",
        "Cuba votó a favor de la resolución 70/172",
        "la RPDC aceptó 200 recomendaciones en 2019",
        "la RPDC ha sido examinada seis veces en el EPU",
    ),
    "ru": (
        "КНДР ратифицировала Конвенцию против пыток",
        "Куба голосовала за резолюцию 70/172",
        "КНДР поддержала 200 рекомендаций в 2019 году",
        "КНДР проходила УПО шесть раз",
    ),
    "zh": (
        "朝鲜批准了《禁止酷刑公约》",
        "古巴对第70/172号决议投了赞成票",
        "朝鲜在2019年支持了200项建议",
        "朝鲜接受过六次普遍定期审议",
    ),
}
"""Claims that the record contradicts where somebody makes them."""

AROUND = {
    "en": (
        "We do not believe that {P}.",
        "There is no evidence that {P}.",
        "Nothing shows that {P}.",
        "It would be wrong to say that {P}.",
        "Few would claim that {P}.",
        "No document says that {P}.",
        "We hope that one day it can be said that {P}.",
        "Rumours that {P} are baseless.",
        "Who could seriously maintain that {P}?",
        "The claim that {P} does not stand up.",
        "The idea that {P} is absurd.",
        "We would welcome it if {P}.",
        "Unless {P}, there is little to celebrate.",
        "It remains to be seen whether {P}.",
        "We asked whether {P}.",
        "The Committee wanted to know whether {P}.",
        "It cannot be said that {P}.",
        "It is not as if {P}.",
        "We are waiting for the day when {P}.",
        "It is far from certain that {P}.",
        "We doubt that {P}.",
        "Nobody in Geneva thinks that {P}.",
        "We have never said that {P}.",
        "The ambassador refused to confirm that {P}.",
        "It is hardly true that {P}.",
        "How can anyone believe that {P}?",
        "The report does not say that {P}.",
        "The minister dismissed reports that {P}.",
        "By no means can it be concluded that {P}.",
        "One would think that {P}; the record shows otherwise.",
        "Some believe that {P}, but this is a mistake.",
        "We are not aware that {P}.",
        "It is a myth that {P}.",
        "It is untrue that {P}.",
        "It is not the case that {P}.",
        "Suppose {P}.",
        "Even if {P}, much would remain to be done.",
        "The opposite would be true only if {P}.",
        "Imagine a world in which {P}.",
        "The delegation denied that {P}.",
        "We would like to ask: is it true that {P}?",
    ),
    "ar": (
        "لا نعتقد أن {P}.",
        "لا دليل على أن {P}.",
        "ليس هناك ما يثبت أن {P}.",
        "من الخطأ القول إن {P}.",
        "لا أحد في جنيف يظن أن {P}.",
        "نتساءل عما إذا كانت {P}.",
        "هل صحيح أن {P}؟",
        "نشك في أن {P}.",
        "لم نقل يوما إن {P}.",
        "ليس صحيحا أن {P}.",
        "لم يذكر التقرير أن {P}.",
        "لا يمكن القول إن {P}.",
        "نأمل أن يقال يوما إن {P}.",
        "القول إن {P} لا أساس له من الصحة.",
        "نفى الوزير أن {P}.",
        "رفضت السفيرة أن تؤكد أن {P}.",
        "حتى لو أن {P}، فإن الكثير يبقى.",
        "من المستبعد أن {P}.",
        "سألنا إن كانت {P}.",
        "يزعم البعض أن {P}، وهذا خطأ.",
    ),
    "fr": (
        "Nous ne croyons pas que {P}.",
        "Rien ne montre que {P}.",
        "Il serait faux de dire que {P}.",
        "Personne à Genève ne pense que {P}.",
        "On ignore si {P}.",
        "Nous avons demandé si {P}.",
        "Il est loin d'être certain que {P}.",
        "Nous doutons que {P}.",
        "Le ministre a démenti que {P}.",
        "Est-il vrai que {P} ?",
        "L'idée que {P} est absurde.",
        "Nous n'avons jamais dit que {P}.",
        "Même si {P}, il resterait beaucoup à faire.",
        "Certains croient que {P}, mais c'est une erreur.",
    ),
    "es": (
        "No creemos que {P}.",
        "Nada demuestra que {P}.",
        "Sería falso decir que {P}.",
        "Nadie en Ginebra piensa que {P}.",
        "No se sabe si {P}.",
        "Preguntamos si {P}.",
        "Dudamos de que {P}.",
        "El ministro desmintió que {P}.",
        "¿Es cierto que {P}?",
        "La idea de que {P} es absurda.",
        "Nunca hemos dicho que {P}.",
        "Aunque algunos digan que {P}, se equivocan.",
    ),
    "ru": (
        "Мы не считаем, что {P}.",
        "Ничто не указывает на то, что {P}.",
        "Было бы неверно говорить, что {P}.",
        "Никто в Женеве не думает, что {P}.",
        "Неизвестно, действительно ли {P}.",
        "Мы спросили, правда ли, что {P}.",
        "Мы сомневаемся, что {P}.",
        "Министр опроверг сообщения о том, что {P}.",
        "Правда ли, что {P}?",
        "Мы никогда не говорили, что {P}.",
        "Даже если {P}, многое ещё предстоит.",
        "Некоторые думают, что {P}, но это ошибка.",
    ),
    "zh": (
        "我们不认为{P}。",
        "没有证据表明{P}。",
        "说{P}是错误的。",
        "没有人认为{P}。",
        "不知道是否{P}。",
        "我们怀疑{P}。",
        "部长否认{P}。",
        "{P}，是真的吗？",
        "我们从未说过{P}。",
        "即使{P}，仍有许多工作要做。",
        "有人以为{P}，但这是误解。",
    ),
}
"""Words within which nobody makes them."""

FACTUAL = (
    "We regret that the DPRK has ratified the Convention against Torture.",
    "The DPRK has, as everybody in Geneva knows, ratified the Convention against Torture.",
    "Halmeria did not reply, and the DPRK has ratified the Convention against Torture.",
    "The ambassador stressed that the DPRK has ratified the Convention against Torture.",
)
"""Words within which they are made all the same."""


def _verdicts(text: str, lang: str) -> list[Verdict]:
    statement = statement_of(text, language=lang)
    return [each.verdict for each in check_statement(statement, facts_record(), (DAY, DAY))]


@pytest.mark.parametrize(("lang", "said"), [(lang, said) for lang, false in FALSE.items() for said in false])
def test_a_false_claim_is_contradicted_unless_it_is_not_made(lang: str, said: str) -> None:
    assert Verdict.CONTRADICTED in _verdicts(said[0].upper() + said[1:] + ("。" if lang == "zh" else "."), lang)
    wrong = [around for around in AROUND[lang] if Verdict.CONTRADICTED in _verdicts(around.replace("{P}", said), lang)]
    assert wrong == []


@pytest.mark.parametrize("text", FACTUAL)
def test_what_is_told_as_a_fact_is_contradicted(text: str) -> None:
    assert _verdicts(text, "en") == [Verdict.CONTRADICTED]


def test_the_finding_says_that_a_person_should_read() -> None:
    statement = statement_of("Nothing shows that the DPRK has ratified the Convention against Torture.", language="en")
    (found,) = check_statement(statement, facts_record(), (DAY, DAY))
    assert (found.verdict, found.reason) == (Verdict.NOT_IN_RECORD, Reason.MAY_MEAN_THE_OPPOSITE)
    assert found.claim.details.passed_over
    assert found.missing == ("reader",)
    assert found.evidence
