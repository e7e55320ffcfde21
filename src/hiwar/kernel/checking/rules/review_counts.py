"""How often a State was reviewed, which review is meant, and how many spoke in it."""

from __future__ import annotations

from hiwar.kernel.checking.clause import WORD, Clause
from hiwar.kernel.understanding.numerals import Number

_MOST_REVIEWS = 12
"""No State was reviewed as often; a larger number counts something else."""


def times_in(clause: Clause) -> list[Number]:
    """The numbers that say how often."""
    return [number for number in clause.numbers if number.kind == "times"]


def number_of(clause: Clause) -> int | None:
    """Which-th review a clause names by its number: `its fourth review`."""
    count = count_in(clause)
    itself = is_which(clause) or clause.has("reviewed")
    return count[0].value if count and count[1] and itself else None


def several_in(clause: Clause) -> int | None:
    """How many reviews a clause names together: `in three reviews it received …`."""
    count = count_in(clause)
    if not count or count[1] or count[0].kind != "cardinal" or count[0].value < _TWO:
        return None
    named = any(clause.unit_after(count[0], name, 1) for name in ("upr", "review"))
    return count[0].value if named else None


_TWO = 2


def is_which(clause: Clause) -> bool:
    """Whether an ordinal belongs to the word for a review (`its fourth review`), not to a time or a cycle."""
    named = [n for n in clause.numbers if n.kind == "ordinal" and (_stands_apart(clause, n) or _names_it(clause, n))]
    return len(named) == 1


def _names_it(clause: Clause, number: Number) -> bool:
    """Whether a word for a review stands beside a number."""
    between = _SIGNS if clause.words.language == "zh" else 1
    return any(
        clause.unit_after(number, name, between) or clause.unit_before(number, name, 1)
        for name in ("upr", "review", "appearance")
    )


_SIGNS = 4
"""Chinese signs that a classifier and a verb take up between an ordinal and the word for a review."""


def speakers_in(clause: Clause) -> Number | None:
    """How many spoke."""
    for number in clause.numbers:
        if number.kind == "cardinal" and clause.unit_after(number, "delegations", 1):
            return number
    for number in clause.numbers:  # `the number of speakers in the review of X was 104`
        counted = number.kind == "cardinal" and number.value > _MOST_REVIEWS and clause.has("part")
        if counted and clause.unit_before(number, "delegations", _BETWEEN):
            return number
    return None


def speaks_plainly(clause: Clause, number: Number) -> bool:
    """Whether a number is that of all who spoke, not of some who said something: `85 delegations took the floor`."""
    if not clause.unit_after(number, "delegations", 0):
        return clause.unit_before(number, "delegations", _BETWEEN)
    said = [end for start, end in clause.find("took_floor") if number.end < start <= number.end + _SPEAKING]
    return bool(said) and clause.words.classes["of_what"].match(clause.plain, said[0] + 1) is None


_SPEAKING = 34
"""Signs between a number of delegations and the end of what they did."""

_BETWEEN = 5
"""Words between those who spoke and their number after them."""


def _stands_apart(clause: Clause, number: Number) -> bool:
    """`…, the country's fourth, …`: an ordinal that ends what it stands in, with whose it is before it."""
    ends = not WORD.match(clause.plain[number.end : clause.end].lstrip(" "))
    owned = any(0 <= number.start - end <= 3 for _, end in clause.find("they"))
    return ends and owned


def count_in(clause: Clause) -> tuple[Number, bool] | None:
    """The number of reviews, and whether it is an ordinal: `twice`, `three cycles`, `the third time`."""
    latest = clause.find("last_time", "latest")  # `the one last time`, as Chinese has it, counts nothing
    for number in clause.numbers:
        if any(start <= number.start < end for start, end in latest) or clause.names_sessions(number):
            continue
        if number.value > _MOST_REVIEWS or (number.kind == "cardinal" and clause.unit_after(number, "other_units", 0)):
            continue  # `in eleven months' time`
        if number.kind == "times":
            if clause.words.classes["again"].match(clause.plain, number.start):
                continue  # `once more`
            return number, False
        after, before = clause.unit_after(number, "cycle", 2), clause.unit_before(number, "cycle", 0)
        if number.kind == "cardinal" and (
            clause.unit_after(number, "cycle", 1) or (before and clause.words.language == "ar" and number.value < 2)
        ):
            return number, False
        itself = clause.words.classes["cycle"].match(clause.plain, number.start)
        noun = after or before or itself or clause.unit_before(number, "review", 0)
        if number.kind == "ordinal" and (noun or _stands_apart(clause, number)):
            return number, True
    return None
