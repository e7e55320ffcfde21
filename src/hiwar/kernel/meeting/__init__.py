"""A meeting of States as a list of numbered events, of which every screen is a function (docs/meeting.md).

`replay` adds the events up, `decide` says what may happen next, `due` what time brings; the rest looks at a state.
"""

from __future__ import annotations

from .clock import Budget, Clock, budgets, clock
from .events import EVENTS, Actor, Command, Event, Phase, Role, dumps, loads
from .kinds import KINDS, Kind, TurnKind, limits_of
from .lists import draw_record
from .model import State, Status, Turn, role_of
from .refusals import VALUES, Reason, Refusal
from .report import ReportItem, carried, draft_report, text_of
from .state import apply, decide, due, next_due, replay

__all__ = [
    "EVENTS",
    "KINDS",
    "VALUES",
    "Actor",
    "Budget",
    "Clock",
    "Command",
    "Event",
    "Kind",
    "Phase",
    "Reason",
    "Refusal",
    "ReportItem",
    "Role",
    "State",
    "Status",
    "Turn",
    "TurnKind",
    "apply",
    "budgets",
    "carried",
    "clock",
    "decide",
    "draft_report",
    "draw_record",
    "due",
    "dumps",
    "limits_of",
    "loads",
    "next_due",
    "replay",
    "role_of",
    "text_of",
]
