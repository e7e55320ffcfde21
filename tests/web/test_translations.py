"""The catalogues: Arabic whole, the other four prepared, all of them up to date with the pages."""

import re
from collections.abc import Iterable
from pathlib import Path

import polib
import pytest

import hiwar

PACKAGE = Path(hiwar.__file__).parent
LOCALE = PACKAGE / "locale"
LANGUAGES = ("ar", "es", "fr", "ru", "zh")
HOLE = re.compile(r"%\(\w+\)s")
STRINGS = re.compile(r"""{%\s*translate\s+"([^"]*)"|gettext(?:_lazy)?\(\s*"([^"]*)"|\b_\(\s*"([^"]*)\"""")


def catalogue(lang: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / lang / "LC_MESSAGES" / "django.po"))


def said(entries: Iterable[polib.MOEntry]) -> dict[tuple[str | None, str], tuple[str, dict[int, str]]]:
    """What a catalogue says, by context and words."""
    return {(entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural) for entry in entries}


def test_arabic_is_whole() -> None:
    arabic = catalogue("ar")
    assert arabic.untranslated_entries() == []
    assert arabic.fuzzy_entries() == []
    assert arabic.metadata["Plural-Forms"].startswith("nplurals=6")
    for entry in arabic:
        assert not entry.msgid_plural or len(entry.msgstr_plural) == 6
        assert not entry.msgid_plural or all(entry.msgstr_plural.values())


def test_arabic_fills_no_hole_that_is_not_there() -> None:
    for entry in catalogue("ar"):
        holes = set(HOLE.findall(entry.msgid + entry.msgid_plural))
        for words in (entry.msgstr, *entry.msgstr_plural.values()):
            assert set(HOLE.findall(words)) <= holes, entry.msgid
        if not entry.msgid_plural:
            assert set(HOLE.findall(entry.msgstr)) == holes, entry.msgid


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_catalogue_has_the_same_strings(lang: str) -> None:
    assert {entry.msgid for entry in catalogue(lang)} == {entry.msgid for entry in catalogue("ar")}


def test_every_string_of_the_pages_is_in_the_catalogues() -> None:
    known = {entry.msgid for entry in catalogue("ar")}
    files = [*PACKAGE.rglob("web/**/*.html"), *PACKAGE.rglob("web/**/*.py"), PACKAGE / "accounts" / "refusals.py"]
    used = {
        next(filter(None, groups))
        for file in files
        for groups in STRINGS.findall(file.read_text(encoding="utf-8"))
        if any(groups)
    }
    assert len(used) > 100
    assert used - known == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_compiled_catalogue_agrees(lang: str) -> None:
    compiled = polib.mofile(str(LOCALE / lang / "LC_MESSAGES" / "django.mo"))
    assert said(compiled) == said(catalogue(lang).translated_entries()), (
        "installing compiles the catalogues: do it again"
    )
