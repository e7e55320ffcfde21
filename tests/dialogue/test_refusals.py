"""Every refusal is one sentence that a person understands."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import translation

from hiwar.dialogue import vocabulary
from hiwar.dialogue.refusals import SENTENCES, sentence
from hiwar.dialogue.standing import standing
from hiwar.kernel.meeting import EVENTS, KINDS, VALUES, Phase, Reason, Refusal, Role, Status, TurnKind
from tests.dialogue.rehearsal import planned

GIVEN = {
    "at": "2026-05-04T07:00:00Z",
    "opens": "2026-05-04T07:00:00Z",
    "closes": "2026-05-04T07:00:00Z",
    "closed": "2026-05-04T07:00:00Z",
    "earliest": "2026-05-04T07:00:00Z",
    "speaker": "XBD",
    "by": "chair",
    "presider": "chair",
    "next": "XBD",
    "command": "speaker.call",
    "event": "speaker.call",
    "role": "delegation",
    "phase": "planned",
    "status": "waiting",
    "kind": "review",
    "list": "states",
    "draw": "troika",
    "what": "turn",
}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_a_sentence(record: Path, reason: Reason) -> None:
    refusal = Refusal(reason, {name: GIVEN.get(name, 7) for name in VALUES[reason]})
    with translation.override("en"):
        said = sentence(refusal, standing(planned()).state, "en", lambda at: f"{at:%H:%M}")
    assert said.endswith(".")
    assert "%(" not in said
    assert "2026" not in said
    for name in VALUES[reason]:
        if str(GIVEN.get(name, 7)) in ("XBD", "chair", "speaker.call", "in_session"):
            assert str(GIVEN[name]) not in said.replace("The chair", "").split(), said


def test_every_reason_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Reason)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("EVENT_WORDS", EVENTS),
        ("KIND_WORDS", KINDS),
        ("PHASE_WORDS", Phase),
        ("ROLE_WORDS", Role),
        ("STATUS_WORDS", Status),
        ("TURN_WORDS", TurnKind),
    ],
)
def test_every_value_has_its_word(table: str, values: object) -> None:
    assert set(getattr(vocabulary, table)) == {str(each) for each in values}  # type: ignore[attr-defined]
