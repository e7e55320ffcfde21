"""A record into which the facts about treaties were entered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW


@pytest.fixture(scope="module")
def _entered(_facts: None, django_db_blocker: Any) -> None:
    """The acts in place for the rest of a module, inside the transaction of the facts."""
    from hiwar.audit.actors import OPERATOR
    from hiwar.treaties.commands import refresh

    with django_db_blocker.unblock():
        refresh(OPERATOR, now=NOW)


@pytest.fixture
def treaties(_entered: None, record: Path) -> Path:
    """The record with acts and steps in place, and its data folder."""
    return record
