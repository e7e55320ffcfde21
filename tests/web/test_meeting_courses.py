"""What follows a meeting, its report and its way into the record, on pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from hiwar.accounts.actors import Mandated
from hiwar.accounts.enums import Role
from hiwar.audit.actors import OPERATOR
from hiwar.dialogue.commands import Draft, enter, plan
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.parts import DESK
from hiwar.dialogue.standing import standing
from hiwar.kernel.meeting import Phase
from hiwar.kernel.meeting.form import written
from hiwar.kernel.procedure.draw import commitment_of
from hiwar.kernel.reading import read
from hiwar.reviews.commands import import_reading
from hiwar.reviews.integrity import problems
from hiwar.reviews.models import HeldMeeting, Review, Wording
from tests import people
from tests.builders import NOW, item, later, reading, source
from tests.dialogue.rehearsal import SECRET, Hand, planned
from tests.dialogue.test_courses import course, following, reviewed
from tests.web.test_meetings import seat, send, text

Site = Callable[[datetime], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Site:
    """Sets the clock of the site."""

    def stands(at: datetime) -> None:
        monkeypatch.setattr("hiwar.web.clock.now", lambda: at)

    stands(NOW)
    return stands


def at(meeting: Meeting) -> datetime:
    found = standing(meeting).state.at
    assert found is not None
    return found


def test_from_the_desk_of_a_rehearsal_the_adoption_is_planned(record: Path, client: Client, clock: Site) -> None:
    meeting = reviewed()
    clock(at(meeting) + timedelta(hours=1))
    seat(client, meeting.pk, DESK)
    assert f"/en/meetings/{meeting.pk}/follow" in client.get(f"/en/meetings/{meeting.pk}/desk").content.decode()
    page = client.get(f"/en/meetings/{meeting.pk}/follow")
    assert "It follows “Review of Talvania (rehearsal)”." in text(page)
    done = client.post(f"/en/meetings/{meeting.pk}/follow", {"title": "Adoption", "presider": "", "hastened": "on"})
    made = Meeting.objects.get(follows=meeting)
    assert done["Location"] == f"/en/meetings/{made.pk}/desk"
    desk = client.get(done["Location"])
    assert desk.status_code == 200  # the place in the review is one here too
    assert "Adoption of the report in the Working Group" in text(desk)
    again = client.get(f"/en/meetings/{meeting.pk}/follow")
    assert again.status_code == 404
    assert "what follows is planned" in text(again)


def test_only_the_desk_plans_what_follows(record: Path, client: Client, clock: Site) -> None:
    meeting = reviewed()
    assert client.get(f"/en/meetings/{meeting.pk}/follow").status_code == 403
    seat(client, meeting.pk, "XBD")
    assert client.get(f"/en/meetings/{meeting.pk}/follow").status_code == 403
    seat(client, meeting.pk, DESK)
    refused = client.post(f"/en/meetings/{meeting.pk}/follow", {"title": " "})
    assert "Fill this in." in text(refused)
    assert not Meeting.objects.filter(follows=meeting).exists()


def test_a_place_is_kept_in_what_follows_and_can_be_left_there(record: Path, client: Client, clock: Site) -> None:
    meeting = reviewed()
    made = plan(OPERATOR, following(meeting), now=at(meeting)).meeting
    clock(at(made))
    seat(client, meeting.pk, "XBD")
    assert client.get(f"/en/meetings/{made.pk}/delegation").status_code == 200
    client.post(f"/en/meetings/{made.pk}/leave")
    assert client.get(f"/en/meetings/{made.pk}/delegation").status_code == 403
    assert client.get(f"/en/meetings/{meeting.pk}/delegation").status_code == 200


def test_registration_opens_and_closes_at_a_press(record: Path, client: Client, clock: Site) -> None:
    meeting = planned()
    seat(client, meeting.pk, DESK)
    send(client, meeting.pk, "desk", "registration.set", for_minutes="10")
    assert "Registration is open" in text(client.get(f"/en/meetings/{meeting.pk}"))
    clock(NOW + timedelta(seconds=5))
    send(client, meeting.pk, "desk", "registration.set", close_now="yes")
    clock(NOW + timedelta(seconds=7))
    assert "Registration is closed" in text(client.get(f"/en/meetings/{meeting.pk}"))


def test_the_report_of_each_meeting_is_there_once_it_is_closed(record: Path, client: Client, clock: Site) -> None:
    open_one = reviewed(Phase.IN_SESSION)
    assert client.get(f"/en/meetings/{open_one.pk}/report.docx").status_code == 404
    meetings = course()
    clock(at(meetings[-1]))
    genres = []
    for meeting in meetings:
        page = client.get(f"/en/meetings/{meeting.pk}").content.decode()
        assert f"/en/meetings/{meeting.pk}/report.docx" in page
        file = client.get(f"/en/meetings/{meeting.pk}/report.docx")
        assert f"meeting-{meeting.pk}.docx" in file["Content-Disposition"]
        genres.append(read(file.content, "report.docx").genre)
    assert genres == ["report", "report", "addendum"]


def test_the_review_page_tells_of_its_meetings(record: Path, client: Client, clock: Site) -> None:
    meetings = course()
    for each in meetings:
        enter(OPERATOR, each.pk, now=NOW)
    review = Review.objects.get()
    page = client.get(f"/en/reviews/XTV/{review.session}")
    assert "Adoption of the outcome in the plenary" in text(page)
    assert "Outcome: Review of Talvania (rehearsal) : Adopted by consensus" in text(page)
    told = client.get(f"/en/reviews/XTV/{review.session}.json").json()["meetings"]
    assert [(each["kind"], each["record"]["turns"], each["record"]["states"]) for each in told] == [
        ("review", 17, 13),
        ("adoption", 2, 1),
        ("plenary", 9, 5),
    ]
    clock(at(meetings[0]))
    assert f"/en/reviews/XTV/{review.session}" in client.get(f"/en/meetings/{meetings[0].pk}").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_a_review_asks_as_often_however_many_meetings_it_had(
    record: Path, client: Client, clock: Site, rows: int, django_assert_max_num_queries: Any
) -> None:
    meetings = course()
    for each in meetings[:rows]:
        enter(OPERATOR, each.pk, now=NOW)
    address = f"/en/reviews/XTV/{Review.objects.get().session}"
    client.get(address)
    with django_assert_max_num_queries(40) as asked:
        client.get(address)
    assert sum("reviews_helddecision" in each["sql"] for each in asked.captured_queries) == 1


DESK_HOLDER = Mandated("secretariat/p1", Role.SECRETARIAT, 1, office="secretariat")
CHAIR_HOLDER = Mandated("chair/p2", Role.SECRETARIAT, 2, office="chair")


def held() -> Meeting:
    """A review of a real State in which one recommendation was made. Its words say nothing: nobody's words are
    invented."""
    made = plan(OPERATOR, Draft("review", "Review", "chair", "SVN", 20, members=("FRA",)), now=NOW).meeting
    hand, france = Hand(made), Mandated("france/p3", Role.DELEGATE, 3, "FRA")
    window = {"opens": written(NOW), "closes": written(NOW + timedelta(minutes=10))}
    hand(DESK_HOLDER, "registration.set", window)
    hand(DESK_HOLDER, "draw.commit", {"draw": "first_speaker", "commitment": commitment_of(bytes.fromhex(SECRET))})
    hand(france, "speaker.register", {"list": "states"})
    hand.later(minutes=10)
    hand(CHAIR_HOLDER, "draw.words", {"draw": "first_speaker", "words": "one"})
    hand(DESK_HOLDER, "draw.reveal", {"draw": "first_speaker", "secret": SECRET})
    hand(DESK_HOLDER, "list.announce", {"list": "states"})
    (turn,) = standing(made).state.lists["states"].order
    text_ = hand(france, "statement.deposit", {"turn": turn, "text": "Text one.", "language": "en"}).number
    mark = hand(france, "recommendation.suggest", {"statement": text_, "start": 0, "end": 8}).number
    hand(CHAIR_HOLDER, "meeting.open")
    for name in ("speaker.call", "speaker.start", "speaker.end"):
        hand(CHAIR_HOLDER, name, {"turn": turn})
    hand(france, "recommendation.confirm", {"recommendation": mark})
    hand(CHAIR_HOLDER, "meeting.close")
    return made


def test_a_real_meeting_is_entered_by_hand_and_marked_as_held_here(
    record: Path, client: Client, today: None, fast_hashes: None
) -> None:
    meeting = held()
    address = f"/en/meetings/{meeting.pk}/enter"
    assert client.get(address).status_code == 403
    people.mandate(people.person())
    people.sign_in(client)
    shown = text(client.get(address))
    assert f"Document A/HRC/0/HELD.{meeting.pk} Recommendations 1" in shown
    assert not Review.objects.exists()
    assert address in client.get(f"/en/meetings/{meeting.pk}/desk").content.decode()
    assert client.post(address)["Location"] == f"/en/meetings/{meeting.pk}/desk"
    assert client.post(address).status_code == 302
    review = Review.objects.get()
    assert (review.state_id, review.session, review.symbol) == ("SVN", 20, f"A/HRC/0/HELD.{meeting.pk}")
    assert [(each.state_id, each.kind) for each in HeldMeeting.objects.get().turns.all()] == [("FRA", "statement")]
    assert "Held here" in text(client.get("/en/reviews/SVN/20"))
    assert "The record has this already" in text(client.get(address))
    assert list(problems()) == []


def test_a_report_that_is_issued_supersedes_what_was_held_here(record: Path, tmp_path: Path) -> None:
    meeting = held()
    enter(OPERATOR, meeting.pk, now=NOW)
    issued = reading(item(), state_under_review="SVN", session=20, symbol="A/HRC/28/15")
    import_reading(OPERATOR, source(tmp_path), issued, now=later(600))
    review = Review.objects.get()
    assert review.symbol == "A/HRC/28/15"
    said = {each.symbol: each.withdrawn for each in review.recommendations.all()}
    assert said == {"A/HRC/28/15": False, f"A/HRC/0/HELD.{meeting.pk}": True}
    gone = Wording.objects.filter(recommendation__symbol__contains="HELD").order_by("-number")[0]
    assert gone.reason == "It is superseded by the report that was issued, A/HRC/28/15."
    assert review.meetings.count() == 1
    assert list(problems()) == []
    with pytest.raises(DatabaseError), transaction.atomic():
        Review.objects.update(symbol="A/HRC/0/HELD.9")


def test_what_has_no_place_in_the_record_is_not_entered_and_why_is_said(
    record: Path, client: Client, tmp_path: Path, today: None, fast_hashes: None
) -> None:
    people.mandate(people.person())
    people.sign_in(client)
    open_one = plan(OPERATOR, Draft("review", "Review", "chair", "SVN", 20), now=NOW).meeting
    address = f"/en/meetings/{open_one.pk}/enter"
    assert "It is not over yet; it can enter the record once it is closed." in text(client.get(address))
    assert client.post(address).status_code == 409
    rehearsal = client.get(f"/en/meetings/{planned().pk}/enter")
    assert rehearsal.status_code == 404
    assert "A rehearsal enters the record by itself" in text(rehearsal)
    meeting = held()
    issued = reading(item(), state_under_review="SVN", session=20, symbol="A/HRC/28/15")
    import_reading(OPERATOR, source(tmp_path), issued, now=NOW)
    address = f"/en/meetings/{meeting.pk}/enter"
    assert "the record has A/HRC/28/15 as the report on SVN at session 20" in text(client.get(address))
    assert client.post(address).status_code == 409
    assert not HeldMeeting.objects.exists()
