"""`…, and so did Cuba`: the clause before, of another State."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hiwar.kernel.checking.clause import WORD, Clause, Draft, Memory
from hiwar.kernel.checking.model import Kind


def likewise(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """`…, and so did Cuba`: what was said last, of another State."""
    last = memory.last
    if not last or not last.states or not clause.has("too") or not clause.mentions:
        return
    if last.kind is Kind.ADOPTION_MODE:  # nobody's act
        return
    if len(WORD.findall(clause.plain[clause.start : clause.end])) > 9:
        return
    if clause.has("against", "for", "dissociate", "abstain", "sponsor"):
        return  # `Cuba voted against it, as it did last year`: it says what Cuba did
    others = clause.states()
    counted = last.kind is Kind.REVIEW_PARTICIPATION and not last.details.by
    acting = () if counted else last.details.by or last.states[:1]  # `50 States took the floor, Cuba too`
    rest = tuple(state for state in last.states if state not in acting)
    value = (
        dict(last.value, by=others[0] if len(others) == 1 else list(others))
        if isinstance(last.value, dict) and "by" in last.value
        else last.value
    )
    details = replace(
        last.details,
        by=others if last.details.by or counted else (),
        target=last.details.target if rest else others[0],
    )
    yield Draft(last.kind, (*others, *rest), value, details)
