"""States, regional groups and sessions as rows. Nobody edits them: `commands.refresh` copies the compiled facts."""

from django.db import models


class State(models.Model):
    """A State or another speaker met in reports. `names` and `formal_names` map ISO 639-1 to the name."""

    iso3 = models.CharField(max_length=3, primary_key=True)
    kind = models.CharField(max_length=16, db_index=True)
    m49 = models.CharField(max_length=3, blank=True)
    names = models.JSONField(default=dict)
    formal_names = models.JSONField(default=dict)
    source = models.TextField(blank=True)
    verified = models.BooleanField(default=False)

    class Meta:
        ordering = ("iso3",)

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str = "en") -> str:
        """The short name in a language, else in English, else the code."""
        return self.names.get(language) or self.names.get("en") or self.iso3

    @property
    def invented(self) -> bool:
        """Whether this is the invented State of the training material; every page marks it."""
        return self.kind == "invented"


class Group(models.Model):
    """A regional group. `names` maps ISO 639-1 to the name."""

    code = models.CharField(max_length=8, primary_key=True)
    names = models.JSONField(default=dict)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str = "en") -> str:
        """The name in a language, else in English, else the code."""
        return self.names.get(language) or self.names.get("en") or self.code


class Membership(models.Model):
    """A State's time in a regional group; an open end is None."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="memberships")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships")
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        ordering = ("state_id", "since")

    def __str__(self) -> str:
        return f"{self.state_id} {self.group_id}"


class Session(models.Model):
    """A session of the UPR Working Group; session 0 is the training session and belongs to no cycle."""

    number = models.PositiveSmallIntegerField(primary_key=True)
    cycle = models.PositiveSmallIntegerField(null=True, db_index=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    source = models.TextField(blank=True)
    verified = models.BooleanField(default=False)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return str(self.number)


class EditionOfFacts(models.Model):
    """Which edition of some compiled facts was entered: a digest, so that a start without news costs nothing."""

    digest = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ("at",)

    def __str__(self) -> str:
        return self.digest[:12]

    @classmethod
    def is_newest(cls, digest: str) -> bool:
        """Whether the edition with this digest was the last that was entered."""
        return cls._default_manager.order_by("-at").values_list("digest", flat=True).first() == digest


class Edition(EditionOfFacts):
    """Which edition the rows of this mirror hold."""
