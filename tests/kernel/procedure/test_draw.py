"""Draws: the test vectors of docs/draws.md, and lots that depend on nothing but the seed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.facts import practice
from hiwar.kernel.procedure.draw import commitment_of, lots, seed_of
from hiwar.kernel.procedure.troika import Request, troika

PAGE = (Path(__file__).parents[3] / "docs" / "draws.md").read_text(encoding="utf-8")
VECTORS = PAGE[PAGE.index("## Test vectors") :]
SECRET = bytes(range(32))
WORDS = "Hiwar means dialogue: حوار"
SEED = seed_of(SECRET, WORDS)
LOTS = re.findall(r"^\| \d+ \| ([A-Z]{3}) \| ([A-Z]+) \| `([0-9a-f]{64})` \|$", VECTORS, re.M)
GROUPS = {state: group for state, group, _ in LOTS}
TROIKAS = re.findall(r"^\| ([A-Z]{3}) \(([A-Z]+)\) \| (yes|no) \| (\S+) \| (\S+) \| ([A-Z, ]+) \|$", VECTORS, re.M)
SEEDS = st.binary(min_size=32, max_size=32)
MEMBERS = st.lists(st.from_regex("[A-Z]{3}", fullmatch=True), unique=True)


def test_the_vectors_of_the_page_are_those_of_the_code() -> None:
    assert f"`{SECRET.hex()}`" in VECTORS
    assert f"`{WORDS}`" in VECTORS
    assert f"| commitment | `{commitment_of(SECRET)}` |" in VECTORS
    assert f"| seed | `{SEED.hex()}` |" in VECTORS
    assert len(LOTS) == 7
    assert lots(sorted(GROUPS), SEED) == [state for state, _, _ in LOTS]
    assert [key for _, _, key in LOTS] == sorted(key for _, _, key in LOTS)


@pytest.mark.parametrize("row", TROIKAS, ids=lambda row: " ".join(row))
def test_the_troikas_of_the_page_are_those_of_the_code(row: tuple[str, ...]) -> None:
    state, group, own, excused, replaced, expected = row
    request = Request(state, group, own == "yes", tuple(excused.replace("–", "").split()))
    leaving = None if replaced == "–" else replaced
    found = troika(request, lots(GROUPS, SEED), GROUPS, practice("own_group_without_request"), leaving)
    assert found.troika == expected.split(", ")


def test_the_page_has_troikas() -> None:
    assert len(TROIKAS) == 6


@given(MEMBERS, SEEDS, st.randoms(use_true_random=False))
def test_the_order_in_which_members_are_given_does_not_count(members: list[str], seed: bytes, chance: object) -> None:
    drawn = lots(members, seed)
    assert sorted(drawn) == sorted(members)
    chance.shuffle(members)  # type: ignore[attr-defined]
    assert lots(members, seed) == drawn


@given(MEMBERS, SEEDS, st.from_regex("[A-Z]{3}", fullmatch=True))
def test_who_leaves_the_list_does_not_move_the_others(members: list[str], seed: bytes, leaving: str) -> None:
    left = [member for member in members if member != leaving]
    assert lots(left, seed) == [member for member in lots(members, seed) if member != leaving]


@pytest.mark.parametrize(
    ("members", "seed", "said"),
    [
        (["ALB"], b"short", "5 bytes"),
        (["ALB", "ALB"], SEED, "ALB is among the members twice"),
        (["alb"], SEED, "'alb'"),
        (["ÄLB"], SEED, "'ÄLB'"),
        (["ALBA"], SEED, "'ALBA'"),
    ],
)
def test_what_cannot_be_drawn_is_refused(members: list[str], seed: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        lots(members, seed)
