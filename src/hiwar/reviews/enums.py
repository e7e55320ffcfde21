"""The vocabularies of the reviews."""

from django.db import models

from hiwar.kernel.reading.model import RowKind
from hiwar.kernel.values import PositionValue


class PositionChoice(models.TextChoices):
    """`hiwar.kernel.values.PositionValue` as choices of a field; "" in the rows means that no position is known."""

    SUPPORTED = PositionValue.SUPPORTED.value, "supported"
    NOTED = PositionValue.NOTED.value, "noted"
    PARTLY = PositionValue.PARTLY.value, "partly"
    PENDING = PositionValue.PENDING.value, "pending"
    UNCLEAR = PositionValue.UNCLEAR.value, "unclear"


class WordingKind(models.TextChoices):
    """How a wording came into the record."""

    READ = "read", "read"
    CORRECTION = "correction", "correction"
    WITHDRAWAL = "withdrawal", "withdrawal"


class TextStatus(models.TextChoices):
    """What a text in a language is (the constitution: six languages)."""

    ORIGINAL = "original", "original"
    OFFICIAL = "official", "official translation"
    MACHINE = "machine", "machine translation"
    REVIEWED = "reviewed", "reviewed translation"


class CodingKind(models.TextChoices):
    """What a row of another source is: a recommendation with its paragraph, a coding of one without, a voluntary
    pledge, or a question that a State put in advance."""

    RECOMMENDATION = RowKind.RECOMMENDATION.value, "recommendation"
    CODING = RowKind.CODING.value, "coding"
    PLEDGE = RowKind.PLEDGE.value, "voluntary pledge"
    QUESTION = "question", "advance question"


class ErrorOutcome(models.TextChoices):
    """What became of a report of an error."""

    CORRECTED = "corrected", "corrected"
    AS_IN_SOURCE = "as-in-source", "as in the source"
    NOT_ABOUT = "not-about-the-record", "not about the record"
    ABUSE = "not-published", "not published"


class ProposalOutcome(models.TextChoices):
    """What became of a proposed correction."""

    ACCEPTED = "accepted", "accepted"
    DECLINED = "declined", "declined"
