"""Reports of errors and the answers to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from hiwar.accounts.actors import VISITOR
from hiwar.accounts.enums import Role
from hiwar.audit.actors import OPERATOR
from hiwar.audit.commands import NotAllowed
from hiwar.audit.models import Entry
from hiwar.reviews.commands import Refused, answer_error, import_reading, report_error
from hiwar.reviews.integrity import problems
from hiwar.reviews.models import ErrorReport
from tests import people
from tests.builders import NOW, SYMBOL, item, later, reading, source

ABOUT = f"/recommendations/{SYMBOL}:100.1"
WORDS = "The text says boats;\nthe report says ships."


@pytest.fixture(autouse=True)
def _report(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path), reading(item()), now=NOW)


def test_anybody_may_report_an_error_and_none_of_it_stands_in_the_log() -> None:
    report = report_error(VISITOR, ABOUT, f"  {WORDS} \n", language="en", contact="me@example.org", now=later(1))

    assert (report.words, report.author) == (WORDS, "visitor")
    assert report.recommendation is not None
    assert report.recommendation.paragraph == "100.1"
    entry = Entry.objects.order_by("id").last()
    assert entry is not None
    assert entry.target == f"error {report.number}"
    assert "ships" not in str(entry.detail)
    assert "example.org" not in str(entry.detail)
    assert list(problems()) == []


def test_an_answer_is_entered_and_the_contact_goes() -> None:
    report = report_error(VISITOR, ABOUT, WORDS, language="en", contact="me@example.org", now=later(1))
    actor = people.actor(Role.SECRETARIAT)
    answer_error(actor, report.number, "corrected", "The text was corrected.", now=later(2))

    report.refresh_from_db()
    assert (report.words, report.contact) == (WORDS, "")
    assert (report.answer.outcome, report.answer.author) == ("corrected", actor.name)
    assert list(problems()) == []
    with pytest.raises(Refused, match=f"answered already, by {actor.name}"):
        answer_error(OPERATOR, report.number, "corrected", "Once more.", now=later(3))


def test_the_words_of_abuse_go() -> None:
    report = report_error(VISITOR, "/states/XTV", WORDS, language="", now=later(1))
    answer_error(OPERATOR, report.number, "not-published", "This is not shown.", now=later(2))
    report.refresh_from_db()
    assert report.words == ""
    assert list(problems()) == []


def test_words_stay_as_they_were_sent() -> None:
    report = report_error(VISITOR, "/states/XTV", WORDS, language="", now=later(1))
    with pytest.raises(DatabaseError), transaction.atomic():
        ErrorReport.objects.filter(pk=report.pk).update(words="")
    answer_error(OPERATOR, report.number, "as-in-source", "The report says so.", now=later(2))
    with pytest.raises(DatabaseError), transaction.atomic():
        ErrorReport.objects.filter(pk=report.pk).update(words="Something else")


@pytest.mark.parametrize(
    ("about", "words", "contact"),
    [
        ("https://example.org/", "Wrong", ""),
        ("/" + "a" * 400, "Wrong", ""),
        ("/states", " \n ", ""),
        ("/states", "w" * 4001, ""),
        ("/states", "Wrong", "c" * 201),
    ],
)
def test_what_is_no_report(about: str, words: str, contact: str) -> None:
    with pytest.raises(Refused):
        report_error(VISITOR, about, words, language="en", contact=contact, now=later(1))
    assert not ErrorReport.objects.exists()


def test_a_report_about_what_the_record_has_not_is_about_the_page_alone() -> None:
    assert report_error(VISITOR, "/recommendations/A:9", "Wrong", language="en", now=NOW).recommendation is None


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SECRETARIAT])
def test_only_the_secretariat_answers(role: Role) -> None:
    report = report_error(people.actor(role), ABOUT, WORDS, language="en", now=later(1))
    with pytest.raises(NotAllowed):
        answer_error(people.actor(role, "another"), report.number, "corrected", "So it is.", now=later(2))
