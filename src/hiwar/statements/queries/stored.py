"""The text of a statement as its document keeps it, and which of its checks counts."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from hiwar.documents.models import DocumentPage
from hiwar.statements.models import Check, Statement


def text_of(sha256: str) -> str:
    """The pages of a document, one after the other; empty where it was taken down."""
    pages = DocumentPage.objects.filter(document=sha256).order_by("number").values_list("text", flat=True)
    return "\n".join(pages)


def standing() -> QuerySet[Statement]:
    """The statements that were not withdrawn."""
    return Statement.objects.filter(withdrawal=None)


def newest() -> QuerySet[Check]:
    """Of each statement the check that counts."""
    later = Check.objects.filter(statement=OuterRef("statement"), number__gt=OuterRef("number"))
    return Check.objects.filter(~Exists(later))
