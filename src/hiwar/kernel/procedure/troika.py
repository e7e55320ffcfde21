"""The troika: three rapporteurs drawn by lot among the members of the Council, of three regional groups.

Council resolution 5/1, annex, para. 18 (d). The State under review may ask that one of them be of its own group, and
once that one be replaced (para. 19); a member may ask to be excused (para. 20). The State under review is never in its
own troika: the resolution does not say so, the reports of the Working Group show it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..facts import PracticeValue

SEATS = 3
SOURCE = "A/HRC/RES/5/1, annex, paras. 18 (d), 19 and 20"


class Request(NamedTuple):
    """A review that needs a troika: the State under review (ISO 3166-1 alpha-3), its regional group, None where it is
    not known, whether it asks for a rapporteur of that group, and the members that are excused."""

    state: str
    group: str | None
    own_region: bool = False
    excused: Collection[str] = ()


class Troika(NamedTuple):
    """The rapporteurs in the order in which they were drawn, a substitute last, and all lots in the order drawn.

    `verified` is False where it rests on the practice whether lots may give a State a rapporteur of its own group that
    it did not ask for.
    """

    troika: list[str]
    lots: list[str]
    source: str
    verified: bool


def troika(
    request: Request,
    lots: Iterable[str],
    groups: Mapping[str, str],
    own_group: PracticeValue,
    substitute: str | None = None,
) -> Troika:
    """Seat three members: the first lot of the State's own group where it asked for one, then lot by lot each whose
    group has no seat yet. `groups` holds the regional group of every member of the Council.

    `substitute` leaves again: the next lot takes its place under the same conditions, for a rapporteur of the State's
    own group that it asked for the next of that group. When the lots are at their end, those passed over come again.
    `own_group` is the practice `own_group_without_request`: `allowed` or `barred`.

    ValueError when a lot is drawn twice or is no member's, when a State excused is no member, when the lots do not
    suffice, and when the one to be replaced has no seat.
    """
    drawn = list(lots)
    _check(request, drawn, groups, own_group)
    pool = [state for state in drawn if state != request.state and state not in request.excused]
    barred = {request.group} if own_group.value == "barred" and not request.own_region else set()
    seats: list[str] = []
    if request.own_region:
        seats.append(_first((state for state in pool if groups[state] == request.group), f"of {request.group}"))
    walked = 0
    while len(seats) < SEATS and walked < len(pool):
        if _free(pool[walked], seats, groups, barred):
            seats.append(pool[walked])
        walked += 1
    if len(seats) < SEATS:
        raise ValueError(f"the lots seat {len(seats)} of {SEATS} regional groups: draw more lots")
    if substitute is not None:
        _replace(seats, substitute, request, pool, walked, groups, barred)
    own = request.group is None or request.group in {groups[state] for state in seats} or bool(barred)
    return Troika(seats, drawn, SOURCE, verified=request.own_region or own_group.verified or not own)


def session_troikas(
    requests: Sequence[Request], lots: Iterable[str], groups: Mapping[str, str], own_group: PracticeValue
) -> list[Troika]:
    """The troikas of a whole session from one urn: who has a seat goes to its end and is drawn again only where the
    others cannot serve, as the reports of sessions 1–20 show it. ValueError as for `troika`."""
    urn = list(lots)
    found = []
    for request in requests:
        found.append(troika(request, urn, groups, own_group))
        seated = found[-1].troika
        urn = [state for state in urn if state not in seated] + seated
    return found


def _check(request: Request, drawn: Sequence[str], groups: Mapping[str, str], own_group: PracticeValue) -> None:
    if own_group.value not in ("allowed", "barred"):
        raise ValueError(f"the practice on the own group is {own_group.value!r}: give 'allowed' or 'barred'")
    for state in (*drawn, *request.excused):
        if state not in groups:
            raise ValueError(f"{state} is no member: name a State of the list of members, or add it there")
        if drawn.count(state) > 1:
            raise ValueError(f"the lot of {state} is drawn twice: name it once")
    if request.own_region and request.group is None:
        raise ValueError(f"the regional group of {request.state} is not known: draw without one of its own region")


def _free(state: str, seats: Sequence[str], groups: Mapping[str, str], barred: Collection[str | None]) -> bool:
    """Whether a State may take a seat beside those who have one."""
    return groups[state] not in barred and all(groups[state] != groups[seated] for seated in seats)


def _first(states: Iterable[str], which: str) -> str:
    for state in states:
        return state
    raise ValueError(f"no lot {which} is left that may take the seat: draw more lots")


def _replace(
    seats: list[str],
    leaving: str,
    request: Request,
    pool: Sequence[str],
    walked: int,
    groups: Mapping[str, str],
    barred: Collection[str | None],
) -> None:
    """Let a rapporteur leave and the next lot come: of those not yet `walked`, or, for the State's own group, of those
    after the one that leaves."""
    if leaving not in seats:
        raise ValueError(f"{leaving} has no seat to leave: replace one of {', '.join(seats)}")
    seats.remove(leaving)
    asked_for = request.own_region and groups[leaving] == request.group
    start = pool.index(leaving) + 1 if asked_for else walked
    seats.append(
        _first(
            (
                state
                for state in (*pool[start:], *pool[:start])
                if state != leaving
                and _free(state, seats, groups, barred)
                and (not asked_for or groups[state] == request.group)
            ),
            f"of {request.group}" if asked_for else "of another group",
        )
    )
