"""What `hiwar rule` takes: days, States, lists of States; and how it shows an answer."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar

import click

from hiwar.kernel import facts
from hiwar.kernel.values import PartialDate

Answer = TypeVar("Answer", bound=tuple[Any, ...])


class Day(click.ParamType):
    """A day as ISO 8601 writes it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that is meant."""
        if isinstance(value, date):
            return value
        with contextlib.suppress(ValueError):
            if (day := PartialDate(value).day) is not None:
                return day
        raise click.BadParameter(f"{value!r} is no day: write it like 2024-11-07", ctx, param)


class State(click.ParamType):
    """A State by its code (ISO 3166-1 alpha-3) or by a name that the United Nations use."""

    name = "state"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code of the State that is meant."""
        codes = {state.iso3 for state in facts.states()}
        code = value.strip().upper()
        found = facts.find_state(value)
        if code in codes:
            return str(code)
        if found is not None:
            return found.iso3
        raise click.BadParameter(
            f"no State is known by the name {value!r}: give its code of three letters, as in PRK", ctx, param
        )


class States(click.ParamType):
    """States with commas between."""

    name = "states"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> list[str]:
        """The codes of the States that are meant, in the order given."""
        if isinstance(value, list):
            return value
        return [STATE.convert(each, param, ctx) for each in value.split(",")]


DAY, STATE, STATES = Day(), State(), States()

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines for people.")


def tell(ask: Callable[[], Answer], *, as_json: bool) -> Answer:
    """Print the answer of a rule, a NamedTuple, and return it; what the rule refuses becomes a UsageError."""
    try:
        answer = ask()
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    told = _plain(answer)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False).encode())
    else:
        width = max(map(len, told))
        for key, value in told.items():
            for number, line in enumerate(_lines(value)):
                click.echo(f"{'' if number else key:<{width}}  {line}")
    return answer


def _plain(value: Any) -> Any:
    """NamedTuples as JSON carries them."""
    if hasattr(value, "_asdict"):
        return {key: _plain(inner) for key, inner in value._asdict().items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


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
