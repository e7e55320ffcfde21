"""Devices of Chinese, French, Spanish and Russian: a row for each, with the kinds of claim and the States it makes."""

from __future__ import annotations

import pytest

from hiwar.kernel.checking import Kind, claims_in
from hiwar.kernel.reading.press import Speaker, statement_of

COUNT, DUE, PART, PROMISE = Kind.REVIEW_COUNT, Kind.REVIEW_DUE, Kind.REVIEW_PARTICIPATION, Kind.COMMITMENT
POSITION, ADOPTION, SPONSORS = Kind.RESOLUTION_POSITION, Kind.ADOPTION_MODE, Kind.SPONSORSHIP
TREATY, REPORTS, ADVICE = Kind.TREATY_MEMBERSHIP, Kind.REPORTS_DUE, Kind.RECOMMENDATION_COUNT
JUDGEMENT, CAUSAL, SELECTIVITY = Kind.JUDGEMENT, Kind.CAUSAL, Kind.SELECTIVITY

SPEAKER = Speaker("s1", None, None, "XTV")

Claimed = tuple[Kind, str]

TOLD: dict[str, list[tuple[str, list[Claimed]]]] = {
    "zh": [
        # dates in signs, States by one sign, a State named in full before
        ("老挝的下一次审议要等到二〇二五年一月。", [(DUE, "LAO")]),
        ("塔尔瓦尼亚参加了对老挝的普遍定期审议，塔方提出三条建议。", [(PART, "LAO XTV"), (ADVICE, "LAO XTV")]),
        ("中俄古等国对缅甸决议投了反对票。", [(POSITION, "CHN CUB MMR RUS")]),
        # who was there and said nothing is one claim
        ("塔尔瓦尼亚代表团出席了老挝的普遍定期审议，但一言未发。", [(PART, "LAO XTV")]),
        # a list of States is not parted by its last “and”
        ("挪威、巴西和卢旺达三国抽签负责老挝的审议。", [(PART, "BRA LAO NOR RWA")]),
        ("挪威是老挝审议的三国小组成员之一。", [(PART, "LAO NOR")]),
        # who acts and then says something; who announces what they do
        ("塔尔瓦尼亚全盘拒绝联大通过的缅甸决议，称其为政治阴谋。", [(POSITION, "MMR XTV")]),
        ("塔尔瓦尼亚宣布不参与缅甸决议的协商一致。", [(POSITION, "MMR XTV")]),
        # the text spoken of, then `we`
        ("叙利亚那份案文，我们投的赞成票。", [(POSITION, "SYR XTV")]),
        ("表决缅甸决议草案时，泰国、老挝、柬埔寨一律弃权。", [(POSITION, "KHM LAO MMR THA")]),
        ("会议厅里木槌一响，没有人要求唱名，缅甸案文就过了。", [(ADOPTION, "MMR")]),
        ("缅甸决议的执笔者是塔尔瓦尼亚。", [(SPONSORS, "MMR XTV")]),
        ("我国会一如既往地在第三委员会投反对票。", [(PROMISE, "XTV")]),
        ("制裁越重，监狱越满。", [(CAUSAL, "")]),
        ("有石油的国家听表扬，没石油的国家听训话。", [(SELECTIVITY, "")]),
        ("没有哪个国家敢说自己的人权状况十全十美。", [(JUDGEMENT, "")]),
        # two modes in two years, two positions in two years, what is counted and who too
        ("缅甸决议2011年经过表决通过；2012年起未经表决通过。", [(ADOPTION, "MMR"), (ADOPTION, "MMR")]),
        ("塔尔瓦尼亚2014年对缅甸决议投了赞成票，2015年则弃权。", [(POSITION, "MMR XTV"), (POSITION, "MMR XTV")]),
        ("五十多国在老挝的普遍定期审议中发言，塔尔瓦尼亚也发了言。", [(PART, "LAO"), (PART, "LAO XTV")]),
        ("塔尔瓦尼亚提出的缅甸决议未经表决获得通过。", [(SPONSORS, "MMR XTV"), (ADOPTION, "MMR")]),
        ("我们的目标是在年底前批准两公约。", [(PROMISE, "XTV")]),
    ],
    "fr": [
        (
            "La résolution sur le Myanmar, présentée par la Talvanie, a été adoptée sans vote.",
            [(SPONSORS, "MMR XTV"), (ADOPTION, "MMR")],
        ),
        (
            "Lors du vote sur le Myanmar, le Laos s'est abstenu, la Talvanie et la Kestérie ont voté contre.",
            [(POSITION, "LAO MMR"), (POSITION, "MMR XKS XTV")],
        ),
        ("Pyongyang rejette la résolution sur la Corée du Nord.", [(POSITION, "PRK")]),
        (
            "Myanmar : 80 pour, 28 contre, 68 abstentions. La Talvanie s'est abstenue.",
            [(ADOPTION, "MMR"), (POSITION, "MMR XTV")],
        ),
        ("Ont voté contre la résolution sur le Myanmar : la Talvanie et la Kestérie.", [(POSITION, "MMR XKS XTV")]),
        ("La Talvanie s'est dissociée du consensus sur le Myanmar.", [(POSITION, "MMR XTV")]),
        ("La Talvanie a pris note de 110 recommandations.", [(ADVICE, "XTV")]),
        ("Une vingtaine de pays ont pris la parole lors de l'examen du Laos.", [(PART, "LAO")]),
        ("Nous serons examinés en novembre prochain par nos pairs.", [(DUE, "XTV")]),
        ("Parole de ministre : la Convention contre la torture sera ratifiée avant Noël.", [(PROMISE, "XTV")]),
        ("Toujours pas de nouvelles du rapport zambien au Comité contre la torture.", [(REPORTS, "ZMB")]),
        ("La pression, toujours la pression : elle n'a produit que des murs.", [(CAUSAL, "")]),
        ("Rien n'a autant fait pour les femmes que les examens par les pairs.", [(CAUSAL, "")]),
        ("Curieux tribunal, où les riches sont juges et les pauvres accusés.", [(SELECTIVITY, "")]),
        ("L'EPU est le mécanisme le plus efficace des Nations Unies.", [(JUDGEMENT, "")]),
    ],
    "es": [
        ("Myanmar: 80 a favor, 28 en contra, 68 abstenciones.", [(ADOPTION, "MMR")]),
        ("Talvania dijo sí al texto sobre Myanmar.", [(POSITION, "MMR XTV")]),
        ("Nadie se opuso y no hubo votación al aprobarse la resolución sobre Myanmar.", [(ADOPTION, "MMR")]),
        (
            "Talvania retiró su nombre de la lista de patrocinadores de la resolución sobre Myanmar.",
            [(SPONSORS, "MMR XTV")],
        ),
        ("Talvania respondió ayer a cincuenta delegaciones en el EPU.", [(PART, "XTV")]),
        ("Seremos examinados en noviembre próximo por nuestros pares.", [(DUE, "XTV")]),
        ("Palabra de ministro: la Convención contra la Tortura será ratificada antes de Navidad.", [(PROMISE, "XTV")]),
        (
            "Las sanciones solo castigan a los más pobres y empeoran la situación de los derechos humanos.",
            [(CAUSAL, "")],
        ),
        ("Unos países son señalados cada año, otros jamás.", [(SELECTIVITY, "")]),
    ],
    "ru": [
        # a dash that stands for `is`, and one that stands for a verb
        ("Тальвания — образец для всего региона.", [(JUDGEMENT, "XTV")]),
        (
            "По Мьянме мы воздержались, по Сирии — проголосовали за резолюцию.",
            [(POSITION, "MMR XTV"), (POSITION, "SYR XTV")],
        ),
        ("Тальвания сказала «да» тексту по Мьянме.", [(POSITION, "MMR XTV")]),
        ("Тальвания увезла из Женевы 226 рекомендаций.", [(ADVICE, "XTV")]),
        ("Соавтором текста по Мьянме выступила и Тальвания.", [(SPONSORS, "MMR XTV")]),
        ("Камбоджу рассмотрят на сорок шестой сессии Рабочей группы.", [(DUE, "KHM")]),
        ("Слово министра: Конвенция против пыток будет ратифицирована до Рождества.", [(PROMISE, "XTV")]),
        ("Положение с правами человека во Вьетнаме вызывает глубокую тревогу.", [(JUDGEMENT, "VNM")]),
        ("Одни страны клеймят каждый год, других — никогда.", [(SELECTIVITY, "")]),
    ],
}


def found(language: str, text: str) -> list[Claimed]:
    claims = claims_in(statement_of(text, language=language, known=[SPEAKER]))
    return [(each.kind, " ".join(sorted(each.states))) for each in claims]


@pytest.mark.parametrize(
    ("language", "text", "claimed"),
    [(language, text, claimed) for language, rows in TOLD.items() for text, claimed in rows],
)
def test_what_is_told(language: str, text: str, claimed: list[Claimed]) -> None:
    assert found(language, text) == claimed


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "市议会审议了供水方案，收到居民建议四十条，采纳了十二条。"),
        ("zh", "巴多维亚航空公司收到乘客投诉一百二十条，其中八十条已答复。"),
        ("fr", "Marée noire au large : le port restera fermé. Quatre cargos attendent au large un examen de la coque."),
        ("fr", "Le gouverneur de la banque centrale promet de maintenir les taux."),
        ("es", "El ayuntamiento examinó el plan de aguas y aceptó doce de las cuarenta propuestas vecinales."),
        ("ru", "Глава центробанка обещает сохранить ставку."),
    ],
)
def test_other_matters_make_no_claim(language: str, text: str) -> None:
    assert claims_in(statement_of(text, language=language)) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "塔尔瓦尼亚呼吁凯斯特里亚批准《禁止酷刑公约》。"),
        ("fr", "La Talvanie appelle la Kestérie à ratifier la Convention contre la torture."),
        ("fr", "La Talvanie demande que la Kestérie ratifie la Convention contre la torture."),
        ("es", "Talvania pide que Kesteria ratifique la Convención contra la Tortura."),
        ("ru", "Тальвания призывает Кестерию ратифицировать Конвенцию против пыток."),
    ],
)
def test_what_somebody_is_asked_to_do_is_no_act(language: str, text: str) -> None:
    assert claims_in(statement_of(text, language=language)) == ()


def test_a_chinese_part_follows_its_whole() -> None:
    claims = claims_in(statement_of("塔尔瓦尼亚对268项建议中的113项表示支持。", language="zh"))
    values = [each.value for each in claims if isinstance(each.value, dict)]
    counted = {each["number"]: each["which"] for each in values}
    assert counted == {113: "supported", 268: "received"}
