"""The events as JSON: the same bytes again, and a sentence for what is no event."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.meeting import (
    Actor,
    Command,
    Event,
    Reason,
    Refusal,
    Role,
    apply,
    decide,
    dumps,
    loads,
    replay,
)
from hiwar.kernel.meeting.form import fits, moment, written
from tests.kernel.meeting.room import PRESIDENT, START, in_session, plan, planned

LINE = (
    '{"actor":{"office":"President","role":"presider"},"at":"2026-05-04T07:00:00Z","name":"meeting.suspend","number":1,'
    '"payload":{"reason":"الغداء","until":null}}\n'
)


def test_an_event_is_one_line() -> None:
    event = Event(1, moment("2026-05-04T07:00:00Z"), "meeting.suspend", PRESIDENT, {"until": None, "reason": "الغداء"})
    assert dumps([event]).decode() == LINE
    assert loads(LINE.encode()) == (event,)


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_moments_come_back_as_they_were(at: datetime) -> None:
    assert moment(written(at)) == at


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_words_come_back_as_they_were(words: str) -> None:
    event = Event(1, START, "chair.hand_over", PRESIDENT, {"office": f"x{words}"})
    assert loads(dumps([event])) == (event,)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "line 1 is no event"),
        ("[]", "line 1 is no event"),
        (LINE.replace("meeting.suspend", "meeting.cancel"), "line 1 is no event"),
        (LINE.replace("07:00:00Z", "07:00:00"), "line 1 is no event"),
        (LINE.replace("presider", "queen"), "line 1 is no event"),
        (LINE.replace('"until":null', '"until":"soon"'), "'until' of meeting.suspend is not of the type moment?"),
        (LINE.replace('"until"', '"till"'), "line 1: meeting.suspend has a field 'till', which this edition"),
        (
            LINE.replace("meeting.suspend", "chair.hand_over").replace('{"reason":"الغداء","until":null}', "{}"),
            "line 1: chair.hand_over has no 'office'",
        ),
        (LINE + LINE.replace('"reason":"الغداء"', '"reason":7'), "line 2: 'reason'"),
    ],
)
def test_what_is_no_event(line: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence.replace("?", r"\?")):
        loads(line.encode())


@pytest.mark.parametrize(
    ("value", "kind", "right"),
    [
        ("a", "text", True),
        (" ", "text", False),
        ("\ud800", "text", False),
        (None, "text?", True),
        ("XTV", "state", True),
        ("Talvania", "state", False),
        (("XTV",), "states", True),
        (["XTV"], "states", False),
        (0, "number", True),
        (True, "number", False),
        (-1, "number", False),
        (1.5, "number", False),
        ("2026-05-04T07:00:00Z", "moment", True),
        ("2026-05-04T07:00:00.000000Z", "moment", False),
        ("2026-05-04", "moment", False),
        (7, "moment", False),
        ("00ff", "hex", True),
        ("0", "hex", False),
        ("yes", "yes|no", True),
        ("maybe", "yes|no", False),
        (({"a": (1, None, {"b": "c"})},), "table", True),
        (({"a": 1.5},), "table", False),
        ({"a": True}, "object", True),
        ((), "object", False),
    ],
)
def test_the_types_of_fields(value: object, kind: str, right: bool) -> None:
    assert fits(value, kind) is right


def test_a_refusal_comes_with_the_values_of_its_reason() -> None:
    with pytest.raises(ValueError, match="comes with"):
        Refusal(Reason.NO_SEAT, {})


def test_events_that_cannot_follow() -> None:
    room = in_session()
    state, last = room.state, room.events[-1]
    with pytest.raises(ValueError, match="cannot follow"):
        apply(state, last)
    with pytest.raises(ValueError, match="earlier"):
        apply(state, Event(state.number + 1, last.at - timedelta(seconds=1), "meeting.suspend", PRESIDENT, {}))
    with pytest.raises(ValueError, match="has no"):
        apply(state, Event(state.number + 1, last.at, "motion.move", PRESIDENT, {}))
    with pytest.raises(ValueError, match="cannot follow"):
        replay("review", room.events[1:])
    with pytest.raises(KeyError):
        replay("banquet", [])


def test_the_clock_never_goes_back_and_knows_no_zone_but_utc() -> None:
    room = in_session()
    room.at -= timedelta(hours=1)
    room.do("meeting.suspend", PRESIDENT)
    assert room.events[-1].at == room.events[-2].at
    room.at = datetime(2026, 5, 4, 10, 0, tzinfo=timezone(timedelta(hours=2)))
    room.do("meeting.resume", PRESIDENT)
    assert room.events[-1].at == datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
    with pytest.raises(ValueError, match="time zone"):
        decide(room.state, Command("meeting.suspend", {}), PRESIDENT, datetime(2026, 5, 4, 10, 0))


SECRETARIAT = Actor(Role.SECRETARIAT, office="Secretariat")


@pytest.mark.parametrize(
    ("kind", "changes", "code", "values"),
    [
        ("review", {"state": None}, "bad_field", "state"),
        ("review", {"state": "XXX"}, "bad_field", "state"),
        ("review", {"seats": [{"iso3": "XTV"}]}, "bad_field", "seats"),
        ("review", {"seats": 7}, "bad_field", "seats"),
        ("review", {"troika": ["XTV"]}, "bad_field", "troika"),
        ("review", {"limits": {}}, "limit_missing", "others_minutes"),
        ("review", {"sur_minutes": "long"}, "bad_field", "limits"),
        ("review", {"sur_minutes": 0}, "bad_field", "limits"),
        ("review", {"speaking_time_rounding": "up"}, "bad_field", "limits"),
        ("plenary", {"plenary_states_rule": "draw13"}, "limit_missing", "plenary_speakers"),
        ("review", {"colour": "blue"}, "bad_field", "colour"),
    ],
)
def test_a_plan_that_does_not_hold(kind: str, changes: dict[str, object], code: str, values: str) -> None:
    from tests.kernel.meeting.room import Room

    found, why = Room(kind).refused("meeting.plan", SECRETARIAT, **plan(kind, **changes))
    assert found == code
    assert values in why.values()


def test_a_meeting_is_planned_once_and_first() -> None:
    from tests.kernel.meeting.room import Room

    assert Room("review").refused("meeting.open", PRESIDENT) == ("not_planned", {})
    assert planned("review").refused("meeting.plan", SECRETARIAT, **plan("review")) == ("already_planned", {})
    assert Room("review").refused("meeting.cancel", PRESIDENT) == ("unknown_command", {"command": "meeting.cancel"})
