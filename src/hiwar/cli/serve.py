"""`hiwar serve`: the record, the training review and the site, in one go."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import shlex
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from hiwar.cli.start import as_it_is, now, opened

if TYPE_CHECKING:
    import uvicorn


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0: any free port.")
@click.option("--training/--no-training", default=True, help="Put the invented State's training review in (default).")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes that answer; else two, or one where there is one processor.",
)
def serve(host: str, port: int, training: bool, processes: int | None) -> None:
    """Serve the site, making the record first when there is none."""
    listener = _listen(host, port)
    _admit(host)
    with listener, opened():
        if training:
            _put_training_in()
        with contextlib.ExitStack() as beside:
            others = [
                beside.enter_context(_beside(_ANSWER.format(listener=listener.fileno()), listener.fileno()))
                for _other in range(1, processes or min(2, len(os.sched_getaffinity(0))))
            ]

            def all_ready() -> None:
                for other in others:
                    other.stdout.readline()  # type: ignore[union-attr] # says that it is ready, or ends when it has ended
                beside.enter_context(_beside(_WORK))
                _greet(host, listener.getsockname()[1])

            signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have had it ignored
            with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how a person ends it
                _answer(listener, all_ready)


def _answer(listener: socket.socket, ready: Callable[[], None], gone: Callable[[], bool] | None = None) -> None:
    """Answer requests until somebody ends this process, or the one that started it is `gone`."""
    import uvicorn

    _allow_many_files()
    # Whom to believe about addresses and encryption is said in Hiwar's own settings (HIWAR_PROXIES, HIWAR_HTTPS).
    config = uvicorn.Config(
        "hiwar.settings.asgi:application",
        log_level="warning",
        access_log=False,
        timeout_keep_alive=_KEPT,
        lifespan="off",
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
    )
    server = _server(config)
    if gone is not None:

        def watch() -> None:
            gone()
            server.should_exit = True

        threading.Thread(target=watch, daemon=True).start()
    config.load()  # all that pages need, before anybody is told to come
    ready()
    server.run(sockets=[listener])


def _allow_many_files() -> None:
    """Use as many open files as the system allows: each viewer of a meeting is one."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


_KEPT = 60
"""Seconds for which a connection stays open that nobody uses. Hundreds of viewers of a meeting ask for something at the
same moment, after a minute in which nobody has: they must not all have to connect anew."""

_GRACE = 2
"""Seconds that requests have to end when the site does."""


def _server(config: uvicorn.Config) -> uvicorn.Server:
    """A server that ends the streams of meetings as it goes, and does not wait for their viewers to leave."""
    import uvicorn

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            if live := sys.modules.get("hiwar.web.live"):
                live.close()
            await super().shutdown(sockets)

    return Server(config)


def answer_beside(listener: int) -> None:
    """Answer requests beside the process that has started this one, at the same socket, until that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the other one, which then lets this one go
    with as_it_is(), socket.socket(fileno=listener) as there:
        _answer(there, lambda: print("ready", flush=True), lambda: not sys.stdin.buffer.read())


_ANSWER = "from hiwar.cli.serve import answer_beside; answer_beside({listener})"
_WORK = "from hiwar.cli import main; main(['work', '--beside'], prog_name='hiwar')"


@contextlib.contextmanager
def _beside(code: str, *files: int) -> Iterator[subprocess.Popen[bytes]]:
    """A program beside the site. It ends when the pipe to it does, however this process ends."""
    process = subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        pass_fds=files,
    )
    try:
        yield process
    finally:
        if process.stdin:
            process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE)
        if process.poll() is None:
            process.terminate()  # in the middle of something that is done again next time
            process.wait()


_PATIENCE = 3.0
"""Seconds that a program beside the site has to end by itself."""

_WRONG_HOST = (
    "{host!r} is no address of this machine ({why}); leave --host out, or choose another with --host, like 0.0.0.0 for"
    " all of them."
)


def _listen(host: str, port: int) -> socket.socket:
    """The socket, before anything else is done, so that a port in use is said at once."""
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=2048
        )
    except (OSError, UnicodeError) as error:
        number = getattr(error, "errno", None) or 0
        if number <= 0 or number == errno.EADDRNOTAVAIL:  # below 0: no such name
            why = (getattr(error, "strerror", None) or str(error)).partition(" (while")[0]
            raise click.ClickException(_WRONG_HOST.format(host=host, why=why)) from error
        why = os.strerror(number)
        other = port + 1 if port < 65535 else 8000
        raise click.ClickException(
            f"Port {port} of {host} cannot be used ({why}); stop what uses it, or choose another with --port {other}."
        ) from error


def _admit(host: str) -> None:
    """Let browsers use the address that was asked for (`ALLOWED_HOSTS`); for all addresses, the operator names them."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - the operator's wish
        if not os.environ.get("HIWAR_HOSTS"):
            click.echo("Only this machine is answered: name in HIWAR_HOSTS what others call this one.", err=True)
    else:
        os.environ["HIWAR_HOSTS"] = ",".join(filter(None, (os.environ.get("HIWAR_HOSTS"), host)))


def _put_training_in() -> None:
    """Import the training review once: its report, the State's answers and the thematic list, in every language. A new
    edition of one of them replaces nothing and stands beside the old one."""
    from hiwar.audit.actors import OPERATOR
    from hiwar.exchange.imports import import_files, is_known
    from hiwar.training import files

    missing = [str(path) for path in files() if not is_known(path)]
    for result in import_files(OPERATOR, missing, clock=now, accept_changes=True):
        if result.failed:
            click.echo(f"A document of the training review is not in the record: {result.message}", err=True)


def _greet(host: str, port: int) -> None:
    from django.conf import settings

    name = f"[{host}]" if ":" in host else host
    here = f"http://{name}:{port}/"
    program = shlex.quote(sys.argv[0]) if sys.argv[0].endswith("hiwar") else "hiwar"
    data = f" --data-dir {shlex.quote(os.environ['HIWAR_DATA'])}" if os.environ.get("HIWAR_DATA") else ""
    click.echo(
        f"""
Hiwar is at {here} (Ctrl-C ends it). Its data is in {settings.HIWAR_DATA}.

Try next:
  the training review of the invented State Talvania   {here}en/reviews/XTV/0
  the same site in Arabic                              {here}ar/
  put reports into the record (PDF, Word, text)        {program}{data} import FOLDER
  make an administrator, who invites others            {program}{data} admin create LOGIN
  everything else                                      {program} --help
"""
    )
    sys.stdout.flush()
