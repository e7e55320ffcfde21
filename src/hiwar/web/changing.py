"""The part of a screen of a meeting that changes: what it is made of, and how it is made for many viewers at a time.

When a meeting moves on, hundreds of delegations ask for their part within a second, each for its own. What is the same
in all of them – the clock, the lists, the decisions, the report – is made once for each number and language, and packed
once; the templates name it (`{% shared %}`), and nothing of a viewer can stand in it. Who each viewer is, is asked anew
for every part, of the sessions, people and mandates as they are at that moment, one question each for all who wait.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.template.loader import get_template
from django.utils import translation
from django.utils.safestring import mark_safe

from hiwar.accounts import sessions
from hiwar.audit.commands import NotAllowed
from hiwar.dialogue import queries
from hiwar.kernel.meeting.form import written
from hiwar.web import languages
from hiwar.web.pages import Context, Forbidden, Missing, here
from hiwar.web.places import actor_in

PUBLIC, WALL = "public", queries.WALL
WORKING = tuple(queries.PARTS)
"""The screens of those who take part."""

Headers = list[tuple[bytes, bytes]]
Make = Callable[[], str]

SIGN = "\0"
"""Stands in what is shared for the token of a form, and in a viewer's own part around the name of what is shared.
Nobody can write it: commands refuse it."""


def context_of(request: HttpRequest, scene: queries.Scene, name: str) -> Context:
    """What a screen is made of. Raises Forbidden for the screen of a part that the viewer does not have."""
    try:
        return queries.part_seen_by(actor_in(request, scene), scene, name)
    except NotAllowed as refused:
        raise Forbidden(str(refused)) from refused


def dated(scene: queries.Scene, now: datetime) -> dict[str, str]:
    """The headers of a part: for which number it is, the time, and until when it holds if nothing happens."""
    found = {"X-Hiwar-Seq": str(scene.number), "X-Hiwar-At": written(scene.at if scene.paced else now)}
    return {**found, "X-Hiwar-Until": written(scene.until)} if scene.until else found


class InFull:
    """Where a template puts what is shared, made once for the scene: it stands in the part as it is.

    Inside of what is shared by those who have the same part, `token` stands for the token of a form.
    """

    token = mark_safe(SIGN)  # noqa: S308 - a sign of our own

    def __init__(self, scene: queries.Scene, request: HttpRequest) -> None:
        self.scene, self.request = scene, request

    def __call__(self, name: str, make: Make) -> str:
        """What is shared under a name."""
        html = _made(self.scene, name, make)
        return html.replace(self.token, get_token(self.request)) if self.token in html else html


def _made(scene: queries.Scene, name: str, make: Make) -> str:
    known = f"part {name}"
    if known not in scene.kept:
        scene.kept[known] = str(make())
    found: str = scene.kept[known]
    return found


# for many at a time


@dataclass(frozen=True, slots=True)
class Asked:
    """A part that a viewer with a session asks for: of which meeting, screen and language; the request as it came."""

    meeting: int
    screen: str
    lang: str
    scope: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Own:
    """A part that is for one viewer alone, packed as gzip or not, with its headers and for which number it is."""

    number: int
    headers: Headers
    body: bytes


def own_parts(asked: Sequence[Asked], now: datetime) -> list[Own | None]:
    """The part of each viewer, by their session as it is now; None where the site itself must answer: with a refusal, a
    page that says what is wrong, or a cookie."""
    requests = [ASGIRequest(dict(each.scope), BytesIO()) for each in asked]
    keys = [request.COOKIES.get(settings.SESSION_COOKIE_NAME, "") for request in requests]
    kept = sessions.kept(keys, now)
    told = [kept.get(key, {}) for key in keys]
    people = sessions.behind_each(told, now)
    scenes = _scenes(asked, now)
    heres: dict[tuple[str, str, str], Context] = {}
    found: list[Own | None] = []
    for each, request, session, person in zip(asked, requests, told, people, strict=True):
        scene = scenes.get((each.meeting, each.lang))
        request.session = session  # type: ignore[assignment]
        request.signed_in = lambda person=person: person  # type: ignore[attr-defined]
        with translation.override(languages.spoken(each.lang)):
            if scene is None or not session or not _can_be_trusted(request):
                found.append(None)
                continue
            place = request.path, request.get_host(), request.scheme or ""
            heres[place] = heres.get(place) or here(request)
            found.append(_own(request, scene, each.screen, heres[place], now))
    return found


def _scenes(asked: Sequence[Asked], now: datetime) -> dict[tuple[int, str], queries.Scene]:
    wanted: dict[int, set[str]] = {}
    for each in asked:
        wanted.setdefault(each.meeting, set()).add(each.lang)
    found: dict[tuple[int, str], queries.Scene] = {}
    for meeting, spoken in wanted.items():
        with suppress(Missing):
            scenes = queries.scenes_kept(meeting, spoken, now)
            found |= {(meeting, lang): scene for lang, scene in scenes.items()}
    return found


def _own(request: ASGIRequest, scene: queries.Scene, name: str, place: Context, now: datetime) -> Own | None:
    try:
        context = context_of(request, scene, name)
    except Forbidden:
        return None
    token = get_token(request)
    page = {**context, "here": place, "shared": _Marks(scene), "csrf_token": token}
    html = get_template(f"web/meetings/now/{name}.html").render(page, request)
    pieces = _pieces(html, scene, token)
    told = {**dated(scene, now), **_OWN, "Content-Language": languages.spoken(scene.lang)}
    headers = [(header.lower().encode(), value.encode()) for header, value in told.items()]
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return Own(scene.number, headers, b"".join(piece.plain for piece in pieces))
    return Own(scene.number, [*headers, (b"content-encoding", b"gzip")], _joined(pieces))


_OWN = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "private, no-store",
    "Vary": "Accept-Encoding, Cookie",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def _can_be_trusted(request: ASGIRequest) -> bool:
    """Whether a request has the name of this site and the cookie of its forms, so that no answer of the site's own is
    needed."""
    try:
        request.get_host()
    except DisallowedHost:
        return False
    CsrfViewMiddleware(lambda _request: None).process_request(request)  # type: ignore[arg-type]
    return "CSRF_COOKIE" in request.META and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")


# Packed: a stream of gzip (RFC 1952) whose pieces were deflated each by itself, so that what is shared is deflated
# once. No piece looks back into another, so the length tells nothing of one's own words by those of others.


@dataclass(frozen=True, slots=True)
class _Piece:
    plain: bytes
    deflated: bytes


def _piece(text: str) -> _Piece:
    plain = text.encode()
    if len(plain) < _SHORT:
        return _stored(plain)
    packer = zlib.compressobj(5, zlib.DEFLATED, -zlib.MAX_WBITS)
    return _Piece(plain, packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH))


_SHORT = 200
"""Bytes that are not worth being deflated."""


def _stored(plain: bytes) -> _Piece:
    size = len(plain)
    return _Piece(plain, b"\0" + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + plain)


_BEGIN = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_END = b"\x03\x00"
"""An empty last block."""


def _joined(pieces: Sequence[_Piece]) -> bytes:
    plain = b"".join(piece.plain for piece in pieces)
    check = zlib.crc32(plain).to_bytes(4, "little") + (len(plain) & 0xFFFFFFFF).to_bytes(4, "little")
    return b"".join((_BEGIN, *(piece.deflated for piece in pieces), _END, check))


class _Marks:
    """What is shared is marked while a part is made, and its pieces put there afterwards."""

    token = InFull.token

    def __init__(self, scene: queries.Scene) -> None:
        self.scene = scene

    def __call__(self, name: str, make: Make) -> str:
        known = f"pieces {name}"
        if known not in self.scene.kept:
            self.scene.kept[known] = [_piece(text) for text in _made(self.scene, name, make).split(self.token)]
        return f"{SIGN}{name}{SIGN}"


def _pieces(html: str, scene: queries.Scene, token: str) -> list[_Piece]:
    """The pieces of a part in their order: what is one's own, what is shared, and so on; the token of forms in between,
    wherever what is shared leaves room for it."""
    found: list[_Piece] = []
    own = _stored(token.encode())
    for place, text in enumerate(html.split(SIGN)):
        if place % 2 == 0:
            found += [_piece(text)] if text else []
            continue
        for at, piece in enumerate(scene.kept[f"pieces {text}"]):
            found += [own, piece] if at else [piece]
    return found
