"""A Chromium and a site for it; without a Chromium the tests say so in one line and are left out."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("HIWAR_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


expect.set_options(timeout=60_000)  # how busy a machine is says nothing about the pages


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium that `HIWAR_CHROMIUM` names, or the system's. It ends with the module:
    Playwright keeps an event loop running, in which Django lets nobody ask the database."""
    if not Path(CHROMIUM).is_file():
        pytest.skip("no Chromium found: install it, or name one in HIWAR_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the site."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def site(browser: Browser, folder: Path) -> Iterator[str]:
    """The address of a running site with the sample record."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "tests.browser.server", str(folder), str(port)]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            pytest.fail(f"the site ended with status {server.returncode} before it answered")
        try:
            urllib.request.urlopen(f"{address}/en.json", timeout=5).close()  # noqa: S310
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail("the site did not answer within a minute")
