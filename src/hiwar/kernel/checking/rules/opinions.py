"""What no record can decide: value judgements, causes and effects, charges of selectivity."""

from __future__ import annotations

from collections.abc import Iterator

from hiwar.kernel.checking.clause import WORD, Clause, Draft, Memory
from hiwar.kernel.checking.model import Kind
from hiwar.kernel.reading.press import REPORTER


def opinions(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """Value judgements, causes and effects, and charges of selectivity."""
    told = clause.text.speaker(clause.start, clause.end).id != REPORTER
    effect = clause.has("agent") and clause.has("effect") and told
    agents = clause.find("agent")
    begins = bool(agents) and agents[0][0] - clause.start < _NEAR_THE_BEGINNING and clause.words.language == "en"
    acts = (
        told and begins and not clause.has("copula") and len(WORD.findall(clause.plain[agents[0][1] : clause.end])) > 2
    )
    causal = acts or effect or (clause.has("causal") and clause.has(*_OF_RIGHTS))
    if causal and not clause.has("ought"):
        yield Draft(Kind.CAUSAL, (), None, confidence=0.7)
    elif clause.has("selectiv", "uses"):
        yield Draft(Kind.SELECTIVITY, (), None, confidence=0.7)
    elif clause.has("judgement"):
        yield Draft(Kind.JUDGEMENT, clause.states(objective=False)[:1], None, confidence=0.7)
    elif told and _is_opinion(clause):
        yield Draft(Kind.JUDGEMENT, (), None, confidence=0.5)


_FEWEST_WORDS = 4
_NEAR_THE_BEGINNING = 24
"""Characters within which what acts is the subject of a clause."""


def _is_opinion(clause: Clause) -> bool:
    """Whether somebody's words speak of rights and States in general, or are quoted though they tell of nothing that
    the speaker did: no number, no day, no plan."""
    if clause.numbers or clause.moments or clause.mentions or clause.has("ought", "commit", "first_person", "upr"):
        return False
    words = len(WORD.findall(clause.plain[clause.start : clause.end]))
    if clause.words.language == "zh":
        words = (clause.end - clause.start) // 2
    return words >= _FEWEST_WORDS and (clause.has("opinion_topic") or clause.quoted())


_OF_RIGHTS = ("agent", "human_rights", "topic", "delegations", "judgement", "selectiv", "uses", "we")
"""What a causal claim must speak of to be one about human rights, and not about the weather."""
