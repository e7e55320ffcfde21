"""An installation of its own for tests that start Hiwar as people do: a process, a data folder, a database."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Installation:
    """`environment` names the data folder, and the database where it is PostgreSQL, whose name `database` is then."""

    data: Path
    environment: dict[str, str]
    database: str = ""

    def python(self, code: str, *arguments: str) -> subprocess.Popen[str]:
        """Start a Python program that can import Hiwar and the tests."""
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.Popen(
            command, env=self.environment, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start `hiwar` with these arguments."""
        return self.python("from hiwar.cli import main; main(prog_name='hiwar')", *arguments)

    def make(self) -> None:
        """Make the record, empty, as a first start would: a copy of one that a first start has made."""
        made = _made()
        shutil.copytree(made.data, self.data)
        if self.database:
            with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
                server.execute(f'DROP DATABASE "{self.database}"')
                server.execute(f'CREATE DATABASE "{self.database}" TEMPLATE "{made.database}"')

    def first_start(self) -> None:
        """Make the record, empty."""
        process = self.python("from hiwar.cli.start import opened\nwith opened(): pass")
        assert process.communicate(timeout=120) == ("", "")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `hiwar` with these arguments to its end."""
        process = self.start(*arguments)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)


@contextmanager
def installation(data: Path) -> Iterator[Installation]:
    """A fresh installation; on PostgreSQL, when DATABASE_URL names one, with a database made and dropped for it."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    environment = os.environ | {"HIWAR_DATA": str(data), "PYTHONPATH": path}
    url = os.environ.get("DATABASE_URL")
    if not url:
        yield Installation(data, environment)
        return
    name = f"hiwar_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            parts = urlsplit(url)
            address = urlunsplit(parts._replace(path=f"/{name}"))
            yield Installation(data, environment | {"DATABASE_URL": address}, name)
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@cache
def _made() -> Installation:
    """The installation that others are copied from: made once in a process of the tests, gone with it."""
    stack = ExitStack()
    atexit.register(stack.close)
    folder = stack.enter_context(TemporaryDirectory())
    found = stack.enter_context(installation(Path(folder) / "made"))
    found.first_start()
    return found
