"""Corrections that offices of a State propose."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.accounts.actors import Mandated
from hiwar.accounts.enums import Role
from hiwar.audit.actors import OPERATOR
from hiwar.audit.commands import NotAllowed
from hiwar.reviews.commands import (
    Correction,
    NewPart,
    Refused,
    Seen,
    accept,
    correct,
    decline,
    import_reading,
    propose,
    take_down_document,
)
from hiwar.reviews.commands.proposing import content_of
from hiwar.reviews.integrity import problems
from hiwar.reviews.models import Position, Proposal, Recommendation, Wording
from tests import people
from tests.builders import NOW, SYMBOL, item, later, reading, source

ADDRESS = f"{SYMBOL}:100.1"
SEEN = Seen(ADDRESS, 1, 1)
WHOLE = Correction(
    text="Count the ships",
    states=("XBD", "Halmeria"),
    position="noted",
    as_written="is noted",
    new_parts=(NewPart("Paint the pier", ("XLN",)),),
)


@pytest.fixture(autouse=True)
def _report(record: Path, tmp_path: Path) -> None:
    import_reading(OPERATOR, source(tmp_path), reading(item(states=("XBD",), names=("Bardovia",))), now=NOW)


def office(state: str, role: Role = Role.FOCAL_POINT) -> Mandated:
    return Mandated(f"{role.value}-{state.lower()}/p1", role, 1, state)


@pytest.mark.parametrize("actor", [office("XTV"), office("XBD"), office("XBD", Role.DELEGATE)])
def test_the_state_under_review_and_those_that_recommend_may_propose(actor: Mandated) -> None:
    proposal = propose(actor, SEEN, WHOLE, reason="The report says ships", now=later(1))

    assert (proposal.number, proposal.state_id, proposal.author) == (1, actor.state, actor.name)
    assert content_of(proposal) == WHOLE
    assert Wording.objects.count() == 1
    assert list(problems()) == []


@pytest.mark.parametrize("actor", [office("XLN"), office("XTV", Role.INSTITUTION), OPERATOR, office("")])
def test_nobody_else_may(actor: Mandated) -> None:
    with pytest.raises(NotAllowed):
        propose(actor, SEEN, WHOLE, reason="It seems so", now=later(1))


def test_an_accepted_proposal_is_entered_and_both_stay() -> None:
    propose(office("XTV"), SEEN, WHOLE, reason="The report says ships", now=later(1))
    accept(people.actor(Role.SECRETARIAT), ADDRESS, 1, reason="", now=later(2))

    first, second = Recommendation.objects.order_by("part")
    assert first.wording is not None
    assert first.wording.text == "Count the ships"
    assert "focal-point-xtv/p1 (XTV): The report says ships" in first.wording.reason
    assert second.address == f"{ADDRESS}:2"
    assert Position.objects.filter(recommendation=first).last().value == "noted"  # type: ignore[union-attr]
    assert Proposal.objects.get().answer.outcome == "accepted"
    assert list(problems()) == []


def test_a_declined_one_stays_with_the_reason() -> None:
    propose(office("XBD"), SEEN, Correction(withdraw=True), reason="We did not say so", now=later(1))
    decline(OPERATOR, ADDRESS, 1, reason="The report names Bardovia", now=later(2))
    answer = Proposal.objects.get().answer
    assert (answer.outcome, answer.reason) == ("declined", "The report names Bardovia")
    assert not Recommendation.objects.get().withdrawn
    for again in (accept, decline):
        with pytest.raises(Refused, match="answered already, by operator"):
            again(OPERATOR, ADDRESS, 1, reason="Again", now=later(3))
    assert list(problems()) == []


def test_a_proposal_about_what_has_changed_since_is_not_entered() -> None:
    propose(office("XTV"), SEEN, WHOLE, reason="The report says ships", now=later(1))
    correct(OPERATOR, ADDRESS, Correction(text="Count the rafts"), reason="Misread", now=later(2))
    with pytest.raises(Refused, match="was changed after this was proposed"):
        accept(OPERATOR, ADDRESS, 1, reason="", now=later(3))
    with pytest.raises(Refused, match="since you opened this page"):
        propose(office("XTV"), SEEN, WHOLE, reason="Once more", now=later(4))


@pytest.mark.parametrize(
    ("correction", "reason", "sentence"),
    [
        (Correction(), "Why", "says what should be otherwise"),
        (Correction(text="x" * 10_001), "Why", "at most"),
        (WHOLE, "  ", "Give a reason"),
    ],
)
def test_what_makes_no_proposal(correction: Correction, reason: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        propose(office("XTV"), SEEN, correction, reason=reason, now=later(1))


def test_a_take_down_takes_the_words_of_proposals_too(tmp_path: Path) -> None:
    propose(office("XTV"), SEEN, WHOLE, reason="The report says ships", now=later(1))
    take_down_document(OPERATOR, source(tmp_path).sha256, reason="A court", legal_basis="Order 1", now=later(2))
    proposal = Proposal.objects.get()
    assert (proposal.content, proposal.reason) == ("", "")
    assert content_of(proposal) == Correction()
    assert list(problems()) == []


texts = st.text(max_size=40)
corrections = st.builds(
    Correction,
    text=st.none() | texts,
    states=st.none() | st.lists(texts, max_size=3).map(tuple),
    position=st.none() | texts,
    as_written=st.none() | texts,
    new_parts=st.lists(st.builds(NewPart, texts, st.lists(texts, max_size=2).map(tuple)), max_size=2).map(tuple),
    withdraw=st.booleans(),
)


@given(corrections)
def test_a_correction_comes_back_from_a_proposal_as_it_was(correction: Correction) -> None:
    import json
    from dataclasses import asdict

    assert content_of(Proposal(content=json.dumps(asdict(correction)))) == correction
