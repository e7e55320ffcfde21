"""A review, the adoption of its report and the plenary: three meetings that belong to one another."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.cli.work import enter_rehearsals
from hiwar.dialogue import queries
from hiwar.dialogue.commands import Draft, NotEntered, NotPlanned, Refused, act, enter, foresee_entry, plan
from hiwar.dialogue.courses import course_of, report_of, so_far
from hiwar.dialogue.exporting import to_enter
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.parts import DESK, seated
from hiwar.dialogue.rehearsing import Bounds, Script, planned, play, play_course
from hiwar.dialogue.report import reading_of
from hiwar.dialogue.standing import events_of, standing
from hiwar.exchange.rows import recommendations
from hiwar.kernel.meeting import Phase, adopted, draft_report, dumps
from hiwar.kernel.meeting.form import written
from hiwar.reviews.integrity import problems
from hiwar.reviews.models import Position, Review
from tests.builders import NOW
from tests.dialogue.test_rehearsing import SEED, AtOnce


def reviewed(phase: Phase = Phase.CLOSED) -> Meeting:
    """A review as far as a phase."""
    meeting = planned(Script(SEED), now=NOW).meeting
    for _events in play(meeting.pk, Script(SEED), AtOnce(), Bounds(phase)):
        pass
    return meeting


def course(seed: bytes = SEED) -> list[Meeting]:
    """A whole course, as it plays itself."""
    first = planned(Script(seed), now=NOW).meeting
    for _told in play_course(first.pk, Script(seed), AtOnce()):
        pass
    return course_of(first)


def following(meeting: Meeting, kind: str = "adoption", **more: object) -> Draft:
    return replace(Draft(kind, "What follows", "", follows=meeting.pk), **more)  # type: ignore[arg-type]


def later(meeting: Meeting, **time: float) -> object:
    at = standing(meeting).state.at
    assert at is not None
    return at + timedelta(**time)


def test_a_whole_course_is_held(record: Path) -> None:
    meetings = course()
    assert [each.kind for each in meetings] == ["review", "adoption", "plenary"]
    states = [standing(each).state for each in meetings]
    assert {state.phase for state in states} == {Phase.CLOSED}
    assert all(adopted(state) for state in states[1:])
    last = draft_report(states[2])
    assert [item.recommendation.text for item in last] == [item.recommendation.text for item in draft_report(states[0])]
    assert Counter(item.recommendation.answers[-1].position.value for item in last) == {
        "supported": 17, "partly": 3, "noted": 3,
    }  # fmt: skip
    assert [len(state.lists["stakeholders"].order) for state in states[2:]] == [2]
    assert {turn.status.value for turn in states[2].turns.values()} == {"ended"}


def test_each_names_the_last_event_of_the_one_before(record: Path) -> None:
    meetings = course()
    for before, after in pairwise(meetings):
        found = standing(after).state.plan
        assert found is not None
        assert found.follows == standing(before).hash
        assert so_far(after)[-2:] == [before, after]


def test_the_same_seed_and_start_give_the_same_bytes_of_all_three(record: Path) -> None:
    first, second = (b"".join(dumps(events_of(each)) for each in course()) for _each in range(2))
    assert first == second
    assert b"".join(dumps(events_of(each)) for each in course(b"another")) != first


@pytest.mark.parametrize("kind", ["adoption", "plenary"])
def test_a_course_that_was_broken_off_goes_on(record: Path, kind: str) -> None:
    whole = [dumps(events_of(each)) for each in course()]
    first = planned(Script(SEED), now=NOW).meeting
    for told in play_course(first.pk, Script(SEED), AtOnce()):
        if Meeting.objects.get(pk=told.meeting).kind == kind:
            break
    for _told in play_course(first.pk, Script(SEED), AtOnce()):
        pass
    assert [dumps(events_of(each)) for each in course_of(first)] == whole


def test_what_follows_has_the_places_the_report_and_the_draft_on_its_table(record: Path) -> None:
    meeting = reviewed()
    made = plan(OPERATOR, following(meeting), now=later(meeting, hours=1)).meeting
    state, before = standing(made).state, standing(meeting).state
    assert (made.kind, made.state, made.session, made.rehearsal) == ("adoption", "XTV", 0, True)
    assert (made.code_hash, made.desk_code_hash) == (meeting.code_hash, meeting.desk_code_hash)
    assert (state.seats, state.troika, state.presider) == (before.seats, before.troika, "chair")
    assert [each.title for each in state.proposals.values()] == [
        "Report of the Working Group: Review of Talvania (rehearsal)"
    ]
    found = queries.screen(made.pk, seated(made, DESK), "en", made.made_at)
    assert [each["label"] for each in found["report"]][:1] == [f"{state.report_list}.1"]
    assert [each["this"] for each in found["course"]["meetings"]] == [False, True]
    assert found["course"]["next"] is None
    assert queries.screen(meeting.pk, seated(meeting, DESK), "en", made.made_at)["course"]["next"] is None
    assert queries.earlier(queries.scene(made.pk, "en", made.made_at)) == [meeting.pk]


def test_the_desk_is_offered_what_follows(record: Path) -> None:
    meeting = reviewed()
    desk = queries.screen(meeting.pk, seated(meeting, DESK), "en", NOW)
    assert desk["course"]["next"] == "adoption"
    assert queries.screen(meeting.pk, seated(meeting, "XBD"), "en", NOW)["course"]["next"] is None


def test_it_is_planned_once_and_not_before_the_review_is_over(record: Path) -> None:
    meeting = reviewed(Phase.IN_SESSION)
    with pytest.raises(Refused):
        plan(OPERATOR, following(meeting), now=later(meeting))
    for _events in play(meeting.pk, Script(SEED), AtOnce()):
        pass
    with pytest.raises(NotPlanned, match="Another kind"):
        plan(OPERATOR, following(meeting, "plenary"), now=later(meeting))
    made = plan(OPERATOR, following(meeting), now=later(meeting)).meeting
    with pytest.raises(NotPlanned, match=f"planned already: meeting {made.pk}"):
        plan(OPERATOR, following(meeting), now=later(meeting))
    with pytest.raises(NotPlanned, match="no meeting 999"):
        plan(OPERATOR, replace(following(meeting), follows=999), now=later(meeting))


def test_it_is_planned_again_where_nothing_was_adopted(record: Path) -> None:
    meeting = reviewed()
    made = plan(OPERATOR, following(meeting, hastened=True), now=later(meeting, hours=1)).meeting
    chair = seated(made, "chair")
    act(chair, made.pk, "meeting.open", {}, now=later(made, seconds=5))
    act(chair, made.pk, "meeting.close", {}, now=later(made, seconds=9))
    with pytest.raises(Refused, match="not_adopted"):
        plan(OPERATOR, following(made, "plenary"), now=later(made))
    again = plan(OPERATOR, following(meeting), now=later(made)).meeting
    assert again.pk != made.pk


def test_from_a_desk_of_a_rehearsal_only_what_follows_it_is_planned(record: Path) -> None:
    meeting, other = reviewed(), reviewed()
    desk = seated(meeting, DESK)
    with pytest.raises(NotPlanned):
        plan(desk, Draft("review", "Another", "chair", "XTV", rehearsal=True), now=NOW)
    with pytest.raises(NotPlanned):
        plan(desk, following(other), now=later(other))
    assert plan(desk, following(meeting), now=later(meeting)).meeting.follows_id == meeting.pk


def test_only_a_rehearsal_that_is_hastened_does_not_wait_for_two_days(record: Path) -> None:
    meeting = reviewed()
    made = plan(OPERATOR, following(meeting), now=later(meeting, hours=1)).meeting
    with pytest.raises(Refused, match="too_early"):
        act(seated(made, "chair"), made.pk, "meeting.open", {}, now=later(meeting, hours=47))
    act(seated(made, "chair"), made.pk, "meeting.open", {}, now=later(meeting, hours=48))


def test_registration_of_a_rehearsal_may_be_cut_short(record: Path) -> None:
    meeting = reviewed(Phase.REGISTRATION)
    opens = standing(meeting).state.window
    assert opens is not None
    at = standing(meeting).state.at
    assert at is not None
    window = {"opens": written(opens[0]), "closes": written(at + timedelta(seconds=3))}
    act(seated(meeting, DESK), meeting.pk, "registration.set", window, now=at)
    assert queries.screen(meeting.pk, None, "en", at + timedelta(seconds=4))["phase"] == "listed"


def test_the_reports_read_back_to_what_was_answered(record: Path) -> None:
    meetings = course()
    draft, adopted_, outcome = (report_of(each) for each in meetings)
    assert (draft.misread, adopted_.misread, outcome.misread) == ((), (), ())
    first, second, third = (reading_of(each.report) for each in (draft, adopted_, outcome))
    assert [(each.paragraph, each.text) for each in first.recommendations] == [
        (each.paragraph, each.text) for each in second.recommendations
    ]
    assert (third.genre, third.symbol, third.answers) == (
        "addendum", f"A/HRC/0/REHEARSAL.{meetings[0].pk}/Add.1", f"A/HRC/0/REHEARSAL.{meetings[0].pk}"
    )  # fmt: skip
    assert {each.position.value for each in third.positions} == {"supported", "partly"}
    pages = " ".join(page.text for page in third.pages)
    assert "Talvania agrees; the fund pays for it from the first of January on." in pages
    assert "Outcome: Review of Talvania (rehearsal)”: adopted by consensus." in pages
    again = [report_of(each).report.file for each in meetings]
    assert again == [each.report.file for each in (draft, adopted_, outcome)]


def test_what_the_record_holds_of_a_course(record: Path) -> None:
    meetings = course()
    first, second, third = (each.pk for each in meetings)
    with pytest.raises(NotEntered, match=f"meeting {first}"):
        enter(OPERATOR, second, now=NOW)
    foreseen = [foresee_entry(first)]
    assert not Review.objects.exists()
    told = [enter(OPERATOR, first, now=NOW)]
    for number in (second, third):
        foreseen.append(foresee_entry(number))
        told.append(enter(OPERATOR, number, now=NOW))
    assert foreseen == told
    assert [(each.new, each.recommendations, each.answers) for each in told] == [
        (True, 23, 23),
        (True, 23, 23),
        (True, 0, 2),
    ]
    assert not any(enter(OPERATOR, number, now=NOW).new for number in (first, second, third))
    review = Review.objects.get()
    held = list(review.meetings.all())
    assert [(each.number, each.kind, each.hash) for each in held] == [
        (each.pk, each.kind, standing(each).hash) for each in meetings
    ]
    assert [each.document.symbol for each in held] == [review.symbol, review.symbol, f"{review.symbol}/Add.1"]
    assert [[each.fate for each in one.decisions.all()] for one in held] == [[], ["consensus"], ["consensus"]]
    assert [one.turns.count() for one in held] == [17, 2, 9]
    spoke = {each.state_id or each.name for each in held[2].turns.all()}
    assert {"XTV", "XBD", "Human Rights Institution of Talvania"} <= spoke
    rows = list(recommendations(["XTV"]))
    last = [item.recommendation.answers[-1] for item in draft_report(standing(meetings[2]).state)]
    assert [(row["position"], row["position_as_written"]) for row in rows] == [
        (each.position, each.words) for each in last
    ]
    later_ones = [row for row in rows if "/Add.1" in row["position_source"]]
    assert {row["position"] for row in later_ones} == {"supported", "partly"}
    assert Position.objects.count() == 23 + 2
    assert list(problems()) == []


def test_the_job_enters_all_three_in_their_order(record: Path) -> None:
    meetings = [each.pk for each in course()]
    assert to_enter() == meetings
    enter_rehearsals()
    assert to_enter() == []
    assert Review.objects.get().meetings.count() == 3
