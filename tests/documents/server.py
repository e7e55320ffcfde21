"""A server of documents on this machine that does what a test tells it, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PDF = b"%PDF-1.7\n" + b"a line of a report\n" * 5000 + b"%%EOF\n"


@dataclass
class Answer:
    """What is said to one request; `cut` breaks the connection after so many bytes of the body."""

    status: int = 200
    body: bytes = PDF
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    length: int | None = None


@dataclass
class Server:
    """`answers` are given in their order, the last one again and again; `asked` are the paths and headers."""

    url: str
    answers: list[Answer] = field(default_factory=lambda: [Answer()])
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@contextmanager
def serving() -> Iterator[Server]:
    """The server, for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((self.path, dict(self.headers)))
            answer = server.answers.pop(0) if len(server.answers) > 1 else server.answers[0]
            self.send_response_only(answer.status)  # no Date of its own
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(answer.length or len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body[: answer.cut])

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{listening.server_port}")
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()
