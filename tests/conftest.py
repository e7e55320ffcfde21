"""Fixtures for everything that touches the record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.builders import NOW
from tests.installation import Installation, installation

settings.register_profile("hiwar", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hiwar")  # how busy a machine is says nothing about the code


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """No answer of the record of one test reaches another."""
    yield
    if memory := sys.modules.get("hiwar.audit.memory"):
        memory.forget()


@pytest.fixture
def data(settings: Any, tmp_path: Path) -> Path:
    """An empty data folder of the test's own."""
    folder = tmp_path / "data"
    folder.mkdir()
    settings.HIWAR_DATA = folder
    return folder


@pytest.fixture(scope="module")
def _facts(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The facts in place for the rest of a module: every test's own transaction is inside this one."""
    from django.db import transaction

    from hiwar.audit.actors import OPERATOR
    from hiwar.reference.commands import refresh

    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # as Django's own test case does: this one is no business of the code's
        around.__enter__()
        refresh(OPERATOR, now=NOW)
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def record(_facts: None, db: None, data: Path) -> Path:
    """An empty record with the facts in place, and its data folder."""
    return data


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Installation]:
    """A fresh installation, for tests that start Hiwar in a process of its own."""
    with installation(tmp_path / "installed") as found:
        yield found


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site's clock stands at `NOW`."""
    monkeypatch.setattr("hiwar.web.clock.now", lambda: NOW)


@pytest.fixture
def fast_hashes(settings: Any) -> None:
    """Passwords are hashed fast: where this is used, the hash is not what is tested."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
