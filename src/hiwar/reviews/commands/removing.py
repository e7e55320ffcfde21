"""Taking down what the law makes us take down; a tombstone stays."""

from __future__ import annotations

import re
from datetime import datetime

from django.utils.translation import gettext as _

from hiwar.audit.commands import Log, command
from hiwar.documents import commands as documents
from hiwar.documents import files
from hiwar.documents.models import Document
from hiwar.reviews import rules
from hiwar.reviews.commands.rows import Refused, find, said
from hiwar.reviews.integrity import seal, seal_of_rows, sha256_of
from hiwar.reviews.models import Answer, Coding, Position, Proposal, Tombstone, Wording


@command("document.take_down", may=rules.may_take_down)
def take_down_document(log: Log, sha256: str, *, reason: str, legal_basis: str, now: datetime) -> Tombstone:
    """Remove a document's bytes and every text that came from it; a tombstone with its hash and reason stays.

    `sha256` is the whole hash, so that no slip takes down another one. Done again, it only makes sure that the bytes
    are gone. Numbers, States and positions are facts and stay. Raises Refused.
    """
    sha256 = sha256.strip().lower()
    if not re.fullmatch("[0-9a-f]{64}", sha256):
        raise Refused(
            _("A document is taken down by its whole hash of 64 digits, and “%(sha)s” is none.") % {"sha": sha256}
        )
    document = Document.objects.filter(pk=sha256).first()
    if document is None:
        raise Refused(_("No document has the hash %(sha)s.") % {"sha": sha256})
    before = Tombstone.objects.filter(document=document).first()
    if before:
        files.discard(document.sha256)
        log.unchanged()
        return before
    tombstone = Tombstone.objects.create(
        document=document,
        removed=document.sha256,
        reason=said(reason),
        legal_basis=said(legal_basis),
        author=log.actor.name,
        at=now,
    )
    blanked = Wording.objects.filter(document=document).update(text="", search_text="", words_hash="")
    blanked += Position.objects.filter(document=document).update(as_written="")
    blanked += Answer.objects.filter(document=document).update(as_written="", comment="")
    blanked += Coding.objects.filter(document=document).update(text="", response="", translations="", facts="")
    blanked += Proposal.objects.filter(wording__document=document).update(content="", reason="")
    documents.erase(log.actor, document, now=now)
    report = document.symbol if _is_report(document) else _answered_report(document)
    about = {"report": report, "seal": seal(report)} if report else {}
    log.record(document.sha256, {**about, "wordings": blanked, "sealed_rows": seal_of_rows(document.pk)})
    return tombstone


def _is_report(document: Document) -> bool:
    return Wording.objects.filter(document=document).exists()


def _answered_report(document: Document) -> str:
    """The symbol of the report whose recommendations have positions from a document; "" where none has."""
    first = Position.objects.filter(document=document).select_related("recommendation").first()
    return first.recommendation.symbol if first else ""


@command("wording.take_down", may=rules.may_take_down)
def take_down_wording(
    log: Log, address: str, number: int, *, reason: str, legal_basis: str, now: datetime
) -> Tombstone:
    """Remove one wording's text, as when a correction says what it must not; its number, States and tombstone stay.

    The source document is not touched: what stands in it too is removed with `take_down_document`. Raises Refused.
    """
    wording = Wording.objects.filter(recommendation=find(address), number=number).first()
    if wording is None:
        raise Refused(_("%(address)s has no wording %(number)s.") % {"address": address, "number": number})
    before = Tombstone.objects.filter(wording=wording).first()
    if before:
        log.unchanged()
        return before
    tombstone = Tombstone.objects.create(
        wording=wording,
        removed=sha256_of(wording.text),
        reason=said(reason),
        legal_basis=said(legal_basis),
        author=log.actor.name,
        at=now,
    )
    Wording.objects.filter(pk=wording.pk).update(text="", search_text="", words_hash="")
    Proposal.objects.filter(wording=wording).update(content="", reason="")
    documents.forget(())
    symbol = wording.recommendation.symbol
    log.record(address, {"report": symbol, "seal": seal(symbol), "wording": number, "removed": tombstone.removed})
    return tombstone
