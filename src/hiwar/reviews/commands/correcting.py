"""Corrections: what a person says beside what was read; both stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from hiwar.audit.actors import Actor
from hiwar.audit.commands import Log, command
from hiwar.documents.models import Document
from hiwar.reviews import rules
from hiwar.reviews.commands.confirming import Seen, standing
from hiwar.reviews.commands.naming import named
from hiwar.reviews.commands.rows import (
    Refused,
    add_states,
    clean,
    find,
    in_source_language,
    last_numbers,
    refresh,
    said,
    withdraw,
    worded,
)
from hiwar.reviews.enums import PositionChoice, WordingKind
from hiwar.reviews.integrity import seal, sha256_of
from hiwar.reviews.models import Position, Recommendation, Tombstone, Wording
from hiwar.reviews.plan import NamedState


@dataclass(frozen=True, slots=True)
class NewPart:
    """A text that was read as a part of another one, with its States as `correct` takes them."""

    text: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says instead of what was read; None leaves a thing as it is.

    `states` are names or codes; `no_state` says that those lists of States which are empty are so because the report
    names none. `position` is one of the values, `as_written` the words for it; without them it has none, because those
    of the position before belong to that one. `new_parts` become recommendations of their own under the same number;
    `withdraw` says that this text is none.
    """

    text: str | None = None
    states: tuple[str, ...] | None = None
    position: str | None = None
    as_written: str | None = None
    new_parts: tuple[NewPart, ...] = ()
    withdraw: bool = False
    no_state: bool = False

    @property
    def lists(self) -> list[tuple[str, ...]]:
        """The lists of States that are given."""
        return [each for each in (self.states, *(part.states for part in self.new_parts)) if each is not None]


@command("recommendation.correct", may=rules.may_correct)
def correct(
    log: Log, address: str, correction: Correction, *, reason: str, seen: Seen | None = None, now: datetime
) -> Recommendation:
    """Enter a correction beside what was read; both stay. Raises Refused, in a sentence, when it makes no sense, or
    when what was `seen` has changed since."""
    reason = said(reason)
    if seen is not None:
        standing(seen)
    recommendation = find(address)
    current = _standing(recommendation)
    if current is None:
        raise Refused(_("%(address)s has no text in the language of its source.") % {"address": address})
    texts = [text for text in (correction.text, *(part.text for part in correction.new_parts)) if text is not None]
    if not all(map(clean, texts)):
        raise Refused(_("A text cannot be empty; what is no recommendation at all is withdrawn."))
    if texts and Tombstone.objects.filter(Q(document=current.document) | Q(wording=current)).exists():
        raise Refused(
            _("The text of %(address)s was taken down, and it does not come back as a correction.")
            % {"address": address}
        )
    states = tuple((state.state_id, state.as_written) for state in current.states.all())
    text = current.text if correction.text is None else clean(correction.text)
    names, of_parts = name_states(correction, current, states, recommendation.review.state_id)
    if correction.as_written is not None and correction.position is None:
        raise Refused(_("Words are given for a position: name the position with them."))
    if correction.withdraw and (correction.text is not None or correction.states is not None):
        raise Refused(_("A recommendation is either worded otherwise or withdrawn: ask for one of the two."))
    done: dict[str, object] = {}
    if correction.withdraw:
        if recommendation.withdrawn:
            raise Refused(_("%(address)s is withdrawn already.") % {"address": address})
        withdraw(log, [recommendation], current.document, reason)
        done["withdrawn"] = True
    elif (text, names) != (current.text, states) or (recommendation.withdrawn and correction.text is not None):
        _reword(log, recommendation, current, text, names, reason)
        done["text"] = sha256_of(text)
        done["states"] = [code for code, _name in names]
    if correction.position is not None:
        done["position"] = _reposition(log, recommendation, current.document, correction, reason)
    if correction.new_parts:
        done["new_parts"] = _split(
            log,
            recommendation,
            current,
            [(part.text, of) for part, of in zip(correction.new_parts, of_parts, strict=True)],
            reason,
        )
    if not done:
        raise Refused(_("%(address)s says this already: there is nothing to correct.") % {"address": address})
    refresh(recommendation.review)
    log.record(address, {"report": recommendation.symbol, "seal": seal(recommendation.symbol), **done})
    recommendation.refresh_from_db()
    return recommendation


def reinstate(actor: Actor, seen: Seen, *, reason: str, now: datetime) -> Recommendation:
    """Bring back a text that was withdrawn, as it was worded before: a correction like any other. Raises Refused."""
    recommendation = find(seen.address)
    current = _standing(recommendation)
    if not recommendation.withdrawn or current is None:
        raise Refused(_("%(address)s is not withdrawn: there is nothing to bring back.") % {"address": seen.address})
    return correct(actor, seen.address, Correction(text=current.text), reason=reason, seen=seen, now=now)


def name_states(
    correction: Correction, current: Wording, states: Sequence[NamedState], under_review: str
) -> tuple[tuple[NamedState, ...], list[tuple[NamedState, ...]]]:
    """The recommending States after a correction of a text that had these `states`, and those of its new parts. Raises
    Refused."""
    none = correction.no_state
    if none and all(correction.lists):
        raise Refused(_("Either name the States or say that the report names none: not both."))
    kept = correction.states is None
    mine = tuple(states) if kept else named(correction.states or (), current, under_review, before=states, none=none)
    return mine, [named(part.states, current, under_review, none=none) for part in correction.new_parts]


def _standing(recommendation: Recommendation) -> Wording | None:
    """The newest text in the language of the source, before a withdrawal if there was one."""
    there = in_source_language(Wording.objects.filter(recommendation=recommendation))
    return there.exclude(kind=WordingKind.WITHDRAWAL).last()


def _reword(
    log: Log,
    recommendation: Recommendation,
    current: Wording,
    text: str,
    states: Sequence[NamedState],
    reason: str,
) -> None:
    wording = Wording.objects.create(
        recommendation=recommendation,
        number=last_numbers(Wording, [recommendation]).get(recommendation.pk, 0) + 1,
        kind=WordingKind.CORRECTION,
        language=current.language,
        status=current.status,
        **worded(text),
        document=current.document,
        page=current.page,
        places=current.places,
        author=log.actor.name,
        reason=reason,
        at=log.now,
    )
    add_states([(wording, states)])


def _reposition(
    log: Log,
    recommendation: Recommendation,
    document: Document,
    correction: Correction,
    reason: str,
) -> str:
    """Enter a position as a person reads it; where it stands is taken over from the one before, its words are not."""
    if correction.position not in PositionChoice.values:
        raise Refused(
            _("“%(position)s” is no position; use one of %(choices)s.")
            % {"position": correction.position, "choices": ", ".join(PositionChoice.values)}
        )
    before = Position.objects.filter(recommendation=recommendation).order_by("number").last()
    as_written = clean(correction.as_written or "")
    if before and before.value == correction.position and correction.as_written in (None, before.as_written):
        raise Refused(_("%(address)s has this position already.") % {"address": recommendation.address})
    Position.objects.create(
        recommendation=recommendation,
        number=before.number + 1 if before else 1,
        value=correction.position,
        as_written=as_written,
        source=before.source if before else recommendation.symbol,
        document=before.document if before else document,
        author=log.actor.name,
        reason=reason,
        recorded_at=log.now,
    )
    return str(correction.position)


def _split(
    log: Log,
    recommendation: Recommendation,
    current: Wording,
    parts: Sequence[tuple[str, Sequence[NamedState]]],
    reason: str,
) -> list[str]:
    """Make the new parts of a number that was broken wrongly; they take over the position, whether it was read or a
    person entered it. Their addresses."""
    siblings = Recommendation.objects.filter(symbol=recommendation.symbol, paragraph=recommendation.paragraph)
    last = max(siblings.values_list("part", flat=True))
    position = Position.objects.filter(recommendation=recommendation).order_by("number").last()
    addresses = []
    for part, (text, states) in enumerate(parts, start=last + 1):
        added = Recommendation.objects.create(
            review=recommendation.review,
            symbol=recommendation.symbol,
            paragraph=recommendation.paragraph,
            part=part,
            order=recommendation.order,
        )
        _reword(log, added, current, clean(text), states, reason)
        if position:
            Position.objects.create(
                recommendation=added,
                number=1,
                value=position.value,
                as_written=position.as_written,
                source=position.source,
                document=position.document,
                author=position.author,
                reason=position.reason,
                recorded_at=log.now,
            )
        addresses.append(added.address)
    return addresses
