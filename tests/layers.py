"""What several tests of a module read, made once: a layer on the facts, inside which each test has its own transaction.

Tests that ask for another layer, or for none, may stand in the same module in any order: a layer is taken away when
the next test wants something else.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.db.transaction import Atomic
from django.test.utils import override_settings

from hiwar.audit import memory

Make = Callable[[Path], None]
"""Fills the record; gets a folder for the files that it imports."""


def within_a_transaction() -> Atomic:
    """A transaction that counts for nothing, as that of Django's own test case: it is no business of the code's."""
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]
    around.__enter__()
    return around


def undo(around: Atomic) -> None:
    """End it as if nothing had been written."""
    transaction.set_rollback(True)
    around.__exit__(None, None, None)


class Layers:
    """The layer that stands on the facts for now, if any."""

    def __init__(self, folders: pytest.TempPathFactory) -> None:
        self.folders = folders
        self.made_by: Make | None = None

    def stand(self, make: Make | None) -> None:
        """Have what `make` makes, and nothing else, in the record."""
        if make is self.made_by:
            return
        if self.made_by:
            undo(self._around)
            self.made_by = None
        if make:
            self.folder = self.folders.mktemp("layer")
            self._around = within_a_transaction()
            try:
                (self.folder / "data").mkdir()
                with override_settings(HIWAR_DATA=self.folder / "data"):
                    make(self.folder)
            except BaseException:
                undo(self._around)
                raise
            self.made_by = make
        memory.forget()

    def bring(self, data: Path) -> Path:
        """Copy the files of the layer into the data folder of a test."""
        return Path(shutil.copytree(self.folder / "data", data, dirs_exist_ok=True))


def layer(make: Make) -> Any:
    """A fixture that has the layer stand, and gives the layers. Whoever asks for it asks for `db` after it, so that the
    test's own transaction is inside, and brings the files."""

    @pytest.fixture
    def standing(_layers: Layers, django_db_blocker: Any) -> Layers:
        with django_db_blocker.unblock():
            _layers.stand(make)
        return _layers

    return standing
