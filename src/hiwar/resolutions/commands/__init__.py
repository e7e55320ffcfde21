"""What may be done with resolutions."""

from hiwar.resolutions.commands.adding import Refused
from hiwar.resolutions.commands.entering import (
    Outcome,
    Where,
    act,
    enter_draft,
    enter_sponsors,
    explain,
    intend,
)
from hiwar.resolutions.commands.entering_facts import enter_facts
from hiwar.resolutions.commands.importing import Imported, import_votes
from hiwar.resolutions.commands.settling import settle_all
from hiwar.resolutions.commands.taking_back import take_back

__all__ = [
    "Imported",
    "Outcome",
    "Refused",
    "Where",
    "act",
    "enter_draft",
    "enter_facts",
    "enter_sponsors",
    "explain",
    "import_votes",
    "intend",
    "settle_all",
    "take_back",
]
