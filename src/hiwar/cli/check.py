"""`hiwar check`: what a statement claims, and what the record says of it as of its day."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Any

import click

from hiwar.cli.output import destination
from hiwar.cli.start import now, opened
from hiwar.cli.streams import piped
from hiwar.kernel.values import LANGUAGES, PartialDate


class Days(click.ParamType):
    """A day, a month or a year as ISO 8601 writes it, or two with dots between."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[date, date]:
        """The first day that is meant and the last: of a month or a year those that can be meant."""
        from hiwar.statements.days import EARLIEST

        first, _dots, last = value.partition("..")
        with suppress(ValueError):
            begins, ends = PartialDate(first), PartialDate(last or first)
            since = max(begins.first, min(begins.last, EARLIEST))
            until = min(ends.last, max(ends.first, now().date()))
            if since <= until:
                return since, until
        raise click.BadParameter(
            f"{value!r} is no date: write it like 2018-01-06, 2018-01 or 2018, or like 2017-12-15..2018-02-28",
            ctx,
            param,
        )


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(readable=False))
@click.option(
    "--date", "on", type=Days(), metavar="DATE", help="When it was made: a day, a month, a year, or FIRST..LAST."
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the answer.")
@click.option(
    "--format",
    "style",
    type=click.Choice(("text", "json", "docx")),
    default="text",
    show_default=True,
    help="Lines for people, JSON for programs, or a Word file.",
)
@click.option("--output", metavar="FILE", help="Write to this file, which is there whole or not at all.")
def check(file: str, on: tuple[date, date] | None, lang: str, style: str, output: str | None) -> None:
    """Hold a statement against the record as it stood on the statement's day.

    FILE is a press report, an interview, a speech (PDF, Word, HTML, text), in one of the six languages; - is what
    another program sends. Each claim that the record can show or contradict is listed with its speaker, the verdict,
    and the evidence with its sources. A silent record contradicts nothing. Without a date in the text or by --date,
    only what is the same on any day up to today gets a verdict.
    """
    from hiwar.documents.worker import LimitError
    from hiwar.kernel.reading import ReadingError

    with opened(), piped(file) as (path, name):
        refuse_odd(on)
        from hiwar.audit.moment import one_moment
        from hiwar.statements import queries
        from hiwar.statements.texts import statement_in

        try:
            statement = statement_in(path)
        except LimitError as error:
            raise click.UsageError(str(error)) from error
        except ReadingError as error:
            raise click.ClickException(error.sentence(name)) from error
        days = queries.days_of(statement, on, now().date())
        with one_moment():
            found = queries.checked(statement, days, lang)
        data = _FORMATS[style](found, lang)
    if on is None and statement.date is None:
        click.echo(f"{name} does not say when it was made; name the day by --date.", err=True)
    with destination(output, text=style != "docx") as out:
        out.write(data)


def refuse_odd(on: tuple[date, date] | None) -> None:
    """Leave with a sentence where somebody gives days on which no statement was made."""
    from hiwar.statements.days import odd

    since, until = on or (None, None)
    if wrong := odd(since, until, now().date()):
        raise click.BadParameter(wrong.sentence, param_hint="--date")


def _as_text(found: dict[str, Any], lang: str) -> bytes:
    from hiwar.statements.printing import printed

    return "".join(f"{line}\n" for line in printed(found, lang)).encode()


def _as_json(found: dict[str, Any], _lang: str) -> bytes:
    return f"{json.dumps(found, ensure_ascii=False)}\n".encode()


def _as_word(found: dict[str, Any], lang: str) -> bytes:
    from hiwar.statements.word import word_file

    return word_file(found, lang)


_FORMATS = {"text": _as_text, "json": _as_json, "docx": _as_word}
