"""What is known beforehand, each fact with its source: States and their names, regional groups, the calendar, practice.

The facts are tables under `data/`; `docs/facts.md` describes them. They are read on first use and kept.
"""

from __future__ import annotations

from ._tables import digest
from .calendar import (
    Cycle,
    Plenary,
    ReviewFact,
    Session,
    SubmissionDeadline,
    Timetable,
    cycle_of,
    cycles,
    first_cycle_sessions,
    order_of_review,
    plenaries,
    reported_by,
    reviews,
    session,
    sessions,
    submission_deadlines,
    timetable,
)
from .declension import Declined, find_declined
from .groups import Group, Membership, group_of, groups, memberships
from .instruments import Delay, Instrument, instruments
from .non_cooperation import PARAGRAPH, NonCooperation, non_cooperation
from .practice import PracticeValue, practice, practices, practices_on
from .resolutions import Figures, Seat, Series, SeriesText, VoterLabel, seats, series, series_texts, voter_labels
from .states import State, find_state, state, states
from .treaties import (
    Act,
    ActKind,
    Body,
    OtherTreaty,
    Step,
    StepKind,
    Succession,
    acts,
    bodies,
    other_treaties,
    steps,
    successions,
)

__all__ = [
    "PARAGRAPH",
    "Act",
    "ActKind",
    "Body",
    "Cycle",
    "Declined",
    "Delay",
    "Figures",
    "Group",
    "Instrument",
    "Membership",
    "NonCooperation",
    "OtherTreaty",
    "Plenary",
    "PracticeValue",
    "ReviewFact",
    "Seat",
    "Series",
    "SeriesText",
    "Session",
    "State",
    "Step",
    "StepKind",
    "SubmissionDeadline",
    "Succession",
    "Timetable",
    "VoterLabel",
    "acts",
    "bodies",
    "cycle_of",
    "cycles",
    "digest",
    "find_declined",
    "find_state",
    "first_cycle_sessions",
    "group_of",
    "groups",
    "instruments",
    "memberships",
    "non_cooperation",
    "order_of_review",
    "other_treaties",
    "plenaries",
    "practice",
    "practices",
    "practices_on",
    "reported_by",
    "reviews",
    "seats",
    "series",
    "series_texts",
    "session",
    "sessions",
    "state",
    "states",
    "steps",
    "submission_deadlines",
    "successions",
    "timetable",
    "voter_labels",
]
