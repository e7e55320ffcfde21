"""A record that knows what comes with Hiwar, and a few votes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW


@pytest.fixture(scope="module")
def _entered(_facts: None, django_db_blocker: Any) -> None:
    """The facts in place for the rest of a module, inside the transaction of the facts."""
    from hiwar.audit.actors import OPERATOR
    from hiwar.resolutions.commands import enter_facts
    from hiwar.treaties.commands import refresh

    with django_db_blocker.unblock():
        refresh(OPERATOR, now=NOW)
        enter_facts(OPERATOR, now=NOW)


@pytest.fixture
def known(_entered: None, record: Path) -> Path:
    """The record with all that in place, and its data folder."""
    return record
