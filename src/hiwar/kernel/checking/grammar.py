"""Sentences -> claims: what a statement says that a record of reviews, treaties, resolutions and recommendations could
show or contradict, and what it says that no record can.

A sentence is cut into clauses, each around the words that make a claim (a vote, an accession, a review); a clause gives
a claim when it holds what the kind of claim needs. States that it does not name are those of the clause before. The
words are data (`words/`), the same rules hold for all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from hiwar.kernel.checking.clause import WORD, Clause, Draft, Memory, Text
from hiwar.kernel.checking.denials import passed_over
from hiwar.kernel.checking.model import Claim, Kind
from hiwar.kernel.checking.rules import RULES
from hiwar.kernel.checking.rules.recommendations import ANSWERS, done_before, opens_a_total, recommendations
from hiwar.kernel.checking.rules.review_subjects import heard_of, seems_a_review
from hiwar.kernel.checking.rules.reviews import beside
from hiwar.kernel.checking.rules.tallies import is_of_states, seems_a_vote, tallies_in
from hiwar.kernel.checking.rules.texts import text_about, text_spoken_of
from hiwar.kernel.checking.stretches import begun_in, inside, last_before
from hiwar.kernel.reading.press import Statement
from hiwar.kernel.reading.sentences import sentences

_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("recommendations", ("recommendation",)),
    ("position", ("against", "for", "dissociate", "abstain", "reject", "so_too", "of_group")),
    ("sponsor", ("sponsor",)),
    ("adoption", ("adopt", "consensus", "recorded")),
    ("reports", ("report",)),
    ("membership", ("member", "withdraw", "absent", "bound")),
    ("review", ("undergo", "part", "boycott", "troika", "spoke", "away", "among", "due", "faced")),
    ("mechanism", ("upr",)),
    ("commit", ("commit", "conditional")),
    ("selectivity", ("selectiv", "uses")),
    ("causal", ("causal",)),
    ("judgement", ("judgement",)),
)
"""What makes a clause, by family, in the order in which a word that belongs to several counts."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a sentence that one speaker says, folded places."""

    start: int
    end: int


def claims_in(statement: Statement) -> tuple[Claim, ...]:
    """Every claim in a statement, in order."""
    return tuple(_Grammar(statement).claims())


class _Grammar:
    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.text = Text(statement)
        self.folded, self.words = self.text.folded, self.text.words
        self.memory = Memory()
        self.advising = self.in_list = False  # whether a list of recommendations is announced, and is read

    def claims(self) -> Iterator[Claim]:
        found = [
            Clause(self.text, *self.folded.folded(*each))
            for start, end in self.statement.paragraphs
            for each in sentences(self.statement.text, start, end)
        ]
        told: list[Claim] = []
        for i, sentence in enumerate(found):
            self._text_spoken_of(found[i : i + 2])
            before, told = told, list(self._sentence(sentence))
            yield from told
            if (
                i
                and not (told or self.in_list or self.advising)
                and (_answers(found[i - 1], sentence) or (not before and _goes_on(found[i - 1], sentence)))
            ):
                both = Clause(self.text, found[i - 1].start, sentence.end)
                yield from (each for each in self._read(both) if each.kind not in _OF_OPINION)
            self.memory.sentences_since_review += 1
            self.memory.sentences_since_resolution += 1
            self.memory.sentences_since_recommendation += 1
            self.memory.sentences_since_topic += 1
            self.memory.sentences_since_agent += 1
            self.memory.sentences_since_treaty += 1
            self.memory.sentences_since_report += 1

    def _text_spoken_of(self, two: list[Clause]) -> None:
        """Which text a sentence speaks of, or the one after it where none was named before."""
        memory = self.memory
        for i, sentence in enumerate(two):
            if i and (memory.target or memory.sentences_since_resolution <= 1):
                return
            target = text_about(sentence) or (None if memory.target else text_spoken_of(sentence))
            if target and target != memory.target:
                memory.target, memory.symbol, memory.body, memory.whens = target, None, None, ()
                memory.sentences_since_resolution = 0
                return

    def _sentence(self, whole: Clause) -> Iterator[Claim]:
        if whole.has("topic"):
            self.memory.sentences_since_topic = 0
        if whole.has("agent"):
            self.memory.sentences_since_agent = 0
        whose = heard_of(whole)
        if whose or whole.has("upr", "venue", "troika") or seems_a_review(whole):
            self.memory.sentences_since_review = 0
        if whole.has("resolution") or seems_a_vote(whole):
            self.memory.sentences_since_resolution = 0
        if whole.has("recommendation") or _counts_proposals(whole):
            self.memory.sentences_since_recommendation = 0
        self.memory.sentence = whole
        of_advice = whole.has("recommendation") and not whole.has("resolution", "voting")
        self.text.tallies = [] if of_advice else tallies_in(whole)
        if self.text.tallies and (self.text.of_the_united_nations or is_of_states(whole)):
            self.memory.sentences_since_resolution = 0
        self._topic(whole)
        self.memory.said, self.memory.named = [], whose
        self.memory.opened = None
        self.memory.ahead = next((each for each in whole.mentions if each.start not in self.text.told_in), None)
        unsaid, advised = self._unsaid(whole), self._advised(whole)
        left: int | None = None
        for piece in self._pieces(whole.start, whole.end):
            if piece.start in self.text.remarked:
                left = None
                self._remarking(self.text.remarked[piece.start], piece.start)
            for first, last, anchored in self._cuts(piece):
                clause = Clause(self.text, first if left is None else left, last)
                found = list(self._read(clause))
                yield from (each for each in found if not self._is_withheld(each, clause, unsaid, advised))
                self.memory.notice(clause)
                if all(not each.states for each in found) and (named := clause.states(objective=False)):
                    self.memory.subjects = named[:1]  # `Russia, X said, acceded …`
                parted = self.folded.plain[first:last].rstrip()[-1:] in (";", ":")
                parted = parted or (len(clause.numbers) > 1 and clause.has("adopt", "recorded"))
                keep = not found and not parted and (anchored or not clause.mentions) and last - clause.start < 600
                left = clause.start if keep else None

    def _remarking(self, start: int, end: int) -> None:
        """Whoever remarks something is whom *it* means where nobody was spoken of: `Chad recalls that it …`."""
        named = tuple(each.state for each in begun_in(self.text.states, start, end))
        if named and not self.memory.subjects and not self.memory.topic:
            self.memory.subjects = named[:1]

    def _unsaid(self, sentence: Clause) -> list[tuple[int, int]]:
        """The stretches of a sentence that it denies or only supposes: what it tells there, nobody claims."""
        plain = self.folded.plain

        def end_of(place: int) -> int:
            stop = plain.find(";", place, sentence.end)
            return sentence.end if stop < 0 else stop

        after = [(start, end_of(start)) for start, _ in sentence.find("denied", "supposed")]

        def start_of(place: int) -> int:
            parted = [match.start() for match in self.words.breaks.finditer(plain, sentence.start, place)]
            return max([sentence.start, plain.rfind(";", sentence.start, place), *parted])

        before = [(start_of(start), end) for start, end in sentence.find("untrue")]
        return [*after, *before]

    def _advised(self, sentence: Clause) -> list[tuple[int, int]]:
        """The stretches of a sentence that say what somebody ought to do: as far as a word that parts clauses."""
        plain = self.folded.plain
        told = plain[sentence.start : sentence.end].strip(" \n\"'")
        before = plain[max(0, sentence.start - _MARK) : sentence.start].rsplit("\n", 1)[-1]
        self.in_list = self.advising and _ITEM.match(before.lstrip() or told) is not None
        if self.in_list:
            return [(sentence.start, sentence.end)]
        self.advising = told.endswith(":") and sentence.has("advised", "recommendation")
        found = []
        for start, end in sentence.find("advised"):
            stops = [m.start() for m in _AFTER_ADVICE.finditer(plain, end, sentence.end)]
            breaks = self.words.breaks.finditer(plain, end, sentence.end)
            stops += [m.start() for m in breaks if not self.words.ands.match(plain, m.start())]
            found.append((start, min(stops, default=sentence.end)))
        return found

    def _is_withheld(
        self, claim: Claim, clause: Clause, unsaid: list[tuple[int, int]], advised: list[tuple[int, int]]
    ) -> bool:
        """Whether a claim that a record could decide is none: denied, supposed, advised, or told of nobody that is a
        State."""
        if claim.kind in _OF_OPINION:
            return not claim.states and bool(clause.instruments()) and clause.has("everyone")
        if any(start < clause.end and clause.start < end for start, end in unsaid):
            return True
        if claim.kind in _OF_DEEDS and not claim.details.negated and claim.details.act != "demanded":
            first, last = self.folded.folded(claim.start, claim.end)
            middle = (max(first, clause.start) + min(last, clause.end)) // 2
            owing = claim.details.act == "owed" and bool(clause.bodies())  # `urged to submit its overdue report`
            if any(start <= middle < end for start, end in advised) and (self.in_list or not owing):
                return True
        start = self.memory.sentence.start if self.memory.sentence else clause.start
        if not any(start <= first < clause.end for first, _ in self.text.nobody):
            return False
        acting = set(claim.details.by or claim.states[:1])
        return bool(acting - set(clause.states()) - {clause.own()})

    def _topic(self, around: Clause) -> None:
        """`…, the minister said of North Korea`: whom a sentence is about, where only the words around it say so."""
        start, end = around.start, around.end
        described = around.find("described")
        self.memory.told_of = None
        for mention in inside(self.text.states, start, end):
            hidden = mention.start in self.text.told_in
            if any(0 <= mention.start - last < _RIGHT_AFTER for _, last in described):
                self.memory.told_of = mention.state
            if not hidden or not around.objective(mention) or around.text.speaker(start, end).state == mention.state:
                continue
            told = self.folded.plain[max(start, mention.start - 40) : mention.start]
            if self.words.classes["said_of"].search(told):
                memory = self.memory
                memory.subjects, memory.target, memory.reviewed = (mention.state,), mention.state, mention.state
                if around.has("upr", "review", "venue"):
                    memory.sentences_since_review = 0
                if around.has("resolution"):
                    memory.sentences_since_resolution = 0

    def _pieces(self, start: int, end: int) -> Iterator[_Piece]:
        """The sentence without the words that tell who speaks."""
        place = start
        for first, last in self.text.hidden:
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
                if (
                    name in _ONLY_OF_REVIEWS
                    and self.memory.sentences_since_review > 1
                    and not self.text.only_of_reviews
                ):
                    continue
                for start, end in self.text.spans(name, piece.start, piece.end):
                    if name in ("abstain", "against", "for", "reject") and self.text.counted(start):
                        continue
                    if name == "of_group" and not (
                        self.text.tallies or self.memory.kinds[-1:] == (Kind.ADOPTION_MODE,)
                    ):
                        continue
                    if name == "bound" and not self._beside_a_treaty(start, end, piece):
                        continue
                    if family == "commit" and any(end <= a.end for a in last_before(self.text.states, start + 1)):
                        continue  # a name that ends like a verb
                    found.append((start, end, family, name))
        for start, end in self.text.tallies:
            if piece.start <= start and end <= piece.end:
                found = [each for each in found if each[2] == "adoption" or not start <= each[0] < end]
                if not any(each[2] == "adoption" and _joined(self.folded.plain, each, start) for each in found):
                    found.append((start, end, "adoption", "recorded"))
        if self.memory.sentences_since_recommendation <= 1:
            for name in ANSWERS:
                for start, end in self.text.spans(name, piece.start, piece.end):
                    found.append((start, end, "recommendations", name))
        if any(each[3] == "abstain" for each in found):  # `abstained (in the vote)` is one verb
            votes = self.text.spans("abstentions", piece.start, piece.end)
            found = [
                each
                for each in found
                if each[3] != "recorded" or not any(start <= each[0] and each[1] <= end for start, end in votes)
            ]
        found = [each for each in found if not self._in_the_name_of_a_treaty(*each[:2])]
        order = [family for family, _ in _FAMILIES]
        kept: list[tuple[int, int, str, str]] = []
        for one in sorted(found, key=lambda each: (each[0] - each[1], order.index(each[2]))):
            if not any(one[0] < end and start < one[1] for start, end, _, _ in kept):
                kept.append(one)
        return sorted(kept)

    def _in_the_name_of_a_treaty(self, start: int, end: int) -> bool:
        """Whether words only belong to a name: `… on the participation of children in armed conflict`."""
        return any(first < start and end <= last for first, last, _ in self.text.named)

    def _beside_a_treaty(self, start: int, end: int, piece: _Piece) -> bool:
        """Whether a treaty is named not far from a place."""
        first, last = max(piece.start, start - _BESIDE), min(piece.end, end + _BESIDE)
        around = Clause(self.text, first, last)
        return around.has("treaty") or bool(around.instruments())

    def _cuts(self, piece: _Piece) -> Iterator[tuple[int, int, bool]]:
        """The clauses of a piece, and whether each holds words that make one."""
        anchors = self._anchors(piece)
        place = piece.start
        if anchors:
            cut = self.text.boundary(place, anchors[0][0], 2.4)
            if cut is not None:
                yield place, cut, False
                place = cut
        verbs = [each for each in anchors if each[2] != "mechanism"]
        for (_, end, family, said), (start, _, following, says) in pairwise(verbs):
            if said == says == "abstain" and self.text.only_states(end, start):
                continue  # `امتنعت الكويت وقطر عن التصويت`: the words of one verb
            together = family == following and family in _TOGETHER and {said, says} != _TWO_MODES
            cut = self.text.boundary(max(end, place), start, 2.4 if together else 0.9)
            if cut is None and self.words.language == "ar" and says in ("accept", "refuse") and says != said:
                cut = start  # `received 167 recommendations (of which) it rejected fifty`, with nothing between
            if cut is not None and cut > place:
                yield place, cut, True
                place = cut
        if anchors:
            cut = self.text.boundary(max(place, anchors[-1][1]), piece.end, 2.4)
            if cut is not None and inside(self.text.states, cut, piece.end):
                yield place, cut, True
                place = cut
        if anchors:
            for match in self.words.classes["too"].finditer(self.folded.plain, anchors[-1][1], piece.end):
                comma = self.folded.plain.rfind(",", place, match.start() + 1)
                after = begun_in(self.text.states, match.start() - 29, piece.end)
                if comma > anchors[-1][1] and after and match.start() - comma < 30:
                    yield place, comma + 1, True
                    place = comma + 1
                    break
        if anchors and anchors[-1][2] in ("review", "mechanism"):
            cut = self._another_time(place, piece.end)
            if cut is not None:
                yield place, cut, True
                place = cut
        yield place, piece.end, bool(anchors)

    def _another_time(self, start: int, end: int) -> int | None:
        """Where a second State with a time of its own follows a first: `in 2023 and that of Morocco in 2021`."""

        def of(first: int, last: int) -> bool:
            return bool(begun_in(self.text.states, first, last) and begun_in(self.text.moments, first, last))

        times = begun_in(self.text.moments, start, end)
        if len(times) != 2:
            return None
        cut = self.text.boundary(times[0].end, times[1].start, 0.9)
        return cut if cut is not None and of(start, cut) and of(cut, end) else None

    # Reading a clause

    def _read(self, clause: Clause) -> Iterator[Claim]:
        found = next((found for rule in RULES if (found := list(rule(clause, self.memory)))), [])
        if all(each.kind in _OF_REVIEWS for each in found) and clause.has("recommendation") and opens_a_total(clause):
            found = []  # `Of the 167 recommendations of the first review, …`: what follows tells of them
        if found and all(each.kind is Kind.COMMITMENT for each in found) and done_before(clause):
            found += recommendations(clause, self.memory)
        if not any(each.kind in _OF_REVIEWS for each in found):
            if found:
                found = [*beside(clause, self.memory), *found]
            self.memory.reviewed = heard_of(clause) or self.memory.reviewed
        for draft in found:
            claim = self._claim(clause, draft)
            self._remember(claim)
            yield claim

    def _claim(self, clause: Clause, draft: Draft) -> Claim:
        start, end = draft.place or (clause.start, clause.end)
        plain = self.folded.plain
        while start < end and not plain[start].isalnum():
            start += 1
        while end > start and not plain[end - 1].isalnum():
            end -= 1
        first, last = self.folded.place(start, end)
        over = passed_over(clause, draft, self.memory.sentence or clause, self.memory.said)
        return Claim(
            draft.kind,
            first,
            last,
            self.statement.text[first:last],
            self.text.speaker(start, end).id,
            tuple(dict.fromkeys(draft.states)),
            draft.value,
            replace(draft.details, passed_over=over, extreme=clause.extreme()),
            draft.confidence,
        )

    def _remember(self, claim: Claim) -> None:
        memory = self.memory
        memory.kinds = (*memory.kinds[-3:], claim.kind)
        memory.last = claim
        memory.said.append(claim)
        if claim.kind in _OF_REVIEWS:
            memory.sentences_since_review = 0
            memory.review = claim.details
            memory.reviewed = claim.details.target or (claim.states[-1] if claim.states else memory.reviewed)
            memory.subjects = claim.details.by or ((memory.reviewed,) if memory.reviewed else memory.subjects)
        elif claim.kind in _OF_RESOLUTIONS:
            memory.sentences_since_resolution = 0
            memory.target = claim.details.target or memory.target
            memory.symbol = claim.details.symbol or memory.symbol
            memory.body = claim.details.body or memory.body
            memory.whens = claim.details.whens or memory.whens
        elif claim.kind is Kind.RECOMMENDATION_COUNT:
            memory.sentences_since_recommendation, memory.counted = 0, claim
            memory.reviewed = claim.details.target or memory.reviewed
            memory.subjects = (memory.reviewed,) if memory.reviewed else memory.subjects
            memory.review = claim.details
        elif claim.states:
            memory.subjects = claim.states


def _answers(question: Clause, answer: Clause) -> bool:
    """`Who drafted it? Norway.` – whether a few words, with no denial, answer what was asked right before."""
    few = len(WORD.findall(answer.plain[answer.start : answer.end])) <= _FEW_WORDS
    return few and question.asks() and not answer.asks() and not answer.has("neg", "never", "no", "conditional")


def _goes_on(first: Clause, second: Clause) -> bool:
    """`Jordan at the UPR today. 112 speakers.` – whether two scraps of sentences say one thing."""
    words = len(WORD.findall(first.plain[first.start : second.end]))
    return words <= _FEW_WORDS and not first.asks() and not second.asks()


def _joined(plain: str, anchor: tuple[int, int, str, str], start: int) -> bool:
    """Whether a result of a vote belongs to what is said of an adoption before it."""
    return anchor[0] <= start and ";" not in plain[anchor[1] : start]


def _counts_proposals(clause: Clause) -> bool:
    """`took on 284 of the 346 proposals`: so many of them, answered, can only be recommendations."""
    counted = any(n.value > _FEW and clause.unit_after(n, "proposal", 0) for n in clause.numbers)
    return counted and clause.has("accept", "refuse", "receive") and not clause.has("other_matter")


_FEW_WORDS = 12
"""Words of an answer that leans on its question."""

_RIGHT_AFTER = 4
"""Signs between *described* and the State that was."""

_FEW = 20
"""Proposals that may be of any kind."""

_BESIDE = 80
"""Signs between a treaty and words that tell how a State stands to it."""

_TOGETHER = frozenset({"adoption", "reports", "judgement", "causal", "selectivity"})
"""Families whose words go together in one clause unless something stronger than a comma parts them."""

_TWO_MODES = {"consensus", "recorded"}
"""What two texts, or one text in two years, can be told apart by."""

_ONLY_OF_REVIEWS = frozenset({"due", "spoke", "away", "among", "faced"})
"""Words that make a clause only where a review is spoken of."""

_ITEM = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)\]]|[-•*·])")
"""What an item of a list begins with."""

_MARK = 8
"""Signs before a sentence in which the mark of an item may stand."""

_AFTER_ADVICE = re.compile(r";|, (?:which|who|qui|que|котор\w+)\b|(?<=\w) (?:التي|الذي) ")
"""What ends a piece of advice within a sentence, beside the words that part clauses."""

_OF_DEEDS = (Kind.TREATY_MEMBERSHIP, Kind.REPORTS_DUE, Kind.RESOLUTION_POSITION, Kind.SPONSORSHIP)
"""Kinds of claims that tell what a State has done, which it may also be advised to do."""

_OF_OPINION = (Kind.JUDGEMENT, Kind.CAUSAL, Kind.SELECTIVITY, Kind.COMMITMENT)
_OF_REVIEWS = (Kind.REVIEW_COUNT, Kind.REVIEW_DUE, Kind.REVIEW_PARTICIPATION)
_OF_RESOLUTIONS = (Kind.RESOLUTION_POSITION, Kind.ADOPTION_MODE, Kind.SPONSORSHIP)
