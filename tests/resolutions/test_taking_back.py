"""What was entered by mistake is taken back: it stays with the reason, and counts for nothing."""

from __future__ import annotations

import html
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from hiwar.audit.actors import OPERATOR
from hiwar.audit.models import Entry
from hiwar.cli import main
from hiwar.kernel.checking import Claim, Kind
from hiwar.kernel.checking.model import Details
from hiwar.kernel.procedure.roll_call import Tally
from hiwar.resolutions import commands, queries
from hiwar.resolutions.commands import Outcome, Refused, Where
from hiwar.resolutions.integrity import problems
from hiwar.resolutions.models import Action, Ballot, Draft, Resolution, Sponsor, TakenBack
from hiwar.statements.evidence import held_for
from tests import people
from tests.builders import NOW, later
from tests.resolutions import made

TEXT = "A/RES/0/1"
"""A text for training, on Talvania."""
TITLE = "Situation of human rights in Talvania"
DESK = f"/en/desk/resolutions/{TEXT}"
WHERE = Where("A/0/PV.3, p. 2")
DECISION = f"entered:{TEXT}:plenary:whole:2020-12-16"


@pytest.fixture
def text(record: Path) -> Path:
    """A text with a decision, two drafts, two sponsors and a statement."""
    commands.act(OPERATOR, TEXT, Outcome(adopted=True), WHERE, on=date(2020, 12, 16), title=TITLE, now=NOW)
    commands.enter_draft(OPERATOR, TEXT, "A/C.3/0/L.1", WHERE, now=NOW)
    commands.enter_draft(OPERATOR, TEXT, "A/C.3/0/L.2", WHERE, amends="A/C.3/0/L.1", now=NOW)
    commands.enter_sponsors(OPERATOR, TEXT, ["XBD", "XHL"], WHERE, now=later(1))
    commands.explain(OPERATOR, TEXT, "XTV", "dissociation", "We do not share it.", WHERE, now=later(2))
    return record


def back(entry: str, about: str = TEXT, reason: str = "Entered on the wrong text.", minutes: int = 3) -> TakenBack:
    return commands.take_back(OPERATOR, about, entry, reason=reason, now=later(minutes))


def shown(address: str = TEXT) -> dict[str, object]:
    found = queries.resolution(address, "en")
    assert found is not None
    return found


def test_every_kind_of_entry_has_a_name_and_can_be_taken_back(text: Path) -> None:
    names = [each["entry"] for each in queries.at_desk(TEXT, "en")]
    assert names == [
        DECISION, "draft:A/C.3/0/L.1", "draft:A/C.3/0/L.2", "sponsor:XBD:co", "sponsor:XHL:co", "statement:1",
    ]  # fmt: skip
    for entry in reversed(names):
        back(entry)
    found = shown()
    assert [found[name] for name in ("vote", "accounts", "drafts", "sponsors", "statements")] == [None, [], [], [], []]
    told = found["taken_back"]
    assert isinstance(told, list)
    assert [each["entry"] for each in told] == names[::-1]
    assert {(each["reason"], each["taken_back_by"]) for each in told} == {("Entered on the wrong text.", "operator")}
    assert queries.at_desk(TEXT, "en") == []
    assert Entry.objects.filter(verb="resolution.take_back", target=TEXT).count() == 6
    assert list(problems()) == []


def test_a_text_of_which_nothing_is_left_is_in_no_list_and_can_be_decided_on_anew(text: Path) -> None:
    back(DECISION)
    assert not Action.objects.get(key=DECISION).counts
    row = Resolution.objects.get(address=TEXT)
    assert (row.on, row.recorded, row.action, row.title, row.kind) == (None, None, None, "", "")
    assert queries.texts_about("XTV", date(2021, 1, 1), "en") == []
    voted = Outcome(Tally(9, 2, 1))
    commands.act(OPERATOR, TEXT, voted, WHERE, on=date(2020, 12, 16), title=TITLE, now=later(5))
    (about,) = queries.texts_about("XTV", date(2021, 1, 1), "en")
    assert (about["adoption"], about["tally"]) == ("recorded_vote", {"yes": 9, "no": 2, "abstain": 1})
    assert queries.at_desk(TEXT, "en")[0]["entry"] == f"{DECISION}#2"


def test_a_fact_stands_again_as_it_was(known: Path) -> None:
    """A/RES/72/188 was adopted without a vote; who entered a vote took another text for it."""
    before = queries.texts_about("PRK", date(2018, 1, 1), "en")
    made_ = commands.act(OPERATOR, "A/RES/72/188", Outcome(Tally(10, 100, 2)), WHERE, on=date(2017, 12, 20), now=NOW)
    assert queries.texts_about("PRK", date(2018, 1, 1), "en") != before
    back(made_.key, "A/RES/72/188")
    assert queries.texts_about("PRK", date(2018, 1, 1), "en") == before
    assert [each["key"] for each in shown("A/RES/72/188")["accounts"]] == ["facts:A/RES/72/188"]  # type: ignore[index,attr-defined]


def test_what_was_taken_back_can_be_entered_where_it_belongs(text: Path) -> None:
    commands.act(OPERATOR, "A/RES/0/2", Outcome(adopted=True), WHERE, on=date(2020, 12, 17), title="Boats", now=NOW)
    back("draft:A/C.3/0/L.2")
    back("draft:A/C.3/0/L.1")
    moved = commands.enter_draft(OPERATOR, "A/RES/0/2", "A/C.3/0/L.1", WHERE, now=later(4))
    assert (moved.number, shown()["drafts"]) == (2, [])
    back("sponsor:XBD:co")
    assert commands.enter_sponsors(OPERATOR, TEXT, ["XBD", "XHL"], WHERE, now=later(4)) == 1
    assert sorted(Sponsor.objects.filter(state="XBD").values_list("number", flat=True)) == [1, 2]
    back("sponsor:XBD:co", minutes=5)
    assert list(problems()) == []


def test_a_table_does_not_bring_back_the_draft_of_a_text_that_a_person_took_back(known: Path, tmp_path: Path) -> None:
    rows = made.digital_library()
    made.brought(made.as_csv(tmp_path / "one.csv", rows))
    back("draft:A/C.3/60/L.48", "A/RES/60/173")
    made.brought(made.as_csv(tmp_path / "two.csv", [{**row, "vote_note": "a newer edition"} for row in rows]))
    assert Draft.objects.filter(symbol="A/C.3/60/L.48").count() == 1
    assert list(problems()) == []


def test_the_vote_as_cast_stands_alone_again_or_what_was_meant_before(trained: Path) -> None:
    text, key = made.TRAINING_VOTED, made.TRAINING_VOTE
    for vote in ("no", "absent"):
        commands.intend(OPERATOR, key, "XNB", vote, WHERE, now=NOW)
    assert shown(text)["vote"]["intentions"][0]["vote"] == "absent"  # type: ignore[index]
    back(f"intention:{key}:XNB:2", text)
    assert shown(text)["vote"]["intentions"][0]["vote"] == "no"  # type: ignore[index]
    back(f"intention:{key}:XNB:1", key, minutes=4)
    assert shown(text)["vote"]["intentions"] == []  # type: ignore[index]
    alone = queries.vote(key, "en")
    assert alone is not None
    assert [each["entry"] for each in alone["taken_back"]] == [
        f"intention:{key}:XNB:2", f"intention:{key}:XNB:1",
    ]  # fmt: skip
    votes = queries.votes_of("XNB", queries.VoteFilters(), 1, "en")
    assert votes is not None
    assert {each["intended"] for each in votes["votes"]} == {None}
    commands.intend(OPERATOR, key, "XNB", "no", WHERE, now=later(5))
    assert Ballot.objects.get(action__key=key, voter__state="XNB").vote == "A"


def test_checking_a_statement_does_not_rest_on_it(text: Path) -> None:
    number = str(Resolution.objects.get(address=TEXT).pk)
    day = date(2020, 11, 16)
    commands.act(OPERATOR, TEXT, Outcome(Tally(5, 1, 0)), WHERE, on=day, step="committee", now=later(2))
    asked = [Claim(Kind.SPONSORSHIP, 0, 1, "x", "reporter", ("XBD",), None, Details(symbol=TEXT))]
    held = held_for(asked)
    assert held.sponsoring[number].states == {"XBD", "XHL"}
    assert len(held.texts) == 2
    back("sponsor:XBD:co")
    back(f"entered:{TEXT}:committee:whole:2020-11-16")
    held = held_for(asked)
    assert held.sponsoring[number].states == {"XHL"}
    assert len(held.texts) == 1


@pytest.mark.parametrize(
    ("about", "entry", "reason", "sentence", "field"),
    [
        (TEXT, "sponsor:XTV:co", "Wrong.", "No sponsor:XTV:co was entered on A/RES/0/1", "entry"),
        ("A/RES/0/9", "sponsor:XBD:co", "Wrong.", "No sponsor:XBD:co was entered on A/RES/0/9", "entry"),
        (TEXT, "sponsor:XBD:co", " ", "Give a reason", "reason"),
        (
            TEXT,
            "draft:A/C.3/0/L.1",
            "Wrong.",
            "A/C.3/0/L.2 amends A/C.3/0/L.1: take the amendment back first.",
            "entry",
        ),
    ],
)
def test_what_cannot_be_taken_back_says_why(
    text: Path, about: str, entry: str, reason: str, sentence: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        back(entry, about, reason)
    assert (sentence in str(refused.value), refused.value.field) == (True, field)
    assert not TakenBack.objects.exists()


def test_only_once_and_never_what_a_source_says(voted: Path) -> None:
    with pytest.raises(Refused, match="No voeten:4813 was entered"):
        back("voeten:4813", "A/RES/62/167")
    commands.enter_sponsors(OPERATOR, "A/RES/62/167", ["JPN"], WHERE, now=NOW)
    back("sponsor:JPN:co", "A/RES/62/167")
    with pytest.raises(Refused, match="or it was taken back already"):
        back("sponsor:JPN:co", "A/RES/62/167", minutes=4)


def test_verifying_sees_an_entry_that_appears_or_changes(text: Path) -> None:
    back("sponsor:XBD:co")
    text_row = Resolution.objects.get(address=TEXT)
    Sponsor.objects.create(resolution=text_row, state_id="XLN", role="co", source="x", author="x", at=later(1))
    Sponsor.objects.create(resolution=text_row, state_id="XLN", role="main", source="x", author="x", at=later(9))
    assert [problem.partition(" is ")[2] for problem in problems()] == [
        "not what the command left",
        "in the record, and no command has put it there",
    ]


def test_the_desk_takes_back_and_the_page_shows_it_struck_with_the_reason(text: Path, client: Client) -> None:
    people.mandate(people.person("anna"))
    people.sign_in(client)
    form = {"what": "back", "entry": "sponsor:XBD:co", "reason": "It sponsors another text."}
    page = html.unescape(client.get(DESK).content.decode())
    assert "Sponsor · Bardovia · Co-sponsor · A/0/PV.3, p. 2" in page
    tried = client.post(DESK, form | {"try": "1"})
    assert "It stays, with the reason, and counts for nothing." in html.unescape(tried.content.decode())
    assert not TakenBack.objects.exists()
    assert client.post(DESK, form | {"reason": ""}).status_code == 422
    assert client.post(DESK, form)["Location"] == f"/en/resolutions/{TEXT}"
    assert client.post(DESK, form).status_code == 422
    told = html.unescape(client.get(f"/en/resolutions/{TEXT}").content.decode())
    struck = told.partition('id="taken-back"')[2].partition("</ul>")[0]
    assert "<s>Sponsor" in struck
    assert "It sponsors another text." in struck
    assert "Taken back by the secretariat (person " in struck
    assert "Bardovia" not in told.partition('id="taken-back"')[0].partition(">Sponsors<")[2]


def test_the_page_of_a_text_whose_decision_was_taken_back_says_so(text: Path, client: Client) -> None:
    back(DECISION)
    for lang, sentence in (("en", "Every decision that was entered on this text was taken back"), ("ar", "A/RES/0/1")):
        response = client.get(f"/{lang}/resolutions/{TEXT}")
        assert response.status_code == 200
        assert sentence in html.unescape(response.content.decode())
    assert TEXT not in client.get("/en/resolutions?q=Talvania").content.decode().partition("<main")[2]
    vote = html.unescape(client.get(f"/en/votes/{DECISION}").content.decode())
    assert "Taken back by the operator of this site on" in vote
    assert 'content="noindex"' in vote
    people.mandate(people.person("anna"))
    people.sign_in(client)
    assert 'name="title"' in client.get(DESK).content.decode()


def test_the_command_line_lists_entries_and_takes_one_back(text: Path) -> None:
    run = CliRunner().invoke
    listed = run(main, ["resolution", "take-back", TEXT])
    assert "sponsor:XBD:co\tA/0/PV.3, p. 2\n" in listed.output
    done = run(main, ["resolution", "take-back", TEXT, "sponsor:XBD:co", "--reason", "Another text."])
    assert done.output == "A/RES/0/1: sponsor:XBD:co is taken back.\n"
    nothing = run(main, ["resolution", "take-back", "A/RES/0/9"])
    assert (nothing.exit_code, "nothing was entered there" in nothing.output) == (1, True)
    again = run(main, ["resolution", "take-back", TEXT, "sponsor:XBD:co", "--reason", "Another text."])
    assert (again.exit_code, "or it was taken back already" in again.output) == (1, True)
