"""Why something may not happen: a code, and the values that a sentence about it needs. The faces write the sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn


class Reason(StrEnum):
    """The reasons; `VALUES` names what each comes with."""

    UNKNOWN_COMMAND = "unknown_command"
    NOT_IN_THIS_MEETING = "not_in_this_meeting"
    BAD_FIELD = "bad_field"
    NOT_PLANNED = "not_planned"
    ALREADY_PLANNED = "already_planned"
    LIMIT_MISSING = "limit_missing"
    OVERTAKEN = "overtaken"
    NOT_YOUR_ROLE = "not_your_role"
    NOT_IN_THIS_PHASE = "not_in_this_phase"
    NOT_IN_THE_CHAIR = "not_in_the_chair"
    NO_SEAT = "no_seat"
    NOT_A_MEMBER = "not_a_member"
    NOT_YOUR_OWN = "not_your_own"
    UNKNOWN = "unknown"
    WINDOW_EMPTY = "window_empty"
    WINDOW_PASSED = "window_passed"
    WINDOW_PROMISED = "window_promised"
    QUESTIONS_CLOSED = "questions_closed"
    LIST_CLOSED = "list_closed"
    LIST_OPEN = "list_open"
    ALREADY_REGISTERED = "already_registered"
    ALREADY_ANNOUNCED = "already_announced"
    NOT_ANNOUNCED = "not_announced"
    REGISTRATION_OPEN = "registration_open"
    ALREADY_COMMITTED = "already_committed"
    NOT_COMMITTED = "not_committed"
    WORDS_GIVEN = "words_given"
    WORDS_MISSING = "words_missing"
    WRONG_SECRET = "wrong_secret"  # noqa: S105 - a code, no secret
    ALREADY_DRAWN = "already_drawn"
    NOT_DRAWN = "not_drawn"
    NOTHING_TO_DRAW = "nothing_to_draw"
    ALREADY_SUBSTITUTED = "already_substituted"
    NOT_A_RAPPORTEUR = "not_a_rapporteur"
    NOT_WAITING = "not_waiting"
    NOT_PROPOSED = "not_proposed"
    TOO_EARLY = "too_early"
    OUT_OF_TURN = "out_of_turn"
    FLOOR_TAKEN = "floor_taken"
    NOT_ON_THE_FLOOR = "not_on_the_floor"
    WRONG_STATUS = "wrong_status"
    NO_TIME_LEFT = "no_time_left"
    LIMIT_REACHED = "limit_reached"
    NO_CHANGE = "no_change"
    RULING_PENDING = "ruling_pending"
    ALREADY_RULED = "already_ruled"
    NOT_RULED = "not_ruled"
    ALREADY_APPEALED = "already_appealed"
    APPEAL_PENDING = "appeal_pending"
    MOTION_PENDING = "motion_pending"
    DEBATE_CLOSED = "debate_closed"
    BEYOND_THE_TEXT = "beyond_the_text"
    NOT_SAID = "not_said"
    NOT_CHECKED = "not_checked"
    ALREADY_SETTLED = "already_settled"
    ALREADY_DECIDED = "already_decided"
    NOT_DECIDED = "not_decided"
    ALREADY_AMENDED = "already_amended"
    AMENDMENT_PENDING = "amendment_pending"
    PART_PENDING = "part_pending"
    OBJECTED = "objected"
    VOTE_NEEDED = "vote_needed"
    ABSENCE_OPEN = "absence_open"
    OWN_PROPOSAL = "own_proposal"
    ALREADY_EXPLAINED = "already_explained"
    ALREADY_SPONSOR = "already_sponsor"
    WRONG_ORDER = "wrong_order"
    VOTE_REQUESTED = "vote_requested"
    ALREADY_VOTED = "already_voted"
    NOT_A_VOTER = "not_a_voter"
    NOT_YOUR_CALL = "not_your_call"
    ROLL_CALL_OPEN = "roll_call_open"
    NOTHING_FOLLOWS = "nothing_follows"
    NOT_OVER = "not_over"
    NOT_ADOPTED = "not_adopted"
    NOTHING_RECOMMENDED = "nothing_recommended"


VALUES: Mapping[Reason, tuple[str, ...]] = {
    Reason.UNKNOWN_COMMAND: ("command",),
    Reason.NOT_IN_THIS_MEETING: ("command", "kind"),
    Reason.BAD_FIELD: ("command", "field", "type"),
    Reason.NOT_PLANNED: (),
    Reason.ALREADY_PLANNED: (),
    Reason.LIMIT_MISSING: ("limit",),
    Reason.OVERTAKEN: ("number", "event", "by", "at"),
    Reason.NOT_YOUR_ROLE: ("command", "role"),
    Reason.NOT_IN_THIS_PHASE: ("command", "phase"),
    Reason.NOT_IN_THE_CHAIR: ("presider",),
    Reason.NO_SEAT: ("speaker",),
    Reason.NOT_A_MEMBER: ("speaker",),
    Reason.NOT_YOUR_OWN: ("speaker",),
    Reason.UNKNOWN: ("what", "which"),
    Reason.WINDOW_EMPTY: ("opens", "closes"),
    Reason.WINDOW_PASSED: ("closes",),
    Reason.WINDOW_PROMISED: ("closes",),
    Reason.QUESTIONS_CLOSED: ("closed",),
    Reason.LIST_CLOSED: ("list",),
    Reason.LIST_OPEN: ("list",),
    Reason.ALREADY_REGISTERED: ("list", "speaker"),
    Reason.ALREADY_ANNOUNCED: ("list",),
    Reason.NOT_ANNOUNCED: ("list",),
    Reason.REGISTRATION_OPEN: (),
    Reason.ALREADY_COMMITTED: ("draw",),
    Reason.NOT_COMMITTED: ("draw",),
    Reason.WORDS_GIVEN: ("draw",),
    Reason.WORDS_MISSING: ("draw",),
    Reason.WRONG_SECRET: ("draw",),
    Reason.ALREADY_DRAWN: ("draw",),
    Reason.NOT_DRAWN: ("draw",),
    Reason.NOTHING_TO_DRAW: ("draw",),
    Reason.ALREADY_SUBSTITUTED: (),
    Reason.NOT_A_RAPPORTEUR: ("speaker",),
    Reason.NOT_WAITING: ("list", "speaker"),
    Reason.NOT_PROPOSED: ("speaker",),
    Reason.TOO_EARLY: ("earliest",),
    Reason.OUT_OF_TURN: ("next", "turn"),
    Reason.FLOOR_TAKEN: ("speaker", "turn"),
    Reason.NOT_ON_THE_FLOOR: ("turn",),
    Reason.WRONG_STATUS: ("turn", "status"),
    Reason.NO_TIME_LEFT: ("speaker",),
    Reason.LIMIT_REACHED: ("speaker", "limit"),
    Reason.NO_CHANGE: (),
    Reason.RULING_PENDING: ("turn",),
    Reason.ALREADY_RULED: ("turn",),
    Reason.NOT_RULED: ("turn",),
    Reason.ALREADY_APPEALED: ("turn",),
    Reason.APPEAL_PENDING: ("turn",),
    Reason.MOTION_PENDING: ("motion",),
    Reason.DEBATE_CLOSED: (),
    Reason.BEYOND_THE_TEXT: ("length",),
    Reason.NOT_SAID: (),
    Reason.NOT_CHECKED: ("statement",),
    Reason.ALREADY_SETTLED: ("recommendation",),
    Reason.ALREADY_DECIDED: ("subject",),
    Reason.NOT_DECIDED: ("subject",),
    Reason.ALREADY_AMENDED: ("proposal",),
    Reason.AMENDMENT_PENDING: ("proposal",),
    Reason.PART_PENDING: ("proposal", "part"),
    Reason.OBJECTED: ("by",),
    Reason.VOTE_NEEDED: ("motion",),
    Reason.ABSENCE_OPEN: (),
    Reason.OWN_PROPOSAL: ("proposal",),
    Reason.ALREADY_EXPLAINED: ("proposal",),
    Reason.ALREADY_SPONSOR: ("proposal",),
    Reason.WRONG_ORDER: ("next",),
    Reason.VOTE_REQUESTED: ("by",),
    Reason.ALREADY_VOTED: ("speaker",),
    Reason.NOT_A_VOTER: ("speaker",),
    Reason.NOT_YOUR_CALL: ("next",),
    Reason.ROLL_CALL_OPEN: ("next",),
    Reason.NOTHING_FOLLOWS: ("kind",),
    Reason.NOT_OVER: ("phase",),
    Reason.NOT_ADOPTED: (),
    Reason.NOTHING_RECOMMENDED: (),
}
"""The names of the values of each reason. Speakers are codes of States or names of offices; turns, proposals and the
like numbers of the events that brought them; moments are written as in events."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command was not allowed: the code of the reason and its values."""

    code: Reason
    values: Mapping[str, str | int]

    def __post_init__(self) -> None:
        if tuple(sorted(self.values)) != tuple(sorted(VALUES[self.code])):
            raise ValueError(f"{self.code} comes with {VALUES[self.code]}, not with {tuple(self.values)}")


class Refused(Exception):
    """Carries a refusal out of a check; it is no error, and never leaves this package."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def refuse(code: Reason, **values: str | int) -> NoReturn:
    """Refuse from within a check."""
    raise Refused(Refusal(code, values))
