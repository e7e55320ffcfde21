"""Verdicts and evidence in sentences, in the reader's language.

Names of States stand before a colon or in a list, where they need no case and no article in any of the six languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from hiwar.kernel import facts
from hiwar.kernel.checking import Evidence, Finding, Kind, Reason, Verdict
from hiwar.reference.dates import day
from hiwar.reference.queries import label
from hiwar.resolutions.vocabulary import ADOPTION_WORDS, CHOICE_WORDS
from hiwar.statements.enums import Standing
from hiwar.treaties.vocabulary import ACT_WORDS, STATUS_WORDS

VERDICTS: Mapping[str, Any] = {
    Verdict.SHOWN: _("shown by the record"),
    Verdict.PARTLY: _("shown in part"),
    Verdict.CONTRADICTED: _("contradicted by the record"),
    Verdict.NOT_IN_RECORD: _("not in the record"),
    Verdict.NOT_CHECKABLE: _("not checkable: a judgement"),
    Verdict.EMPIRICAL: _("an empirical question"),
    Verdict.COMMITMENT: _("a commitment, to be followed"),
}

SENTENCES: Mapping[Reason, Any] = {
    Reason.REVIEWS_COUNTED: _(
        "%(state)s: reviews that the record holds up to %(on)s: %(count)s; the statement says: %(said)s."
    ),
    Reason.REVIEWS_DEPEND_ON_DAY: _("What the record shows is not the same on every day from %(first)s to %(last)s."),
    Reason.NEXT_REVIEW: _(
        "%(state)s: the next review after the statement is number %(number)s, in session %(session)s of the Working"
        " Group (%(date)s)."
    ),
    Reason.NEXT_REVIEW_UNKNOWN: _("%(state)s: the record does not say when the next review is."),
    Reason.REVIEW_HELD: _("%(state)s: the record holds this review."),
    Reason.REVIEW_NOT_HELD: _("%(state)s: the record holds no such review before the statement."),
    Reason.REVIEW_MISSED: _("%(state)s: the State did not come to its review, which was set for %(date)s."),
    Reason.LATER_ONE: _("The statement calls it the last; the record holds a later one, of %(date)s."),
    Reason.EARLIER_ONE: _("The statement calls it the first; the record holds an earlier one, of %(date)s."),
    Reason.TOOK_PART: _("Review of the following State: %(state)s. The record shows that these took part: %(by)s."),
    Reason.PART_UNKNOWN: _(
        "Review of the following State: %(state)s. The record does not show that these took part: %(by)s."
    ),
    Reason.TROIKA: _("Review of the following State: %(state)s. The troika of rapporteurs in the record: %(troika)s."),
    Reason.PARTY: _("%(state)s: party on %(on)s to: %(instruments)s."),
    Reason.NOT_PARTY: _("%(state)s: not party on %(on)s to: %(instruments)s."),
    Reason.PARTY_IN_PART: _("%(state)s: party on %(on)s to some, but not to all of these: %(instruments)s."),
    Reason.ACT_ON_ANOTHER_DAY: _("%(state)s: the record has another date than the statement for: %(instruments)s."),
    Reason.SIGNED_ONLY: _("%(state)s: signed, but not party on %(on)s: %(instruments)s."),
    Reason.PARTIES_COUNTED: _(
        "%(state)s: party on %(on)s to %(count)s of the %(of)s instruments that were counted: %(instruments)s."
    ),
    Reason.WITHDRAWAL_WITHOUT_EFFECT: _(
        "%(state)s: a withdrawal was declared that has no effect; still party on %(on)s to: %(instruments)s."
    ),
    Reason.TREATIES_UNKNOWN: _(
        "%(state)s: the record does not say whether it was party on %(on)s to: %(instruments)s."
    ),
    Reason.REPORTS_OVERDUE: _("%(state)s: reports were overdue on %(on)s under: %(overdue)s."),
    Reason.REPORTS_DUE: _("%(state)s: reports are owed under these treaties: %(instruments)s."),
    Reason.REPORTS_DUE_OTHERWISE: _(
        "%(state)s: the report was due at another time than the statement says: %(instruments)s."
    ),
    Reason.REPORTS_SUBMITTED: _("%(state)s: the record has these reports with the days on which they were submitted."),
    Reason.REPORTS_NOT_OWED: _("%(state)s: owed no report on %(on)s, being no party to: %(instruments)s."),
    Reason.REPORTS_UNKNOWN: _("%(state)s: the record does not say which of these reports were submitted by %(on)s."),
    Reason.VOTED: _("The record shows these votes as the statement has them: %(states)s (text about: %(target)s)."),
    Reason.VOTED_OTHERWISE: _(
        "The record shows other votes than the statement has them: %(states)s (text about: %(target)s)."
    ),
    Reason.VOTED_IN_PART: _(
        "The record shows these votes as the statement has them in some cases, not in all: %(states)s (text"
        " about: %(target)s)."
    ),
    Reason.NO_VOTE_TAKEN: _(
        "No vote was taken on the text in %(year)s: it was adopted without one (text about: %(target)s)."
    ),
    Reason.NO_VOTE_THAT_YEAR: _(
        "No vote was taken on the text in %(year)s (text about: %(target)s). In other years the record shows:"
        " %(states)s – %(position)s (%(years)s). A dissociation would stand in the explanations of position."
    ),
    Reason.VOTE_UNKNOWN: _("The record does not hold these votes: %(states)s (text about: %(target)s)."),
    Reason.ADOPTED_SO: _("The record shows the adoption as the statement has it: %(mode)s (text about: %(target)s)."),
    Reason.ADOPTED_OTHERWISE: _(
        "The record shows another way of adoption than the statement has it (%(mode)s; text about: %(target)s)."
    ),
    Reason.ADOPTED_SO_IN_PART: _(
        "Some of these texts were adopted as the statement has it, others not (%(mode)s; text about: %(target)s)."
    ),
    Reason.TALLY_DIFFERS: _("The record has another result of the vote than the statement (text about: %(target)s)."),
    Reason.RESOLUTION_UNKNOWN: _("The record holds no such resolution (text about: %(target)s)."),
    Reason.SPONSOR: _("The record names these among the sponsors: %(states)s (text about: %(target)s)."),
    Reason.NOT_SPONSOR: _("These are not among the sponsors: %(states)s (text about: %(target)s)."),
    Reason.SPONSORS_UNKNOWN: _(
        "The record does not say whether these are sponsors: %(states)s (text about: %(target)s)."
    ),
    Reason.COUNT_SHOWN: _("%(state)s: the record counts the recommendations (%(which)s) as the statement does."),
    Reason.COUNT_DIFFERS: _(
        "%(state)s: recommendations (%(which)s) in the record: %(counts)s; in the statement: %(said)s."
    ),
    Reason.COUNT_UNKNOWN: _("%(state)s: the record cannot confirm this number of recommendations (%(which)s)."),
    Reason.JUDGEMENT: _("This is a judgement, which no record decides."),
    Reason.MEASURE: _(
        "Whether one led to the other is a question for measurement; the record alone does not answer it."
    ),
    Reason.TO_BE_FOLLOWED: _("This is announced for the future; look again after %(date)s."),
    Reason.STATE_UNKNOWN: _("The record does not follow the reviews of whom the statement means."),
    Reason.MAY_MEAN_THE_OPPOSITE: _(
        "The sentence may mean the opposite of what was read in it: it denies or excepts something."
        " Please read it yourself."
    ),
}
"""A sentence for every reason that checking gives."""

Fits = Callable[[Finding], bool]

VARIANTS: Mapping[Reason, tuple[tuple[Fits, Any], ...]] = {
    Reason.REVIEWS_DEPEND_ON_DAY: (
        (
            lambda found: found.values["first"] == found.values["last"],
            _("A review was under way on %(first)s: the number depends on the day."),
        ),
    ),
    Reason.NEXT_REVIEW: (
        (
            lambda found: found.values.get("number") is None,
            _("%(state)s: the record holds the review that is meant, and none that comes after it."),
        ),
        (
            lambda found: found.values.get("session") is None,
            _("%(state)s: the next review after the statement is number %(number)s (%(date)s)."),
        ),
    ),
    Reason.TOOK_PART: (
        (
            lambda found: "count" in found.values,
            _("Review of the following State: %(state)s. Delegations that spoke, as the record has it: %(count)s."),
        ),
        (
            lambda found: found.verdict is Verdict.PARTLY,
            _(
                "Review of the following State: %(state)s. The record shows that some, not all of these took part:"
                " %(by)s."
            ),
        ),
    ),
    Reason.PARTIES_COUNTED: (
        (
            lambda found: not found.values.get("count"),
            _("%(state)s: party on %(on)s to none of the %(of)s instruments that were counted."),
        ),
    ),
    Reason.TREATIES_UNKNOWN: (
        (
            lambda found: not found.values.get("instruments"),
            _("%(state)s: the record does not say to which treaties it was party on %(on)s."),
        ),
    ),
    Reason.REPORTS_DUE: (
        (
            lambda found: not found.values.get("instruments"),
            _("%(state)s: reports are owed under the treaties to which it is party; the evidence says when."),
        ),
    ),
    Reason.VOTED: (
        (
            lambda found: found.verdict is Verdict.PARTLY,
            _("The record shows some of these votes as the statement has them, and not the others: %(states)s (text"
              " about: %(target)s)."),
        ),
    ),
    Reason.SPONSOR: (
        (
            lambda found: found.verdict is Verdict.PARTLY,
            _("The record names some of these among the sponsors, not all: %(states)s (text about: %(target)s)."),
        ),
    ),
    Reason.NO_VOTE_TAKEN: (
        (
            lambda found: found.verdict is Verdict.NOT_IN_RECORD,
            _("No vote was taken on the text in %(year)s (text about: %(target)s): what States thought of it would"
              " stand in the explanations of position."),
        ),
    ),
    Reason.MEASURE: (
        (
            lambda found: found.values.get("measure") == Kind.SELECTIVITY.value,
            _("Whether some are treated otherwise than others is a question for measurement; the record alone does"
              " not answer it."),
        ),
    ),
}  # fmt: skip
"""What is said instead where something special is the case; the first that fits counts."""

POSITIONS: Mapping[str, Any] = {
    "for": CHOICE_WORDS["yes"],
    "against": CHOICE_WORDS["no"],
    "rejected": CHOICE_WORDS["no"],
    "abstained": CHOICE_WORDS["abstain"],
}
VOTES: Mapping[str, Any] = {**CHOICE_WORDS, "abstained": CHOICE_WORDS["abstain"]}
WHICH: Mapping[str, Any] = {
    "received": _("received"),
    "made": _("made"),
    "supported": _("supported"),
    "noted": _("noted"),
}
STANDINGS: Mapping[str, Any] = {
    "party": STATUS_WORDS["party"],
    "signed": STATUS_WORDS["signatory"],
    "none": STATUS_WORDS["not_party"],
    "unknown": _("not known"),
}
_COMMAS = {"ar": "، ", "zh": "、"}
_UNNAMED = _("no State named")


KINDS: Mapping[str, Any] = {
    Kind.REVIEW_COUNT: _("number of reviews"),
    Kind.REVIEW_DUE: _("a review to come"),
    Kind.REVIEW_PARTICIPATION: _("taking part in a review"),
    Kind.TREATY_MEMBERSHIP: _("being party to treaties"),
    Kind.REPORTS_DUE: _("reports under treaties"),
    Kind.RESOLUTION_POSITION: _("a position on a resolution"),
    Kind.ADOPTION_MODE: _("how a resolution was adopted"),
    Kind.SPONSORSHIP: _("sponsoring a resolution"),
    Kind.RECOMMENDATION_COUNT: _("number of recommendations"),
    Kind.JUDGEMENT: _("a judgement"),
    Kind.CAUSAL: _("causes and effects"),
    Kind.SELECTIVITY: _("selectivity"),
    Kind.COMMITMENT: _("a commitment"),
}
"""What a claim is about, in a few words."""

COMMITMENTS: Mapping[str, Any] = {
    Standing.OPEN: _("to be looked at later"),
    Standing.DUE: _("to be looked at now"),
    Standing.ANSWERED: _("answered by the record"),
}
"""How a commitment stands."""


def verdict_word(verdict: str, lang: str) -> str:
    """The same of a verdict as it is stored; one that this edition does not know is its own name."""
    with override(lang):
        return str(VERDICTS.get(Verdict(verdict), verdict)) if verdict in set(Verdict) else verdict


def kind_name(kind: str, lang: str) -> str:
    """What a claim is about, as it is stored; a kind that this edition does not know is its own name."""
    with override(lang):
        return str(KINDS.get(kind, kind))


def sentence(found: Finding, lang: str) -> str:
    """Why a verdict is what it is, in a sentence that can be quoted."""
    with override(lang):
        variants = VARIANTS.get(found.reason, ())
        plain = SENTENCES.get(found.reason, _("This edition of Hiwar has no words for what was found."))
        wanted = next((words for fits, words in variants if fits(found)), plain)
        return str(wanted) % _Values(found.values, lang)


class _Values(dict[str, str]):
    """The values of a reason as a sentence shows them: what is not known is a dash."""

    def __init__(self, values: Mapping[str, Any], lang: str) -> None:
        super().__init__({name: _shown(name, value, lang) for name, value in values.items()})

    def __missing__(self, name: str) -> str:
        return str(_UNNAMED) if name == "target" else "–"


def _shown(name: str, value: Any, lang: str) -> str:
    if value is None or value == []:
        return str(_UNNAMED) if name == "target" else "–"
    shape = _SHAPES.get(name)
    if shape is not None:
        return shape(value, lang)
    if isinstance(value, list | tuple):
        return listed(map(str, value), lang)
    return str(value)


def _state(value: str, lang: str) -> str:
    return str(label(value, lang)["name"])


def _states(value: Any, lang: str) -> str:
    return _state(value, lang) if isinstance(value, str) else listed((_state(each, lang) for each in value), lang)


def _instruments(value: Iterable[str], lang: str) -> str:
    return listed((_instrument(each, lang) for each in dict.fromkeys(value)), lang)


def _instrument(short: str, lang: str) -> str:
    fact = facts.instruments().get(short)
    return f"{fact.subject(lang)} ({short})" if fact else short


def _years(value: Iterable[int], lang: str) -> str:
    """`2005–2011, 2014, 2015`."""
    runs: list[list[int]] = []
    for year in sorted(set(value)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    told = [[str(run[0]), str(run[-1])] if len(run) > 2 else [*map(str, run)] for run in runs]
    return listed(
        ("–".join(years) if len(run) > 2 else listed(years, lang) for run, years in zip(runs, told, strict=True)), lang
    )


def _small(word: Any) -> str:
    """A word that stands alone elsewhere, inside a sentence."""
    return str(word)[:1].lower() + str(word)[1:]


def _word(words: Mapping[str, Any]) -> Callable[[Any, str], str]:
    return lambda value, _lang: _small(words.get(value, value))


_SHAPES: Mapping[str, Callable[[Any, str], str]] = {
    "state": _state,
    "states": _states,
    "troika": _states,
    "by": _states,
    "target": _state,
    "instruments": _instruments,
    "overdue": _instruments,
    "years": _years,
    "position": _word(POSITIONS),
    "mode": _word(ADOPTION_WORDS),
    "which": _word(WHICH),
    "on": day,
    "first": day,
    "last": day,
    "date": day,
}


def listed(words: Iterable[str], lang: str) -> str:
    """Words with commas between."""
    return _COMMAS.get(lang, ", ").join(words)


def told_evidence(each: Evidence, lang: str) -> str:
    """What the record holds, in a line without its date and source."""
    with override(lang):
        tell = _EVIDENCE.get(each.fact)
        return tell(each.value, lang) if tell else each.fact


def _review(value: Mapping[str, Any], lang: str) -> str:
    told = gettext("%(state)s: review number %(number)s, session %(session)s") % _Values(value, lang)
    return f"{told} ({value['symbol']})" if value.get("symbol") else told


def _act(value: Mapping[str, Any], lang: str) -> str:
    told = f"{_instrument(value['instrument'], lang)}: {_small(ACT_WORDS.get(value['act'], value['act']))}"
    return f"{told} ({gettext('without effect')})" if value.get("void") else told


def _membership(value: Mapping[str, Any], lang: str) -> str:
    return f"{_instrument(value['instrument'], lang)}: {_small(STANDINGS[value['standing']])}"


def _obligation(value: Mapping[str, Any], lang: str) -> str:
    parts = [_instrument(value["instrument"], lang)]
    if value["number"] is not None:
        parts.append(gettext("report number %(number)s") % value)
    if value["due"]:
        parts.append(gettext("due: %(day)s") % {"day": day(value["due"], lang)})
    parts.append(
        gettext("submitted: %(day)s") % {"day": day(value["submitted"], lang)}
        if value["submitted"]
        else gettext("no submission in the record")
    )
    return listed(parts, lang)


def _resolution(value: Mapping[str, Any], lang: str) -> str:
    parts = [value["symbol"] or gettext("resolution whose number is not known"), _small(ADOPTION_WORDS[value["mode"]])]
    if value["tally"]:
        parts.append("–".join(map(str, value["tally"])))
    return listed(parts, lang)


def _vote(value: Mapping[str, Any], lang: str) -> str:
    vote = _small(VOTES[value["vote"]]) if value["vote"] else gettext("not known")
    told = f"{_state(value['state'], lang)}: {vote}"
    return f"{told} ({value['symbol']})" if value["symbol"] else told


def _sponsors(value: Iterable[str], lang: str) -> str:
    return gettext("sponsors among those named: %(states)s") % {"states": _states(value, lang) or "–"}


def _participants(value: Mapping[str, Any], lang: str) -> str:
    parts = []
    if value["count"] is not None:
        parts.append(gettext("delegations that spoke: %(count)s") % value)
    if value["states"]:
        parts.append(gettext("took part: %(states)s") % {"states": _states(value["states"], lang)})
    return listed(parts, lang) or gettext("none of those named")


def _recommendations(value: Mapping[str, Any], lang: str) -> str:
    return gettext("%(state)s: recommendations (%(which)s) in session %(session)s: %(number)s") % _Values(value, lang)


_EVIDENCE: Mapping[str, Callable[[Any, str], str]] = {
    "review": _review,
    "act": _act,
    "membership": _membership,
    "obligation": _obligation,
    "resolution": _resolution,
    "vote": _vote,
    "sponsors": _sponsors,
    "participants": _participants,
    "recommendations": _recommendations,
}
