"""What no record can decide: value judgements, causes and effects, charges of selectivity.

An opinion is told by features, not by sentences: who acts and what comes of it, who is hit and who is spared, what is
praised or blamed. Each feature is a class of words; a kind needs enough of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from hiwar.kernel.checking.clause import Clause, Draft, Memory
from hiwar.kernel.checking.model import Kind


def opinions(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """Value judgements, causes and effects, and charges of selectivity."""
    if (clause.has("domestic", "other_matter") or clause.text.of_other_matters) and not clause.attributed:
        return
    if clause.has("no_state") and not clause.has("ought") and not _asks(clause):
        yield Draft(Kind.JUDGEMENT, (), None, confidence=0.7)
    elif _selective(clause):
        yield Draft(Kind.SELECTIVITY, _treated(clause), None, confidence=0.7)
    elif _tells_of_effects(clause, memory):
        yield Draft(Kind.CAUSAL, (), None, confidence=0.7)
    elif clause.has("selectiv", "uses") and not _appeals(clause):
        yield Draft(Kind.SELECTIVITY, _treated(clause), None, confidence=0.7)
    elif clause.has("judgement") and _judges(clause):
        yield Draft(Kind.JUDGEMENT, _judged(clause, memory), None, confidence=0.7)
    elif _causes(clause) and not (clause.has("superlative") or _is_said_to_be(clause)):
        yield Draft(Kind.CAUSAL, (), None, confidence=0.7)
    elif _judges(clause):
        yield Draft(Kind.JUDGEMENT, _judged(clause, memory), None, confidence=0.7)


def _appeals(clause: Clause) -> bool:
    """Whether somebody is asked to avoid what would be selective: an appeal charges nobody."""
    return clause.has("avoid") and not clause.has("never")


_ENOUGH = 3
"""Weight of features that makes a charge of selectivity."""
_FEATURES = {"scales": 2, "strong_side": 1, "weak_side": 1, "spare": 1, "hit": 1, "contrast": 1}
"""What a charge of selectivity is made of: unequal measures, the strong and the weak, the spared and the hit."""


_CHARGES = (("strong_side", "weak_side"), ("spare", "strong_side"), ("hit", "weak_side"), ("hit", "spare"))
"""Features that weigh more together: the strong beside the weak, the strong who are spared, the weak who are hit, and
whoever hits some and spares others."""


def _selective(clause: Clause) -> bool:
    spared = clause.find("spare")
    hits = [(a, b) for a, b in clause.find("hit") if not any(first < b and a < last for first, last in spared)]
    told = {name for name in _FEATURES if (hits if name == "hit" else clause.has(name))}
    weight = sum(_FEATURES[name] for name in told) + sum({*pair} <= told for pair in _CHARGES)
    if clause.has("contrast") and len(clause.states()) > 1:
        weight += 1
    if clause.has("agent") and clause.has("causal") and not clause.has("scales", "spare"):
        return False  # whom something hits is what comes of it
    return weight >= _ENOUGH and bool(told - {"strong_side", "weak_side"})


def _acts(clause: Clause, memory: Memory) -> bool:
    """Whether a clause, or the sentence before where it names nobody, says what has effects."""
    understood = memory.sentences_since_agent <= 1 and not clause.mentions and not clause.has("we", "first_person")
    return clause.has("agent") or understood


def _tells_of_effects(clause: Clause, memory: Memory) -> bool:
    """Whether plain words of cause and effect speak of rights: not of one event, of a State at a time."""
    sentence = memory.sentence
    taken_up = clause.has("they") and sentence is not None and sentence.has("agent")  # `Pressure: it has only …`
    return (
        clause.has("causal")
        and (clause.has(*_OF_RIGHTS) or taken_up or _acts(clause, memory))
        and not (clause.mentions and clause.moments)
        and not (clause.has("ought") or _asks(clause))
    )


def _causes(clause: Clause) -> bool:
    """Whether something that States or mechanisms do is told to have an effect, in general."""
    event = clause.moments or clause.text.tally_in(clause.start, clause.end) or clause.symbols
    general = not (event or clause.has("ought", "commit") or _asks(clause))
    if clause.mentions and clause.has("upr", "venue", "reviewed", "undergo", "part"):
        return False  # `Norway's review opens`
    return general and clause.has("agent") and clause.has("effect")


def _is_said_to_be(clause: Clause) -> bool:
    """Whether praise or blame follows *is*: then the clause says what something is, not what it does."""
    return any(
        0 <= start - end <= _SAID_TO_BE for _, end in clause.find("copula") for start, _ in clause.find("judgement")
    )


_SAID_TO_BE = 12
"""Signs between *is* and the praise or blame."""


def _asks(clause: Clause) -> bool:
    """Whether a clause ends in a question."""
    return "?" in clause.plain[max(clause.start, clause.end - 2) : clause.end + 1]


def _treated(clause: Clause) -> tuple[str, ...]:
    """The States that are said to be singled out or spared."""
    own = (clause.speaking(), clause.text.sole)
    named = _blamed(clause) if clause.has("condemns") else clause.states()
    return tuple(state for state in named if state not in own)


def _judges(clause: Clause) -> bool:
    """Whether a clause praises or blames a State, States in general or a mechanism."""
    if clause.has("ought") or _asks(clause):
        return False
    if clause.has("superlative"):
        return True
    told = clause.told_by
    described = told is not None and told.has("described") and told.has(*_JUDGED)
    named = bool(clause.mentions) or clause.has(*_JUDGED) or described
    if clause.has("judgement"):
        return named or clause.has("they") or clause.attributed
    return named and clause.has("tone") and clause.has("copula") and clause.attributed


def _judged(clause: Clause, memory: Memory) -> tuple[str, ...]:
    """The State that a judgement is on: that of its clause, of whoever speaks of their own, or the one spoken of."""
    named = _blamed(clause) if clause.has("condemns") else clause.states(objective=False)[:1] or clause.states()[:1]
    if named:
        return named
    if clause.has("condemns") and clause.mentions:
        return ()
    own = clause.spoken_for()
    if own and (clause.has("own_land", "we_are") or _own_before(clause, memory)):
        return (own,)
    before = memory.alone_before(clause) or ((memory.told_of,) if memory.told_of else ())
    if not before and clause.drops_pronouns and not clause.has(*_JUDGED):
        before = tuple(memory.named_before(clause)[:1])
    begins = any(start - clause.start < _PRONOUN for start, _ in clause.find("they"))
    return before or ((memory.topic,) if begins and memory.topic else ())


def _blamed(clause: Clause) -> tuple[str, ...]:
    """Whom somebody blames: the State after the verb, not the one that it is said of."""
    if not clause.mentions:
        return ()
    first = clause.find("condemns")[0][1]
    arabic = clause.words.language == "ar"  # where the verb comes first, and then who does it
    after = [m.state for m in clause.mentions if m.start >= first][
        int(arabic and not clause.mentions[0].start < first) :
    ]
    return tuple(after[:1])


def _own_before(clause: Clause, memory: Memory) -> bool:
    """Whether the sentence spoke of the country of whoever speaks, and of no other State, before a clause."""
    sentence = memory.sentence
    if sentence is None or clause.mentions or clause.has(*_JUDGED):
        return False
    before = Clause(clause.text, sentence.start, clause.start)
    return before.has("own_land") and not before.mentions


_PRONOUN = 8
"""Characters within which a pronoun begins a clause."""
_OF_RIGHTS = ("agent", "human_rights", "topic", "delegations", "judgement", "selectiv", "uses", "we", "gates")
"""What a causal claim must speak of to be one about human rights, and not about the weather."""
_JUDGED = ("opinion_topic", "upr", "review", "resolution", "agent", "we", "government", "hrc", "ga")
"""Whom or what a judgement is on, where no State is named."""
