"""Meetings as they go on: streams of sequence numbers, and the public part of a screen from memory.

This stands in front of the site as an ASGI application of its own, because a stream that lasts for hours must hold
no turn and no thread. One task of a process looks for new numbers of the meetings that have viewers, and wakes the
streams; a viewer who takes nothing for a while is dropped, and never waited for. What a stream carries is public and
says nothing: the part that changed is asked for by each viewer, with their own rights and in their own language. The
part that everybody may see is made once for each number and language, and answered from memory. The parts of those who
take part are made for all who wait for theirs together (`hiwar.web.changing`).
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import logging
import re
import resource
import time
import weakref
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connections
from django.http.cookie import parse_cookie

from hiwar.dialogue import queries
from hiwar.kernel.meeting.form import moment, written
from hiwar.kernel.values import LANGUAGES
from hiwar.web import changing, clock

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

LOOK = 0.05
"""Seconds between two looks for new numbers."""

BEAT = 15.0
"""Seconds after which a stream says that it is still there."""

PATIENCE = 10.0
"""Seconds after which a viewer who takes nothing is dropped."""

INTEREST = 30.0
"""Seconds for which a meeting is watched after somebody has asked for its public part."""

SPARE = 256
"""Open files that a process needs for everything else: pages, the database, its own."""

TOGETHER = 48
"""Parts of those who take part that are made together, before the first of them is sent."""

PARTS_A_SECOND = 3000
"""Parts for which viewers of one meeting may ask a process in a second: they are told over how long to spread. Those
who take part ask in the first third of that, whoever only looks on in the rest."""

MOST_SPREAD = 2000
"""Milliseconds over which viewers are told to spread at most."""

OLDEST = 10.0
"""Seconds after which a public part is made anew: what follows a meeting, and what the record has of it, changes
without an event of the meeting."""

TRIES = 3
"""How often a part is made for one request, where it comes out older than what is known."""

_STREAM = re.compile(r"/meetings/([1-9][0-9]{0,8})/live\Z")
_LANGUAGE, _NUMBER = f"(?:{'|'.join(LANGUAGES)})", "[1-9][0-9]{0,8}"
_PART = re.compile(rf"/{_LANGUAGE}/meetings/({_NUMBER})(?:/wall)?/now\Z")
_OWN_PART = re.compile(rf"/({_LANGUAGE})/meetings/({_NUMBER})/({'|'.join(changing.WORKING)})/now\Z")

_LOG = logging.getLogger(__name__)

_OWN: Headers = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]
_PLAIN: Headers = [*_OWN, (b"content-type", b"text/plain; charset=utf-8")]
_EVENTS: Headers = [*_OWN, (b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")]

_TOO_MANY = b"Too many watch here; load the page again to see how things stand."
_NO_MEETING = b"There is no such meeting."
_NOT_NOW = b"The record cannot be read now; this can be tried again in a moment."


class _Unread(Exception):
    """The numbers of meetings cannot be read now."""


@dataclass(eq=False, slots=True)
class _Viewer:
    """One stream: the last number that was sent, since when it has not taken what it was sent, whether it has ended."""

    told: int
    task: asyncio.Task[Any] | None
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    sending_since: float = 0.0
    beat: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """The public part of a screen as it was made: for which number, and until when if nothing happens."""

    meeting: int
    number: int
    until: float
    plain: tuple[Headers, bytes]
    compressed: tuple[Headers, bytes]


class Live:
    """The site with the streams in front. `heads` tells the numbers of the last events of meetings; it is called in a
    thread of its own."""

    def __init__(self, app: App, heads: Callable[[Collection[int]], Mapping[int, int]] = queries.heads) -> None:
        self.app, self.ask = app, heads
        self.viewers: dict[int, set[_Viewer]] = defaultdict(set)
        self.asked: dict[int, float] = {}
        self.heads: dict[int, int] = {}
        self.parts: dict[str, _Part] = {}
        self.making: dict[str, asyncio.Task[_Part | None]] = {}
        self.watching: asyncio.Task[None] | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self.sending: set[_Viewer] = set()
        self.thread = ThreadPoolExecutor(1, "live")
        self.maker = ThreadPoolExecutor(1, "parts")
        self.waiting: list[tuple[changing.Asked, asyncio.Future[changing.Own | None]]] = []
        self.serving: asyncio.Task[None] | None = None
        self.beaten = 0.0
        self.most = _most()
        self.closed = False
        _ALL.add(self)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is live, and let the site answer everything else."""
        if scope["type"] == "http" and scope["method"] == "GET":
            if found := _STREAM.match(scope["path"]):
                return await self._stream(int(found[1]), scope, receive, send)
            if not scope["query_string"]:
                known = self.parts.get(scope["path"])
                if known and self._is_good(known) and _is_anybody(scope):
                    return await self._from_memory(known, scope, send)
                if (found := _PART.match(scope["path"])) and _is_anybody(scope):
                    return await self._public_part(int(found[1]), scope, receive, send)
                if (found := _OWN_PART.match(scope["path"])) and not _is_anybody(scope):
                    asked = changing.Asked(int(found[2]), found[3], found[1], scope)
                    return await self._own_part(asked, scope, receive, send)
        return await self.app(scope, receive, send)

    # streams

    async def _stream(self, meeting: int, scope: Scope, receive: Receive, send: Send) -> None:
        if sum(map(len, self.viewers.values())) >= self.most:
            return await _plain(send, 503, _TOO_MANY)
        try:
            head = await self._head(meeting)
        except _Unread:
            return await _plain(send, 503, _NOT_NOW)
        if head is None:
            return await _plain(send, 404, _NO_MEETING)
        if self.closed:
            return await _plain(send, 503, _NOT_NOW)
        viewer = _Viewer(_last_seen(scope), asyncio.current_task())
        self.viewers[meeting].add(viewer)
        self._watch()
        leaving = asyncio.create_task(_until_gone(receive, viewer))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": _EVENTS})
            await send({"type": "http.response.body", "body": b"retry: 1000\n\n", "more_body": True})
            await self._tell(viewer, meeting, send)
        finally:
            leaving.cancel()
            self.viewers[meeting].discard(viewer)
            if not self.viewers[meeting]:
                del self.viewers[meeting]

    async def _tell(self, viewer: _Viewer, meeting: int, send: Send) -> None:
        while not viewer.gone:
            viewer.changed.clear()
            number, words = self.heads.get(meeting, 0), b""
            if number > viewer.told:
                viewer.told, words = number, b"id: %d\ndata: %d\n\n" % (number, number)
            elif viewer.beat:
                words = b":\n\n"
            viewer.beat = False
            if words:
                viewer.sending_since = time.monotonic()
                self.sending.add(viewer)
                try:
                    await send({"type": "http.response.body", "body": words, "more_body": True})
                finally:
                    self.sending.discard(viewer)
            await viewer.changed.wait()
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    def advance(self, meeting: int, number: int) -> None:
        """Wake the viewers of a meeting that has come to a number; in the loop."""
        if number <= self.heads.get(meeting, 0):
            return
        self.heads[meeting] = number
        for viewer in self.viewers.get(meeting, ()):
            viewer.changed.set()

    def close(self) -> None:
        """End all streams, as the server goes, and begin none; their browsers come again."""
        self.closed = True
        for viewer in self._everybody():
            viewer.gone = True
            viewer.changed.set()

    # looking for new numbers

    def _watch(self) -> None:
        self.loop = asyncio.get_running_loop()
        if self.watching is None or self.watching.done():
            self.watching = asyncio.create_task(self._keep_looking())

    async def _keep_looking(self) -> None:
        while wanted := self._wanted():
            with contextlib.suppress(_Unread):
                for meeting, number in (await self._ask(wanted)).items():
                    self.advance(meeting, number)
            self._look_after_viewers()
            await asyncio.sleep(LOOK)
        self.heads.clear()
        self.parts.clear()

    def _wanted(self) -> set[int]:
        since = time.monotonic() - INTEREST
        self.asked = {meeting: at for meeting, at in self.asked.items() if at > since}
        wanted = {*self.viewers, *self.asked}
        for meeting in self.heads.keys() - wanted:
            del self.heads[meeting]
        return wanted

    async def _head(self, meeting: int) -> int | None:
        """The number of the last event of a meeting; None where there is none. Raises _Unread."""
        if meeting not in self.heads:
            for found, number in (await self._ask({meeting})).items():
                self.advance(found, number)
        return self.heads.get(meeting)

    async def _ask(self, wanted: set[int]) -> Mapping[int, int]:
        return await asyncio.get_running_loop().run_in_executor(self.thread, self._look, wanted)

    def _look(self, wanted: set[int]) -> Mapping[int, int]:
        try:
            return self.ask(wanted)
        except Exception as error:
            _LOG.warning("The numbers of meetings cannot be read: %s; this is tried again.", error)
            connections.close_all()
            raise _Unread from error

    def _look_after_viewers(self) -> None:
        now = time.monotonic()
        for viewer in self.sending:
            if now - viewer.sending_since > PATIENCE and viewer.task:
                viewer.task.cancel()
        if now - self.beaten >= BEAT:
            self.beaten = now
            for viewer in self._everybody():
                viewer.beat = True
                viewer.changed.set()

    def _everybody(self) -> Iterable[_Viewer]:
        return [viewer for viewers in self.viewers.values() for viewer in viewers]

    # the public part

    async def _public_part(self, meeting: int, scope: Scope, receive: Receive, send: Send) -> None:
        part = None
        with contextlib.suppress(_Unread):
            if (head := await self._head(meeting)) is not None:
                self.asked[meeting] = time.monotonic()
                self._watch()
                part = await self._part(meeting, head, scope)
        if part is None:
            return await self.app(scope, receive, send)
        return await self._from_memory(part, scope, send)

    def _is_good(self, part: _Part) -> bool:
        """Whether a part is that of the last event that is known of a meeting which is being watched."""
        return part.number >= self.heads.get(part.meeting, part.number + 1) and time.time() < part.until

    async def _from_memory(self, part: _Part, scope: Scope, send: Send) -> None:
        self.asked[part.meeting] = time.monotonic()
        headers, body = part.compressed if b"gzip" in _header(scope, b"accept-encoding") else part.plain
        spread = self._spread(part.meeting)
        at = (b"x-hiwar-at", written(clock.now()).encode())
        await self._answer([*headers, at], body, b"%d-%d" % (spread // 3, spread), send)

    def _spread(self, meeting: int) -> int:
        """Milliseconds over which the viewers of a meeting are to spread."""
        return min(MOST_SPREAD, 1000 * len(self.viewers.get(meeting, ())) // PARTS_A_SECOND)

    async def _answer(self, headers: Headers, body: bytes, spread: bytes, send: Send) -> None:
        headers = [*headers, (b"x-hiwar-spread", spread), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _part(self, meeting: int, head: int, scope: Scope) -> _Part | None:
        """The part that holds now, made once however many ask for it; once more where the making had begun before the
        event that is known now."""
        path = scope["path"]
        known = self.parts.get(path)
        if known and self._is_good(known):
            return known
        made = None
        for _try in range(TRIES):
            if path not in self.making:
                self.making[path] = asyncio.create_task(self._make(meeting, scope))
                self.making[path].add_done_callback(lambda _done: self.making.pop(path, None))
            made = await asyncio.shield(self.making[path])
            if made is None:
                return None
            self.parts[path] = made
            self.advance(meeting, made.number)
            if made.number >= head:
                break
        return made

    async def _make(self, meeting: int, scope: Scope) -> _Part | None:
        """Have the site make a part; None where it is no part that everybody may see."""
        kept = [(name, value) for name, value in scope["headers"] if name in (b"host", b"x-forwarded-proto")]
        told: list[Message] = []
        asked: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> Message:
            if not asked:
                await asyncio.Event().wait()  # whoever asked may have gone, but others wait for the same
            return asked.pop()

        async def send(message: Message) -> None:
            told.append(message)

        await self.app({**scope, "headers": kept}, receive, send)
        headers = {name.lower(): value for name, value in told[0]["headers"]}
        if told[0]["status"] != 200 or b"set-cookie" in headers or b"x-hiwar-seq" not in headers:
            return None
        body = b"".join(message.get("body", b"") for message in told[1:])
        until = headers.get(b"x-hiwar-until")
        kept = [(name, value) for name, value in headers.items() if name in _KEPT]
        return _Part(
            meeting,
            int(headers[b"x-hiwar-seq"]),
            min(moment(until.decode()).timestamp() if until else float("inf"), time.time() + OLDEST),
            (kept, body),
            ([*kept, (b"content-encoding", b"gzip")], await asyncio.to_thread(gzip.compress, body, 5, mtime=0)),
        )

    # the parts of those who take part

    async def _own_part(self, asked: changing.Asked, scope: Scope, receive: Receive, send: Send) -> None:
        made: asyncio.Future[changing.Own | None] = asyncio.get_running_loop().create_future()
        self.waiting.append((asked, made))
        if self.serving is None or self.serving.done():
            self.serving = asyncio.create_task(self._make_own_parts())
        part = await made
        if part is None:
            return await self.app(scope, receive, send)
        if asked.meeting in self.heads:
            self.advance(asked.meeting, part.number)
        return await self._answer(part.headers, part.body, b"0-%d" % (self._spread(asked.meeting) // 3), send)

    async def _make_own_parts(self) -> None:
        """Make what is waited for, those who came first first; whoever comes meanwhile is of the next ones."""
        while self.waiting:
            some, self.waiting = self.waiting[:TOGETHER], self.waiting[TOGETHER:]
            asked = [each for each, _made in some]
            found = await asyncio.get_running_loop().run_in_executor(self.maker, _own_parts, asked)
            for (_asked, made), part in zip(some, found, strict=True):
                if not made.done():
                    made.set_result(part)


def _own_parts(asked: Sequence[changing.Asked]) -> Sequence[changing.Own | None]:
    try:
        return changing.own_parts(asked, clock.now())
    except Exception as error:
        _LOG.warning("Parts of a meeting cannot be made together: %s; the site makes each by itself.", error)
        connections.close_all()
        return [None] * len(asked)


_KEPT = frozenset(
    (
        b"x-hiwar-seq",
        b"x-hiwar-until",
        b"content-type",
        b"content-language",
        b"cache-control",
        b"content-security-policy",
        b"x-content-type-options",
        b"vary",
    )
)
"""The headers of a part that are kept with it: a script asks for it, so what is for pages is left out."""

_ALL: weakref.WeakSet[Live] = weakref.WeakSet()


def tell(meeting: int, number: int) -> None:
    """Say at once that a command of this process has brought a meeting to a number; from any thread."""
    for each in tuple(_ALL):
        if each.loop and each.loop.is_running():
            each.loop.call_soon_threadsafe(each.advance, meeting, number)


def close() -> None:
    """End the streams of this process; in its loop."""
    for each in tuple(_ALL):
        each.close()


async def _until_gone(receive: Receive, viewer: _Viewer) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    viewer.gone = True
    viewer.changed.set()


async def _plain(send: Send, status: int, words: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": _PLAIN})
    await send({"type": "http.response.body", "body": words})


def _most() -> int:
    """The streams that this process can keep open: each is a file, and its viewer asks for parts by another."""
    allowed, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = allowed if allowed != resource.RLIM_INFINITY else 2**20
    return max(files - SPARE, files // 2) // 2


def _header(scope: Scope, wanted: bytes, between: bytes = b",") -> bytes:
    found = [value for name, value in scope["headers"] if name == wanted]
    return found[0] if len(found) == 1 else between.join(found)


def _last_seen(scope: Scope) -> int:
    told = _header(scope, b"last-event-id")
    return int(told) if told.isdigit() and len(told) < 10 else 0


def _is_anybody(scope: Scope) -> bool:
    """Whether a request bears no session: then it is answered as everybody's is."""
    cookies = _header(scope, b"cookie", b"; ").decode("latin-1")
    return not cookies or settings.SESSION_COOKIE_NAME not in parse_cookie(cookies)
