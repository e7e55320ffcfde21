"""Opening the record for a command: set up Django, bring tables, triggers and facts up to date, say errors plainly."""

from __future__ import annotations

import atexit
import contextlib
import errno
import fcntl
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click


def now() -> datetime:
    """The wall clock: read in faces only, and passed on."""
    return datetime.now(UTC)


@contextlib.contextmanager
def opened(*, whole: bool = False, blank: bool = False) -> Iterator[None]:
    """The record, ready to be used inside: its folder and tables made when they are not there yet, its facts fresh, its
    tallies there.

    It does not open when a trigger is missing, nor, asked for `whole`, when its file is damaged anywhere. A `blank` one
    is left without facts when it has none: what is to be taken into it brings its own log. Whatever goes wrong that a
    person can do something about becomes one sentence (ClickException).
    """
    with sentences():
        _set_up()
        from django.conf import settings

        folder = Path(settings.HIWAR_DATA)
        _make(folder)
        str(settings.SECRET_KEY)  # asked for, so that it is made on the first start
        _keep_private(folder)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # two first starts at once would both make the tables
            if whole:
                refuse_damage()
            _migrate()
        _check()
        if not blank:
            _refresh()
            _count()
        yield


@contextlib.contextmanager
def rehearsed() -> Iterator[None]:
    """The whole record as `opened`; where there is none, an empty one in memory, which leaves nothing behind."""
    with sentences():
        _set_up()
        there = _is_there()
    with opened(whole=True) if there else _stand_in():
        yield


@contextlib.contextmanager
def _stand_in() -> Iterator[None]:
    from django.db import connections

    in_memory = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    with sentences():
        connections["default"].close()
        del connections["default"]
        connections.settings = connections.configure_settings({"default": in_memory})
        _migrate()
        _check()
        _refresh()
        yield


@contextlib.contextmanager
def existing() -> Iterator[None]:
    """As `opened`, but a record must be there: looking for one in the wrong place makes none."""
    with sentences():
        _set_up()
        _refuse_nothing()
    with opened():
        yield


@contextlib.contextmanager
def as_it_is() -> Iterator[None]:
    """The record as it stands, for looking into it and for mending it: nothing is made, nothing brought up to date."""
    with sentences():
        _set_up()
        _refuse_nothing()
        if _pending():
            from django.conf import settings

            raise click.ClickException(
                f"The record in {settings.HIWAR_DATA} is of another edition of Hiwar;"
                " `hiwar import` and `hiwar serve` bring an older one up to date."
            )
        yield


def data_folder() -> Path:
    """The folder of the record, which need not be there. Raises ClickException when the settings make no sense."""
    with sentences():
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiwar.settings")
        from django.conf import settings

        return Path(settings.HIWAR_DATA)


def _make(folder: Path) -> None:
    """Make the data folder, its owner's alone, when it is not there; one that is there keeps its permissions. Raises
    ClickException where no folder can be made, as in /proc."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        if error.errno in _SYSTEM:
            raise
        raise click.ClickException(
            f"The data folder {folder} cannot be made ({os.strerror(error.errno or 0).lower()}); name another with"
            " --data-dir or HIWAR_DATA."
        ) from error


_PRIVATE = ("files", "incoming", "index", "fetched", "pictures")
"""Folders in the data folder."""


def _keep_private(folder: Path) -> None:
    """Have the database and its journals, which take its permissions, and the folders closed to others."""
    from django.conf import settings
    from django.db import connection

    from hiwar.documents import private

    private.file(folder / "lock")
    for name in _PRIVATE:
        private.close(folder / name)
    database = Path(settings.DATABASES["default"]["NAME"])
    if connection.vendor == "sqlite" and database.parent == folder:
        private.file(database)
        for ending in ("", "-wal", "-shm", "-journal"):
            private.close(Path(f"{database}{ending}"))


def _refuse_nothing() -> None:
    """Raises ClickException when there is no record, and what `_is_there` raises."""
    from django.conf import settings

    if not _is_there():
        raise click.ClickException(
            f"There is no record in {settings.HIWAR_DATA}; `hiwar import` or `hiwar serve` makes one, or name its"
            " folder with --data-dir."
        )


def _is_there() -> bool:
    """Whether there is a record. Raises NotADirectoryError when something else is in its folder's place.

    Connecting to a SQLite file that is not there would make it, so the file is looked for first.
    """
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    folder, database = Path(settings.HIWAR_DATA), connection.settings_dict["NAME"]
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    in_file = connection.vendor == "sqlite" and not connection.is_in_memory_db()  # type: ignore[attr-defined]
    there = folder.is_dir() and (not in_file or Path(database).is_file())
    return there and MigrationRecorder(connection).has_table()


def refuse_damage() -> None:
    """Look through the whole file of SQLite. Raises ClickException, in a sentence, when it is damaged."""
    from django.conf import settings
    from django.db import connection

    from hiwar.audit.soundness import damage

    found = damage(connection)
    if found:
        raise click.ClickException(f"{_DAMAGED.format(database=settings.DATABASES['default']['NAME'])} ({found})")


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiwar.settings")
    import django
    from django.db import connections

    django.setup()
    atexit.unregister(connections.close_all)  # once is enough
    atexit.register(connections.close_all)  # so that no connection is broken off at the end


def _pending() -> bool:
    """Whether migrations wait to be made."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> None:
    """Bring the tables up to date; a migration may rebuild a table, and its triggers go with the old one."""
    if _pending():
        from django.core.management import call_command
        from django.db import connection

        from hiwar.audit.commands import guard

        call_command("migrate", verbosity=0, interactive=False)
        guard(connection)


def _count() -> None:
    """Count what has no tallies yet: a record of an edition that kept none."""
    from hiwar.audit.actors import OPERATOR
    from hiwar.reviews import tallies

    if tallies.uncounted():
        from hiwar.reviews.commands import recount

        recount(OPERATOR, now=now())


def _check() -> None:
    """Raises ClickException, a sentence for each error, when a trigger is missing."""
    from django.core import checks

    found = checks.run_checks(tags=[checks.Tags.database], databases=["default"])
    errors = [error for error in found if error.level >= checks.ERROR]
    if errors:
        hints = dict.fromkeys(str(error.hint) for error in errors if error.hint)
        raise click.ClickException("\n".join([*(str(error.msg) for error in errors), *hints]))


def _refresh() -> None:
    from hiwar.audit.actors import OPERATOR
    from hiwar.reference.commands import refresh
    from hiwar.resolutions.commands import enter_facts
    from hiwar.treaties.commands import refresh as enter_acts

    refresh(OPERATOR, now=now())
    enter_acts(OPERATOR, now=now())
    enter_facts(OPERATOR, now=now())


@contextlib.contextmanager
def sentences() -> Iterator[None]:
    """Turn what a person can do something about into one sentence; everything else is a fault and keeps its trace."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError

    try:
        yield
    except (ImproperlyConfigured, DatabaseError, OSError) as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        raise click.ClickException(sentence) from error


_DAMAGED = "{database} is damaged; put it aside and bring your last backup back."

_DATABASE = (
    ("database is locked", "Another program has been writing to the record for too long; try again when it is done."),
    (
        "unable to open database file",
        "The record {database} cannot be opened; check that you may write to its folder, which even reading needs.",
    ),
    (
        "readonly database",
        "The record {database} cannot be written, which even reading needs; check its permissions and those of its"
        " folder, or read a copy of the whole folder.",
    ),
    ("disk is full", "The disk of {folder} is full; free some space and run this again: what went in is safe."),
    ("not a database", "{database} is no SQLite file; put it aside, or name another folder with --data-dir."),
    ("malformed", _DAMAGED),
    ("Could not decode to UTF-8", _DAMAGED),
    (
        "disk I/O error",
        "{database} cannot be read or written (disk I/O error); check its disk and put a copy on another.",
    ),
    ("connection", "PostgreSQL cannot be reached as DATABASE_URL says ({error}); check that it runs and takes you in."),
)
"""What a database's message contains, and the sentence for people."""

_NOT_YOURS = (
    "You may not write to {file}; name another data folder with --data-dir or HIWAR_DATA. To read a record, copy its"
    " whole folder to where you may write."
)

_SYSTEM = {
    errno.EACCES: _NOT_YOURS,
    errno.EPERM: _NOT_YOURS,
    errno.EROFS: "Nothing can be written to the disk of {file}; name another data folder with --data-dir.",
    errno.ENOTDIR: "{file} cannot be the data folder, because a file is in the way; name another with --data-dir.",
    errno.EEXIST: "{file} cannot be the data folder, because a file is in the way; name another with --data-dir.",
    errno.ENOSPC: "The disk of {folder} is full; free some space and run this again: what went in is safe.",
}
"""What the system's error number means for people."""


def _sentence(error: Exception) -> str | None:
    from django.core.exceptions import ImproperlyConfigured

    if isinstance(error, ImproperlyConfigured):
        return str(error)
    from django.conf import settings

    about = {
        "folder": settings.HIWAR_DATA,
        "database": settings.DATABASES["default"]["NAME"],
        "file": getattr(error, "filename", None) or settings.HIWAR_DATA,
        "error": " ".join(str(error).split()),
    }
    if isinstance(error, OSError):
        known = _SYSTEM.get(error.errno or 0)
    else:
        known = next((sentence for fragment, sentence in _DATABASE if fragment in str(error)), None)
    return known and " ".join([known.format(**about), *getattr(error, "__notes__", ())])
