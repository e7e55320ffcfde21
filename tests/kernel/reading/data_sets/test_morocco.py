"""The Moroccan tables: one text in two languages, and what the other tables of the folder say of it."""

from __future__ import annotations

import pytest

from hiwar.kernel.reading.model import ErrorKind, ReadingError, RowKind
from tests.kernel.reading.data_sets.made import MOROCCO, read, read_wholly, table

BESIDE = {
    "organes.csv": "Id,Label,LabelAr,Abv,AbvAr\n1,Le Comité premier (CERD),اللجنة,CERD,CERD\n",
    "cycles.csv": "Id,Label,LabelAr\n1,3ème cycle (2017-2022),الجولة\n",
    "axes.csv": "Id,Label,LabelAr\n4,Axe quatre,محور\n",
    "sousaxes.csv": "Id,Label,LabelAr,IdAxe\n13,Sous-axe treize,محور فرعي,4\n",
    "organismes.csv": "Id,Label,LabelAr\n7,Institution sept,مؤسسة\n8,Institution huit,مؤسسة\n",
    "recomorgs.csv": "IdRecommendation,IdOrganisme,Date\n5,7,2020\n5,8,2020\n5,7,2021\n6,99,2020\n",
}


def row(**cells: str) -> list[str]:
    given = {"Id": "5", "Nom": "Texte de la ligne", "NomAr": "نص السطر", "Etat": "En cours", "Annee": "2020"}
    given |= {"IdAxe": "4", "IdSousAxe": "13", "EtatAvancementChiffre": "30"}
    return [(given | cells).get(name, "") for name in MOROCCO]


def test_a_text_of_the_review_has_two_languages_a_paragraph_and_its_session() -> None:
    told = row(CodeRecommendation="R144.196P2", Mecanisme="Examen périodique universal", IdCycle="1")

    (found,) = read(table(told, header=MOROCCO), beside=BESIDE)

    assert (found.kind, found.text, found.language) == (RowKind.RECOMMENDATION, "Texte de la ligne", "fr")
    assert found.translations == (("ar", "نص السطر"),)
    assert (found.state_under_review, found.session, found.body) == ("MAR", 27, None)
    assert (found.paragraph, found.part, found.id) == ("144.196", 2, "5")
    assert found.themes == ("Axe quatre", "Sous-axe treize")
    assert dict(found.facts) == {
        "status": "En cours",
        "progress": "30",
        "year": "2020",
        "code": "R144.196P2",
        "mechanism": "Examen périodique universal",
        "institutions": "Institution sept; Institution huit",
    }


def test_a_text_of_a_committee_has_its_body() -> None:
    told = row(CodeRecommendation="R36 P8", Mecanisme="Organes de traités", IdOrgane="1")

    (found,) = read(table(told, header=MOROCCO), beside=BESIDE)

    assert (found.body, found.session, found.paragraph, found.part) == ("CERD", None, "36", 8)
    assert found.recommending == ()


@pytest.mark.parametrize(
    ("code", "paragraph", "part"),
    [
        ("R65", "65", 1),
        ("R23P1P3", "23", 1),
        ("144.161", "144.161", 1),
        ("P2R144.184", "144.184", 2),
        ("P65", None, 1),
    ],
)
def test_codes(code: str, paragraph: str | None, part: int) -> None:
    (found,) = read(table(row(CodeRecommendation=code), header=MOROCCO), beside=BESIDE)

    assert (found.paragraph, found.part) == (paragraph, part)


def test_what_is_missing_or_null_is_not_there() -> None:
    told = row(NomAr="null", CodeRecommendation="", Mecanisme="Procédure spéciale", IdVisite="3")
    arabic = row(Nom="", Mecanisme="Procédure spéciale")

    first, second = read(table(told, arabic, header=MOROCCO), beside=BESIDE)

    assert (first.kind, first.translations, first.body) == (RowKind.CODING, (), "Procédure spéciale")
    assert dict(first.facts)["visit"] == "3"
    assert (second.text, second.language, second.translations) == ("نص السطر", "ar", ())


def test_alone_it_is_read_with_a_note_for_each_table_that_is_missing_or_damaged() -> None:
    told = row(CodeRecommendation="R21", Mecanisme="Organes de traités", IdOrgane="1")

    rows, reading = read_wholly(table(told, header=MOROCCO), beside={"axes.csv": "Id,Label,LabelAr\n4\n"})

    assert (rows[0].body, rows[0].themes) == ("Organes de traités", ())
    assert reading.state_under_review == "MAR"
    assert reading.warnings[0] == "organes.csv is not beside it; what it names is left as numbers or out"
    assert "axes.csv (row 1): it has 1 of 3 cells; the table is cut short or damaged" in reading.warnings[2]
    assert len(reading.warnings) == 6


@pytest.mark.parametrize("name", sorted(BESIDE))
def test_the_other_tables_say_what_to_import(name: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read(BESIDE[name], name)

    assert caught.value.kind is ErrorKind.PART
    assert caught.value.sentence(name) == (
        f"{name}: it is a table of the Moroccan follow-up database that its recommendations refer to;"
        " import recommendations.csv of the same folder, which is read together with it."
    )
