"""Who is party to which treaty, and which reports are owed under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hiwar.kernel.checking.clause import WORD, Clause, Draft, Memory, ordinal_in
from hiwar.kernel.checking.model import Details, Kind, When
from hiwar.kernel.checking.words import PROTOCOL_OF

_Named = list[tuple[int, int, tuple[str, ...]]]
"""Instruments that a clause names, with their places."""


def _shorts(found: _Named) -> tuple[str, ...]:
    """The instruments that stand at these places, each once."""
    return tuple(dict.fromkeys(short for _, _, shorts in found for short in shorts))


def reports(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """Reports that a State owes, is asked for, or has handed in under treaties."""
    following = memory.kinds[-1:] == (Kind.REPORTS_DUE,) or memory.sentences_since_report <= 1
    instruments = _shorts(clause.instruments())
    instruments = instruments or clause.bodies()
    goes_on = following and bool(instruments or (clause.moments and clause.has("owed", "late", "arrive")))
    goes_on = goes_on or (following and clause.has("owes"))
    last = memory.last
    if last and last.kind is Kind.REPORTS_DUE and memory.in_sentence(clause, last) and clause.mentions:
        goes_on = goes_on or clause.has("arrive", "submit")  # `…; that of Korea came in on time`
    of_a_body = bool(clause.bodies()) or following
    owing = bool(instruments) and (clause.has("owes") or (of_a_body and clause.has("silence")))
    named = clause.has("report") or (of_a_body and clause.has("document"))
    named = named or (clause.has("no_report") and clause.has("periodic"))
    if not named and clause.has("ratify", "sign", "absent"):
        return
    of_the_upr = clause.has("upr") or (clause.has("national_report") and not instruments)
    if not (named or goes_on or owing) or of_the_upr or clause.text.of_other_matters:
        return
    silent = of_a_body and clause.has("silence")
    owed, submitted = silent or clause.has("owed", "late", "owes", "no_report"), clause.has("submit")
    lacking = not submitted and (goes_on or bool(instruments)) and clause.negated(clause.find("arrive"), 40)
    arrived = (goes_on or bool(instruments)) and clause.has("arrive")
    if not (owed or submitted or lacking or arrived or clause.has("demand")):
        return
    under_a_treaty = instruments or following or clause.has("periodic", "treaty")
    after_a_treaty = memory.kinds[-1:] == (Kind.TREATY_MEMBERSHIP,) and owed
    if not (under_a_treaty or after_a_treaty or clause.has("late")):
        return
    announced = clause.plain[: clause.end].rstrip().endswith(":") and not instruments
    state = _reporting(clause, memory, under_a_treaty=bool(under_a_treaty))
    if state is None or announced:
        return
    act = (
        "owed"
        if owed or lacking
        else "demanded"
        if clause.has("demand") and not arrived
        else "submitted"
        if submitted or arrived
        else "demanded"
    )
    negated = act == "owed" and (clause.has("report") or owing) and clause.has("no_report")
    if act == "submitted" and clause.negated(clause.find("submit")[:1], 16):
        act, negated = "missing", False
    if not instruments and goes_on:
        instruments = memory.under
    if not instruments and memory.kinds[-1:] == (Kind.TREATY_MEMBERSHIP,) and act == "owed":
        instruments = memory.instruments
    yield Draft(
        Kind.REPORTS_DUE,
        (state,),
        list(instruments) or None,
        Details(whens=clause.whens(), act=act, negated=negated, instruments=instruments, ordinal=ordinal_in(clause)),
    )


def _reporting(clause: Clause, memory: Memory, *, under_a_treaty: bool) -> str | None:
    """The State whose reports a clause speaks of: one that is named, and the speaker's only where no other is."""
    named = clause.states()
    for mention in clause.mentions if len(set(named)) > 1 else []:
        before = clause.find("report")
        if clause.objective(mention) and any(0 <= mention.start - end <= _OF for _, end in before):
            return mention.state
    for mention in clause.mentions:
        if mention.state != clause.speaking() or len(set(named)) == 1:
            return mention.state
    return clause.own() or (memory.meant(clause) if under_a_treaty else memory.topic)


_OF = 12
"""Signs between a report and the State whose it is: `the report of the`."""

_CORE = 9
_INSTRUMENTS = 18
"""The core treaties; they and their protocols."""


_ELSE = (
    "report",
    "recommendation",
    "resolution",
    "commit",
    "judgement",
    "causal",
    "selectiv",
    "uses",
    "upr",
    "committee",
)
"""What a clause that names a State and a treaty may speak of beside how the one stands to the other."""


def memberships(clause: Clause, memory: Memory) -> Iterator[Draft]:
    """A State is, became or is not a party to treaties, named, counted, or many."""
    found = clause.instruments()
    found += _own_protocols(clause, memory, found)
    following = memory.sentences_since_treaty <= 2
    at = clause.find("member", "withdraw", *(("bound",) if found or following or clause.has("treaty") else ()))
    if clause.has("event") and not clause.has("member"):
        return
    if clause.has("domestic") and not clause.has("member", "treaty", "protocol", "absent"):
        return  # `a bill abolishing the death penalty`
    if clause.has("reservation") and not clause.has("member", "bound"):
        return
    goes_on = memory.kinds[-1:] == (Kind.TREATY_MEMBERSHIP,) and (
        bool(clause.moments) or _denies_the_rest(clause, memory)
    )
    if memory.kinds[-1:] == (Kind.TREATY_MEMBERSHIP,):
        at = sorted([*at, *clause.find("did_so")])
    plain = (
        found
        and _is_named(clause, found)
        and (clause.mentions or clause.own())
        and not clause.has("asked_that", *_ELSE)
    )
    if not at and not (found and (goes_on or clause.has("absent") or plain)):
        return
    if clause.has("recommendation", "resolution") and not found:
        return
    if not clause.has("absent", "neg") and (
        clause.asks() or (not clause.mentions and not clause.has("they", "we", "copula") and memory.advises())
    ):
        return
    promised = any(end <= at[0][0] for _, end in clause.find("commit")) if at else False
    if promised and not clause.negated(at[:1]) and not clause.has("absent"):
        return
    done = [each for each in at if not _to_be_done(clause, each)]
    agreed = clause.find("bound")
    acts = [each for each in at if each not in agreed]
    if acts and all(each not in done for each in acts):
        done = []  # `approved a bill to ratify it`
    if at and not done and not clause.negated(at[:1]) and not clause.has("absent"):
        return
    at = done or at
    if _is_unfinished(clause, at):
        return
    parties = _parties(clause, memory, at)
    if not parties:
        return
    act = (
        "withdrawn"
        if clause.has("withdraw")
        else "signed"
        if clause.has("sign") and not clause.has("ratify") and not _is_unbound(clause)
        else "ratified"
        if clause.has("ratify")
        else "party"
        if at or goes_on or clause.has("absent")
        else "named"
    )
    negated = (clause.negated(at) if at else _denies_the_rest(clause, memory)) or _is_absent(clause)
    negated = (negated and not clause.has("no_stranger")) or clause.has("not_followed")
    base = Details(whens=clause.whens(), act=act, negated=negated, body="core" if clause.has("core") else None)
    if found and (parted := _signed_only(clause)):
        those = _shorts(found)
        for place, act, negated in parted:
            each = replace(base, act=act, negated=negated, instruments=those)
            yield Draft(Kind.TREATY_MEMBERSHIP, parties, list(those), each, place)
        return
    if found:
        found, denied = _without(clause, found)
        if denied and not negated:
            those = _shorts(denied)
            place = (denied[0][0], clause.end)
            details = replace(base, negated=True, instruments=those, whens=())
            yield Draft(Kind.TREATY_MEMBERSHIP, parties, list(those), details, place)
        for shorts, whens, place in _grouped(clause, found, base.whens):
            yield Draft(
                Kind.TREATY_MEMBERSHIP,
                parties,
                list(shorts),
                replace(base, instruments=shorts, whens=whens),
                place,
            )
        yield from _others(clause, found, parties, base)
        return
    plainly = clause.has("ratify", "member") and any(
        n.kind == "cardinal" and clause.unit_after(n, "treaty", 0) for n in clause.numbers
    )
    if clause.has("other_treaties"):
        return
    if not clause.has("treaty") or not (clause.has("human_rights", "core") or plainly):
        meant = clause.has("ratify", "sign", "absent", "withdraw", "did_so") or (
            clause.has("treaty") and clause.has("member") and not clause.numbers and not clause.has("many", "all")
        )
        if clause.has("core") or (clause.has("treaty") and clause.has("many", "all")):
            return
        if _named_after(clause, memory) or clause.has("own_protocol"):
            return
        if following and memory.instruments and meant:
            those = memory.instruments
            yield Draft(Kind.TREATY_MEMBERSHIP, parties, list(those), replace(base, instruments=those))
        return
    yield from _counted(clause, parties, base)


def _is_unfinished(clause: Clause, at: list[tuple[int, int]]) -> bool:
    """Whether an act is told by a noun and nothing says that it was done: `blocked the ratification of …`."""
    deeds, agreed = clause.find("deed"), clause.find("bound")
    at = [each for each in at if each not in agreed] or at  # `agreed to consider ratifying it`
    if not at or clause.has("absent") or not all(any(start <= a and b <= end for start, end in deeds) for a, b in at):
        return False
    if clause.has("came"):
        return False
    named = clause.text.named  # `the Convention against …` is against nothing
    if any(not any(a <= start and end <= b for a, b, _ in named) for start, end in clause.find("unfinished")):
        return True
    return not (clause.has("praises") or clause.moments or _is_completed(clause, at[0][0]))


def _is_completed(clause: Clause, place: int) -> bool:
    """Whether words right before an act say that it was done: `since its accession to …`."""
    begins = max(clause.start, place - _BEFORE_ACT)
    found = clause.words.classes["completed"].finditer(clause.plain, begins, place)
    return any(len(WORD.findall(clause.plain[each.end() : place])) <= _TO_THE for each in found)


_BEFORE_ACT = 30
"""Signs before an act in which a word that completes it begins."""


def _without(clause: Clause, found: _Named) -> tuple[_Named, _Named]:
    """The treaties that a State has joined, and those that it has not: `the one but not (to) the other`."""
    denying = clause.find("but_not")
    for i, (start, _, _) in enumerate(found[1:], 1):
        if any(found[0][1] <= a < start and len(WORD.findall(clause.plain[b:start])) <= _TO_THE for a, b in denying):
            return found[:i], found[i:]
    return found, []


def _is_unbound(clause: Clause) -> bool:
    """Whether a clause denies that a State is bound: `is not bound by it, which it only signed`."""
    signed, absent = clause.find("sign"), clause.find("absent")
    only = [(a, b) for a, b in absent if clause.words.classes["only"].search(clause.plain, a, b)]
    if signed and all(any(a <= start < b for a, b in only) for start, _ in signed):
        return True  # `it only signed`
    denying = clause.find("neg", "never")
    return clause.negated([each for each in clause.find("bound") if each not in (*signed, *denying)], 12)


def _is_absent(clause: Clause) -> bool:
    """Whether a word says of a State that it is no party; `signed only five` counts."""
    return any(not any(0 <= n.start - end <= 1 for n in clause.numbers) for _, end in clause.find("absent"))


_TO_THE = 2
"""Words between *not* and a treaty."""


def _named_after(clause: Clause, memory: Memory) -> bool:
    """Whether the sentence goes on to name what a clause says without it: `It did sign (and ratify X)`."""
    sentence = memory.sentence
    if sentence is None:
        return False
    ahead = Clause(clause.text, clause.end, max(clause.end, sentence.end))
    cut = clause.words.ands.match(clause.plain, clause.end) is not None
    return cut and bool(ahead.instruments())


def _is_named(clause: Clause, found: _Named) -> bool:
    """Whether treaties are named, not only what they are about: by the word, or by letters."""
    return clause.has("treaty") or any(clause.by_letters(start, end) for start, end, _ in found)


def _others(clause: Clause, found: _Named, parties: tuple[str, ...], base: Details) -> Iterator[Draft]:
    """`…, Malaysia is not`: the same of another State, or the contrary, at the end of the clause."""
    those = _shorts(found)
    for mention in clause.mentions:
        if mention.state in parties or mention.start < found[-1][1]:
            continue
        gap = _BETWEEN.match(clause.plain, mention.end)
        said = clause.words.classes["did_so"].match(clause.plain, gap.end() if gap else mention.end, clause.end)
        if said:
            negated = bool(clause.words.classes["neg"].search(said[0]))
            details = replace(base, negated=negated, instruments=those, whens=())
            yield Draft(Kind.TREATY_MEMBERSHIP, (mention.state,), list(those), details, (mention.start, clause.end))


_BETWEEN = re.compile(r"[\s,\-]*")


def _signed_only(clause: Clause) -> list[tuple[tuple[int, int], str, bool]]:
    """`signed it, not ratified it`: two claims, one of them denied, each with its place."""
    bound, absent = clause.find("ratify")[:1], clause.find("absent")[:1]
    signed = clause.find("sign")[:1]
    if (
        not bound
        and absent
        and signed
        and absent[0][1] < signed[0][0]
        and "," not in clause.plain[absent[0][1] : signed[0][0]]
    ):
        return []  # `it lacks the signature of X`
    acts = [(signed, "signed"), (bound or absent, "ratified")]
    followed = clause.has("not_followed")  # `its signature was never followed by ratification`
    told = sorted(
        (at[0], act, act == "ratified" if followed else clause.negated(at, 12) or at == absent)
        for at, act in acts
        if at
    )
    if len(told) < 2 or told[0][2] == told[1][2]:
        return []
    (_, first, denied), ((cut, _), second, denied_too) = told
    return [((clause.start, cut), first, denied), ((cut, clause.end), second, denied_too)]


def _own_protocols(clause: Clause, memory: Memory, found: _Named) -> _Named:
    """The protocols of a treaty named right before: `the Convention and its Optional Protocol`."""
    if any(PROTOCOL_OF.get(short) for _, _, shorts in found for short in shorts):
        return []
    own = []
    for start, end in clause.find("own_protocol"):
        if any(first < end and start < last for first, last, _ in found):
            continue
        before = [shorts for _, last, shorts in found if last <= start]
        parents = before[-1] if before else memory.instruments
        if shorts := tuple(short for short, parent in PROTOCOL_OF.items() if parent in parents):
            own.append((start, end, shorts))
    return own


def _to_be_done(clause: Clause, act: tuple[int, int]) -> bool:
    """Whether somebody is to do it, or ought to: `should join`, `to ratify`."""
    if clause.words.classes["withdraw"].match(clause.plain, *act):  # who tried to leave is asked about
        return False
    if clause.has("managed"):
        return False
    if any(end <= act[0] for _, end in clause.find("asked_that")):
        return True
    first = max(clause.start, act[0] - 20)
    found = clause.words.classes["to_do"].finditer(clause.plain, first, act[1])
    done = clause.find("completed") if clause.moments else []  # `by ratifying it in 1975`
    if any(end <= act[0] and (start, end) not in done for start, end in clause.find("to_do", "commit")):
        done = []  # `could begin by ratifying it in 2017`
    return any(act[0] - 1 <= each.end() <= act[0] and each.span() not in done for each in found)


def _counted(clause: Clause, parties: tuple[str, ...], base: Details) -> Iterator[Draft]:
    """So many of the treaties, all of them, or many."""
    out_of = clause.words.classes["out_of"]
    said = [
        n
        for n in clause.numbers
        if n.kind == "cardinal"
        and n.value <= _INSTRUMENTS
        and not any(start <= n.start < end for start, end in clause.find("none_of"))
        and not any(
            not clause.plain[m.end() : n.start].strip() for m in out_of.finditer(clause.plain, clause.start, n.start)
        )
    ]
    counted = [n for n in said if clause.unit_after(n, "treaty", 6)]
    if len(said) > 1 and any(n.value == _CORE for n in counted):  # `of the nine core treaties seven`
        counted = [n for n in said if n.value != _CORE] or counted
    if not counted and clause.has("core"):  # `of the nine core treaties it has ratified nine`
        counted = said[-1:]
    if counted and clause.has("all") and len(counted) == 1:
        yield Draft(Kind.TREATY_MEMBERSHIP, parties, counted[0].value, replace(base, whole=True))
    elif counted:
        value = counted[0].value  # `none of the treaties` is denied by its number
        details = replace(base, compare=clause.compare(counted[0]), negated=base.negated and value > 0)
        if any(n.value > _CORE for n in clause.numbers if n.kind == "cardinal" and n.value <= _INSTRUMENTS):
            details = replace(details, body=None)  # of eighteen, protocols and all
        yield Draft(Kind.TREATY_MEMBERSHIP, parties, value, details)
    elif base.negated and clause.has("none_of"):
        yield Draft(Kind.TREATY_MEMBERSHIP, parties, 0, replace(base, negated=False))
    elif clause.has("all") and clause.has("core"):
        yield Draft(Kind.TREATY_MEMBERSHIP, parties, _CORE, replace(base, whole=True))
    elif clause.has("many"):
        yield Draft(Kind.TREATY_MEMBERSHIP, parties, "many", base)


def _parties(clause: Clause, memory: Memory, at: list[tuple[int, int]]) -> tuple[str, ...]:
    """The States that a clause says are or are not party to something."""
    first = at[0][0] if at else clause.end
    if not clause.mentions and any(n.end < first and clause.unit_after(n, "nations", 1) for n in clause.numbers):
        return ()  # `187 States have ratified it`
    if not clause.mentions and clause.has("everyone"):
        return ()  # `nearly every State has ratified it`
    praised = [end for _, end in clause.find("praises") if end < first]
    if praised and (told := [m for m in clause.mentions if praised[0] <= m.start < first]):
        return tuple(dict.fromkeys(m.state for m in told))  # `Germany praised Japan for ratifying it`
    if owners := _owners(clause, at):
        return owners
    if not clause.mentions and memory.listed and clause.has("each_of_them"):
        return memory.listed
    spoken_to = memory.reviewed or memory.other
    if spoken_to and clause.has("you") and set(clause.states()) <= {clause.speaking()}:
        return (spoken_to,)
    if subjects := clause.subjects(first):
        return subjects
    if clause.mentions:
        before = [m for m in clause.mentions if m.start < first]
        return ((before[-1] if before else clause.mentions[0]).state,)
    own = (clause.own() if _by_ourselves(clause, first) else None) or memory.meant(clause) or clause.own()
    return (own,) if own else ()


def _by_ourselves(clause: Clause, act: int) -> bool:
    """Whether `we` rather than `it` does what stands at a place: not in `the country has ratified it, and we …`."""
    before = [end for _, end in clause.find("we") if end <= act]
    others = [end for _, end in clause.find("they") if end <= act]
    return not others or (bool(before) and before[-1] > others[-1])


def _owners(clause: Clause, at: list[tuple[int, int]]) -> tuple[str, ...]:
    """Whose an act is: `Oman's accession`, `the signature of Oman`, and where the verb stands before them."""
    for start, end in at:
        for mention in clause.mentions:
            if _OWNER.fullmatch(clause.plain[mention.end : start]):
                return (mention.state,)
        after = [m for m in clause.mentions if m.start >= end]
        if after and _OWNED_BY.fullmatch(clause.plain[end : after[0].start]):
            listed = after[:1]
            for one, two in pairwise(after):
                if len(WORD.findall(clause.plain[one.end : two.start])) > 1:
                    break
                listed.append(two)
            return tuple(dict.fromkeys(m.state for m in listed))
    return ()


_OWNER = re.compile(r"'s? (?:\w+ )?")
_OWNED_BY = re.compile(
    r" (?:(?:of|by|de|du|des|par|por|del) (?:the |la |le |el |l'|los |las )?)?"
    r"(?:(?:كلا?|ايضا|كذلك|موخرا|مو?خرا|رسميا|بالفعل|حتي الان) (?:من )?)?(?:و)?"
)
"""What stands between an act and the State whose it is."""


def _grouped(
    clause: Clause, found: _Named, whens: tuple[When, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[When, ...], tuple[int, int]]]:
    """Instruments that share one clause, parted where each has a time of its own (`to A in 1981 and to B in 2001`)."""
    times = [(each.start, when) for each, when in zip(clause.moments, whens, strict=True)]
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
    yield _shorts(found), whens, (clause.start, clause.end)


def _denies_the_rest(clause: Clause, memory: Memory) -> bool:
    """`…, but not by its protocol`: what was said of one treaty in the same sentence denied of another."""
    said = memory.said[-1] if memory.said else None
    return said is not None and said.kind is Kind.TREATY_MEMBERSHIP and not clause.mentions and clause.has("neg")
