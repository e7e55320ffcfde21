"""How a State voted on a resolution, how it was adopted, who sponsored it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hiwar.kernel.checking.clause import DROPS_PRONOUNS, TALLY, WORD, Clause, Draft, Memory, year_in
from hiwar.kernel.checking.model import Details, Kind
from hiwar.kernel.facts.states import states
from hiwar.kernel.reading.press import REPORTER
from hiwar.kernel.understanding.numerals import Number


def _about_resolutions(clause: Clause, memory: Memory) -> bool:
    if memory.sentence is not None and memory.sentence.has("domestic") and not clause.symbols:
        return False
    if clause.has("voting", "abstain", "sponsor") and clause.has("for", "against", "abstain"):
        told_of = (memory.topic or memory.target) not in (None, clause.speaking(), *clause.states())
        others = set(clause.states()) - {clause.speaking()}
        if len(clause.states()) > 1 or ((told_of or others) and not clause.has("elsewhere", "other_matter")):
            return True  # `on Eritrea it voted no`: on what, only the State tells
    if clause.has("resolution") or bool(clause.symbols) or memory.sentences_since_resolution <= _REACH:
        return True
    return clause.has("dissociate") and clause.has("consensus")


NO_STATES = frozenset(each.iso3 for each in states() if each.kind == "speaker")
"""Who speaks and tables texts, but is no State: no claim is about their votes."""
_REACH = 2
"""Sentences through which a text that was named is still the one spoken of."""
_FAR = 60
"""Characters between the word for a text and the State that it is about."""


def text_about(clause: Clause) -> str | None:
    """The State that a text named in a clause is about: `the draft on X`, `the X text`."""
    texts = clause.find("resolution")
    for mention in reversed(clause.mentions):
        if mention.state in NO_STATES:
            continue
        for start, end in texts:
            between = clause.plain[end : mention.start]
            near = 0 <= len(between) <= _FAR and end <= mention.start and not re.search(r"[,;:]", between)
            if near and (clause.objective(mention) or not between.strip()):
                return mention.state
            if start <= mention.start and mention.end <= end:
                return mention.state
            if mention.start <= start <= mention.end + 12 and clause.words.of_text.fullmatch(
                clause.plain, mention.end, max(start, mention.end)
            ):
                aimed = _only_states(clause.states(objective=True))
                return aimed[0] if aimed and mention.form == "people" else mention.state
    return None


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


def text_spoken_of(sentence: Clause) -> str | None:
    """The State that the text of a sentence is about, wherever in the sentence it stands."""
    if not sentence.has("resolution") and not seems_a_vote(sentence):
        return text_about(sentence)
    aimed = _only_states(sentence.states(objective=True))
    named = _only_states(sentence.states())
    alone = named if len(named) == 1 and named[0] != sentence.speaking() else ()
    acts = sentence.has("for", "against", "abstain", "reject", "sponsor", "dissociate")
    return text_about(sentence) or (aimed[-1] if aimed else None) or (alone[0] if alone and not acts else None)


def _resolution(clause: Clause, memory: Memory, *, subject_is_target: bool) -> Details:
    """Which resolution a clause speaks of: its target, symbol, body and time, as far as it says so."""
    aimed = _only_states(clause.states(objective=True))
    target = text_about(clause) or (aimed[-1] if aimed else None)
    named = _only_states(clause.states())
    known = memory.target is not None and memory.sentences_since_resolution <= 1
    others = tuple(state for state in named if state != clause.speaking())
    if target is None and subject_is_target and others and not clause.has("sponsor") and not known:
        target = others[-1]
    if target is None and clause.has("about_it"):
        target = memory.reviewed or (memory.subjects[0] if memory.subjects else None)
    symbol = clause.symbols[-1][2] if clause.symbols else None
    body = next((name for name in ("elsewhere", "chr", "committee3", "hrc", "ga") if clause.has(name)), None)
    whens = clause.whens()
    near = memory.sentences_since_resolution <= 1
    if symbol is None and not whens and near and target in (None, memory.target):
        symbol, whens = memory.symbol if not body or body == memory.body else None, memory.whens
        whens = tuple(each for each in whens if each.role == "on")
        if clause.has("always", "every_year", "later"):
            symbol, whens = None, ()
    if body is None and target in (None, memory.target) and near:
        body = memory.body
    if (target is None and symbol is None) or (target is None and symbol == memory.symbol):
        target = memory.target
    return Details(target=target, symbol=symbol, body=body, whens=whens, always=clause.has("always", "every_year"))


def _only_states(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(state for state in found if state not in NO_STATES)


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
    unopposed = clause.find("consensus")  # `nobody opposed it`
    found = [
        (span, position)
        for name, position in _POSITIONS
        for span in clause.find(name)
        if not (name != "dissociate" and (clause.text.counted(span[0]) or _counts(clause, span)))
        and not any(a <= span[0] and span[1] <= b for a, b in unopposed)
    ]
    details = _resolution(clause, memory, subject_is_target=False)
    if not found and (told := _in_a_group(clause, memory) or _as_before(clause, memory)):
        found = [told]
    if not found:
        return
    if parted := _two_positions(clause, found):
        for voters, span, position, place in parted:
            target = details.target if details.target not in voters else memory.target
            each = replace(details, target=target, by=voters, act="voted" if clause.has("voting") else "stood")
            yield Draft(
                Kind.RESOLUTION_POSITION,
                (*voters, *((target,) if target else ())),
                {"position": position, "symbol": details.symbol, "year": year_in(clause) or _only_year(details)},
                replace(each, negated=clause.negated([span], 14)),
                place,
            )
        return
    if not clause.has("resolution") and clause.has("selectiv", "uses") and {one for _, one in found} == {"rejected"}:
        return  # `we reject double standards`
    span, position = min(found, key=lambda each: (each[0][0], each[0][0] - each[0][1]))
    voters, details = _voters(clause, memory, details)
    near = memory.sentences_since_resolution <= 1 and clause.has("they") and not clause.mentions
    spoken_of = clause.has("resolution") or near
    if not voters or not (details.target or details.symbol or details.body or spoken_of):
        return
    if _told_already(clause, memory, Kind.RESOLUTION_POSITION, voters, position):
        return
    those = (*voters, *((details.target,) if details.target and details.target not in voters else ()))
    negated = clause.negated([span], 14) and position in ("for", "against", "abstained")
    memory.subjects = voters
    yield Draft(
        Kind.RESOLUTION_POSITION,
        those,
        {"position": position, "symbol": details.symbol, "year": year_in(clause) or _only_year(details)},
        replace(details, negated=negated, by=voters, act="voted" if clause.has("voting") else "stood"),
    )
    if _tells_the_result(clause):
        yield from adoptions(clause, memory)
    else:
        yield from by_their_people(clause, memory)


def _of_no_vote(clause: Clause, span: tuple[int, int]) -> bool:
    """Whether *no vote* says that none was taken."""
    return any(start <= span[0] and span[1] < end for start, end in clause.find("consensus"))


def _counts(clause: Clause, span: tuple[int, int]) -> bool:
    """Whether words for a position hold how many took it: `a vote of 147 in favour`."""
    inside = any(n.kind == "cardinal" and span[0] < n.start and n.end < span[1] for n in clause.numbers)
    return inside and clause.has("adopt")


def _tells_the_result(clause: Clause) -> bool:
    """Whether a clause that tells who voted or tabled a text tells also how it was adopted."""
    told = clause.text.tally_in(clause.start, clause.end)
    return told or (clause.has("adopt") and clause.has("consensus") and not clause.has("dissociate"))


_Position = tuple[tuple[str, ...], tuple[int, int], str, tuple[int, int]]


def _two_positions(clause: Clause, found: list[tuple[tuple[int, int], str]]) -> list[_Position]:
    """`Cuba voted against and Japan (voted) in favour`: who took each of several positions, how, and where."""
    free = [m for m in clause.mentions if not clause.objective(m) and m.state not in NO_STATES]
    free = [m for m in free if m.state != text_about(clause)]
    if len(free) < 2:
        return []
    told: dict[str, tuple[int, int]] = {}
    for (start, end), position in found:  # `voted (against and Japan voted) in favour`: its last word tells where it is
        if position in _PLAIN and (position not in told or end < told[position][1]):
            told[position] = (start, end)
    for mention in free[1:]:
        for name, position in _SHORTLY.items():
            match = clause.words.classes[name].search(clause.plain, mention.end, min(clause.end, mention.end + _NEAR))
            if match and position not in told and not WORD.findall(clause.plain[mention.end : match.start()]):
                told[position] = match.span()
    ordered = sorted(((end, start, position) for position, (start, end) in told.items()))
    if len(ordered) < 2:
        return []
    parted: list[_Position] = []
    begins, place = clause.start, clause.start
    for i, (end, start, position) in enumerate(ordered):
        those = [m for m in free if place <= m.start and m.end <= end]
        following = [m for m in free if m.start >= end]
        last = i + 1 == len(ordered)
        if not those or (not last and not following):
            return []
        cut = clause.end
        if not last:
            cut = clause.text.boundary(end, following[0].start + 1, 0.9) or following[0].start
        voters = tuple(dict.fromkeys(m.state for m in those))
        parted.append((voters, (max(start, place), end), position, (begins, cut)))
        begins, place = cut, end
    return parted


_PLAIN = ("for", "against", "abstained")
_SHORTLY = {"yes": "for", "no": "against", "abstentions": "abstained"}
"""Positions that several States may take in one clause; words that tell the second one without its verb."""


def _inside_groups(clause: Clause) -> set[str]:
    """The States by whose names groups go: the Lima Group, and *Brussels*, which stands for the European Union."""
    groups = clause.find("groups")
    inside = {m.state for m in clause.mentions if any(a <= m.start and m.end <= b for a, b in groups)}
    return inside | {m.state for m in clause.mentions if m.form == "capital" and m.state == "BEL"}


def _told_already(clause: Clause, memory: Memory, kind: Kind, by: tuple[str, ...], what: str) -> bool:
    """Whether a sentence says the same a second time: `we wavered and abstained`."""
    last = memory.last
    if last is None or last.kind is not kind or clause.mentions or clause.whens():
        return False
    return memory.in_sentence(clause, last) and last.details.by == by and what in str(last.value)


def _voters(clause: Clause, memory: Memory, details: Details) -> tuple[tuple[str, ...], Details]:
    """Who took a position, and on which text: those named, whoever speaks, or those spoken of before."""
    aimed = _only_states(clause.states(objective=True))
    free = _only_states(clause.states(objective=False))
    about = text_about(clause)
    voters = tuple(state for state in free if state != about)
    if not voters and about in free and about in aimed:  # `Pyongyang rejected the resolution on North Korea`
        return (about,), details
    if details.target is None and details.symbol is None and memory.topic not in (None, *voters, *NO_STATES):
        details = replace(details, target=memory.topic)
    if voters and details.target in voters and memory.target != details.target:
        details = replace(details, target=memory.target)
    if (own := clause.own()) and (not voters or _set_before_us(clause, voters)):
        details = replace(details, target=voters[-1]) if voters else details
        voters = (own,)
    itself = clause.has("dissociate", "reject")  # a State may refuse a text about itself
    if (
        not voters
        and clause.has("person")
        and memory.topic not in (None, *NO_STATES)
        and (itself or memory.topic != details.target)
    ):
        voters = (str(memory.topic),)
    if not voters and aimed and details.target and len(aimed) > 1:
        voters = tuple(state for state in aimed if state != details.target)
    if not voters and aimed and not clause.has("resolution"):
        voters, details = aimed, replace(details, target=memory.target)
    voters = voters or _listed_after(clause, memory)
    if voters:
        return voters, details
    counted = any(n.kind == "cardinal" and clause.unit_after(n, "delegations", 1) for n in clause.numbers)
    if counted and clause.has("of_group"):  # `X, she said, was one of 65 States to abstain`, `it was one of 65 …`
        alone = memory.alone_before(clause) or (memory.subjects[:1] if _by_a_pronoun(clause) else ())
        return alone, details
    if clause.of_somebody_unknown:
        return (), details
    if counted:  # `48 delegations abstained` is a result, and nobody's vote
        return (), details
    before = tuple(each for each in memory.named_before(clause) if each != details.target and each not in NO_STATES)
    last = memory.last
    goes_on = last is not None and last.kind is Kind.RESOLUTION_POSITION
    if before:
        voters = last.details.by if last and goes_on and memory.in_sentence(clause, last) else tuple(before[:1])
    elif goes_on and memory.subjects:
        voters = memory.subjects
    elif last is not None and last.kind is Kind.SPONSORSHIP and (clause.has("they") or _drops(clause)):
        voters = tuple(each for each in last.details.by if each != details.target)
    elif clause.has("government") and (speaking := clause.speaking()):
        voters = (speaking,)
    elif clause.has("they") and not clause.quoted() and (speaking := clause.speaking()):
        voters = (speaking,)  # `X said that it rejected the text`
    elif memory.subjects and memory.subjects[0] != details.target and _by_a_pronoun(clause):
        voters = memory.subjects[:1]
    elif clause.speaker.id != REPORTER and not clause.mentions and not clause.quoted() and clause.has("they"):
        told = clause.speaking()  # `X declares that the text is void, and rejects it`
        voters = (told,) if told and told != details.target else ()
    return voters, details


def _listed_after(clause: Clause, memory: Memory) -> tuple[str, ...]:
    """`Those who voted against the text: Cuba and Iran`: the States that a colon brings, where it brings no more."""
    if not clause.plain[: clause.end].rstrip().endswith(":") or not clause.text.only_states(clause.end, memory.end):
        return ()
    return tuple(dict.fromkeys(m.state for m in clause.text.states if clause.end <= m.start < memory.end))


def _set_before_us(clause: Clause, named: tuple[str, ...]) -> bool:
    """`The one on Iran, we abstained`: whether a State stands apart before `we`, who then act."""
    named_last = [m for m in clause.mentions if m.state in named][-1:]
    ours = [start for start, _ in clause.find("we")]
    return (
        bool(named_last and ours)
        and "," in clause.plain[named_last[0].end : max(ours)]
        and max(ours) > named_last[0].end
    )


def _by_a_pronoun(clause: Clause) -> bool:
    """Whether a clause begins with `it`, `the country`: whoever was spoken of."""
    return any(start - clause.start <= _NEAR for start, _ in clause.find("they", "person"))


def _listed(clause: Clause, details: Details) -> Iterator[Draft]:
    """`with two against, China and Eritrea`: whose votes the numbers of a result are, right after them."""
    for name, position in _SHORTLY.items():
        for _, end in clause.find(name):
            gap = _OPENS.match(clause.plain, end)
            if not gap or not clause.text.tally_in(clause.start, clause.end):
                continue
            place, voters = gap.end(), []
            for mention in (m for m in clause.mentions if m.start >= gap.end()):
                between = clause.plain[place : mention.start]
                if len(WORD.findall(between)) > 1 or re.search(r"[.;:()]", between):
                    break
                voters.append(mention.state)
                place = mention.end
            those = tuple(state for state in dict.fromkeys(voters) if state not in (details.target, *NO_STATES))
            if those:
                value = {"position": position, "symbol": details.symbol, "year": year_in(clause)}
                told = replace(details, by=those, act="voted", tally=None)
                states = (*those, *((details.target,) if details.target else ()))
                yield Draft(Kind.RESOLUTION_POSITION, states, value, told, (gap.end(), place))


_OPENS = re.compile(r"\s*(?:[,:(]|-+\s)\s*(?:the )?")
"""What stands between the votes of a kind and the States that cast them."""


def _drops(clause: Clause) -> bool:
    return clause.words.language in DROPS_PRONOUNS


def _in_a_group(clause: Clause, memory: Memory) -> tuple[tuple[int, int], str] | None:
    """`Cuba was one of the ten`, `… and eleven abstained, among them Cuba`: a group of a vote told just before."""
    last, among = memory.last, clause.find("of_group")
    if (
        not among
        or clause.has("sponsor")
        or last is None
        or last.kind is not Kind.ADOPTION_MODE
        or not last.details.tally
    ):
        return None
    names = ("for", "against", "abstained")
    for number in clause.numbers:
        if number.value in last.details.tally:
            return among[0], names[last.details.tally.index(number.value)]
        if number.kind == "ordinal" and number.value <= len(names):
            return among[0], names[number.value - 1]
    if clause.numbers:
        return (among[0], "abstained") if last.details.tally[2] is None else None
    told = [name for name, votes in zip(names, last.details.tally, strict=True) if votes is not None]
    return among[0], told[-1]


def _as_before(clause: Clause, memory: Memory) -> tuple[tuple[int, int], str] | None:
    """`We had done so in 2013 as well`: the position told before, at another time or of another State."""
    last, again = memory.last, clause.find("so_too")
    if not again or last is None or last.kind is not Kind.RESOLUTION_POSITION or not isinstance(last.value, dict):
        return None
    return again[0], str(last.value["position"])


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


def tallies_in(clause: Clause) -> list[tuple[int, int]]:
    """Where the results of votes stand: `24 votes to 15, with eight abstentions`, `17 for and 6 against`."""
    found = [m.span() for m in TALLY.finditer(clause.plain, clause.start, clause.end)]
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
            stop = run[i + 1].start if i + 1 < len(run) else min(clause.end, number.end + _FAR)
            begin = run[i - 1].end if i else max(clause.start, number.start - 22)
            for name in ("yes", "no", "abstentions"):
                pattern = clause.words.classes[name]
                after = pattern.search(clause.plain, number.end, stop)
                between = clause.plain[number.end : after.start()] if after else ","
                if after and len(between) < _NEAR and not re.search(r"[,;:]", between):
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
        votes = _tally(Clause(clause.text, start, min(end + 1, clause.end)))
        if votes and None not in votes and _FEWEST <= sum(each or 0 for each in votes) <= _MOST:
            return True
    return False


_FEWEST, _MOST = 40, 193
"""Votes that the Human Rights Council and the General Assembly take."""


def _versus(clause: Clause, one: Number, other: Number) -> bool:
    """Whether two numbers stand against each other: `65 to 25`."""
    between = clause.plain[one.end : other.start].strip(" ,-")
    return clause.words.classes["versus"].fullmatch(between) is not None


_GAP = 4
"""Characters between `one of the` and the number that it is one of."""
_NEAR = 24
"""Characters between a number of votes and the word that says which."""


def _goes_on(clause: Clause, one: Number, other: Number) -> bool:
    between = clause.plain[one.end : other.start]
    return len(between) <= _FAR and not re.search(r"[.;!?]", between)


def _tally(clause: Clause) -> tuple[int | None, int | None, int | None] | None:
    """The votes for and against and the abstentions that a clause states."""
    if figures := TALLY.search(clause.plain, clause.start, clause.end):
        yes, no, abstained = figures.groups()
        return int(yes), int(no), int(abstained) if abstained else None
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
        after = _first(clause, order[::-1], number.end, stop)
        before = _last(clause, order[::-1], begin, number.start)
        arabic = clause.words.language in ("ar", "fr", "es", "ru")
        name = (before if arabic and before in ("no", "abstentions") else None) or after or before
        if name in told or name is None:
            name = next((each for each in order if each not in told), None)
        if name:
            told[name] = number.value
    plain = clause.has("adopt", "recorded") or clause.symbols or _backed(clause)
    if len(votes) == 1 and not (told and plain):
        return None
    return told.get("yes"), told.get("no"), told.get("abstentions")


def _backed(clause: Clause) -> bool:
    """`met with the support of 20 members`: how many took a side, and nobody who did."""
    counted = any(n.value > 1 and n.kind == "cardinal" and clause.unit_after(n, "nations", 1) for n in clause.numbers)
    nobody = all(clause.objective(each) for each in clause.mentions) and not clause.has("we", "they")
    return counted and nobody and clause.has("for", "against")


def _first(clause: Clause, names: list[str], start: int, end: int) -> str | None:
    found = [(m.start(), name) for name in names if (m := clause.words.classes[name].search(clause.plain, start, end))]
    found = [each for each in found if each[0] - start < _NEAR]
    return min(found)[1] if found else None


def _last(clause: Clause, names: list[str], start: int, end: int) -> str | None:
    found = [(m.end(), name) for name in names for m in clause.words.classes[name].finditer(clause.plain, start, end)]
    found = [each for each in found if end - each[0] < 14]
    return max(found)[1] if found else None


def adoptions(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """How a resolution was adopted: by a recorded vote, with what result, or without a vote."""
    if not _about_resolutions(clause, memory):
        return
    last = memory.last
    again = last is not None and last.kind is Kind.ADOPTION_MODE and clause.has("so_too")
    consensus = clause.has("consensus") and not clause.has("dissociate")
    consensus = consensus or (again and last is not None and last.value == "without_a_vote")
    tally = _tally(clause) if not consensus else None
    recorded = not consensus and (clause.has("recorded") or (tally and any(x is not None for x in tally)))
    counted = clause.text.tally_in(clause.start, clause.end)
    if not counted and clause.has("we", "first_person") and clause.has("demand") and not clause.has("adopt"):
        return  # `we ask for a vote`: nothing was adopted yet
    told = clause.has("adopt", "consensus") or _is_tally(clause) or counted or _backed(clause)
    if not (consensus or recorded) or not told:
        return
    if any(clause.unit_after(each, "out_of", 0) for each in clause.numbers):  # `nine of them were put to a vote`
        return
    if not counted and not consensus and any(clause.end <= a < memory.end for a, _ in clause.text.tallies):
        return  # `rejected by a margin of two votes: 17 …`
    if (
        consensus
        and not (clause.mentions or clause.has("resolution") or clause.symbols)
        and memory.consensus_ahead(clause)
    ):
        return  # `nobody had called for a ballot: the draft …`
    if parted := _each_result(clause):
        yield from parted
        return
    details = _resolution(clause, memory, subject_is_target=True)
    if details.target is None and details.symbol is None:
        spoken_of = memory.topic or next(iter(memory.subjects), None)
        if spoken_of is None or spoken_of in NO_STATES:
            return
        details = replace(details, target=spoken_of)
    row = _in_a_row(clause)
    if row:
        details = replace(details, ordinal=row.value, always=True, symbol=None)
        tally = None
    yield Draft(
        Kind.ADOPTION_MODE,
        (details.target,) if details.target else (),
        "without_a_vote" if consensus else "recorded_vote",
        replace(
            details,
            tally=tally if recorded and tally and any(x is not None for x in tally) else None,
            whole=row.kind == "cardinal" if row else clause.has("only"),
        ),
    )
    yield from _listed(clause, details)
    yield from by_their_people(clause, memory)


_LEADS = re.compile(r"(?:'s? (?:own )?|-(?:led|sponsored|tabled|drafted|authored|penned|backed|proposed) )")
_LED = 14
"""What stands between a State and a text that is its own: `Iceland's draft`, `the Qatar-led text`."""


def _each_result(clause: Clause) -> list[Draft]:
    """`on Iran (79-28-68) and on Syria (100-15-52)`: several results in a clause, each behind the State it is about."""
    spans = [each for each in clause.text.tallies if clause.start <= each[0] and each[1] <= clause.end]
    found: list[Draft] = []
    place = clause.start
    for start, end in sorted(spans):
        about = [m for m in clause.mentions if place <= m.start and m.end <= start and m.state not in NO_STATES]
        if not about:
            return []
        target = about[-1].state
        details = Details(target=target, whens=clause.whens(), tally=_tally(Clause(clause.text, start, end)))
        found.append(Draft(Kind.ADOPTION_MODE, (target,), "recorded_vote", details, (place, end)))
        place = end
    return found if len(found) > 1 else []


def by_their_people(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """`the Icelandic draft on the Philippines`: whose text it is, by the name of a people right before the word."""
    if clause.has("sponsor"):
        return
    for start, _ in clause.find("resolution"):
        for mention in clause.mentions:
            stands = clause.plain[mention.end : start] if mention.end <= start <= mention.end + _LED else ""
            owner = _LEADS.fullmatch(stands) or (mention.form == "people" and not WORD.findall(stands) and stands)
            if not owner or mention.state in NO_STATES:
                continue
            target = next((s for s in _only_states(clause.states(objective=True)) if s != mention.state), None)
            known = memory.target if memory.sentences_since_resolution <= 1 else None
            if target is None and known != mention.state:
                target = known
            if target:
                details = Details(target=target, by=(mention.state,), whens=clause.whens())
                value = {"symbol": None, "year": year_in(clause)}
                yield Draft(Kind.SPONSORSHIP, (mention.state, target), value, details)
                return


def _in_a_row(clause: Clause) -> Number | None:
    """`for the eighth year in a row`, `three consecutive times`: how many years."""
    for number in clause.numbers:
        if 1 < number.value <= _YEARS and clause.unit_after(number, "in_a_row", 2):
            return number
    return None


_YEARS = 30
"""More years in a row no series has."""


def sponsorships(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """Who sponsored or tabled a resolution."""
    last = memory.last
    named_after = last is not None and last.kind is Kind.SPONSORSHIP and memory.in_sentence(clause, last)
    at = clause.find("sponsor") or (clause.find("of_group") if named_after and clause.mentions else [])
    if not at or not _about_resolutions(clause, memory):
        return
    details = _resolution(clause, memory, subject_is_target=False)
    target = text_about(clause)
    grouped = _inside_groups(clause)
    free = (state for state in _only_states(clause.states(objective=False)) if state not in grouped)
    sponsors = tuple(state for state in free if state != target)
    if sponsors and details.target in sponsors:
        details = replace(details, target=memory.target)
    if not sponsors and (own := clause.own()):
        sponsors = (own,)
    if not sponsors:
        named = (state for state in _only_states(clause.states()) if state not in grouped)
        sponsors = tuple(state for state in named if state != details.target)
    others = clause.has("groups") or any(state in NO_STATES for state in clause.states())
    others = others or any(clause.unit_after(n, "delegations", 2) for n in clause.numbers)
    if not sponsors and not others:
        before = [each for each in memory.named_before(clause) if each != details.target and each not in NO_STATES]
        sponsors = tuple(before[:1])
    if not sponsors and not others and (clause.has("they") or clause.words.language in DROPS_PRONOUNS):
        sponsors = tuple(state for state in memory.subjects if state != details.target)
    if not sponsors and not others and clause.has("government") and (speaking := clause.speaking()):
        sponsors = (speaking,)
    explicit = bool(clause.states(objective=False)) or clause.has("we")
    if not explicit and clause.has("adopt") and clause.has("ga", "hrc", "committee3"):
        return  # `the Council took up the text`, nobody's initiative
    if not (sponsors or others) or not (details.target or details.symbol or clause.has("resolution")):
        return
    if not sponsors and not details.target:
        return
    those = (*sponsors, *((details.target,) if details.target and details.target not in sponsors else ()))
    yield Draft(
        Kind.SPONSORSHIP,
        those,
        {"symbol": details.symbol, "year": year_in(clause) or _only_year(details)},
        replace(details, by=sponsors, negated=clause.negated(at[:1], 26)),
    )
    if _tells_the_result(clause):
        yield from adoptions(clause, memory)
