"""What the record's tables are guarded by, and what a tombstone permits."""

from django.apps import AppConfig

from hiwar.audit.triggers import Guard
from hiwar.reviews.held import symbol_of


def _tombstone(condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM reviews_tombstone WHERE {condition})"  # noqa: S608 - the conditions stand below


class ReviewsConfig(AppConfig):
    """The app, with its guards: also those of the documents' text, because the tombstones are kept here."""

    name = "hiwar.reviews"
    guards = (
        Guard("documents_document", blankable=("name",), tombstone=_tombstone("document_id = OLD.sha256")),
        Guard("documents_documentpage", blankable=("text",), tombstone=_tombstone("document_id = OLD.document_id")),
        Guard("reviews_review", changeable=("symbol",), true=f"OLD.symbol LIKE '{symbol_of('', rehearsal=False)}%'"),
        Guard("reviews_troikamember"),
        Guard("reviews_heldmeeting"),
        Guard("reviews_heldturn"),
        Guard("reviews_helddecision"),
        Guard(
            "reviews_recommendation",
            changeable=("order", "position", "wording_id", "withdrawn", "confirmed"),
            true=(
                "(NEW.wording_id IS NULL OR EXISTS (SELECT 1 FROM reviews_wording"
                " WHERE id = NEW.wording_id AND recommendation_id = NEW.id))"
            ),
        ),
        Guard(
            "reviews_wording",
            blankable=("text", "search_text", "words_hash"),
            tombstone=_tombstone("document_id = OLD.document_id OR wording_id = OLD.id"),
        ),
        Guard("reviews_wordingstate"),
        Guard(
            "reviews_position",
            blankable=("as_written",),
            tombstone=_tombstone("document_id = OLD.document_id"),
        ),
        Guard("reviews_tombstone"),
        Guard(
            "reviews_answer",
            blankable=("as_written", "comment"),
            tombstone=_tombstone("document_id = OLD.document_id"),
        ),
        Guard(
            "reviews_coding",
            changeable=("recommendation_id", "score", "reason"),
            blankable=("text", "response", "translations", "facts"),
            tombstone=_tombstone("document_id = OLD.document_id"),
        ),
        Guard("reviews_confirmation"),
        Guard(
            "reviews_proposal",
            blankable=("content", "reason"),
            tombstone=_tombstone(
                "wording_id = OLD.wording_id"
                " OR document_id IN (SELECT document_id FROM reviews_wording WHERE id = OLD.wording_id)"
            ),
        ),
        Guard("reviews_proposalanswer"),
        Guard(
            "reviews_errorreport",
            blankable=("words", "contact"),
            tombstone="EXISTS (SELECT 1 FROM reviews_erroranswer WHERE report_id = OLD.id)",
        ),
        Guard("reviews_erroranswer"),
    )
