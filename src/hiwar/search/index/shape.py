"""The shape of the index: its fields, and how texts are cut into what it can look up.

A recommendation is one entry, and so is a page of a document. The text of an entry stands in a *slot*: a recommendation
has one for the text in the language of its source and one for each other language, because all words of a question must
stand in one of them; a page has one. In a slot there are three fields: the words, in their order; for texts with signs
that are written without spaces (Chinese) the pairs of neighbouring characters, in their order; and the single signs.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import tantivy

from hiwar.kernel.understanding import search_text
from hiwar.kernel.values import LANGUAGES
from hiwar.reviews.queries import words as asking

OWN, PAGE = "own", "page"
SLOTS = (OWN, *LANGUAGES, "other")
"""The slots of a recommendation: the text in the language of its source, and those in other languages."""

LONGEST = 4096
"""Characters of a word that are looked at: a reader's words are shorter, however they are normalised."""

_ORDER_BITS, _CODE_BITS, _SESSIONS = 27, 21, 32767

ENTRIES = 1 << _ORDER_BITS
"""More texts than this no review can have."""


def edition() -> str:
    """What an index was made by: how texts are normalised and cut. An index of another edition is made anew."""
    made_by = (search_text.__file__, asking.__file__, __file__)
    return hashlib.sha256(b"".join(Path(str(name)).read_bytes() for name in made_by)).hexdigest()


def slot_of(language: str) -> str:
    """The slot for a text in another language than that of its source."""
    return language if language in LANGUAGES else "other"


def schema() -> tantivy.Schema:
    """`key` sorts recommendations, and the pages of a document, whose number is `paper`."""
    made = tantivy.SchemaBuilder()
    for slot in (*SLOTS, PAGE):
        made.add_text_field(f"words_{slot}", tokenizer_name="words", index_option="position")
        made.add_text_field(f"pairs_{slot}", tokenizer_name="words", index_option="position")
        made.add_text_field(f"signs_{slot}", tokenizer_name="words", index_option="basic")
    for name in ("kind", "slots", "of", "by", "position"):
        made.add_text_field(name, tokenizer_name="words", index_option="basic")
    made.add_text_field("document", tokenizer_name="raw", index_option="basic")
    made.add_text_field("order", tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("session", "review"):
        made.add_unsigned_field(name, indexed=True)
    for name in ("pk", "key", "paper"):
        made.add_unsigned_field(name, fast=True)
    return made.build()


def register(index: tantivy.Index) -> None:
    """Words are what stands between spaces: texts are normalised before."""
    index.register_tokenizer("words", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def text_fields(slot: str, text: str) -> dict[str, str]:
    """The fields of a slot for a normalised text."""
    fields = {"words": " ".join(word[:LONGEST] for word in text.split(" "))}
    if asking.NO_SPACES.search(text):
        fields["pairs"] = " ".join(pairs(text))
        fields["signs"] = " ".join(sorted(set(asking.NO_SPACES.findall(text))))
    return {f"{name}_{slot}": value for name, value in fields.items()}


def pairs(text: str) -> list[str]:
    """The pairs of neighbouring characters, in order: a stretch of the text is a run of them. A space is written as an
    underscore, which no normalised text holds."""
    joined = text.replace(" ", "_")
    return [joined[at : at + 2] for at in range(len(joined) - 1)]


def key(session: int, state: str, rank: int) -> int:
    """A number that sorts recommendations as they are shown: the newest session first, then by State, then by their
    `rank` in the review. Raises ValueError for what does not fit."""
    code = state.encode("ascii")
    if not (0 <= session <= _SESSIONS and len(code) <= 3 and 0 <= rank < ENTRIES):
        raise ValueError(f"no key for {state} at session {session}, number {rank}")
    packed = 0
    for sign in code.ljust(3, b"\0"):
        packed = packed << 7 | sign
    return ((_SESSIONS - session) << _CODE_BITS | packed) << _ORDER_BITS | rank


def paper(sha256: str) -> int:
    """The number of a document."""
    return int(sha256[:15], 16)


def order(session: int | None, state: str, symbol: str, sha256: str) -> str:
    """A text that sorts documents as they are shown: the newest session first, those without one last."""
    rank = _SESSIONS + 1 if session is None else _SESSIONS - session
    return "\t".join((f"{rank:05}", state, symbol, sha256))
