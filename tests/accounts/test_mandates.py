"""Granting, ending, handing over; and never without an administrator."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hiwar.accounts import commands
from hiwar.accounts.enums import Role
from hiwar.accounts.models import Mandate, Office
from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from tests import people
from tests.builders import NOW
from tests.people import TODAY

DAY = timedelta(days=1)


def refused(code: str, command: Any, *args: Any, **kwargs: Any) -> commands.Refused:
    with pytest.raises(commands.Refused) as caught:
        command(*args, now=NOW, **kwargs)
    assert caught.value.code == code
    assert "%" not in str(caught.value)
    return caught.value


def days_of(number: int) -> tuple[Any, Any, bool]:
    row = Mandate.objects.get(pk=number)
    return row.since, row.until, row.ended_at is not None


def in_force(number: int, day: Any = TODAY) -> bool:
    return Mandate.objects.in_force(day).filter(pk=number).exists()


def test_a_mandate_says_who_acts_for_what_and_who_granted_it(record: Path) -> None:
    administrator = people.actor(Role.ADMINISTRATOR)
    anna = people.person()
    people.office(Role.DELEGATE)
    number = commands.grant(administrator, anna, "delegate", since=TODAY, until=TODAY + 9 * DAY, now=NOW)

    row = Mandate.objects.get(pk=number)
    assert (row.person_id, row.office.code, row.granted_by) == (anna, "delegate", administrator.name)
    entry = Entry.objects.latest("id")
    assert (entry.actor, entry.verb, entry.target) == (administrator.name, "mandate.grant", f"m{number}")
    assert entry.detail == {"person": f"p{anna}", "office": "delegate", "since": "2026-03-01", "until": "2026-03-10"}


def test_what_cannot_be_granted(record: Path) -> None:
    anna = people.person()
    code = people.office()
    refused("no person", commands.grant, OPERATOR, anna + 9, code, since=TODAY)
    refused("no office", commands.grant, OPERATOR, anna, "nowhere", since=TODAY)
    assert refused("mandate backdated", commands.grant, OPERATOR, anna, code, since=TODAY - DAY).field == "since"
    refused("mandate turned", commands.grant, OPERATOR, anna, code, since=TODAY + DAY, until=TODAY)
    people.mandate(anna, since=TODAY + 5 * DAY, until=TODAY + 9 * DAY)
    refused("mandate doubled", commands.grant, OPERATOR, anna, code, since=TODAY, until=TODAY + 5 * DAY)
    assert commands.grant(OPERATOR, anna, code, since=TODAY, until=TODAY + 4 * DAY, now=NOW)
    commands.close_office(OPERATOR, code, now=NOW)
    refused("office closed", commands.grant, OPERATOR, anna, code, since=TODAY + 20 * DAY)
    commands.deactivate(OPERATOR, anna, now=NOW)
    refused("person inactive", commands.grant, OPERATOR, anna, people.office(Role.OBSERVER), since=TODAY)


def test_a_mandate_ends_there_and_then_or_with_a_last_day(record: Path) -> None:
    anna = people.person()
    first, second, third = (people.mandate(anna, role) for role in (Role.SECRETARIAT, Role.DELEGATE, Role.OBSERVER))
    commands.end(OPERATOR, first, now=NOW)
    assert days_of(first) == (TODAY, TODAY, True)
    assert not in_force(first)

    commands.end(OPERATOR, second, last_day=TODAY + 3 * DAY, now=NOW)
    assert (in_force(second, TODAY + 3 * DAY), in_force(second, TODAY + 4 * DAY)) == (True, False)
    refused("mandate later", commands.end, OPERATOR, second, last_day=TODAY + 4 * DAY)
    refused("mandate later", commands.end, OPERATOR, third, last_day=TODAY - DAY)
    refused("mandate over", commands.end, OPERATOR, first)


def test_a_mandate_that_is_to_come_can_be_called_off(record: Path) -> None:
    number = people.mandate(people.person(), since=TODAY + 9 * DAY)
    commands.end(OPERATOR, number, now=NOW)
    assert days_of(number) == (TODAY + 9 * DAY, None, True)
    assert not in_force(number, TODAY + 9 * DAY)


def test_a_hand_over_is_one_step(record: Path) -> None:
    anna, bo = people.person("anna"), people.person("bo")
    old = people.mandate(anna)
    on = TODAY + 10 * DAY
    new = commands.hand_over(OPERATOR, old, bo, on=on, until=on + 90 * DAY, now=NOW)

    assert days_of(old) == (TODAY, on - DAY, False)
    assert days_of(new) == (on, on + 90 * DAY, False)
    assert [(in_force(old, day), in_force(new, day)) for day in (on - DAY, on)] == [(True, False), (False, True)]
    entry = Entry.objects.latest("id")
    assert (entry.verb, entry.target, entry.detail["mandate"]) == ("mandate.hand_over", f"m{old}", f"m{new}")


def test_a_hand_over_of_today_is_at_once(record: Path) -> None:
    old = people.mandate(people.person("anna"))
    new = commands.hand_over(OPERATOR, old, people.person("bo"), on=TODAY, now=NOW)
    assert (in_force(old), in_force(new)) == (False, True)


def test_what_cannot_be_handed_over(record: Path) -> None:
    anna, bo = people.person("anna"), people.person("bo")
    old = people.mandate(anna, since=TODAY + 5 * DAY)
    refused("handed to self", commands.hand_over, OPERATOR, old, anna, on=TODAY + 9 * DAY)
    refused("mandate backdated", commands.hand_over, OPERATOR, old, bo, on=TODAY - DAY)
    refused("mandate not begun", commands.hand_over, OPERATOR, old, bo, on=TODAY + 5 * DAY)
    people.mandate(bo, since=TODAY + 20 * DAY)
    refused("mandate doubled", commands.hand_over, OPERATOR, old, bo, on=TODAY + 9 * DAY)
    commands.end(OPERATOR, old, now=NOW)
    refused("mandate over", commands.hand_over, OPERATOR, old, bo, on=TODAY + 9 * DAY)


def test_a_hand_over_after_the_last_day_leaves_the_old_mandate_as_it_is(record: Path) -> None:
    old = people.mandate(people.person("anna"), until=TODAY + 3 * DAY)
    commands.hand_over(OPERATOR, old, people.person("bo"), on=TODAY + 9 * DAY, now=NOW)
    assert days_of(old) == (TODAY, TODAY + 3 * DAY, False)


@pytest.mark.parametrize(
    "step",
    [
        lambda actor: commands.end(actor, actor.mandate, now=NOW),
        lambda actor: commands.end(actor, actor.mandate, last_day=TODAY + 5 * DAY, now=NOW),
        lambda actor: commands.deactivate(actor, actor.person, now=NOW),
        lambda actor: commands.erase(actor, actor.person, now=NOW),
        lambda actor: commands.close_office(actor, "administrator", now=NOW),
    ],
    ids=["end", "end later", "keep out", "erase", "close the office"],
)
def test_the_last_administrator_stays(record: Path, step: Any) -> None:
    anna = people.actor(Role.ADMINISTRATOR, "anna")
    with pytest.raises(commands.Refused) as caught:
        step(anna)
    assert caught.value.code == "last administrator"
    assert in_force(anna.mandate)

    bo, _secret = commands.invite(anna, "Bo", now=NOW)
    people.office(Role.ADMINISTRATOR, "second")
    commands.grant(anna, bo, "second", since=TODAY, now=NOW)
    with pytest.raises(commands.Refused, match="chosen a password"):  # Bo has not joined
        step(anna)
    commands.join(anna, commands.renew_link(anna, bo, now=NOW), login="bo", password=people.PASSWORD, now=NOW)
    step(anna)


def test_the_last_administrator_hands_over_to_somebody_who_can_sign_in(record: Path) -> None:
    anna = people.actor(Role.ADMINISTRATOR, "anna")
    emil, _secret = commands.invite(anna, "Emil", now=NOW)
    on = TODAY + DAY
    found = refused("last administrator", commands.hand_over, anna, anna.mandate, emil, on=on)
    assert str(on) in str(found)
    limited = refused(
        "last administrator", commands.hand_over, anna, anna.mandate, people.person("bo"), on=on, until=on + DAY
    )
    assert str(on + 2 * DAY) in str(limited)
    assert Mandate.objects.count() == 1
    assert commands.hand_over(anna, anna.mandate, people.person("cyra"), on=on, now=NOW)


def test_the_operator_may_let_the_last_administrator_go(record: Path) -> None:
    anna = people.actor(Role.ADMINISTRATOR, "anna")
    commands.end(OPERATOR, anna.mandate, now=NOW)
    assert not in_force(anna.mandate)


def test_offices_hold_what_their_role_needs(record: Path) -> None:
    def opened(code: str, role: Role, **more: Any) -> Any:
        return commands.open_office(OPERATOR, code, "An office", role, now=NOW, **more)

    assert opened("mission", Role.DELEGATE, state="XTV") == "mission"
    for code, field, more in (
        ("office code", "code", {"code": "Mission One", "role": Role.SECRETARIAT}),
        ("office taken", "code", {"code": "mission", "role": Role.SECRETARIAT}),
        ("office state", "state", {"code": "no-state", "role": Role.DELEGATE}),
        ("office state", "state", {"code": "speaker", "role": Role.DELEGATE, "state": "ZZZ"}),
        ("office no state", "state", {"code": "too-much", "role": Role.SECRETARIAT, "state": "XTV"}),
        ("office institution", "institution", {"code": "nameless", "role": Role.OBSERVER}),
    ):
        with pytest.raises(commands.Refused) as caught:
            opened(**more)
        assert (caught.value.code, caught.value.field) == (code, field)
    commands.edit_office(OPERATOR, "mission", name="Permanent Mission", now=NOW)
    assert Office.objects.get().name == "Permanent Mission"
    refused("name missing", commands.edit_office, OPERATOR, "mission", name="  ")
