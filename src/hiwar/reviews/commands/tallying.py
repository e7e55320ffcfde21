"""Keeping the tallies: what pages show as figures is counted when it changes, not when somebody looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from hiwar.audit.commands import Log, command
from hiwar.documents.models import Document
from hiwar.reviews import rules, tallies
from hiwar.reviews.models import Coding, DocumentTally, MadeTally, Position, Review, Tally, Wording


def tally(review: Review, *also: str) -> None:
    """Count a review anew, and the documents that its texts and positions come from; `also` these."""
    whole, made = tallies.reviews([review.pk])
    _keep_review(review.pk, whole[review.pk], {state: figures for (_review, state), figures in made.items()})
    mine = {"recommendation__review": review}
    papers = {*also, *Wording.objects.filter(**mine).order_by().values_list("document", flat=True).distinct()}
    papers.update(Position.objects.filter(**mine).order_by().values_list("document", flat=True).distinct())
    tally_documents(papers)


def tally_documents(shas: Iterable[str]) -> None:
    """Count these documents anew. The rows of a data set are many: they are counted when it comes, and those joined
    later are added by `add_joined`."""
    _keep_documents(tallies.documents(list(shas)))


def add_joined(review: Review, rows: Iterable[Coding]) -> None:
    """Count the rows that have just been matched to recommendations of a review, which none of them was before."""
    for sha256, count in Counter(row.document_id for row in rows).items():
        real = 0 if review.state.invented else count
        kept = DocumentTally.objects.filter(pk=sha256)
        kept.update(joined=F("joined") + count, real_joined=F("real_joined") + real)


@command("tally.recount", may=rules.may_recount)
def recount(log: Log, *, now: datetime) -> int:
    """Count everything anew and put right what is missing or wrong; how many tallies that were."""
    count = count_anew()
    if count:
        log.record("tallies", {"count": count})
    else:
        log.unchanged()
    return count


def count_anew() -> int:
    """The same, as part of a command."""
    count = 0
    for thing, figures, made in tallies.wrong():
        count += 1
        if isinstance(thing, Review):
            _keep_review(thing.pk, figures, made)
        else:
            _keep_documents({thing.pk: figures})
    return count


def _keep_review(review: int, figures: Mapping[str, Any], made: Mapping[str, Mapping[str, Any]]) -> None:
    _replace([Tally(review_id=review, **figures)], "review")
    MadeTally.objects.filter(review=review).exclude(state__in=made).delete()
    _replace([MadeTally(review_id=review, state_id=state, **each) for state, each in made.items()], "state", "review")


def _keep_documents(told: Mapping[str, Mapping[str, Any]]) -> None:
    there = Document.objects.filter(pk__in=told).values_list("pk", flat=True)
    _replace([DocumentTally(document_id=sha256, **told[sha256]) for sha256 in there], "document")


def _replace(rows: list[Any], *key: str) -> None:
    """Write rows, over those with the same key."""
    if rows:
        columns = [each.name for each in rows[0]._meta.concrete_fields if not each.primary_key and each.name not in key]
        rows[0]._meta.default_manager.bulk_create(rows, update_conflicts=True, unique_fields=key, update_fields=columns)
