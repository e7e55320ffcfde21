"""What of a screen of a meeting is the same for everybody."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hiwar.dialogue.models import Meeting
from hiwar.kernel.meeting import Estimate, State

Item = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A meeting at a moment, in one language, as everybody sees it alike: `item` is what of a screen is nobody's own.
    `until` is when the clock brings something next if nothing happens before, None for never; `kept` holds what is made
    of the scene and is the same for everybody too."""

    meeting: Meeting
    lang: str
    at: datetime
    until: datetime | None
    head: tuple[str, int]
    paced: bool
    state: State
    item: Item
    said: dict[int, Item]
    to_come: dict[str, Estimate]
    kept: dict[Any, Any] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The number of the last event that is stored."""
        return int(self.item["seq"])

    def holds(self, now: datetime) -> bool:
        """Whether the clock has brought nothing since."""
        return self.at <= now and (self.until is None or now < self.until)
