"""Whole numbers from the environment."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured


def whole(name: str, default: int, least: int, most: int) -> int:
    """The number that an environment variable gives, or the default. Raises ImproperlyConfigured, in one sentence."""
    value = os.environ.get(name)
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(most)) and least <= int(value) <= most):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a whole number from {least} to {most}.")
    return int(value)
