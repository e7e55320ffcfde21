"""Secrets that are handed out once and kept as a hash: one-time links and tokens; and what a password may be."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

TOKEN = "hiwar_"  # noqa: S105 - the beginning of every token, so that scanners of leaked keys know one
LONGEST_PASSWORD = 256


def new(prefix: str = "") -> str:
    """A secret that nobody guesses: 256 bits."""
    return prefix + secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of a secret. It is long and drawn at random, so one fast hash hides it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def tidy_password(typed: str) -> str:
    """A password as it is hashed: the same letters, however a keyboard composes them."""
    return unicodedata.normalize("NFC", typed)
