"""The tables of a package: which rows of the record stand in which columns, in which order, and what they mean.

A row is known by what it is (a symbol and a paragraph, a document's hash), never by its running number in a database,
so that two records with the same content give the same bytes. A model of the record that is neither here nor in
`LEFT_OUT` makes a test fail, and so does a field of a model that no column holds.
"""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.models import Field, Model

from hiwar.documents.models import Document, DocumentPage, ExtractionRun
from hiwar.exchange.package import meetings, statements, treaties, votes
from hiwar.exchange.package.shapes import Column, Reference, Table, own
from hiwar.exchange.package.values import Bounds, Kind
from hiwar.reviews.models import (
    Answer,
    Coding,
    Confirmation,
    ErrorAnswer,
    ErrorReport,
    HeldDecision,
    HeldMeeting,
    HeldTurn,
    Position,
    Proposal,
    ProposalAnswer,
    Recommendation,
    Review,
    Tombstone,
    TroikaMember,
    Wording,
    WordingState,
)

VERSION = 2
"""Of the format. It grows when a program that reads an older package would go wrong with a newer one. Version 1 held no
meetings, and is still read."""


def address_of(way: str, about: str, name: str = "recommendation") -> Column:
    """The address of the recommendation that `way` leads to."""
    steps = f"{way}__" if way else ""
    paths = tuple(f"{steps}{part}" for part in ("symbol", "paragraph", "part"))
    return Column(name, about, paths=paths, address=True)


_HASH = "SHA-256 of the file’s bytes, in lower-case hexadecimal digits"
_CODE = "ISO 3166-1 alpha-3, or a code that ISO reserves or leaves to users"
_WHICH_DOCUMENT = Reference(("document",), "documents", "document_id")
_WHICH_REVIEW = Reference(("state", "session"), "reviews", "review_id")
_WHICH_RECOMMENDATION = Reference(("recommendation",), "recommendations", "recommendation_id")
_STATE = Reference(("state",), "", "state_id")
_SOURCE = own("source", "where the position stands, as in `A/HRC/27/10, para. 124`")
_PAGE = own("page", "the page of the document on which it begins, from 1")
_PLACES = Column(
    "places",
    "stretches of the pages’ text, in characters from 0, `end` not included",
    "places",
    given=(Kind.PLACES, Bounds()),
)
_AUTHOR = own("author", "who entered it, as the log names the actor; empty for what was read from a document")
_REASON = own("reason", "why the author entered it")
_TEXTS = (Kind.TEXTS, Bounds())
TABLES = (
    Table(
        "documents",
        Document,
        "Source documents. The bytes of each that was not taken down lie in `files/`, under its hash.",
        ("sha256",),
        (
            own("sha256", _HASH),
            own("name", "name of the file, without folders; empty when it was taken down"),
            own("media_type", "kind of file"),
            own("size", "bytes"),
            own("symbol", "symbol of the document, as in `A/HRC/27/10`"),
            own("language", "ISO 639-1"),
            own("genre", "kind of document: `report`, `addendum`, `thematic-list`, `data-set` and others (genres.md)"),
            own("state", "the State that it is about"),
            own("session", "session of the UPR Working Group; 0 is the training session"),
            own("dated", "the document’s own date"),
            own("answers", "symbol of the report that it belongs to"),
            own("added_at", "when it came into the record"),
        ),
        ("added_at", "sha256"),
    ),
    Table(
        "pages",
        DocumentPage,
        "The text of each page, as extracted; `places` in other tables count its characters.",
        ("document", "number"),
        (
            own("document", _HASH, "document_id"),
            own("number", "the physical page, from 1"),
            own("text", "its text; empty when the document was taken down"),
        ),
        ("number",),
        "document",
        (_WHICH_DOCUMENT,),
    ),
    Table(
        "readings",
        ExtractionRun,
        "Each reading of a document that changed the record.",
        ("document", "number"),
        (
            own("document", _HASH, "document_id"),
            Column("number", "counts the readings of a document from 1", paths=("id",), given=(Kind.WHOLE, Bounds())),
            own("reader", "program and edition"),
            own("at", "when"),
            own("outcome", "what came of it"),
            Column("warnings", "sentences for people", "warnings", given=_TEXTS),
        ),
        ("id",),
        "document",
        (_WHICH_DOCUMENT,),
    ),
    Table(
        "reviews",
        Review,
        "Reviews: a State at a session of the Working Group.",
        ("state", "session"),
        (
            own("state", f"the State under review: {_CODE}", "state_id"),
            own("session", "session of the UPR Working Group; 0 is the training session"),
            own("cycle", "cycle of the review"),
            own("symbol", "symbol of the Working Group’s report"),
            own("held_on", "day of the review"),
            own("adopted_on", "day on which the Working Group adopted the report"),
            own("added_at", "when it came into the record"),
        ),
        ("session", "state"),
        "",
        (_STATE,),
    ),
    Table(
        "troikas",
        TroikaMember,
        "The rapporteurs of a review.",
        ("state", "session", "member"),
        (
            Column("state", "the State under review", paths=("review__state_id",)),
            Column("session", "the session", paths=("review__session",)),
            own("member", f"the rapporteur: {_CODE}", "state_id"),
            own("order", "place in the list of the rapporteurs, from 1"),
        ),
        ("order", "state_id"),
        "review",
        (_WHICH_REVIEW, Reference(("member",), "", "state_id")),
    ),
    Table(
        "held_meetings",
        HeldMeeting,
        "Meetings of a review that were held in the installation that wrote this: dialogue, adoption, plenary.",
        ("number",),
        (
            own("number", "number of the meeting there"),
            Column("state", "the State under review", paths=("review__state_id",)),
            Column("session", "the session", paths=("review__session",)),
            own("kind", "`review`, `adoption` or `plenary`"),
            own("title", "its title"),
            own("began", "when its first sitting began"),
            own("ended", "when its last sitting ended"),
            own("document", f"its report: {_HASH}", "document_id"),
            own("hash", "hash of its last event (meeting.md)"),
            own("added_at", "when it came into the record"),
        ),
        ("number",),
        "review",
        (_WHICH_REVIEW, _WHICH_DOCUMENT),
    ),
    Table(
        "held_turns",
        HeldTurn,
        "Who had the floor in these meetings, in the order in which they had it.",
        ("meeting", "order"),
        (
            Column("meeting", "number of the meeting", paths=("meeting__number",)),
            own("order", "counts the turns from 1"),
            own("state", f"the State that spoke, null for who is none: {_CODE}", "state_id"),
            own("name", "what the speaker is called; of a State the name in English"),
            own("kind", "for what: `statement`, `presentation` and so on (meeting.md)"),
            own("seconds", "the limit"),
            own("used", "how many seconds it took"),
        ),
        ("meeting__number", "order"),
        "meeting__review",
        (Reference(("meeting",), "held_meetings", "meeting_id"), _STATE),
    ),
    Table(
        "held_decisions",
        HeldDecision,
        "What these meetings decided.",
        ("meeting", "order"),
        (
            Column("meeting", "number of the meeting", paths=("meeting__number",)),
            own("order", "counts the drafts from 1"),
            own("title", "title of the draft"),
            own("fate", "`consensus`, `adopted`, `rejected`, `withdrawn`, `no_action` or `open`"),
            own("yes", "votes in favour, null where there was no vote"),
            own("no", "votes against"),
            own("abstain", "abstentions"),
        ),
        ("meeting__number", "order"),
        "meeting__review",
        (Reference(("meeting",), "held_meetings", "meeting_id"),),
    ),
    Table(
        "recommendations",
        Recommendation,
        "Recommendation texts. What they say, and what was answered, is in `wordings` and `positions`; this table "
        "repeats the current state of both.",
        ("address",),
        (
            address_of("", "what to cite: symbol, paragraph and part, as in `A/HRC/27/10:124.16`", "address"),
            Column("state", "the State under review", paths=("review__state_id",)),
            Column("session", "the session", paths=("review__session",)),
            own("symbol", "symbol of the report"),
            own("paragraph", "the full number, a text: `124.10` is not `124.1`"),
            own("part", "counts the texts under one number from 1"),
            own("order", "place of the paragraph in its report, from 1"),
            own("position", "value of the newest position; empty when there is none"),
            Column("wording", "number of the current wording", paths=("wording__number",)),
            own("withdrawn", "whether the current wording withdraws it: it was no recommendation of its own"),
            own("confirmed", "whether a person found its current wording and position to be as the source has them"),
        ),
        ("order", "part", "paragraph"),
        "review",
        (_WHICH_REVIEW, Reference(("address", "wording"), "wordings", "wording_id")),
    ),
    Table(
        "wordings",
        Wording,
        "Every state of a recommendation’s text, in every language; the highest number in a language is current.",
        ("recommendation", "number"),
        (
            address_of("recommendation", "address of the recommendation"),
            own("number", "counts the wordings of a recommendation from 1"),
            own("kind", "how it came into the record"),
            own("language", "ISO 639-1"),
            own("status", "what the text is in this language"),
            own("text", "the text; empty when it was taken down, and in a withdrawal"),
            own("search_text", "the text in the form in which Hiwar searches it: the log’s seals cover it"),
            own("words_hash", "fingerprint of `search_text`: texts with the same words have the same"),
            own("document", f"the document that it was read from: {_HASH}", "document_id"),
            _PAGE,
            _PLACES,
            _AUTHOR,
            _REASON,
            own("at", "when it was entered"),
        ),
        ("recommendation__order", "recommendation__part", "recommendation__paragraph", "number"),
        "recommendation__review",
        (_WHICH_RECOMMENDATION, _WHICH_DOCUMENT),
    ),
    Table(
        "wording_states",
        WordingState,
        "The recommending States of each wording, in printed order.",
        ("recommendation", "wording", "order"),
        (
            address_of("wording__recommendation", "address of the recommendation"),
            Column("wording", "number of the wording", paths=("wording__number",)),
            own("order", "place in the list, from 1"),
            own("state", f"{_CODE}; null when the printed name is that of no known State", "state_id"),
            own("as_written", "the name as printed"),
        ),
        (
            "wording__recommendation__order", "wording__recommendation__part", "wording__recommendation__paragraph",
            "wording__number", "order",
        ),
        "wording__recommendation__review",
        (Reference(("recommendation", "wording"), "wordings", "wording_id"), _STATE),
    ),
    Table(
        "positions",
        Position,
        "The positions of the State under review, with their history; the highest number is current.",
        ("recommendation", "number"),
        (
            address_of("recommendation", "address of the recommendation"),
            own("number", "counts the positions on a recommendation from 1"),
            own("value", "the normalised position"),
            own("as_written", "the words of the State or the report; of a position that has an author, of that person"),
            own(
                "source",
                "where the position stands, as in `A/HRC/27/10, para. 124`; of one that has an author, the place whose "
                "reading it is about",
            ),
            own("document", f"the document that it was read from: {_HASH}", "document_id"),
            _AUTHOR,
            _REASON,
            own("recorded_at", "when it was entered"),
        ),
        ("recommendation__order", "recommendation__part", "recommendation__paragraph", "number"),
        "recommendation__review",
        (_WHICH_RECOMMENDATION, _WHICH_DOCUMENT),
    ),
    Table(
        "answers",
        Answer,
        "What an addendum answers to each paragraph of its report; positions follow from it.",
        ("document", "order"),
        (
            own("document", f"the addendum: {_HASH}", "document_id"),
            own("order", "place in the addendum, from 1"),
            own("paragraph", "the paragraph of the report; empty for all that no other row names"),
            own("value", "the normalised position"),
            own("as_written", "the words of the State"),
            own("comment", "what the State says besides"),
            _SOURCE,
            _PAGE,
            _PLACES,
        ),
        ("order",),
        "document",
        (_WHICH_DOCUMENT,),
    ),
    Table(
        "codings",
        Coding,
        "Rows of other sources, as these word them: data sets, thematic lists, other bodies, advance questions.",
        ("document", "row", "part"),
        (
            own("document", f"the source: {_HASH}", "document_id"),
            own("row", "counts the rows of the source from 1"),
            own("part", "the part that the source names, else 1"),
            own("kind", "what the row is"),
            own("key", "the row’s key in its source"),
            own("state", f"the State under review: {_CODE}", "state_id"),
            own("session", "the session"),
            own("symbol", "symbol of the document that the row names"),
            own("paragraph", "the paragraph that the row names"),
            own("body", "the treaty body or special procedure; empty in the Universal Periodic Review"),
            own("concern", "whether it is an observation or concern and no recommendation"),
            own("dated", "the date that the row names"),
            own("text", "the text"),
            own("language", "ISO 639-1"),
            own("translations", "the text in other languages: a JSON object in text, by ISO 639-1"),
            Column(
                "states", "the recommending States: code and name as written", "states",
                given=(Kind.NAMES, Bounds()),
            ),
            own("position", "the normalised position that the source gives; empty when it gives none"),
            own("response", "the position as the source words it"),
            own("position_source", "where the source says that the position stands"),
            own("action", "the source’s code of the action asked for"),
            *(
                Column(name, about, name, given=_TEXTS)
                for name, about in (
                    ("issues", "the source’s own issues"),
                    ("themes", "themes"),
                    ("persons", "persons affected"),
                    ("sdgs", "Sustainable Development Goals and targets"),
                )
            ),
            own("facts", "other columns of the source: a JSON object in text, by name"),
            address_of("recommendation", "address of the recommendation that it was matched to; null when none was"),
            own("score", "how sure the match is, of 100"),
            own("reason", "why they were matched"),
        ),
        ("row", "id"),
        "document",
        (_WHICH_DOCUMENT, _STATE, _WHICH_RECOMMENDATION),
    ),
    Table(
        "tombstones",
        Tombstone,
        "What stands where the law made somebody take something down: a document, or one wording.",
        (),
        (
            own("document", "the document, null for a wording", "document_id"),
            address_of("wording__recommendation", "address of the wording’s recommendation, null for a document"),
            Column("wording", "number of the wording, null for a document", paths=("wording__number",)),
            own("removed", "SHA-256 of what was removed: the file’s bytes, or the text in UTF-8"),
            own("reason", "why"),
            own("legal_basis", "the law, order or judgment"),
            own("author", "who did it, as the log names the actor"),
            own("at", "when"),
        ),
        ("at", "removed", "id"),
        "",
        (_WHICH_DOCUMENT, Reference(("recommendation", "wording"), "wordings", "wording_id")),
    ),
    Table(
        "confirmations",
        Confirmation,
        "Who compared a wording and a position with the source and found them the same, or took that back; the highest "
        "number counts.",
        ("recommendation", "number"),
        (
            address_of("recommendation", "address of the recommendation"),
            own("number", "counts the confirmations of a recommendation from 1"),
            Column("wording", "number of the wording", paths=("wording__number",)),
            Column("position", "number of the position, null when there was none", paths=("position__number",)),
            own("undone", "whether this takes an earlier one back"),
            _AUTHOR,
            own("at", "when"),
        ),
        ("recommendation__order", "recommendation__part", "recommendation__paragraph", "number"),
        "recommendation__review",
        (
            _WHICH_RECOMMENDATION,
            Reference(("recommendation", "wording"), "wordings", "wording_id"),
            Reference(("recommendation", "position"), "positions", "position_id"),
        ),
    ),
    Table(
        "proposals",
        Proposal,
        "Corrections that offices of States propose.",
        ("recommendation", "number"),
        (
            address_of("recommendation", "address of the recommendation"),
            own("number", "counts the proposals for a recommendation from 1"),
            Column("wording", "number of the wording that it was about", paths=("wording__number",)),
            own("state", f"the State whose office proposes: {_CODE}", "state_id"),
            own("content", "what should be otherwise: a JSON object in text; empty when it was taken down"),
            own("reason", "why"),
            _AUTHOR,
            own("at", "when"),
        ),
        ("recommendation__order", "recommendation__part", "recommendation__paragraph", "number"),
        "recommendation__review",
        (_WHICH_RECOMMENDATION, Reference(("recommendation", "wording"), "wordings", "wording_id"), _STATE),
    ),
    Table(
        "proposal_answers",
        ProposalAnswer,
        "What came of a proposal.",
        ("recommendation", "proposal"),
        (
            address_of("proposal__recommendation", "address of the recommendation"),
            Column("proposal", "number of the proposal", paths=("proposal__number",)),
            own("outcome", "what came of it"),
            own("reason", "why"),
            _AUTHOR,
            own("at", "when"),
        ),
        (
            "proposal__recommendation__order", "proposal__recommendation__part",
            "proposal__recommendation__paragraph", "proposal__number",
        ),
        "proposal__recommendation__review",
        (Reference(("recommendation", "proposal"), "proposals", "proposal_id"),),
    ),
    Table(
        "error_reports",
        ErrorReport,
        "What readers said is wrong with a page. The words of one that is not answered are not public.",
        ("number",),
        (
            own("number", "its public number"),
            own("about", "address of the page, without its language"),
            address_of("recommendation", "address of the recommendation that it is about, null for another page"),
            own("words", "what was said; empty where it was abuse"),
            own("language", "language of the page, ISO 639-1"),
            _AUTHOR,
            own("at", "when"),
        ),
        ("number",),
        "",
        (_WHICH_RECOMMENDATION,),
        (("contact", "how to reach a sender is for the desk of an installation alone"),),
    ),
    Table(
        "error_answers",
        ErrorAnswer,
        "The public answers to reports of errors.",
        ("report",),
        (
            Column("report", "number of the report", paths=("report__number",)),
            own("outcome", "what came of it"),
            own("words", "the answer"),
            _AUTHOR,
            own("at", "when"),
        ),
        ("report__number",),
        "",
        (Reference(("report",), "error_reports", "report_id"),),
    ),
    *treaties.TABLES,
    *votes.TABLES,
    *statements.TABLES,
    *meetings.TABLES,
)  # fmt: skip
"""Every table, those that others refer to before these (but for the current wording of a recommendation)."""

BY_NAME = {table.name: table for table in TABLES}

LEFT_OUT = {
    "accounts": "people, mandates and tokens belong to an installation, not to the record",
    "audit.Entry": "the log lies beside the tables, in `audit.jsonl`, because it goes on when the package is imported",
    "reference": "a mirror of the facts that come with each edition",
    "documents.PageWords": "made anew from the pages",
    **dict.fromkeys(("reviews.Tally", "reviews.MadeTally", "reviews.DocumentTally"), "counted from the other rows"),
    **votes.LEFT_OUT,
    **treaties.LEFT_OUT,
    "exchange.Upload": "files on their way into the record, which is where they stand once they are in it",
}
"""Models that are in no table, or apps none of whose are, with the reason."""


@cache
def shape(table: Table, column: Column) -> tuple[Kind, Bounds]:
    """What a column holds, and what it allows."""
    if column.given:
        return column.given
    nullable = any(_field(table.model, path)[1] for path in column.told_from)
    if column.address:
        return Kind.TEXT, Bounds(nullable=nullable, longest=64 + 32 + 12)
    (path,) = column.told_from
    field = _target(_field(table.model, path)[0])
    kind = _KINDS[next(name for name in _KINDS if isinstance(field, getattr(models, name)))]
    choices = tuple(str(value) for value, _label in field.choices or ())
    least, most = BaseDatabaseOperations.integer_field_ranges.get(field.get_internal_type(), (None, None))
    return kind, Bounds(
        nullable,
        getattr(field, "max_length", None),
        (*choices, "") if choices and field.blank else choices,
        *((least, most) if kind is Kind.WHOLE else (None, None)),
    )


_KINDS = {
    "BooleanField": Kind.FLAG,
    "DateTimeField": Kind.TIME,
    "DateField": Kind.DAY,
    "IntegerField": Kind.WHOLE,
    "CharField": Kind.TEXT,
    "TextField": Kind.TEXT,
}
"""What a field of the database is; of a DateTimeField, which is a DateField too, the first counts."""


def _field(model: type[Model], path: str) -> tuple[Field[Any, Any], bool]:
    """The field that a path leads to, and whether anything on the way may be null."""
    name, _, rest = path.partition("__")
    field = cast("Field[Any, Any]", model._meta.get_field(name))  # no path leads backwards
    if not rest:
        return field, field.null
    last, further = _field(cast(type[Model], field.related_model), rest)
    return last, field.null or further


def _target(field: Field[Any, Any]) -> Field[Any, Any]:
    """The field itself, or the key that a foreign key holds."""
    return field.target_field if isinstance(field, models.ForeignKey) else field
