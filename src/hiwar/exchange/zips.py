"""Zip archives that hold nothing of when they were made: the same content gives the same bytes."""

from __future__ import annotations

from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip archive knows."""


def undated(name: str) -> ZipInfo:
    """An entry with no date of its own, to be compressed."""
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


class UndatedZip(ZipFile):
    """An archive into which a library, or we, put parts by name."""

    def writestr(self, zinfo_or_arcname: ZipInfo | str, data: Any, *_more: Any, **_other: Any) -> None:
        """Put bytes or a text in."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(undated(name), data)
