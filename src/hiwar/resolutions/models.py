"""Resolutions and what was done with them. Rows are append-only (`apps.guards`); what repeats other rows is set anew by
the commands that add these: `Subject`, columns of `Resolution`, `Action.counts`."""

from __future__ import annotations

from django.db import models

from hiwar.documents.models import Document
from hiwar.reference.models import State
from hiwar.resolutions.enums import Body, Put, Role, Said, Step, Vote


class Resolution(models.Model):
    """A text that a body adopted, or voted on, under a symbol. `address` is the symbol, or what the facts call it where
    its number is not known; then `symbol` is empty.

    The other columns repeat the action that stands for its adoption (`action`): `dated` as the source gives it (a day,
    or a month), `on` the last day that it may mean, by which it is found and ordered. `kind` and `reason` are those of
    `hiwar.kernel.procedure.resolution_subject`; `series` is the code of a known series, or what its yearly texts share.
    """

    address = models.CharField(max_length=80, unique=True)
    symbol = models.CharField(max_length=64, blank=True)
    body = models.CharField(max_length=3, choices=Body.choices)
    session = models.PositiveSmallIntegerField(null=True)
    special = models.CharField(max_length=2, blank=True)
    title = models.TextField(blank=True)
    search_text = models.TextField(blank=True)
    item = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=16, blank=True)
    series = models.CharField(max_length=64, blank=True)
    dated = models.CharField(max_length=10, blank=True)
    on = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    recorded = models.BooleanField(null=True)
    adopted = models.BooleanField(null=True)
    verified = models.BooleanField(default=False)
    action = models.ForeignKey("Action", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-on", "address")
        indexes = (
            models.Index(fields=("on", "address"), name="resolutions_by_day"),
            models.Index(fields=("series", "on"), name="resolutions_of_a_series"),
            models.Index(fields=("year", "body"), name="resolutions_of_a_year"),
        )

    def __str__(self) -> str:
        return self.address


class Subject(models.Model):
    """That a resolution is about a State: the one named first has `order` 1."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="subjects")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("resolution_id", "order")
        constraints = (models.UniqueConstraint(fields=("resolution", "state"), name="one_subject_a_state"),)

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.state_id}"


class Action(models.Model):
    """One source's account of one action: a text, a part of one, an amendment or a motion was put to the vote, or
    adopted without one. Two sources of the same action are two rows; the one that `counts` stands for it in counts.

    `key` is the source's own, after the source's name. `written` is what the source has in place of a symbol, `facts` a
    JSON object of its other columns; `digest` is the hash of all that the source says. `yes` to `absent` are counted
    from the ballots, null where there are none; `published_yes` to `published_absent` are what the source prints.
    `document` is null and `source` says where it stands where a row comes from the compiled facts or was entered by a
    person.
    """

    key = models.CharField(max_length=120, unique=True)
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, null=True, related_name="actions")
    body = models.CharField(max_length=3, choices=Body.choices)
    session = models.PositiveSmallIntegerField(null=True)
    step = models.CharField(max_length=9, choices=Step.choices, default=Step.PLENARY)
    put = models.CharField(max_length=9, choices=Put.choices)
    dated = models.CharField(max_length=10)
    on = models.DateField()
    year = models.PositiveSmallIntegerField()
    recorded = models.BooleanField()
    adopted = models.BooleanField(null=True)
    title = models.TextField(blank=True)
    written = models.CharField(max_length=64, blank=True)
    item = models.CharField(max_length=16, blank=True)
    agenda = models.TextField(blank=True)
    subjects = models.JSONField(default=list)
    facts = models.TextField(blank=True)
    yes = models.PositiveSmallIntegerField(null=True)
    no = models.PositiveSmallIntegerField(null=True)
    abstain = models.PositiveSmallIntegerField(null=True)
    absent = models.PositiveSmallIntegerField(null=True)
    published_yes = models.PositiveSmallIntegerField(null=True)
    published_no = models.PositiveSmallIntegerField(null=True)
    published_abstain = models.PositiveSmallIntegerField(null=True)
    published_absent = models.PositiveSmallIntegerField(null=True)
    counts = models.BooleanField(default=True)
    source = models.TextField(blank=True)
    verified = models.BooleanField(default=True)
    note = models.TextField(blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    row = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=64)
    author = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("on", "id")
        indexes = (models.Index(fields=("on", "id"), name="actions_by_day"),)

    def __str__(self) -> str:
        return self.key


class Voter(models.Model):
    """A State as a source labels it: `note` says why that needs saying (`hiwar.kernel.procedure.voters`)."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=200)
    note = models.CharField(max_length=16, blank=True)

    class Meta:
        ordering = ("state_id", "label")
        constraints = (models.UniqueConstraint(fields=("state", "label", "note"), name="one_voter_a_label"),)

    def __str__(self) -> str:
        return f"{self.state_id} {self.label}"


class Ballot(models.Model):
    """What one voter did in one action, as cast. There are very many of these rows: they hold nothing else."""

    pk = models.CompositePrimaryKey("action_id", "voter_id")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="ballots", db_index=False)
    voter = models.ForeignKey(Voter, on_delete=models.PROTECT, related_name="ballots", db_index=False)
    vote = models.CharField(max_length=1, choices=Vote.choices)

    class Meta:
        ordering = ("action_id", "voter_id")
        indexes = (models.Index(fields=("voter", "vote", "action"), name="ballots_of_a_voter"),)

    def __str__(self) -> str:
        return f"{self.action_id} {self.voter_id} {self.vote}"


class Draft(models.Model):
    """A draft, or an amendment to one (`amends`, its symbol), by its symbol; `resolution` is what it became. `number`
    counts how often the symbol was entered: again only after it was taken back."""

    symbol = models.CharField(max_length=64)
    number = models.PositiveSmallIntegerField(default=1)
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, null=True, related_name="drafts")
    amends = models.CharField(max_length=64, blank=True)
    tabled_on = models.DateField(null=True)
    source = models.TextField(blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    author = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("symbol", "number")
        constraints = (models.UniqueConstraint(fields=("symbol", "number"), name="drafts_are_numbered"),)

    def __str__(self) -> str:
        return self.symbol


class Sponsor(models.Model):
    """That a State sponsors a text, from a day where that is known. `number` counts how often this was entered: again
    only after it was taken back."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="sponsors")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=4, choices=Role.choices)
    number = models.PositiveSmallIntegerField(default=1)
    joined_on = models.DateField(null=True)
    source = models.TextField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    author = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("resolution_id", "role", "state_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("resolution", "state", "role", "number"), name="sponsors_are_numbered"),
        )

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.state_id}"


class Statement(models.Model):
    """What a State said of a text, in its own words: an explanation of vote or position, a dissociation. `number`
    counts those on a resolution from 1; one that `replaces` an earlier, by its number, corrects it, and both stay."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="statements")
    number = models.PositiveSmallIntegerField()
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Said.choices)
    said_on = models.DateField(null=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    source = models.TextField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    replaces = models.PositiveSmallIntegerField(null=True)
    author = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("resolution_id", "number")
        constraints = (models.UniqueConstraint(fields=("resolution", "number"), name="statements_are_numbered"),)

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.number}"


class Intention(models.Model):
    """How a State said later that it had meant to vote; what was cast stays. The highest `number` counts."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="intentions")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    vote = models.CharField(max_length=1, choices=Vote.choices)
    source = models.TextField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    author = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("action_id", "state_id", "number")
        constraints = (models.UniqueConstraint(fields=("action", "state", "number"), name="intentions_are_numbered"),)

    def __str__(self) -> str:
        return f"{self.action_id} {self.state_id} {self.vote}"


_ENTERED = ("action", "draft", "sponsor", "statement", "intention")


def _exactly_one() -> models.Q:
    """That one of the columns in `_ENTERED` points at a row, and the others at none."""
    found = models.Q()
    for name in _ENTERED:
        found |= models.Q(**{f"{each}__isnull": each != name for each in _ENTERED})
    return found


class TakenBack(models.Model):
    """That something which was entered on a text should not have been: one row of one of the five tables. It stays with
    the reason, and counts for nothing. `number` counts these rows from 1."""

    number = models.PositiveIntegerField(unique=True)
    action = models.OneToOneField(Action, on_delete=models.PROTECT, null=True, related_name="taken_back")
    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, null=True, related_name="taken_back")
    sponsor = models.OneToOneField(Sponsor, on_delete=models.PROTECT, null=True, related_name="taken_back")
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, null=True, related_name="taken_back")
    intention = models.OneToOneField(Intention, on_delete=models.PROTECT, null=True, related_name="taken_back")
    reason = models.TextField()
    author = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (models.CheckConstraint(condition=_exactly_one(), name="one_thing_is_taken_back"),)

    def __str__(self) -> str:
        return f"taken back {self.number}"
