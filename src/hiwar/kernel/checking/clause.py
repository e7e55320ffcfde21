"""A clause of a statement and what stands in it: States, numbers, times, symbols, instruments, and words by their
classes; what a claim made of it would be, and what earlier claims left to be understood.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from operator import attrgetter

from hiwar.kernel.checking.model import Claim, Compare, Details, Kind, When
from hiwar.kernel.checking.stretches import Overlapping, begun_in, inside, last_before, spans_inside
from hiwar.kernel.checking.words import PARENT_OF, Words, words
from hiwar.kernel.reading.press import REPORTER, Speaker, Statement
from hiwar.kernel.understanding.folding import Folded, fold
from hiwar.kernel.understanding.moments import Moment, moments
from hiwar.kernel.understanding.naming import Mention, places
from hiwar.kernel.understanding.numerals import Number, numbers

_SYMBOL = re.compile(
    r"(?<![a-z0-9/.])(?:a/res/|a/hrc/res/|s/res/)?(?P<symbol>(?:es-)?\d{1,2}/\d{1,3}|20\d\d/\d{1,3})(?![\d/]|-\d)(?:[a-z](?!\w))?"
)
TALLY = re.compile(r"(?<![\d/.\-])(\d{1,3})\s?-\s?(\d{1,3})(?:\s?-\s?(\d{1,3}))?(?![\d/.]|-\d)")
_DROPS_PRONOUNS = ("ar", "es")
"""Languages whose verbs say by themselves that somebody named before is meant."""
WORD = re.compile(r"\w+(?:['-]\w+)*")


@dataclass(slots=True)
class Memory:
    """What earlier clauses spoke of, for those that say `it`, `the text`, `of which`. `said` are the claims of the
    sentence so far, `named` the State whose review it names anywhere."""

    subjects: tuple[str, ...] = ()
    target: str | None = None
    symbol: str | None = None
    body: str | None = None
    whens: tuple[When, ...] = ()
    reviewed: str | None = None
    named: str | None = None
    said: list[Claim] = field(default_factory=list)
    review: Details = field(default_factory=Details)
    kinds: tuple[Kind, ...] = ()
    instruments: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    topic: str | None = None
    ahead: Mention | None = None
    listed: tuple[str, ...] = ()
    other: str | None = None
    opened: int | None = None
    counted: Claim | None = None
    last: Claim | None = None
    sentences_since_treaty: int = 99
    sentences_since_report: int = 99
    sentences_since_review: int = 99
    sentences_since_resolution: int = 99
    sentences_since_recommendation: int = 99
    sentences_since_topic: int = 99
    sentences_since_agent: int = 99
    sentence: Clause | None = None
    told_of: str | None = None

    def named_before(self, clause: Clause) -> list[str]:
        """The States that the sentence of a clause names before it, but for those that something is about."""
        sentence = self.sentence
        if sentence is None:
            return []
        return [m.state for m in sentence.mentions if m.end <= clause.start and not sentence.objective(m)]

    @property
    def end(self) -> int:
        """Where the sentence ends that is read."""
        return self.sentence.end if self.sentence else 0

    def alone_before(self, clause: Clause) -> tuple[str, ...]:
        """The States that stand alone before a clause, parted from it by who speaks: `Cuba, she wrote, …`."""
        sentence = self.sentence
        if sentence is None:
            return ()
        first = next((a for a, b in clause.text.hidden if sentence.start < a < b <= clause.start), None)
        if first is None:
            return ()
        begins = max(sentence.start, clause.plain.rfind(":", sentence.start, first) + 1)
        alone = clause.text.only_states(begins, first)
        return tuple(m.state for m in sentence.mentions if alone and begins <= m.start and m.end <= first)

    def in_sentence(self, clause: Clause, claim: Claim) -> bool:
        """Whether a claim was made in the sentence that a clause stands in."""
        start = self.sentence.start if self.sentence else clause.start
        return claim.start >= clause.text.folded.at[start]

    def consensus_ahead(self, clause: Clause) -> bool:
        """Whether the sentence of a clause says after it again that nothing was put to a vote."""
        sentence = self.sentence
        return sentence is not None and any(start >= clause.end for start, _ in sentence.find("consensus"))

    def meant(self, clause: Clause) -> str | None:
        """The State that a clause without any is about: the one spoken of last, or else that of whoever speaks."""
        if told := self._told_of_right_before(clause):
            return told
        if clause.of_somebody_unknown and not clause.has("they"):
            return None
        if self.subjects:
            return self.subjects[0]
        return self.topic or (self.ahead.state if self.ahead else clause.spoken_for())

    def _told_of_right_before(self, clause: Clause) -> str | None:
        """The State right before a clause that goes on about it: `longer than Chad, which joined in 1993`."""
        first = WORD.search(clause.plain, clause.start, clause.end)
        if self.sentence is None or first is None or not clause.text.spans("relative", first.start(), first.end()):
            return None
        near = [m.state for m in self.sentence.mentions if 0 <= first.start() - m.end <= _CLOSE]
        return near[-1] if near else None

    def advises(self) -> bool:
        """Whether the sentence before these words told of recommendations: `three: one, accede to …`."""
        return self.kinds[-1:] == (Kind.RECOMMENDATION_COUNT,) and self.sentences_since_recommendation <= _ADVICE

    def notice(self, clause: Clause) -> None:
        """What a clause speaks of beside what it claims: treaties, reports under them, a State."""
        named = tuple(dict.fromkeys(short for _, _, shorts in clause.instruments() for short in shorts))
        if named := named or clause.bodies():
            self.instruments, self.sentences_since_treaty = named, 0
        if named and (clause.has("report") or (clause.bodies() and clause.has("owed", "late", "owes", "submit"))):
            self.under, self.sentences_since_report = named, 0
        if about := clause.under_review():
            self.reviewed = about
        if named_states := clause.states(objective=False) or clause.states():
            self.topic, self.listed = named_states[0], named_states
        self.other = next((state for state in clause.states() if state != clause.speaking()), self.other)

    def near_a_review(self, clause: Clause, sentences: int) -> bool:
        """Whether a review was spoken of so many sentences ago, or is what the text is about."""
        return self.sentences_since_review <= sentences or clause.text.only_of_reviews

    def told(self, kind: Kind) -> bool:
        """Whether one of the last claims was of a kind."""
        return kind in self.kinds[-3:]


_CLOSE = 3
"""Signs between a State and what goes on about it."""


@dataclass(slots=True)
class Draft:
    """A claim before it has its quote and its speaker."""

    kind: Kind
    states: tuple[str, ...]
    value: object
    details: Details = field(default_factory=Details)
    place: tuple[int, int] | None = None
    confidence: float = 0.9


class Text:
    """A statement folded, with everything in it that clauses are made of."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.quoted = Overlapping(statement.quotations)
        self._told = Overlapping(each for each in statement.quotations if each.depth == 0)
        self.folded: Folded = fold(statement.text)
        self.words: Words = words(statement.language)
        self.plain = self.folded.plain
        named = places(self.folded, statement.language)
        self.states = [each for each in named if each.form != "elsewhere"]
        self.moments: list[Moment] = moments(self.folded.plain, statement.language)
        self.numbers: list[Number] = numbers(self.folded.plain, statement.language)
        found = self.words.classes.spans(self.plain)
        self._spans = {**found, **{name: _without(found[name], found[other]) for name, other in _NOT_IN.items()}}
        self.named = self._names(self.words.instruments)
        self.implied = self._names(self.words.implied)
        self.committees = self._names(self.words.bodies)
        self.hidden = [
            each
            for each in map(self._folded, statement.attributions)
            if not self._counts_recommendations(*each) and not self._is_of_a_committee(*each)
        ]
        remarked = self._remarked()
        self.hidden += remarked
        self.remarked = {end: start for start, end in remarked}
        """Where remarks begin, by where they end."""
        if statement.dateline:
            self.hidden.append(self._folded(statement.dateline))
        people = [each for each in statement.speakers if each.id != REPORTER]
        speaking = [each for each in people if each.state]
        alone = speaking or people
        self.orator = alone[0] if len(alone) == 1 and not statement.attributions else None
        """Whose speech the text is, where nobody is reported to say any of it."""
        states = {each.state for each in speaking}
        self.sole = states.pop() if len(states) == 1 else None  # of whoever speaks, where only one can
        self.told_in = {each.start: first for first, last in self.hidden for each in begun_in(self.states, first, last)}
        """Where the words that tell who speaks begin, by the places of the States named in them."""
        self.hidden.sort()
        self.tallies: list[tuple[int, int]] = []
        whole = Clause(self, 0, len(self.plain))
        left_out = self._left_out()
        regions = [each for each in self.states if each.form == "region" and not self._is_of_a_text(whole, each)]
        self.nobody = sorted(
            [(each.start, each.end) for each in (*named, *regions) if each in regions or each.form == "elsewhere"]
            + [(each.start, each.end) for each in left_out]
            + whole.find("everyone")
        )
        """Names that are no State, or of States that a sentence leaves out, and *every State*: nobody that acts."""
        self.exceptions = [
            (start, each.end)
            for each in left_out
            for start, end in whole.find("everyone", "excepted")
            if 0 <= each.start - end <= _LISTED
        ]
        """Where States are left out of all others: `all States but the US`."""
        self.states = [each for each in self.states if each not in regions and each not in left_out]
        whole = Clause(self, 0, len(self.plain))
        self.of_the_united_nations = whole.has("resolution", "ga", "hrc", "chr", "committee3")
        self.of_other_matters = (
            len(whole.find("other_matter", "domestic")) > 1
            and not (self.of_the_united_nations or self.named or self.committees)
            and not whole.has("upr", "venue", "troika", "recommendation")
        )
        """Whether it speaks of budgets, matches, the weather, and of nothing that the record holds."""
        self.of_reviews = whole.has("upr", "review", "venue", "troika")
        short = len(self.plain) <= _SHORT
        reviewing = whole.has("upr", "venue", "troika", "reviewed") or (
            whole.has("review") and whole.has("delegations")
        )
        self.only_of_reviews = short and reviewing
        """Whether it is so short that reviews, once named, are what all of it is about."""
        others = {each.state for each in self.states} - states
        self.alone = others.pop() if short and len(others) == 1 else None
        """The only State that a short text names beside those that speak."""

    def _names(self, groups: Iterable[tuple[tuple[str, ...], str]]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Where treaties or their committees are named, all of them in order."""
        return sorted((*span, shorts) for shorts, group in groups for span in self._spans[group])

    def _remarked(self) -> list[tuple[int, int]]:
        """`We note with concern that …`, `Chad regrets that …`: whoever remarks something is not whom it is about."""
        found = []
        selves = sorted([*((each.start, each.end) for each in self.states), *self._spans["we"]])
        for start, end in self._spans["remarks"]:
            near = selves[bisect_left(selves, (start - _NEAR_BY,)) : bisect_left(selves, (end,))]
            before = [a for a, b in near if b <= start and _REMARKING.fullmatch(self.plain[b:start])]
            if before or any(start <= a for a, _ in near):
                found.append((min([start, *before]), end))
        return found

    def _left_out(self) -> list[Mention]:
        """The States that a sentence names to leave them out: `all but Cuba`, `…, not Russia`, `unlike Canada, …`."""
        found: list[Mention] = []
        plain = self.plain
        starts = [(end, False) for _, end in self.spans("excepted", 0, len(plain))]
        for start, end in self.spans("rather", 0, len(plain)):
            if plain[max(0, start - 3) : start].rstrip()[-1:] == ",":
                starts.append((end, True))
        for end, denied in starts:
            those = self.states[bisect_left(self.states, end, key=attrgetter("start")) :]
            listed: list[Mention] = []
            for each in those:
                place = listed[-1].end if listed else end
                between = plain[place : each.start]
                if len(between) > _LISTED or len(WORD.findall(between)) > 2 or re.search(r"[.;:!?]", between):
                    break
                if not listed and ("," in between or (denied and set(WORD.findall(between)) - _ARTICLES)):
                    break
                listed.append(each)
            joined = [
                i for i in range(1, len(listed)) if "," not in plain[listed[i - 1].end : listed[i].start]
            ]  # a list goes on over commas as far as its *and*
            if listed and self.words.ands.search(plain, listed[-1].end, listed[-1].end + 4):
                joined.append(len(listed) - 1)  # `but for Cuba, China and some others`
            found += listed[: (joined[-1] if joined else 0) + 1]
        return found

    def _is_of_a_text(self, whole: Clause, region: Mention) -> bool:
        """Whether a region is what a resolution is about."""
        first, last = max(0, region.start - _ABOUT), min(len(self.plain), region.end + _ABOUT)
        texts = self.spans("resolution", first, last)
        spoken_of = texts or any(self.spans(name, first, last) for name in ("against", "for", "abstain", "recorded"))
        named = any(
            self.words.of_text.fullmatch(self.plain, region.end, max(start, region.end))
            for start, _ in texts
            if region.end <= start <= region.end + 12
        )
        return named or (bool(spoken_of) and whole.objective(region))

    def _folded(self, place: tuple[int, int]) -> tuple[int, int]:
        return self.folded.folded(*place)

    def _is_of_a_committee(self, start: int, end: int) -> bool:
        """Whether they name a treaty body, which says whose reports it has and has not."""
        return bool(spans_inside(self.committees, start, end))

    def _counts_recommendations(self, start: int, end: int) -> bool:
        """Whether words taken for those that tell who speaks count recommendations: `and noted 130`."""
        classes = self.words.classes
        return any(start <= n.start <= end + 1 and n.kind == "cardinal" for n in self.numbers) and any(
            classes[name].search(self.plain, start, end) for name in ("recommendation", "proposal", "accept", "refuse")
        )

    def spans(self, name: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where words of a class stand in a stretch. The text was searched once for all classes; what reaches over the
        edges of the stretch is searched again within them."""
        found = self._spans[name]
        inside: list[tuple[int, int]] = []
        at = bisect_left(found, (start,))
        if at and found[at - 1][1] > start:
            inside += self._again(name, start, min(found[at - 1][1], end))
        for first, last in islice(found, at, None):
            if first >= end:
                break
            inside += [(first, last)] if last <= end else self._again(name, first, end)
        return inside

    def _again(self, name: str, start: int, end: int) -> list[tuple[int, int]]:
        return [match.span() for match in self.words.classes[name].finditer(self.plain, start, end)]

    def named_speaker(self, start: int, end: int) -> Speaker | None:
        """Who is named in a stretch of the folded text by the last part of a name: `Aas vowed to …`."""
        there = self.plain[start:end]
        for last, each in self._last_names:
            if last in there and re.search(rf"(?<!\w){re.escape(last)}(?!\w)", there):
                return each
        return None

    @cached_property
    def _last_names(self) -> list[tuple[str, Speaker]]:
        """Everybody who speaks, by the last part of the name."""
        named = [(fold(each.name).plain.split(), each) for each in self.statement.speakers if each.name]
        return [(words[-1], each) for words, each in named if words]

    def speaker(self, start: int, end: int) -> Speaker:
        """Who says a stretch of the folded text."""
        place = self.folded.place(start, end)
        found = self.statement.speaker_of(self._told.over(*place), *place)
        return self.orator if self.orator and found.id == REPORTER else found

    def counted(self, start: int) -> bool:
        """Whether a number stands right before (`53 abstaining`), so that it is a tally and not what a State did."""
        in_tally = any(first <= start < last for first, last in self.tallies)
        return in_tally or any(
            start - 3 <= n.end <= start
            and n.value <= VOTERS
            and not any(n.start < m.end for m in last_before(self.moments, n.start + 1))
            for n in last_before(self.numbers, start, 4)
        )  # `in 2015 it abstained` is no number of abstentions

    def tally_in(self, start: int, end: int) -> bool:
        """Whether the result of a vote stands in a stretch."""
        return any(start <= first and last <= end for first, last in self.tallies)

    def boundary(self, start: int, end: int, least: float) -> int | None:
        """Where two clauses part: the strongest mark or word between two anchors, the last of equals. A Russian dash
        stands for *is* more often than it parts."""
        plain, found = self.folded.plain, []
        for match in re.finditer(r"[;:]|\s-+\s|\.\s", plain[start:end]):
            is_verb = self.words.language == "ru" and "-" in match[0]
            found.append((1.2 if is_verb else 3.0, start + match.end()))
        for match in self.words.breaks.finditer(plain, start, end):
            found.append((3.0, match.start()))
        reach = min(end + 1, len(plain))  # an Arabic `and` is the first letter of the word after it
        ands = [match.start() for match in self.words.ands.finditer(plain, start, reach + 1) if match.start() <= end]
        for match in re.finditer(r",", plain[start:end]):
            place = start + match.end()
            joined = any(0 <= each - place <= 2 for each in ands) or plain[: place - 1].endswith('"')
            if not self._in_number_list(place):
                found.append((2.5 if joined else 1.5, place))
        found += [(1.0, each) for each in ands if not self._inside_name(each) and not self._in_list(each)]
        names = ((first, last) for first, last, _ in (*self.named, *self.committees))
        whole = [each for each in (*self.tallies, *names, *self.exceptions) if each[0] < end and start < each[1]]
        found = [each for each in found if each[0] >= least and not any(a < each[1] < b for a, b in whole)]
        weak = sorted(place for rank, place in found if rank < 2)
        if found and max(found)[0] < 2 and (listed := [each for each in weak if self.only_states(each, end)]):
            return listed[0]
        return max(found, default=(0.0, None), key=lambda each: (each[0], each[1] or 0))[1]

    def only_states(self, start: int, end: int) -> bool:
        """Whether nothing but names of States stands in a stretch: those that a verb after it goes with."""
        rest = self.folded.plain[start:end]
        within = begun_in(self.states, start, end)
        for each in reversed(within):
            if each.end <= end:
                rest = rest[: each.start - start] + rest[each.end - start :]
        others = [word for word in WORD.findall(rest) if word not in _ARTICLES]
        return bool(within) and len(others) <= 3

    def _in_list(self, place: int) -> bool:
        """Whether a Chinese *and* stands between two States: a comma would part two clauses."""
        if self.words.language != "zh":
            return False
        before, after = last_before(self.states, place), begun_in(self.states, place + 1, place + 2)
        return any(each.end == place for each in before) and bool(after)

    def _in_number_list(self, place: int) -> bool:
        return any(n.start < place < n.end for n in last_before(self.numbers, place))

    def _inside_name(self, place: int) -> bool:
        if any(place < each.end for each in last_before(self.states, place)):
            return True
        if any(place < n.end for n in last_before(self.numbers, place + 1)):
            return True
        return any(start < place < end for start, end, _ in (*self.named, *self.committees))


_SHORT = 900
"""Signs of a text that is about one thing."""

_ADVICE = 3
"""Sentences after recommendations that were counted in which each may be told."""


def _without(found: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that touch none of the others."""
    return [each for each in found if not any(a < each[1] and each[0] < b for a, b in others)]


_NOT_IN = {"refuse": "remarks", "accept": "earlier"}
"""Classes whose words mean something else within a phrase of another: `note` in `note that`."""

_REMARKING = re.compile(r"[ \-]?(?:[^\s,.;:]+ ){0,2}")
"""What stands between whoever remarks something and the verb: `Chad also notes that`."""

_NEAR_BY = 80
"""Signs before such a verb in which whoever remarks something begins to be named."""

_ARTICLES = frozenset({"the", "la", "le", "les", "l", "el", "los", "las"})

_TOLD = 3
"""Signs between the words that tell who speaks and what is said."""

VOTERS = 193
"""Votes that can be counted at most, one of every Member State: a larger number is a year."""

_LISTED = 12
"""Signs between the States of a list."""

_ABOUT = 100
"""Signs between a region and the text that is about it."""

_OF_THE_CHILD = {("OPAC",), ("OPSC",), ("OPIC",)}
_NAMED, _OF_IT = 30, 12
"""The protocols of one treaty that have names of their own; signs between *protocol* and the treaty in such a name, and
between a protocol and the treaty whose it is."""


_DENYING = ("neg", "never", "turning", "absent")
"""Classes of words that deny what is said, unless they only tell when it was."""

_BEFORE_TIME = (
    ("since", "since", 1),
    ("until", "until", 1),
    ("before_then", "before", 1),
    ("by_then", "by", 0),
    ("after_then", "after", 0),
)
"""Classes of words before a time, the role that they give it, and how many words may stand between."""

_BEHIND_TIME = (("before_it", "before"), ("after_it", "after"), ("at_latest", "by"), ("at_earliest", "since"))
"""The same of words behind it."""

_DATED = frozenset("-0123456789")
"""How times begin that are told by their date."""

_TURNED: Mapping[str, str] = {"until": "on", "before": "since"}
"""What a negation makes of a role: what was not until then, was then; what is not before then, is from then on."""

_REACH = 24
"""Signs before a time in which such words begin."""

_PARTED = re.compile(r"[,;:(]")


def _blank(plain: str, place: int) -> int:
    return int(plain[place : place + 1] in (" ", ","))


class Clause:
    """A stretch of text and all that was found in it."""

    def __init__(self, text: Text, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.plain = text.folded.plain
        self.words = text.words
        self._found: dict[str, list[tuple[int, int]]] = {}
        self.mentions: list[Mention] = [
            each for each in inside(text.states, start, end) if text.told_in.get(each.start, start) <= start
        ]

    # What stands in the clause

    @cached_property
    def symbols(self) -> list[tuple[int, int, str]]:
        """The symbols of texts: `69/188`."""
        return [(m.start(), m.end(), m["symbol"]) for m in _SYMBOL.finditer(self.plain, self.start, self.end)]

    @cached_property
    def moments(self) -> list[Moment]:
        """The times that it names."""
        return inside(self.text.moments, self.start, self.end)

    @cached_property
    def sessions(self) -> list[Number]:
        """The numbers of sessions."""
        return [each for each in self._numbers if self._is_session(each)]

    @cached_property
    def numbers(self) -> list[Number]:
        """All other numbers, but for those of symbols and times."""
        return [each for each in self._numbers if each not in self.sessions]

    @cached_property
    def _numbers(self) -> list[Number]:
        taken = [(a, b) for a, b, _ in self.symbols] + [(each.start, each.end) for each in self.moments]
        every = inside(self.text.numbers, self.start, self.end)
        return [each for each in every if not any(each.start < b and a < each.end for a, b in taken)]

    def has(self, *names: str) -> bool:
        """Whether a word of one of these classes stands in it."""
        return any(self._spans(name) for name in names)

    def find(self, *names: str) -> list[tuple[int, int]]:
        """Where the words of these classes stand, in order."""
        return sorted(span for name in names for span in self._spans(name))

    def _spans(self, name: str) -> list[tuple[int, int]]:
        if name not in self._found:
            found = self.text.spans(name, self.start, self.end)
            if name in _DENYING and found:  # `not until 2009` says when it was
                when = self.turned("on")
                found = [(start, end) for start, end in found if not any(start < b and a < end for a, b in when)]
            self._found[name] = found
        return self._found[name]

    def names_sessions(self, number: Number) -> bool:
        """Whether the word that makes a number is one for sessions, which are named: an Arabic dual, `the two sessions,
        the sixth and the nineteenth`."""
        return bool(self.sessions) and self.words.session.search(self.plain, number.start - 2, number.end) is not None

    def _is_session(self, number: Number) -> bool:
        """Whether a number is that of a session, by the word beside it or beside another that it is told with: `the
        sixth and nineteenth sessions`."""
        beside = [*last_before(self.text.numbers, number.start), *begun_in(self.text.numbers, number.end, self.end)[:1]]
        return self._tells_session(number) or any(
            each.kind == number.kind and self._joined(number, each) and self._tells_session(each) for each in beside
        )

    def _joined(self, one: Number, other: Number) -> bool:
        between = self.plain[min(one.end, other.end) : max(one.start, other.start)]
        return len(between) <= _LISTED and self.words.ands.search(f" {between}") is not None

    def _tells_session(self, number: Number) -> bool:
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
        found = list(noun.finditer(before))
        near = found and before[found[-1].end() :].strip(" -,(") in ("", "the", "la", "le", "ال", "رقم")
        digits = self.plain[number.start].isdigit()
        definite = self.plain[max(0, number.start - 2) : number.start] == "ال"  # `the twentieth` is `the twenty`
        return bool(near) and (number.kind == "ordinal" or self.words.language != "ar" or definite or digits)

    def unit_after(self, number: Number, name: str, between: int = 2) -> bool:
        """Whether a word of a class follows a number, with no more than so many words between."""
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
            word = WORD.match(self.plain, place)
            if not word:
                return False
            place = word.end()
        return False

    def unit_before(self, number: Number, name: str, between: int = 0) -> bool:
        """Whether a word of a class stands before a number, with no more than so many words between."""
        before = self.plain[max(self.start, number.start - 40) : number.start]
        for match in self.words.classes[name].finditer(before):
            rest = WORD.findall(before[match.end() :])
            if len(rest) <= between and "," not in before[match.end() :]:
                return True
        return False

    def compare(self, number: Number) -> Compare:
        """How a number is meant: exactly, at least, more than …"""
        before = self.plain[max(self.start, number.start - 22) : number.start]
        for name, compare in (
            ("at_most", Compare.NO_MORE),
            ("at_least", Compare.AT_LEAST),
            ("more_than", Compare.MORE),
            ("roughly", Compare.ABOUT),
            ("less_than", Compare.FEWER),
            ("only", Compare.NO_MORE),
        ):
            found = list(self.words.classes[name].finditer(before))
            if found and len(WORD.findall(before[found[-1].end() :])) <= 1:
                return compare if name != "only" else Compare.EXACTLY
        return Compare.EXACTLY

    def whens(self) -> tuple[When, ...]:
        """The times that it names, and whether each begins something (*since*), ends it (*until*), bounds it (*before*,
        *by*) or is when it was."""
        return tuple(When(moment.said, role) for moment, role, _ in self._bounds)

    def extreme(self) -> str | None:
        """Whether it says of something, with when that was, that it was the `last` or the `first`."""
        if len(self.moments) != 1:
            return None
        return "last" if self.has("last_time") else "first" if self.has("first_time") else None

    def turned(self, role: str) -> list[tuple[int, int]]:
        """The words of negations that only tell when something was, by the role of the time that they give: *was not
        reviewed until 2009* (`on`), *will not be reviewed before 2018* (`since`)."""
        return [span for _, given, denying in self._bounds if given == role for span in denying]

    def bounding(self) -> list[tuple[int, int]]:
        """The words that tell since when, until when, before or by when something was: *no later than*."""
        found = ((at, each.start, role) for each in self.moments for role, at in [self._bound(each)])
        return [(start, end) for start, end, role in found if role not in ("on", "until")]

    @cached_property
    def _bounds(self) -> list[tuple[Moment, str, tuple[tuple[int, int], ...]]]:
        found: list[tuple[Moment, str, tuple[tuple[int, int], ...]]] = []
        for each in self.moments:
            role, at = self._bound(each)
            if role == "on" and self._since_something(each.start):
                role = "since"
            turned = _TURNED.get(role)
            denied = self._denied_before(at) if turned else None
            if role == "until" and not self._stands_right_before("not_until", each.start):
                denied = None
            given, words = (turned, (denied, (at, each.start - 1))) if turned and denied else (role, ())
            found.append((each, given, words))
        return found

    def _bound(self, moment: Moment) -> tuple[str, int]:
        """What the words around a time make of it, and where these begin."""
        role, at, longest = "on", moment.start, 0
        if moment.said[0] not in _DATED:  # Arabic says *before ten years* for ten years ago
            return role, at
        for name, given, between in _BEFORE_TIME:
            start = self._stands_right_before(name, moment.start, between)
            if start is not None and moment.start - start > longest:
                role, at, longest = given, start, moment.start - start
        if role == "on":
            for name, given in _BEHIND_TIME:
                if self.words.classes[name].match(self.plain, moment.end + _blank(self.plain, moment.end)):
                    return given, moment.start
        return role, at

    def _stands_right_before(self, name: str, place: int, between: int = 1) -> int | None:
        """Where the word of a class begins that stands right before a place, or with so many words between."""
        begins = max(self.start, place - _REACH)
        for match in reversed(list(self.words.classes[name].finditer(self.plain, begins, place))):
            gap = self.plain[match.end() : place]
            if len(WORD.findall(gap)) <= between and not _PARTED.search(gap):
                return match.start()
        return None

    def _denied_before(self, place: int) -> tuple[int, int] | None:
        """The last negation before a place in its part of the sentence."""
        told = self.text.spans("neg", self.start, self.end)
        if self.words.language == "zh":
            after = [span for span in told if span[0] >= place]
            return after[0] if after and not _PARTED.search(self.plain, place, after[0][0]) else None
        before = [span for span in told if span[1] <= place]
        return before[-1] if before and not _PARTED.search(self.plain, before[-1][1], place) else None

    def _since_something(self, place: int) -> bool:
        """Whether a time tells when that was since which the clause goes on: `since its first review in 2009, …`."""
        first = WORD.search(self.plain, self.start, place)
        since = self.words.classes["since"].match(self.plain, first.start(), place) if first else None
        stop = re.compile(r"[^,;:]*,").match(self.plain, place)
        return bool(since and stop) and "," not in self.plain[self.start : place]

    def objective(self, mention: Mention) -> bool:
        """Whether a State is what something is about, addressed to or directed at."""
        before = self.plain[max(self.start, mention.start - 60) : mention.start].rstrip("#")
        if any(len(WORD.findall(before[m.end() :])) <= 1 for m in self.words.classes["together"].finditer(before)):
            return False  # `China, together with Cuba`
        for match in self.words.classes["realm"].finditer(before):
            if len(WORD.findall(before[match.end() :])) == 0 or before[match.end() :].strip() == "the":
                before = before[: match.start()]  # `the Republic of Chad` is Chad
                break
        if self.words.before_object.search(before):
            return True
        if self.words.language == "ar" and self.words.attached.search(before) and not before[-2:-1].isalnum():
            return True
        if self.words.language == "ar" and self.plain[mention.start : mention.start + 2] == "لل":
            return True
        return bool(self.words.after_object.match(self.plain[mention.end : self.end]))

    def states(self, *, objective: bool | None = None) -> tuple[str, ...]:
        """The States that it names; `objective` those, or the others, that something is about or directed at."""
        found = [m.state for m in self.mentions if objective is None or self.objective(m) == objective]
        return tuple(dict.fromkeys(found))

    def subjects(self, until: int) -> tuple[str, ...]:
        """The States named before a verb that it says something of: `Russia and Cuba have joined`."""
        free = [m for m in self.mentions if m.start < until and not self.objective(m)]
        found: list[Mention] = []
        for mention in reversed(free):
            between = self.plain[mention.end : found[-1].start] if found else ""
            if found and (
                len(WORD.findall(between)) > 2
                or any(m.start > mention.end and m.end < found[-1].start for m in self.mentions)
            ):
                break
            found.append(mention)
        return tuple(dict.fromkeys(m.state for m in reversed(found)))

    def under_review(self) -> str | None:
        """The State of which it says that it is reviewed, or that its delegation is there."""
        for each in self.mentions:
            before = self.plain[max(self.start, each.start - 60) : each.start]
            there = self.words.classes["delegation"].search(before[-24:]) is not None
            there = there or (self.has("upr") and self.objective(each))
            if each.state != self.speaking() and (self.words.before_review_of.search(before) or there):
                return each.state
        return None

    def asks(self) -> bool:
        """Whether it ends with a question mark."""
        return self.plain[self.start : self.end].rstrip(" \"'").endswith("?")

    def own(self) -> str | None:
        """The State of whoever speaks, where the clause says `we` or `my country`."""
        return self.spoken_for() if self.has("we") else None

    @cached_property
    def told_by(self) -> Clause | None:
        """The words right before it that tell who speaks: `he promised that`, `called the text`."""
        near = (each for each in self.text.hidden if 0 <= self.start - each[1] <= _TOLD)
        return next((Clause(self.text, *each) for each in near), None)

    @property
    def of_somebody_unknown(self) -> bool:
        """Whether whoever speaks tells of themselves, and nothing tells whose delegation they are."""
        return self.has("we") and not self.mentions and self.own() is None

    def quoted(self) -> bool:
        """Whether it stands between quotation marks."""
        first, last = self.text.folded.place(self.start, self.end)
        middle = (first + last) // 2
        return any(each.direct for each in self.text.quoted.over(middle, middle + 1))

    def speaking(self) -> str | None:
        """The State of whoever says the clause."""
        return self.speaker.state

    def spoken_for(self) -> str | None:
        """The State of whoever says the clause, or else the only one that anybody in the text speaks for."""
        return self.speaking() or self.text.sole

    @property
    def attributed(self) -> bool:
        """Whether it has a speaker, and is not said by whoever wrote the text."""
        return self.speaker.id != REPORTER

    @property
    def drops_pronouns(self) -> bool:
        """Whether its verb alone can say that somebody named before is meant."""
        return self.words.language in _DROPS_PRONOUNS

    @cached_property
    def speaker(self) -> Speaker:
        """Whoever says the clause."""
        return self.text.speaker(self.start, self.end)

    def negated(self, near: list[tuple[int, int]], reach: int = 28) -> bool:
        """Whether a negation stands before one of these places."""
        plain, neg = self.plain, self.words.classes["neg"]
        for start, end in near:
            first = max(self.start, start - reach)
            parted = [m.end() for m in re.finditer(r"[,;:]", plain[first:start])]
            parted += [m.end() - first for m in self.words.breaks.finditer(plain, first, start)]
            first += max(parted, default=0)
            if neg.search(plain, first, end) and not self.words.classes["not_only"].search(plain, first, end):
                turned = [*self.turned("on"), *self.turned("since")]
                if any(
                    each.span() not in turned and not self._denies_a_state(*each.span())
                    for each in neg.finditer(plain, first, end)
                ):
                    return True
            if self.words.classes["neither"].match(plain, min(end + 1, self.end)):
                return True
        return False

    def _denies_a_state(self, start: int, end: int) -> bool:
        """`Russia, not Japan, voted against it`: whether a negation leaves out only whom it stands before."""
        aside = self.plain[:start].rstrip().endswith(",")
        return aside and any(0 <= first - end <= 1 for first, _ in self.text.nobody)

    def instruments(self) -> list[tuple[int, int, tuple[str, ...]]]:
        """The instruments that it names and where; not those in the name of a committee, nor small letters that
        happen to spell an acronym."""
        treaties = self.has("treaty", "report", "member")
        found = [
            each
            for named in (self.text.named, self.text.implied if treaties else ())
            for each in spans_inside(named, self.start, self.end)
        ]
        bodies = [(first, last, ()) for first, last, _ in self._committees()]
        kept: list[tuple[int, int, tuple[str, ...]]] = []
        for start, end, shorts in sorted([*found, *bodies], key=lambda each: (each[0] - each[1], each[0])):
            if any(start < b and a < end for a, b, _ in kept):
                continue
            if self._is_acronym(start, end) and not self._is_upper(start, end):
                continue
            if self._made_elsewhere(start):
                continue
            kept.append((start, end, shorts))
        alone = {shorts for _, _, shorts in kept if len(shorts) == 1}
        groups = [each for each in kept if any((short,) in alone for short in each[2]) and len(each[2]) > 1]
        if alone & _OF_THE_CHILD:  # `the Optional Protocol to the Convention on … on the sale of children`
            groups += [each for each in kept if each[2] == ("CRC",) and self._is_of_a_protocol(each[0])]
        groups += [each for each in kept if self._is_of_its_protocol(each, kept)]
        return sorted(each for each in kept if each[2] and each not in groups)

    def _is_of_its_protocol(
        self, treaty: tuple[int, int, tuple[str, ...]], found: list[tuple[int, int, tuple[str, ...]]]
    ) -> bool:
        """Whether a treaty only tells whose protocol is named right before it: `the Second Protocol (to it)`."""
        return any(
            0 <= treaty[0] - end <= _OF_IT
            and any((short,) == treaty[2] for short in (PARENT_OF.get(one) for one in shorts) if short)
            and not self.words.ands.search(self.plain, end, treaty[0])
            and "," not in self.plain[end : treaty[0]]
            for _, end, shorts in found
        )

    def _is_of_a_protocol(self, place: int) -> bool:
        """Whether a protocol is spoken of right before a treaty: then the treaty is only in its name."""
        return any(0 <= place - end <= _NAMED for _, end in self.find("protocol"))

    def bodies(self) -> tuple[str, ...]:
        """The instruments whose committees it names."""
        return tuple(dict.fromkeys(short for _, _, shorts in self._committees() for short in shorts))

    def _committees(self) -> list[tuple[int, int, tuple[str, ...]]]:
        return spans_inside(self.text.committees, self.start, self.end)

    def by_letters(self, start: int, end: int) -> bool:
        """Whether a name is letters alone, in capitals: `OPCAT`."""
        return self._is_acronym(start, end) and self._is_upper(start, end)

    def _made_elsewhere(self, start: int) -> bool:
        """Whether the name of a treaty belongs to another organisation: `the Hague Convention on …`."""
        begins = max(self.start, start - _REACH)
        return any(
            not self.plain[match.end() : start].strip(" -")
            for match in self.words.classes["elsewhere_made"].finditer(self.plain, begins, start)
        )

    def _is_acronym(self, start: int, end: int) -> bool:
        text = self.plain[start:end]
        return text.isascii() and " " not in text and len(text) <= 9 and self.words.language != "ar"

    def _is_upper(self, start: int, end: int) -> bool:
        first, last = self.text.folded.place(start, end)
        return self.text.folded.text[first:last].isupper() or (
            self.words.language in ("ru", "zh") and not self.plain[start:end].isascii()
        )


def year_in(clause: Clause) -> int | None:
    """The last year that a clause names."""
    years = [each.said for each in clause.moments if each.said[:1].isdigit() and "/" not in each.said]
    return int(years[-1][:4]) if years else None


def ordinal_in(clause: Clause) -> int | None:
    """The first ordinal of a clause."""
    return next((n.value for n in clause.numbers if n.kind == "ordinal"), None)
