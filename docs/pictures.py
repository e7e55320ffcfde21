"""Take the pictures of the README anew: `make run` in one terminal, `python docs/pictures.py` in another.

Needs a Chromium (`HIWAR_CHROMIUM`, else the one on the path). The pictures show the training review, so no State is put
before the others.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent / "img"
PAGES = {"review-en.png": "en/reviews/XTV/0", "review-ar.png": "ar/reviews/XTV/0"}


def main(site: str = "http://127.0.0.1:8000/") -> None:
    """Write every picture from the site that is served there."""
    chromium = os.environ.get("HIWAR_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 1250}, color_scheme="light")
        for name, address in PAGES.items():
            page.goto(site + address)
            page.screenshot(path=HERE / name)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:2])
