"""Sentences -> claims: what a statement says that a record of reviews, treaties, resolutions and recommendations could
show or contradict, and what it says that no record can.

A sentence is cut into clauses, each around the words that make a claim (a vote, an accession, a review); a clause gives
a claim when it holds what the kind of claim needs. States that it does not name are those of the clause before. The
words are data (`words/`), the same rules hold for all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hiwar.kernel.checking.model import Claim, Compare, Details, Kind, When
from hiwar.kernel.checking.words import Words, words
from hiwar.kernel.reading.sentences import sentences
from hiwar.kernel.reading.statement import REPORTER, Statement
from hiwar.kernel.understanding.folding import Folded, fold
from hiwar.kernel.understanding.moments import Moment, moments
from hiwar.kernel.understanding.naming import Mention, mentions
from hiwar.kernel.understanding.numerals import Number, numbers

_SYMBOL = re.compile(
    r"(?<![\w/.])(?:a/res/|a/hrc/res/|s/res/)?(?P<symbol>(?:es-)?\d{1,2}/\d{1,3}|20\d\d/\d{1,3})(?![\d/]|-\d)(?:[a-z](?!\w))?"
)
_TALLY = re.compile(r"(?<![\d/.\-])(\d{1,3})\s?-\s?(\d{1,3})(?:\s?-\s?(\d{1,3}))?(?![\d/.]|-\d)")
_WORD = re.compile(r"\w+(?:['-]\w+)*")

_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("recommendations", ("recommendation",)),
    ("position", ("against", "for", "dissociate", "abstain", "reject")),
    ("sponsor", ("sponsor",)),
    ("adoption", ("adopt", "consensus", "recorded")),
    ("reports", ("report",)),
    ("membership", ("member", "withdraw")),
    ("review", ("undergo", "part", "boycott", "due")),
    ("mechanism", ("upr",)),
    ("commit", ("commit",)),
    ("selectivity", ("selectiv", "uses")),
    ("causal", ("causal",)),
    ("judgement", ("judgement",)),
)
"""What makes a clause, by family, in the order in which a word that belongs to several counts."""

_ANSWERS = ("accept", "refuse", "make", "remaining", "receive")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a sentence that one speaker says, folded places."""

    start: int
    end: int


@dataclass(slots=True)
class _Memory:
    """What earlier clauses spoke of, for those that say `it`, `the text`, `of which`."""

    subjects: tuple[str, ...] = ()
    target: str | None = None
    symbol: str | None = None
    body: str | None = None
    whens: tuple[When, ...] = ()
    reviewed: str | None = None
    review: Details = field(default_factory=Details)
    kinds: tuple[Kind, ...] = ()
    instruments: tuple[str, ...] = ()
    last: Claim | None = None
    sentences_since_review: int = 99
    sentences_since_resolution: int = 99
    sentences_since_recommendation: int = 99


def claims_in(statement: Statement) -> tuple[Claim, ...]:
    """Every claim in a statement, in order."""
    return tuple(_Grammar(statement).claims())


class _Clause:
    """A stretch of text and all that was found in it."""

    def __init__(self, grammar: _Grammar, start: int, end: int) -> None:
        self.grammar, self.start, self.end = grammar, start, end
        self.plain = grammar.folded.plain
        self.words = grammar.words
        inside = [each for each in grammar.states if start <= each.start and each.end <= end]
        self.mentions: list[Mention] = inside
        self.symbols = [(m.start(), m.end(), m["symbol"]) for m in _SYMBOL.finditer(self.plain, start, end)]
        self.moments = [each for each in grammar.moments if start <= each.start and each.end <= end]
        everything = [each for each in grammar.numbers if start <= each.start and each.end <= end]
        taken = [(a, b) for a, b, _ in self.symbols] + [(each.start, each.end) for each in self.moments]
        everything = [n for n in everything if not any(n.start < b and a < n.end for a, b in taken)]
        self.sessions = [n for n in everything if self._is_session(n)]
        self.numbers = [n for n in everything if n not in self.sessions]

    # What stands in the clause

    def has(self, *names: str) -> bool:
        return any(self.words.classes[name].search(self.plain, self.start, self.end) for name in names)

    def find(self, *names: str) -> list[tuple[int, int]]:
        found = [
            m.span() for name in names for m in self.words.classes[name].finditer(self.plain, self.start, self.end)
        ]
        return sorted(found)

    def _is_session(self, number: Number) -> bool:
        if number.value > 80 or number.kind == "times":
            return False
        after = re.compile(r"[\s\-]*(?:\w+\s+)?").match(self.plain, number.end)
        noun = self.words.session
        if number.kind == "ordinal" and (
            noun.match(self.plain, number.end) or (after and noun.match(self.plain, after.end()))
        ):
            return True
        if number.kind == "ordinal" and noun.match(self.plain, number.end + 1):
            return True
        before = self.plain[max(0, number.start - 24) : number.start]
        found = [m for m in noun.finditer(before)]
        near = found and before[found[-1].end() :].strip(" -,") in ("", "the", "la", "le")
        return bool(near) and (number.kind == "ordinal" or self.words.language != "ar")

    def unit_after(self, number: Number, name: str, between: int = 2) -> bool:
        place = number.end
        pattern = self.words.classes[name]
        for _ in range(between + 1):
            gap = re.compile(r"[\s\-'\"]*").match(self.plain, place)
            place = gap.end() if gap else place
            if place >= self.end:
                return False
            if pattern.match(self.plain, place):
                return True
            if self.words.language == "zh":
                place += 1
                continue
            word = _WORD.match(self.plain, place)
            if not word:
                return False
            place = word.end()
        return False

    def unit_before(self, number: Number, name: str, between: int = 0) -> bool:
        before = self.plain[max(self.start, number.start - 40) : number.start]
        for match in self.words.classes[name].finditer(before):
            rest = _WORD.findall(before[match.end() :])
            if len(rest) <= between and "," not in before[match.end() :]:
                return True
        return False

    def compare(self, number: Number) -> Compare:
        before = self.plain[max(self.start, number.start - 22) : number.start]
        for name, compare in (
            ("at_least", Compare.AT_LEAST),
            ("more_than", Compare.MORE),
            ("less_than", Compare.FEWER),
            ("only", Compare.NO_MORE),
        ):
            if self.words.classes[name].search(before):
                return compare if compare is not Compare.NO_MORE else Compare.EXACTLY
        return Compare.EXACTLY

    def whens(self) -> tuple[When, ...]:
        found = []
        for each in self.moments:
            before = self.plain[max(self.start, each.start - 12) : each.start]
            role = "on"
            for name in ("since", "until"):
                matches = list(self.words.classes[name].finditer(before))
                if matches and len(_WORD.findall(before[matches[-1].end() :])) <= 1:
                    role = name
            found.append(When(each.said, role))
        return tuple(found)

    def objective(self, mention: Mention) -> bool:
        """Whether a State is what something is about, addressed to or directed at."""
        before = self.plain[max(self.start, mention.start - 60) : mention.start]
        if self.words.before_object.search(before):
            return True
        if self.words.language == "ar" and self.words.attached.search(before) and not before[-2:-1].isalnum():
            return True
        if self.words.language == "ar" and self.plain[mention.start : mention.start + 2] == "لل":
            return True
        return bool(self.words.after_object.match(self.plain[mention.end : self.end]))

    def states(self, *, objective: bool | None = None) -> tuple[str, ...]:
        found = [m.state for m in self.mentions if objective is None or self.objective(m) == objective]
        return tuple(dict.fromkeys(found))

    def own(self) -> str | None:
        """The State of whoever speaks, where the clause says `we` or `my country`."""
        return self.grammar.own_state(self) if self.has("we") else None

    def negated(self, near: list[tuple[int, int]], reach: int = 28) -> bool:
        return any(
            self.words.classes["neg"].search(self.plain, max(self.start, start - reach), end) for start, end in near
        )

    def instruments(self) -> list[tuple[int, int, tuple[str, ...]]]:
        found = []
        for shorts, pattern in self.words.instruments:
            found += [(m.start(), m.end(), shorts) for m in pattern.finditer(self.plain, self.start, self.end)]
        bodies = [
            (m.start(), m.end(), ()) for _, p in self.words.bodies for m in p.finditer(self.plain, self.start, self.end)
        ]
        kept: list[tuple[int, int, tuple[str, ...]]] = []
        for start, end, shorts in sorted([*found, *bodies], key=lambda each: (each[0] - each[1], each[0])):
            if any(start < b and a < end for a, b, _ in kept):
                continue
            if self._is_acronym(start, end) and not self._is_upper(start, end):
                continue
            kept.append((start, end, shorts))
        return sorted(each for each in kept if each[2])

    def bodies(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(short for short, p in self.words.bodies if p.search(self.plain, self.start, self.end))
        )

    def _is_acronym(self, start: int, end: int) -> bool:
        text = self.plain[start:end]
        return text.isascii() and " " not in text and len(text) <= 9 and self.words.language != "ar"

    def _is_upper(self, start: int, end: int) -> bool:
        first, last = self.grammar.folded.place(start, end)
        return self.grammar.folded.text[first:last].isupper() or (
            self.words.language in ("ru", "zh") and not self.plain[start:end].isascii()
        )


class _Grammar:
    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.folded: Folded = fold(statement.text)
        self.words: Words = words(statement.language)
        self.states = mentions(self.folded, statement.language)
        self.moments: list[Moment] = moments(self.folded.plain, statement.language)
        self.numbers: list[Number] = numbers(self.folded.plain, statement.language)
        self.memory = _Memory()
        self.hidden = [self.folded.folded(*each) for each in statement.attributions]

    def own_state(self, clause: _Clause) -> str | None:
        first, last = self.folded.place(clause.start, clause.end)
        return self.statement.speaker_at(first, last).state

    def claims(self) -> Iterator[Claim]:
        for start, end in self.statement.paragraphs:
            for first, last in sentences(self.statement.text, start, end):
                begin, stop = self.folded.folded(first, last)
                yield from self._sentence(begin, stop)
                self.memory.sentences_since_review += 1
                self.memory.sentences_since_resolution += 1
                self.memory.sentences_since_recommendation += 1

    def _sentence(self, start: int, end: int) -> Iterator[Claim]:
        whole = _Clause(self, start, end)
        if whole.has("upr"):
            self.memory.sentences_since_review = 0
        if whole.has("resolution"):
            self.memory.sentences_since_resolution = 0
        if whole.has("recommendation"):
            self.memory.sentences_since_recommendation = 0
        for piece in self._pieces(start, end):
            left: int | None = None
            for first, last, anchored in self._cuts(piece):
                clause = _Clause(self, first if left is None else left, last)
                found = list(self._read(clause))
                yield from found
                if all(not each.states for each in found) and (named := clause.states(objective=False)):
                    self.memory.subjects = named[:1]  # `Russia, X said, acceded …`
                keep = not found and (anchored or not clause.mentions) and last - clause.start < 600
                left = clause.start if keep else None

    def _pieces(self, start: int, end: int) -> Iterator[_Piece]:
        """The sentence without the words that tell who speaks."""
        place = start
        for first, last in sorted(self.hidden):
            if first < end and last > start:
                if first > place:
                    yield _Piece(place, first)
                place = max(place, last)
        if place < end:
            yield _Piece(place, end)

    # Cutting a sentence into clauses

    def _anchors(self, piece: _Piece) -> list[tuple[int, int, str, str]]:
        found: list[tuple[int, int, str, str]] = []
        for family, names in _FAMILIES:
            for name in names:
                for match in self.words.classes[name].finditer(self.folded.plain, piece.start, piece.end):
                    if name in ("abstain", "against", "for", "reject") and self._counted(match.start()):
                        continue
                    if name == "due" and self.memory.sentences_since_review > 1:
                        continue
                    found.append((match.start(), match.end(), family, name))
        if self.memory.sentences_since_recommendation <= 1:
            for name in _ANSWERS:
                for match in self.words.classes[name].finditer(self.folded.plain, piece.start, piece.end):
                    found.append((match.start(), match.end(), "recommendations", name))
        order = [family for family, _ in _FAMILIES]
        kept: list[tuple[int, int, str, str]] = []
        for one in sorted(found, key=lambda each: (each[0] - each[1], order.index(each[2]))):
            if not any(one[0] < end and start < one[1] for start, end, _, _ in kept):
                kept.append(one)
        return sorted(kept)

    def _counted(self, start: int) -> bool:
        """Whether a number stands right before (`53 abstaining`), so that it is a tally and not what a State did."""
        return any(start - 3 <= n.end <= start for n in self.numbers)

    def _cuts(self, piece: _Piece) -> Iterator[tuple[int, int, bool]]:
        """The clauses of a piece, and whether each holds words that make one."""
        anchors = self._anchors(piece)
        place = piece.start
        if anchors:
            cut = self._boundary(place, anchors[0][0], 2.4)
            if cut is not None:
                yield place, cut, False
                place = cut
        verbs = [each for each in anchors if each[2] != "mechanism"]
        for (_, end, family, said), (start, _, following, says) in pairwise(verbs):
            cut = self._boundary(max(end, place), start, 2.4 if family == following and family in _TOGETHER else 0.9)
            if cut is None and self.words.language == "ar" and says in ("accept", "refuse") and says != said:
                cut = start  # `received 167 recommendations (of which) it rejected fifty`, with nothing between
            if cut is not None and cut > place:
                yield place, cut, True
                place = cut
        if anchors:
            cut = self._boundary(max(place, anchors[-1][1]), piece.end, 2.4)
            if cut is not None and any(cut <= each.start and each.end <= piece.end for each in self.states):
                yield place, cut, True
                place = cut
        yield place, piece.end, bool(anchors)

    def _boundary(self, start: int, end: int, least: float) -> int | None:
        """Where two clauses part: the strongest mark or word between two anchors, the last of equals."""
        plain, found = self.folded.plain, []
        for match in re.finditer(r"[;:]|\s-+\s|\.\s", plain[start:end]):
            found.append((3.0, start + match.end()))
        for match in self.words.breaks.finditer(plain, start, end):
            found.append((3.0, match.start()))
        reach = min(end + 1, len(plain))  # an Arabic `and` is the first letter of the word after it
        ands = [match.start() for match in self.words.ands.finditer(plain, start, reach + 1) if match.start() <= end]
        for match in re.finditer(r",", plain[start:end]):
            place = start + match.end()
            joined = any(0 <= each - place <= 2 for each in ands)
            if not self._in_number_list(place):
                found.append((2.5 if joined else 1.5, place))
        found += [(1.0, each) for each in ands if not self._inside_name(each)]
        found = [each for each in found if each[0] >= least]
        weak = sorted(place for rank, place in found if rank < 2)
        if found and max(found)[0] < 2 and (listed := [each for each in weak if self._only_states(each, end)]):
            return listed[0]
        return max(found, default=(0.0, None), key=lambda each: (each[0], each[1] or 0))[1]

    def _only_states(self, start: int, end: int) -> bool:
        """Whether nothing but names of States stands in a stretch: those that a verb after it goes with."""
        rest = self.folded.plain[start:end]
        for each in sorted(self.states, key=lambda one: -one.start):
            if start <= each.start and each.end <= end:
                rest = rest[: each.start - start] + rest[each.end - start :]
        return any(start <= each.start < end for each in self.states) and len(_WORD.findall(rest)) <= 3

    def _in_number_list(self, place: int) -> bool:
        return any(n.start < place < n.end for n in self.numbers)

    def _inside_name(self, place: int) -> bool:
        if any(each.start < place < each.end for each in self.states):
            return True
        if any(n.start <= place < n.end for n in self.numbers):
            return True
        return any(
            m.start() < place < m.end()
            for _, pattern in (*self.words.instruments, *self.words.bodies)
            for m in pattern.finditer(self.folded.plain, max(0, place - 120), place + 120)
        )

    # Reading a clause

    def _read(self, clause: _Clause) -> Iterator[Claim]:
        for rule in _RULES:
            found = list(rule(clause, self.memory))
            if not found:
                continue
            for draft in found:
                claim = self._claim(clause, draft)
                self._remember(claim)
                yield claim
            return

    def _claim(self, clause: _Clause, draft: _Draft) -> Claim:
        start, end = draft.place or (clause.start, clause.end)
        plain = self.folded.plain
        while start < end and not plain[start].isalnum():
            start += 1
        while end > start and not plain[end - 1].isalnum():
            end -= 1
        first, last = self.folded.place(start, end)
        return Claim(
            draft.kind,
            first,
            last,
            self.statement.text[first:last],
            self.statement.speaker_at(first, last).id,
            tuple(dict.fromkeys(draft.states)),
            draft.value,
            draft.details,
            draft.confidence,
        )

    def _remember(self, claim: Claim) -> None:
        memory = self.memory
        memory.kinds = (*memory.kinds[-3:], claim.kind)
        memory.last = claim
        memory.instruments = claim.details.instruments or memory.instruments
        if claim.kind in _OF_REVIEWS:
            memory.sentences_since_review = 0
            memory.review = claim.details
            memory.reviewed = claim.details.target or (claim.states[-1] if claim.states else memory.reviewed)
            memory.subjects = (memory.reviewed,) if memory.reviewed else memory.subjects
        elif claim.kind in _OF_RESOLUTIONS:
            memory.sentences_since_resolution = 0
            memory.target = claim.details.target or memory.target
            memory.symbol = claim.details.symbol or memory.symbol
            memory.body = claim.details.body or memory.body
            memory.whens = claim.details.whens or memory.whens
        elif claim.kind is Kind.RECOMMENDATION_COUNT:
            memory.sentences_since_recommendation = 0
            memory.reviewed = claim.details.target or memory.reviewed
            memory.subjects = (memory.reviewed,) if memory.reviewed else memory.subjects
            memory.review = claim.details
        elif claim.states:
            memory.subjects = claim.states


_TOGETHER = frozenset({"adoption", "reports", "judgement", "causal", "selectivity"})
"""Families whose words go together in one clause unless something stronger than a comma parts them."""

_OF_REVIEWS = (Kind.REVIEW_COUNT, Kind.REVIEW_DUE, Kind.REVIEW_PARTICIPATION)
_OF_RESOLUTIONS = (Kind.RESOLUTION_POSITION, Kind.ADOPTION_MODE, Kind.SPONSORSHIP)


@dataclass(slots=True)
class _Draft:
    kind: Kind
    states: tuple[str, ...]
    value: object
    details: Details = field(default_factory=Details)
    place: tuple[int, int] | None = None
    confidence: float = 0.9


def _year(clause: _Clause) -> int | None:
    years = [each.said for each in clause.moments if each.said[:1].isdigit()]
    return int(years[-1][:4]) if years else None


def _subject(clause: _Clause, memory: _Memory) -> str | None:
    """The State that a clause is about: named, the speaker's own, or the one spoken of before."""
    named = clause.states(objective=False) or clause.states()
    if named:
        return named[0]
    if own := clause.own():
        return own
    return memory.subjects[0] if memory.subjects else None


# Commitments


def _commitments(clause: _Clause, memory: _Memory) -> Iterator[_Draft]:
    """Somebody will, promises or intends to do what has to do with human rights and their mechanisms."""
    at = clause.find("commit")
    if not at or not clause.has("topic"):
        return
    passive = [span for span in clause.find("undergo", "owed") if any(a <= span[0] <= b + 26 for a, b in at)]
    if passive and not clause.has("we") and not _acts(clause):
        return
    own = clause.own()
    acting = clause.states(objective=False)
    speaking = clause.grammar.own_state(clause)
    if not own and speaking not in clause.states() and clause.has("upr", "review", "undergo") and not _acts(clause):
        return
    first_mention = next((m for m in clause.mentions if m.start < at[0][0] and not clause.objective(m)), None)
    by = (first_mention.state if first_mention else None) or own
    if by is None and acting:
        by = acting[0]
    if by is None and clause.has("they") and memory.subjects:
        by = memory.subjects[0]
    if by is None and at[0][0] - clause.start <= 8:  # `… and promises to vote for it`: no other subject
        last = memory.last
        by = last.states[0] if last and last.kind is Kind.COMMITMENT else clause.grammar.own_state(clause)
    if by is None:
        return
    start, end = clause.grammar.folded.place(clause.start, clause.end)
    others = [state for state in clause.states() if state != by]
    if (
        not others
        and memory.reviewed not in (None, by)
        and clause.has("that_one")
        and memory.sentences_since_review <= 1
    ):
        others = [memory.reviewed]
    yield _Draft(
        Kind.COMMITMENT,
        (by, *others),
        {"what": " ".join(clause.grammar.folded.text[start:end].split()), "by": by},
        Details(whens=clause.whens(), negated=clause.negated(at, 6), by=(by,), ahead=True),
    )


def _acts(clause: _Clause) -> bool:
    return clause.has("part", "sponsor", "make", "for", "against")


# Recommendations


def _recommendations(clause: _Clause, memory: _Memory) -> Iterator[_Draft]:
    """How many recommendations a State received, made, supported or noted."""
    named = clause.has("recommendation")
    if not named and not (
        memory.sentences_since_recommendation <= 1 and Kind.RECOMMENDATION_COUNT in memory.kinds[-3:]
    ):
        return
    counted = [n for n in clause.numbers if n.kind == "cardinal" and _counts_recommendations(clause, n, named)]
    whole = clause.has("all") and clause.has("accept", "refuse")
    if not counted and not whole:
        return
    which = _which(clause)
    last = memory.last if memory.last and memory.last.kind is Kind.RECOMMENDATION_COUNT else None
    if last and not named and not clause.has(*_ANSWERS) and isinstance(last.value, dict):
        which = str(last.value["which"])
    by, to = _makers(clause, memory, which)
    if which == "made" and not by:
        which = "received"
    details = Details(
        whens=clause.whens(),
        sessions=tuple(n.value for n in clause.sessions),
        ordinal=_ordinal_of_review(clause),
        target=to,
        by=by,
        whole=whole,
    )
    if not (details.whens or details.sessions or details.ordinal) and memory.reviewed == to:
        details = replace(
            details, whens=memory.review.whens, sessions=memory.review.sessions, ordinal=memory.review.ordinal
        )
    states = (*by, *((to,) if to else ())) if which == "made" else ((to,) if to else ())
    if not states:
        return
    total = _of_total(clause, counted)
    if not counted:
        value = {"number": None, "which": which, "session": details.sessions[0] if details.sessions else None}
        yield _Draft(Kind.RECOMMENDATION_COUNT, states, value, details)
        return
    for number, part in _parts(clause, [n for n in counted if n is not total]):
        one, said, this = part, details, which
        if one is not clause and one.has("accept", "refuse"):
            this = _which(one)
        elif one is not clause and clause.has("accept", "refuse") and one.has("receive", "passive_make"):
            this = "received"
        nth = _ordinal_of_review(one) or (_ordinal(one) if one is not clause else None)
        own = Details(whens=one.whens(), sessions=tuple(n.value for n in one.sessions), ordinal=nth)
        if own.whens or own.sessions or own.ordinal:
            said = replace(details, whens=own.whens, sessions=own.sessions, ordinal=own.ordinal)
        maker = tuple(state for state in one.states() if state != to)[:1] if which == "made" else ()
        those = (*maker, *states[len(by) :]) if maker else states
        yield _Draft(
            Kind.RECOMMENDATION_COUNT,
            those,
            {"number": number.value, "which": this, "session": said.sessions[0] if said.sessions else None},
            replace(said, compare=clause.compare(number), by=maker or by, whole=whole),
            (one.start, one.end),
        )
    if total is not None and which != "received":
        yield _Draft(
            Kind.RECOMMENDATION_COUNT,
            (to,) if to else states,
            {"number": total.value, "which": "received", "session": details.sessions[0] if details.sessions else None},
            replace(details, compare=clause.compare(total), by=(), whole=False),
        )


def _parts(clause: _Clause, counted: list[Number]) -> Iterator[tuple[Number, _Clause]]:
    """A clause that counts several times (`167 in the first round, 268 in the second`), part by part."""
    place = clause.start
    for i, number in enumerate(counted):
        end = clause.end
        if i + 1 < len(counted):
            end = clause.grammar._boundary(number.end, counted[i + 1].start, 0.9) or counted[i + 1].start
        yield number, (clause if len(counted) == 1 else _Clause(clause.grammar, place, end))
        place = end


def _counts_recommendations(clause: _Clause, number: Number, named: bool) -> bool:
    if number.value == 1 and not clause.unit_after(number, "recommendation", 0):
        return False
    if clause.unit_after(number, "percent", 0) or clause.unit_after(number, "other_units", 1):
        return False
    if clause.unit_after(number, "cycle", 1) or clause.unit_before(number, "cycle", 0):
        return clause.unit_after(number, "recommendation", 1)
    if clause.unit_after(number, "resolution", 1) or clause.unit_after(number, "treaty", 2):
        return False
    if named and (clause.unit_after(number, "recommendation", 4) or clause.unit_before(number, "recommendation", 8)):
        return True
    short = len(_WORD.findall(clause.plain[clause.start : clause.end])) <= 9
    return clause.has(*_ANSWERS) or named or number.value > 20 or (short and bool(clause.mentions))


def _which(clause: _Clause) -> str:
    refused, accepted = clause.find("refuse"), clause.find("accept")
    if accepted and clause.negated(accepted[:1], 12) and clause.grammar.words.language != "ar":
        return "noted"
    if refused and (not accepted or refused[0] < accepted[0]):
        return "noted"
    if accepted:
        return "supported"
    if clause.has("passive_make"):
        return "received"
    made, received = clause.find("make"), clause.find("receive")
    if made and not (received and received[0][0] <= made[0][0]):
        return "made"
    return "received"


def _makers(clause: _Clause, memory: _Memory, which: str) -> tuple[tuple[str, ...], str | None]:
    aimed, others = clause.states(objective=True), clause.states(objective=False)
    if which != "made":
        if len(aimed) + len(others) >= 2 and aimed and others and not clause.has("accept", "refuse", "receive"):
            return (others[0],), aimed[0]
        named = others or aimed
        return (), (named[0] if named else memory.reviewed or (memory.subjects[0] if memory.subjects else None))
    to = next((state for state in aimed), None) or memory.reviewed
    by = tuple(state for state in others if state != to)[:1]
    if not by and (own := clause.own()):
        by = (own,)
    if not by and aimed and memory.reviewed and memory.reviewed not in aimed:
        by, to = aimed[:1], memory.reviewed
    return by, to


def _of_total(clause: _Clause, counted: list[Number]) -> Number | None:
    """In `132 of the 262 recommendations` the second number."""
    if len(counted) > 1:
        for number in counted:
            before = clause.plain[max(clause.start, number.start - 20) : number.start]
            if (found := list(clause.words.classes["out_of"].finditer(before))) and not before[
                found[-1].end() :
            ].strip():
                return number
    for one, two in pairwise(counted):
        between = clause.plain[one.end : two.start]
        if len(_WORD.findall(between)) <= 3 and not re.search(r"[,;]", between):
            return two
    return None


def _ordinal_of_review(clause: _Clause) -> int | None:
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


# Resolutions


def _about_resolutions(clause: _Clause, memory: _Memory) -> bool:
    return clause.has("resolution") or bool(clause.symbols) or memory.sentences_since_resolution <= 1


def _resolution(clause: _Clause, memory: _Memory, *, subject_is_target: bool) -> Details:
    """Which resolution a clause speaks of: its target, symbol, body and time, as far as it says so."""
    aimed = clause.states(objective=True)
    target = aimed[-1] if aimed else None
    named = clause.states()
    if target is None and subject_is_target and named:
        target = named[-1]
    if target is None and clause.has("about_it"):
        target = memory.reviewed or (memory.subjects[0] if memory.subjects else None)
    symbol = clause.symbols[-1][2] if clause.symbols else None
    body = next((name for name in ("chr", "committee3", "hrc", "ga") if clause.has(name)), None)
    whens = clause.whens()
    if symbol is None and not whens and memory.sentences_since_resolution <= 1 and target in (None, memory.target):
        symbol, whens = memory.symbol if not body or body == memory.body else None, memory.whens
        if clause.has("always", "every_year"):
            symbol, whens = None, ()
    if body is None and target in (None, memory.target) and memory.sentences_since_resolution <= 1:
        body = memory.body
    if (target is None and symbol is None) or (target is None and symbol == memory.symbol):
        target = memory.target
    return Details(target=target, symbol=symbol, body=body, whens=whens, always=clause.has("always", "every_year"))


_POSITIONS = (
    ("dissociate", "rejected"),
    ("abstain", "abstained"),
    ("against", "against"),
    ("for", "for"),
    ("reject", "rejected"),
)


def _positions(clause: _Clause, memory: _Memory) -> Iterator[_Draft]:
    """How a State voted on a resolution, or that it rejected it."""
    if not _about_resolutions(clause, memory):
        return
    found = [
        (span, position)
        for name, position in _POSITIONS
        for span in clause.find(name)
        if not (name in ("abstain", "for", "against", "reject") and clause.grammar._counted(span[0]))
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
    yield _Draft(
        Kind.RESOLUTION_POSITION,
        states,
        {"position": position, "symbol": details.symbol, "year": _year(clause) or _only_year(details)},
        replace(details, negated=negated, by=voters, act="voted" if clause.has("voting") else "stood"),
    )


def _speaks_of_voter(memory: _Memory) -> bool:
    return memory.kinds[-1:] == (Kind.RESOLUTION_POSITION,) and bool(memory.subjects)


def _only_year(details: Details) -> int | None:
    years = {int(when.said[:4]) for when in details.whens if when.said[:1].isdigit()}
    return years.pop() if len(years) == 1 else None


def _votes(clause: _Clause) -> list[Number]:
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


def _is_of_years(clause: _Clause, number: Number) -> bool:
    return clause.unit_after(number, "every_year", 0) or (
        clause.unit_after(number, "other_units", 0)
        and not clause.unit_after(number, "delegations", 0)
        and not clause.unit_after(number, "yes", 1)
        and not any(
            clause.words.classes[name].match(clause.plain, number.end + 1) for name in ("yes", "no", "abstentions")
        )
        and not re.match(r"\s(?:members|countries|states)", clause.plain[number.end :])
    )


def _is_tally(clause: _Clause) -> bool:
    return _tally(clause) is not None and len(_votes(clause)) >= 2


def _tally(clause: _Clause) -> tuple[int | None, int | None, int | None] | None:
    """The votes for and against and the abstentions that a clause states."""
    if figures := _TALLY.search(clause.plain, clause.start, clause.end):
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


def _first(clause: _Clause, names: list[str], start: int, end: int) -> str | None:
    found = [(m.start(), name) for name in names if (m := clause.words.classes[name].search(clause.plain, start, end))]
    found = [each for each in found if each[0] - start < 24]
    return min(found)[1] if found else None


def _last(clause: _Clause, names: list[str], start: int, end: int) -> str | None:
    found = [(m.end(), name) for name in names for m in clause.words.classes[name].finditer(clause.plain, start, end)]
    found = [each for each in found if end - each[0] < 14]
    return max(found)[1] if found else None


def _adoptions(clause: _Clause, memory: _Memory) -> Iterator[_Draft]:
    """How a resolution was adopted: by a recorded vote, with what result, or without a vote."""
    if not _about_resolutions(clause, memory):
        return
    consensus = clause.has("consensus") and not clause.has("dissociate")
    tally = _tally(clause) if not consensus else None
    recorded = not consensus and (clause.has("recorded") or (tally and any(x is not None for x in tally)))
    if not (consensus or recorded) or not (clause.has("adopt", "consensus") or _is_tally(clause)):
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
        yield _Draft(
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


def _sponsorships(clause: _Clause, memory: _Memory) -> Iterator[_Draft]:
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
    if not sponsors or not (details.target or details.symbol or clause.has("resolution")):
        return
    states = (*sponsors, *((details.target,) if details.target and details.target not in sponsors else ()))
    yield _Draft(
        Kind.SPONSORSHIP,
        states,
        {"symbol": details.symbol, "year": _year(clause) or _only_year(details)},
        replace(details, by=sponsors, negated=clause.negated(at[:1], 26)),
    )


# Treaties


def _reports(clause: _Clause, memory: _Memory) -> Iterator[_Draft]:
    """Reports that a State owes, is asked for, or has handed in under treaties."""
    goes_on = memory.kinds[-1:] == (Kind.REPORTS_DUE,) and bool(clause.bodies() or clause.instruments())
    if not (clause.has("report") or goes_on) or not clause.has("owed", "demand", "submit"):
        return
    instruments = tuple(dict.fromkeys(short for _, _, shorts in clause.instruments() for short in shorts))
    instruments = tuple(dict.fromkeys((*instruments, *clause.bodies())))
    if not instruments and not clause.has("periodic", "treaty") and memory.kinds[-1:] != (Kind.REPORTS_DUE,):
        if not (memory.kinds[-1:] == (Kind.TREATY_MEMBERSHIP,) and clause.has("owed")):
            return
    named = clause.states()
    state = None
    for mention in clause.mentions:
        if mention.state != clause.grammar.own_state(clause) or len(set(named)) == 1:
            state = mention.state
            break
    state = state or clause.own() or (memory.subjects[0] if memory.subjects else None)
    if state is None:
        return
    owed, submitted = clause.has("owed"), clause.has("submit")
    act = "demanded" if clause.has("demand") and not owed else "submitted" if submitted and not owed else "owed"
    negated = act == "owed" and bool(clause.find("report")) and _no_reports(clause)
    if act == "submitted" and clause.negated(clause.find("submit")[:1], 16):
        act, negated = "owed", False
    if not instruments and memory.kinds[-1:] == (Kind.TREATY_MEMBERSHIP,) and act == "owed":
        instruments = memory.instruments
    yield _Draft(
        Kind.REPORTS_DUE,
        (state,),
        list(instruments) or None,
        Details(whens=clause.whens(), act=act, negated=negated, instruments=instruments, ordinal=_ordinal(clause)),
    )


def _no_reports(clause: _Clause) -> bool:
    """`has no outstanding reports`: what is negated is that there are any, not that they were handed in."""
    return clause.has("no_report")


def _ordinal(clause: _Clause) -> int | None:
    return next((n.value for n in clause.numbers if n.kind == "ordinal"), None)


def _memberships(clause: _Clause, memory: _Memory) -> Iterator[_Draft]:
    """A State is, became or is not a party to treaties, named, counted, or many."""
    at = clause.find("member", "withdraw")
    found = clause.instruments()
    if not at and not (found and memory.kinds[-1:] == (Kind.TREATY_MEMBERSHIP,) and clause.moments):
        if not (found and clause.has("absent")):
            return
    if clause.has("recommendation", "resolution") and not found:
        return
    state = _party(clause, memory, at)
    if state is None:
        return
    act = (
        "withdrawn"
        if clause.has("withdraw")
        else "signed"
        if clause.has("sign") and not clause.has("ratify")
        else "ratified"
        if clause.has("ratify")
        else "party"
    )
    negated = (clause.negated(at) if at else False) or clause.has("absent")
    base = Details(whens=clause.whens(), act=act, negated=negated, always=False)
    if found:
        for shorts, whens, place in _grouped(clause, found, base.whens):
            yield _Draft(
                Kind.TREATY_MEMBERSHIP,
                (state,),
                list(shorts),
                replace(base, instruments=shorts, whens=whens),
                place,
            )
        return
    if not clause.has("treaty") or not clause.has("human_rights", "core"):
        if memory.kinds[-1:] in ((Kind.TREATY_MEMBERSHIP,), (Kind.REPORTS_DUE,)) and (
            clause.has("ratify", "sign", "absent", "withdraw")
        ):
            previous = memory.instruments
            if previous:
                yield _Draft(Kind.TREATY_MEMBERSHIP, (state,), list(previous), replace(base, instruments=previous))
        return
    counted = [
        n for n in clause.numbers if n.kind == "cardinal" and n.value <= 18 and clause.unit_after(n, "treaty", 6)
    ]
    if counted and clause.has("all") and len(counted) == 1:
        yield _Draft(Kind.TREATY_MEMBERSHIP, (state,), counted[0].value, replace(base, whole=True))
    elif counted:
        value = counted[0].value
        yield _Draft(Kind.TREATY_MEMBERSHIP, (state,), value, replace(base, compare=clause.compare(counted[0])))
    elif clause.has("all") and clause.has("core"):
        yield _Draft(Kind.TREATY_MEMBERSHIP, (state,), 9, replace(base, whole=True))
    elif clause.has("many"):
        yield _Draft(Kind.TREATY_MEMBERSHIP, (state,), "many", base)


def _party(clause: _Clause, memory: _Memory, at: list[tuple[int, int]]) -> str | None:
    first = at[0][0] if at else clause.end
    before = [m for m in clause.mentions if m.start < first]
    if before:
        free = [m for m in before if not clause.objective(m)] or before
        return free[-1].state
    if clause.mentions:
        return clause.mentions[0].state
    return clause.own() or (memory.subjects[0] if memory.subjects else None)


def _grouped(
    clause: _Clause, found: list[tuple[int, int, tuple[str, ...]]], whens: tuple[When, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[When, ...], tuple[int, int]]]:
    """Instruments that share one clause, parted where each has a time of its own (`to A in 1981 and to B in 2001`)."""
    times = [(each.start, when) for each, when in zip(clause.moments, whens, strict=True)]
    firsts = [start for start, _, _ in found]
    if len(found) > 1 and len(times) >= 2 and (times[0][0] > firsts[0]) != (times[0][0] > firsts[-1]):
        pass
    if len(found) > 1 and len(times) >= 2:
        groups: list[tuple[list[str], list[When], int, int]] = []
        marks = sorted([(start, "t", shorts) for start, _, shorts in found] + [(s, "w", (w,)) for s, w in times])
        open_new = True
        trailing = marks[0][1] == "t"
        for start, what, held in marks:
            begins = what == "t" if trailing else what == "w"
            if begins and open_new:
                groups.append(([], [], start, start))
                open_new = False
            if what == "t":
                groups[-1][0].extend(held)  # type: ignore[arg-type]
                groups[-1] = (*groups[-1][:3], start + 4)
                open_new = open_new or not trailing
            else:
                groups[-1][1].extend(held)  # type: ignore[arg-type]
                groups[-1] = (*groups[-1][:3], start + 4)
                open_new = open_new or trailing
        groups = [each for each in groups if each[0]]
        for i, (shorts, times_of, first, _) in enumerate(groups):
            start = clause.start if i == 0 else first
            end = groups[i + 1][2] if i + 1 < len(groups) else clause.end
            yield tuple(dict.fromkeys(shorts)), tuple(times_of), (start, end)
        return
    all_of_them = tuple(dict.fromkeys(short for _, _, each in found for short in each))
    yield all_of_them, whens, (clause.start, clause.end)


# Reviews


def _reviews(clause: _Clause, memory: _Memory) -> Iterator[_Draft]:
    """A State was reviewed so many times, will be, or somebody took part in its review."""
    near = memory.sentences_since_review <= 2
    if clause.has("latest") and memory.kinds[-1:] == (Kind.REVIEW_COUNT,) and (clause.sessions or clause.moments):
        near = True
    strong = clause.has("upr") or (clause.has("review") and bool(clause.mentions or memory.reviewed or clause.own()))
    if not strong and not (
        near and (clause.has("undergo", "part", "boycott", "latest") or _goes_on_about(clause, memory))
    ):
        told = clause.has("part", "due") or clause.moments or _count(clause, memory)
        if not (clause.has("reviewed") and clause.mentions and told) or clause.has(*_ELSEWHERE):
            return
    if clause.has("report") and not clause.has("upr"):
        return
    count = _count(clause, memory)
    ordinal = count[0].value if count and count[1] else (1 if clause.has("first_time") else None)
    sessions = tuple(n.value for n in clause.sessions)
    whens = clause.whens()
    due = clause.has("due") or (memory.kinds[-1:] == (Kind.REVIEW_DUE,) and not clause.has("undergo", "part"))
    taking = clause.has("part") and not (clause.has("undergo") and not clause.has("delegations") and not _two(clause))
    subject = _reviewed(clause, memory)
    if subject is None:
        return
    base = Details(whens=whens, sessions=sessions, ordinal=ordinal, target=subject, ahead=due)
    if clause.has("boycott"):
        others = _others(clause, subject, memory) or ((own,) if (own := clause.own()) and own != subject else ())
        yield _participation(clause, subject, others or (subject,), replace(base, negated=True))
        return
    if due and not (taking and _two(clause)):
        if whens or sessions or ordinal or clause.has("undergo"):
            said = {"year": _year(clause), "session": sessions[0] if sessions else None}
            yield _Draft(Kind.REVIEW_DUE, (subject,), said, base)
        return
    if count or ordinal or clause.has("never"):
        by_others = taking and _others(clause, subject, memory)
        if not by_others and not (taking and clause.has("delegations")):
            value = count[0].value if count else (ordinal if ordinal else 0)
            compare = clause.compare(count[0]) if count and not count[1] else Compare.EXACTLY
            yield from _counted_reviews(clause, subject, value, replace(base, compare=compare))
            return
    if taking or _speakers(clause):
        others = _others(clause, subject, memory)
        if not others and (own := clause.own()):
            others = (own,)
        if others or clause.has("delegations", "own") or whens or sessions:
            negated = clause.negated(clause.find("part")[:1], 12)
            yield _participation(clause, subject, others, replace(base, negated=negated))
            return
    goes_on = clause.has("latest") and memory.kinds[-1:] == (Kind.REVIEW_COUNT,)
    if (goes_on or clause.has("undergo", "part")) and (whens or sessions):
        yield _participation(clause, subject, (), base)


def _counted_reviews(clause: _Clause, subject: str, value: int, base: Details) -> Iterator[_Draft]:
    """How many, and when the latest was, where a clause says both."""
    latest = clause.find("latest")
    if latest:
        start = latest[0][0]
        before, after = _Clause(clause.grammar, clause.start, start), _Clause(clause.grammar, start, clause.end)
        if after.sessions or after.moments:
            sessions = tuple(n.value for n in before.sessions)
            base = replace(base, whens=before.whens(), sessions=sessions)
            yield _Draft(Kind.REVIEW_COUNT, (subject,), value, base, (before.start, before.end))
            sessions = tuple(n.value for n in after.sessions)
            details = Details(whens=after.whens(), sessions=sessions, target=subject)
            draft = _participation(after, subject, (), details)
            draft.place = (after.start, after.end)
            yield draft
            return
    yield _Draft(Kind.REVIEW_COUNT, (subject,), value, base)


def _goes_on_about(clause: _Clause, memory: _Memory) -> bool:
    """`…, and is due again in 2018`, `and that of Morocco for 2021`: a time alone, after what was said of a review."""
    if not (clause.moments or clause.sessions) or clause.has(*_ELSEWHERE):
        return False
    return memory.kinds[-1:] == (Kind.REVIEW_DUE,) or (memory.kinds[-1:] == (Kind.REVIEW_COUNT,) and clause.has("due"))


_ELSEWHERE = ("resolution", "treaty", "recommendation", "sponsor")
"""What a clause must not speak of when only a verb says that a State was reviewed."""


def _participation(clause: _Clause, subject: str, by: tuple[str, ...], details: Details) -> _Draft:
    value = {
        "by": (by[0] if len(by) == 1 else list(by)) if by else None,
        "year": _year(clause),
        "session": details.sessions[0] if details.sessions else None,
    }
    return _Draft(
        Kind.REVIEW_PARTICIPATION,
        tuple(dict.fromkeys((*by, subject))),
        value,
        replace(
            details,
            by=tuple(each for each in by if each != subject),
            tally=(speakers.value, None, None) if (speakers := _speakers(clause)) else None,
            compare=clause.compare(speakers) if speakers else Compare.EXACTLY,
        ),
    )


def _speakers(clause: _Clause) -> Number | None:
    """How many spoke."""
    for number in clause.numbers:
        if number.kind == "cardinal" and clause.unit_after(number, "delegations", 1):
            return number
    return None


def _two(clause: _Clause) -> bool:
    return len(set(clause.states())) > 1


def _reviewed(clause: _Clause, memory: _Memory) -> str | None:
    """Whose review a clause speaks of."""
    for mention in clause.mentions:
        before = clause.plain[max(clause.start, mention.start - 60) : mention.start]
        if clause.words.before_review_of.search(before) or clause.words.after_object.match(
            clause.plain[mention.end : clause.end]
        ):
            return mention.state
    taking = clause.has("part")
    named = clause.states()
    if taking and not clause.has("undergo", "own") and not (_count(clause, memory) and len(named) == 1):
        aimed = clause.states(objective=True)
        if aimed:
            return aimed[-1]
        if memory.reviewed and memory.reviewed not in named:
            return memory.reviewed
        return named[-1] if named else memory.reviewed
    if named:
        return named[0] if len(named) == 1 or not taking else named[-1]
    own = clause.own()
    return own or memory.reviewed or (memory.subjects[0] if memory.subjects else None)


def _others(clause: _Clause, subject: str, memory: _Memory) -> tuple[str, ...]:
    return tuple(state for state in clause.states() if state != subject)


def _count(clause: _Clause, memory: _Memory) -> tuple[Number, bool] | None:
    """The number of reviews, and whether it is an ordinal: `twice`, `three cycles`, `the third time`."""
    for number in clause.numbers:
        if number.value > 12:
            continue
        if number.kind == "times":
            return number, False
        after, before = clause.unit_after(number, "cycle", 2), clause.unit_before(number, "cycle", 0)
        if number.kind == "cardinal" and (
            clause.unit_after(number, "cycle", 1) or (before and clause.words.language == "ar" and number.value < 2)
        ):
            return number, False
        itself = clause.words.classes["cycle"].match(clause.plain, number.start)
        if number.kind == "ordinal" and (after or before or itself or clause.unit_before(number, "review", 0)):
            return number, True
    return None


# What no record can show


def _opinions(clause: _Clause, memory: _Memory) -> Iterator[_Draft]:
    """Value judgements, causes and effects, and charges of selectivity."""
    told = bool(
        clause.grammar.statement.speaker_at(*clause.grammar.folded.place(clause.start, clause.end)).id != REPORTER
    )
    effect = clause.has("agent") and clause.has("effect") and told
    kind = (
        Kind.CAUSAL
        if (effect or (clause.has("causal") and clause.has(*_OF_RIGHTS))) and not clause.has("ought")
        else Kind.SELECTIVITY
        if clause.has("selectiv", "uses")
        else Kind.JUDGEMENT
        if clause.has("judgement")
        else None
    )
    if kind:
        states = clause.states(objective=False)[:1] if kind is Kind.JUDGEMENT else ()
        yield _Draft(kind, states, None, confidence=0.7)


_OF_RIGHTS = ("agent", "human_rights", "topic", "delegations", "judgement", "selectiv", "uses", "we")
"""What a causal claim must speak of to be one about human rights, and not about the weather."""


def _likewise(clause: _Clause, memory: _Memory) -> Iterator[_Draft]:
    """`…, and so did Cuba`: what was said last, of another State."""
    last = memory.last
    if not last or not last.states or not clause.has("too") or not clause.mentions:
        return
    if len(_WORD.findall(clause.plain[clause.start : clause.end])) > 9:
        return
    others = clause.states()
    acting = last.details.by or last.states[:1]
    rest = tuple(state for state in last.states if state not in acting)
    value = (
        dict(last.value, by=others[0] if len(others) == 1 else list(others))
        if isinstance(last.value, dict) and "by" in last.value
        else last.value
    )
    details = replace(
        last.details, by=others if last.details.by else (), target=last.details.target if rest else others[0]
    )
    yield _Draft(last.kind, (*others, *rest), value, details)


_RULES = (
    _likewise,
    _commitments,
    _recommendations,
    _positions,
    _sponsorships,
    _adoptions,
    _reports,
    _memberships,
    _reviews,
    _opinions,
)
"""In this order: a clause is of the first kind that finds what it needs."""

__all__ = ["REPORTER", "claims_in"]
