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


DATABASE = frozenset({"db", "transactional_db", "django_db_setup", "installed"})
"""The fixtures without one of which no test reaches a database: pytest-django closes it to all others."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database`, for the second run on PostgreSQL."""
    parser.addoption("--database", action="store_true", help="only the tests that touch a database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--database`, leave out what knows none; files in which a test can take minutes come first, so that no
    worker begins one when the others are done (run.sh keeps this order)."""
    touching = [item for item in items if _reaches_a_database(item)]
    if config.getoption("database", default=False):
        config.hook.pytest_deselected(items=[item for item in items if item not in set(touching)])
        items[:] = touching
    first = {item.path for item in items if item.get_closest_marker("browser")}
    then = {item.path for item in items if "installed" in _fixtures(item) or item.path.stem == "test_fuzz"}
    items.sort(key=lambda item: 0 if item.path in first else 1 if item.path in then else 2)


def _fixtures(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


def _reaches_a_database(item: pytest.Item) -> bool:
    return bool(DATABASE & _fixtures(item)) or item.get_closest_marker("django_db") is not None


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
    from hiwar.audit.actors import OPERATOR
    from hiwar.reference.commands import refresh
    from tests.layers import undo, within_a_transaction

    with django_db_blocker.unblock():
        around = within_a_transaction()
        refresh(OPERATOR, now=NOW)
    yield
    with django_db_blocker.unblock():
        undo(around)


@pytest.fixture(scope="module")
def _layers(_facts: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """What stands on the facts for several tests of a module."""
    from tests.layers import Layers

    layers = Layers(tmp_path_factory)
    yield layers
    with django_db_blocker.unblock():
        layers.stand(None)


@pytest.fixture
def _bare(_layers: Any, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        _layers.stand(None)


@pytest.fixture
def record(_bare: None, db: None, data: Path) -> Path:
    """An empty record with the facts in place, and its data folder."""
    return data


@pytest.fixture
def _sample(_layers: Any, django_db_blocker: Any) -> None:
    from tests.web import sample

    with django_db_blocker.unblock():
        _layers.stand(sample.fill)


@pytest.fixture
def sampled(_sample: None, _layers: Any, db: None, data: Path) -> Path:
    """The sample record of three reviews, and its data folder."""
    return Path(_layers.bring(data))


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
