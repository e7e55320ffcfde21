"""Everything that Hiwar needs travels in the wheel."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "hiwar"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

_CACHES = {"__pycache__", ".ruff_cache", ".mypy_cache"}


def test_every_folder_with_code_is_a_package() -> None:
    folders = {file.parent for file in PACKAGE.rglob("*.py")}
    assert not {str(folder) for folder in folders if not (folder / "__init__.py").is_file()}


def test_every_file_that_is_not_code_is_named_as_data() -> None:
    named = {Path(pattern).suffix for pattern in PROJECT["tool"]["setuptools"]["package-data"]["hiwar"]}
    files = [file for file in PACKAGE.rglob("*") if file.is_file() and not _CACHES & set(file.parts)]
    assert not {str(file) for file in files if file.suffix not in named | {".py"}}


def test_every_dependency_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    pinned = {name.casefold().replace("_", "-") for name in pins}
    project = PROJECT["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"], *PROJECT["build-system"]["requires"]]
    names = {asking.partition("~")[0].partition(">")[0].partition("[")[0].casefold() for asking in asked}
    assert names <= pinned
