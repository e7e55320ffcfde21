"""What a face may ask of meetings: the list, one meeting as one viewer may see it, its numbers, its events, and the
equal-footing sheet of one or of several."""

from hiwar.dialogue.queries.footing import SheetFilters, draw_file, sheet_of, sheets
from hiwar.dialogue.queries.listing import (
    carried_from,
    events_as_lines,
    file_of,
    heads,
    meeting_of,
    meetings,
    no_meeting,
    to_follow,
    with_meetings,
)
from hiwar.dialogue.queries.places import earlier, place_of_code, places_of, seated_in, seats
from hiwar.dialogue.queries.scenes import Scene
from hiwar.dialogue.queries.screens import (
    PARTS,
    WALL,
    part_seen_by,
    scene,
    scene_kept,
    scenes_kept,
    screen,
    screen_of_part,
    seen_by,
)
from hiwar.dialogue.queries.sentences import sentence_before, sentence_of
from hiwar.dialogue.queries.timing import timed

__all__ = [
    "PARTS",
    "WALL",
    "Scene",
    "SheetFilters",
    "carried_from",
    "draw_file",
    "earlier",
    "events_as_lines",
    "file_of",
    "heads",
    "meeting_of",
    "meetings",
    "no_meeting",
    "part_seen_by",
    "place_of_code",
    "places_of",
    "scene",
    "scene_kept",
    "scenes_kept",
    "screen",
    "screen_of_part",
    "seated_in",
    "seats",
    "seen_by",
    "sentence_before",
    "sentence_of",
    "sheet_of",
    "sheets",
    "timed",
    "to_follow",
    "with_meetings",
]
