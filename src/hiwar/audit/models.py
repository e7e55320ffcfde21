"""The rows of the audit log."""

from django.db import models


class Entry(models.Model):
    """One command that was carried out.

    Entries are numbered without gaps from 1. `hash` covers every other field and `previous`, the hash of the entry
    before (64 zeros for the first): see `hiwar.audit.chain`. Triggers refuse UPDATE and DELETE.
    """

    id = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.TextField()
    verb = models.CharField(max_length=64)
    target = models.TextField()
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.id} {self.verb} {self.target}"
