"""What `hiwar read` prints: one line for each recommendation, position, question and row, as plain values for JSON.

Each kind of line has always the same keys in the same order; unknown is None, lists are never None. `file` is the path
as the caller gave it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from hiwar.kernel.reading.model import (
    Genre,
    Reading,
    ReadPosition,
    ReadQuestion,
    ReadRecommendation,
    ReadRow,
    RowKind,
)
from hiwar.kernel.values import PositionValue

Line = dict[str, Any]


def lines(reading: Reading, file: str) -> Iterator[Line]:
    """Every line of one document."""
    for recommendation in listed(reading):
        yield line(reading, recommendation, file)
    for position in reading.positions:
        yield position_line(reading, position, file)
    for question in reading.questions:
        yield question_line(reading, question, file)


def listed(reading: Reading) -> Iterator[ReadRecommendation]:
    """The recommendations as their document counts them: a row of a thematic list is one, also where it holds several
    texts, each with its own States, unless it says that it holds one text alone."""
    if reading.genre is not Genre.THEMATIC_LIST:
        yield from reading.recommendations
        return
    for _, rows in groupby(reading.recommendations, key=lambda one: (one.paragraph, one.part if one.alone else 0)):
        first, *others = rows
        if others:
            texts = (first, *others)
            first = replace(
                first,
                text="; ".join(one.text for one in texts),
                recommending=tuple(dict.fromkeys(code for one in texts for code in one.recommending)),
                states_as_written=tuple(name for one in texts for name in one.states_as_written),
                unknown_states=tuple(name for one in texts for name in one.unknown_states),
            )
        yield first


def line(reading: Reading, recommendation: ReadRecommendation, file: str) -> Line:
    """One recommendation of a document. `document` is the report that it stands in, also where a thematic list
    repeats it; the labels of a thematic list, and the body of a document that is not of the review, come last."""
    told = {
        "kind": "recommendation",
        "file": file,
        "document": reading.answers if reading.genre is Genre.THEMATIC_LIST else reading.symbol,
        "state_under_review": reading.state_under_review,
        "session": reading.session,
        "paragraph": recommendation.paragraph,
        "part": recommendation.part,
        "text": recommendation.text,
        "recommending": list(recommendation.recommending),
        "states_as_written": list(recommendation.states_as_written),
        "position": _value(recommendation.position),
        "position_as_written": recommendation.position_as_written,
        "position_source": recommendation.position_source,
        "page": recommendation.page,
        "language": reading.language,
    }
    if reading.genre is Genre.THEMATIC_LIST:
        told |= {name: list(getattr(recommendation, name)) for name in ("themes", "persons", "sdgs")}
    return told | ({"body": recommendation.body} if recommendation.body else {})


def position_line(reading: Reading, position: ReadPosition, file: str) -> Line:
    """One answer of an addendum. `report` is the symbol of the report that it answers; `paragraph` is None where it
    answers all the recommendations that it does not name."""
    return {
        "kind": "position",
        "file": file,
        "document": reading.symbol,
        "report": reading.answers,
        "state_under_review": reading.state_under_review,
        "session": reading.session,
        "paragraph": position.paragraph or None,
        "position": position.position.value,
        "position_as_written": position.as_written,
        "position_source": position.source,
        "comment": position.comment,
        "page": position.page,
        "language": reading.language,
    }


def question_line(reading: Reading, question: ReadQuestion, file: str) -> Line:
    """One advance question."""
    return {
        "kind": "question",
        "file": file,
        "document": reading.symbol,
        "state_under_review": reading.state_under_review,
        "session": reading.session,
        "state": question.state,
        "state_as_written": question.state_as_written,
        "text": question.text,
        "page": question.page,
        "language": reading.language,
    }


def row_line(row: ReadRow, file: str) -> Line:
    """One row of a data set: a recommendation with its paragraph, a coding of one without, or a pledge."""
    told = {
        "kind": row.kind.value,
        "file": file,
        "row": row.row,
        "id": row.id,
        "document": row.document,
        "state_under_review": row.state_under_review,
        "session": row.session,
        "paragraph": row.paragraph,
        "part": row.part if row.paragraph else None,
        "text": row.text,
        "recommending": list(row.recommending),
        "states_as_written": list(row.states_as_written),
        "language": row.language,
        "translations": dict(row.translations),
        "themes": list(row.themes),
        "persons": list(row.persons),
        "sdgs": list(row.sdgs),
        "body": row.body,
        "concern": row.concern,
        "date": row.date,
        "facts": dict(row.facts),
    }
    if row.kind is RowKind.RECOMMENDATION:
        position = {
            "position": _value(row.position),
            "position_as_written": row.response,
            "position_source": None,
            "page": None,
        }
        return told | position
    return told | {"response": row.response, "action": row.action, "issues": list(row.issues)}


def _value(position: PositionValue | None) -> str | None:
    return None if position is None else position.value
