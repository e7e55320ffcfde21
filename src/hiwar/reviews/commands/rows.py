"""What the commands of this app share: finding a recommendation, adding rows to it, keeping its columns true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from hiwar.audit.commands import Log
from hiwar.documents.models import Document
from hiwar.documents.texts import storable
from hiwar.kernel.understanding.search_text import fingerprint, normalise
from hiwar.reviews.commands.tallying import tally
from hiwar.reviews.enums import TextStatus, WordingKind
from hiwar.reviews.models import (
    Confirmation,
    Position,
    Proposal,
    Recommendation,
    Review,
    Wording,
    WordingState,
)
from hiwar.reviews.plan import NamedState


class Refused(Exception):
    """A command cannot do what it is asked; the message is one sentence for people."""


def find(address: str) -> Recommendation:
    """The recommendation with an address like `A/HRC/27/10:124.16` or `A/HRC/27/10:124.16:2`. Raises Refused."""
    symbol, _colon, rest = address.partition(":")
    paragraph, _colon, part = rest.partition(":")
    found = None
    if paragraph and (part.isdecimal() or not part):
        found = (
            Recommendation.objects.select_related("wording__document", "review")
            .filter(symbol=symbol, paragraph=paragraph, part=int(part or 1))
            .first()
        )
    if found is None:
        raise Refused(
            _("The record has no recommendation %(address)s; an address looks like A/HRC/27/10:124.16.")
            % {"address": address}
        )
    return found


def said(reason: str) -> str:
    """A reason, tidied. Raises Refused when there is none."""
    reason = clean(reason)
    if not reason:
        raise Refused(_("Give a reason: it stays in the record beside the change."))
    return reason


def clean(text: str) -> str:
    """A person's text on one line, fit to be stored."""
    return storable(" ".join(text.split()))


def worded(text: str) -> dict[str, str]:
    """The columns of a wording that hold a text, and the forms of it that are searched and compared."""
    search_text = normalise(text)
    return {"text": text, "search_text": search_text, "words_hash": fingerprint(search_text)}


def add_states(pairs: Iterable[tuple[Wording, Sequence[NamedState]]]) -> None:
    """The recommending States of new wordings, in their order."""
    WordingState.objects.bulk_create(
        WordingState(wording=wording, order=order, state_id=code, as_written=name)
        for wording, states in pairs
        for order, (code, name) in enumerate(states, start=1)
    )


Numbered = type[Wording] | type[Position] | type[Confirmation] | type[Proposal]


def last_numbers(model: Numbered, recommendations: Iterable[Recommendation]) -> dict[int, int]:
    """The highest number of each recommendation's rows."""
    numbers: dict[int, int] = {}
    rows = model._default_manager.filter(recommendation__in=[each.pk for each in recommendations])
    for recommendation, number in rows.order_by("number").values_list("recommendation_id", "number"):
        numbers[recommendation] = number
    return numbers


def in_source_language(wordings: QuerySet[Wording]) -> QuerySet[Wording]:
    """Those in the language of the source, oldest first: in that of the original, else in that which came first."""
    same = Wording.objects.filter(recommendation=OuterRef("recommendation"))
    first = same.order_by(Case(When(status=TextStatus.ORIGINAL, then=0), default=1), "number")
    return wordings.filter(language=Subquery(first.values("language")[:1])).order_by("number")


def withdraw(log: Log, recommendations: Sequence[Recommendation], document: Document, reason: str) -> None:
    """Say of recommendations, in wordings without text, that they are none of their own; everything before stays."""
    last = last_numbers(Wording, recommendations)
    there = Wording.objects.filter(recommendation__in=[each.pk for each in recommendations])
    sources = {row.recommendation_id: row for row in in_source_language(there)}
    Wording.objects.bulk_create(
        Wording(
            recommendation=each,
            number=last[each.pk] + 1,
            kind=WordingKind.WITHDRAWAL,
            language=sources[each.pk].language,
            status=sources[each.pk].status,
            document=document,
            author=log.actor.name,
            reason=reason,
            at=log.now,
        )
        for each in recommendations
    )


def refresh(review: Review, *documents: str) -> None:
    """Let the recommendations of a review repeat what their newest rows say, and its tally what they count up to, with
    those of the documents behind them and of these."""
    mine = Recommendation.objects.filter(review=review)
    wording = in_source_language(Wording.objects.filter(recommendation=OuterRef("pk"))).order_by("-number")
    position = Position.objects.filter(recommendation=OuterRef("pk")).order_by("-number")
    mine.update(
        wording=Subquery(wording.values("pk")[:1]),
        position=Coalesce(Subquery(position.values("value")[:1]), Value("")),
    )
    gone = Q(wording__kind=WordingKind.WITHDRAWAL)
    mine.filter(gone, withdrawn=False).update(withdrawn=True)
    mine.filter(~gone, withdrawn=True).update(withdrawn=False)
    _refresh_confirmed(mine)
    tally(review, *documents)


def _refresh_confirmed(mine: QuerySet[Recommendation]) -> None:
    """Confirmed is what the newest confirmation speaks of, as long as wording and position are still the newest."""
    newest = Confirmation.objects.filter(recommendation=OuterRef("recommendation")).order_by("-number")
    position = Position.objects.filter(recommendation=OuterRef("recommendation")).order_by("-number")
    counts = (
        Confirmation.objects.filter(recommendation__in=mine, undone=False, wording=F("recommendation__wording"))
        .annotate(newest=Subquery(newest.values("number")[:1]), given=Subquery(position.values("pk")[:1]))
        .filter(Q(position=F("given")) | Q(position=None, given=None), number=F("newest"))
    )
    confirmed = set(counts.values_list("recommendation", flat=True))
    mine.filter(pk__in=confirmed, confirmed=False).update(confirmed=True)
    mine.filter(confirmed=True).exclude(pk__in=confirmed).update(confirmed=False)
