"""How often a State was reviewed, when it will be, who took part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hiwar.kernel.checking.clause import WORD, Clause, Draft, Memory, year_in
from hiwar.kernel.checking.model import Compare, Details, Kind, When
from hiwar.kernel.checking.rules.review_counts import (
    count_in,
    is_which,
    number_of,
    several_in,
    speakers_in,
    speaks_plainly,
    times_in,
)
from hiwar.kernel.checking.rules.review_subjects import (
    about_a_review,
    names_reviewed,
    reviewed_in,
    takes_part,
    two_in,
)

_MOST_STATES = 2
"""Of more States than these a clause does not say whose review it means."""


def reviews(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """A State was reviewed so many times, will be, or somebody took part in its review."""
    if not about_a_review(clause, memory):
        return
    plain = clause.has("upr", "venue", "troika")
    if clause.of_somebody_unknown and clause.has("never") and not plain:
        return
    named = any(names_reviewed(clause, each.start, each.end) for each in clause.mentions)
    other = clause.has("other_matter") and not named and memory.sentences_since_review > 0
    of_a_report = clause.has("report") and not (named or clause.has("own"))
    if not plain and (other or clause.has("committee") or of_a_report):
        return
    if several_counts := _each_counted(clause):
        yield from several_counts
        return
    if together := _counted_together(clause):
        yield together
        return
    subject = reviewed_in(clause, memory)
    if subject is None:
        return
    if _is_invited(clause, subject):
        return
    count = count_in(clause)
    ordinal = count[0].value if count and count[1] else (1 if clause.has("first_time") else None)
    sessions = tuple(n.value for n in clause.sessions)
    several = sum(n.kind == "ordinal" for n in clause.numbers) > 1  # which of them was then, nothing tells
    whens = () if clause.has("outcome", "around") or several else clause.whens()
    taking = takes_part(clause, memory)
    goes_on = memory.kinds[-1:] == (Kind.REVIEW_DUE,) and not clause.has("undergo", "part")
    last_one = clause.find("last_time")
    again = clause.has("soon") or (last_one and any(start > last_one[0][1] for start, _ in clause.find("due")))
    looks_back = clause.has("this_is") or (last_one and not again)  # `whose last was in 2014, will come up again`
    due = (clause.has("due", "soon") or goes_on) and not several and not looks_back
    act = "undergo" if clause.has("undergo", "reviewed") else "part"
    whens = _awaited(clause, whens) if due else whens
    base = Details(act=act, whens=whens, sessions=sessions, ordinal=ordinal, target=subject, ahead=due)
    others = _others(clause, subject)
    if clause.has("troika") and (own := clause.own()) and own != subject:
        others = tuple(dict.fromkeys((own, *others)))
    if clause.has("troika") and others:
        yield _participation(clause, subject, others, replace(base, act="part", ahead=False))
        if ordinal and not due:
            yield Draft(Kind.REVIEW_COUNT, (subject,), ordinal, base)
        return
    if clause.has("troika") and not clause.own():
        return
    listed = _listed(clause)
    if due and not taking and len(listed) > 1 and (whens or sessions):
        yield _due(clause, listed, base)
        return
    if len(clause.states()) > _MOST_STATES and not taking:
        if due and (whens or sessions) and clause.has("upr", "undergo", "reviewed", "venue"):
            yield _due(clause, clause.states(), replace(base, ordinal=None))
        return
    which = ordinal if ordinal and is_which(clause) else None
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
    if due and not (taking and (two_in(clause) or clause.own() not in (None, subject))):
        if ordinal and not (whens or sessions or clause.has("soon")):  # `it will be its fourth`: which one, not when
            yield Draft(Kind.REVIEW_COUNT, (subject,), ordinal, replace(base, ahead=True))
        elif whens or sessions or (_names_somebody(clause) and clause.has("undergo", "reviewed", "soon")):
            if which:
                yield Draft(Kind.REVIEW_COUNT, (subject,), which, replace(base, ahead=True))
            yield _due(clause, (subject,), base)
        return
    if len(listed) > 1 and not taking and clause.has("undergo", "reviewed") and (whens or sessions) and not count:
        for state in listed:  # `Norway and Albania were reviewed in April 2014`
            yield _participation(clause, state, (), replace(base, target=state))
        return
    years = _years(clause)
    if (count or ordinal or clause.has("never") or years) and not (
        taking and (others or clause.has("delegations", "among"))
    ):
        value = count[0].value if count else (ordinal or years or 0)
        compare = clause.compare(count[0]) if count and not count[1] else Compare.EXACTLY
        if not count and not ordinal and years:  # those that it names, of which there may be more
            compare = Compare.AT_LEAST
        earlier = clause.has("earlier") and ordinal is None and all(each.role == "on" for each in whens)
        if earlier and not whens:
            base = replace(base, whens=memory.review.whens)
        base = replace(base, whole=_only_so_often(clause), compare=compare, earlier=earlier)
        yield from _counted_reviews(clause, subject, value, base)
        return
    asked = "?" in clause.plain[clause.start : clause.end + 1] and clause.has("commit")  # `Will you come?`
    spoke = speakers_in(clause)
    if (taking or spoke) and not asked:
        own = clause.own() or _told_of_own(clause, subject)
        by = others or ((own,) if own else _own_or_meant(clause, memory, subject))
        many = bool(spoke) or (clause.has("delegations") and clause.has("many", "all"))
        says = any((by, many, whens, sessions, clause.has("own")))
        if says and not _known(memory, by, subject, base):
            negated = clause.negated(clause.find("part", "spoke", "among")[:1], 12)
            yield _participation(clause, subject, by, replace(base, negated=negated))
            if which:
                yield Draft(Kind.REVIEW_COUNT, (subject,), which, base)
            alone = spoke is not None and spoke.value == 1
            if by and many and clause.has("among") and not alone:  # `67 delegations, among them Iran`
                yield _participation(clause, subject, (), base)
            return
    faced = clause.has("faced") and (clause.mentions or clause.has("they"))
    goes_on = clause.has("latest") and memory.kinds[-1:] == (Kind.REVIEW_COUNT,)
    held = named and clause.has("upr", "review") and not clause.has("outcome", "recommendation")
    if faced or ((goes_on or held or clause.has("undergo", "part", "reviewed")) and (whens or sessions)):
        none = clause.has("no_review") and not clause.turned("since")
        denied = none or clause.negated(clause.find("undergo", "reviewed")[:1], 12)
        yield _participation(clause, subject, (), replace(base, negated=denied))


def _is_invited(clause: Clause, subject: str) -> bool:
    """`it called on Gabon to take part in its review`: what somebody asks of the State, which has not done it yet."""
    asked = [end for _, end in clause.find("asks_of")]
    asked += [m.end for m in clause.mentions if any(0 < m.start - end <= _OF_IT for end in asked)]  # `دعت كوبا غابون`
    return any(
        m.state == subject
        and any(0 <= m.start - end <= _OF_IT for end in asked)
        and any(clause.words.classes["invited_to"].match(clause.plain, at) for at in (m.end, m.end + 1))
        for m in clause.mentions
    )


_OF_IT = 6
"""Signs between a word for asking and the State that is asked."""


def _only_so_often(clause: Clause) -> bool:
    """`only once, in 2009`: so often in all; not `in 2009 only once`, which is of that year."""
    count = count_in(clause)
    if count is None or count[1] or not clause.moments or clause.moments[0].start < count[0].start:
        return False
    return any(
        abs(count[0].start - end) <= _ONLY or abs(start - count[0].end) <= _ONLY for start, end in clause.find("only")
    )


_ONLY = 6
"""Signs between *only* and how often."""


def _listed(clause: Clause) -> tuple[str, ...]:
    """The States of a list, where a clause names no others: `Norway, Albania and Portugal`."""
    places = clause.mentions
    gaps = (WORD.findall(clause.plain[one.end : two.start]) for one, two in pairwise(places))
    return clause.states() if all(len(gap) <= _TWO for gap in gaps) else ()


def _each_counted(clause: Clause) -> list[Draft]:
    """`Liberia was reviewed twice, Kenya twice, Monaco once`: each State with its own number."""
    times = times_in(clause)
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


def _counted_together(clause: Clause) -> Draft | None:
    """`Cuba and China have been reviewed three times each`: the same number of each State of a list."""
    count, listed = count_in(clause), _listed(clause)
    if count is None or count[1] or len(listed) < _TWO or clause.has("due", "part", "spoke", "troika", "delegations"):
        return None
    if not clause.has("reviewed", "undergo") or any(clause.objective(each) for each in clause.mentions):
        return None
    details = Details(act="undergo", whens=clause.whens(), compare=clause.compare(count[0]), target=listed[0])
    return Draft(Kind.REVIEW_COUNT, listed, count[0].value, details)


_TWO = 2


def _denied_before(clause: Clause, place: int) -> bool:
    """Whether a negation stands right before a place: `never missed a review`."""
    neg = clause.words.classes["neg"]
    return neg.search(clause.plain, max(clause.start, place - _BEFORE_VERB), place) is not None


_BEFORE_VERB = 10
"""Signs before a verb in which a negation is its own."""


def beside(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """What a clause says of a review by the way, whatever else it says: how many took the floor, and the which-th it
    was (`received 262 recommendations from some 90 States that took the floor in its third review`)."""
    if not about_a_review(clause, memory) or clause.has("due"):
        return
    subject = reviewed_in(clause, memory)
    if subject is None:
        return
    speakers, number = speakers_in(clause), number_of(clause) or several_in(clause)
    others = _others(clause, subject)[:1]
    greets = clause.has("part", "spoke") and clause.has("delegation")
    if others and clause.has("make") and (greets or clause.has("venue")) and not clause.has("receive", "outcome"):
        yield _participation(clause, subject, others, Details(act="part", whens=clause.whens(), target=subject))
    if number and not clause.has("outcome"):
        whose = next((m.state for m in clause.mentions if names_reviewed(clause, m.start, m.end)), None)
        free = next(iter(clause.states(objective=False)), None)
        state = whose or free or memory.reviewed or subject
        yield Draft(Kind.REVIEW_COUNT, (state,), number, Details(ordinal=number_of(clause), target=state))
    if speakers and any(0 <= start - speakers.end < _NEAR for start, _ in clause.find("part", "spoke")):
        yield _participation(clause, subject, (), Details(act="part", whens=clause.whens(), target=subject))


_NEAR = 40
"""Signs between how many there were and what they did."""


def _acts(clause: Clause, subject: str) -> bool:
    """Whether a clause can say of a State that it did something, and does not only name its review."""
    named = [m for m in clause.mentions if m.state == subject]
    return not named or any(not names_reviewed(clause, m.start, m.end) for m in named) or clause.has("they")


def _names_somebody(clause: Clause) -> bool:
    """Whether it says of whom it speaks, if only by `it` or `we`."""
    return bool(clause.mentions or clause.own()) or clause.has("they")


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
    told = not clause.quoted() and clause.has("they", "government")
    return speaking if told and speaking != subject else None


def _there_before(clause: Clause, memory: Memory, subject: str) -> tuple[str, ...]:
    """Of whom it says that they stayed silent or away, where it names nobody: who the sentence said took part, or the
    State reviewed."""
    last = memory.last
    goes_on = last is not None and last.kind is Kind.REVIEW_PARTICIPATION and memory.in_sentence(clause, last)
    return last.details.by if last and goes_on and not clause.mentions and last.details.by else (subject,)


def _counted_reviews(clause: Clause, subject: str, value: int, base: Details) -> Iterator[Draft]:
    """How many, and when the latest was, where a clause says both."""
    if not value and clause.turned("since"):  # `had never been reviewed before 2009`
        whens = tuple(replace(each, role="before") if each.role == "since" else each for each in base.whens)
        base = replace(base, whens=whens)
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


def _due(clause: Clause, states: tuple[str, ...], details: Details) -> Draft:
    session = details.sessions[0] if details.sessions else None
    awaited = details.whens != clause.whens() or clause.turned("since")  # `no review is planned until 2018`
    if (not awaited and clause.has("no_review")) or clause.negated(clause.find("undergo", "reviewed")[:1], 12):
        details = replace(details, negated=True)
    return Draft(Kind.REVIEW_DUE, states, {"year": year_in(clause), "session": session}, details)


def _awaited(clause: Clause, whens: tuple[When, ...]) -> tuple[When, ...]:
    """`It must wait until 2018`: a review that lies ahead comes then, not at any time up to it."""
    if not clause.has("not_until"):
        return whens
    return tuple(replace(each, role="on") if each.role == "until" else each for each in whens)


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
            tally=(speakers.value, None, None) if (speakers := speakers_in(clause)) else None,
            compare=clause.compare(speakers) if speakers else Compare.EXACTLY,
            whole=speakers is not None and speaks_plainly(clause, speakers),
        ),
    )


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
    told = None if clause.quoted() else clause.speaking()
    begins = any(start - clause.start <= _PRONOUN for start, _ in clause.find("they", "person"))
    itself = subject in clause.states(objective=False)  # `X boycotted its own review`
    return (told,) if told and told != subject and begins and not (itself or clause.has("many", "more_than")) else ()


_PRONOUN = 8
"""Signs within which a pronoun is what a clause begins with."""


def _others(clause: Clause, subject: str) -> tuple[str, ...]:
    return tuple(state for state in clause.states() if state != subject)


def _years(clause: Clause) -> int | None:
    """`was examined in 2009 and again in 2013`: so many times at least."""
    years = [each for each in clause.whens() if each.role == "on" and each.said[:4].isdigit() and "/" not in each.said]
    came = clause.has("undergo", "reviewed") or (clause.has("part") and not two_in(clause) and not clause.has("we"))
    return len(years) if len(years) > 1 and came else None
