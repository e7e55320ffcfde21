"""The basis of the review: four grounds, one of them only for parties, and one that is considered beside them."""

from __future__ import annotations

import pytest

from hiwar.kernel.procedure.basis import Ground, basis

GROUNDS = (
    (Ground.CHARTER, False, True, False, "1 (a)"),
    (Ground.DECLARATION, False, True, False, "1 (b)"),
    (Ground.INSTRUMENT, True, True, False, "1 (c)"),
    (Ground.INSTRUMENT, False, False, False, "1 (c)"),
    (Ground.PLEDGE, False, True, False, "1 (d)"),
    (Ground.HUMANITARIAN_LAW, True, False, True, "2"),
    (Ground.HUMANITARIAN_LAW, False, False, True, "2"),
)


@pytest.mark.parametrize(("ground", "party", "applies", "considered", "paragraph"), GROUNDS)
def test_on_what_a_state_is_reviewed(
    ground: Ground, party: bool, applies: bool, considered: bool, paragraph: str
) -> None:
    found = basis(ground, party=party)
    assert (found.applies, found.considered) == (applies, considered)
    assert found.source.endswith(f"para. {paragraph}")
    assert found.verified
