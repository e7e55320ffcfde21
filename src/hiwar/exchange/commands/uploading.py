"""Uploading: a file comes in, is read by the worker, and enters the record when somebody of the secretariat brought it
or said yes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hiwar.accounts.actors import Mandated
from hiwar.accounts.enums import Role
from hiwar.audit.commands import Log, command
from hiwar.documents.texts import storable
from hiwar.exchange import incoming, rules
from hiwar.exchange.enums import Stage
from hiwar.exchange.models import Upload
from hiwar.reviews.commands import Refused

AT_ONCE = 200
"""Files that may wait or be asked about at once."""

LOST = timedelta(minutes=10)
"""After so long a file that somebody began to read is read again: whoever began has died."""


@command("upload.receive", may=rules.may_upload)
def upload(log: Log, draft: Path, name: str, sha256: str, size: int, *, now: datetime) -> Upload:
    """Take in a file that lies as a draft in the folder of incoming files. Raises Refused; the draft is the caller's
    then."""
    actor = log.actor
    if not size:
        raise Refused(_("%(name)s is empty.") % {"name": name})
    if Upload.objects.filter(stage__in=[stage for stage in Stage if not stage.over]).count() >= AT_ONCE:
        raise Refused(_("Too many files wait already; try again when they are done."))
    entering = isinstance(actor, Mandated) and actor.role == Role.SECRETARIAT
    made = Upload.objects.create(
        name=_safe(name),
        sha256=sha256,
        size=size,
        by=actor.name,
        state=actor.state if isinstance(actor, Mandated) else "",
        mandate=actor.mandate if isinstance(actor, Mandated) and entering else None,
        at=now,
        changed_at=now,
    )
    draft.rename(incoming.path_of(made.pk, made.name))
    log.record(str(made), {"sha256": sha256, "size": size})
    return made


@command("upload.start", may=rules.may_work)
def start_upload(log: Log, *, now: datetime) -> Upload | None:
    """Take the next file to read, so that nobody else does; None when there is none."""
    waiting = Upload.objects.filter(stage=Stage.WAITING) | Upload.objects.filter(
        stage=Stage.READING, changed_at__lt=now - LOST
    )
    found = waiting.order_by("id").first()
    if found is None:
        log.unchanged()
        return None
    found.stage, found.changed_at = Stage.READING, now
    found.save(update_fields=["stage", "changed_at"])
    log.record(str(found))
    return found


@command("upload.settle", may=rules.may_work)
def settle_upload(
    log: Log, number: int, stage: Stage, message: str, found: Mapping[str, Any], *, now: datetime
) -> None:
    """Say what came of reading a file; where that is an end, the file goes."""
    read = Upload.objects.get(pk=number)
    read.stage, read.message, read.changed_at = stage, storable(message), now
    read.found = json.dumps(found, ensure_ascii=False)
    read.save(update_fields=["stage", "message", "found", "changed_at"])
    _clear(read)
    log.record(str(read), {"stage": str(stage)})


@command("upload.accept", may=rules.may_decide)
def accept_upload(log: Log, number: int, *, now: datetime) -> None:
    """Let a file enter the record, differences and all, beside what is there. Raises Refused."""
    asked = _asked(number)
    actor = log.actor
    asked.mandate = actor.mandate if isinstance(actor, Mandated) else None
    asked.stage, asked.accepted, asked.changed_at = Stage.WAITING, True, now
    asked.save(update_fields=["mandate", "stage", "accepted", "changed_at"])
    log.record(str(asked), {"sha256": asked.sha256})


@command("upload.leave", may=rules.may_decide)
def leave_upload(log: Log, number: int, *, now: datetime) -> None:
    """Leave a file out; it goes. Raises Refused."""
    asked = _asked(number)
    asked.stage, asked.changed_at = Stage.LEFT, now
    asked.save(update_fields=["stage", "changed_at"])
    _clear(asked)
    log.record(str(asked), {"sha256": asked.sha256})


def _safe(name: str) -> str:
    """The name under which a person has a file: without folders, and without signs that nobody sees."""
    last = storable(name).replace("\\", "/").rpartition("/")[2]
    return " ".join("".join(sign if sign.isprintable() else " " for sign in last).split())[-255:] or "document"


def _asked(number: int) -> Upload:
    found = Upload.objects.filter(pk=number).first()
    if found is None:
        raise Refused(_("There is no such upload."))
    if found.stage != Stage.ASKING:
        raise Refused(_("This upload waits for no answer; look at it once more."))
    return found


def _clear(upload: Upload) -> None:
    """After the commit, take away the file of an upload that is over."""
    if Stage(upload.stage).over:
        transaction.on_commit(lambda: incoming.discard(incoming.path_of(upload.pk, upload.name)))
