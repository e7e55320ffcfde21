"""Findings as rows keep them, and back: what is stored reads as what was computed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, TypeVar, cast

from hiwar.kernel.checking import Claim, Evidence, Kind, Reason, Verdict
from hiwar.kernel.checking import Finding as Found
from hiwar.kernel.reading.press import Quotation, Speaker
from hiwar.kernel.reading.press import Statement as Read
from hiwar.statements.enums import Role
from hiwar.statements.models import Check, Finding, Subject

W = TypeVar("W", bound=StrEnum)
_About = tuple[Role, str | None, int | None, str]


def reading_of(read: Read) -> str:
    """What was read beside the claims, as a check keeps it."""
    return _json(
        {
            "media_type": read.media_type,
            "title": read.title,
            "paragraphs": read.paragraphs,
            "speakers": [[each.id, each.name, each.office, each.state] for each in read.speakers],
            "quotations": [
                [each.start, each.end, each.speaker, each.direct, each.depth] for each in read.quotations
            ],
        }
    )  # fmt: skip


def read_back(check: Check, text: str) -> Read:
    """What was read, over the text of the document; nothing where both were taken down."""
    kept: dict[str, Any] = json.loads(check.reading) if check.reading else {}
    return Read(
        media_type=kept.get("media_type", "text/plain"),
        language=check.statement.language,
        text=text,
        title=tuple(kept["title"]) if kept.get("title") else None,
        date=None,
        paragraphs=tuple((start, end) for start, end in kept.get("paragraphs", ())),
        speakers=tuple(Speaker(*each) for each in kept.get("speakers", ())),
        quotations=tuple(Quotation(*each) for each in kept.get("quotations", ())),
        attributions=(),
    )


def row_of(check: Check, number: int, found: Found) -> Finding:
    """A finding as a row."""
    claim = found.claim
    return Finding(
        of=check,
        number=number,
        start=claim.start,
        end=claim.end,
        speaker=claim.speaker,
        kind=claim.kind.value,
        states=list(claim.states),
        value=_json(claim.value),
        verdict=found.verdict.value,
        reason=found.reason.value,
        told=_json(
            {
                "values": found.values,
                "evidence": [
                    [each.fact, each.value, each.date, each.source, each.verified] for each in found.evidence
                ],
                "computed": found.computed,
                "missing": found.missing,
            }
        ),
        as_of=found.as_of,
        again_on=found.again_on,
        confidence=round(found.confidence * 100),
    )  # fmt: skip


def found_in(row: Finding, text: str) -> Found:
    """A row as the finding that it keeps; its quote is the text's, empty where that was taken down."""
    told = json.loads(row.told)
    return Found(
        claim=Claim(
            kind=_known(Kind, row.kind),
            start=row.start,
            end=row.end,
            quote=text[row.start : row.end],
            speaker=row.speaker,
            states=tuple(row.states),
            value=json.loads(row.value) if row.value else None,
        ),
        verdict=_known(Verdict, row.verdict),
        reason=_known(Reason, row.reason),
        values=told["values"],
        evidence=tuple(Evidence(*each) for each in told["evidence"]),
        as_of=row.as_of,
        confidence=row.confidence / 100,
        computed=told["computed"],
        missing=tuple(told["missing"]),
        again_on=row.again_on,
    )


def _known(words: type[W], word: str) -> W:
    """A word of an edition; one of an older edition that this one does not know stays as it is."""
    return words(word) if word in set(words) else cast(W, word)


def subjects_of(check: Check, read: Read, found: Sequence[Found]) -> list[Subject]:
    """Whom and what a statement is about, each thing once for each finding."""
    speaking = dict.fromkeys(each.state for each in read.speakers if each.state)
    about: list[tuple[int, _About]] = [(0, (Role.SPEAKER, state, None, "")) for state in speaking]
    for finding, each in enumerate(found, 1):
        about += [(finding, what) for what in dict.fromkeys(_about(each))]
    return [
        Subject(
            of=check, number=number, finding=finding, role=role, state_id=state, session=session, symbol=symbol[:64]
        )
        for number, (finding, (role, state, session, symbol)) in enumerate(about, 1)
    ]


def _about(found: Found) -> Iterator[_About]:
    """The States that a claim is about, and what its evidence names."""
    for state in found.claim.states:
        yield Role.STATE, state, None, ""
    for each in found.evidence:
        value = each.value
        if each.fact in _OF_REVIEWS and isinstance(value, dict) and value.get("session") is not None:
            yield _OF_REVIEWS[each.fact], value["state"], value["session"], ""
        elif each.fact == "resolution" and value["symbol"]:
            yield Role.RESOLUTION, None, None, value["symbol"]


_OF_REVIEWS = {"review": Role.REVIEW, "recommendations": Role.RECOMMENDATIONS}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
