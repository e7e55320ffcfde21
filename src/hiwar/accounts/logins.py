"""Logins: one form for what people type, in letters that no two people can mistake for one another; and names, which
are written in any."""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "\u200c\u200d"  # parts of letters in Persian and other scripts
_LOGIN = re.compile(r"[a-z0-9](?:[a-z0-9._@+-]{0,62}[a-z0-9])?")


def folded(typed: str) -> str | None:
    """The login that somebody typed, in the one form that is kept: without case, width and blanks around it.

    None for what can be no login. Logins use the letters a to z alone, so that none looks like another's (a Latin and a
    Cyrillic а): every keyboard in the world has them, and names are written in any script.
    """
    if len(typed) > 200:
        return None
    login = unicodedata.normalize("NFKC", typed.strip()).casefold()
    return login if _LOGIN.fullmatch(login) else None


def tidy(name: str) -> str:
    """A name on one line, without signs that nobody sees and that turn the words around them."""
    seen = (sign if sign.isprintable() or sign in _JOINERS else " " for sign in name)
    return " ".join("".join(seen).split())
