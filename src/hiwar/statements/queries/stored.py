"""The text of a statement as its document keeps it, and which of its checks counts."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from hiwar.documents.models import DocumentPage
from hiwar.statements.models import Check, Correction, Finding, Statement


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


def in_force(found: QuerySet[Finding]) -> QuerySet[Any]:
    """Findings with the verdict that counts: that of what a person said last of the same claim, whichever check it was
    said of (`verdict_now`, empty where the words are no such claim), else as it was found; and whether that is
    otherwise than it was found (`corrected`)."""
    said = Correction.objects.filter(
        finding__of__statement=OuterRef("of__statement"),
        finding__kind=OuterRef("kind"),
        finding__start=OuterRef("start"),
        finding__end=OuterRef("end"),
    ).order_by("-at", "-id")
    last = {f"said_{name}": Subquery(said.values(name)[:1]) for name in ("no_claim", "verdict", "kind", "words")}
    return found.annotate(**last).annotate(
        verdict_now=Case(
            When(said_no_claim=True, then=Value("")),
            When(said_verdict__gt="", then=F("said_verdict")),
            default="verdict",
        ),
        corrected=Case(
            When(said_no_claim=True, then=True),
            When(said_words__gt="", then=True),
            When(Q(said_verdict__gt="") & ~Q(said_verdict=F("verdict")), then=True),
            When(Q(said_kind__gt="") & ~Q(said_kind=F("kind")), then=True),
            default=False,
        ),
    )
