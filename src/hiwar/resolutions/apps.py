from typing import ClassVar

from django.apps import AppConfig

from hiwar.audit.triggers import Guard


class ResolutionsConfig(AppConfig):
    """The app, with its guards: rows come and stay. What repeats other rows may be set anew; the words of a State go
    with the document that they come from."""

    name = "hiwar.resolutions"
    from_documents: ClassVar = {"Statement": ("text",)}
    guards = (
        Guard(
            "resolutions_resolution",
            changeable=(
                "title",
                "item",
                "kind",
                "reason",
                "series",
                "dated",
                "on",
                "year",
                "recorded",
                "adopted",
                "verified",
                "action_id",
                "search_text",
            ),
            true=(
                "(NEW.action_id IS NULL OR EXISTS (SELECT 1 FROM resolutions_action"
                " WHERE id = NEW.action_id AND resolution_id = NEW.id))"
            ),
        ),
        Guard("resolutions_action", changeable=("counts",)),
        Guard("resolutions_voter"),
        Guard("resolutions_ballot"),
        Guard("resolutions_draft"),
        Guard("resolutions_sponsor"),
        Guard(
            "resolutions_statement",
            blankable=("text",),
            tombstone="EXISTS (SELECT 1 FROM reviews_tombstone WHERE document_id = OLD.document_id)",
        ),
        Guard("resolutions_intention"),
        Guard("resolutions_takenback"),
    )
