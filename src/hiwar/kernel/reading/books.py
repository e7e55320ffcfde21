"""The data file of a language, one in each of `phrases`, `titles` and `thematic`: opened, and its patterns compiled."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

from hiwar.kernel.reading.scripts import with_vowels

NEVER = re.compile(r"(?!)")
"""What a pattern that a file does not hold matches: nothing."""


def book(package: str, language: str) -> dict[str, Any]:
    """What a package's file says for a language (ISO 639-1); nothing where there is none yet."""
    file = resources.files(package).joinpath(f"{language}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as the files have them: verbose, caseless, Arabic letters with or without their vowels."""
    return re.compile(with_vowels(pattern.strip()), re.VERBOSE | re.IGNORECASE)
