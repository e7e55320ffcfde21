"""Documents from a server: whole or not there, asked for once, and whatever the server does ends in a sentence."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiwar.documents import fetch
from hiwar.documents.fetch import Fetcher, FetchError, SettingError, Settings, is_symbol
from tests.documents.server import PDF, Answer, Server, serving

SYMBOL = "A/HRC/27/10"
ETAG = {"ETag": '"one"', "Last-Modified": "Mon, 01 Sep 2014 10:00:00 GMT"}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as found:
        yield found


def get(folder: Path, server: Server, lang: str | None = "ar", *, again: bool = False, template: str = "") -> Path:
    settings = Settings(server.url + (template or "/{lang}/{symbol}"), pause=0, max_file_mb=1)
    with Fetcher(folder, settings) as fetcher:
        return fetcher.fetch(SYMBOL, lang, again=again).path


def whole(folder: Path) -> list[str]:
    """The documents in the folder, and what is left of broken ones."""
    return sorted(path.name for path in folder.iterdir() if path.suffix not in (".json", "") or ".part" in path.name)


def test_a_document_is_fetched_whole_and_asked_for_once(tmp_path: Path, server: Server) -> None:
    path = get(tmp_path, server)
    assert path == tmp_path / "A_HRC_27_10.ar.pdf"
    assert path.read_bytes() == PDF
    assert get(tmp_path, server) == path
    [(asked, headers)] = server.asked
    assert asked == "/ar/A/HRC/27/10"
    assert headers["User-Agent"].startswith("hiwar/")
    assert whole(tmp_path) == ["A_HRC_27_10.ar.pdf"]


def test_each_language_is_a_document_of_its_own(tmp_path: Path, server: Server) -> None:
    assert get(tmp_path, server, "ar") != get(tmp_path, server, "fr")
    assert len(server.asked) == 2


def test_in_a_query_the_symbol_is_percent_encoded(tmp_path: Path, server: Server) -> None:
    get(tmp_path, server, template="/get?s={symbol}&l={lang}")
    assert server.asked[0][0] == "/get?s=A%2FHRC%2F27%2F10&l=ar"


@pytest.mark.parametrize(
    ("begins", "ending"), [(b"PK\x03\x04", "docx"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"), (b"\n%PDF-1", "pdf")]
)
def test_the_name_ends_as_the_bytes_say(tmp_path: Path, server: Server, begins: bytes, ending: str) -> None:
    server.answers = [Answer(body=begins + b"rest", headers={"Content-Type": "text/plain"})]
    assert get(tmp_path, server, None, template="/{symbol}").name == f"A_HRC_27_10.{ending}"


def test_again_asks_whether_there_is_a_newer_one(tmp_path: Path, server: Server) -> None:
    newer = Answer(body=b"PK\x03\x04newer", headers={"ETag": '"two"'})
    server.answers = [Answer(headers=ETAG), Answer(304, b""), newer]
    first = get(tmp_path, server)
    assert get(tmp_path, server, again=True) == first
    assert server.asked[1][1]["If-None-Match"] == ETAG["ETag"]
    assert server.asked[1][1]["If-Modified-Since"] == ETAG["Last-Modified"]
    assert get(tmp_path, server, again=True).read_bytes() == newer.body
    assert whole(tmp_path) == ["A_HRC_27_10.ar.docx"]


def test_what_is_there_stays_when_asking_again_fails(tmp_path: Path, server: Server) -> None:
    server.answers = [Answer(), Answer(404, b"")]
    path = get(tmp_path, server)
    with pytest.raises(FetchError, match="no such document"):
        get(tmp_path, server, again=True)
    assert path.read_bytes() == PDF


def test_a_broken_download_goes_on_where_it_ended(tmp_path: Path, server: Server) -> None:
    rest = Answer(206, PDF[5000:], ETAG | {"Content-Range": f"bytes 5000-{len(PDF) - 1}/{len(PDF)}"})
    server.answers = [Answer(headers=ETAG, cut=5000), rest]
    assert get(tmp_path, server).read_bytes() == PDF
    assert server.asked[1][1]["Range"] == "bytes=5000-"
    assert server.asked[1][1]["If-Range"] == ETAG["ETag"]
    assert whole(tmp_path) == ["A_HRC_27_10.ar.pdf"]


def test_a_download_that_keeps_breaking_goes_on_the_next_time(tmp_path: Path, server: Server) -> None:
    server.answers = [Answer(headers=ETAG, cut=5000), Answer(503, b"", {"Retry-After": "0"})]
    with pytest.raises(FetchError, match="goes on from there"):
        get(tmp_path, server)
    assert whole(tmp_path) == ["A_HRC_27_10.ar.part", "A_HRC_27_10.ar.part.json"]
    server.answers = [Answer(206, PDF[5000:], {"Content-Range": f"bytes 5000-{len(PDF) - 1}/{len(PDF)}"})]
    assert get(tmp_path, server).read_bytes() == PDF


@pytest.mark.parametrize(
    "second",
    [
        Answer(headers={"ETag": '"other"'}),
        Answer(206, PDF[9:], {"Content-Range": "bytes 9-10/11"}),
        Answer(206, PDF[9:]),
        Answer(416, b""),
    ],
)
def test_a_document_that_changed_meanwhile_begins_anew(tmp_path: Path, server: Server, second: Answer) -> None:
    server.answers = [Answer(body=b"%PDF-old" * 2000, headers=ETAG, cut=5000), second, Answer()]
    assert get(tmp_path, server).read_bytes() == PDF


def test_without_a_mark_of_its_edition_nothing_is_joined(tmp_path: Path, server: Server) -> None:
    server.answers = [Answer(cut=5000), Answer()]
    assert get(tmp_path, server).read_bytes() == PDF
    assert "Range" not in server.asked[1][1]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again(tmp_path: Path, server: Server, status: int) -> None:
    server.answers = [Answer(status, b"", {"Retry-After": "1"}), Answer()]
    start = time.monotonic()
    assert get(tmp_path, server).read_bytes() == PDF
    assert time.monotonic() - start >= 1


def test_there_is_a_pause_between_requests(tmp_path: Path, server: Server) -> None:
    start = time.monotonic()
    with Fetcher(tmp_path, Settings(server.url + "/{symbol}", pause=0.3)) as fetcher:
        fetcher.fetch("A/1")
        fetcher.fetch("A/1")  # is there: no request, no pause
        fetcher.fetch("A/2")
    assert 0.3 <= time.monotonic() - start < 5
    assert len(server.asked) == 2


PAGE = b"<!DOCTYPE html><title>Sign in</title>"


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Answer(404, b""), "A/HRC/27/10 in Arabic: 127.0.0.1 has no such document, or not in this language (404)."),
        (Answer(403, b""), "refuses to give it (403)."),
        (Answer(500, b""), "has a fault (500); try again later."),
        (Answer(418, b""), "an answer that cannot be used (418)."),
        (Answer(304, b""), "an answer that cannot be used (304)."),
        (Answer(429, b"", {"Retry-After": "86400"}), "asks to wait 86400 seconds; try again then."),
        (
            Answer(
                503,
                b"",
                {"Date": "Mon, 01 Sep 2014 10:00:00 GMT", "Retry-After": "Mon, 01 Sep 2014 11:00:00 GMT"},
            ),
            "asks to wait",
        ),
        (Answer(503, b"", {"Retry-After": "0"}), "is busy or breaks off; try again later."),
        (Answer(body=PAGE), "is neither PDF nor Word (it is a web page)"),
        (Answer(body=PAGE * 100), "is neither PDF nor Word (it is a web page)"),
        (Answer(body=b""), "is neither PDF nor Word;"),
        (Answer(headers={"Content-Language": "en"}), "has it in English only."),
        (Answer(body=PDF * 20), "is bigger than the limit of 1 MB; raise HIWAR_MAX_FILE_MB."),
        (Answer(length=10**15), "is bigger than the limit of 1 MB"),
        (Answer(302, b"", {"Location": "file:///etc/passwd"}), "sends on to where Hiwar does not follow (file:)."),
        (Answer(302, b"", {"Location": "ftp://127.0.0.1/x"}), "does not follow (ftp:)."),
        (Answer(302, b"", {"Location": "http://[x"}), "does not speak http as it should"),
        (Answer(302, b"", {"Location": "/next"}), "sends from one address to another without end."),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value.status),
)
def test_what_cannot_be_had_is_said_in_a_sentence(
    tmp_path: Path, server: Server, answer: Answer, sentence: str
) -> None:
    server.answers = [answer]
    with pytest.raises(FetchError) as raised:
        get(tmp_path, server)
    assert sentence in str(raised.value)
    assert str(raised.value).startswith("A/HRC/27/10 in Arabic: ")
    assert not [name for name in whole(tmp_path) if not name.endswith(".part.json")]


def test_a_redirect_is_followed(tmp_path: Path, server: Server) -> None:
    server.answers = [Answer(302, b"", {"Location": "/elsewhere/été.pdf#page"}), Answer()]
    assert get(tmp_path, server).read_bytes() == PDF
    assert server.asked[1][0].startswith("/elsewhere/")


def test_https_is_never_left_for_http(tmp_path: Path) -> None:
    with Fetcher(tmp_path, Settings("https://documents.example/{symbol}")) as fetcher:
        with pytest.raises(FetchError, match="does not follow"):
            fetcher._onwards("https://documents.example/1", "http://documents.example/1", "A/1")
        assert fetcher._onwards("http://x.example/1", "https://y.example/2#3", "A/1") == "https://y.example/2"


def test_an_endless_answer_is_stopped(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LONGEST", -1)
    server.answers = [Answer(headers=ETAG)]
    with pytest.raises(FetchError, match="too slowly"):
        get(tmp_path, server)
    assert "A_HRC_27_10.ar.part" in whole(tmp_path)


def test_a_silent_server_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(fetch, "TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(FetchError, match="does not answer"):
            get(tmp_path, Server(url))
    with pytest.raises(FetchError, match="cannot be reached"):
        get(tmp_path, Server(url))


def test_a_proxy_is_used_when_the_environment_names_one(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.setenv("no_proxy", "")
    assert get(tmp_path, Server("http://documents.invalid")).read_bytes() == PDF
    assert server.asked[0][0] == "http://documents.invalid/ar/A/HRC/27/10"


@pytest.mark.parametrize(
    "kept", ["", "[]", '{"etag": 1}', "[" * 100_000, '{"etag":"x\\r\\ny","last_modified":"","ending":"../x"}']
)
def test_a_damaged_note_of_what_the_server_said_does_no_harm(tmp_path: Path, server: Server, kept: str) -> None:
    get(tmp_path, server)
    (tmp_path / "A_HRC_27_10.ar.json").write_text(kept)
    assert get(tmp_path, server, again=True).read_bytes() == PDF
    assert "If-None-Match" not in server.asked[1][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/HRC/27/10", True),
        ("A/HRC/WG.6/20/SVN/1", True),
        ("A/HRC/27/10/Add.1", True),
        ("CAT/C/XTV/CO/4-5", True),
        ("A/67/38(SUPP)", True),
        ("", False),
        ("A", False),
        ("../etc/passwd", False),
        ("A/../../x", False),
        ("A//B", False),
        ("/A/B", False),
        ("A/B/", False),
        ("A/HRC/27/10?x=1", False),
        ("A/HRC/27/10\n", False),
        ("A/هـ/1", False),
        ("A/" + "1-" * 60, False),
    ],
)
def test_only_symbols_are_asked_for(text: str, expected: bool) -> None:
    assert is_symbol(text) is expected


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("", "Fetching is off"),
        ("  ", "Fetching is off"),
        ("https://documents.example/", "has no {symbol}"),
        ("file:///{symbol}", "is no address of http"),
        ("documents.example/{symbol}", "is no address of http"),
        ("https:///{symbol}", "is no address of http"),
        ("https://[/{symbol}", "is no address of http"),
        ("https://documents.example:port/{symbol}", "is no address of http"),
        ("https://documents.example/{symbol} x", "is no address of http"),
        ("https://ann:secret@documents.example/{symbol}", "names a user"),
        ("https://{symbol}/", "among the server's name"),
    ],
)
def test_an_address_that_cannot_serve_is_refused(url: str, problem: str) -> None:
    with pytest.raises(SettingError) as raised:
        Settings.from_environment(64, {"HIWAR_FETCH_URL": url})
    assert problem in str(raised.value)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("pause", ["", "-1", "nan", "1e3", "3601", "2 s", "٣"])
def test_a_pause_is_a_number_of_seconds(pause: str) -> None:
    with pytest.raises(SettingError, match="from 0 to 3600"):
        Settings.from_environment(64, {"HIWAR_FETCH_URL": "http://x.example/{symbol}", "HIWAR_FETCH_PAUSE": pause})


def test_the_environment_sets_the_fetcher_up() -> None:
    made = Settings.from_environment(8, {"HIWAR_FETCH_URL": "http://x.example/{symbol}", "HIWAR_FETCH_PAUSE": "0.5"})
    assert (made.pause, made.max_file_mb, made.knows_languages) == (0.5, 8, False)
