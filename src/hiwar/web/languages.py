"""The languages of the interface: the six of the United Nations, each named in itself, and which one a reader wants."""

from __future__ import annotations

import re

from hiwar.kernel.values import LANGUAGES

DEFAULT = "en"

OWN_NAMES = {
    "ar": "العربية",
    "zh": "中文",
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
}
"""Each language in its own words, for the language switch."""

_CHOICE = re.compile(r"([a-zA-Z]{2,3})(?:-[\w-]+)?(?:\s*;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*\Z")


def direction(lang: str) -> str:
    """`rtl` or `ltr`, as the HTML attribute wants it."""
    return "rtl" if lang == "ar" else "ltr"


def of_path(path: str) -> str | None:
    """The language an address is in (`/ar/states` -> `ar`), or None."""
    first = path.lstrip("/").split("/", 1)[0].removesuffix(".json")
    return first if first in LANGUAGES else None


def wanted(accept_language: str) -> str:
    """The best of the six for an Accept-Language header (RFC 9110, 12.5.4); English when none fits."""
    choices = []
    for rank, piece in enumerate(accept_language[:500].split(",")):
        match = _CHOICE.match(piece.strip())
        if match and match[1].lower() in LANGUAGES:
            choices.append((-float(match[2] or 1), rank, match[1].lower()))
    best = min(choices, default=(0.0, 0, DEFAULT))
    return best[2] if best[0] < 0 else DEFAULT
