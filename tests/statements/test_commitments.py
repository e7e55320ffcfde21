"""What became of commitments, as of a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from hiwar.audit.actors import OPERATOR
from hiwar.kernel.reading import Reading
from hiwar.reviews.commands import import_reading
from hiwar.statements import commands, queries
from hiwar.statements.commands import Corrected
from tests.builders import NOW, item, later, reading, source
from tests.statements.kept import entered

PART = "Bardovia said: “Bardovia will take part in the review of North Korea.”"
LAWS = "Bardovia said: “Bardovia will protect the human rights of everyone.”"
DAYS = (date(2018, 1, 6), date(2018, 1, 6))

pytestmark = pytest.mark.usefixtures("known", "today")


def told(on: date, **filters: str) -> dict:  # type: ignore[type-arg]
    return queries.commitments(queries.CommitmentFilters.asked(filters), on, 1, "en")


def report() -> Reading:
    return reading(
        item("126.1", "Count the boats", ("XBD",), ("Bardovia",)),
        state_under_review="PRK",
        session=33,
        symbol="A/HRC/42/10",
    )


def test_it_is_open_then_due_then_answered(tmp_path: Path) -> None:
    entered(PART, days=DAYS)
    (early,) = told(date(2018, 6, 1))["commitments"]
    assert (early["standing"], early["by"]["iso3"], early["again_on"]) == ("open", "XBD", "2019-05-09")
    assert early["quote"] in PART
    (late,) = told(date(2020, 1, 1))["commitments"]
    assert (late["standing"], late["evidence"]) == ("due", [])
    assert told(date(2018, 1, 5))["commitments"] == []
    import_reading(OPERATOR, source(tmp_path), report(), now=later(1))
    (answered,) = told(date(2020, 1, 1))["commitments"]
    assert answered["standing"] == "answered"
    assert [each["fact"] for each in answered["evidence"]] == ["review", "participants", "recommendations"]
    assert answered["evidence"][2]["value"]["number"] == 1
    assert told(date(2018, 6, 1))["commitments"][0]["standing"] == "open"


def test_filters_and_what_people_say() -> None:
    entered(PART, days=DAYS)
    entered(LAWS, days=DAYS)
    found = told(date(2020, 1, 1))
    assert found["counts"] == {"open": 0, "due": 2, "answered": 0}
    assert sorted(each["followed"] for each in found["commitments"]) == [False, True]
    assert told(date(2020, 1, 1), state="SVN")["commitments"] == []
    assert told(date(2020, 1, 1), show="open")["commitments"] == []
    commands.correct(OPERATOR, 1, 1, Corrected(no_claim=True), reason="Irony", now=later(3))
    assert [each["statement"]["number"] for each in told(date(2020, 1, 1))["commitments"]] == [2]
    commands.withdraw(OPERATOR, 2, reason="A mistake", now=later(4))
    assert told(date(2020, 1, 1))["commitments"] == []


def test_it_has_a_page(client: Client) -> None:
    assert "hiwar statement enter" in client.get("/en/statements/commitments").content.decode()
    entered(PART, days=DAYS, now=NOW)
    page = client.get("/en/statements/commitments?on=2018-06-01").content.decode()
    assert "to be looked at later" in page
    assert "/en/statements/1#c1" in page
    assert "“2018-13-45” is no date" in client.get("/en/statements/commitments?on=2018-13-45").content.decode()
    assert client.get("/en/statements/commitments.json?on=2018-06-01").json()["counts"]["open"] == 1
    assert "No commitment" in client.get("/en/statements/commitments?show=answered").content.decode()
