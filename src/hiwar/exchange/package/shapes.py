"""What a table of a package is: its columns, their meaning, and what its rows refer to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model

from hiwar.exchange.package.values import Bounds, Kind


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its meaning in a sentence, and where its value stands.

    `field` is the model's own field that holds it; "" where it is told from others (`paths`, in the words of queries)
    and follows from them, or from a reference, when it is read. An `address` is told from symbol, paragraph and part of
    what `paths` leads to. `kind` and `bounds` are those of the field at the end of the path, or given.
    """

    name: str
    about: str
    field: str = ""
    paths: tuple[str, ...] = ()
    address: bool = False
    given: tuple[Kind, Bounds] | None = None

    @property
    def told_from(self) -> tuple[str, ...]:
        """The paths to what it is told from."""
        return self.paths or (self.field or self.name,)


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that together name a row of another `table` by its key; `field` of the model points at it. Null columns
    name none."""

    columns: tuple[str, ...]
    table: str
    field: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a package, which is one model's rows.

    `key` are the columns that tell its rows apart. Rows come in the order of their `parent` (documents by the time they
    were added, reviews by session and State), and within one by `order`. `left_out` names fields of the model that no
    column holds, each with the reason.
    """

    name: str
    model: type[Model]
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    parent: str = ""
    references: tuple[Reference, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """Where it lies in the package."""
        return f"tables/{self.name}.jsonl"

    def column(self, name: str) -> Column:
        """The column with this name."""
        return next(column for column in self.columns if column.name == name)


def own(name: str, about: str, field: str = "") -> Column:
    """A column that a field of the model holds as it is."""
    return Column(name, about, field or name)
