"""The OpenAPI 3.1 document: what django-ninja makes of the operations, and what holds for all of them.

A program that generates a client reads it, and so do people; it says nothing twice and everything once.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from hiwar.api.problems import Problem
from hiwar.api.version1 import api
from hiwar.exchange.problems import MEDIA_TYPE

Item = dict[str, Any]

ROOT = "/api/v1/"

DESCRIPTION = """\
What States recommend to one another in the Universal Periodic Review, what each answers, and where it stands in the
documents. Every answer is the JSON of a page of the site: `/api/v1/reviews/XTV/0?lang=ar` is `/ar/reviews/XTV/0.json`.
The examples are about Talvania (`XTV`), a State invented for training; they are what a new record answers.

* **Reading** needs no account and no key. A page on another site may read too (CORS). HEAD works wherever GET does.
* **Writing** needs a token, which somebody who has signed in makes for their mandate: `Authorization: Bearer …`. It may
  do what that person may do. A token that is not good is refused (401), for reading too.
* **Language**: `lang` chooses the language of names and of the sentences of problems; quoted texts keep theirs.
* **Lists** that come in pages have a part `pages` and a `Link` header (RFC 8288) to the first, previous, next and last.
* **Unknown** is null, an empty text or an empty list, never left out. New keys may be added; take none for the last.
* **Unchanged** answers need not be sent again: send the `ETag` of the last one as `If-None-Match`, and you get 304.
* **Problems** are `application/problem+json` (RFC 9457): a status and one sentence. A parameter that is not known here,
  or not as described, is refused with 422, so that a misspelt filter does not find everything.
* **Counting**: the official count of recommendations is that of distinct numbered paragraphs. A paragraph may hold
  several texts, a text several States; these are told apart and never added up.
"""

TAGS = {
    "Record": "The record as a whole, and the search.",
    "States": "States, the reviews that they received and the recommendations that they made.",
    "Sessions": "The calendar of the review.",
    "Reviews": "The review of one State at one session of the Working Group.",
    "Resolutions": "Resolutions, how they were adopted, and who voted how.",
    "Statements": "Statements, their claims, and what the record says of each.",
    "Recommendations": "Single recommendations by their address.",
    "Treaties": "What States have agreed to, on any day, and which reports they owe.",
    "Documents": "The documents behind the record.",
    "Meetings": "The meetings held here: as they stand, and acting in them.",
    "People": "Who a program acts for.",
}

_HEADERS = {
    "ETag": "Changes whenever the answer does.",
    "Content-Language": "Language of names and sentences.",
    "Link": "The other pages of a list (RFC 8288): `first`, `prev`, `next`, `last`.",
}

_PROBLEMS = {
    400: ("Unreadable", "The request cannot be read."),
    401: ("NotKnown", "The token is not good, or there is none and this needs one."),
    403: ("NotAllowed", "Whoever the token speaks for may not do this, or the token may only read."),
    404: ("NotFound", "The record does not hold it, or there is no such address."),
    406: ("NotAcceptable", "The request takes no JSON."),
    409: ("Refused", "The request is as described, and the command refuses it: its sentence says why."),
    413: ("TooBig", "The body is too big."),
    415: ("NotJson", "The body is no JSON."),
    422: (
        "NotAsDescribed",
        "A part of the request is not known here, or not as described: `errors` names it.",
    ),
    500: ("ServerError", "Something went wrong on the server; the sentence says no more, its log does."),
}
"""What may be answered instead: the name under which the document tells it, and what it means."""

_WHOSE = "A token that somebody who has signed in made for their mandate: `Authorization: Bearer …`."

_LED = {"document": "To the document with this symbol.", "recommendation": "To the review with this symbol."}
"""The operations that may lead to another address."""


@cache
def document() -> Item:
    """The whole document as JSON carries it; the same object each time."""
    made = api.get_openapi_schema(path_prefix=ROOT)
    schemas, schemes = (made["components"][name] for name in ("schemas", "securitySchemes"))
    schemas.update(_schemas(Problem))
    operations = [(path, each) for path, methods in made["paths"].items() for each in methods.values()]
    for path, operation in operations:
        _complete(path, operation, schemas)
    shared = _shared([operation["parameters"] for _path, operation in operations])
    return {
        "openapi": made["openapi"],
        "info": {
            "title": "Hiwar: the record of the Universal Periodic Review",
            "version": api.version,
            "description": DESCRIPTION,
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "This installation"}],
        "tags": [{"name": name, "description": words} for name, words in TAGS.items()],
        "paths": made["paths"],
        "components": {
            "parameters": shared,
            "schemas": {name: _plain(schemas[name]) for name in sorted(schemas)},
            "responses": {name: _problem(words) for name, words in _PROBLEMS.values()},
            "securitySchemes": {name: {**scheme, "description": _WHOSE} for name, scheme in schemes.items()},
            "headers": {name: {"description": words, "schema": {"type": "string"}} for name, words in _HEADERS.items()},
        },
    }


def _complete(path: str, operation: Item, schemas: Item) -> None:
    """What every operation has: plain parameters, the headers of its answer, an example, and its problems."""
    operation["parameters"] = [_parameter(each) for each in operation["parameters"]]
    responses = operation["responses"]
    [status] = responses
    answer = responses[status]
    paged = any(each["name"] == "page" for each in operation["parameters"])
    left_out = {200: () if paged else ("Link",), 201: ("ETag", "Link")}[status]
    names = [name for name in _HEADERS if name not in left_out]
    answer["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    [content] = answer["content"].values()
    answer["description"] = schemas[content["schema"]["$ref"].rpartition("/")[2]]["description"]
    content["example"] = examples()[operation["operationId"]]
    if words := _LED.get(operation["operationId"]):
        responses[302] = {"description": words, "headers": {"Location": _ADDRESS}}
    if status == 200:
        responses[304] = {"description": "The answer is still the one whose `ETag` was sent as `If-None-Match`."}
    else:
        answer["headers"]["Location"] = _ADDRESS
    for refused, (name, _words) in _PROBLEMS.items():
        if refused not in _ONLY or _ONLY[refused](path, status):
            responses[refused] = {"$ref": f"#/components/responses/{name}"}
    operation["responses"] = {str(each): responses[each] for each in sorted(responses)}


_ADDRESS = {"description": "The address.", "schema": {"type": "string", "format": "uri-reference"}}

_ONLY: dict[int, Callable[[str, int], bool]] = {
    403: lambda path, status: status == 201 or path.endswith("/{screen}"),
    404: lambda path, _status: "{" in path or path.endswith("/obligations"),  # those of a State that is none
    409: lambda path, status: status == 201 or path.endswith("/check"),  # a day on which nothing can have been said
    413: lambda _path, status: status == 201,
    415: lambda _path, status: status == 201,
}
"""Problems that not every operation may answer with, by path and by the status of its answer."""


def _parameter(told: Item) -> Item:
    """A parameter that says nothing twice and is never null: it is there or it is not."""
    schema = _plain(told["schema"])
    kinds = [kind for kind in schema.pop("anyOf", ()) if kind != {"type": "null"}]
    schema = {**(kinds[0] if kinds else {}), **schema}
    known = {key: schema.pop(key) for key in ("description", "example") if key in schema}
    known |= {"allowEmptyValue": True} if told["in"] == "query" else {}
    return {"name": told["name"], "in": told["in"], "required": told["required"], **known, "schema": schema}


def _shared(lists: list[list[Item]]) -> Item:
    """Parameters that mean the same wherever they stand: told once, by name; the lists refer to them from then on."""
    told: dict[str, list[Item]] = {}
    for parameter in chain.from_iterable(lists):
        told.setdefault(parameter["name"], []).append(parameter)
    same = {name: each[0] for name, each in told.items() if len(each) > 1 and all(it == each[0] for it in each)}
    for each in lists:
        each[:] = [{"$ref": f"#/components/parameters/{it['name']}"} if it["name"] in same else it for it in each]
    return {name: same[name] for name in sorted(same)}


def _plain(schema: Any) -> Any:
    """A schema without the titles that repeat its names, its descriptions on one line."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if not (key == "title" and isinstance(value, str))}
    if kept.get("default", "") is None:
        del kept["default"]
    told = {key: _plain(value) for key, value in kept.items()}
    if isinstance(told.get("description"), str):
        told["description"] = " ".join(told["description"].split())
    return told


def _problem(words: str) -> Item:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": words, "content": {MEDIA_TYPE: {"schema": schema}}}


def _schemas(*models: type[BaseModel]) -> Item:
    """Models that no operation names as its answer, with all that they are made of."""
    pairs = [(model, "serialization") for model in models]
    _, made = models_json_schema(pairs, ref_template="#/components/schemas/{model}")  # type: ignore[arg-type]
    return dict(made["$defs"])


@cache
def examples() -> Item:
    """An answer about Talvania by operation, cut short: `make openapi` takes them from the training material."""
    return dict(json.loads(files("hiwar.api").joinpath("examples.json").read_text(encoding="utf-8")))
