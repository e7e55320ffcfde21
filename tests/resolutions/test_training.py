"""Invented States have to do with texts for training only, and these with nobody else."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.exchange.imports import Fate
from hiwar.kernel.procedure.resolution_symbols import symbol_of
from hiwar.resolutions import commands, queries
from hiwar.resolutions.commands import Outcome, Refused, Where
from hiwar.resolutions.models import Resolution
from tests.builders import NOW
from tests.resolutions import made

REAL, TRAINING = "A/RES/72/188", made.TRAINING
WHERE = Where("A/72/PV.73, p. 5")
INVENTED = "XTV is invented, for training: it has to do with texts of session 0 only."
OURS = f"{TRAINING} is a text for training: it has to do with invented States only."


def _sponsors(address: str, state: str) -> Callable[[], object]:
    return lambda: commands.enter_sponsors(OPERATOR, address, [state], WHERE, now=NOW)


def _explain(address: str, state: str) -> Callable[[], object]:
    return lambda: commands.explain(OPERATOR, address, state, "position", "Words.", WHERE, now=NOW)


def _act(symbol: str, day: date, title: str) -> Callable[[], object]:
    outcome = Outcome(adopted=True)
    return lambda: commands.act(OPERATOR, symbol, outcome, WHERE, on=day, title=title, now=NOW)


@pytest.mark.parametrize(
    ("command", "sentence", "field"),
    [
        (_sponsors(REAL, "XTV"), INVENTED, "states"),
        (_sponsors(TRAINING, "FRA"), OURS, "states"),
        (_explain(REAL, "Talvania"), INVENTED, "state"),
        (_explain(TRAINING, "France"), OURS, "state"),
        (_act("A/RES/72/400", date(2017, 12, 19), "Situation of human rights in Talvania"), INVENTED, "title"),
        (_act(TRAINING, date(2020, 12, 17), "Situation of human rights in France"), OURS, "title"),
    ],
)
def test_training_and_the_record_do_not_mix(
    trained: Path, command: Callable[[], object], sentence: str, field: str
) -> None:
    before = (Entry.objects.count(), Resolution.objects.count())
    with pytest.raises(Refused) as refused:
        command()
    assert (str(refused.value), refused.value.field) == (sentence, field)
    assert (Entry.objects.count(), Resolution.objects.count()) == before


def test_nor_in_a_vote_as_later_intended(voted: Path) -> None:
    with pytest.raises(Refused, match="XTV is invented"):
        commands.intend(OPERATOR, "voeten:4813", "XTV", "no", WHERE, now=NOW)


@pytest.mark.parametrize(
    ("symbol", "title", "member", "sentence"),
    [
        ("A/HRC/RES/28/22", "", "Talvania", INVENTED),
        ("A/HRC/RES/28/22", "Situation of human rights in Talvania", "Japan", INVENTED),
        ("A/HRC/RES/0/1", "", "Japan", "A/HRC/RES/0/1 is a text for training: it has to do with invented States only."),
        ("A/HRC/RES/0/1", "Human rights in Japan", "Talvania", "A/HRC/RES/0/1 is a text for training"),
    ],
)
def test_nor_by_a_table(known: Path, tmp_path: Path, symbol: str, title: str, member: str, sentence: str) -> None:
    row = {"symbol": symbol, "date": "2015-03-27", "title": title, "member": member, "vote": "for"}
    (result,) = made.brought(made.as_csv(tmp_path / "council.csv", [row]))
    assert result.fate == Fate.FAILED
    assert sentence.rstrip(".") in result.message
    assert not Resolution.objects.filter(address=symbol, action__document__isnull=False).exists()


def test_texts_for_training_are_in_no_figure_and_no_list_but_their_own(trained: Path) -> None:
    listed = queries.resolutions(queries.ResolutionFilters(), 1, "en")
    assert listed["figures"] == {"resolutions": 43, "roll_calls": 0, "votes": 0, "first": 2003, "last": 2026}
    assert {each["invented"] for each in listed["resolutions"]} == {False}
    asked = queries.resolutions(queries.ResolutionFilters(about="XTV"), 1, "en")
    assert [(each["address"], each["invented"]) for each in asked["resolutions"]] == [
        (TRAINING, True),
        (made.TRAINING_VOTED, True),
    ]
    assert queries.part_of_map("votes", 2) is None
    for kind in ("resolutions", "votes"):
        assert not [place for place in queries.part_of_map(kind, 1) or () if "/0/" in str(place)]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_page_of_them_says_so(trained: Path, client: Client, lang: str) -> None:
    mark = {"en": "Training – invented", "ar": "تدريب – دولة مخترعة"}[lang]
    for address in (
        f"resolutions/{TRAINING}",
        f"votes/{made.TRAINING_VOTE}",
        "resolutions?about=XTV",
        "states/XNB/votes",
    ):
        assert mark in html.unescape(client.get(f"/{lang}/{address}").content.decode()), address
    assert mark not in html.unescape(client.get(f"/{lang}/resolutions/{REAL}").content.decode())


def test_a_session_in_roman_numerals_that_is_none_is_no_training() -> None:
    assert symbol_of("A/RES/2758(XXVI)") is not None
    assert symbol_of("A/RES/5(XXXXX)") is None
