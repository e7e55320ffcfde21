"""Codings of a review matched to the recommendations read from its report: by who recommended, and by what is said.

Databases of others code one row per recommending State, without paragraph numbers; their texts are lightly edited, cut,
split or completed. Everything here concerns one review: the caller groups by State under review and session. A machine
proposes: each match has a score and a reason, and what is too unlike everything that was read is matched to nothing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from hiwar.kernel.understanding.search_text import normalise

THRESHOLD = 0.45
"""The lowest score of a match between texts of one State."""

OTHER_STATE = 0.9
"""How alike texts must be that are said to come from different States; short ones never are enough."""

_OTHER_STATE_FACTOR = 0.6
_OTHER_STATE_WORDS = 6
_SHARED = 0.08
"""What a row loses by going to a text that a better row has already: less than this, and it goes to the other text."""

_NEAR = 0.05
"""Scores no further apart than this are alternatives that a reader should see."""

_MOST_PAIRS = 20_000
"""Pairs of texts of one State that are all compared and assigned together; beyond, only the likeliest are compared."""

_LIKELIEST = 20
_MOST_CHARACTERS = 3_000
_STEM = 6


class Reason(StrEnum):
    """What a match rests on."""

    SAME_TEXT = "same text"
    SIMILAR_TEXT = "similar text"
    PART_OF_TEXT = "one text is part of the other"
    OTHER_STATE = "same text, another State"


@dataclass(frozen=True, slots=True)
class Coded:
    """A row of a data set: what the States named recommended, as its coder wrote it."""

    key: Hashable
    text: str
    recommending: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation as it was read from the report; `recommending` is empty where no State's name was understood."""

    key: Hashable
    text: str
    recommending: tuple[str, ...]
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The recommendation that a row codes; `alternatives` are others of its State that are as good or nearly so."""

    recommendation: Hashable
    score: float
    reason: Reason
    alternatives: tuple[Hashable, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as it is compared."""

    text: str
    counts: Mapping[str, int]


def match(codings: Sequence[Coded], recommendations: Sequence[Recommended]) -> dict[Hashable, Match | None]:
    """The recommendation of each row of one review, or None; the order of either sequence changes nothing.

    Rows of one State are assigned together, so that two rows go to two texts where the State has two; several rows may
    still share a recommendation, as the coder may have split it.
    """
    read = sorted(recommendations, key=_order)
    rows = sorted(codings, key=_order)
    review = _Review([one.text for one in read])
    by_state: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(read):
        for state in set(one.recommending):
            by_state[state].append(number)
    groups: dict[tuple[str, ...], list[Coded]] = defaultdict(list)
    for row in rows:
        groups[tuple(sorted(set(row.recommending)))].append(row)
    found: dict[Hashable, Match | None] = {}
    for states, group in groups.items():
        numbers = sorted({number for state in states for number in by_state[state]})
        for row, proposed in zip(group, _assigned(review, group, numbers), strict=True):
            found[row.key] = _as_match(proposed, read) or _elsewhere(review, row, read)
    return {row.key: found[row.key] for row in codings}


def _order(one: Coded | Recommended) -> tuple[str, ...]:
    """A place that depends on what is said alone: equal texts are taken in the order of their paragraphs and keys."""
    paragraph = one.paragraph if isinstance(one, Recommended) else ""
    return normalise(one.text[:_MOST_CHARACTERS]), paragraph, repr(one.key), *sorted(one.recommending)


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A recommendation by its number in what was read."""

    number: int
    score: float
    reason: Reason
    alternatives: tuple[int, ...] = ()


class _Review:
    """The texts that were read in one review, and how much each word tells in it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = [_words(text) for text in texts]
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            self._numbers[text.text].append(number)
            for word in text.counts:
                self._holding[word].append(number)
        self._most = math.log(len(texts) + 2)

    def weight(self, word: str) -> float:
        """Words of every second recommendation tell little; those that stand in one tell most."""
        return self._most - math.log(len(self._holding.get(word, ())) + 1) + 0.3

    def likeliest(self, row: _Words, among: set[int] | None = None) -> list[int]:
        """The few texts that share the most telling words with this one, at a bounded price."""
        same = [n for n in self._numbers.get(row.text, ())[: 10 * _LIKELIEST] if among is None or n in among]
        votes: dict[int, float] = defaultdict(float)
        words = sorted(row.counts, key=lambda word: (len(self._holding.get(word, ())), word))
        for word in words[:_LIKELIEST]:
            weight = self.weight(word)
            for number in self._holding.get(word, ())[: 10 * _LIKELIEST]:
                if among is None or number in among:
                    votes[number] += weight
        best = sorted(votes, key=lambda number: (-votes[number], number))[:_LIKELIEST]
        return list(dict.fromkeys(same[:_LIKELIEST] + best))

    def compare(self, row: _Words, number: int) -> tuple[float, Reason]:
        """How alike two texts are, from 0 to 1, whichever is edited, cut or completed."""
        other = self.texts[number]
        if not row.counts or not other.counts:
            return 0.0, Reason.SIMILAR_TEXT
        if row.text == other.text:
            return 1.0, Reason.SAME_TEXT
        letters = fuzz.ratio(row.text, other.text) / 100
        common = self._sum({word: min(count, other.counts.get(word, 0)) for word, count in row.counts.items()})
        ours, theirs = self._sum(row.counts), self._sum(other.counts)
        alike = 2 * common / (ours + theirs)
        part = common / min(ours, theirs)
        score = max(min(letters, 0.5 * letters + 0.5 * alike + 0.1), 0.55 * part + 0.45 * alike)
        lengths = sorted((len(row.text), len(other.text)))
        is_part = part > 0.8 and lengths[0] < 0.7 * lengths[1]
        return min(score, 0.99), Reason.PART_OF_TEXT if is_part else Reason.SIMILAR_TEXT

    def _sum(self, counts: Mapping[str, int]) -> float:
        return sum(self.weight(word) * count for word, count in counts.items())


def _words(text: str) -> _Words:
    """Stems, cut to one length, so that "ratification" and "ratify" are one; Chinese signs are words of their own."""
    normal = normalise(text[:_MOST_CHARACTERS])
    stems: list[str] = []
    for word in normal.split():
        stems.extend(word if "\u3400" <= word[0] <= "\u9fff" else [word[:_STEM]])
    return _Words(normal, Counter(stems))


def _assigned(review: _Review, rows: Sequence[Coded], numbers: Sequence[int]) -> list[_Proposed | None]:
    """The best recommendation of each row among those of its State."""
    all_compared = len(rows) * len(numbers) <= _MOST_PAIRS
    among = set(numbers)
    pairs: list[dict[int, tuple[float, Reason]]] = []
    for row in rows:
        words = _words(row.text)
        candidates = numbers if all_compared else review.likeliest(words, among)
        compared = {number: review.compare(words, number) for number in candidates}
        pairs.append({number: pair for number, pair in compared.items() if pair[0] >= THRESHOLD})
    chosen: list[_Proposed | None] = [None] * len(rows)
    for members in _components([list(pair) for pair in pairs]):
        scores = [{number: pair[0] for number, pair in pairs[member].items()} for member in members]
        for member, number in zip(members, _shared_out(scores), strict=True):
            score, reason = pairs[member][number]
            near = (other for other, pair in pairs[member].items() if other != number and pair[0] >= score - _NEAR)
            chosen[member] = _Proposed(number, score, reason, tuple(sorted(near)))
    return chosen


def _components(candidates: Sequence[Sequence[int]]) -> list[list[int]]:
    """Rows that contend for the same recommendations; rows without any candidate are in none."""
    parent = list(range(len(candidates)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    first: dict[int, int] = {}
    for row, numbers in enumerate(candidates):
        for number in numbers:
            parent[root(row)] = root(first.setdefault(number, row))
    together: dict[int, list[int]] = defaultdict(list)
    for row, numbers in enumerate(candidates):
        if numbers:
            together[root(row)].append(row)
    return list(together.values())


def _shared_out(scores: Sequence[Mapping[int, float]]) -> list[int]:
    """A recommendation for each row, so that the sum of scores is highest; one that is shared costs a little."""
    best = [max(row, key=lambda number, row=row: (row[number], -number)) for row in scores]  # type: ignore[misc]
    if len(set(best)) == len(best):
        return best
    numbers = sorted({number for row in scores for number in row})
    if len(scores) * (len(numbers) + len(scores)) > _MOST_PAIRS:
        return _greedy(scores, best)
    columns = {number: column for column, number in enumerate(numbers)}
    width = len(numbers) + len(scores)
    costs = [[2.0] * width for _ in scores]
    for place, row in enumerate(scores):
        for number, score in row.items():
            costs[place][columns[number]] = 1 - score
        costs[place][len(numbers) + place] = 1 - row[best[place]] + _SHARED
    return [numbers[column] if column < len(numbers) else best[place] for place, column in enumerate(_cheapest(costs))]


def _greedy(scores: Sequence[Mapping[int, float]], best: Sequence[int]) -> list[int]:
    """The same for very many rows: the best pairs first."""
    chosen = list(best)
    done: set[int] = set()
    taken: set[int] = set()
    pairs = [(-score, place, number) for place, row in enumerate(scores) for number, score in row.items()]
    for cost, place, number in sorted(pairs):
        if place not in done and number not in taken and -cost >= scores[place][best[place]] - _SHARED:
            chosen[place] = number
            done.add(place)
            taken.add(number)
    return chosen


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row in the assignment of least cost (the Hungarian method; no fewer columns than rows)."""
    height, width = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (height + 1), [0.0] * (width + 1)
    holder, came_from = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, height + 1):
        holder[0], column = row, 0
        least = [math.inf] * (width + 1)
        used = [False] * (width + 1)
        while holder[column]:
            used[column] = True
            here, delta, following = holder[column], math.inf, 0
            for other in range(1, width + 1):
                if used[other]:
                    continue
                cost = costs[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < least[other]:
                    least[other], came_from[other] = cost, column
                if least[other] < delta:
                    delta, following = least[other], other
            for other in range(width + 1):
                if used[other]:
                    of_row[holder[other]] += delta
                    of_column[other] -= delta
                else:
                    least[other] -= delta
            column = following
        while column:
            holder[column] = holder[came_from[column]]
            column = came_from[column]
    found = [0] * height
    for column in range(1, width + 1):
        if holder[column]:
            found[holder[column] - 1] = column - 1
    return found


def _elsewhere(review: _Review, row: Coded, read: Sequence[Recommended]) -> Match | None:
    """A text that is all but the same under no State's name or another's: the report or the coder may have erred."""
    words = _words(row.text)
    if sum(words.counts.values()) < _OTHER_STATE_WORDS:
        return None
    alike = [
        (fuzz.ratio(words.text, review.texts[number].text) / 100, not read[number].recommending, -number)
        for number in review.likeliest(words)
    ]
    score, _, place = max(alike, default=(0.0, False, 0))
    if score < OTHER_STATE:
        return None
    return Match(read[-place].key, round(score * _OTHER_STATE_FACTOR, 4), Reason.OTHER_STATE)


def _as_match(proposed: _Proposed | None, read: Sequence[Recommended]) -> Match | None:
    if proposed is None:
        return None
    others: Iterable[Hashable] = (read[number].key for number in proposed.alternatives)
    return Match(read[proposed.number].key, round(proposed.score, 4), proposed.reason, tuple(others))
