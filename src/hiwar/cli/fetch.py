"""`hiwar fetch`: documents by their symbol, from the server that the operator names."""

from __future__ import annotations

import sys

import click

from hiwar.cli.start import data_folder, sentences
from hiwar.cli.streams import one_line


@click.command()
@click.argument("symbols", metavar="SYMBOL...", nargs=-1, required=True)
@click.option(
    "--lang",
    "languages",
    multiple=True,
    type=click.Choice(("ar", "zh", "en", "fr", "ru", "es")),
    help="Language of the document; several times for several. Without it, English.",
)
@click.option("--again", is_flag=True, help="Ask also for what is there already, in case there is a newer one.")
@click.option("--import", "into_record", is_flag=True, help="Import what was fetched, as `hiwar import` does.")
@click.pass_context
def fetch(
    context: click.Context, symbols: tuple[str, ...], languages: tuple[str, ...], again: bool, into_record: bool
) -> None:
    """Fetch documents of the UN by their symbol, as in A/HRC/27/10, and print the paths of their files.

    Off until HIWAR_FETCH_URL names a server: see docs/settings.md. Files are kept in the folder `fetched` beside the
    record; what is there is not asked for again, and what broke off goes on where it ended. Ends with status 1 when
    some document cannot be had; the others still are.
    """
    from hiwar.documents.fetch import Fetcher, FetchError, Settings
    from hiwar.documents.worker import LimitError, Limits

    try:
        settings = Settings.from_environment(Limits.from_environment().max_file_mb)
    except LimitError as error:
        raise click.UsageError(str(error)) from error
    except FetchError as error:
        raise click.ClickException(str(error)) from error
    if languages and not settings.knows_languages:
        raise click.ClickException("HIWAR_FETCH_URL has no {lang}, so that no language can be asked for.")
    wanted: list[str | None] = [*dict.fromkeys(languages)] or ["en" if settings.knows_languages else None]
    paths: list[str] = []
    failed = False
    with sentences(), Fetcher(data_folder() / "fetched", settings) as fetcher:
        for symbol in dict.fromkeys(symbols):
            for lang in wanted:
                try:
                    path = str(fetcher.fetch(symbol, lang, again=again).path)
                except FetchError as error:
                    failed = True
                    click.echo(one_line(str(error)), err=True)
                    continue
                paths.append(path)
                if not into_record:
                    click.echo(path)
    if into_record and paths:
        from hiwar.cli.record import import_

        try:
            context.invoke(import_, paths=tuple(paths), dry_run=False, accept_changes=False, jobs=None)
        except SystemExit as end:
            failed = failed or bool(end.code)
    sys.exit(1 if failed else 0)
