"""What claims are made of in each language: classes of phrases, names of instruments and of bodies, words that part.

A file `<code>.toml` holds only words. What a class means is said in `MEANINGS`, once for all languages; the grammar
that puts them together (`grammar.py`) knows no language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from hiwar.kernel.facts.instruments import instruments
from hiwar.kernel.understanding.folding import folded_sign, phrase_pattern
from hiwar.kernel.understanding.phrases import Phrases

MEANINGS: Mapping[str, str] = {
    "upr": "names of the Universal Periodic Review",
    "review": "a review, where it is clear which",
    "undergo": "verbs for what a reviewed State does or has done to it",
    "reviewed": "the same, so plain that nothing else need say that a review is meant",
    "that_one": "the review spoken of",
    "another": "a later review than the one spoken of, whosever it is",
    "cycle": "what reviews are counted by: time, round, cycle, review",
    "first_time": "for the first time",
    "last_time": "that something was the last of its kind",
    "appearance": "what else a review is called, of which there was a first and a second",
    "soon": "times that lie ahead without a date",
    "due": "what lies ahead",
    "part": "taking part in a review",
    "boycott": "staying away from one",
    "spoke": "what means taking part only where a review is spoken of: asking, listening, being there",
    "scene": "where and about what a State is heard: Geneva, its human rights record, its peers",
    "faced": "the part that a State takes in its own review: answering, being asked, defending itself",
    "away": "what means staying away only there",
    "among": "one of those who took part",
    "around": "what else around a review has days of its own",
    "this_is": "that a review is going on: *this is its third review*",
    "troika": "the three States that guide a review",
    "in_troika": "that somebody is one of these, or who they are",
    "venue": "where and how a review is held, in the words of the press",
    "delegations": "delegations, speakers: those who take part, counted",
    "took_floor": "speaking in a review, plainly said",
    "of_what": "what some of those who spoke said something about",
    "no_review": "that no review was or will be held",
    "delegation": "the delegation of a State under review",
    "own": "a State's own review",
    "neg": "not",
    "never": "never",
    "neither": "a negation behind the verb",
    "denied": "what says of what follows that it is not so, or that somebody says so",
    "advised": "advising or urging somebody: what follows is not done yet",
    "untrue": "what says so of what stands before",
    "supposed": "what makes of what follows a thing that is only thought of",
    "excepted": "what stands before States that are left out",
    "rather": "the same behind a comma: *…, not Russia*",
    "everyone": "every State",
    "no_stranger": "what denies of a State that it is no party: *no stranger to*, *no longer outside*",
    "not_followed": "what tells that a signature stayed alone: *was never followed by*",
    "asks_of": "words for asking something of a State that stands right behind them",
    "invited_to": "behind a State that is asked: to take part in a review",
    "turning": "words beside *not* that restrict or turn what is said: *hardly*, *far from*, *stays away*",
    "doubtful": "what leaves open whether what follows is so: *whether*, *we doubt that*, *the idea that*",
    "relative": "what goes on about whoever was named right before: *Chad, which …*",
    "that": "what stands between words like *he denies* and what he denies",
    "not_only": "what begins like a negation and is none",
    "elsewhere": "bodies and subjects whose texts are not those of the record",
    "committee": "a committee, whose reviews are not the Universal Periodic Review",
    "only": "no more than",
    "at_least": "this number or more",
    "more_than": "more than this number",
    "at_most": "this number or fewer",
    "less_than": "fewer than this number",
    "roughly": "about this number",
    "fraction": "half of so many, a part of them",
    "member": "being or becoming a party",
    "sign": "signing",
    "ratify": "ratifying, acceding",
    "withdraw": "withdrawing",
    "absent": "being no party, said without a negation",
    "bound": "how a State stands to a treaty, in words that mean it only beside one",
    "to_do": "what stands before an act that nobody has done yet",
    "asked_that": "what makes an act after it in the clause one that is asked for",
    "managed": "what tells that such an act was done after all",
    "event": "seminars, anniversaries, books: what treaties are only the subject of",
    "other_treaties": "treaties that are not about human rights",
    "you": "the State that is spoken to",
    "did_so": "doing what was spoken of",
    "each_of_them": "those just listed",
    "own_protocol": "the protocol of a treaty that was named",
    "protocol": "a protocol",
    "deed": "an act under a treaty told by a noun, which nobody need have done",
    "unfinished": "what tells that such an act is delayed, refused, prepared or only wished for",
    "completed": "what stands before such a noun where the act was done: *after*, *by*, *since*, *the instrument of*",
    "came": "what says of such a noun that the act was done: *its accession came in 1991*",
    "but_not": "what stands before the treaties that a State has not joined: *party to the one but not to the other*",
    "elsewhere_made": "what stands before the name of a treaty of another organisation: *the Hague Convention*",
    "praises": "praising, thanking, blaming or asking somebody, of whom what follows is said",
    "reservation": "reservations to treaties, which say nothing of who joins",
    "treaty": "treaties in general",
    "many": "an uncertain number of them",
    "all": "all of them",
    "core": "the core ones",
    "human_rights": "human rights",
    "report": "a report",
    "owed": "due, overdue, missing",
    "late": "the same, said of nothing but reports under treaties",
    "owes": "owing a treaty body something, which can only be a report",
    "silence": "hearing nothing from a State, said of a treaty body",
    "document": "what a report is called where a treaty body is spoken of",
    "arrive": "coming in, of reports",
    "demand": "asking for it",
    "submit": "handing it in",
    "no_report": "that there is no such report",
    "national_report": "the report of a State under review, which is under no treaty",
    "periodic": "what shows that it is a report under a treaty",
    "resolution": "a resolution, a text",
    "for": "voting for",
    "against": "voting against",
    "reject": "opposing in whatever way",
    "dissociate": "dissociating from a consensus",
    "abstain": "abstaining",
    "voting": "what shows that a vote was cast",
    "adopt": "adopting",
    "defeated": "what tells that a text was not adopted, whatever the result: *was defeated*",
    "consensus": "without a vote",
    "recorded": "by a vote",
    "members": "what follows the number of all members of a body",
    "together": "what stands before those who do the same: *together with*",
    "generic_text": "resolutions on States in general",
    "past_consensus": "a consensus that is over or was not reached",
    "yes": "beside the number of votes for",
    "no": "beside the number of votes against",
    "abstentions": "beside the number of abstentions",
    "sponsor": "sponsoring, tabling",
    "on_behalf": "what stands before the State whose people table a text: *by the delegation of*",
    "groups": "those who table a text together and are no single State",
    "switched": "what makes of the first of two positions the earlier one",
    "rose": "what compares the numbers of two votes",
    "domestic": "laws and elections, whose votes are not those of the United Nations",
    "versus": "between two numbers of votes",
    "of_group": "being one of a group of those who voted",
    "so_too": "did what was told of a vote before",
    "about_it": "about the State spoken of",
    "ga": "the General Assembly",
    "hrc": "the Human Rights Council",
    "chr": "the Commission on Human Rights",
    "committee3": "the Third Committee",
    "always": "each time",
    "every_year": "each year",
    "in_a_row": "what makes of a number of years so many one after the other",
    "in_all": "of several reviews together",
    "by_so_many": "what stands before a number by which others differ",
    "among_which": "what stands behind a number of which others are a part",
    "few": "an uncertain, small number",
    "again": "once more",
    "left_open": "leaving recommendations open",
    "implemented": "carrying out what was recommended",
    "concerned_with": "what some of those counted were about",
    "restricting": "what follows those that are only a part: on what, from whom",
    "answered": "answering recommendations, one way or the other",
    "recommendation": "a recommendation",
    "two_recommendations": "two of them, in one word or without a number",
    "proposal": "another word for it, where a review is spoken of",
    "nations": "States and delegations, where they are counted",
    "difference": "what follows a number by which others differ",
    "would": "what has not been done yet",
    "receive": "receiving it",
    "accept": "supporting it",
    "refuse": "noting or rejecting it",
    "make": "making it",
    "passive_make": "being made to somebody",
    "given_by": "what stands before whoever made what another received",
    "ours": "made by whoever speaks",
    "partial": "in part",
    "outcome": "what came of a review, which has days of its own",
    "opinion_topic": "what opinions on human rights are about",
    "first_person": "I and we, who tell of themselves",
    "copula": "to be, which tells of no effect",
    "remarks": "noting, recalling or regretting that something is so, as far as *that*",
    "said_of": "what names the State that was spoken of",
    "remaining": "the rest",
    "no_recommendation": "none at all",
    "out_of": "out of so many",
    "none_of": "none out of so many, or any where something denies it",
    "commit": "what somebody will do, promises or intends",
    "hoped": "what makes of what somebody will do the hope, doubt or wish of another",
    "kept": "promises that were kept or broken, of which nothing is left to follow",
    "announces": "what a headline puts right after a State that will do something",
    "vow": "words that can only mean a promise",
    "other_matter": "trade, budgets, buildings: reviews, votes and promises that are not of human rights",
    "conditional": "the future of what is told in other words",
    "government": "the government of whoever speaks",
    "organisation": "organisations, whose promises are those of no State",
    "before_us": "what makes of a vote to come the one that is explained before it is cast",
    "topic": "what a commitment must speak of to be one about human rights",
    "judgement": "value judgements",
    "causal": "one thing leads to another",
    "avoid": "asking somebody to avoid something, or naming what shall be avoided",
    "selectiv": "selectivity, double standards",
    "agent": "what is said to have effects on human rights: sanctions, dialogue, shaming",
    "whether": "what begins a question told in other words",
    "ought": "what ought to be, which tells of no effect",
    "effect": "verbs of effects, which make a causal claim only beside one of these",
    "uses": "human rights used for something else, standards that differ",
    "condemns": "what somebody does who blames another, and is not judged by it",
    "scales": "unequal measures",
    "strong_side": "the powerful, friends, those who pay",
    "weak_side": "the weak, the poor, the small",
    "spare": "sparing somebody, keeping silent on them",
    "hit": "singling somebody out, blaming them",
    "contrast": "the one so, the other so",
    "no_state": "that no State is without fault",
    "superlative": "the most, the worst of all",
    "tone": "praise and blame that are such only of a subject: *is alarming*",
    "own_land": "the country of whoever speaks, its record, its people",
    "person": "he and she",
    "described": "names a State by what it is said to be: *described*, *called*",
    "we_are": "whoever speaks says something of their own State",
    "gates": "what opens and shuts: prisons, doors, mouths",
    "realm": "what stands before the name of a State and belongs to it: *the Republic of*",
    "we": "whoever speaks and their State",
    "they": "the State spoken of",
    "until": "until",
    "since": "since, no earlier than",
    "before_then": "what stands before a time by which something was over: *before 1990*",
    "by_then": "before a time in which it may have been still: *by 1990*, *no later than*",
    "after_then": "before a time that was over: *after 1990*",
    "not_until": "what tells, behind a negation, when something came at last: *was not reviewed until 2009*",
    "before_it": "*before* behind a time",
    "after_it": "*after* behind it",
    "at_latest": "*at the latest* behind it",
    "at_earliest": "*at the earliest* behind it",
    "later": "another time than the one spoken of",
    "earlier": "up to an earlier moment than the day of the statement: *before that*, *previously*",
    "latest": "the latest one of several",
    "too": "likewise",
    "percent": "per cent",
    "other_units": "what else is counted",
}


_ARABIC_AND = re.compile(
    r"(?<=\s)و(?!فد|فود|زير|زار|زراء|لاي|قعت?\b|افق|احد|طن|ثيق|ضع|صف|كال|جه|جود|اشنطن|حيد|حد|سط|سيل|اجب|اقع|اضح|فق|صل|عد|ظف|قت|رد|رق)(?=\w)"
)
"""*And*, one letter at the beginning of the next word; not that of words that begin with the same letter."""


PROTOCOL_OF: Mapping[str, str] = {
    "ICCPR-OP1": "ICCPR",
    "OP-ICESCR": "ICESCR",
    "OP-CEDAW": "CEDAW",
    "OPCAT": "CAT",
    "OP-CRPD": "CRPD",
}
"""The one protocol that is meant where a treaty's protocol is spoken of."""

PARENT_OF: Mapping[str, str] = {**PROTOCOL_OF, "ICCPR-OP2": "ICCPR"}
"""The treaty whose protocol each is, of those that are named after it."""

COMPLAINTS_OF: Mapping[str, str] = {
    **{short: treaty for short, treaty in PROTOCOL_OF.items() if short != "OPCAT"},
    "OPIC": "CRC",
}
"""The protocol by which complaints under a treaty are heard."""


_INFLECTED = {
    "Международная конвенция": "международн* конвенци*",
    "Международный пакт": "международн* пакт*",
    "Конвенция": "конвенци*",
    "Второй факультативный протокол": "втор* факультативн* протокол*",
    "Факультативный протокол": "факультативн* протокол*",
}
"""How the names of treaties begin in Russian, in all cases."""


def _official(short: str, language: str) -> str:
    """The whole name of an instrument, as it stands in a sentence."""
    name = instruments()[short].name(language)
    begins = next((each for each in _INFLECTED if name.startswith(each)), None)
    return (_INFLECTED[begins] + name[len(begins) :] if begins else name).lower()


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words, to be searched in a folded text.

    `classes` are phrases by class, and by what they name: `instruments`, `implied` and `bodies` say which of them do.
    """

    language: str
    classes: Phrases
    breaks: re.Pattern[str]
    ands: re.Pattern[str]
    before_object: re.Pattern[str]
    before_review_of: re.Pattern[str]
    after_object: re.Pattern[str]
    of_text: re.Pattern[str]
    attached: re.Pattern[str]
    instruments: tuple[tuple[tuple[str, ...], str], ...]
    implied: tuple[tuple[tuple[str, ...], str], ...]
    bodies: tuple[tuple[tuple[str, ...], str], ...]
    session: re.Pattern[str]


@cache
def words(language: str) -> Words:
    """The words of a language (ISO 639-1); KeyError when there are none."""
    file = resources.files(__package__).joinpath(f"{language}.toml")
    if not file.is_file():
        raise KeyError(language)
    raw: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    objects = raw.get("objects", {})

    def any_of(phrases: list[str]) -> re.Pattern[str]:
        return phrase_pattern(phrases, language)

    def name_of(phrases: list[str]) -> list[str]:
        """With what is left of them where an Arabic *the* is written otherwise after *to* (`للجنة`)."""
        return [*phrases, *(each[2:] for each in phrases if language == "ar" and each.startswith("ال"))]

    word = {"zh": "", "ar": r"(?<!\w)[وف]?(?:لل|[بكل]?(?:ال)?)"}.get(language, r"(?<!\w)")

    def ready(pattern: str, end: str = "") -> re.Pattern[str]:
        plain = "".join(sign if sign.isascii() else folded_sign(sign) for sign in pattern)
        return re.compile(f"(?:{plain}){end}" if plain else r"(?!)")

    def named(short: str, how: str) -> list[str]:
        """What is made of the subjects of an instrument: `the torture treaty`, `the committee on torture`."""
        subject = "|".join(raw["subjects"].get(short, ()))
        return [each.replace("{}", f"({subject})") for each in raw["naming"][how]] if subject else []

    def protocol(short: str) -> list[str]:
        """The protocol of a treaty, under any name of the treaty, and what it brings."""
        found = []
        for parents, how in ((PROTOCOL_OF, "protocol"), (COMPLAINTS_OF, "complaints")):
            if parent := parents.get(short):
                names = "|".join((*raw["instruments"][parent], *named(parent, "treaty")))
                found += [each.replace("{}", f"({names})") for each in raw["naming"][how]]
        return found

    groups: dict[str, list[str]] = {name: raw["classes"].get(name, []) for name in MEANINGS}

    def grouped(what: str, named: Mapping[str, list[str]]) -> tuple[tuple[tuple[str, ...], str], ...]:
        """What is named, each with the group of its phrases."""
        groups.update({f"{what} {shorts}": phrases for shorts, phrases in named.items()})
        return tuple((tuple(shorts.split()), f"{what} {shorts}") for shorts in named)

    named_instruments = {
        short: name_of([short.lower(), *phrases, *named(short, "treaty"), *protocol(short)])
        for short, phrases in raw["instruments"].items()
    }
    bodies = {short: name_of([*phrases, *named(short, "body")]) for short, phrases in raw["bodies"].items()}
    return Words(
        language,
        instruments=(
            *grouped("instrument", {**named_instruments, **raw.get("groups", {})}),
            *grouped("whole name", {short: name_of([_official(short, language)]) for short in raw["instruments"]}),
        ),
        implied=grouped("implied", {short: named(short, "implied") for short in raw["subjects"]}),
        bodies=grouped("body", bodies),
        classes=Phrases(groups, language),
        breaks=any_of(raw["strong"]["breaks"]),
        ands=_ARABIC_AND if language == "ar" else any_of(raw["strong"]["ands"]),
        before_object=ready(f"{word}(?:{objects['before']})", "$"),
        before_review_of=ready(f"{word}(?:{objects['of_review']})", "$"),
        after_object=ready(objects.get("after", "")),
        of_text=ready(objects.get("of_text", "")),
        attached=ready(objects.get("attached", "")),
        session=any_of(raw["session"]["noun"]),
    )


def languages() -> tuple[str, ...]:
    """The languages that have words."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))
