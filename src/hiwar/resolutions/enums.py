"""The words of the record of resolutions."""

from django.db import models

from hiwar.kernel.procedure.roll_call import Choice


class Body(models.TextChoices):
    """Who adopts."""

    ASSEMBLY = "GA", "General Assembly"
    COUNCIL = "HRC", "Human Rights Council"
    COMMISSION = "CHR", "Commission on Human Rights"


class Step(models.TextChoices):
    """Where on its way a text was acted on."""

    PLENARY = "plenary", "plenary"
    COMMITTEE = "committee", "committee"


class Put(models.TextChoices):
    """What was put to the vote (`hiwar.kernel.reading.data_sets.roll_calls.Put`)."""

    WHOLE = "whole", "whole"
    PART = "part", "part"
    AMENDMENT = "amendment", "amendment"
    MOTION = "motion", "motion"
    UNKNOWN = "unknown", "unknown"


class Vote(models.TextChoices):
    """What a member did, in one letter, because there are very many rows."""

    YES = "Y", "yes"
    NO = "N", "no"
    ABSTAIN = "A", "abstain"
    ABSENT = "X", "absent"

    @property
    def choice(self) -> Choice:
        """The same as the rules know it."""
        return Choice(self.label)


VOTES = {Choice(vote.label): vote for vote in Vote}
"""The letter of each choice."""


class Said(models.TextChoices):
    """What kind of statement a State made about a text."""

    BEFORE = "before", "explanation of vote before the vote"
    AFTER = "after", "explanation of vote after the vote"
    POSITION = "position", "explanation of position"
    DISSOCIATION = "dissociation", "dissociation from the consensus"
    COMMENT = "comment", "general comment"
    CONCERNED = "concerned", "statement by the State concerned"


class Role(models.TextChoices):
    """In which role a State sponsors a draft."""

    MAIN = "main", "main sponsor"
    CO = "co", "co-sponsor"


class Mode(models.TextChoices):
    """How a text was adopted, as the record tells it to programs."""

    RECORDED = "recorded_vote", "recorded vote"
    WITHOUT = "without_a_vote", "without a vote"


def mode(recorded: bool) -> Mode:
    """How an action was taken."""
    return Mode.RECORDED if recorded else Mode.WITHOUT
