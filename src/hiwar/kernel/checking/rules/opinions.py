"""What no record can decide: value judgements, causes and effects, charges of selectivity."""

from __future__ import annotations

from collections.abc import Iterator

from hiwar.kernel.checking.clause import WORD, Clause, Draft, Memory
from hiwar.kernel.checking.model import Kind
from hiwar.kernel.reading.statement import REPORTER


def opinions(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """Value judgements, causes and effects, and charges of selectivity."""
    told = clause.text.speaker(clause.start, clause.end).id != REPORTER
    effect = clause.has("agent") and clause.has("effect") and told
    causal = effect or (clause.has("causal") and clause.has(*_OF_RIGHTS))
    if causal and not clause.has("ought"):
        yield Draft(Kind.CAUSAL, (), None, confidence=0.7)
    elif clause.has("selectiv", "uses"):
        yield Draft(Kind.SELECTIVITY, (), None, confidence=0.7)
    elif clause.has("judgement"):
        yield Draft(Kind.JUDGEMENT, clause.states(objective=False)[:1], None, confidence=0.7)
    elif told and _is_opinion(clause):
        yield Draft(Kind.JUDGEMENT, (), None, confidence=0.5)


_FEWEST_WORDS = 5


def _is_opinion(clause: Clause) -> bool:
    """Whether somebody's words speak of rights and States in general: no number, no day, no plan."""
    if clause.numbers or clause.moments or not clause.has("opinion_topic") or clause.has("ought", "commit"):
        return False
    return len(WORD.findall(clause.plain[clause.start : clause.end])) >= _FEWEST_WORDS


_OF_RIGHTS = ("agent", "human_rights", "topic", "delegations", "judgement", "selectiv", "uses", "we")
"""What a causal claim must speak of to be one about human rights, and not about the weather."""
