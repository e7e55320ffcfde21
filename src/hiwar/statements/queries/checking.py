"""What the record says of a statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hiwar.kernel.checking import Evidence, Finding, Kind, Verdict, check, claims_in
from hiwar.kernel.reading.press import Speaker, Statement
from hiwar.reference.queries import label
from hiwar.statements.days import EARLIEST, Days
from hiwar.statements.evidence import held_for
from hiwar.statements.wording import sentence, told_evidence, verdict_word

Item = dict[str, Any]


def checked(statement: Statement, on: Days, lang: str) -> Item:
    """A statement with its speakers, quotations and claims, each claim with its verdict, the evidence, and a sentence
    in a language; `on` is between when and when it was made. Places are code points in `text`."""
    return told(statement, findings_in(statement, on), on, lang)


def findings_in(statement: Statement, on: Days) -> list[Finding]:
    """Every claim of a statement with its verdict by the record as it is."""
    claims = claims_in(statement)
    record = held_for(claims)
    return [check(claim, record, on) for claim in claims]


def told(statement: Statement, findings: Sequence[Finding], on: Days, lang: str) -> Item:
    """The same of findings that are at hand."""
    counts = Counter(each.verdict for each in findings)
    return {
        "text": statement.text,
        "title": _title(statement),
        "language": statement.language,
        "date": {"from": on[0].isoformat(), "to": on[1].isoformat()},
        "speakers": [_speaker(each, lang) for each in statement.speakers],
        "quotations": [
            {"start": each.start, "end": each.end, "speaker": each.speaker, "direct": each.direct, "depth": each.depth}
            for each in statement.quotations
        ],
        "claims": [_claim(each, lang) for each in findings],
        "counts": {verdict.value: counts[verdict] for verdict in Verdict if counts[verdict]},
    }


def days_of(statement: Statement, given: Days | None, today: date) -> Days:
    """Between when and when a statement was made: as given, else as it says, else any day up to today."""
    return given or statement.date or (EARLIEST, today)


def _title(statement: Statement) -> str | None:
    return " ".join(statement.text[slice(*statement.title)].split()) if statement.title else None


def _speaker(each: Speaker, lang: str) -> Item:
    state = {"state_name": label(each.state, lang)["name"]} if each.state else {}
    return {"id": each.id, "name": each.name, "office": each.office, "state": each.state, **state}


def _claim(found: Finding, lang: str) -> Item:
    claim = found.claim
    return {
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "speaker": claim.speaker,
        "kind": str(claim.kind),
        "states": list(claim.states),
        "value": claim.value,
        "verdict": str(found.verdict),
        "verdict_name": verdict_word(found.verdict, lang),
        "verified": found.verified,
        "reason": str(found.reason),
        "sentence": sentence(found, lang),
        "evidence": [evidence_item(each, lang) for each in found.evidence],
        "computed": found.computed,
        "missing": list(found.missing),
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "again_on": found.again_on.isoformat() if found.again_on else None,
        "confidence": found.confidence,
        "measure": _measure(found) if found.verdict == Verdict.EMPIRICAL else None,
    }


MEASURES: Mapping[str, str] = {}
"""By the kind of an empirical question, the name of the page that measures it. There is none yet."""

BESIDE_MEASURES: Mapping[str, Sequence[str]] = {
    Kind.SELECTIVITY: ("state_votes", "resolutions"),
    Kind.CAUSAL: ("status",),
}
"""The pages that show something of the question, for each State that it names."""


def _measure(found: Finding) -> Item:
    """What an empirical question asks for: the `page` that measures it, None where there is none yet, and pages to
    `see` of each State named."""
    name = str(found.values.get("measure") or found.claim.kind)
    see = [{"page": page, "state": state} for state in found.claim.states for page in BESIDE_MEASURES.get(name, ())]
    return {"name": name, "page": MEASURES.get(name), "see": see}


def evidence_item(each: Evidence, lang: str) -> Item:
    """One thing that the record holds, with a line that tells it."""
    return {
        "fact": each.fact,
        "value": each.value,
        "date": each.date,
        "source": each.source,
        "verified": each.verified,
        "told": told_evidence(each, lang),
    }
