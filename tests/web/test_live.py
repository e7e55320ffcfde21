"""The streams of meetings: numbers in order to everybody, resumed, and dropped; the public part made once."""

from __future__ import annotations

import asyncio
import gzip
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import pytest

from hiwar.web import live
from hiwar.web.changing import Own
from hiwar.web.live import Live

LONG_AGO, FAR_AHEAD = "2020-01-01T00:00:00Z", "2090-01-01T00:00:00Z"


class Site:
    """A site that makes one part, and says until when it holds."""

    def __init__(self) -> None:
        self.made = 0
        self.number = 1
        self.until = FAR_AHEAD
        self.more: list[tuple[bytes, bytes]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.made += 1
        await asyncio.sleep(0.01)
        headers = [(b"X-Hiwar-Seq", b"%d" % self.number), (b"X-Hiwar-Until", self.until.encode()), *self.more]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"part %d" % self.made})


class Client:
    """One request, what was sent to it, and the way to leave."""

    def __init__(self, app: Live, path: str, query: bytes = b"", **headers: str) -> None:
        self.sent: list[Any] = []
        self.leave = asyncio.Event()
        self.stuck = asyncio.Event()
        self.stuck.set()
        named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": named}
        self.task = asyncio.create_task(app(scope, self._receive, self._send))

    async def _receive(self) -> Any:
        await self.leave.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        await self.stuck.wait()
        self.sent.append(message)

    @property
    def body(self) -> bytes:
        return b"".join(each.get("body", b"") for each in self.sent)

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    @property
    def numbers(self) -> list[int]:
        return [int(line[6:]) for line in self.body.splitlines() if line.startswith(b"data: ")]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOOK", 0.01)


def run(scene: Callable[[Live, Site, dict[int, int]], Coroutine[Any, Any, None]]) -> None:
    """Play a scene in a loop of its own; the numbers of the meetings are those of the dictionary."""
    heads = {7: 3}

    async def play() -> None:
        site = Site()
        app = Live(site, lambda wanted: {each: heads[each] for each in wanted if each in heads})
        await scene(app, site, heads)
        app.close()

    asyncio.run(asyncio.wait_for(play(), 10))


def until(true: Callable[[], object]) -> Awaitable[None]:
    async def wait() -> None:
        while not true():
            await asyncio.sleep(0.005)

    return asyncio.wait_for(wait(), 3)


def test_viewers_are_told_every_number_in_order(quick: None) -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        viewers = [Client(app, "/meetings/7/live") for _ in range(20)]
        await until(lambda: all(viewer.numbers == [3] for viewer in viewers))
        heads[7] = 5
        await until(lambda: all(viewer.numbers == [3, 5] for viewer in viewers))
        assert (b"content-type", b"text/event-stream; charset=utf-8") in viewers[0].sent[0]["headers"]
        assert b"id: 5\ndata: 5\n\n" in viewers[0].body

    run(scene)


def test_a_stream_goes_on_where_it_was_left(quick: None) -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        knows, late = (
            Client(app, "/meetings/7/live", last_event_id="3"),
            Client(app, "/meetings/7/live", last_event_id="1"),
        )
        await until(lambda: late.numbers == [3])
        heads[7] = 4
        await until(lambda: (knows.numbers, late.numbers) == ([4], [3, 4]))

    run(scene)


def test_a_command_of_this_process_is_told_at_once() -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        viewer = Client(app, "/meetings/7/live")
        await until(lambda: viewer.numbers == [3])
        live.LOOK, slow = 5.0, live.LOOK
        try:
            await asyncio.sleep(0.15)
            await asyncio.to_thread(live.tell, 7, 9)
            await until(lambda: viewer.numbers == [3, 9])
        finally:
            live.LOOK = slow

    run(scene)


def test_who_leaves_is_forgotten_and_nobody_is_watched_for_nobody(quick: None) -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        viewer = Client(app, "/meetings/7/live")
        await until(lambda: viewer.numbers)
        viewer.leave.set()
        await viewer.task
        await until(lambda: app.watching and app.watching.done())
        assert (dict(app.viewers), app.heads) == ({}, {})

    run(scene)


def test_a_stream_says_that_it_is_still_there(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "BEAT", 0.02)

    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        viewer = Client(app, "/meetings/7/live")
        await until(lambda: viewer.body.count(b":\n\n") >= 2)

    run(scene)


def test_who_takes_nothing_is_dropped_and_holds_up_nobody(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "PATIENCE", 0.05)

    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        slow, other = Client(app, "/meetings/7/live"), Client(app, "/meetings/7/live")
        await until(lambda: slow.numbers and other.numbers)
        slow.stuck.clear()
        heads[7] = 4
        await until(lambda: other.numbers == [3, 4])
        await until(slow.task.done)
        assert slow.task.cancelled()
        heads[7] = 5
        await until(lambda: other.numbers == [3, 4, 5])

    run(scene)


def test_there_are_bounds(quick: None) -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        app.most = 1
        unknown = Client(app, "/meetings/8/live")
        await unknown.task
        assert unknown.status == 404
        assert dict(unknown.sent[0]["headers"])[b"cache-control"] == b"no-store"
        assert b"content-security-policy" in dict(unknown.sent[0]["headers"])
        first = Client(app, "/meetings/7/live")
        await until(lambda: first.numbers)
        second = Client(app, "/meetings/7/live")
        await second.task
        assert second.status == 503

    run(scene)


def test_a_record_that_cannot_be_read_is_no_missing_meeting(quick: None) -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        def broken(_wanted: object) -> dict[int, int]:
            raise OSError("gone")

        well, app.ask = app.ask, broken
        stream, part = Client(app, "/meetings/7/live"), Client(app, "/en/meetings/7/now")
        await asyncio.gather(stream.task, part.task)
        assert (stream.status, part.body) == (503, b"part 1")
        app.ask = well
        again = Client(app, "/meetings/7/live")
        await until(lambda: again.numbers == [3])
        app.ask = broken
        await asyncio.sleep(0.05)
        app.ask, heads[7] = well, 4
        await until(lambda: again.numbers == [3, 4])

    run(scene)


def test_no_stream_begins_as_the_server_goes() -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        asking = Client(app, "/meetings/7/live")
        await asyncio.sleep(0)
        app.close()
        await asking.task
        assert asking.status == 503

    run(scene)


def test_numbers_that_are_none_are_not_watched(quick: None) -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        await asyncio.gather(*(Client(app, f"/en/meetings/{number}/now").task for number in range(100, 120)))
        assert (app.asked, app.watching) == ({}, None)

    run(scene)


def test_the_public_part_is_made_once_for_a_number(quick: None) -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        site.number = 3
        many = [Client(app, "/en/meetings/7/now") for _ in range(30)]
        await asyncio.gather(*(each.task for each in many))
        assert ({each.body for each in many}, site.made) == ({b"part 1"}, 1)
        packed = Client(app, "/en/meetings/7/now", accept_encoding="gzip, br")
        await packed.task
        assert gzip.decompress(packed.body) == b"part 1"
        names = [name for name, _value in packed.sent[0]["headers"]]
        assert names.count(b"x-hiwar-at") == names.count(b"content-length") == names.count(b"content-encoding") == 1
        other = Client(app, "/ar/meetings/7/now")
        await other.task
        assert site.made == 2
        site.number = heads[7] = 4
        await until(lambda: app.heads.get(7) == 4)
        later = Client(app, "/en/meetings/7/now")
        await later.task
        assert later.body == b"part 3"

    run(scene)


def test_who_knows_more_than_what_is_being_made_has_it_made_again(quick: None) -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        site.number = 3
        early = Client(app, "/en/meetings/7/now")
        await until(lambda: site.made == 1)
        app.advance(7, 4)
        late = Client(app, "/en/meetings/7/now")
        await early.task
        site.number = heads[7] = 4
        await late.task
        assert dict(early.sent[0]["headers"])[b"x-hiwar-seq"] == b"3"
        assert dict(late.sent[0]["headers"])[b"x-hiwar-seq"] == b"4"

    run(scene)


def test_what_the_clock_will_change_holds_no_longer(quick: None) -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        site.number, site.until = 3, LONG_AGO
        for expected in (1, 2):
            each = Client(app, "/en/meetings/7/now")
            await each.task
            assert site.made == expected

    run(scene)


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/en/meetings/7/now", {"cookie": "a=b; sessionid=abc"}),
        ("/en/meetings/7/now", {"cookie": "a={b}; (c)=d e; sessionid=abc"}),
        ("/en/meetings/7/preside/now", {}),
        ("/en/meetings/7", {}),
        ("/en/meetings/8/now", {}),
    ],
)
def test_everything_else_is_the_sites(quick: None, path: str, headers: dict[str, str]) -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        for expected in (1, 2):
            each = Client(app, path, **headers)
            await each.task
            assert (each.body, site.made) == (b"part %d" % expected, expected)

    run(scene)


def test_what_sets_a_cookie_is_kept_for_nobody(quick: None) -> None:
    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        site.number, site.more = 3, [(b"Set-Cookie", b"csrftoken=1")]
        each = Client(app, "/en/meetings/7/now")
        await each.task
        assert site.made == 2
        assert not app.parts

    run(scene)


OWN = "/en/meetings/7/delegation/now"
SESSION = "a=b; sessionid=abc"


def test_parts_of_those_who_take_part_are_made_together(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []

    def own_parts(asked: Any, now: Any) -> list[Own | None]:
        batches.append(len(asked))
        return [Own(4, [(b"x-hiwar-seq", b"4")], dict(each.scope["headers"])[b"cookie"]) for each in asked]

    monkeypatch.setattr(live.changing, "own_parts", own_parts)
    monkeypatch.setattr(live, "TOGETHER", 10)

    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        viewer = Client(app, "/meetings/7/live")
        await until(lambda: viewer.numbers == [3])
        heads[7] = 4
        many = [Client(app, OWN, cookie=f"sessionid={place}") for place in range(25)]
        await asyncio.gather(*(each.task for each in many))
        assert [each.body for each in many] == [b"sessionid=%d" % place for place in range(25)]
        assert (sum(batches), max(batches), site.made) == (25, 10, 0)
        assert len(batches) <= 4
        assert dict(many[0].sent[0]["headers"])[b"content-length"] == b"11"
        await until(lambda: viewer.numbers == [3, 4])

    run(scene)


@pytest.mark.parametrize("broken", [False, True])
def test_what_cannot_be_made_together_the_site_makes(
    quick: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, broken: bool
) -> None:
    def own_parts(asked: Any, now: Any) -> list[Own | None]:
        if broken:
            raise OSError("gone")
        return [None] * len(asked)

    monkeypatch.setattr(live.changing, "own_parts", own_parts)
    monkeypatch.setattr(logging.getLogger("hiwar"), "propagate", True)

    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        many = [Client(app, OWN, cookie=SESSION) for _place in range(3)]
        await asyncio.gather(*(each.task for each in many))
        assert (site.made, {each.status for each in many}) == (3, {200})

    run(scene)
    assert ("cannot be made together: gone" in caplog.text) is broken


@pytest.mark.parametrize(
    ("path", "query", "cookie"), [(OWN, b"", "a=b"), (OWN, b"x=1", SESSION), ("/en/meetings/7/wall/now", b"", SESSION)]
)
def test_no_other_part_is_made_together(
    quick: None, monkeypatch: pytest.MonkeyPatch, path: str, query: bytes, cookie: str
) -> None:
    monkeypatch.setattr(live.changing, "own_parts", lambda asked, now: pytest.fail("made together"))

    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        each = Client(app, path, query, cookie=cookie)
        await each.task
        assert each.body == b"part 1"

    run(scene)


def test_viewers_are_told_over_how_long_to_spread(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    async def spread(app: Live) -> bytes:
        each = Client(app, "/en/meetings/7/now")
        await each.task
        return bytes(dict(each.sent[0]["headers"])[b"x-hiwar-spread"])

    async def scene(app: Live, site: Site, heads: dict[int, int]) -> None:
        site.number = 3
        assert await spread(app) == b"0-0"
        viewers = [Client(app, "/meetings/7/live") for _place in range(8)]
        await until(lambda: all(viewer.numbers for viewer in viewers))
        monkeypatch.setattr(live, "PARTS_A_SECOND", 40)
        assert await spread(app) == b"66-200"
        monkeypatch.setattr(live.changing, "own_parts", lambda asked, now: [Own(3, [], b"")] * len(asked))
        own = Client(app, OWN, cookie=SESSION)
        await own.task
        assert dict(own.sent[0]["headers"])[b"x-hiwar-spread"] == b"0-66"
        monkeypatch.setattr(live, "PARTS_A_SECOND", 4)
        assert await spread(app) == b"666-2000"

    run(scene)
