"""Meetings: the list, the screens of one, and acting in it.

Every screen is made of the one item of `hiwar.dialogue.queries.screen`. A screen has a part that changes while the
meeting goes on; it can be asked for alone (`…/now`), and scripts put it in place when the meeting has moved on.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from hiwar.dialogue import commands, exporting, queries
from hiwar.kernel.procedure.draw import commitment_of
from hiwar.web import clock, live, statement_files
from hiwar.web.changing import PUBLIC, WORKING, InFull, context_of, dated
from hiwar.web.forms import form_page, show, to
from hiwar.web.meeting_fields import Payload, Screen, Unreadable, command_of
from hiwar.web.pages import Context, Missing, here, page, page_number
from hiwar.web.places import actor_in
from hiwar.web.templatetags.meetings import moment

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@page("web/meetings/list.html")
def meetings(request: HttpRequest, lang: str) -> Context:
    return queries.meetings(lang, page_number(request))


@page("web/meetings/public.html")
def meeting(request: HttpRequest, lang: str, number: int) -> Context:
    scene = queries.scene(number, lang, clock.now())
    return queries.seen_by(actor_in(request, scene), scene)


@form_page
def screen(request: HttpRequest, lang: str, number: int, name: str) -> HttpResponseBase:
    """The screen of somebody who takes part, or of the wall."""
    return _shown(request, lang, number, name)


@page("")
def screen_data(request: HttpRequest, lang: str, number: int, name: str) -> Context:
    """The same as JSON, with the viewer's own rights."""
    return context_of(request, queries.scene(number, lang, clock.now()), name)


@form_page
def now(request: HttpRequest, lang: str, number: int, name: str = PUBLIC) -> HttpResponseBase:
    """The part of a screen that changes, alone; with the number of the last event that it knows, and until when it
    holds if nothing happens."""
    scene = queries.scene_kept(number, lang, clock.now())
    told = {**context_of(request, scene, name), "here": here(request), "shared": InFull(scene, request)}
    response = render(request, f"web/meetings/now/{name}.html", told)
    for header, value in dated(scene, clock.now()).items():
        response.headers[header] = value
    return response


@form_page
def events(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """The events of a meeting as a file of JSON Lines, one event a line."""
    name = f"meeting-{number}.jsonl"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(queries.events_as_lines(number), content_type="application/jsonl", headers=headers)


@form_page
def statement_file(request: HttpRequest, lang: str, number: int, statement: int) -> HttpResponseBase:
    """The file from which the text of a statement was read, as it was handed in."""
    actor = actor_in(request, queries.scene_kept(number, lang, clock.now()))
    path, name = queries.file_of(number, statement, actor)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Missing(_("The file is gone; tell the operator of this server.")) from error
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment"}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


@form_page
def report(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """The report of a meeting that is over, as a Word file: what was said is public then, and not before."""
    if queries.scene_kept(number, lang, clock.now()).item["phase"] != "closed":
        raise Missing(_("There is a report of this meeting once it is closed."))
    try:
        made, _misread = exporting.as_report(number)
    except ValueError:
        raise Missing(
            _("It reviewed no State, or was never in session; instead of a report its page has its events.")
        ) from None
    name = f"meeting-{number}.docx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made.file, content_type=WORD, headers=headers)


@contextmanager
def _handed_in(
    request: HttpRequest, command: str, payload: Payload, screen: Screen
) -> Iterator[commands.HandedIn | None]:
    """The text of the file that came with a form, None where none did. Raises Unreadable."""
    file = request.FILES.get("file")
    if file is None or command != "statement.deposit":
        yield None
        return
    if payload["text"]:
        raise Unreadable(_("Hand in a file or type the text, not both."))
    if command not in screen()["may"]:  # then why not is said without reading what a stranger sends
        yield None
        return
    with statement_files.read(file) as text:
        yield text


def _shown(
    request: HttpRequest, lang: str, number: int, name: str, status: int = 200, **more: object
) -> HttpResponseBase:
    context = context_of(request, queries.scene(number, lang, clock.now()), name)
    return show(request, f"web/meetings/{name}.html", {**context, **more}, status=status)


@form_page
def act(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """Give a command, and go back to the screen from which it was given. A script asks for JSON and stays where it is;
    what was refused is one sentence either way."""
    told = request.POST
    name = told.get("screen", "")
    name = name if name in WORKING else PUBLIC
    if request.method != "POST":
        return to("meeting", lang, number)
    scene = queries.scene_kept(number, lang, clock.now())
    actor = actor_in(request, scene)
    secret = secrets.token_bytes(32) if told.get("make_secret") else None

    def seen_by_sender() -> Mapping[str, Any]:
        return queries.seen_by(actor, scene)

    try:
        command, payload, seen = command_of(told, seen_by_sender)
        if secret:
            payload["commitment"] = commitment_of(secret)
        with _handed_in(request, command, payload, seen_by_sender) as file:
            if command == "statement.deposit" and not payload.get("language"):
                text = file.text if file else str(payload.get("text") or "")
                payload["language"] = commands.language_of(text, lang)
            events = commands.act(actor, number, command, payload, seen, file=file, now=clock.now())
    except commands.Refused as refused:
        sentence = queries.sentence_of(refused.refusal, number, lang, moment)
    except Unreadable as unreadable:
        sentence = str(unreadable)
    else:
        live.tell(number, events[-1].number)
        if secret:
            return _shown(request, lang, number, name, secret=secret.hex())
        if request.accepts("text/html"):
            return to("meeting_screen", lang, number, name) if name in WORKING else to("meeting", lang, number)
        return JsonResponse({"seq": events[-1].number, "since": events[0].number - 1})
    if not request.accepts("text/html"):
        return JsonResponse({"detail": sentence}, status=409)
    return _shown(request, lang, number, name, status=409, refused=sentence, typed=told.dict())
