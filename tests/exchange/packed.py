"""A package of a small record with a row in every table, and ways to spoil it."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import transaction

from hiwar.accounts.actors import VISITOR, Mandated
from hiwar.accounts.enums import Role
from hiwar.audit.actors import OPERATOR
from hiwar.dialogue.commands import take_down_statement
from hiwar.documents.models import Document
from hiwar.exchange.package.descriptor import NAME
from hiwar.exchange.package.writing import write_package
from hiwar.reference.commands import refresh
from hiwar.reviews.commands import (
    Correction,
    Decision,
    Meeting,
    Seen,
    Turn,
    answer_error,
    confirm,
    correct,
    decline,
    import_reading,
    note_meeting,
    propose,
    report_error,
    take_down_document,
    take_down_wording,
    unconfirm,
)
from hiwar.reviews.models import Review, Wording
from hiwar.statements.commands import Corrected, take_down, withdraw
from hiwar.statements.commands import correct as correct_statement
from hiwar.statements.models import Statement
from tests.builders import NOW, SYMBOL, item, later, reading, source
from tests.dialogue.handed_in import handed_in
from tests.statements.kept import entered
from tests.statements.made import STATEMENT
from tests.treaties.made import treaties
from tests.web import sample

Files = dict[str, bytes]
"""The entries of a package by name."""

ODD = "“Quoted”, a\u2028line, \U0001f6a2 and 133.10;\ttab"
"""Text that careless formats spoil."""


@contextmanager
def passing() -> Iterator[None]:
    """What is written to the database inside is gone afterwards: nothing else takes rows away."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def make(folder: Path) -> None:
    """Fill an empty record with what every table has a row of."""
    refresh(OPERATOR, now=NOW)
    sample.fill(folder)
    sample.votes(folder)
    sample.all_pending(folder)
    odd = reading(
        item("1", ODD, (), ("Atlantis; and others",)), state_under_review="XHL", symbol="A/HRC/0/9", session=3
    )
    import_reading(OPERATOR, source(folder, "odd", "odd.txt"), odd, now=later(3))
    correct(OPERATOR, f"{SYMBOL}:100.10", Correction(withdraw=True), reason="No recommendation", now=later(6))
    correct(OPERATOR, f"{SYMBOL}:100.1", Correction(text="What it must not"), reason="misread", now=later(6))
    correct(OPERATOR, f"{SYMBOL}:100.1", Correction(text="Count all boats"), reason="misread", now=later(7))
    take_down_wording(OPERATOR, f"{SYMBOL}:100.1", 2, reason="A court said so", legal_basis="Order 1", now=later(8))
    gone = Document.objects.get(name="national.csv").pk
    take_down_document(OPERATOR, gone, reason="A court said so", legal_basis="Order 2", now=later(9))
    _meetings()
    meeting, _filed, typed = handed_in(folder)
    take_down_statement(OPERATOR, meeting.pk, typed, reason="A court said so", legal_basis="Order 3", now=later(17))
    _work_at_the_desk()
    treaties(folder, ODD, later(18))
    _said()


def _meetings() -> None:
    """A meeting held here, with somebody who spoke and something that was decided."""
    document = Document.objects.get(pk=Wording.objects.filter(recommendation__symbol=SYMBOL).first().document_id)  # type: ignore[union-attr]
    turns = (Turn("XBD", "Bardovia", "statement", 120, 90), Turn(None, ODD, "statement", None, 0))
    decisions = (Decision(ODD, "adopted", 2, 1, 0), Decision("Another", "consensus"))
    meeting = Meeting(7, "adoption", ODD, NOW, later(60), document.pk, "0f" * 32, turns, decisions)
    note_meeting(OPERATOR, Review.objects.get(symbol=SYMBOL), meeting, now=later(9))


def _said() -> None:
    """Statements: corrected, withdrawn, taken down."""
    for words in (STATEMENT, ODD, f"{STATEMENT}\n{ODD}"):
        entered(words, days=(date(2018, 1, 6), date(2018, 1, 7)), source=ODD, now=later(30))
    said = Corrected(verdict="partly", words=ODD, source=ODD)
    correct_statement(OPERATOR, 1, 1, said, reason=ODD, now=later(31))
    withdraw(OPERATOR, 2, reason=ODD, now=later(32))
    gone = Statement.objects.get(number=3).document_id
    take_down(OPERATOR, gone, reason="A court said so", legal_basis="Order 3", now=later(33))


def _work_at_the_desk() -> None:
    """Confirmations, proposals and reports of errors, answered and not."""
    confirm(OPERATOR, [Seen(f"{SYMBOL}:100.3", 1, 1), Seen(f"{SYMBOL}:100.4", 1, 0)], now=later(10))
    unconfirm(OPERATOR, [Seen(f"{SYMBOL}:100.4", 1, 0)], now=later(11))
    office = Mandated("focal-point-xtv/p1", Role.FOCAL_POINT, 1, "XTV")
    for number, text in enumerate(("Light the lamps", "Light both lamps", ODD), start=1):
        seen = Seen(f"{SYMBOL}:100.3", 1, 1)
        propose(office, seen, Correction(text=text), reason="The report says so", now=later(11 + number))
    decline(OPERATOR, f"{SYMBOL}:100.3", 2, reason="It does not", now=later(15))
    for about in (f"/recommendations/{SYMBOL}:100.3", "/states/XTV"):
        report_error(VISITOR, about, ODD, language="en", contact="me@example.org", now=later(16))
    answer_error(OPERATOR, 1, "as-in-source", "The report says so.", now=later(17))


def export() -> bytes:
    """The record as a package."""
    out = io.BytesIO()
    write_package(out, now=later(60))
    return out.getvalue()


def unpacked(package: bytes) -> Files:
    """The entries of a package."""
    with ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Files) -> bytes:
    """Entries as a package again."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def listed(package: bytes) -> dict[str, str]:
    """Path and hash of every file that `datapackage.json` lists."""
    return {each["path"]: each["hash"] for each in json.loads(unpacked(package)[NAME])["resources"]}


def relisted(files: Files) -> Files:
    """The same with hashes, sizes and rows in `datapackage.json` that fit, as somebody would do who changes a row."""
    about = json.loads(files[NAME])
    for each in about["resources"]:
        content = files[each["path"]]
        each["hash"], each["bytes"] = f"sha256:{hashlib.sha256(content).hexdigest()}", len(content)
        if "rows" in each:
            each["rows"] = content.count(b"\n")
    return {**files, NAME: json.dumps(about).encode()}


def with_rows(table: str, change: Callable[[list[dict[str, Any]]], object]) -> Callable[[Files], Files]:
    """What changes the rows of a table in place, and lists the result."""

    def do(files: Files) -> Files:
        path = f"tables/{table}.jsonl"
        rows = [json.loads(line) for line in files[path].splitlines()]
        change(rows)
        content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
        return relisted({**files, path: content})

    return do


def with_about(change: Callable[[dict[str, Any]], object]) -> Callable[[Files], Files]:
    """What changes `datapackage.json`."""

    def do(files: Files) -> Files:
        about = json.loads(files[NAME])
        change(about)
        return {**files, NAME: json.dumps(about).encode()}

    return do
