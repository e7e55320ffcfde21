"""`hiwar due`: which reports to treaty bodies are due or overdue on a day."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import click

from hiwar.cli.rule_values import DAY, STATE
from hiwar.cli.start import now, opened
from hiwar.cli.streams import writing


@click.command()
@click.option("--state", type=STATE, metavar="STATE", help="One State, by its code or name; else all.")
@click.option("--on", type=DAY, metavar="DATE", help="As it stood on this day, like 2017-12-15; else today.")
@click.option("--committee", metavar="NAME", help="One treaty body, like CRC or CCPR.")
@click.option("--all", "everything", is_flag=True, help="Also what was submitted, and days that are not known.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def due(state: str | None, on: date | None, committee: str | None, everything: bool, as_json: bool) -> None:
    """Reports to treaty bodies that are due or overdue, by how many days; the longest overdue first.

    A day that a committee set goes before the anniversary. Where a day follows from the rule alone and the record does
    not know what came before it or since, the report may have been submitted all the same: such rows say so.
    """
    from hiwar.kernel.facts import bodies

    if committee is not None and committee.upper() not in bodies():
        raise click.BadParameter(
            f"there is no treaty body {committee!r}; name one of {', '.join(sorted(bodies()))}",
            param_hint="--committee",
        )
    with opened():
        from hiwar.treaties.queries import BoardFilters, whole_board

        day = on or now().date()
        filters = BoardFilters(state=state or "", body=(committee or "").upper())
        rows = whole_board(filters, day, "en")
    if not everything:
        rows = [row for row in rows if row["status"] not in ("submitted", "reviewed") and row["due"] is not None]
    with writing():
        if as_json:
            told = [{**row, "state": row["state"]["iso3"]} for row in rows]
            click.echo(json.dumps({"on": day.isoformat(), "state": state, "obligations": told}, ensure_ascii=False))
            return
        for row in rows:
            click.echo(_line(row))
        if not rows:
            click.echo(f"No report is due on {day.isoformat()}, as far as the record knows.")


def _line(row: dict[str, Any]) -> str:
    if row["submitted"]:
        fate = f"submitted {row['submitted']}"
    elif row["status"] == "reviewed":
        fate = "considered by the committee"
    elif row["due"] is None:
        fate = "no day known"
    elif row["overdue_days"]:
        days = f"{row['overdue_days']:,} {'day' if row['overdue_days'] == 1 else 'days'}"
        fate = f"overdue by {days}" if row["status"] != "not_recorded" else f"{days} ago; the record has no report"
    else:
        fate = "not yet due"
    more = "" if row["verified"] else "  (not verified)"
    return (
        f"{row['state']['iso3']}  {row['instrument']:<8} {row['report']:<9} due {row['due'] or '–':<10}  {fate}{more}"
    )
