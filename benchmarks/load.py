"""How fast every page answers with a full record: 20 requests a second at addresses drawn at random, caches cold.

Starts `hiwar serve` on the record that HIWAR_DATA (and DATABASE_URL) name, as `made_record.py` makes it, drops the
page caches of the system (where this runs as root), and sends requests from a process of its own, each at its own time
whether or not those before are answered; a time counts from when a request was due to the last byte of its answer.
Prints median, 95th percentile and most of each kind of page, and ends with status 1 when a 95th percentile is over the
limit or an answer is not what it should be. With PostgreSQL, restart its server before, so that its cache is cold too.

A kind of address is one line in `KINDS`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

LIMIT_MS = 150
RATE = 20
SECONDS = 300
SEED = 20260101
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
HIWAR = [sys.executable, "-c", "from hiwar.cli import main; main()"]


class Draw:
    """Things of the record at random: its States, reviews, texts, words and documents."""

    def __init__(self, seed: int) -> None:
        from hiwar.documents.models import Document, DocumentPage
        from hiwar.kernel import facts
        from hiwar.resolutions.models import Action, Resolution
        from hiwar.reviews.models import Recommendation, Review, Wording
        from hiwar.statements.models import Statement

        self.chance = random.Random(seed)  # noqa: S311 - a benchmark's dice
        self.states = [state.iso3 for state in facts.states() if state.kind == "member"]
        self.reviews = list(Review.objects.exclude(state__kind="invented").values_list("state", "session", "symbol"))
        self.addresses = [
            f"{symbol}:{paragraph}" + (f":{part}" if part > 1 else "")
            for symbol, paragraph, part in Recommendation.objects.values_list("symbol", "paragraph", "part")
        ]
        self.documents = list(Document.objects.values_list("sha256", flat=True))
        self.pages = list(DocumentPage.objects.values_list("document", "number"))
        self.instruments = list(facts.instruments())
        self.resolutions = list(Resolution.objects.values_list("address", flat=True))
        self.votes = list(Action.objects.filter(recorded=True).values_list("key", flat=True))
        self.statements = list(Statement.objects.values_list("number", flat=True))
        self.texts: dict[str, list[list[str]]] = defaultdict(list)
        said = Wording.objects.exclude(text="").order_by("pk").values_list("language", "search_text")
        for lang, text in said.iterator(chunk_size=2000):
            if lang != "en" or self.chance.random() < 0.1:
                self.texts[lang].append(text.split())
        self.rare = sorted({word for text in self.texts["en"] for word in text})

    def one(self, among: Sequence[str]) -> str:
        return self.chance.choice(among)

    def words(self, count: int, lang: str = "en") -> str:
        """Some words of one text: common ones mostly, as readers type them."""
        said = self.chance.choice(self.texts[lang])
        return " ".join(self.chance.sample(said, min(count, len(said))))

    def phrase(self) -> str:
        said = self.chance.choice(self.texts["en"])
        at = self.chance.randrange(max(1, len(said) - 1))
        return f'"{" ".join(said[at : at + 2])}"'

    def star(self) -> str:
        return f"{self.one(self.rare)[: self.chance.randint(3, 6)]}*"

    def chinese(self) -> str:
        """Two or three signs out of the middle of a text."""
        text = "".join(self.chance.choice(self.texts["zh"]))
        at = self.chance.randrange(max(1, len(text) - 3))
        return text[at : at + self.chance.randint(2, 3)]

    def position(self) -> str:
        return self.one(("supported", "partly", "noted", "pending", "none"))

    def review(self) -> str:
        state, session, _symbol = self.chance.choice(self.reviews)
        return f"{state}/{session}"

    def session(self) -> int:
        return int(self.chance.choice(self.reviews)[1])

    def some(self, **filters: Callable[[], object]) -> str:
        """A query string of at least one of these filters."""
        names = self.chance.sample(sorted(filters), self.chance.randint(1, len(filters)))
        return urlencode({name: filters[name]() for name in names})

    def matrix(self) -> str:
        """Filters and an order of a review's matrix."""
        return self.some(
            q=lambda: self.words(1), by=lambda: self.one(self.states), position=self.position,
            group=lambda: self.one(("AG", "APG", "EEG", "GRULAC", "WEOG")), differs=lambda: "yes",
            sort=lambda: self.one(("number", "state", "position", "text", "-number", "-state", "-text")),
        )  # fmt: skip

    def filters(self) -> str:
        """Filters of the search, perhaps with a word."""
        return self.some(
            q=lambda: self.words(1), by=lambda: self.one(self.states), of=lambda: self.one(self.states),
            position=self.position, session=self.session,
        )  # fmt: skip

    def papers(self) -> str:
        """Filters of the documents."""
        return self.some(
            of=lambda: self.one(self.states), session=self.session, genre=lambda: self.one(("report", "addendum")),
            language=lambda: self.one(LANGUAGES),
        )  # fmt: skip

    def day(self) -> str:
        """A day since the first treaty."""
        return f"{self.chance.randint(1966, 2026)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"

    def board(self) -> str:
        """Filters of the obligations."""
        return self.some(
            on=self.day, state=lambda: self.one(self.states), instrument=lambda: self.one(self.instruments)
        )

    def texts_of_bodies(self) -> str:
        """Filters of the resolutions."""
        return self.some(
            q=lambda: self.one(("rights", "situation", "children", "Korea")), about=lambda: self.one(self.states),
            body=lambda: self.one(("GA", "HRC", "CHR")),
        )  # fmt: skip

    def page(self) -> str:
        sha256, number = self.chance.choice(self.pages)
        return f"documents/{sha256}/pages/{number}"


BOTH = ("", ".json")
"""A page is also JSON; a kind with `("",)` in its place is not."""

KINDS: dict[str, tuple[Callable[[Draw], str], tuple[str, ...]]] = {
    "home": (lambda it: "", BOTH),
    "search: nothing yet": (lambda it: "search", BOTH),
    "search: one word": (lambda it: f"search?q={quote(it.words(1))}", BOTH),
    "search: some words": (lambda it: f"search?q={quote(it.words(it.chance.randint(2, 4)))}", BOTH),
    "search: any word, rare ones too": (lambda it: f"search?q={quote(it.one(it.rare))}", BOTH),
    "search: phrase": (lambda it: f"search?q={quote(it.phrase())}", BOTH),
    "search: star": (lambda it: f"search?q={quote(it.star())}", BOTH),
    "search: Arabic": (lambda it: f"search?q={quote(it.words(2, 'ar'))}", BOTH),
    "search: Chinese": (lambda it: f"search?q={quote(it.chinese())}", BOTH),
    "search: filters": (lambda it: f"search?{it.filters()}", BOTH),
    "search: later page": (lambda it: f"search?q={quote(it.words(1))}&page={it.chance.randint(2, 3000)}", BOTH),
    "search: address": (lambda it: f"search?q={quote(it.one(it.addresses))}", BOTH),
    "States": (lambda it: "states", BOTH),
    "States: by name": (lambda it: f"states?q={it.one('abcdefghijklmnopqrst')}", BOTH),
    "State": (lambda it: f"states/{it.one(it.states)}", BOTH),
    "State: later page": (lambda it: f"states/{it.one(it.states)}?page={it.chance.randint(2, 9)}", BOTH),
    "bodies": (lambda it: f"states/{it.one(it.states)}/bodies", BOTH),
    "review": (lambda it: f"reviews/{it.review()}", BOTH),
    "review: filters": (lambda it: f"reviews/{it.review()}?{it.matrix()}", BOTH),
    "review: table": (lambda it: f"reviews/{it.review()}.csv", ("",)),
    "review: documents": (lambda it: f"reviews/{it.review()}/documents", BOTH),
    "review: beside": (lambda it: f"reviews/{it.review()}/sources", BOTH),
    "recommendation": (lambda it: f"recommendations/{it.one(it.addresses)}", BOTH),
    "documents": (lambda it: f"documents?page={it.chance.randint(1, 30)}", BOTH),
    "documents: filters": (lambda it: f"documents?{it.papers()}", BOTH),
    "document": (lambda it: f"documents/{it.one(it.documents)}", BOTH),
    "document: words": (lambda it: f"documents/{it.one(it.documents)}?q={quote(it.words(1))}", BOTH),
    "document: page": (lambda it: it.page(), BOTH),
    "about": (lambda it: "about", BOTH),
    "sessions": (lambda it: "sessions", BOTH),
    "session": (lambda it: f"sessions/{it.chance.randint(1, 54)}", BOTH),
    "treaties": (lambda it: f"treaties?on={it.day()}", BOTH),
    "treaty": (lambda it: f"treaties/{it.one(it.instruments)}?on={it.day()}", BOTH),
    "treaties of a State": (lambda it: f"states/{it.one(it.states)}/treaties?on={it.day()}", BOTH),
    "status of a State": (lambda it: f"states/{it.one(it.states)}/status?on={it.day()}", BOTH),
    "obligations": (lambda it: f"obligations?{it.board()}", BOTH),
    "calendar of a State": (lambda it: f"states/{it.one(it.states)}/calendar.ics", ("",)),
    "resolutions": (lambda it: f"resolutions?page={it.chance.randint(1, 60)}", BOTH),
    "resolutions: filters": (lambda it: f"resolutions?{it.texts_of_bodies()}", BOTH),
    "resolution": (lambda it: f"resolutions/{it.one(it.resolutions)}", BOTH),
    "vote": (lambda it: f"votes/{it.one(it.votes)}", BOTH),
    "votes of a State": (lambda it: f"states/{it.one(it.states)}/votes", BOTH),
    "votes of two States": (lambda it: f"states/{it.one(it.states)}/votes/{it.one(it.states)}", BOTH),
    "statements": (lambda it: "statements", BOTH),
    "statement": (lambda it: f"statements/{it.chance.choice(it.statements)}", BOTH),
    "statements of a State": (lambda it: f"states/{it.one(it.states)}/statements", BOTH),
    "commitments": (lambda it: f"statements/commitments?on={it.day()}", BOTH),
    "errors": (lambda it: "errors", BOTH),
    "report an error": (lambda it: "report-error?about=/en/about", ("",)),
    "sign in": (lambda it: "sign-in", ("",)),
    "API: what it is": (lambda it: "api", ("",)),
    "API: search": (lambda it: f"/api/v1/search?{it.filters()}", ("",)),
    "API: review": (lambda it: f"/api/v1/reviews/{it.review()}?{it.matrix()}", ("",)),
    "API: recommendation": (lambda it: f"/api/v1/recommendations/{it.one(it.addresses)}", ("",)),
    "feed": (lambda it: "feed.atom", ("",)),
    "feed of a State": (lambda it: f"states/{it.one(it.states)}/feed.atom", ("",)),
    "reference": (lambda it: f"recommendations/{it.one(it.addresses)}.bib", ("",)),
}
"""Every kind of page: how an address of it is drawn, and in which forms it is asked for. An address that begins with a
slash is whole, others are within a language."""


def addresses(draw: Draw, count: int) -> Iterator[tuple[str, str]]:
    """Kind and address, at random over all kinds, languages and forms."""
    kinds = [(name, form) for name, (_make, forms) in KINDS.items() for form in forms]
    for _request in range(count):
        name, form = draw.chance.choice(kinds)
        path, _, query = KINDS[name][0](draw).partition("?")
        path = path[1:] if path.startswith("/") else f"{draw.one(LANGUAGES)}/{path}"
        path = (path.rstrip("/") + form if form else path) + (f"?{query}" if query else "")
        yield f"{name}{' (JSON)' if form else ''}", f"/{path}"


async def ask(port: int, address: str) -> tuple[int, int]:
    """Status and bytes of an answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        f"GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode()
    )
    answer = await reader.read(-1)
    writer.close()
    return int(answer.split(b" ", 2)[1]), len(answer)


async def send(
    port: int, asked: Sequence[tuple[str, str]], rate: float, seed: int
) -> list[tuple[str, str, float, int]]:
    """Send each request when it is due, at random around the rate, or without one when the last is answered; kind,
    address, milliseconds, status."""
    chance = random.Random(seed)  # noqa: S311
    told: list[tuple[str, str, float, int]] = []

    async def one(kind: str, address: str, due: float) -> None:
        status, _size = await ask(port, address)
        told.append((kind, address, 1000 * (time.monotonic() - due), status))

    due = time.monotonic()
    async with asyncio.TaskGroup() as group:
        for kind, address in asked:
            if not rate:
                await one(kind, address, time.monotonic())
                continue
            due += chance.expovariate(rate)
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            group.create_task(one(kind, address, due))
    return told


@contextmanager
def site(port: int) -> Iterator[int]:
    """The site as people start it; its process."""
    command = [*HIWAR, "serve", "--no-training", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            for line in process.stdout or ():
                if "everything else" in line:
                    break
            else:
                sys.exit("The site did not start.")
            yield process.pid
        finally:
            process.terminate()
            process.wait(30)


def processor(process: int) -> float:
    """Seconds of processor that a process and those it has started have used. On a busy machine this is the steadier
    figure."""
    try:
        used = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return 0.0
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK") + sum(processor(int(child)) for child in children)


def drop_caches() -> str:
    """Have the system forget what it has read from the disk, where it lets us; what was done, in words."""
    os.sync()
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3")
    except OSError:
        return "page caches as they were (only root may drop them)"
    return "page caches dropped"


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that this share of all does not exceed."""
    return sorted(values)[max(0, -(-int(len(values) * share * 1000) // 1000) - 1)]


def report(told: Sequence[tuple[str, str, float, int]], limit: float) -> bool:
    """Print a line a kind of page; whether all is well."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for kind, _address, milliseconds, _status in told:
        kinds[kind].append(milliseconds)
    print(f"| {'page':40} |    n | median |   95 % |   most |\n|{'-' * 42}|-----:|-------:|-------:|-------:|")
    over = []
    for kind in sorted(kinds, key=lambda kind: list(KINDS).index(kind.removesuffix(" (JSON)"))):
        values = kinds[kind]
        high = percentile(values, 0.95)
        over += [kind] * (high > limit)
        print(f"| {kind:40} | {len(values):4} | {statistics.median(values):6.0f} | {high:6.0f} | {max(values):6.0f} |")
    values = [milliseconds for _kind, _address, milliseconds, _status in told]
    print(
        f"| {'all':40} | {len(values):4} | {statistics.median(values):6.0f} | {percentile(values, 0.95):6.0f} |", end=""
    )
    print(f" {max(values):6.0f} |")
    wrong = [(status, address) for _kind, address, _time, status in told if status not in (200, 302)]
    for status, address in wrong[:5]:
        print(f"status {status}: {address}")
    print(f"over {limit:.0f} ms: {', '.join(over) or 'none'}; wrong answers: {len(wrong)}")
    return not over and not wrong


def main() -> None:
    """Draw, start, send, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rate",
        type=float,
        default=RATE,
        help="requests a second; 0: one after another, as many as in SECONDS at one a second",
    )
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--limit", type=float, default=LIMIT_MS, help="milliseconds")
    parser.add_argument("--only", default=[], action="append", help="kinds of pages whose name begins so")
    parser.add_argument("--slowest", type=int, default=0, help="name that many of the slowest addresses")
    given = parser.parse_args()
    if not os.environ.get("HIWAR_DATA"):
        sys.exit("Name the folder of the made record in HIWAR_DATA.")
    for name in [name for name in KINDS if given.only and not name.startswith(tuple(given.only))]:
        del KINDS[name]
    from hiwar.cli.start import opened

    with opened():
        asked = list(addresses(Draw(given.seed), round((given.rate or 1) * given.seconds)))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    drop_caches()
    with site(port) as process:
        print(drop_caches(), f"load before {os.getloadavg()[0]:.2f}", sep=", ", flush=True)
        began, worked = time.monotonic(), processor(process)
        told = asyncio.run(send(port, asked, given.rate, given.seed))
        seconds, worked = time.monotonic() - began, processor(process) - worked
    print(f"{given.rate:g} requests a second for {given.seconds:g} s, load after {os.getloadavg()[0]:.2f}")
    print(
        f"{len(told)} answers in {seconds:.0f} s; the site took {worked:.1f} s of processor,"
        f" {1000 * worked / len(told):.1f} ms a request"
    )
    for kind, address, milliseconds, _status in sorted(told, key=lambda each: -each[2])[: given.slowest]:
        print(f"{milliseconds:6.0f} {kind} {address}")
    sys.exit(0 if report(told, given.limit) else 1)


if __name__ == "__main__":
    main()
