"""How passwords are hashed: argon2id, so costly that guessing does not pay, and not so costly that signing in hurts."""

from __future__ import annotations

from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

_AT_ONCE = BoundedSemaphore(2)


class Argon2(Argon2PasswordHasher):
    """With more memory than OWASP's Password Storage Cheat Sheet asks for (46 MiB, twice), in one lane; two at a time,
    so that a crowd at the door waits in line and does not fill the machine's memory."""

    time_cost = 2
    memory_cost = 47104
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        """The hash of a new password."""
        with _AT_ONCE:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Whether this is the password."""
        with _AT_ONCE:
            return super().verify(password, encoded)
