"""A meeting of all Member States that many watch: how long until each viewer has a number, and what changed with it.

Starts `hiwar serve` on an empty record of its own (SQLite in a new folder, or the empty database that DATABASE_URL
names), seats a delegate of each of the 193 Member States, who sign in and stand on the list of speakers, and opens
streams: for each delegate, and for the public in six languages in turn. Then the presider gives a command every second
as the page does, and every viewer does what `web/static/web/meeting.js` does: hears numbers, waits as long as it was
asked to, fetches the part that changed, compressed, with the viewer's own session and in the viewer's language; one
at a time, and again where the meeting has moved on meanwhile. Nobody says a word in this meeting: it is calls, starts,
pauses and ends.

A number counts as heard when the viewer has it or a later one, which stands for it (`docs/dialogue.md`); a part counts
as there when the answer says that it is that number's or a later one's. Nothing lost means that every viewer comes to
the last number and to its part, that no viewer hears a number twice or after a later one, that every delegation's last
part is its own, and that the file of events holds every command that was acknowledged, once. Times count from when the
presider's command was sent, and from when its answer was there. The viewers and the presider are this one process, on
the same processors as the site.

Ends with status 1 when a number at the 99th percentile, a part, the memory of the processes that answer, or the count
of what is lost is over its limit.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import gzip
import json
import os
import random
import re
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
DELEGATIONS = 193
NUMBERS_MS, PARTS_MS, MEMORY_MB = 300, 1500, 600
HIWAR = [sys.executable, "-c", "from hiwar.cli import main; main()"]
AT_ONCE = 50
"""Streams that are being opened at the same time."""

CHAIR = "chair"
PASSWORD = "nine boats in the harbour"  # noqa: S105 - of nobody


# what is measured


@dataclass
class Meeting:
    """The meeting on the wire: where it is, who presides, the turns on the list, the sessions of the delegates by the
    turn that each has."""

    number: int
    chair: str
    turns: list[int]
    delegates: dict[int, str]


@dataclass
class Act:
    """A command of the presider: the number that it brought, when it was sent and when its answer was there."""

    number: int
    name: str
    sent: float
    answered: float


@dataclass
class Told:
    """What happened to all viewers together."""

    numbers: int = 0
    parts: int = 0
    bytes: int = 0
    again: int = 0
    wrong: list[str] = field(default_factory=list)

    def blame(self, words: str) -> None:
        self.wrong.append(words)


class Line(asyncio.Protocol):
    """A connection that is kept open."""

    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]


class Stream(Line):
    """Numbers as they come."""

    def __init__(self, viewer: Viewer, path: str) -> None:
        self.viewer, self.path, self.rest, self.begun = viewer, path, b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.transport.write(b"GET %b HTTP/1.1\r\nHost: localhost\r\n\r\n" % self.path.encode())

    def data_received(self, data: bytes) -> None:
        if not self.begun:
            self.begun = True
            if not data.startswith(b"HTTP/1.1 200"):
                self.viewer.told.blame(f"a stream was answered {data[:40]!r}")
        lines = (self.rest + data).split(b"\n")
        self.rest = lines.pop()
        for line in lines:
            if line.startswith(b"data: "):
                self.viewer.hear(int(line[6:]))

    def connection_lost(self, _why: Exception | None) -> None:
        self.viewer.lost("stream")


class Fetch(Line):
    """The part that changes, asked for again and again on one connection."""

    def __init__(self, viewer: Viewer, request: bytes) -> None:
        self.viewer, self.request, self.got, self.whole = viewer, request, bytearray(), 0

    def ask(self) -> None:
        if self.transport.is_closing():
            self.viewer.connect_again()
        else:
            self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        self.got += data
        if not self.whole:
            end = self.got.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self.got[: end + 2]).lower()
            at = head.find(b"content-length: ")
            self.whole = end + 4 + int(head[at + 16 : head.find(b"\r", at)])
            self.head, self.body_at = head, end + 4
        if len(self.got) >= self.whole:
            head, body = self.head, bytes(self.got[self.body_at :])
            self.got, self.whole = bytearray(), 0
            self.viewer.take(head, body)

    def connection_lost(self, _why: Exception | None) -> None:
        self.viewer.lost("fetch")


def named(head: bytes, name: bytes) -> bytes:
    """The value of a header, nothing where it is not there."""
    at = head.find(b"\r\n" + name + b": ")
    return head[at + len(name) + 4 : head.find(b"\r", at + 2)] if at >= 0 else b""


class Viewer:
    """One who watches, as the page's script does."""

    def __init__(self, site: Site, path: str, session: str = "", turn: int = 0) -> None:
        self.site, self.told, self.turn, self.session = site, site.told, turn, session
        self.cookies = f"sessionid={session}" if session else ""
        self.path = path
        self.heard = self.has = self.seq = 0
        self.heard_at: list[tuple[int, float]] = []
        self.has_at: list[tuple[int, float]] = []
        self.body = b""
        self.spread = (0.0, 0.3)
        self.soon: asyncio.TimerHandle | None = None
        self.busy = self.again = self.done = False
        self.later: asyncio.TimerHandle | None = None
        self.first = asyncio.Event()

    @property
    def request(self) -> bytes:
        cookies = f"Cookie: {self.cookies}\r\n" if self.cookies else ""
        return (
            f"GET {self.path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
            f"Accept-Encoding: gzip, deflate, br\r\n{cookies}\r\n"
        ).encode()

    async def begin(self) -> None:
        """Open the stream and the connection for parts, and hear the first number."""
        open_ = partial(self.site.loop.create_connection, host="127.0.0.1", port=self.site.port)
        if self.session:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.site.port)
            _body, token = await page(reader, writer, self.path.removesuffix("/now"), self.session)
            self.cookies += f"; csrftoken={token}"
            writer.close()
        _transport, self.fetch = await open_(lambda: Fetch(self, self.request))
        await open_(lambda: Stream(self, self.site.live))
        await self.first.wait()

    def hear(self, number: int) -> None:
        if number <= self.heard:
            self.told.blame(f"{number} was heard after {self.heard}")
        self.told.numbers += 1
        self.heard = number
        self.heard_at.append((number, time.monotonic()))
        if number > self.seq:
            self.seq = number
            if not self.soon:
                self.soon = self.site.loop.call_later(random.uniform(*self.spread), self.fetch_now)  # noqa: S311

    def fetch_in(self, wait: float, jitter: float) -> None:
        if self.later:
            self.later.cancel()
        self.later = self.site.loop.call_later(wait + random.random() * jitter, self.fetch_now)  # noqa: S311

    def fetch_now(self) -> None:
        if self.soon:
            self.soon.cancel()
            self.soon = None
        if self.done:
            return
        if self.busy:
            self.again = True
            return
        self.busy = True
        if self.later:
            self.later.cancel()
            self.later = None
        self.fetch.ask()

    def take(self, head: bytes, body: bytes) -> None:
        number = int(named(head, b"x-hiwar-seq") or 0)
        if not head.startswith(b"http/1.1 200") or number < self.has:
            self.told.blame(f"a part was answered {head[:60]!r}, number {number} after {self.has}")
        self.told.parts += 1
        self.told.bytes += len(head) + len(body)
        self.body = body
        if number > self.has:
            self.has = number
            self.has_at.append((number, time.monotonic()))
        least, _, most = (named(head, b"x-hiwar-spread") or b"0-0").partition(b"-")
        self.spread = int(least) / 1000, int(most) / 1000
        self.busy = False
        if number < self.seq:
            self.fetch_in(0.3, 0.3)
        elif until := named(head, b"x-hiwar-until"):
            wait = moment(until) - moment(named(head, b"x-hiwar-at"))
            if wait > 0:
                self.fetch_in(wait, 0.5)
        self.seq = max(self.seq, number)
        self.first.set()
        if self.again:
            self.again = False
            self.fetch_now()

    def connect_again(self) -> None:
        """A connection that the site has closed for want of use is opened anew, as a browser does."""

        async def again() -> None:
            _transport, self.fetch = await self.site.loop.create_connection(
                lambda: Fetch(self, self.request), "127.0.0.1", self.site.port
            )
            self.fetch.ask()

        self.site.tasks.add(self.site.loop.create_task(again()))

    def lost(self, what: str) -> None:
        if self.done:
            return
        if what == "stream":
            self.told.blame("a stream was cut")
        elif self.busy:  # closed for want of use in the moment in which it was used again: a browser asks once more
            self.told.again += 1
            self.connect_again()


async def ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, method: str, path: str, cookies: str, body: str = ""
) -> tuple[int, bytes, bytes]:
    """Status, head and body of an answer."""
    accept = "application/json" if body else "text/html"
    writer.write(
        f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\nAccept: {accept}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
    )
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    return int(head.split(b" ", 2)[1]), head, await reader.readexactly(int(length[1]) if length else 0)


async def page(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, session: str
) -> tuple[bytes, str]:
    """A page as a browser loads it first, and the cookie of its forms."""
    status, head, body = await ask(reader, writer, "GET", path, f"sessionid={session}")
    found = re.search(rb"(?i)csrftoken=(\w+)", head)
    if status != 200 or not found:
        sys.exit(f"{path} was answered {status}, or without the cookie of its forms.")
    return body, found[1].decode()


def moment(written: bytes) -> float:
    return datetime.fromisoformat(written.decode().upper()).timestamp()


class Site:
    """The site under load, and everybody who watches."""

    def __init__(self, port: int, meeting: Meeting) -> None:
        self.port, self.meeting, self.told = port, meeting, Told()
        self.live = f"/meetings/{meeting.number}/live"
        self.loop = asyncio.get_running_loop()
        self.tasks: set[asyncio.Task[None]] = set()
        self.viewers: list[Viewer] = []
        self.acts: list[Act] = []
        self.late = 0.0

    async def gather(self, public: int) -> None:
        """Let everybody in, some at a time."""
        number = self.meeting.number
        for place, (turn, session) in enumerate(self.meeting.delegates.items()):
            lang = LANGUAGES[place % len(LANGUAGES)]
            self.viewers.append(Viewer(self, f"/{lang}/meetings/{number}/delegation/now", session, turn))
        for place in range(public):
            self.viewers.append(Viewer(self, f"/{LANGUAGES[place % len(LANGUAGES)]}/meetings/{number}/now"))
        waiting = iter(random.sample(self.viewers, len(self.viewers)))

        async def some() -> None:
            for viewer in waiting:
                await asyncio.wait_for(viewer.begin(), 120)

        await asyncio.gather(*(some() for _each in range(AT_ONCE)))

    async def preside(self, seconds: int) -> None:
        """Give a command every second: a turn is called, begun, paused, gone on with, ended, and so the next."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        screen, cookie = await page(reader, writer, f"/en/meetings/{self.meeting.number}/preside", self.meeting.chair)
        found = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', screen)
        if not found:
            sys.exit("The presider's screen has no form.")
        token, cookies = found[1].decode(), f"sessionid={self.meeting.chair}; csrftoken={cookie}"
        steps = [
            (command, turn)
            for turn in self.meeting.turns
            for command in ("speaker.call", "speaker.start", "speaker.pause", "speaker.resume", "speaker.end")
        ]
        began = time.monotonic()
        for place, (command, turn) in enumerate(steps[:seconds]):
            await asyncio.sleep(max(0.0, began + place - time.monotonic()))
            self.late = max(self.late, time.monotonic() - began - place)
            told = urlencode(
                {"command": command, "turn": turn, "seen": "", "screen": "preside", "csrfmiddlewaretoken": token}
            )
            sent = time.monotonic()
            address = f"/en/meetings/{self.meeting.number}/act"
            status, _head, body = await ask(reader, writer, "POST", address, cookies, told)
            answered = time.monotonic()
            if status != 200:
                self.told.blame(f"{command} was answered {status}: {body[:200]!r}")
                continue
            self.acts.append(Act(json.loads(body)["seq"], command, sent, answered))
        writer.close()

    async def settle(self) -> None:
        """Wait until everybody has the last number and its part, at most some seconds; then close."""
        last = self.acts[-1].number
        until = time.monotonic() + 10
        while time.monotonic() < until and any(min(each.heard, each.has) < last for each in self.viewers):
            await asyncio.sleep(0.1)

    def close(self) -> None:
        for viewer in self.viewers:
            viewer.done = True


# the meeting


def planned(delegations: int) -> Meeting:
    """A general debate with a delegate of each Member State on its list, and the office that presides."""
    from hiwar.accounts import commands as people
    from hiwar.accounts.enums import Role
    from hiwar.accounts.models import Mandate
    from hiwar.accounts.sessions import as_held, mandated
    from hiwar.audit.actors import OPERATOR
    from hiwar.dialogue.commands import Draft, act, plan
    from hiwar.dialogue.models import Meeting as Row
    from hiwar.dialogue.standing import standing
    from hiwar.kernel import facts

    now = datetime.now(UTC)

    def holder(code: str, role: Role, state: str = "") -> Mandate:
        number, secret = people.invite(OPERATOR, code, now=now)
        people.join(OPERATOR, secret, login=code, password=PASSWORD, now=now)
        people.open_office(OPERATOR, code, code, role, state=state, institution="", now=now)
        return Mandate.objects.get(pk=people.grant(OPERATOR, number, code, since=now.date(), until=None, now=now))

    states = [state.iso3 for state in facts.states() if state.kind == "member"][:delegations]
    meeting: Row = plan(
        OPERATOR, Draft("debate", "A meeting to be measured", CHAIR, members=states[:47]), now=now
    ).meeting
    chair = holder(CHAIR, Role.SECRETARIAT)
    delegates = {state: holder(f"mission-{state.lower()}", Role.DELEGATE, state) for state in states}
    for mandate in delegates.values():
        act(mandated(mandate.person_id, as_held(mandate)), meeting.pk, "speaker.register", {"list": "states"}, now=now)
    act(mandated(chair.person_id, as_held(chair)), meeting.pk, "meeting.open", {}, now=now)
    state = standing(meeting).state
    by = {turn.speaker: turn.number for turn in state.turns.values()}
    return Meeting(
        meeting.pk,
        signed_in(chair.person_id),
        list(state.lists["states"].order),
        {by[code]: signed_in(mandate.person_id) for code, mandate in delegates.items()},
    )


def made(folder: Path, delegations: int) -> Meeting:
    """The record with the meeting, made in a process of its own, so that none of it weighs on the viewers."""
    code = f"import meeting; meeting.make({delegations})"
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        env={**os.environ, "HIWAR_DATA": str(folder), "PYTHONPATH": str(Path(__file__).parent)},
        stdout=subprocess.PIPE,
        check=True,
    )
    (folder / "meeting.json").write_bytes(run.stdout)
    return known(folder)


def make(delegations: int) -> None:
    """Make the record, and tell what the viewers need to know of it."""
    from hiwar.cli.start import opened

    with opened():
        print(json.dumps(asdict(planned(delegations))))


def known(folder: Path) -> Meeting:
    told = json.loads((folder / "meeting.json").read_bytes())
    return Meeting(**{**told, "delegates": {int(turn): session for turn, session in told["delegates"].items()}})


def copied(record: Path, folder: Path, delegations: int) -> Meeting:
    """A copy of a record that was made before, or is made now."""
    if not (record / "meeting.json").exists():
        record.mkdir(parents=True, exist_ok=True)
        made(record, delegations)
    shutil.copytree(record, folder, dirs_exist_ok=True)
    return known(folder)


def signed_in(person: int) -> str:
    """A session in which somebody has signed in, as `hiwar.accounts.sessions.start` leaves it."""
    from django.contrib import auth
    from django.contrib.sessions.backends.db import SessionStore

    from hiwar.accounts.models import Person

    session = SessionStore()
    session[auth.SESSION_KEY] = str(person)
    session[auth.BACKEND_SESSION_KEY] = "hiwar.accounts.sessions"
    session[auth.HASH_SESSION_KEY] = Person.objects.get(pk=person).get_session_auth_hash()
    session.create()
    return str(session.session_key)


# the site


@contextmanager
def served(port: int, processes: int) -> Iterator[int]:
    """The site as people start it; its process."""
    command = [*HIWAR, "serve", "--no-training", "--port", str(port), "--processes", str(processes)]
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


def family(process: int) -> list[int]:
    """A process and those that it has started."""
    found = [process]
    with suppress(OSError):
        for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
            found += family(int(child))
    return found


def kilobytes(process: int, file: str, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", Path(f"/proc/{process}/{file}").read_text(), re.M)
    return int(found[1]) if found else 0


def processor(process: int) -> float:
    """Seconds of processor that a process has used."""
    used = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def what(process: int) -> str:
    words = Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ")
    return "work" if b"'work'" in words else "answers"


# the figures


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that this share of all does not exceed."""
    return sorted(values)[max(0, -(-int(len(values) * share * 1000) // 1000) - 1)]


def reached(acts: Sequence[Act], at: Sequence[tuple[int, float]]) -> list[float | None]:
    """When a viewer had each act's number or a later one; None for never."""
    found: list[float | None] = []
    place = 0
    for act in acts:
        while place < len(at) and at[place][0] < act.number:
            place += 1
        found.append(at[place][1] if place < len(at) else None)
    return found


def delays(acts: Sequence[Act], whens: Sequence[Sequence[tuple[int, float]]], told: Told) -> dict[str, list[float]]:
    """Milliseconds from sending and from the answer until each viewer had it."""
    found: dict[str, list[float]] = {"sent": [], "answered": []}
    missing = 0
    for at in whens:
        for act, when in zip(acts, reached(acts, at), strict=True):
            if when is None:
                missing += 1
                continue
            found["sent"].append(1000 * (when - act.sent))
            found["answered"].append(1000 * max(0.0, when - act.answered))
    if missing:
        told.blame(f"{missing} times a viewer never came to a number")
    return found


def check_own(site: Site) -> None:
    """Each delegation's last part offers to hand in the text of its own turn, and of no other."""
    for viewer in site.viewers:
        found = set(re.findall(r'id="text-of-(\d+)"', gzip.decompress(viewer.body).decode()))
        wanted = {str(viewer.turn)} if viewer.turn else set()
        if found != wanted:
            site.told.blame(f"the part of turn {viewer.turn or 'nobody'} is that of {found}")


def check_events(site: Site, file: bytes) -> None:
    """Every command that was acknowledged is in the file of events once, and the numbers have no gap."""
    events = [json.loads(line) for line in file.splitlines()]
    if [each["number"] for each in events] != list(range(1, len(events) + 1)):
        site.told.blame("the numbers of the file of events have a gap")
    names = {each["number"]: each["name"] for each in events}
    for act in site.acts:
        if names.get(act.number) != act.name:
            site.told.blame(f"{act.name} was acknowledged as {act.number}, which is {names.get(act.number)}")


def line(name: str, values: Sequence[float]) -> str:
    shares = [percentile(values, share) for share in (0.5, 0.99)]
    return f"| {name:44} | " + " | ".join(f"{each:6.0f}" for each in (*shares, max(values))) + " |"


async def measure(port: int, process: int, meeting: Meeting, given: argparse.Namespace) -> bool:
    """Let in, preside, count; whether all is well."""
    site = Site(port, meeting)
    began = time.monotonic()
    await site.gather(given.viewers - len(meeting.delegates))
    print(f"{len(site.viewers)} viewers came in {time.monotonic() - began:.0f} s", flush=True)
    await asyncio.sleep(2)
    there = family(process)
    worked, own = {each: processor(each) for each in there}, time.process_time()
    began = time.monotonic()
    await site.preside(given.seconds)
    await site.settle()
    seconds = time.monotonic() - began
    worked = {each: processor(each) - worked[each] for each in there}
    own = time.process_time() - own
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    _status, _head, file = await ask(reader, writer, "GET", f"/en/meetings/{meeting.number}/events.jsonl", "")
    writer.close()
    site.close()
    numbers = delays(site.acts, [each.heard_at for each in site.viewers], site.told)
    parts = delays(site.acts, [each.has_at for each in site.viewers], site.told)
    seated = delays(site.acts, [each.has_at for each in site.viewers if each.turn], Told())
    check_own(site)
    check_events(site, file)
    acks = [1000 * (each.answered - each.sent) for each in site.acts]
    print(f"{len(site.acts)} commands in {seconds:.0f} s, load {os.getloadavg()[0]:.1f};", end=" ")
    told = site.told
    print(f"{told.numbers} numbers, {told.parts} parts, {told.bytes / 1e6:.0f} MB, {told.again} asked once more")
    print(f"| {'milliseconds':44} | median |   99 % |   most |\n|{'-' * 46}|-------:|-------:|-------:|")
    print(line("a command is answered", acks))
    print(line("number at the viewer, from the answer on", numbers["answered"]))
    print(line("number at the viewer, from sending on", numbers["sent"]))
    print(line("part at the viewer, from the answer on", parts["answered"]))
    print(line("part at the viewer, from sending on", parts["sent"]))
    print(line("part of a delegation, from sending on", seated["sent"]))
    most, sum_pss = 0.0, 0.0
    for each in there:
        rss, pss = kilobytes(each, "status", "VmHWM") / 1024, kilobytes(each, "smaps_rollup", "Pss") / 1024
        share = 100 * worked[each] / seconds
        print(f"{what(each)}: {rss:.0f} MB at most, {pss:.0f} MB its own share; {share:.0f} % of a core")
        sum_pss += pss
        most = max(most, rss if what(each) == "answers" else 0.0)
    print(f"all together {sum_pss:.0f} MB; the viewers {100 * own / seconds:.0f} % of a core", end="")
    print(f", the presider late by {1000 * site.late:.0f} ms at most")
    for words in sorted(set(site.told.wrong))[:10]:
        print(f"wrong: {words} ({site.told.wrong.count(words)} times)")
    over = [
        name
        for name, found, limit in (
            ("numbers", percentile(numbers["sent"], 0.99), NUMBERS_MS),
            ("parts", max(parts["sent"]), PARTS_MS),
            ("memory", most, MEMORY_MB),
            ("lost or wrong", len(site.told.wrong), 0),
        )
        if found > limit
    ]
    print(f"over their limit: {', '.join(over) or 'none'}")
    return not over


def main() -> None:
    """Plan, start, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--viewers", type=int, default=2000, help="streams, those of the delegations among them")
    parser.add_argument("--delegations", type=int, default=DELEGATIONS, help="Member States that have sent a delegate")
    parser.add_argument("--seconds", type=int, default=60, help="commands, one a second")
    parser.add_argument("--processes", type=int, default=1, help="processes that answer")
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--record", type=Path, help="a folder: the record is made there once, and copied for each run")
    given = parser.parse_args()
    port = given.port
    if not port:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        meeting = copied(given.record, folder, given.delegations) if given.record else made(folder, given.delegations)
        os.environ["HIWAR_DATA"] = str(folder)
        process = stack.enter_context(served(port, given.processes))
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        gc.collect()
        gc.freeze()
        import uvloop

        fine = uvloop.run(measure(port, process, meeting, given))
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
