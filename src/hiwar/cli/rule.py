"""`hiwar rule`: the rules of procedure as a calculator, without a record."""

from __future__ import annotations

import json
from datetime import date

import click

from hiwar.cli.rule_values import DAY, INSTRUMENT, MEMBERS, REPORT, SEED, STATE, STATES, as_json, contents, tell
from hiwar.cli.start import now
from hiwar.kernel import facts
from hiwar.kernel.procedure import (
    calendar,
    deadlines,
    draw,
    draw_record,
    due_date,
    majority,
    speakers_order,
    speaking_time,
    troika,
)

_COUNT = click.IntRange(0, 10**6)
_STATE = click.option("--state", type=STATE, required=True, metavar="STATE", help="The State under review.")


@click.group()
def rule() -> None:
    """Compute what the rules of procedure say: times, orders, majorities, dates, draws.

    Each answer names its source, and says whether it was read there (`verified`) or rests on practice that was not. A
    State is given by its code of three letters or its name. Ends with status 2 for what no rule can answer.
    """


@rule.command("speaking-time")
@click.option("--seconds", type=_COUNT, required=True, metavar="N", help="The time that all speakers share.")
@click.option("--members", type=_COUNT, required=True, metavar="N", help="Members of the Council on the list.")
@click.option("--observers", type=_COUNT, required=True, metavar="N", help="Observer States on the list.")
@as_json
def speaking_time_(seconds: int, members: int, observers: int, as_json: bool) -> None:
    """The time of each speaker in a review by the Working Group."""
    rounding = facts.practice("speaking_time_rounding")
    tell(lambda: speaking_time.speaking_time(seconds, members, observers, rounding), as_json=as_json)


@rule.command("speakers-order")
@click.option("--first", type=STATE, required=True, metavar="STATE", help="The State whose lot was drawn.")
@click.option("--states", type=STATES, required=True, metavar="STATE,...", help="All that are on the list.")
@as_json
def speakers_order_(first: str, states: list[str], as_json: bool) -> None:
    """The order in which the States on the list take the floor."""
    names = {state: facts.state(state).name("en") for state in states}
    tell(lambda: speakers_order.speakers_order(first, states, names), as_json=as_json)


@rule.command("majority")
@click.option("--yes", type=_COUNT, required=True, metavar="N", help="Votes in favour.")
@click.option("--no", type=_COUNT, required=True, metavar="N", help="Votes against.")
@click.option("--abstain", type=_COUNT, default=0, show_default=True, metavar="N", help="Abstentions.")
@click.option("--rule", "which", type=click.Choice([each.value for each in majority.Rule]), required=True)
@click.option("--members", type=click.IntRange(1, 10**6), metavar="N", help="All who may vote; absolute needs it.")
@as_json
def majority_(yes: int, no: int, abstain: int, which: str, members: int | None, as_json: bool) -> None:
    """Whether a vote adopts, and how many votes in favour it takes."""
    tell(lambda: majority.majority(yes, no, abstain, majority.Rule(which), members), as_json=as_json)


@rule.command()
@_STATE
@click.option("--cycle", type=click.IntRange(1, 100), required=True, metavar="N", help="The cycle of the review.")
@click.option("--on", type=DAY, metavar="DATE", help="As it stood on this day, like 2024-11-07; else today.")
@as_json
def session(state: str, cycle: int, on: date | None, as_json: bool) -> None:
    """The session of a State's review: by the rule, and where it was held or is set."""
    tell(lambda: calendar.session(state, cycle, on or now().date(), facts.timetable()), as_json=as_json)


@rule.command("next-review")
@_STATE
@click.option("--on", type=DAY, metavar="DATE", help="The first review after this day; else after today.")
@as_json
def next_review(state: str, on: date | None, as_json: bool) -> None:
    """The first review of a State that was not yet held on a day."""
    tell(lambda: calendar.next_review(state, on or now().date(), facts.timetable()), as_json=as_json)


@rule.command("deadlines")
@click.option("--review-date", type=DAY, required=True, metavar="DATE", help="The day of the review, like 2024-11-07.")
@as_json
def deadlines_(review_date: date, as_json: bool) -> None:
    """The days that count for a review, from the submissions to the adoption of its report.

    Times are those of Geneva. A day is unknown where no rule and no fact gives it.
    """
    session = calendar.session_of(review_date, facts.timetable())
    tell(
        lambda: deadlines.deadlines(
            review_date, session, facts.submission_deadlines(), facts.plenaries(), facts.practices_on(review_date)
        ),
        as_json=as_json,
    )


@rule.command("troika")
@_STATE
@click.option("--members", type=MEMBERS, required=True, metavar="FILE", help="The Council: CSV of iso3, group.")
@click.option("--seed", type=SEED, metavar="HEX", help="Draw the lots from this seed.")
@click.option("--lots", type=STATES, metavar="STATE,...", help="The lots as they were drawn.")
@click.option("--own-region", is_flag=True, help="The State under review asks for one of its own region.")
@click.option("--excuse", type=STATE, multiple=True, metavar="STATE", help="A member that is excused.")
@click.option("--substitute", type=STATE, multiple=True, metavar="STATE", help="One rapporteur to be replaced.")
@as_json
def troika_(
    state: str,
    members: dict[str, str],
    seed: bytes | None,
    lots: list[str] | None,
    own_region: bool,
    excuse: tuple[str, ...],
    substitute: tuple[str, ...],
    as_json: bool,
) -> None:
    """The three rapporteurs of a review, drawn by lot.

    Lots come from --seed (docs/draws.md), or as they were drawn with --lots; a lot left off that list is not drawn.
    """
    if (seed is None) == (lots is None):
        raise click.UsageError("the lots are drawn from a seed or given: name --seed or --lots, one of them")
    if len(substitute) > 1:
        raise click.UsageError("a rapporteur is replaced once only (A/HRC/RES/5/1, annex, para. 19): give one")
    drawn = lots if seed is None else draw.lots(members, seed)
    request = troika.Request(state, members.get(state) or facts.group_of(state), own_region, excuse)
    own_group = facts.practice("own_group_without_request")
    tell(lambda: troika.troika(request, drawn or [], members, own_group, *substitute), as_json=as_json)


@rule.command("due-date")
@click.option("--instrument", type=INSTRUMENT, required=True, metavar="NAME", help="A treaty or protocol, as in ICCPR.")
@click.option("--deposit", type=DAY, required=True, metavar="DATE", help="The day of the deposit, like 1981-09-14.")
@click.option("--report", type=REPORT, required=True, metavar="initial|N", help="The report: initial, or 2 and so on.")
@click.option("--day-before", is_flag=True, help="The day before the anniversary, as older lists have it.")
@as_json
def due_date_(instrument: facts.Instrument, deposit: date, report: int, day_before: bool, as_json: bool) -> None:
    """When a treaty binds a State, and when its report falls due, unless the committee set a day.

    Unknown where the treaty asks for no such report.
    """
    tell(lambda: due_date.due_date(instrument, deposit, report, day_before=day_before), as_json=as_json)


@rule.command("verify-draw")
@click.argument("file", type=click.Path(readable=False))
@as_json
def verify_draw(file: str, as_json: bool) -> None:
    """Draw again what was drawn, from the file that was published (docs/draws.md).

    Ends with status 1 when the secret does not fit the commitment, or others are drawn than the file says.
    """
    try:
        record = draw_record.parse(json.loads(contents(file, None, None)))
    except (ValueError, RecursionError) as error:
        broken = isinstance(error, json.JSONDecodeError | UnicodeError | RecursionError)
        why = "there is no JSON in it; docs/draws.md says what it holds" if broken else error
        raise click.UsageError(f"{file} is no draw: {why}") from error
    practices = facts.practices_on()
    sur_group = facts.group_of(record.sur) if record.sur else None
    answer = tell(
        lambda: draw_record.verify(
            record, sur_group, practices["own_group_without_request"], practices["plenary_speakers"]
        ),
        as_json=as_json,
    )
    if not answer.valid:
        raise click.exceptions.Exit(1)
