"""The columns of every export of recommendations, in their order, which stays: a new one comes last."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class Kind(StrEnum):
    """What a cell holds; an unknown text, number or date is None, an unknown list is empty."""

    TEXT = "text"
    WHOLE = "whole"
    DAY = "day"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its `name` for programs, its `heading` for people, and its `width` in a workbook, in characters."""

    name: str
    heading: Promise
    kind: Kind = Kind.TEXT
    width: int = 16


TABLE = (
    Column("address", gettext_lazy("Address"), width=20),
    Column("state_under_review", gettext_lazy("State under review (code)"), width=10),
    Column("state_under_review_name", gettext_lazy("State under review"), width=24),
    Column("session", gettext_lazy("Session"), Kind.WHOLE, 9),
    Column("cycle", gettext_lazy("Cycle"), Kind.WHOLE, 8),
    Column("held_on", gettext_lazy("Reviewed on"), Kind.DAY, 12),
    Column("document", gettext_lazy("Report"), width=14),
    Column("paragraph", gettext_lazy("Paragraph"), width=11),
    Column("part", gettext_lazy("Text under the number"), Kind.WHOLE, 9),
    Column("text", gettext_lazy("Recommendation"), width=70),
    Column("language", gettext_lazy("Language"), width=10),
    Column("recommending", gettext_lazy("Recommending States (codes)"), Kind.TEXTS, 14),
    Column("recommending_names", gettext_lazy("Recommending States"), Kind.TEXTS, 28),
    Column("states_as_written", gettext_lazy("Recommending States as printed"), Kind.TEXTS, 28),
    Column("position", gettext_lazy("Position (code)"), width=12),
    Column("position_as_written", gettext_lazy("Position in the words of the report or the State"), width=40),
    Column("position_source", gettext_lazy("Source of the position"), width=24),
    Column("page", gettext_lazy("Page"), Kind.WHOLE, 7),
    Column("translation", gettext_lazy("Text in the language of this export"), width=70),
    Column("translation_language", gettext_lazy("Language of that text"), width=10),
    Column("translation_status", gettext_lazy("Status of that text"), width=12),
    Column("themes", gettext_lazy("Themes"), Kind.TEXTS, 30),
    Column("persons", gettext_lazy("Persons affected"), Kind.TEXTS, 24),
    Column("sdgs", gettext_lazy("Sustainable Development Goals"), Kind.TEXTS, 24),
    Column("other_positions", gettext_lazy("Positions in other sources (codes)"), Kind.TEXTS, 16),
    Column("other_positions_as_written", gettext_lazy("Positions as other sources word them"), Kind.TEXTS, 24),
    Column("other_positions_source", gettext_lazy("The other sources"), Kind.TEXTS, 40),
    Column("position_name", gettext_lazy("Position"), width=18),
    Column("other_positions_names", gettext_lazy("Positions in other sources"), Kind.TEXTS, 24),
)

COLUMNS = tuple(column.name for column in TABLE)
