"""The mirror of the facts."""

from datetime import date

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.kernel import facts
from hiwar.reference.commands import refresh
from hiwar.reference.models import Edition, Group, Membership, Session, State
from tests.builders import NOW, later

pytestmark = pytest.mark.django_db


def test_the_rows_are_the_facts() -> None:
    assert refresh(OPERATOR, now=NOW)

    assert set(State.objects.values_list("iso3", flat=True)) == {state.iso3 for state in facts.states()}
    assert State.objects.filter(kind="member").count() == 193
    state = State.objects.get(pk="PRK")
    assert state.name() == facts.state("PRK").name()
    assert state.name("ar") == facts.state("PRK").name("ar")
    assert State.objects.get(pk="XTV").invented
    assert Group.objects.count() == len(facts.groups()) == 5
    assert Group.objects.get(pk="WEOG").name("fr") == next(g for g in facts.groups() if g.code == "WEOG").name("fr")
    assert Membership.objects.count() == len(facts.memberships())
    assert Session.objects.get(pk=0).cycle is None
    assert Session.objects.get(pk=19).cycle == 2


def test_a_second_time_nothing_is_done() -> None:
    refresh(OPERATOR, now=NOW)

    assert not refresh(OPERATOR, now=later(1))
    assert Entry.objects.filter(verb="reference.refresh").count() == 1


def test_what_differs_from_the_facts_is_brought_back() -> None:
    refresh(OPERATOR, now=NOW)
    State.objects.filter(pk="PRK").update(names={})
    Session.objects.filter(pk=19).update(starts_on=date(1900, 1, 1))
    Edition.objects.all().delete()

    assert refresh(OPERATOR, now=later(1))

    assert State.objects.get(pk="PRK").name() == facts.state("PRK").name()
    assert Session.objects.get(pk=19).starts_on == facts.session(19).start  # type: ignore[union-attr]
    assert Membership.objects.count() == len(facts.memberships())
    assert Edition.objects.count() == 1


def test_names_fall_back() -> None:
    assert State(iso3="XXX").name("ar") == "XXX"
    assert Group(code="G", names={"en": "A group"}).name("ru") == "A group"
    assert str(Session(number=3)) == "3"
