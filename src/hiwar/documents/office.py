"""Old Word files (.doc) by way of LibreOffice, where it is installed: bytes in, the bytes of a .docx out.

LibreOffice is a large program that opens what a stranger wrote, so it gets little: a folder and a profile of its own,
an empty environment, no network where the system can take it away, no macros, and a limit on time, memory and the size
of what it writes. Run as a program (`python -m hiwar.documents.office`) this module is its keeper: it ends LibreOffice
and all that belongs to it when its time is over, or when the process that asked is gone.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import select
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from hiwar.kernel.reading.model import ReadingError

MEDIA_TYPE = "application/msword"
VARIABLE = "HIWAR_SOFFICE"
"""Setting: the program of LibreOffice, by its path or its name."""

_PROGRAMS = ("soffice", "libreoffice")
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAM = "WordDocument".encode("utf-16-le")
"""Name of the stream that makes a compound file a Word document ([MS-DOC] 2.1.1)."""
_FIB, _FIB_MAGIC = 512, b"\xec\xa5"
"""Where the first stream of a compound file begins, and how a Word document's does ([MS-DOC] 2.5.2)."""
_ENCRYPTED = 0x01
"""Flag in the second byte of the flags ([MS-DOC] 2.5.2, fEncrypted)."""

_MB = 1024 * 1024
_MEMORY = 2048 * _MB
"""What LibreOffice may take; 7.4 makes do with 512 MB."""

_TOO_SLOW, _BROKEN = 3, 4
"""Exit status of the keeper when the time was over, and when LibreOffice failed."""
_STEP = 0.05
_GRACE = 10.0
"""Seconds that the keeper itself may be late."""

_SAVE_AS = "save it as .docx and try again"
_FILTER = "docx:MS Word 2007 XML"

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
"""Flags of unshare(2), Linux."""

_SECURITY = '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{}" oor:op="fuse">'
_PROFILE = "".join(
    (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">',
        *(
            f"{_SECURITY.format(name)}<value>{value}</value></prop></item>"
            for name, value in (
                ("DisableMacrosExecution", "true"),
                ("MacroSecurityLevel", "3"),
                ("BlockUntrustedRefererLinks", "true"),
                ("DisableActiveContent", "true"),
            )
        ),
        "</oor:items>",
    )
)
"""Settings of the profile: no macros, no links to other places followed, nothing active."""


def is_old_word(data: bytes) -> bool:
    """Whether a file is a Word document in the format of Word 97 to 2003, by its content."""
    return data.startswith(_MAGIC) and _STREAM in data


def program(environment: Mapping[str, str] = os.environ) -> str | None:
    """The path of LibreOffice: what HIWAR_SOFFICE names, else what is installed; None when there is none."""
    named = environment.get(VARIABLE)
    return next(filter(None, map(shutil.which, (named,) if named else _PROGRAMS)), None)


def as_docx(data: bytes, seconds: float, max_bytes: int, environment: Mapping[str, str] = os.environ) -> bytes:
    """An old Word document as .docx. ReadingError: no LibreOffice, a password, too slow, too big, no conversion."""
    if data[_FIB : _FIB + 2] == _FIB_MAGIC and data[_FIB + 11] & _ENCRYPTED:
        raise ReadingError("the Word document is protected by a password", remedy="save it without a password")
    office = program(environment)
    if office is None:
        raise ReadingError(
            "the file is an old Word document (.doc), for which LibreOffice is needed and not found",
            remedy="save it as .docx, or install LibreOffice (HIWAR_SOFFICE names it where it is not on the PATH)",
        )
    with tempfile.TemporaryDirectory(prefix="hiwar-office-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder, "profile", "user")
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        Path(folder, "document.doc").write_bytes(data)
        status = _kept(office, folder, seconds, max_bytes)
        return _result(Path(folder, "out", "document.docx"), status, seconds, max_bytes)


def _kept(office: str, folder: str, seconds: float, max_bytes: int) -> int:
    """Run LibreOffice under its keeper; the keeper's exit status."""
    path = os.pathsep.join(filter(None, sys.path))  # what this process can import, the keeper can
    command = [sys.executable, "-P", "-m", __name__, office, folder, str(seconds), str(max_bytes)]
    keeper = subprocess.Popen(  # noqa: S603  # no shell, and nothing of the file is in the arguments
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**_surroundings(folder), "PYTHONPATH": path},
        start_new_session=True,  # Ctrl-C is for the process that asked, whose end the keeper sees
    )
    try:
        return keeper.wait(seconds + _GRACE)
    except subprocess.TimeoutExpired:
        return _TOO_SLOW
    finally:
        if keeper.stdin:
            keeper.stdin.close()  # the keeper takes it for our end, and ends what is left
        with contextlib.suppress(subprocess.TimeoutExpired):
            keeper.wait(_GRACE)
        keeper.kill()
        keeper.wait()


def _result(path: Path, status: int, seconds: float, max_bytes: int) -> bytes:
    """What LibreOffice wrote."""
    try:
        about = path.lstat()
        size = about.st_size if stat.S_ISREG(about.st_mode) else 0
    except OSError:
        size = 0
    if status == _TOO_SLOW:
        raise ReadingError(
            f"LibreOffice took more than {seconds:g} seconds for this old Word document and was stopped",
            remedy=f"{_SAVE_AS}, or raise HIWAR_MAX_SECONDS if you trust the file",
        )
    if size > max_bytes:
        raise ReadingError(
            f"LibreOffice makes more than {max_bytes // _MB} MB of this old Word document",
            remedy="split the document, or raise HIWAR_MAX_FILE_MB",
        )
    content = path.read_bytes() if size and status == 0 else b""
    if not content.startswith(b"PK"):
        raise ReadingError("LibreOffice cannot convert this old Word document", remedy=_SAVE_AS)
    return content


def _surroundings(folder: str) -> dict[str, str]:
    """The environment of LibreOffice: nothing of ours, whose passwords are none of its business."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": folder,
        "TMPDIR": folder,
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",  # no window system
    }


# The keeper's own side.


def main(office: str, folder: str, seconds: float, max_bytes: int) -> int:
    """Let LibreOffice convert the document of a folder; 0 when it says it did. Leaves no process behind it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _without_network()
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, max_bytes + 1),
        (resource.RLIMIT_CORE, 0),
    ):
        _limit(what, most)
    command = [
        office,
        f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"),
        *("--convert-to", _FILTER, "--outdir", str(Path(folder, "out")), str(Path(folder, "document.doc"))),
    ]
    converting = subprocess.Popen(  # noqa: S603
        command, cwd=folder, env=_surroundings(folder), start_new_session=True, stdin=subprocess.DEVNULL
    )
    until = time.monotonic() + seconds
    asked = select.poll()
    asked.register(0, 0)  # hang-up is reported without being asked for
    gone = False
    try:
        while converting.poll() is None and time.monotonic() < until and not gone:
            gone = bool(asked.poll(_STEP * 1000))
        status = converting.poll()
        return _TOO_SLOW if status is None else _BROKEN if status else 0
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(converting.pid, signal.SIGKILL)
        converting.wait()
        if gone:
            shutil.rmtree(folder, ignore_errors=True)


def _limit(what: int, most: int) -> None:
    """Set a resource limit for good, never above what the machine allows."""
    _soft, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _without_network() -> None:
    """Give up the network, where the kernel lets a process do so; elsewhere the profile's settings have to do."""
    if sys.platform != "linux":
        return
    kernel = ctypes.CDLL(None, use_errno=True)
    if kernel.unshare(_CLONE_NEWNET) == 0:
        return
    user, group = os.getuid(), os.getgid()
    if kernel.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0:
        with contextlib.suppress(OSError):
            Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])))
