"""The commands that change the record: import, correct, takedown, audit."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from hiwar.cli.start import as_it_is, existing, now, opened, refuse_damage, rehearsed
from hiwar.cli.streams import reporting, writing

if TYPE_CHECKING:
    from hiwar.exchange.imports import Result
    from hiwar.reviews.commands import Filed
    from hiwar.reviews.plan import Difference, Plan


@click.command("import")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(readable=False))
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@click.option("--accept-changes", is_flag=True, help="Enter what a document says otherwise beside what is there.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Files to read at once; else one for each processor."
)
def import_(paths: tuple[str, ...], dry_run: bool, accept_changes: bool, jobs: int | None) -> None:
    """Write documents of the mechanism (PDF, Word, text) and data sets (CSV, JSON, Excel, Parquet) into the record.

    Folders are searched through. Reports bring recommendations; addenda settle them, whichever comes first; lists,
    questions, other documents and the rows of data sets stand beside them, joined. A file goes in wholly or not at all,
    and a second time changes nothing. Where the record has a report already and the document says something else, the
    differences are printed and nothing is written until --accept-changes. Ends with status 1 when some file is not in
    the record afterwards; the others still are. Old Word files (.doc) are converted by LibreOffice where it is
    installed. A package that `hiwar export FILE.zip` wrote (FILE.zip, alone) goes into an empty record only: name a new
    folder with --data-dir.
    """
    if any(path.lower().endswith(".zip") and not os.path.isdir(path) for path in paths):
        from hiwar.cli.packages import take_in

        take_in(paths, dry_run=dry_run)
        return
    with rehearsed() if dry_run else opened(whole=True):
        from hiwar.audit.actors import OPERATOR
        from hiwar.documents.worker import LimitError, Limits
        from hiwar.exchange.imports import OTHER_TABLES, find, import_files

        try:
            limits = Limits.from_environment()
        except LimitError as error:
            raise click.UsageError(str(error)) from error
        found = find(paths)
        fates: Counter[str] = Counter()
        texts: set[tuple[str, str, int]] = set()
        parts: dict[str, list[str]] = {}
        failed, data_sets = False, 0
        with reporting("importing", len(found.files), bar=sys.stderr.isatty()) as (step, say):
            for path in found.left_out:
                kind = ".xlsx or CSV" if path.lower().endswith(OTHER_TABLES) else ".docx or PDF"
                say(f"{path}: left out, because this kind of file cannot be read; save it as {kind}.")
            for path in found.closed:
                failed = True
                say(f"{path}: you may not look into this folder; ask its owner for permission.")
            results = import_files(
                OPERATOR,
                found.files,
                clock=now,
                dry_run=dry_run,
                accept_changes=accept_changes,
                jobs=jobs or len(os.sched_getaffinity(0)),
                limits=limits,
                progress=lambda rows: step(f"{rows:,} rows"),
            )
            with contextlib.closing(results):
                for result in results:
                    fates[result.fate] += 1
                    data_sets += result.genre == "data-set" and not result.failed
                    texts.update((result.report, *key) for key in result.keys)
                    failed = failed or (result.failed and not (dry_run and result.fate == "waiting"))
                    if result.fate == "part":
                        parts.setdefault(result.message, []).append(os.path.basename(result.path))
                    for message in _messages(result):
                        say(message)
                    step()
                for whole, names in parts.items():
                    say(f"part     {whole}  read together with it: {', '.join(names)}")
    if not found.files:
        raise click.ClickException(
            "There is no PDF, Word (.docx), text, CSV, JSON, Excel (.xlsx) or Parquet file in what you named."
        )
    click.echo(_summary(fates, texts, data_sets, dry_run=dry_run))
    sys.exit(1 if failed else 0)


_FATES = {
    "new": "new",
    "changed": "changed",
    "copy": "another copy of a known document",
    "same": "the same as before",
    "part": "read together with another",
    "waiting": "different from the record and not accepted",
    "other": "of another kind or language than is read",
    "left": "left out, because a record keeps no such data",
    "unreadable": "unreadable",
    "failed": "failed",
}
"""How each fate is called in the summary, in this order."""


def _summary(fates: Counter[str], texts: Collection[tuple[str, str, int]], data_sets: int, *, dry_run: bool) -> str:
    """`texts` are those of all files, by report, paragraph and part: what stands in two copies counts once."""
    told = ", ".join(f"{fates[fate]} {words}" for fate, words in _FATES.items() if fates[fate])
    total = sum(fates.values())
    files = f"{total} {'file' if total == 1 else 'files'}: {told}"
    counted = [_counted((report, paragraph) for report, paragraph, _part in texts)] if texts else []
    counted += [f"{data_sets} data {'set' if data_sets == 1 else 'sets'}"] if data_sets else []
    found = f"; {', '.join(counted)}" if counted else ""
    return f"{'Dry run, nothing written: ' if dry_run else ''}{files}{found}."


def _counted(paragraphs: Iterable[object]) -> str:
    """The official count, which is that of the paragraphs, and beside it the texts where there are more."""
    texts = list(paragraphs)
    count = len(set(texts))
    told = f"{count} {'recommendation' if count == 1 else 'recommendations'}"
    return told if count == len(texts) else f"{told} ({len(texts)} texts)"


def _messages(result: Result) -> Iterator[str]:
    """What to say of one file, line by line."""
    if result.entered is not None:
        told = _counted_acts(result.entered.acts, result.entered.rows)
        yield f"{result.fate:<8} {result.path}  {told}"
        yield from (f"  {warning}" for warning in result.warnings)
        return
    if result.votes is not None:
        votes = result.votes
        known = f"{votes.known:,} known before" if votes.known else ""
        calls = f"{votes.roll_calls:,} roll {'call' if votes.roll_calls == 1 else 'calls'}"
        cast = f"{votes.votes:,} {'vote' if votes.votes == 1 else 'votes'}"
        new = f"{calls}, {cast}" if votes.roll_calls else ""
        yield "  ".join(filter(None, (f"{result.fate:<8} {result.path}", ", ".join(filter(None, (new, known))))))
        yield from (f"  {warning}" for warning in result.warnings)
        return
    if result.filed is not None:
        told = ", ".join(filter(None, (result.genre.replace("-", " "), *_brought(result.genre, result.filed))))
        yield "  ".join(filter(None, (f"{result.fate:<8} {result.path}", result.report, told)))
        yield from (f"  {warning}" for warning in result.warnings)
        return
    if result.plan is None:
        if result.fate != "part":
            yield result.message
        return
    plan = result.plan
    counted = _counted(paragraph for paragraph, _part in result.keys)
    yield f"{result.fate:<8} {result.path}  {result.report}  {counted}"
    for warning in result.warnings:
        yield f"  {warning}"
    if plan.needs_consent:
        yield from (f"  {line}" for line in _differences(plan))
    if result.fate == "waiting":
        yield "  Nothing of this is written; --accept-changes enters it beside what the record has."


def _counted_acts(acts: int, rows: int) -> str:
    """What a table of a treaty brought."""
    if not acts:
        return f"{rows:,} {'row' if rows == 1 else 'rows'}"
    return f"{acts:,} {'act' if acts == 1 else 'acts'} of {rows:,} {'participant' if rows == 1 else 'participants'}"


_ROWS = {"addendum": ("answer", "answers"), "advance-questions": ("question", "questions")}
"""What the rows of a genre are called, where it is not rows."""


def _brought(genre: str, filed: Filed) -> Iterator[str]:
    """What a document beside the reports brought: rows read, those that found a recommendation, positions settled."""
    for count, one, many in (
        (filed.rows, *_ROWS.get(genre, ("row", "rows"))),
        (filed.matched, "matched", "matched"),
        (filed.settled, "position settled", "positions settled"),
    ):
        if count:
            yield f"{count} {one if count == 1 else many}"


def _differences(plan: Plan) -> Iterator[str]:
    """Each difference once, with the numbers of all recommendations that it concerns."""
    concerned: dict[Difference, list[str]] = {}
    for change in plan.changes:
        for difference in change.differences:
            concerned.setdefault(difference, []).append(_number(change.item.key))
    for difference, numbers in concerned.items():
        yield f"{', '.join(numbers)}: other {difference.what}"
        yield f"  - {difference.before}"
        yield f"  + {difference.after}"
    for item in plan.inserts:
        yield f"{_number(item.key)}: not in the record yet"
        yield f"  + {item.text}"
    for key in plan.missing:
        yield f"{_number(key)}: no longer in the document"


def _number(key: tuple[str, int]) -> str:
    paragraph, part = key
    return paragraph if part == 1 else f"{paragraph} (text {part})"


@click.command()
@click.argument("address")
@click.option("--reason", required=True, help="Why; it stays in the record beside the correction.")
@click.option("--text", help="The text as it should read.")
@click.option("--state", "states", multiple=True, metavar="STATE", help="A recommending State; name all, in order.")
@click.option("--position", metavar="VALUE", help="supported, noted, partly, pending or unclear.")
@click.option("--as-written", metavar="WORDS", help="The words of the report or the State for the position.")
@click.option(
    "--new-part",
    "parts",
    nargs=2,
    multiple=True,
    metavar="TEXT STATES",
    help="A text that was read as a part of this one, with its States, parted by semicolons.",
)
@click.option("--withdraw", is_flag=True, help="This text is no recommendation of its own.")
@click.option("--no-state", is_flag=True, help="The report names no State: neither --state nor States of a new part.")
def correct(
    address: str,
    reason: str,
    text: str | None,
    states: tuple[str, ...],
    position: str | None,
    as_written: str | None,
    parts: tuple[tuple[str, str], ...],
    withdraw: bool,
    no_state: bool,
) -> None:
    """Correct what was misread in one recommendation, like A/HRC/27/10:124.16; both stay visible.

    A wrong break is mended with --text for what belongs to this one and --new-part for each text that was swallowed;
    a text that was torn off is given back with --text, and the torn-off one is taken out with --withdraw.
    """
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.reviews.commands import Correction, NewPart
        from hiwar.reviews.commands import correct as command

        new_parts = tuple(NewPart(words, tuple(_names(names))) for words, names in parts)
        correction = Correction(
            text=text,
            states=states or (() if no_state and all(part.states for part in new_parts) else None),
            position=position,
            as_written=as_written,
            new_parts=new_parts,
            withdraw=withdraw,
            no_state=no_state,
        )
        command(OPERATOR, address, correction, reason=reason, now=now())
    click.echo(f"{address} is corrected; what was read stays beside it.")


def _names(states: str) -> Iterator[str]:
    return (name.strip() for name in states.split(";") if name.strip())


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    from hiwar.audit.commands import NotAllowed
    from hiwar.reviews.commands import Refused

    try:
        yield
    except (Refused, NotAllowed) as error:
        raise click.ClickException(str(error)) from error


@click.group()
def takedown() -> None:
    """Remove what the law makes you remove; a tombstone with its hash and reason stays."""


_REASON = click.option("--reason", required=True, help="Why, in a sentence that everyone may read.")
_BASIS = click.option("--legal-basis", required=True, help="The law, order or judgment that demands it.")


@takedown.command()
@click.argument("sha256")
@_REASON
@_BASIS
def document(sha256: str, reason: str, legal_basis: str) -> None:
    """Remove a document, by its hash: the file, its pages' text and every wording read from it."""
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.reviews.commands import take_down_document
        from hiwar.statements.commands import of_document
        from hiwar.statements.commands import take_down as take_down_statement

        take_down = take_down_statement if of_document(sha256) else take_down_document
        tombstone = take_down(OPERATOR, sha256, reason=reason, legal_basis=legal_basis, now=now())
    click.echo(f"The document {tombstone.removed} is taken down. Backups and copies made before still hold it.")


@takedown.command()
@click.argument("address")
@click.argument("number", type=click.IntRange(min=1))
@_REASON
@_BASIS
def wording(address: str, number: int, reason: str, legal_basis: str) -> None:
    """Remove the text of one wording of a recommendation, by address and number."""
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.reviews.commands import take_down_wording

        take_down_wording(OPERATOR, address, number, reason=reason, legal_basis=legal_basis, now=now())
    click.echo(f"Wording {number} of {address} is taken down. If its document says the same, take that down as well.")


@takedown.command()
@click.argument("meeting", type=click.IntRange(min=1))
@click.argument("event", type=click.IntRange(min=1))
@_REASON
@_BASIS
def statement(meeting: int, event: int, reason: str, legal_basis: str) -> None:
    """Remove the text of a statement made in a meeting held here, by the number of the meeting and that of the event
    that brought the text: the text, its file, and the recommendations marked in it."""
    with existing(), _refusals():
        from hiwar.audit.actors import OPERATOR
        from hiwar.dialogue.commands import NotTakenDown, take_down_statement

        try:
            take_down_statement(OPERATOR, meeting, event, reason=reason, legal_basis=legal_basis, now=now())
        except NotTakenDown as error:
            raise click.ClickException(str(error)) from error
    click.echo(
        f"Statement {event} of meeting {meeting} is taken down. If a report that is in the record says the same, take"
        " that document down as well. Start the site anew: it may remember the text."
    )


@click.group()
def audit() -> None:
    """Look into the audit log, verify it, and mend the triggers that hold the record."""


@audit.command()
@click.option("--head", metavar="HASH", help="A head that was printed before and kept elsewhere: finds a cut tail too.")
def verify(head: str | None) -> None:
    """Verify the hash chain of the log, and the record against the seals in it.

    Prints the head of the chain; or names the first bad row, or everything in the record that is not as the log says,
    and ends with status 1.
    """
    if head is not None:
        head = head.strip().lower()
        if not re.fullmatch("[0-9a-f]{64}", head):
            raise click.BadParameter("a head has 64 digits (0-9, a-f), as this command prints it", param_hint="--head")
    with as_it_is():
        refuse_damage()
        from hiwar.audit import queries
        from hiwar.exchange.integrity import problems

        verdict = queries.verify(head)
        if not verdict.sound:
            raise click.ClickException(f"The audit log is not as it was written: {verdict.problem}.")
        found = list(problems())
    if found:
        raise click.ClickException("\n".join(f"{problem[0].upper()}{problem[1:]}." for problem in found))
    click.echo(verdict.head)
    click.echo(
        f"{verdict.count} rows are sound, and the record is as they say."
        " Keep the head above elsewhere, and give it with --head next time.",
        err=True,
    )


@audit.command()
@click.option("--format", "style", type=click.Choice(("table", "jsonl")), default="table", show_default=True)
def log(style: str) -> None:
    """Print the log: who did what, when."""
    with as_it_is(), writing():
        from hiwar.audit import queries

        for link in queries.log():
            if style == "jsonl":
                row = {field: getattr(link, field) for field in link.__slots__}
                click.echo(json.dumps({**row, "at": link.at.isoformat()}, ensure_ascii=False))
            else:
                at = f"{link.at:%Y-%m-%d %H:%M:%S}Z"
                click.echo(f"{link.id:>6}  {at}  {link.actor:<20} {link.verb:<22} {link.target}")
        sys.stdout.flush()


@audit.command()
def guard() -> None:
    """Put triggers back that are missing or altered; the log keeps for good that they were."""
    with as_it_is():
        from hiwar.audit.actors import OPERATOR
        from hiwar.audit.commands import restore_guards

        tables = restore_guards(OPERATOR, now=now())
    click.echo(f"Put back: {', '.join(tables)}." if tables else "All triggers are in place.")


@audit.command()
def recount() -> None:
    """Count the figures that pages show anew from the rows of the record, and put right what differs."""
    with existing():
        from hiwar.audit.actors import OPERATOR
        from hiwar.reviews import commands

        count = commands.recount(OPERATOR, now=now())
    click.echo(f"Put right: {count} of the figures." if count else "All figures are what the rows count up to.")
