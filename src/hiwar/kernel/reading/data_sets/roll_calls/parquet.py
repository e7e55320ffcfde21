"""Parquet files as rows of cells, by DuckDB, which may open this one file and nothing else."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, BinaryIO

from hiwar.kernel.reading.data_sets.schema import Rows
from hiwar.kernel.reading.model import ReadingError

MEDIA_TYPE = "application/vnd.apache.parquet"
MAGIC = b"PAR1"

_AGAIN = "fetch the file again from where it came from"
_AT_ONCE = 5000
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "async_threads": 0,  # each reserves address space, of which a reader has little
    "memory_limit": "256MB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def cells(file: BinaryIO) -> Rows:
    """The rows of a table, the names of its columns first; every cell as text, empty where there is nothing.

    ReadingError when the file is cut or damaged.
    """
    import duckdb  # takes longer than all else to import, and few files need it

    with _open_file(file) as opened, duckdb.connect(":memory:", config=_SETTINGS) as database:
        path = f"/proc/self/fd/{opened.fileno()}"  # as a name, the file's own could hold signs that mean several files
        database.execute("SET allowed_paths = [?]", [path])
        database.execute("SET enable_external_access = false")
        try:
            found = database.execute("SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)", [path])
            yield [column[0] for column in found.description or ()]
            number = 0
            while rows := found.fetchmany(_AT_ONCE):
                for row in rows:
                    number += 1
                    yield ["" if cell is None else cell for cell in row]
        except duckdb.OutOfMemoryException as error:
            raise MemoryError from error
        except (duckdb.Error, UnicodeDecodeError) as error:
            raise ReadingError("the Parquet file is cut short or damaged", remedy=_AGAIN) from error


@contextmanager
def _open_file(file: BinaryIO) -> Iterator[IO[bytes]]:
    """The same as a file that the system knows: bytes in memory are copied to one that goes with the block."""
    try:
        file.fileno()
    except io.UnsupportedOperation:
        with TemporaryFile() as copy:
            file.seek(0)
            shutil.copyfileobj(file, copy)
            copy.flush()
            yield copy
    else:
        yield file
