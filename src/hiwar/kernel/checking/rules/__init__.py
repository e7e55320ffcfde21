"""One rule a kind of claim: a clause gives what the first rule finds in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hiwar.kernel.checking.clause import Clause, Draft, Memory
from hiwar.kernel.checking.rules.commitments import commitments
from hiwar.kernel.checking.rules.ellipsis import likewise
from hiwar.kernel.checking.rules.opinions import opinions
from hiwar.kernel.checking.rules.positions import positions
from hiwar.kernel.checking.rules.recommendations import recommendations
from hiwar.kernel.checking.rules.resolutions import adoptions, sponsorships
from hiwar.kernel.checking.rules.reviews import reviews
from hiwar.kernel.checking.rules.treaties import memberships, reports

RULES: tuple[Callable[[Clause, Memory], Iterator[Draft]], ...] = (
    likewise,
    commitments,
    recommendations,
    positions,
    sponsorships,
    adoptions,
    reports,
    memberships,
    reviews,
    opinions,
)
"""In this order: a clause is of the first kind that finds what it needs."""
