"""Old Word files by way of LibreOffice: what becomes of it when it works, hangs, fails and misbehaves."""

import hashlib
import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from hiwar.documents import office
from hiwar.documents.office import as_docx, is_old_word, program
from hiwar.documents.worker import read_files
from hiwar.kernel.reading import ReadingError, read
from hiwar.kernel.reading.line import lines
from hiwar.training import thematic_list_path

SAMPLES = os.environ.get("HIWAR_SAMPLES")
OLD_WORD = office._MAGIC + b"\0" * 504 + b"\xec\xa5" + b"\0" * 22 + "WordDocument".encode("utf-16-le") + b"\0" * 64
MB = 1024 * 1024

FAKE = """#!{python}
import os, subprocess, sys, time
from pathlib import Path
words = sys.argv[1:]
out = Path(words[words.index("--outdir") + 1])
result = out / (Path(words[-1]).stem + ".docx")
out.mkdir()
notes = Path({notes!r})
{body}
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder to which a fake LibreOffice tells what it saw."""
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


@pytest.fixture
def fake(tmp_path: Path, notes: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a program with this body in the place of LibreOffice; its environment for `as_docx`."""

    def make(body: str) -> dict[str, str]:
        script = tmp_path / "soffice"
        text = FAKE.format(python=sys.executable, notes=str(notes), body=textwrap.dedent(body))
        script.write_text(text, encoding="utf-8")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        kept = tmp_path / "temporary"
        kept.mkdir()
        monkeypatch.setattr("tempfile.tempdir", str(kept))
        return {office.VARIABLE: str(script)}

    return make


def left_behind(tmp_path: Path) -> list[str]:
    return [path.name for path in (tmp_path / "temporary").iterdir()]


def is_there(process: int) -> bool:
    """Whether a process runs; one that ended and was not asked for its status does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def gone_soon(process: int) -> bool:
    until = time.monotonic() + 10
    while is_there(process) and time.monotonic() < until:
        time.sleep(0.05)
    return not is_there(process)


def refusal(environment: dict[str, str], seconds: float = 20, max_bytes: int = MB, data: bytes = OLD_WORD) -> str:
    with pytest.raises(ReadingError) as refused:
        as_docx(data, seconds, max_bytes, environment)
    return refused.value.sentence("old.doc")


def test_an_old_word_document_is_told_by_its_content() -> None:
    assert is_old_word(OLD_WORD)
    assert not is_old_word(OLD_WORD.replace("WordDocument".encode("utf-16-le"), "Workbook".encode("utf-16-le")))
    assert not is_old_word("WordDocument".encode("utf-16-le"))


def test_the_setting_goes_before_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("soffice", "libreoffice", "other"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert program({}) == str(tmp_path / "soffice")
    assert program({"HIWAR_SOFFICE": "other"}) == str(tmp_path / "other")
    assert program({"HIWAR_SOFFICE": str(tmp_path / "libreoffice")}) == str(tmp_path / "libreoffice")
    assert program({"HIWAR_SOFFICE": str(tmp_path / "missing")}) is None
    (tmp_path / "soffice").unlink()
    assert program({}) == str(tmp_path / "libreoffice")


def test_without_libreoffice_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    assert refusal({"HIWAR_SOFFICE": str(tmp_path / "missing")}) == (
        "old.doc: the file is an old Word document (.doc), for which LibreOffice is needed and not found; save it as"
        " .docx, or install LibreOffice (HIWAR_SOFFICE names it where it is not on the PATH)."
    )


def test_a_document_with_a_password_is_not_handed_over(tmp_path: Path) -> None:
    locked = bytearray(OLD_WORD)
    locked[512 + 11] |= 1
    assert "is protected by a password" in refusal({"HIWAR_SOFFICE": str(tmp_path)}, data=bytes(locked))


def test_what_libreoffice_writes_is_given_back_and_nothing_is_left(fake, tmp_path: Path, notes: Path) -> None:
    environment = fake(
        """
        (notes / "words").write_text("\\n".join(words))
        (notes / "environment").write_text("\\n".join(os.environ))
        (notes / "profile").write_text((out.parent / "profile/user/registrymodifications.xcu").read_text())
        result.write_bytes(b"PK" + Path(words[-1]).read_bytes())
        """
    )
    assert as_docx(OLD_WORD, 20, MB, environment) == b"PK" + OLD_WORD
    told = (notes / "words").read_text().split("\n")
    assert told[0].startswith("-env:UserInstallation=file:///")
    assert "--headless" in told
    assert not any(
        name.startswith(("HIWAR", "DJANGO", "DATABASE")) for name in (notes / "environment").read_text().split("\n")
    )
    assert "DisableMacrosExecution" in (notes / "profile").read_text()
    assert left_behind(tmp_path) == []


def test_one_that_hangs_is_ended_with_all_that_belongs_to_it(fake, tmp_path: Path, notes: Path) -> None:
    environment = fake(
        """
        helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        (notes / "processes").write_text(f"{os.getpid()} {helper.pid}")
        time.sleep(60)
        """
    )
    started = time.monotonic()
    assert "took more than 1.5 seconds" in refusal(environment, seconds=1.5)
    assert time.monotonic() - started < 50  # it would sleep for 60
    assert all(gone_soon(int(each)) for each in (notes / "processes").read_text().split())
    assert left_behind(tmp_path) == []


def test_one_that_leaves_a_helper_behind_has_it_ended(fake, notes: Path) -> None:
    environment = fake(
        """
        helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        (notes / "process").write_text(str(helper.pid))
        result.write_bytes(b"PK")
        """
    )
    assert as_docx(OLD_WORD, 20, MB, environment) == b"PK"
    assert gone_soon(int((notes / "process").read_text()))


def test_it_ends_with_the_process_that_asked(fake, tmp_path: Path, notes: Path) -> None:
    environment = fake(
        """
        (notes / "process").write_text(str(os.getpid()))
        time.sleep(60)
        """
    )
    asking = (
        "import sys, tempfile; from hiwar.documents.office import as_docx; tempfile.tempdir = sys.argv[1];"
        "as_docx(bytes.fromhex(sys.argv[2]), 50, 1000)"
    )
    command = [sys.executable, "-c", asking, str(tmp_path / "temporary"), OLD_WORD.hex()]
    asker = subprocess.Popen(command, env={**os.environ, **environment, "PYTHONPATH": os.pathsep.join(sys.path)})
    until = time.monotonic() + 20
    while not (notes / "process").exists() or not (notes / "process").read_text():
        assert time.monotonic() < until
        time.sleep(0.05)
    os.kill(asker.pid, signal.SIGKILL)
    asker.wait()
    assert gone_soon(int((notes / "process").read_text()))
    while left_behind(tmp_path):
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.parametrize(
    "body",
    [
        "sys.exit(1)",
        "result.write_bytes(b'PK'); sys.exit(81)",
        "pass",
        "result.write_bytes(b'')",
        "result.write_bytes(b'<html>')",
        "result.mkdir()",
        "result.symlink_to('/etc/passwd')",
        "os.kill(os.getpid(), 11)",
    ],
)
def test_one_that_fails_or_writes_no_document_gives_one_sentence(fake, tmp_path: Path, body: str) -> None:
    assert refusal(fake(body)) == (
        "old.doc: LibreOffice cannot convert this old Word document; save it as .docx and try again."
    )
    assert left_behind(tmp_path) == []


def test_one_that_writes_without_end_is_stopped_at_the_limit(fake, tmp_path: Path) -> None:
    environment = fake(
        """
        with result.open("wb") as file:
            while True:
                file.write(b"PK" * 50_000)
        """
    )
    assert "makes more than 1 MB of this" in refusal(environment)
    assert left_behind(tmp_path) == []


def test_one_that_takes_all_memory_is_stopped(fake) -> None:
    assert "cannot convert" in refusal(fake("held = bytearray(3 * 1024**3)"))


def test_it_has_no_network_where_the_system_allows_that(fake, notes: Path) -> None:
    if subprocess.run(["unshare", "--net", "true"], check=False, stderr=subprocess.DEVNULL).returncode:
        pytest.skip("this system lets nobody give up the network")
    environment = fake(
        """
        (notes / "devices").write_text(Path("/proc/net/dev").read_text())
        result.write_bytes(b"PK")
        """
    )
    as_docx(OLD_WORD, 20, MB, environment)
    assert [line.split(":")[0].strip() for line in (notes / "devices").read_text().split("\n") if ":" in line] == ["lo"]


def test_workers_read_old_word_files_like_any_other(fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = thematic_list_path("en")
    environment = fake(f"import shutil; shutil.copy({str(made)!r}, result)")
    monkeypatch.setenv(office.VARIABLE, environment[office.VARIABLE])
    old, missing = tmp_path / "list.doc", tmp_path / "no.doc"
    old.write_bytes(OLD_WORD)
    (outcome,) = read_files([old])
    assert outcome.error is None
    assert outcome.reading is not None
    assert outcome.sha256 == hashlib.sha256(OLD_WORD).hexdigest()
    assert outcome.reading.media_type == "application/msword"
    expected = read(made.read_bytes(), made.name)
    assert outcome.reading.recommendations == expected.recommendations

    monkeypatch.setenv(office.VARIABLE, str(missing))
    (refused,) = read_files([old])
    assert refused.error is not None
    assert "LibreOffice is needed and not found" in refused.error.problem


def test_the_real_one_gives_what_a_word_file_saved_by_hand_gives() -> None:
    if SAMPLES is None:
        pytest.skip("needs the real documents, whose folder HIWAR_SAMPLES names")
    if program() is None:
        pytest.skip("LibreOffice is not installed")
    folder = Path(SAMPLES) / "thematic-lists"
    made = as_docx((folder / "egypt-2014.doc").read_bytes(), 60, 64 * MB)
    told = [list(lines(read(data, "x.docx"), "x")) for data in (made, (folder / "egypt-2014.docx").read_bytes())]
    for line in (*told[0], *told[1]):
        del line["page"]  # LibreOffice breaks pages where it likes
    assert len(told[0]) == 300
    assert told[0] == told[1]
