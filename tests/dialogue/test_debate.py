"""A debate with votes as it leaves the record: the same bytes, the list of speakers, the minutes, the pages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from hiwar.accounts.actors import VISITOR
from hiwar.dialogue import exporting, queries
from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.standing import START, events_of, rows_of, standing
from hiwar.exchange.meetings import speakers_as_csv
from hiwar.kernel.meeting import dumps, loads
from tests.builders import NOW
from tests.kernel.meeting import harbours
from tests.kernel.meeting.talvania import HERE

GOLDEN = (HERE / "debate.jsonl").read_bytes()


@pytest.fixture
def number(record: Path) -> int:
    """The golden debate, as if it had been held here."""
    meeting = Meeting.objects.create(kind="debate", title="General debate on harbours", made_at=NOW)
    MeetingEvent.objects.bulk_create(rows_of(meeting, loads(GOLDEN), START, "operator"))
    return meeting.pk


def test_the_events_come_out_as_they_went_in(number: int) -> None:
    assert exporting.as_lines(number) == GOLDEN
    meeting = Meeting.objects.get(pk=number)
    assert standing(meeting).state == harbours.debate().state
    assert dumps(events_of(meeting)) == GOLDEN


def test_the_public_events_lack_only_the_text_that_was_cut(number: int) -> None:
    whole = [json.loads(line) for line in GOLDEN.splitlines()]
    shown = [json.loads(line) for line in queries.events_as_lines(number).splitlines()]
    differing = [(one, other) for one, other in zip(whole, shown, strict=True) if one != other]
    assert [(one["name"], one["actor"]["state"]) for one, _other in differing] == [("statement.deposit", "XMR")]
    assert {name: value for name, value in differing[0][1]["payload"].items() if value is None} == {
        "text": None, "file": None,
    }  # fmt: skip


def test_the_list_of_speakers_has_planned_and_actual_times(number: int) -> None:
    shown = speakers_as_csv(queries.sheet_of(number, "en", harbours.debate().at))
    rows = list(csv.DictReader(io.StringIO(shown.decode())))
    assert [row["speaker"] for row in rows if row["list"] == "states"] == list(harbours.SPEAKERS)
    kinds = {row["kind"] for row in rows}
    assert kinds >= {"point_of_order", "motion_for", "motion_against", "explanation_before", "right_of_reply"}
    assert all(int(row["used_seconds"]) <= int(row["planned_seconds"]) for row in rows)
    second = [row for row in rows if (row["speaker"], row["kind"]) == ("XNB", "right_of_reply")][1]
    assert (second["planned_seconds"], second["used_seconds"], second["status"]) == ("120", "120", "cut")


def test_the_minutes_are_plain_and_tell_all(number: int) -> None:
    told = exporting.as_minutes(number)
    assert json.loads(json.dumps(told)) == told
    assert len(told["events"]) == len(GOLDEN.splitlines())
    assert [each["fate"] for each in told["decisions"]] == ["adopted", "not_put", "consensus", "rejected"]
    assert all(sum(each["result"][vote] for vote in ("yes", "no", "abstain", "not_participating", "absent")) == 8
               for each in told["votes"])  # fmt: skip
    assert {each.get("who") for each in told["equal_footing"]["speakers"]} >= set(harbours.SPEAKERS)


def test_a_debate_has_no_report_of_a_review(number: int) -> None:
    with pytest.raises(ValueError, match=r"it reviewed no State, .* take its speakers \(csv\), its minutes \(json\)"):
        exporting.as_report(number)


def test_everybody_sees_what_was_decided(number: int) -> None:
    found = queries.screen(number, VISITOR, "en", harbours.debate().at)
    assert json.loads(json.dumps(found)) == found
    draft, rival = found["proposals"][:2]
    assert [(part["title"], part["fate"]) for part in draft["parts"]] == [
        ("paragraph 2", "rejected"), ("paragraph 3", "adopted"),
    ]  # fmt: skip
    assert (rival["question"], rival["fate"]) == (draft["number"], "not_put")
    assert found["order_of_proposals"] == {
        "value": "as_submitted",
        "source": "rules of procedure of the General Assembly, rules 91 and 131; general knowledge",
        "verified": False,
    }
    whole = next(poll for poll in found["polls"] if poll["number"] == draft["polls"][-1])
    assert [(vote["cast"], vote["intended"]) for vote in whole["votes"] if vote["intended"]] == [("yes", "abstain")]
