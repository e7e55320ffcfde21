"""Keys for programs: by a mandate, within a scope, until a day."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.forms.models import model_to_dict

from hiwar.accounts import commands, queries
from hiwar.accounts.enums import Role, Scope
from hiwar.accounts.models import Token
from hiwar.audit.actors import OPERATOR
from tests import people
from tests.builders import NOW
from tests.people import TODAY

DAY = timedelta(days=1)


def made(
    actor: Any, name: str = "Importer", scope: Scope = Scope.WRITE, last: Any = TODAY + 9 * DAY
) -> tuple[int, str]:
    return commands.make_token(actor, name, scope, expires_on=last, now=NOW)


def test_a_token_speaks_for_its_mandate(record: Path, django_assert_num_queries: Any) -> None:
    anna = people.actor(Role.FOCAL_POINT)
    _number, secret = made(anna, scope=Scope.READ)
    assert secret not in json.dumps([model_to_dict(row) for row in Token.objects.all()], default=str)
    with django_assert_num_queries(1):
        assert queries.actor_of_token(secret, NOW) == (anna, Scope.READ)
    with django_assert_num_queries(0):
        assert queries.actor_of_token("Bearer nonsense", NOW) is None
    assert queries.actor_of_token(secret + "x", NOW) is None
    assert queries.actor_of_token("hiwar_", NOW) is None


def test_it_is_good_to_the_end_of_its_last_day(record: Path) -> None:
    _number, secret = made(people.actor())
    end_of_last_day = NOW.replace(hour=23, minute=59) + 9 * DAY
    assert queries.actor_of_token(secret, end_of_last_day)
    assert queries.actor_of_token(secret, end_of_last_day + timedelta(minutes=1)) is None


@pytest.mark.parametrize(
    "what",
    [
        lambda actor, token: commands.revoke_token(actor, token, now=NOW),
        lambda actor, token: commands.end(OPERATOR, actor.mandate, now=NOW),
        lambda actor, token: commands.hand_over(OPERATOR, actor.mandate, people.person("bo"), on=TODAY, now=NOW),
        lambda actor, token: commands.close_office(OPERATOR, actor.office, now=NOW),
        lambda actor, token: commands.deactivate(OPERATOR, actor.person, now=NOW),
        lambda actor, token: commands.erase(OPERATOR, actor.person, now=NOW),
    ],
    ids=["revoked", "mandate ended", "handed over", "office closed", "kept out", "erased"],
)
def test_it_dies_with_what_it_hangs_on(record: Path, what: Any) -> None:
    anna = people.actor()
    number, secret = made(anna)
    what(anna, number)
    assert queries.actor_of_token(secret, NOW) is None


def test_what_cannot_be_made(record: Path) -> None:
    anna = people.actor()
    made(anna)
    for code, changes in (
        ("token doubled", {}),
        ("token name", {"name": " "}),
        ("token name", {"name": "x" * 81}),
        ("token end", {"name": "a", "last": TODAY}),
        ("token end", {"name": "a", "last": TODAY + 367 * DAY}),
    ):
        with pytest.raises(commands.Refused) as caught:
            made(anna, **changes)
        assert caught.value.code == code
    commands.end(OPERATOR, anna.mandate, now=NOW)
    with pytest.raises(commands.Refused, match="over already"):
        made(anna, name="another")


def test_people_revoke_their_own_and_administrators_anybodys(record: Path) -> None:
    anna, bo = people.actor(Role.SECRETARIAT, "anna"), people.actor(Role.DELEGATE, "bo")
    number, secret = made(anna)
    with pytest.raises(commands.Refused):
        commands.revoke_token(bo, number, now=NOW)
    assert queries.actor_of_token(secret, NOW)
    commands.revoke_token(people.actor(Role.ADMINISTRATOR), number, now=NOW)
    assert queries.actor_of_token(secret, NOW) is None
