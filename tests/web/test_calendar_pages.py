"""The pages that show the calendar and the answers over the cycles: home, sessions, States, about the data."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from hiwar.web.templatetags.calendar import column, in_time, positions_of
from tests.web import sample
from tests.web.test_pages import html

UNVERIFIED = '<span class="unverified" title="'


@pytest.fixture
def read(sampled: Path, client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The sample record, read on 27 November 2026."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 27, 12, tzinfo=UTC))
    return client


def main(client: Client, address: str) -> str:
    """What stands on a page between masthead and footer, its spaces made even."""
    found = re.search(r"<main.*</main>", html(client, address), re.DOTALL)
    assert found
    return " ".join(found[0].split())


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def test_home_shows_the_session_to_come(read: Client) -> None:
    text = main(read, "/en/")
    assert 'Next session</h2> <p class="coming-number"><a href="/en/sessions/53">Session 53</a>' in text
    assert "2026 " + UNVERIFIED in text
    assert '<a href="/en/states/USA">United States of America</a>' in text
    assert "1 of 193" in text
    assert "الولايات المتحدة" in main(read, "/ar/")


def test_home_shows_the_session_that_is_being_held(read: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2014, 5, 1, 12, tzinfo=UTC))
    text = main(read, "/en/")
    assert "Being held now" in text
    assert "<p>28 April – 9 May 2014</p>" in text
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2031, 5, 1, 12, tzinfo=UTC))
    assert "coming" not in main(read, "/en/")


def test_sessions_lead_to_each_other(read: Client) -> None:
    text = main(read, "/en/sessions")
    assert '<a href="/en/sessions/1">Session 1</a>' in text
    assert '<a href="/en/sessions/53">Session 53</a> <span class="tag">next</span>' in text
    assert text.index("Cycle 4</h2>") < text.index("Cycle 1</h2>")
    text = main(read, "/en/sessions/20")
    assert 'rel="prev" href="/en/sessions/19"' in text
    assert 'rel="next" href="/en/sessions/21"' in text
    assert '<a href="/en/reviews/SVN/20">3 recommendations</a>' in text


def test_a_date_that_was_read_in_a_source_bears_no_mark_and_another_does(read: Client) -> None:
    assert re.search(r'<p class="lede">27 October – 7 November 2014 ?</p>', main(read, "/en/sessions/20"))
    assert re.search(rf'<p class="lede">4–15 May 2015 {UNVERIFIED}', main(read, "/en/sessions/22"))


SAID = (
    ("/en/sessions/17", "Israel 29 October 2013 by the order of review in session 15"),
    ("/en/sessions/15", "Israel reviewed in session 17, on 29 October 2013"),
    ("/en/sessions/39", "Sudan reviewed in session 40"),
    ("/en/sessions/50", "United States of America put off to session 53 not verified"),
    ("/en/sessions/42", "Ukraine put off; to when is not known not verified"),
    ("/en/sessions/51", "Myanmar put off; announced for 2027 not verified"),
    ("/en/sessions/19", "Equatorial Guinea Held, day not known"),
    ("/en/sessions/52", "Namibia Due by the order of review; whether it was held is not known not verified"),
    ("/en/sessions/54", "Togo Due by the order of review not verified"),
    ("/en/sessions/54", "The days of this session are not known."),
    ("/en/sessions/53", "United States of America Put off to this session by the order of review in session 50"),
    ("/en/sessions/2", "Training material Kesteria Training – invented"),
    ("/en/sessions/20", "Botswana , Italy , Viet Nam 3 recommendations Not stated 3"),
    ("/en/sessions/44", "No report of this session is in the record yet. Whoever runs this site"),
    ("/en/states/USA", "Next review Put off from session 50 to session 53 not verified 2026"),
    ("/en/states/UKR", "Next review Put off from session 42; to when is not known not verified"),
    ("/en/states/MMR", "Next review Put off from session 51; announced for 2027 not verified"),
    ("/en/states/NAM", "Session 52 by the order of review; whether it was held is not known not verified"),
    ("/en/states/PRK", "Next review Session 61 by the order of review not verified"),
    ("/en/states/PRK", "Cycle 3, session 33 9 May 2019 Not in the record"),
    ("/en/states/PRK", "9 May 2019 Not in the record Recommendations received: 262 ( A/HRC/42/10 )"),
    ("/en/states/PRK", "Cycle 5 Session 61 by the order of review not verified"),
    ("/en/states/SVN", "Cycle 2, session 20 4 November 2014 A/HRC/28/15 Documents Session 20 3 3 100%"),
    ("/en/states/SVN", "Cycle 3, session 34 4–15 November 2019 not verified Not in the record"),
    ("/en/states/ISR", "Group of Western European and other States , since 1 January 2014"),
    ("/en/states/AUS", "Group of Western European and other States not verified Code"),
    ("/en/states/FRA", "Group of Western European and other States not verified Code"),
    ("/en/states/VAT", "Only Member States of the United Nations are reviewed"),
    ("/en/states/YUG", "Group of Eastern European States , until 4 February 2003 not verified"),
    ("/en/states/SVN", "French Slovénie la République de Slovénie"),
    ("/en/states?q=zebra", "No State is called so. Show all States"),
    ("/en/states?q=slovenia&group=AG", "No State of this group is called so."),
    ("/en/states?group=XX", "There is no such regional group."),
    ("/en/states?q=slov", "Slovenia 1 Session 62 not verified"),
    ("/en/states?q=holy+see", "Holy See Only Member States are reviewed"),
    ("/en/about", "Sessions: their first and last day 42 of 54"),
)
"""Where something of the calendar is said, and how."""


def test_what_is_known_of_the_calendar_is_said_in_words(read: Client) -> None:
    for address, sentence in SAID:
        assert sentence in words(main(read, address)), address


def test_a_session_being_held_and_one_to_come_say_so(read: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2014, 5, 1, 12, tzinfo=UTC))
    assert "This session is being held now." in main(read, "/en/sessions/19")
    assert "This session is still to come." in main(read, "/en/sessions/20")
    assert "Set for this session" in main(read, "/en/sessions/49")
    assert "Next review</dt><dd>Session 20, 4 November 2014" in main(read, "/en/states/SVN")


def test_the_training_session_is_marked_and_has_no_number(read: Client) -> None:
    text = main(read, "/en/sessions/0")
    assert "<h1>Training session</h1>" in text
    assert "Session 0" not in text
    assert "Talvania" in text


def test_each_answer_over_the_cycles_leads_to_its_recommendations(read: Client) -> None:
    text = main(read, "/en/states/XTV")
    assert '<a href="/en/reviews/XTV/0?position=supported#matrix">2</a> <span class="small muted">40%</span>' in text
    assert "<svg" not in text[: text.index('<table class="stack answered">')], "one review makes no picture"


def test_several_reviews_make_a_picture(read: Client, tmp_path: Path) -> None:
    sample.all_pending(tmp_path)
    text = main(read, "/en/states/XTV")
    picture = text[text.index('<ol class="cycles">') : text.index('<table class="stack answered">')]
    assert re.findall(r'<svg height="([\d.]+)">', picture) == ["140.0", "46.7"]  # six texts' positions, and two
    assert picture.count("<rect") == 5 + 1


POSITIONS = [{"position": "supported", "count": 3}, {"position": "noted", "count": 1}]


def test_a_column_is_as_high_as_its_share_of_the_highest() -> None:
    found = column(POSITIONS, 8)
    assert found["height"] == "70.0"
    assert [(part["position"], part["y"], part["height"]) for part in found["stretches"]] == [
        ("supported", "25.00", "75.00"),
        ("noted", "0.00", "25.00"),
    ]
    assert column([], 0) == {"height": "0.0", "stretches": []}


def test_a_picture_keeps_the_gaps_of_the_record() -> None:
    reviews = [{"cycle": 1, "positions": POSITIONS}, {"cycle": 4, "positions": POSITIONS}]
    calendar = [{"cycle": cycle, "date": "2019-05-09"} for cycle in range(1, 6)]
    assert [(each["cycle"], bool(each["positions"])) for each in in_time(reviews, calendar)] == [
        (1, True),
        (2, False),
        (3, False),
        (4, True),
    ]
    assert in_time([], []) == []
    assert positions_of([{"positions": POSITIONS[1:]}, {"positions": POSITIONS}]) == ["supported", "noted"]


def test_the_journey_over_the_cycles(read: Client) -> None:
    """From the list of States to the recommendations under one answer, by links alone."""
    assert 'href="/en/states/XKS"' in main(read, "/en/states?q=kesteria")
    (link,) = set(re.findall(r'href="(/en/reviews/XKS/2\?position=noted)#matrix"', main(read, "/en/states/XKS")))
    assert "1 of 3 recommendations" in main(read, link)
