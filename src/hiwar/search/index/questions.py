"""What is asked, as queries of the index."""

from __future__ import annotations

from collections.abc import Sequence

from tantivy import Occur, Query, Schema

from hiwar.reviews.queries.words import NO_SPACES, Wanted
from hiwar.search.index import shape


def all_of(queries: Sequence[Query], but: Sequence[Query] = ()) -> Query:
    """What all of these find, and none of the others."""
    parts = [(Occur.Must, query) for query in queries] + [(Occur.MustNot, query) for query in but]
    return Query.boolean_query(parts) if len(parts) > 1 else queries[0]


def any_of(queries: Sequence[Query]) -> Query:
    """What one of these finds."""
    return Query.boolean_query([(Occur.Should, query) for query in queries]) if len(queries) > 1 else queries[0]


def holding(schema: Schema, slots: Sequence[str], wanted: Sequence[Wanted]) -> Query:
    """The entries that hold all the words in one of these slots."""
    return any_of([all_of([_one(schema, slot, each.forms) for each in wanted]) for slot in slots])


def _one(schema: Schema, slot: str, forms: Sequence[str]) -> Query:
    """The entries that hold one of the forms that `hiwar.reviews.queries.words` looks for: a form between two spaces is
    a run of whole words, one without a space after it may go on, one without a space before it stands anywhere."""
    whole: list[str] = []
    found: list[Query] = []
    for form in forms:
        said, open_ended = form.strip().split(" "), not form.endswith(" ")
        if NO_SPACES.search(form):
            found.append(_stretch(schema, slot, form.strip()))
        elif not open_ended and len(said) == 1:
            whole.append(said[0])
        elif not open_ended:
            found.append(Query.phrase_query(schema, f"words_{slot}", list(said)))
        elif len(said) == 1:
            found.append(Query.regex_query(schema, f"words_{slot}", f"{said[0]}.*"))
        else:
            found.append(Query.regex_phrase_query(schema, f"words_{slot}", [*said[:-1], f"{said[-1]}.*"]))
    if whole:
        found.append(Query.term_set_query(schema, f"words_{slot}", whole))
    return any_of(found)


def _stretch(schema: Schema, slot: str, said: str) -> Query:
    """A stretch of signs, wherever it stands."""
    if len(said) == 1:
        return Query.term_query(schema, f"signs_{slot}", said)
    pairs = shape.pairs(said)
    if len(pairs) == 1:
        return Query.term_query(schema, f"pairs_{slot}", pairs[0])
    return Query.phrase_query(schema, f"pairs_{slot}", list(pairs))
