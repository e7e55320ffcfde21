"""Corrections that an office of a State proposes, and what the desk makes of them."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from hiwar.accounts.actors import Mandated
from hiwar.audit.commands import Log, NotAllowed, command
from hiwar.reviews import rules
from hiwar.reviews.commands.confirming import Seen, standing
from hiwar.reviews.commands.correcting import Correction, NewPart, correct, name_states
from hiwar.reviews.commands.rows import Refused, clean, find, last_numbers, said
from hiwar.reviews.enums import ProposalOutcome
from hiwar.reviews.integrity import seal, sha256_of
from hiwar.reviews.models import Proposal, ProposalAnswer, Recommendation, Tombstone, WordingState

LONGEST = 10_000
"""Characters of a proposal's texts; no recommendation is nearly as long."""


@command("correction.propose", may=rules.may_propose)
def propose(log: Log, seen: Seen, correction: Correction, *, reason: str, now: datetime) -> Proposal:
    """Propose a correction of a recommendation that the proposer's State received or made. Raises Refused, and
    NotAllowed for a recommendation between other States."""
    recommendation, wording, _position = standing(seen)
    state = log.actor.state if isinstance(log.actor, Mandated) else ""
    if not _concerned(recommendation, state):
        raise NotAllowed(f"{seen.address} was neither made to your State nor by it.")
    if correction == Correction():
        raise Refused(_("A proposal says what should be otherwise: the text, the States or the position."))
    told = tuple((each.state_id, each.as_written) for each in wording.states.all())
    name_states(correction, wording, told, recommendation.review.state_id)
    if Tombstone.objects.filter(Q(document=wording.document) | Q(wording=wording)).exists():
        raise Refused(
            _("The text of %(address)s was taken down, and it does not come back as a proposal.")
            % {"address": seen.address}
        )
    content = json.dumps(asdict(correction), ensure_ascii=False, sort_keys=True)
    if len(content) > LONGEST:
        raise Refused(_("A proposal has at most %(longest)s characters; shorten it.") % {"longest": f"{LONGEST:,}"})
    proposal = Proposal.objects.create(
        recommendation=recommendation,
        number=last_numbers(Proposal, [recommendation]).get(recommendation.pk, 0) + 1,
        wording=wording,
        state_id=state,
        content=content,
        reason=said(reason)[:LONGEST],
        author=log.actor.name,
        at=log.now,
    )
    _record(log, proposal, {"content": sha256_of(content)})
    return proposal


@command("correction.accept", may=rules.may_correct)
def accept(log: Log, address: str, number: int, *, reason: str, now: datetime) -> Proposal:
    """Enter a proposed correction. Raises Refused when it is answered already, or when the recommendation was changed
    since it was proposed."""
    proposal = _open(address, number)
    if proposal.wording_id != proposal.recommendation.wording_id:
        raise Refused(
            _("%(address)s was changed after this was proposed: correct it yourself, or decline the proposal.")
            % {"address": address}
        )
    why = clean(reason)
    said_so = f"Proposed by {proposal.author} ({proposal.state_id}): {proposal.reason}"
    correct(log.actor, address, content_of(proposal), reason=f"{said_so} {why}".strip(), now=now)
    return _answer(log, proposal, ProposalOutcome.ACCEPTED, why)


@command("correction.decline", may=rules.may_correct)
def decline(log: Log, address: str, number: int, *, reason: str, now: datetime) -> Proposal:
    """Leave a recommendation as it is, and say why. Raises Refused."""
    return _answer(log, _open(address, number), ProposalOutcome.DECLINED, said(reason))


def content_of(proposal: Proposal) -> Correction:
    """The correction that a proposal asks for; an empty one where its words were taken down."""
    told = json.loads(proposal.content or "{}")
    given = {field.name: told[field.name] for field in fields(Correction) if field.name in told}
    if given.get("states") is not None:
        given["states"] = tuple(given["states"])
    given["new_parts"] = tuple(NewPart(part["text"], tuple(part["states"])) for part in given.get("new_parts", ()))
    return Correction(**given)


def _concerned(recommendation: Recommendation, state: str) -> bool:
    """Whether a State is the one under review, or one of those that recommend."""
    if not state:
        return False
    mine = WordingState.objects.filter(wording__recommendation=recommendation, state=state)
    return recommendation.review.state_id == state or mine.exists()


def _open(address: str, number: int) -> Proposal:
    """A proposal that nobody has answered yet."""
    found = Proposal.objects.select_related("recommendation__review").filter(
        recommendation=find(address), number=number
    )
    proposal = found.first()
    if proposal is None:
        raise Refused(_("%(address)s has no proposal %(number)s.") % {"address": address, "number": number})
    answer = ProposalAnswer.objects.filter(proposal=proposal).first()
    if answer:
        raise Refused(_("This proposal was answered already, by %(author)s.") % {"author": answer.author})
    return proposal


def _answer(log: Log, proposal: Proposal, outcome: ProposalOutcome, reason: str) -> Proposal:
    ProposalAnswer.objects.create(proposal=proposal, outcome=outcome, reason=reason, author=log.actor.name, at=log.now)
    _record(log, proposal, {"outcome": str(outcome)})
    return proposal


def _record(log: Log, proposal: Proposal, about: dict[str, object]) -> None:
    recommendation = proposal.recommendation
    sealed = {"report": recommendation.symbol, "seal": seal(recommendation.symbol)}
    log.record(recommendation.address, {**sealed, "proposal": proposal.number, **about})
