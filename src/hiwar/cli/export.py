"""`hiwar export`: recommendations in a format for other programs, or the whole record as a package."""

from __future__ import annotations

import json
from itertools import chain, islice

import click
from click.core import ParameterSource

from hiwar.cli.output import destination
from hiwar.cli.start import existing, now
from hiwar.kernel.values import LANGUAGES

FORMATS = {"csv": True, "jsonl": True, "xlsx": False, "parquet": False, "docx": False}
"""The formats of `hiwar.exchange.formats`, each with whether it is text; told here too, for help without Django."""


@click.command()
@click.argument("package", metavar="[FILE.zip]", required=False)
@click.option("--state", "states", multiple=True, metavar="STATE", help="Only reviews of this State (name or code).")
@click.option("--session", "sessions", multiple=True, type=int, metavar="N", help="Only reviews at this session.")
@click.option("--meeting", type=click.IntRange(min=1), metavar="N", help="A meeting held here, and no recommendations.")
@click.option(
    "--format",
    "style",
    type=click.Choice((*FORMATS, "json")),
    default="csv",
    show_default=True,
    help="json is for meetings only.",
)
@click.option("--output", metavar="FILE", help="Write to this file, which is there whole or not at all.")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Language of names and headings, and of texts where the record has them in it.",
)
@click.pass_context
def export(
    context: click.Context,
    package: str | None,
    states: tuple[str, ...],
    sessions: tuple[int, ...],
    meeting: int | None,
    style: str,
    output: str | None,
    lang: str,
) -> None:
    """Print the recommendations of the record with their States and current positions, or, with FILE.zip, write the
    whole record into a package that `hiwar import` reads.

    --state and --session may be given several times. Reviews of invented States are left out unless --state names them,
    as in --state XTV. In CSV, read the column of paragraphs as text: 133.10 is not 133.1. A Word matrix (docx) holds
    one review, in the layout of OHCHR's lists of recommendations; `hiwar read` reads it back. The package holds all
    reviews with their history, the documents and the log; its schema is in docs/exchange.md.

    Of a --meeting: its events, which another program replays (jsonl); the speakers with planned and actual times (csv);
    minutes and equal-footing sheet (json); the report of a review, which `hiwar read` reads back (docx).
    """
    if package is not None:
        _package(context, package)
        return
    if meeting is not None:
        if states or sessions:
            raise click.UsageError("a meeting is exported whole: leave --state and --session out")
        _meeting(meeting, style, output, lang)
        return
    if style not in FORMATS:
        raise click.UsageError(f"{style} is a format of meetings: name one with --meeting, or choose another format")
    with existing():
        from hiwar.audit.moment import one_moment
        from hiwar.exchange import formats
        from hiwar.exchange.rows import recommendations

        with one_moment():
            rows = recommendations([_code(state) for state in states], sessions, lang)
            first = list(islice(rows, 1))
            if not first:
                invented = "" if states else "; invented States come only when --state names them"
                click.echo(f"No recommendation in the record matches{invented}.", err=True)
            try:
                with destination(output, text=FORMATS[style]) as out:
                    formats.write(style, chain(first, rows), out, formats.About(lang, now().date()))
            except formats.Unfit as unfit:
                raise click.ClickException(str(unfit)) from unfit


def _package(context: click.Context, file: str) -> None:
    """Write the whole record, for which nothing is to be chosen."""
    if not file.lower().endswith(".zip"):
        raise click.UsageError(
            f"the name of a package ends in .zip; for a table of recommendations give --output {file}"
        )
    for option in context.command.params:
        if option.name != "package" and context.get_parameter_source(str(option.name)) == ParameterSource.COMMANDLINE:
            raise click.UsageError(f"a package holds the whole record, so it takes no {option.opts[0]}")
    from hiwar.cli.packages import give_out

    give_out(file)


MEETING_FORMATS = ("csv", "jsonl", "json", "docx")
"""The formats of a meeting."""


def _meeting(number: int, style: str, output: str | None, lang: str) -> None:
    """Write a meeting that was held here."""
    if style not in MEETING_FORMATS:
        raise click.UsageError(f"a meeting does not come as {style}; choose one of {', '.join(MEETING_FORMATS)}")
    with existing():
        from hiwar.audit.moment import one_moment
        from hiwar.reviews.queries import Missing

        try:
            with one_moment():
                data, misread = _told(number, style, lang)
        except Missing as missing:
            raise click.ClickException(str(missing)) from missing
        except ValueError as error:
            raise click.ClickException(f"Meeting {number} cannot be written as {style}: {error}.") from error
        with destination(output, text=style != "docx") as out:
            out.write(data)
        for label in misread:
            click.echo(f"{label}: a reader of the report takes this text for something else.", err=True)


def _told(number: int, style: str, lang: str) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of a meeting in a format, and what a reader of its report would misread."""
    from hiwar.dialogue import exporting, queries
    from hiwar.exchange.meetings import speakers_as_csv

    if style == "docx":
        report, misread = exporting.as_report(number)
        return report.file, misread
    if style == "jsonl":
        return exporting.as_lines(number), ()
    if style == "csv":
        return speakers_as_csv(queries.sheet_of(number, lang, now())), ()
    return (json.dumps(exporting.as_minutes(number), ensure_ascii=False, indent=2) + "\n").encode(), ()


def _code(name: str) -> str:
    from hiwar.kernel import facts
    from hiwar.reference.queries import named

    codes = {state.iso3 for state in facts.states()}
    found = facts.find_state(name)
    code = name.upper() if name.upper() in codes else found.iso3 if found else None
    if code is None:
        near = ", ".join(sorted(f"{state['name']} ({state['iso3']})" for state in named(name, "en")))
        meant = f"; did you mean one of these: {near}?" if near else ""
        raise click.BadParameter(f"no State is known by the name {name!r}{meant}", param_hint="--state")
    return code
