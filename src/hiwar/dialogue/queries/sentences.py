"""Why something was refused, in a sentence for the reader."""

from __future__ import annotations

from hiwar.dialogue.models import Meeting
from hiwar.dialogue.refusals import Tell, sentence
from hiwar.dialogue.standing import standing
from hiwar.kernel.meeting import Refusal, replay


def sentence_of(refusal: Refusal, number: int, lang: str, tell: Tell) -> str:
    """The sentence of a refusal in a meeting; `tell` says moments as the reader's page does."""
    return sentence(refusal, standing(Meeting.objects.get(pk=number)).state, lang, tell)


def sentence_before(refusal: Refusal, kind: str, lang: str, tell: Tell) -> str:
    """The sentence of a refusal to plan a meeting, of which there is nothing yet."""
    return sentence(refusal, replay(kind, ()), lang, tell)
