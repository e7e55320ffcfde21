"""A rehearsal that plays itself: what happens next in a review of the training State, given where it stands; then in
the adoption of its report, and in the plenary.

Nothing is remembered besides the meetings: whoever plays asks after each event what comes next. So a rehearsal that was
broken off goes on where it stood, people may take any seat and leave the others to the script, and the same seed and
the same start give the same events.
"""

from hiwar.dialogue.rehearsing.playing import (
    KINDS,
    LENGTH,
    Bounds,
    Pace,
    Told,
    follow,
    following,
    planned,
    play,
    play_course,
)
from hiwar.dialogue.rehearsing.script import Script, Step

__all__ = [
    "KINDS",
    "LENGTH",
    "Bounds",
    "Pace",
    "Script",
    "Step",
    "Told",
    "follow",
    "following",
    "planned",
    "play",
    "play_course",
]
