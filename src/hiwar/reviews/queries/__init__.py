"""What the faces may ask of the reviews. Every answer is a dict that JSON can carry; dates are ISO 8601."""

from hiwar.reviews.queries.beside import BESIDE, beside
from hiwar.reviews.queries.matrix import SORTS, MatrixFilters, place_of, review
from hiwar.reviews.queries.overview import coverage, home, recommending_states
from hiwar.reviews.queries.recommendation import recommendation
from hiwar.reviews.queries.source import document_page
from hiwar.reviews.queries.states import state_record, states
from hiwar.reviews.queries.telling import NO_POSITION, POSITIONS, cut, mention, review_label, tidy

__all__ = [
    "BESIDE",
    "NO_POSITION",
    "POSITIONS",
    "SORTS",
    "MatrixFilters",
    "beside",
    "coverage",
    "cut",
    "document_page",
    "home",
    "mention",
    "place_of",
    "recommendation",
    "recommending_states",
    "review",
    "review_label",
    "state_record",
    "states",
    "tidy",
]
