"""A meeting of States as a list of numbered events, of which every screen is a function (docs/meeting.md).

`replay` adds the events up, `decide` says what may happen next, `due` what time brings; the rest looks at a state.
"""

from __future__ import annotations

from .clock import Budget, Clock, budgets, clock
from .course import adopted, handed_on, next_kind
from .decisions import QuorumNow, quorum_of
from .draws import draw_record, drawn_again
from .equal_footing import Account, Sheet, account, added_up, sheet
from .events import EVENTS, LEADS_TO, Actor, Command, Event, Phase, Role
from .form import dumps, loads
from .kinds import KINDS, Kind, TurnKind, limits_of
from .minutes import minutes
from .model import State, Status, Turn, role_of
from .refusals import VALUES, Reason, Refusal
from .report import ReportItem, carried, draft_report, text_of
from .state import apply, decide, due, next_due, replay
from .turns import Estimate, my_turn

__all__ = [
    "EVENTS",
    "KINDS",
    "LEADS_TO",
    "VALUES",
    "Account",
    "Actor",
    "Budget",
    "Clock",
    "Command",
    "Estimate",
    "Event",
    "Kind",
    "Phase",
    "QuorumNow",
    "Reason",
    "Refusal",
    "ReportItem",
    "Role",
    "Sheet",
    "State",
    "Status",
    "Turn",
    "TurnKind",
    "account",
    "added_up",
    "adopted",
    "apply",
    "budgets",
    "carried",
    "clock",
    "decide",
    "draft_report",
    "draw_record",
    "drawn_again",
    "due",
    "dumps",
    "handed_on",
    "limits_of",
    "loads",
    "minutes",
    "my_turn",
    "next_due",
    "next_kind",
    "quorum_of",
    "replay",
    "role_of",
    "sheet",
    "text_of",
]
