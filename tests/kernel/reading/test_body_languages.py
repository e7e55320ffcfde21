"""Concluding observations in the other five languages, written for these tests; and real sentences in all six.

The verbs are those with which the Committee on the Elimination of Discrimination against Women recommends, urges, calls
upon and requests in the United Nations Parallel Corpus.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from hiwar.kernel.reading import Genre, read
from hiwar.kernel.reading.phrases import languages, phrases
from hiwar.kernel.reading.scripts import folded

DOCUMENTS = {
    "fr": """Nations Unies CEDAW/C/XTV/CO/7
Distr. générale
9 mars 2018
Comité pour l’élimination de la discrimination à l’égard des femmes
Observations finales concernant le septième rapport périodique de la Talvanie
1. Le Comité a examiné le septième rapport périodique à ses 1400e et 1401e séances.
Éducation
2. Le Comité note avec préoccupation que peu de filles fréquentent l’école de voile.
3. Le Comité recommande à l’État partie :
a) D’ouvrir l’école de voile aux filles, conformément à l’article 10 a), b) et c) ;
b) De compter les élèves qui la quittent.
4. Le Comité regrette l’absence de données sur la pêche et engage l’État partie à en réunir.
Diffusion
5. L’État partie devrait afficher les présentes observations dans chaque port.
""",
    "es": """Naciones Unidas CEDAW/C/XTV/CO/7
Distr. general
9 de marzo de 2018
Comité para la Eliminación de la Discriminación contra la Mujer
Observaciones finales sobre el séptimo informe periódico de Talvania
1. El Comité examinó el séptimo informe periódico en sus sesiones 1400ª y 1401ª.
Educación
2. El Comité observa con preocupación que pocas niñas asisten a la escuela de vela.
3. El Comité recomienda al Estado parte que:
a) Abra la escuela de vela a las niñas, de conformidad con el artículo 10 a), b) y c);
b) Cuente a las alumnas que la abandonan.
4. El Comité lamenta la falta de datos sobre la pesca y pide al Estado parte que los reúna.
Difusión
5. El Estado parte debería exponer las presentes observaciones en cada puerto.
""",
    "ru": """Организация Объединенных Наций CEDAW/C/XTV/CO/7
Distr.: General
9 March 2018
Комитет по ликвидации дискриминации в отношении женщин
Заключительные замечания по седьмому периодическому докладу Талвании
1. Комитет рассмотрел седьмой периодический доклад на своих 1400-м и 1401-м заседаниях.
Образование
2. Комитет с обеспокоенностью отмечает, что мало девочек посещают школу парусного спорта.
3. Комитет рекомендует государству-участнику:
a) открыть школу парусного спорта для девочек в соответствии со статьей 10 a), b) и c);
b) вести учет учениц, которые ее покидают.
4. Комитет сожалеет об отсутствии данных о рыболовстве и просит государство-участник собрать их.
Распространение
5. Государству-участнику следует вывесить настоящие замечания в каждом порту.
""",
    "ar": """الأمم المتحدة CEDAW/C/XTV/CO/7
Distr.: General
9 March 2018
اللجنة المعنية بالقضاء على التمييز ضد المرأة
الملاحظات الختامية بشأن التقرير الدوري السابع لتالفانيا
1- نظرت اللجنة في التقرير الدوري السابع في جلستيها 1400 و1401.
التعليم
2- تلاحظ اللجنة بقلق أن عدد الفتيات في مدرسة الإبحار قليل.
3- توصي اللجنة الدولة الطرف بما يلي:
(أ) فتح مدرسة الإبحار أمام الفتيات، وفقاً للمادة 10 (أ) و(ب) و(ج)؛
(ب) حصر عدد الفتيات اللاتي يتركنها.
4- تأسف اللجنة لعدم توفر بيانات عن الصيد، وتطلب إلى الدولة الطرف أن تجمعها.
النشر
5- ينبغي للدولة الطرف أن تعلق هذه الملاحظات في كل ميناء.
""",
    "zh": """联合国 CEDAW/C/XTV/CO/7
Distr.: General
9 March 2018
消除对妇女歧视委员会
关于塔尔瓦尼亚第七次定期报告的结论性意见
1. 委员会在第1400次和第1401次会议上审议了第七次定期报告。
教育
2. 委员会关切地注意到，进入帆船学校的女童很少。
3. 委员会建议缔约国：
(a) 根据第十条(a)、(b)和(c)项，向女童开放帆船学校；
(b) 统计离开该校的女童人数。
4. 委员会感到遗憾的是缺少关于渔业的数据，并请缔约国收集这些数据。
传播
5. 缔约国应在每个港口张贴本结论性意见。
""",
}
POINTS = {
    "fr": ["a) D’ouvrir l’école de voile aux filles, conformément à l’article 10 a), b) et c)",
           "b) De compter les élèves qui la quittent"],
    "es": ["a) Abra la escuela de vela a las niñas, de conformidad con el artículo 10 a), b) y c)",
           "b) Cuente a las alumnas que la abandonan"],
    "ru": ["a) открыть школу парусного спорта для девочек в соответствии со статьей 10 a), b) и c)",
           "b) вести учет учениц, которые ее покидают"],
    "ar": ["(أ) فتح مدرسة الإبحار أمام الفتيات، وفقاً للمادة 10 (أ) و(ب) و(ج)", "(ب) حصر عدد الفتيات اللاتي يتركنها"],
    "zh": ["(a) 根据第十条(a)、(b)和(c)项，向女童开放帆船学校", "(b) 统计离开该校的女童人数"],
}  # fmt: skip


@pytest.mark.parametrize("language", DOCUMENTS)
def test_the_same_paragraphs_in_every_language(language: str) -> None:
    found = read(DOCUMENTS[language].encode(), "x.txt")
    assert (found.genre, found.language, found.body) == (Genre.CONCLUDING_OBSERVATIONS, language, "CEDAW")
    told = [(each.paragraph, each.part, each.text) for each in found.recommendations]
    assert [each[:2] for each in told] == [("3", 1), ("3", 2), ("4", 1), ("5", 1)]
    leads = {text.split(point)[0].strip() for (_, _, text), point in zip(told, POINTS[language], strict=False)}
    assert len(leads) == 1, "both points are led by the same words"
    for (_, _, text), point in zip(told, POINTS[language], strict=False):
        assert text.endswith(point)
        assert not text.startswith(point)
    printed = [line.strip(" .。") for line in DOCUMENTS[language].splitlines()]
    assert [line.endswith(told[-1][2]) for line in printed].count(True) == 1


CORPUS = Path(os.environ.get("HIWAR_SAMPLES", "")) / "parallel"
RECOMMENDS = re.compile(
    r"(?:Committee|\bIt) (?:also |further )?(?:recommends|urges|calls upon|requests|encourages|invites)"
)
OBSERVATIONS = 12
"""Sentences of concluding observations among the sentences of the corpus."""


@pytest.mark.samples
@pytest.mark.skipif(not CORPUS.is_dir(), reason="HIWAR_SAMPLES names no folder with parallel/")
@pytest.mark.parametrize("language", languages())
def test_real_sentences_recommend(language: str) -> None:
    sentences = {each: (CORPUS / f"un.{each}").read_text(encoding="utf-8").split("\n") for each in ("en", language)}
    chosen = [
        sentences[language][i]
        for i, english in enumerate(sentences["en"])
        if RECOMMENDS.search(english) and ("State party" in english or "Parliament" in english)
    ]
    assert len(chosen) == OBSERVATIONS
    number = re.compile(r"^\d+\s?[.-]\s*")
    book = phrases(language)
    assert [text for text in chosen if not book.body_recommends.search(number.sub("", folded(text, language)))] == []
