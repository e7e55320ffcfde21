"""What a face may ask of meetings: the list, one meeting as one viewer may see it, its numbers, its events."""

from hiwar.dialogue.queries.listing import (
    carried_from,
    events_as_lines,
    heads,
    meeting_of,
    meetings,
    no_meeting,
    to_follow,
)
from hiwar.dialogue.queries.places import earlier, place_of_code, places_of, seated_in, seats
from hiwar.dialogue.queries.screens import screen
from hiwar.dialogue.queries.sentences import sentence_before, sentence_of
from hiwar.dialogue.queries.timing import next_moment, timed

__all__ = [
    "carried_from",
    "earlier",
    "events_as_lines",
    "heads",
    "meeting_of",
    "meetings",
    "next_moment",
    "no_meeting",
    "place_of_code",
    "places_of",
    "screen",
    "seated_in",
    "seats",
    "sentence_before",
    "sentence_of",
    "timed",
    "to_follow",
]
