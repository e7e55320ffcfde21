"""What pages say of resolutions and votes."""

from __future__ import annotations

from pathlib import Path

from hiwar.resolutions.models import Resolution
from hiwar.resolutions.queries import (
    ResolutionFilters,
    VoteFilters,
    compared,
    resolution,
    resolutions,
    vote,
    votes_of,
)
from tests.resolutions import made

NONE = VoteFilters()


def symbols(**filters: str) -> list[str]:
    found = resolutions(ResolutionFilters.asked(filters), 1, "en")
    return [text["symbol"] for text in found["resolutions"]]


def test_the_list_and_its_filters(voted: Path) -> None:
    assert len(symbols()) == 43 + 5 - 1  # a page holds fifty; three of the five of the table are among the facts
    assert symbols(about="IRN") == ["A/RES/40/141"]
    assert symbols(q="summary executions") == ["A/RES/57/214"]
    assert symbols(q="A/RES/60/1") == ["A/RES/60/173"]
    assert symbols(body="hrc", adoption="recorded_vote")[-1] == "A/HRC/RES/7/15"
    assert symbols(year="2005", body="GA") == ["A/RES/60/173"]
    assert symbols(kind="thematic") == ["A/RES/57/214"]
    assert symbols(adoption="somehow") == symbols(year="MMXX") == symbols(about="ZZZ") == []


def test_who_voted_how_by_the_groups_of_that_day(voted: Path) -> None:
    found = resolution("A/RES/60/173", "fr")
    assert found is not None
    groups = {each["group"]["code"]: each for each in found["vote"]["groups"]}
    assert [state["iso3"] for state in groups["EEG"]["members"]["no"]] == ["RUS"]
    assert [state["iso3"] for state in groups["EEG"]["members"]["yes"]] == ["SCG"]
    assert groups["WEOG"]["tally"] == {"yes": 2, "no": 0, "abstain": 0, "absent": 0}
    assert groups["AG"]["members"]["abstain"][0]["name"] == "Namibie"
    assert found["vote"]["notes"][0]["note"] == "folded"
    assert found["resolution"]["title"]["language"] == "fr"


def test_the_accounts_and_their_differences(voted: Path) -> None:
    found = resolution("A/RES/62/167", "en")
    assert found is not None
    by_key = {each["key"]: each for each in found["accounts"]}
    facts = by_key["facts:A/RES/62/167"]
    assert facts["counted"] == {"yes": 102, "no": 22, "abstain": 58, "absent": None}
    assert facts["differences"] == [
        {"vote": "yes", "counted": 102, "published": 101},
        {"vote": "abstain", "counted": 58, "published": 59},
    ]
    assert not facts["verified"]
    assert by_key["voeten:4813"]["standing"]
    assert len(by_key["voeten:4813"]["differences"]) == 3


def test_the_series_before_and_after(known: Path) -> None:
    found = resolution("A/RES/70/172", "en")
    assert found is not None
    assert found["series"]["before"]["symbol"] == "A/RES/69/188"
    assert found["series"]["after"]["symbol"] == "A/RES/71/202"
    assert len(found["series"]["texts"]) == 43
    unnumbered = resolution("human-rights-prk-GA-2025", "en")
    assert unnumbered is not None
    assert (unnumbered["resolution"]["symbol"], unnumbered["series"]["after"]) == (None, None)
    assert resolution("A/RES/1/1", "en") is None


def test_a_vote_that_no_symbol_names(voted: Path) -> None:
    found = vote("voeten:511", "en")
    assert found is not None
    assert (found["resolution"], found["written"], found["vote"]["adopted"]) == (None, "R/12/130B", False)
    assert vote("voeten:0", "en") is None


def test_how_a_state_voted(voted: Path) -> None:
    found = votes_of("NAM", NONE, 1, "en")
    assert found is not None
    assert found["counts"] == {"yes": 1, "no": 0, "abstain": 4, "absent": 0}
    assert found["votes"][0]["symbol"] == "A/RES/65/225"
    only = votes_of("NAM", VoteFilters.asked({"vote": "yes", "since": "1990", "until": "2003"}), 1, "en")
    assert only is not None
    assert [each["key"] for each in only["votes"]] == ["voeten:4431"]
    assert only["counts"] == {"yes": 1, "no": 0, "abstain": 1, "absent": 0}
    assert only["total"] == 5
    assert votes_of("ZZZ", NONE, 1, "en") is None


def test_a_seat_and_a_label_are_told(voted: Path) -> None:
    china = votes_of("CHN", NONE, 1, "en")
    russia, union = (votes_of(iso3, NONE, 1, "en") for iso3 in ("RUS", "SUN"))
    assert china is not None
    assert russia is not None
    assert union is not None
    assert china["labels"] == [{"label": "Taiwan", "note": "seat-of-china", "votes": 2}]
    assert [(seat["state"]["iso3"], seat["way"]) for seat in russia["seats"]] == [("SUN", "before")]
    assert [(seat["state"]["iso3"], seat["way"]) for seat in union["seats"]] == [("RUS", "after")]
    assert union["total"] == 5
    assert russia["total"] == 5


def test_two_states_compared(voted: Path) -> None:
    found = compared("CUB", "SWE", NONE, 1, "en")
    assert found is not None
    assert found["agreement"] == {"common": 8, "same": 2, "opposed": 5}
    assert [each["key"] for each in found["differences"]] == [
        "voeten:5108", "voeten:4813", "voeten:4604", "voeten:2868", "voeten:1232", "voeten:511",
    ]  # fmt: skip
    assert found["differences"][0]["one"] == "no"
    assert sum(each["common"] for each in found["years"]) == 8
    assert sum(map(sum, (row["other"] for row in found["table"]))) == 8
    other = compared("SWE", "CUB", NONE, 1, "en")
    assert other is not None
    assert other["agreement"] == found["agreement"]
    late = compared("CUB", "SWE", VoteFilters(since="2005", about="PRK"), 1, "en")
    assert late is not None
    assert late["agreement"] == {"common": 3, "same": 0, "opposed": 3}
    assert compared("CUB", "ZZZ", NONE, 1, "en") is None


def test_a_vote_that_two_sources_have_counts_once(voted: Path, tmp_path: Path) -> None:
    before = votes_of("CUB", NONE, 1, "en")
    made.brought(made.as_csv(tmp_path / "undl.csv", made.digital_library()))
    after = votes_of("CUB", NONE, 1, "en")
    assert before is not None
    assert after is not None
    assert after["counts"] == before["counts"]


def test_titles_that_are_none_tell_nothing(voted: Path) -> None:
    text = Resolution.objects.get(address="A/RES/2775(XXVI)")
    assert (text.kind, text.reason, list(text.subjects.all())) == ("", "", [])
