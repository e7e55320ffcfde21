"""What is said of acts of States under treaties, of their reports, and of what treaties are called.

Every row is what one source says; rows are never changed. One that turned out wrong is answered by a row that
`corrects` it, and both stay. What counts, where sources say different things, the kernel decides
(`procedure.obligations`).
"""

from django.db import models

from hiwar.documents.models import Document
from hiwar.reference.models import EditionOfFacts, State
from hiwar.treaties.enums import RETRACTED


class Rows(models.QuerySet):
    """Rows of a table in which a later one may correct another."""

    def holding(self) -> "Rows":
        """Those that hold: which neither were corrected nor only take another back."""
        corrected = self.model._default_manager.exclude(corrects="").values("corrects")
        return self.exclude(kind=RETRACTED).exclude(key__in=corrected)


class Said(models.Model):
    """What rows share: where they come from, and who entered them when.

    `key` tells a row apart from all others for good: of the compiled facts by what it says, of a document by its hash
    and place. `source` is in words. `author` and `reason` are empty for what came from the facts or a document.
    """

    key = models.CharField(max_length=128, unique=True)
    source = models.TextField(blank=True)
    verified = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    author = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        abstract = True


class Act(Said):
    """An act of a State under a treaty, by one source.

    `instrument` is the short name of an instrument, or `UNTC-18-12` for another treaty of the United Nations Treaty
    Collection. `state` is None where the participant as written is no State that is known. `date` is a day, a month or
    a year, ISO 8601, `known_on` the last day that it may mean. `effect` is the day of the effect where the source gives
    it; `void` says that it has none. `text` holds the words of a declaration, reservation or objection, `about` the
    key of the reservation that it is about. `corrects` is the key of another row; `kind` "retracted" takes that row
    back and says nothing else.
    """

    instrument = models.CharField(max_length=32)
    state = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="acts")
    as_written = models.TextField(blank=True)
    kind = models.CharField(max_length=32)
    date = models.CharField(max_length=10, blank=True)
    known_on = models.DateField(null=True)
    effect = models.DateField(null=True)
    void = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    about = models.CharField(max_length=128, blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="acts")
    corrects = models.CharField(max_length=128, blank=True, db_index=True)

    objects = Rows.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("instrument", "state"), name="acts_of_an_instrument"),
            models.Index(fields=("state", "instrument"), name="acts_of_a_state"),
        )

    def __str__(self) -> str:
        return f"{self.state_id or self.as_written} {self.instrument} {self.kind} {self.date}"


class Step(Said):
    """A step in the reporting of a State under an instrument, by one source.

    `first` and `last` number the reports that it is about, None for a follow-up report. `due` is the day that the
    committee set. `corrects` is the key of another row; `kind` "retracted" takes that row back and says nothing
    else.
    """

    instrument = models.CharField(max_length=32)
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="reporting_steps")
    kind = models.CharField(max_length=32)
    first = models.PositiveSmallIntegerField(null=True)
    last = models.PositiveSmallIntegerField(null=True)
    date = models.CharField(max_length=10, blank=True)
    known_on = models.DateField(null=True)
    due = models.CharField(max_length=10, blank=True)
    symbol = models.CharField(max_length=64, blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="reporting_steps")
    corrects = models.CharField(max_length=128, blank=True, db_index=True)

    objects = Rows.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("state", "instrument"), name="steps_of_a_state"),)

    def __str__(self) -> str:
        return f"{self.state_id} {self.instrument} {self.kind} {self.date}"


class Title(Said):
    """What a treaty is called in the list of a document."""

    instrument = models.CharField(max_length=32, db_index=True)
    title = models.TextField()
    language = models.CharField(max_length=2)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="treaty_titles")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.title


class Edition(EditionOfFacts):
    """Which edition of the facts about treaties was entered."""
