"""Drawing lots so that anyone can draw them again: docs/draws.md says how, with test vectors.

Before the draw a commitment to a secret is published; in the room words are given that nobody knew before; after it
the secret is shown. Secret and words make the seed, and the seed the order of the lots, so that neither who keeps the
secret nor who gives the words can choose it.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from hashlib import sha256

SEED_BYTES = 32


def commitment_of(secret: bytes) -> str:
    """What is published before the draw: the SHA-256 of the secret, in lower-case hex."""
    return sha256(secret).hexdigest()


def seed_of(secret: bytes, words: str) -> bytes:
    """The 32 bytes of the seed: the SHA-256 of the secret followed by the words given in the room in UTF-8."""
    return sha256(secret + words.encode()).digest()


def lots(members: Iterable[str], seed: bytes) -> list[str]:
    """The members, as ISO 3166-1 alpha-3 codes, in the order in which their lots are drawn: ascending by the lower-case
    hex of the HMAC-SHA256 of the code in ASCII, under the seed as key. The order in which they are given does not
    count.

    ValueError for a seed that has not 32 bytes, for what is no code, and for a member named twice.
    """
    if len(seed) != SEED_BYTES:
        raise ValueError(f"a seed of {len(seed)} bytes cannot be used: give one of {SEED_BYTES}")
    keys: dict[str, str] = {}
    for member in members:
        if member in keys:
            raise ValueError(f"{member} is among the members twice: name each once")
        if not (len(member) == 3 and member.isascii() and member.isalpha() and member.isupper()):
            raise ValueError(f"{member!r} is no code of a State: give three capital letters, as in PRK")
        keys[member] = hmac.new(seed, member.encode("ascii"), sha256).hexdigest()
    return sorted(keys, key=keys.__getitem__)
