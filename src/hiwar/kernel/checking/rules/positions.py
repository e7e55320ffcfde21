"""How a State voted on a resolution, and what it thinks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hiwar.kernel.checking.clause import WORD, Clause, Draft, Memory, year_in
from hiwar.kernel.checking.model import Details, Kind
from hiwar.kernel.checking.rules.resolutions import SHORTLY, adoptions, by_their_people, tells_the_result
from hiwar.kernel.checking.rules.tallies import NEAR
from hiwar.kernel.checking.rules.texts import (
    NO_STATES,
    about_resolutions,
    only_states,
    only_year,
    resolution_in,
    text_about,
)
from hiwar.kernel.checking.stretches import begun_in

_POSITIONS = (
    ("dissociate", "rejected"),
    ("abstain", "abstained"),
    ("against", "against"),
    ("for", "for"),
    ("reject", "rejected"),
)


def positions(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """How a State voted on a resolution, or that it rejected it."""
    if not about_resolutions(clause, memory):
        return
    unopposed = clause.find("consensus")  # `nobody opposed it`
    found = [
        (span, position)
        for name, position in _POSITIONS
        for span in clause.find(name)
        if not (name != "dissociate" and (clause.text.counted(span[0]) or _counts(clause, span)))
        and not any(a <= span[0] and span[1] <= b for a, b in unopposed)
    ]
    plain = [span for span, position in found if position in ("for", "against")]
    found = [  # `did not vote in favour`: the vote that was not cast
        (span, position)
        for span, position in found
        if not (position == "abstained" and any(span[0] < start <= span[1] + _RIGHT_AFTER for start, _ in plain))
    ]
    details = resolution_in(clause, memory, subject_is_target=False)
    if not found and (told := _in_a_group(clause, memory) or _as_before(clause, memory)):
        found = [told]
    if not found:
        return
    if left := clause.find("switched"):  # `switched from voting against to abstaining`: the one it came to
        found = [max(found)]
        if found[0][0][0] - left[0][1] <= _RIGHT_AFTER:
            return
    if _of_many(clause, found):
        return
    if parted := _two_positions(clause, found):
        for voters, span, position, place in parted:
            target = details.target if details.target not in voters else memory.target
            each = replace(details, target=target, by=voters, act="voted" if clause.has("voting") else "stood")
            yield Draft(
                Kind.RESOLUTION_POSITION,
                (*voters, *((target,) if target else ())),
                {"position": position, "symbol": details.symbol, "year": year_in(clause) or only_year(details)},
                replace(each, negated=clause.negated([span], 14)),
                place,
            )
        return
    if clause.has("generic_text") and not clause.moments and not clause.symbols:
        return  # `we oppose country-specific resolutions`: no text of its own
    if not clause.has("resolution") and clause.has("selectiv", "uses") and {one for _, one in found} == {"rejected"}:
        return  # `we reject double standards`
    span, position = min(found, key=lambda each: (each[0][0], each[0][0] - each[0][1]))
    voters, details = _voters(clause, memory, details)
    near = memory.sentences_since_resolution <= 1 and clause.has("they") and not clause.mentions
    spoken_of = clause.has("resolution") or near
    if not voters or not (details.target or details.symbol or details.body or spoken_of):
        return
    if _told_already(clause, memory, Kind.RESOLUTION_POSITION, voters, position):
        return
    those = (*voters, *((details.target,) if details.target and details.target not in voters else ()))
    at = (span[0], span[0]) if position == "abstained" else span  # `did not take part in the vote`
    negated = clause.negated([at], 14) and position in ("for", "against", "abstained")
    negated = negated and not _nobody_but(clause, span[1], voters)
    memory.subjects = voters
    yield Draft(
        Kind.RESOLUTION_POSITION,
        those,
        {"position": position, "symbol": details.symbol, "year": year_in(clause) or only_year(details)},
        replace(details, negated=negated, by=voters, act="voted" if clause.has("voting") else "stood"),
    )
    if tells_the_result(clause):
        yield from adoptions(clause, memory)
    else:
        yield from by_their_people(clause, memory)


def _nobody_but(clause: Clause, place: int, voters: tuple[str, ...]) -> bool:
    """`none voted against it but Cuba`: whether an exception after what is denied is those who did it."""
    first = min((m.start for m in clause.mentions if m.state in voters and m.start >= place), default=None)
    return first is not None and any(place <= start and end <= first for start, end in clause.find("only", "excepted"))


def _of_many(clause: Clause, found: list[tuple[tuple[int, int], str]]) -> bool:
    """Whether only States that it does not name took a position: `most Latin American States voted for it`."""
    first = min(start for (start, _), _ in found)
    named = any(m.start < first and not clause.objective(m) for m in clause.mentions)
    many = any(0 < first - end <= _RIGHT_AFTER for _, end in clause.find("nations"))
    return many and not named and not clause.has("we", "of_group", "among")


_RIGHT_AFTER = 1
"""Signs between *did not vote* and *in favour*."""


def _counts(clause: Clause, span: tuple[int, int]) -> bool:
    """Whether words for a position hold how many took it: `a vote of 147 in favour`."""
    inside = [n for n in clause.numbers if n.kind == "cardinal" and span[0] <= n.start and n.end < span[1]]
    return bool(inside) and inside[0].value != 1 and clause.has("adopt")  # `one of the 19 that voted against`


_Position = tuple[tuple[str, ...], tuple[int, int], str, tuple[int, int]]


def _two_positions(clause: Clause, found: list[tuple[tuple[int, int], str]]) -> list[_Position]:
    """`Cuba voted against and Japan (voted) in favour`: who took each of several positions, how, and where."""
    free = [m for m in clause.mentions if not clause.objective(m) and m.state not in NO_STATES]
    free = [m for m in free if m.state != text_about(clause)]
    if len(free) < 2:
        return []
    told: dict[str, tuple[int, int]] = {}
    for (start, end), position in found:  # `voted (against and Japan voted) in favour`: its last word tells where it is
        if position in _PLAIN and (position not in told or end < told[position][1]):
            told[position] = (start, end)
    for mention in free[1:]:
        for name, position in SHORTLY.items():
            match = clause.words.classes[name].search(clause.plain, mention.end, min(clause.end, mention.end + NEAR))
            if match and position not in told and not WORD.findall(clause.plain[mention.end : match.start()]):
                told[position] = match.span()
    ordered = sorted(((end, start, position) for position, (start, end) in told.items()))
    if len(ordered) < 2:
        return []
    parted: list[_Position] = []
    begins, place = clause.start, clause.start
    for i, (end, start, position) in enumerate(ordered):
        those = [m for m in free if place <= m.start and m.end <= end]
        following = [m for m in free if m.start >= end]
        last = i + 1 == len(ordered)
        if not those or (not last and not following):
            return []
        cut = clause.end
        if not last:
            cut = clause.text.boundary(end, following[0].start + 1, 0.9) or following[0].start
        voters = tuple(dict.fromkeys(m.state for m in those))
        parted.append((voters, (max(start, place), end), position, (begins, cut)))
        begins, place = cut, end
    return parted


_PLAIN = ("for", "against", "abstained")


def _told_already(clause: Clause, memory: Memory, kind: Kind, by: tuple[str, ...], what: str) -> bool:
    """Whether a sentence says the same a second time: `we wavered and abstained`."""
    last = memory.last
    if last is None or last.kind is not kind or clause.mentions or clause.whens():
        return False
    return memory.in_sentence(clause, last) and last.details.by == by and what in str(last.value)


def _voters(clause: Clause, memory: Memory, details: Details) -> tuple[tuple[str, ...], Details]:
    """Who took a position, and on which text: those named, whoever speaks, or those spoken of before."""
    aimed = only_states(clause.states(objective=True))
    free = only_states(clause.states(objective=False))
    about = text_about(clause)
    voters = tuple(state for state in free if state != about)
    if not voters and about in free and about in aimed:  # `Pyongyang rejected the resolution on North Korea`
        return (about,), details
    if details.target is None and details.symbol is None and memory.topic not in (None, *voters, *NO_STATES):
        details = replace(details, target=memory.topic)
    if voters and details.target in voters and memory.target != details.target:
        details = replace(details, target=memory.target)
    if (own := clause.own()) and (not voters or _set_before_us(clause, voters)):
        details = replace(details, target=voters[-1]) if voters else details
        voters = (own,)
    itself = clause.has("dissociate", "reject")  # a State may refuse a text about itself
    if (
        not voters
        and clause.has("person")
        and memory.topic not in (None, *NO_STATES)
        and (itself or memory.topic != details.target)
    ):
        voters = (str(memory.topic),)
    if not voters and aimed and details.target and len(aimed) > 1:
        voters = tuple(state for state in aimed if state != details.target)
    if not voters and aimed and not clause.has("resolution"):
        voters, details = aimed, replace(details, target=memory.target)
    voters = voters or _listed_after(clause, memory)
    if voters:
        return voters, details
    counted = any(n.kind == "cardinal" and clause.unit_after(n, "delegations", 1) for n in clause.numbers)
    if counted and clause.has("of_group"):  # `X, she said, was one of 65 States to abstain`, `it was one of 65 …`
        alone = memory.alone_before(clause) or (memory.subjects[:1] if _by_a_pronoun(clause) else ())
        return alone, details
    if clause.of_somebody_unknown:
        return (), details
    if counted:  # `48 delegations abstained` is a result, and nobody's vote
        return (), details
    before = tuple(each for each in memory.named_before(clause) if each != details.target and each not in NO_STATES)
    last = memory.last
    goes_on = last is not None and last.kind is Kind.RESOLUTION_POSITION
    if before:
        voters = last.details.by if last and goes_on and memory.in_sentence(clause, last) else tuple(before[:1])
    elif goes_on and memory.subjects:
        voters = memory.subjects
    elif last is not None and last.kind is Kind.SPONSORSHIP and (clause.has("they") or clause.drops_pronouns):
        voters = tuple(each for each in last.details.by if each != details.target)
    elif clause.has("government") and (speaking := clause.speaking()):
        voters = (speaking,)
    elif clause.has("they") and not clause.quoted() and (speaking := clause.speaking()):
        voters = (speaking,)  # `X said that it rejected the text`
    elif memory.subjects and memory.subjects[0] != details.target and _by_a_pronoun(clause):
        voters = memory.subjects[:1]
    return voters, details


def _listed_after(clause: Clause, memory: Memory) -> tuple[str, ...]:
    """`Those who voted against the text: Cuba and Iran`: the States that a colon brings, where it brings no more."""
    if not clause.plain[: clause.end].rstrip().endswith(":") or not clause.text.only_states(clause.end, memory.end):
        return ()
    return tuple(dict.fromkeys(m.state for m in begun_in(clause.text.states, clause.end, memory.end)))


def _set_before_us(clause: Clause, named: tuple[str, ...]) -> bool:
    """`The one on Iran, we abstained`: whether a State stands apart before `we`, who then act."""
    named_last = [m for m in clause.mentions if m.state in named][-1:]
    ours = [start for start, _ in clause.find("we")]
    return (
        bool(named_last and ours)
        and "," in clause.plain[named_last[0].end : max(ours)]
        and max(ours) > named_last[0].end
    )


def _by_a_pronoun(clause: Clause) -> bool:
    """Whether a clause begins with `it`, `the country`: whoever was spoken of."""
    return any(start - clause.start <= NEAR for start, _ in clause.find("they", "person"))


def _in_a_group(clause: Clause, memory: Memory) -> tuple[tuple[int, int], str] | None:
    """`Cuba was one of the ten`, `… and eleven abstained, among them Cuba`: a group of a vote told just before."""
    last, among = memory.last, clause.find("of_group")
    if (
        not among
        or clause.has("sponsor")
        or last is None
        or last.kind is not Kind.ADOPTION_MODE
        or not last.details.tally
    ):
        return None
    names = ("for", "against", "abstained")
    for number in clause.numbers:
        if number.value in last.details.tally:
            return among[0], names[last.details.tally.index(number.value)]
        if number.kind == "ordinal" and number.value <= len(names):
            return among[0], names[number.value - 1]
    if clause.numbers:
        return (among[0], "abstained") if last.details.tally[2] is None else None
    told = [name for name, votes in zip(names, last.details.tally, strict=True) if votes is not None]
    return among[0], told[-1]


def _as_before(clause: Clause, memory: Memory) -> tuple[tuple[int, int], str] | None:
    """`We had done so in 2013 as well`: the position told before, at another time or of another State."""
    last, again = memory.last, clause.find("so_too")
    if not again or last is None or last.kind is not Kind.RESOLUTION_POSITION or not isinstance(last.value, dict):
        return None
    return again[0], str(last.value["position"])
