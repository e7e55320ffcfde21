"""Training material speaks of invented States only, and these have to do with nothing else (docs/adr/0005). Their texts
are those of session 0, which no body ever held: `A/RES/0/1`."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from hiwar.kernel import facts
from hiwar.kernel.procedure.resolution_symbols import TRAINING_SESSION


def is_training(session: int | None) -> bool:
    """Whether a text of this session is one for training."""
    return session == TRAINING_SESSION


def fits(iso3: str, session: int | None) -> bool:
    """Whether a State may have to do with a text of this session."""
    return (facts.state(iso3).kind == "invented") == is_training(session)


def mixture(address: str, session: int | None, states: Iterable[str]) -> str | None:
    """Why these States cannot have to do with a text, in a sentence; None where all of them can."""
    for iso3 in states:
        if not fits(iso3, session):
            told = {"state": iso3, "address": address}
            if is_training(session):
                return _("%(address)s is a text for training: it has to do with invented States only.") % told
            return _("%(state)s is invented, for training: it has to do with texts of session 0 only.") % told
    return None
