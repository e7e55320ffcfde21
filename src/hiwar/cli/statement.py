"""`hiwar statement`: statements are entered with what the record says of them, corrected, checked again, withdrawn."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from hiwar.cli.check import Days, refuse_odd
from hiwar.cli.start import existing, now, opened
from hiwar.kernel.values import LANGUAGES


@click.group()
def statement() -> None:
    """Enter statements with what the record says of them; nothing that is there changes."""


@statement.command()
@click.argument("file", metavar="FILE", type=click.Path(readable=False))
@click.option("--source", default="", help="Where it comes from, in words, like “Evening News, page 2”.")
@click.option("--address", default="", metavar="URL", help="Where it can be read.")
@click.option("--title", default="", help="What it is called; else its own title.")
@click.option(
    "--date", "on", type=Days(), metavar="DATE", help="When it was made: a day, a month, a year, or FIRST..LAST."
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the answer.")
@click.option("--dry-run", is_flag=True, help="Only show what would be found; nothing is written.")
def enter(
    file: str, source: str, address: str, title: str, on: tuple[date, date] | None, lang: str, dry_run: bool
) -> None:
    """Keep a statement (PDF, Word, HTML, text), with what the record says of it as of its day."""
    with opened(), _refusals(file):
        refuse_odd(on)
        from hiwar.audit.actors import OPERATOR
        from hiwar.audit.moment import one_moment
        from hiwar.statements import commands, queries
        from hiwar.statements.printing import printed
        from hiwar.statements.texts import given_file

        with given_file(Path(file)) as given:
            if dry_run:
                days = queries.days_of(given.statement, on, now().date())
                with one_moment():
                    found = queries.checked(given.statement, days, lang)
                click.echo("\n".join([*printed(found, lang), "", "Nothing is written."]))
                return
            made = commands.enter(OPERATOR, given, days=on, title=title, source=source, address=address, now=now())
        found = (queries.statement(made.number, lang) or {})["found"]
    click.echo("\n".join(printed(found, lang)))
    click.echo(f"\nStatement {made.number} is entered; its page is /{lang}/statements/{made.number}.")


@statement.command()
@click.argument("number", type=click.IntRange(min=1))
@click.argument("claim", type=click.IntRange(min=1))
@click.option("--kind", default="", help="What the claim is about instead, like review_count.")
@click.option("--verdict", default="", help="The verdict instead, like shown or not_in_record.")
@click.option("--no-claim", is_flag=True, help="The words claim nothing of the kind.")
@click.option("--words", default="", help="What is so instead, in a sentence.")
@click.option("--source", default="", help="Where that stands.")
@click.option("--check", type=click.IntRange(min=1), help="The number of an older check whose claim it is.")
@click.option("--reason", required=True, help="Why, in a sentence that everyone may read.")
def correct(
    number: int,
    claim: int,
    kind: str,
    verdict: str,
    no_claim: bool,
    words: str,
    source: str,
    check: int | None,
    reason: str,
) -> None:
    """Say what is so instead of what was found for a claim of a statement, both by number; both stay."""
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.statements import commands

        said = commands.Corrected(kind, verdict, no_claim, words, source)
        commands.correct(OPERATOR, number, claim, said, check=check or 0, reason=reason, now=now())
    click.echo(f"Claim {claim} of statement {number} is corrected; what was found stays beside it.")


@statement.command()
@click.argument("number", type=click.IntRange(min=1))
def again(number: int) -> None:
    """Hold a statement against the record as it is now; what was found before stays."""
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.statements import commands

        made = commands.check_again(OPERATOR, number, now=now())
    click.echo(f"Statement {number}: check {made.number} counts.")


@statement.command()
@click.argument("number", type=click.IntRange(min=1))
@click.option("--reason", required=True, help="Why, in a sentence that everyone may read.")
def withdraw(number: int, reason: str) -> None:
    """Take a statement off the lists that should not have been entered; it stays, with the reason."""
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.statements import commands

        commands.withdraw(OPERATOR, number, reason=reason, now=now())
    click.echo(f"Statement {number} is withdrawn; its page says why.")


@contextlib.contextmanager
def _refusals(file: str = "") -> Iterator[None]:
    from hiwar.documents.worker import LimitError
    from hiwar.kernel.reading import ReadingError
    from hiwar.statements.commands import Refused

    try:
        yield
    except LimitError as error:
        raise click.UsageError(str(error)) from error
    except ReadingError as error:
        raise click.ClickException(error.sentence(file)) from error
    except Refused as error:
        raise click.ClickException(str(error)) from error
