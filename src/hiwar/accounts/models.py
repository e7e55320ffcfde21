"""People, the offices that they hold, and the mandates by which they hold them.

Mandates and offices are append-only (`hiwar.audit.triggers`): a mandate ends and an office closes, neither goes. What
makes a person known by name can be blanked; the number stays, because the audit log names it.
"""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import Q

from hiwar.accounts import keys
from hiwar.accounts.enums import Role, Scope
from hiwar.reference.models import State


class Person(AbstractBaseUser):
    """Somebody who can sign in. `login` is folded (`accounts.logins`) and null until an invitation is taken up, and
    again when the person is erased; `search_text` is what administrators search. When somebody last signed in is
    nobody's business, and not kept."""

    last_login = None
    login = models.CharField(max_length=64, unique=True, null=True, blank=True)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="en")
    active = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    search_text = models.TextField(blank=True)

    USERNAME_FIELD = "login"

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """How the audit log calls this person: `p12`."""
        return f"p{self.pk}"

    @property
    def joined(self) -> bool:
        """Whether this person has chosen a login and a password, and so can sign in."""
        return self.login is not None and self.has_usable_password()


class Office(models.Model):
    """The seat of a duty: what is shared out and due belongs to an office, whoever holds it. `closed_on` is the first
    day on which nobody acts for it any more; `search_text` is what administrators search."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=16, choices=Role.choices)
    state = models.ForeignKey(State, on_delete=models.PROTECT, null=True, related_name="+")
    institution = models.CharField(max_length=200, blank=True)
    closed_on = models.DateField(null=True)
    search_text = models.TextField()
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "code")

    def __str__(self) -> str:
        return self.code


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Mandates, by whether they count."""

    def in_force_from(self, day: date) -> MandateQuerySet:
        """Those by which somebody may act on a day or later."""
        return self.filter(
            Q(until__isnull=True) | Q(until__gte=day),
            Q(office__closed_on__isnull=True) | Q(office__closed_on__gt=day),
            ended_at__isnull=True,
            person__active=True,
        )

    def in_force(self, day: date) -> MandateQuerySet:
        """Those by which somebody may act on a day."""
        return self.in_force_from(day).filter(since__lte=day)


class Mandate(models.Model):
    """A person acts for an office from a day to a day, both included; an open end is null. `ended_at` is set when it
    was ended there and then; `granted_by` is the actor's name in the log."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="mandates")
    since = models.DateField()
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    granted_by = models.CharField(max_length=64)
    granted_at = models.DateTimeField()

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ("since", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="a_mandate_ends_after_it_began"
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """How the audit log calls this mandate: `m7`."""
        return f"m{self.pk}"


class LinkQuerySet(models.QuerySet["OneTimeLink"]):
    """One-time links, by their secret."""

    def good(self, secret: str, now: datetime) -> OneTimeLink | None:
        """The link with this secret, with its person, while it can be used."""
        fitting = self.select_related("person").filter(hash=keys.digest(secret), expires_at__gt=now)
        return fitting.filter(person__active=True).first()


class OneTimeLink(models.Model):
    """The one link by which a person may choose a password (and, the first time, a login): the hash of its secret. It
    goes when it is used, and when a newer one is made."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="link")
    hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    objects = LinkQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.person)


class Token(models.Model):
    """A key with which a program acts by a mandate: the hash of its secret, what it may do and until when."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    scope = models.CharField(max_length=8, choices=Scope.choices)
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"t{self.pk}"


class Attempt(models.Model):
    """Once that somebody did, or tried, something that is limited (`what`), for as long as it counts: keyed hashes of
    the address that it came from and, for signing in, of what was typed as the login."""

    what = models.CharField(max_length=16)
    login = models.CharField(max_length=64, blank=True)
    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
        indexes = (
            models.Index(fields=("what", "address"), name="attempts_by_address"),
            models.Index(fields=("what", "login"), name="attempts_by_login"),
            models.Index(fields=("what", "at"), name="attempts_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d %H:%M}"
