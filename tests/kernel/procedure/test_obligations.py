"""Who is party to what on which day, and which reports are due: real acts day by day, and what always holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel import facts
from hiwar.kernel.facts import Act, ActKind, Step, StepKind, instruments
from hiwar.kernel.procedure.due_date import effect_of
from hiwar.kernel.procedure.obligations import (
    Obligation,
    Reporting,
    Standing,
    Status,
    chosen,
    communications_open,
    follow_up_due,
    may_withdraw,
    obligations,
    overdue_days,
    reply_due,
    standing,
)
from hiwar.kernel.procedure.standings import known_facts, standing_of
from hiwar.kernel.values import PartialDate

DAY_BEFORE = tuple(each for each in facts.practices() if each.name == "day_before")
SHORTS = tuple(instruments())


def acts_of(state: str, instrument: str) -> list[Act]:
    return [act for act in facts.acts() if (act.state, act.instrument) == (state, instrument)]


def stand(state: str, instrument: str, on: date, succeeded: date | None = None) -> Standing:
    return standing(instruments()[instrument], acts_of(state, instrument), on, succeeded)


def due(state: str, instrument: str, on: str) -> list[Obligation]:
    day = date.fromisoformat(on)
    steps = [step for step in facts.steps() if (step.state, step.instrument) == (state, instrument)]
    return obligations(instruments()[instrument], stand(state, instrument, day), steps, day, DAY_BEFORE)


def act(kind: ActKind, day: str, instrument: str = "CRC", **more: object) -> Act:
    known = {"effect": None, "void": False, "source": "a table", "verified": True, "note": ""} | more
    return Act(instrument, "XTV", kind, PartialDate(day), **known)  # type: ignore[arg-type]


def step(kind: StepKind, number: int | None, day: str, due: str = "") -> Step:
    when = PartialDate(due) if due else None
    return Step("XTV", "CRC", kind, number, number, PartialDate(day), when, "", "a source", True, "")


ACTS = (
    # the acts of rules on the Democratic People's Republic of Korea, the Russian Federation, Slovenia and Morocco:
    # State, instrument, kind, day of the deposit, day of the signature
    ("PRK", "ICCPR", "accession", "1981-09-14", None),
    ("PRK", "ICESCR", "accession", "1981-09-14", None),
    ("PRK", "CRC", "ratification", "1990-09-21", "1990-08-23"),
    ("PRK", "CEDAW", "accession", "2001-02-27", None),
    ("PRK", "CRPD", "ratification", "2016-12-06", "2013-07-03"),
    ("PRK", "OPSC", "ratification", "2014-11-10", "2014-09-09"),
    ("RUS", "ICERD", "ratification", "1969-02-04", "1966-03-07"),
    ("RUS", "ICCPR", "ratification", "1973-10-16", "1968-03-18"),
    ("RUS", "ICESCR", "ratification", "1973-10-16", "1968-03-18"),
    ("RUS", "CEDAW", "ratification", "1981-01-23", "1980-07-17"),
    ("RUS", "CAT", "ratification", "1987-03-03", "1985-12-10"),
    ("RUS", "CRC", "ratification", "1990-08-16", "1990-01-26"),
    ("RUS", "CRPD", "ratification", "2012-09-25", "2008-09-24"),
    ("RUS", "ICCPR-OP1", "accession", "1991-10-01", None),
    ("RUS", "OP-CEDAW", "ratification", "2004-07-28", "2001-05-08"),
    ("RUS", "OPAC", "ratification", "2008-09-24", "2001-02-15"),
    ("RUS", "OPSC", "ratification", "2013-09-24", "2012-09-26"),
    ("SVN", "ICERD", "succession", "1992-07-06", None),
    ("SVN", "ICCPR", "succession", "1992-07-06", None),
    ("SVN", "ICESCR", "succession", "1992-07-06", None),
    ("SVN", "CEDAW", "succession", "1992-07-06", None),
    ("SVN", "CRC", "succession", "1992-07-06", None),
    ("SVN", "CAT", "accession", "1993-07-16", None),
    ("SVN", "ICCPR-OP1", "accession", "1993-07-16", None),
    ("SVN", "ICCPR-OP2", "ratification", "1994-03-10", "1993-09-14"),
    ("SVN", "OP-CEDAW", "ratification", "2004-09-23", "1999-12-10"),
    ("SVN", "OPAC", "ratification", "2004-09-23", "2000-09-08"),
    ("SVN", "OPSC", "ratification", "2004-09-23", "2000-09-08"),
    ("SVN", "OPCAT", "accession", "2007-01-23", None),
    ("SVN", "CRPD", "ratification", "2008-04-24", "2007-03-30"),
    ("SVN", "OP-CRPD", "ratification", "2008-04-24", "2007-03-30"),
    ("MAR", "ICERD", "ratification", "1970-12-18", "1967-09-18"),
    ("MAR", "ICCPR", "ratification", "1979-05-03", "1977-01-19"),
    ("MAR", "ICESCR", "ratification", "1979-05-03", "1977-01-19"),
    ("MAR", "CEDAW", "accession", "1993-06-21", None),
    ("MAR", "CAT", "ratification", "1993-06-21", "1986-01-08"),
    ("MAR", "CRC", "ratification", "1993-06-21", "1990-01-26"),
    ("MAR", "ICMW", "ratification", "1993-06-21", "1991-08-15"),
    ("MAR", "OPSC", "ratification", "2001-10-02", "2000-09-08"),
    ("MAR", "OPAC", "ratification", "2002-05-22", "2000-09-08"),
    ("MAR", "CRPD", "ratification", "2009-04-08", "2007-03-30"),
    ("MAR", "OP-CRPD", "accession", "2009-04-08", None),
    ("MAR", "ICPPED", "ratification", "2013-05-14", "2007-02-06"),
    ("MAR", "OPCAT", "accession", "2014-11-24", None),
)

SIGNED_ONLY = (
    ("SVN", "ICPPED", "2007-09-26"),
    ("SVN", "OP-ICESCR", "2009-09-24"),
    ("SVN", "OPIC", "2012-02-28"),
    ("MAR", "OPIC", "2012-02-28"),
)

NOT_PARTY = {
    "PRK": "ICERD CAT OPCAT ICMW ICPPED ICCPR-OP1 ICCPR-OP2 OP-ICESCR OP-CEDAW OPAC OPIC OP-CRPD",
    "RUS": "ICCPR-OP2 OP-ICESCR OPCAT OPIC OP-CRPD ICMW ICPPED",
}


@pytest.mark.parametrize(("state", "instrument", "kind", "deposited", "signed"), ACTS)
def test_a_state_is_party_from_the_day_of_its_deposit(
    state: str, instrument: str, kind: str, deposited: str, signed: str | None
) -> None:
    day = date.fromisoformat(deposited)
    before, then = stand(state, instrument, day - timedelta(days=1)), stand(state, instrument, day)
    assert before.status == (Status.SIGNATORY if signed else Status.NOT_PARTY)
    assert (before.kind, before.deposited, before.in_force) == (None, None, None)
    assert (then.status, then.kind, then.deposited, then.signed) == (Status.PARTY, kind, deposited, signed)
    assert then.verified == ((state, instrument) != ("PRK", "CRPD"))
    assert then.binds_from
    assert stand(state, instrument, then.binds_from).in_force == then.binds_from
    assert stand(state, instrument, then.binds_from - timedelta(days=1)).in_force is None
    if signed:
        last = date.fromisoformat(signed)
        assert stand(state, instrument, last - timedelta(days=1)).status is Status.NOT_PARTY
        assert stand(state, instrument, last).status is Status.SIGNATORY


@pytest.mark.parametrize(("state", "instrument", "signed"), SIGNED_ONLY)
def test_a_state_that_only_signed_is_a_signatory(state: str, instrument: str, signed: str) -> None:
    assert stand(state, instrument, date.fromisoformat(signed)).status is Status.SIGNATORY
    assert stand(state, instrument, date(2015, 2, 28)).status is Status.SIGNATORY


@pytest.mark.parametrize(("state", "instrument"), [(s, i) for s, names in NOT_PARTY.items() for i in names.split()])
def test_a_state_that_never_joined_is_not_a_party(state: str, instrument: str) -> None:
    assert stand(state, instrument, date(2022, 12, 31)).status is not Status.PARTY


def test_slovenia_has_not_ratified_the_protocol_in_2026() -> None:
    assert stand("SVN", "OP-ICESCR", date(2026, 4, 23)).status is Status.SIGNATORY


@pytest.mark.parametrize("instrument", [short for short in SHORTS if short not in ("OP-CRPD", "ICCPR-OP1")])
def test_the_general_entry_into_force_falls_on_an_effect_of_a_deposit(instrument: str) -> None:
    """The two left out enter into force with their treaty at the earliest; OPAC three months after the tenth deposit,
    a month after each later one."""
    fact = instruments()[instrument]
    delay = facts.Delay.THREE_MONTHS if instrument == "OPAC" else fact.delay
    deposits = [act for act in facts.acts() if act.instrument == instrument and act.kind.binds and act.date.day]
    assert fact.in_force in {effect_of(act.date.first, delay) for act in deposits}


def test_a_withdrawal_without_a_clause_has_no_effect() -> None:
    """The notification of August 1997 (Human Rights Committee, general comment No. 26)."""
    assert not may_withdraw(instruments()["ICCPR"])
    assert may_withdraw(instruments()["ICCPR-OP1"])
    assert stand("PRK", "ICCPR", date(1999, 1, 1)).status is Status.PARTY
    forced = [*acts_of("PRK", "ICCPR"), act(ActKind.WITHDRAWAL, "1998-01-01", effect=date(1998, 4, 1))]
    assert standing(instruments()["ICCPR"], forced, date(1999, 1, 1)).status is Status.PARTY


def test_a_withdrawal_with_a_clause_ends_it_on_the_day_of_its_effect() -> None:
    assert stand("JAM", "ICCPR-OP1", date(1998, 1, 22)).status is Status.PARTY
    assert stand("JAM", "ICCPR-OP1", date(1998, 1, 23)).status is Status.NOT_PARTY


def test_a_state_that_comes_back_is_party_again() -> None:
    acts = [
        act(ActKind.ACCESSION, "1990-01-01", "ICCPR-OP1"),
        act(ActKind.WITHDRAWAL, "1998-05-26", "ICCPR-OP1", effect=date(1998, 8, 26)),
        act(ActKind.ACCESSION, "1999-01-05", "ICCPR-OP1"),
    ]
    told = [standing(instruments()["ICCPR-OP1"], acts, date(year, 12, 31)) for year in (1997, 1998, 1999)]
    assert [each.status for each in told] == [Status.PARTY, Status.NOT_PARTY, Status.PARTY]
    assert told[2].deposited == "1999-01-05"


def test_a_succession_binds_since_the_state_succeeded() -> None:
    found = stand("SVN", "ICCPR", date(1992, 7, 6), succeeded=date(1991, 6, 25))
    assert found.in_force == date(1991, 6, 25)


def test_a_state_that_is_no_more_is_party_to_nothing() -> None:
    czechoslovakia = acts_of("CSK", "CAT")
    until = facts.state("CSK").until
    assert standing(instruments()["CAT"], czechoslovakia, date(1992, 12, 31), until=until).status is Status.PARTY
    assert standing(instruments()["CAT"], czechoslovakia, date(1993, 1, 1), until=until).status is Status.NOT_PARTY


def test_where_sources_disagree_the_day_goes_before_the_year_and_nothing_is_verified() -> None:
    claims = [act(ActKind.RATIFICATION, "1966", verified=False), act(ActKind.RATIFICATION, "1968-03-27")]
    (best,) = chosen(claims)
    assert (best.date.iso, best.verified) == ("1968-03-27", False)
    agreed = chosen([act(ActKind.RATIFICATION, "1968", verified=False), act(ActKind.RATIFICATION, "1968-03-27")])
    assert [each.verified for each in agreed] == [True]


def test_an_act_of_a_year_counts_from_its_last_day() -> None:
    year = [act(ActKind.ACCESSION, "2018")]
    assert standing(instruments()["CRC"], year, date(2018, 12, 30)).status is Status.NOT_PARTY
    found = standing(instruments()["CRC"], year, date(2018, 12, 31))
    assert (found.status, found.deposited, found.in_force) == (Status.PARTY, "2018", None)


def open_ones(told: list[Obligation]) -> list[Obligation]:
    return [each for each in told if each.status not in (Reporting.SUBMITTED, Reporting.REVIEWED)]


@pytest.mark.parametrize(
    ("state", "instrument", "on", "report", "when", "late", "status"),
    [
        ("PRK", "ICCPR", "1982-12-13", "initial", "1982-12-13", 0, Reporting.NOT_YET_DUE),
        ("PRK", "ICCPR", "1986-01-01", "2", "1987-12-13", 0, Reporting.NOT_YET_DUE),
        ("PRK", "ICCPR", "1987-12-14", "2", "1987-12-13", 1, Reporting.OVERDUE),
        ("PRK", "ICCPR", "2017-12-15", "3", "2004-01-01", 5097, Reporting.LONG_OVERDUE),
        ("PRK", "ICCPR", "2026-11-23", "3", "2022-04", 1668, Reporting.OVERDUE),
        ("PRK", "ICESCR", "2017-12-15", "3", "2008-06-30", 3455, Reporting.OVERDUE),
        ("PRK", "OPSC", "2016-12-10", "initial", "2016-12-10", 0, Reporting.NOT_YET_DUE),
        ("PRK", "OPSC", "2017-12-15", "initial", "2016-12-10", 370, Reporting.NOT_RECORDED),
        ("PRK", "CRC", "1991-01-01", "initial", "1992-10-20", 0, Reporting.NOT_YET_DUE),
        ("PRK", "CEDAW", "2001-03-01", "initial", "2002-03-29", 0, Reporting.NOT_YET_DUE),
        ("PRK", "CEDAW", "2017-12-15", "5", "2021-11", 0, Reporting.NOT_YET_DUE),
        ("PRK", "CRPD", "2017-12-15", "initial", "2019-01-05", 0, Reporting.NOT_YET_DUE),
    ],
)
def test_what_is_due(
    state: str, instrument: str, on: str, report: str, when: str, late: int, status: Reporting
) -> None:
    (found,) = open_ones(due(state, instrument, on))
    assert (found.report, found.due, found.overdue_days, found.status) == (report, when, late, status)


def test_a_report_that_came_is_not_overdue() -> None:
    first, came, following = due("PRK", "CEDAW", "2017-12-15")
    assert (first.report, first.submitted, first.status) == ("initial", None, Reporting.REVIEWED)
    assert (came.report, came.submitted, came.overdue_days, came.status) == ("2-4", "2016-04", 0, Reporting.REVIEWED)
    assert following.report == "5"
    assert [each.report for each in open_ones(due("PRK", "CEDAW", "2016-04-29"))] == ["2"]


@pytest.mark.parametrize(
    ("state", "instrument", "on", "reports"),
    [
        ("PRK", "ICCPR", "1984-04-11", []),
        ("PRK", "ICCPR", "1984-04-12", ["initial"]),
        ("PRK", "ICCPR", "2001-07-19", ["initial"]),
        ("PRK", "ICCPR", "2001-07-20", ["initial", "2"]),
        ("PRK", "ICESCR", "2003-11-20", ["2"]),
        ("PRK", "CRC", "2017-12-15", ["3-4", "5"]),
        ("RUS", "ICERD", "2026-11-23", ["25-26"]),
    ],
)
def test_a_report_that_a_committee_dealt_with_was_submitted(
    state: str, instrument: str, on: str, reports: list[str]
) -> None:
    given = [each for each in due(state, instrument, on) if each.status is Reporting.REVIEWED]
    assert [each.report for each in given] == reports
    assert all(each.overdue_days == 0 for each in given)


def test_there_is_no_report_without_a_treaty_and_none_after_the_only_one() -> None:
    assert due("PRK", "CAT", "2017-12-15") == []
    assert due("SVN", "OPCAT", "2017-12-15") == []
    given = [step(StepKind.DIALOGUE, 1, "2018-02-01")]
    bound = standing(instruments()["OPSC"], [act(ActKind.ACCESSION, "2010-01-01", "OPSC")], date(2020, 1, 1))
    (only,) = obligations(instruments()["OPSC"], bound, given, date(2020, 1, 1))
    assert (only.report, only.status) == ("initial", Reporting.REVIEWED)


def test_every_day_that_can_be_written_has_an_answer() -> None:
    (open_report,) = open_ones(due("PRK", "ICESCR", "9999-12-31"))
    assert open_report.status is Reporting.LONG_OVERDUE
    assert open_report.further == (9998 - 2008) // 5
    for short in SHORTS:
        late = act(ActKind.ACCESSION, "9999-01-31", short)
        there = standing(instruments()[short], [late], date.max)
        found = obligations(instruments()[short], there, [step(StepKind.DIALOGUE, 1, "9999-06-01")], date.max)
        assert all(each.due is None for each in found), short


def test_a_source_is_named_once() -> None:
    (found,) = due("PRK", "OPSC", "2017-12-15")
    sources = found.source.split("; ")
    assert len(sources) == len(set(sources)) > 1


def test_where_the_calendar_was_given_up_the_day_is_not_known() -> None:
    (found,) = open_ones(due("RUS", "ICCPR", "2026-11-23"))
    assert (found.report, found.due, found.overdue_days, found.status) == ("9", None, 0, Reporting.NOT_KNOWN)


def test_a_follow_up_report_that_was_asked_for() -> None:
    bound = standing(instruments()["CRC"], [act(ActKind.ACCESSION, "2000-01-01")], date(2020, 1, 1))
    asked = [step(StepKind.DIALOGUE, 1, "2010-02-01"), step(StepKind.DATE_SET, None, "2010-02-01", "2011-02-01")]
    told = obligations(instruments()["CRC"], bound, asked, date(2011, 2, 3))
    assert [(each.report, each.overdue_days) for each in told] == [("initial", 0), ("2", 0), ("follow-up", 2)]
    came = [*asked, step(StepKind.FOLLOW_UP, None, "2011-01-15")]
    assert obligations(instruments()["CRC"], bound, came, date(2011, 2, 3))[-1].submitted == "2011-01-15"


@pytest.mark.parametrize(("sent", "due"), [("2021-04", "2022-04"), ("2021-03-31", "2022-03-31"), ("2020", "2021")])
def test_the_replies_to_a_list_of_issues_prior_to_reporting(sent: str, due: str) -> None:
    assert reply_due(PartialDate(sent), 12).iso == due


def test_a_list_of_issues_without_a_day_gives_a_year() -> None:
    bound = standing(instruments()["CRC"], [act(ActKind.ACCESSION, "2000-01-01")], date(2020, 1, 1))
    sent = [step(StepKind.DIALOGUE, 1, "2010-02-01"), step(StepKind.LIST_OF_ISSUES_PRIOR, 2, "2019-03-05")]
    (found,) = open_ones(obligations(instruments()["CRC"], bound, sent, date(2020, 1, 1)))
    assert (found.due, found.by_committee) == ("2020-03-05", True)


def test_follow_up_by_body() -> None:
    months = {code: body.follow_up_months for code, body in facts.bodies().items()}
    assert (months["CAT"], months["CEDAW"], months["CRC"]) == (12, 24, None)
    assert follow_up_due(date(2017, 11, 20), months["CEDAW"]) == date(2019, 11, 20)
    assert follow_up_due(date(2017, 11, 20), months["CRC"]) is None


@pytest.mark.parametrize(
    ("state", "instrument", "on", "open_"),
    [
        ("PRK", "ICCPR-OP1", "2020-01-01", False),
        ("RUS", "ICCPR-OP1", "1992-01-01", True),
        ("RUS", "ICCPR-OP1", "1991-12-31", False),
        ("RUS", "CAT", "1991-09-30", False),
        ("RUS", "CAT", "1991-10-01", True),
        ("MAR", "ICMW", "2020-01-01", False),
        ("MAR", "OPCAT", "2020-01-01", False),
    ],
)
def test_whether_persons_may_complain(state: str, instrument: str, on: str, open_: bool) -> None:
    found = communications_open(instruments()[instrument], acts_of(state, instrument), date.fromisoformat(on))
    assert found is open_


def test_the_days_of_a_month_are_over_when_it_is() -> None:
    assert overdue_days(PartialDate("2022-04"), date(2022, 4, 30)) == 0
    assert overdue_days(PartialDate("2022-04"), date(2022, 5, 1)) == 1
    assert overdue_days(None, date(2022, 5, 1)) == 0


DAYS = st.dates(date(1946, 1, 1), date(2040, 12, 31))
KINDS = st.sampled_from([kind for kind in ActKind if kind.signs or kind.binds])
MADE = st.lists(st.builds(lambda kind, day: act(kind, day.isoformat()), KINDS, DAYS), max_size=4)
RANK = {Status.NOT_PARTY: 0, Status.SIGNATORY: 1, Status.PARTY: 2}
STEPS = st.lists(
    st.builds(
        lambda kind, number, day, due: step(kind, number, day.isoformat(), due.isoformat()),
        st.sampled_from(list(StepKind)), st.integers(1, 6), DAYS, DAYS,
    ),
    max_size=5,
)  # fmt: skip


@given(MADE, DAYS, DAYS)
def test_without_a_withdrawal_a_state_only_ever_comes_closer(acts: list[Act], one: date, other: date) -> None:
    early, late = (standing(instruments()["CRC"], acts, day) for day in sorted((one, other)))
    assert RANK[early.status] <= RANK[late.status]


@given(MADE, KINDS, DAYS, DAYS)
def test_an_act_after_the_day_adds_nothing(acts: list[Act], kind: ActKind, on: date, day: date) -> None:
    """Whatever comes later never makes a State party before."""
    later = act(kind, max(on + timedelta(days=1), day).isoformat())
    with_it = standing(instruments()["CRC"], [*acts, later], on)
    without = standing(instruments()["CRC"], acts, on)
    assert RANK[with_it.status] <= RANK[without.status]
    for when in (with_it.signed, with_it.deposited):
        assert when is None or date.fromisoformat(when) <= on
    assert with_it.in_force is None or with_it.in_force <= on


@given(MADE, STEPS, DAYS)
def test_nothing_is_submitted_after_the_day_and_overdue_is_never_negative(
    acts: list[Act], steps: list[Step], on: date
) -> None:
    crc = instruments()["CRC"]
    for each in obligations(crc, standing(crc, acts, on), steps, on, DAY_BEFORE):
        assert each.overdue_days >= 0
        assert each.submitted is None or date.fromisoformat(each.submitted) <= on
        assert (each.overdue_days > 0) <= (each.due is not None and date.fromisoformat(each.due) < on)


@given(STEPS, DAYS, DAYS)
def test_a_step_after_the_day_changes_nothing(steps: list[Step], on: date, day: date) -> None:
    crc = instruments()["CRC"]
    bound = standing(crc, [act(ActKind.ACCESSION, "1991-01-01")], on)
    later = step(StepKind.SUBMITTED, 3, max(on + timedelta(days=1), day).isoformat())
    assert obligations(crc, bound, [*steps, later], on) == obligations(crc, bound, steps, on)


def test_the_source_is_that_of_the_day_and_of_what_closed_the_report() -> None:
    (second,) = [each for each in due("PRK", "ICESCR", "2017-12-15") if each.report == "2"]
    sources = second.source.split("; ")
    fact = instruments()["ICESCR"]
    assert set(sources) > {*fact.source.split("; "), "CRIN, summary of the review"}
    assert second.verified == fact.verified
    doubtful = due("PRK", "CEDAW", "2017-12-15")[1]
    assert "general knowledge" in doubtful.source  # of the dialogue
    assert "press reports of the submission" in doubtful.source
    assert not doubtful.verified


def test_the_source_of_a_day_that_was_set_goes_with_that_of_the_report() -> None:
    bound = standing(instruments()["CRC"], [act(ActKind.ACCESSION, "2000-01-01")], date(2020, 1, 1))
    was_set = step(StepKind.DATE_SET, 1, "2001-02-01", "2003-02-01")._replace(source="a letter", verified=False)
    came = step(StepKind.SUBMITTED, 1, "2003-01-01")
    first = obligations(instruments()["CRC"], bound, [was_set, came], date(2003, 1, 2))[0]
    assert (first.source, first.verified, first.by_committee) == ("a letter; a source", False, True)
    sure = obligations(instruments()["CRC"], bound, [was_set._replace(verified=True), came], date(2003, 1, 2))[0]
    assert sure.verified


def test_one_step_of_long_ago_makes_nothing_overdue() -> None:
    (found,) = open_ones(due("RUS", "CRPD", "2027-01-01"))
    assert (found.report, found.status, found.further) == ("2", Reporting.NOT_RECORDED, 0)
    assert not found.verified
    bound = standing(instruments()["CRC"], [act(ActKind.ACCESSION, "1992-10-05")], date(2020, 1, 1))
    came = [step(StepKind.SUBMITTED, 1, "1994-11-30")]
    told = [
        open_ones(obligations(instruments()["CRC"], bound, came, on))[0]
        for on in (date(1999, 11, 5), date(2004, 11, 4), date(2004, 11, 5), date(2021, 12, 18))
    ]
    assert [each.status for each in told] == [
        Reporting.OVERDUE, Reporting.OVERDUE, Reporting.NOT_RECORDED, Reporting.NOT_RECORDED,
    ]  # fmt: skip
    unsure = [came[0]._replace(verified=False)]
    (first,) = open_ones(obligations(instruments()["CRC"], bound, unsure, date(1999, 11, 5)))
    assert first.status is Reporting.NOT_RECORDED


def test_a_day_that_was_set_stays_one() -> None:
    bound = standing(instruments()["CRC"], [act(ActKind.ACCESSION, "1992-10-05")], date(2020, 1, 1))
    was_set = [step(StepKind.SUBMITTED, 1, "1994-11-30"), step(StepKind.DATE_SET, 2, "1996-01-01", "2000-01-01")]
    (found,) = open_ones(obligations(instruments()["CRC"], bound, was_set, date(2020, 1, 1)))
    assert (found.status, found.further) == (Reporting.LONG_OVERDUE, 3)


def test_that_a_state_is_no_party_is_known_as_far_as_the_tables_reach() -> None:
    def told(state: str, short: str, on: date) -> Standing:
        return standing_of(known_facts(), state, instruments()[short], on)

    early, later, late = (
        told("SSD", "ICCPR", day) for day in (date(2015, 2, 23), date(2020, 1, 1), date(2026, 11, 27))
    )
    assert {each.status for each in (early, later, late)} == {Status.NOT_PARTY}
    assert (early.source, early.verified) == ("United Nations Treaty Collection, 2015 (complete to 2015-02-23)", True)
    assert not later.verified  # the table of 2022 gives years only, and is not verified
    assert (late.verified, "(complete to 2022-04-22)" in late.source) == (False, True)
    left = told("JAM", "ICCPR-OP1", date(2010, 1, 1))
    assert (left.status, left.source.count("United Nations Treaty Collection")) == (Status.NOT_PARTY, 2)
    assert told("XTV", "CAT", date(2026, 1, 1)).source == facts.state("XTV").source
    assert told("SUN", "CRPD", date(2020, 1, 1)).source == facts.state("SUN").source
    for state in facts.states():
        for short in SHORTS:
            assert told(state.iso3, short, date(2026, 11, 27)).source
