"""Documents by their symbol from a server that the operator names; off until `HIWAR_FETCH_URL` does.

Whatever is fetched is kept in one folder under a readable name (`A_HRC_27_10.ar.pdf`) and not asked for again; what the
server said of it stands beside it (`A_HRC_27_10.ar.json`), so that it can be asked whether there is a newer one. While
it comes in, a document is called `A_HRC_27_10.ar.part`: broken off, it goes on from there the next time.

The server is asked politely: one request at a time with a pause in between, and as late as it wants. It is trusted with
nothing: neither how much it sends, nor for how long, nor where it sends on to.
"""

from __future__ import annotations

import contextlib
import fcntl
import http.client
import json
import os
import re
import socket
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    getproxies_environment,
)

import hiwar

LANGUAGES = {"ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish"}
"""The six languages, as `--lang` and `{lang}` call them."""

TIMEOUT = 30.0
"""Seconds that the server may be silent."""

LONGEST = 900.0
"""Seconds that one answer may take in all; what has come by then is kept, and goes on the next time."""

LONGEST_WAIT = 120
"""Seconds that a busy server may ask us to wait; when it wants more, the operator is told."""

_TRIES = 4
_REDIRECTS = 5
_BLOCK = 1 << 16
_HEAD = 1024
_SYMBOL = re.compile(r"[A-Za-z0-9][A-Za-z0-9/()*.-]*")
_LONGEST_SYMBOL = 100
_ETAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e]{1,200}"')
_DATE = re.compile(r"[A-Za-z0-9 ,:+-]{1,64}")
_RANGE = re.compile(r"bytes (\d{1,18})-\d{1,18}/(\d{1,18}|\*)")
_KINDS = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"))
"""How files begin that Hiwar can read, and what their names end with; before a PDF some bytes may stand."""

_BUSY = {429, 503}
_MOVED = {301, 302, 303, 307, 308}


class FetchError(Exception):
    """A document cannot be had; the message is one sentence for people."""


class SettingError(FetchError):
    """What the environment says makes no sense, or says nothing: no document can be had."""


class _TooSlow(FetchError):
    """The answer takes too long; what has come of it is kept."""


class _BrokenOff(Exception):
    """The answer ended too early; what came of it is kept."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The server's address with `{symbol}` and perhaps `{lang}`, the seconds between two requests, and the biggest
    document in megabytes."""

    template: str
    pause: float = 2.0
    max_file_mb: int = 64

    @classmethod
    def from_environment(cls, max_file_mb: int, environment: Mapping[str, str] = os.environ) -> Settings:
        """What HIWAR_FETCH_URL and HIWAR_FETCH_PAUSE say. Raises SettingError."""
        template = environment.get("HIWAR_FETCH_URL", "").strip()
        if not template:
            raise SettingError(
                "Fetching is off; set HIWAR_FETCH_URL to the address of a server of documents, with {symbol} and {lang}"
                " where they belong."
            )
        _check(template)
        pause = environment.get("HIWAR_FETCH_PAUSE", "2")
        if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,3})?", pause) or float(pause) > 3600:
            raise SettingError(f"HIWAR_FETCH_PAUSE is {pause!r}; it must be a number of seconds from 0 to 3600.")
        return cls(template, float(pause), max_file_mb)

    @property
    def knows_languages(self) -> bool:
        """Whether the address says in which language a document is wanted."""
        return "{lang}" in self.template


def _check(template: str) -> None:
    try:
        parts = urlsplit(template)
        host, _port = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    problem = None
    if parts.scheme not in ("http", "https") or not host or not template.isascii() or re.search(r"[\s\x7f]", template):
        problem = "is no address of http or https"
    elif parts.username is not None:
        problem = "names a user, which is never sent"
    elif "{" in parts.netloc:
        problem = "has a place to fill in among the server's name"
    elif "{symbol}" not in template:
        problem = "has no {symbol}, so that no document can be asked for"
    if problem:
        raise SettingError(f"HIWAR_FETCH_URL {problem}; write it like https://documents.example/{{lang}}/{{symbol}}.")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document in the folder; `was_there` when nothing new came in."""

    path: Path
    was_there: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """What the server said of a document, for asking again; only what is safe to send back."""

    etag: str = ""
    last_modified: str = ""
    ending: str = ""

    @classmethod
    def of(cls, said: Mapping[str, Any] | Message, ending: str = "") -> _Told:
        etag, date = str(said.get("ETag") or ""), str(said.get("Last-Modified") or "")
        return cls(etag if _ETAG.fullmatch(etag) else "", date if _DATE.fullmatch(date) else "", ending)

    @classmethod
    def read(cls, path: Path) -> _Told:
        """What stands in the file; nothing when it is not there or damaged."""
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            return cls.of({"ETag": kept["etag"], "Last-Modified": kept["last_modified"]}, str(kept["ending"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return cls()

    def write(self, path: Path) -> None:
        draft = path.with_name(f"{path.name}.draft")
        draft.write_text(json.dumps(asdict(self)), encoding="utf-8")
        os.replace(draft, path)

    @property
    def same(self) -> str:
        """What `If-Range` takes: a strong tag, else a date."""
        return self.etag if self.etag.startswith('"') else self.last_modified


class Fetcher:
    """Fetches documents into one folder, one after the other; use it inside `with`, which keeps others out of it."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder, self._settings = folder, settings
        self._asked: float | None = None
        self._opener = OpenerDirector()  # nothing but http and https, and no redirect that is not looked at here
        for handler in (ProxyHandler(getproxies_environment()), HTTPHandler(), HTTPSHandler()):
            self._opener.add_handler(handler)
        self._held = contextlib.ExitStack()

    def __enter__(self) -> Fetcher:
        self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # a data folder is its owner's alone
        self._folder.mkdir(exist_ok=True)
        lock = self._held.enter_context((self._folder / "lock").open("w"))
        fcntl.flock(lock, fcntl.LOCK_EX)
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def fetch(self, symbol: str, lang: str | None = None, *, again: bool = False) -> Fetched:
        """The document with this symbol in this language, from the folder when it is there.

        `again` asks the server whether it has a newer one. Raises FetchError in a sentence, OSError when the disk
        refuses.
        """
        symbol = symbol.strip()
        if not is_symbol(symbol):
            raise FetchError(f"{symbol!r} is no symbol of a document; write it like A/HRC/27/10.")
        name = symbol.replace("/", "_") + (f".{lang}" if lang else "")
        kept = self._kept(name)
        if kept and not again:
            return Fetched(kept, was_there=True)
        what = f"{symbol} in {LANGUAGES[lang]}" if lang else symbol
        for _ in range(_TRIES):
            try:
                result = self._ask(name, self._address(symbol, lang), what, lang, kept)
            except _BrokenOff:
                continue
            if isinstance(result, Fetched):
                return result
            time.sleep(result)
        if self._path(name, "part").exists():
            raise FetchError(f"{what}: the connection broke off; fetch it again, and it goes on from there.")
        raise FetchError(f"{what}: {self._host} is busy or breaks off; try again later.")

    @property
    def _host(self) -> str:
        return urlsplit(self._settings.template).hostname or "the server"

    def _path(self, name: str, ending: str) -> Path:
        return self._folder / f"{name}.{ending}"

    def _kept(self, name: str) -> Path | None:
        """The whole document, if it is in the folder."""
        told = _Told.read(self._path(name, "json"))
        endings = [told.ending, *(ending for _, ending in _KINDS)]
        paths = (self._path(name, ending) for ending in endings if ending in dict(_KINDS).values())
        return next((path for path in paths if path.is_file()), None)

    def _address(self, symbol: str, lang: str | None) -> str:
        """The symbol's slashes part a path; in a query they are signs like others."""
        path, mark, query = self._settings.template.partition("?")
        filled = path.replace("{symbol}", quote(symbol)) + mark + query.replace("{symbol}", quote(symbol, safe=""))
        return filled.replace("{lang}", lang or "")

    def _ask(self, name: str, address: str, what: str, lang: str | None, kept: Path | None) -> Fetched | float:
        """One question: the document, or the seconds to wait before the next.

        Raises _BrokenOff when the answer ended early, FetchError when there is no use in asking again.
        """
        part, about = self._path(name, "part"), self._path(name, "part.json")
        begun = _Told.read(about)
        have = part.stat().st_size if part.is_file() and begun.same else 0
        headers = {"User-Agent": f"hiwar/{hiwar.__version__}", "Accept-Encoding": "identity"}
        if have:
            headers |= {"Range": f"bytes={have}-", "If-Range": begun.same}
        elif kept:
            known = _Told.read(self._path(name, "json"))
            headers |= {"If-None-Match": known.etag} if known.etag else {}
            headers |= {"If-Modified-Since": known.last_modified} if known.last_modified else {}
        with contextlib.closing(self._answer(address, headers, what)) as answer:
            status = answer.status
            if status == 304 and kept:
                return Fetched(kept, was_there=True)
            if status in _BUSY:
                return self._patience(answer, what)
            if status == 416 and have:
                part.unlink()
                return 0.0
            if status not in (200, 206):
                raise FetchError(f"{what}: {self._refusal(status, lang)}.")
            spoken = (answer.headers.get("Content-Language") or "").strip().lower()[:2]
            if lang and spoken in LANGUAGES and spoken != lang:
                raise FetchError(f"{what}: {self._host} has it in {LANGUAGES[spoken]} only.")
            if status == 206 and not self._goes_on(answer, have):
                part.unlink(missing_ok=True)
                return 0.0
            told = begun if status == 206 else _Told.of(answer.headers)
            if status == 200:
                part.unlink(missing_ok=True)  # before what is said of the new one
                told.write(about)
            self._take(answer, part, what, append=status == 206)
        return Fetched(self._finish(name, part, about, told), was_there=False)

    def _answer(self, address: str, headers: Mapping[str, str], what: str) -> http.client.HTTPResponse:
        """The server's answer after redirects, which never lead to another scheme, but for http to https."""
        try:
            for _ in range(_REDIRECTS + 1):
                self._rest()
                request = Request(address, headers=dict(headers))  # noqa: S310 - http or https: looked at before
                answer: http.client.HTTPResponse = self._opener.open(request, timeout=TIMEOUT)
                target = answer.headers.get("Location") if answer.status in _MOVED else None
                if target is None:
                    return answer
                answer.close()
                address = self._onwards(address, target, what)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(f"{what}: {self._trouble(error)}.") from error
        raise FetchError(f"{what}: {self._host} sends from one address to another without end.")

    def _onwards(self, address: str, target: str, what: str) -> str:
        """Where a redirect leads. Raises FetchError when that is no address to go to."""
        new = urljoin(address, quote(target.strip(), safe="%/:=&?~#+!$,;'@()*[]")).partition("#")[0]
        parts = urlsplit(new)
        allowed = ("https",) if urlsplit(address).scheme == "https" else ("http", "https")
        if parts.scheme not in allowed or not parts.hostname or parts.username is not None:
            raise FetchError(
                f"{what}: {self._host} sends on to where Hiwar does not follow ({parts.scheme or 'none'}:)."
            )
        return new

    def _rest(self) -> None:
        """Let some time pass since the last request."""
        if self._asked is not None:
            time.sleep(max(0.0, self._asked + self._settings.pause - time.monotonic()))
        self._asked = time.monotonic()

    def _patience(self, answer: http.client.HTTPResponse, what: str) -> float:
        """The seconds that a busy server wants us to wait. Raises FetchError when they are too many."""
        said = (answer.headers.get("Retry-After") or "").strip()
        if not said:
            return max(self._settings.pause, 1.0)
        try:
            if said.isascii() and said.isdigit():
                seconds = float(said[:9])
            else:  # by the server's own clock
                until, since = (parsedate_to_datetime(date) for date in (said, answer.headers.get("Date") or said))
                seconds = max(0.0, (until - since).total_seconds())
        except (ValueError, TypeError, OverflowError):
            seconds = max(self._settings.pause, 1.0)
        if seconds > LONGEST_WAIT:
            raise FetchError(f"{what}: {self._host} is busy and asks to wait {seconds:.0f} seconds; try again then.")
        return seconds

    def _refusal(self, status: int, lang: str | None) -> str:
        if status in (404, 410):
            where = ", or not in this language" if lang else ""
            return f"{self._host} has no such document{where} ({status})"
        if status in (401, 403, 407, 451):
            return f"{self._host} refuses to give it ({status})"
        if status >= 500:
            return f"{self._host} has a fault ({status}); try again later"
        return f"{self._host} gives an answer that cannot be used ({status})"

    def _trouble(self, error: Exception) -> str:
        cause = error.reason if isinstance(error, URLError) and isinstance(error.reason, Exception) else error
        if isinstance(cause, TimeoutError):
            return f"{self._host} does not answer; try again later"
        if isinstance(cause, socket.gaierror):
            return f"{self._host} is not found; check the network and HIWAR_FETCH_URL"
        if isinstance(cause, OSError):
            why = " ".join(str(cause.strerror or cause).lower().split())[:100]
            return f"{self._host} cannot be reached ({why}); check the network and HIWAR_FETCH_URL"
        return f"{self._host} does not speak http as it should; check HIWAR_FETCH_URL"

    @staticmethod
    def _goes_on(answer: http.client.HTTPResponse, have: int) -> bool:
        """Whether what comes begins where what is there ends."""
        found = _RANGE.fullmatch((answer.headers.get("Content-Range") or "").strip())
        return bool(have and found and int(found[1]) == have)

    def _take(self, answer: http.client.HTTPResponse, part: Path, what: str, *, append: bool) -> None:
        """Write what comes to the partial file, as far as it is of a kind that can be read, and not too much."""
        most = self._settings.max_file_mb << 20
        size = part.stat().st_size if append else 0
        expected = None if answer.length is None else size + answer.length
        too_big = FetchError(
            f"{what}: it is bigger than the limit of {self._settings.max_file_mb} MB; raise HIWAR_MAX_FILE_MB."
        )
        head = _head(part) if append else b""
        until = time.monotonic() + LONGEST
        try:
            if expected is not None and expected > most:
                raise too_big
            with part.open("ab" if append else "wb") as file:
                while block := _block(answer):
                    size += len(block)
                    if size > most:
                        raise too_big
                    if len(head) < _HEAD:
                        head += block[: _HEAD - len(head)]
                        if len(head) == _HEAD:
                            self._look_at(head, answer, what)
                    file.write(block)
                    if time.monotonic() > until:
                        raise _TooSlow(f"{what}: it comes too slowly; fetch it again, and it goes on from there.")
                file.flush()
                os.fsync(file.fileno())
            if expected is not None and size < expected:
                raise _BrokenOff
            self._look_at(head, answer, what)
        except _TooSlow:
            raise
        except FetchError:
            part.unlink(missing_ok=True)
            raise

    def _look_at(self, head: bytes, answer: http.client.HTTPResponse, what: str) -> None:
        """Raises FetchError when what begins so is of no kind that Hiwar reads."""
        if _ending(head):
            return
        is_page = re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|\?xml)", head, re.I)
        page = " (it is a web page)" if is_page or "html" in (answer.headers.get("Content-Type") or "").lower() else ""
        raise FetchError(
            f"{what}: what {self._host} gives is neither PDF nor Word{page}; there may be no such document, or"
            " HIWAR_FETCH_URL names a page about it."
        )

    def _finish(self, name: str, part: Path, about: Path, told: _Told) -> Path:
        """Give the whole file its name, and take an older one of another kind away."""
        ending = _ending(_head(part))
        path = self._path(name, ending)
        os.replace(part, path)
        _Told(told.etag, told.last_modified, ending).write(self._path(name, "json"))
        about.unlink(missing_ok=True)
        for _, other in _KINDS:
            if other != ending:
                self._path(name, other).unlink(missing_ok=True)
        return path


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _ending(head: bytes) -> str:
    """What the name of a file that begins so ends with; empty when it is of no kind that Hiwar reads."""
    found = next((ending for start, ending in _KINDS if head.startswith(start)), "")
    return found or ("pdf" if b"%PDF-" in head else "")


def is_symbol(text: str) -> bool:
    """Whether this can be a document's symbol, which is safe in an address and in a file's name."""
    if len(text) > _LONGEST_SYMBOL or not _SYMBOL.fullmatch(text):
        return False
    return "/" in text and all(piece.strip(".") for piece in text.split("/"))


def _block(answer: http.client.HTTPResponse) -> bytes:
    """Some bytes, none at the end. Raises _BrokenOff when the connection breaks."""
    try:
        return answer.read1(_BLOCK)
    except (OSError, http.client.HTTPException) as error:
        raise _BrokenOff from error
