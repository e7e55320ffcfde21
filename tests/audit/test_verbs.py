"""One name for one thing: every verb of the log is in the documentation, and nothing else is."""

import re
from importlib import import_module
from pathlib import Path

from hiwar.audit.commands import VERBS

PACKAGE = Path(__file__).parents[2] / "src" / "hiwar"
DOCUMENTATION = Path(__file__).parents[2] / "docs" / "record.md"


def test_every_verb_is_documented_and_every_documented_one_exists() -> None:
    for path in [*PACKAGE.glob("*/commands.py"), *PACKAGE.glob("*/commands/__init__.py")]:
        import_module(f"hiwar.{path.relative_to(PACKAGE).parts[0]}.commands")

    rows = re.findall(r"^\| (`[a-z_]+\.[a-z_]+`(?:, `[a-z_]+\.[a-z_]+`)*) \|", DOCUMENTATION.read_text(), re.MULTILINE)
    documented = {verb for row in rows for verb in re.findall(r"`([^`]+)`", row)}

    assert {verb for verb, command in VERBS.items() if command.startswith("hiwar.")} == documented
