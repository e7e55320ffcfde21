"""JSON Lines: one object a row, lists as lists, unknown as null."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from hiwar.exchange.formats.about import About
from hiwar.exchange.rows import Row


def write(rows: Iterable[Row], out: BinaryIO, about: About) -> None:
    """Write the rows as they come."""
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
