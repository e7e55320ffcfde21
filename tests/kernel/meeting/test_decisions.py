"""Decisions: consensus, roll calls, amendments, motions, explanations; who may and what comes first."""

from __future__ import annotations

import pytest

from hiwar.kernel.meeting import Phase, quorum_of
from hiwar.kernel.meeting.model import Fate
from tests.kernel.meeting.room import (
    MEMBERS,
    PRESIDENT,
    SECRETARIAT,
    Room,
    debate,
    delegation,
    in_session,
    plan,
    planned,
)


def tabled(room: Room, by: str = "XBD", title: str = "Harbours", rule: str = "simple", **more: int) -> int:
    return room.do("proposal.table", delegation(by), title=title, rule=rule, symbol="A/HRC/0/L.1", **more)


def voted(room: Room, subject: int, votes: str, first: str | None = None, part: int | None = None) -> int:
    """A roll call: a letter for each voter in the order called, y, n, a, x (not participating) or - (absent)."""
    poll = room.do("poll.start", PRESIDENT, subject=subject, part=part, method="roll_call", first=first)
    words = {"y": "yes", "n": "no", "a": "abstain", "x": "not_participating"}
    for voter, letter in zip(room.state.polls[poll].voters, votes, strict=True):
        if letter == "-":
            room.do("vote.absent", SECRETARIAT, poll=poll, state=voter)
        else:
            room.do("vote.cast", delegation(voter), poll=poll, vote=words[letter])
    room.do("poll.stop", PRESIDENT, poll=poll)
    return poll


def few() -> dict[str, object]:
    return {"value": "taking_part", "unit": "members", "source": "a rehearsal", "verified": False}


def test_where_few_rehearse_the_quorum_is_taken_of_those_who_take_part() -> None:
    room = Room("debate")
    told = plan("debate")
    room.do("meeting.plan", SECRETARIAT, **{**told, "limits": {**told["limits"], "quorum_counts": few()}})
    first, second, third = MEMBERS[:3]
    for state in (first, second, third):
        room.do("speaker.register", delegation(state), list="states")
    room.do("meeting.open", PRESIDENT)
    proposal = room.do("proposal.table", SECRETARIAT, title="Harbours", rule="simple")
    assert quorum_of(room.state)[:4] == (2, 3, 0, False)
    assert not quorum_of(room.state).verified
    poll = room.do("poll.start", PRESIDENT, subject=proposal, part=None, method="recorded", first=None)
    room.do("vote.cast", delegation(first), poll=poll, vote="yes")
    assert quorum_of(room.state, room.state.polls[poll])[:4] == (2, 3, 1, False)
    room.do("vote.cast", delegation(second), poll=poll, vote="yes")
    room.do("poll.stop", PRESIDENT, poll=poll)
    result = room.state.polls[poll].result or {}
    assert (result["quorum"], result["adopted"], result["absent"]) == (True, True, len(MEMBERS) - 2)
    assert result["source"].endswith("; a rehearsal")


def test_else_the_quorum_is_taken_of_all_members() -> None:
    found = quorum_of(debate().state)
    assert (found.needed, found.counted, found.verified) == (5, 8, True)


def test_what_a_quorum_is_taken_of_is_one_of_two_things() -> None:
    told = plan("debate")
    wrong = {**told["limits"], "quorum_counts": {**few(), "value": "everybody"}}
    assert Room("debate").refused("meeting.plan", SECRETARIAT, **{**told, "limits": wrong})[0] == "bad_field"


def fate(room: Room, proposal: int) -> Fate:
    return room.state.proposals[proposal].fate


@pytest.mark.parametrize(
    ("votes", "rule", "result", "adopted"),
    [
        ("yyyynnna", "simple", (4, 3, 1, 0, 0, 4), True),
        ("yyyynnnn", "simple", (4, 4, 0, 0, 0, 5), False),
        ("yaaaaaax", "simple", (1, 0, 6, 1, 0, 1), True),
        ("aaaaaaaa", "simple", (0, 0, 8, 0, 0, 1), False),
        ("yyyy----", "simple", (4, 0, 0, 0, 4, 3), False),
        ("yyyyx---", "simple", (4, 0, 0, 1, 3, 3), True),
        ("yyyynnaa", "two-thirds", (4, 2, 2, 0, 0, 4), True),
        ("yyyynnna", "two-thirds", (4, 3, 1, 0, 0, 5), False),
    ],
)
def test_votes(votes: str, rule: str, result: tuple[int, ...], adopted: bool) -> None:
    room = debate()
    proposal = room.do("proposal.table", SECRETARIAT, title="Harbours", rule=rule)
    poll = voted(room, proposal, votes)
    found = room.state.polls[poll].result or {}
    keys = ("yes", "no", "abstain", "not_participating", "absent", "needed")
    assert tuple(found[each] for each in keys) == result
    assert found["adopted"] is adopted
    assert fate(room, proposal) is (Fate.ADOPTED if adopted else Fate.REJECTED)
    assert room.state.phase is Phase.IN_SESSION


def test_a_roll_is_called_in_order_from_the_state_drawn() -> None:
    room = debate()
    proposal = tabled(room)
    assert room.refused("poll.start", PRESIDENT, subject=proposal, method="roll_call", first="XLN")[0] == "not_a_member"
    poll = room.do("poll.start", PRESIDENT, subject=proposal, method="roll_call", first="XQR")
    voters = room.state.polls[poll].voters
    assert voters[0] == "XQR"
    assert sorted(voters) == MEMBERS
    for actor, payload, code in (
        (delegation(voters[1]), {}, "not_your_call"),
        (delegation("XLN"), {}, "not_a_voter"),
        (delegation("XQR"), {"poll": 1}, "unknown"),
        (PRESIDENT, {}, "not_your_role"),
    ):
        assert room.refused("vote.cast", actor, **{"poll": poll, "vote": "yes", **payload})[0] == code
    assert room.refused("vote.absent", SECRETARIAT, poll=poll, state=voters[1])[0] == "not_your_call"
    room.do("vote.absent", SECRETARIAT, poll=poll, state="XQR")
    room.do("vote.cast", delegation(voters[1]), poll=poll, vote="no")
    assert room.refused("vote.cast", delegation(voters[1]), poll=poll, vote="yes")[0] == "already_voted"
    assert room.refused("poll.stop", PRESIDENT, poll=poll) == ("roll_call_open", {"next": voters[2]})
    for voter in voters[2:]:
        room.do("vote.cast", delegation(voter), poll=poll, vote="abstain")
    room.do("vote.cast", delegation("XQR"), poll=poll, vote="yes")
    assert room.state.polls[poll].absent == ()
    assert room.refused("vote.absent", SECRETARIAT, poll=poll, state="XQR")[0] == "no_change"


def test_a_recorded_vote_has_no_order() -> None:
    room = debate()
    poll = room.do("poll.start", PRESIDENT, subject=tabled(room), method="recorded")
    for voter in reversed(room.state.polls[poll].voters):
        room.do("vote.cast", delegation(voter), poll=poll, vote="yes")
    room.do("poll.stop", PRESIDENT, poll=poll)
    assert (room.state.polls[poll].result or {})["yes"] == len(MEMBERS)


def test_a_vote_stays_as_cast_beside_what_was_intended() -> None:
    room = debate()
    proposal = tabled(room)
    assert room.refused("vote.correct", delegation("XBD"), poll=5, vote="no")[0] == "unknown"
    poll = voted(room, proposal, "yyyyynnn")
    wrong = next(voter for voter in room.state.polls[poll].voters if room.state.polls[poll].votes[voter] == "yes")
    result = room.state.polls[poll].result
    assert room.refused("vote.correct", delegation(wrong), poll=poll, vote="yes")[0] == "no_change"
    assert room.refused("vote.correct", delegation("XLN"), poll=poll, vote="yes")[0] == "not_a_voter"
    room.do("vote.correct", delegation(wrong), poll=poll, vote="no")
    found = room.state.polls[poll]
    assert (found.votes[wrong], found.intended) == ("yes", {wrong: "no"})
    assert found.result == result
    assert fate(room, proposal) is Fate.ADOPTED


def test_nothing_interrupts_a_vote_but_a_point_of_order() -> None:
    room = debate()
    poll = room.do("poll.start", PRESIDENT, subject=tabled(room), method="recorded")
    assert room.refused("speaker.call", PRESIDENT, turn=room.turn_of("XBD"))[0] == "not_in_this_phase"
    assert room.refused("meeting.suspend", PRESIDENT)[0] == "not_in_this_phase"
    assert room.refused("speaker.request", delegation("XBD"), kind="right_of_reply")[0] == "not_in_this_phase"
    assert room.refused("vote.correct", delegation("XBD"), poll=poll, vote="no")[0] == "not_in_this_phase"
    point = room.take(delegation("XBD"), "point_of_order")
    room.do("speaker.call", PRESIDENT, turn=point)
    assert room.refused("poll.stop", PRESIDENT, poll=poll)[0] == "floor_taken"
    room.do("speaker.start", PRESIDENT, turn=point)
    room.do("speaker.end", PRESIDENT, turn=point)
    assert room.refused("poll.stop", PRESIDENT, poll=poll)[0] == "ruling_pending"
    room.do("point.rule", PRESIDENT, turn=point, ruling="rejected")
    room.do("poll.stop", PRESIDENT, poll=poll)


def test_consensus_unless_somebody_asks_for_a_vote() -> None:
    room = debate()
    one, other = tabled(room), tabled(room)
    room.do("decision.consensus", PRESIDENT, proposal=one)
    assert fate(room, one) is Fate.CONSENSUS
    assert room.refused("vote.request", delegation("XLN"), proposal=other)[0] == "not_a_member"
    assert room.refused("vote.request", delegation("XMR"), proposal=one)[0] == "already_decided"
    room.do("vote.request", delegation("XMR"), proposal=other)
    assert room.refused("vote.request", delegation("XKS"), proposal=other) == ("vote_requested", {"by": "XMR"})
    assert room.refused("decision.consensus", PRESIDENT, proposal=other) == ("vote_requested", {"by": "XMR"})
    voted(room, other, "yyyyyyyy")


def test_amendments_come_first_and_in_their_order() -> None:
    room = debate()
    proposal = tabled(room)
    near, far = (tabled(room, "XMR", title, amends=proposal) for title in ("Nearly", "Hardly"))
    assert room.refused("proposal.table", delegation("XKS"), title="More", rule="simple", amends=near)[0] == "unknown"
    found = room.refused("proposal.table", SECRETARIAT, title="More", rule="two-thirds", amends=proposal)
    assert (found[0], found[1]["field"]) == ("bad_field", "rule")
    assert room.refused("decision.consensus", PRESIDENT, proposal=proposal) == ("amendment_pending", {"proposal": near})
    assert room.refused("amendment.order", PRESIDENT, proposal=proposal, order=[far])[0] == "bad_field"
    room.do("amendment.order", PRESIDENT, proposal=proposal, order=[far, near])
    found = room.refused("poll.start", PRESIDENT, subject=near, method="recorded")
    assert found == ("wrong_order", {"next": far})
    voted(room, far, "yyynnnnn")
    room.do("decision.consensus", PRESIDENT, proposal=near)
    assert room.state.proposals[proposal].amended
    assert room.refused("proposal.withdraw", delegation("XBD"), proposal=proposal)[0] == "already_amended"
    voted(room, proposal, "yyyyynnn")
    assert [fate(room, each) for each in (far, near, proposal)] == [Fate.REJECTED, Fate.CONSENSUS, Fate.ADOPTED]


def test_sponsors_join_and_the_first_may_withdraw() -> None:
    room = debate()
    proposal = tabled(room)
    amendment = tabled(room, "XMR", amends=proposal)
    room.do("proposal.sponsor", delegation("XLN"), proposal=proposal)
    assert room.state.proposals[proposal].sponsors == ("XBD", "XLN")
    assert room.refused("proposal.sponsor", delegation("XLN"), proposal=proposal)[0] == "already_sponsor"
    assert room.refused("proposal.withdraw", delegation("XLN"), proposal=proposal)[0] == "not_your_own"
    room.do("proposal.withdraw", delegation("XBD"), proposal=proposal)
    assert fate(room, proposal) is fate(room, amendment) is Fate.WITHDRAWN
    assert room.refused("decision.consensus", PRESIDENT, proposal=999)[0] == "unknown"
    found = room.refused("proposal.table", delegation("XBD"), title="Boats", rule="two-thirds")
    assert found[0] == "not_your_role"


def test_no_action() -> None:
    for votes, adopted in (("yyyyynnn", True), ("yyyynnnn", False)):
        room = debate()
        proposal = tabled(room)
        assert (
            room.refused("motion.move", delegation("XLN"), motion="no_action", proposal=proposal)[0] == "not_a_member"
        )
        motion = room.do("motion.move", delegation("XKS"), motion="no_action", proposal=proposal)
        assert room.refused("motion.move", delegation("XMR"), motion="no_action", proposal=proposal)[0] == "no_change"
        assert room.refused("speaker.call", PRESIDENT, turn=room.turn_of("XBD"))[0] == "motion_pending"
        assert room.refused("decision.consensus", PRESIDENT, proposal=proposal)[0] == "motion_pending"
        for speakers, kind in ((("XMR", "XNB"), "motion_for"), (("XOR", "XQR"), "motion_against")):
            for each in speakers:
                room.speak(room.take(delegation(each), kind, subject=motion), 60)
            found = room.refused("speaker.request", delegation("XZD"), kind=kind, subject=motion)
            assert found == ("limit_reached", {"speaker": "XZD", "limit": 2})
        assert (
            room.refused("speaker.request", delegation("XKS"), kind="motion_for", subject=motion)[0] == "own_proposal"
        )
        voted(room, motion, votes)
        assert room.state.motions[motion].adopted is adopted
        assert fate(room, proposal) is (Fate.NO_ACTION if adopted else Fate.OPEN)
        found = room.refused("speaker.request", delegation("XZD"), kind="motion_for", subject=motion)
        assert found == ("already_decided", {"subject": motion})


def test_motions_have_their_precedence() -> None:
    room = debate()
    proposal = tabled(room)
    closure = room.do("motion.move", delegation("XBD"), motion="close_debate")
    no_action = room.do("motion.move", delegation("XBD"), motion="no_action", proposal=proposal)
    suspension = room.do("motion.move", delegation("XBD"), motion="suspend_meeting")
    assert room.refused("motion.move", delegation("XBD"), motion="adjourn_meeting", proposal=proposal)[0] == "bad_field"
    assert room.refused("speaker.request", delegation("XMR"), kind="motion_for", subject=closure)[0] == "limit_reached"
    assert room.refused("poll.start", PRESIDENT, subject=closure, method="recorded") == (
        "motion_pending",
        {"motion": suspension},
    )
    speaker = room.take(delegation("XMR"), "motion_for", subject=no_action)
    assert room.refused("speaker.call", PRESIDENT, turn=speaker) == ("motion_pending", {"motion": suspension})
    voted(room, suspension, "nnnnnnnn")
    room.speak(speaker, 10)
    for motion, votes in ((no_action, "nnnnnnnn"), (closure, "yyyyyyyy")):
        voted(room, motion, votes)
    assert room.refused("speaker.call", PRESIDENT, turn=room.turn_of("XBD")) == ("debate_closed", {})


def test_a_decision_is_reconsidered_by_two_thirds() -> None:
    for votes, adopted in (("yyyyynnn", False), ("yyyyyynn", True)):
        room = debate()
        proposal = tabled(room)
        payload = {"motion": "reconsider", "proposal": proposal}
        assert room.refused("motion.move", delegation("XKS"), **payload) == ("not_decided", {"subject": proposal})
        assert room.refused("motion.move", delegation("XKS"), motion="reconsider")[0] == "unknown"
        voted(room, proposal, "nnnnnnnn")
        voted(room, room.do("motion.move", delegation("XKS"), **payload), votes)
        assert fate(room, proposal) is (Fate.OPEN if adopted else Fate.REJECTED)


def test_votes_are_explained_once_before_or_after_and_not_by_sponsors() -> None:
    room = debate()
    proposal = tabled(room)
    before = {"kind": "explanation_before", "subject": proposal}
    after = {"kind": "explanation_after", "subject": proposal}
    assert room.refused("speaker.request", delegation("XBD"), **before)[0] == "own_proposal"
    assert room.refused("speaker.request", delegation("XLN"), **before)[0] == "not_a_member"
    assert room.refused("speaker.request", delegation("XMR"), **after)[0] == "not_decided"
    assert room.refused("speaker.request", delegation("XMR"), kind="explanation_before")[0] == "unknown"
    turn = room.take(delegation("XMR"), **before)
    room.speak(turn, 999)
    assert room.state.turns[turn].seconds == 120
    voted(room, proposal, "yyyyyyyy")
    assert room.refused("speaker.request", delegation("XMR"), **after) == ("already_explained", {"proposal": proposal})
    assert room.refused("speaker.request", delegation("XKS"), **before)[0] == "already_decided"
    room.speak(room.take(delegation("XKS"), **after), 10)


def test_an_adoption_decides_by_consensus_on_what_the_secretariat_tables() -> None:
    room = planned("adoption")
    assert room.refused("proposal.table", delegation("XBD"), title="Report", rule="simple")[0] == "not_your_role"
    report = room.do("proposal.table", SECRETARIAT, title="Report", rule="simple")
    found = room.refused("proposal.table", SECRETARIAT, title="Change", rule="simple", amends=report)
    assert found[0] == "not_in_this_meeting"


def test_a_ruling_stands_unless_a_majority_overrules_it() -> None:
    for votes, overruled in (("yes yes yes yes yes no no no", True), ("yes yes no no abstain abstain no yes", False)):
        room = in_session()
        point = room.take(delegation("XBD"), "point_of_order")
        room.do("point.rule", PRESIDENT, turn=point, ruling="rejected")
        assert room.refused("point.appeal", delegation("XLN"), turn=point)[0] == "not_a_member"
        room.do("point.appeal", delegation("XBD"), turn=point)
        assert room.refused("point.appeal", delegation("XQR"), turn=point)[0] == "already_appealed"
        first = room.turn_of("XMR")
        assert room.refused("speaker.call", PRESIDENT, turn=first) == ("appeal_pending", {"turn": point})
        assert room.refused("meeting.close", PRESIDENT)[0] == "appeal_pending"
        assert room.refused("poll.start", PRESIDENT, subject=first, method="recorded")[0] == "appeal_pending"
        poll = room.do("poll.start", PRESIDENT, subject=point, method="roll_call")
        for voter, vote in zip(room.state.polls[poll].voters, votes.split(), strict=True):
            room.do("vote.cast", delegation(voter), poll=poll, vote=vote)
        room.do("poll.stop", PRESIDENT, poll=poll)
        assert room.state.rulings[point].overruled is overruled
        room.do("speaker.call", PRESIDENT, turn=first)


def test_the_state_that_a_debate_is_about_is_one_of_many() -> None:
    room = planned("debate", state="XQR")
    turn = room.do("speaker.register", delegation("XQR"), list="states")
    room.do("meeting.open", PRESIDENT)
    room.speak(turn, 10)
    assert room.state.under_review is None
    poll = room.do("poll.start", PRESIDENT, subject=tabled(room, "XQR"), method="recorded")
    room.do("vote.cast", delegation("XQR"), poll=poll, vote="yes")


def parts(*titles: str) -> list[dict[str, str]]:
    return [{"title": title} for title in titles]


def divided(room: Room, proposal: int, *titles: str, complete: bool = False) -> int:
    """A division that nobody objects to."""
    motion = room.do(
        "motion.move",
        delegation("XKS"),
        motion="division",
        proposal=proposal,
        parts=parts(*titles),
        complete=complete,
    )
    return room.do("motion.agree", PRESIDENT, motion=motion)


def fates(room: Room, proposal: int) -> list[Fate]:
    return [each.fate for each in room.state.proposals[proposal].parts]


def test_parts_are_decided_one_by_one_and_then_the_whole() -> None:
    room = debate()
    proposal = tabled(room)
    amendment = tabled(room, "XMR", "Nearly", amends=proposal)
    divided(room, proposal, "paragraph 2", "paragraph 5")
    found = room.refused("poll.start", PRESIDENT, subject=proposal, part=1, method="recorded")
    assert found == ("amendment_pending", {"proposal": amendment})
    voted(room, amendment, "nnnnnnnn")
    first = {"proposal": proposal, "part": 1}
    assert room.refused("poll.start", PRESIDENT, subject=proposal, method="recorded") == ("part_pending", first)
    assert room.refused("poll.start", PRESIDENT, subject=proposal, part=2, method="recorded") == ("part_pending", first)
    assert room.refused("poll.start", PRESIDENT, subject=proposal, part=3, method="recorded")[0] == "unknown"
    assert room.refused("decision.consensus", PRESIDENT, proposal=proposal) == ("part_pending", first)
    poll = voted(room, proposal, "yyyynnnn", part=1)
    assert (room.state.polls[poll].about, room.state.polls[poll].part) == ("part", 1)
    room.do("decision.consensus", PRESIDENT, proposal=proposal, part=2)
    assert fates(room, proposal) == [Fate.REJECTED, Fate.CONSENSUS]
    assert fate(room, proposal) is Fate.OPEN
    found = room.refused("poll.start", PRESIDENT, subject=proposal, part=2, method="recorded")
    assert found == ("already_decided", {"subject": proposal})
    whole = voted(room, proposal, "yyyyynnn")
    assert (room.state.polls[whole].about, room.state.polls[whole].part) == ("proposal", None)
    assert fate(room, proposal) is Fate.ADOPTED
    assert room.state.proposals[proposal].polls == (poll, whole)


@pytest.mark.parametrize(("complete", "left"), [(True, Fate.REJECTED), (False, Fate.OPEN)])
def test_a_text_of_which_all_was_rejected_is_rejected(complete: bool, left: Fate) -> None:
    room = debate()
    proposal = tabled(room)
    divided(room, proposal, "paragraph 1", "paragraph 2", complete=complete)
    for part in (1, 2):
        voted(room, proposal, "nnnnnnnn", part=part)
    assert fate(room, proposal) is left


def test_who_objects_to_a_division_has_it_voted_upon() -> None:
    for votes, carried in (("yyyyynnn", True), ("yyyynnnn", False)):
        room = debate()
        proposal = tabled(room)
        asked = {"motion": "division", "proposal": proposal}
        assert room.refused("motion.move", delegation("XKS"), **asked)[0] == "bad_field"
        for wrong in ([], [{"title": ""}], [{"name": "1"}], parts("1", "1"), [{"title": 1}]):
            assert room.refused("motion.move", delegation("XKS"), **asked, parts=wrong)[0] == "bad_field"
        wrong = {"motion": "close_debate", "parts": parts("1")}
        assert room.refused("motion.move", delegation("XKS"), **wrong)[0] == "bad_field"
        motion = room.do("motion.move", delegation("XKS"), **asked, parts=parts("paragraph 2"))
        assert room.refused("motion.object", delegation("XLN"), motion=motion)[0] == "not_a_member"
        assert room.refused("motion.object", delegation("XMR"), motion=999)[0] == "unknown"
        room.do("motion.object", delegation("XMR"), motion=motion)
        assert room.refused("motion.object", delegation("XNB"), motion=motion) == ("objected", {"by": "XMR"})
        assert room.refused("motion.agree", PRESIDENT, motion=motion) == ("objected", {"by": "XMR"})
        for kind in ("motion_for", "motion_against"):
            for each in ("XNB", "XOR"):
                room.speak(room.take(delegation(each), kind, subject=motion), 30)
            assert room.refused("speaker.request", delegation("XQR"), kind=kind, subject=motion)[0] == "limit_reached"
        voted(room, motion, votes)
        assert fates(room, proposal) == ([Fate.OPEN] if carried else [])
        assert room.refused("motion.object", delegation("XNB"), motion=motion)[0] == "already_decided"


def test_a_motion_is_withdrawn_by_its_mover_or_carried_when_nobody_objects() -> None:
    room = debate()
    proposal = tabled(room)
    motion = room.do("motion.move", delegation("XKS"), motion="no_action", proposal=proposal)
    assert room.refused("motion.withdraw", delegation("XMR"), motion=motion) == ("not_your_own", {"speaker": "XKS"})
    room.do("motion.withdraw", delegation("XKS"), motion=motion)
    for name, actor in (("motion.withdraw", delegation("XKS")), ("motion.agree", PRESIDENT)):
        assert room.refused(name, actor, motion=motion) == ("already_decided", {"subject": motion})
    found = room.refused("speaker.request", delegation("XMR"), kind="motion_for", subject=motion)
    assert found == ("already_decided", {"subject": motion})
    closure = room.do("motion.move", delegation("XKS"), motion="close_debate")
    again = room.do("motion.move", delegation("XKS"), motion="no_action", proposal=proposal)
    assert room.refused("motion.agree", PRESIDENT, motion=closure) == ("motion_pending", {"motion": again})
    room.do("motion.agree", PRESIDENT, motion=again)
    assert fate(room, proposal) is Fate.NO_ACTION
    room.do("motion.agree", PRESIDENT, motion=closure)
    assert room.state.debate_closed
    other = tabled(room)
    room.do("decision.consensus", PRESIDENT, proposal=other)
    reconsider = room.do("motion.move", delegation("XKS"), motion="reconsider", proposal=other)
    assert room.refused("motion.agree", PRESIDENT, motion=reconsider) == ("vote_needed", {"motion": reconsider})


def test_competing_proposals_are_decided_as_they_were_submitted() -> None:
    room = debate()
    one = tabled(room)
    two = tabled(room, "XMR", "Ports", competes=one)
    three = tabled(room, "XNB", "Piers", competes=two)
    assert room.state.proposals[three].question == one
    assert room.refused("proposal.table", delegation("XOR"), title="More", rule="simple", competes=999)[0] == "unknown"
    found = room.refused("proposal.table", delegation("XOR"), title="More", rule="simple", competes=one, amends=two)
    assert found[0] == "unknown"
    near = tabled(room, "XOR", "Nearly", amends=two)
    for later in (two, three, near):
        found = room.refused("poll.start", PRESIDENT, subject=later, method="recorded")
        assert found == ("wrong_order", {"next": one})
    assert room.refused("motion.move", delegation("XKS"), motion="priority", proposal=one)[0] == "no_change"
    assert room.refused("motion.move", delegation("XKS"), motion="priority", proposal=near)[0] == "no_change"
    asked = {"motion": "no_further_vote", "proposal": two}
    assert room.refused("motion.move", delegation("XKS"), **asked) == ("not_decided", {"subject": one})
    room.do(
        "motion.agree", PRESIDENT, motion=room.do("motion.move", delegation("XKS"), motion="priority", proposal=three)
    )
    assert room.refused("decision.consensus", PRESIDENT, proposal=one) == ("wrong_order", {"next": three})
    voted(room, three, "nnnnnnnn")
    voted(room, one, "yyyyyyyy")
    voted(room, room.do("motion.move", delegation("XKS"), **asked), "yyyyynnn")
    assert [fate(room, each) for each in (one, two, three, near)] == [
        Fate.ADOPTED, Fate.NOT_PUT, Fate.REJECTED, Fate.NOT_PUT,
    ]  # fmt: skip
    found = room.refused("speaker.request", delegation("XZD"), kind="explanation_after", subject=two)
    assert found == ("not_decided", {"subject": two})


def test_what_is_reconsidered_is_whole_again() -> None:
    room = debate()
    proposal = tabled(room)
    divided(room, proposal, "paragraph 2")
    voted(room, proposal, "nnnnnnnn", part=1)
    voted(room, proposal, "nnnnnnnn")
    voted(room, room.do("motion.move", delegation("XKS"), motion="reconsider", proposal=proposal), "yyyyyyyy")
    assert (fate(room, proposal), fates(room, proposal)) == (Fate.OPEN, [])
    voted(room, proposal, "yyyyyyyy")
