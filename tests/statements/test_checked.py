"""Statements held against the record: verdicts with their evidence, silence, numbers of questions, sentences."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hiwar.audit import memory
from hiwar.cli import main
from hiwar.kernel.checking import Claim, Finding, Kind, Reason, Verdict
from hiwar.kernel.checking.model import REASONS
from hiwar.kernel.reading.press import statement_of
from hiwar.kernel.values import LANGUAGES
from hiwar.reviews.models import MadeTally, Review
from hiwar.reviews.models import Tally as ReviewTally
from hiwar.statements.queries import checked, days_of
from hiwar.statements.wording import SENTENCES, VARIANTS, VERDICTS, sentence
from tests.builders import NOW
from tests.resolutions import made as votes
from tests.statements.made import EXPECTED, STATEMENT

Item = dict[str, Any]
DAY = (date(2018, 1, 6), date(2018, 1, 6))


@pytest.fixture
def voted(known: Path, tmp_path: Path) -> Path:
    votes.entered(votes.as_csv(tmp_path / "un_votes.csv", votes.joined()))
    return known


def told(text: str, on: tuple[date, date] | None = None, lang: str = "en") -> list[Item]:
    statement = statement_of(text)
    found = checked(statement, days_of(statement, on, date(2026, 11, 27)), lang)["claims"]
    assert isinstance(found, list)
    return found


def test_each_claim_has_its_verdict(voted: Path) -> None:
    found = told(STATEMENT)
    assert [(each["kind"], each["verdict"], each["reason"]) for each in found] == EXPECTED
    reviews = found[0]["evidence"]
    assert [(each["value"]["session"], each["date"]) for each in reviews] == [(6, "2009-12-07"), (19, "2014-05-01")]
    assert all(each["source"] for one in found for each in one["evidence"] if each["fact"] != "membership")
    assert found[4]["evidence"][0]["value"]["symbol"] == "A/RES/60/173"
    assert {"state": "CUB", "vote": "no", "symbol": "A/RES/60/173"} in [each["value"] for each in found[4]["evidence"]]


def test_places_are_places_of_the_text(voted: Path) -> None:
    found = checked(statement_of(STATEMENT), DAY, "en")
    for claim in found["claims"]:
        assert found["text"][claim["start"] : claim["end"]] == claim["quote"]
    assert json.loads(json.dumps(found)) == found


def test_a_record_without_votes_is_silent_on_votes(known: Path) -> None:
    found = told(STATEMENT)
    assert (found[4]["verdict"], found[4]["reason"]) == ("not_in_record", "vote_unknown")


def test_without_a_day_only_what_holds_on_any_day_gets_a_verdict(voted: Path) -> None:
    found = told(
        "North Korea had undergone the Universal Periodic Review twice. No country fully respects human rights."
    )
    assert [each["verdict"] for each in found] == ["not_in_record", "not_checkable"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("North Korea is a party to the Convention against Torture.", "not_in_record"),
        ("North Korea is a party to the Convention on the Rights of the Child.", "shown"),
    ],
)
def test_who_was_no_party_is_not_known_after_the_newest_table(known: Path, text: str, verdict: str) -> None:
    after = date(2026, 11, 1)
    assert [each["verdict"] for each in told(text, (after, after))] == [verdict]


@pytest.mark.parametrize(("year", "verified"), [(2014, True), (2018, False)])
def test_who_was_no_party_rests_on_a_table(known: Path, year: int, verified: bool) -> None:
    claim, *_others = told("North Korea has ratified the Convention against Torture.", (date(year, 1, 6),) * 2)
    (by,) = claim["evidence"]
    assert (claim["verdict"], claim["verified"]) == ("contradicted", verified)
    assert (by["fact"], by["value"]["standing"], by["verified"]) == ("membership", "none", verified)
    assert by["source"]
    assert by["date"] == ("2015-02-23" if verified else "2022-04-22")


def test_an_invented_state_is_contradicted_by_nothing(known: Path) -> None:
    found = told("Talvania is a party to the Convention against Torture.", DAY)
    assert [each["verdict"] for each in found] == ["not_in_record"]


@pytest.fixture
def counted(known: Path) -> Review:
    review = Review.objects.create(
        state_id="PRK", session=19, cycle=2, symbol="A/HRC/27/10", held_on=date(2014, 5, 1), added_at=NOW
    )
    ReviewTally.objects.create(review=review, recommendations=268, texts=268, supported=113, noted=155)
    MadeTally.objects.create(review=review, state_id="NOR", recommendations=4, texts=5)
    return review


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("North Korea received 268 recommendations in 2014.", "shown"),
        ("North Korea received 300 recommendations in 2014.", "contradicted"),
        ("North Korea supported 113 recommendations in 2014.", "shown"),
        ("North Korea supported 140 recommendations in 2014.", "contradicted"),
        ("North Korea received 167 recommendations in 2009.", "shown"),
        ("North Korea received 150 recommendations in 2009.", "contradicted"),
        ("Norway received 120 recommendations in 2009.", "not_in_record"),
        ("Norway took part in the review of North Korea in 2014.", "shown"),
        ("Sweden took part in the review of North Korea in 2014.", "not_in_record"),
    ],
)
def test_recommendations_and_who_made_them(counted: Review, text: str, verdict: str) -> None:
    assert [each["verdict"] for each in told(text, DAY)] == [verdict]


@pytest.mark.parametrize(("pending", "verdict"), [(0, "contradicted"), (30, "not_in_record")])
def test_undecided_positions_contradict_no_number(known: Path, pending: int, verdict: str) -> None:
    review = Review.objects.create(
        state_id="URY", session=18, cycle=2, symbol="A/HRC/26/7", held_on=date(2014, 1, 29), added_at=NOW
    )
    ReviewTally.objects.create(review=review, recommendations=200, texts=200, supported=113, pending=pending)
    found = told("Uruguay supported 140 recommendations in 2014.", DAY)
    assert [each["verdict"] for each in found] == [verdict]


def test_more_claims_are_no_more_questions(voted: Path) -> None:
    def questions(text: str) -> int:
        memory.forget()
        with CaptureQueriesContext(connection) as asked:
            assert told(text, DAY)
        return len(asked)

    one = questions("Cuba voted against the General Assembly resolution on North Korea in 2005.")
    assert questions(STATEMENT + STATEMENT.replace("Cuba", "China").replace("2005", "2007")) == one


def test_every_reason_has_a_sentence_in_every_language() -> None:
    assert set(SENTENCES) == set(Reason) == set(REASONS)
    assert set(VERDICTS) == set(Verdict)
    for found in _findings():
        said = {lang: sentence(found, lang) for lang in LANGUAGES}
        assert len(set(said.values())) == len(LANGUAGES), said
        assert all("%(" not in words for words in said.values())


_VALUES: Item = {
    "state": "PRK", "states": ["RUS", "CUB"], "troika": ["MEX", "NOR"],
    "by": ["RUS"], "target": "PRK", "count": 2, "said": 3, "of": 9,
    "on": "2018-01-06", "first": "2018-01-06", "last": "2018-02-06", "date": "2019-05-09", "number": 3, "session": 33,
    "instruments": ["CRC"], "overdue": ["ICCPR"], "position": "rejected", "year": 2017,
    "years": [2005, 2006, 2007, 2014],
    "mode": "recorded_vote", "fit": 1, "voted": 2, "which": "received", "counts": [268], "measure": "causal",
}  # fmt: skip


def _findings() -> Iterator[Finding]:
    """A finding for every reason and every verdict, with all its values and with none that may lack."""
    claim = Claim(Kind.REVIEW_COUNT, 0, 1, "x", "reporter", ("PRK",), 2)
    for reason, names in REASONS.items():
        for verdict in Verdict:
            full = {name: _VALUES[name] for name in names}
            bare = full | {name: None for name in names if name in ("session", "number", "target", "date")}
            bare |= {name: [] for name in names if name == "instruments"}
            for values in (full, bare):
                yield Finding(claim, verdict, reason, values, (), None, 0.9)
    selective = Finding(claim, Verdict.EMPIRICAL, Reason.MEASURE, {"measure": "selectivity"}, (), None, 0.9)
    assert sentence(selective, "en") != sentence(next(_of(Reason.MEASURE)), "en")
    yield selective


def _of(reason: Reason) -> Iterator[Finding]:
    claim = Claim(Kind.CAUSAL, 0, 1, "x", "reporter", (), None)
    yield Finding(claim, Verdict.EMPIRICAL, reason, {name: _VALUES[name] for name in REASONS[reason]}, (), None, 0.9)


def test_every_variant_is_met() -> None:
    met = {(found.reason, place) for found in [*_findings(), *_special()] for place in _fitting(found)}
    assert met == {(reason, place) for reason, variants in VARIANTS.items() for place in range(len(variants))}


def _special() -> Iterator[Finding]:
    claim = Claim(Kind.REVIEW_COUNT, 0, 1, "x", "reporter", ("PRK",), 2)
    for reason, values in (
        (Reason.REVIEWS_DEPEND_ON_DAY, {"first": "2018-01-06", "last": "2018-01-06"}),
        (Reason.TOOK_PART, {"state": "PRK", "by": ["PRK"], "count": 85}),
        (Reason.PARTIES_COUNTED, {"state": "PRK", "count": 0, "of": 9, "instruments": [], "on": "2018-01-06"}),
        (Reason.NEXT_REVIEW, {"state": "PRK", "session": None, "date": "2019", "number": 3}),
    ):
        yield Finding(claim, Verdict.SHOWN, reason, values, (), None, 0.9)


def _fitting(found: Finding) -> list[int]:
    return [place for place, (fits, _words) in enumerate(VARIANTS.get(found.reason, ())) if fits(found)]


# -- the command line


@pytest.fixture
def ask(voted: Path):  # type: ignore[no-untyped-def]
    def asked(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, ["check", *map(str, arguments)])

    return asked


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "statement.txt"
    path.write_text(STATEMENT, encoding="utf-8")
    return path


def test_json_is_as_documented(ask, file: Path) -> None:  # type: ignore[no-untyped-def]
    result = ask(file, "--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert {"text", "date", "speakers", "quotations", "claims"} <= set(found)
    assert found["date"] == {"from": "2018-01-06", "to": "2018-01-06"}
    assert [each["verdict"] for each in found["claims"]] == [verdict for _kind, verdict, _reason in EXPECTED]
    keys = {"quote", "start", "end", "speaker", "kind", "states", "value", "verdict", "evidence", "as_of", "confidence"}
    assert all(keys <= set(each) for each in found["claims"])
    assert {each["id"] for each in found["speakers"]} >= {each["speaker"] for each in found["claims"]} | {"reporter"}


def test_a_text_may_come_from_another_program(ask, voted: Path, file: Path) -> None:  # type: ignore[no-untyped-def]
    sent = CliRunner().invoke(main, ["check", "-"], input=file.read_bytes())
    assert sent.exit_code == 0, sent.output
    assert sent.stdout == ask(file).stdout
    nothing = CliRunner().invoke(main, ["check", "-"], input=b"")
    assert nothing.exit_code == 1
    assert nothing.stderr.startswith("Error: Standard input")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_is_in_the_readers_language(ask, file: Path, lang: str) -> None:  # type: ignore[no-untyped-def]
    result = ask(file, "--lang", lang)
    assert result.exit_code == 0, result.output
    assert result.stdout.count("\n\n") == len(EXPECTED)
    from django.utils.translation import gettext, override

    with override(lang):
        unsure = gettext("rests on what is not verified")
        assert f"{VERDICTS[Verdict.CONTRADICTED]} ({unsure})" in result.stdout
    assert (lang == "en") == (unsure == "rests on what is not verified")
    if lang == "ar":
        assert "الميثاق" not in result.stdout
        assert "جمهورية كوريا الشعبية الديمقراطية" in result.stdout


def test_html_and_given_days(ask, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><html><body><p>North Korea had undergone the Universal Periodic Review twice.</p></body></html>"
    )
    for days, verdict in (("2014-06", "shown"), ("2013", "contradicted"), ("2013-01-01..2015-01-01", "not_in_record")):
        result = ask(page, "--format", "json", "--date", days)
        assert [each["verdict"] for each in json.loads(result.stdout)["claims"]] == [verdict], days


def test_a_text_without_a_day_is_told(ask, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "page.txt"
    page.write_text("No country fully respects human rights.")
    result = ask(page)
    assert result.exit_code == 0
    assert "--date" in result.stderr


@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        (None, (), "there is no such file"),
        (b"", (), "empty"),
        (b" \n ", (), ""),
        (b"%PDF-1.7 broken", (), ""),
        (b"text", ("--date", "yesterday"), "yesterday"),
        (b"text", ("--date", "2018..2017"), "2018..2017"),
        (b"text", ("--date", "2199"), "has not come yet"),
        (b"text", ("--date", "1944"), "26 June 1945"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(  # type: ignore[no-untyped-def]
    ask, tmp_path: Path, content: bytes | None, arguments: tuple[str, ...], said: str
) -> None:
    path = tmp_path / "some.pdf"
    if content is not None:
        path.write_bytes(content)
    result = ask(path, *arguments)
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert len(result.stderr.strip().splitlines()) <= 5


# -- the report with which the project began


@pytest.mark.samples
def test_the_press_report(known: Path, tmp_path: Path) -> None:
    folder = Path(os.environ.get("HIWAR_SAMPLES", "/nowhere"))
    files = sorted((folder / "statements").glob("*.txt"))
    if not files or not (folder / "votes" / "unga_votes.parquet").exists():
        pytest.skip("HIWAR_SAMPLES names no folder with statements and votes")
    votes.entered(_roll_calls(folder / "votes", tmp_path / "votes.csv"))
    statement = statement_of(files[0].read_text(encoding="utf-8"))
    found = checked(statement, (date(2017, 12, 20), date(2018, 12, 16)), "ar")
    claims = {each["kind"]: each for each in found["claims"]}
    verdicts = {(each["kind"], each["verdict"]) for each in found["claims"]}
    assert verdicts >= {
        ("review_count", "shown"),
        ("review_due", "shown"),
        ("treaty_membership", "shown"),
        ("reports_due", "shown"),
        ("resolution_position", "partly"),
        ("judgement", "not_checkable"),
        ("causal", "empirical"),
        ("commitment", "commitment"),
    }
    assert "contradicted" not in {verdict for _kind, verdict in verdicts}
    position = claims["resolution_position"]
    years = {each["date"][:4] for each in position["evidence"] if each["fact"] == "vote"}
    assert sorted(map(int, years)) == [*range(2005, 2012), 2014, 2015]
    assert "2005–2011" in position["sentence"]
    assert position["speaker"] == "reporter"
    overdue = {each["value"]["instrument"] for each in claims["reports_due"]["evidence"]}
    assert overdue == {"ICCPR", "ICESCR"}


def _roll_calls(folder: Path, path: Path) -> Path:
    """The roll calls on the texts about one State, out of the table of all."""
    import duckdb

    calls, ballots = folder / "unga_rollcalls.parquet", folder / "unga_votes.parquet"
    with duckdb.connect() as database:
        database.execute(
            "COPY (SELECT c.rcid, c.session, c.importantvote, c.date, c.unres, c.amend, c.para, c.short, c.descr,"
            f" c.n_yes, c.n_no, c.n_abstain, v.country, v.country_code, v.vote FROM '{calls}' c"
            f" JOIN '{ballots}' v USING (rcid) WHERE c.date >= '2005-01-01' AND c.descr ILIKE '%human rights in the"
            f" Democratic People%Korea%') TO '{path}' (HEADER)"
        )
    return path


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_word_file_holds_every_claim(ask, file: Path, tmp_path: Path, lang: str) -> None:  # type: ignore[no-untyped-def]
    from docx import Document

    file.write_text(STATEMENT.replace("Review twice", "Review\x0b twice"), encoding="utf-8")
    out = tmp_path / "checked.docx"
    result = ask(file, "--format", "docx", "--lang", lang, "--output", out)
    assert result.exit_code == 0, result.output
    lines = Document(str(out)).paragraphs
    assert sum(line.style.name == "Heading 2" for line in lines) == len(EXPECTED)
    assert any("A/RES/60/173" in line.text for line in lines)
    assert all(("w:bidi" in line._p.xml) == (lang == "ar") for line in lines)
