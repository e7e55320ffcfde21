"""An installation of its own for tests that start Hiwar as people do: a process, a data folder, a database."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Installation:
    """`environment` names the data folder, and the database where it is PostgreSQL."""

    data: Path
    environment: dict[str, str]

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
    import psycopg

    name = f"hiwar_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            parts = urlsplit(url)
            yield Installation(data, environment | {"DATABASE_URL": urlunsplit(parts._replace(path=f"/{name}"))})
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
