"""Packages of the whole record: `hiwar export FILE.zip` and `hiwar import FILE.zip`."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from hiwar.cli.output import whole_file
from hiwar.cli.start import existing, now, opened


def give_out(file: str) -> None:
    """Write the record into a package."""
    with existing():
        from hiwar.exchange.package.writing import Damaged, count, write_package

        try:
            with whole_file(file) as out, _measured("exporting", count()) as progress:
                counts = write_package(out, now=now(), progress=progress)
        except Damaged as damaged:
            raise click.ClickException(str(damaged)) from damaged
    click.echo(f"{file}: {_told(counts)}.")


def take_in(paths: Sequence[str], *, dry_run: bool) -> None:
    """Take a package into an empty record."""
    if len(paths) > 1:
        raise click.UsageError("a package goes in alone: it is a whole record")
    file = paths[0]
    with opened(whole=True, blank=True):
        from hiwar.audit.actors import OPERATOR
        from hiwar.exchange.commands import import_package, size
        from hiwar.exchange.package.archive import Archive, PackageError

        try:
            with (
                contextlib.closing(Archive(_found(file))) as archive,
                _measured("importing", size(archive)) as progress,
            ):
                taken = import_package(OPERATOR, archive, dry_run=dry_run, progress=progress, now=now())
        except PackageError as error:
            raise click.ClickException(error.sentence(file)) from error
    told = _told({**taken.rows, "files": taken.files})
    if dry_run:
        click.echo(f"Dry run, nothing written: {file}: {told}.")
        return
    click.echo(f"{file}: {told}.")
    click.echo(f"The log goes on from the head {taken.head}.", err=True)


def _found(file: str) -> Path:
    path = Path(file)
    if not path.is_file():
        raise click.ClickException(f"{file}: there is no such file; name a package that `hiwar export FILE.zip` wrote.")
    return path


_SHOWN = {
    "reviews": ("review", "reviews"),
    "recommendations": ("text of recommendations", "texts of recommendations"),
    "documents": ("document", "documents"),
    "codings": ("row of other sources", "rows of other sources"),
    "files": ("file", "files"),
}
"""What is said of a package, and how."""


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{counts[name]:,} {one if counts[name] == 1 else many}" for name, (one, many) in _SHOWN.items())


@contextlib.contextmanager
def _measured(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """A function that hears how many more of `total` rows and files are done; draws a bar where somebody watches."""
    if not sys.stderr.isatty():
        yield lambda _count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn(doing), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda count: progress.update(task, advance=count)
