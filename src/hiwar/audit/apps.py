"""What the audit log guards: itself."""

from django.apps import AppConfig
from django.core import checks

from hiwar.audit.triggers import Guard


class AuditConfig(AppConfig):
    """The app, with its guards and the check that all guards are in place."""

    name = "hiwar.audit"
    guards = (Guard("audit_entry"),)

    def ready(self) -> None:
        """Register the check; it runs where a database is named."""
        from hiwar.audit.checks import guards_in_place

        checks.register(guards_in_place, checks.Tags.database)
