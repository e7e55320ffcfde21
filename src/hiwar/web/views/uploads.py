"""Bringing files: uploading, how far they have come, and saying yes or no where the record asks."""

from __future__ import annotations

import os

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hiwar.accounts.enums import Role
from hiwar.accounts.queries import actor_of
from hiwar.audit.actors import Actor
from hiwar.exchange import commands, incoming, queries
from hiwar.reviews.commands import Refused
from hiwar.web import clock, formats
from hiwar.web.forms import form_page, show, to
from hiwar.web.pages import Forbidden, Missing, page_number
from hiwar.web.views.desk import at_desk

FILES = 50
"""Files at once."""


def _bringing(request: HttpRequest) -> Actor:
    """Who may bring files. Raises Forbidden for everybody else."""
    actor = actor_of(request)
    if getattr(actor, "role", None) not in (Role.SECRETARIAT, Role.FOCAL_POINT):
        raise Forbidden(_("Files are brought by the secretariat and by national focal points."))
    return actor


@form_page
def uploads(request: HttpRequest, lang: str) -> HttpResponseBase:
    """The form for bringing files, and what became of those that were brought."""
    actor = _bringing(request)
    refused: list[str] = []
    if request.method == "POST":
        files = request.FILES.getlist("files")
        if not files:
            refused.append(_("Choose one file or several."))
        elif len(files) > FILES:
            refused.append(_("At most %(files)s files at once; choose fewer.") % {"files": FILES})
        else:
            refused.extend(filter(None, (_receive(actor, file) for file in files)))
            if not refused:
                return to("uploads", lang)
    found = queries.uploads(actor, page_number(request))
    context = {**found, "refused": refused, "largest": incoming.LARGEST}
    return show(request, "web/desk/uploads.html", context, status=422 if refused else 200)


def _receive(actor: Actor, file: object) -> str:
    """Take one file in; the sentence why not."""
    name = str(getattr(file, "name", ""))
    try:
        draft, sha256, size = incoming.receive(file.chunks())  # type: ignore[attr-defined]
    except incoming.TooLarge:
        largest = formats.size(incoming.LARGEST, get_language() or "en")
        return _("%(name)s has more than %(largest)s; it cannot be taken in.") % {"name": name, "largest": largest}
    except OSError as error:
        return _("%(name)s could not be kept on this server (%(why)s); tell its operator.") % {
            "name": name,
            "why": os.strerror(error.errno or 0),
        }
    try:
        commands.upload(actor, draft, name, sha256, size, now=clock.now())
    except Refused as refused:
        return str(refused)
    finally:
        incoming.discard(draft)
    return ""


@form_page
def upload(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """One file: what was found in it and, where the record asks, the answer."""
    actor = _bringing(request)
    refused = ""
    if request.method == "POST":
        at_desk(request)
        act = commands.accept_upload if request.POST.get("action") == "accept" else commands.leave_upload
        try:
            act(actor, number, now=clock.now())
            return to("uploads", lang)
        except Refused as error:
            refused = str(error)
    found = queries.upload(actor, number)
    if found is None:
        raise Missing(_("There is no such upload."))
    context = {**found, "refused": refused, "deciding": getattr(actor, "role", None) == Role.SECRETARIAT}
    return show(request, "web/desk/upload.html", context, status=409 if refused else 200)
