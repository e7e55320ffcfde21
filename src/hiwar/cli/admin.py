"""`hiwar admin`: the first administrator, and the way back in for one who is locked out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import click

from hiwar.cli.start import existing, now, opened


@click.group()
def admin() -> None:
    """Make administrators, and let them back in; people do all else on the site."""


def _address(_context: click.Context, _parameter: click.Parameter, site: str | None) -> str:
    if site and not site.startswith(("https://", "http://")):
        raise click.BadParameter("an address begins with https:// or http://")
    return (site or "").rstrip("/")


_SITE = click.option(
    "--site",
    metavar="URL",
    callback=_address,
    help="The site's address, as in https://hiwar.example: the link is printed whole.",
)
_PASSWORD = click.option("--password", "asks", is_flag=True, help="Ask for a password, twice, and print no link.")


@admin.command()
@click.argument("login")
@click.option("--name", default="", help="The name that others see; else the login.")
@_SITE
@_PASSWORD
def create(login: str, name: str, site: str, asks: bool) -> None:
    """Make an administrator, and print the one-time link by which they choose their password.

    The link holds for 7 days. The office `administrator` is made when there is none.
    """
    password = _asked() if asks else None
    with opened(), _refusals():
        from hiwar.accounts.commands import create_administrator
        from hiwar.audit.actors import OPERATOR

        secret = create_administrator(OPERATOR, login, name=name, password=password, now=now())
    if asks:
        click.echo(f"{login} is an administrator.")
    else:
        _tell(secret, site)


@admin.command()
@click.argument("login")
@_SITE
@_PASSWORD
def reset(login: str, site: str, asks: bool) -> None:
    """Print a new one-time link for a person who has lost their password; an older link ends."""
    password = _asked() if asks else None
    with existing(), _refusals():
        from hiwar.accounts.commands import renew_link, set_password
        from hiwar.accounts.queries import number_of
        from hiwar.audit.actors import OPERATOR

        number = number_of(login)
        if number is None:
            raise click.ClickException(f"Nobody has the login {login!r}; `hiwar admin list` names the administrators.")
        if password is not None:
            set_password(OPERATOR, number, password=password, now=now())
            click.echo(f"The password of {login} is set.")
        else:
            _tell(renew_link(OPERATOR, number, now=now()), site)


@admin.command("list")
def list_() -> None:
    """Print the administrators: login, name, and the days of their mandates."""
    with existing():
        from hiwar.accounts.queries import administrators

        found = administrators(now())
    if not found:
        click.echo("There is no administrator; `hiwar admin create LOGIN` makes one.", err=True)
    for each in found:
        days = f"{each['since']} to {each['until'] or '(open)'}"
        click.echo(f"{each['login'] or '(has not joined)':<24} {days:<26} {each['name']}")


def _tell(secret: str, site: str) -> None:
    click.echo(f"{site}/en/welcome#{secret}")
    click.echo("This link is shown this once and holds for 7 days: open it, or hand it over in private.", err=True)


def _asked() -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    from hiwar.accounts.refusals import Refused

    try:
        yield
    except Refused as refused:
        raise click.ClickException(str(refused)) from refused
