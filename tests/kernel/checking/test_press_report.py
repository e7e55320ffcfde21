"""The report of the press with which the project began (real material, not shipped)."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from hiwar.kernel.checking import Finding, Kind, Verdict, check_statement
from hiwar.kernel.reading.press import Statement, read_statement
from tests.kernel.checking.facts_record import facts_record

pytestmark = pytest.mark.samples
ABOUT_2018 = (date(2017, 12, 1), date(2018, 12, 16))


@pytest.fixture(scope="module")
def statement() -> Statement:
    folder = Path(os.environ.get("HIWAR_SAMPLES", "")) / "statements"
    files = sorted(folder.glob("*.txt")) if os.environ.get("HIWAR_SAMPLES") else []
    if not files:
        pytest.skip("HIWAR_SAMPLES names no folder with statements")
    return read_statement(files[0].read_bytes(), files[0].name)


@pytest.fixture(scope="module")
def findings(statement: Statement) -> list[Finding]:
    return list(check_statement(statement, facts_record(), ABOUT_2018))


def test_who_speaks(statement: Statement) -> None:
    assert statement.language == "ar"
    assert statement.title == statement.paragraphs[0]
    assert statement.date is None
    named = [each for each in statement.speakers if each.office]
    assert [(len((each.name or "").split()), each.state) for each in named] == [(2, "RUS")]
    assert [each.state for each in statement.speakers] == [None, "RUS", "RUS", "RUS"]


def test_every_quotation_has_its_speaker(statement: Statement) -> None:
    official = next(each.id for each in statement.speakers if each.office)
    last = statement.paragraphs[-1]
    for each in statement.quotations:
        if each.depth == 0 and each.direct and each.start < last[0]:
            assert each.speaker == official
    government = [each for each in statement.quotations if each.start > last[0]]
    assert [statement.speaker_at(each.start, each.end).state for each in government] == ["RUS"]
    assert government[0].speaker != official
    assert any(each.depth == 1 for each in statement.quotations)


def test_what_the_record_says(findings: list[Finding]) -> None:
    told = {(each.claim.kind, each.verdict) for each in findings}
    for kind, verdict in (
        (Kind.REVIEW_COUNT, Verdict.SHOWN),
        (Kind.REVIEW_DUE, Verdict.SHOWN),
        (Kind.TREATY_MEMBERSHIP, Verdict.SHOWN),
        (Kind.REPORTS_DUE, Verdict.SHOWN),
        (Kind.RESOLUTION_POSITION, Verdict.PARTLY),
        (Kind.JUDGEMENT, Verdict.NOT_CHECKABLE),
        (Kind.CAUSAL, Verdict.EMPIRICAL),
        (Kind.SELECTIVITY, Verdict.EMPIRICAL),
        (Kind.COMMITMENT, Verdict.COMMITMENT),
    ):
        assert (kind, verdict) in told
    assert not [each for each in findings if each.verdict is Verdict.CONTRADICTED]


def test_the_evidence(findings: list[Finding]) -> None:
    def of(kind: Kind) -> Finding:
        return next(each for each in findings if each.claim.kind is kind)

    assert [(each.value["session"], each.date) for each in of(Kind.REVIEW_COUNT).evidence] == [
        (6, "2009-12-07"),
        (19, "2014-05-01"),
    ]
    assert [each.value["session"] for each in of(Kind.REVIEW_DUE).evidence] == [33]
    assert of(Kind.RESOLUTION_POSITION).values["years"] == [*range(2005, 2012), 2014, 2015]
    assert of(Kind.RESOLUTION_POSITION).missing == ("explanations of position",)
    assert set(of(Kind.REPORTS_DUE).values["overdue"]) == {"ICCPR", "ICESCR"}
    assert of(Kind.TREATY_MEMBERSHIP).claim.value == "many"
    assert of(Kind.RESOLUTION_POSITION).claim.speaker == "reporter"
