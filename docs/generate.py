"""Write the pages of docs/ that are made from the code: `make docs`. A test compares them with what stands here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from hiwar.cli import main as hiwar

HERE = Path(__file__).parent
WIDTH = 100

_HEAD = """\
# The command line

Made from the commands' own help by `make docs`; the same texts as `hiwar --help` and `hiwar COMMAND --help`.
"""


def cli() -> str:
    """docs/cli.md: one section a command, groups before what they hold."""
    return "\n".join([_HEAD, *_sections(hiwar, _context(hiwar, "hiwar", None))])


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    shape = {"terminal_width": WIDTH, "max_content_width": WIDTH, "color": False}
    return command.make_context(name, [], parent, resilient_parsing=True, **shape)


def _sections(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None and not inner.hidden:
                yield from _sections(inner, _context(inner, name, context))


PAGES = {"cli.md": cli}


if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
