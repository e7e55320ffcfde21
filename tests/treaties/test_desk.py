"""Entering acts and steps at the desk."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from django.test import Client

from hiwar.accounts.enums import Role
from hiwar.treaties.models import Act, Step
from tests import people

DESK = "/en/desk/treaties/ISL"
SAID = {"source": "a note of the depositary", "reason": "the tables end before"}
ACT = {"what": "act", "instrument": "ICMW", "kind": "accession", "day": "2024-05-01", **SAID}
STEP = {"what": "step", "instrument": "CRC", "kind": "submitted", "day": "2020-02", "first": "5", "last": "6", **SAID}

pytestmark = pytest.mark.usefixtures("today", "fast_hashes")


@pytest.fixture
def secretariat(treaties: Path, client: Client) -> Client:
    """Somebody of the secretariat who has signed in."""
    people.mandate(people.person("anna"))
    people.sign_in(client)
    return client


def words(client: Client, address: str = DESK) -> str:
    return html.unescape(client.get(address).content.decode())


def test_an_act_and_a_report_are_entered_and_taken_back(secretariat: Client) -> None:
    assert "Enter acts and reports" in words(secretariat, "/en/states/ISL/treaties")
    assert secretariat.post(DESK, ACT)["Location"] == "/en/states/ISL/treaties"
    told = words(secretariat, "/en/states/ISL/treaties")
    assert "a note of the depositary" in told
    assert secretariat.post(DESK, STEP).status_code == 302
    step = Step.objects.get(state="ISL")
    assert (step.first, step.last, step.author[:11]) == (5, 6, "secretariat")
    act = Act.objects.get(state="ISL", instrument="ICMW")
    for row in (act, step):
        assert f'value="{row.key}"' in words(secretariat)
        assert secretariat.post(DESK, {"what": "back", "corrects": row.key, **SAID}).status_code == 302
    assert Act.objects.filter(state="ISL").holding().filter(instrument="ICMW").count() == 0
    assert Act.objects.filter(state="ISL", instrument="ICMW").count() == 2
    assert not Step.objects.filter(state="ISL").holding().exists()


@pytest.mark.parametrize(("instrument", "article"), [("ICERD", "art. 14"), ("CAT", "art. 22")])
def test_a_declaration_opens_a_treaty_to_communications(secretariat: Client, instrument: str, article: str) -> None:
    def opened(on: str) -> bool:
        told = secretariat.get(f"/en/states/XTV/treaties.json?on={on}").json()["treaties"]
        return bool(next(each for each in told if each["instrument"] == instrument)["communications"])

    for kind, day in (("accession", "1999-05-06"), ("communications", "2003-02-01")):
        form = ACT | {"instrument": instrument, "kind": kind, "day": day, "source": f"{instrument}, {article}"}
        assert secretariat.post(DESK.replace("ISL", "XTV"), form).status_code == 302
    assert (opened("2003-01-31"), opened("2003-02-01")) == (False, True)
    assert "Individual communications accepted" in words(secretariat, "/en/states/XTV/treaties?on=2003-02-01")
    assert "Acceptance of individual communications" in words(secretariat, "/en/states/XTV/treaties?on=2003-02-01")


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (ACT | {"day": "yesterday"}, "“yesterday” is no day, month or year"),
        (ACT | {"day": "2199"}, "This day has not come yet"),
        (ACT | {"source": ""}, "Fill this in."),
        (ACT | {"instrument": "CATS"}, "Choose one of the list."),
        (ACT | {"kind": "withdrawal"}, "on which day the withdrawal takes effect"),
        (STEP | {"first": "6", "last": "5"}, "the last of several is not before the first"),
        (STEP | {"kind": "date_set"}, "Say which day the committee set."),
        (STEP | {"kind": "date_set", "due": "never"}, "“never” is no day"),
        ({"what": "back", "corrects": "act:77", **SAID}, "Choose one of the list."),
    ],
)
def test_what_cannot_be_entered_says_why(secretariat: Client, form: dict[str, str], sentence: str) -> None:
    response = secretariat.post(DESK, form)
    assert response.status_code == 422
    assert sentence in html.unescape(response.content.decode())


def test_only_the_secretariat_enters(treaties: Path, client: Client) -> None:
    assert client.get(DESK).status_code in (302, 403)
    people.office(Role.FOCAL_POINT, "focal-isl", "ISL")
    people.mandate(people.person("of-isl"), Role.FOCAL_POINT, "focal-isl")
    people.sign_in(client, "of-isl")
    assert client.post(DESK, ACT).status_code == 403
    assert not Act.objects.filter(instrument="ICMW", state="ISL").exists()
    assert "Enter acts and reports" not in words(client, "/en/states/ISL/treaties")


def test_there_is_no_desk_of_no_state(secretariat: Client) -> None:
    assert secretariat.get("/en/desk/treaties/QQQ").status_code == 404
