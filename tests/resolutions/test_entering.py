"""What people enter beside tables; nothing that is there changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.documents.models import Document
from hiwar.exchange.imports import Fate
from hiwar.kernel.procedure.roll_call import Tally
from hiwar.resolutions import commands
from hiwar.resolutions.commands import Outcome, Refused, Where
from hiwar.resolutions.integrity import problems
from hiwar.resolutions.models import Action, Ballot, Resolution
from hiwar.resolutions.queries import resolution, texts_about
from hiwar.reviews.commands import take_down_document
from tests.builders import NOW, later
from tests.resolutions import made

TEXT = "A/RES/72/188"
"""Adopted without a vote."""
TRAINING, VOTE = made.TRAINING, made.TRAINING_VOTE
WHERE = Where("A/72/PV.73, p. 5")


def test_the_amendment_of_2014_is_one_of_the_committee(known: Path) -> None:
    """40–77–50 in the Third Committee, where the text itself was adopted 111–19–55: neither is the vote of the
    plenary."""
    day = date(2014, 11, 18)
    for put, tally in (("amendment", Tally(40, 77, 50)), ("whole", Tally(111, 19, 55))):
        commands.act(
            OPERATOR, "A/RES/69/188", Outcome(tally), Where("GA/SHC/4118"), on=day, step="committee", put=put, now=NOW
        )
    found = resolution("A/RES/69/188", "en")
    assert found is not None
    assert found["vote"]["tally"] == {"yes": 116, "no": 20, "abstain": 53, "absent": None}
    told = {(each["step"], each["put"]): each["adopted"] for each in found["accounts"]}
    assert told == {("plenary", "whole"): True, ("committee", "amendment"): False, ("committee", "whole"): True}
    assert list(problems()) == []


def test_a_dissociation_and_its_correction_both_stay(trained: Path) -> None:
    explain = commands.explain
    explain(OPERATOR, TRAINING, "Talvania", "dissociation", "We do not share it.", WHERE, now=later(1))
    explain(OPERATOR, TRAINING, "XTV", "dissociation", "We dissociate ourselves.", WHERE, replaces=1, now=later(2))
    found = resolution(TRAINING, "en")
    assert found is not None
    assert [(each["number"], each["text"], each["replaced_by"]) for each in found["statements"]] == [
        (1, "We do not share it.", 2),
        (2, "We dissociate ourselves.", None),
    ]
    assert Entry.objects.filter(verb="resolution.explain").count() == 2


def test_sponsors_once_each(trained: Path) -> None:
    enter, day = commands.enter_sponsors, date(2020, 12, 16)
    assert enter(OPERATOR, TRAINING, ["XBD", "Halmeria"], WHERE, now=NOW) == 2
    assert enter(OPERATOR, TRAINING, ["XHL", "XLN"], WHERE, joined_on=day, now=NOW) == 1
    assert enter(OPERATOR, TRAINING, ["XHL"], WHERE, now=NOW) == 0
    assert enter(OPERATOR, TRAINING, ["XHL"], WHERE, role="main", now=NOW) == 1


def test_what_was_cast_stays_beside_what_was_meant(trained: Path) -> None:
    commands.intend(OPERATOR, VOTE, "Nubara", "no", WHERE, now=NOW)
    assert Ballot.objects.get(action__key=VOTE, voter__state="XNB").vote == "A"
    action = Action.objects.get(key=VOTE)
    assert (action.yes, action.no, action.abstain) == (3, 2, 1)
    found = resolution(made.TRAINING_VOTED, "en")
    assert found is not None
    (outside,) = found["vote"]["groups"]
    assert outside["members"]["abstain"] == [{"iso3": "XNB", "name": "Nubara", "invented": True, "intended": "no"}]
    with pytest.raises(Refused, match="That is how the State voted, or said before"):
        commands.intend(OPERATOR, VOTE, "XNB", "no", WHERE, now=NOW)
    commands.intend(OPERATOR, VOTE, "XNB", "absent", WHERE, now=NOW)


def _explain(**changes: Any) -> Callable[[], object]:
    given = {"address": TRAINING, "state": "XTV", "kind": "dissociation", "text": "No.", "where": WHERE, **changes}
    return lambda: commands.explain(OPERATOR, now=NOW, **given)


def _act(symbol: str = TEXT, outcome: Outcome = Outcome(), **changes: Any) -> Callable[[], object]:  # noqa: B008
    given = {"where": WHERE, "on": date(2017, 12, 19), **changes}
    return lambda: commands.act(OPERATOR, symbol, outcome, now=NOW, **given)


def _draft(symbol: str) -> Callable[[], object]:
    return lambda: commands.enter_draft(OPERATOR, TEXT, symbol, WHERE, now=NOW)


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (_explain(address="A/RES/1/1"), "The record holds no resolution A/RES/1/1."),
        (_explain(state="Atlantis"), "No State is called Atlantis."),
        (_explain(kind="shout"), "shout is none of these: before, after, position, dissociation, comment, concerned."),
        (_explain(kind="before"), "A/RES/0/1 was adopted without a vote: enter an explanation of position."),
        (
            _explain(address="A/RES/70/172", state="JPN"),
            "A/RES/70/172 was put to a recorded vote; a State dissociates itself",
        ),
        (_explain(text="  "), "Give the words of the State."),
        (_explain(language="xx"), "Give the language of the words"),
        (_explain(where=Where(" ")), "Say where it stands"),
        (_explain(where=Where("p. 1", "A/72/PV.73")), "The record holds no document A/72/PV.73; import it first."),
        (_explain(said_on=date(2031, 1, 1)), "2031-01-01 is no day on which it can have happened."),
        (_explain(replaces=7), "made no statement 7 on this text."),
        (_act("resolution 5"), "resolution 5 is no symbol of a resolution"),
        (_act(outcome=Outcome(Tally(2000, 1, 1))), "2002 votes cannot be: the body has 193 members."),
        (_act(outcome=Outcome(Tally(0, 0, 0, 4))), "In a recorded vote somebody voted: give the numbers."),
        (_act(step="corridor"), "corridor is none of these: plenary, committee."),
        (_act(outcome=Outcome(Tally(190, 2, 1, 1))), "194 votes cannot be: the body has 193 members."),
        (
            _act(on=date(2018, 10, 14)),
            "A/RES/72/188 cannot be of 2018-10-14: give a day between 2017-09-01 and 2018-09-30.",
        ),
        (_act(on=date(1946, 1, 9)), "1946-01-09 is no day on which it can have happened."),
        (_draft("hello world"), "Give the symbol of the draft, like A/C.3/70/L.35."),
        (_draft("A/RES/72/188"), "Give the symbol of the draft, like A/C.3/70/L.35."),
        (_act(on=date(1066, 10, 14)), "1066-10-14 is no day on which it can have happened."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_and_leaves_nothing(
    trained: Path, command: Callable[[], object], sentence: str
) -> None:
    before = (Entry.objects.count(), Resolution.objects.count(), Action.objects.count())
    with pytest.raises(Refused) as refused:
        command()
    assert sentence in str(refused.value)
    assert (Entry.objects.count(), Resolution.objects.count(), Action.objects.count()) == before


def test_drafts_and_amendments(known: Path) -> None:
    commands.enter_draft(OPERATOR, TEXT, "A/C.3/72/L.40", WHERE, tabled_on=date(2017, 10, 31), now=NOW)
    commands.enter_draft(OPERATOR, TEXT, "A/C.3/72/L.70", WHERE, amends="A/C.3/72/L.40", now=NOW)
    with pytest.raises(Refused, match="has the draft"):
        commands.enter_draft(OPERATOR, TEXT, "A/C.3/72/L.40", WHERE, now=NOW)
    with pytest.raises(Refused, match="has no draft"):
        commands.enter_draft(OPERATOR, TEXT, "A/C.3/72/L.71", WHERE, amends="A/C.3/72/L.9", now=NOW)
    found = resolution(TEXT, "en")
    assert found is not None
    assert [(each["symbol"], each["amends"]) for each in found["drafts"]] == [
        ("A/C.3/72/L.40", None),
        ("A/C.3/72/L.70", "A/C.3/72/L.40"),
    ]


def test_the_facts_come_in_once(known: Path) -> None:
    before = Entry.objects.count()
    assert commands.enter_facts(OPERATOR, now=later(1)) == 0
    assert Entry.objects.count() == before
    assert Action.objects.filter(key__startswith="facts:").count() == 43


def test_words_of_a_state_go_with_the_document_they_come_from(trained: Path, tmp_path: Path) -> None:
    table = made.as_csv(tmp_path / "undl.csv", made.digital_library())
    (result,) = made.brought(table)
    assert result.fate == Fate.NEW, result.message
    where = Where("p. 4", document=Document.objects.get(name="undl.csv").sha256)
    commands.explain(OPERATOR, TRAINING, "XTV", "position", "We joined nobody.", where, now=NOW)
    commands.explain(OPERATOR, TRAINING, "XBD", "position", "Nor did we.", WHERE, now=NOW)
    take_down_document(OPERATOR, where.document, reason="asked for", legal_basis="an order", now=later(1))
    found = resolution(TRAINING, "en")
    assert found is not None
    assert [(each["state"]["iso3"], each["text"]) for each in found["statements"]] == [
        ("XTV", ""),
        ("XBD", "Nor did we."),
    ]
    assert list(problems()) == []


def test_a_decision_entered_does_not_outrank_a_verified_fact(known: Path) -> None:
    before = texts_about("PRK", date(2018, 1, 1), "en")
    wrong = Outcome(Tally(10, 100, 2))
    commands.act(OPERATOR, TEXT, wrong, Where("x"), on=date(2017, 12, 20), now=NOW)
    after = texts_about("PRK", date(2018, 1, 1), "en")
    assert after == [*before[:-1], before[-1] | {"verified": False}]
    assert (after[-1]["address"], after[-1]["date"], after[-1]["adoption"]) == (TEXT, "2017-12-19", "without_a_vote")
    found = resolution(TEXT, "en")
    assert found is not None
    assert (found["resolution"]["adopted"], found["resolution"]["verified"]) == (True, False)
    assert {each["key"].partition(":")[0]: (each["standing"], each["differs"]) for each in found["accounts"]} == {
        "facts": (True, False),
        "entered": (False, True),
    }


def test_a_decision_that_says_the_same_leaves_a_fact_verified(known: Path) -> None:
    commands.act(OPERATOR, TEXT, Outcome(adopted=True), WHERE, on=date(2017, 12, 19), now=NOW)
    text = Resolution.objects.get(address=TEXT)
    assert text.action is not None
    assert (text.action.key, text.verified) == (f"facts:{TEXT}", True)


def test_the_same_is_not_entered_twice(trained: Path) -> None:
    day, outcome = date(2020, 11, 14), Outcome(Tally(5, 2, 1))
    for number in (1, 2):
        where = Where(f"A/C.3/0/SR.{number}")
        commands.act(OPERATOR, TRAINING, outcome, where, on=day, step="committee", put="amendment", now=later(number))
    with pytest.raises(Refused, match="The record has this decision already") as refused:
        commands.act(OPERATOR, TRAINING, outcome, where, on=day, step="committee", put="amendment", now=later(3))
    assert refused.value.field == "on"
    commands.explain(OPERATOR, TRAINING, "XTV", "comment", "We like the sea.", WHERE, now=later(3))
    with pytest.raises(Refused, match="has this statement already, as number 1"):
        commands.explain(OPERATOR, TRAINING, "XTV", "comment", " We like the sea. ", WHERE, now=later(4))
    commands.take_back(OPERATOR, TRAINING, "statement:1", reason="Another text.", now=later(5))
    commands.explain(OPERATOR, TRAINING, "XTV", "comment", "We like the sea.", WHERE, now=later(6))


def test_states_have_to_do_with_what_was_decided_while_they_existed(known: Path) -> None:
    with pytest.raises(Refused, match="This State did not exist on that day") as refused:
        commands.enter_sponsors(OPERATOR, TEXT, ["SUN"], WHERE, now=NOW)
    assert refused.value.field == "states"
