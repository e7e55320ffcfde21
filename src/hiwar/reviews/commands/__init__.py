"""What can be done to the record of the reviews: import a reading, put a lost file back, compare a recommendation with
its source and confirm, correct or propose, report an error and answer it, take something down."""

from hiwar.reviews.commands.answering import answer_error, report_error
from hiwar.reviews.commands.confirming import Changed, Seen, confirm, unconfirm
from hiwar.reviews.commands.correcting import Correction, NewPart, correct, reinstate
from hiwar.reviews.commands.filing import Filed, file_document, foresee, import_rows
from hiwar.reviews.commands.holding import Decision, Meeting, Turn, note_meeting
from hiwar.reviews.commands.importing import Held, Imported, NeedsConsent, compare, import_reading
from hiwar.reviews.commands.proposing import accept, decline, propose
from hiwar.reviews.commands.removing import take_down_document, take_down_wording
from hiwar.reviews.commands.restoring import is_lost, restore
from hiwar.reviews.commands.rows import Refused
from hiwar.reviews.commands.tallying import recount

__all__ = [
    "Changed",
    "Correction",
    "Decision",
    "Filed",
    "Held",
    "Imported",
    "Meeting",
    "NeedsConsent",
    "NewPart",
    "Refused",
    "Seen",
    "Turn",
    "accept",
    "answer_error",
    "compare",
    "confirm",
    "correct",
    "decline",
    "file_document",
    "foresee",
    "import_reading",
    "import_rows",
    "is_lost",
    "note_meeting",
    "propose",
    "recount",
    "reinstate",
    "report_error",
    "restore",
    "take_down_document",
    "take_down_wording",
    "unconfirm",
]
