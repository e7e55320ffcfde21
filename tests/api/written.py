"""The two files that are made from the API: the examples of its OpenAPI document and the snapshot of that document.

`make openapi` writes both anew; tests compare them with what the API says.
"""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.test import Client

from hiwar import __version__, training
from hiwar.accounts.actors import VISITOR, Mandated
from hiwar.accounts.commands import make_token
from hiwar.accounts.enums import Scope
from hiwar.audit.actors import OPERATOR
from hiwar.dialogue.standing import standing
from hiwar.exchange.imports import import_files
from hiwar.resolutions.commands import enter_facts
from hiwar.reviews.commands import answer_error, report_error
from hiwar.treaties.commands import refresh as enter_acts
from tests import people
from tests.builders import NOW, later
from tests.dialogue.rehearsal import Hand, chair, planned
from tests.dialogue.test_acting import announced
from tests.statements.kept import entered
from tests.statements.made import STATEMENT

SNAPSHOT = Path(__file__).with_name("openapi.json")
EXAMPLES = Path(__file__).parents[2] / "src" / "hiwar" / "api" / "examples.json"

SHORT = 2
"""Entries that an example keeps of a list."""
BRIEF = 160
"""Characters that it keeps of a text."""

ASKED = {
    "home": "home",
    "about": "about",
    "search": "search?q=children&of=XTV",
    "sessions": "sessions",
    "session": "sessions/0",
    "errors": "errors",
    "error": "errors/{error}",
    "meetings": "meetings",
    "meeting": "meetings/{meeting}",
    "meeting_screen": "meetings/{meeting}/wall",
    "meeting_sheet": "meetings/{meeting}/sheet",
    "meetings_sheet": "meetings/sheet?rehearsals=yes",
    "treaties": "treaties?on=2017-12-15",
    "treaty": "treaties/CRC?on=2017-12-15",
    "state_treaties": "states/XTV/treaties?on=2017-12-15",
    "status": "states/XTV/status?on=2017-12-15",
    "statements": "statements",
    "statement": "statements/1",
    "commitments": "statements/commitments?on=2018-06-01",
    "state_statements": "states/XTV/statements",
    "obligations": "obligations?on=2017-12-15&state=XTV",
    "states": "states?q=tal",
    "state": "states/XTV",
    "bodies": "states/XTV/bodies",
    "review": "reviews/XTV/0?by=XBD",
    "review_documents": "reviews/XTV/0/documents",
    "beside": "reviews/XTV/0/sources",
    "recommendation": "recommendations/A/HRC/TRAINING/1:6.4",
    "documents": "documents?of=XTV",
    "resolutions": "resolutions?about=PRK",
    "resolution": "resolutions/A/RES/70/172",
    "vote": "votes/facts:A/RES/70/172",
    "state_votes": "states/PRK/votes",
    "compared_votes": "states/PRK/votes/SVN",
    "document": "documents/{addendum}",
    "document_page": "documents/{report}/pages/2",
}
"""What each operation is asked for its example."""


TEXT = {"text": STATEMENT, "since": "2018-01-06"}
"""What is checked for the example."""

CORRECTION = {
    "position": "noted",
    "as_written": "Talvania takes note of this recommendation.",
    "reason": "The report lists it among those that are noted.",
}


def made() -> dict[str, Any]:
    """The examples, from a record that holds the training material in English and nothing else."""
    enter_acts(OPERATOR, now=NOW)
    enter_facts(OPERATOR, now=NOW)
    paths = [training.report_path(), training.addendum_path(), training.thematic_list_path()]
    results = list(import_files(OPERATOR, map(str, paths), clock=lambda: NOW))
    assert not any(result.failed for result in results), results
    client = Client(SERVER_NAME="localhost")
    listed = client.get("/api/v1/documents?of=XTV").json()["documents"]
    known = {each["genre"]: each["sha256"] for each in listed}
    page = "/recommendations/A/HRC/TRAINING/1:6.4"
    known["error"] = report_error(VISITOR, page, "Is the text on page 4 whole?", language="en", now=NOW).number
    answer_error(OPERATOR, known["error"], "as-in-source", "Yes: it ends with the budget.", now=later(5))
    entered()
    hand = in_session()
    known["meeting"] = hand.meeting.pk
    with patch("hiwar.api.clock.now", lambda: hand.at):
        whole = {name: client.get(f"/api/v1/{asked.format(**known)}").json() for name, asked in ASKED.items()}
    whole["treaty"].update(states=[], others=[each for each in whole["treaty"]["others"] if each["invented"]])
    told = {name: cut(answer) for name, answer in whole.items()}
    for name in ("meeting", "meeting_screen", "meeting_sheet"):
        told[name]["meeting"]["number"] = 7
    for name in ("meeting", "meeting_screen"):
        told[name]["course"]["meetings"][0]["number"] = 7
    for name in ("meetings", "meetings_sheet"):
        told[name]["meetings"][0]["number"] = 7
    told["errors"]["errors"][0]["number"] = told["error"]["error"]["number"] = 3
    # Of real States, or of the day:
    told["about"].update(unverified={"states": [], "sessions": [], "reviews": 0}, facts=[])
    told["home"].update(coming=None)
    told["sessions"].update(current=None)
    told["obligations"]["choices"].update(states=[])
    told["check"] = cut(client.post("/api/v1/check", TEXT, content_type="application/json").json())
    return {**told, **by_token(client)}


def in_session() -> Hand:
    """A rehearsal in which somebody has the floor."""
    hand = Hand(planned())
    announced(hand, "XBD", "XKS")
    hand(chair(hand.meeting), "meeting.open")
    first = standing(hand.meeting).state.lists["states"].order[0]
    hand(chair(hand.meeting), "speaker.call", {"turn": first})
    hand(chair(hand.meeting), "speaker.start", {"turn": first})
    return hand


def secret(actor: Mandated, scope: Scope) -> str:
    """A token of somebody's, good for a month."""
    _number, found = make_token(actor, f"for {scope}", scope, expires_on=NOW.date() + timedelta(days=30), now=NOW)
    return str(found)


def by_token(client: Client) -> dict[str, Any]:
    """The examples of what needs a token, with numbers that are always the same."""
    token = secret(people.actor(), Scope.WRITE)
    with patch("hiwar.api.clock.now", lambda: later(60)):
        asked = {"headers": {"Authorization": f"Bearer {token}"}}
        me = client.get("/api/v1/me", **asked).json()
        address = f"/api/v1/{ASKED['recommendation']}/corrections"
        corrected = client.post(address, CORRECTION, content_type="application/json", **asked).json()
    acted = {"events": [{"number": 5, "at": "2026-05-04T07:00:00Z", "name": "speaker.register"}]}
    told = {"me": {**me, "mandate": 12}, "correct": cut(corrected), "act": acted}
    found: dict[str, Any] = json.loads(re.sub(r"/p\d+\b", "/p7", json.dumps(told)))
    return found


def cut(told: Any) -> Any:
    """An answer cut short, without what changes from edition to edition."""
    if isinstance(told, dict):
        return {key: cut(value) for key, value in told.items()}
    if isinstance(told, list):
        return [cut(each) for each in told[:SHORT]]
    if isinstance(told, str):
        told = re.sub(r", checker [0-9a-f]{12}", "", told.replace(f"hiwar {__version__}", "hiwar"))
        return told if len(told) <= BRIEF else f"{told[:BRIEF]}…"
    return told


def dumped(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
