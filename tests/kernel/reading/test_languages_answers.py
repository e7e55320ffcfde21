"""What States answer, in the sentences of reports and addenda of all cycles, language by language.

The sentences are written for these tests about the invented State Talvania, in the turns of phrase usual in reports,
and not from a named text; those that are stand in `named_phrases.toml`.
"""

from __future__ import annotations

import pytest

from hiwar.kernel.reading import read
from hiwar.kernel.reading.answers import classify
from hiwar.kernel.reading.model import Genre
from hiwar.kernel.reading.phrases import phrases

SENTENCES = {
    "fr": [
        ("Les recommandations ci-après ont été acceptées par la Talvanie :", "supported"),
        ("Les recommandations ci-après bénéficient de l’appui de la Talvanie :", "supported"),
        ("La Talvanie accepte les recommandations suivantes :", "supported"),
        ("La Talvanie souscrit aux recommandations ci-après :", "supported"),
        ("Les recommandations suivantes ont été examinées et acceptées par la Talvanie :", "supported"),
        ("Les recommandations ci-après, examinées par la Talvanie, ont recueilli son adhésion :", "supported"),
        ("La Talvanie appuie les recommandations ci-après, qu’elle considère comme déjà appliquées :", "supported"),
        ("Les recommandations suivantes sont déjà appliquées ou en voie d’application :", "supported"),
        ("La Talvanie accepte partiellement la recommandation ci-après :", "partly"),
        ("La recommandation 7.7 est acceptée en partie.", "partly"),
        ("Les recommandations suivantes n’ont pas l’adhésion de la Talvanie et ne sont pas acceptées :", "noted"),
        ("Les recommandations ci-après n’emportent pas l’adhésion de la Talvanie :", "noted"),
        ("Les recommandations ci-après ne recueillent pas l’adhésion de la Talvanie :", "noted"),
        ("Les recommandations ci-après ne bénéficient pas de l’appui de la Talvanie :", "noted"),
        ("La Talvanie n’accepte pas les recommandations suivantes :", "noted"),
        ("La Talvanie n'est pas en mesure d'accepter les recommandations suivantes :", "noted"),
        ("La Talvanie ne peut souscrire à ces recommandations.", "noted"),
        ("Les recommandations ci-après ont été rejetées par la Talvanie :", "noted"),
        ("La Talvanie prend note des recommandations ci-après :", "noted"),
        ("Il est pris note des recommandations énumérées ci-après :", "noted"),
        ("Les recommandations ci-après ont été notées par la Talvanie :", "noted"),
        ("La réponse de la Talvanie à ces recommandations figurera dans le rapport du Conseil :", "pending"),
        ("La Talvanie examinera les recommandations ci-après et y répondra en temps utile :", "pending"),
        ("Les recommandations ci-après seront étudiées par la Talvanie :", "pending"),
        ("Au cours du dialogue, les recommandations suivantes ont été adressées à la Talvanie :", None),
        ("Les délégations ont remercié la Talvanie de son exposé.", None),
    ],
    "es": [
        ("Las recomendaciones siguientes han sido aceptadas por Talvania:", "supported"),
        ("Las siguientes recomendaciones gozan del apoyo de Talvania:", "supported"),
        ("Talvania acepta las recomendaciones siguientes:", "supported"),
        ("Talvania apoya las recomendaciones que figuran a continuación:", "supported"),
        ("Las siguientes recomendaciones fueron examinadas por Talvania y recibieron su apoyo:", "supported"),
        ("Las recomendaciones siguientes cuentan con la aceptación de Talvania:", "supported"),
        ("Las siguientes recomendaciones ya se han aplicado o están en vías de aplicación:", "supported"),
        ("Talvania acepta parcialmente la recomendación siguiente:", "partly"),
        ("La recomendación 7.7 se acepta en parte.", "partly"),
        ("Las recomendaciones siguientes no cuentan con el apoyo de Talvania:", "noted"),
        ("Las recomendaciones que figuran a continuación no recibieron el apoyo de Talvania:", "noted"),
        ("Las recomendaciones siguientes no gozaron del apoyo de Talvania:", "noted"),
        ("Talvania no acepta las recomendaciones siguientes:", "noted"),
        ("Talvania no puede aceptar las recomendaciones siguientes:", "noted"),
        ("Talvania no está en condiciones de aceptar las recomendaciones siguientes:", "noted"),
        ("Las recomendaciones siguientes no pueden ser aceptadas por Talvania:", "noted"),
        ("Las recomendaciones siguientes fueron rechazadas por Talvania:", "noted"),
        ("Talvania toma nota de las recomendaciones siguientes:", "noted"),
        ("Se tomó nota de las recomendaciones siguientes:", "noted"),
        ("La respuesta de Talvania a estas recomendaciones se incluirá en el informe del Consejo:", "pending"),
        ("Las recomendaciones siguientes serán examinadas por Talvania, que responderá oportunamente:", "pending"),
        ("Talvania estudiará las recomendaciones siguientes y facilitará respuestas a su debido tiempo:", "pending"),
        ("En el curso del debate se formularon a Talvania las recomendaciones siguientes:", None),
        ("Las delegaciones dieron las gracias a Talvania por su exposición.", None),
    ],
    "ru": [
        ("Следующие рекомендации были приняты Талванией:", "supported"),
        ("Талвания поддерживает следующие рекомендации:", "supported"),
        ("Нижеследующие рекомендации были поддержаны Талванией:", "supported"),
        ("Перечисленные ниже рекомендации были рассмотрены Талванией и получили ее поддержку:", "supported"),
        ("Талвания принимает следующие рекомендации:", "supported"),
        ("Талвания согласилась со следующими рекомендациями:", "supported"),
        ("Поддержкой Талвании пользуются следующие рекомендации:", "supported"),
        ("Следующие рекомендации уже выполнены или находятся в процессе осуществления:", "supported"),
        ("Талвания частично принимает следующую рекомендацию:", "partly"),
        ("Рекомендация 7.7 поддерживается частично.", "partly"),
        ("Следующие рекомендации не пользуются поддержкой Талвании:", "noted"),
        ("Следующие рекомендации не были поддержаны Талванией:", "noted"),
        ("Талвания не поддерживает следующие рекомендации:", "noted"),
        ("Талвания не может согласиться со следующими рекомендациями:", "noted"),
        ("Талвания не может принять следующие рекомендации:", "noted"),
        ("Следующие рекомендации были отклонены Талванией:", "noted"),
        ("Следующие рекомендации неприемлемы для Талвании:", "noted"),
        ("Следующие рекомендации были приняты Талванией к сведению:", "noted"),
        ("Талвания приняла к сведению следующие рекомендации:", "noted"),
        ("Талвания принимает рекомендации 7.3 и 7.8 к сведению.", "noted"),
        ("Ответ Талвании на эти рекомендации будет включен в итоговый доклад, принимаемый Советом:", "pending"),
        ("Талвания изучит следующие рекомендации и представит свои ответы в установленные сроки:", "pending"),
        ("Следующие рекомендации будут изучены Талванией:", "pending"),
        ("В ходе обсуждения Талвании были высказаны следующие рекомендации:", None),
        ("Делегации поблагодарили Талванию за ее выступление.", None),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sentence", "value"),
    [(language, *row) for language, rows in SENTENCES.items() for row in rows],
)
def test_the_position_of_a_sentence(language: str, sentence: str, value: str | None) -> None:
    assert classify(sentence, phrases(language)) == value


ADDENDA = {
    "en": """A/HRC/TRAINING/9/Add.1
Report of the Working Group on the Universal Periodic Review
Talvania
Addendum
Views on conclusions and/or recommendations
1. Talvania thanks all delegations. It answers below the recommendations of paragraph 9 of the report.
2. Talvania accepts recommendations 9.1 to 9.3 and 9.5, and takes note of recommendations 9.4 and 9.6.
3. Recommendation 9.7 is accepted in part. The law on the harbours was changed last year.
Recommendations that enjoy the support of Talvania
9.8. The schools of the islands will be open all year.
9.9. The museum has a second hall.
Recommendations noted
9.10. The bridge stands.
9.11. The towns have their own registers.
4. Recommendation 9.12: Not accepted. The river has no other bed.
5. Talvania cannot support recommendation 9.13.
""",
    "fr": """A/HRC/TRAINING/9/Add.1
Rapport du Groupe de travail sur l’Examen périodique universel
Talvanie
Additif
Observations sur les conclusions et/ou recommandations
1. La Talvanie remercie toutes les délégations. Elle répond ci-dessous aux recommandations du paragraphe 9 du rapport.
2. La Talvanie accepte les recommandations 9.1 à 9.3 et 9.5, et prend note des recommandations 9.4 et 9.6.
3. La recommandation 9.7 est acceptée en partie. La loi sur les ports a été modifiée l’an dernier.
Recommandations qui recueillent l’adhésion de la Talvanie
9.8. Les écoles des îles seront ouvertes toute l’année.
9.9. Le musée a une deuxième salle.
Recommandations dont il est pris note
9.10. Le pont est debout.
9.11. Les villes ont leurs propres registres.
4. Recommandation 9.12 : Non acceptée. Le fleuve n’a pas d’autre lit.
5. La Talvanie ne peut appuyer la recommandation 9.13.
""",
    "es": """A/HRC/TRAINING/9/Add.1
Informe del Grupo de Trabajo sobre el Examen Periódico Universal
Talvania
Adición
Opiniones sobre las conclusiones y/o recomendaciones
1. Talvania da las gracias a todas las delegaciones. Responde a las recomendaciones del párrafo 9 del informe.
2. Talvania acepta las recomendaciones 9.1 a 9.3 y 9.5, y toma nota de las recomendaciones 9.4 y 9.6.
3. La recomendación 9.7 se acepta en parte. La ley de puertos se modificó el año pasado.
Recomendaciones que cuentan con el apoyo de Talvania
9.8. Las escuelas de las islas abrirán todo el año.
9.9. El museo tiene una segunda sala.
Recomendaciones de las que se toma nota
9.10. El puente está en pie.
9.11. Las ciudades tienen sus propios registros.
4. Recomendación 9.12: No aceptada. El río no tiene otro cauce.
5. Talvania no puede apoyar la recomendación 9.13.
""",
    "ru": """A/HRC/TRAINING/9/Add.1
Доклад Рабочей группы по универсальному периодическому обзору
Талвания
Добавление
Мнения относительно выводов и/или рекомендаций
1. Талвания благодарит все делегации. Ниже она отвечает на рекомендации, содержащиеся в пункте 9 доклада.
2. Талвания принимает рекомендации 9.1–9.3 и 9.5 и принимает к сведению рекомендации 9.4 и 9.6.
3. Рекомендация 9.7 поддерживается частично. В прошлом году в закон о портах были внесены изменения.
Рекомендации, пользующиеся поддержкой Талвании
9.8. Школы на островах будут открыты круглый год.
9.9. В музее есть второй зал.
Рекомендации, принятые к сведению
9.10. Мост стоит.
9.11. Города ведут собственные реестры.
4. Рекомендация 9.12: Не принята. У реки нет другого русла.
5. Талвания не может поддержать рекомендацию 9.13.
""",
}
POSITIONS = {
    **dict.fromkeys(("9.1", "9.2", "9.3", "9.5", "9.8", "9.9"), "supported"),
    **dict.fromkeys(("9.4", "9.6", "9.10", "9.11", "9.12", "9.13"), "noted"),
    "9.7": "partly",
}


@pytest.mark.parametrize("language", ADDENDA)
def test_an_addendum_answers_by_number_under_headings_and_one_by_one(language: str) -> None:
    found = read(ADDENDA[language].encode(), "addendum.txt")
    assert (found.language, found.genre, found.answers) == (language, Genre.ADDENDUM, "A/HRC/TRAINING/9")
    assert {each.paragraph: each.position.value for each in found.positions} == POSITIONS
