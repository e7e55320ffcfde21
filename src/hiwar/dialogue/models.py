"""Meetings and their events. Whatever else is known of a meeting follows from the events (`hiwar.kernel.meeting`)."""

from __future__ import annotations

from django.db import models

from hiwar.kernel.meeting import KINDS, Role


class Meeting(models.Model):
    """A meeting; `follows` is the one whose course it continues, the adoption of a report its review. `state` is the
    code of the State under review, empty where there is none. A `rehearsal` is held by
    invented States; whoever has its code may take the place of one, and whoever has the other code that of the chair
    or the secretariat. Of the codes only hashes are kept."""

    kind = models.CharField(max_length=20, choices=[(name, name) for name in KINDS])
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=3, blank=True)
    session = models.PositiveIntegerField(null=True)
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followed_by")
    rehearsal = models.BooleanField(default=False)
    code_hash = models.CharField(max_length=64, blank=True)
    desk_code_hash = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"meeting {self.pk}"


class MeetingEvent(models.Model):
    """One event of a meeting, as `hiwar.kernel.meeting.Event` describes it. `by` is the actor in the audit log; `hash`
    is that of this event's canonical line and the hash of the one before, so that the last one stands for all."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    name = models.CharField(max_length=40)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    state = models.CharField(max_length=3, blank=True)
    office = models.CharField(max_length=200, blank=True)
    payload = models.JSONField()
    by = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("meeting", "number")
        constraints = (models.UniqueConstraint(fields=("meeting", "number"), name="events_of_a_meeting_are_numbered"),)
        indexes = (models.Index(fields=("meeting", "name"), name="events_of_a_meeting_by_name"),)

    def __str__(self) -> str:
        return f"{self.meeting} event {self.number}"


class EventTombstone(models.Model):
    """What stands where the law made somebody take words out of an event: the text of a statement, a passage marked in
    it, a recommendation that a later meeting tables. Each `taking` concerns one statement, and they are counted through
    the record from 1. `removed` is the SHA-256 of the words, `left` that of the event's line without them, `file` that
    of the file the text was read from, which is gone too."""

    taking = models.PositiveIntegerField()
    event = models.ForeignKey(MeetingEvent, on_delete=models.PROTECT, related_name="tombstones")
    removed = models.CharField(max_length=64)
    left = models.CharField(max_length=64)
    file = models.CharField(max_length=64, blank=True)
    reason = models.TextField()
    legal_basis = models.TextField()
    author = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("taking", "event")
        constraints = (models.UniqueConstraint(fields=("taking", "event"), name="an_event_is_taken_down_once_a_time"),)

    def __str__(self) -> str:
        return f"tombstone of {self.event}"
