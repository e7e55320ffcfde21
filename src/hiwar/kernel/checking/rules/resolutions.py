"""How a State voted on a resolution, how it was adopted, who sponsored it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hiwar.kernel.checking.clause import TALLY, Clause, Draft, Memory, year_in
from hiwar.kernel.checking.model import Details, Kind
from hiwar.kernel.understanding.numerals import Number


def _about_resolutions(clause: Clause, memory: Memory) -> bool:
    return clause.has("resolution") or bool(clause.symbols) or memory.sentences_since_resolution <= 1


def _resolution(clause: Clause, memory: Memory, *, subject_is_target: bool) -> Details:
    """Which resolution a clause speaks of: its target, symbol, body and time, as far as it says so."""
    aimed = clause.states(objective=True)
    target = aimed[-1] if aimed else None
    named = clause.states()
    if target is None and subject_is_target and named:
        target = named[-1]
    if target is None and clause.has("about_it"):
        target = memory.reviewed or (memory.subjects[0] if memory.subjects else None)
    symbol = clause.symbols[-1][2] if clause.symbols else None
    body = next((name for name in ("elsewhere", "chr", "committee3", "hrc", "ga") if clause.has(name)), None)
    whens = clause.whens()
    if symbol is None and not whens and memory.sentences_since_resolution <= 1 and target in (None, memory.target):
        symbol, whens = memory.symbol if not body or body == memory.body else None, memory.whens
        whens = tuple(each for each in whens if each.role == "on")
        if clause.has("always", "every_year", "later"):
            symbol, whens = None, ()
    if body is None and target in (None, memory.target) and memory.sentences_since_resolution <= 1:
        body = memory.body
    if (target is None and symbol is None) or (target is None and symbol == memory.symbol):
        target = memory.target
    return Details(target=target, symbol=symbol, body=body, whens=whens, always=clause.has("always", "every_year"))


_DROPS_PRONOUNS = ("ar", "es")
"""Languages whose verbs say by themselves that somebody named before is meant."""

_POSITIONS = (
    ("dissociate", "rejected"),
    ("abstain", "abstained"),
    ("against", "against"),
    ("for", "for"),
    ("reject", "rejected"),
)


def positions(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """How a State voted on a resolution, or that it rejected it."""
    if not _about_resolutions(clause, memory):
        return
    found = [
        (span, position)
        for name, position in _POSITIONS
        for span in clause.find(name)
        if not (name in ("abstain", "for", "against", "reject") and clause.text.counted(span[0]))
    ]
    if not found:
        return
    span, position = min(found, key=lambda each: (each[0][0], each[0][0] - each[0][1]))
    details = _resolution(clause, memory, subject_is_target=False)
    aimed = clause.states(objective=True)
    voters = tuple(state for state in clause.states(objective=False))
    if not voters and (own := clause.own()):
        voters = (own,)
    if not voters and aimed and details.target and len(aimed) > 1:
        voters = tuple(state for state in aimed if state != details.target)
    if not voters and aimed and not clause.has("resolution"):
        voters, details = aimed, replace(details, target=memory.target)
    counted = any(n.kind == "cardinal" and clause.unit_after(n, "delegations", 1) for n in clause.numbers)
    if not voters and counted:  # `48 delegations abstained` is a result, and nobody's vote
        return
    if not voters and clause.has("they") and memory.kinds[-1:] == (Kind.RESOLUTION_POSITION,) and memory.subjects:
        voters = memory.subjects
    if not voters and _speaks_of_voter(memory):
        voters = memory.subjects
    if not voters or not (details.target or details.symbol or details.body or clause.has("resolution")):
        return
    if _is_tally(clause):
        return
    states = (*voters, *((details.target,) if details.target and details.target not in voters else ()))
    negated = clause.negated([span], 14) and position in ("for", "against", "abstained")
    memory.subjects = voters
    yield Draft(
        Kind.RESOLUTION_POSITION,
        states,
        {"position": position, "symbol": details.symbol, "year": year_in(clause) or _only_year(details)},
        replace(details, negated=negated, by=voters, act="voted" if clause.has("voting") else "stood"),
    )


def _speaks_of_voter(memory: Memory) -> bool:
    return memory.kinds[-1:] == (Kind.RESOLUTION_POSITION,) and bool(memory.subjects)


def _only_year(details: Details) -> int | None:
    years = {int(when.said[:4]) for when in details.whens if when.said[:1].isdigit()}
    return years.pop() if len(years) == 1 else None


def _votes(clause: Clause) -> list[Number]:
    """The numbers of a tally."""
    return [
        n
        for n in clause.numbers
        if n.kind == "cardinal"
        and n.value <= 193
        and not (n.value == 1 and n.end - n.start > 2 and clause.words.language not in ("ar", "zh"))
        and not re.search(r"\bone of (?:the )?$", clause.plain[max(0, n.start - 12) : n.start])
        and not clause.unit_after(n, "cycle", 0)
        and not clause.unit_after(n, "percent", 0)
        and not _is_of_years(clause, n)
    ]


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


def _is_tally(clause: Clause) -> bool:
    return _tally(clause) is not None and len(_votes(clause)) >= 2


def _tally(clause: Clause) -> tuple[int | None, int | None, int | None] | None:
    """The votes for and against and the abstentions that a clause states."""
    if figures := TALLY.search(clause.plain, clause.start, clause.end):
        yes, no, abstained = figures.groups()
        return int(yes), int(no), int(abstained) if abstained else None
    votes = _votes(clause)
    if not votes:
        return None
    told: dict[str, int] = {}
    order = ["yes", "no", "abstentions"]
    for i, number in enumerate(votes):
        stop = votes[i + 1].start if i + 1 < len(votes) else min(clause.end, number.end + 40)
        begin = votes[i - 1].end if i else max(clause.start, number.start - 22)
        after = _first(clause, order[::-1], number.end, stop)
        before = _last(clause, order[::-1], begin, number.start)
        arabic = clause.words.language in ("ar", "fr", "es", "ru")
        name = (before if arabic and before in ("no", "abstentions") else None) or after or before
        if name in told or name is None:
            name = next((each for each in order if each not in told), None)
        if name:
            told[name] = number.value
    if len(votes) == 1 and not (told and (clause.has("adopt", "recorded") or clause.symbols)):
        return None
    return told.get("yes"), told.get("no"), told.get("abstentions")


def _first(clause: Clause, names: list[str], start: int, end: int) -> str | None:
    found = [(m.start(), name) for name in names if (m := clause.words.classes[name].search(clause.plain, start, end))]
    found = [each for each in found if each[0] - start < 24]
    return min(found)[1] if found else None


def _last(clause: Clause, names: list[str], start: int, end: int) -> str | None:
    found = [(m.end(), name) for name in names for m in clause.words.classes[name].finditer(clause.plain, start, end)]
    found = [each for each in found if end - each[0] < 14]
    return max(found)[1] if found else None


def adoptions(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """How a resolution was adopted: by a recorded vote, with what result, or without a vote."""
    if not _about_resolutions(clause, memory):
        return
    consensus = clause.has("consensus") and not clause.has("dissociate")
    tally = _tally(clause) if not consensus else None
    recorded = not consensus and (clause.has("recorded") or (tally and any(x is not None for x in tally)))
    if not (consensus or recorded) or not (clause.has("adopt", "consensus") or _is_tally(clause)):
        return
    if any(clause.unit_after(each, "out_of", 0) for each in clause.numbers):  # `nine of them were put to a vote`
        return
    details = _resolution(clause, memory, subject_is_target=True)
    if not (details.target or details.symbol) and not details.body:
        return
    if details.target is None and details.symbol is None:
        return
    if not (clause.has("resolution", "ga", "hrc", "chr", "committee3") or details.symbol or memory.kinds[-1:]):
        return
    places = [(None, clause)]
    for _, part in places:
        yield Draft(
            Kind.ADOPTION_MODE,
            (details.target,) if details.target else (),
            "without_a_vote" if consensus else "recorded_vote",
            replace(
                details,
                tally=tally if recorded and tally and any(x is not None for x in tally) else None,
                whole=clause.has("only"),
            ),
            (part.start, part.end),
        )


def sponsorships(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """Who sponsored or tabled a resolution."""
    at = clause.find("sponsor")
    if not at or not _about_resolutions(clause, memory):
        return
    details = _resolution(clause, memory, subject_is_target=False)
    sponsors = clause.states(objective=False)
    if not sponsors and (own := clause.own()):
        sponsors = (own,)
    if not sponsors:
        sponsors = tuple(state for state in clause.states() if state != details.target)
    if not sponsors and (clause.has("they") or clause.words.language in _DROPS_PRONOUNS):
        sponsors = memory.subjects
    if not sponsors or not (details.target or details.symbol or clause.has("resolution")):
        return
    states = (*sponsors, *((details.target,) if details.target and details.target not in sponsors else ()))
    yield Draft(
        Kind.SPONSORSHIP,
        states,
        {"symbol": details.symbol, "year": year_in(clause) or _only_year(details)},
        replace(details, by=sponsors, negated=clause.negated(at[:1], 26)),
    )
