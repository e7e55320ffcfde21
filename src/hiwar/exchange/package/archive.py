"""Opening a package: a zip archive from anywhere, of which nothing is believed before it was looked at."""

from __future__ import annotations

import hashlib
import json
import re
import stat
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from hiwar.exchange.package.descriptor import LOG, NAME, Part
from hiwar.exchange.package.tables import TABLES, VERSION
from hiwar.kernel.reading import ReadingError

MAX_LINE = 64 * 1024 * 1024
"""Bytes of one line, and of `datapackage.json`: far more than any has."""

_AGAIN = "fetch or write it again"
_DO_NOT = "do not import it"
_ENTRY = 30
"""Bytes of the head of an entry, its name apart (APPNOTE.TXT, 4.3.7)."""

_SMALL, _MOST_TIMES = 16 * 1024 * 1024, 400
"""What is bigger may not unpack to more than so many times its size; rows of a record do to about fifteen times."""

_HASH = re.compile("[0-9a-f]{64}")
_DIRECTORIES = ("tables/", "files/")
_ENCRYPTED = 0x1


class PackageError(ReadingError):
    """A package cannot be taken into the record."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What `datapackage.json` lists: the part of each table that has rows, by name, that of each document by hash; and
    the rows and head of the log."""

    tables: dict[str, Part]
    files: dict[str, Part]
    log_rows: int
    head: str
    sha256: str
    """Of `datapackage.json` itself."""
    version: int
    """Of the format."""


class Archive:
    """A package that has been opened and whose list of contents was read. Everything that is read from it raises
    PackageError when it is not as listed."""

    def __init__(self, path: Path) -> None:
        with _sentences(""):
            self._zip = ZipFile(path)
        try:
            self._entries = _entries(self._zip, path.stat().st_size)
            self.contents = self._list()
        except BaseException:
            self._zip.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def _list(self) -> Contents:
        if NAME not in self._entries:
            raise PackageError(
                f"it holds no {NAME}, so it is no package of a record",
                remedy="choose a file that `hiwar export FILE.zip` wrote",
            )
        with self.opened(NAME) as part:
            data = part.read(MAX_LINE + 1)
        try:
            told = json.loads(data)
            exchange = told["exchange"]
            version, log = exchange["version"], exchange["log"]
            if type(version) is not int:
                raise TypeError
            if not 1 <= version <= VERSION:
                raise _other_version(version)
            parts = [_part(each) for each in told["resources"]]
            rows, head = log["rows"], log["head"]
            if not (type(rows) is int and isinstance(head, str) and _HASH.fullmatch(head)):
                raise TypeError
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise PackageError(
                "it is no list of a record’s contents",
                place=NAME,
                remedy="choose a file that `hiwar export FILE.zip` wrote",
            ) from error
        tables = {table.name: part for table in TABLES for part in parts if part.path == table.path}
        files = {part.sha256: part for part in parts if part.path == f"files/{part.sha256}"}
        self._compare(parts, tables, files)
        return Contents(tables, files, rows, head, hashlib.sha256(data).hexdigest(), version)

    def _compare(self, parts: list[Part], tables: dict[str, Part], files: dict[str, Part]) -> None:
        """What is listed must be there, what is there must be listed, and all of it be known."""
        twice = [path for path, times in Counter(part.path for part in parts).items() if times > 1]
        if twice:
            raise PackageError(f"it lists {twice[0]} twice", place=NAME, remedy=_AGAIN)
        known = {part.path for part in (*tables.values(), *files.values())}
        for path in (part.path for part in parts):
            if path not in known:
                raise PackageError(f"it lists {path!r}, which no record has", place=NAME, remedy=_DO_NOT)
        for path in (*known, LOG):
            if path not in self._entries:
                raise PackageError("it is listed and not in the package", place=path, remedy=_AGAIN)
        for name in self._entries:
            if name not in known and name not in (NAME, LOG):
                raise PackageError(f"it is in the package, and {NAME} does not list it", place=name, remedy=_DO_NOT)
        for part in (*tables.values(), *files.values()):
            if part.size != self._entries[part.path].file_size:
                raise PackageError(f"it has another size than {NAME} says", place=part.path, remedy=_AGAIN)

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """The bytes of an entry. What is damaged in it raises PackageError inside."""
        with _sentences(name), self._zip.open(self._entries[name]) as part:
            yield part

    def lines(self, name: str, part: Part | None) -> Iterator[tuple[int, dict[str, Any]]]:
        """The lines of a table, or, with no part, of the log, as objects, each with its number from 1; the hash and the
        number of rows are compared at the end."""
        found, number = hashlib.sha256(), 0
        with self.opened(name) as opened:
            while line := opened.readline(MAX_LINE):
                number += 1
                found.update(line)
                yield number, _object(name, number, line)
        if part is None:
            return
        if found.hexdigest() != part.sha256:
            raise PackageError(f"its hash is not the one in {NAME}", place=name, remedy=_AGAIN)
        if number != part.rows:
            raise PackageError(f"it has {number} rows, and {NAME} says {part.rows}", place=name, remedy=_AGAIN)


def at_line(name: str, number: int) -> str:
    """A place in a table."""
    return f"{name}, line {number}"


def _object(name: str, number: int, line: bytes) -> dict[str, Any]:
    try:
        if not line.endswith(b"\n"):
            raise ValueError
        found = json.loads(line)
        if type(found) is not dict:
            raise TypeError
    except (ValueError, TypeError, RecursionError) as error:
        raise PackageError("it is no JSON object on a line of its own", place=at_line(name, number), remedy=_AGAIN) \
            from error  # fmt: skip
    return found


def _part(listed: Any) -> Part:
    """What the list says of a file. Raises ValueError, TypeError or KeyError when it does not say it well."""
    path, size, rows = listed["path"], listed["bytes"], listed.get("rows")
    prefix, _, sha256 = str(listed["hash"]).partition(":")
    whole = all(type(number) is int for number in (size, *([] if rows is None else [rows])))
    if type(path) is not str or not whole or prefix != "sha256" or not _HASH.fullmatch(sha256):
        raise ValueError
    return Part(path, sha256, size, rows)


def _other_version(version: int) -> PackageError:
    if version > VERSION:
        return PackageError(
            f"it is of version {version} of the format, and this edition of Hiwar reads versions 1 to {VERSION}",
            place=NAME,
            remedy="import it with a newer edition of Hiwar",
        )
    return PackageError(f"there is no version {version} of the format", place=NAME, remedy=_AGAIN)


def _entries(archive: ZipFile, size: int) -> dict[str, ZipInfo]:
    """The entries by name, folders left out. Raises PackageError for what no package of ours holds."""
    found: dict[str, ZipInfo] = {}
    for entry in archive.infolist():
        name = entry.filename
        if name in _DIRECTORIES and not entry.file_size:
            continue
        if problem := _problem(entry):
            raise PackageError(problem, place=repr(name), remedy=_DO_NOT)
        if name in found:
            raise PackageError("it is in the package twice", place=name, remedy=_DO_NOT)
        found[name] = entry
    reached = 0
    for entry in sorted(found.values(), key=lambda entry: entry.header_offset):
        if entry.header_offset < reached:
            raise PackageError("it overlaps another, as in an archive bomb", place=entry.filename, remedy=_DO_NOT)
        reached = entry.header_offset + _ENTRY + len(entry.filename.encode()) + entry.compress_size
    if reached > size:
        raise PackageError("the file is cut short", remedy=_AGAIN)
    return found


def _problem(entry: ZipInfo) -> str:
    """What is wrong with an entry, before it is opened."""
    mode = entry.external_attr >> 16
    kind = stat.S_IFMT(mode)
    if _leads_out(entry.filename):
        return "its name leads out of the package"
    if kind not in (0, stat.S_IFREG):
        return "it is a link" if kind == stat.S_IFLNK else "it is no plain file"
    if entry.flag_bits & _ENCRYPTED:
        return "it is protected by a password"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "it is compressed in a way that packages are not"
    if entry.file_size > max(_SMALL, _MOST_TIMES * entry.compress_size):
        return "it unpacks to far more than it is, as an archive bomb does"
    return ""


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ":" in name or "\\" in name or "\0" in name or ".." in name.split("/")


@contextmanager
def _sentences(name: str) -> Iterator[None]:
    """Turn what is wrong with an archive, or with one entry, into a PackageError."""
    try:
        yield
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeError) as error:
        raise PackageError("the file is damaged or cut short", place=name, remedy=_AGAIN) from error
    except RuntimeError as error:  # zipfile says so of an encrypted entry
        raise PackageError("it is protected by a password", place=name, remedy=_DO_NOT) from error
