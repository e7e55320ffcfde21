"""Published draws: what is valid, what is not, and what is no draw at all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.facts import practices_on
from hiwar.kernel.procedure.draw import commitment_of, lots, seed_of
from hiwar.kernel.procedure.draw_record import Verification, parse, verify
from tests.kernel.procedure.test_draw import GROUPS, SECRET, WORDS

DRAW: dict[str, Any] = {
    "kind": "troika",
    "commitment": commitment_of(SECRET),
    "secret": SECRET.hex(),
    "words": WORDS,
    "members": [{"iso3": state, "group": group} for state, group in GROUPS.items()],
    "sur": "PRK",
    "own_region": True,
    "excused": [],
    "substitute": None,
    "result": ["JPN", "GHA", "CZE"],
}

FIRST = {**DRAW, "kind": "first_speaker", "sur": None, "own_region": False, "result": ["GHA"]}
PLENARY = {**FIRST, "kind": "plenary", "result": ["GHA", "CZE", "JPN", "KWT", "BRA", "EST", "FRA"]}

VALID = (
    DRAW,
    {**DRAW, "commitment": DRAW["commitment"].upper(), "secret": DRAW["secret"].upper()},
    {**DRAW, "substitute": "CZE", "result": ["JPN", "GHA", "BRA"]},
    {**DRAW, "excused": ["JPN"], "result": ["KWT", "GHA", "CZE"]},
    {**DRAW, "sur": "GHA", "own_region": False, "result": ["CZE", "JPN", "BRA"]},
    {key: DRAW[key] for key in ("kind", "commitment", "secret", "words", "members", "sur")}
    | {"result": ["GHA", "CZE", "JPN"]},
    FIRST,
    PLENARY,
    {**FIRST, "members": [{"iso3": state} for state in GROUPS]},
)

INVALID = (
    ({**DRAW, "result": ["JPN", "CZE", "GHA"]}, ["JPN", "GHA", "CZE"]),
    ({**DRAW, "result": ["JPN", "GHA"]}, ["JPN", "GHA", "CZE"]),
    ({**DRAW, "commitment": commitment_of(b"another")}, ["JPN", "GHA", "CZE"]),
    ({**DRAW, "own_region": False}, ["GHA", "CZE", "JPN"]),
    ({**DRAW, "substitute": "FRA"}, []),
    ({**DRAW, "members": DRAW["members"][:2]}, []),
    ({**DRAW, "words": "\ud800"}, []),
    ({**FIRST, "result": ["CZE"]}, ["GHA"]),
    ({**FIRST, "members": [], "result": []}, []),
)

NO_DRAW = (
    ([], "JSON object"),
    ({}, "'kind' is missing"),
    ({**DRAW, "kind": "raffle"}, "'raffle'"),
    ({**DRAW, "secret": "xyz"}, "'secret' is no hex"),
    ({**DRAW, "secret": "abc"}, "'secret' is no hex"),
    ({**DRAW, "secret": 5}, "'secret' is of another kind: give a text"),
    ({**DRAW, "words": None}, "'words' is missing"),
    ({**DRAW, "sur": None}, "'sur' is missing"),
    ({**DRAW, "own_region": "yes"}, "'own_region' is of another kind: give true or false"),
    ({**DRAW, "members": {}}, "'members' is of another kind: give a list"),
    ({**DRAW, "members": ["GHA"]}, "give each member as iso3 and group"),
    ({**DRAW, "members": [{"iso3": "gha", "group": "AG"}]}, "'gha' in 'members'"),
    ({**DRAW, "members": [{"iso3": "GHA"}]}, "GHA in 'members' has no regional group"),
    ({**DRAW, "members": DRAW["members"] * 2}, "names a State twice"),
    ({**DRAW, "result": [None]}, "None in 'result'"),
    ({**DRAW, "result": None}, "'result' is missing"),
)


def _verify(record: object, sur_group: str | None = "APG") -> Verification:
    practices = practices_on()
    return verify(parse(record), sur_group, practices["own_group_without_request"], practices["plenary_speakers"])


@pytest.mark.parametrize("record", VALID, ids=lambda record: f"{record['kind']} {record['result']}")
def test_a_draw_that_can_be_drawn_again_is_valid(record: dict[str, Any]) -> None:
    found = _verify(record)
    assert (found.valid, found.recomputed) == (True, record["result"])
    assert found.source


@pytest.mark.parametrize(("record", "recomputed"), INVALID)
def test_a_draw_that_differs_is_not_valid(record: dict[str, Any], recomputed: list[str]) -> None:
    assert _verify(record)[:2] == (False, recomputed)


@pytest.mark.parametrize(("record", "said"), NO_DRAW)
def test_what_is_no_draw_is_refused(record: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse(record)


@pytest.mark.parametrize(("registered", "heard"), [(9, 9), (13, 13), (28, 13)])
def test_in_the_plenary_thirteen_are_drawn_where_there_are_more(registered: int, heard: int) -> None:
    states = [f"X{chr(65 + number // 26)}{chr(65 + number % 26)}" for number in range(registered)]
    record = {**PLENARY, "members": [{"iso3": state, "group": None} for state in states]}
    assert _verify(record).recomputed == lots(states, seed_of(SECRET, WORDS))[:heard]
    assert len(_verify(record).recomputed) == heard


@given(st.binary(min_size=1), st.text(st.characters(codec="utf-8")))
def test_any_secret_and_words_give_a_draw_that_is_valid(secret: bytes, words: str) -> None:
    drawn = lots(GROUPS, seed_of(secret, words))
    record = {**FIRST, "secret": secret.hex(), "words": words, "commitment": commitment_of(secret), "result": drawn[:1]}
    assert _verify(record).valid
    assert not _verify({**record, "commitment": commitment_of(secret + b"\0")}).valid
