"""The course of a review: the review in the Working Group, the adoption of its report there, the Council's plenary.

Each is a meeting of its own that takes over from the one before (resolution 5/1, annex, paras. 18–32): the State under
review, the session, the seats, the troika, and the report with its answers.
"""

from __future__ import annotations

from typing import Any

from .events import Phase
from .kinds import KINDS
from .model import Fate, State
from .refusals import Reason, Refusal, Refused, refuse
from .report import draft_report

_ADOPTED = (Fate.CONSENSUS, Fate.ADOPTED)


def next_kind(state: State) -> str | None:
    """The kind of meeting that follows one of this kind, None where nothing does."""
    return next((kind.name for kind in KINDS.values() if kind.follows == state.kind), None)


def adopted(state: State) -> bool:
    """Whether a meeting has adopted what it was to decide: a draft of its own, no amendment, and none was rejected."""
    fates = [each.fate for each in state.proposals.values() if each.amends is None]
    return any(fate in _ADOPTED for fate in fates) and Fate.REJECTED not in fates


def handed_on(state: State) -> dict[str, Any] | Refusal:
    """What the plan of the next meeting takes over from one that is over: `kind`, and the fields `state`, `session`,
    `presider`, `seats` and `troika` of `meeting.plan`; or why nothing can follow it yet."""
    try:
        return _handed_on(state)
    except Refused as refused:
        return refused.refusal


def _handed_on(state: State) -> dict[str, Any]:
    kind, plan = next_kind(state), state.plan
    if kind is None:
        refuse(Reason.NOTHING_FOLLOWS, kind=state.kind)
    if plan is None or state.phase is not Phase.CLOSED:
        refuse(Reason.NOT_OVER, phase=state.phase)
    if not draft_report(state):
        refuse(Reason.NOTHING_RECOMMENDED)
    if state.rules.follows is not None and not adopted(state):
        refuse(Reason.NOT_ADOPTED)
    return {
        "kind": kind,
        "state": plan.state,
        "session": plan.session,
        "presider": state.presider,
        "seats": [seat._asdict() for seat in plan.seats.values()],
        "troika": list(state.troika) or None,
    }
