"""The roles in which people act, and what a key for programs may do."""

from django.db import models


class Role(models.TextChoices):
    """What a mandate lets a person act as. A visitor holds no mandate and reads what is public."""

    DELEGATE = "delegate", "delegate of a State"
    FOCAL_POINT = "focal-point", "national focal point of a State"
    INSTITUTION = "institution", "member of an institution of a State"
    SECRETARIAT = "secretariat", "secretariat"
    OBSERVER = "observer", "observer"
    ADMINISTRATOR = "administrator", "administrator"

    @property
    def of_state(self) -> bool:
        """Whether whoever acts in this role acts for a State."""
        return self in {Role.DELEGATE, Role.FOCAL_POINT, Role.INSTITUTION}

    @property
    def of_institution(self) -> bool:
        """Whether an office of this role is that of an institution, which it names."""
        return self in {Role.INSTITUTION, Role.OBSERVER}


class Scope(models.TextChoices):
    """What a program with a token may do: read what its mandate may read, or give commands too."""

    READ = "read", "read"
    WRITE = "write", "read and write"
