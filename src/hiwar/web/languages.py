"""The languages of the interface: the six of the United Nations, each named in itself, and which one a reader wants."""

from __future__ import annotations

import gettext
import re
from functools import cache
from typing import Literal

from django.conf import settings

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

ENGLISH_NAMES = {
    "ar": "Arabic",
    "zh": "Chinese",
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "es": "Spanish",
}

_CHOICE = re.compile(r"([a-zA-Z]{2,3})(?:-[\w-]+)?(?:\s*;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*\Z")


def direction(lang: str) -> str:
    """`rtl` or `ltr`, as the HTML attribute wants it."""
    return "rtl" if lang == "ar" else "ltr"


@cache
def translated(lang: str) -> bool:
    """Whether the interface speaks a language: the words of the pages are in it, or its catalogue holds any."""
    if lang == DEFAULT:
        return True
    for folder in settings.LOCALE_PATHS:
        found = gettext.find("django", folder, [lang])
        if found and _entries(found):
            return True
    return False


def _entries(catalogue: str) -> int:
    """How many strings a compiled catalogue holds, its head apart (GNU gettext manual, 10.3: the third number)."""
    with open(catalogue, "rb") as file:
        head = file.read(12)
    order: Literal["little", "big"] = "little" if head[:4] == b"\xde\x12\x04\x95" else "big"
    return int.from_bytes(head[8:12], order) - 1


def spoken(lang: str) -> str:
    """The language in which the interface speaks to readers of `lang`: theirs, or English until it is translated."""
    return lang if translated(lang) else DEFAULT


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
