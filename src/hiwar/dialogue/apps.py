from django.apps import AppConfig

from hiwar.audit.triggers import Guard


class DialogueConfig(AppConfig):
    """The app. A meeting's events come and stay; only the law takes words out of one, and a tombstone stands there."""

    name = "hiwar.dialogue"
    guards = (
        Guard("dialogue_meeting"),
        Guard(
            "dialogue_meetingevent",
            changeable=("payload",),
            true="EXISTS (SELECT 1 FROM dialogue_eventtombstone WHERE event_id = NEW.id)",
        ),
        Guard("dialogue_eventtombstone"),
    )
