"""Entering at the desk what tables do not say of a resolution."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from django.test import Client

from hiwar.accounts.enums import Role
from hiwar.audit.models import Entry
from hiwar.resolutions.models import Action, Draft, Intention, Resolution, Sponsor, Statement
from tests import people
from tests.resolutions import made

TEXT, VOTED = made.TRAINING, made.TRAINING_VOTED
REAL = "A/RES/72/188"
DESK = "/en/desk/resolutions/"
WHERE = {"source": "A/72/PV.73, p. 5"}
SAID = {
    "what": "said", "state": "XTV", "kind": "dissociation", "text": "We do not share it.", "language": "en", **WHERE,
}  # fmt: skip
SPONSOR = {"what": "sponsor", "states": "Bardovia\n\nXHL\n", "role": "co", **WHERE}
DRAFT = {"what": "draft", "symbol": "A/C.3/0/L.40", "tabled_on": "2020-10-31", **WHERE}
ACT = {
    "what": "act", "step": "committee", "put": "amendment", "on": "2020-11-14", "outcome": "recorded_vote",
    "yes": "40", "no": "77", "abstain": "50", **WHERE,
}  # fmt: skip
NEW = ACT | {"symbol": "A/RES/0/400", "title": "Situation in Talvania", "step": "plenary", "put": "whole"}
INTEND = {"what": "intend", "key": made.TRAINING_VOTE, "state": "XNB", "vote": "no", **WHERE}


@pytest.fixture
def secretariat(trained: Path, client: Client) -> Client:
    """Somebody of the secretariat who has signed in."""
    people.mandate(people.person("anna"))
    people.sign_in(client)
    return client


def words(client: Client, address: str) -> str:
    return html.unescape(client.get(address).content.decode())


def test_all_that_the_command_line_enters_is_entered_here(secretariat: Client) -> None:
    assert f'href="{DESK}{TEXT}"' in words(secretariat, f"/en/resolutions/{TEXT}")
    for form in (SAID, SPONSOR, DRAFT, ACT):
        assert secretariat.post(DESK + TEXT, form)["Location"] == f"/en/resolutions/{TEXT}", form
    amending = DRAFT | {"symbol": "A/C.3/0/L.70", "amends": "A/C.3/0/L.40"}
    assert secretariat.post(DESK + TEXT, amending).status_code == 302
    assert secretariat.post(DESK + TEXT, SAID | {"text": "We dissociate.", "replaces": "1"}).status_code == 302
    told = words(secretariat, f"/en/resolutions/{TEXT}")
    for part in ("We do not share it.", "Corrected by statement 2", "A/C.3/0/L.70", "Bardovia", "A/72/PV.73, p. 5"):
        assert part in told
    action = Action.objects.get(resolution__address=TEXT, step="committee")
    assert (action.put, action.adopted, action.published_no, action.author[:11]) == (
        "amendment", False, 77, "secretariat",
    )  # fmt: skip
    assert 'value="1"' not in words(secretariat, DESK + TEXT).partition('name="replaces"')[2].partition("</select>")[0]


def test_what_a_state_had_meant_stands_beside_what_it_cast(secretariat: Client) -> None:
    assert 'id="intend"' not in words(secretariat, DESK + TEXT)
    assert secretariat.post(DESK + VOTED, INTEND).status_code == 302
    assert Intention.objects.get().state_id == "XNB"
    response = secretariat.post(DESK + VOTED, INTEND)
    assert response.status_code == 422
    assert "That is how the State voted, or said before" in html.unescape(response.content.decode())


def test_a_text_that_the_record_does_not_know_is_entered_with_a_decision(secretariat: Client) -> None:
    assert 'href="/en/desk/resolutions"' in words(secretariat, "/en/resolutions")
    assert secretariat.post("/en/desk/resolutions", NEW)["Location"] == "/en/resolutions/A/RES/0/400"
    assert "Situation in Talvania" in words(secretariat, "/en/resolutions/A/RES/0/400")
    refused = secretariat.post("/en/desk/resolutions", NEW | {"symbol": "text five"})
    assert refused.status_code == 422
    assert "text five is no symbol of a resolution" in html.unescape(refused.content.decode())


@pytest.mark.parametrize(
    ("address", "form", "sentence"),
    [
        (TEXT, SAID, "It is statement 1 on this text."),
        (TEXT, SPONSOR, "New sponsors: 2."),
        (TEXT, DRAFT, "A/C.3/0/L.40 is a draft of this text."),
        (TEXT, ACT, "By this it was not adopted."),
        (VOTED, INTEND, "What the State cast stays"),
        ("", NEW, "By this it was not adopted."),
    ],
)
def test_a_trial_says_what_would_be_and_leaves_nothing(
    secretariat: Client, address: str, form: dict[str, str], sentence: str
) -> None:
    counted = (Entry, Statement, Sponsor, Draft, Action, Intention, Resolution)
    before = [table.objects.count() for table in counted]  # type: ignore[attr-defined]
    response = secretariat.post((DESK + address).rstrip("/"), form | {"try": "1"})
    told = html.unescape(response.content.decode())
    assert response.status_code == 200
    assert "Nothing is entered yet" in told
    assert sentence in told
    assert "A/72/PV.73, p. 5" in told.partition('id="tried"')[2]
    assert [table.objects.count() for table in counted] == before  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (SAID | {"kind": "before"}, "was adopted without a vote: enter an explanation of position."),
        (SAID | {"text": " "}, "Fill this in."),
        (SAID | {"said_on": "2199-01-01"}, "2199-01-01 is no day on which it can have happened."),
        (SAID | {"document": "A/72/PV.73"}, "The record holds no document A/72/PV.73; import it first."),
        (SAID | {"state": "QQQ"}, "Choose one of the list."),
        (SPONSOR | {"states": "Atlantis"}, "No State is called Atlantis."),
        (SPONSOR | {"source": ""}, "Fill this in."),
        (DRAFT | {"tabled_on": "1066-10-14"}, "1066-10-14 is no day on which it can have happened."),
        (DRAFT | {"symbol": "hello world"}, "Give the symbol of the draft, like A/C.3/70/L.35."),
        (ACT | {"yes": "67"}, "194 votes cannot be: the body has 193 members."),
        (ACT | {"yes": ""}, "Fill this in."),
        (ACT | {"outcome": "without_a_vote"}, "Votes are counted in a recorded vote only."),
        (ACT | {"on": "2199-01-01"}, "2199-01-01 is no day on which it can have happened."),
    ],
)
@pytest.mark.parametrize("how", [{}, {"try": "1"}])
def test_what_cannot_be_entered_says_why_at_its_field(
    secretariat: Client, form: dict[str, str], sentence: str, how: dict[str, str]
) -> None:
    response = secretariat.post(DESK + TEXT, form | how)
    assert response.status_code == 422
    told = html.unescape(response.content.decode())
    assert sentence in told
    assert "Nothing is entered yet" not in told
    assert told.count('class="wrong"') == 1
    assert "autofocus" in told


def test_only_the_secretariat_enters(trained: Path, client: Client) -> None:
    assert client.get(DESK + TEXT).status_code in (302, 403)
    people.office(Role.FOCAL_POINT, "focal-xtv", "XTV")
    people.mandate(people.person("of-xtv"), Role.FOCAL_POINT, "focal-xtv")
    people.sign_in(client, "of-xtv")
    for address in (DESK + TEXT, DESK.rstrip("/")):
        assert client.post(address, SAID).status_code == 403
    assert not Statement.objects.exists()
    for address in (f"/en/resolutions/{TEXT}", "/en/resolutions"):
        assert "/en/desk/resolutions" not in words(client, address)


def test_there_is_no_desk_of_no_text(secretariat: Client) -> None:
    assert secretariat.get(DESK + "A/RES/1/999").status_code == 404


def test_a_decision_on_a_day_outside_the_session_is_refused(secretariat: Client) -> None:
    response = secretariat.post(DESK + REAL, ACT | {"on": "2018-10-14"})
    assert response.status_code == 422
    assert "A/RES/72/188 cannot be of 2018-10-14" in html.unescape(response.content.decode())


def test_states_that_were_there_then_may_have_said_something(voted: Path, client: Client) -> None:
    people.mandate(people.person("anna"))
    people.sign_in(client)
    old, new = (words(client, DESK + text) for text in ("A/RES/40/141", REAL))
    for code in ("SUN", "YUG", "CSK"):
        assert f'value="{code}"' in old
        assert f'value="{code}"' not in new
    assert 'value="FRA"' in old


def test_only_states_that_can_have_to_do_with_a_text_are_offered(secretariat: Client) -> None:
    training, real = words(secretariat, DESK + TEXT), words(secretariat, DESK + REAL)
    for page, there, not_there in ((training, "XTV", "FRA"), (real, "FRA", "XTV")):
        assert (f'value="{there}"' in page, f'value="{not_there}"' in page) == (True, False)
    assert "a text for training" in training
    assert "a text for training" not in real
