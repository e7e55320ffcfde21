"""Meetings: the list, the screens of one, and acting in it.

Every screen is made of the one item of `hiwar.dialogue.queries.screen`. A screen has a part that changes while the
meeting goes on; it can be asked for alone (`…/now`), and scripts put it in place when the meeting has moved on.
"""

from __future__ import annotations

import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hiwar.dialogue import commands, exporting, queries
from hiwar.kernel.meeting.form import written
from hiwar.kernel.procedure.draw import commitment_of
from hiwar.web import clock, live
from hiwar.web.forms import form_page, show, to
from hiwar.web.meeting_fields import Unreadable, command_of
from hiwar.web.pages import Context, Forbidden, Missing, here, page, page_number
from hiwar.web.places import actor_in
from hiwar.web.templatetags.meetings import moment

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

PUBLIC, WALL = "public", "wall"
WORKING = ("preside", "desk", "delegation")
"""The screens of those who take part."""

_PARTS = {
    "preside": ("presider",),
    "desk": ("secretariat",),
    "delegation": ("delegation", "state_under_review", "stakeholder"),
}


@page("web/meetings/list.html")
def meetings(request: HttpRequest, lang: str) -> Context:
    return queries.meetings(lang, page_number(request))


@page("web/meetings/public.html")
def meeting(request: HttpRequest, lang: str, number: int) -> Context:
    return queries.screen(number, actor_in(request, number), lang, clock.now())


@form_page
def screen(request: HttpRequest, lang: str, number: int, name: str) -> HttpResponseBase:
    """The screen of somebody who takes part, or of the wall."""
    return _shown(request, lang, number, name)


@form_page
def now(request: HttpRequest, lang: str, number: int, name: str = PUBLIC) -> HttpResponseBase:
    """The part of a screen that changes, alone; with the number of the last event that it knows, and until when it
    holds if nothing happens."""
    context = _context(request, lang, number, name)
    response = render(request, f"web/meetings/now/{name}.html", {**context, "here": here(request)})
    return _dated(response, context, number)


@form_page
def events(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """The events of a meeting as a file of JSON Lines, one event a line."""
    name = f"meeting-{number}.jsonl"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(queries.events_as_lines(number), content_type="application/jsonl", headers=headers)


@form_page
def report(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """The report of a meeting that is over, as a Word file: what was said is public then, and not before."""
    if queries.screen(number, None, lang, clock.now())["phase"] != "closed":
        raise Missing(_("There is a report of this meeting once it is closed."))
    try:
        made, _misread = exporting.as_report(number)
    except ValueError:
        raise Missing(_("This meeting has no report: it reviewed no State, or was never in session.")) from None
    name = f"meeting-{number}.docx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made.file, content_type=WORD, headers=headers)


def _dated(response: HttpResponse, context: Context, number: int) -> HttpResponse:
    response.headers["X-Hiwar-Seq"] = str(context["seq"])
    response.headers["X-Hiwar-At"] = context["at"]
    if until := queries.next_moment(number):
        response.headers["X-Hiwar-Until"] = written(until)
    return response


def _context(request: HttpRequest, lang: str, number: int, name: str) -> Context:
    """What a screen is made of. Raises Forbidden for the screen of a part that the viewer does not have."""
    found = queries.screen(number, actor_in(request, number), lang, clock.now())
    parts = {part["role"] for part in found["you"]["parts"]}
    if name in _PARTS and not parts.intersection(_PARTS[name]):
        raise Forbidden(_("This screen is for those who take part in the meeting; take a place, or sign in."))
    if name in WORKING:
        found["seats"] = queries.seats(number, lang)
    return {**found, "screen": name}


def _shown(
    request: HttpRequest, lang: str, number: int, name: str, status: int = 200, **more: object
) -> HttpResponseBase:
    return show(request, f"web/meetings/{name}.html", {**_context(request, lang, number, name), **more}, status=status)


@form_page
def act(request: HttpRequest, lang: str, number: int) -> HttpResponseBase:
    """Give a command, and go back to the screen from which it was given. A script asks for JSON and stays where it is;
    what was refused is one sentence either way."""
    told = request.POST
    name = told.get("screen", "")
    name = name if name in WORKING else PUBLIC
    if request.method != "POST":
        return to("meeting", lang, number)
    queries.meeting_of(number)  # or there is nothing to act in
    actor = actor_in(request, number)
    secret = secrets.token_bytes(32) if told.get("make_secret") else None
    try:
        command, payload, seen = command_of(told, lambda: queries.screen(number, actor, lang, clock.now()))
        if secret:
            payload["commitment"] = commitment_of(secret)
        events = commands.act(actor, number, command, payload, seen, now=clock.now())
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
