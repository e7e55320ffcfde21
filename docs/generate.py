"""Write the pages of docs/ that are made from the code: `make docs`. A test compares them with what stands here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
import django

from hiwar.cli import main as hiwar

if TYPE_CHECKING:
    from hiwar.exchange.package.shapes import Column, Table

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


_MARKS = ("<!-- tables: made by `make docs` from hiwar.exchange.package.tables -->\n", "<!-- end of tables -->")


def exchange() -> str:
    """docs/exchange.md as it stands, with the description of the tables made anew."""
    before, _, rest = (HERE / "exchange.md").read_text(encoding="utf-8").partition(_MARKS[0])
    return before + _MARKS[0] + "\n".join(_tables()) + "\n" + _MARKS[1] + rest.partition(_MARKS[1])[2]


def _tables() -> Iterator[str]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiwar.settings")
    django.setup()
    from hiwar.exchange.package.tables import BY_NAME, TABLES

    for table in TABLES:
        yield f"\n### {table.name}\n\n{table.about}\n"
        for reference in table.references:
            if reference.table:
                columns = ", ".join(f"`{name}`" for name in reference.columns)
                key = ", ".join(f"`{name}`" for name in BY_NAME[reference.table].key)
                yield f"{columns} → {key} of [{reference.table}](#{reference.table})  "
        yield "\n| column | type | holds |\n|---|---|---|"
        for column in table.columns:
            yield _column(table, column)


def _column(table: Table, column: Column) -> str:
    from hiwar.exchange.package.tables import shape

    kind, bounds = shape(table, column)
    choices = ", ".join(f"`{choice}`" if choice else "empty" for choice in bounds.choices)
    limits = [
        f"at most {bounds.longest} characters" if bounds.longest and not choices else "",
        f"{bounds.least} to {bounds.most}" if bounds.most is not None else "",
        "or null" if bounds.nullable else "",
    ]
    described = ", ".join(filter(None, (str(kind.value), *limits)))
    about = f"{column.about}: {choices}" if choices else column.about
    return f"| `{column.name}`{'*' if column.name in table.key else ''} | {described} | {about} |"


_MEETING = (
    "<!-- tables: made by `make docs` from hiwar.kernel.meeting -->\n",
    "<!-- end of tables -->",
)


def meeting() -> str:
    """docs/meeting.md as it stands, with the tables of events, kinds and reasons made anew."""
    before, _, rest = (HERE / "meeting.md").read_text(encoding="utf-8").partition(_MEETING[0])
    return before + _MEETING[0] + "\n".join(_meeting()) + "\n" + _MEETING[1] + rest.partition(_MEETING[1])[2]


def _meeting() -> Iterator[str]:
    from hiwar.kernel.meeting import EVENTS, KINDS, VALUES

    yield "\n## Events\n"
    yield "| event | what it is | who | in which phases | given | found |\n|---|---|---|---|---|---|"
    for name, kind in EVENTS.items():
        cells = (_names(sorted(kind.roles)), _names(sorted(kind.phases)), _fields(kind.given), _fields(kind.found))
        yield f"| `{name}` | {kind.about} | {' | '.join(cells)} |"
    yield "\n## Kinds\n"
    yield "| kind | lists | turns on no list | limits | source |\n|---|---|---|---|---|"
    for each in KINDS.values():
        lists, limits = [rule.name for rule in each.lists], [*each.limits, *each.options]
        cells = (_names(lists), _names(sorted(each.turns)), _names(limits), each.source)
        yield f"| `{each.name}` | {' | '.join(cells)} |"
    yield "\n| event | " + " | ".join(KINDS) + " |\n|---|" + "---|" * len(KINDS)
    for name, event in EVENTS.items():
        kinds = (_in_kind(kind.phases(name), event.phases) for kind in KINDS.values())
        yield f"| `{name}` | {' | '.join(kinds)} |"
    yield "\n## Reasons\n\n| code | values |\n|---|---|"
    for reason, values in VALUES.items():
        yield f"| `{reason}` | {_names(values)} |"
    yield ""


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "–"


def _fields(fields: Mapping[str, str]) -> str:
    shown = (f"`{name}` {kind}".replace("|", ", ") for name, kind in fields.items())
    return "; ".join(shown) or "–"


def _in_kind(phases: frozenset[str], usual: frozenset[str]) -> str:
    """A cross where a kind has the event, with the phases that it adds."""
    return " ".join(["x", *(f"`{phase}`" for phase in sorted(phases - usual))]) if phases else ""


PAGES = {"cli.md": cli, "exchange.md": exchange, "meeting.md": meeting}


if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
