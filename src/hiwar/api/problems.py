"""Everything that is not an answer: problem details (RFC 9457), with a sentence in the language asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import BaseModel, ConfigDict, Field

from hiwar.audit.commands import NotAllowed
from hiwar.exchange.problems import MEDIA_TYPE, problem
from hiwar.kernel.values import LANGUAGES
from hiwar.reviews.commands import Refused
from hiwar.reviews.queries import Missing


class WrongPart(BaseModel):
    """One part of a request that is not as the description of the API has it."""

    model_config = ConfigDict(use_attribute_docstrings=True, populate_by_name=True)

    in_: str = Field(alias="in", examples=["query"], description="Where it stands: `query`, `path` or `body`.")
    name: str = Field(examples=["page"])
    """Its name; in a body the way to it, with dots."""
    detail: str = Field(examples=["Input should be greater than or equal to 1"])
    """What it should be, in English."""


class Problem(BaseModel):
    """Why there is no answer (RFC 9457)."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    type: str = Field(examples=["about:blank"])
    """Always `about:blank`: the status says what kind of problem it is."""
    title: str = Field(examples=["Not Found"])
    """The name of the status, in English."""
    status: int = Field(examples=[404])
    """The status of the answer once more."""
    detail: str = Field(examples=["No State has the code XZZ."])
    """One sentence for people, in the language asked for."""
    errors: list[WrongPart] | None = None
    """With status 422: each part of the request that is not as it should be. Left out otherwise."""


class Unknown(Exception):
    """A request holds parameters that its address does not know."""

    def __init__(self, names: Iterable[str], known: Iterable[str]) -> None:
        self.names, self.known = sorted(names), sorted(known)
        super().__init__(", ".join(self.names))


def language(request: HttpRequest) -> str:
    """The language that a request asks for; English when it asks for none of the six."""
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else "en"


def refuse(status: int, sentence: str, **more: Any) -> HttpResponse:
    """A problem with this status."""
    shape = {"ensure_ascii": False}
    return JsonResponse(
        problem(status, sentence, **more), status=status, content_type=MEDIA_TYPE, json_dumps_params=shape
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 for what never came to an operation."""
    with translation.override(language(request)):
        return refuse(400, _("This request cannot be read; the address may be damaged."))


def who_is_it(sentence: str, error: str = "") -> HttpResponse:
    """401, with what is wanted instead (RFC 6750)."""
    refused = refuse(401, sentence)
    refused.headers["WWW-Authenticate"] = 'Bearer realm="Hiwar"' + (f', error="{error}"' if error else "")
    return refused


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 for an address that is none of the API's."""
    with translation.override(language(request)):
        return refuse(404, _("The API has nothing at this address."))


def server_error(request: HttpRequest) -> HttpResponse:
    """500; what went wrong is in the log of the server."""
    with translation.override(language(request)):
        return refuse(500, _("Something went wrong on this server; nothing in the record was changed."))


def handle(api: NinjaAPI) -> None:
    """Have an API refuse in this way; what is nobody's doing but the server's is left to Django."""

    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        wrong = [_wrong(each["loc"], each["msg"]) for each in error.errors]
        if any(each["in"] == "path" for each in wrong):
            return not_found(request)
        sentence = _("These parts of the request are not as the description of the API has them: %(names)s.")
        return refuse(422, sentence % {"names": ", ".join(each["name"] for each in wrong)}, errors=wrong)

    def unknown(request: HttpRequest, error: Unknown) -> HttpResponse:
        sentence = _("The API knows no such parameter at this address: %(names)s. It knows: %(known)s.")
        names = {"names": _short(", ".join(error.names)), "known": ", ".join(error.known)}
        wrong = [{"in": "query", "name": _short(name), "detail": "No such parameter"} for name in error.names]
        return refuse(422, sentence % names, errors=wrong)

    def missing(request: HttpRequest, error: Missing) -> HttpResponse:
        return refuse(404, str(error))

    def anonymous(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return who_is_it(_("This needs a token: make one where you sign in, and send it as Authorization: Bearer."))

    def forbidden(request: HttpRequest, error: NotAllowed) -> HttpResponse:
        return refuse(403, str(error))

    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        return refuse(409, str(error))

    def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
        return refuse(413, _("This request is too big."))

    def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
        return refuse(error.status_code, _("The body of this request cannot be read as JSON."))

    def failed(request: HttpRequest, error: Exception) -> HttpResponse:
        raise error

    for kind, handler in (
        (ValidationError, invalid),
        (Unknown, unknown),
        (Missing, missing),
        (AuthenticationError, anonymous),
        (NotAllowed, forbidden),
        (Refused, refused),
        (RequestDataTooBig, too_big),
        (HttpError, unreadable),
        (Exception, failed),
    ):
        api.add_exception_handler(kind, handler)  # type: ignore[arg-type]


def _wrong(place: Iterable[Any], detail: str) -> dict[str, str]:
    """One entry of `errors`. The first piece of the place is where it stands, the second our own name for the whole."""
    where, *path = map(str, place)
    return {"in": where, "name": ".".join(path[1:] or path), "detail": detail}


def _short(name: str) -> str:
    return name if len(name) <= 100 else f"{name[:100]}…"
