"""The kinds of meetings as tables: which events each has, its lists of speakers, its turns and its limits.

A kind is data. What all kinds share stands in `hiwar.kernel.meeting.events`; what a limit is worth on a day comes from
the practices of that day, and is kept in the first event of a meeting.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from ..facts import PracticeValue
from ..procedure.quorum import Body
from .events import EVENTS, Phase, Role


class TurnKind(StrEnum):
    """For what somebody takes the floor."""

    STATEMENT = "statement"
    PRESENTATION = "presentation"
    REPLY = "reply"
    CONCLUSION = "conclusion"
    INSTITUTION = "institution"
    RIGHT_OF_REPLY = "right_of_reply"
    POINT_OF_ORDER = "point_of_order"
    EXPLANATION_BEFORE = "explanation_before"
    EXPLANATION_AFTER = "explanation_after"
    MOTION_FOR = "motion_for"
    MOTION_AGAINST = "motion_against"


BUDGET_TURNS = frozenset({TurnKind.PRESENTATION, TurnKind.REPLY, TurnKind.CONCLUSION})
"""The parts into which the State under review splits its own time as it likes (Council decision 17/119, para. 3)."""


class TurnRule(NamedTuple):
    """Who may ask for a turn that stands on no list, in which phases, and the limits of each one in their order: the
    second right of reply is shorter. Without limits the turn draws on the budget of the State under review."""

    roles: frozenset[Role]
    phases: frozenset[Phase]
    limits: tuple[str, ...] = ()


_SESSION = frozenset({Phase.IN_SESSION})
_STATES = frozenset({Role.DELEGATION, Role.STATE_UNDER_REVIEW})
_UNDER_REVIEW = frozenset({Role.STATE_UNDER_REVIEW})

TURN_RULES: Mapping[TurnKind, TurnRule] = {
    **{kind: TurnRule(_UNDER_REVIEW, _SESSION) for kind in BUDGET_TURNS},
    TurnKind.INSTITUTION: TurnRule(
        frozenset({Role.STAKEHOLDER, Role.SECRETARIAT}), _SESSION, ("plenary_institution_seconds",)
    ),
    TurnKind.RIGHT_OF_REPLY: TurnRule(
        _STATES, _SESSION, ("right_of_reply_first_seconds", "right_of_reply_second_seconds")
    ),
    TurnKind.POINT_OF_ORDER: TurnRule(_STATES, _SESSION | {Phase.VOTING}, ("point_of_order_seconds",)),
    TurnKind.EXPLANATION_BEFORE: TurnRule(_STATES, _SESSION, ("explanation_of_vote_seconds",)),
    TurnKind.EXPLANATION_AFTER: TurnRule(_STATES, _SESSION, ("explanation_of_vote_seconds",)),
    TurnKind.MOTION_FOR: TurnRule(_STATES, _SESSION, ("motion_seconds",)),
    TurnKind.MOTION_AGAINST: TurnRule(_STATES, _SESSION, ("motion_seconds",)),
}


class Order(StrEnum):
    """How a list is put in order: alphabetically from the first speaker drawn, as drawn, or as registered."""

    ALPHABETICAL = "alphabetical"
    DRAWN = "drawn"
    REGISTERED = "registered"


class ListRule(NamedTuple):
    """A list of speakers: who may be on it and how it is put in `order`.

    With `budget`, the name of a limit, all on the list share that time: by the scale of the Working Group, or, where
    `member_limit` is given, in turns of that length, as many as fit. Without it each has the limit of its own,
    `member_limit` or `observer_limit`. A list without order is in order from the beginning.
    """

    name: str
    roles: frozenset[Role]
    order: Order
    budget: str | None = None
    member_limit: str | None = None
    observer_limit: str | None = None


class Kind(NamedTuple):
    """A kind of meeting. `events` are the types it has; `wider` adds phases to some; `lists` come in the order in which
    they are called; `turns` stand on no list; `budget` is the limit that holds the time of the State under review;
    `limits` are the practices that must be known, `options` those that may be; `state` whether a State is under
    review; `follows` names the kind that it continues. `source` says where the kind is described."""

    name: str
    events: frozenset[str]
    wider: Mapping[str, frozenset[Phase]]
    lists: tuple[ListRule, ...]
    turns: frozenset[TurnKind]
    draws: frozenset[str]
    budget: str | None
    limits: tuple[str, ...]
    options: tuple[str, ...]
    state: bool
    body: Body
    source: str
    follows: str | None = None

    def phases(self, event: str) -> frozenset[Phase]:
        """The phases in which a type of event may happen in this kind of meeting; none where it has no such event."""
        if event not in self.events:
            return frozenset()
        return EVENTS[event].phases | self.wider.get(event, frozenset())


_REGISTRATION = frozenset(
    {
        "registration.set",
        "registration.open",
        "registration.close",
        "list.announce",
        "speaker.register",
        "swap.propose",
        "swap.accept",
        "draw.commit",
        "draw.words",
        "draw.reveal",
        "draw.void",
    }
)
_FLOOR = frozenset(
    {
        "meeting.plan",
        "meeting.open",
        "meeting.suspend",
        "meeting.resume",
        "meeting.close",
        "chair.hand_over",
        "speaker.request",
        "speaker.withdraw",
        "speaker.call",
        "speaker.start",
        "speaker.pause",
        "speaker.resume",
        "speaker.end",
        "speaker.warn",
        "speaker.cut",
        "speaker.skip",
        "speaker.readd",
        "speaker.strike",
        "point.rule",
        "point.appeal",
        "poll.start",
        "vote.cast",
        "vote.absent",
        "poll.stop",
        "vote.correct",
        "statement.deposit",
        "statement.check",
    }
)
_TROIKA = frozenset({"troika.ask_own_region", "troika.excuse", "troika.substitute"})
_ABSENCE = frozenset({"absence.note", "absence.decide"})
_RECOMMENDATIONS = frozenset(
    {"recommendation.suggest", "recommendation.adjust", "recommendation.confirm", "recommendation.reject"}
)
_REPORT = frozenset({"report.table", "recommendation.answer", "pledge.make"})
_CONSENSUS = frozenset({"proposal.table", "decision.consensus"})
_DECISIONS = _CONSENSUS | {
    "proposal.sponsor",
    "proposal.withdraw",
    "amendment.order",
    "motion.move",
    "motion.object",
    "motion.withdraw",
    "motion.agree",
    "vote.request",
}

_STATES_LIST = frozenset({Role.DELEGATION, Role.SECRETARIAT})
_STAKEHOLDERS_LIST = frozenset({Role.STAKEHOLDER, Role.SECRETARIAT})
_POINTS = frozenset({TurnKind.POINT_OF_ORDER})
_REPLIES = frozenset({TurnKind.RIGHT_OF_REPLY})
_VOTES = frozenset(
    {TurnKind.EXPLANATION_BEFORE, TurnKind.EXPLANATION_AFTER, TurnKind.MOTION_FOR, TurnKind.MOTION_AGAINST}
)
_BASIC_LIMITS = ("point_of_order_seconds", "speaking_time_warning_seconds")
_REPLY_LIMITS = ("right_of_reply_first_seconds", "right_of_reply_second_seconds", "right_of_reply_times")
COMPETING = "competing_proposals_order"
"""In what order proposals on the same question are voted upon: only as they were submitted is known."""

_VOTE_LIMITS = ("explanation_of_vote_seconds", "motion_seconds")

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "review",
            _FLOOR
            | _REGISTRATION
            | _TROIKA
            | _ABSENCE
            | _RECOMMENDATIONS
            | {"question.submit", "recommendation.answer", "pledge.make"},
            {},
            (ListRule("states", _STATES_LIST, Order.ALPHABETICAL, budget="others_minutes"),),
            BUDGET_TURNS | _POINTS | _REPLIES,
            frozenset({"first_speaker", "troika"}),
            "sur_minutes",
            (
                "others_minutes",
                "sur_minutes",
                "speaking_time_rounding",
                "own_group_without_request",
                *_REPLY_LIMITS,
                *_BASIC_LIMITS,
            ),
            (),
            True,
            Body.COUNCIL,
            "A/HRC/RES/5/1, annex, paras. 18–25; A/HRC/DEC/17/119, paras. 3–8",
        ),
        Kind(
            "adoption",
            _FLOOR | _ABSENCE | _REPORT | _CONSENSUS,
            {},
            (),
            BUDGET_TURNS | _POINTS,
            frozenset(),
            "adoption_minutes",
            ("adoption_minutes", "report_adoption_hours_after_at_least", *_BASIC_LIMITS),
            (),
            True,
            Body.COUNCIL,
            "A/HRC/RES/5/1, annex, paras. 23–26",
            follows="review",
        ),
        Kind(
            "plenary",
            _FLOOR | _REGISTRATION | _ABSENCE | _REPORT | _DECISIONS,
            {},
            (
                ListRule(
                    "states",
                    _STATES_LIST,
                    Order.ALPHABETICAL,
                    budget="plenary_states_minutes",
                ),
                ListRule(
                    "stakeholders",
                    _STAKEHOLDERS_LIST,
                    Order.REGISTERED,
                    budget="plenary_stakeholders_minutes",
                    member_limit="plenary_stakeholder_seconds",
                ),
            ),
            BUDGET_TURNS | _POINTS | _REPLIES | _VOTES | {TurnKind.INSTITUTION},
            frozenset({"first_speaker", "plenary"}),
            "plenary_sur_minutes",
            (
                "plenary_sur_minutes",
                "plenary_states_minutes",
                "plenary_stakeholders_minutes",
                "plenary_states_rule",
                "plenary_stakeholder_seconds",
                "plenary_institution_seconds",
                "speaking_time_rounding",
                *_REPLY_LIMITS,
                *_VOTE_LIMITS,
                *_BASIC_LIMITS,
            ),
            ("plenary_speakers", "plenary_state_seconds", COMPETING),
            True,
            Body.COUNCIL,
            "A/HRC/RES/5/1, annex, paras. 22 and 26–32; A/HRC/RES/16/21, annex, paras. 12 and 13; A/HRC/28/2, para. 49",
            follows="adoption",
        ),
        Kind(
            "debate",
            _FLOOR | _DECISIONS | {"speaker.register", "list.open", "list.close"},
            {
                "speaker.register": frozenset({Phase.PLANNED, Phase.IN_SESSION, Phase.SUSPENDED}),
                "speaker.strike": frozenset({Phase.PLANNED}),
                "statement.deposit": frozenset({Phase.PLANNED}),
            },
            (
                ListRule(
                    "states",
                    _STATES_LIST,
                    Order.REGISTERED,
                    member_limit="general_debate_member_seconds",
                    observer_limit="general_debate_observer_seconds",
                ),
            ),
            _POINTS | _REPLIES | _VOTES,
            frozenset(),
            None,
            (
                "general_debate_member_seconds",
                "general_debate_observer_seconds",
                *_REPLY_LIMITS,
                *_VOTE_LIMITS,
                *_BASIC_LIMITS,
            ),
            (COMPETING,),
            False,
            Body.COUNCIL,
            "A/HRC/RES/5/1, annex, rules 1, 19 and 20; A/HRC/28/2, paras. 43–49",
        ),
    )
}
"""The kinds of meetings by their names."""

QUORUM_COUNTS = "quorum_counts"
"""Whose number the quorum is taken of: that of all `members`, or of those `taking_part`, as a rehearsal has it."""

WORDS: Mapping[str, frozenset[str]] = {
    QUORUM_COUNTS: frozenset({"members", "taking_part"}),
    "plenary_states_rule": frozenset({"draw13", "divide"}),
    "own_group_without_request": frozenset({"allowed", "barred"}),
    "speaking_time_rounding": frozenset({"down"}),
    COMPETING: frozenset({"as_submitted"}),
}
"""The limits that are words, and the words that each may be."""


def limits_of(kind: Kind, practices: Mapping[str, PracticeValue]) -> dict[str, dict[str, Any]]:
    """The limits of a meeting as `meeting.plan` carries them, from the practices of its day, by name: each with
    `value`, `unit`, `source` and `verified`. Those unknown on the day are left out."""
    return {
        name: {"value": found.value, "unit": found.unit, "source": found.source, "verified": found.verified}
        for name in (*kind.limits, *kind.options)
        if (found := practices.get(name))
    }
