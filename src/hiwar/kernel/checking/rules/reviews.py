"""How often a State was reviewed, when it will be, who took part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hiwar.kernel.checking.clause import WORD, Clause, Draft, Memory, year_in
from hiwar.kernel.checking.model import Compare, Details, Kind
from hiwar.kernel.reading.press import REPORTER
from hiwar.kernel.understanding.numerals import Number

_MOST_STATES = 2
"""Of more States than these a clause does not say whose review it means."""

_MOST_REVIEWS = 12
"""No State was reviewed as often; a larger number counts something else."""


def reviews(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """A State was reviewed so many times, will be, or somebody took part in its review."""
    if not _about_a_review(clause, memory):
        return
    plain = clause.has("upr", "venue", "troika")
    if clause.of_somebody_unknown and clause.has("never") and not plain:
        return
    named = any(_names_reviewed(clause, each.start, each.end) for each in clause.mentions)
    other = clause.has("other_matter") and not named and memory.sentences_since_review > 0
    of_a_report = clause.has("report") and not (named or clause.has("own"))
    if not plain and (other or clause.has("committee") or of_a_report):
        return
    if several_counts := _each_counted(clause):
        yield from several_counts
        return
    subject = _reviewed(clause, memory)
    if subject is None:
        return
    count = _count(clause)
    ordinal = count[0].value if count and count[1] else (1 if clause.has("first_time") else None)
    sessions = tuple(n.value for n in clause.sessions)
    several = sum(n.kind == "ordinal" for n in clause.numbers) > 1  # which of them was then, nothing tells
    whens = () if clause.has("outcome") or several else clause.whens()
    taking = _taking(clause, memory)
    goes_on = memory.kinds[-1:] == (Kind.REVIEW_DUE,) and not several and not clause.has("undergo", "part")
    due = (clause.has("due", "soon") or goes_on) and not several
    act = "undergo" if clause.has("undergo", "reviewed") else "part"
    base = Details(act=act, whens=whens, sessions=sessions, ordinal=ordinal, target=subject, ahead=due)
    others = _others(clause, subject)
    if clause.has("troika") and (own := clause.own()) and own != subject:
        others = tuple(dict.fromkeys((own, *others)))
    if clause.has("troika") and others:
        yield _participation(clause, subject, others, replace(base, act="part", ahead=False))
        if ordinal and not due:
            yield Draft(Kind.REVIEW_COUNT, (subject,), ordinal, base)
        return
    if clause.has("troika") and not others and not clause.own():
        return
    listed = _listed(clause)
    if due and not taking and len(listed) > 1 and (whens or sessions):
        said = {"year": year_in(clause), "session": sessions[0] if sessions else None}
        yield Draft(Kind.REVIEW_DUE, listed, said, base)
        return
    if len(clause.states()) > _MOST_STATES and not taking:
        if due and (whens or sessions) and clause.has("upr", "undergo", "reviewed", "venue"):
            said = {"year": year_in(clause), "session": sessions[0] if sessions else None}
            yield Draft(Kind.REVIEW_DUE, clause.states(), said, replace(base, ordinal=None))
        return
    which = ordinal if ordinal and _which(clause) else None
    if stayed_away := clause.find("boycott", "away"):
        by = others or _own_or_meant(clause, memory, subject) or _there_before(clause, memory, subject)
        if by == (subject,) and not clause.has("boycott") and not _acts(clause, subject):
            return
        if not _known(memory, by, subject, base):
            came = _denied_before(clause, stayed_away[0][0])
            yield _participation(clause, subject, by, replace(base, negated=not came, ahead=False))
            if which and not due:
                yield Draft(Kind.REVIEW_COUNT, (subject,), which, base)
        return
    if due and not (taking and (_two(clause) or clause.own() not in (None, subject))):
        if ordinal and not (
            several or whens or sessions or clause.has("soon")
        ):  # `it will be its fourth`: which one, not when
            yield Draft(Kind.REVIEW_COUNT, (subject,), ordinal, replace(base, ahead=True))
        elif whens or sessions or (_names_somebody(clause) and clause.has("undergo", "reviewed", "soon")):
            if which:
                yield Draft(Kind.REVIEW_COUNT, (subject,), which, replace(base, ahead=True))
            said = {"year": year_in(clause), "session": sessions[0] if sessions else None}
            yield Draft(Kind.REVIEW_DUE, (subject,), said, base)
        return
    years = _years(clause)
    if (count or ordinal or clause.has("never") or years) and not (
        taking and (others or clause.has("delegations", "among"))
    ):
        value = count[0].value if count else (ordinal or years or 0)
        compare = clause.compare(count[0]) if count and not count[1] else Compare.EXACTLY
        if not count and not ordinal and years:  # those that it names, of which there may be more
            compare = Compare.AT_LEAST
        earlier = clause.has("earlier") and ordinal is None
        if earlier and not whens:
            base = replace(base, whens=memory.review.whens)
        yield from _counted_reviews(clause, subject, value, replace(base, compare=compare, earlier=earlier))
        return
    asked = "?" in clause.plain[clause.start : clause.end + 1] and clause.has("commit")  # `Will you come?`
    if (taking or _speakers(clause)) and not asked:
        own = clause.own() or _told_of_own(clause, subject)
        by = others or ((own,) if own else _own_or_meant(clause, memory, subject))
        many = bool(_speakers(clause)) or (clause.has("delegations") and clause.has("many", "all"))
        says = any((by, many, whens, sessions, clause.has("own")))
        if says and not _known(memory, by, subject, base):
            negated = clause.negated(clause.find("part", "spoke", "among")[:1], 12)
            yield _participation(clause, subject, by, replace(base, negated=negated))
            if which:
                yield Draft(Kind.REVIEW_COUNT, (subject,), which, base)
            spoke = _speakers(clause)
            alone = spoke is not None and spoke.value == 1
            if by and many and clause.has("among") and not alone:  # `67 delegations, among them Iran`
                yield _participation(clause, subject, (), base)
            return
    faced = clause.has("faced") and (clause.mentions or clause.has("they"))
    goes_on = clause.has("latest") and memory.kinds[-1:] == (Kind.REVIEW_COUNT,)
    held = named and clause.has("upr", "review") and not clause.has("outcome", "recommendation")
    if faced or ((goes_on or held or clause.has("undergo", "part", "reviewed")) and (whens or sessions)):
        yield _participation(clause, subject, (), base)


def _listed(clause: Clause) -> tuple[str, ...]:
    """The States of a list, where a clause names no others: `Norway, Albania and Portugal`."""
    places = clause.mentions
    gaps = (WORD.findall(clause.plain[one.end : two.start]) for one, two in pairwise(places))
    return clause.states() if all(len(gap) <= 1 for gap in gaps) else ()


def _times(clause: Clause) -> list[Number]:
    """The numbers that say how often."""
    return [number for number in clause.numbers if number.kind == "times"]


def _each_counted(clause: Clause) -> list[Draft]:
    """`Liberia was reviewed twice, Kenya twice, Monaco once`: each State with its own number."""
    times = _times(clause)
    if len(times) < 2 or len(times) != len(clause.mentions):
        return []
    pairs = list(zip(clause.mentions, times, strict=True))
    if any(mention.end > number.start for mention, number in pairs):
        return []
    return [
        Draft(
            Kind.REVIEW_COUNT,
            (mention.state,),
            number.value,
            Details(act="undergo", target=mention.state),
            (mention.start, number.end),
        )
        for mention, number in pairs
    ]


def _denied_before(clause: Clause, place: int) -> bool:
    """Whether a negation stands right before a place: `never missed a review`."""
    neg = clause.words.classes["neg"]
    return neg.search(clause.plain, max(clause.start, place - _BEFORE_VERB), place) is not None


_BEFORE_VERB = 10
"""Signs before a verb in which a negation is its own."""


def beside(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """What a clause says of a review by the way, whatever else it says: how many took the floor, and the which-th it
    was (`received 262 recommendations from some 90 States that took the floor in its third review`)."""
    if not _about_a_review(clause, memory) or clause.has("due"):
        return
    subject = _reviewed(clause, memory)
    if subject is None:
        return
    speakers, number = _speakers(clause), number_of(clause) or _several(clause)
    others = _others(clause, subject)[:1]
    greets = clause.has("part", "spoke") and clause.has("delegation")
    if others and clause.has("make") and (greets or clause.has("venue")) and not clause.has("receive", "outcome"):
        yield _participation(clause, subject, others, Details(act="part", whens=clause.whens(), target=subject))
    if number and not clause.has("outcome"):
        whose = next((m.state for m in clause.mentions if _names_reviewed(clause, m.start, m.end)), None)
        free = next(iter(clause.states(objective=False)), None)
        state = whose or free or memory.reviewed or subject
        yield Draft(Kind.REVIEW_COUNT, (state,), number, Details(ordinal=number_of(clause), target=state))
    if speakers and any(0 <= start - speakers.end < _NEAR for start, _ in clause.find("part", "spoke")):
        yield _participation(clause, subject, (), Details(act="part", whens=clause.whens(), target=subject))


_NEAR = 40
"""Signs between how many there were and what they did."""


def heard_of(clause: Clause) -> str | None:
    """Whose review a clause names plainly, so that what follows may speak of it."""
    if not clause.has("upr", "review", "venue", "reviewed"):
        return None
    for mention in clause.mentions:
        if _names_reviewed(clause, mention.start, mention.end):
            return mention.state
    named = clause.states()
    if len(named) > 1 and clause.has("reviewed"):
        return _beside_verb(clause)
    return named[0] if named and clause.has("reviewed", "undergo") else None


def seems_a_review(sentence: Clause) -> bool:
    """Whether a sentence that names no review tells of one: who came to Geneva, how many spoke, what was answered."""
    if not sentence.mentions or sentence.has(
        "resolution", "committee", "treaty", "other_matter", "elsewhere", "voting"
    ):
        return False
    counted = any(
        n.kind == "cardinal" and _FEW_SPEAK < n.value < _ALL_SPEAK and sentence.unit_after(n, "delegations", 1)
        for n in sentence.numbers
    )
    signs = (counted, sentence.has("part", "faced", "spoke"), sentence.has("scene"), sentence.has("appearance"))
    return sum(signs) > 1


_FEW_SPEAK, _ALL_SPEAK = 19, 194
"""In a review as many speak as in nothing else that is told of a State."""


def _about_a_review(clause: Clause, memory: Memory) -> bool:
    near = memory.near_a_review(clause, 2) or _sits(clause)
    if clause.has("latest") and memory.kinds[-1:] == (Kind.REVIEW_COUNT,) and (clause.sessions or clause.moments):
        near = True
    if clause.has("upr", "venue", "troika"):
        return True
    asked = clause.text.sole if clause.has("you", "they") else None
    known = clause.mentions or memory.reviewed or clause.own() or asked or _named_after(clause, memory)
    if clause.has("review") and known:
        return True
    if near and (
        clause.has("undergo", "part", "boycott", "latest", "spoke", "away", "faced") or _goes_on_about(clause, memory)
    ):
        return True
    if near and (_among(clause, memory) or (clause.has("scene") and _speakers(clause))):
        return True
    if clause.text.of_reviews and clause.has("undergo", "reviewed") and clause.mentions and _times(clause):
        return True
    if clause.mentions and clause.has("appearance") and (clause.has("boycott") or number_of(clause)):
        return True
    told = clause.has("part", "due", "soon") or clause.moments or _count(clause)
    named = clause.mentions or (memory.topic and _count(clause))  # `Reviewed three times.`
    return bool(clause.has("reviewed") and named and told and not clause.has(*_ELSEWHERE))


def _sits(clause: Clause) -> bool:
    """Whether the session of a State is spoken of (`absent from the session on Armenia`): the one that reviews it."""
    return any(
        _names_reviewed(clause, mention.start, mention.end) and 0 < mention.start - end <= _BEFORE_STATE
        for _, end in clause.find("appearance")
        for mention in clause.mentions
    )


_BEFORE_STATE = 6
"""Signs between the word for a session and the State whose it is."""


def number_of(clause: Clause) -> int | None:
    """Which-th review a clause names by its number: `its fourth review`."""
    count = _count(clause)
    itself = _which(clause) or clause.has("reviewed")
    return count[0].value if count and count[1] and itself else None


def _several(clause: Clause) -> int | None:
    """How many reviews a clause names together: `in three reviews it received …`."""
    count = _count(clause)
    if not count or count[1] or count[0].kind != "cardinal" or count[0].value < _TWO:
        return None
    named = any(clause.unit_after(count[0], name, 1) for name in ("upr", "review"))
    return count[0].value if named else None


_TWO = 2


def _acts(clause: Clause, subject: str) -> bool:
    """Whether a clause can say of a State that it did something, and does not only name its review."""
    named = [m for m in clause.mentions if m.state == subject]
    return not named or any(not _names_reviewed(clause, m.start, m.end) for m in named) or clause.has("they")


def _names_somebody(clause: Clause) -> bool:
    """Whether it says of whom it speaks, if only by `it` or `we`."""
    return bool(clause.mentions or clause.own()) or clause.has("they")


def _which(clause: Clause) -> bool:
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


def _known(memory: Memory, by: tuple[str, ...], subject: str, details: Details) -> bool:
    """Whether it was said right before that these took part (`we were there and listened`), or is part of a promise."""
    if details.whens or details.sessions or not memory.said:
        return False
    last = memory.said[-1]
    if last.kind is Kind.COMMITMENT:
        return not by
    return last.kind is Kind.REVIEW_PARTICIPATION and last.states == tuple(dict.fromkeys((*by, subject))) and bool(by)


def _told_of_own(clause: Clause, subject: str) -> str | None:
    """The State of whoever is reported to say of `it` or of `the delegation` that it was there."""
    speaking = clause.speaking()
    told = clause.speaker.id != REPORTER and not clause.quoted() and clause.has("they", "government")
    return speaking if told and speaking != subject else None


def _there_before(clause: Clause, memory: Memory, subject: str) -> tuple[str, ...]:
    """Of whom it says that they stayed silent or away, where it names nobody: who the sentence said took part, or the
    State reviewed."""
    last = memory.last
    goes_on = last is not None and last.kind is Kind.REVIEW_PARTICIPATION and memory.in_sentence(clause, last)
    return last.details.by if last and goes_on and not clause.mentions and last.details.by else (subject,)


def _among(clause: Clause, memory: Memory) -> bool:
    """Whether it names some of those who took part, as was said just before or is understood."""
    if not clause.has("among"):
        return False
    short = memory.near_a_review(clause, 1) and len(WORD.findall(clause.plain, clause.start, clause.end)) <= _SHORT
    return memory.told(Kind.REVIEW_PARTICIPATION) or short


_SHORT = 9
"""Words of a clause that says only who was among them."""


def _taking(clause: Clause, memory: Memory) -> bool:
    """Whether somebody takes part: with a plain word for it, or one that means it where a review is spoken of."""
    if _among(clause, memory):
        return True
    if clause.has("outcome"):
        return False
    if clause.has("part"):
        return not (clause.has("undergo") and not clause.has("delegations") and not _two(clause))
    known = memory.reviewed is not None or bool(clause.mentions and clause.has("upr", "review"))
    return clause.has("spoke") and (_two(clause) or bool(clause.own()) or known or clause.has("upr", "venue"))


def _counted_reviews(clause: Clause, subject: str, value: int, base: Details) -> Iterator[Draft]:
    """How many, and when the latest was, where a clause says both."""
    latest = clause.find("latest")
    if latest:
        start = latest[0][0]
        before, after = Clause(clause.text, clause.start, start), Clause(clause.text, start, clause.end)
        if after.sessions or after.moments:
            sessions = tuple(n.value for n in before.sessions)
            base = replace(base, whens=before.whens(), sessions=sessions)
            yield Draft(Kind.REVIEW_COUNT, (subject,), value, base, (before.start, before.end))
            sessions = tuple(n.value for n in after.sessions)
            details = Details(whens=after.whens(), sessions=sessions, target=subject)
            draft = _participation(after, subject, (), details)
            draft.place = (after.start, after.end)
            yield draft
            return
    yield Draft(Kind.REVIEW_COUNT, (subject,), value, base)


def _goes_on_about(clause: Clause, memory: Memory) -> bool:
    """`…, and is due again in 2018`, `and that of Morocco for 2021`: a time alone, after what was said of a review."""
    if not (clause.moments or clause.sessions) or clause.has(*_ELSEWHERE):
        return False
    told = memory.kinds[-1:] in ((Kind.REVIEW_COUNT,), (Kind.REVIEW_PARTICIPATION,))
    count = _count(clause)
    next_one = bool(count and count[1])  # `the third one, in 2020`
    return memory.kinds[-1:] == (Kind.REVIEW_DUE,) or (clause.has("due") and (told or next_one))


_ELSEWHERE = ("resolution", "treaty", "recommendation", "sponsor")
"""What a clause must not speak of when only a verb says that a State was reviewed."""


def _participation(clause: Clause, subject: str, by: tuple[str, ...], details: Details) -> Draft:
    value = {
        "by": (by[0] if len(by) == 1 else list(by)) if by else None,
        "year": year_in(clause),
        "session": details.sessions[0] if details.sessions else None,
    }
    return Draft(
        Kind.REVIEW_PARTICIPATION,
        tuple(dict.fromkeys((*by, subject))),
        value,
        replace(
            details,
            act="troika" if by and by != (subject,) and clause.has("in_troika") else details.act,
            by=tuple(each for each in by if each != subject),
            tally=(speakers.value, None, None) if (speakers := _speakers(clause)) else None,
            compare=clause.compare(speakers) if speakers else Compare.EXACTLY,
        ),
    )


def _speakers(clause: Clause) -> Number | None:
    """How many spoke."""
    for number in clause.numbers:
        if number.kind == "cardinal" and clause.unit_after(number, "delegations", 1):
            return number
    for number in clause.numbers:  # `the number of speakers in the review of X was 104`
        counted = number.kind == "cardinal" and number.value > _MOST_REVIEWS and clause.has("part")
        if counted and clause.unit_before(number, "delegations", _BETWEEN):
            return number
    return None


_BETWEEN = 5
"""Words between those who spoke and their number after them."""


def _own_or_meant(clause: Clause, memory: Memory, subject: str) -> tuple[str, ...]:
    """Who takes part in a review of another State, where no name says so: `we`, `its envoy`, `they` who were there."""
    own = clause.own()
    if own and own != subject:
        return (own,)
    last = memory.last
    if last and last.kind is Kind.REVIEW_PARTICIPATION and last.details.by and last.details.target == subject:
        return last.details.by if clause.has("they", "person") else ()
    before = tuple(state for state in memory.named_before(clause) if state != subject)[:1]
    if before and clause.has("government", "person"):
        return before
    told = clause.speaking() if clause.speaker.id != REPORTER and not clause.quoted() else None
    begins = any(start - clause.start <= _PRONOUN for start, _ in clause.find("they", "person"))
    itself = subject in clause.states(objective=False)  # `X boycotted its own review`
    return (told,) if told and told != subject and begins and not (itself or clause.has("many", "more_than")) else ()


_PRONOUN = 8
"""Signs within which a pronoun is what a clause begins with."""


def _two(clause: Clause) -> bool:
    return len(set(clause.states())) > 1


def _names_reviewed(clause: Clause, start: int, end: int) -> bool:
    """Whether words around the name of a State say that a review is its own: `the review of X`, `X's review`."""
    before = clause.plain[max(clause.start, start - 60) : start]
    if clause.words.before_review_of.search(before):
        return True
    return bool(clause.words.after_object.match(clause.plain[end : clause.end]))


def _reviewed(clause: Clause, memory: Memory) -> str | None:
    """Whose review a clause speaks of."""
    for mention in clause.mentions:
        if _names_reviewed(clause, mention.start, mention.end):
            return mention.state
    taking = _taking(clause, memory) or clause.has("away")
    named = clause.states()
    if _two(clause) and not clause.has("troika") and (next_to_verb := _beside_verb(clause)):
        return next_to_verb
    if clause.has("troika"):
        known = next((each for each in (memory.named, memory.reviewed) if each and each not in named), None)
        return known or _apart(clause)
    if taking and not clause.has("undergo", "own") and not (_count(clause) and len(named) == 1):
        aimed = clause.states(objective=True)
        if aimed:
            return aimed[-1]
        for known in (memory.named, memory.reviewed):
            if known and known not in named:
                return known
        return named[-1] if named else memory.reviewed or clause.own()
    if named:
        return named[0] if len(named) == 1 or not taking else named[-1]
    own = clause.own()
    known = own or memory.reviewed or (memory.subjects[0] if memory.subjects else None)
    otherwise = clause.text.sole if clause.has("they", "you") else clause.text.alone
    return known or _named_after(clause, memory) or otherwise


def _named_after(clause: Clause, memory: Memory) -> str | None:
    """The only State that a sentence names, after the clause: `by its next review, they say, Norway will have …`."""
    sentence = memory.sentence
    alone = sentence is not None and len({m.state for m in sentence.mentions}) == 1
    return memory.ahead.state if alone and memory.ahead and memory.ahead.start >= clause.end else None


def _beside_verb(clause: Clause) -> str | None:
    """The State right before or after a verb of being reviewed: `when Thailand is examined`."""
    for start, end in clause.find("reviewed") or clause.find("undergo"):
        for mention in clause.mentions:
            between = clause.plain[min(mention.end, end) : max(start, mention.start)]
            if "," not in between and len(WORD.findall(between)) <= 1 and not clause.objective(mention):
                return mention.state
    return None


def _apart(clause: Clause) -> str | None:
    """Of four States one that stands apart from the three of a troika, before or after them."""
    places = clause.mentions
    if len(clause.states()) <= _TROIKA:
        return None
    after = places[-1].start - places[-2].end
    before = places[1].start - places[0].end
    return places[-1].state if after >= before else places[0].state


_TROIKA = 3


def _others(clause: Clause, subject: str) -> tuple[str, ...]:
    return tuple(state for state in clause.states() if state != subject)


def _years(clause: Clause) -> int | None:
    """`was examined in 2009 and again in 2013`: so many times at least."""
    years = [each for each in clause.whens() if each.role == "on" and each.said[:4].isdigit()]
    came = clause.has("undergo", "reviewed") or (clause.has("part") and not _two(clause) and not clause.has("we"))
    return len(years) if len(years) > 1 and came else None


def _stands_apart(clause: Clause, number: Number) -> bool:
    """`…, the country's fourth, …`: an ordinal that ends what it stands in, with whose it is before it."""
    ends = not WORD.match(clause.plain[number.end : clause.end].lstrip(" "))
    owned = any(0 <= number.start - end <= 3 for _, end in clause.find("they"))
    return ends and owned


def _count(clause: Clause) -> tuple[Number, bool] | None:
    """The number of reviews, and whether it is an ordinal: `twice`, `three cycles`, `the third time`."""
    for number in clause.numbers:
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
