"""Statements that were entered, what was found in them, and what people say of that.

All rows are append-only (`hiwar.audit.triggers`). The text of a statement is that of its document; whatever repeats
words of it or leads to it (`title`, `source`, `address`, `reading`, `value`, what people wrote) may be blanked once a
tombstone stands for the document.
"""

from django.db import models

from hiwar.documents.models import Document
from hiwar.reference.models import State
from hiwar.statements.enums import Dated, Role


class Statement(models.Model):
    """A statement, known by its `number` (from 1). Its `title` is as given, else its own, else its first words. It was
    made between `since` and `until`; `source` and `address` are as given: in words, and where it can be read."""

    number = models.PositiveIntegerField(unique=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="statements")
    title = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    since = models.DateField()
    until = models.DateField(db_index=True)
    dated = models.CharField(max_length=8, choices=Dated.choices)
    source = models.TextField(blank=True)
    address = models.TextField(blank=True)
    author = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"statement {self.number}"


class Check(models.Model):
    """Once that a statement was held against the record: the highest `number` counts, the others stay.

    `checker` is the edition that did it (`hiwar.statements.edition`). `reading` is a JSON object in text: the places of
    title and paragraphs, speakers and quotations, as they were read.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="checks")
    number = models.PositiveSmallIntegerField()
    checker = models.CharField(max_length=64)
    reading = models.TextField(blank=True)
    author = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("statement_id", "number")
        constraints = (models.UniqueConstraint(fields=("statement", "number"), name="one_check_a_number"),)

    def __str__(self) -> str:
        return f"{self.statement_id} check {self.number}"


class Finding(models.Model):
    """A claim that was found, with its verdict, as `hiwar.kernel.checking` gives both.

    `value` is what the text claims, `told` what the record says of it (`values` of the reason, `evidence`, `computed`,
    `missing`): JSON in text. `confidence` is in hundredths.
    """

    of = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    speaker = models.CharField(max_length=32)
    kind = models.CharField(max_length=32)
    states = models.JSONField(default=list)
    value = models.TextField(blank=True)
    verdict = models.CharField(max_length=16, db_index=True)
    reason = models.CharField(max_length=32)
    told = models.TextField()
    as_of = models.DateField(null=True)
    again_on = models.DateField(null=True, db_index=True)
    confidence = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("of_id", "number")
        constraints = (models.UniqueConstraint(fields=("of", "number"), name="one_finding_a_number"),)

    def __str__(self) -> str:
        return f"{self.of_id} {self.number} {self.kind} {self.verdict}"


class Subject(models.Model):
    """Whom and what a check found the statement to be about, counted by `number` from 1: a row for each speaker's State
    (`finding` 0) and, for each finding by number, for what its claim and evidence name."""

    of = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="subjects")
    number = models.PositiveSmallIntegerField()
    finding = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=16, choices=Role.choices)
    state = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="statement_subjects")
    session = models.PositiveSmallIntegerField(null=True)
    symbol = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        ordering = ("of_id", "number")
        constraints = (models.UniqueConstraint(fields=("of", "number"), name="one_subject_a_number"),)
        indexes = (models.Index(fields=("state", "session"), name="subjects_of_a_review"),)

    def __str__(self) -> str:
        return f"{self.of_id} {self.finding} {self.role} {self.symbol or self.state_id}"


class Correction(models.Model):
    """What a person says of a finding, beside what was found. An empty `kind` or `verdict` is as it was found;
    `no_claim` says that the words claim nothing of the kind. `words` say what is so instead, `source` where it
    stands."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=32, blank=True)
    verdict = models.CharField(max_length=16, blank=True)
    no_claim = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    source = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    author = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("finding_id", "number")
        constraints = (models.UniqueConstraint(fields=("finding", "number"), name="one_correction_a_number"),)

    def __str__(self) -> str:
        return f"{self.finding_id} correction {self.number}"


class Withdrawal(models.Model):
    """That a statement should not have been entered; it stays, and no list shows it."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    author = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.statement_id} withdrawn"
