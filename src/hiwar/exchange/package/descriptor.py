"""`datapackage.json`: what a package says of itself, in the words of Frictionless' Data Package and Table Schema."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import hiwar
from hiwar.exchange.package.shapes import Column, Table
from hiwar.exchange.package.tables import TABLES, VERSION, shape
from hiwar.exchange.package.values import TIME, Kind

NAME = "datapackage.json"
LOG = "audit.jsonl"
MEDIA_TYPE = "application/jsonl"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a package: its path, SHA-256 and size, and how many rows it has where it is a table."""

    path: str
    sha256: str
    size: int
    rows: int | None = None


def descriptor(tables: Mapping[str, Part], files: Iterable[tuple[Part, str]], log: Json, now: datetime) -> Json:
    """The whole of it: the part of each table that has rows, by name, each document's with its media type, the rows and
    head of the log."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "data-package",
        "name": "hiwar-record",
        "title": "A record of the Universal Periodic Review",
        "description": (
            "Reviews of States, the recommendations they received with every wording and position, the documents that "
            "all of this was read from, and what other sources say. The format is described in docs/exchange.md of "
            f"Hiwar. {LOG} is the log of all that was done to the record, chained by hashes."
        ),
        "created": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "exchange": {"version": VERSION, "written_by": f"hiwar {hiwar.__version__}", "log": {"file": LOG, **log}},
        "licenses": [
            {
                "name": "notspecified",
                "title": (
                    "The texts are those of the documents and data sets in the package, on the terms of those who "
                    "publish them. Hiwar adds no terms of its own."
                ),
            }
        ],
        "sources": [
            {"title": "Documents of the United Nations, as the table of documents lists them"},
            {"title": "Data sets of others, as the table of documents lists them"},
        ],
        "resources": [
            *(_table(table, tables) for table in TABLES if table.name in tables),
            *(_file(part, media_type) for part, media_type in files),
        ],
    }


def _table(table: Table, tables: Mapping[str, Part]) -> Json:
    part = tables[table.name]
    return {
        "name": table.name,
        "type": "table",
        "path": part.path,
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.about,
        "format": "jsonl",
        "mediatype": MEDIA_TYPE,
        "encoding": "utf-8",
        "bytes": part.size,
        "hash": f"sha256:{part.sha256}",
        "rows": part.rows,
        "schema": schema(table, tables),
    }


def _file(part: Part, media_type: str) -> Json:
    return {
        "name": part.sha256,
        "path": part.path,
        "mediatype": media_type,
        "bytes": part.size,
        "hash": f"sha256:{part.sha256}",
    }


def schema(table: Table, present: Collection[str]) -> Json:
    """The Table Schema of a table, in a package where these tables are."""
    found: Json = {"fields": [_field(table, column) for column in table.columns], "missingValues": []}
    if table.key:
        found["primaryKey"] = list(table.key)
    keys = [
        {
            "fields": list(reference.columns),
            "reference": {"resource": reference.table, "fields": list(_key_of(reference.table))},
        }
        for reference in table.references
        if reference.table in present
    ]
    return found | ({"foreignKeys": keys} if keys else {})


def _key_of(name: str) -> tuple[str, ...]:
    return next(table.key for table in TABLES if table.name == name)


def _field(table: Table, column: Column) -> Json:
    kind, bounds = shape(table, column)
    found: Json = {"name": column.name, "type": kind.type, "description": column.about}
    if kind is Kind.TIME:
        found["format"] = TIME
    if kind.type == "array":
        found["description"] += f" ({kind.value})"
    rules = {
        "required": None if bounds.nullable else True,
        "maxLength": bounds.longest,
        "enum": list(bounds.choices) or None,
        "minimum": bounds.least,
        "maximum": bounds.most,
    }
    if constraints := {rule: value for rule, value in rules.items() if value is not None}:
        found["constraints"] = constraints
    return found
