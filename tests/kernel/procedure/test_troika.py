"""Troikas: the worked example, real ones, and the three groups whatever the lots."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hiwar.kernel.facts import group_of, practice
from hiwar.kernel.procedure.draw import lots
from hiwar.kernel.procedure.troika import Request, Troika, session_troikas, troika

ALLOWED = practice("own_group_without_request")
BARRED = ALLOWED._replace(value="barred")

COUNCIL = {
    state: group
    for group, states in {
        "AG": "AGO BEN BDI CIV COD EGY ETH GMB GHA KEN MWI MUS ZAF",
        "APG": "CHN CYP IND IDN IRQ JPN KWT MHL PAK QAT KOR THA VNM",
        "EEG": "ALB BGR CZE EST MKD SVN",
        "GRULAC": "BOL BRA CHL COL CUB DOM ECU MEX",
        "WEOG": "FRA ISL ITA NLD ESP CHE GBR",
    }.items()
    for state in states.split()
}
"""The members of the Council in 2026."""

DRAWN = ["KWT", "EST", "GHA", "CZE", "FRA", "BRA"]
PRK = Request("PRK", "APG")
OWN = Request("PRK", "APG", own_region=True)

EXAMPLES = (
    # what is asked, practice, who is replaced, lots: the troika, whether it rests on no practice
    (OWN, ALLOWED, None, DRAWN, ["KWT", "EST", "GHA"], True),
    (OWN, ALLOWED, "EST", DRAWN, ["KWT", "GHA", "CZE"], True),
    (OWN, ALLOWED, "GHA", DRAWN, ["KWT", "EST", "FRA"], True),
    (OWN, ALLOWED, "KWT", [*DRAWN, "JPN"], ["EST", "GHA", "JPN"], True),
    (OWN, ALLOWED, None, ["EST", "GHA", "FRA", "JPN"], ["JPN", "EST", "GHA"], True),
    (PRK, ALLOWED, None, DRAWN, ["KWT", "EST", "GHA"], False),
    (PRK, BARRED, None, DRAWN, ["EST", "GHA", "FRA"], False),
    (PRK, ALLOWED, None, ["EST", "GHA", "FRA"], ["EST", "GHA", "FRA"], True),
    (PRK, ALLOWED, "EST", ["EST", "CZE", "GHA", "FRA"], ["GHA", "FRA", "CZE"], True),
    (Request("EST", "EEG"), ALLOWED, None, DRAWN, ["KWT", "GHA", "CZE"], False),
    (PRK._replace(excused=("KWT", "CZE")), ALLOWED, None, DRAWN, ["EST", "GHA", "FRA"], True),
)

REAL = (
    ("PRK", "2009-12-07", "MEX NOR ZAF", False),
    ("PRK", "2014-05-01", "CIV ARE GBR", True),
    ("PRK", "2019-05-09", "ERI FJI ESP", True),
    ("ISR", "2013-10-29", "MDV SLE VEN", False),
    ("UKR", "2012-10-24", "CMR SAU ECU", False),
    ("UKR", "2017-11-15", "GEO NLD RWA", True),
    ("MMR", "2015-11-06", "GHA MDV USA", True),
    ("SVN", "2010-02-16", "EGY BRA USA", False),
    ("SVN", "2014-11-04", "BWA ITA VNM", False),
    ("RUS", "2009-02-04", "BHR CHL GHA", False),
    ("RUS", "2013-04-29", "ARG BEN CHE", False),
    ("SVN", "2025-01-28", "DOM ZAF THA", False),
)

SEEDS = st.binary(min_size=32, max_size=32)
STATES = st.sampled_from([*sorted(COUNCIL), "PRK", "RUS", "HTI", "NOR", "TCD"])


def _request(state: str, own: bool, excused: tuple[str, ...] = ()) -> Request:
    return Request(state, group_of(state), own, excused)


def _is_right(found: Troika, request: Request) -> None:
    assert len(found.troika) == len({COUNCIL[state] for state in found.troika}) == 3
    assert request.state not in found.troika
    assert not set(request.excused) & set(found.troika)
    assert not request.own_region or request.group in {COUNCIL[state] for state in found.troika}


@pytest.mark.parametrize(("request_", "own_group", "replaced", "drawn", "expected", "verified"), EXAMPLES)
def test_the_worked_examples(
    request_: Request, own_group: object, replaced: str | None, drawn: list[str], expected: list[str], verified: bool
) -> None:
    found = troika(request_, drawn, COUNCIL, own_group, replaced)  # type: ignore[arg-type]
    assert (found.troika, found.lots, found.verified) == (expected, drawn, verified)


@pytest.mark.parametrize(("state", "on", "seated", "own"), REAL)
def test_real_troikas_are_of_three_groups(state: str, on: str, seated: str, own: bool) -> None:
    groups = {each: str(group_of(each, date.fromisoformat(on))) for each in seated.split()}
    assert troika(_request(state, own), list(groups), groups, ALLOWED).troika[1:]
    assert (group_of(state, date.fromisoformat(on)) in groups.values()) is own


@given(SEEDS, STATES, st.booleans(), st.sets(st.sampled_from(sorted(COUNCIL)), max_size=5), st.data())
def test_no_group_twice_and_never_the_state_under_review(
    seed: bytes, state: str, own: bool, excused: set[str], data: st.DataObject
) -> None:
    request = _request(state, own, tuple(sorted(excused - {state})))
    drawn = lots(COUNCIL, seed)
    found = troika(request, drawn, COUNCIL, ALLOWED)
    _is_right(found, request)

    leaving = data.draw(st.sampled_from(found.troika))
    replaced = troika(request, drawn, COUNCIL, ALLOWED, leaving)
    _is_right(replaced, request)
    assert leaving not in replaced.troika
    assert set(found.troika) - {leaving} < set(replaced.troika)


@given(SEEDS, STATES)
def test_where_it_is_barred_the_own_group_has_no_seat(seed: bytes, state: str) -> None:
    request = _request(state, False)
    assert request.group not in {COUNCIL[each] for each in troika(request, lots(COUNCIL, seed), COUNCIL, BARRED).troika}


@given(SEEDS, st.lists(st.tuples(STATES, st.booleans()), min_size=16, max_size=16))
def test_in_a_session_nobody_has_a_second_seat_while_another_could_take_it(
    seed: bytes, asked: list[tuple[str, bool]]
) -> None:
    requests = [_request(state, own) for state, own in asked]
    urn = set(COUNCIL)
    for request, found in zip(requests, session_troikas(requests, lots(COUNCIL, seed), COUNCIL, ALLOWED), strict=True):
        _is_right(found, request)
        seated: set[str] = set()
        for state in found.troika:
            if state not in urn:
                free = urn - {request.state} - seated
                groups = {COUNCIL[each] for each in seated}
                wanted = request.own_region and not seated
                assert not {
                    each
                    for each in free
                    if COUNCIL[each] not in groups and (not wanted or COUNCIL[each] == request.group)
                }
            seated.add(state)
        urn -= seated


@pytest.mark.parametrize(
    ("request_", "drawn", "replaced", "said"),
    [
        (PRK, ["EST", "CZE", "GHA"], None, "2 of 3 regional groups"),
        (OWN, ["EST", "GHA", "FRA"], None, "no lot of APG"),
        (PRK, ["EST", "GHA", "FRA"], "EST", "no lot of another group"),
        (PRK, DRAWN, "BRA", "BRA has no seat to leave: replace one of KWT, EST, GHA"),
        (PRK, [*DRAWN, "KWT"], None, "KWT is drawn twice"),
        (PRK, [*DRAWN, "NOR"], None, "NOR is no member"),
        (PRK._replace(excused=("NOR",)), DRAWN, None, "NOR is no member"),
        (Request("XTV", None, own_region=True), DRAWN, None, "group of XTV is not known"),
    ],
)
def test_what_gives_no_troika_is_refused(request_: Request, drawn: list[str], replaced: str | None, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        troika(request_, drawn, COUNCIL, ALLOWED, replaced)


def test_an_unknown_practice_is_refused() -> None:
    with pytest.raises(ValueError, match="'perhaps'"):
        troika(PRK, DRAWN, COUNCIL, ALLOWED._replace(value="perhaps"))


@given(SEEDS, STATES)
def test_a_group_that_is_not_known_is_not_verified(seed: bytes, state: str) -> None:
    assume(state in COUNCIL)
    assert not troika(Request(state, None), lots(COUNCIL, seed), COUNCIL, ALLOWED).verified
