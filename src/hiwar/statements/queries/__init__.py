"""What the record says of statements, for the faces."""

from hiwar.statements.queries.checking import Item, checked, days_of, findings_in
from hiwar.statements.queries.following import STANDINGS, CommitmentFilters, commitments
from hiwar.statements.queries.listing import (
    AS,
    StatementFilters,
    count_of_state,
    news,
    of_state,
    on_recommendations,
    on_resolution,
    on_review,
    statements,
    with_number,
)
from hiwar.statements.queries.map import part_of_map, parts_of_map
from hiwar.statements.queries.reading import no_statement, number_of, statement

__all__ = [
    "AS",
    "STANDINGS",
    "CommitmentFilters",
    "Item",
    "StatementFilters",
    "checked",
    "commitments",
    "count_of_state",
    "days_of",
    "findings_in",
    "news",
    "no_statement",
    "number_of",
    "of_state",
    "on_recommendations",
    "on_resolution",
    "on_review",
    "part_of_map",
    "parts_of_map",
    "statement",
    "statements",
    "with_number",
]
