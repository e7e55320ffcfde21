"""What changes meetings: planning one, acting in it, and what time brings."""

from hiwar.dialogue.commands.acting import Refused, act, keep_time
from hiwar.dialogue.commands.planning import Draft, NotPlanned, Planned, plan

__all__ = ["Draft", "NotPlanned", "Planned", "Refused", "act", "keep_time", "plan"]
