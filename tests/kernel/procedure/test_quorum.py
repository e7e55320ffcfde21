"""Quorums: the numbers of the Council and of the General Assembly at their boundaries."""

from __future__ import annotations

import pytest

from hiwar.kernel.procedure.quorum import Act, Body, quorum

BOUNDARIES = (
    (Body.COUNCIL, Act.DEBATE, 47, 16),
    (Body.COUNCIL, Act.DECIDE, 47, 24),
    (Body.COUNCIL, Act.SPECIAL_SESSION, 47, 16),
    (Body.PLENARY, Act.DEBATE, 193, 65),
    (Body.PLENARY, Act.DECIDE, 193, 97),
    (Body.COMMITTEE, Act.DEBATE, 193, 49),
    (Body.COMMITTEE, Act.DECIDE, 193, 97),
)


@pytest.mark.parametrize(("body", "act", "members", "needed"), BOUNDARIES)
def test_one_fewer_is_not_enough(body: Body, act: Act, members: int, needed: int) -> None:
    assert quorum(body, act, members, needed)[:2] == (True, needed)
    assert quorum(body, act, members, needed - 1)[:2] == (False, needed)
    assert quorum(body, act, members, needed).verified == (body is not Body.COMMITTEE)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="48 of 47 members"):
        quorum(Body.COUNCIL, Act.DECIDE, 47, 48)
    with pytest.raises(ValueError, match="special session of the Main Committee"):
        quorum(Body.COMMITTEE, Act.SPECIAL_SESSION, 193, 100)
