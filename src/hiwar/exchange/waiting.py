"""The worker's part of an upload: take the next file, read it in a process of its own, say what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from hiwar.accounts.queries import actor_of_mandate
from hiwar.audit.actors import OPERATOR
from hiwar.exchange import incoming
from hiwar.exchange.commands import settle_upload, start_upload
from hiwar.exchange.enums import Stage
from hiwar.exchange.imports import Fate, Result, import_files
from hiwar.exchange.models import Upload
from hiwar.kernel.reading import ReadingError
from hiwar.reviews.plan import Key

LISTED = 200
"""Differences that are kept to be shown."""

_STAGES = {
    Fate.NEW: Stage.DONE,
    Fate.SAME: Stage.DONE,
    Fate.COPY: Stage.DONE,
    Fate.CHANGED: Stage.DONE,
    Fate.WAITING: Stage.ASKING,
    Fate.OTHER: Stage.REFUSED,
    Fate.LEFT: Stage.REFUSED,
    Fate.UNREADABLE: Stage.REFUSED,
    Fate.FAILED: Stage.REFUSED,
}


def read_next_upload(clock: Callable[[], datetime]) -> bool:
    """Read the next waiting file; whether there was one."""
    upload = start_upload(OPERATOR, now=clock())
    if upload is None:
        return False
    path = incoming.path_of(upload.pk, upload.name)
    actor = actor_of_mandate(upload.mandate, clock()) if upload.mandate else None
    if not path.is_file():
        _settle(upload, Stage.REFUSED, _GONE, {}, clock)
    elif upload.mandate and actor is None:
        _settle(upload, Stage.ASKING, _OVER, {}, clock)
    else:
        [result] = import_files(
            actor or OPERATOR,
            [str(path)],
            clock=clock,
            dry_run=actor is None,
            accept_changes=upload.accepted,
            names={str(path): upload.name},
        )
        stage, refusal = _stage(upload, result, only_read=actor is None)
        if refusal or not result.message:
            _settle(upload, stage, refusal, told(result), clock)
        else:
            message = result.message.replace(str(path), upload.name)
            settle_upload(OPERATOR, upload.pk, stage, message, told(result), now=clock())
    return True


_GONE = ReadingError("the file is gone", remedy="upload it again")
_OVER = ReadingError(
    "the mandate under which it was to enter the record is over", remedy="somebody else has to say yes"
)
_ANOTHER_STATE = ReadingError("this document is not about your State", remedy="the secretariat can upload it")


def _settle(
    upload: Upload, stage: Stage, refusal: ReadingError | None, found: dict[str, Any], clock: Callable[[], datetime]
) -> None:
    """Say what came of a file; a refusal both as a sentence and, for readers of other languages, in its parts."""
    parts = {"refusal": refusal.parts()} if refusal else {}
    message = refusal.sentence(upload.name) if refusal else ""
    settle_upload(OPERATOR, upload.pk, stage, message, {**found, **parts}, now=clock())


def _stage(upload: Upload, result: Result, *, only_read: bool) -> tuple[Stage, ReadingError | None]:
    """How far a file has come by what was read from it, and why no further. A file that was only read waits for a yes;
    one that a State's office brought must be about that State."""
    stage = _STAGES[result.fate]
    if not only_read or stage == Stage.REFUSED or result.fate == Fate.SAME:
        return stage, None
    about = result.report.partition("/")[0]
    if upload.state and about != upload.state:
        return Stage.REFUSED, _ANOTHER_STATE
    return Stage.ASKING, None


def told(result: Result) -> dict[str, Any]:
    """What reading a file brought, for its page: `fate`, `genre`, `report`, the numbers of what is new, the same and
    missing, the `differences` and the `warnings`; where it was refused, the parts of the `refusal`."""
    plan, filed = result.plan, result.filed
    counts = {
        "new": len({paragraph for paragraph, _part in _keys(plan.inserts)}) if plan else 0,
        "translated": len(plan.translated) if plan else 0,
        "same": len(plan.same) if plan else 0,
        "missing": len(plan.missing) if plan else 0,
        "rows": filed.rows if filed else result.entered.rows if result.entered else 0,
        "settled": filed.settled if filed else 0,
        "matched": filed.matched if filed else 0,
    }
    return {
        "fate": str(result.fate),
        "genre": result.genre.value,
        "report": result.report,
        "counts": counts,
        "differences": list(_differences(result))[:LISTED],
        "warnings": list(result.warnings),
        **({"refusal": dict(result.refusal)} if result.refusal else {}),
    }


def _differences(result: Result) -> Iterator[dict[str, str]]:
    """Each thing that a known report says otherwise than the record: `number`, `what`, `before`, `after`."""
    plan = result.plan
    if plan is None or not plan.needs_consent:
        return
    for change in plan.changes:
        for each in change.differences:
            yield {"number": _number(change.item.key), "what": each.what, "before": each.before, "after": each.after}
    for item in plan.inserts:
        yield {"number": _number(item.key), "what": "new", "before": "", "after": item.text}
    for key in plan.missing:
        yield {"number": _number(key), "what": "missing", "before": "", "after": ""}


def _keys(items: Iterable[Any]) -> list[Key]:
    return [item.key for item in items]


def _number(key: Key) -> str:
    paragraph, part = key
    return paragraph if part == 1 else f"{paragraph}:{part}"
