"""What the tables of treaties are guarded by: rows come and stay."""

from django.apps import AppConfig

from hiwar.audit.triggers import Guard


class TreatiesConfig(AppConfig):
    """The app, with its guards."""

    name = "hiwar.treaties"
    guards = (Guard("treaties_act"), Guard("treaties_step"), Guard("treaties_title"))
