"""Meetings: seeing them as the token's holder may, and giving commands in them."""

from __future__ import annotations

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from hiwar.accounts.actors import VISITOR
from hiwar.api import clock, parameters
from hiwar.api.answers.footing import MeetingSheet, Sheets
from hiwar.api.answers.meetings import Acted, Meetings, MeetingScreen, PartScreen
from hiwar.api.bodies import MeetingCommand
from hiwar.api.door import tell
from hiwar.api.problems import refuse
from hiwar.api.tokens import Token, writing
from hiwar.audit.actors import Actor
from hiwar.dialogue import commands, queries
from hiwar.kernel.meeting.form import written

router = Router()
acting = Router(auth=Token())


@router.get(
    "/meetings", response=Meetings, operation_id="meetings", tags=["Meetings"], summary="The meetings held here"
)
def meetings(request: HttpRequest, asked: Query[parameters.AskedPage]) -> HttpResponse:
    """The newest first, 50 a page, each with the phase in which it is."""
    return tell(request, queries.meetings(asked.lang, asked.page))


@router.get(
    "/meetings/sheet",
    response=Sheets,
    operation_id="meetings_sheet",
    tags=["Meetings"],
    summary="Equal-footing sheet over all meetings",
)
def meetings_sheet(request: HttpRequest, asked: Query[parameters.Sheets]) -> HttpResponse:
    """One sheet over all meetings that were opened and pass the filters; and these, the newest first, 50 a page, each
    with its own figures. Meetings of real States and rehearsals are never counted together."""
    filters = queries.SheetFilters.asked(asked.filters())
    return tell(request, queries.sheets(filters, asked.page, asked.lang, clock.now()))


@router.get(
    "/meetings/{number}",
    response=MeetingScreen,
    operation_id="meeting",
    tags=["Meetings"],
    summary="One meeting as it stands",
)
def meeting(request: HttpRequest, number: parameters.MeetingNumber, asked: Query[parameters.Asked]) -> HttpResponse:
    """Lists, clock, texts, report, votes: as much as whoever the token speaks for may see, and without one what is
    public. `/meetings/{number}/live` on the site is a stream of sequence numbers: ask again when it names a new one."""
    return tell(request, queries.screen(number, _actor(request), asked.lang, clock.now()))


def _actor(request: HttpRequest) -> Actor:
    """Whoever the token speaks for, and without one a visitor."""
    found: Actor = request.acting.actor if request.acting else VISITOR  # type: ignore[attr-defined]
    return found


@router.get(
    "/meetings/{number}/sheet",
    response=MeetingSheet,
    operation_id="meeting_sheet",
    tags=["Meetings"],
    summary="Equal-footing sheet of one meeting",
)
def meeting_sheet(
    request: HttpRequest, number: parameters.MeetingNumber, asked: Query[parameters.Asked]
) -> HttpResponse:
    """Shares of time and turns by speaker, regional group and standing, planned and spoken; the limits of equal
    standing; the turns in the order in which they had the floor; every draw with its proof, drawn once more."""
    return tell(request, queries.sheet_of(number, asked.lang, clock.now()))


@router.get(
    "/meetings/{number}/{screen}",
    response=PartScreen,
    operation_id="meeting_screen",
    tags=["Meetings"],
    summary="One meeting as a part sees it",
)
def meeting_screen(
    request: HttpRequest,
    number: parameters.MeetingNumber,
    screen: parameters.ScreenName,
    asked: Query[parameters.Asked],
) -> HttpResponse:
    """What `preside`, `desk` and `delegation` show to whoever has that part by the mandate of the token; others are
    refused (403). Everybody may see the `wall`."""
    return tell(request, queries.screen_of_part(number, screen, _actor(request), asked.lang, clock.now()))


@acting.post(
    "/meetings/{number}/commands",
    response={201: Acted},
    operation_id="act",
    tags=["Meetings"],
    summary="Give a command in a meeting",
)
def act(
    request: HttpRequest,
    number: parameters.MeetingNumber,
    asked: Query[parameters.Asked],
    command: MeetingCommand,
) -> HttpResponse:
    """In the part that the token's holder has there (`meeting.act`). What may not be is refused with 409 and one
    sentence, and leaves nothing."""
    actor, now = writing(request), clock.now()
    try:
        events = commands.act(actor, number, command.command, command.fields, command.seen, now=now)
    except ObjectDoesNotExist:
        raise queries.no_meeting(number) from None
    except commands.Refused as refused:
        return refuse(409, queries.sentence_of(refused.refusal, number, asked.lang, written))
    told = [{"number": event.number, "at": written(event.at), "name": event.name} for event in events]
    response = tell(request, {"events": told})
    response.status_code = 201
    return response
