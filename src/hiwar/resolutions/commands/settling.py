"""Letting resolutions repeat what their actions say: which one stands for the adoption, what follows from its title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import connection

from hiwar.kernel import facts
from hiwar.kernel.procedure.resolution_subject import series_key, subject
from hiwar.kernel.understanding.search_text import fingerprint, normalise
from hiwar.resolutions.enums import Put, Step
from hiwar.resolutions.models import Action, Resolution, Subject

_BATCH = 500

_ORIGINS = ("undl", "council", "voeten", "entered", "facts")
"""Whose account stands for an action that several tell, the first that has ballots before all."""


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
    for action in Action.objects.filter(resolution__in=numbers).order_by("on", "row", "id"):
        actions[int(action.resolution_id or 0)].append(action)
    rows, about = [], []
    silent: list[int] = []
    counted: list[int] = []
    for resolution in Resolution.objects.filter(pk__in=numbers):
        told = actions[resolution.pk]
        standing, same = _standing(told)
        silent += [each.pk for each in same if each.counts]
        counted += [each.pk for each in told if not each.counts and each not in same]
        if standing is None:
            continue
        title = next(filter(None, (standing.title, *(each.title for each in same))), "")
        item = standing.item or next((each.item for each in same if each.item), "")
        found = subject(title, body=resolution.body, item=item)
        about += [Subject(resolution=resolution, state_id=iso3, order=n) for n, iso3 in enumerate(found.about, start=1)]
        dated = max((standing.dated, *(each.dated for each in same)), key=len)
        exact = next(each for each in (standing, *same) if each.dated == dated)
        known = [each.verified for each in (standing, *same) if _origin(each) == "facts"]
        rows.append(
            (
                title,
                item,
                found.kind or "",
                found.reason or "",
                _series(resolution, title),
                dated,
                exact.on,
                exact.year,
                standing.recorded,
                True if any(each.adopted for each in same) else standing.adopted,
                all(known) if known else standing.verified,
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


def _standing(told: Sequence[Action]) -> tuple[Action | None, list[Action]]:
    """The account that stands for what became of a text, and the others that tell the same action or an older edition
    of it."""
    newest = list(_newest_editions(told))
    old = [each for each in told if each not in newest]
    whole = [each for each in newest if each.put == Put.WHOLE and each.step == Step.PLENARY]
    if not whole:
        rest = [each for each in newest if each.put in (Put.WHOLE, Put.UNKNOWN)] or newest
        return (rest[-1] if rest else None), old
    by_origin: dict[str, list[Action]] = defaultdict(list)
    for each in whole:
        by_origin[_origin(each)].append(each)
    ranked = sorted(by_origin.items(), key=lambda pair: (pair[1][-1].yes is None, _rank(pair[0])))
    standing = ranked[0][1][-1]
    same = []
    for _name, theirs in ranked[1:]:
        alike = [each for each in theirs if _tally(each) == _tally(standing)]
        same.append((alike or theirs)[-1])
    return standing, same + old


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


def _tally(action: Action) -> tuple[int | None, ...]:
    if action.yes is not None:
        return action.yes, action.no, action.abstain
    return action.published_yes, action.published_no, action.published_abstain


def _series(resolution: Resolution, title: str) -> str:
    """The code of the series that the facts know, else what yearly texts of this title share."""
    for text in facts.series_texts():
        if text.address == resolution.address:
            return text.series
    key = series_key(title, "")
    for each in facts.series().values():
        if key and key == series_key(each.title(), ""):
            return each.code
    return fingerprint(f"{resolution.body}{key}") if key else ""
