"""What changes meetings: planning one, acting in it, what time brings, and entering one into the record."""

from hiwar.dialogue.commands.acting import Refused, act, keep_time
from hiwar.dialogue.commands.entering import Entered, NotEntered, enter, foresee_entry
from hiwar.dialogue.commands.planning import Draft, NotPlanned, Planned, plan
from hiwar.dialogue.commands.removing import NotTakenDown, take_down_statement
from hiwar.dialogue.texts import LARGEST, HandedIn, language_of, read_text

__all__ = [
    "LARGEST",
    "Draft",
    "Entered",
    "HandedIn",
    "NotEntered",
    "NotPlanned",
    "NotTakenDown",
    "Planned",
    "Refused",
    "act",
    "enter",
    "foresee_entry",
    "keep_time",
    "language_of",
    "plan",
    "read_text",
    "take_down_statement",
]
