"""What the record says of a statement, for the faces."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from hiwar.kernel.checking import Evidence, Finding, Verdict, check, claims_in
from hiwar.kernel.reading.press import Speaker, Statement
from hiwar.reference.queries import label
from hiwar.statements.evidence import held_for
from hiwar.statements.wording import sentence, told_evidence, verdict_name

Item = dict[str, Any]
Days = tuple[date, date]

EARLIEST = date(1945, 6, 26)
"""The day of the Charter: a statement of which nobody knows the day may be as old as this."""


def checked(statement: Statement, on: Days, lang: str) -> Item:
    """A statement with its speakers, quotations and claims, each claim with its verdict, the evidence, and a sentence
    in a language; `on` is between when and when it was made. Places are code points in `text`."""
    claims = claims_in(statement)
    record = held_for(claims)
    findings = [check(claim, record, on) for claim in claims]
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
        "kind": claim.kind.value,
        "states": list(claim.states),
        "value": claim.value,
        "verdict": found.verdict.value,
        "verdict_name": verdict_name(found.verdict, lang),
        "reason": found.reason.value,
        "sentence": sentence(found, lang),
        "evidence": [_evidence(each, lang) for each in found.evidence],
        "computed": found.computed,
        "missing": list(found.missing),
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "again_on": found.again_on.isoformat() if found.again_on else None,
        "confidence": found.confidence,
    }


def _evidence(each: Evidence, lang: str) -> Item:
    return {
        "fact": each.fact,
        "value": each.value,
        "date": each.date,
        "source": each.source,
        "verified": each.verified,
        "told": told_evidence(each, lang),
    }
