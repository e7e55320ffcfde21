"""`hiwar rehearse`: a review of the training State that plays itself, with the adoption of its report and the plenary,
at speed or in real time."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hiwar.cli.output import whole_file
from hiwar.cli.start import now, opened

if TYPE_CHECKING:
    from hiwar.kernel.meeting import Event

PHASES = ("registration", "listed", "in_session", "suspended", "closed")
"""Until where a meeting may play itself."""

MEETINGS = ("review", "adoption", "plenary")
"""The meetings of a course."""

_LOOK = 0.5
"""Seconds after which somebody who plays in real time looks whether people have acted."""

_SEED_BYTES = 16


class Fast:
    """The meeting has a clock of its own, `speed` times as fast as the one on the wall."""

    people = False

    def __init__(self, speed: float) -> None:
        self.speed = speed

    def wait(self, since: datetime, until: datetime | None) -> datetime | None:
        """Sleep for a part of the time."""
        if until is not None:
            time.sleep(max(0.0, (until - since).total_seconds() / self.speed))
        return until


class RealTime:
    """The meeting has the clock on the wall, so that people can take part."""

    people = True

    def wait(self, since: datetime, until: datetime | None) -> datetime | None:
        """Sleep a little; the moment once it has come."""
        if until is not None and now() >= until:
            return now()
        left = (until - now()).total_seconds() if until is not None else _LOOK
        time.sleep(max(0.0, min(_LOOK, left)))
        return None


@click.command()
@click.option("--speed", type=click.FloatRange(min=0.01), default=60.0, show_default=True, metavar="N")
@click.option("--real-time", is_flag=True, help="By the clock on the wall, so that people can take part.")
@click.option("--seed", metavar="HEX", help="What draws and speaking times follow from; else it is drawn and told.")
@click.option("--start", metavar="MOMENT", help="When it begins, as 2026-05-04T07:00:00Z; else now. Not in real time.")
@click.option(
    "--until", type=click.Choice(MEETINGS), help="The last meeting; else the plenary, or the one of --meeting."
)
@click.option("--to", type=click.Choice(PHASES), help="Play the last meeting, else the review, until this phase.")
@click.option("--pause-before", metavar="COMMAND", help="Stop there before this is given, as in meeting.open.")
@click.option("--leave", "left", multiple=True, metavar="SEAT", help="A seat left to people: XKS, chair, secretariat.")
@click.option("--meeting", "number", type=click.IntRange(min=1), metavar="N", help="Go on with this rehearsal.")
@click.option("--report", metavar="FILE.docx", help="Write the report there; of what follows beside it.")
def rehearse(
    speed: float,
    real_time: bool,
    seed: str | None,
    start: str | None,
    until: str | None,
    to: str | None,
    pause_before: str | None,
    left: tuple[str, ...],
    number: int | None,
    report: str | None,
) -> None:
    """Play a review of the training State with scripted delegations: from registration to its end, then the adoption of
    its report in the Working Group, then the plenary.

    Every State and every speech in it is invented. The codes for the places are printed: with them people join on the
    site, and --leave keeps a seat free for them. The same seed and start give the same events. What was broken off goes
    on with --meeting and the same --seed. --until review plays the review alone. At --speed the meetings have a clock
    of their own; without --start the whole course then lies behind, and the review alone begins now.
    """
    if real_time and start:
        raise click.UsageError("in real time a rehearsal begins now; leave --start out")
    with opened():
        from hiwar.dialogue import rehearsing
        from hiwar.dialogue.commands import Refused
        from hiwar.dialogue.pacing import pacing
        from hiwar.kernel.meeting import EVENTS, Phase

        if pause_before is not None and pause_before not in EVENTS:
            raise click.BadParameter(f"{pause_before!r} is no command of a meeting", param_hint="--pause-before")
        sown = _seed(seed)
        script = rehearsing.Script(sown)
        last = until or ("review" if to or pause_before else "plenary")
        bounds = rehearsing.Bounds(Phase(to or "closed"), pause_before, frozenset(left))
        pace = RealTime() if real_time else Fast(speed)
        held: list[int] = []
        try:
            if number is None:
                behind = not real_time and last != "review"
                made = rehearsing.planned(script, now=_start(start, rehearsing.LENGTH if behind else None))
                number = made.meeting.pk
                click.echo(f"Meeting {number}: {made.meeting.title}")
                click.echo(f"Code for the delegations: {made.code}")
                click.echo(f"Code for chair and secretariat: {made.desk_code}")
                click.echo(f"While `hiwar serve` runs: /en/meetings/{number}, and /en/meetings/join to take a place")
                click.echo(f"To go on after a break: hiwar rehearse --meeting {number} --seed {sown.hex()}")
            holding = nullcontext if real_time else pacing
            for told in rehearsing.play_course(number, script, pace, bounds, last, holding):
                if held and told.meeting != held[-1]:
                    _enter(held[-1])
                    click.echo(f"Meeting {told.meeting} follows: /en/meetings/{told.meeting}")
                held += [told.meeting] if told.meeting not in held else []
                _tell(told.events)
        except LookupError as error:
            raise click.BadParameter(str(error), param_hint="--meeting") from error
        except Refused as error:
            raise click.ClickException(
                f"The script does not know how to go on ({error.refusal.code}): people have brought the meeting"
                " elsewhere; go on by hand on the site."
            ) from error
        held = held or [number]
        _enter(held[-1])
        if report is not None:
            for each in held:
                _write(each, report)


def _seed(given: str | None) -> bytes:
    try:
        found = bytes.fromhex(given) if given is not None else secrets.token_bytes(_SEED_BYTES)
    except ValueError:
        found = b""
    if not found:
        raise click.BadParameter("a seed has an even number of digits (0-9, a-f)", param_hint="--seed")
    return found


def _start(given: str | None, length: timedelta | None) -> datetime:
    from hiwar.kernel.meeting.form import moment

    if given is None:
        return now().replace(microsecond=0) - (length or timedelta())
    try:
        return moment(given)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--start") from error


def _tell(events: Sequence[Event]) -> None:
    for event in events:
        click.echo(f"{event.number:>4}  {event.at:%H:%M:%S}  {event.name:<24} {event.actor.name}")


def _enter(number: int) -> None:
    """Let a rehearsal that is over enter the record, and say under which symbol it stands there."""
    from hiwar.audit.actors import OPERATOR
    from hiwar.dialogue.commands import NotEntered, enter
    from hiwar.kernel.reading import ReadingError

    try:
        entered = enter(OPERATOR, number, now=now())
    except NotEntered:
        return
    except ReadingError as error:
        raise click.ClickException(f"Meeting {number} does not enter the record: {error}") from error
    if entered.recommendations:
        click.echo(f"In the record: {entered.symbol}, {entered.recommendations} recommendations")
    else:
        click.echo(f"In the record: {entered.symbol}, {entered.answers} answers")


def _write(number: int, file: str) -> None:
    """Write the report, and say what a reader of it would misread."""
    from hiwar.dialogue import exporting

    try:
        report, misread = exporting.as_report(number)
    except ValueError as error:
        raise click.ClickException(f"Meeting {number} cannot be written as a report: {error}.") from error
    path = _beside(file, exporting.kind_of(number))
    with whole_file(path) as out:
        out.write(report.file)
    for label in misread:
        click.echo(
            f"{label}: a reader of the file takes this text for something else; its words stand there.", err=True
        )
    click.echo(f"Report: {path}")


def _beside(file: str, kind: str) -> str:
    """Where the report of a kind of meeting is written: `report.docx` of a review, `report-plenary.docx` beside it."""
    path = Path(file)
    return file if kind == "review" else str(path.with_name(f"{path.stem}-{kind}{path.suffix}"))
