"""Entering statements, correcting what was found in them, checking them again, withdrawing them; taking down their
text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from hiwar.audit.commands import Log, Refusal, command
from hiwar.audit.models import Entry
from hiwar.documents import commands as documents
from hiwar.documents.models import Document, RunOutcome
from hiwar.documents.texts import storable
from hiwar.kernel.checking import Finding as Found
from hiwar.kernel.checking import Kind, Verdict
from hiwar.kernel.reading import Genre, Page, Reading
from hiwar.kernel.reading.press import Statement as Read
from hiwar.kernel.reading.press import statement_of
from hiwar.reviews.commands import take_down_document
from hiwar.reviews.commands.tallying import tally_documents
from hiwar.reviews.models import Tombstone
from hiwar.statements import rules
from hiwar.statements.days import Days, odd
from hiwar.statements.edition import checker
from hiwar.statements.enums import Dated
from hiwar.statements.integrity import seal
from hiwar.statements.keeping import reading_of, row_of, subjects_of
from hiwar.statements.models import Check, Correction, Finding, Statement, Subject, Withdrawal
from hiwar.statements.queries import days_of, findings_in
from hiwar.statements.queries.stored import text_of
from hiwar.statements.texts import Given, folded

_ENTERED, _TAKEN_DOWN = "statement.enter", "statement.take_down_text"
"""Verbs whose rows in the log keep the hash of the folded text, which outlives the text."""


class Refused(Refusal):
    """A command on statements cannot do what it is asked."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a person says instead: another kind, another verdict, or that the words are no such claim; empty is as it
    was found."""

    kind: str = ""
    verdict: str = ""
    no_claim: bool = False
    words: str = ""
    source: str = ""


@command(_ENTERED, may=rules.may_enter)
def enter(
    log: Log,
    given: Given,
    *,
    days: Days | None = None,
    title: str = "",
    source: str = "",
    address: str = "",
    now: datetime,
) -> Statement:
    """Keep a statement with its text, and what the record says of it as of its days: as given, as the text tells them,
    or any up to today. Raises Refused."""
    source, address = _line(source), _line(address)
    if not source and not address:
        raise Refused(_("Say where the statement comes from: in words, or by its address."), "source")
    if address and not address.startswith(("https://", "http://")):
        raise Refused(_("An address begins with https:// or http://."), "address")
    if address and not _ADDRESS.fullmatch(address):
        sentence = _("This is no address: it holds a space, a quotation mark or another sign that none has.")
        raise Refused(sentence, "address")
    since, until = days or (None, None)
    if wrong := odd(since, until, now.date()):
        raise Refused(wrong.sentence, wrong.field)
    document = _kept(log, given, now)
    read = statement_of(text_of(document.pk), media_type=document.media_type)
    since, until = days_of(read, days, now.date())
    statement = Statement.objects.create(
        number=Statement.objects.count() + 1,
        document=document,
        title=_line(title) or _title(read) or _first_words(read),
        language=read.language,
        since=since,
        until=until,
        dated=Dated.GIVEN if days else Dated.TOLD if read.date else Dated.UNKNOWN,
        source=source,
        address=address,
        author=log.actor.name,
        at=now,
    )
    check = _check(log, statement, read, findings_in(read, (since, until)), now)
    _record(log, statement, document=document.pk, claims=check.findings.count(), folded=folded(read.text))
    return statement


def _kept(log: Log, given: Given, now: datetime) -> Document:
    """The document of a statement, kept if it is not. Raises Refused for one that was taken down, or is a statement
    already, and for another whose letters and digits are those of such a one."""
    sha256, read = given.source.sha256, given.statement
    alike = Entry.objects.filter(detail__folded=folded(read.text)).order_by()
    if Tombstone.objects.filter(document=sha256).exists() or alike.filter(verb=_TAKEN_DOWN).exists():
        raise Refused(_("This text was taken down; it is not entered again."))
    numbers = [each["statement"] for each in alike.filter(verb=_ENTERED).values_list("detail", flat=True)]
    same = Q(document=sha256) | Q(number__in=numbers)
    there = Statement.objects.filter(same, withdrawal=None).order_by("number").first()
    if there:
        raise Refused(_("The record has this text already, as statement %(number)s.") % {"number": there.number})
    reading = Reading(
        read.media_type, None, None, None, read.language, (Page(1, read.text),), (), genre=Genre.STATEMENT
    )
    known = Document.objects.filter(pk=sha256).exists()
    outcome = RunOutcome.COPY if known else RunOutcome.NEW
    kept = documents.keep(log.actor, given.source, reading, outcome, now=now)
    tally_documents([kept.pk])
    return kept


@command("statement.check", may=rules.may_enter)
def check_again(log: Log, number: int, *, now: datetime) -> Check:
    """Hold a statement against the record as it is now; new findings stand beside the old. Nothing is written where
    they are the same. Raises Refused."""
    statement = _statement(number)
    text = text_of(statement.document_id)
    if not text:
        raise Refused(_("The text of this statement was taken down."))
    read = statement_of(text)
    before = statement.checks.order_by("-number").first()
    made = _check(log, statement, read, findings_in(read, (statement.since, statement.until)), now)
    if before is not None and _content(before) == _content(made):
        log.unchanged()
        return before
    _record(log, statement, check=made.number, claims=made.findings.count())
    return made


def _check(log: Log, statement: Statement, read: Read, found: Sequence[Found], now: datetime) -> Check:
    check = Check.objects.create(
        statement=statement,
        number=statement.checks.count() + 1,
        checker=checker(),
        reading=reading_of(read),
        author=log.actor.name,
        at=now,
    )
    Finding.objects.bulk_create(row_of(check, number, each) for number, each in enumerate(found, 1))
    Subject.objects.bulk_create(subjects_of(check, read, found))
    return check


def _content(check: Check) -> tuple[object, ...]:
    """All that a check says, but for when and by whom."""
    columns = [each.attname for each in Finding._meta.concrete_fields if each.name not in ("id", "of")]
    return check.checker, check.reading, list(check.findings.order_by("number").values_list(*columns))


@command("statement.correct", may=rules.may_correct)
def correct(
    log: Log, number: int, finding: int, corrected: Corrected, *, check: int = 0, reason: str, now: datetime
) -> Correction:
    """Say what is so instead of a finding of the newest check, or of the one with this number; both stay. Raises
    Refused."""
    statement = _statement(number)
    found = Finding.objects.filter(of__statement=statement, number=finding).order_by("-of__number")
    row = (found.filter(of__number=check) if check else found).first()
    if row is None or (not check and row.of_id != _newest(statement)):
        raise Refused(_("This statement has no finding with the number %(number)s.") % {"number": finding})
    if (corrected.words or corrected.source) and Tombstone.objects.filter(document=statement.document_id).exists():
        raise Refused(
            _("The text of this statement was taken down; a correction of it has no words of its own."), "words"
        )
    _refuse_odd(corrected, row, _in_force(row))
    reason = storable(reason).strip()
    if not reason:
        raise Refused(_("Give a reason: it stays in the record beside the change."), "reason")
    made = Correction.objects.create(
        finding=row,
        number=row.corrections.count() + 1,
        kind=corrected.kind,
        verdict=corrected.verdict,
        no_claim=corrected.no_claim,
        words=storable(corrected.words).strip(),
        source=_line(corrected.source),
        reason=reason,
        author=log.actor.name,
        at=now,
    )
    _record(log, statement, finding=finding, correction=made.number, verdict=made.verdict, no_claim=made.no_claim)
    return made


def _in_force(row: Finding) -> Corrected | None:
    """What a person said last of the claim of a finding, whichever check it was said of."""
    said = Correction.objects.filter(
        finding__of__statement=row.of.statement_id,
        finding__kind=row.kind,
        finding__start=row.start,
        finding__end=row.end,
    )
    last = said.order_by("-at", "-id").first()
    return Corrected(last.kind, last.verdict, last.no_claim, last.words, last.source) if last else None


def _refuse_odd(corrected: Corrected, row: Finding, before: Corrected | None) -> None:
    for name, known in _WORDS.items():
        value = getattr(corrected, name)
        if value and value not in known:
            listed = ", ".join(known)
            sentence = _("“%(typed)s” is not known; choose one of these: %(choices)s.")
            raise Refused(sentence % {"typed": value, "choices": listed}, name)
    if corrected.no_claim and (corrected.kind or corrected.verdict):
        raise Refused(_("What is no claim has neither a kind nor a verdict."), "no_claim")
    said = replace(corrected, words=storable(corrected.words).strip(), source=_line(corrected.source))
    if _effect(said, row) != _effect(before or Corrected(), row):
        return
    if before is not None and (said.words, said.source) == (before.words, before.source):
        raise Refused(_("This correction is in the record already."), "verdict")
    if before is None and not said.words:
        raise Refused(_("Say what is otherwise than it was found."), "verdict")


def _effect(said: Corrected, row: Finding) -> tuple[bool, str, str]:
    """What is so of a finding by what a person says."""
    return said.no_claim, said.kind or row.kind, said.verdict or row.verdict


_WORDS = {"kind": [each.value for each in Kind], "verdict": [each.value for each in Verdict]}


def _newest(statement: Statement) -> int | None:
    return statement.checks.order_by("-number").values_list("pk", flat=True).first()


@command("statement.withdraw", may=rules.may_withdraw)
def withdraw(log: Log, number: int, *, reason: str, now: datetime) -> Withdrawal:
    """Say that a statement should not have been entered; it stays with the reason, and no list shows it. Raises
    Refused."""
    statement = _statement(number)
    reason = storable(reason).strip()
    if not reason:
        raise Refused(_("Give a reason: it stays in the record beside the change."), "reason")
    made = Withdrawal.objects.create(statement=statement, reason=reason, author=log.actor.name, at=now)
    _record(log, statement)
    return made


@command(_TAKEN_DOWN, may=rules.may_take_down)
def take_down(log: Log, sha256: str, *, reason: str, legal_basis: str, now: datetime) -> Tombstone:
    """Take down a document that is a statement's, and with it every word of it in what was found and said of it, and
    where it can be read; verdicts, States and evidence stay. Raises `reviews.commands.Refused`."""
    text = text_of(sha256.strip().lower())
    told = {"folded": folded(text)} if text else {}
    tombstone = take_down_document(log.actor, sha256, reason=reason, legal_basis=legal_basis, now=now)
    about = Statement.objects.filter(document=tombstone.document)
    for statement in about.order_by("number"):
        Check.objects.filter(statement=statement).update(reading="")
        Finding.objects.filter(of__statement=statement).update(value="")
        Correction.objects.filter(finding__of__statement=statement).update(words="", source="", reason="")
        Withdrawal.objects.filter(statement=statement).update(reason="")
        Statement.objects.filter(pk=statement.pk).update(title="", source="", address="")
        _record(log, statement, document=tombstone.removed, **told)
    return tombstone


def of_document(sha256: str) -> bool:
    """Whether a document is a statement's, so that `take_down` is the command for it."""
    return Statement.objects.filter(document=sha256.strip().lower()).exists()


def _statement(number: int) -> Statement:
    statement = Statement.objects.filter(number=number).select_related("withdrawal").first()
    if statement is None:
        raise Refused(_("The record has no statement with the number %(number)s.") % {"number": number})
    with suppress(Withdrawal.DoesNotExist):
        if statement.withdrawal:
            raise Refused(_("Statement %(number)s was withdrawn.") % {"number": number})
    return statement


def _record(log: Log, statement: Statement, **told: object) -> None:
    """The audit row of a command that wrote of a statement."""
    number = statement.number
    log.record(f"statement {number}", {**told, "statement": number, "sealed_statement": seal(number)})


def _title(read: Read) -> str:
    return _line(read.text[slice(*read.title)]) if read.title else ""


_LONGEST_NAME = 80


def _first_words(read: Read) -> str:
    words = _line(read.text)
    if len(words) <= _LONGEST_NAME:
        return words
    cut = words[:_LONGEST_NAME]
    return f"{cut.rsplit(' ', 1)[0]}…"


_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s\"“”„«»‘’<>\\^`{|}]*")
"""An address as RFC 3986 has it, or one with letters of any writing: no spaces, quotation marks or brackets."""

_TURNING = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Signs that turn the direction of what comes after them on a page."""


def _line(words: str) -> str:
    """Words on one line, without signs that nobody sees."""
    line = " ".join(storable(words).split())
    return "".join(each for each in line if unicodedata.category(each) != "Cc" and each not in _TURNING)
