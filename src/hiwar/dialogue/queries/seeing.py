"""Who may see what of a meeting: only what was said is public, and a vote once it can influence nobody.

A delegation sees its own texts from the moment it hands them in. The secretariat sees a text once its turn has begun,
so that it can compare it with what is said, and what it handed in itself. Nobody else sees a text before it was said,
or what of it was not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hiwar.kernel import meeting as kernel
from hiwar.kernel.meeting import Event, Role, State, Status, text_of
from hiwar.kernel.meeting.model import Mark, Poll, Recommendation, Statement

Parts = Sequence[kernel.Actor]

ROLL_CALL = "roll_call"


def speaks_for(parts: Parts) -> frozenset[str]:
    """The States and offices for which somebody speaks."""
    return frozenset(
        part.name for part in parts if part.role in (Role.DELEGATION, Role.STATE_UNDER_REVIEW, Role.STAKEHOLDER)
    )


def at_the_desk(parts: Parts) -> bool:
    """Whether somebody acts for the secretariat here."""
    return any(part.role is Role.SECRETARIAT for part in parts)


def said(state: State, statement: Statement) -> str:
    """What was said of a text, as far as that is known: all of the text that counts once the turn has ended by itself,
    else as much as the secretariat has compared; nothing as long as nobody has."""
    turn = state.turns[statement.turn]
    if not turn.spans or turn.status not in (Status.ENDED, Status.CUT) or text_of(state, turn.number) != statement:
        return ""
    if statement.said is not None:
        return statement.text[: statement.said]
    return statement.text if turn.status is Status.ENDED else ""


def sees_whole(state: State, parts: Parts) -> Callable[[Statement], bool]:
    """Whether somebody may see all of a text, and not only what was said of it: a question about each text."""
    own, names, desk = speaks_for(parts), {part.name for part in parts}, at_the_desk(parts)
    return lambda statement: (
        statement.speaker in own or statement.by in names or (desk and bool(state.turns[statement.turn].spans))
    )


def sees(state: State, each: Recommendation, parts: Parts) -> bool:
    """Whether somebody may see a recommendation that was marked: once it stands in the draft report everybody."""
    if each.mark in (Mark.CONFIRMED, Mark.TABLED) or each.statement is None:
        return True
    statement = state.statements[each.statement]
    return statement.speaker in speaks_for(parts) or (at_the_desk(parts) and bool(state.turns[statement.turn].spans))


def votes_are_open(poll: Poll) -> bool:
    """Whether everybody sees who voted how: in a roll call at once, it is said aloud; else when the vote is over."""
    return poll.method == ROLL_CALL or poll.result is not None


def hidden_fields(event: Event, state: State) -> tuple[str, ...]:
    """The fields of an event's payload that not everybody may see as things stand."""
    if event.name == "statement.deposit":
        return () if said(state, state.statements[event.number]) == event.payload["text"] else ("text", "file")
    if event.name in ("recommendation.suggest", "recommendation.adjust"):
        return () if _passage_is_public(event, state) else ("text",)
    if event.name == "vote.cast":
        return () if votes_are_open(state.polls[event.payload["poll"]]) else ("vote",)
    return ()


def _passage_is_public(event: Event, state: State) -> bool:
    """Whether a passage that was marked, perhaps with other ends than now, is in the report and was said."""
    each = state.recommendations[event.payload.get("recommendation") or event.number]
    statement = state.statements[each.statement or 0]
    return sees(state, each, ()) and event.payload["end"] <= len(said(state, statement))
