"""The tables of statements in a package."""

from __future__ import annotations

from hiwar.exchange.package.shapes import Column, Reference, Table, own
from hiwar.exchange.package.values import Bounds, Kind
from hiwar.statements.models import Check, Correction, Finding, Statement, Subject, Withdrawal

_STATEMENT = Reference(("statement",), "said", "statement_id")
_CHECK = Reference(("statement", "check"), "checks", "of_id")
_FINDING = Reference(("statement", "check", "finding"), "findings", "finding_id")
_AUTHOR = own("author", "who did it, as the log names the actor")
_AT = own("at", "when")
_REASON = own("reason", "why; empty where the text was taken down")
_OF_STATEMENT = Column("statement", "number of the statement", paths=("of__statement__number",))
_OF_CHECK = Column("check", "number of the check", paths=("of__number",))

TABLES = (
    Table(
        "said",
        Statement,
        "Statements that were held against the record. The text of each is that of its document.",
        ("number",),
        (
            own("number", "counts the statements from 1"),
            own("document", "its text: SHA-256 of the document’s bytes", "document_id"),
            own("title", "its title; empty where there is none, or the text was taken down"),
            own("language", "ISO 639-1"),
            own("since", "the first day on which it may have been made"),
            own("until", "the last"),
            own("dated", "whether these days were `given`, `told` by the text, or are `unknown`"),
            own("source", "where it comes from, in words"),
            own("address", "where it can be read"),
            _AUTHOR,
            _AT,
        ),
        ("number",),
        references=(Reference(("document",), "documents", "document_id"),),
    ),
    Table(
        "checks",
        Check,
        "Each time that a statement was held against the record; the highest number counts.",
        ("statement", "number"),
        (
            Column("statement", "number of the statement", paths=("statement__number",)),
            own("number", "counts the checks of a statement from 1"),
            own("checker", "the edition that did it"),
            own("reading", "title, paragraphs, speakers and quotations as they were read: a JSON object in text"),
            _AUTHOR,
            _AT,
        ),
        ("statement__number", "number"),
        references=(_STATEMENT,),
    ),
    Table(
        "findings",
        Finding,
        "The claims that a check found, with their verdicts (checking.md).",
        ("statement", "check", "number"),
        (
            _OF_STATEMENT,
            _OF_CHECK,
            own("number", "counts the findings of a check from 1"),
            own("start", "where the claim begins in the text, in characters from 0"),
            own("end", "where it ends, not included"),
            own("speaker", "who says it: an id of the reading"),
            own("kind", "what it is about"),
            Column("states", "the States that it is about, by code", "states", given=(Kind.TEXTS, Bounds())),
            own("value", "what it claims: JSON in text; empty where the text was taken down"),
            own("verdict", "what the record says of it"),
            own("reason", "why, by the name that has a sentence"),
            own("told", "values of the reason, evidence, what was computed, what is missing: a JSON object in text"),
            own("as_of", "the day on which the record was asked"),
            own("again_on", "when to look again"),
            own("confidence", "in hundredths"),
        ),
        ("of__statement__number", "of__number", "number"),
        references=(_CHECK,),
    ),
    Table(
        "subjects",
        Subject,
        "Whom and what a check found a statement to be about.",
        ("statement", "check", "number"),
        (
            _OF_STATEMENT,
            _OF_CHECK,
            own("number", "counts them from 1"),
            own("finding", "number of the finding; 0 for the States that speak"),
            own("role", "how the statement has to do with it"),
            own("state", "the State: ISO 3166-1 alpha-3", "state_id"),
            own("session", "with the State, a review: its session"),
            own("symbol", "symbol of a resolution"),
        ),
        ("of__statement__number", "of__number", "number"),
        references=(_CHECK, Reference(("state",), "", "state_id")),
    ),
    Table(
        "finding_corrections",
        Correction,
        "What people say of findings, beside what was found.",
        ("statement", "check", "finding", "number"),
        (
            Column("statement", "number of the statement", paths=("finding__of__statement__number",)),
            Column("check", "number of the check", paths=("finding__of__number",)),
            Column("finding", "number of the finding", paths=("finding__number",)),
            own("number", "counts the corrections of a finding from 1"),
            own("kind", "what the claim is about; empty where as it was found"),
            own("verdict", "the verdict; empty where as it was found"),
            own("no_claim", "whether the words claim nothing of the kind"),
            own("words", "what is so instead; empty where the text was taken down"),
            own("source", "where that stands"),
            _REASON,
            _AUTHOR,
            _AT,
        ),
        ("finding__of__statement__number", "finding__of__number", "finding__number", "number"),
        references=(_FINDING,),
    ),
    Table(
        "withdrawals",
        Withdrawal,
        "Statements that should not have been entered.",
        ("statement",),
        (Column("statement", "number of the statement", paths=("statement__number",)), _REASON, _AUTHOR, _AT),
        ("statement__number",),
        references=(_STATEMENT,),
    ),
)
"""Those that others refer to before these."""
