"""How many recommendations a State received, made, supported or noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hiwar.kernel.checking.clause import WORD, Clause, Draft, Memory, ordinal_in
from hiwar.kernel.checking.model import Claim, Details, Kind
from hiwar.kernel.understanding.numerals import Number

_NEAR = 2
"""Sentences after a review in which proposals are those that it brought."""

ANSWERS = ("accept", "refuse", "make", "remaining", "receive")
"""Classes of what is done with recommendations."""


def done_before(clause: Clause) -> bool:
    """Whether a promise tells of recommendations what became of them: `will carry out the 150 which it accepted`."""
    counted = [n.end for n in clause.numbers if n.kind == "cardinal" and clause.unit_after(n, "recommendation", 1)]
    return any(start > end for end in counted for start, _ in clause.find("accept", "refuse", "receive"))


def recommendations(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """How many recommendations a State received, made, supported or noted."""
    told = memory.sentences_since_review <= _NEAR or memory.sentences_since_recommendation <= 1
    named = clause.has("recommendation") or (clause.has("proposal") and (told or clause.has("upr", "review")))
    near = memory.sentences_since_recommendation <= 1
    if not named and not (near and (memory.told(Kind.RECOMMENDATION_COUNT) or clause.has("accept", "refuse"))):
        return
    counted = [n for n in clause.numbers if n.kind == "cardinal" and _counts_recommendations(clause, n, named)]
    whole = clause.has("all") and clause.has("accept", "refuse")
    none = _none_of(clause, counted)
    if none:
        counted = none
    if not counted and clause.has("no_recommendation") and clause.has("recommendation", "accept", "refuse"):
        counted = [Number(clause.start, clause.start, 0, "cardinal")]
    if not counted and clause.has("two_recommendations"):
        counted = [Number(start, end, 2, "cardinal") for start, end in clause.find("two_recommendations")[:1]]
    if not counted and memory.said and memory.said[-1].kind is Kind.COMMITMENT:
        return  # `it will carry out those it accepted`: a promise, and no number
    if not counted and clause.has("remaining") and (rest := _rest(memory)):
        counted = [Number(clause.start, clause.start, rest, "cardinal")]
    if not counted and not whole:
        return
    if clause.has("partial", "elsewhere") or _carried_out(clause, counted):
        return
    if clause.has("left_open") and not clause.has("accept", "refuse"):
        return
    if clause.bodies() and not clause.has("upr", "review"):
        return  # those of a treaty body
    made = _made_before_answers(clause, counted)
    which = "made" if made else _which(clause, counted)
    givers = _givers(clause) if which in ("made", "received") else ()
    if which == "received" and (
        givers or _gives(clause, counted) or clause.has("ours") or _by_the_speaker(clause, memory)
    ):
        which = "made"
    last = memory.counted if near else None
    of_those = last if not named and which in ("supported", "noted") and _are_of_those(last, counted) else None
    if last and not named and not clause.has(*ANSWERS) and isinstance(last.value, dict):
        which = str(last.value["which"])
    ahead = counted and any(end <= counted[0].start for _, end in clause.find("commit", "would"))
    if ahead and (which == "made" or (which == "received" and not clause.has("receive"))):
        return
    by, to = _makers(clause, memory, which)
    if givers:
        by, to = givers, next((state for state in clause.states() if state not in givers), memory.reviewed)
    if which == "made" and not by:
        if not clause.has("receive", "passive_make") and not clause.states(objective=True):
            return
        which = "received"
    several = sum(n.kind == "ordinal" for n in clause.numbers) > 1  # of which review, only a part of it can tell
    details = Details(
        whens=clause.whens(),
        sessions=tuple(n.value for n in clause.sessions),
        ordinal=None if several else _ordinal_of_review(clause) or (ordinal_in(clause) if last else None),
        target=to,
        by=by,
        whole=whole,
    )
    if not (details.whens or details.sessions or details.ordinal) and memory.reviewed == to:
        details = replace(
            details, whens=memory.review.whens, sessions=memory.review.sessions, ordinal=memory.review.ordinal
        )
    if which in ("supported", "noted") and (makers := _made_by(clause, to)):  # what became of those that one State made
        details = replace(details, by=makers)
    if of_those:
        details, to = replace(details, by=of_those.details.by, target=of_those.details.target), of_those.details.target
    if which == "received" and (clause.has("in_all") or _several_reviews(clause)):
        details = replace(details, always=True)
    states = (*by, *((to,) if to else ())) if which == "made" else ((to,) if to else ())
    if not states:
        return
    if which == "received" and not clause.has("receive", "passive_make"):
        later = memory.ahead is not None and memory.ahead.start >= clause.end and not memory.reviewed
        if later or opens_a_total(clause):  # the words that follow say what became of them
            return
    if opens_a_total(clause):
        memory.opened = clause.start
    total = none[-1] if none else _of_total(clause, counted)
    if not counted:
        value = {"number": None, "which": which, "session": details.sessions[0] if details.sessions else None}
        yield Draft(Kind.RECOMMENDATION_COUNT, states, value, details)
        return
    if total is not None and which == "made":  # `two of the three that we made`: how many were made
        counted, total = [total], None
    for number, part in _parts(clause, [n for n in counted if n is not total]):
        one, said, this = part, details, which
        if this == "received" and not clause.has("receive", "passive_make") and not _stands_alone(clause, one, number):
            continue
        answers = clause.find("accept", "refuse")
        if one is not clause and answers and answers[0][0] >= one.end:
            continue  # `199 were examined and 63 rejected`: the verb is that of the number after it
        if one is not clause and one.has("accept", "refuse"):
            this = _which(one, [number])
        elif one is not clause and clause.has("accept", "refuse") and one.has("receive", "passive_make"):
            this = "received"
        if one.has("answered") and not one.has("accept"):
            this = "received"
        nth = (
            None
            if several and one is clause
            else _ordinal_of_review(one) or (ordinal_in(one) if one is not clause else None)
        )
        own = Details(whens=one.whens(), sessions=tuple(n.value for n in one.sessions), ordinal=nth)
        if own.whens or own.sessions or own.ordinal:
            said = replace(details, whens=own.whens, sessions=own.sessions, ordinal=own.ordinal)
        maker = tuple(state for state in one.states() if state != to)[:1] if which == "made" else ()
        those = (*maker, *states[len(by) :]) if maker else states
        yield Draft(
            Kind.RECOMMENDATION_COUNT,
            those,
            {"number": number.value, "which": this, "session": said.sessions[0] if said.sessions else None},
            replace(
                said,
                compare=clause.compare(number),
                by=maker or by or said.by,
                whole=whole,
                of_some=_is_restricted(clause, number),
            ),
            (memory.opened if this != "received" and memory.opened is not None else one.start, one.end),
        )
    if total is not None and which != "received":
        yield Draft(
            Kind.RECOMMENDATION_COUNT,
            (to,) if to else states,
            {"number": total.value, "which": "received", "session": details.sessions[0] if details.sessions else None},
            replace(details, compare=clause.compare(total), by=(), whole=False),
        )


def _none_of(clause: Clause, counted: list[Number]) -> list[Number]:
    """In `did not accept any of the 167`, none and the total; nothing where a clause does not say so."""
    spans = clause.find("none_of")
    if not spans or any(number.value == 0 for number in counted):
        return []
    if not (clause.has("accept") or _not_accepted(clause)):
        return []
    total = [each for each in counted if not any(start <= each.start < end for start, end in spans)]
    for start, end in spans if len(total) == 1 else []:
        between = clause.plain[min(end, total[0].end) : max(start, total[0].start)]
        if len(between) <= _OF_THEM and "," not in between:
            return [Number(start, end, 0, "cardinal"), *total]
    return []


_OF_THEM = 20
"""Signs between *none* and out of how many."""


def _rest(memory: Memory) -> int | None:
    """How many are left of those that a sentence counted: `241, of which we took 200, and noted the rest`."""
    told = [c.value for c in memory.said if c.kind is Kind.RECOMMENDATION_COUNT and isinstance(c.value, dict)]
    numbers = [each["number"] for each in told]
    if len(numbers) < 2 or None in numbers:
        return None
    left = numbers[0] - sum(numbers[1:])
    return left if left > 0 else None


def _givers(clause: Clause) -> tuple[str, ...]:
    """`received five from Talvania`: who made those that somebody received."""
    verbs = clause.find("receive", "make") or clause.find("recommendation")
    if not verbs:
        return ()
    before = ((clause.plain[max(clause.start, m.start - 16) : m.start].rstrip(), m) for m in clause.mentions)
    return tuple(
        m.state
        for text, m in before
        if m.start > verbs[0][1]
        and any(found.end() == len(text) for found in clause.words.classes["given_by"].finditer(text))
    )[:1]


def _by_the_speaker(clause: Clause, memory: Memory) -> bool:
    """`Halmeria takes the floor, with two recommendations`, in the review of another State."""
    named = clause.states() or (memory.topic,)
    return (
        memory.reviewed is not None
        and named == (clause.speaking(),)
        and memory.reviewed not in named
        and memory.sentences_since_review <= 1
        and not clause.has("receive", "passive_make")
    )


def _stands_alone(clause: Clause, part: Clause, number: Number) -> bool:
    """Whether a number tells of recommendations received though no verb says so: `262 recommendations`, `268 in the
    second`."""
    near = clause.unit_after(number, "recommendation", 1) or clause.unit_before(number, "recommendation", 1)
    timed = part.moments or part.sessions or any(each.kind == "ordinal" for each in part.numbers)
    return bool(near or timed)


def _parts(clause: Clause, counted: list[Number]) -> Iterator[tuple[Number, Clause]]:
    """A clause that counts several times (`167 in the first round, 268 in the second`), part by part."""
    place = clause.start
    for i, number in enumerate(counted):
        end = clause.end
        if i + 1 < len(counted):
            following = counted[i + 1].start
            verb = next((s for s, _ in clause.find("accept", "refuse") if number.end < s < following), following)
            end = (
                clause.text.boundary(number.end, verb, 0.9)
                or clause.text.boundary(number.end, following, 0.9)
                or following
            )
        yield number, (clause if len(counted) == 1 else Clause(clause.text, place, end))
        place = end


def _counts_recommendations(clause: Clause, number: Number, named: bool) -> bool:
    if any(start <= number.start < end for start, end in clause.text.tallies):
        return False
    if number.value == 1 and not clause.unit_after(number, "recommendation", 0) and not _is_counted(clause, number):
        return False
    giving = clause.has("make") and bool(clause.mentions or clause.own())
    if number.value == 0 and not giving and not clause.has("recommendation", "accept", "refuse"):
        return False  # `none had asked for a vote`
    if clause.unit_after(number, "percent", 0) or clause.unit_after(number, "other_units", 1):
        return False
    if _is_of_so_many_states(clause, number):
        return False
    if any(start <= number.start < end for start, end in clause.find("percent")):
        return False  # the Arabic word for *per cent* is a hundred
    if (
        clause.unit_before(number, "by_so_many")
        or clause.unit_after(number, "difference", 0)
        or clause.unit_after(number, "nations", 0)
    ):
        return False
    if clause.unit_after(number, "cycle", 1) or clause.unit_before(number, "cycle", 0):
        return clause.unit_after(number, "recommendation", 1)
    if clause.unit_after(number, "resolution", 1) or clause.unit_after(number, "treaty", 2):
        return False
    if named and (clause.unit_after(number, "recommendation", 4) or clause.unit_before(number, "recommendation", 8)):
        return True
    short = len(WORD.findall(clause.plain[clause.start : clause.end])) <= 9
    return clause.has(*ANSWERS, "ours") or named or number.value > 20 or (short and bool(clause.mentions))


def _carried_out(clause: Clause, counted: list[Number]) -> bool:
    """Whether those counted were carried out: `implemented 50 of the 113`, `40 have been implemented`."""
    for start, end in clause.find("implemented"):
        for number in counted:
            between = clause.plain[min(end, number.end) : max(start, number.start)]
            if len(between) <= _CARRIED_OUT and "," not in between:
                return True
    return False


_CARRIED_OUT = 24
"""Signs between a number and the word that they were carried out."""


def _is_of_so_many_states(clause: Clause, number: Number) -> bool:
    """Whether a number is that of some of the States counted after it: `thirty of the 85 States`."""
    after = [n for n in clause.numbers if number.end < n.start <= number.end + _OF_SO_MANY]
    return (
        bool(after) and clause.unit_after(after[0], "nations", 1) and not clause.unit_after(number, "recommendation", 0)
    )


_OF_SO_MANY = 10
"""Signs between some and out of how many."""


def _is_restricted(clause: Clause, number: Number) -> bool:
    """Whether those counted are only a part: `25 recommendations on the rights of women`."""
    for start, end in clause.find("recommendation"):
        if number.end <= start <= number.end + _OF_SO_MANY:
            found = clause.words.classes["restricting"].match(clause.plain, end + 1, clause.end)
            dealt = any(a > end for a, _ in clause.find("concerned_with"))
            return dealt or (
                found is not None and not any(0 <= m.start - found.end() <= _RIGHT_AFTER for m in clause.mentions)
            )
    return False


_RIGHT_AFTER = 5
"""Signs between `recommendations to` and the State that they were made to."""


def _is_counted(clause: Clause, number: Number) -> bool:
    """Whether the sign after a Chinese number says that points of a list are counted."""
    return clause.words.language == "zh" and clause.plain[number.end : number.end + 1] in tuple("条项")


def _made_by(clause: Clause, to: str | None) -> tuple[str, ...]:
    """Who made those that were answered: `all three that Chad made`, `our recommendations`."""
    if clause.has("ours") and (own := clause.own()) and own != to:
        return (own,)
    verbs = clause.find("make")
    return tuple(
        m.state
        for m in clause.mentions
        if m.state != to and any(0 < start - m.end <= 2 or 0 < m.start - end <= 2 for start, end in verbs)
    )[:1]


def _several_reviews(clause: Clause) -> bool:
    """Whether a clause speaks of several reviews together: `in its first two reviews`, `over three cycles`."""
    several = (n for n in clause.numbers if n.kind == "cardinal" and 1 < n.value < _REVIEWS)
    return any(clause.unit_after(n, name, 0) for n in several for name in ("cycle", "review"))


_REVIEWS = 8
"""No State was reviewed as often."""


def _made_before_answers(clause: Clause, counted: list[Number]) -> bool:
    """`made two recommendations, both of which were accepted`: what is counted are those that were made."""
    if not counted or clause.has("receive", "passive_make"):
        return False
    number = counted[0]
    return clause.unit_before(number, "make", 1) and all(
        start > number.end for start, _ in clause.find("accept", "refuse")
    )


def _are_of_those(last: Claim | None, counted: list[Number]) -> bool:
    """Whether answers can only be to what one State made, which was counted last: `One of them was rejected`."""
    if last is None or not isinstance(last.value, dict) or last.value["which"] != "made" or not last.value["number"]:
        return False
    return all(number.value <= int(last.value["number"]) for number in counted)


def _which(clause: Clause, counted: list[Number]) -> str:
    refused, accepted = clause.find("refuse"), clause.find("accept")
    none = any(number.value == 0 for number in counted)  # `accepted none` is no negation
    if _accepted_some(clause, counted):
        return "supported"
    if accepted and not none and clause.negated(accepted[:1], 12) and clause.words.language != "ar":
        return "noted"
    if none and _not_accepted(clause):
        return "supported"  # `did not accept a single one`
    if refused and (not accepted or refused[0][0] <= accepted[0][0]):
        return "noted"
    if accepted:
        return "supported"
    if clause.has("passive_make"):
        return "received"
    made, received = clause.find("make"), clause.find("receive")
    if made and _does(clause, made[0]):
        return "made"
    if made and not (received and received[0][0] <= made[0][0]):
        return "made"
    return "received"


def _accepted_some(clause: Clause, counted: list[Number]) -> bool:
    """`did not accept more than 113`, `accepted none but 113`: a denial that a restriction takes back."""
    denied = [each for each in clause.find("accept") if clause.negated([each], 12)]
    denied += clause.find("refuse") if _not_accepted(clause) else []
    left = clause.find("only", "more_than", "excepted")
    return any(
        start < end and 0 <= number.start - end <= 1 for start, _ in denied for number in counted for _, end in left
    )


def _not_accepted(clause: Clause) -> bool:
    """Whether a word for noting or rejecting is one for accepting with a negation: `did not accept`."""
    return any(clause.negated([(end, end)], end - start) for start, end in clause.find("refuse"))


def _does(clause: Clause, verb: tuple[int, int]) -> bool:
    """Whether who does something stands right before the verb, or right after it."""
    before = (*(m.end for m in clause.mentions), *(end for _, end in clause.find("we")))
    after = (m.start for m in clause.mentions if not clause.objective(m))
    return any(0 < verb[0] - end <= 2 for end in before) or any(0 < start - verb[1] <= 2 for start in after)


def _gives(clause: Clause, counted: list[Number]) -> bool:
    """`Spain had three recommendations for Gabon`: a State before the number, another after it."""
    if clause.has("receive", "passive_make") or not counted:
        return False
    aimed = [m for m in clause.mentions if clause.objective(m)]
    others = [m for m in clause.mentions if not clause.objective(m)]
    place = counted[0].start
    return any(m.end <= place for m in others) and any(m.start > place for m in aimed)


def _makers(clause: Clause, memory: Memory, which: str) -> tuple[tuple[str, ...], str | None]:
    aimed, others = clause.states(objective=True), clause.states(objective=False)
    if which != "made":
        if len(aimed) + len(others) >= 2 and aimed and others and not clause.has("accept", "refuse", "receive"):
            return (others[0],), aimed[0]
        if aimed and (others == (clause.speaking(),) or clause.under_review() in aimed):
            others = ()  # whoever speaks tells of another State
        named = others or aimed
        if not named and memory.ahead and opens_a_total(clause):
            return (), memory.ahead.state
        return (), (named[0] if named else memory.reviewed or memory.meant(clause))
    to = next(iter(aimed), None) or memory.reviewed or next(iter(others[1:]), None)
    by = tuple(state for state in others if state != to)[:1]
    if not by and (own := clause.own() or (clause.speaking() if clause.has("ours") else None)):
        by, to = (own,), to or memory.other
    last = memory.said[-1] if memory.said else None
    if not by and last and last.kind is Kind.REVIEW_PARTICIPATION and last.details.by and not clause.states():
        by, to = last.details.by[:1], last.details.target or to  # `Chad took part and made two`
    if not by and aimed and memory.reviewed and memory.reviewed not in aimed:
        by, to = aimed[:1], memory.reviewed
    last = memory.last
    if not by and last and last.kind is Kind.REVIEW_PARTICIPATION and memory.in_sentence(clause, last):
        by, to = last.details.by, last.details.target or to  # `took the floor and made two recommendations`
    return by, to


def opens_a_total(clause: Clause) -> bool:
    """`Of the 262 recommendations, …`: what follows says whose they are."""
    first = WORD.search(clause.plain, clause.start, clause.end)
    return bool(first and clause.words.classes["out_of"].match(clause.plain, first.start(), clause.end))


def _of_total(clause: Clause, counted: list[Number]) -> Number | None:
    """In `132 of the 262 recommendations` the second number, in Chinese the first (`262项建议中的132项`)."""
    if len(counted) == 1 and (
        clause.unit_before(counted[0], "fraction", 4) or clause.unit_before(counted[0], "percent", 2)
    ):
        return counted[0]  # `half of the 262`
    if clause.words.language == "zh":
        for one, two in pairwise(counted):
            if clause.words.classes["out_of"].search(clause.plain, one.end, two.start):
                return one
        return None
    if len(counted) > 1:
        for number in counted:
            if clause.words.classes["among_which"].match(clause.plain, number.end, clause.end) or (
                _of_which(clause, number)
            ):
                return number
    for one, two in pairwise(counted):
        between = clause.plain[one.end : two.start]
        if len(WORD.findall(between)) <= 3 and clause.words.classes["out_of"].search(between):
            return two
    return None


def _of_which(clause: Clause, number: Number) -> bool:
    """Whether a number stands right behind *of*, which is not that of a verb (`took note of 130`)."""
    begins = max(clause.start, number.start - 20)
    found = list(clause.words.classes["out_of"].finditer(clause.plain, begins, number.start))
    if not found or clause.plain[found[-1].end() : number.start].strip():
        return False
    at = found[-1].start()
    return not any(end == at - 1 or start <= at < end for start, end in clause.find("accept", "refuse"))


def _ordinal_of_review(clause: Clause) -> int | None:
    for number in clause.numbers:
        if (
            number.kind == "ordinal"
            and number.value < 10
            and (
                clause.unit_after(number, "cycle", 2)
                or clause.unit_before(number, "cycle", 1)
                or clause.unit_after(number, "review", 2)
            )
        ):
            return number.value
    return 1 if clause.has("first_time") else None
