"""People in the record of a running site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hiwar.accounts.enums import Role
from tests.browser.conftest import ROOT

PASSWORD = "nine boats in the harbour"

_MADE = """
import sys
import django
django.setup()
from datetime import UTC, datetime
from hiwar.accounts import commands
from hiwar.accounts.enums import Role
from tests.browser.conftest import ROOT
from hiwar.audit.actors import OPERATOR
login, name, role, password, state = sys.argv[1:]
now = datetime.now(UTC)
number, secret = commands.invite(OPERATOR, name, now=now)
commands.join(OPERATOR, secret, login=login, password=password, now=now)
commands.open_office(OPERATOR, f"office-of-{login}", f"Office of {name}", Role(role), state=state, now=now)
commands.grant(OPERATOR, number, f"office-of-{login}", since=now.date(), now=now)
"""


def somebody(folder: Path, login: str, name: str, role: Role, state: str = "") -> None:
    """Somebody with the one password who acts in a role (of a `state`), in an office `office-of-LOGIN`."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    about = {"PYTHONPATH": paths, "HIWAR_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "hiwar.settings"}
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | about
    subprocess.run([sys.executable, "-c", _MADE, login, name, role, PASSWORD, state], env=environment, check=True)
