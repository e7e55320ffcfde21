"""The command line: one group, whose commands are loaded when they are called.

`hiwar read` must work without a record and start fast, so this module imports no command, and no command's module
imports Django before it runs.
"""

from __future__ import annotations

import atexit
import gc
import os
from importlib import import_module
from typing import Any

import click

import hiwar
from hiwar.cli.streams import complete, writing

COMMANDS = {
    "serve": "serve:serve",
    "work": "work:work",
    "read": "read:read",
    "rule": "rule:rule",
    "fetch": "fetch:fetch",
    "import": "record:import_",
    "export": "export:export",
    "status": "status:status",
    "due": "due:due",
    "check": "check:check",
    "statement": "statement:statement",
    "rehearse": "rehearse:rehearse",
    "correct": "record:correct",
    "takedown": "record:takedown",
    "resolution": "resolution:resolution",
    "audit": "record:audit",
    "admin": "admin:admin",
}
"""Every command with its module below this package and its name there."""


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command, or the list of all, is asked for; it minds the
    standard streams for all of them."""

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        """What the command line says; `--help` is printed here already."""
        complete()
        _collect_seldom()
        with writing():
            return super().make_context(*arguments, **options)
        raise click.exceptions.Exit(0)  # nobody reads

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with writing():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(import_module(f"{__name__}.{module}"), name)
        assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
        return command


def _collect_seldom() -> None:
    """Let the collector of garbage look seldom through what a start makes, hardly any of which it could take, and not
    at all when the process ends."""
    gc.set_threshold(20_000, 20, 20)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data-dir",
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="Folder of the record; else HIWAR_DATA, else your platform's folder for data.",
)
@click.version_option(hiwar.__version__, prog_name="hiwar")
def main(data_dir: str | None) -> None:
    """Hiwar: the open system for human-rights review between States on an equal footing."""
    if data_dir is not None:
        if not data_dir.strip():
            raise click.BadParameter("it is empty; name a folder", param_hint="--data-dir")
        os.environ["HIWAR_DATA"] = data_dir
