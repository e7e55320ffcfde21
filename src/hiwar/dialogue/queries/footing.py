"""The equal-footing sheet for readers: of one meeting, and over all that a filter leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from hiwar.dialogue.models import Meeting, MeetingEvent
from hiwar.dialogue.queries import shown
from hiwar.dialogue.queries.listing import meeting_of
from hiwar.dialogue.queries.screens import brought_to
from hiwar.dialogue.standing import standing, standings
from hiwar.kernel.meeting import (
    KINDS,
    Account,
    Phase,
    State,
    account,
    added_up,
    draw_record,
    drawn_again,
    equal_footing,
)
from hiwar.kernel.meeting.equal_footing import STAKEHOLDER, Share, Sheet
from hiwar.kernel.meeting.form import written
from hiwar.kernel.meeting.minutes import as_heard
from hiwar.reference import queries as reference
from hiwar.reference.asked import Filters
from hiwar.reviews.queries import Missing
from hiwar.reviews.queries.telling import cut

Item = dict[str, Any]

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class SheetFilters(Filters):
    """Which meetings a reader asked for: a kind, the State under review, the first and the last day on which they were
    opened; `rehearsals` instead of meetings of real States, for the two are never counted together."""

    kind: str = ""
    of: str = ""
    since: str = ""
    until: str = ""
    rehearsals: str = ""

    CAPITALS: ClassVar = ("of",)
    SMALL: ClassVar = ("kind",)
    AMONG: ClassVar = {"rehearsals": ("yes",)}


def sheet_of(number: int, lang: str, now: datetime) -> Item:
    """The sheet of one meeting as it stands at a moment, with its turns in the order in which they had the floor, the
    rulings on points of order, and the draws, each drawn once more (`valid`, `recomputed`). Raises Missing."""
    meeting = meeting_of(number)
    stored = standing(meeting).state
    state, now = brought_to(stored, meeting, now)
    if state.phase is Phase.CLOSED and state.at:
        now = state.at  # so that what is over is the same whenever it is asked for
    found = added_up([account(state, now)])
    return {
        "meeting": shown.meeting_item(meeting, lang),
        "seq": stored.number,
        "at": written(now),
        "phase": state.phase.value,
        "sittings": [{"began": written(each.began), "ended": shown.moment(each.ended)} for each in state.sittings],
        **_told(found, lang),
        "limits": [
            {name: value for name, value in each._asdict().items() if name != "meeting"} for each in found.limits
        ],
        "turns": [_turn(each, state, lang, now) for each in as_heard(state)],
        "rulings": shown.rulings(state, lang),
        "draws": [_draw(item, state, lang) for item in shown.draws(state, lang)],
    }


def draw_file(number: int, kind: str) -> Item:
    """The proof of a draw as `hiwar rule verify-draw` takes it. Raises Missing for a meeting or a draw that is not, and
    for one whose secret was not shown yet."""
    state = standing(meeting_of(number)).state
    draw = state.draws.get(kind)
    if draw is None or draw.secret is None:
        raise Missing(_("There is no such draw in meeting %(number)s, or it is not over yet.") % {"number": number})
    return draw_record(state, kind)


def sheets(filters: SheetFilters, page: int, lang: str, now: datetime) -> Item:
    """One sheet over all meetings that were opened and pass the filters, and each of these `meetings` with its own
    figures, the newest first, 50 a page. `counts` says how many there are of real States and of rehearsals, `choices`
    what the filters can be."""
    all_ = list(_opened())
    apart = [each for each in all_ if each.rehearsal is bool(filters.rehearsals)]
    passing = [each for each in apart if _passes(each, filters)]
    accounts = _accounts(passing, now)
    some, pages = cut(passing, page, A_PAGE)
    return {
        "filters": asdict(filters),
        "filtered": any((filters.kind, filters.of, filters.since, filters.until)),
        "choices": _choices(apart, lang),
        "counts": {"meetings": len(all_) - _rehearsals(all_), "rehearsals": _rehearsals(all_)},
        **_told(added_up([accounts[each.pk] for each in passing]), lang),
        "meetings": [_in_short(each, accounts[each.pk], lang) for each in some],
        "pages": pages,
    }


def _opened() -> QuerySet[Meeting]:
    """The meetings that were opened, the newest first, each with the moment (`opened`) and the hash of its last event
    (`head`)."""
    events = MeetingEvent.objects.filter(meeting=OuterRef("pk"))
    opened = Subquery(events.filter(name="meeting.open").order_by("number").values("at")[:1])
    head = Subquery(events.order_by("-number").values("hash")[:1])
    return Meeting.objects.annotate(opened=opened, head=head).exclude(opened=None).order_by("-opened", "-id")


def _rehearsals(meetings: Sequence[Meeting]) -> int:
    return sum(each.rehearsal for each in meetings)


def _passes(meeting: Any, filters: SheetFilters) -> bool:
    day = meeting.opened.date()
    since, until = _day(filters.since, date.min), _day(filters.until, date.max)
    return (
        filters.kind in ("", meeting.kind)
        and filters.of in ("", meeting.state)
        and (since is not None and until is not None and since <= day <= until)
    )


def _day(typed: str, otherwise: date) -> date | None:
    """A day as it was typed; None, on which no meeting is, for what is none."""
    try:
        return date.fromisoformat(typed) if typed else otherwise
    except ValueError:
        return None


def _choices(meetings: Sequence[Meeting], lang: str) -> Item:
    kinds, states = {each.kind for each in meetings}, {each.state for each in meetings if each.state}
    named = [reference.label(each, lang) for each in states]
    return {
        "kind": [kind for kind in KINDS if kind in kinds],
        "of": sorted(named, key=lambda state: reference.sort_key(state["name"])),
    }


_KEPT: dict[int, tuple[str, Account]] = {}
"""Of meetings that are over, by number: the hash of the last event, and the account."""
_MOST_KEPT = 2000
_AT_ONCE = 100
"""Meetings that are added up with one question; more of them would fill the memory with their texts."""


def _accounts(meetings: Sequence[Any], now: datetime) -> dict[int, Account]:
    """The account of each meeting by its number; those that are over are reckoned once."""
    found = {each.pk: kept[1] for each in meetings if (kept := _KEPT.get(each.pk)) and kept[0] == each.head}
    missing = [each for each in meetings if each.pk not in found]
    for first in range(0, len(missing), _AT_ONCE):
        some = missing[first : first + _AT_ONCE]
        states = standings(some)
        for meeting in some:
            stored = states[meeting.pk]
            state, at = brought_to(stored, meeting, now)
            found[meeting.pk] = account(state, at)
            if stored.phase is Phase.CLOSED and len(_KEPT) < _MOST_KEPT:
                _KEPT[meeting.pk] = meeting.head, found[meeting.pk]
    return found


def _in_short(meeting: Any, found: Account, lang: str) -> Item:
    """A meeting of a list, with what it adds to the sheet; `equal` whether equal standing had equal time on each list,
    null where no list gave times."""
    whole = added_up([found]).whole
    return {
        **shown.meeting_item(meeting, lang),
        "opened_at": written(meeting.opened),
        "equal": all(each.equal for each in found.limits) if found.limits else None,
        "draws": len(found.draws),
        **_figures(whole),
    }


def _told(found: Sheet, lang: str) -> Item:
    speakers = [{"speaker": _speaker(each, lang), **_figures(each)} for each in found.speakers]
    groups = [{"group": reference.group_label(each.who or None, lang), **_figures(each)} for each in found.groups]
    return {
        "whole": _figures(found.whole),
        "speakers": sorted(speakers, key=lambda each: (reference.sort_key(each["speaker"]["name"]), each["standing"])),
        "groups": groups,
        "standings": [_figures(each) for each in found.standings],
    }


def _figures(share: Share) -> Item:
    return {name: value for name, value in share._asdict().items() if name != "who"}


def _speaker(share: Share, lang: str) -> Item:
    """A State by its name; a stakeholder, which has no code, as it is called."""
    if share.standing == STAKEHOLDER:
        return {"iso3": None, "name": share.who, "invented": False}
    return reference.label(share.who, lang)


def _turn(turn: Any, state: State, lang: str, now: datetime) -> Item:
    """A turn with the standing of its speaker and the moments between which its microphone was on."""
    return {
        **shown.turn_item(turn, state, lang, now),
        "standing": equal_footing.standing(state, turn.speaker),
        "spans": [{"began": written(began), "ended": shown.moment(ended)} for began, ended in turn.spans],
    }


def _draw(item: Item, state: State, lang: str) -> Item:
    if item["proof"] is None:
        return {**item, "valid": None, "recomputed": []}
    again = drawn_again(state, item["kind"])
    return {**item, "valid": again.valid, "recomputed": [reference.label(each, lang) for each in again.recomputed]}
