"""The series of resolutions: every figure against what else is known of it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hiwar.kernel.facts import seats, series, series_texts, state, voter_labels
from hiwar.kernel.procedure.majority import Rule, majority
from hiwar.kernel.procedure.resolution_subject import Kind, Reason, series_key, subject
from hiwar.kernel.procedure.resolution_symbols import symbol_of
from hiwar.kernel.values import LANGUAGES

MEMBERS = {"HRC": 47, "CHR": 53}
TEXTS = [text for text in series_texts() if text.series == "human-rights-prk"]


def test_the_series_on_the_dprk_has_all_its_texts() -> None:
    """21 of the Assembly, 22 of Commission and Council; of either nine by recorded vote."""
    counted = {
        (body, recorded): sum(text.body == body and text.recorded == recorded for text in TEXTS)
        for body in ("GA", "CHR", "HRC")
        for recorded in (True, False)
    }
    assert counted == {
        ("GA", True): 9,
        ("GA", False): 12,
        ("CHR", True): 3,
        ("CHR", False): 0,
        ("HRC", True): 6,
        ("HRC", False): 13,
    }
    assert [text.date for text in TEXTS] == sorted(text.date for text in TEXTS)
    assert {text.date.year for text in TEXTS if text.body == "GA"} == set(range(2005, 2026))


def test_a_recorded_vote_has_a_tally_and_adopts_and_nothing_else_has_one() -> None:
    for text in series_texts():
        assert (text.tally is not None) == text.recorded, text
        if text.tally:
            assert majority(text.tally.yes, text.tally.no, text.tally.abstain, Rule.SIMPLE).adopted, text


def test_the_members_of_the_council_and_the_commission_add_up() -> None:
    for text in TEXTS:
        if text.tally and text.body in MEMBERS:
            assert sum(figure or 0 for figure in text.tally) == MEMBERS[text.body], text


def test_shares_of_the_voters() -> None:
    by_symbol = {text.symbol: text.tally for text in TEXTS}
    for symbol, share in (("A/RES/60/173", 80.7), ("A/RES/66/174", 88.5)):
        found = by_symbol[symbol]
        assert found is not None
        assert round(100 * found.yes / (found.yes + found.no), 1) == share


def test_two_tallies_are_kept_where_sources_differ() -> None:
    both = {text.symbol: (text.tally, text.published) for text in TEXTS if text.published}
    assert {symbol: tuple(map(tuple, each)) for symbol, each in both.items() if all(each)} == {
        "A/RES/62/167": ((102, 22, 58, None), (101, 22, 59, None)),
        "A/RES/64/175": ((98, 20, 63, None), (99, 20, 63, None)),
    }
    assert not any(text.verified for text in TEXTS if text.published)


def test_what_nobody_has_verified_says_so_and_says_why() -> None:
    unsure = {text.address for text in TEXTS if not text.verified}
    assert unsure == {
        *(f"A/RES/{number}" for number in ("62/167", "64/175", "67/181", "68/183", "73/180", "74/166")),
        *(f"A/RES/{number}" for number in ("76/177", "77/226", "78/218", "79/181")),
        "human-rights-prk-GA-2025",
    }
    assert all(text.note for text in TEXTS if not text.verified)


def test_a_symbol_is_one_of_the_body_and_the_session() -> None:
    for text in series_texts():
        if text.symbol is None:
            continue
        numbered = symbol_of(text.symbol)
        assert numbered is not None, text
        assert (numbered.body, numbered.session) == (text.body, text.session), text


def test_a_series_has_its_title_in_the_six_languages_and_its_title_tells_its_subject() -> None:
    for each in series().values():
        assert set(each.titles) == set(LANGUAGES)
        found = subject(each.title())
        assert found.about == ((each.about,) if each.about else ())
        assert (found.kind, found.reason) == (Kind.COUNTRY, Reason.SITUATION)
        assert series_key(each.title(), "GA") == series_key(f"{each.title()} : resolution / adopted by the X", "GA")
    assert {text.series for text in series_texts()} <= set(series())


def test_labels_and_seats_are_those_of_known_states_and_leave_no_day_out() -> None:
    labels: dict[str, list[tuple[date | None, date | None]]] = {}
    for row in voter_labels():
        assert state(row.iso3)
        labels.setdefault(row.label, []).append((row.since, row.until))
    for label, times in labels.items():
        for (_since, until), (since, _until) in pairwise(times):
            assert until, label
            assert since, label
            assert (since - until).days == 1, label
    for seat in seats():
        assert state(seat.before).kind == "former"
        assert state(seat.iso3)
