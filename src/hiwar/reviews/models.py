"""The record of the reviews.

`Review` and `Recommendation` are the things, `HeldMeeting` the meetings of a review that took place here; what was said
of them is in append-only rows: `Wording` with its `WordingState`s, `Position`, `Tombstone`, and what people at the desk
say of it: `Confirmation`, `Proposal`, `ErrorReport`. The columns of `Recommendation` that repeat the current state of
those rows (`position`, `wording`, `withdrawn`, `confirmed`) exist for filters and are written by commands only.
"""

from django.db import models

from hiwar.documents.models import Document
from hiwar.reference.models import State
from hiwar.reviews.enums import (
    CodingKind,
    ErrorOutcome,
    PositionChoice,
    ProposalOutcome,
    TextStatus,
    WordingKind,
)


class Review(models.Model):
    """The review of one State at one session of the Working Group. `symbol` is that of the Working Group's report;
    `cycle` and the dates are None where the compiled facts do not know them."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="reviews")
    session = models.PositiveSmallIntegerField(db_index=True)
    cycle = models.PositiveSmallIntegerField(null=True, db_index=True)
    symbol = models.CharField(max_length=64, blank=True, db_index=True)
    held_on = models.DateField(null=True)
    adopted_on = models.DateField(null=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("session", "state_id")
        constraints = (models.UniqueConstraint(fields=("state", "session"), name="one_review_a_session"),)

    def __str__(self) -> str:
        return f"{self.state_id} {self.session}"


class TroikaMember(models.Model):
    """One of the (usually three) rapporteurs of a review."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="troika")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="troikas")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("review_id", "order")
        constraints = (models.UniqueConstraint(fields=("review", "state"), name="one_seat_in_a_troika"),)

    def __str__(self) -> str:
        return f"{self.review_id} {self.state_id}"


class HeldMeeting(models.Model):
    """A meeting that was held here and belongs to a review: the dialogue, the adoption of the report, the plenary. Its
    `number` is that of the meeting in this installation, `hash` that of its last event, `document` its report."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=20)
    title = models.TextField()
    began = models.DateTimeField()
    ended = models.DateTimeField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="meetings")
    hash = models.CharField(max_length=64)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"meeting {self.number}"


class HeldTurn(models.Model):
    """Once that somebody had the floor in a meeting held here. `state` is None for who is no State; `seconds` is the
    limit, None where there was none of its own, `used` what the turn took."""

    meeting = models.ForeignKey(HeldMeeting, on_delete=models.PROTECT, related_name="turns")
    order = models.PositiveIntegerField()
    state = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="turns")
    name = models.TextField()
    kind = models.CharField(max_length=20)
    seconds = models.PositiveIntegerField(null=True)
    used = models.PositiveIntegerField()

    class Meta:
        ordering = ("meeting_id", "order")
        constraints = (models.UniqueConstraint(fields=("meeting", "order"), name="one_turn_a_place"),)

    def __str__(self) -> str:
        return f"{self.meeting} {self.name}"


class HeldDecision(models.Model):
    """What a meeting held here was to decide, and what became of it; the votes are None where there was none."""

    meeting = models.ForeignKey(HeldMeeting, on_delete=models.PROTECT, related_name="decisions")
    order = models.PositiveIntegerField()
    title = models.TextField()
    fate = models.CharField(max_length=20)
    yes = models.PositiveIntegerField(null=True)
    no = models.PositiveIntegerField(null=True)
    abstain = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("meeting_id", "order")
        constraints = (models.UniqueConstraint(fields=("meeting", "order"), name="one_decision_a_place"),)

    def __str__(self) -> str:
        return f"{self.meeting} {self.fate}"


class Recommendation(models.Model):
    """One recommendation text of a review; its identity is symbol, paragraph and part.

    `order` sorts the recommendations of a review as people read them. `position` repeats the newest `Position` ("" when
    there is none), `wording` the newest wording in the language of the source; `withdrawn` says that this
    newest wording is a withdrawal (the text was no recommendation of its own after all), `confirmed` that a person
    found its current wording and position to be as the source has them.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="recommendations")
    symbol = models.CharField(max_length=64)
    paragraph = models.CharField(max_length=32)
    part = models.PositiveSmallIntegerField(default=1)
    order = models.PositiveIntegerField()
    position = models.CharField(max_length=16, choices=PositionChoice.choices, blank=True, db_index=True)
    wording = models.ForeignKey("Wording", null=True, on_delete=models.PROTECT, related_name="current_for")
    withdrawn = models.BooleanField(default=False)
    confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ("review_id", "order", "part")
        constraints = (
            models.UniqueConstraint(fields=("symbol", "paragraph", "part"), name="one_recommendation_an_address"),
        )
        indexes = (models.Index(fields=("review", "order"), name="recommendation_order"),)

    def __str__(self) -> str:
        return self.address

    @property
    def address(self) -> str:
        """`A/HRC/27/10:124.16`, with `:2` after it for the second text under that number."""
        return f"{self.symbol}:{self.paragraph}" + (f":{self.part}" if self.part > 1 else "")


class Wording(models.Model):
    """One state of a recommendation's text and States, in one language; the highest number per language is current.

    `words_hash` is the fingerprint of `search_text`: texts with the same words have the same. `places` lists
    `[page, start, end]` in the pages of `document`. `author` and `reason` are empty for what a reader
    found; a correction and a withdrawal name both.
    """

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="wordings")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=WordingKind.choices)
    language = models.CharField(max_length=2, blank=True)
    status = models.CharField(max_length=16, choices=TextStatus.choices)
    text = models.TextField(blank=True)
    search_text = models.TextField(blank=True)
    words_hash = models.CharField(max_length=32, blank=True, default="", db_index=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="wordings")
    page = models.PositiveIntegerField(null=True)
    places = models.JSONField(default=list)
    author = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("recommendation_id", "number")
        constraints = (models.UniqueConstraint(fields=("recommendation", "number"), name="one_wording_a_number"),)
        indexes = (models.Index(fields=("at",), condition=~models.Q(author=""), name="wording_by_people"),)

    def __str__(self) -> str:
        return f"{self.recommendation_id} #{self.number}"


class WordingState(models.Model):
    """A recommending State of a wording, in printed order; `state` is None when the printed name resolves to none."""

    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="states")
    order = models.PositiveSmallIntegerField()
    state = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="recommended")
    as_written = models.TextField(blank=True)

    class Meta:
        ordering = ("wording_id", "order")
        constraints = (models.UniqueConstraint(fields=("wording", "order"), name="one_state_a_place"),)

    def __str__(self) -> str:
        return self.as_written


class Position(models.Model):
    """One position of the State under review; the highest number is current, the others are its history.

    `as_written` keeps the State's or the report's words, `source` says where (`A/HRC/27/10, para. 124`). `author` and
    `reason` are named when a person entered it; then the words are that person's, and `source` and `document` are those
    of the reading that it is about.
    """

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="positions")
    number = models.PositiveSmallIntegerField()
    value = models.CharField(max_length=16, choices=PositionChoice.choices)
    as_written = models.TextField(blank=True)
    source = models.TextField(blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="positions")
    author = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("recommendation_id", "number")
        constraints = (models.UniqueConstraint(fields=("recommendation", "number"), name="one_position_a_number"),)
        indexes = (models.Index(fields=("recorded_at",), condition=~models.Q(author=""), name="position_by_people"),)

    def __str__(self) -> str:
        return f"{self.recommendation_id} {self.value}"


class Answer(models.Model):
    """What an addendum answers to one paragraph of its report, as it was read: the `Position`s of the recommendations
    follow from it, once the report is in the record. An empty `paragraph` stands for all that no other row names."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="answered")
    order = models.PositiveIntegerField()
    paragraph = models.CharField(max_length=32, blank=True)
    value = models.CharField(max_length=16, choices=PositionChoice.choices)
    as_written = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    source = models.TextField(blank=True)
    page = models.PositiveIntegerField(null=True)
    places = models.JSONField(default=list)

    class Meta:
        ordering = ("document_id", "order")
        constraints = (models.UniqueConstraint(fields=("document", "order"), name="one_answer_a_place"),)

    def __str__(self) -> str:
        return f"{self.paragraph or 'all others'} {self.value}"


class Coding(models.Model):
    """One row that a source other than the report holds: of a data set, of a thematic list of the secretariat, of a
    document of another body, or an advance question.

    Everything is as that source words it. `states` lists `[code, name as written]`; `translations` and `facts` are
    JSON objects in text: the text in other languages, and other columns by name. `recommendation` is the one that the
    row was matched to, with a `score` of at most 100 and a `reason`; null where none was found. These three follow from
    the rest and may be set anew.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="codings")
    row = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=CodingKind.choices)
    key = models.CharField(max_length=64, blank=True)
    state = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="codings")
    session = models.PositiveSmallIntegerField(null=True)
    symbol = models.CharField(max_length=64, blank=True)
    paragraph = models.CharField(max_length=32, blank=True)
    part = models.PositiveSmallIntegerField(default=1)
    body = models.CharField(max_length=64, blank=True)
    concern = models.BooleanField(default=False)
    dated = models.DateField(null=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, blank=True)
    translations = models.TextField(blank=True)
    states = models.JSONField(default=list)
    position = models.CharField(max_length=16, choices=PositionChoice.choices, blank=True)
    response = models.TextField(blank=True)
    position_source = models.TextField(blank=True)
    action = models.CharField(max_length=32, blank=True)
    issues = models.JSONField(default=list)
    themes = models.JSONField(default=list)
    persons = models.JSONField(default=list)
    sdgs = models.JSONField(default=list)
    facts = models.TextField(blank=True)
    recommendation = models.ForeignKey(
        Recommendation, null=True, on_delete=models.PROTECT, related_name="codings", db_index=True
    )
    score = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("document_id", "row")
        constraints = (models.UniqueConstraint(fields=("document", "row", "part"), name="one_coding_a_row"),)
        indexes = (models.Index(fields=("state", "session"), name="coding_review"),)

    def __str__(self) -> str:
        return f"{self.document_id[:12]} row {self.row}"


class Figures(models.Model):
    """How many recommendations (distinct paragraphs) there are, of how many texts, and how many under each position:
    one row for a `Tally` or a `MadeTally`. A paragraph with texts of two positions counts under each."""

    recommendations = models.PositiveIntegerField(default=0)
    texts = models.PositiveIntegerField(default=0)
    supported = models.PositiveIntegerField(default=0)
    partly = models.PositiveIntegerField(default=0)
    noted = models.PositiveIntegerField(default=0)
    pending = models.PositiveIntegerField(default=0)
    unclear = models.PositiveIntegerField(default=0)
    none = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class Tally(Figures):
    """What a review's recommendations count up to, so that no page counts the whole record. It repeats what other rows
    say: commands write it with them, and it can be counted anew at any time (`commands.recount`).

    `mentions` are recommending States named by the texts, `corrections` the wordings and positions that persons added.
    """

    review = models.OneToOneField(Review, on_delete=models.PROTECT, primary_key=True, related_name="tally")
    mentions = models.PositiveIntegerField(default=0)
    corrections = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.review_id}: {self.recommendations}"


class MadeTally(Figures):
    """The same of what one State recommends in one review."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="made_tallies")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="made_tallies")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("state", "review"), name="one_tally_a_state_and_review"),)

    def __str__(self) -> str:
        return f"{self.review_id} {self.state_id}: {self.recommendations}"


class DocumentTally(models.Model):
    """What a document brought to the record, counted as `Tally` is.

    `answers`, `settled` and `coded` map a position to the answers, the recommendations that have it from this document,
    and the rows that give it. `joined` of the `rows` were matched to a recommendation. `real_rows`, `real_joined` and
    `real_bodies` are the rows that code reviews of real States, those of them that are matched, and those of other
    bodies.
    """

    document = models.OneToOneField(Document, on_delete=models.PROTECT, primary_key=True, related_name="tally")
    pages = models.PositiveIntegerField(default=0)
    recommendations = models.PositiveIntegerField(default=0)
    texts = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    joined = models.PositiveIntegerField(default=0)
    pledges = models.PositiveIntegerField(default=0)
    questions = models.PositiveIntegerField(default=0)
    askers = models.PositiveIntegerField(default=0)
    real_rows = models.PositiveIntegerField(default=0)
    real_joined = models.PositiveIntegerField(default=0)
    real_bodies = models.PositiveIntegerField(default=0)
    answers = models.JSONField(default=dict)
    settled = models.JSONField(default=dict)
    coded = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.document_id[:12]}: {self.rows or self.texts}"


class Tombstone(models.Model):
    """What stands where the law made us take something down: a whole document, or one wording.

    `removed` is the SHA-256 of what was removed (the file's bytes; the wording's text in UTF-8).
    """

    document = models.OneToOneField(Document, null=True, on_delete=models.PROTECT, related_name="tombstone")
    wording = models.OneToOneField(Wording, null=True, on_delete=models.PROTECT, related_name="tombstone")
    removed = models.CharField(max_length=64)
    reason = models.TextField()
    legal_basis = models.TextField()
    author = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(document__isnull=False, wording__isnull=True)
                | models.Q(document__isnull=True, wording__isnull=False),
                name="one_thing_a_tombstone",
            ),
        )

    def __str__(self) -> str:
        return f"taken down {self.at:%Y-%m-%d}: {self.reason}"


class Confirmation(models.Model):
    """A person compared a wording and a position (None where there is none) with the source and found them the same;
    with `undone` they take that back. The highest number counts, as long as both are still current."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="confirmations")
    number = models.PositiveSmallIntegerField()
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="confirmations")
    position = models.ForeignKey(Position, null=True, on_delete=models.PROTECT, related_name="confirmations")
    undone = models.BooleanField(default=False)
    author = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("recommendation_id", "number")
        constraints = (models.UniqueConstraint(fields=("recommendation", "number"), name="one_confirmation_a_number"),)

    def __str__(self) -> str:
        return f"{self.recommendation_id} #{self.number}"


class Proposal(models.Model):
    """A correction that an office of a State proposes, of a recommendation which that State received or made.

    `wording` is the one it was looking at; `content` is a JSON object in text with what a
    `hiwar.reviews.commands.Correction` holds. An accepted proposal is entered as a correction; both stay.
    """

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="proposals")
    number = models.PositiveSmallIntegerField()
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="proposals")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="proposals")
    content = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    author = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("recommendation_id", "number")
        constraints = (models.UniqueConstraint(fields=("recommendation", "number"), name="one_proposal_a_number"),)

    def __str__(self) -> str:
        return f"{self.recommendation_id} #{self.number}"


class ProposalAnswer(models.Model):
    """What the desk made of a proposal, and why."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=16, choices=ProposalOutcome.choices)
    reason = models.TextField(blank=True)
    author = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.proposal} {self.outcome}"


class ErrorReport(models.Model):
    """What somebody says is wrong with a page. Its `number`, from 1, is public; `about` is the address of the page
    without its language. `contact` is for the desk alone and goes with the answer; the words of abuse go too."""

    number = models.PositiveIntegerField(unique=True)
    about = models.TextField()
    recommendation = models.ForeignKey(
        Recommendation, null=True, on_delete=models.PROTECT, related_name="error_reports"
    )
    words = models.TextField(blank=True)
    language = models.CharField(max_length=2, blank=True)
    contact = models.TextField(blank=True)
    author = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"error {self.number}"


class ErrorAnswer(models.Model):
    """What the desk answers to a report of an error, in public."""

    report = models.OneToOneField(ErrorReport, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=24, choices=ErrorOutcome.choices)
    words = models.TextField(blank=True)
    author = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.report} {self.outcome}"
