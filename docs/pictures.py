"""Take the pictures of the README anew: `make pictures`.

Serves a new record that holds the training review only, so no State is put before the others. Needs a Chromium
(`HIWAR_CHROMIUM`, else the one on the path).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent / "img"
PAGES = {"review-en.png": "en/reviews/XTV/0", "review-ar.png": "ar/reviews/XTV/0"}


@contextmanager
def site() -> Iterator[str]:
    """The address of a site that is served while it is needed."""
    with TemporaryDirectory() as data:
        command = [Path(sys.executable).parent / "hiwar", "--data-dir", data, "serve", "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
            greeting = (re.search(r"http://\S+/", line) for line in server.stdout or ())
            yield next(found[0] for found in greeting if found)
            server.terminate()


def main() -> None:
    """Write every picture."""
    chromium = os.environ.get("HIWAR_CHROMIUM") or shutil.which("chromium")
    with site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 1250}, color_scheme="light")
        for name, path in PAGES.items():
            page.goto(address + path)
            page.screenshot(path=HERE / name)
        browser.close()


if __name__ == "__main__":
    main()
