"""A rehearsal in the record of a running site, its order announced an hour ago by the clock of the wall."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]

_MADE = """
import json
import django
django.setup()
from datetime import UTC, datetime, timedelta
from hiwar.audit.actors import OPERATOR
from hiwar.dialogue.commands import plan
from tests.dialogue.rehearsal import DRAFT, Hand, delegation
from tests.dialogue.test_acting import announced
made = plan(OPERATOR, DRAFT, now=datetime.now(UTC) - timedelta(hours=1))
announced(Hand(made.meeting, made.meeting.made_at), "XBD", "XKS", "XLN")
print(json.dumps([made.meeting.pk, made.code, made.desk_code]))
"""


_NAMED = """
import json, sys
import django
django.setup()
from dataclasses import replace
from datetime import UTC, datetime
from hiwar.audit.actors import OPERATOR
from hiwar.dialogue.commands import plan
from tests.dialogue.rehearsal import DRAFT
made = plan(OPERATOR, replace(DRAFT, title=sys.argv[1]), now=datetime.now(UTC))
print(json.dumps([made.meeting.pk, made.code, made.desk_code]))
"""


_DEBATE = """
import json
import django
django.setup()
from datetime import UTC, datetime
from hiwar.audit.actors import OPERATOR
from hiwar.dialogue.commands import Draft, plan
from tests.dialogue.rehearsal import Hand, chair, delegation
draft = Draft("debate", "Debate on harbours", "chair", rehearsal=True)
made = plan(OPERATOR, draft, now=datetime.now(UTC))
hand = Hand(made.meeting, made.meeting.made_at)
hand(chair(made.meeting), "meeting.open")
hand(delegation(made.meeting, "XBD"), "proposal.table", {"title": "Harbours", "rule": "simple", "text": "1. Counts."})
hand(delegation(made.meeting, "XMR"), "proposal.table", {"title": "Ports", "rule": "simple", "competes": 3})
print(json.dumps([made.meeting.pk, made.code, made.desk_code]))
"""


class Rehearsal(NamedTuple):
    number: int
    code: str
    desk_code: str


def rehearsal(folder: Path) -> Rehearsal:
    """A review of Talvania with three States on its list, ready to be opened."""
    return _made(folder, _MADE)


def named(folder: Path, title: str) -> Rehearsal:
    """A review of Talvania that is planned under a title."""
    return Rehearsal(*_run(folder, _NAMED, title))


def debate(folder: Path) -> Rehearsal:
    """A debate of three members of the Council that is open, with two proposals on the same question."""
    return _made(folder, _DEBATE)


_ACTS = """
import json, sys
import django
django.setup()
from datetime import UTC, datetime
from hiwar.dialogue.commands import act
from hiwar.dialogue.models import Meeting
from hiwar.dialogue.parts import seated
number, acts = json.loads(sys.argv[1])
for place, name, payload in acts:
    act(seated(Meeting.objects.get(pk=number), place), number, name, payload, now=datetime.now(UTC))
print("[]")
"""


def others(folder: Path, meeting: Rehearsal, acts: Sequence[tuple[str, str, dict[str, object]]]) -> None:
    """What those do who have no browser of their own: place, command, fields."""
    _run(folder, _ACTS, json.dumps([meeting.number, acts]))


def _made(folder: Path, program: str) -> Rehearsal:
    return Rehearsal(*_run(folder, program))


def _run(folder: Path, program: str, *told: str) -> list[Any]:
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    about = {"PYTHONPATH": paths, "HIWAR_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "hiwar.settings"}
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | about
    made = subprocess.run(
        [sys.executable, "-c", program, *told], env=environment, check=True, capture_output=True, text=True
    )
    return list(json.loads(made.stdout))
