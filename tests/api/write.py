"""Writes the examples and the snapshot of the OpenAPI document anew: `make openapi`."""

from __future__ import annotations

import os
import sys
import tempfile


def main() -> None:
    """In a record of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DJANGO_SETTINGS_MODULE="hiwar.settings", HIWAR_DATA=folder)
        os.environ.pop("DATABASE_URL", None)
        from hiwar.cli.start import opened

        with opened():
            from hiwar.api import document
            from tests.api import written

            written.EXAMPLES.write_text(written.dumped(written.made()), encoding="utf-8")
            document.examples.cache_clear()
            document.document.cache_clear()
            written.SNAPSHOT.write_text(written.dumped(document.document()), encoding="utf-8")
            sys.stdout.write(f"{written.SNAPSHOT.name}, {written.EXAMPLES.name}\n")


if __name__ == "__main__":
    main()
