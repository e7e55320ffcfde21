"""The words of the record of statements."""

from django.db import models


class Dated(models.TextChoices):
    """Where the day of a statement comes from."""

    GIVEN = "given", "given by whoever entered it"
    TOLD = "told", "told by the text"
    UNKNOWN = "unknown", "nobody knows it"


class Role(models.TextChoices):
    """How a statement has to do with something: a State speaks, or is spoken of; a review, the recommendations of one,
    or a resolution is spoken of."""

    SPEAKER = "speaker", "speaks"
    STATE = "state", "spoken of"
    REVIEW = "review", "review"
    RECOMMENDATIONS = "recommendations", "recommendations of a review"
    RESOLUTION = "resolution", "resolution"


class Standing(models.TextChoices):
    """How a commitment stands on a day: to be looked at later, to be looked at now, or the record holds something that
    answers it."""

    OPEN = "open", "open"
    DUE = "due", "due"
    ANSWERED = "answered", "answered"
