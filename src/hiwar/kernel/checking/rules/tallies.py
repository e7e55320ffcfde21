"""The result of a vote in a clause: how many were for, against, abstaining."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hiwar.kernel.checking.clause import TALLY, VOTERS, Clause
from hiwar.kernel.understanding.numerals import Number

FAR = 60
"""Characters between the word for a text and the State that it is about."""


def seems_a_vote(sentence: Clause) -> bool:
    """Whether a sentence that names no text tells of a vote on one: in which body, with what result, who stood how."""
    if not sentence.mentions or sentence.has("domestic", "elsewhere", "other_matter", "treaty"):
        return False
    result = any(sum(map(int, filter(None, m.groups()))) >= _COUNCIL for m in _figures(sentence))
    body = sentence.has("ga", "hrc", "chr", "committee3")
    stand = sentence.has("for", "against", "abstain", "dissociate")
    return sum((2 * result, body, stand, sentence.has("voting"), sentence.has("consensus", "recorded"))) > 2


_COUNCIL = 30
"""Votes that are cast in no match and in few other bodies than those of the United Nations."""


def _figures(clause: Clause) -> Iterator[re.Match[str]]:
    return TALLY.finditer(clause.plain, clause.start, clause.end)


def _votes(clause: Clause) -> list[Number]:
    """The numbers of a tally."""
    return [
        n
        for n in clause.numbers
        if n.kind == "cardinal"
        and n.value <= VOTERS
        and not (n.value == 1 and n.end - n.start > 2 and clause.words.language not in ("ar", "zh"))
        and not re.search(r"\bone of (?:the )?$", clause.plain[max(0, n.start - 12) : n.start])
        and not clause.unit_after(n, "cycle", 0)
        and not clause.unit_after(n, "percent", 0)
        and not _is_of_years(clause, n)
        and not _counts_members(clause, n)
    ]


_BODIES = frozenset({47, 53, 54, 191, 192, 193})
"""Members of the Council, the Commission and the General Assembly."""


def _counts_members(clause: Clause, number: Number) -> bool:
    """Whether a number is that of all members of a body: `the 193-nation Assembly`, `of the 47 members 27 …`."""
    if number.value not in _BODIES:
        return False
    before = clause.plain[max(clause.start, number.start - 16) : number.start]
    of_all = any(not before[each.end() :].strip() for each in clause.words.classes["out_of"].finditer(before))
    return of_all or clause.words.classes["members"].match(clause.plain, number.end + 1) is not None


def _is_of_years(clause: Clause, number: Number) -> bool:
    return clause.unit_after(number, "every_year", 0) or (
        clause.unit_after(number, "other_units", 0)
        and not clause.unit_after(number, "delegations", 0)
        and not clause.unit_after(number, "yes", 1)
        and not any(
            clause.words.classes[name].match(clause.plain, number.end + 1) for name in ("yes", "no", "abstentions")
        )
        and not re.match(r"\s(?:members|countries|states)", clause.plain[number.end :])
    )


def is_tally(clause: Clause) -> bool:
    """Whether a clause holds the result of a vote."""
    return tally_in(clause) is not None and len(_votes(clause)) >= 2


def tallies_in(clause: Clause) -> list[tuple[int, int]]:
    """Where the results of votes stand: `24 votes to 15, with eight abstentions`, `17 for and 6 against`."""
    found = [m.span() for m in _figures(clause)]
    groups = clause.find("of_group")
    votes = [n for n in _votes(clause) if not any(a <= n.start <= b + _GAP for a, b in groups)]
    while votes:
        run = [votes.pop(0)]
        while votes and _goes_on(clause, run[-1], votes[0]):
            run.append(votes.pop(0))
        if len(run) < 2:
            continue
        told, end = set(), run[-1].end
        for i, number in enumerate(run):
            stop = run[i + 1].start if i + 1 < len(run) else min(clause.end, number.end + FAR)
            begin = run[i - 1].end if i else max(clause.start, number.start - 22)
            for name in ("yes", "no", "abstentions"):
                pattern = clause.words.classes[name]
                after = pattern.search(clause.plain, number.end, stop)
                between = clause.plain[number.end : after.start()] if after else ","
                if after and len(between) < NEAR and not re.search(r"[,;:]", between):
                    told.add(name)
                    end = max(end, after.end())
                if any(number.start - m.end() < 14 for m in pattern.finditer(clause.plain, begin, number.start)):
                    told.add(name)
        if len(told) >= 2 or (told and len(run) > 2) or _versus(clause, run[0], run[1]):
            found.append((run[0].start, end))
    return found


def is_of_states(clause: Clause) -> bool:
    """Whether the result of a vote is one of the United Nations though nothing says so: for, against and abstaining,
    as many as a council or the Assembly has, and a State that it is about."""
    if not clause.mentions or clause.has("domestic", "elsewhere", "other_matter"):
        return False
    for start, end in clause.text.tallies:
        votes = tally_in(Clause(clause.text, start, min(end + 1, clause.end)))
        if votes and None not in votes and _FEWEST <= sum(each or 0 for each in votes) <= VOTERS:
            return True
    return False


_FEWEST = 40
"""Votes that the Human Rights Council takes at least; the General Assembly takes up to `VOTERS`."""


def _versus(clause: Clause, one: Number, other: Number) -> bool:
    """Whether two numbers stand against each other: `65 to 25`."""
    between = clause.plain[one.end : other.start].strip(" ,-")
    return clause.words.classes["versus"].fullmatch(between) is not None


_GAP = 4
"""Characters between `one of the` and the number that it is one of."""

NEAR = 24
"""Characters between a number of votes and the word that says which."""


def _goes_on(clause: Clause, one: Number, other: Number) -> bool:
    between = clause.plain[one.end : other.start]
    return len(between) <= FAR and not re.search(r"[.;!?]", between)


def tally_in(clause: Clause) -> tuple[int | None, int | None, int | None] | None:
    """The votes for and against and the abstentions that a clause states."""
    if figures := TALLY.search(clause.plain, clause.start, clause.end):
        yes, no, abstained = figures.groups()
        if abstained is None:  # `119-19, with 48 abstentions`
            others = (n for n in _votes(clause) if figures.end() <= n.start <= figures.end() + FAR)
            found = (n.value for n in others if _first(clause, ["abstentions"], n.end, clause.end, NEAR))
            abstained = next(found, None)
        return int(yes), int(no), int(abstained) if abstained is not None else None
    votes = _votes(clause)
    if not votes:
        return None
    for i, (one, other) in enumerate(pairwise(votes)):
        dated = any(one.end <= each.start < other.start for each in clause.moments)
        if dated and (clause.has("later") or any(each.start >= other.end for each in clause.moments)):
            votes = votes[: i + 1]  # `30 votes in 2014 and 27 in 2015` are those of two
            break
    if len(votes) > 1 and _versus(clause, votes[0], votes[1]):
        return votes[0].value, votes[1].value, votes[2].value if len(votes) == 3 else None
    told: dict[str, int] = {}
    order = ["yes", "no", "abstentions"]
    for i, number in enumerate(votes):
        stop = votes[i + 1].start if i + 1 < len(votes) else min(clause.end, number.end + 40)
        begin = votes[i - 1].end if i else max(clause.start, number.start - 22)
        near = NEAR if len(votes) > 1 else FAR
        after = _first(clause, order[::-1], number.end, stop, near)
        before = _last(clause, order[::-1], begin, number.start)
        arabic = clause.words.language in ("ar", "fr", "es", "ru")
        if before and after and not _first(clause, [after], number.end, stop, near, plain=True):
            after = before  # `opposed by 19 States`
        name = (before if arabic and before in ("no", "abstentions") else None) or after or before
        if name in told or name is None:
            name = next((each for each in order if each not in told), None)
        if name:
            told[name] = number.value
    plain = clause.has("adopt", "recorded") or clause.symbols or backed(clause)
    if len(votes) == 1 and not (told and plain):
        return None
    return told.get("yes"), told.get("no"), told.get("abstentions")


def backed(clause: Clause) -> bool:
    """`met with the support of 20 members`: how many took a side, and nobody who did."""
    counted = any(n.value > 1 and n.kind == "cardinal" and clause.unit_after(n, "nations", 1) for n in clause.numbers)
    nobody = all(clause.objective(each) for each in clause.mentions) and not clause.has("we", "they")
    return counted and nobody and clause.has("for", "against", "abstain", "reject")


def _first(clause: Clause, names: list[str], start: int, end: int, near: int, *, plain: bool = False) -> str | None:
    """Which side the first word behind a number tells; who is counted (`20 States voted against`) tells none where
    another word does, and nothing at all where it must be `plain`."""
    found = [(m, name) for name in names for m in clause.words.classes[name].finditer(clause.plain, start, end)]
    found = [(m, name) for m, name in found if m.start() - start < near]
    sides = [each for each in found if not clause.words.classes["nations"].fullmatch(each[0][0])]
    found = sides or ([] if plain else found)
    return min((m.start(), name) for m, name in found)[1] if found else None


def _last(clause: Clause, names: list[str], start: int, end: int) -> str | None:
    found = [(m.end(), name) for name in names for m in clause.words.classes[name].finditer(clause.plain, start, end)]
    found = [each for each in found if end - each[0] < 14]
    return max(found)[1] if found else None
