"""A password that is little else than what everybody knows of a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from django.core.exceptions import ValidationError

from hiwar.accounts.models import Person

LEFT = 8
"""Letters and digits that a password must have besides the login, the names and the e-mail address of its person."""

_NO_LETTERS = re.compile(r"[\W_]+")


class MoreThanThePerson:
    """Refuses a password of which little is left once login, names and address are taken out of it, forwards and
    backwards and as often as they stand there: no repetition and no year behind it makes `root1` a password."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raises ValidationError."""
        left = _bare(password)
        for known in sorted(set(_known(user)) if user else (), key=len, reverse=True):
            left = left.replace(known, "").replace(known[::-1], "")
        if user and len(left) < LEFT and left != _bare(password):
            raise ValidationError("too like the person", code="password_too_similar")

    def get_help_text(self) -> str:
        """Never shown: the form has a sentence of its own."""
        return ""


def _known(person: Person) -> Iterator[str]:
    """What everybody knows: each whole, and each of its words."""
    for told in (person.login or "", person.name, person.email):
        for piece in (told, *_NO_LETTERS.split(told)):
            if bare := _bare(piece):
                yield bare


def _bare(text: str) -> str:
    """Letters and digits alone, without case and width."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())
