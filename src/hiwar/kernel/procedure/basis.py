"""On what a State is reviewed: Council resolution 5/1, annex, paras. 1 and 2."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Ground(StrEnum):
    """What a recommendation or a question may rest on."""

    CHARTER = "Charter of the United Nations"
    DECLARATION = "Universal Declaration of Human Rights"
    INSTRUMENT = "human rights instrument"
    PLEDGE = "voluntary pledge or commitment"
    HUMANITARIAN_LAW = "international humanitarian law"


class Basis(NamedTuple):
    """Whether a ground is a basis of the review of a State, or is `considered` beside it."""

    applies: bool
    considered: bool
    source: str
    verified: bool


_PARAGRAPHS = {
    Ground.CHARTER: "1 (a)",
    Ground.DECLARATION: "1 (b)",
    Ground.INSTRUMENT: "1 (c)",
    Ground.PLEDGE: "1 (d)",
    Ground.HUMANITARIAN_LAW: "2",
}


def basis(ground: Ground, *, party: bool = False) -> Basis:
    """Whether a State is reviewed on a ground. An instrument counts where the State is `party` to it; Charter and
    Declaration bind all, pledges are the State's own; humanitarian law, where it applies, is taken into account."""
    considered = ground is Ground.HUMANITARIAN_LAW
    applies = not considered and (party or ground is not Ground.INSTRUMENT)
    return Basis(applies, considered, f"A/HRC/RES/5/1, annex, para. {_PARAGRAPHS[ground]}", verified=True)
