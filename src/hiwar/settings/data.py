"""The data folder: where it is, and the secret key in it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import platformdirs
from django.core.exceptions import ImproperlyConfigured


def folder() -> Path:
    """`HIWAR_DATA`, else the platform's folder for a user's data; not created here."""
    named = os.environ.get("HIWAR_DATA")
    return Path(named).expanduser().absolute() if named else Path(platformdirs.user_data_dir("hiwar"))


def secret_key(data: Path) -> str:
    """The installation's key, made the first time somebody asks, readable by its owner only. Raises OSError,
    and ImproperlyConfigured, in one sentence, when there is no key in its file.

    Without a data folder there is no installation yet, and the key lasts as long as the process.
    """
    if not data.is_dir():
        return secrets.token_urlsafe(50)
    key = data / "secret_key"
    if not key.exists():
        draft = data / f".secret_key.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(draft, key)  # unlike a rename, a link never replaces the key another process has just made
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    found = key.read_text(errors="replace").strip()
    if not found:
        raise ImproperlyConfigured(f"{key} holds no key; remove it, and the next start makes a new one.")
    return found
