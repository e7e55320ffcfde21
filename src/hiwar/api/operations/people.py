"""What a program does in somebody's name: who that is, and the commands that a token may give."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from hiwar.api import clock, parameters
from hiwar.api.answers.people import Me
from hiwar.api.answers.recommendations import Recommendation
from hiwar.api.bodies import Correction
from hiwar.api.door import tell
from hiwar.api.tokens import Token, writing
from hiwar.reference import queries as reference
from hiwar.reviews import commands
from hiwar.reviews import queries as reviews
from hiwar.reviews.queries import held
from hiwar.statements import queries as statements

router = Router(auth=Token())


@router.get("/me", response=Me, operation_id="me", tags=["People"], summary="Who the token speaks for")
def me(request: HttpRequest, asked: Query[parameters.Asked]) -> HttpResponse:
    """The mandate by which a program with this token acts, and what it may do."""
    actor, scope = request.auth  # type: ignore[attr-defined]
    told = {
        "actor": actor.name,
        "role": str(actor.role),
        "office": actor.office,
        "state": reference.label(actor.state, asked.lang) if actor.state else None,
        "mandate": actor.mandate,
        "scope": str(scope),
    }
    return tell(request, told)


@router.post(
    "/recommendations/{path:address}/corrections",
    response={201: Recommendation},
    operation_id="correct",
    tags=["Recommendations"],
    summary="Correct what was misread",
)
def correct(
    request: HttpRequest, address: parameters.Address, asked: Query[parameters.Asked], correction: Correction
) -> HttpResponse:
    """Enters a correction beside what was read (`recommendation.correct`); both stay for good, with the reason. The
    token must be one that may write, of somebody who may correct: the secretariat. Answers the recommendation as it
    stands then."""
    actor = writing(request)
    held(reviews.recommendation(address, asked.lang), reviews.no_recommendation())
    corrected = commands.correct(actor, address, correction.entered(), reason=correction.reason, now=clock.now())
    found = held(reviews.recommendation(corrected.address, asked.lang), reviews.no_recommendation())
    response = tell(request, statements.on_recommendations(found, asked.lang))
    response.status_code = 201
    response.headers["Location"] = reverse("api-v1:recommendation", args=[corrected.address])
    return response
