"""The OpenAPI document: what it is, what it promises, and that nobody changes it unseen."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import resolve
from pydantic import BaseModel

from hiwar.api.answers.parts import Position, Shape
from hiwar.api.document import document, examples
from hiwar.api.operations import meetings, people, record, resolutions, statements, status, treaties
from hiwar.reviews import queries as reviews
from tests.api import written

REMEDY = "run `make openapi`, look at what it changed, and commit it with a line in CHANGELOG.md"


def operations_of(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["operationId"]: each for methods in told["paths"].values() for each in methods.values()}


def test_the_document_changes_only_with_its_snapshot() -> None:
    assert json.loads(written.dumped(document())) == json.loads(written.SNAPSHOT.read_text()), REMEDY


def test_the_document_is_served(client: Client) -> None:
    response = client.get("/api/v1/openapi.json")
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    assert response.json() == json.loads(written.SNAPSHOT.read_text())
    assert response.json()["openapi"].startswith("3.1.")


def test_the_examples_are_what_the_training_material_answers(record: Path) -> None:
    assert written.made() == examples(), REMEDY


def test_the_page_for_people_names_every_address(client: Client) -> None:
    told = client.get("/ar/api.json").json()
    assert told["description"] == "/api/v1/openapi.json"
    paths = [
        urlsplit(each["address"]).path.format(sha256="0" * 64, number=1, screen="wall") for each in told["addresses"]
    ]
    assert [resolve(path).namespace for path in paths] == ["api-v1"] * len(paths)
    assert {resolve(path).url_name for path in paths} == operations_of(document()).keys() - {
        "me",
        "correct",
        "act",
        "check",
    }


@pytest.mark.parametrize(("accept", "lang"), [("ar", "ar"), ("de", "en")])
def test_whoever_comes_to_the_door_is_told_what_can_be_asked(client: Client, accept: str, lang: str) -> None:
    response = client.get("/api/", headers={"Accept-Language": accept})
    assert (response.status_code, response["Location"]) == (302, f"/{lang}/api")


ROUTERS = (
    *(people.router, record.router, treaties.router, resolutions.router, status.router),
    *(statements.router, meetings.router, meetings.acting),
)


def shapes() -> dict[str, type[BaseModel]]:
    """What each operation answers."""
    found = {}
    for router in ROUTERS:
        for operation in chain.from_iterable(view.operations for view in router.path_operations.values()):
            [model] = operation.response_models.values()
            found[operation.operation_id] = model.model_fields["response"].annotation
    return found


def test_the_examples_have_the_shapes_that_the_document_tells() -> None:
    for name, shape in shapes().items():
        shape.model_validate(examples()[name], extra="forbid")


OF_FACTS = (
    *("resolutions", "resolution", "vote", "state_votes", "compared_votes"),
    *("check", "statements", "statement", "commitments", "state_statements"),
)
"""Operations whose examples are facts about real States: nothing is resolved about invented ones, none votes, and what
an invented speaker says of reviews and treaties is held against them."""


def test_examples_speak_of_invented_states_only() -> None:
    def named(told: Any) -> list[str]:
        if isinstance(told, dict):
            own = [told["iso3"]] if isinstance(told.get("iso3"), str) else []
            return own + [each for value in told.values() for each in named(value)]
        return [each for value in told for each in named(value)] if isinstance(told, list) else []

    told = examples()
    codes = named([answer for name, answer in told.items() if name not in OF_FACTS])
    assert codes
    assert told.keys() >= set(OF_FACTS)
    assert all("XAA" <= code <= "XZZ" for code in codes)


def test_everything_is_described() -> None:
    told = document()
    for name, operation in operations_of(told).items():
        assert operation["summary"], name
        assert operation["description"], name
        assert len(operation["tags"]) == 1, name
    assert {tag for each in operations_of(told).values() for tag in each["tags"]} == {
        tag["name"] for tag in told["tags"]
    }
    parameters = [*told["components"]["parameters"].values()]
    parameters += [each for it in operations_of(told).values() for each in it["parameters"] if "$ref" not in each]
    assert [each["name"] for each in parameters if not each["description"].endswith(".")] == []
    assert [name for name, schema in told["components"]["schemas"].items() if not schema["description"]] == []


def test_what_is_typed_has_an_end() -> None:
    told = document()
    parameters = [*told["components"]["parameters"].values()]
    parameters += [each for it in operations_of(told).values() for each in it["parameters"] if "$ref" not in each]
    for each in parameters:
        schema = each["schema"]
        bounded = {"const", "enum", "maxLength", "pattern", "maximum"} & schema.keys()
        assert bounded, each["name"]


def test_no_two_shapes_share_a_name() -> None:
    def below(shape: type[BaseModel]) -> set[type[BaseModel]]:
        return {shape}.union(*map(below, shape.__subclasses__()))

    names = Counter(shape.__name__ for shape in below(Shape))
    assert [name for name, count in names.items() if count > 1] == []


def test_positions_are_those_of_the_record() -> None:
    assert Position.__origin__.__args__ == reviews.POSITIONS  # type: ignore[attr-defined]
