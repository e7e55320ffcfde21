"""`hiwar status`: where a State stood on a day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from hiwar.cli.rule_values import DAY, STATE
from hiwar.cli.start import now, opened
from hiwar.cli.streams import writing

Item = dict[str, Any]


@click.command()
@click.option("--state", type=STATE, required=True, metavar="STATE", help="The State, by its code or name.")
@click.option("--on", type=DAY, metavar="DATE", help="As it stood on this day, like 2017-12-15; else today.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def status(state: str, on: date | None, as_json: bool) -> None:
    """What the record holds of a State as of a day: treaties, reviews, reports owed, resolutions about it.

    Nothing that is dated after the day appears; only the next review, and the days on which reports are due, may lie
    ahead.
    """
    with opened():
        from hiwar.status import queries

        found = queries.status(state, on or now().date(), "en")
    if found is None:
        raise click.BadParameter(f"there is no State {state}", param_hint="--state")
    with writing():
        if as_json:
            click.echo(json.dumps({**found, "state": found["state"]["iso3"]}, ensure_ascii=False))
            return
        for line in _lines(found):
            click.echo(line)


def _lines(found: Item) -> Iterator[str]:
    yield f"{found['state']['name']} on {found['on']}"
    yield from _part("Treaties", (_treaty(each) for each in found["treaties"]))
    yield from _part("Reviews", (_review(each) for each in found["reviews"]))
    if found["next_review"]:
        yield from _part("Next review", [_review(found["next_review"])])
    yield from _part("Reports to treaty bodies", (_report(each) for each in found["obligations"]))
    yield from _part("Resolutions about the State", (_resolution(each) for each in found["resolutions"]))


def _part(title: str, lines: Iterator[str] | list[str]) -> Iterator[str]:
    yield ""
    yield title
    told = False
    for line in lines:
        told = True
        yield f"  {line}"
    if not told:
        yield "  none that the record knows of"


def _marked(line: str, each: Item) -> str:
    return line.rstrip() if each["verified"] else f"{line.rstrip()}  (not verified)"


def _treaty(each: Item) -> str:
    line = f"{each['instrument']:<10} {each['status'].replace('_', ' '):<10}"
    if each["deposited"]:
        line += f" {each['kind']} {each['deposited']}"
        line += f", in force {each['in_force']}" if each["in_force"] else ", not yet in force"
    elif each["signed"]:
        line += f" signed {each['signed']}"
    return _marked(line, each) if each["signed"] or each["deposited"] else line.rstrip()


def _review(each: Item) -> str:
    session = f"session {each['session']}" if each["session"] is not None else "session not known"
    symbol = each.get("symbol") or ""
    if symbol and not each["symbol_verified"]:
        symbol += " (not verified)"
    return _marked(f"cycle {each['cycle']}  {session:<17}  {each['date'] or 'day not known':<13}  {symbol}", each)


def _report(each: Item) -> str:
    line = f"{each['instrument']:<10} {each['report']:<9} due {each['due'] or '–':<10}"
    if each["submitted"]:
        line += f"  submitted {each['submitted']}"
    elif each["status"] == "reviewed":
        line += "  considered by the committee"
    elif each["overdue_days"]:
        days = f"{each['overdue_days']:,} {'day' if each['overdue_days'] == 1 else 'days'}"
        line += (
            f"  overdue by {days}" if each["status"] != "not_recorded" else f"  {days} ago; the record has no report"
        )
    return _marked(line, each)


def _resolution(each: Item) -> str:
    tally = each["tally"]
    how = f"{tally['yes']}–{tally['no']}–{tally['abstain']}" if tally else each["adoption"].replace("_", " ")
    return _marked(f"{each['date']}  {each['symbol'] or '(number not known)':<18} {how}", each)
