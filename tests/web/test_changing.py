"""The parts of those who take part, made together: each viewer's own, by their session as it is at that moment."""

from __future__ import annotations

import gzip
import hashlib
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.accounts import commands as accounts
from hiwar.accounts.enums import Role
from hiwar.audit.actors import OPERATOR
from hiwar.dialogue import queries
from hiwar.dialogue.commands import Draft
from hiwar.dialogue.standing import standing
from hiwar.dialogue.texts import HandedIn
from hiwar.kernel.values import LANGUAGES
from hiwar.web.changing import Asked, Own, own_parts
from hiwar.web.templatetags.meetings import Shared
from tests import people
from tests.dialogue.rehearsal import Hand, chair, delegation, desk, planned
from tests.dialogue.test_acting import announced

PLACES = {"delegation": "XBD", "preside": "chair", "desk": "secretariat"}
PACKED = {"accept-encoding": "gzip, br"}


@pytest.fixture
def hand(record: Path, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """A review in which the first has the floor; the clock of the site is that of the meeting."""
    hand = Hand(planned())
    announced(hand, "XBD", "XKS")
    hand(chair(hand.meeting), "meeting.open")
    hand(chair(hand.meeting), "speaker.call", {"turn": standing(hand.meeting).state.lists["states"].order[0]})
    monkeypatch.setattr("hiwar.web.clock.now", lambda: hand.at)
    return hand


def seated(number: int, place: str, screen: str = "delegation") -> Client:
    """Somebody who has taken a place and loaded their screen."""
    client = Client()
    session = client.session
    session["places"] = {str(number): place}
    session.save()
    client.cookies["sessionid"] = session.session_key
    assert client.get(f"/en/meetings/{number}/{screen}").status_code == 200
    return client


def asks(client: Client, number: int, screen: str = "delegation", lang: str = "en", **headers: str) -> Asked:
    """What the script on their screen asks for."""
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    named = {"host": "localhost", "cookie": cookies, **headers}
    scope = {
        "type": "http",
        "method": "GET",
        "path": f"/{lang}/meetings/{number}/{screen}/now",
        "query_string": b"",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in named.items()],
    }
    return Asked(number, screen, lang, scope)


def made(hand: Hand, client: Client, screen: str = "delegation", lang: str = "en", **headers: str) -> Own | None:
    (part,) = own_parts([asks(client, hand.meeting.pk, screen, lang, **headers)], hand.at)
    return part


def html(part: Own | None) -> str:
    assert part
    packed = (b"content-encoding", b"gzip") in part.headers
    return (gzip.decompress(part.body) if packed else part.body).decode()


def without_tokens(page: str) -> str:
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"\w{64}"', r"\1", page)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", PLACES)
def test_a_part_made_together_is_the_one_that_the_site_makes(hand: Hand, screen: str, lang: str) -> None:
    number = hand.meeting.pk
    client = seated(number, PLACES[screen], screen)
    whole = client.get(f"/{lang}/meetings/{number}/{screen}")
    alone = client.get(f"/{lang}/meetings/{number}/{screen}/now")
    for headers in ({}, PACKED):
        part = made(hand, client, screen, lang, **headers)
        assert without_tokens(html(part)) == without_tokens(alone.content.decode())
        assert without_tokens(html(part)).strip() in without_tokens(whole.content.decode())
        assert part
        told = dict(part.headers)
        assert part.number == int(alone["X-Hiwar-Seq"]) == int(told[b"x-hiwar-seq"])
        assert told[b"content-language"].decode() == lang
        assert told[b"cache-control"] == b"private, no-store"
        for header in ("X-Hiwar-Until", "Content-Type", "X-Content-Type-Options", "Referrer-Policy"):
            assert told.get(header.lower().encode(), b"").decode() == alone.headers.get(header, "")


def test_each_form_has_a_token_that_the_site_takes(hand: Hand) -> None:
    number = hand.meeting.pk
    client = seated(number, "XKS")
    page = html(made(hand, client, **PACKED))
    forms = page.count("<form ")
    tokens = re.findall(r'name="csrfmiddlewaretoken" value="(\w{64})"', page)
    assert forms == len(tokens) > 3
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    told = {"command": "speaker.request", "kind": "point_of_order", "seen": "", "csrfmiddlewaretoken": tokens[0]}
    address = f"/en/meetings/{number}/act"
    assert strict.post(address, {**told, "csrfmiddlewaretoken": tokens[0][::-1]}).status_code == 403
    assert strict.post(address, told).status_code == 302


def test_everybody_sees_their_own_and_nobody_elses(hand: Hand) -> None:
    number = hand.meeting.pk
    first, second = (
        standing(hand.meeting).state.turns[each] for each in standing(hand.meeting).state.lists["states"].order
    )
    for turn in (first, second):
        payload = {"turn": turn.number, "text": f"The words of {turn.speaker}.", "language": "en"}
        hand(delegation(hand.meeting, turn.speaker), "statement.deposit", payload)
    clients = [seated(number, turn.speaker) for turn in (first, second)] * 3
    parts = own_parts([asks(client, number, **PACKED) for client in clients], hand.at)
    for place, part in enumerate(parts):
        mine, other = (first, second) if place % 2 == 0 else (second, first)
        page = html(part)
        assert f"The words of {mine.speaker}." in page
        assert f"The words of {other.speaker}." not in page
        assert f'id="text-of-{mine.number}"' in page
        assert f'id="text-of-{other.number}"' not in page
    assert len({part.body for part in parts if part}) == 6, "tokens of forms are different each time"


def test_only_the_mover_can_take_a_motion_back(hand: Hand) -> None:
    hand = Hand(planned(Draft("debate", "Boats", "chair", rehearsal=True)), hand.at)
    number = hand.meeting.pk
    hand(chair(hand.meeting), "meeting.open")
    hand(delegation(hand.meeting, "XKS"), "motion.move", {"motion": "suspend_meeting"})
    mover, other = seated(number, "XKS"), seated(number, "XHL")
    parts = own_parts([asks(client, number) for client in (other, mover, other)], hand.at)
    pages = [html(part) for part in parts]
    assert ["f-motion-withdraw-" in page for page in pages] == [False, True, False]
    assert ["f-motion-object-" in page for page in pages] == [True, False, True]


def test_a_file_and_what_is_marked_in_a_text_are_ones_own_until_it_was_said(hand: Hand, tmp_path: Path) -> None:
    number, words = hand.meeting.pk, "We recommend that Talvania ratify the Convention."
    first, turn = standing(hand.meeting).state.lists["states"].order
    other, speaker = (standing(hand.meeting).state.turns[each].speaker for each in (first, turn))
    path = tmp_path / "boats.txt"
    path.write_text(words)
    sha256 = hashlib.sha256(words.encode()).hexdigest()
    file = HandedIn(path, path.name, sha256, len(words), "text/plain", words, "en")
    mine, secretariat = delegation(hand.meeting, speaker), desk(hand.meeting)
    hand(mine, "statement.deposit", {"turn": turn, "language": "en"}, file=file)
    scene = queries.scene_kept(number, "en", hand.at)
    (own,) = queries.seen_by(mine, scene)["statements"]
    assert (own["text"], own["own"], own["file"]) == (words, True, {"name": "boats.txt", "size": len(words)})
    assert [each["mark"] for each in own["marks"]] == ["suggested"]
    others = (None, delegation(hand.meeting, other), chair(hand.meeting), secretariat)
    for who in others:
        assert queries.seen_by(who, scene)["statements"] == []
    assert (scene.item["statements"], scene.item["marked"]) == ([], [])
    for said in (first, turn):
        if said == turn:
            hand(chair(hand.meeting), "speaker.call", {"turn": turn})
        hand(chair(hand.meeting), "speaker.start", {"turn": said})
        hand(chair(hand.meeting), "speaker.end", {"turn": said})
    scene = queries.scene_kept(number, "en", hand.at)
    for who in others[:2]:  # who presides a rehearsal sits with the secretariat
        (shown,) = queries.seen_by(who, scene)["statements"]
        assert (shown["text"], shown["own"], shown["marks"], bool(shown["file"])) == (words, False, [], True)
    (compared,) = queries.seen_by(secretariat, scene)["statements"]
    assert [each["mark"] for each in compared["marks"]] == ["suggested"]


def test_a_part_is_of_the_newest_event_and_of_this_moment(hand: Hand) -> None:
    client = seated(hand.meeting.pk, "XKS")
    before = made(hand, client)
    hand(chair(hand.meeting), "speaker.start", {"turn": standing(hand.meeting).state.floor})
    after = made(hand, client)
    assert before
    assert after
    assert after.number == before.number + 1
    assert "data-ends" not in html(before)
    assert "data-ends" in html(after)
    hand.later(hours=1)
    over = made(hand, client)
    assert over
    assert over.number == after.number, "what time has brought is not stored yet"
    assert "data-ends" not in html(over)


def test_a_place_that_was_left_is_left_at_once(hand: Hand) -> None:
    number = hand.meeting.pk
    client = seated(number, "XBD")
    assert made(hand, client)
    client.post(f"/en/meetings/{number}/leave")
    assert made(hand, client) is None
    client = seated(number, "XBD")
    session = client.session
    session["places"] = {str(number): "XKS"}
    session.save()
    assert f'id="mine-{turn_of(hand, "XKS")}"' in html(made(hand, client))


def turn_of(hand: Hand, speaker: str) -> int:
    return next(turn.number for turn in standing(hand.meeting).state.turns.values() if turn.speaker == speaker)


def test_a_session_that_is_over_opens_nothing(hand: Hand) -> None:
    client = seated(hand.meeting.pk, "XBD")
    assert made(hand, client)
    hand.at = client.session.get_expiry_date() + timedelta(seconds=1)
    assert made(hand, client) is None


def test_a_person_by_their_mandate_as_long_as_it_is_in_force(hand: Hand) -> None:
    number = hand.meeting.pk
    who = people.person("anna", now=hand.at)
    held = people.mandate(who, Role.DELEGATE, now=hand.at)
    client = Client()
    people.sign_in(client)
    client.get(f"/en/meetings/{number}/delegation")
    assert 'value="presentation"' in html(made(hand, client)), "it acts for the State under review"
    assert made(hand, client, "desk") is None, "a delegate is no secretariat"
    accounts.end(OPERATOR, held, now=hand.at)
    assert made(hand, client) is None


def test_who_has_changed_their_password_elsewhere_is_not_known_any_more(hand: Hand) -> None:
    number = hand.meeting.pk
    who = people.person("anna", now=hand.at)
    people.mandate(who, Role.DELEGATE, now=hand.at)
    client = Client()
    people.sign_in(client)
    client.get(f"/en/meetings/{number}/delegation")
    assert made(hand, client)
    session = client.session
    session["_auth_user_hash"] = "0" * 64
    session.save()
    assert made(hand, client) is None


@pytest.mark.parametrize("left_out", ["csrftoken", "sessionid"])
def test_without_a_cookie_the_site_answers(hand: Hand, left_out: str) -> None:
    client = seated(hand.meeting.pk, "XBD")
    del client.cookies[left_out]
    assert made(hand, client) is None


def test_what_is_not_for_this_site_the_site_answers(hand: Hand) -> None:
    client = seated(hand.meeting.pk, "XBD")
    assert made(hand, client, host="elsewhere.example") is None
    assert made(hand, client, "preside") is None
    assert own_parts([asks(client, 999)], hand.at) == [None]
    client.cookies["csrftoken"] = "short"
    assert made(hand, client) is None
    client.cookies["sessionid"] = "'; DROP TABLE"
    assert made(hand, client) is None


def test_however_many_ask_the_questions_are_the_same(hand: Hand, django_assert_num_queries: Any) -> None:
    number = hand.meeting.pk
    for count in (1, 3, 12):
        clients = [seated(number, ("XBD", "XKS")[each % 2]) for each in range(count)]
        asked = [asks(client, number, lang=LANGUAGES[each % 6]) for each, client in enumerate(clients)]
        own_parts(asked, hand.at)
        with django_assert_num_queries(3):  # sessions, meeting, its newest event
            own_parts(asked, hand.at)


def test_what_everybody_sees_is_made_once(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    number = hand.meeting.pk
    clients = [seated(number, place) for place in ("XBD", "XBD", "XKS", "XTV", "XTV")]
    made: list[str] = []
    render = Shared.render

    def counted(node: Shared, context: Any) -> str:
        put = context["shared"]
        context["shared"] = lambda name, make: put(name, lambda: made.append(name) or make())
        context["shared"].token = put.token
        try:
            return render(node, context)
        finally:
            context["shared"] = put

    monkeypatch.setattr(Shared, "render", counted)
    hand(chair(hand.meeting), "speaker.start", {"turn": standing(hand.meeting).state.floor})
    own_parts([asks(client, number) for client in clients], hand.at)
    assert len(made) == len(set(made))
    assert {"clock", "lists", "decisions", "report", "tongues"} <= set(made)
    assert {"ask delegation delegation", "ask delegation state_under_review"} <= set(made)
