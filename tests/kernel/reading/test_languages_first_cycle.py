"""Reports as the first cycle had them, in three languages: items numbered afresh, letters, and what is told only
in the dialogue, to which the conclusions refer by paragraph. Written for these tests about the invented State Talvania;
not from a named text.
"""

from __future__ import annotations

import pytest

from hiwar.kernel.reading import read

REPORTS = {
    "fr": """A/HRC/TRAINING/7
Rapport du Groupe de travail sur l’Examen périodique universel
Talvanie
Introduction
1. Le Groupe de travail sur l’Examen périodique universel a tenu sa troisième session pendant une semaine inventée.
L’examen concernant la Talvanie a eu lieu à la 1re séance.
2. Trois États ont été tirés au sort.
I. Résumé des débats au titre du processus d’examen
3. La Talvanie a présenté son rapport national.
4. La Mérivie a remercié la Talvanie. Elle lui a recommandé : a) de compter ses arbres chaque année ; b) de publier le
compte ; et c) d’ouvrir les jardins la nuit. Elle a souhaité bonne chance à la Talvanie.
5. Tout en louant les jardins, l’Orlande a recommandé à la Talvanie de planter plus de chênes.
6. La Kestérie a posé des questions sur les rivières et a encouragé la Talvanie à les nettoyer.
II. Conclusions et/ou recommandations
7. Les recommandations ci-après ont recueilli l’adhésion de la Talvanie :
1. Planter des arbres dans chaque ville (Mérivie, Orlande) ;
2. Nettoyer la rivière (Kestérie) ; garder les prés verts tout l’été (Bardovie).
8. Les recommandations suivantes seront examinées par la Talvanie, qui y répondra en temps voulu :
a) Fermer le musée le lundi (Lunarie) ;
b) Ouvrir le musée le dimanche (Vestanie).
9. Les recommandations figurant aux paragraphes 4 a) et c) et 5 ci-dessus n’ont pas recueilli l’adhésion de la Talvanie.
10. Toutes les conclusions et/ou recommandations figurant dans le présent rapport reflètent la position de l’État ou des
États dont elles émanent. Elles ne doivent pas être considérées comme approuvées par le Groupe de travail.
Annexe
Composition de la délégation
1. Le chef de la délégation (Talvanie) ;
""",
    "es": """A/HRC/TRAINING/7
Informe del Grupo de Trabajo sobre el Examen Periódico Universal
Talvania
Introducción
1. El Grupo de Trabajo sobre el Examen Periódico Universal celebró su tercer período de sesiones en una semana.
El examen de Talvania se llevó a cabo en la primera sesión.
2. Tres Estados fueron elegidos por sorteo.
I. Resumen de las deliberaciones del proceso de examen
3. Talvania presentó su informe nacional.
4. Merivia dio las gracias a Talvania. Recomendó a Talvania: a) que contara sus árboles cada año; b) que publicara la
cuenta; y c) que abriera los jardines de noche. Deseó suerte a Talvania.
5. Si bien elogió los jardines, Orlanda recomendó que Talvania plantara más robles.
6. Kesteria preguntó por los ríos e instó a Talvania a limpiarlos.
II. Conclusiones y/o recomendaciones
7. Las siguientes recomendaciones contaron con el apoyo de Talvania:
1. Plantar árboles en cada ciudad (Merivia, Orlanda);
2. Limpiar el río (Kesteria); mantener verdes los prados todo el verano (Bardovia).
8. Las siguientes recomendaciones serán examinadas por Talvania, que responderá a su debido tiempo:
a) Cerrar el museo los lunes (Lunaria);
b) Abrir el museo los domingos (Vestania).
9. Las recomendaciones que figuran en los párrafos 4 a) y c) y 5 supra no contaron con el apoyo de Talvania.
10. Todas las conclusiones y/o recomendaciones que figuran en el presente informe reflejan la posición de Estados que
las formulan. No debe entenderse que han recibido el respaldo del Grupo de Trabajo.
Anexo
Composición de la delegación
1. El jefe de la delegación (Talvania);
""",
    "ru": """A/HRC/TRAINING/7
Доклад Рабочей группы по универсальному периодическому обзору
Талвания
Введение
1. Рабочая группа по универсальному периодическому обзору провела свою третью сессию в вымышленную неделю.
Обзор по Талвании состоялся на 1-м заседании.
2. Три государства были выбраны по жребию.
I. Резюме процесса обзора
3. Талвания представила свой национальный доклад.
4. Меривия поблагодарила Талванию. Она рекомендовала Талвании: a) ежегодно пересчитывать деревья; b) публиковать
итог; и c) открывать сады ночью. Она пожелала Талвании успехов.
5. Похвалив сады, Орланда рекомендовала сажать больше дубов.
6. Кестерия задала вопрос о реках и призвала Талванию очистить их.
II. Выводы и/или рекомендации
7. Следующие рекомендации пользуются поддержкой Талвании:
1. сажать деревья в каждом городе (Меривия, Орланда);
2. очистить реку (Кестерия); все лето сохранять луга зелеными (Бардовия).
8. Следующие рекомендации будут рассмотрены Талванией, которая представит ответы в надлежащее время:
a) закрывать музей по понедельникам (Лунария);
b) открывать музей по воскресеньям (Вестания).
9. Рекомендации, содержащиеся в пунктах 4 a) и c) и 5 выше, не получили поддержки Талвании.
10. Все выводы и/или рекомендации, содержащиеся в настоящем докладе, отражают позицию представивших их государств.
Их не следует рассматривать в качестве одобренных Рабочей группой.
Приложение
Состав делегации
1. Глава делегации (Талвания);
""",
}


@pytest.mark.parametrize("language", REPORTS)
def test_a_report_of_the_first_cycle_in_each_language(language: str) -> None:
    found = read(REPORTS[language].encode(), "report.txt")
    assert (found.language, found.session, found.state_under_review, found.warnings) == (language, 3, "XTV", ())
    assert [(r.paragraph, r.part, r.recommending, r.position and r.position.value) for r in found.recommendations] == [
        ("7.1", 1, ("XMR", "XOR"), "supported"),
        ("7.2", 1, ("XKS",), "supported"),
        ("7.2", 2, ("XBD",), "supported"),
        ("8(a)", 1, ("XLN",), "pending"),
        ("8(b)", 1, ("XVS",), "pending"),
        ("4(a)", 1, ("XMR",), "noted"),
        ("4(c)", 1, ("XMR",), "noted"),
        ("5", 1, ("XOR",), "noted"),
    ]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("fr", ["de compter ses arbres chaque année", "d’ouvrir les jardins la nuit", "planter plus de chênes"]),
        ("es", ["que contara sus árboles cada año", "que abriera los jardines de noche", "plantara más robles"]),
        ("ru", ["ежегодно пересчитывать деревья", "открывать сады ночью", "сажать больше дубов"]),
    ],
)
def test_the_dialogue_tells_what_was_recommended(language: str, texts: list[str]) -> None:
    found = read(REPORTS[language].encode(), "report.txt")
    assert [r.text for r in found.recommendations[-3:]] == texts
