"""What no record can decide: value judgements, causes and effects, charges of selectivity.

An opinion is told by features, not by sentences: who acts and what comes of it, who is hit and who is spared, what is
praised or blamed. Each feature is a class of words; a kind needs enough of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from hiwar.kernel.checking.clause import DROPS_PRONOUNS, WORD, Clause, Draft, Memory
from hiwar.kernel.checking.model import Kind
from hiwar.kernel.reading.press import REPORTER


def opinions(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """Value judgements, causes and effects, and charges of selectivity."""
    if clause.has("domestic") and not _said(clause):
        return
    if _selective(clause):
        yield Draft(Kind.SELECTIVITY, clause.states(), None, confidence=0.7)
    elif clause.has("causal") and clause.has(*_OF_RIGHTS) and not clause.has("ought"):
        yield Draft(Kind.CAUSAL, (), None, confidence=0.7)
    elif clause.has("selectiv", "uses"):
        yield Draft(Kind.SELECTIVITY, clause.states(), None, confidence=0.7)
    elif _causes(clause) and not clause.has("ought", "no_state"):
        yield Draft(Kind.CAUSAL, (), None, confidence=0.7)
    elif _judges(clause):
        yield Draft(Kind.JUDGEMENT, _judged(clause, memory), None, confidence=0.7)


_ENOUGH = 3
"""Weight of features that makes a charge of selectivity."""
_FEATURES = {"scales": 2, "strong_side": 1, "weak_side": 1, "spare": 1, "hit": 1, "contrast": 1}
"""What a charge of selectivity is made of: unequal measures, the strong and the weak, the spared and the hit."""


def _selective(clause: Clause) -> bool:
    weight = sum(each for name, each in _FEATURES.items() if clause.has(name))
    if clause.has("strong_side") and clause.has("weak_side"):
        weight += 1
    if clause.has("contrast") and len(clause.states()) > 1:
        weight += 1
    return weight >= _ENOUGH


def _causes(clause: Clause) -> bool:
    """Whether something that States or mechanisms do is told to have an effect."""
    if not clause.has("agent") or not _told(clause):
        return False
    agents = clause.find("agent")
    begins = agents[0][0] - clause.start < _NEAR_THE_BEGINNING and clause.words.language == "en"
    acts = begins and not clause.has("copula") and len(WORD.findall(clause.plain[agents[0][1] : clause.end])) > 2
    return acts or clause.has("effect")


def _told(clause: Clause) -> bool:
    """Whether somebody says it, or it is said in general: of no State, at no time."""
    return _said(clause) or not (clause.mentions or clause.numbers or clause.moments)


def _said(clause: Clause) -> bool:
    return clause.text.speaker(clause.start, clause.end).id != REPORTER


def _judges(clause: Clause) -> bool:
    """Whether a clause praises or blames a State, States in general or a mechanism."""
    if clause.has("ought"):
        return False
    if clause.has("no_state", "superlative"):
        return True
    named = bool(clause.mentions) or clause.has(*_JUDGED)
    if clause.has("judgement"):
        return named or clause.has("they") or _said(clause)
    return named and clause.has("tone") and clause.has("copula") and _said(clause)


def _judged(clause: Clause, memory: Memory) -> tuple[str, ...]:
    """The State that a judgement is on: that of its clause, of whoever speaks of their own, or the one spoken of."""
    named = clause.states(objective=False)[:1] or clause.states()[:1]
    if named or clause.has("no_state"):
        return named if not clause.has("no_state") else ()
    own = clause.speaking() or clause.text.sole
    if clause.has("own_land") and own:
        return (own,)
    before = memory.alone_before(clause)
    if not before and clause.words.language in DROPS_PRONOUNS and not clause.has(*_JUDGED):
        before = tuple(memory.named_before(clause)[:1])
    begins = any(start - clause.start < _PRONOUN for start, _ in clause.find("they"))
    return before or (memory.subjects[:1] if begins else ())


_NEAR_THE_BEGINNING = 24
"""Characters within which what acts is the subject of a clause."""
_PRONOUN = 8
"""Characters within which a pronoun begins a clause."""
_OF_RIGHTS = ("agent", "human_rights", "topic", "delegations", "judgement", "selectiv", "uses", "we", "gates")
"""What a causal claim must speak of to be one about human rights, and not about the weather."""
_JUDGED = ("opinion_topic", "upr", "review", "resolution", "agent", "we", "government", "hrc", "ga")
"""Whom or what a judgement is on, where no State is named."""
