"""Pages of documents as pictures, and what is marked on them as a picture of its own to lay over."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.documents import pictures
from hiwar.kernel.reading.picture import SIDE, marks
from hiwar.reviews import queries as reviews
from hiwar.web.pages import Context, Missing, asked, page, refuse

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" preserveAspectRatio="none">'
    '<g fill="#ffd54a" fill-opacity="0.4" stroke="#a9612a" stroke-width="8">{boxes}</g></svg>'
)
_BUSY = gettext_lazy("Other pages are being drawn right now; ask for this one again in a moment.")


@page("")
def picture(request: HttpRequest, lang: str, sha256: str, number: int) -> HttpResponseBase:
    """A page as it is printed, as a PNG."""
    _about, found = _found(request, sha256, number)
    return found if isinstance(found, HttpResponse) else HttpResponse(found.png, content_type="image/png")


@page("")
def marked(request: HttpRequest, lang: str, sha256: str, number: int) -> HttpResponseBase:
    """The recommendations of a page, or the one whose address `of` names, as boxes to lay over its picture."""
    about, found = _found(request, sha256, number)
    if isinstance(found, HttpResponse):
        return found
    boxes = marks(about["text"], about["places"], found.letters, found.boxes)
    drawn = (f'<rect x="{x1}" y="{y1}" width="{x2 - x1}" height="{y2 - y1}"/>' for x1, y1, x2, y2 in boxes)
    return HttpResponse(_SVG.format(side=SIDE, boxes="".join(drawn)), content_type="image/svg+xml")


def _found(request: HttpRequest, sha256: str, number: int) -> tuple[Context, pictures.Kept | HttpResponse]:
    """What may be marked on a page and its picture, or a refusal while others are drawn."""
    about = reviews.pictured(sha256, number, asked(request).get("of", ""))
    try:
        found = pictures.picture(sha256, number) if about else None
    except pictures.Busy:
        response = refuse(request, 503, _BUSY, as_json=False, lang=request.path.split("/")[1])
        response.headers["Retry-After"] = "10"
        return {}, response
    if about is None or found is None:
        raise Missing(_("There is no picture of this page."))
    return about, found
