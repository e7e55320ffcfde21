"""What the tables of statements are guarded by, and what a tombstone of the document permits."""

from django.apps import AppConfig

from hiwar.audit.triggers import Guard

_STATEMENT = "SELECT document_id FROM statements_statement WHERE id"
_CHECK = "SELECT statement_id FROM statements_check WHERE id"
_FINDING = "SELECT of_id FROM statements_finding WHERE id"


def _tombstone(document: str) -> str:
    return f"EXISTS (SELECT 1 FROM reviews_tombstone WHERE document_id = {document})"  # noqa: S608 - as written below


class StatementsConfig(AppConfig):
    """The app, with its guards."""

    name = "hiwar.statements"
    guards = (
        Guard(
            "statements_statement", blankable=("title", "source", "address"), tombstone=_tombstone("OLD.document_id")
        ),
        Guard("statements_check", blankable=("reading",), tombstone=_tombstone(f"({_STATEMENT} = OLD.statement_id)")),
        Guard(
            "statements_finding",
            blankable=("value",),
            tombstone=_tombstone(f"({_STATEMENT} = ({_CHECK} = OLD.of_id))"),
        ),
        Guard("statements_subject"),
        Guard(
            "statements_correction",
            blankable=("words", "source", "reason"),
            tombstone=_tombstone(f"({_STATEMENT} = ({_CHECK} = ({_FINDING} = OLD.finding_id)))"),
        ),
        Guard(
            "statements_withdrawal",
            blankable=("reason",),
            tombstone=_tombstone(f"({_STATEMENT} = OLD.statement_id)"),
        ),
    )
