"""Words that may turn a claim into its opposite: which of them a rule has read, and which it has passed over.

A claim whose clause holds one that no rule has read, or that hangs on words which deny it or leave it open (*nobody
thinks that …*, *we asked whether …*), is never *contradicted*: the sentence may mean the opposite of what was read, and
a person should look.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hiwar.kernel.checking.clause import WORD, Clause, Draft
from hiwar.kernel.checking.model import Claim, Kind

_TURNING = ("neg", "never", "excepted", "turning")
"""Classes of words that deny, restrict or except."""

_READ: Mapping[Kind, tuple[str, ...]] = {
    Kind.TREATY_MEMBERSHIP: ("absent", "no_stranger"),
    Kind.REPORTS_DUE: ("late", "no_report", "owed", "owes", "silence"),
    Kind.RECOMMENDATION_COUNT: ("no_recommendation", "partial", "refuse"),
    Kind.REVIEW_DUE: ("due", "soon", "not_until"),
    Kind.REVIEW_PARTICIPATION: ("away", "boycott"),
    Kind.RESOLUTION_POSITION: ("abstain", "abstentions", "against", "dissociate", "reject"),
    Kind.ADOPTION_MODE: ("abstain", "abstentions", "against", "consensus"),
}
"""By kind, the classes whose phrases hold a denial that belongs to what they say: `without a vote`."""

_BOUNDS = ("at_least", "at_most", "neither", "not_only")
"""Classes whose phrases look like a denial in whatever is said."""


_SURE_TO_COME = (Kind.REVIEW_COUNT, Kind.REVIEW_DUE, Kind.REVIEW_PARTICIPATION)
"""What is sure to be one day: *not before 2018* says of these when, of the others only that it was not."""


def passed_over(clause: Clause, draft: Draft, sentence: Clause, said: Sequence[Claim]) -> bool:
    """Whether something denies, excepts or leaves open what a claim says, and the claim does not tell of it."""
    unsaid = draft.details.act == "named"  # how it stands to the treaty is told in words that nothing knows
    return (
        unsaid or _of_another_time(clause, draft) or _denies(clause, draft) or _hangs_on_doubt(clause, sentence, said)
    )


def _of_another_time(clause: Clause, draft: Draft) -> bool:
    """Whether the only time of a result stands apart from it, as that of another one: `by consensus, whereas a vote was
    taken in 2011`."""
    if draft.kind is not Kind.ADOPTION_MODE or len(clause.moments) != 1 or not draft.details.whens:
        return False
    when = clause.moments[0].start
    tells = [at for at, _ in clause.find("consensus" if draft.value == "without_a_vote" else "recorded")]
    parts = [m.start() for m in clause.words.breaks.finditer(clause.plain, clause.start, clause.end)]
    parts += [at for at in range(clause.start, clause.end) if clause.plain[at] in ";:"]
    if any(not clause.plain[clause.start : at].strip() for at in parts):  # `whereas …, …`
        parts += [at for at in range(clause.start, clause.end) if clause.plain[at] == ","]
    return bool(tells) and all(any(min(at, when) < part <= max(at, when) for part in parts) for at in tells)


def _denies(clause: Clause, draft: Draft) -> bool:
    """Whether a clause holds a word that denies or excepts and that the claim made of it does not tell of."""
    start, end = draft.place or (clause.start, clause.end)
    around = Clause(clause.text, min(start, clause.start), max(end, clause.end)) if draft.place else clause
    read = [*around.find(*_BOUNDS, *_READ.get(draft.kind, ())), *_restrictions(around), *around.bounding()]
    if draft.kind in _SURE_TO_COME:
        read += around.turned("since")
    ever = around.find("never") if around.has("neg") else []  # `not … ever` is one denial
    read += [each for each in ever if each not in around.find("neg")]
    if draft.details.negated and any(span in around.find("neg") for span in _restrictions(around)):
        return True  # `has not joined but a few`
    left = [
        (first, last)
        for first, last in _apart(around.find(*_TURNING))
        if start <= first < end and not any(a < last and first < b for a, b in read)
    ]
    if _noted(draft) and around.has("all"):
        return True  # `did not accept all of the 268`
    if left and draft.kind is Kind.REVIEW_PARTICIPATION and draft.details.negated and around.has("away", "boycott"):
        return True  # `hardly anybody expects it to stay away`
    if not left or _tells_of_one(draft):
        return len(left) > 1 and not _goes_on(around, left)
    return True


def _noted(draft: Draft) -> bool:
    """Whether a claim counts recommendations that were not accepted."""
    return isinstance(draft.value, dict) and draft.value.get("which") == "noted"


def _hangs_on_doubt(clause: Clause, sentence: Clause, said: Sequence[Claim]) -> bool:
    """Whether words before a clause that it hangs on deny it or leave it open, or the sentence asks."""
    if sentence.asks():
        return True
    plain = clause.plain
    first = max(plain.rfind(";", sentence.start, clause.start) + 1, sentence.start)
    if clause.text.spans("doubtful", first, clause.end):
        return True
    begins = WORD.search(plain, clause.start, clause.end)
    first = max([first, *(m.end() for m in clause.words.breaks.finditer(plain, first, clause.start))])
    before = Clause(clause.text, first, begins.end() if begins else clause.start)
    if clause.words.language == "zh":
        open_words = "," not in plain[first : clause.start]
    else:
        open_words = any(len(WORD.findall(plain, end, clause.start)) <= _FEW for _, end in before.find("that"))
    if not open_words:
        return False
    at = clause.text.folded
    told = [at.folded(each.start, each.end) for each in said]
    return any(
        not any(a <= start < b for a, b in told) for start, end in before.find("neg", "turning") if end <= clause.start
    )


_FEW = 3
"""Words between *that* and the clause that hangs on it."""


def _restrictions(clause: Clause) -> list[tuple[int, int]]:
    """What leaves so many and no more: *only two*, and *not … but one*, which is the same."""
    denied = clause.find("neg")
    left = [
        (start, end)
        for start, end in clause.find("only")
        if (any(0 <= n.start - end <= _NEAR for n in clause.numbers) or clause.text.spans("few", end, end + _NEAR))
        and not any(start <= a and b < end for a, b in denied)  # `ne croyons pas que`
    ]
    return left + [(start, end) for start, end in denied if any(0 <= a - end < _NEAR for a, _ in left)]


_NEAR = 40
"""Signs between a denial and the word that restricts it, and between that and the number that it leaves."""


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places without those that overlap one before them."""
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _tells_of_one(draft: Draft) -> bool:
    """Whether a claim is itself a denial, which one such word makes."""
    details, value = draft.details, draft.value
    number = value.get("number") if isinstance(value, dict) else value
    return details.negated or number == 0 or _noted(draft) or details.act in ("owed", "missing")


def _goes_on(clause: Clause, found: list[tuple[int, int]]) -> bool:
    """Whether the words stand in a row of denials (`neither … nor …`) and do not deny one another."""
    if clause.words.classes["neither"].search(clause.plain, found[0][0], found[-1][1]):
        return True
    return all(clause.text.boundary(one[1], other[0], 0.9) is not None for one, other in pairwise(found))
