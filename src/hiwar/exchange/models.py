"""Files that people uploaded, on their way into the record. This is a queue and no part of the record: what came of a
file stands there by its own right."""

from django.db import models

from hiwar.exchange.enums import Stage


class Upload(models.Model):
    """One uploaded file. `by` is the actor in the log, `state` the State that they act for, if any. `mandate` is the
    one under which it enters the record, once somebody of the secretariat has said so (`accepted`: differences and
    all); until then it is only read. `found` is what reading it brought, as a JSON object in text."""

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    by = models.CharField(max_length=64)
    state = models.CharField(max_length=3, blank=True)
    mandate = models.PositiveBigIntegerField(null=True)
    accepted = models.BooleanField(default=False)
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.WAITING, db_index=True)
    message = models.TextField(blank=True)
    found = models.TextField(blank=True)
    at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"upload {self.pk}"
