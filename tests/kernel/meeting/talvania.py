"""The review of Talvania from registration to the plenary, invented from the first word to the last.

`python -m tests.kernel.meeting.talvania` writes its events anew, where a change of the rules was meant.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hiwar.kernel.meeting import Status, carried, draft_report, dumps
from tests.kernel.meeting.room import (
    INSTITUTE,
    PRESIDENT,
    READER,
    SAILORS,
    SECRETARIAT,
    TALVANIA,
    VICE,
    Room,
    delegation,
    drawn,
    plan,
)

HERE = Path(__file__).parent / "golden"

ASKED = {
    "XBD": "count the boats in every harbour",
    "XHL": "open the lighthouse school to girls and boys alike",
    "XKS": "ratify the Convention on the Rights of the Child",
    "XLN": "publish the books of the harbour court",
    "XMR": "end the detention of sailors for debt",
    "XNB": "let fishing crews form unions",
    "XOR": "continue the plan for clean wells",
    "XPL": "invite the special rapporteur on water",
    "XQR": "abolish the death penalty in the law of the sea",
    "XSL": "train the harbour police in human rights",
    "XVS": "translate the laws into the island languages",
    "XZD": "consider a body for the follow-up of recommendations",
}
"""What each State recommends."""


def speech(iso3: str) -> str:
    """What a State hands in."""
    return f"We welcome Talvania and thank it for its report. We recommend to {ASKED[iso3]}. We wish it well."


def said(room: Room, turn: int, seconds: float, text: str | None = None) -> None:
    """A turn whose text was handed in before."""
    speaker = room.state.turns[turn].speaker
    if text is not None:
        actor = TALVANIA if speaker == "XTV" else delegation(speaker)
        room.do("statement.deposit", actor, turn=turn, text=text, language="en")
    room.speak(turn, seconds)


def review() -> Room:
    """From registration to the end of the interactive dialogue."""
    room = Room("review", datetime(2026, 4, 20, 9, 0, tzinfo=UTC))
    room.do("meeting.plan", SECRETARIAT, **plan("review", questions_close="2026-04-28T16:00:00Z", others_minutes=16))
    room.do("registration.set", SECRETARIAT, opens="2026-04-27T08:00:00Z", closes="2026-04-30T16:00:00Z")
    room.do("troika.ask_own_region", TALVANIA)
    room.do("troika.excuse", delegation("XQR"))
    drawn(room, "troika")
    room.do("question.submit", delegation("XLN"), text="How are wells inspected?", language="en")
    room.at = datetime(2026, 4, 27, 8, 5, tzinfo=UTC)
    for iso3 in ASKED:
        room.wait(1800)
        room.do("speaker.register", delegation(iso3), list="states")
    room.at = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
    drawn(room)
    room.do("list.announce", SECRETARIAT, list="states")
    room.do("swap.propose", delegation("XSL"), list="states", partner="XBD")
    room.do("swap.accept", delegation("XBD"), list="states", partner="XSL")

    room.at = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)
    room.do("meeting.open", PRESIDENT)
    said(room, room.take(TALVANIA, "presentation", seconds=1800), 1500, "Talvania is an island and glad to be asked.")
    order = [room.state.turns[each].speaker for each in room.state.lists["states"].order]
    for place, iso3 in enumerate(order):
        _speak(room, iso3, place)
        if place == 5:
            said(room, room.take(TALVANIA, "reply"), 600, "Talvania answers on wells and boats.")
            room.do("chair.hand_over", PRESIDENT, office="Vice-President")
            room.do("chair.hand_over", VICE, office="President")
    late = next(each.number for each in room.state.turns.values() if each.status is Status.SKIPPED)
    room.do("speaker.readd", SECRETARIAT, turn=late)
    room.speak(late, 70)
    said(room, room.take(TALVANIA, "conclusion"), 400, "Talvania thanks all who spoke.")
    room.speak(room.take(delegation("XMR"), "right_of_reply"), 100)
    for number, each in room.state.recommendations.items():
        statement = room.state.statements[each.statement or 0]
        if room.state.turns[statement.turn].status is Status.CUT:
            room.do("statement.check", SECRETARIAT, statement=statement.number, said=len(statement.text) - 5)
        room.do("recommendation.confirm", delegation(each.states[0]), recommendation=number)
    _answers(room, {1: ("supported", "Talvania accepts it gladly."), 2: ("noted", "Talvania takes note of it.")})
    room.do("pledge.make", TALVANIA, text="Talvania will report on its wells each spring.", language="en")
    room.do("meeting.close", PRESIDENT)
    return room


def _speak(room: Room, iso3: str, place: int) -> None:
    """One of the list: the third is not there, the fifth is interrupted, the eighth is cut."""
    turn, text = room.turn_of(iso3), speech(iso3)
    statement = room.do("statement.deposit", delegation(iso3), turn=turn, text=text, language="en")
    start = text.index(ASKED[iso3])
    room.do(
        "recommendation.suggest",
        READER,
        confidence=90,
        sign="recommends",
        statement=statement,
        start=start,
        end=start + len(ASKED[iso3]),
    )
    room.do("speaker.call", PRESIDENT, turn=turn)
    room.wait(4)
    if place == 2:
        room.do("speaker.skip", PRESIDENT, turn=turn)
        return
    room.do("speaker.start", PRESIDENT, turn=turn)
    room.wait(30)
    if place == 4:
        point = room.take(delegation("XNB"), "point_of_order")
        room.speak(point, 25)
        room.do("point.rule", PRESIDENT, turn=point, ruling="rejected", words="The speaker is in order.")
        room.do("speaker.resume", PRESIDENT, turn=turn)
    room.wait(100 if place == 7 else 40)
    room.tick()
    if room.state.floor == turn:
        room.do("speaker.end", PRESIDENT, turn=turn)
    room.wait(6)


def _answers(room: Room, answers: dict[int, tuple[str, str]]) -> None:
    for item in draft_report(room.state):
        position, words = answers.get(item.place, ("", ""))
        if position:
            number = item.recommendation.number
            room.do(
                "recommendation.answer",
                TALVANIA,
                recommendation=number,
                position=position,
                words=words,
                language="en",
            )


def adoption(before: Room) -> Room:
    """The report is adopted by the Working Group, three days later."""
    room = Room("adoption", datetime(2026, 5, 5, 9, 0, tzinfo=UTC))
    room.do("meeting.plan", SECRETARIAT, **plan("adoption", troika=before.state.troika, follows="01" * 32))
    room.do("report.table", SECRETARIAT, **carried(before.state) | {"list": 6})
    report = room.do(
        "proposal.table", SECRETARIAT, title="Draft report on Talvania", rule="simple", symbol="A/HRC/0/L.1"
    )
    room.at = datetime(2026, 5, 7, 13, 0, tzinfo=UTC)
    room.do("meeting.open", PRESIDENT)
    said(room, room.take(TALVANIA, "reply"), 240, "Talvania will answer the rest before the plenary.")
    _answers(room, dict.fromkeys(range(3, 13), ("pending", "Talvania will examine it.")))
    room.do("decision.consensus", PRESIDENT, proposal=report)
    room.do("meeting.close", PRESIDENT)
    return room


def plenary(before: Room) -> Room:
    """The outcome is adopted in the plenary, with the last answers."""
    room = Room("plenary", datetime(2026, 9, 14, 7, 0, tzinfo=UTC))
    room.do("meeting.plan", SECRETARIAT, **plan("plenary", follows="02" * 32))
    room.do("report.table", SECRETARIAT, **carried(before.state))
    room.do("registration.set", SECRETARIAT, opens="2026-09-14T08:00:00Z", closes="2026-09-17T16:00:00Z")
    room.at = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
    for iso3 in ("XBD", "XLN", "XQR"):
        room.do("speaker.register", delegation(iso3), list="states")
    room.do("speaker.register", SAILORS, list="stakeholders")
    room.at = datetime(2026, 9, 18, 8, 0, tzinfo=UTC)
    drawn(room)
    for name in ("states", "stakeholders"):
        room.do("list.announce", SECRETARIAT, list=name)
    outcome = room.do("proposal.table", SECRETARIAT, title="Outcome of the review of Talvania", rule="simple")
    room.at = datetime(2026, 9, 23, 13, 0, tzinfo=UTC)
    room.do("meeting.open", PRESIDENT)
    _answers(room, dict.fromkeys(range(3, 12), ("supported", "Talvania supports it.")))
    _answers(room, {12: ("partly", "Talvania supports the first part of it.")})
    said(room, room.take(TALVANIA, "presentation"), 700, "Talvania gives its answers.")
    room.speak(room.take(INSTITUTE, "institution"), 110)
    for each in (*room.state.lists["states"].order, *room.state.lists["stakeholders"].order):
        room.speak(each, 95)
    said(room, room.take(TALVANIA, "conclusion"), 120, "Talvania thanks the Council.")
    room.do("decision.consensus", PRESIDENT, proposal=outcome)
    room.do("meeting.close", PRESIDENT)
    return room


def all_of_it() -> dict[str, Room]:
    """The three meetings by their kinds."""
    first = review()
    second = adoption(first)
    return {"review": first, "adoption": second, "plenary": plenary(second)}


if __name__ == "__main__":
    for kind, held in all_of_it().items():
        (HERE / f"{kind}.jsonl").write_bytes(dumps(held.events))
