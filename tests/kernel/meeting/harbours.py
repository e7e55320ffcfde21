"""A general debate with every kind of vote, invented from the first word to the last.

`python -m tests.kernel.meeting.harbours` writes its events anew, where a change of the rules was meant.
"""

from __future__ import annotations

from datetime import UTC, datetime

from hiwar.kernel.meeting import dumps
from tests.kernel.meeting.room import PRESIDENT, SECRETARIAT, VICE, Room, delegation, plan
from tests.kernel.meeting.talvania import HERE

SPEAKERS = ("XBD", "XKS", "XLN", "XMR", "XNB", "XPL", "XQR")
WORDS = {"y": "yes", "n": "no", "a": "abstain", "x": "not_participating"}


def voted(room: Room, subject: int, votes: str, first: str | None = None, part: int | None = None) -> int:
    """A roll call: a letter for each voter in the order called, - for one that is not there; two seconds a name."""
    poll = room.do("poll.start", PRESIDENT, subject=subject, part=part, method="roll_call", first=first)
    for voter, letter in zip(room.state.polls[poll].voters, votes, strict=True):
        room.wait(2)
        if letter == "-":
            room.do("vote.absent", SECRETARIAT, poll=poll, state=voter)
        else:
            room.do("vote.cast", delegation(voter), poll=poll, vote=WORDS[letter])
    room.do("poll.stop", PRESIDENT, poll=poll)
    return poll


def debate() -> Room:
    """From the list of speakers to the rights of reply at the end of the second day."""
    room = Room("debate", datetime(2026, 6, 15, 7, 0, tzinfo=UTC))
    room.do("meeting.plan", SECRETARIAT, **plan("debate", title="General debate on harbours"))
    for each in SPEAKERS:
        room.wait(20)
        room.do("speaker.register", delegation(each), list="states")
    room.do("meeting.open", PRESIDENT)
    _speaking(room)
    draft, rival = _tabling(room)
    room.do("meeting.suspend", PRESIDENT, until="2026-06-16T07:00:00Z", reason="The day is over")
    room.at = datetime(2026, 6, 16, 7, 0, 30, tzinfo=UTC)
    room.do("meeting.resume", PRESIDENT)
    _moving(room, draft)
    _deciding(room, draft)
    _rivals(room, draft, rival)
    for turn, seconds in ((room.take(delegation("XQR"), "right_of_reply"), 170), (_second(room), 130)):
        room.speak(turn, seconds)
    room.do("meeting.close", PRESIDENT)
    return room


def _second(room: Room) -> int:
    room.speak(room.take(delegation("XNB"), "right_of_reply"), 60)
    return room.take(delegation("XNB"), "right_of_reply")


def _speaking(room: Room) -> None:
    """Two speakers are interrupted by points of order; one ruling is overruled, the other stands."""
    for place, each in enumerate(SPEAKERS):
        turn = room.turn_of(each)
        text = f"{each} thanks the chair and speaks of harbours."
        room.do("statement.deposit", delegation(each), turn=turn, text=text, language="en")
        if place not in (1, 4):
            room.speak(turn, 200 if place == 3 else 90)
            continue
        room.do("speaker.call", PRESIDENT, turn=turn)
        room.do("speaker.start", PRESIDENT, turn=turn)
        room.wait(25)
        point = room.take(delegation("XOR"), "point_of_order")
        room.speak(point, 20)
        room.do("point.rule", PRESIDENT, turn=point, ruling="rejected", words="The speaker keeps to the subject.")
        room.do("point.appeal", delegation("XOR"), turn=point)
        voted(room, point, "yyyyynnn" if place == 1 else "yynnnnaa")
        room.do("speaker.resume", PRESIDENT, turn=turn)
        room.wait(40)
        room.do("speaker.end", PRESIDENT, turn=turn)


def _tabling(room: Room) -> tuple[int, int]:
    text = "1. Counts the boats.\n2. Opens the harbours.\n3. Asks for a report."
    draft = room.do(
        "proposal.table", delegation("XBD"), symbol="A/HRC/0/L.1", title="Harbours", text=text, rule="simple"
    )
    room.do("proposal.sponsor", delegation("XLN"), proposal=draft)
    rival = room.do(
        "proposal.table",
        delegation("XMR"),
        symbol="A/HRC/0/L.2",
        title="Ports",
        text="1. Counts the ports.",
        rule="simple",
        competes=draft,
    )
    return draft, rival


def _moving(room: Room, draft: int) -> None:
    """No action is refused after two speakers on each side; a closure is withdrawn; a division is put to the vote."""
    no_action = room.do("motion.move", delegation("XNB"), motion="no_action", proposal=draft)
    for each, kind in (("XMR", "for"), ("XOR", "for"), ("XQR", "against"), ("XZD", "against")):
        room.speak(room.take(delegation(each), f"motion_{kind}", subject=no_action), 45)
    voted(room, no_action, "yyynnnna")
    closure = room.do("motion.move", delegation("XOR"), motion="close_debate")
    room.do("motion.withdraw", delegation("XOR"), motion=closure)
    division = room.do(
        "motion.move",
        delegation("XKS"),
        motion="division",
        proposal=draft,
        parts=[{"title": "paragraph 2"}, {"title": "paragraph 3"}],
    )
    room.do("motion.object", delegation("XBD"), motion=division)
    room.speak(room.take(delegation("XHL"), "motion_for", subject=division), 30)
    voted(room, division, "yyyyyn-x", first="XNB")


def _deciding(room: Room, draft: int) -> None:
    """Amendments, furthest first; then each part, then the whole, explained before and after and corrected later."""
    near = room.do("proposal.table", delegation("XQR"), title="Ships too", rule="simple", amends=draft)
    far = room.do("proposal.table", delegation("XOR"), title="Wells instead", rule="simple", amends=draft)
    room.do("amendment.order", PRESIDENT, proposal=draft, order=[far, near])
    voted(room, far, "yynnnnaa")
    room.do("decision.consensus", PRESIDENT, proposal=near)
    room.do("vote.request", delegation("XMR"), proposal=draft)
    room.do("chair.hand_over", PRESIDENT, office="Vice-President")
    room.speak(room.take(delegation("XMR"), "explanation_before", subject=draft), 130, by=VICE)
    room.do("chair.hand_over", VICE, office="President")
    voted(room, draft, "yyyynnnn", part=1)
    voted(room, draft, "yyyyynna", part=2)
    whole = voted(room, draft, "yyyyynna", first="XQR")
    room.speak(room.take(delegation("XKS"), "explanation_after", subject=draft), 50)
    first = room.state.polls[whole].voters[0]
    room.do("vote.correct", delegation(first), poll=whole, vote="abstain")


def _rivals(room: Room, draft: int, rival: int) -> None:
    """The other proposal on the same question is not put to the vote; the decision on the first is not reopened."""
    motion = room.do("motion.move", delegation("XZD"), motion="no_further_vote", proposal=rival)
    room.do("motion.agree", PRESIDENT, motion=motion)
    again = room.do("motion.move", delegation("XMR"), motion="reconsider", proposal=draft)
    room.speak(room.take(delegation("XBD"), "motion_against", subject=again), 20)
    voted(room, again, "yyyyynnn")


if __name__ == "__main__":
    (HERE / "debate.jsonl").write_bytes(dumps(debate().events))
