"""A record with the facts and a few votes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hiwar.audit.actors import OPERATOR
from hiwar.resolutions.commands import enter_facts
from tests.builders import NOW
from tests.resolutions import made


@pytest.fixture
def known(record: Path) -> Path:
    """The record with what the facts know of resolutions."""
    enter_facts(OPERATOR, now=NOW)
    return record


@pytest.fixture
def trained(known: Path, tmp_path: Path) -> Path:
    """What the facts know, and two texts for training."""
    made.training(tmp_path)
    return known


@pytest.fixture
def voted(known: Path, tmp_path: Path) -> Path:
    """The same with the votes of a few members."""
    assert made.entered(made.as_csv(tmp_path / "un_votes.csv", made.joined())).roll_calls == 10
    return known
