"""`hiwar admin`: the first administrator, and the way back in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.test import Client

from hiwar.accounts import commands
from hiwar.accounts.enums import Role
from hiwar.accounts.models import Mandate, Office, Person
from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.cli import main
from tests import people
from tests.builders import NOW
from tests.people import PASSWORD

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("today", "fast_hashes")


@pytest.fixture
def run(record: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call `hiwar admin` with arguments, at `NOW`, and type `typed`."""
    monkeypatch.setattr("hiwar.cli.admin.now", lambda: NOW)
    return lambda *arguments, typed="": CliRunner().invoke(main, ["admin", *arguments], input=typed)


def test_the_first_administrator_comes_in_by_the_link(run: Run, client: Client) -> None:
    done = run("create", "Anna", "--name", "Anna Arden", "--site", "https://hiwar.example/")

    assert done.exit_code == 0, done.output
    link = re.fullmatch(r"https://hiwar\.example(/en/welcome)#([\w-]{43})\n", done.stdout)
    assert link is not None
    assert "shown this once and holds for 7 days" in done.stderr
    opened = client.post(link[1], {"secret": link[2]})
    assert "This link is for Anna Arden, login anna." in opened.content.decode()
    client.post(link[1], {"secret": link[2], "step": "choose", "password": PASSWORD})
    assert client.get("/en/people").status_code == 200
    assert [*Entry.objects.order_by("id").values_list("actor", "verb")][-4:] == [
        ("operator", "office.open"),
        ("operator", "mandate.grant"),
        ("operator", "administrator.create"),
        ("visitor", "person.join"),
    ]


def test_a_password_is_asked_for_twice_and_never_shown(run: Run) -> None:
    done = run("create", "anna", "--password", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert (done.exit_code, done.stdout) == (0, "anna is an administrator.\n")
    assert PASSWORD not in done.output
    assert commands.prove("anna", PASSWORD, address="::1", now=NOW)


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (("create", "Анна"), "", "A login has up to 64 letters a to z"),
        (("create", "taken"), "", "This login is taken; choose another."),
        (("create", "anna", "--site", "hiwar.example"), "", "an address begins with https://"),
        (("create", "anna", "--password"), "short\nshort\n", "This password is too short: use at least 12 characters."),
        (("create", "anna", "--password"), "one\ntwo\n", "do not match"),
        (("create", "anna", "--password=secret"), "", "does not take a value"),
        (("reset", "nobody"), "", "Nobody has the login 'nobody'"),
    ],
)
def test_what_is_refused_leaves_nothing(run: Run, arguments: tuple[str, ...], typed: str, said: str) -> None:
    people.person("taken")
    done = run(*arguments, typed=typed)
    assert done.exit_code != 0
    assert said in done.output
    assert (Person.objects.count(), Mandate.objects.count(), Office.objects.count()) == (1, 0, 0)


def test_a_forgotten_password_is_chosen_anew(run: Run) -> None:
    anna = people.person("anna")
    secret = run("reset", "ANNA").stdout.strip().removeprefix("/en/welcome#")
    commands.join(OPERATOR, secret, password="eleven nets in the sun", now=NOW)
    assert people.known(anna).check_password("eleven nets in the sun")
    done = run("reset", "anna", "--password", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert done.stdout == "The password of anna is set.\n"
    assert people.known(anna).check_password(PASSWORD)


def test_administrators_are_listed(run: Run) -> None:
    assert "There is no administrator; `hiwar admin create LOGIN` makes one." in run("list").stderr
    people.mandate(people.person("anna", "Anna Arden"), Role.ADMINISTRATOR)
    people.mandate(people.person("bo"))
    listed = run("list").stdout
    assert re.fullmatch(r"anna +2026-03-01 to \(open\) +Anna Arden\n", listed)


def test_there_is_always_a_way_back_in(run: Run) -> None:
    """With the office of administrators closed, or its code taken by another, the operator still makes one."""
    people.office(Role.SECRETARIAT, "administrator")
    assert run("create", "anna").exit_code == 0
    commands.close_office(OPERATOR, "administrator-2", now=NOW)
    assert run("create", "bo").exit_code == 0
    assert run("create", "cyra").exit_code == 0
    held = Mandate.objects.in_force(NOW.date()).values_list("person__login", "office__code", "office__role")
    assert sorted(held) == [(login, "administrator-3", "administrator") for login in ("bo", "cyra")]
