"""What people enter of resolutions beside what tables say."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from hiwar.cli.start import existing, now

if TYPE_CHECKING:
    from hiwar.resolutions.commands import Where

_DAY = click.DateTime(["%Y-%m-%d"])


def _where(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where something stands."""
    for option in (
        click.option("--document", default="", metavar="HASH|SYMBOL", help="The document of the record that holds it."),
        click.option("--source", required=True, help="Where it stands, like “A/72/PV.73, p. 5”."),
    ):
        command = option(command)
    return command


@click.group()
def resolution() -> None:
    """Enter what tables do not say of a resolution, or take it back; nothing that is there changes."""


@resolution.command()
@click.argument("address")
@click.option("--state", required=True, help="The State, by name or code.")
@click.option("--kind", required=True, help="before, after (the vote), position, dissociation, comment or concerned.")
@click.option("--text", required=True, help="The words of the State.")
@click.option("--language", default="en", show_default=True, help="The language of the words: ar, zh, en, fr, ru, es.")
@click.option("--on", "said_on", type=_DAY, help="The day on which it was said.")
@click.option("--replaces", type=int, metavar="N", help="The statement that this one corrects; both stay.")
@_where
def explain(
    address: str,
    state: str,
    kind: str,
    text: str,
    language: str,
    said_on: datetime | None,
    replaces: int | None,
    source: str,
    document: str,
) -> None:
    """Enter what a State said of a text: an explanation of vote or position, a dissociation from the consensus."""
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.resolutions import commands

        made = commands.explain(
            OPERATOR,
            address,
            state,
            kind,
            text,
            _told(source, document),
            language=language,
            said_on=_day(said_on),
            replaces=replaces,
            now=now(),
        )
    click.echo(f"{address}: statement {made.number} is entered.")


@resolution.command()
@click.argument("address")
@click.option("--state", "states", required=True, multiple=True, help="A State, by name or code; as often as needed.")
@click.option("--role", type=click.Choice(("main", "co")), default="co", show_default=True, help="Its role.")
@click.option("--on", "joined_on", type=_DAY, help="The day since which it sponsors the text.")
@_where
def sponsor(
    address: str, states: tuple[str, ...], role: str, joined_on: datetime | None, source: str, document: str
) -> None:
    """Enter who sponsors a text."""
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.resolutions import commands

        count = commands.enter_sponsors(
            OPERATOR, address, states, _told(source, document), role=role, joined_on=_day(joined_on), now=now()
        )
    click.echo(f"{address}: {count} {'sponsor is' if count == 1 else 'sponsors are'} new.")


@resolution.command()
@click.argument("address")
@click.argument("symbol")
@click.option("--amends", default="", metavar="SYMBOL", help="The draft that it amends.")
@click.option("--on", "tabled_on", type=_DAY, help="The day on which it was tabled.")
@_where
def draft(address: str, symbol: str, amends: str, tabled_on: datetime | None, source: str, document: str) -> None:
    """Enter a draft of a text, or an amendment to one, by its symbol."""
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.resolutions import commands

        commands.enter_draft(
            OPERATOR, address, symbol, _told(source, document), amends=amends, tabled_on=_day(tabled_on), now=now()
        )
    click.echo(f"{address}: the draft {symbol} is entered.")


@resolution.command()
@click.argument("symbol")
@click.option("--on", "on", type=_DAY, required=True, help="The day.")
@click.option("--tally", nargs=3, type=click.IntRange(0, 1000), metavar="YES NO ABSTAIN", help="Of a recorded vote.")
@click.option("--absent", type=click.IntRange(0, 1000), help="Members who took no part, where that is known.")
@click.option("--rejected", is_flag=True, help="Without a vote: it was not adopted.")
@click.option(
    "--step", type=click.Choice(("plenary", "committee")), default="plenary", show_default=True, help="Where."
)
@click.option(
    "--put",
    type=click.Choice(("whole", "part", "amendment", "motion")),
    default="whole",
    show_default=True,
    help="What was put to the vote.",
)
@click.option("--title", default="", help="The title, where the record does not know it.")
@_where
def act(
    symbol: str,
    on: datetime,
    tally: tuple[int, int, int] | None,
    absent: int | None,
    rejected: bool,
    step: str,
    put: str,
    title: str,
    source: str,
    document: str,
) -> None:
    """Enter a decision on a text, in plenary or committee: on the whole, a part, an amendment or a motion. Without
    --tally there was no vote."""
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.kernel.procedure.roll_call import Tally
        from hiwar.resolutions import commands

        outcome = commands.Outcome(Tally(*tally, absent) if tally else None, adopted=not rejected)
        made = commands.act(
            OPERATOR, symbol, outcome, _told(source, document), on=on.date(), step=step, put=put, title=title, now=now()
        )
    click.echo(f"{symbol}: {made.key} is entered.")


@resolution.command()
@click.argument("key")
@click.option("--state", required=True, help="The State, by name or code.")
@click.option("--vote", required=True, help="How it had meant to vote: yes, no, abstain or absent.")
@_where
def intend(key: str, state: str, vote: str, source: str, document: str) -> None:
    """Enter how a State said later that it had meant to vote, in the vote with this key (like voeten:4604). What was
    cast stays."""
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.resolutions import commands

        made = commands.intend(OPERATOR, key, state, vote, _told(source, document), now=now())
    click.echo(f"{key}: what {made.state_id} had meant is entered beside what it cast.")


@resolution.command("take-back")
@click.argument("about", metavar="ADDRESS|KEY")
@click.argument("entry", default="")
@click.option("--reason", default="", help="Why; it stays in the record, and everybody can read it.")
def take_back(about: str, entry: str, reason: str) -> None:
    """Take back what was entered by mistake on the text with this address, or the vote with this key. It stays, with
    the reason, and counts for nothing.

    Without ENTRY, the entries that there are, by name.
    """
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.resolutions import commands, queries

        if entry:
            commands.take_back(OPERATOR, about, entry, reason=reason, now=now())
            click.echo(f"{about}: {entry} is taken back.")
            return
        found = queries.at_desk(about, "en")
        if not found:
            raise click.ClickException(f"{about}: nothing was entered there that could be taken back.")
        for each in found:
            click.echo(f"{each['entry']}\t{each['source']}")


def _told(source: str, document: str) -> Where:
    from hiwar.resolutions.commands import Where

    return Where(source, document)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    from hiwar.resolutions.commands import Refused

    try:
        yield
    except Refused as error:
        raise click.ClickException(str(error)) from error
