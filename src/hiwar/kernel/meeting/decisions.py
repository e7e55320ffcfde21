"""Decisions: consensus, and recorded votes on proposals, amendments, motions and rulings.

The Council follows the rules of the Main Committees of the General Assembly (resolution 5/1, annex, rule 1). The order
of amendments, motions, parts and competing proposals and who may speak on them are those rules as they are commonly
described; their numbers were not checked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ..procedure.majority import Rule, majority
from ..procedure.quorum import Act, quorum
from ..procedure.speakers_order import alphabetical_key, speakers_order
from .asking import Applies, Ask, Checks, a_member, floor_taken, nothing_pending
from .events import VOTES, Event, Payload, Role
from .form import fits
from .kinds import QUORUM_COUNTS
from .model import Fate, Motion, Part, Poll, Proposal, Ruling, State, Status, motions_in_order
from .refusals import Reason, refuse

_DECIDED = (Fate.ADOPTED, Fate.REJECTED, Fate.CONSENSUS)
_ON_OPEN = ("no_action", "priority", "no_further_vote", "division")
_ON_DECIDED = ("reconsider",)

# proposals


def _check_table(ask: Ask) -> None:
    payload, state = ask.payload, ask.state
    if ask.role is not Role.SECRETARIAT and (
        payload["rule"] == Rule.TWO_THIRDS or "proposal.sponsor" not in state.rules.events
    ):
        refuse(Reason.NOT_YOUR_ROLE, command="proposal.table", role=ask.role)
    if payload["competes"] is not None:
        rival = _open_proposal(ask, payload["competes"])
        if rival.amends is not None or payload["amends"] is not None:
            refuse(Reason.UNKNOWN, what="proposal", which=rival.number)
    if payload["amends"] is None:
        return
    if "amendment.order" not in state.rules.events:
        refuse(Reason.NOT_IN_THIS_MEETING, command="amendment", kind=state.kind)
    parent = _open_proposal(ask, payload["amends"])
    if parent.amends is not None:
        refuse(Reason.UNKNOWN, what="proposal", which=parent.number)
    if ask.payload["rule"] != parent.rule:
        refuse(Reason.BAD_FIELD, command="proposal.table", field="rule", type=parent.rule)


def _open_proposal(ask: Ask, number: int) -> Proposal:
    proposal = ask.state.proposals.get(number) or refuse(Reason.UNKNOWN, what="proposal", which=number)
    if proposal.fate is not Fate.OPEN:
        refuse(Reason.ALREADY_DECIDED, subject=number)
    return proposal


def _table(state: State, event: Event) -> State:
    payload = event.payload
    sponsors = () if event.actor.role is Role.SECRETARIAT else (event.actor.name,)
    proposal = Proposal(
        event.number,
        payload["symbol"],
        payload["title"],
        payload["text"],
        sponsors,
        payload["rule"],
        payload["amends"],
    )
    if (before := payload.get("competes")) is not None:
        proposal = replace(proposal, question=state.proposals[before].question or before)
    state = _with(state, proposal)
    if proposal.amends is None:
        return state
    parent = state.proposals[proposal.amends]
    return _with(state, replace(parent, amendments=(*parent.amendments, proposal.number)))


def _with(state: State, proposal: Proposal) -> State:
    return replace(state, proposals={**state.proposals, proposal.number: proposal})


def _check_sponsor(ask: Ask) -> None:
    proposal = _open_proposal(ask, ask.payload["proposal"])
    if ask.speaker in proposal.sponsors:
        refuse(Reason.ALREADY_SPONSOR, proposal=proposal.number)


def _sponsor(state: State, event: Event) -> State:
    proposal = state.proposals[event.payload["proposal"]]
    return _with(state, replace(proposal, sponsors=(*proposal.sponsors, event.actor.name)))


def _check_withdraw(ask: Ask) -> None:
    """Its first sponsor may withdraw a proposal as long as it is not amended and no vote on it has begun."""
    proposal = _open_proposal(ask, ask.payload["proposal"])
    if ask.speaker not in proposal.sponsors[:1]:
        refuse(Reason.NOT_YOUR_OWN, speaker=proposal.sponsors[0] if proposal.sponsors else "")
    if proposal.amended or proposal.polls:
        refuse(Reason.ALREADY_AMENDED, proposal=proposal.number)


def _check_order(ask: Ask) -> None:
    proposal = _open_proposal(ask, ask.payload["proposal"])
    if sorted(ask.payload["order"]) != sorted(_open_amendments(ask.state, proposal)):
        refuse(Reason.BAD_FIELD, command="amendment.order", field="order", type="numbers")


def _open_amendments(state: State, proposal: Proposal) -> list[int]:
    return [each for each in proposal.amendments if state.proposals[each].fate is Fate.OPEN]


def _rivals(state: State, proposal: Proposal) -> list[Proposal]:
    """The open proposals on the same question, in the order in which they are voted upon: as they were submitted, but
    those first to which a motion gave priority, the last such motion before the others."""
    question = proposal.question or proposal.number
    same = [each for each in state.proposals.values() if question in (each.number, each.question)]
    found = [each for each in same if each.fate is Fate.OPEN]
    return sorted(found, key=lambda each: (-(each.ahead or 0), each.number))


def _order(state: State, event: Event) -> State:
    proposal, order = state.proposals[event.payload["proposal"]], event.payload["order"]
    settled = tuple(each for each in proposal.amendments if each not in order)
    return _with(state, replace(proposal, amendments=(*settled, *order)))


# motions


def _check_motion(ask: Ask) -> None:
    payload, state = ask.payload, ask.state
    a_member(ask)
    nothing_pending(state)
    asked = (payload["motion"], payload["proposal"])
    if any((each.motion, each.proposal) == asked for each in motions_in_order(state)):
        refuse(Reason.NO_CHANGE)
    number = payload["proposal"]
    if (payload["parts"] is not None) != (payload["motion"] == "division") or not _are_parts(payload["parts"] or ()):
        refuse(Reason.BAD_FIELD, command="motion.move", field="parts", type="table")
    if payload["motion"] in _ON_OPEN:
        _check_on_open(ask, _open_proposal(ask, number))
    elif payload["motion"] in _ON_DECIDED:
        proposal = state.proposals.get(number) or refuse(Reason.UNKNOWN, what="proposal", which=number or "")
        if proposal.fate not in _DECIDED:
            refuse(Reason.NOT_DECIDED, subject=number)
    elif number is not None:
        refuse(Reason.BAD_FIELD, command="motion.move", field="proposal", type="null")


def _are_parts(rows: Sequence[Mapping[str, Any]]) -> bool:
    titles = [row.get("title") for row in rows if set(row) == {"title"}]
    return len(set(titles)) == len(rows) and all(fits(title, "text") for title in titles)


def _check_on_open(ask: Ask, proposal: Proposal) -> None:
    motion, rivals = ask.payload["motion"], _rivals(ask.state, proposal)
    if motion == "division" and not ask.payload["parts"]:
        refuse(Reason.BAD_FIELD, command="motion.move", field="parts", type="table")
    if motion == "priority" and (proposal.amends is not None or rivals[0] == proposal):
        refuse(Reason.NO_CHANGE)
    if motion == "no_further_vote":
        question = proposal.question or proposal.number
        same = [each for each in ask.state.proposals.values() if question in (each.number, each.question)]
        if not any(each.fate in _DECIDED for each in same):
            refuse(Reason.NOT_DECIDED, subject=question)


def _move(state: State, event: Event) -> State:
    payload = event.payload
    motion = Motion(
        event.number,
        payload["motion"],
        event.actor.name,
        payload["proposal"],
        parts=tuple(row["title"] for row in payload.get("parts") or ()),
        complete=bool(payload.get("complete")),
    )
    return _with_motion(state, motion)


def _with_motion(state: State, motion: Motion) -> State:
    return replace(state, motions={**state.motions, motion.number: motion})


def _pending_motion(ask: Ask) -> Motion:
    number = ask.payload["motion"]
    motion = ask.state.motions.get(number) or refuse(Reason.UNKNOWN, what="motion", which=number)
    if motion not in motions_in_order(ask.state):
        refuse(Reason.ALREADY_DECIDED, subject=number)
    return motion


def _check_object(ask: Ask) -> None:
    a_member(ask)
    motion = _pending_motion(ask)
    if motion.objected_by:
        refuse(Reason.OBJECTED, by=motion.objected_by)


def _object(state: State, event: Event) -> State:
    return _with_motion(state, replace(state.motions[event.payload["motion"]], objected_by=event.actor.name))


def _check_withdraw_motion(ask: Ask) -> None:
    motion = _pending_motion(ask)
    if motion.mover != ask.speaker:
        refuse(Reason.NOT_YOUR_OWN, speaker=motion.mover)


def _withdraw_motion(state: State, event: Event) -> State:
    return _with_motion(state, replace(state.motions[event.payload["motion"]], withdrawn=True))


def _check_agree(ask: Ask) -> None:
    """Nobody objects; what takes two thirds is always put to the vote."""
    motion = _pending_motion(ask)
    _room_is_free(ask.state)
    first = motions_in_order(ask.state)[0]
    if first != motion:
        refuse(Reason.MOTION_PENDING, motion=first.number)
    if motion.objected_by:
        refuse(Reason.OBJECTED, by=motion.objected_by)
    if motion.motion in _BY_TWO_THIRDS:
        refuse(Reason.VOTE_NEEDED, motion=motion.number)


_BY_TWO_THIRDS = ("reconsider",)


def _agree(state: State, event: Event) -> State:
    motion = replace(state.motions[event.payload["motion"]], adopted=True)
    return _carried(_with_motion(state, motion), motion)


def _carried(state: State, motion: Motion) -> State:
    """What follows from a motion that was carried."""
    if motion.motion == "close_debate":
        return replace(state, debate_closed=True)
    if motion.proposal is None:
        return state
    if motion.motion in _FATES:
        return _settled(state, motion.proposal, _FATES[motion.motion])
    proposal = state.proposals[motion.proposal]
    if motion.motion == "priority":
        return _with(state, replace(proposal, ahead=motion.number))
    if motion.motion == "division":
        parts = (*proposal.parts, *(Part(title) for title in motion.parts))
        return _with(state, replace(proposal, parts=parts, complete=proposal.complete or motion.complete))
    return state


_FATES = {"no_action": Fate.NO_ACTION, "no_further_vote": Fate.NOT_PUT, "reconsider": Fate.OPEN}


# deciding


def _check_request(ask: Ask) -> None:
    a_member(ask)
    proposal = _open_proposal(ask, ask.payload["proposal"])
    if proposal.vote_requested_by:
        refuse(Reason.VOTE_REQUESTED, by=proposal.vote_requested_by)


def _request(state: State, event: Event) -> State:
    proposal = state.proposals[event.payload["proposal"]]
    return _with(state, replace(proposal, vote_requested_by=event.actor.name))


def _check_consensus(ask: Ask) -> None:
    proposal = _open_proposal(ask, ask.payload["proposal"])
    _room_is_free(ask.state)
    for motion in motions_in_order(ask.state):
        refuse(Reason.MOTION_PENDING, motion=motion.number)
    _in_order(ask, proposal)
    if proposal.vote_requested_by:
        refuse(Reason.VOTE_REQUESTED, by=proposal.vote_requested_by)


def _room_is_free(state: State) -> None:
    nothing_pending(state)
    if state.floor is not None:
        floor_taken(state)


def _floor_is_free(state: State, about: str) -> None:
    """Nobody speaks while a vote is taken; whom a point of order interrupted keeps the floor, silent, while the room
    votes on the ruling about it."""
    if state.floor is None:
        return
    if about != "ruling" or state.turns[state.floor].status is not Status.PAUSED:
        floor_taken(state)


def _in_order(ask: Ask, proposal: Proposal) -> None:
    """Whether a proposal, or the part of it that is named, is what is decided next: of several on one question the
    first, amendments before what they amend, parts before the whole."""
    state, part = ask.state, ask.payload["part"]
    main = state.proposals[proposal.amends] if proposal.amends is not None else proposal
    first = _rivals(state, main)[0]
    if first != main:
        refuse(Reason.WRONG_ORDER, next=first.number)
    _amendments_first(state, proposal)
    if part is not None and not 1 <= part <= len(proposal.parts):
        refuse(Reason.UNKNOWN, what="part", which=part)
    due = next((place for place, each in enumerate(proposal.parts, 1) if each.fate is Fate.OPEN), None)
    if part != due:
        if due is None:
            refuse(Reason.ALREADY_DECIDED, subject=proposal.number)
        refuse(Reason.PART_PENDING, proposal=proposal.number, part=due)


def _amendments_first(state: State, proposal: Proposal) -> None:
    """Amendments are decided before the proposal, in their order: the furthest removed in substance first."""
    if proposal.amends is not None:
        first = _open_amendments(state, state.proposals[proposal.amends])[0]
        if first != proposal.number:
            refuse(Reason.WRONG_ORDER, next=first)
    for each in _open_amendments(state, proposal):
        refuse(Reason.AMENDMENT_PENDING, proposal=each)


def _settled(state: State, number: int, fate: Fate) -> State:
    """The state after a decision on a proposal, which an amendment that is adopted changes in what it amends."""
    proposal = replace(state.proposals[number], fate=fate)
    if fate is Fate.OPEN:  # reconsidered: whoever wants its parts voted upon separately moves it anew
        proposal = replace(proposal, parts=(), complete=False)
    state = _with(state, proposal)
    if proposal.amends is not None and fate in (Fate.ADOPTED, Fate.CONSENSUS):
        state = _with(state, replace(state.proposals[proposal.amends], amended=True))
    if fate in (Fate.NO_ACTION, Fate.WITHDRAWN, Fate.NOT_PUT):
        for each in _open_amendments(state, proposal):
            state = _with(state, replace(state.proposals[each], fate=fate))
    return state


# votes


def _check_start(ask: Ask) -> Payload:
    state, number, first = ask.state, ask.payload["subject"], ask.payload["first"]
    about, rule = _subject(ask, number)
    _floor_is_free(state, about)
    members = {iso3: seat.name for iso3, seat in state.seats.items() if seat.member}
    if first is not None and first not in members:
        refuse(Reason.NOT_A_MEMBER, speaker=first)
    if not members:
        refuse(Reason.UNKNOWN, what="member", which="")
    begin = first or min(members, key=lambda each: (alphabetical_key(members[each]), each))
    return {"about": about, "rule": rule, "voters": tuple(speakers_order(begin, members, members).order)}


def _subject(ask: Ask, number: int) -> tuple[str, str]:
    """What is put to the vote and the majority that it needs; refused when something else comes before it."""
    state = ask.state
    appeals = [each for each in state.rulings.values() if each.appealed_by and each.overruled is None]
    if appeals:
        if appeals[0].turn != number:
            refuse(Reason.APPEAL_PENDING, turn=appeals[0].turn)
        return "ruling", Rule.SIMPLE
    nothing_pending(state)
    motions = motions_in_order(state)
    if motions:
        if motions[0].number != number:
            refuse(Reason.MOTION_PENDING, motion=motions[0].number)
        return "motion", Rule.TWO_THIRDS if motions[0].motion in _BY_TWO_THIRDS else Rule.SIMPLE
    proposal = _open_proposal(ask, number)
    _in_order(ask, proposal)
    return "proposal" if ask.payload["part"] is None else "part", proposal.rule


def _start(state: State, event: Event) -> State:
    payload = event.payload
    poll = Poll(
        event.number,
        payload["about"],
        payload["subject"],
        payload["method"],
        payload["rule"],
        payload["voters"],
        part=payload.get("part"),
    )
    state = replace(state, poll=poll.number, polls={**state.polls, poll.number: poll})
    if poll.about in ("proposal", "part"):
        proposal = state.proposals[poll.subject]
        state = _with(state, replace(proposal, polls=(*proposal.polls, poll.number)))
    return state


def _open_poll(ask: Ask) -> Poll:
    number = ask.payload["poll"]
    return ask.state.polls[number] if number == ask.state.poll else refuse(Reason.UNKNOWN, what="poll", which=number)


def _check_cast(ask: Ask) -> None:
    poll = _open_poll(ask)
    if ask.speaker not in poll.voters:
        refuse(Reason.NOT_A_VOTER, speaker=ask.speaker)
    if ask.speaker in poll.votes:
        refuse(Reason.ALREADY_VOTED, speaker=ask.speaker)
    if poll.next is not None and poll.next != ask.speaker:
        refuse(Reason.NOT_YOUR_CALL, next=poll.next)


def _with_poll(state: State, poll: Poll) -> State:
    return replace(state, polls={**state.polls, poll.number: poll})


def _cast(state: State, event: Event) -> State:
    poll, state_ = state.polls[event.payload["poll"]], event.actor.name
    absent = tuple(each for each in poll.absent if each != state_)
    return _with_poll(state, replace(poll, votes={**poll.votes, state_: event.payload["vote"]}, absent=absent))


def _check_absent(ask: Ask) -> None:
    poll = _open_poll(ask)
    if poll.next is None:
        refuse(Reason.NO_CHANGE)
    if ask.payload["state"] != poll.next:
        refuse(Reason.NOT_YOUR_CALL, next=poll.next)


def _absent(state: State, event: Event) -> State:
    poll = state.polls[event.payload["poll"]]
    return _with_poll(state, replace(poll, absent=(*poll.absent, event.payload["state"])))


def _check_stop(ask: Ask) -> Payload:
    poll = _open_poll(ask)
    _floor_is_free(ask.state, poll.about)
    nothing_pending(ask.state, but=poll.subject)
    if poll.next is not None:
        refuse(Reason.ROLL_CALL_OPEN, next=poll.next)
    counts = {each: list(poll.votes.values()).count(each) for each in VOTES.split("|")}
    found = majority(counts["yes"], counts["no"], counts["abstain"], Rule(poll.rule), len(poll.voters))
    enough = quorum_of(ask.state, poll)
    return {
        **counts,
        "absent": len(poll.voters) - len(poll.votes),
        "needed": found.needed,
        "quorum": enough.reached,
        "adopted": found.adopted and enough.reached,
        "source": f"{found.source}; {enough.source}",
    }


class QuorumNow(NamedTuple):
    """How many must vote for a decision (`needed`), of how many that count; `voted`: how many have in this vote."""

    needed: int
    counted: int
    voted: int
    reached: bool
    source: str
    verified: bool


def quorum_of(state: State, poll: Poll | None = None) -> QuorumNow:
    """Whether enough vote for a decision: of the members, or, where a meeting counts only who takes part
    (`quorum_counts`), of those members that asked for the floor or were put on a list in it, or vote now. Without a
    vote: what a decision would need."""
    voters = poll.voters if poll else tuple(each.iso3 for each in state.seats.values() if each.member)
    votes = poll.votes if poll else {}
    limits = state.plan.limits if state.plan else {}
    few = limits.get(QUORUM_COUNTS, {})
    counted = len(voters)
    if few.get("value") == "taking_part":
        there = {turn.speaker for turn in state.turns.values()} | votes.keys()
        counted = len(there.intersection(voters))
    found = quorum(state.rules.body, Act.DECIDE, counted, len(votes))
    source = f"{found.source}; {few['source']}" if few else found.source
    return QuorumNow(found.needed, counted, len(votes), found.reached, source, found.verified and not few)


def _stop(state: State, event: Event) -> State:
    poll = replace(state.polls[event.payload["poll"]], result=event.payload)
    state = replace(_with_poll(state, poll), poll=None)
    return _OUTCOMES[poll.about](state, poll, bool(event.payload["adopted"]))


def _after_ruling(state: State, poll: Poll, adopted: bool) -> State:
    """The question put is whether the ruling be overruled: it stands unless a majority says so."""
    ruling: Ruling = replace(state.rulings[poll.subject], overruled=adopted)
    return replace(state, rulings={**state.rulings, poll.subject: ruling})


def _after_motion(state: State, poll: Poll, adopted: bool) -> State:
    motion = replace(state.motions[poll.subject], adopted=adopted, poll=poll.number)
    state = _with_motion(state, motion)
    return _carried(state, motion) if adopted else state


def _after_proposal(state: State, poll: Poll, adopted: bool) -> State:
    return _settled(state, poll.subject, Fate.ADOPTED if adopted else Fate.REJECTED)


def _after_part(state: State, poll: Poll, adopted: bool) -> State:
    return _part_settled(state, poll.subject, poll.part or 0, Fate.ADOPTED if adopted else Fate.REJECTED)


def _part_settled(state: State, number: int, part: int, fate: Fate) -> State:
    """The state after a decision on a part. Where all that the text decides was rejected, the proposal is too (rules 89
    and 129 of the General Assembly)."""
    proposal = state.proposals[number]
    parts = tuple(each._replace(fate=fate) if place == part else each for place, each in enumerate(proposal.parts, 1))
    state = _with(state, replace(proposal, parts=parts))
    if proposal.complete and all(each.fate is Fate.REJECTED for each in parts):
        return _settled(state, number, Fate.REJECTED)
    return state


def _consensus(state: State, event: Event) -> State:
    number, part = event.payload["proposal"], event.payload.get("part")
    if part is None:
        return _settled(state, number, Fate.CONSENSUS)
    return _part_settled(state, number, part, Fate.CONSENSUS)


_OUTCOMES: Mapping[str, Callable[[State, Poll, bool], State]] = {
    "part": _after_part,
    "ruling": _after_ruling,
    "motion": _after_motion,
    "proposal": _after_proposal,
}


def _check_correct(ask: Ask) -> None:
    number = ask.payload["poll"]
    poll = ask.state.polls.get(number) or refuse(Reason.UNKNOWN, what="poll", which=number)
    if poll.result is None:
        refuse(Reason.NOT_DECIDED, subject=poll.subject)
    if ask.speaker not in poll.voters:
        refuse(Reason.NOT_A_VOTER, speaker=ask.speaker)
    if poll.intended.get(ask.speaker, poll.votes.get(ask.speaker)) == ask.payload["vote"]:
        refuse(Reason.NO_CHANGE)


def _correct(state: State, event: Event) -> State:
    poll = state.polls[event.payload["poll"]]
    return _with_poll(state, replace(poll, intended={**poll.intended, event.actor.name: event.payload["vote"]}))


CHECKS: Checks = {
    "proposal.table": _check_table,
    "proposal.sponsor": _check_sponsor,
    "proposal.withdraw": _check_withdraw,
    "amendment.order": _check_order,
    "motion.move": _check_motion,
    "motion.object": _check_object,
    "motion.withdraw": _check_withdraw_motion,
    "motion.agree": _check_agree,
    "vote.request": _check_request,
    "decision.consensus": _check_consensus,
    "poll.start": _check_start,
    "vote.cast": _check_cast,
    "vote.absent": _check_absent,
    "poll.stop": _check_stop,
    "vote.correct": _check_correct,
}

APPLIES: Applies = {
    "proposal.table": _table,
    "proposal.sponsor": _sponsor,
    "proposal.withdraw": lambda state, event: _settled(state, event.payload["proposal"], Fate.WITHDRAWN),
    "amendment.order": _order,
    "motion.move": _move,
    "motion.object": _object,
    "motion.withdraw": _withdraw_motion,
    "motion.agree": _agree,
    "vote.request": _request,
    "decision.consensus": _consensus,
    "poll.start": _start,
    "vote.cast": _cast,
    "vote.absent": _absent,
    "poll.stop": _stop,
    "vote.correct": _correct,
}
