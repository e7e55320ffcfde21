"""What the faces may ask of the reviews. Every answer is a dict that JSON can carry; dates are ISO 8601."""

from hiwar.reviews.queries.beside import BESIDE, beside
from hiwar.reviews.queries.bodies import bodies
from hiwar.reviews.queries.document import document, place_of_document
from hiwar.reviews.queries.documents import DocumentFilters, documents, review_documents
from hiwar.reviews.queries.matrix import SORTS, MatrixFilters, place_of, review
from hiwar.reviews.queries.overview import coverage, home, recommending_states
from hiwar.reviews.queries.recommendation import recommendation
from hiwar.reviews.queries.source import document_page
from hiwar.reviews.queries.states import state_record, states
from hiwar.reviews.queries.telling import (
    NO_POSITION,
    POSITIONS,
    cut,
    mention,
    review_label,
    tidy,
    typed_session,
    where,
)

__all__ = [
    "BESIDE",
    "NO_POSITION",
    "POSITIONS",
    "SORTS",
    "DocumentFilters",
    "MatrixFilters",
    "beside",
    "bodies",
    "coverage",
    "cut",
    "document",
    "document_page",
    "documents",
    "home",
    "mention",
    "place_of",
    "place_of_document",
    "recommendation",
    "recommending_states",
    "review",
    "review_documents",
    "review_label",
    "state_record",
    "states",
    "tidy",
    "typed_session",
    "where",
]
