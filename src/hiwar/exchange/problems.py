"""A refusal as programs read it: the problem details of RFC 9457, the same from the pages and from the API."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

MEDIA_TYPE = "application/problem+json"


def problem(status: int, sentence: str, **more: Any) -> dict[str, Any]:
    """The `status`, its `title`, one sentence for people as `detail`, and what else there is to say.

    The type is that of the status alone (`about:blank`): a program goes by the status, a person by the sentence.
    """
    title = _RENAMED.get(status) or HTTPStatus(status).phrase
    return {"type": "about:blank", "title": title, "status": status, "detail": sentence, **more}


_RENAMED = {413: "Content Too Large", 422: "Unprocessable Content"}
"""As RFC 9110 calls them; older editions of Python know them by other names."""
