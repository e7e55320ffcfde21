"""schemathesis reads the OpenAPI document and asks whatever it allows, and what it does not: no failure of the server,
every answer as described, everything refused that is not. `HIWAR_FUZZ` says how often it asks each operation."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, assume, given, seed, settings

from hiwar.accounts.enums import Scope
from hiwar.kernel.reading import Genre
from hiwar.reviews.models import Document
from tests import people
from tests.api.written import secret
from tests.builders import SYMBOL, later
from tests.dialogue.rehearsal import planned
from tests.web import sample

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what a tool is made of is its own business
    import schemathesis
    from schemathesis.generation import GenerationMode

ASKED = int(os.environ.get("HIWAR_FUZZ") or 4)


def places() -> dict[str, Any]:
    """Values for the paths that stand in the record, by the name of the parameter."""
    report = Document.objects.get(symbol=sample.KESTERIA, language="en", genre=Genre.REPORT)
    others = [document.sha256 for document in Document.objects.order_by("name")]
    return {
        "iso3": ["XTV", "XKS", "SVN", "xks"],
        "session": [0, 2, 20],
        "address": [f"{SYMBOL}:100.2", f"{SYMBOL}:100.3:2", f"{sample.KESTERIA}:7.1", SYMBOL],
        "document": [SYMBOL, *others],
        "sha256": [report.sha256],
        "number": [1, planned().pk],  # of a report of an error, and of a meeting
    }


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A request ends the connection to the database, and with it the transaction that a test runs in: here it does
    not, as in Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["allowed", "not-allowed"])
def test_whatever_is_asked_is_answered_as_described(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: GenerationMode
) -> None:
    sample.fill(tmp_path)
    known = places()
    monkeypatch.setattr("hiwar.api.clock.now", lambda: later(60))
    bearer = {"Authorization": f"Bearer {secret(people.actor(), Scope.WRITE)}"}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())

    def fuzzed(operation: Any) -> None:
        @seed(20260301)
        @settings(
            max_examples=ASKED,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode), data=st.data())
        def ask(case: Any, data: st.DataObject) -> None:
            if case.path_parameters and data.draw(st.booleans()):
                for name in case.path_parameters.keys() & known.keys():
                    case.path_parameters[name] = data.draw(st.sampled_from(known[name]))
            assume("" not in (case.query or {}).values())  # as good as left out, so it is no mistake
            told = bearer if case.operation.definition.raw.get("security") else {}
            case.call_and_validate(
                headers={**told, "Accept-Encoding": "identity"}
            )  # the client in this process unpacks nothing

        ask()

    operations = [each.ok() for each in schema.get_all_operations()]
    assert len(operations) >= 15
    for operation in operations:
        fuzzed(operation)
