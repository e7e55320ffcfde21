"""How far an uploaded file has come."""

from django.db import models


class Stage(models.TextChoices):
    """WAITING and READING are the worker's; ASKING waits for somebody of the secretariat to say yes or no; the others
    are ends."""

    WAITING = "waiting", "waiting"
    READING = "reading", "reading"
    ASKING = "asking", "asking"
    DONE = "done", "done"
    REFUSED = "refused", "refused"
    LEFT = "left", "left out"

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self in {Stage.DONE, Stage.REFUSED, Stage.LEFT}
