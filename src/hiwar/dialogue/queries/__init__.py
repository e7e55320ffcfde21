"""What a face may ask of meetings: the list, one meeting as one viewer may see it, its numbers, its events."""

from hiwar.dialogue.queries.listing import carried_from, events_as_lines, heads, meeting_of, meetings, no_meeting
from hiwar.dialogue.queries.places import place_of_code, places_of, seated_in, seats
from hiwar.dialogue.queries.screens import Scene, scene, scene_kept, scenes_kept, screen, seen_by
from hiwar.dialogue.queries.sentences import sentence_before, sentence_of
from hiwar.dialogue.queries.timing import timed

__all__ = [
    "Scene",
    "carried_from",
    "events_as_lines",
    "heads",
    "meeting_of",
    "meetings",
    "no_meeting",
    "place_of_code",
    "places_of",
    "scene",
    "scene_kept",
    "scenes_kept",
    "screen",
    "seated_in",
    "seats",
    "seen_by",
    "sentence_before",
    "sentence_of",
    "timed",
]
