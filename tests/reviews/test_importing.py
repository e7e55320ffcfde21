"""Importing a reading: everything once, nothing twice, differences first."""

from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.audit.commands import NotAllowed
from hiwar.audit.models import Entry
from hiwar.audit.queries import verify
from hiwar.documents.files import path_of
from hiwar.documents.models import Document, DocumentPage, ExtractionRun, RunOutcome
from hiwar.kernel.reading import ReadingError
from hiwar.kernel.values import PositionValue
from hiwar.reviews.commands import NeedsConsent, compare, import_reading
from hiwar.reviews.integrity import problems
from hiwar.reviews.models import Position, Recommendation, Review, Wording, WordingState
from tests.builders import NOW, SYMBOL, item, later, many, reading, source


def counts() -> tuple[int, ...]:
    models = (Review, Recommendation, Wording, WordingState, Position, Document, DocumentPage, ExtractionRun, Entry)
    return tuple(model._default_manager.count() for model in models)


def test_everything_read_is_written(record: Path, tmp_path: Path) -> None:
    read = reading(
        item("100.2", "Mend the nets", ("XTV", "XTV"), ("Talvania", "the Talvanian Republic")),
        item("100.1", "Count the boats", (), ("Atlantis",), position=PositionValue.NOTED, as_written="is noted"),
        item("100.10", "Light the lamp", position=None),
    )
    file = source(tmp_path)

    imported = import_reading(OPERATOR, file, read, now=NOW)

    assert imported.outcome == RunOutcome.NEW
    review = Review.objects.get()
    assert (review.state_id, review.session, review.cycle, review.symbol) == ("XTV", 0, None, SYMBOL)
    assert [str(each) for each in Recommendation.objects.all()] == [
        f"{SYMBOL}:100.1",
        f"{SYMBOL}:100.2",
        f"{SYMBOL}:100.10",
    ]
    first = Recommendation.objects.get(paragraph="100.1")
    assert (first.position, first.withdrawn) == ("noted", False)
    wording = first.wording
    assert wording is not None
    assert (wording.number, wording.kind, wording.language, wording.status) == (1, "read", "en", "original")
    assert (wording.text, wording.search_text, wording.page) == ("Count the boats", "count the boats", 1)
    assert wording.places == [[1, 0, 15]]
    assert list(wording.states.values_list("state", "as_written")) == [(None, "Atlantis")]
    position = first.positions.get()
    assert (position.value, position.as_written, position.source) == ("noted", "is noted", f"{SYMBOL}, para. 100")
    assert Recommendation.objects.get(paragraph="100.10").position == ""
    second = Recommendation.objects.get(paragraph="100.2").wording
    assert second is not None
    assert [state.as_written for state in second.states.all()] == ["Talvania", "the Talvanian Republic"]
    document = Document.objects.get()
    assert (document.pk, document.name, document.symbol) == (file.sha256, "report.txt", SYMBOL)
    assert path_of(file.sha256).read_text() == "first edition"
    assert document.runs.get().outcome == "new"


def test_a_real_review_gets_what_the_facts_know(record: Path, tmp_path: Path) -> None:
    import_reading(
        OPERATOR,
        source(tmp_path),
        reading(item(), state_under_review="PRK", session=19, symbol="A/HRC/27/10"),
        now=NOW,
    )

    review = Review.objects.get()
    assert review.cycle == 2
    assert review.held_on is not None
    assert review.troika.count() == 3


def test_a_second_import_changes_nothing(record: Path, tmp_path: Path) -> None:
    file, read = source(tmp_path), many(3)
    import_reading(OPERATOR, file, read, now=NOW)
    before = counts()

    imported = import_reading(OPERATOR, file, read, now=later(5))

    assert imported.outcome is None
    assert len(imported.plan.same) == 3
    assert counts() == before


def test_the_same_bytes_under_another_name_are_one_document(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path), many(3), now=NOW)
    before = counts()

    assert import_reading(OPERATOR, source(tmp_path, name="copy.txt"), many(3), now=NOW).outcome is None
    assert counts() == before


def test_other_bytes_with_the_same_content_are_a_second_document_and_nothing_is_doubled(
    record: Path, tmp_path: Path
) -> None:
    import_reading(OPERATOR, source(tmp_path), many(3), now=NOW)

    imported = import_reading(OPERATOR, source(tmp_path, "second edition"), many(3), now=NOW)

    assert imported.outcome == RunOutcome.COPY
    assert (Document.objects.count(), Recommendation.objects.count(), Wording.objects.count()) == (2, 3, 3)
    assert import_reading(OPERATOR, source(tmp_path, "second edition"), many(3), now=NOW).outcome is None


def test_a_changed_document_shows_its_differences_before_anything_is_written(record: Path, tmp_path: Path) -> None:
    import_reading(
        OPERATOR, source(tmp_path), reading(item("1", "Old words"), item("2"), item("3", "Gone soon")), now=NOW
    )
    before = counts()
    corrected = reading(
        item("1", "New words", ("XTV",), ("Talvania",)), item("2", position=PositionValue.NOTED), item("4", "Added")
    )
    second = source(tmp_path, "second edition")

    with pytest.raises(NeedsConsent) as raised:
        import_reading(OPERATOR, second, corrected, now=NOW)

    plan = raised.value.plan
    assert counts() == before
    assert not path_of(second.sha256).exists()
    assert [
        (change.item.paragraph, each.what, each.before, each.after)
        for change in plan.changes
        for each in change.differences
    ] == [
        ("1", "text", "Old words", "New words"),
        ("1", "states", "XTV", "Talvania"),
        (
            "2",
            "position",
            f"supported ({SYMBOL}, para. 100: “enjoy the support of Talvania”)",
            f"noted ({SYMBOL}, para. 100: “enjoy the support of Talvania”)",
        ),
    ]
    assert [each.paragraph for each in plan.inserts] == ["4"]
    assert plan.missing == (("3", 1),)


def test_accepted_changes_stand_beside_what_was_there(record: Path, tmp_path: Path) -> None:
    first = source(tmp_path)
    old = reading(item("1", "Old words"), item("2", position=PositionValue.PENDING), item("3", "Gone soon"))
    import_reading(OPERATOR, first, old, now=NOW)
    new = reading(item("0", "Added"), item("1", "New words"), item("2"))

    imported = import_reading(
        OPERATOR, source(tmp_path, "second", "second.txt"), new, accept_changes=True, now=later(1)
    )

    assert imported.outcome == RunOutcome.CHANGED
    assert [each.paragraph for each in Recommendation.objects.all()] == ["0", "1", "2", "3"]
    one = Recommendation.objects.get(paragraph="1")
    assert [wording.text for wording in one.wordings.all()] == ["Old words", "New words"]
    assert one.wording is not None
    assert (one.wording.text, one.wording.kind) == ("New words", "read")
    two = Recommendation.objects.get(paragraph="2")
    assert [each.value for each in two.positions.all()] == ["pending", "supported"]
    assert two.position == "supported"
    three = Recommendation.objects.get(paragraph="3")
    assert three.withdrawn
    assert [(each.kind, each.text) for each in three.wordings.all()] == [("read", "Gone soon"), ("withdrawal", "")]
    before = counts()
    for again in (
        import_reading(OPERATOR, first, old, now=later(2)),
        import_reading(OPERATOR, source(tmp_path, "second"), new, now=later(2)),
    ):
        assert again.outcome is None
    assert counts() == before
    assert verify().sound


def test_what_returns_is_no_longer_withdrawn(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path, "a"), reading(item("1"), item("2", "Two")), now=NOW)
    import_reading(OPERATOR, source(tmp_path, "b"), reading(item("1")), accept_changes=True, now=NOW)
    import_reading(
        OPERATOR, source(tmp_path, "c"), reading(item("1"), item("2", "Two again")), accept_changes=True, now=NOW
    )

    two = Recommendation.objects.get(paragraph="2")
    assert (two.withdrawn, [each.kind for each in two.wordings.all()]) == (False, ["read", "withdrawal", "read"])


def test_a_text_in_another_language_is_added_without_a_question(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path), reading(item("1")), now=NOW)

    import_reading(OPERATOR, source(tmp_path, "ar"), reading(item("1", "عد القوارب"), language="ar"), now=NOW)

    one = Recommendation.objects.get()
    assert [(each.language, each.status) for each in one.wordings.all()] == [("en", "original"), ("ar", "official")]
    assert one.wording is not None
    assert one.wording.language == "en"


def test_a_translation_that_comes_first_gives_way_to_the_original(record: Path, tmp_path: Path) -> None:
    french = reading(item("1", "Compter les bateaux"), language="fr", original="en")
    import_reading(OPERATOR, source(tmp_path, "fr"), french, now=NOW)
    one = Recommendation.objects.get()
    assert one.wording is not None
    assert (one.wording.language, one.wording.status) == ("fr", "official")

    import_reading(OPERATOR, source(tmp_path, "en"), reading(item("1"), original="en"), now=NOW)

    one.refresh_from_db()
    assert (one.wording.language, one.wording.status) == ("en", "original")
    assert [(each.language, each.status) for each in one.wordings.all()] == [("fr", "official"), ("en", "original")]
    assert list(problems()) == []


def test_comparing_writes_nothing(record: Path, tmp_path: Path) -> None:
    before = counts()

    imported = compare(source(tmp_path), many(3))

    assert (imported.outcome, len(imported.plan.inserts)) == (RunOutcome.NEW, 3)
    assert counts() == before


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"symbol": None}, "f (first page): it does not say which document it is; import the whole report,"),
        ({"state_under_review": None}, "f (first page): it does not say which State was reviewed; import"),
        ({"session": None}, "f (first page): it does not say at which session the review took place; import"),
    ],
)
def test_a_reading_without_its_place_is_refused(
    record: Path, tmp_path: Path, changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ReadingError) as raised:
        import_reading(OPERATOR, source(tmp_path), reading(item(), **changes), now=NOW)

    assert raised.value.sentence("f").startswith(sentence)
    assert Review.objects.count() == 0


def test_a_number_that_stands_twice_is_refused(record: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="stands twice"):
        import_reading(OPERATOR, source(tmp_path), reading(item("1"), item("1")), now=NOW)


@pytest.mark.parametrize(
    "changes",
    [{"symbol": "A/HRC/0/2"}, {"state_under_review": "PRK"}, {"session": 6}, {"session": 6, "language": "ar"}],
)
def test_a_review_has_one_report_and_a_report_one_review(
    record: Path, tmp_path: Path, changes: dict[str, object]
) -> None:
    import_reading(OPERATOR, source(tmp_path), reading(item()), now=NOW)

    with pytest.raises(ReadingError, match="the record has A/HRC/0/1 as the report on XTV at session 0"):
        import_reading(OPERATOR, source(tmp_path, "b"), reading(item(), **changes), now=NOW)


def test_nobody_may_import(record: Path, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        import_reading(None, source(tmp_path), reading(item()), now=NOW)


def test_what_databases_cannot_hold_is_replaced_one_for_one(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path), reading(item(text="a\0b\ud800c")), now=NOW)

    assert Wording.objects.get().text == "a\ufffdb\ufffdc"
    assert DocumentPage.objects.get().text == "a\ufffdb\ufffdc"


def test_an_import_takes_few_statements_however_long_the_report(
    record: Path, tmp_path: Path, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(78):  # type: ignore[operator]
        import_reading(OPERATOR, source(tmp_path), many(300), now=NOW)
    assert Recommendation.objects.count() == 300
