"""What the faces may ask of uploaded files."""

from __future__ import annotations

import json
from typing import Any

from django.db.models import QuerySet

from hiwar.accounts.actors import Mandated
from hiwar.accounts.enums import Role
from hiwar.audit.actors import Actor
from hiwar.exchange.enums import Stage
from hiwar.exchange.models import Upload
from hiwar.reviews.queries.telling import stretch

A_PAGE = 30

_MOVING = (Stage.WAITING, Stage.READING)

Item = dict[str, Any]


def uploads(actor: Actor, page: int = 1) -> Item:
    """The uploads that somebody may see, the newest first: the secretariat all of them, an office those of its State.
    `moving` says that the worker has something to do, so that a page is worth looking at again."""
    rows = _seen_by(actor)
    shown, pages = stretch(rows, page, A_PAGE, rows.count())
    moving = rows.filter(stage__in=_MOVING).exists()
    return {"uploads": [_item(each) for each in shown], "pages": pages, "moving": moving}


def asking() -> int:
    """How many uploads wait for a yes or a no."""
    return Upload.objects.filter(stage=Stage.ASKING).count()


def upload(actor: Actor, number: int) -> Item | None:
    """One upload with all that was found in it; None where there is none that this actor may see."""
    found = _seen_by(actor).filter(pk=number).first()
    if found is None:
        return None
    return {"upload": _item(found), "moving": found.stage in _MOVING}


def _seen_by(actor: Actor) -> QuerySet[Upload]:
    if not isinstance(actor, Mandated):
        return Upload.objects.none()
    return Upload.objects.all() if actor.role == Role.SECRETARIAT else Upload.objects.filter(state=actor.state)


def _item(upload: Upload) -> Item:
    return {
        "number": upload.pk,
        "name": upload.name,
        "size": upload.size,
        "by": upload.by,
        "stage": upload.stage,
        "message": upload.message,
        "found": json.loads(upload.found or "{}"),
        "sha256": upload.sha256,
        "at": upload.at.isoformat(),
        "changed_at": upload.changed_at.isoformat(),
    }
