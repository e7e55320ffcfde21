"""What the tables of people, offices and mandates are guarded by: who acted for whom, and when, stays."""

from django.apps import AppConfig

from hiwar.audit.triggers import Guard


class AccountsConfig(AppConfig):
    """The app, with its guards."""

    name = "hiwar.accounts"
    guards = (
        Guard(
            "accounts_person",
            changeable=("password", "login", "name", "email", "language", "active", "search_text", "erased_at"),
        ),
        Guard("accounts_office", changeable=("name", "institution", "closed_on", "search_text")),
        Guard("accounts_mandate", changeable=("until", "ended_at")),
    )
