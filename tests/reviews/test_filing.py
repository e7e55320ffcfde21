"""Documents beside the report, and data sets: kept once, joined to what they speak of, whichever comes first."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.documents.models import Document
from hiwar.kernel.reading import Genre, Reading, ReadingError, ReadQuestion, ReadRecommendation, RowKind
from hiwar.kernel.values import PositionValue
from hiwar.reviews.commands import (
    Correction,
    correct,
    file_document,
    foresee,
    import_reading,
    import_rows,
    take_down_document,
)
from hiwar.reviews.integrity import problems
from hiwar.reviews.models import Answer, Coding, Position, Recommendation
from tests.builders import NOW, SYMBOL, addendum, answer, data_set, item, later, reading, row, source

PENDING = PositionValue.PENDING
WHY = {"reason": "It names a protected witness", "legal_basis": "Order 1/2026 of a court of Talvania"}
ANSWERS = addendum(answer("100.1"), answer("", PositionValue.SUPPORTED, "Talvania supports all the others"))


def report(tmp_path: Path) -> None:
    items = (
        item("100.1", position=PENDING),
        item("100.2", "Mend the nets", position=PENDING),
        item("101.1", "Light the lamp"),
    )
    import_reading(OPERATOR, source(tmp_path), reading(*items), now=NOW)


def positions() -> dict[str, str]:
    return dict(Recommendation.objects.order_by("order").values_list("paragraph", "position"))


def answers(tmp_path: Path) -> None:
    file_document(OPERATOR, source(tmp_path, "answers", "add1.txt"), ANSWERS, now=later(1))


def rows(tmp_path: Path, *wanted: object, content: str = "rows") -> object:
    batches = [[each] for each in (wanted or (row(),))]
    return import_rows(OPERATOR, source(tmp_path, content, "rows.csv"), batches, iter([data_set()]), now=later(2))  # type: ignore[arg-type]


@pytest.mark.parametrize("order", [(report, answers), (answers, report)], ids=["report first", "answers first"])
def test_an_addendum_settles_its_report_whichever_comes_first(record: Path, tmp_path: Path, order: tuple) -> None:
    for step in order:
        step(tmp_path)

    assert positions() == {"100.1": "noted", "100.2": "supported", "101.1": "supported"}
    told = Position.objects.filter(recommendation__paragraph="100.1").order_by("number")
    assert [(each.value, each.document.name) for each in told] == [("pending", "report.txt"), ("noted", "add1.txt")]
    assert Position.objects.filter(recommendation__paragraph="101.1").count() == 1  # settled in the report itself
    assert list(problems()) == []


def test_an_addendum_that_answers_nothing_of_its_report_says_so_whichever_comes_first(
    record: Path, tmp_path: Path
) -> None:
    strange = addendum(answer("200.1"), answer("200.2"))
    said = (f"{SYMBOL}/Add.1 answers nothing that {SYMBOL} has; check the symbol on its first page and its numbers",)

    report(tmp_path)
    filed = file_document(OPERATOR, source(tmp_path, "strange", "add1.txt"), strange, now=later(1))
    assert (filed.rows, filed.settled, filed.astray) == (2, 0, said)

    other = {"symbol": "A/HRC/0/2", "session": 1}
    early = replace(strange, symbol="A/HRC/0/2/Add.1", answers="A/HRC/0/2")
    filed = file_document(OPERATOR, source(tmp_path, "early", "add2.txt"), early, now=later(2))
    assert filed.astray == ()  # nobody can tell before the report is there
    imported = import_reading(OPERATOR, source(tmp_path, "late"), reading(item(), **other), now=later(3))
    assert imported.astray == tuple(each.replace(SYMBOL, "A/HRC/0/2") for each in said)


def test_the_answers_that_go_astray_are_named(record: Path, tmp_path: Path) -> None:
    report(tmp_path)
    some = addendum(answer("100.1"), *(answer(f"200.{i}") for i in range(1, 13)))

    filed = file_document(OPERATOR, source(tmp_path, "some", "add1.txt"), some, now=later(1))

    (said,) = filed.astray
    assert said.startswith(f"{SYMBOL}/Add.1 answers 200.1, 200.2, ")
    assert said.endswith(f"200.10 and 2 more, which {SYMBOL} has not")
    assert filed.settled == 1


def test_an_addendum_filed_twice_changes_nothing(record: Path, tmp_path: Path) -> None:
    report(tmp_path)
    answers(tmp_path)
    before = (Entry.objects.count(), Position.objects.count(), Answer.objects.count())

    filed = file_document(OPERATOR, source(tmp_path, "answers", "again.txt"), ANSWERS, now=later(3))

    assert filed.outcome is None
    assert (Entry.objects.count(), Position.objects.count(), Answer.objects.count()) == before


def test_a_copy_of_the_report_does_not_settle_it_again(record: Path, tmp_path: Path) -> None:
    report(tmp_path)
    answers(tmp_path)
    before = Position.objects.count()

    import_reading(
        OPERATOR,
        source(tmp_path, "a copy"),
        reading(
            item(position=PENDING), item("100.2", "Mend the nets", position=PENDING), item("101.1", "Light the lamp")
        ),
        now=later(4),
    )

    assert Position.objects.count() == before
    assert positions()["100.1"] == "noted"


@pytest.mark.parametrize("order", [(report, rows), (rows, report)], ids=["report first", "rows first"])
def test_a_coding_finds_its_recommendation_whichever_comes_first(record: Path, tmp_path: Path, order: tuple) -> None:
    for step in order:
        step(tmp_path)

    coding = Coding.objects.get()
    assert coding.recommendation is not None
    assert (coding.recommendation.paragraph, coding.score, coding.action, coding.issues) == (
        "100.1", 100, "2", ["Fisheries"],
    )  # fmt: skip
    assert positions()["100.1"] == "pending"  # another source overwrites nothing
    assert list(problems()) == []


def test_what_finds_no_match_stays_as_such_and_a_pledge_is_matched_to_none(record: Path, tmp_path: Path) -> None:
    report(tmp_path)
    rows(
        tmp_path,
        row(1, "Plant an orchard on the northern slope"),
        row(2, kind=RowKind.PLEDGE),
        row(3, state_under_review="PRK", session=19),
    )

    assert list(Coding.objects.values_list("kind", "recommendation")) == [
        ("coding", None), ("pledge", None), ("coding", None),
    ]  # fmt: skip


def test_a_row_with_a_paragraph_goes_to_that_paragraph(record: Path, tmp_path: Path) -> None:
    report(tmp_path)
    rows(tmp_path, row(1, "Réparer les filets", language="fr", kind=RowKind.RECOMMENDATION, paragraph="100.2"))

    assert Coding.objects.get().recommendation == Recommendation.objects.get(paragraph="100.2")


def test_a_data_set_that_turns_out_damaged_leaves_nothing(record: Path, tmp_path: Path) -> None:
    def damaged() -> Iterator[list]:
        yield [row(1)]
        raise ReadingError("the table ends in the middle of a row", remedy="get the file again")

    before = Entry.objects.count()
    with pytest.raises(ReadingError, match="middle of a row"):
        import_rows(OPERATOR, source(tmp_path), damaged(), iter([data_set()]), now=NOW)
    assert (Coding.objects.count(), Document.objects.count(), Entry.objects.count()) == (0, 0, before)


def test_a_thematic_list_and_questions_stand_beside_the_report(record: Path, tmp_path: Path) -> None:
    report(tmp_path)
    listed = replace(item("100.1", position=PositionValue.NOTED), themes=("Fisheries",), sdgs=("14",))
    matrix = reading(listed, symbol=None, answers=SYMBOL, genre=Genre.THEMATIC_LIST)
    asked = ReadQuestion("XTV", "TALVANIA", "How many boats are there?", 1)
    questions: Reading = reading(symbol=None, genre=Genre.ADVANCE_QUESTIONS, questions=(asked,))

    file_document(OPERATOR, source(tmp_path, "matrix"), matrix, now=NOW)
    file_document(OPERATOR, source(tmp_path, "questions"), questions, now=NOW)

    first, second = Coding.objects.order_by("kind")[::-1]
    assert (first.kind, first.recommendation.paragraph, first.position, first.themes) == (  # type: ignore[union-attr]
        "recommendation", "100.1", "noted", ["Fisheries"],
    )  # fmt: skip
    assert (second.kind, second.recommendation, second.states) == ("question", None, [["XTV", "TALVANIA"]])
    assert positions()["100.1"] == "pending"


def matrix(*items: ReadRecommendation, **changes: object) -> Reading:
    listed = tuple(replace(each, themes=("Fisheries",)) for each in items or (item("100.1"), item("100.2", "Mend it")))
    return reading(*listed, **{"symbol": None, "answers": SYMBOL, "genre": Genre.THEMATIC_LIST, **changes})


def observations(*items: ReadRecommendation, **changes: object) -> Reading:
    made = tuple(replace(each, body="CRC") for each in items or (item("1"), item("2", "Mend it")))
    about = {"symbol": "CRC/C/XTV/CO/4", "session": None, "genre": Genre.CONCLUDING_OBSERVATIONS}
    return reading(*made, **{**about, **changes})


def asked(*questions: ReadQuestion) -> Reading:
    one = ReadQuestion("XTV", "TALVANIA", "How many boats are there?", 1)
    return reading(symbol=None, genre=Genre.ADVANCE_QUESTIONS, questions=questions or (one,))


@pytest.mark.parametrize("made", [matrix, observations, asked])
def test_a_document_in_two_formats_gives_its_rows_once(
    record: Path, tmp_path: Path, made: Callable[[], Reading]
) -> None:
    first = file_document(OPERATOR, source(tmp_path, "word", "a.doc"), made(), now=NOW)
    rows, document = list(Coding.objects.values_list("pk", flat=True)), Document.objects.get()

    copy = source(tmp_path, "pdf", "a.pdf")
    assert foresee(copy, made()).outcome == "copy"
    second = file_document(OPERATOR, copy, made(), now=later(1))

    assert (first.outcome, second.outcome, first.rows, second.rows) == ("new", "copy", len(rows), len(rows))
    assert list(Coding.objects.values_list("pk", "document")) == [(pk, document.pk) for pk in rows]
    assert Document.objects.count() == 2
    assert foresee(copy, made()).outcome is None
    assert file_document(OPERATOR, copy, made(), now=later(2)).outcome is None
    assert list(problems()) == []


def test_how_a_format_sets_its_signs_makes_no_other_document(record: Path, tmp_path: Path) -> None:
    file_document(OPERATOR, source(tmp_path, "word"), observations(item("1", "Mend the nets' cords")), now=NOW)
    other = observations(item("1", "Mend  the nets’ cords."))

    assert file_document(OPERATOR, source(tmp_path, "pdf"), other, now=later(1)).outcome == "copy"


@pytest.mark.parametrize(
    "other",
    [
        matrix(item("100.1")),
        matrix(item("100.1"), item("100.2", "Mend the nets")),
        matrix(item("100.1"), item("100.3", "Mend it")),
        matrix(item("100.1"), item("100.2", "Mend it", position=PositionValue.NOTED)),
        matrix(item("100.1"), item("100.2", "Mend it", states=("XTV", "FRA"))),
        matrix(language="fr"),
        matrix(session=1),
        matrix(answers="A/HRC/0/2"),
        matrix(genre=Genre.MISSION_REPORT),
    ],
)
def test_what_says_anything_else_is_no_copy(record: Path, tmp_path: Path, other: Reading) -> None:
    file_document(OPERATOR, source(tmp_path, "word"), matrix(), now=NOW)

    assert file_document(OPERATOR, source(tmp_path, "other"), other, now=later(1)).outcome == "new"
    assert Coding.objects.values("document").distinct().count() == 2


def test_a_copy_gives_its_rows_when_the_document_that_gave_them_is_taken_down(record: Path, tmp_path: Path) -> None:
    report(tmp_path)
    first, copy = source(tmp_path, "word", "a.doc"), source(tmp_path, "pdf", "a.pdf")
    file_document(OPERATOR, first, matrix(), now=later(1))
    file_document(OPERATOR, copy, matrix(), now=later(2))
    take_down_document(OPERATOR, first.sha256, now=later(3), **WHY)

    filed = file_document(OPERATOR, copy, matrix(), now=later(4))

    assert (filed.outcome, filed.rows, filed.matched) == ("new", 2, 2)
    assert set(Coding.objects.filter(document=copy.sha256).values_list("text", flat=True)) == {
        "Count the boats in the harbour",
        "Mend it",
    }
    assert file_document(OPERATOR, copy, matrix(), now=later(5)).outcome is None
    assert list(problems()) == []


def test_a_document_taken_down_takes_its_answers_and_rows_with_it(record: Path, tmp_path: Path) -> None:
    file = source(tmp_path, "answers")
    file_document(OPERATOR, file, addendum(answer(comment="Names the witness"), recommendations=(item(),)), now=NOW)
    take_down_document(OPERATOR, file.sha256, now=later(1), **WHY)

    assert list(Answer.objects.values_list("as_written", "comment")) == [("", "")]
    assert list(Coding.objects.values_list("text", "response")) == [("", "")]
    assert list(problems()) == []
    with pytest.raises(ReadingError, match="taken down"):
        file_document(OPERATOR, file, addendum(answer()), now=later(2))


def test_a_correction_made_after_the_addendum_stands(record: Path, tmp_path: Path) -> None:
    report(tmp_path)
    answers(tmp_path)
    correct(OPERATOR, f"{SYMBOL}:100.1", Correction(position="partly"), reason="See its second sentence", now=later(5))
    import_reading(OPERATOR, source(tmp_path, "fr"), reading(item("100.1", "Compter", position=PENDING), language="fr"),
                   accept_changes=True, now=later(6))  # fmt: skip

    assert positions()["100.1"] == "partly"
