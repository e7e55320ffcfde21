"""How soon a reader on a slow line sees a page, and how many bytes the first view takes.

Starts `hiwar serve` on the record that HIWAR_DATA (and DATABASE_URL) name, opens addresses of every kind of page of
`load.py` in Chromium with an empty cache, at 1.6 Mbit/s down, 750 kbit/s up and 150 ms from a request to its answer,
and asks the browser when it first painted content. The bytes are all that came over the line, compressed, with styles,
scripts and pictures in view. Ends with status 1 when a page is over a limit. HIWAR_CHROMIUM names the browser.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import sys
from collections import defaultdict

from load import KINDS, LANGUAGES, Draw, site
from playwright.sync_api import Browser, sync_playwright

DOWN, UP, ROUND_TRIP_MS = 1_600_000 // 8, 750_000 // 8, 150
MOST_MS, MOST_BYTES = 1_500, 150_000
SEED = 20260202
NOT_SEEN = (
    "review: table",
    "API: search",
    "API: review",
    "API: recommendation",
    "feed",
    "feed of a State",
    "reference",
)
"""Kinds of addresses that are for programs."""

_PAINTED = """new Promise((told) => new PerformanceObserver((seen) => {
  for (const each of seen.getEntries()) if (each.name === "first-contentful-paint") told(each.startTime);
}).observe({ type: "paint", buffered: true }))"""


def seen(browser: Browser, address: str, *, narrow: bool) -> tuple[float, int, int]:
    """Milliseconds to the first contentful paint, bytes received, and status of a page opened for the first time."""
    context = browser.new_context(viewport={"width": 390, "height": 844} if narrow else {"width": 1280, "height": 800})
    try:
        page = context.new_page()
        line = context.new_cdp_session(page)
        received: list[int] = []
        line.on("Network.loadingFinished", lambda told: received.append(int(told["encodedDataLength"])))
        line.send("Network.enable")
        line.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": ROUND_TRIP_MS, "downloadThroughput": DOWN, "uploadThroughput": UP},
        )
        answer = page.goto(address, wait_until="networkidle")
        return float(page.evaluate(_PAINTED)), sum(received), answer.status if answer else 0
    finally:
        context.close()


def main() -> None:
    """Open, measure, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=4, help="addresses of each kind of page")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    chromium = os.environ.get("HIWAR_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not os.environ.get("HIWAR_DATA") or not chromium:
        sys.exit("Name the folder of the made record in HIWAR_DATA, and install Chromium.")
    from hiwar.cli.start import opened

    with opened():
        draw = Draw(given.seed)
        asked = [
            (kind, "/".join((f"/{draw.one(LANGUAGES)}", make(draw))))
            for kind, (make, forms) in KINDS.items()
            if "" in forms and kind not in NOT_SEEN
            for _time in range(given.each)
        ]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    painted, weighed = defaultdict(list), defaultdict(list)
    wrong = []
    with site(port), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox"])
        for number, (kind, path) in enumerate(asked):
            milliseconds, size, status = seen(browser, f"http://127.0.0.1:{port}{path}", narrow=number % 2 == 1)
            painted[kind].append(milliseconds)
            weighed[kind].append(size)
            if status != 200:
                wrong.append((status, path))
        browser.close()
    print(f"| {'page':34} |  n | median ms | most ms | median kB | most kB |")
    print(f"|{'-' * 36}|---:|----------:|--------:|----------:|--------:|")
    for kind, times in painted.items():
        sizes = [size / 1000 for size in weighed[kind]]
        print(
            f"| {kind:34} | {len(times):2} | {statistics.median(times):9.0f} | {max(times):7.0f}"
            f" | {statistics.median(sizes):9.0f} | {max(sizes):7.0f} |"
        )
    late = [kind for kind, times in painted.items() if max(times) > MOST_MS]
    heavy = [kind for kind, sizes in weighed.items() if max(sizes) > MOST_BYTES]
    print(f"over {MOST_MS} ms: {', '.join(late) or 'none'}; over {MOST_BYTES // 1000} kB: {', '.join(heavy) or 'none'}")
    for status, path in wrong:
        print(f"status {status}: {path}")
    sys.exit(1 if late or heavy or wrong else 0)


if __name__ == "__main__":
    main()
