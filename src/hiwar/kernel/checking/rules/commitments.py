"""What somebody promises or intends to do: no record shows it yet, it is looked at again."""

from __future__ import annotations

from collections.abc import Iterator

from hiwar.kernel.checking.clause import Clause, Draft, Memory
from hiwar.kernel.checking.model import Details, Kind


def commitments(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """Somebody will, promises or intends to do what has to do with human rights and their mechanisms."""
    at = clause.find("commit")
    if not at or not clause.has("topic"):
        return
    passive = [span for span in clause.find("undergo", "owed") if any(a <= span[0] <= b + 26 for a, b in at)]
    if passive and not clause.has("we") and not _acts(clause):
        return
    own = clause.own()
    acting = clause.states(objective=False)
    speaking = clause.speaking()
    if (
        not own
        and clause.states()
        and speaking not in clause.states()
        and clause.has("upr", "review", "undergo")
        and not _acts(clause)
    ):
        return
    first_mention = next((m for m in clause.mentions if m.start < at[0][0] and not clause.objective(m)), None)
    by = (first_mention.state if first_mention else None) or own
    if by is None and acting:
        by = acting[0]
    if by is None and clause.has("they") and memory.subjects:
        by = memory.subjects[0]
    if by is None and clause.has("government"):
        by = clause.speaking()
    if by is None and at[0][0] - clause.start <= 8:  # `… and promises to vote for it`: no other subject
        last = memory.last
        by = last.states[0] if last and last.kind is Kind.COMMITMENT else clause.speaking()
    if by is None and (named := clause.text.named_speaker(clause.start, at[0][0])):
        by = named.state
    if by is None:
        return
    start, end = clause.text.folded.place(clause.start, clause.end)
    others = [state for state in clause.states() if state != by]
    if (
        not others
        and memory.reviewed not in (None, by)
        and clause.has("that_one")
        and memory.sentences_since_review <= 1
    ):
        others = [memory.reviewed]
    yield Draft(
        Kind.COMMITMENT,
        (by, *others),
        {"what": " ".join(clause.text.folded.text[start:end].split()), "by": by},
        Details(whens=clause.whens(), negated=clause.negated(at, 6), by=(by,), ahead=True),
    )


def _acts(clause: Clause) -> bool:
    return clause.has("part", "sponsor", "make", "for", "against")
