"""The figures that pages show are what the rows of the record count up to, whatever has happened to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.kernel.values import PositionValue
from hiwar.reviews import tallies
from hiwar.reviews.commands import Correction, NewPart, correct, import_reading, recount, take_down_document
from hiwar.reviews.integrity import problems
from hiwar.reviews.models import DocumentTally, MadeTally, Review, Tally
from hiwar.reviews.queries import MatrixFilters, home, review, state_record
from tests.builders import NOW, SYMBOL, item, later, reading, source
from tests.web import sample


def wrong() -> list[str]:
    """What is counted otherwise than the rows say."""
    return [str(thing) for thing, _figures, _made in tallies.wrong()]


def test_they_follow_every_command(record: Path, tmp_path: Path) -> None:
    sample.fill(tmp_path)
    sample.all_pending(tmp_path)
    assert wrong() == []
    part = NewPart("Mend the harbour", ("Halmeria",))
    steps = (
        Correction(position="noted"),
        Correction(states=("Lunaria", "Bardovia")),
        Correction(new_parts=(part,)),
        Correction(withdraw=True),
        Correction(text="Count the boats again"),
    )
    for minute, step in enumerate(steps):
        correct(OPERATOR, f"{SYMBOL}:100.1", step, reason="Misread", now=later(10 + minute))
        assert wrong() == []
    changed = reading(item("100.1", "Count all boats"), item("100.9", "Mend the sails", position=PositionValue.NOTED))
    import_reading(OPERATOR, source(tmp_path, "second"), changed, accept_changes=True, now=later(20))
    assert wrong() == []
    sha256 = source(tmp_path, "of Talvania", "talvania.txt").sha256
    take_down_document(OPERATOR, sha256, reason="A court said so", legal_basis="Order 1", now=later(21))
    assert wrong() == []
    assert not tallies.uncounted()


def test_what_they_count(record: Path, tmp_path: Path) -> None:
    sample.talvania(tmp_path)
    kept = Tally.objects.get(review=Review.objects.get(symbol=SYMBOL))
    assert (kept.recommendations, kept.texts, kept.mentions, kept.corrections) == (5, 6, 7, 2)
    told = review("XTV", 0, MatrixFilters(), "en")  # which counts for itself
    assert told
    assert {name: told["counts"][name] for name in ("recommendations", "texts", "mentions")} == {
        name: getattr(kept, name) for name in ("recommendations", "texts", "mentions")
    }
    counts = {name: getattr(kept, name) for name in tallies.POSITIONS}
    assert counts == {"supported": 2, "partly": 1, "noted": 0, "pending": 1, "unclear": 1, "none": 1}
    bardovia = MadeTally.objects.get(review=kept.review, state="XBD")
    assert (bardovia.recommendations, bardovia.supported, bardovia.partly) == (2, 1, 1)


def test_a_data_set_that_came_before_the_report_is_counted_when_its_rows_are_joined(
    record: Path, tmp_path: Path
) -> None:
    sample.kesteria(tmp_path, 3)
    coded = DocumentTally.objects.get(document__name="coded.csv")
    assert (coded.rows, coded.joined, coded.pledges) == (5, 2, 3)
    assert wrong() == []


@pytest.mark.parametrize("model", [Tally, MadeTally, DocumentTally])
def test_a_false_figure_is_reported_and_put_right(record: Path, tmp_path: Path, model: type) -> None:
    sample.fill(tmp_path)
    assert list(problems()) == []
    model.objects.update(texts=99)  # type: ignore[attr-defined]

    assert any("`hiwar audit recount` counts them anew" in problem for problem in problems())
    assert recount(OPERATOR, now=later(30)) > 0
    assert list(problems()) == []
    rows = Entry.objects.count()
    assert recount(OPERATOR, now=later(31)) == 0
    assert Entry.objects.count() == rows


def test_a_record_of_an_edition_without_them_gets_them(record: Path, tmp_path: Path) -> None:
    sample.fill(tmp_path)
    before = home("en", on=NOW.date()), state_record("FRA", "en", on=NOW.date())
    for model in (Tally, MadeTally, DocumentTally):
        model.objects.all().delete()

    assert tallies.uncounted()
    recount(OPERATOR, now=NOW)
    assert not tallies.uncounted()
    assert (home("en", on=NOW.date()), state_record("FRA", "en", on=NOW.date())) == before
