"""The equal-footing sheet, of one meeting and over several."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from hiwar.api.answers.meetings import MeetingDraw, MeetingLabel, MeetingSitting, PointRuling, Speaker, SpeakerTurn
from hiwar.api.answers.parts import Group, Pages, Shape, StateName

Standing = Literal["member", "observer", "state_under_review", "stakeholder", ""]


class ShareFigures(Shape):
    """What a speaker, a group, a standing, or all together had."""

    standing: Standing
    """With equal standing goes equal time; empty where members and observers are told together."""
    speakers: int
    """Those who were on a list or asked for the floor."""
    turns: int
    """All turns of theirs, without those withdrawn."""
    held: int
    """The turns that were spoken."""
    planned_seconds: int
    """The limits of all turns; of the State under review its whole time."""
    used_seconds: int
    """What was spoken."""
    share_of_turns: float = Field(ge=0, le=1)
    """Part of one, of all turns held."""
    share_of_time: float = Field(ge=0, le=1)
    """Part of one, of all time spoken."""
    interruptions: int
    """How often they were interrupted."""
    points: int
    """Points of order that they raised."""
    upheld: int
    """How many of these were upheld in the end, appeals counted."""
    cut: int
    """How often the microphone was cut."""
    absent: int
    """Turns that were called when nobody was there."""
    struck: int
    """Turns that were struck off the list."""
    not_heard: int
    """Turns that the time was too short for."""


class SpeakerShare(ShareFigures):
    """What one speaker had in one standing."""

    speaker: Speaker


class GroupShare(ShareFigures):
    """What a regional group had; null for States without one, and for those told by their `standing`."""

    group: Group | None


class StandingLimits(Shape):
    """The time that the speakers of one standing were given on one list."""

    list: str
    standing: Standing
    speakers: int
    least_seconds: int
    most_seconds: int
    equal: bool


class MicrophoneSpan(Shape):
    """From when to when a microphone was on."""

    began: datetime
    ended: datetime | None


class HeldTurn(SpeakerTurn):
    """A turn with the standing of its speaker and the times at which the microphone was on."""

    standing: Standing
    spans: list[MicrophoneSpan]


class CheckedDraw(MeetingDraw):
    """A draw, drawn once more from its proof."""

    valid: bool | None
    """Whether commitment and result are what secret and words give; null before the secret was shown."""
    recomputed: list[StateName]
    """The result that they do give."""


class Shares(Shape):
    """Who had how much of the time and of the turns."""

    whole: ShareFigures
    """All together."""
    speakers: list[SpeakerShare]
    """By name; a State is told once for each standing that it had."""
    groups: list[GroupShare]
    """The State under review and stakeholders stand apart from the groups."""
    standings: list[ShareFigures]


class MeetingSheet(Shares):
    """The equal-footing sheet of one meeting."""

    meeting: MeetingLabel
    seq: int
    """The number of the last event."""
    at: datetime
    """The moment at which it stands so; of a meeting that is over, its end."""
    phase: str
    sittings: list[MeetingSitting]
    limits: list[StandingLimits]
    turns: list[HeldTurn]
    """In the order in which they had the floor, those who had it not at the end."""
    rulings: list[PointRuling]
    draws: list[CheckedDraw]


class MeetingInShort(MeetingLabel, ShareFigures):
    """A meeting, with what it adds to the sheet."""

    opened_at: datetime
    equal: bool | None
    """Whether equal standing had equal time on each list; null where no list gave times."""
    draws: int
    """How many draws there are, each with its proof in the meeting's own sheet."""


class SheetAsked(Shape):
    """What was asked for; empty texts ask for nothing."""

    kind: str
    of: str
    since: str
    until: str
    rehearsals: str


class SheetChoices(Shape):
    """What the filters can be."""

    kind: list[str]
    of: list[StateName]


class SheetCounts(Shape):
    """How many meetings were opened, of real States and of invented ones."""

    meetings: int
    rehearsals: int


class Sheets(Shares):
    """The equal-footing sheet over several meetings."""

    filters: SheetAsked
    filtered: bool
    choices: SheetChoices
    counts: SheetCounts
    meetings: list[MeetingInShort]
    pages: Pages
