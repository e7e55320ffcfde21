"""Comparing what was read with its source: confirming, taking that back, and what undoes a confirmation by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from hiwar.accounts.enums import Role
from hiwar.audit.actors import OPERATOR
from hiwar.audit.commands import NotAllowed
from hiwar.kernel.values import PositionValue
from hiwar.reviews.commands import (
    Correction,
    Refused,
    Seen,
    confirm,
    correct,
    file_document,
    import_reading,
    take_down_document,
    unconfirm,
)
from hiwar.reviews.integrity import problems
from hiwar.reviews.models import Confirmation, Recommendation
from tests import people
from tests.builders import NOW, SYMBOL, addendum, answer, item, later, reading, source

FIRST, SECOND = f"{SYMBOL}:100.1", f"{SYMBOL}:100.2"


@pytest.fixture(autouse=True)
def _report(record: Path, tmp_path: Path) -> None:
    pending = item("100.2", "Mend the nets", position=PositionValue.PENDING)
    import_reading(OPERATOR, source(tmp_path), reading(item("100.1"), pending), now=NOW)


def confirmed() -> set[str]:
    return {each.paragraph for each in Recommendation.objects.filter(confirmed=True)}


def test_what_is_confirmed_says_by_which_office() -> None:
    actor = people.actor(Role.SECRETARIAT)

    assert confirm(actor, [Seen(FIRST, 1, 1), Seen(SECOND, 1, 1)], now=later(1)) == [FIRST, SECOND]

    assert confirmed() == {"100.1", "100.2"}
    assert {each.author for each in Confirmation.objects.all()} == {actor.name}
    assert list(problems()) == []


def test_confirming_twice_writes_nothing() -> None:
    confirm(OPERATOR, [Seen(FIRST, 1, 1)], now=later(1))
    assert confirm(OPERATOR, [Seen(FIRST, 1, 1)], now=later(2)) == []
    assert Confirmation.objects.count() == 1


def test_a_confirmation_is_taken_back_by_a_further_entry() -> None:
    confirm(OPERATOR, [Seen(FIRST, 1, 1)], now=later(1))
    assert unconfirm(OPERATOR, [Seen(FIRST, 1, 1), Seen(SECOND, 1, 1)], now=later(2)) == [FIRST]
    assert confirmed() == set()
    assert [each.undone for each in Confirmation.objects.all()] == [False, True]
    confirm(OPERATOR, [Seen(FIRST, 1, 1)], now=later(3))
    assert confirmed() == {"100.1"}
    assert list(problems()) == []


def test_a_correction_after_it_leaves_the_new_wording_unconfirmed() -> None:
    confirm(OPERATOR, [Seen(FIRST, 1, 1), Seen(SECOND, 1, 1)], now=later(1))
    correct(OPERATOR, FIRST, Correction(text="Count the ships"), reason="Misread", now=later(2))
    assert confirmed() == {"100.2"}


def test_an_answer_after_it_leaves_the_new_position_unconfirmed(tmp_path: Path) -> None:
    confirm(OPERATOR, [Seen(FIRST, 1, 1), Seen(SECOND, 1, 1)], now=later(1))
    file_document(OPERATOR, source(tmp_path, "answers", "add1.txt"), addendum(answer("100.2")), now=later(2))
    assert confirmed() == {"100.1"}


def test_nobody_confirms_what_has_changed_since_they_looked() -> None:
    correct(OPERATOR, SECOND, Correction(position="noted", as_written="is noted"), reason="Misread", now=later(1))
    for stale in (Seen(SECOND, 1, 1), Seen(SECOND, 7, 2)):
        with pytest.raises(Refused, match="since you opened this page"):
            confirm(OPERATOR, [Seen(FIRST, 1, 1), stale], now=later(2))
    assert confirmed() == set()
    with pytest.raises(Refused, match="operator"):
        correct(OPERATOR, SECOND, Correction(text="Sew"), reason="Misread", seen=Seen(SECOND, 1, 1), now=later(2))


def test_a_take_down_keeps_who_confirmed(tmp_path: Path) -> None:
    confirm(OPERATOR, [Seen(FIRST, 1, 1)], now=later(1))
    take_down_document(OPERATOR, source(tmp_path).sha256, reason="A court", legal_basis="Order 1", now=later(2))
    assert confirmed() == {"100.1"}
    assert list(problems()) == []


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SECRETARIAT])
def test_only_the_secretariat_confirms(role: Role) -> None:
    with pytest.raises(NotAllowed):
        confirm(people.actor(role), [Seen(FIRST, 1, 1)], now=later(1))
