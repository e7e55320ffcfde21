"""The plan of a meeting: who has a seat, under which limits, who presides. It is the first event, and the only one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .asking import Applies, Ask, Checks
from .events import Event, Payload
from .form import fits, moment
from .kinds import QUORUM_COUNTS, WORDS, Kind
from .model import Plan, Seat, SpeakersList, State
from .refusals import Reason, refuse


def _check_plan(ask: Ask) -> Payload:
    payload, kind = ask.payload, ask.state.rules
    if ask.state.plan is not None:
        refuse(Reason.ALREADY_PLANNED)
    codes = [row.get("iso3") for row in payload["seats"]]
    if not all(map(_is_seat, payload["seats"])) or len(set(codes)) < len(codes):
        _bad("seats")
    if (kind.state and payload["state"] is None) or (payload["state"] is not None and payload["state"] not in codes):
        _bad("state")
    if payload["troika"] is not None and not set(payload["troika"]) <= set(codes) - {payload["state"]}:
        _bad("troika")
    if payload["follows"] is not None and kind.follows is None:
        _bad("follows")
    for name in kind.limits:
        if name not in payload["limits"]:
            refuse(Reason.LIMIT_MISSING, limit=name)
    if not all(_is_limit(name, value, kind) for name, value in payload["limits"].items()):
        _bad("limits")
    if payload["limits"].get("plenary_states_rule", {}).get("value") == "draw13":
        for name in kind.options:
            if name not in payload["limits"]:
                refuse(Reason.LIMIT_MISSING, limit=name)
    return {"kind": kind.name}


def _bad(field: str) -> None:
    refuse(Reason.BAD_FIELD, command="meeting.plan", field=field, type="see docs/meeting.md")


def _is_seat(row: Mapping[str, Any]) -> bool:
    return (
        set(row) == {"iso3", "name", "group", "member"}
        and fits(row["iso3"], "state")
        and fits(row["name"], "text")
        and (row["group"] is None or isinstance(row["group"], str))
        and isinstance(row["member"], bool)
    )


def _is_limit(name: str, value: object, kind: Kind) -> bool:
    if name not in (*kind.limits, *kind.options, QUORUM_COUNTS) or not isinstance(value, Mapping):
        return False
    if set(value) != {"value", "unit", "source", "verified"} or not isinstance(value["verified"], bool):
        return False
    if not fits(value["unit"], "text") or not fits(value["source"], "text"):
        return False
    if name in WORDS:
        return isinstance(value["value"], str) and value["value"] in WORDS[name]
    return fits(value["value"], "number") and value["value"] > 0


def _plan(state: State, event: Event) -> State:
    payload = event.payload
    closes = payload["questions_close"]
    registered = "registration.set" in state.rules.events
    return replace(
        state,
        plan=Plan(
            payload["title"],
            payload["state"],
            payload["session"],
            {row["iso3"]: Seat(row["iso3"], row["name"], row["group"], row["member"]) for row in payload["seats"]},
            payload["limits"],
            moment(closes) if closes else None,
            payload.get("follows"),
        ),
        presider=payload["presider"],
        troika=payload["troika"] or (),
        lists={
            rule.name: SpeakersList(rule.name, open=not registered, announced=not registered)
            for rule in state.rules.lists
        },
    )


CHECKS: Checks = {"meeting.plan": _check_plan}

APPLIES: Applies = {"meeting.plan": _plan}
