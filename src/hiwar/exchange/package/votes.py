"""The tables of resolutions and votes in a package."""

from __future__ import annotations

from hiwar.exchange.package.shapes import Column, Reference, Table, own
from hiwar.exchange.package.values import Bounds, Kind
from hiwar.resolutions.models import (
    Action,
    Ballot,
    Draft,
    Intention,
    Resolution,
    Sponsor,
    Statement,
    TakenBack,
    Voter,
)

_CODE = "ISO 3166-1 alpha-3"
_STATE = Reference(("state",), "", "state_id")
_DOCUMENT = Reference(("document",), "documents", "document_id")
_RESOLUTION = Reference(("resolution",), "resolutions", "resolution_id")
_ACTION = Reference(("action",), "actions", "action_id")
_WHICH_DOCUMENT = own(
    "document", "the document that it was read from, or stands in: SHA-256 of its bytes; null for none", "document_id"
)
_WHICH_RESOLUTION = Column("resolution", "address of the resolution", paths=("resolution__address",))
_WHICH_ACTION = Column("action", "key of the action", paths=("action__key",))
_SOURCE = own("source", "where it stands, in words")
_AUTHOR = own("author", "who entered it, as the log names the actor; empty for what was read from a table")
_AT = own("at", "when it was entered")
_FOLLOWS = "follows from the actions"

TABLES = (
    Table(
        "resolutions",
        Resolution,
        "Texts that were voted on or adopted. What became of each is in `actions`.",
        ("address",),
        (
            own("address", "the symbol, or what the facts call a text whose number is not known"),
            own("symbol", "the symbol; empty where the number is not known"),
            own("body", "who adopted it: `GA` General Assembly, `HRC` Council, `CHR` Commission"),
            own("session", "its session"),
            own("special", "`S` or `ES`, where that is a special or emergency special session"),
        ),
        ("address",),
        left_out=tuple(
            (name, _FOLLOWS)
            for name in (
                "title", "search_text", "item", "kind", "reason", "series", "dated", "on", "year", "recorded",
                "adopted", "verified", "action",
            )
        ),
    ),
    Table(
        "actions",
        Action,
        "What each source says of each decision: on a text, a part of one, an amendment or a motion.",
        ("key",),
        (
            own("key", "what the source calls it, after the name of the source"),
            Column("resolution", "address of the resolution; null for none", paths=("resolution__address",)),
            own("body", "where it was taken"),
            own("session", "the session"),
            own("step", "`plenary` or `committee`"),
            own("put", "what was put to the vote"),
            own("dated", "the day, or the month where the source tells no day"),
            own("on", "the last day that this may mean"),
            own("year", "the year"),
            own("recorded", "whether there was a recorded vote"),
            own("adopted", "whether it was adopted; null where that is not known"),
            own("title", "the title"),
            own("written", "what the source has in place of a symbol"),
            own("item", "the item on the agenda"),
            own("agenda", "what that item is called"),
            Column("subjects", "the source’s own subjects", "subjects", given=(Kind.TEXTS, Bounds())),
            own("facts", "other columns of the source: a JSON object in text, by name"),
            own("yes", "votes in favour, as counted"),
            own("no", "votes against, as counted"),
            own("abstain", "abstentions, as counted"),
            own("absent", "members who took no part, as counted; null where nothing is said of them"),
            own("published_yes", "votes in favour, as the source prints them"),
            own("published_no", "votes against, as the source prints them"),
            own("published_abstain", "abstentions, as the source prints them"),
            own("published_absent", "members who took no part, as the source prints them"),
            _SOURCE,
            own("verified", "whether it was read in that source"),
            own("note", "what is to be said of it"),
            _WHICH_DOCUMENT,
            own("row", "its first row in the document"),
            own("digest", "hash of all that the source says, the votes included"),
            _AUTHOR,
            _AT,
        ),
        ("key",),
        references=(_RESOLUTION, _DOCUMENT),
        left_out=(("counts", _FOLLOWS),),
    ),
    Table(
        "voters",
        Voter,
        "States under the labels that sources give them.",
        ("state", "label", "note"),
        (
            own("state", f"the State: {_CODE}", "state_id"),
            own("label", "its label in the source"),
            own("note", "why that needs saying: `folded`, `seat-of-china`; else empty"),
        ),
        ("state_id", "label", "note"),
        references=(_STATE,),
    ),
    Table(
        "ballots",
        Ballot,
        "Who voted how, as cast.",
        ("action", "state", "label", "note"),
        (
            _WHICH_ACTION,
            Column("state", f"the State: {_CODE}", paths=("voter__state_id",)),
            Column("label", "its label in the source", paths=("voter__label",)),
            Column("note", "as in `voters`", paths=("voter__note",)),
            own("vote", "`Y` in favour, `N` against, `A` abstaining, `X` not participating"),
        ),
        ("action__key", "voter__state_id", "voter__label", "voter__note"),
        references=(_ACTION, Reference(("state", "label", "note"), "voters", "voter_id")),
    ),
    Table(
        "drafts",
        Draft,
        "Drafts and amendments.",
        ("symbol", "number"),
        (
            own("symbol", "its symbol"),
            own("number", "counts how often it was entered, from 1: again after it was taken back"),
            _WHICH_RESOLUTION,
            own("amends", "symbol of the draft that it amends; empty for none"),
            own("tabled_on", "when it was tabled"),
            _SOURCE,
            _WHICH_DOCUMENT,
            _AUTHOR,
            _AT,
        ),
        ("symbol", "number"),
        references=(_RESOLUTION, _DOCUMENT),
    ),
    Table(
        "sponsors",
        Sponsor,
        "Who sponsored a text.",
        ("resolution", "state", "role", "number"),
        (
            _WHICH_RESOLUTION,
            own("state", f"the State: {_CODE}", "state_id"),
            own("role", "`main` or `co`"),
            own("number", "counts how often this was entered, from 1: again after it was taken back"),
            own("joined_on", "since when"),
            _SOURCE,
            _WHICH_DOCUMENT,
            _AUTHOR,
            _AT,
        ),
        ("resolution__address", "state_id", "role", "number"),
        references=(_RESOLUTION, _STATE, _DOCUMENT),
    ),
    Table(
        "statements",
        Statement,
        "What States said of a text: explanations of vote and position, dissociations.",
        ("resolution", "number"),
        (
            _WHICH_RESOLUTION,
            own("number", "counts the statements on a text from 1"),
            own("state", f"the State: {_CODE}", "state_id"),
            own("kind", "what kind of statement it is"),
            own("said_on", "when it was said"),
            own("text", "the words of the State"),
            own("language", "ISO 639-1"),
            _SOURCE,
            _WHICH_DOCUMENT,
            own("replaces", "number of the statement that it corrects"),
            _AUTHOR,
            _AT,
        ),
        ("resolution__address", "number"),
        references=(_RESOLUTION, _STATE, _DOCUMENT),
    ),
    Table(
        "intentions",
        Intention,
        "How States said later that they had meant to vote; the highest number counts.",
        ("action", "state", "number"),
        (
            _WHICH_ACTION,
            own("state", f"the State: {_CODE}", "state_id"),
            own("number", "counts what the State said of this vote from 1"),
            own("vote", "`Y` in favour, `N` against, `A` abstaining, `X` not participating"),
            _SOURCE,
            _WHICH_DOCUMENT,
            _AUTHOR,
            _AT,
        ),
        ("action__key", "state_id", "number"),
        references=(_ACTION, _STATE, _DOCUMENT),
    ),
    Table(
        "taken_back",
        TakenBack,
        "What should not have been entered on a text: each row takes back one row of one of five tables, named by its"
        " key; the columns for the others are null.",
        ("number",),
        (
            own("number", "counts these rows from 1"),
            Column("action", "key of a decision", paths=("action__key",)),
            Column("draft", "symbol of a draft", paths=("draft__symbol",)),
            Column("draft_number", "its number", paths=("draft__number",)),
            Column("sponsored", "address of the text that a State sponsors", paths=("sponsor__resolution__address",)),
            Column("sponsor", "the State that does", paths=("sponsor__state_id",)),
            Column("role", "in which role", paths=("sponsor__role",)),
            Column("sponsor_number", "the number of that entry", paths=("sponsor__number",)),
            Column("spoken_of", "address of the text that was spoken of", paths=("statement__resolution__address",)),
            Column("statement", "number of the statement", paths=("statement__number",)),
            Column("vote", "key of the vote that was meant otherwise", paths=("intention__action__key",)),
            Column("voter", "the State that meant it otherwise", paths=("intention__state_id",)),
            Column("intention", "the number of that entry", paths=("intention__number",)),
            own("reason", "why"),
            _AUTHOR,
            _AT,
        ),
        ("number",),
        references=(
            Reference(("action",), "actions", "action_id"),
            Reference(("draft", "draft_number"), "drafts", "draft_id"),
            Reference(("sponsored", "sponsor", "role", "sponsor_number"), "sponsors", "sponsor_id"),
            Reference(("spoken_of", "statement"), "statements", "statement_id"),
            Reference(("vote", "voter", "intention"), "intentions", "intention_id"),
        ),
    ),
)  # fmt: skip
"""Those that others refer to before these."""

LEFT_OUT = {"resolutions.Subject": "made anew from the titles"}
