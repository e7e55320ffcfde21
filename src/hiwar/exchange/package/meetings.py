"""The tables of meetings held here in a package: everything that is known of one follows from its events."""

from __future__ import annotations

from hiwar.dialogue.models import EventTombstone, Meeting, MeetingEvent
from hiwar.exchange.package.shapes import Column, Reference, Table, own
from hiwar.exchange.package.values import Bounds, Kind

_MEETING = Reference(("meeting",), "meetings", "meeting_id")
_CODES = "opens the places of a rehearsal in the installation where it was planned, and could be guessed from this"

TABLES = (
    Table(
        "meetings",
        Meeting,
        "Meetings held here, with what their first event says of them (meeting.md).",
        ("number",),
        (
            own("number", "number of the meeting; symbols of reports and sessions of rehearsals are made of it", "id"),
            own("kind", "kind of meeting (meeting.md)"),
            own("title", "its title"),
            own("state", "code of the State under review; empty where there is none"),
            own("session", "session of the Working Group, null where none was named"),
            own("follows", "number of the meeting whose course it continues, null for the first", "follows_id"),
            own("rehearsal", "whether invented States hold it"),
            own("made_at", "when it was planned"),
        ),
        ("id",),
        left_out=(("code_hash", _CODES), ("desk_code_hash", _CODES)),
    ),
    Table(
        "meeting_events",
        MeetingEvent,
        "The events of these meetings, from which all else follows (meeting.md).",
        ("meeting", "number"),
        (
            own("meeting", "number of the meeting", "meeting_id"),
            own("number", "counts the events of the meeting from 1"),
            own("at", "when"),
            own("name", "type of the event"),
            own("role", "in what part somebody acted"),
            own("state", "code of the State for which somebody acted; empty for none"),
            own("office", "office for which somebody acted; empty for none"),
            Column("payload", "what was given, and what followed by rule", "payload", given=(Kind.OBJECT, Bounds())),
            own("by", "who it was, as the log names the actor"),
            own("hash", "SHA-256 of the hash before and of the event’s line (meeting.md)"),
        ),
        ("meeting", "number"),
        references=(_MEETING,),
    ),
    Table(
        "event_tombstones",
        EventTombstone,
        "What stands where the law made somebody take words out of an event.",
        ("taking", "meeting", "event"),
        (
            own("taking", "counts the statements that were taken down from 1"),
            Column("meeting", "number of the meeting", paths=("event__meeting_id",)),
            Column("event", "number of the event", paths=("event__number",)),
            own("removed", "SHA-256 of the words in UTF-8"),
            own("left", "SHA-256 of the event’s line without them"),
            own("file", "SHA-256 of the file that the text was read from; empty for none"),
            own("reason", "why"),
            own("legal_basis", "the law, order or judgment"),
            own("author", "who did it, as the log names the actor"),
            own("at", "when"),
        ),
        ("taking", "event__meeting", "event__number"),
        references=(Reference(("meeting", "event"), "meeting_events", "event_id"),),
    ),
)
