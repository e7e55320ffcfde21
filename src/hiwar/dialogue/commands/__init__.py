"""What changes meetings: planning one, acting in it, what time brings, and entering one into the record."""

from hiwar.dialogue.commands.acting import Refused, act, keep_time
from hiwar.dialogue.commands.entering import NotEntered, enter
from hiwar.dialogue.commands.planning import Draft, NotPlanned, Planned, plan

__all__ = ["Draft", "NotEntered", "NotPlanned", "Planned", "Refused", "act", "enter", "keep_time", "plan"]
