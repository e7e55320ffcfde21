"""Proving who one is: how often, how long it takes, and what is kept of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.forms.models import model_to_dict

from hiwar.accounts import commands
from hiwar.accounts.commands import signing_in
from hiwar.accounts.commands.signing_in import Throttled, WrongPassword, prove
from hiwar.accounts.models import Attempt
from hiwar.audit.actors import OPERATOR
from tests import people
from tests.builders import NOW
from tests.people import PASSWORD


@pytest.fixture(autouse=True)
def _few(settings: Any) -> None:
    settings.SIGN_IN_TRIES, settings.SIGN_IN_TRIES_ADDRESS, settings.SIGN_IN_MINUTES = 3, 5, 15


def fail(login: str = "anna", address: str = "192.0.2.1", now: Any = NOW) -> None:
    with pytest.raises(WrongPassword):
        prove(login, "not it", address=address, now=now)


def test_a_login_waits_after_some_failures_and_is_told_how_long(record: Path) -> None:
    anna = people.person()
    for minute in range(3):
        fail(address=f"192.0.2.{minute}", now=NOW + timedelta(minutes=minute))
    at = NOW + timedelta(minutes=5)
    with pytest.raises(Throttled) as caught:
        prove("ANNA", PASSWORD, address="192.0.2.9", now=at)
    assert caught.value.until == NOW + timedelta(minutes=15)
    assert Attempt.objects.count() == 3, "an attempt that is not heard does not count"
    assert prove("anna", PASSWORD, address="192.0.2.9", now=caught.value.until) == anna


def test_an_unknown_login_waits_like_a_known_one(record: Path) -> None:
    for login in ("nobody", "нет"):
        for minute in range(3):
            fail(login, f"192.0.2.{minute}")
        with pytest.raises(Throttled):
            prove(login, PASSWORD, address="192.0.2.9", now=NOW)


def test_an_address_waits_whatever_the_logins(record: Path) -> None:
    people.person()
    for number in range(5):
        fail(f"login{number}")
    with pytest.raises(Throttled):
        prove("anna", PASSWORD, address="192.0.2.1", now=NOW)
    assert prove("anna", PASSWORD, address="192.0.2.2", now=NOW)


def test_signing_in_forgets_the_failures_of_that_login_alone(record: Path) -> None:
    people.person()
    for login in ("anna", "anna", "bo", "bo"):
        fail(login)
    prove("anna", PASSWORD, address="192.0.2.1", now=NOW)
    assert Attempt.objects.count() == 2
    fail()


def test_what_is_kept_names_nobody_and_goes(record: Path) -> None:
    fail("hunter2", "192.0.2.77")
    kept = json.dumps([model_to_dict(row) for row in Attempt.objects.all()], default=str)
    assert "hunter2" not in kept
    assert "192.0.2" not in kept
    fail("other", now=NOW + timedelta(minutes=15))
    assert Attempt.objects.count() == 1


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """How often a password was hashed, which is what takes the time."""
    done: list[str] = []
    for name in ("check_password", "make_password"):
        real = getattr(signing_in, name)
        monkeypatch.setattr(signing_in, name, lambda *args, real=real, name=name: (done.append(name), real(*args))[1])
    return done


def test_the_answer_takes_as_long_for_everybody(record: Path, hashed: list[str]) -> None:
    """One hash each: a wrong password, an unknown login, one that can be none, one kept out, erased, not joined yet."""
    people.person("anna")
    commands.deactivate(OPERATOR, people.person("bo"), now=NOW)
    commands.erase(OPERATOR, people.person("cyra"), now=NOW)
    commands.create_administrator(OPERATOR, "dina", now=NOW)
    for number, login in enumerate(("anna", "nobody", "нет", "bo", "cyra", "dina")):
        hashed.clear()
        fail(login, f"192.0.2.{number}")
        assert len(hashed) == 1, login


def test_a_very_long_password_is_not_hashed_at_all(record: Path, hashed: list[str]) -> None:
    people.person()
    for login in ("anna", "nobody"):
        with pytest.raises(WrongPassword):
            prove(login, "x" * 10_000, address="192.0.2.1", now=NOW)
    assert hashed == []


def test_what_is_limited_is_counted_by_address_for_as_long_as_it_counts(record: Path) -> None:
    def once(address: str, minute: int) -> bool:
        limit = {"most": 2, "within": timedelta(hours=1)}
        return commands.allowed("error.report", address, now=NOW + timedelta(minutes=minute), **limit)  # type: ignore[arg-type]

    assert [once("192.0.2.1", minute) for minute in (0, 10, 20)] == [True, True, False]
    assert once("192.0.2.2", 20)
    assert [once("192.0.2.1", minute) for minute in (60, 61)] == [True, False]
    assert Attempt.objects.count() == 3, "what no longer counts is forgotten"
    assert "192" not in json.dumps([model_to_dict(row) for row in Attempt.objects.all()], default=str)
