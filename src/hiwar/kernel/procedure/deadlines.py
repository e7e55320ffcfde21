"""The days that count for a review, reckoned from its date, its session and the practice of its time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ..facts import Plenary, PracticeValue, Session, SubmissionDeadline
from .plenary import plenary_session


class Deadline(NamedTuple):
    """A day as ISO 8601, or a day and the time in Geneva (`2024-10-28T10:00`); None where no rule or fact gives one.

    `verified` is False where it is not given, or rests on what was not read in a source.
    """

    name: str
    date: str | None
    verified: bool
    source: str


class Deadlines(NamedTuple):
    """The deadlines of a review in the order of the procedure, with the sessions of Working Group and Council,
    None where they are not known. `verified` is whether all that is given was read in a source."""

    session: int | None
    plenary_session: int | None
    deadlines: list[Deadline]
    source: str
    verified: bool


class _Registration(NamedTuple):
    """A moment of the list of speakers, in days before the Monday on which the session begins."""

    name: str
    days_before: int
    time: str
    paragraph: str


_REGISTRATION = (
    _Registration("registration_opens", 7, "T10:00", "8 (a)"),
    _Registration("registration_closes", 4, "T18:00", "8 (a)"),
    _Registration("draw", 3, "", "8 (b)"),
)
"""Council decision 17/119: from Monday to Thursday of the week before the session; the first speaker is drawn on Friday
morning, order and speaking time are told in the afternoon."""

_REGISTRATION_SINCE_CYCLE = 2

_SUBMISSIONS = {
    "stakeholder_submissions": "stakeholder_months_before",
    "national_report": "national_report_weeks_before",
}
"""The documents for which the secretariat sets a day, and the practice of how long before a session it does."""


def deadlines(
    review: date,
    session: Session | None,
    submissions: Iterable[SubmissionDeadline],
    plenaries: Mapping[int, Plenary],
    practices: Mapping[str, PracticeValue],
) -> Deadlines:
    """The deadlines of a review held on a day, in a session of the Working Group or in one not known.

    `submissions` and `plenaries` are the facts of these names, `practices` the values in force on the day of the
    review: `documents_ready_weeks`, `advance_questions_working_days` and `report_adoption_hours_after_at_least`, of
    which those that are missing leave their deadline open, and how long before a session documents are usually asked
    for.
    """
    plenary = plenary_session(review, session, plenaries)
    found = [
        *_submissions(session, submissions, practices),
        _by_practice("documents_ready", practices.get("documents_ready_weeks"), review),
        _by_practice("advance_questions", practices.get("advance_questions_working_days"), review),
        *_registration(session),
        _by_practice("adoption_earliest", practices.get("report_adoption_hours_after_at_least"), review),
        Deadline("replies", None, False, "A/HRC/RES/16/21, annex, para. 16: preferably before the plenary"),
    ]
    return Deadlines(
        session.number if session else None,
        plenary.plenary_session,
        found,
        f"{session.source if session else 'no session is known on this day'}; plenary: {plenary.source}",
        verified=session is not None
        and session.verified
        and plenary.verified
        and all(each.verified for each in found if each.date),
    )


def may_adopt(review_ended: datetime, adoption: datetime, hours: PracticeValue) -> bool:
    """Whether the Working Group may adopt the report then; `hours` is `report_adoption_hours_after_at_least`."""
    return adoption - review_ended >= timedelta(hours=int(hours.value))


def working_days_before(day: date, number: int) -> date:
    """The day so many working days earlier: Saturdays and Sundays do not count, holidays do."""
    while number > 0:
        day -= timedelta(days=1)
        number -= day.weekday() < _SATURDAY
    return day


_SATURDAY = 5

_MOVES: Mapping[str, Callable[[date, int], date]] = {
    "weeks": lambda review, value: review - timedelta(weeks=value),
    "working days": working_days_before,
    "hours": lambda review, value: review + timedelta(days=-(-value // 24)),
}
"""How a practice counts by its unit; hours from the end of the review, to the day in which they end."""


def _by_practice(name: str, practice: PracticeValue | None, review: date) -> Deadline:
    if practice is None:
        return Deadline(name, None, False, "no practice of that time is known")
    moved = _MOVES[practice.unit](review, int(practice.value))
    return Deadline(name, moved.isoformat(), practice.verified, practice.source)


def _submissions(
    session: Session | None, submissions: Iterable[SubmissionDeadline], practices: Mapping[str, PracticeValue]
) -> Iterator[Deadline]:
    known = {each.document: each for each in submissions if session and each.session == session.number}
    for name, usual in _SUBMISSIONS.items():
        fact = known.get(name)
        least, most = practices.get(f"{usual}_at_least"), practices.get(f"{usual}_at_most")
        if fact is not None:
            yield Deadline(name, fact.date.isoformat(), fact.verified, fact.source)
        elif least and most:
            when = f"usually {least.value} to {most.value} {least.unit} before the session"
            yield Deadline(name, None, False, f"the secretariat sets the day, {when}: {least.source}")
        else:
            yield Deadline(name, None, False, "the secretariat sets the day")


def _registration(session: Session | None) -> Iterator[Deadline]:
    start = session.start if session else None
    for each in _REGISTRATION:
        source = f"A/HRC/DEC/17/119, para. {each.paragraph}"
        if session is None or start is None:
            yield Deadline(each.name, None, False, f"{source}: reckoned from the session, whose first day is not known")
        elif (session.cycle or 0) < _REGISTRATION_SINCE_CYCLE:
            yield Deadline(each.name, None, False, f"{source}: in force from cycle {_REGISTRATION_SINCE_CYCLE} on")
        else:
            day = start - timedelta(days=start.weekday() + each.days_before)
            shown = source if session.verified else f"{source}; session: {session.source}"
            yield Deadline(each.name, day.isoformat() + each.time, session.verified, shown)
