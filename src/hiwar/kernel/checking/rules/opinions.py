"""What no record can decide: value judgements, causes and effects, charges of selectivity."""

from __future__ import annotations

from collections.abc import Iterator

from hiwar.kernel.checking.clause import Clause, Draft, Memory
from hiwar.kernel.checking.model import Kind
from hiwar.kernel.reading.statement import REPORTER


def opinions(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """Value judgements, causes and effects, and charges of selectivity."""
    told = bool(clause.text.speaker(clause.start, clause.end).id != REPORTER)
    effect = clause.has("agent") and clause.has("effect") and told
    kind = (
        Kind.CAUSAL
        if (effect or (clause.has("causal") and clause.has(*_OF_RIGHTS))) and not clause.has("ought")
        else Kind.SELECTIVITY
        if clause.has("selectiv", "uses")
        else Kind.JUDGEMENT
        if clause.has("judgement")
        else None
    )
    if kind:
        states = clause.states(objective=False)[:1] if kind is Kind.JUDGEMENT else ()
        yield Draft(kind, states, None, confidence=0.7)


_OF_RIGHTS = ("agent", "human_rights", "topic", "delegations", "judgement", "selectiv", "uses", "we")
"""What a causal claim must speak of to be one about human rights, and not about the weather."""
