"""Letting resolutions repeat what their actions say: which one stands for the adoption, what follows from its title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection

from hiwar.kernel import facts
from hiwar.kernel.procedure.resolution_subject import series_key, subject
from hiwar.kernel.understanding.search_text import fingerprint, normalise
from hiwar.resolutions.agreeing import agree, same_day
from hiwar.resolutions.entries import holds
from hiwar.resolutions.enums import Put, Step
from hiwar.resolutions.models import Action, Resolution, Subject
from hiwar.resolutions.training import is_training

_BATCH = 500
_OF_NOTHING = ("", "", "", "", "", "", None, None, None, None, False, None, "")
"""What a text repeats of its actions where none of them stands."""

_ORIGINS = ("undl", "council", "voeten", "entered", "facts")
"""Whose account stands for an action that several tell, the first that has ballots before all; what the facts have
verified stands before these (`_first`)."""


def settle(resolutions: Collection[int]) -> None:
    """Set anew what these resolutions repeat of their actions, and which actions count."""
    numbers = sorted(resolutions)
    for start in range(0, len(numbers), _BATCH):
        _settle(numbers[start : start + _BATCH])


def settle_all() -> None:
    """The same of all that there are: for a record that was taken in as a whole."""
    settle(list(Resolution.objects.values_list("pk", flat=True)))


def _settle(numbers: Sequence[int]) -> None:
    actions: dict[int, list[Action]] = defaultdict(list)
    silent: list[int] = []
    entered = Action.objects.filter(resolution__in=numbers).select_related("taken_back")
    for action in entered.order_by("on", "row", "id"):
        if holds(action):
            actions[int(action.resolution_id or 0)].append(action)
        elif action.counts:
            silent.append(action.pk)
    rows: list[tuple[Any, ...]] = []
    about: list[Subject] = []
    counted: list[int] = []
    for resolution in Resolution.objects.filter(pk__in=numbers):
        told = actions[resolution.pk]
        standing, others, old = _standing(told)
        if standing is None:
            rows.append((*_OF_NOTHING, resolution.pk))
            continue
        same = others + old
        counting = next(filter(_has_ballots, (standing, *others)), standing)
        quiet = [each for each in (standing, *same) if each is not counting]
        silent += [each.pk for each in quiet if each.counts]
        counted += [each.pk for each in told if not each.counts and each not in quiet]
        title = next(filter(None, (standing.title, *(each.title for each in same))), "")
        item = standing.item or next((each.item for each in same if each.item), "")
        found = subject(title, body=resolution.body, item=item)
        about += [Subject(resolution=resolution, state_id=iso3, order=n) for n, iso3 in enumerate(found.about, start=1)]
        exact = max((standing, *(each for each in same if same_day(standing, each))), key=lambda each: len(each.dated))
        rows.append(
            (
                title,
                item,
                found.kind or "",
                found.reason or "",
                _series(resolution, title),
                exact.dated,
                exact.on,
                exact.year,
                standing.recorded,
                standing.adopted,
                _verified(standing, others),
                standing.pk,
                normalise(" ".join(filter(None, (title, standing.agenda, *map(str, standing.subjects))))),
                resolution.pk,
            )
        )
    Subject.objects.filter(resolution__in=numbers).delete()
    Subject.objects.bulk_create(about, batch_size=_BATCH)
    Action.objects.filter(pk__in=silent).update(counts=False)
    Action.objects.filter(pk__in=counted).update(counts=True)
    with connection.cursor() as cursor:  # thousands of rows at once, each with values of its own
        cursor.executemany(
            "UPDATE resolutions_resolution SET title = %s, item = %s, kind = %s, reason = %s, series = %s, dated = %s,"
            ' "on" = %s, year = %s, recorded = %s, adopted = %s, verified = %s, action_id = %s, search_text = %s'
            " WHERE id = %s",
            rows,
        )


def _standing(told: Sequence[Action]) -> tuple[Action | None, list[Action], list[Action]]:
    """The account that stands for what became of a text, one of every other source on the same action, and the older
    editions."""
    newest = list(_newest_editions(told))
    old = [each for each in told if each not in newest]
    whole = [each for each in newest if each.put == Put.WHOLE and each.step == Step.PLENARY]
    if not whole:
        rest = [each for each in newest if each.put in (Put.WHOLE, Put.UNKNOWN)] or newest
        return (rest[-1] if rest else None), [], old
    standing = _first(whole)
    by_origin: dict[str, list[Action]] = defaultdict(list)
    for each in whole:
        by_origin[_origin(each)].append(each)
    by_origin.pop(_origin(standing))
    others = []
    for theirs in by_origin.values():
        alike = [each for each in theirs if agree(standing, each)] or [each for each in theirs if _has_ballots(each)]
        others.append((alike or theirs)[-1])
    return standing, sorted(others, key=_order), old


def _first(whole: Sequence[Action]) -> Action:
    """The account that stands: what the facts have verified, unless a roll call of that day tells the same outcome with
    who voted how; without such a fact the first in order, the last of its source."""
    known = next((each for each in whole if _origin(each) == "facts" and each.verified), None)
    if known:
        more = [each for each in whole if _has_ballots(each) and _tells_the_same(each, known)]
        return min(reversed(more), key=_order, default=known)
    by_origin = {_origin(each): each for each in whole}
    return min(by_origin.values(), key=_order)


def _tells_the_same(each: Action, known: Action) -> bool:
    mine, theirs = ((one.body, one.recorded, one.adopted) for one in (each, known))
    return mine == theirs and same_day(each, known)


def _verified(standing: Action, others: Sequence[Action]) -> bool:
    """Whether what is told of a text was read in a source, and no source tells it otherwise."""
    known = all(each.verified for each in (standing, *others) if each is standing or _origin(each) == "facts")
    return known and all(agree(standing, each) for each in others)


def _has_ballots(action: Action) -> bool:
    return action.yes is not None and _origin(action) != "facts"


def _order(action: Action) -> tuple[bool, int]:
    return action.yes is None, _rank(_origin(action))


def _newest_editions(told: Iterable[Action]) -> Iterator[Action]:
    """Of the accounts that one source gives of one action, the newest."""
    newest: dict[str, Action] = {}
    for each in told:
        key, edition = _edition(each)
        if key not in newest or edition > _edition(newest[key])[1]:
            newest[key] = each
    yield from newest.values()


def _edition(action: Action) -> tuple[str, int]:
    key, _mark, edition = action.key.partition("#")
    return key, int(edition or 1)


def _origin(action: Action) -> str:
    return action.key.partition(":")[0]


def _rank(origin: str) -> int:
    return _ORIGINS.index(origin) if origin in _ORIGINS else len(_ORIGINS)


def _series(resolution: Resolution, title: str) -> str:
    """The code of the series that the facts know, else what yearly texts of this title share."""
    if is_training(resolution.session):
        return fingerprint(f"training{series_key(title, resolution.body)}") if title else ""
    for text in facts.series_texts():
        if text.address == resolution.address:
            return text.series
    key = series_key(title, "")
    for each in facts.series().values():
        if key and key == series_key(each.title(), ""):
            return each.code
    return fingerprint(f"{resolution.body}{key}") if key else ""
