"""Whatever anybody asks for in whatever order, what makes a meeting fair holds after each step."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from hiwar.kernel.meeting import (
    EVENTS,
    Actor,
    Phase,
    Refusal,
    Role,
    State,
    Status,
    Turn,
    TurnKind,
    apply,
    budgets,
    clock,
    draft_report,
    due,
    dumps,
    loads,
    replay,
)
from hiwar.kernel.meeting.clock import used
from hiwar.kernel.meeting.equal_footing import sheet, standing
from hiwar.kernel.meeting.kinds import BUDGET_TURNS
from hiwar.kernel.meeting.turns import line, my_turn
from tests.kernel.meeting.room import (
    GROUPS,
    INSTITUTE,
    PRESIDENT,
    PUBLIC,
    READER,
    SECRETARIAT,
    VICE,
    Room,
    debate,
    delegation,
    drawn,
    in_session,
    registered,
)
from tests.kernel.meeting.test_equal_footing import assert_adds_up

ACTORS = [PRESIDENT, VICE, SECRETARIAT, READER, PUBLIC, INSTITUTE, *map(delegation, GROUPS)]
TEXT = "We recommend to count the boats, and to paint them."


class Meeting(RuleBasedStateMachine):
    """A meeting in which anybody may ask for anything; what is refused leaves nothing."""

    room: Room

    def begin(self) -> Room:
        """The meeting before its steps."""
        raise NotImplementedError

    @initialize()
    def start(self) -> None:
        self.room = self.begin()
        self.seen: State = self.room.state

    def ask(self, name: str, actor: Actor, **payload: Any) -> bool:
        """Ask, and keep what follows; whether it was allowed."""
        found = self.room.ask(name, actor, **payload)
        if isinstance(found, Refusal):
            return False
        self.room.keep(found)
        return True

    @property
    def chair(self) -> Actor:
        return Actor(Role.PRESIDER, office=self.room.state.presider)

    @rule(seconds=st.one_of(st.integers(0, 90), st.floats(0, 2, allow_nan=False), st.just(4000)))
    def time_goes_by(self, seconds: float) -> None:
        self.room.wait(seconds)

    @rule()
    def the_clock_is_asked(self) -> None:
        self.room.tick()

    @rule(seconds=st.sampled_from([0, 0.3, 20, 200]), end=st.booleans(), data=st.data())
    def somebody_speaks(self, seconds: float, end: bool, data: st.DataObject) -> None:
        state = self.room.state
        unlisted = [each for each in state.turns.values() if each.status is Status.WAITING and each.list is None]
        ready = [*line(state)[:1], *unlisted]
        if not ready:
            return
        turn = data.draw(st.sampled_from(ready))
        if self.ask("statement.deposit", delegation(turn.speaker), turn=turn.number, text=TEXT, language="en"):
            self.ask(
                "recommendation.suggest",
                READER,
                confidence=90,
                sign="recommends",
                statement=self.room.state.number,
                start=13,
                end=30,
            )
        if self.ask("speaker.call", self.chair, turn=turn.number):
            self.ask("speaker.start", self.chair, turn=turn.number)
            self.room.wait(seconds)
            if end:
                self.ask("speaker.end", self.chair, turn=turn.number)

    @rule(verb=st.sampled_from(["withdraw", "strike", "readd", "skip"]), data=st.data())
    def a_turn_is_changed(self, verb: str, data: st.DataObject) -> None:
        if self.room.state.turns:
            turn = data.draw(st.sampled_from([*self.room.state.turns.values()]))
            actor = delegation(turn.speaker) if verb == "withdraw" else self.chair
            self.ask(f"speaker.{verb}", actor, turn=turn.number, **({"reason": "a test"} if verb == "strike" else {}))

    @rule(one=st.sampled_from(["XQR", "XBD", "XMR", "XLN"]), other=st.sampled_from(["XQR", "XBD", "XMR", "XLN"]))
    def places_are_exchanged(self, one: str, other: str) -> None:
        if self.ask("swap.propose", delegation(one), list="states", partner=other):
            assert self.ask("swap.accept", delegation(other), list="states", partner=one)

    @rule(verb=st.sampled_from(["speaker.call", "speaker.skip", "absence.note"]))
    def somebody_is_not_there(self, verb: str) -> None:
        if verb == "absence.note":
            self.ask(verb, self.chair)
        elif (waiting := line(self.room.state)) and self.ask("speaker.call", self.chair, turn=waiting[0].number):
            self.ask("speaker.skip", self.chair, turn=waiting[0].number)

    @rule(verb=st.sampled_from(["start", "pause", "resume", "end", "skip", "readd"]))
    def the_floor(self, verb: str) -> None:
        floor = self.room.state.floor or self.room.state.last_turn
        if floor is not None:
            self.ask(f"speaker.{verb}", self.chair, turn=floor)

    @rule(verb=st.sampled_from(["suspend", "resume", "resume"]))
    def the_meeting(self, verb: str) -> None:
        self.ask(f"meeting.{verb}", self.chair)

    @precondition(lambda self: self.room.state.number > 40)
    @rule()
    def the_end(self) -> None:
        self.ask("meeting.close", self.chair)

    @rule(iso3=st.sampled_from(sorted(GROUPS)), kind=st.sampled_from([*TurnKind]), data=st.data())
    def a_turn_is_asked_for(self, iso3: str, kind: TurnKind, data: st.DataObject) -> None:
        subjects = [None, *self.room.state.proposals, *self.room.state.motions]
        self.ask("speaker.request", delegation(iso3), kind=kind.value, subject=data.draw(st.sampled_from(subjects)))

    @rule(data=st.data())
    def something_is_said(self, data: st.DataObject) -> None:
        turns = [*self.room.state.turns.values()]
        if turns:
            turn = data.draw(st.sampled_from(turns))
            self.ask("statement.deposit", delegation(turn.speaker), turn=turn.number, text=TEXT, language="en")

    @rule(data=st.data(), start=st.integers(0, 50), length=st.integers(1, 20))
    def something_is_marked(self, data: st.DataObject, start: int, length: int) -> None:
        state = self.room.state
        if state.statements:
            number = data.draw(st.sampled_from([*state.statements]))
            self.ask(
                "recommendation.suggest",
                READER,
                confidence=90,
                sign="recommends",
                statement=number,
                start=start,
                end=start + length,
            )

    @rule(data=st.data(), said=st.integers(0, len(TEXT)), verb=st.sampled_from(["check", "confirm", "answer"]))
    def something_is_settled(self, data: st.DataObject, said: int, verb: str) -> None:
        state = self.room.state
        if verb == "check" and state.statements:
            number = data.draw(st.sampled_from([*state.statements]))
            self.ask("statement.check", SECRETARIAT, statement=number, said=said)
        words = {"position": "noted", "words": "Talvania notes it.", "language": "en"}
        for number in state.recommendations:
            if verb == "answer":
                self.ask("recommendation.answer", delegation("XTV"), recommendation=number, **words)
            else:
                self.ask("recommendation.confirm", SECRETARIAT, recommendation=number)

    @rule(ruling=st.sampled_from(["upheld", "rejected"]), appealed=st.booleans())
    def points_are_ruled_upon(self, ruling: str, appealed: bool) -> None:
        for turn in self.room.state.turns.values():
            if turn.kind is TurnKind.POINT_OF_ORDER:
                self.ask("point.rule", self.chair, turn=turn.number, ruling=ruling)
                if appealed:
                    self.ask("point.appeal", delegation("XMR"), turn=turn.number)

    @rule(vote=st.sampled_from(["yes", "no", "abstain", "not_participating"]), stop=st.booleans(), data=st.data())
    def a_vote(self, vote: str, stop: bool, data: st.DataObject) -> None:
        state = self.room.state
        subjects = [*state.proposals, *state.motions, *state.rulings]
        if state.poll is None and subjects:
            subject = data.draw(st.sampled_from(subjects))
            part = data.draw(st.sampled_from([None, 1, 2]))
            method = data.draw(st.sampled_from(["roll_call", "recorded"]))
            self.ask("poll.start", self.chair, subject=subject, part=part, method=method)
        if self.room.state.poll is None:
            return
        poll = self.room.state.polls[self.room.state.poll]
        for voter in poll.voters if stop else poll.voters[:2]:
            self.ask("vote.cast", delegation(voter), poll=poll.number, vote=vote)
        if stop:
            self.ask("poll.stop", self.chair, poll=poll.number)

    @rule(name=st.sampled_from(sorted(EVENTS)), actor=st.sampled_from(ACTORS), data=st.data())
    def anything(self, name: str, actor: Actor, data: st.DataObject) -> None:
        payload = {}
        for field, kind in EVENTS[name].given.items():
            if kind.endswith("?") and data.draw(st.booleans()):
                continue
            payload[field] = data.draw(self.values(kind.rstrip("?")))
        self.ask(name, actor, **payload)

    def known(self) -> list[int]:
        """The numbers of what there is."""
        state = self.room.state
        kept = (state.turns, state.statements, state.recommendations, state.proposals, state.motions, state.polls)
        return [number for each in kept for number in each]

    def values(self, kind: str) -> st.SearchStrategy[Any]:
        """Values of a type of field, such that some make sense in this meeting."""
        known: dict[str, st.SearchStrategy[Any]] = {
            "text": st.sampled_from(["states", "stakeholders", "XBD", "President", "Vice-President", TEXT]),
            "state": st.sampled_from(sorted(GROUPS)),
            "states": st.lists(st.sampled_from(sorted(GROUPS)), max_size=3),
            "number": st.sampled_from([0, *self.known()]),
            "numbers": st.lists(st.integers(0, self.room.state.number + 1), max_size=3),
            "flag": st.booleans(),
            "moment": st.just("2026-05-05T07:00:00Z"),
            "hex": st.just("00"),
            "table": st.just([]),
            "object": st.just({}),
        }
        return known[kind] if kind in known else st.sampled_from(kind.split("|"))

    @invariant()
    def numbers_have_no_gaps(self) -> None:
        assert [each.number for each in self.room.events] == [*range(1, len(self.room.events) + 1)]
        times = [each.at for each in self.room.events]
        assert times == sorted(times)

    def teardown(self) -> None:
        """A replay gives the same state and the same bytes."""
        data = dumps(self.room.events)
        events = loads(data)
        assert events == tuple(self.room.events)
        assert dumps(events) == data
        assert replay(self.room.state.kind, events) == self.room.state

    @invariant()
    def nobody_has_more_than_its_limit(self) -> None:
        state = self.room.state
        for event in due(state, self.room.at):
            state = apply(state, event)
        assert due(state, self.room.at) == ()
        for turn in state.turns.values():
            assert used(turn, self.room.at) <= timedelta(seconds=turn.seconds or 0)
        for budget in budgets(state, self.room.at):
            turns = [each for each in state.turns.values() if self.shares(each, budget.list)]
            whole = sum((used(each, self.room.at) for each in turns), timedelta())
            assert whole <= timedelta(seconds=budget.seconds)
        found = clock(state, self.room.at)
        assert found is None or found.used + found.remaining == found.seconds

    @staticmethod
    def shares(turn: Turn, name: str | None) -> bool:
        return turn.kind in BUDGET_TURNS if name is None else turn.list == name

    @invariant()
    def equal_standing_has_equal_time(self) -> None:
        state, by = self.room.state, defaultdict(set)
        for turn in state.turns.values():
            if turn.list and turn.seconds is not None:
                by[turn.list, standing(state, turn.speaker)].add(turn.seconds)
        assert all(len(each) == 1 for each in by.values())
        assert all(each.equal for each in sheet([state], self.room.at).limits)

    @invariant()
    def the_sheet_adds_up(self) -> None:
        found = sheet([self.room.state], self.room.at)
        for rows in (found.speakers, found.groups, found.standings):
            assert_adds_up(rows, found.whole)

    @invariant()
    def one_at_a_time(self) -> None:
        speaking = [each for each in self.room.state.turns.values() if each.status is Status.SPEAKING]
        assert [each.number for each in speaking] in ([], [self.room.state.floor])
        assert not speaking or self.room.state.phase in (Phase.IN_SESSION, Phase.VOTING)
        for each in self.room.state.turns.values():
            assert all(end is not None for _, end in each.spans[:-1])

    @invariant()
    def nothing_said_disappears(self) -> None:
        before, now = self.seen, self.room.state
        for number, statement in before.statements.items():
            assert now.statements[number].text == statement.text
        for number, each in before.recommendations.items():
            after = now.recommendations[number]
            assert (after.text, after.states) == (each.text, each.states)
            assert after.answers[: len(each.answers)] == each.answers
            assert each.mark.value != "confirmed" or after.mark is each.mark
        for number, turn in before.turns.items():
            spans = now.turns[number].spans
            assert [start for start, _ in turn.spans] == [start for start, _ in spans[: len(turn.spans)]]
        for number, poll in before.polls.items():
            assert poll.votes.items() <= now.polls[number].votes.items()
            assert poll.result is None or now.polls[number].result == poll.result
        assert len(draft_report(before)) <= len(draft_report(now))
        self.seen = now

    @invariant()
    def only_what_was_said_is_recommended(self) -> None:
        for _, each in draft_report(self.room.state):
            if each.statement is not None:
                assert self.room.state.turns[self.room.state.statements[each.statement].turn].spans

    @invariant()
    def closed_means_closed(self) -> None:
        if self.room.state.phase is Phase.CLOSED:
            assert self.room.events[-1].name == "meeting.close"

    @invariant()
    def whoever_waits_is_told_when(self) -> None:
        for iso3 in ("XBD", "XLN"):
            found = my_turn(self.room.state, iso3, self.room.at)
            assert found is None or (found.seconds >= 0 and self.room.state.turns[found.turn].speaker == iso3)


class Review(Meeting):
    """The review of Talvania, in which time is short."""

    def begin(self) -> Room:
        return in_session(others_minutes=5, sur_minutes=2)


class Plenary(Meeting):
    """The plenary, its lists in order."""

    def begin(self) -> Room:
        room = drawn(registered("plenary"))
        for name in ("states", "stakeholders"):
            room.do("list.announce", SECRETARIAT, list=name)
        room.do("meeting.open", PRESIDENT)
        return room


class Before(Meeting):
    """The review before its list is told."""

    def begin(self) -> Room:
        return drawn(registered())


class Debate(Meeting):
    """A debate with a draft in two parts, an amendment, another draft on the same question and a motion."""

    def begin(self) -> Room:
        room = debate()
        draft = room.do("proposal.table", delegation("XBD"), title="Harbours", rule="simple")
        room.do("proposal.table", delegation("XMR"), title="Boats", rule="simple", amends=draft)
        room.do("proposal.table", delegation("XKS"), title="Ports", rule="simple", competes=draft)
        parts = [{"title": "paragraph 1"}, {"title": "paragraph 2"}]
        asked = {"motion": "division", "proposal": draft, "parts": parts, "complete": True}
        room.do("motion.agree", PRESIDENT, motion=room.do("motion.move", delegation("XKS"), **asked))
        room.do("motion.move", delegation("XKS"), motion="close_debate")
        return room


@pytest.mark.parametrize("machine", [Before, Review, Plenary, Debate])
def test_what_makes_a_meeting_fair(machine: type[Meeting]) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=20, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
        ),
    )
