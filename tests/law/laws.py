"""The law of the house as checks on source code (docs/structure.md); what import-linter can see is left to it.

A law looks at one parsed file and yields what breaks it as (line, sentence). Laws read code and never run it, so they
go by names: a method called `save` is taken for Django's, wherever it stands.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

Breach = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Law:
    """One law: its sentence, the check, and the places of the package where it does not hold."""

    sentence: str
    check: Callable[[ast.Module], Iterator[Breach]]
    free: tuple[str, ...] = ()
    only: tuple[str, ...] = ("**",)

    def holds_in(self, path: PurePosixPath) -> bool:
        """Whether the law holds in the file at `path`, counted from the package's folder."""
        return _matches(path, self.only) and not _matches(path, self.free)

    def breaches(self, source: str) -> list[Breach]:
        """What in `source` breaks the law: line and sentence."""
        return sorted(self.check(ast.parse(source)))


def _matches(path: PurePosixPath, patterns: tuple[str, ...]) -> bool:
    """Whether a pattern fits: `a/**` everything below a, `**/x` the end of the path, `**` everything."""
    for pattern in patterns:
        if pattern == "**" or (pattern.endswith("/**") and path.is_relative_to(pattern[:-3])):
            return True
        if path.match(pattern.removeprefix("**/")):
            return True
    return False


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _dotted(node: ast.expr) -> str:
    """`a.b.c` as written, through calls and subscripts; an empty string where the chain starts with something else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{_dotted(value)}.{attr}"
        case ast.Call(func=func):
            return _dotted(func)
        case ast.Subscript(value=value):
            return _dotted(value)
        case _:
            return ""


WRITES = {
    verb
    for name in ("save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create")
    for verb in (name, f"a{name}")
} | {"executemany", "executescript"}


def _writes(tree: ast.Module) -> Iterator[Breach]:
    for call in _calls(tree):
        if not isinstance(call.func, ast.Attribute):
            continue
        name = call.func.attr
        # A dict's or a hash's update takes a position; a query's takes keywords only.
        update = name in {"update", "aupdate"} and call.keywords and not call.args
        # A document is saved to somewhere; a row, which Django saves by keywords only, is not.
        elsewhere = name in {"save", "asave"} and call.args
        if (name in WRITES and not elsewhere) or update or (name == "execute" and not _only_asks(call)):
            yield call.lineno, f"`.{name}()` writes to the record outside commands.py"


def _only_asks(call: ast.Call) -> bool:
    """Whether the statement executed is a literal that asks and changes nothing."""
    statement = call.args[0] if call.args else None
    return (
        isinstance(statement, ast.Constant)
        and isinstance(statement.value, str)
        and statement.value.lstrip().upper().startswith(("SELECT", "PRAGMA"))
    )


def _signals(tree: ast.Module) -> Iterator[Breach]:
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=module) if module and "signals" in module.split(".") + [
                alias.name for alias in node.names
            ]:
                yield node.lineno, "signals act at a distance: call the command"
            case ast.ImportFrom(module="django.dispatch") | ast.Import(names=[ast.alias(name="django.dispatch")]):
                yield node.lineno, "signals act at a distance: call the command"
            case ast.ImportFrom(names=names) if any(alias.name == "signals" for alias in names):
                yield node.lineno, "signals act at a distance: call the command"


def _generic_keys(tree: ast.Module) -> Iterator[Breach]:
    for node in ast.walk(tree):
        names = {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else set()
        if isinstance(node, ast.Name | ast.Attribute):
            names = {node.id if isinstance(node, ast.Name) else node.attr}
        if names & {"GenericForeignKey", "GenericRelation"}:
            yield getattr(node, "lineno", 0), "a row points at rows of one kind: use a real foreign key"


def _save_overrides(tree: ast.Module) -> Iterator[Breach]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for item in node.body:
                if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef) and item.name in {"save", "delete"}:
                    yield item.lineno, f"{node.name}.{item.name}() hides a rule in a model: it belongs in a command"


WALL_CLOCK = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
}


def _wall_clock(tree: ast.Module) -> Iterator[Breach]:
    """References as well as calls: `default=timezone.now` reads the clock as surely as `timezone.now()`."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=attr, value=value) if (_dotted(value).rpartition(".")[2], attr) in WALL_CLOCK:
                yield node.lineno, f"`{_dotted(node)}` reads the wall clock: take `now` as an argument"
            case ast.ImportFrom(module=("time" | "django.utils.timezone"), names=names):
                for alias in names:
                    if alias.name in {"now", "time", "time_ns", "localtime", "gmtime"}:
                        yield node.lineno, f"`{alias.name}` reads the wall clock: take `now` as an argument"
            case ast.keyword(arg="auto_now" | "auto_now_add"):
                yield node.value.lineno, f"`{node.arg}` reads the wall clock: take `now` as an argument"
            case ast.Call(func=ast.Name(id="Now")):
                yield node.lineno, "`Now()` reads the database's clock: take `now` as an argument"


def _kernel_clock(tree: ast.Module) -> Iterator[Breach]:
    """No clock of any kind: not even one that only counts seconds."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names) if any(alias.name == "time" for alias in names):
                yield node.lineno, "the kernel has no clock: take the time as an argument"
            case ast.ImportFrom(module="time"):
                yield node.lineno, "the kernel has no clock: take the time as an argument"


def _chance(tree: ast.Module) -> Iterator[Breach]:
    """Only a generator made with a seed (`random.Random(seed)`), never the one that everybody shares."""
    sentence = "chance without a seed: make a generator from a seed that is an argument"
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names) if any(alias.name in {"secrets", "uuid"} for alias in names):
                yield node.lineno, sentence
            case ast.ImportFrom(module=("secrets" | "uuid")):
                yield node.lineno, sentence
            case ast.ImportFrom(module="random", names=names) if any(alias.name != "Random" for alias in names):
                yield node.lineno, sentence
            case ast.Attribute(value=ast.Name(id="os"), attr="urandom"):
                yield node.lineno, sentence
            case ast.Call(func=func, args=args, keywords=keywords):
                name = _dotted(func)
                made = name.rpartition(".")[2] in {"Random", "default_rng", "RandomState", "Generator"}
                shared = name.startswith("random.") or ".random." in name
                if (not args and not keywords) if made else shared:
                    yield node.lineno, sentence


def _docstrings(tree: ast.Module) -> Iterator[Breach]:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    if not ast.get_docstring(tree):
        yield 1, "the module says nothing of itself"
    for node in tree.body:
        if isinstance(node, kinds) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield node.lineno, f"`{node.name}` says nothing of itself"
            for item in node.body if isinstance(node, ast.ClassDef) else []:
                if isinstance(item, kinds) and not item.name.startswith("_") and not ast.get_docstring(item):
                    yield item.lineno, f"`{node.name}.{item.name}` says nothing of itself"


def _face_imports(tree: ast.Module) -> Iterator[Breach]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("hiwar."):
            parts = {*(node.module or "").split("."), *(alias.name for alias in node.names)}
            if "models" in parts:
                yield node.lineno, "a face asks queries and calls commands; it knows no model"


# Where Django does not reach (import-linter sees to that) there is no record to write to.
_NO_RECORD = ("kernel/**", "training/**")

LAWS = {
    "writes": Law(
        "Only commands.py writes",
        _writes,
        free=(*_NO_RECORD, "**/commands.py", "**/commands/*.py", "**/migrations/*.py"),
    ),
    "signals": Law("No signals of our own", _signals),
    "generic keys": Law("No generic foreign keys", _generic_keys),
    "save": Law("No logic in save()", _save_overrides),
    "wall clock": Law(
        "No wall clock outside faces and worker: `now` is passed in",
        _wall_clock,
        free=("cli/**", "web/**", "api/**", "documents/worker.py"),
    ),
    "kernel clock": Law("No clock in the kernel", _kernel_clock, only=("kernel/**",)),
    "chance": Law("No unseeded chance in the kernel", _chance, only=("kernel/**",)),
    "docstrings": Law("What the kernel offers says what it means", _docstrings, only=("kernel/**",)),
    "faces": Law("Faces show and ask; no rule lives there", _face_imports, only=("web/**", "api/**", "cli/**")),
}


def package() -> Path:
    """The folder of the package, as it stands in this checkout."""
    return Path(__file__).parents[2] / "src" / "hiwar"
