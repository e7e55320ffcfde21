"""The tables of treaties and of reporting under them in a package."""

from __future__ import annotations

from hiwar.exchange.package.shapes import Reference, Table, own
from hiwar.treaties.models import Act, Step, Title

_CODE = "ISO 3166-1 alpha-3, or a code that ISO reserves or leaves to users"
_HASH = "SHA-256 of the file’s bytes, in lower-case hexadecimal digits"
_STATE = Reference(("state",), "", "state_id")
_DOCUMENT = Reference(("document",), "documents", "document_id")
_SAID = (
    own("source", "where it was read, in words"),
    own("verified", "whether it was read there, and nothing contradicts it"),
    own("note", "what else is known of it"),
    own("document", f"the document that it was read from, null for none: {_HASH}", "document_id"),
    own("corrects", "key of the row in whose place it stands"),
    own("author", "who entered it, as the log names the actor; empty for what was read from a document"),
    own("reason", "why the author entered it"),
    own("at", "when it was entered"),
)
"""What rows about treaties share."""

TABLES = (
    Table(
        "acts",
        Act,
        "What States did under treaties, each as one source says it (treaties.md).",
        ("key",),
        (
            own("key", "what tells the row apart from all others"),
            own("instrument", "short name of the instrument, or its number in the United Nations Treaty Collection"),
            own("state", f"{_CODE}; null when the participant is no State that is known", "state_id"),
            own("as_written", "the participant as the source writes it"),
            own("kind", "the act; `retracted` takes another row back"),
            own("date", "its day, month or year"),
            own("known_on", "the last day that this may mean"),
            own("effect", "the day of its effect, where the source gives it"),
            own("void", "whether it has no effect"),
            own("text", "the words of a declaration, reservation or objection"),
            own("about", "key of the reservation that it is about"),
            *_SAID,
        ),
        ("key",),
        "",
        (_DOCUMENT, _STATE),
    ),
    Table(
        "reporting_steps",
        Step,
        "Steps in the reporting of States to treaty bodies, each as one source says it (treaties.md).",
        ("key",),
        (
            own("key", "what tells the row apart from all others"),
            own("instrument", "short name of the instrument"),
            own("state", _CODE, "state_id"),
            own("kind", "the step; `retracted` takes another row back"),
            own("first", "number of the first report that it is about; null for a follow-up report"),
            own("last", "number of the last report that it is about"),
            own("date", "its day, month or year"),
            own("known_on", "the last day that this may mean"),
            own("due", "the day that the committee set"),
            own("symbol", "symbol of its document"),
            *_SAID,
        ),
        ("key",),
        "",
        (_DOCUMENT, _STATE),
    ),
    Table(
        "treaty_titles",
        Title,
        "What treaties are called in lists that were imported.",
        ("key",),
        (
            own("key", "what tells the row apart from all others"),
            own("instrument", "short name of the instrument, or its number in the United Nations Treaty Collection"),
            own("title", "the title"),
            own("language", "ISO 639-1"),
            *(column for column in _SAID if column.name != "corrects"),
        ),
        ("key",),
        "",
        (_DOCUMENT,),
    ),
)

LEFT_OUT = {"treaties.Edition": "which facts were entered by which edition of Hiwar, as the log tells it"}
"""Models that are in no table, with the reason."""
