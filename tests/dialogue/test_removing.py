"""Taking a statement down: its words and its file go, a tombstone stays; and a change by anybody else is noticed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import Error, connection, transaction

from hiwar.audit import triggers
from hiwar.audit.actors import OPERATOR, Actor
from hiwar.audit.commands import NotAllowed, guard
from hiwar.dialogue.commands import NotTakenDown, enter, plan, take_down_statement
from hiwar.dialogue.integrity import kept_files, problems
from hiwar.dialogue.models import EventTombstone, Meeting, MeetingEvent
from hiwar.dialogue.queries import scene_kept
from hiwar.dialogue.standing import events_of
from hiwar.documents import files
from hiwar.kernel.meeting import draft_report, dumps, loads, replay
from hiwar.reviews.models import HeldMeeting
from tests.builders import NOW, later
from tests.dialogue.handed_in import FILED, WORDS, handed_in, here
from tests.dialogue.rehearsal import DRAFT, planned
from tests.dialogue.test_courses import course

WHY = {"reason": "A court said so.", "legal_basis": "Order 1"}


def took(meeting: Meeting, statement: int, minutes: int = 90) -> list[EventTombstone]:
    return take_down_statement(OPERATOR, meeting.pk, statement, **WHY, now=later(minutes))


def test_words_and_file_go_and_a_tombstone_stays(
    record: Path, tmp_path: Path, django_capture_on_commit_callbacks: object
) -> None:
    meeting, filed, typed = handed_in(tmp_path)
    (sha256,) = kept_files()
    marked = [each for each in here(meeting).recommendations.values() if each.statement == filed]
    assert marked
    assert marked[0].text
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        made = took(meeting, filed)

    assert [each.event.number for each in made] == [filed, *(each.number for each in marked)]
    assert not files.path_of(sha256).exists()
    assert kept_files() == {}
    state = here(meeting)
    assert (state.statements[filed].text, state.statements[filed].file) == ("", None)
    assert {each.text for each in state.recommendations.values() if each.statement == filed} == {""}
    assert state.statements[typed].text == WORDS
    kept = dumps(events_of(meeting)).decode()
    assert FILED not in kept
    assert "mend the nets" not in kept
    assert replay("review", loads(kept.encode())) == state
    assert list(problems()) == []

    assert took(meeting, filed, 95) == made
    assert EventTombstone.objects.count() == len(made)


def test_it_goes_from_the_tables_of_later_meetings_too(record: Path) -> None:
    review, adoption, plenary = course()
    said = draft_report(here(review))[0].recommendation
    took(review, said.statement or 0)

    for each in (adoption, plenary):
        texts = [item.recommendation.text for item in draft_report(here(each))]
        assert said.text not in texts
        assert len(texts) == len(draft_report(here(review)))
    assert list(problems()) == []
    second = draft_report(here(review))[-1].recommendation
    assert second.statement != said.statement
    took(review, second.statement or 0)
    assert list(problems()) == []


@pytest.mark.parametrize(("meeting", "event"), [(99, 1), (1, 1), (1, 10**6)])
def test_what_is_no_statement_is_not_taken_down(record: Path, meeting: int, event: int) -> None:
    here_ = planned()
    with pytest.raises(NotTakenDown, match=r"Meeting \d+ has no statement \d+\."):
        take_down_statement(OPERATOR, here_.pk if meeting == 1 else meeting, event, **WHY, now=NOW)


def test_it_takes_a_reason_and_the_operator(record: Path, tmp_path: Path) -> None:
    meeting, filed, _typed = handed_in(tmp_path)
    with pytest.raises(NotTakenDown, match="Say why"):
        take_down_statement(OPERATOR, meeting.pk, filed, reason=" ", legal_basis="x", now=NOW)
    with pytest.raises(NotAllowed):
        take_down_statement(Actor("visitor"), meeting.pk, filed, **WHY, now=NOW)


def test_what_was_remembered_before_shows_the_words_no_more(record: Path, tmp_path: Path) -> None:
    meeting, filed, _typed = handed_in(tmp_path)
    before = scene_kept(meeting.pk, "en", later(80))
    assert FILED in repr(before)
    took(meeting, filed)
    after = scene_kept(meeting.pk, "en", later(80))
    assert after.number == before.number
    assert FILED not in repr(after)
    assert scene_kept(meeting.pk, "en", later(80)) is after


def test_words_change_only_where_a_tombstone_stands(record: Path, tmp_path: Path) -> None:
    meeting, filed, typed = handed_in(tmp_path)
    took(meeting, filed)
    rows = MeetingEvent.objects.filter(meeting=meeting)
    for refused in (
        lambda: rows.filter(number=typed).update(payload={}),
        lambda: rows.filter(number=filed).update(by="other"),
        lambda: EventTombstone.objects.update(reason="other"),
    ):
        with pytest.raises(Error, match="append-only"), transaction.atomic():
            refused()


def changed(**values: Any) -> Callable[[MeetingEvent], object]:
    return lambda row: MeetingEvent.objects.filter(pk=row.pk).update(**values)


CHANGES: dict[str, tuple[Callable[[MeetingEvent], object], str]] = {
    "another text": (
        lambda row: MeetingEvent.objects.filter(pk=row.pk).update(payload={**row.payload, "text": "Nothing."}),
        r"meeting \d+ is not as it was held: event \d+ was altered",
    ),
    "another author": (changed(by="other"), r"event \d+ was altered"),
    "a row gone": (lambda row: row.delete(), r"event \d+ is missing"),
    "the end gone": (
        lambda row: MeetingEvent.objects.filter(meeting=row.meeting).order_by("-number")[0].delete(),
        r"it has \d+ events, and the log has \d+",
    ),
    "another title": (lambda row: Meeting.objects.update(title="Other"), "it is another than was planned"),
    "no rehearsal": (lambda row: Meeting.objects.update(rehearsal=False), "it is another than was planned"),
    "no file": (lambda row: files.discard(row.payload["file"]["sha256"]), "the file of a statement, .* is missing"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_behind_the_record_is_noticed(record: Path, tmp_path: Path, change: str) -> None:
    meeting, filed, _typed = handed_in(tmp_path)
    assert list(problems()) == []
    do, sentence = CHANGES[change]
    unguarded(lambda: do(MeetingEvent.objects.get(meeting=meeting, number=filed)))
    (problem,) = problems()
    assert re.search(sentence, problem)


def test_a_meeting_put_in_and_a_tombstone_changed_are_noticed(record: Path, tmp_path: Path) -> None:
    meeting, filed, _typed = handed_in(tmp_path)
    took(meeting, filed)
    unguarded(lambda: EventTombstone.objects.update(reason="other"))
    assert list(problems()) == ["what was taken out of statements is not what the log tells"]
    more = Meeting.objects.create(pk=99, kind="review", title="Put in", made_at=NOW)
    assert f"{more} is in the record, and no command has put it there" in list(problems())


def unguarded(change: Callable[[], object]) -> None:
    """Do what only the owner of a database can, with the triggers away and put back."""
    connection.check_constraints()  # as after a commit: PostgreSQL alters no table while a row is still to be checked
    with connection.cursor() as cursor:
        for trigger in triggers.expected(connection, triggers.declared()):
            for statement in trigger.drop:
                cursor.execute(statement)
    change()
    connection.check_constraints()
    guard(connection)


def test_a_meeting_takes_no_number_of_one_that_the_record_tells_of(record: Path) -> None:
    review = course()[0]
    enter(OPERATOR, review.pk, now=later(600))
    unguarded(lambda: HeldMeeting.objects.update(number=70))
    assert plan(OPERATOR, DRAFT, now=NOW).meeting.pk == 71
    assert planned().pk == 72
