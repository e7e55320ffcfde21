"""The data folder: where it is, and what has to be in it before anything starts."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import platformdirs


def folder() -> Path:
    """`HIWAR_DATA`, else the platform's folder for a user's data; not created here."""
    named = os.environ.get("HIWAR_DATA")
    return Path(named).expanduser().absolute() if named else Path(platformdirs.user_data_dir("hiwar"))


def prepare(data: Path) -> None:
    """Make the folder and, on the first start, its secret key (readable by its owner only). Raises OSError."""
    data.mkdir(parents=True, exist_ok=True)
    key = data / "secret_key"
    if key.exists():
        return
    draft = data / f".secret_key.{os.getpid()}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        os.link(draft, key)  # unlike a rename, a link never replaces the key another process has just made
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def secret_key(data: Path) -> str:
    """The key of the data folder; before the first start, one for this process only, so that nothing is written."""
    try:
        return (data / "secret_key").read_text().strip()
    except FileNotFoundError:
        return secrets.token_urlsafe(50)
