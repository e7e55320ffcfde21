"""What the record does not hold, in a sentence for the reader."""

from __future__ import annotations

from django.utils.translation import gettext as _


def no_resolution() -> str:
    return _("The record holds no resolution with this address: it reads like A/RES/70/172.")


def no_vote() -> str:
    return _("The record holds no such vote.")


def no_comparison() -> str:
    return _("A State is not compared with itself; choose another.")
