"""What `hiwar rule` takes: days, States, seeds, members, treaties; and how it shows an answer."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from hiwar.kernel import facts
from hiwar.kernel.procedure.draw import SEED_BYTES
from hiwar.kernel.values import PartialDate, plain

Answer = TypeVar("Answer", bound=tuple[Any, ...])


class Day(click.ParamType):
    """A day as ISO 8601 writes it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that is meant."""
        with contextlib.suppress(ValueError):
            if (day := PartialDate(value).day) is not None:
                return day
        raise click.BadParameter(f"{value!r} is no day: write it like 2024-11-07", ctx, param)


class State(click.ParamType):
    """A State by its code (ISO 3166-1 alpha-3) or by a name that the United Nations use."""

    name = "state"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code of the State that is meant."""
        found = _known_state(value)
        if found is None:
            raise click.BadParameter(_NO_STATE.format(value), ctx, param)
        return found


_NO_STATE = "no State is known by the name {!r}: give its code of three letters, as in PRK"


def _known_state(name: str) -> str | None:
    code = name.strip().upper()
    found = facts.find_state(name)
    return code if code in {state.iso3 for state in facts.states()} else found.iso3 if found else None


class States(click.ParamType):
    """States with commas between."""

    name = "states"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> list[str]:
        """The codes of the States that are meant, in the order given."""
        return [STATE.convert(each, param, ctx) for each in value.split(",")]


class Instrument(click.ParamType):
    """A treaty or protocol by its short name."""

    name = "instrument"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> facts.Instrument:
        """The instrument that is meant."""
        known = facts.instruments()
        if value.strip().upper() in known:
            return known[value.strip().upper()]
        raise click.BadParameter(f"no treaty is known as {value!r}: give one of {', '.join(known)}", ctx, param)


class Report(click.ParamType):
    """A report to a treaty body by its number, or `initial` for the first."""

    name = "report"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that is meant."""
        if value.strip().casefold() == "initial":
            return 1
        if re.fullmatch("[0-9]{1,4}", value) and int(value) > 0:
            return int(value)
        raise click.BadParameter(f"{value!r} is no report: give initial, or a number like 2", ctx, param)


class Seed(click.ParamType):
    """The seed of a draw in hex."""

    name = "seed"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> bytes:
        """The bytes that are meant."""
        if re.fullmatch(f"[0-9a-fA-F]{{{2 * SEED_BYTES}}}", value):
            return bytes.fromhex(value)
        raise click.BadParameter(f"a seed has {2 * SEED_BYTES} digits (0-9, a-f)", ctx, param)


class Members(click.ParamType):
    """A CSV file of States and their regional groups; a first line that names the columns iso3 and group may stand
    before, in any order and with others between."""

    name = "members"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        """The group of each State of the file."""
        text = contents(value, param, ctx).decode("utf-8-sig", "replace")
        try:
            found = dict(_members(list(csv.reader(text.splitlines()))))
        except (ValueError, csv.Error) as error:
            raise click.BadParameter(f"{value}, {error}", ctx, param) from error
        if not found:
            raise click.BadParameter(f"{value}: there is no State in it; give lines like PRK,APG", ctx, param)
        return found


def _members(rows: list[list[str]]) -> Iterator[tuple[str, str]]:
    """The State and the group of each line; ValueError, with the number of the line, for one that has not both."""
    at, seen = (0, 1), set()
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        names = [cell.casefold() for cell in cells]
        if number == 1 and {"iso3", "group"} <= set(names):
            at = names.index("iso3"), names.index("group")
        elif any(cells):
            if len(cells) <= max(at) or not cells[at[1]]:
                raise ValueError(f"line {number}: a State and its group are needed, as in PRK,APG")
            code = _known_state(cells[at[0]])
            if code is None:
                raise ValueError(f"line {number}: {_NO_STATE.format(cells[at[0]])}")
            if code in seen:
                raise ValueError(f"line {number}: {code} stands there twice; take one line out")
            seen.add(code)
            yield code, cells[at[1]]


def contents(name: str, param: click.Parameter | None, ctx: click.Context | None) -> bytes:
    """The bytes of a file that is named on the command line."""
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        why = os.strerror(error.errno or 0).lower() if isinstance(error, OSError) else "no name of a file"
        raise click.BadParameter(f"{name} cannot be read ({why}); name another file", ctx, param) from error


DAY, STATE, STATES, SEED, MEMBERS = Day(), State(), States(), Seed(), Members()
INSTRUMENT, REPORT = Instrument(), Report()

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines for people.")


def tell(ask: Callable[[], Answer], *, as_json: bool) -> Answer:
    """Print the answer of a rule, a NamedTuple, and return it; what the rule refuses becomes a UsageError."""
    try:
        answer = ask()
    except OverflowError as error:
        raise click.UsageError("the calendar does not reach so far: give a nearer day") from error
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    told = plain(answer)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False).encode())
    else:
        width = max(map(len, told))
        for key, value in told.items():
            for number, line in enumerate(_lines(value)):
                click.echo(f"{'' if number else key:<{width}}  {line}")
    return answer


_WORDS = {True: "yes", False: "no", None: "unknown"}


def _lines(value: Any) -> Iterator[str]:
    """A value for people, one line, or one for each of the parts that have names."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = [[_word(inner) for inner in each.values()] for each in value]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
    elif isinstance(value, list):
        yield ", ".join(map(str, value)) or "none"
    else:
        yield _word(value)


def _word(value: Any) -> str:
    return _WORDS[value] if value is None or isinstance(value, bool) else str(value)
