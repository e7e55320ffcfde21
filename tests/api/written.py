"""The two files that are made from the API: the examples of its OpenAPI document and the snapshot of that document.

`make openapi` writes both anew; tests compare them with what the API says.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
    "states": "states?q=tal",
    "state": "states/XTV",
    "bodies": "states/XTV/bodies",
    "review": "reviews/XTV/0?by=XBD",
    "review_documents": "reviews/XTV/0/documents",
    "beside": "reviews/XTV/0/sources",
    "recommendation": "recommendations/A/HRC/TRAINING/1:6.4",
    "documents": "documents?of=XTV",
    "document": "documents/{addendum}",
    "document_page": "documents/{report}/pages/2",
}
"""What each operation is asked for its example."""


def made() -> dict[str, Any]:
    """The examples, from a record that holds the training material in English and nothing else."""
    from django.test import Client

    from hiwar import training
    from hiwar.audit.actors import OPERATOR
    from hiwar.exchange.imports import import_files
    from tests.builders import NOW

    paths = [training.report_path(), training.addendum_path(), training.thematic_list_path()]
    results = list(import_files(OPERATOR, map(str, paths), clock=lambda: NOW))
    assert not any(result.failed for result in results), results
    client = Client(SERVER_NAME="localhost")
    listed = client.get("/api/v1/documents?of=XTV").json()["documents"]
    known = {each["genre"]: each["sha256"] for each in listed}
    told = {name: cut(client.get(f"/api/v1/{asked.format(**known)}").json()) for name, asked in ASKED.items()}
    told["about"]["unverified"] = {"states": [], "sessions": [], "reviews": 0}  # of real States, and changing
    return told


def cut(told: Any) -> Any:
    """An answer cut short, without what changes from edition to edition."""
    from hiwar import __version__

    if isinstance(told, dict):
        return {key: cut(value) for key, value in told.items()}
    if isinstance(told, list):
        return [cut(each) for each in told[:SHORT]]
    if isinstance(told, str):
        told = told.replace(f"hiwar {__version__}", "hiwar")
        return told if len(told) <= BRIEF else f"{told[:BRIEF]}…"
    return told


def dumped(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


@contextlib.contextmanager
def _record() -> Iterator[None]:
    """A new record in a folder of its own, for a program that is no test."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DJANGO_SETTINGS_MODULE="hiwar.settings", HIWAR_DATA=folder)
        os.environ.pop("DATABASE_URL", None)
        from hiwar.cli.start import opened

        with opened():
            yield


if __name__ == "__main__":
    if not EXAMPLES.exists():
        EXAMPLES.write_text(dumped(dict.fromkeys(ASKED)))
    with _record():
        EXAMPLES.write_text(dumped(made()), encoding="utf-8")
        from hiwar.api.document import document, examples

        examples.cache_clear()
        document.cache_clear()
        SNAPSHOT.write_text(dumped(document()), encoding="utf-8")
    sys.stdout.write(f"{SNAPSHOT.name}, {EXAMPLES.name}\n")
