"""What is said becomes the record: texts, recommendations, the draft report, answers; only what was said counts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from hiwar.kernel.meeting import Status, carried, draft_report, text_of
from hiwar.kernel.values import PositionValue
from tests.kernel.meeting.room import (
    PRESIDENT,
    PUBLIC,
    READER,
    SECRETARIAT,
    TALVANIA,
    Room,
    delegation,
    in_session,
    planned,
)

TEXT = "Thank you, President. We recommend to count the boats, and to paint them."
COUNT = (TEXT.index("count"), TEXT.index(",", TEXT.index("count")))
PAINT = (TEXT.index("paint"), len(TEXT) - 1)


def deposited(room: Room, speaker: str, text: str = TEXT) -> int:
    return room.do("statement.deposit", delegation(speaker), turn=room.turn_of(speaker), text=text, language="en")


def marked(room: Room, statement: int, place: tuple[int, int] = COUNT) -> int:
    return room.do(
        "recommendation.suggest",
        READER,
        confidence=90,
        sign="recommends",
        statement=statement,
        start=place[0],
        end=place[1],
    )


def test_a_recommendation_is_marked_said_and_confirmed() -> None:
    room = in_session()
    statement = deposited(room, "XMR")
    number = marked(room, statement)
    assert room.refused("recommendation.confirm", delegation("XMR"), recommendation=number)[0] == "not_said"
    room.speak(room.turn_of("XMR"), 60)
    assert room.refused("recommendation.confirm", delegation("XBD"), recommendation=number) == (
        "not_your_own",
        {"speaker": "XMR"},
    )
    assert room.refused("recommendation.confirm", READER, recommendation=number)[0] == "not_your_role"
    room.do("recommendation.confirm", delegation("XMR"), recommendation=number)
    (item,) = draft_report(room.state)
    assert (item.place, item.recommendation.text, item.recommendation.states) == (1, "count the boats", ("XMR",))
    assert (item.recommendation.by, item.recommendation.confirmed_by) == ("reader", "XMR")


def test_the_passage_of_a_mark_is_changed_until_it_is_settled() -> None:
    room = in_session()
    statement = deposited(room, "XMR")
    number = marked(room, statement)
    assert (room.state.recommendations[number].confidence, room.state.recommendations[number].sign) == (
        90,
        "recommends",
    )
    change = {"recommendation": number, "start": COUNT[0], "end": PAINT[1]}
    assert room.refused("recommendation.adjust", delegation("XBD"), **change)[0] == "not_your_own"
    assert room.refused("recommendation.adjust", READER, **change)[0] == "not_your_role"
    assert room.refused("recommendation.adjust", SECRETARIAT, **{**change, "end": 999})[0] == "beyond_the_text"
    assert room.refused("recommendation.adjust", SECRETARIAT, **{**change, "end": COUNT[1]})[0] == "no_change"
    room.do("recommendation.adjust", delegation("XMR"), **change)
    found = room.state.recommendations[number]
    assert (found.text, found.by, found.confidence) == ("count the boats, and to paint them", "XMR", None)
    room.speak(room.turn_of("XMR"), 60)
    room.do("recommendation.confirm", delegation("XMR"), recommendation=number)
    assert room.refused("recommendation.adjust", SECRETARIAT, **change)[0] == "already_settled"


def test_a_program_says_how_sure_it_is_and_a_person_does_not() -> None:
    room = in_session()
    mark = {"statement": deposited(room, "XMR"), "start": COUNT[0], "end": COUNT[1]}
    sure = {"confidence": 90, "sign": "listed"}
    for wrong in ({}, {"confidence": 90}, {"sign": "listed"}, {**sure, "confidence": 101}, {**sure, "sign": "hopes"}):
        assert room.refused("recommendation.suggest", READER, **mark, **wrong)[0] == "bad_field"
    assert room.refused("recommendation.suggest", delegation("XMR"), **mark, **sure)[0] == "bad_field"
    room.do("recommendation.suggest", delegation("XMR"), **mark)


def test_a_text_keeps_the_file_it_was_read_from() -> None:
    room = in_session()
    file = {"name": "statement.docx", "sha256": "ab" * 32, "size": 12, "media_type": "text/plain"}
    given = {"turn": room.turn_of("XMR"), "text": TEXT, "language": "en"}
    for wrong in ({}, {**file, "sha256": "x"}, {**file, "size": "12"}, {**file, "more": 1}):
        found = room.refused("statement.deposit", delegation("XMR"), **given, file=wrong)
        assert found[1]["field"] == "file"
    number = room.do("statement.deposit", delegation("XMR"), **given, file=file)
    assert room.state.statements[number].file == file


def test_what_was_confirmed_stays() -> None:
    room = in_session()
    number = marked(room, deposited(room, "XMR"))
    room.speak(room.turn_of("XMR"), 60)
    room.do("recommendation.confirm", SECRETARIAT, recommendation=number)
    for name, payload in (("recommendation.confirm", {}), ("recommendation.reject", {"reason": "unwelcome"})):
        for actor in (SECRETARIAT, delegation("XMR")):
            found = room.refused(name, actor, recommendation=number, **payload)
            assert found == ("already_settled", {"recommendation": number})


def test_a_mark_that_is_none_is_rejected_and_stays_in_view() -> None:
    room = in_session()
    statement = deposited(room, "XMR")
    number = marked(room, statement)
    assert room.refused(
        "recommendation.suggest",
        READER,
        confidence=90,
        sign="recommends",
        statement=statement,
        start=COUNT[0],
        end=COUNT[1],
    ) == (
        "no_change",
        {},
    )
    room.do("recommendation.reject", delegation("XMR"), recommendation=number, reason="it is praise")
    assert room.state.recommendations[number].reason == "it is praise"
    assert draft_report(room.state) == []
    marked(room, statement)


@pytest.mark.parametrize("place", [(5, 5), (9, 3), (0, 999), (TEXT.index(" "), TEXT.index(" ") + 1)])
def test_a_mark_lies_in_the_text(place: tuple[int, int]) -> None:
    room = in_session()
    statement = deposited(room, "XMR")
    found = room.refused(
        "recommendation.suggest",
        READER,
        confidence=90,
        sign="recommends",
        statement=statement,
        start=place[0],
        end=place[1],
    )
    assert found == ("beyond_the_text", {"length": len(TEXT)})


def test_only_a_statement_on_the_list_recommends() -> None:
    room = in_session()
    turn = room.take(TALVANIA, "presentation")
    text = room.do("statement.deposit", TALVANIA, turn=turn, text=TEXT, language="en")
    assert (
        room.refused(
            "recommendation.suggest", READER, confidence=90, sign="recommends", statement=text, start=0, end=5
        )[0]
        == "unknown"
    )
    assert (
        room.refused("recommendation.suggest", READER, confidence=90, sign="recommends", statement=999, start=0, end=5)[
            0
        ]
        == "unknown"
    )
    assert room.refused("recommendation.confirm", SECRETARIAT, recommendation=999)[0] == "unknown"
    assert room.refused("statement.deposit", PUBLIC, turn=turn, text=TEXT, language="en")[0] == "not_your_role"
    assert (
        room.refused("statement.deposit", delegation("XBD"), turn=turn, text="No.", language="en")[0] == "not_your_own"
    )


def test_when_the_microphone_was_cut_the_secretariat_says_how_far_the_text_was_read() -> None:
    room = in_session()
    turn, statement = room.turn_of("XMR"), deposited(room, "XMR")
    count, paint = marked(room, statement), marked(room, statement, PAINT)
    assert room.refused("statement.check", SECRETARIAT, statement=statement, said=5)[0] == "not_said"
    room.speak(turn, 999)
    assert room.state.turns[turn].status is Status.CUT
    assert room.refused("recommendation.confirm", delegation("XMR"), recommendation=count) == (
        "not_checked",
        {"statement": statement},
    )
    assert room.refused("statement.check", SECRETARIAT, statement=statement, said=999)[0] == "beyond_the_text"
    room.do("statement.check", SECRETARIAT, statement=statement, said=COUNT[1])
    room.do("recommendation.confirm", delegation("XMR"), recommendation=count)
    assert room.refused("recommendation.confirm", delegation("XMR"), recommendation=paint)[0] == "not_said"
    assert room.refused("statement.check", SECRETARIAT, statement=statement, said=3) == (
        "already_settled",
        {"recommendation": count},
    )


def test_a_text_handed_in_later_counts_once_it_was_compared() -> None:
    room = in_session()
    turn = room.turn_of("XMR")
    first = deposited(room, "XMR", "We greet Talvania.")
    room.speak(turn, 30)
    late = deposited(room, "XMR")
    assert text_of(room.state, turn) == room.state.statements[first]
    number = marked(room, late)
    assert room.refused("recommendation.confirm", delegation("XMR"), recommendation=number)[0] == "not_checked"
    room.do("statement.check", SECRETARIAT, statement=late, said=len(TEXT))
    room.do("recommendation.confirm", delegation("XMR"), recommendation=number)
    assert text_of(room.state, turn) == room.state.statements[late]
    assert room.refused("statement.check", SECRETARIAT, statement=first, said=3)[0] == "already_settled"
    assert set(room.state.statements) == {first, late}


def test_the_secretariat_writes_down_what_a_speaker_said() -> None:
    room = in_session()
    turn = room.turn_of("XMR")
    room.speak(turn, 30)
    statement = room.do("statement.deposit", SECRETARIAT, turn=turn, text=TEXT, language="en")
    number = marked(room, statement)
    assert (room.state.statements[statement].speaker, room.state.statements[statement].by) == ("XMR", "Secretariat")
    assert room.refused("recommendation.confirm", SECRETARIAT, recommendation=number)[0] == "not_checked"
    room.do("statement.check", SECRETARIAT, statement=statement, said=len(TEXT))
    room.do("recommendation.confirm", delegation("XMR"), recommendation=number)
    assert draft_report(room.state)[0].recommendation.states == ("XMR",)


def reviewed() -> Room:
    """A review in which XQR, second on the list, confirmed before XMR did."""
    room = in_session()
    numbers = [
        marked(room, deposited(room, speaker, text), place)
        for speaker, text, place in (("XMR", TEXT, PAINT), ("XQR", TEXT, COUNT))
    ]
    numbers.append(marked(room, room.state.recommendations[numbers[0]].statement or 0))
    for speaker in ("XMR", "XQR"):
        room.speak(room.turn_of(speaker), 60)
    for number in (numbers[1], numbers[0], numbers[2]):
        room.do("recommendation.confirm", SECRETARIAT, recommendation=number)
    return room


def test_the_draft_is_in_the_order_in_which_it_was_said() -> None:
    report = draft_report(reviewed().state)
    assert [(each.place, each.recommendation.states, each.recommendation.text) for each in report] == [
        (1, ("XMR",), "count the boats"),
        (2, ("XMR",), "paint them"),
        (3, ("XQR",), "count the boats"),
    ]


def answered(room: Room, number: int, position: str, words: str) -> int:
    return room.do(
        "recommendation.answer", TALVANIA, recommendation=number, position=position, words=words, language="en"
    )


def test_the_state_under_review_answers_in_its_own_words_and_every_answer_stays() -> None:
    room = reviewed()
    number = draft_report(room.state)[0].recommendation.number
    payload = {"recommendation": number, "position": "noted", "words": "No.", "language": "en"}
    for actor in (delegation("XMR"), SECRETARIAT, PRESIDENT):
        assert room.refused("recommendation.answer", actor, **payload)[0] == "not_your_role"
    assert room.refused("recommendation.answer", TALVANIA, **{**payload, "recommendation": 1})[0] == "unknown"
    answered(room, number, "pending", "Talvania will come back to it.")
    answered(room, number, "supported", "Talvania enjoys counting.")
    assert [(each.position, each.words) for each in room.state.recommendations[number].answers] == [
        (PositionValue.PENDING, "Talvania will come back to it."),
        (PositionValue.SUPPORTED, "Talvania enjoys counting."),
    ]
    unsaid = marked(room, deposited(room, "XBD"))
    assert room.refused("recommendation.answer", TALVANIA, **{**payload, "recommendation": unsaid})[0] == "unknown"


def test_the_report_goes_on_to_the_next_meeting() -> None:
    room = reviewed()
    answered(room, draft_report(room.state)[0].recommendation.number, "noted", "Talvania notes it.")
    room.do("pledge.make", TALVANIA, text="Talvania will publish its harbour books.", language="en")
    room.do("meeting.close", PRESIDENT)
    payload = carried(room.state)
    assert payload["review_ended"] == "2026-05-04T07:02:10Z"
    adoption = planned("adoption")
    adoption.do("report.table", SECRETARIAT, **payload)
    assert carried(adoption.state) == payload
    assert adoption.refused("report.table", SECRETARIAT, **payload)[0] == "no_change"
    answered(adoption, 2, "partly", "Some of them.")
    assert [each["answers"] for each in carried(adoption.state)["recommendations"]] == [
        ({"position": "noted", "words": "Talvania notes it.", "language": "en"},),
        ({"position": "partly", "words": "Some of them.", "language": "en"},),
        (),
    ]


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"states": ["XMR"], "text": " ", "language": "en", "answers": []},
        {"states": [], "text": "Paint", "language": "en", "answers": []},
        {"states": ["XMR"], "text": "Paint", "language": "en", "answers": [7]},
        {
            "states": ["XMR"],
            "text": "Paint",
            "language": "en",
            "answers": [{"position": "perhaps", "words": "", "language": "en"}],
        },
    ],
)
def test_a_report_that_is_none(row: dict[str, Any]) -> None:
    room = planned("adoption")
    found = room.refused("report.table", SECRETARIAT, recommendations=[row], review_ended=None)
    assert (found[0], found[1]["field"]) == ("bad_field", "recommendations")


def test_neither_the_clock_nor_delegations_overtake_the_presider() -> None:
    room = in_session()
    turn = room.turn_of("XMR")
    room.do("speaker.call", PRESIDENT, turn=turn)
    room.do("speaker.start", PRESIDENT, turn=turn)
    seen = room.state.number
    room.do("statement.deposit", delegation("XQR"), seen - 3, turn=room.turn_of("XQR"), text="Boats.", language="en")
    room.wait(500)
    room.tick()
    assert room.state.turns[turn].status is Status.CUT
    room.do("speaker.call", PRESIDENT, seen, turn=room.turn_of("XQR"))


@pytest.mark.parametrize(("hours", "early"), [(47, True), (48, False)])
def test_a_report_is_adopted_two_days_after_the_review_at_the_earliest(hours: int, early: bool) -> None:
    room = planned("adoption")
    assert room.refused("meeting.open", PRESIDENT)[0] == "unknown"
    rows: list[dict[str, Any]] = []
    room.do("report.table", SECRETARIAT, recommendations=rows, review_ended="2026-05-04T10:30:00Z")
    room.at = datetime(2026, 5, 4, 10, 30, tzinfo=UTC)
    room.wait(hours * 3600)
    if early:
        assert room.refused("meeting.open", PRESIDENT) == ("too_early", {"earliest": "2026-05-06T10:30:00Z"})
    else:
        room.do("meeting.open", PRESIDENT)
