"""What a request may bring: the bodies of commands, each text with its limit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from hiwar.api.parameters import GivenPosition
from hiwar.kernel.meeting import EVENTS, Role
from hiwar.kernel.meeting.events import EventType
from hiwar.reviews import commands
from hiwar.statements.texts import LONGEST

_PRINTABLE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"

Text = Annotated[str, Field(min_length=1, max_length=20_000, pattern=_PRINTABLE)]
NamedState = Annotated[str, Field(min_length=1, max_length=200, pattern=_PRINTABLE)]
Words = Annotated[str, Field(max_length=5_000, pattern=_PRINTABLE)]
Reason = Annotated[str, Field(min_length=1, max_length=2_000, pattern=_PRINTABLE)]


class Body(BaseModel):
    """What all bodies share: a key that is misspelt is refused, and does not go unheard."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="forbid")


class TextToCheck(Body):
    """A text that is held against the record."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    """The words, in any of the six languages."""
    since: Annotated[date, Field(json_schema_extra={"maxLength": 10})] | None = None
    """The day on which it was said, or not before; left out where the text has its date."""
    until: Annotated[date, Field(json_schema_extra={"maxLength": 10})] | None = None
    """Not after, where the day is not certain; never without `since`."""

    def days(self) -> tuple[date, date] | None:
        """Between when and when it was said, where that is given."""
        return (self.since, self.until or self.since) if self.since else None


class NewPart(Body):
    """A text that was swallowed by another one; it gets an address of its own under the same number."""

    text: Text
    states: list[NamedState] = Field(default=[], max_length=250)
    """The recommending States, by name in United Nations usage or by code."""


class Correction(Body):
    """What is said instead of what was read. What is left out stays as it is."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "position": "noted",
                    "as_written": "Talvania takes note of this recommendation.",
                    "reason": "The report lists it under paragraph 8, among those that are noted.",
                }
            ]
        }
    )

    reason: Reason
    """Why: it stays in the record beside the change, and everybody can read it."""
    text: Text | None = None
    """The text as the document has it."""
    states: list[NamedState] | None = Field(default=None, max_length=250)
    """The recommending States, by name in United Nations usage or by code."""
    position: GivenPosition | None = None
    """The answer of the State under review, where it was misread."""
    as_written: Words | None = None
    """The words of the report or the State for this position; only together with `position`."""
    new_parts: list[NewPart] = Field(default=[], max_length=20)
    """Texts that were swallowed by this one."""
    withdraw: bool = False
    """Says that this text is no recommendation of its own; not together with `text` or `states`."""
    no_state: bool = False
    """Says that the report names no State where a list of `states` is empty; without it an empty list is refused."""

    def entered(self) -> commands.Correction:
        """As the command takes it."""
        return commands.Correction(
            text=self.text,
            states=None if self.states is None else tuple(self.states),
            position=self.position,
            as_written=self.as_written,
            new_parts=tuple(commands.NewPart(part.text, tuple(part.states)) for part in self.new_parts),
            withdraw=self.withdraw,
            no_state=self.no_state,
        )


_FIELD_TYPES: Mapping[str, dict[str, Any]] = {
    "text": {"type": "string", "minLength": 1, "maxLength": 200_000},
    "state": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "number": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
    "flag": {"type": "boolean"},
    "moment": {"type": "string", "format": "date-time", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z$"},
    "hex": {"type": "string", "pattern": "^([0-9a-f]{2})+$"},
    "table": {"type": "array", "items": {"type": "object"}},
    "object": {"type": "object"},
}
"""The types of the fields of commands (`hiwar.kernel.meeting.events.EventType`), as a JSON Schema tells them."""


def _field(kind: str) -> dict[str, Any]:
    """The schema of a field of a command."""
    if kind.endswith("?"):
        return {"anyOf": [_field(kind.removesuffix("?")), {"type": "null"}]}
    if kind in ("states", "numbers"):
        return {"type": "array", "items": _field(kind.removesuffix("s"))}
    return _FIELD_TYPES.get(kind) or {"type": "string", "enum": kind.split("|")}


def _command(name: str, kind: EventType, seen: dict[str, Any]) -> dict[str, Any]:
    """The schema of one command with its fields."""
    needed = [field for field, type_ in kind.given.items() if not type_.endswith("?")]
    return {
        "type": "object",
        "description": kind.about,
        "properties": {
            "command": {"const": name},
            "fields": {
                "type": "object",
                "properties": {field: _field(type_) for field, type_ in kind.given.items()},
                **({"required": needed} if needed else {}),
                "additionalProperties": False,
            },
            "seen": seen,
        },
        "required": ["command", *(["fields"] if needed else [])],
        "additionalProperties": False,
    }


class MeetingCommand(Body):
    """A command in a meeting: its name, its fields, and what its sender has seen. Each is told with the types of its
    own fields; whether it may be given, and fits as things stand, the meeting decides, and refuses with 409."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"command": "speaker.register", "fields": {"list": "states"}, "seen": 4}]}
    )

    command: str = Field(min_length=1, max_length=64, pattern=_PRINTABLE)
    fields: dict[str, Any] = Field(default={}, max_length=20)
    """The fields of the command, by name; those left out are null."""
    seen: int | None = Field(default=None, ge=0, le=999_999_999)
    """`seq` of the meeting as the sender saw it: what another did meanwhile to the same refuses the command."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """One schema a command, from the table by which the meeting decides; what only the clock brings is none."""
        told = handler.resolve_ref_schema(handler(core_schema))
        seen = told["properties"]["seen"]
        given = {name: kind for name, kind in EVENTS.items() if kind.roles != {Role.CLOCK}}
        for key in ("type", "properties", "required", "additionalProperties"):
            told.pop(key, None)
        told["oneOf"] = [_command(name, kind, seen) for name, kind in given.items()]
        return told
