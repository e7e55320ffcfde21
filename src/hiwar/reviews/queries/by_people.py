"""What people entered beside what was read: corrections, and proposals of States that the desk accepted.

Their words are no document's. Wherever they stand they are named as what they are, with who entered them, when and why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hiwar.reviews.enums import ProposalOutcome
from hiwar.reviews.models import Position, Proposal, Wording
from hiwar.reviews.vocabulary import origin_word

CORRECTION, PROPOSAL = "correction", "proposal"
"""What a person's entry is, in the place of a source's origin (`vocabulary.ORIGIN_WORDS` has their words)."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What one act of a person entered: who, when and why, and the State that had proposed it ("" for none)."""

    author: str
    at: datetime
    reason: str
    state: str = ""

    @property
    def origin(self) -> str:
        return PROPOSAL if self.state else CORRECTION

    def sentence(self, lang: str) -> str:
        """What stands in a table where a source would stand."""
        return f"{origin_word(self.origin, lang)} ({self.author}, {self.at.date().isoformat()}): {self.reason}"


Proposed = dict[tuple[int, datetime], str]
"""The States whose proposals were accepted, by the recommendation and the moment."""


def proposed(rows: Iterable[Position | Wording]) -> Proposed:
    """Which of these rows follow from a proposal; no query where no person entered one."""
    keys = {row.recommendation_id for row in rows if row.author}
    if not keys:
        return {}
    found = Proposal.objects.filter(recommendation__in=keys, answer__outcome=ProposalOutcome.ACCEPTED).order_by()
    return {(key, at): state for key, at, state in found.values_list("recommendation", "answer__at", "state")}


def entered(row: Position | Wording, states: Proposed) -> Entered | None:
    """The act that a row comes from; None for what was read."""
    if not row.author:
        return None
    at = row.at if isinstance(row, Wording) else row.recorded_at
    return Entered(row.author, at, row.reason, states.get((row.recommendation_id, at), ""))
