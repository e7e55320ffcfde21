"""How a resolution was adopted, and who sponsored it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hiwar.kernel.checking.clause import WORD, Clause, Draft, Memory, year_in
from hiwar.kernel.checking.model import Details, Kind
from hiwar.kernel.checking.rules.tallies import backed, is_tally, tally_in
from hiwar.kernel.checking.rules.texts import (
    NO_STATES,
    about_resolutions,
    only_states,
    only_year,
    resolution_in,
    text_about,
)
from hiwar.kernel.understanding.numerals import Number


def tells_the_result(clause: Clause) -> bool:
    """Whether a clause that tells who voted or tabled a text tells also how it was adopted."""
    told = clause.text.tally_in(clause.start, clause.end)
    return told or (clause.has("adopt") and clause.has("consensus") and not clause.has("dissociate"))


def _again_counted(clause: Clause, memory: Memory) -> bool:
    """Whether a clause only goes on with the numbers of a result that its sentence has begun."""
    last = memory.last
    begun = last is not None and last.kind is Kind.ADOPTION_MODE and memory.in_sentence(clause, last)
    return begun and backed(clause) and clause.has("reject") and not clause.has("adopt", "recorded", "for", "against")


SHORTLY = {"yes": "for", "no": "against", "abstentions": "abstained"}
"""Positions that several States may take in one clause; words that tell the second one without its verb."""


def _inside_groups(clause: Clause) -> set[str]:
    """The States by whose names groups go: the Lima Group, and *Brussels*, which stands for the European Union."""
    groups = clause.find("groups")
    inside = {m.state for m in clause.mentions if any(a <= m.start and m.end <= b for a, b in groups)}
    return inside | {m.state for m in clause.mentions if m.form == "capital" and m.state == "BEL"}


def _listed(clause: Clause, details: Details) -> Iterator[Draft]:
    """`with two against, China and Eritrea`: whose votes the numbers of a result are, right after them."""
    for name, position in SHORTLY.items():
        for _, end in clause.find(name):
            gap = _OPENS.match(clause.plain, end)
            if not gap or not clause.text.tally_in(clause.start, clause.end):
                continue
            place, voters = gap.end(), []
            for mention in (m for m in clause.mentions if m.start >= gap.end()):
                between = clause.plain[place : mention.start]
                if len(WORD.findall(between)) > 1 or re.search(r"[.;:()]", between):
                    break
                voters.append(mention.state)
                place = mention.end
            those = tuple(state for state in dict.fromkeys(voters) if state not in (details.target, *NO_STATES))
            if those:
                value = {"position": position, "symbol": details.symbol, "year": year_in(clause)}
                told = replace(details, by=those, act="voted", tally=None)
                states = (*those, *((details.target,) if details.target else ()))
                yield Draft(Kind.RESOLUTION_POSITION, states, value, told, (gap.end(), place))


_OPENS = re.compile(r"\s*(?:[,:(]|-+\s)\s*(?:the )?")
"""What stands between the votes of a kind and the States that cast them."""


def adoptions(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """How a resolution was adopted: by a recorded vote, with what result, or without a vote."""
    if not about_resolutions(clause, memory):
        return
    last = memory.last
    again = last is not None and last.kind is Kind.ADOPTION_MODE and clause.has("so_too")
    over = clause.find("past_consensus")
    consensus = any(not any(a <= start and end <= b for a, b in over) for start, end in clause.find("consensus"))
    consensus = consensus and not clause.has("dissociate")
    consensus = consensus or (again and last is not None and last.value == "without_a_vote")
    tally = tally_in(clause) if not consensus else None
    recorded = not consensus and (clause.has("recorded") or (tally and any(x is not None for x in tally)))
    counted = clause.text.tally_in(clause.start, clause.end)
    if not counted and clause.has("we", "first_person") and clause.has("demand") and not clause.has("adopt"):
        return  # `we ask for a vote`: nothing was adopted yet
    if clause.has("defeated"):
        return  # `was defeated by 20 votes to 116`: no way of adopting it
    if clause.has("rose") and len(clause.moments) > 1:
        return  # `fell from 20 in 2014 to 19 in 2015`: two results
    if not counted and _again_counted(clause, memory):
        return  # `84 States backed it while 22 opposed it`: one result
    told = clause.has("adopt", "consensus") or is_tally(clause) or counted or backed(clause)
    if not (consensus or recorded) or not told:
        return
    if any(clause.unit_after(each, "out_of", 0) for each in clause.numbers):  # `nine of them were put to a vote`
        return
    if not counted and not consensus and any(clause.end <= a < memory.end for a, _ in clause.text.tallies):
        return  # `rejected by a margin of two votes: 17 …`
    if (
        consensus
        and not (clause.mentions or clause.has("resolution") or clause.symbols)
        and memory.consensus_ahead(clause)
    ):
        return  # `nobody had called for a ballot: the draft …`
    if parted := _each_result(clause):
        yield from parted
        return
    details = resolution_in(clause, memory, subject_is_target=True)
    if details.target is None and details.symbol is None:
        spoken_of = memory.topic or next(iter(memory.subjects), None)
        if spoken_of is None or spoken_of in NO_STATES:
            return
        details = replace(details, target=spoken_of)
    agreed = clause.find("consensus")
    apart = [(a, b) for a, b in clause.find("adopt") if not any(a < last and first < b for first, last in agreed)]
    if consensus and clause.words.language != "zh" and clause.negated(apart[:1], 12):
        details = replace(details, negated=True)
    if recorded and not tally and clause.has("never") and clause.negated(clause.find("recorded")[:1], 12):
        details = replace(details, negated=True, always=True)  # `has never voted on it`
    one = [n for n in clause.numbers if tally and n.value in tally]
    if len(one) == 1 and tally and sum(each is not None for each in tally) == 1:
        details = replace(details, compare=clause.compare(one[0]))
    row = _in_a_row(clause)
    if row:
        details = replace(details, ordinal=row.value, always=True, symbol=None)
        tally = None
    yield Draft(
        Kind.ADOPTION_MODE,
        (details.target,) if details.target else (),
        "without_a_vote" if consensus else "recorded_vote",
        replace(
            details,
            tally=tally if recorded and tally and any(x is not None for x in tally) else None,
            whole=row.kind == "cardinal" if row else clause.has("only"),
        ),
    )
    yield from _listed(clause, details)
    yield from by_their_people(clause, memory)


def _on_behalf(clause: Clause) -> tuple[str, ...]:
    """The States whose delegations or envoys do something."""
    spans = clause.find("on_behalf")
    places = [m for m in clause.mentions if any(0 <= m.start - end <= _OF_THE for _, end in spans)]
    return only_states(tuple(m.state for m in places))


_OF_THE = 5
"""Signs between whoever acts for a State and its name."""


_LEADS = re.compile(r"(?:'s? (?:own )?|-(?:led|sponsored|tabled|drafted|authored|penned|backed|proposed) )")

_LED = 14
"""What stands between a State and a text that is its own: `Iceland's draft`, `the Qatar-led text`."""


def _each_result(clause: Clause) -> list[Draft]:
    """`on Iran (79-28-68) and on Syria (100-15-52)`: several results in a clause, each behind the State it is about."""
    spans = [each for each in clause.text.tallies if clause.start <= each[0] and each[1] <= clause.end]
    found: list[Draft] = []
    place = clause.start
    for start, end in sorted(spans):
        about = [m for m in clause.mentions if place <= m.start and m.end <= start and m.state not in NO_STATES]
        if not about:
            return []
        target = about[-1].state
        details = Details(target=target, whens=clause.whens(), tally=tally_in(Clause(clause.text, start, end)))
        found.append(Draft(Kind.ADOPTION_MODE, (target,), "recorded_vote", details, (place, end)))
        place = end
    return found if len(found) > 1 else []


def by_their_people(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """`the Icelandic draft on the Philippines`: whose text it is, by the name of a people right before the word."""
    if clause.has("sponsor"):
        return
    for start, _ in clause.find("resolution"):
        for mention in clause.mentions:
            stands = clause.plain[mention.end : start] if mention.end <= start <= mention.end + _LED else ""
            owner = _LEADS.fullmatch(stands) or (mention.form == "people" and not WORD.findall(stands) and stands)
            if not owner or mention.state in NO_STATES:
                continue
            target = next((s for s in only_states(clause.states(objective=True)) if s != mention.state), None)
            known = memory.target if memory.sentences_since_resolution <= 1 else None
            if target is None and known != mention.state:
                target = known
            if target:
                details = Details(target=target, by=(mention.state,), whens=clause.whens())
                value = {"symbol": None, "year": year_in(clause)}
                yield Draft(Kind.SPONSORSHIP, (mention.state, target), value, details)
                return


def _in_a_row(clause: Clause) -> Number | None:
    """`for the eighth year in a row`, `three consecutive times`: how many years."""
    for number in clause.numbers:
        if 1 < number.value <= _YEARS and clause.unit_after(number, "in_a_row", 2):
            return number
    return None


_YEARS = 30
"""More years in a row no series has."""


def sponsorships(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """Who sponsored or tabled a resolution."""
    last = memory.last
    named_after = last is not None and last.kind is Kind.SPONSORSHIP and memory.in_sentence(clause, last)
    at = clause.find("sponsor") or (clause.find("of_group") if named_after and clause.mentions else [])
    if not at or not about_resolutions(clause, memory):
        return
    details = resolution_in(clause, memory, subject_is_target=False)
    target = text_about(clause)
    grouped = _inside_groups(clause)
    free = [state for state in only_states(clause.states(objective=False)) if state not in grouped]
    if people := _on_behalf(clause):  # `by the delegation of Chad`
        rest = (state for state in only_states(clause.states()) if state not in people)
        free, target = [*people], next(rest, None if details.target in people else details.target)
        details = replace(details, target=target)
    sponsors = tuple(state for state in free if state != target)
    if sponsors and details.target in sponsors:
        details = replace(details, target=memory.target)
    if not sponsors and (own := clause.own()):
        sponsors = (own,)
    if not sponsors:
        named = (state for state in only_states(clause.states()) if state not in grouped)
        sponsors = tuple(state for state in named if state != details.target)
    others = clause.has("groups") or any(state in NO_STATES for state in clause.states())
    others = others or any(clause.unit_after(n, "delegations", 2) for n in clause.numbers)
    if not sponsors and not others:
        before = [each for each in memory.named_before(clause) if each != details.target and each not in NO_STATES]
        sponsors = tuple(before[:1])
    if not sponsors and not others and (clause.has("they") or clause.drops_pronouns):
        sponsors = tuple(state for state in memory.subjects if state != details.target)
    if not sponsors and not others and clause.has("government") and (speaking := clause.speaking()):
        sponsors = (speaking,)
    explicit = bool(clause.states(objective=False)) or clause.has("we")
    if not explicit and clause.has("adopt") and clause.has("ga", "hrc", "committee3"):
        return  # `the Council took up the text`, nobody's initiative
    if not (sponsors or others) or not (details.target or details.symbol or clause.has("resolution")):
        return
    if not sponsors and not details.target:
        return
    those = (*sponsors, *((details.target,) if details.target and details.target not in sponsors else ()))
    yield Draft(
        Kind.SPONSORSHIP,
        those,
        {"symbol": details.symbol, "year": year_in(clause) or only_year(details)},
        replace(details, by=sponsors, negated=clause.negated(at[:1], 26)),
    )
    if tells_the_result(clause):
        yield from adoptions(clause, memory)
