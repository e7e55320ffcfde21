"""One SQLite file by default, PostgreSQL when `DATABASE_URL` names one."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def sqlite(file: Path) -> dict[str, Any]:
    """Readers never wait for the writer (WAL); a writer takes its lock at BEGIN and waits for its turn; what is
    blanked is overwritten in the file too."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name?option=value`; a socket folder goes into `?host=/folder`.

    Raises ImproperlyConfigured, in one sentence, for another scheme, a missing name or a port that is no number.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    try:
        port = str(parts.port or "")
    except ValueError:
        port = None
    if parts.scheme not in ("postgres", "postgresql") or not name or port is None:
        raise ImproperlyConfigured("DATABASE_URL must look like postgresql://user:password@host:5432/name.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": port,
        # Pages ask short questions, and to compile one takes longer than to answer it.
        "OPTIONS": {"connect_timeout": 5, "options": "-c jit=off", **options},
    }


def keep_connections() -> None:
    """Let a server of pages keep its connections to PostgreSQL from one request to the next, because a new one costs as
    much as a page. To be called before it asks anything; commands, which come and go, need none of it."""
    from django.db import connections

    connections.close_all()
    for each in connections.settings.values():
        if each["ENGINE"] == "django.db.backends.postgresql":
            each["OPTIONS"].setdefault("pool", {"min_size": 1, "max_size": 8})
