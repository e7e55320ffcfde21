"""What the faces may ask of the reviews. Every answer is a dict that JSON can carry; dates are ISO 8601."""

from hiwar.reviews.queries.beside import BESIDE, beside
from hiwar.reviews.queries.bodies import bodies
from hiwar.reviews.queries.calendar import session, sessions
from hiwar.reviews.queries.desk import (
    SHOWN,
    TEXTS_A_PAGE,
    desk,
    desk_of_state,
    desk_review,
    desk_text,
    error,
    error_at_desk,
    errors,
    place_at_desk,
    proposal,
    waiting_errors,
    waiting_proposals,
)
from hiwar.reviews.queries.document import READ_FROM, document, place_of_document
from hiwar.reviews.queries.documents import DocumentFilters, documents, review_documents
from hiwar.reviews.queries.map import part_of_map, parts_of_map
from hiwar.reviews.queries.matrix import SORTS, MatrixFilters, place_of, review
from hiwar.reviews.queries.missing import (
    Missing,
    held,
    no_document,
    no_error,
    no_page,
    no_recommendation,
    no_review,
    no_session,
    no_state,
)
from hiwar.reviews.queries.news import news, news_of
from hiwar.reviews.queries.overview import coverage, home, recommending_states
from hiwar.reviews.queries.recommendation import recommendation
from hiwar.reviews.queries.source import document_page, pictured
from hiwar.reviews.queries.states import state_record, states
from hiwar.reviews.queries.telling import (
    NO_POSITION,
    POSITIONS,
    cut,
    mention,
    review_label,
    tidy,
    typed_page,
    typed_session,
    where,
)

__all__ = [
    "BESIDE",
    "NO_POSITION",
    "POSITIONS",
    "READ_FROM",
    "SHOWN",
    "SORTS",
    "TEXTS_A_PAGE",
    "DocumentFilters",
    "MatrixFilters",
    "Missing",
    "beside",
    "bodies",
    "coverage",
    "cut",
    "desk",
    "desk_of_state",
    "desk_review",
    "desk_text",
    "document",
    "document_page",
    "documents",
    "error",
    "error_at_desk",
    "errors",
    "held",
    "home",
    "mention",
    "news",
    "news_of",
    "no_document",
    "no_error",
    "no_page",
    "no_recommendation",
    "no_review",
    "no_session",
    "no_state",
    "part_of_map",
    "parts_of_map",
    "pictured",
    "place_at_desk",
    "place_of",
    "place_of_document",
    "proposal",
    "recommendation",
    "recommending_states",
    "review",
    "review_documents",
    "review_label",
    "session",
    "sessions",
    "state_record",
    "states",
    "tidy",
    "typed_page",
    "typed_session",
    "waiting_errors",
    "waiting_proposals",
    "where",
]
