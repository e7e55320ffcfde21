"""The style sheets know no left and right, load nothing from elsewhere, and pages carry no style of their own."""

import re
from pathlib import Path

import pytest

import hiwar.web

WEB = Path(hiwar.web.__file__).parent
SHEETS = sorted(WEB.rglob("static/**/*.css"))
TEMPLATES = sorted(WEB.rglob("templates/**/*.html"))

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PHYSICAL = re.compile(
    r"\b(?:left|right)\b|(?<!-)\b(?:margin|padding|border)-(?:top|bottom)\b|(?<![-\w])(?:top|bottom)\s*:"
)


def rules(sheet: Path) -> str:
    return _COMMENT.sub("", sheet.read_text(encoding="utf-8"))


def test_there_are_sheets_and_templates() -> None:
    assert len(SHEETS) >= 3
    assert len(TEMPLATES) >= 8


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_only_logical_properties(sheet: Path) -> None:
    assert PHYSICAL.findall(rules(sheet)) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_nothing_is_fetched_from_elsewhere(sheet: Path) -> None:
    assert not re.search(r"url\(|@import|https?:", rules(sheet))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_inline_style_or_script(template: Path) -> None:
    text = re.sub(r'<script src="{% static "[\w/.-]+" %}" defer></script>', "", template.read_text(encoding="utf-8"))
    assert not re.search(r"\sstyle=|<style|<script|\son(?!e=)\w+=|https?://", text)


def test_the_lint_sees_what_it_should() -> None:
    bad = ("margin-left: 1px", "float: right", "text-align: left", "padding-top: 0", "top: 0", "border-bottom: 0")
    assert all(PHYSICAL.search(rule) for rule in bad)
    good = ("margin-inline-start: 0", "inset-block-start: 0", "text-align: end", "linear-gradient(to top, red, blue)")
    assert not any(PHYSICAL.search(rule) for rule in good)
