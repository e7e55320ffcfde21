"""`hiwar export`: recommendations in a format for other programs, or the whole record as a package."""

from __future__ import annotations

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
@click.option("--format", "style", type=click.Choice(tuple(FORMATS)), default="csv", show_default=True)
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
    """
    if package is not None:
        _package(context, package)
        return
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
