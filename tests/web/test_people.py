"""Looking after people on the site: every page and form, who may see it, and what it does."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.accounts import commands, queries
from hiwar.accounts.enums import Role
from hiwar.accounts.models import Mandate, Office, Person
from hiwar.audit.actors import OPERATOR
from tests import people
from tests.builders import NOW
from tests.people import PASSWORD, TODAY, sign_in

pytestmark = pytest.mark.usefixtures("today", "fast_hashes")
DAY = timedelta(days=1)


@pytest.fixture
def admin(record: Path, client: Client) -> int:
    """Anna, administrator, who has signed in with `client`; and Bo of the secretariat."""
    anna = people.person("anna", "Anna Arden")
    people.mandate(anna, Role.ADMINISTRATOR)
    people.mandate(people.person("bo", "Bo Brook"))
    sign_in(client)
    return anna


def bo() -> int:
    return int(Person.objects.get(login="bo").pk)


@pytest.mark.parametrize("step", ["link", "edit", "deactivate", "erase"])
def test_nobody_cites_a_form(admin: int, client: Client, step: str) -> None:
    shown = client.get(f"/en/people/{bo()}/{step}")
    assert shown.status_code == 200
    assert b"Cite this page" not in shown.content


def held() -> int:
    return int(Mandate.objects.get(person=bo()).pk)


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def pages() -> list[str]:
    person, mandate = f"/en/people/{bo()}", f"/en/mandates/{held()}"
    return [
        "/en/people",
        "/en/people.json",
        "/en/people/invite",
        person,
        f"{person}.json",
        *(f"{person}/{step}" for step in ("link", "edit", "deactivate", "activate", "erase")),
        "/en/offices",
        "/en/offices.json",
        "/en/open-office",
        "/en/offices/secretariat",
        "/en/offices/secretariat.json",
        *(f"/en/offices/secretariat/{step}" for step in ("edit", "close", "grant")),
        f"{mandate}/end",
        f"{mandate}/hand-over",
    ]


def test_administrators_see_these_pages_and_nobody_else(admin: int, client: Client) -> None:
    secretariat, visitor = Client(), Client()
    sign_in(secretariat, "bo")
    for address in pages():
        assert client.get(address).status_code == 200, address
        for other, way in ((secretariat, "/en/me"), (visitor, "/en/sign-in?next=")):
            for answer in (other.get(address), other.post(address)):
                if answer.status_code == 405:  # a page that is only read
                    continue
                assert answer.status_code == 403, address
                if address.endswith(".json"):
                    assert answer.json()["detail"] == "Only administrators see this page."
                else:
                    assert "Only administrators see this page." in text(answer)
                    assert f'href="{way}' in answer.content.decode()
    assert Person.objects.count() == 2
    assert Mandate.objects.in_force(TODAY).count() == 2


def test_an_administrator_sees_them_only_while_acting_as_one(admin: int, client: Client) -> None:
    other = people.mandate(admin, Role.SECRETARIAT)
    client.post("/en/me/mandate", {"mandate": other})
    assert client.get("/en/people").status_code == 403
    assert "Invite somebody" not in text(client.get("/en/me"))


@pytest.mark.parametrize(
    "address",
    ["/people/999999", "/people/0", "/people/99999999999999999999", "/offices/nowhere", "/mandates/999999/end"],
)
def test_what_is_not_there_is_a_page_that_says_so(admin: int, client: Client, address: str) -> None:
    assert client.get(f"/en{address}").status_code == 404
    assert client.post(f"/en{address}", {}).status_code in {404, 405}


def test_from_an_invitation_to_a_hand_over(admin: int, client: Client) -> None:
    """The whole way: invite, join, make an office, grant, hand over."""
    told = {"name": "Cyra Cliff", "email": "", "language": "fr"}
    answer = client.post("/en/people/invite", told)
    link = re.search(r'value="(http://testserver/fr/welcome#[\w-]+)"', answer.content.decode())
    assert link is not None
    assert answer.headers["Cache-Control"] == "private, no-store"
    cyra = Person.objects.get(name="Cyra Cliff").pk
    assert "a one-time link holds until 8 March 2026" in text(client.get(f"/en/people/{cyra}"))

    guest = Client()
    guest.post("/fr/welcome", {"secret": link[1], "step": "choose", "login": "cyra", "password": PASSWORD})
    assert guest.get("/en/about").wsgi_request.actor.name == "visitor"  # type: ignore[attr-defined]

    office = {"role": "delegate", "state": "XTV", "institution": "", "name": "Mission", "code": "xtv-mission"}
    assert client.post("/en/open-office", office).headers["Location"] == "/en/offices/xtv-mission"
    assert "Nobody has held this office yet" in text(client.get("/en/offices/xtv-mission"))
    granted = {"person": str(cyra), "since": str(TODAY), "until": ""}
    assert client.post("/en/offices/xtv-mission/grant", granted).headers["Location"] == "/en/offices/xtv-mission"
    assert guest.get("/en/about").wsgi_request.actor.name == f"xtv-mission/p{cyra}"  # type: ignore[attr-defined]

    mandate = Mandate.objects.get(person=cyra)
    assert mandate.granted_by == f"administrator/p{admin}"
    form = client.get(f"/en/mandates/{mandate.pk}/hand-over?q=brook").content.decode()
    assert form.count('type="radio"') == 1
    handed = {"person": str(bo()), "on": str(TODAY), "until": str(TODAY + 30 * DAY)}
    client.post(f"/en/mandates/{mandate.pk}/hand-over", handed)
    assert guest.get("/en/about").wsgi_request.actor.name == "visitor"  # type: ignore[attr-defined]
    shown = text(client.get("/en/offices/xtv-mission"))
    assert shown.index("Bo Brook") < shown.index("Cyra Cliff")


def test_a_person_is_looked_after(admin: int, client: Client) -> None:
    person = f"/en/people/{bo()}"
    client.post(f"{person}/edit", {"name": "Bo Bridge", "email": "bo@harbour.example", "language": "ar"})
    assert "Bo Bridge" in text(client.get(person))
    assert "/ar/welcome#" in client.post(f"{person}/link").content.decode()
    client.post(f"{person}/deactivate")
    assert "Kept out" in text(client.get(person))
    assert "Resting" in text(client.get("/en/offices/secretariat"))
    client.post(f"{person}/activate")
    assert "Kept out" not in text(client.get(person))
    number = bo()
    client.post(f"{person}/erase")
    assert "An erased person" in text(client.get(person))
    assert f"p{number}" in text(client.get("/en/offices/secretariat"))


def test_a_mandate_is_ended_after_a_day_or_at_once(admin: int, client: Client) -> None:
    mandate = held()
    client.post(f"/en/mandates/{mandate}/end", {"last_day": str(TODAY + 3 * DAY)})
    assert Mandate.objects.get(pk=mandate).until == TODAY + 3 * DAY
    assert client.post(f"/en/mandates/{mandate}/end", {"last_day": ""}).status_code == 422
    client.post(f"/en/mandates/{mandate}/end", {"last_day": str(TODAY + 2 * DAY), "at_once": "1"})
    assert Mandate.objects.get(pk=mandate).until == TODAY
    again = client.post(f"/en/mandates/{mandate}/end", {"at_once": "1"})
    assert (again.status_code, "This mandate is over already." in text(again)) == (422, True)


def test_the_last_administrator_is_told_why_they_stay(admin: int, client: Client) -> None:
    own = Mandate.objects.get(person=admin).pk
    for address, told in (
        (f"/en/mandates/{own}/end", {"at_once": "1"}),
        (f"/en/people/{admin}/deactivate", {}),
        (f"/en/people/{admin}/erase", {}),
        ("/en/offices/administrator/close", {}),
    ):
        answer = client.post(address, told)
        assert answer.status_code == 422
        assert "From 1 March 2026 on there would be no administrator" in text(answer)
        assert 'role="alert"' in answer.content.decode()


def test_refusals_stand_at_their_field(admin: int, client: Client) -> None:
    wrong = {"role": "delegate", "state": "", "institution": "", "name": "Mission", "code": "Mission!"}
    page = client.post("/en/open-office", wrong).content.decode()
    assert 'id="id_code_error"' in page
    page = client.post("/en/open-office", {**wrong, "code": "mission"}).content.decode()
    assert 'id="id_state_error"' in page
    assert 'value="mission"' in page
    assert Office.objects.filter(code="mission").count() == 0
    page = client.post("/en/offices/secretariat/grant", {"since": "31.12.2026"}).content.decode()
    assert "Choose one of the list." not in page
    assert re.search(r"<fieldset[^>]*aria-describedby=\"id_person_error\"", page)
    assert 'id="id_since_error"' in page


@pytest.mark.parametrize("person", ["", "x", "0", "-1", "99999999999999999999", "7 OR 1=1"])
def test_a_person_that_cannot_be_chosen(admin: int, client: Client, person: str) -> None:
    answer = client.post("/en/offices/secretariat/grant", {"person": person, "since": str(TODAY)})
    assert answer.status_code == 422
    assert client.get("/en/offices/secretariat/grant", {"person": person}).status_code == 200


def test_lists_are_searched_and_turned(admin: int, client: Client) -> None:
    for number in range(60):
        commands.invite(OPERATOR, f"Guest {number:02}", now=NOW)
    first = client.get("/en/people.json").json()
    assert first["pages"] == {"page": 1, "of": 2, "total": 62}
    assert [each["name"] for each in first["people"][:3]] == ["Anna Arden", "Bo Brook", "Guest 00"]
    assert first["people"][1]["offices"][0]["code"] == "secretariat"
    assert len(client.get("/en/people.json?page=2").json()["people"]) == 12
    assert client.get("/en/people.json?q=GUEST+07").json()["pages"]["total"] == 1
    assert "Nobody has a name, a login or an address" in text(client.get("/en/people?q=zebra"))
    offices = client.get("/en/offices.json?role=secretariat").json()["offices"]
    assert [(each["code"], each["holders"][0]["name"]) for each in offices] == [("secretariat", "Bo Brook")]
    people.office(Role.DELEGATE, "mission")
    assert [each["code"] for each in client.get("/en/offices.json?q=تالفانيا").json()["offices"]] == ["mission"]
    assert "No office has these words" in text(client.get("/en/offices?q=zebra"))


def test_tokens_are_made_shown_once_and_revoked(admin: int, client: Client) -> None:
    assert "You have no token." in text(client.get("/en/me"))
    told = {"name": "Importer", "scope": "write", "expires_on": str(TODAY + 30 * DAY)}
    made = client.post("/en/me/token", told)
    secret = re.search(r'value="(hiwar_[\w-]+)"', made.content.decode())
    assert secret is not None
    found = queries.actor_of_token(secret[1], NOW)
    assert found is not None
    assert (found[0].name, found[1]) == (f"administrator/p{admin}", "write")
    assert secret[1] not in client.get("/en/me").content.decode()
    assert "You have a token of this name already" in text(client.post("/en/me/token", told))
    assert "A token ends after today" in text(
        client.post("/en/me/token", {**told, "name": "b", "expires_on": str(TODAY)})
    )

    number = client.get("/en/me.json").json()["tokens"][0]["token"]
    secretariat = Client()
    sign_in(secretariat, "bo")
    for other in (secretariat, Client()):
        assert other.post(f"/en/tokens/{number}/revoke").status_code in {403, 404}
    assert queries.actor_of_token(secret[1], NOW)
    assert client.post(f"/en/tokens/{number}/revoke").headers["Location"] == "/en/me"
    assert queries.actor_of_token(secret[1], NOW) is None


def test_an_administrator_revokes_the_token_of_another(admin: int, client: Client) -> None:
    secretariat = Client()
    sign_in(secretariat, "bo")
    told = {"name": "Importer", "scope": "read", "expires_on": str(TODAY + 30 * DAY)}
    secretariat.post("/en/me/token", told)
    number = client.get(f"/en/people/{bo()}.json").json()["tokens"][0]["token"]
    assert client.post(f"/en/tokens/{number}/revoke").headers["Location"] == f"/en/people/{bo()}"


def test_without_a_mandate_nobody_makes_a_token(record: Path, client: Client) -> None:
    people.person("anna")
    sign_in(client)
    told = {"name": "Importer", "scope": "read", "expires_on": str(TODAY + 30 * DAY)}
    assert client.post("/en/me/token", told).status_code == 403


COUNTS = {
    "/en/people": 3 + 3,
    "/en/offices": 3 + 3,
    "/en/offices/secretariat": 3 + 2,
    "/en/offices/secretariat/grant": 3 + 3,
    "/en/me": 3 + 4,
}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_is_flat(admin: int, client: Client, django_assert_num_queries: Any, rows: int) -> None:
    for number in range(rows):
        someone = people.person(f"guest{number}")
        people.mandate(someone)
        people.mandate(admin, Role.OBSERVER, f"observer-{number}")
        client.post("/en/me/token", {"name": f"t{number}", "scope": "read", "expires_on": str(TODAY + DAY)})
    for address, expected in {**COUNTS, f"/en/people/{admin}": 3 + 4}.items():
        with django_assert_num_queries(expected, info=address):
            assert client.get(address).status_code == 200
