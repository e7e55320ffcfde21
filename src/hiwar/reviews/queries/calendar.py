"""The calendar of the reviews beside the record: the sessions, and the reviews of a State, held or to come.

What the facts do not know yet, the record may: a review of which it holds the report was held at that session.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from hiwar.kernel import facts
from hiwar.kernel.facts import ReviewFact, Timetable
from hiwar.kernel.procedure import calendar as rule
from hiwar.kernel.values import PartialDate
from hiwar.reference import queries as reference
from hiwar.reviews.held import held_in, is_rehearsal
from hiwar.reviews.models import Review
from hiwar.reviews.queries.telling import Item, briefs, position_counts


def sessions(on: date) -> Item:
    """All sessions, `cycles` by cycle with the newest first: of each how many `states` it reviewed or is to review, and
    of how many the record holds the `reviews`. `current` is the number of the session that is held, or comes next."""
    held = list(Review.objects.exclude(state__kind="invented").order_by())
    known = _with(held)
    counts, states = Counter(review.session for review in held), states_by_session(known)
    return {
        "cycles": [
            {
                "number": cycle.number,
                "source": cycle.source,
                "verified": cycle.verified,
                "states": len(known.order[cycle.number]),
                "reviews": sum(counts[number] for number in _numbers(cycle)),
                "sessions": [
                    {**_session(number, on), "states": states[number], "reviews": counts[number]}
                    for number in _numbers(cycle)
                ],
            }
            for cycle in reversed(facts.cycles())
        ],
        "current": _current(on),
    }


def session(number: int, lang: str, on: date) -> Item | None:
    """One session: its `states` in the order of review, those who were `put_off` from it, what the record holds of
    these (`counts`), the reviews of it in the record of States that are not on its agenda (`others`, and `training`),
    and its neighbours. Each rehearsal has a session of its own, known by the record alone: `held_in` is the number of
    its meeting. None for a number that no session has."""
    found = facts.session(number)
    held = list(Review.objects.filter(session=number).order_by("state"))
    meeting = next((held_in(review.symbol) for review in held if is_rehearsal(review.symbol)), None)
    if found is None and meeting is None:
        return None
    cycle = found.cycle if found else None
    told = {review["state"]["iso3"]: review for review in briefs(held, lang)}
    agenda = rule.agenda(number, on, _with(held)) if found else ()
    here = [_entry(entry, cycle, told, lang) for entry in agenda if entry.here]
    reviews = [entry["review"] for entry in here if entry["review"]]
    beside = [review for review in told.values() if review not in reviews]
    positions = (item for review in reviews for item in review["positions"])
    return {
        "session": _session(number, on),
        "held_in": meeting,
        "states": here,
        "put_off": [_entry(entry, cycle, told, lang) for entry in agenda if not entry.here],
        "others": [review for review in beside if not review["state"]["invented"]],
        "training": [review for review in beside if review["state"]["invented"]],
        "counts": {
            "reviews": len(reviews),
            "recommendations": sum(review["recommendations"] for review in reviews),
            "positions": position_counts((item["position"], item["count"]) for item in positions),
        },
        "previous": _neighbour(number - 1),
        "next": _neighbour(number + 1),
    }


def coming(lang: str, on: date) -> Item | None:
    """The session that is held on a day or comes next, with its `states` in the order of review; None when the calendar
    ends before."""
    number = _current(on)
    if number is None:
        return None
    agenda = rule.agenda(number, on, facts.timetable())
    states = [{**reference.label(entry.state, lang), "status": entry.review.status} for entry in agenda if entry.here]
    return {**_session(number, on), "states": states}


def reviews_of(iso3: str, held: Iterable[Review], on: date) -> list[Item]:
    """The reviews of a State by cycle, in the record or not, as `kernel.procedure.calendar.session` tells them, each
    with its `cycle`, between when and when its session falls (`begins`, `ends`), whether that time has `passed`, and
    the numbers that other sources give of it (`told`): those that were held or are known to be set, and the next one.
    None of a State that is never reviewed."""
    known = _with(held)
    cycles = rule.cycles_of(iso3, known)
    if not cycles:
        return []
    ahead = rule.next_review(iso3, on, known).cycle
    shown = [cycle for cycle in cycles if cycle <= ahead or (iso3, cycle) in known.reviews]
    return [_in_time(iso3, cycle, on, known) for cycle in shown]


def _in_time(iso3: str, cycle: int, on: date, known: Timetable) -> Item:
    found = rule.session(iso3, cycle, on, known)
    told = _told(iso3, found.session, on) if found.status is rule.Status.HELD else []
    return {"cycle": cycle, **found._asdict(), **_time(iso3, cycle, on, known), "told": told}


def _told(iso3: str, session: int | None, on: date) -> list[Item]:
    """The numbers of a review that sources outside the record give, as they stood on a day."""
    return [
        {"what": each.what, "number": each.number, "source": each.source, "verified": each.verified}
        for each in facts.outcomes().get((iso3, session or 0), ())
        if (each.since or on) <= on and (each.until is None or on < each.until)
    ]


def next_of(iso3: str, held: Iterable[Review], on: date) -> Item | None:
    """The next review of a State: `cycle`, `session`, `date`, `source`, `verified` (`kernel.procedure.calendar`), and
    with them `rule_session`, `status`, between when and when its session falls (`begins`, `ends`) and whether that time
    has `passed`. None for a State that is never reviewed."""
    return _next_of(iso3, on, _with(held))


def next_of_all(held: Iterable[Review], on: date) -> dict[str, Item]:
    """`next_of` by State, of all that are reviewed."""
    known = _with(held)
    found = ((iso3, _next_of(iso3, on, known)) for iso3 in known.order[max(known.order)])
    return {iso3: item for iso3, item in found if item}


def states_by_session(known: Timetable | None = None) -> Counter[int]:
    """How many States each session reviewed or is to review; without a timetable, as the facts know it."""
    known = known or facts.timetable()
    expected = (
        rule.expected_session(iso3, cycle.number, known)
        for cycle in facts.cycles()
        for iso3 in known.order[cycle.number]
    )
    return Counter(number for number in expected if number is not None)


def _next_of(iso3: str, on: date, known: Timetable) -> Item | None:
    cycles = rule.cycles_of(iso3, known)
    if not cycles:
        return None
    ahead = rule.next_review(iso3, on, known)
    if ahead.cycle not in cycles:
        nothing = {"rule_session": None, "begins": None, "ends": None}
        return {**ahead._asdict(), **nothing, "status": rule.Status.UNKNOWN, "passed": False}
    there = rule.session(iso3, ahead.cycle, on, known)
    about = {"rule_session": there.rule_session, "status": there.status}
    return {**ahead._asdict(), **about, **_time(iso3, ahead.cycle, on, known)}


def _time(iso3: str, cycle: int, on: date, known: Timetable) -> Item:
    """Between when and when the session falls in which a review was held or is expected, and whether it is over."""
    number = rule.expected_session(iso3, cycle, known)
    found = {"begins": None, "ends": None, "over": False} if number is None else _session(number, on)
    return {"begins": found["begins"], "ends": found["ends"], "passed": found["over"]}


def _with(held: Iterable[Review]) -> Timetable:
    """The timetable, with the reviews in the record of which the facts are not sure."""
    known = facts.timetable()
    more = {
        (review.state_id, review.cycle): ReviewFact(
            state=review.state_id,
            cycle=review.cycle,
            session=review.session,
            held_in=PartialDate(review.held_on.isoformat()) if review.held_on else None,
            adoption_date=review.adopted_on,
            report_symbol=review.symbol,
            troika=(),
            source=review.symbol,
            verified=True,
            note="",
        )
        for review in held
        if review.cycle and _is_news(review, known)
    }
    return known._replace(reviews={**known.reviews, **more}) if more else known


def _is_news(review: Review, known: Timetable) -> bool:
    """Whether a State has a place in a cycle, and the facts know no session of its review, or know another one without
    having read it in a source."""
    fact = known.reviews.get((review.state_id, review.cycle or 0))
    sure = fact is not None and (fact.verified or fact.session == review.session)
    return review.state_id in known.order.get(review.cycle or 0, {}) and not sure


def _numbers(cycle: facts.Cycle) -> range:
    return range(cycle.first_session, cycle.last_session + 1)


def _session(number: int, on: date) -> Item:
    """A session and whether it is `over`, being held (`now`) or to come, as far as that is known."""
    found = facts.session(number)
    begins, ends = (found.begins, found.ends) if found else (None, None)
    return {
        **reference.session(number),
        "over": ends is not None and ends.last < on,
        "now": bool(begins and ends and begins.day and begins.day <= on <= ends.last),
    }


def _current(on: date) -> int | None:
    found = rule.current_session(on, facts.timetable())
    return found.number if found else None


def _neighbour(number: int) -> int | None:
    found = facts.session(number)
    return number if found and found.cycle else None


def _entry(entry: rule.Entry, cycle: int | None, told: dict[str, Item], lang: str) -> Item:
    """A State of a session, with the troika of its review and the review itself where the record holds it."""
    fact = facts.timetable().reviews.get((entry.state, cycle or 0))
    return {
        "place": entry.place,
        "state": reference.label(entry.state, lang),
        "calendar": entry.review._asdict(),
        "troika": [reference.label(iso3, lang) for iso3 in fact.troika] if fact else [],
        "review": told.get(entry.state),
    }
