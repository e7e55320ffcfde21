"""A rehearsal in the record of a running site, its order announced an hour ago by the clock of the wall."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

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


class Rehearsal(NamedTuple):
    number: int
    code: str
    desk_code: str


def rehearsal(folder: Path) -> Rehearsal:
    """A review of Talvania with three States on its list, ready to be opened."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    about = {"PYTHONPATH": paths, "HIWAR_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "hiwar.settings"}
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | about
    made = subprocess.run([sys.executable, "-c", _MADE], env=environment, check=True, capture_output=True, text=True)
    return Rehearsal(*json.loads(made.stdout))
