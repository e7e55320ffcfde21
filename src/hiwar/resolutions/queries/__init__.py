"""What the record says of resolutions and votes, for the faces."""

from hiwar.resolutions.queries.entries import at_desk
from hiwar.resolutions.queries.listing import ResolutionFilters, resolutions
from hiwar.resolutions.queries.map import part_of_map, parts_of_map
from hiwar.resolutions.queries.missing import no_comparison, no_resolution, no_vote
from hiwar.resolutions.queries.reading import resolution, vote
from hiwar.resolutions.queries.standing import texts_about
from hiwar.resolutions.queries.telling import BODIES, CHOICES, KINDS, MODES, PUTS
from hiwar.resolutions.queries.voting import VoteFilters, compared, votes_of

__all__ = [
    "BODIES",
    "CHOICES",
    "KINDS",
    "MODES",
    "PUTS",
    "ResolutionFilters",
    "VoteFilters",
    "at_desk",
    "compared",
    "no_comparison",
    "no_resolution",
    "no_vote",
    "part_of_map",
    "parts_of_map",
    "resolution",
    "resolutions",
    "texts_about",
    "vote",
    "votes_of",
]
