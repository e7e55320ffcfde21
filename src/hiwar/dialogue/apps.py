from django.apps import AppConfig

from hiwar.audit.triggers import Guard


class DialogueConfig(AppConfig):
    """The app. A meeting's events come and stay."""

    name = "hiwar.dialogue"
    guards = (Guard("dialogue_meeting"), Guard("dialogue_meetingevent"))
