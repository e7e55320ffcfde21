"""Which resolution a clause speaks of."""

from __future__ import annotations

import re

from hiwar.kernel.checking.clause import Clause, Memory
from hiwar.kernel.checking.model import Details
from hiwar.kernel.checking.rules.tallies import FAR, seems_a_vote
from hiwar.kernel.facts.states import states


def about_resolutions(clause: Clause, memory: Memory) -> bool:
    """Whether a clause tells of a resolution, named in it or shortly before."""
    if memory.sentence is not None and memory.sentence.has("domestic") and not clause.symbols:
        return False
    if clause.has("voting", "abstain", "sponsor") and clause.has("for", "against", "abstain"):
        told_of = (memory.topic or memory.target) not in (None, clause.speaking(), *clause.states())
        others = set(clause.states()) - {clause.speaking()}
        if len(clause.states()) > 1 or ((told_of or others) and not clause.has("elsewhere", "other_matter")):
            return True  # `on Eritrea it voted no`: on what, only the State tells
    if clause.has("resolution") or bool(clause.symbols) or memory.sentences_since_resolution <= _REACH:
        return True
    return clause.has("dissociate") and clause.has("consensus")


NO_STATES = frozenset(each.iso3 for each in states() if each.kind == "speaker")
"""Who speaks and tables texts, but is no State: no claim is about their votes."""

_REACH = 2
"""Sentences through which a text that was named is still the one spoken of."""


def text_about(clause: Clause) -> str | None:
    """The State that a text named in a clause is about: `the draft on X`, `the X text`."""
    texts = clause.find("resolution")
    for mention in reversed(clause.mentions):
        if mention.state in NO_STATES:
            continue
        for start, end in texts:
            between = clause.plain[end : mention.start]
            near = 0 <= len(between) <= FAR and end <= mention.start and not re.search(r"[,;:]", between)
            if near and (clause.objective(mention) or not between.strip()):
                return mention.state
            if start <= mention.start and mention.end <= end:
                return mention.state
            if mention.start <= start <= mention.end + 12 and clause.words.of_text.fullmatch(
                clause.plain, mention.end, max(start, mention.end)
            ):
                aimed = only_states(clause.states(objective=True))
                return aimed[0] if aimed and mention.form == "people" else mention.state
    return None


def text_spoken_of(sentence: Clause) -> str | None:
    """The State that the text of a sentence is about, wherever in the sentence it stands."""
    if not sentence.has("resolution") and not seems_a_vote(sentence):
        return text_about(sentence)
    aimed = only_states(sentence.states(objective=True))
    named = only_states(sentence.states())
    alone = named if len(named) == 1 and named[0] != sentence.speaking() else ()
    acts = sentence.has("for", "against", "abstain", "reject", "sponsor", "dissociate")
    return text_about(sentence) or (aimed[-1] if aimed else None) or (alone[0] if alone and not acts else None)


def resolution_in(clause: Clause, memory: Memory, *, subject_is_target: bool) -> Details:
    """Which resolution a clause speaks of: its target, symbol, body and time, as far as it says so."""
    aimed = only_states(clause.states(objective=True))
    target = text_about(clause) or (aimed[-1] if aimed else None)
    named = only_states(clause.states())
    known = memory.target is not None and memory.sentences_since_resolution <= 1
    others = tuple(state for state in named if state != clause.speaking())
    if target is None and subject_is_target and others and not clause.has("sponsor") and not known:
        target = others[-1]
    if target is None and clause.has("about_it"):
        target = memory.reviewed or (memory.subjects[0] if memory.subjects else None)
    symbol = clause.symbols[-1][2] if clause.symbols else None
    body = next((name for name in ("elsewhere", "chr", "committee3", "hrc", "ga") if clause.has(name)), None)
    whens = clause.whens()
    near = memory.sentences_since_resolution <= 1
    if symbol is None and not whens and near and target in (None, memory.target):
        symbol, whens = memory.symbol if not body or body == memory.body else None, memory.whens
        whens = tuple(each for each in whens if each.role == "on")
        if clause.has("always", "every_year", "later"):
            symbol, whens = None, ()
    if body is None and target in (None, memory.target) and near:
        body = memory.body
    if (target is None and symbol is None) or (target is None and symbol == memory.symbol):
        target = memory.target
    return Details(target=target, symbol=symbol, body=body, whens=whens, always=clause.has("always", "every_year"))


def only_states(found: tuple[str, ...]) -> tuple[str, ...]:
    """Those that are States, without organisations that only speak."""
    return tuple(state for state in found if state not in NO_STATES)


def only_year(details: Details) -> int | None:
    """The year of a text of which the time is known to no more than one."""
    years = {int(when.said[:4]) for when in details.whens if when.said[:1].isdigit() and "/" not in when.said}
    return years.pop() if len(years) == 1 else None
