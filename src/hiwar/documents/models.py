"""Source documents and what was extracted from them. All rows but those of `PageWords`, which can be made anew from the
pages, are append-only (`hiwar.audit.triggers`)."""

from django.db import models


class RunOutcome(models.TextChoices):
    """What reading a document brought to the record."""

    NEW = "new", "new"
    CHANGED = "changed", "changed"
    COPY = "copy", "copy"


class Document(models.Model):
    """A source document, known by the SHA-256 of its bytes, which lie in the data folder (`documents.files`).

    `genre` is what kind of document it is (`hiwar.kernel.reading.Genre`), `state` the code of the State that it is
    about, `session` that of the Working Group, `dated` its own date, `answers` the symbol of the report that it belongs
    to. Unknown texts are empty, unknown numbers and dates null. `name` and the pages' text are blanked only behind a
    tombstone (`reviews.Tombstone`, here `document.tombstone`).
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    name = models.TextField()
    media_type = models.CharField(max_length=128)
    size = models.PositiveBigIntegerField()
    symbol = models.CharField(max_length=64, blank=True, db_index=True)
    language = models.CharField(max_length=2, blank=True)
    genre = models.CharField(max_length=32, default="report", db_index=True)
    state = models.CharField(max_length=3, blank=True, default="", db_index=True)
    session = models.PositiveSmallIntegerField(null=True)
    dated = models.DateField(null=True)
    answers = models.CharField(max_length=64, blank=True, default="", db_index=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("added_at", "sha256")

    def __str__(self) -> str:
        return self.symbol or self.name or self.sha256[:12]


class DocumentPage(models.Model):
    """The text of one physical page (from 1) exactly as extracted; `Wording.places` count its characters."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)

    class Meta:
        ordering = ("document_id", "number")
        constraints = (models.UniqueConstraint(fields=("document", "number"), name="one_text_a_page"),)

    def __str__(self) -> str:
        return f"{self.document_id[:12]} p. {self.number}"


class PageWords(models.Model):
    """The text of a page in the form in which it is searched (`hiwar.kernel.understanding.search_text`)."""

    page = models.OneToOneField(DocumentPage, on_delete=models.PROTECT, primary_key=True, related_name="words")
    search_text = models.TextField()

    def __str__(self) -> str:
        return str(self.page)


class ExtractionRun(models.Model):
    """One reading of a document that changed the record: which reader, when, what came of it, what it warned of."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="runs")
    reader = models.CharField(max_length=64)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=16, choices=RunOutcome.choices)
    warnings = models.JSONField(default=list)

    class Meta:
        ordering = ("document_id", "at")

    def __str__(self) -> str:
        return f"{self.document_id[:12]} {self.reader} {self.outcome}"
