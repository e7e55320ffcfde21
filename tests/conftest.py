"""Fixtures for everything that touches the record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW


@pytest.fixture
def data(settings: Any, tmp_path: Path) -> Path:
    """An empty data folder of the test's own."""
    folder = tmp_path / "data"
    folder.mkdir()
    settings.HIWAR_DATA = folder
    return folder


@pytest.fixture
def record(db: None, data: Path) -> Path:
    """An empty record with the facts in place, and its data folder."""
    from hiwar.audit.actors import OPERATOR
    from hiwar.reference.commands import refresh

    refresh(OPERATOR, now=NOW)
    return data
