"""The catalogues: whole in every language, up to date with the pages, and written as each language is written.

A language is held to its own script, signs and spaces here; what no test can see is told in docs/translating.md.
"""

import re
from collections.abc import Iterable, Iterator
from gettext import c2py
from pathlib import Path

import django
import polib
import pytest

import hiwar
from docs.translations import tidy

PACKAGE = Path(hiwar.__file__).parent
LOCALE = PACKAGE / "locale"
DJANGO = Path(django.__file__).parent / "conf" / "locale"
LANGUAGES = ("ar", "es", "fr", "ru", "zh")
HOLE = re.compile(r"%\(\w+\)s")
STRINGS = re.compile(r"""{%\s*translate\s+"([^"]*)"|gettext(?:_lazy)?\(\s*"([^"]*)"|\b_\(\s*"([^"]*)\"""")
JOINERS = {", ", "; ", ": "}
ABBREVIATIONS = {"No.", "para."}

SCRIPTS = {"ar": r"[\u0621-\u064a]", "ru": r"[а-яА-Я]", "zh": r"[\u4e00-\u9fff]"}
WORDLESS = {("ru", "No."), ("ru", "by %(author)s on %(day)s"), ("zh", "%(score)s of 100")}
"""Said without a letter of the language: №, a name and a day, a figure over another."""

SAME = {
    "es": {
        *("Troika", "Original", "no", "%(name)s: %(what)s", "%(state)s: %(document)s"),
        *("art. %(number)s", "%(treaty)s, art. %(number)s"),
    },
    "fr": {
        *("Code", "Cycle", "Date", "Dates", "Documents", "Institutions", "Original", "Pages", "Position", "Positions"),
        *("Session", "Source", "Sources", "%(shown)s page", "%(shown)s pages", "%(shown)s question"),
        *("%(shown)s questions", "Vibration", "(sessions %(numbers)s)", "(session %(numbers)s)", "Session %(number)s"),
        *(
            "Administration",
            "Cycle %(cycle)s",
            "cycle %(cycle)s",
            "session %(session)s",
            "Cycles",
            "Document",
            "Institution",
            "Licence",
            "Page",
            "Sessions",
        ),
        *(
            "Position (code)",
            "Interruptions",
            "Objection",
            "Parties",
            "Ratification",
            "Signature",
            "Succession",
            "Verdict",
            "Votes",
        ),
        *("art. %(number)s", "%(treaty)s, art. %(number)s"),
    },
    "ru": {"%(name)s: %(what)s", "%(state)s: %(document)s"},
    "ar": {"%(name)s: %(what)s", "%(state)s: %(document)s"},
    "zh": set(),
}
"""What a language says as English does. Nothing else may be left as it was by accident."""


def path_of(lang: str) -> Path:
    return LOCALE / lang / "LC_MESSAGES" / "django.po"


def catalogue(lang: str) -> polib.POFile:
    return polib.pofile(str(path_of(lang)))


def said(entries: Iterable[polib.MOEntry]) -> dict[tuple[str | None, str], tuple[str, dict[int, str]]]:
    """What a catalogue says, by context and words."""
    return {(entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural) for entry in entries}


def pairs(lang: str) -> Iterator[tuple[str, str]]:
    """Every string with its translation; of one with plurals every form, beside the English plural."""
    for entry in catalogue(lang):
        if entry.msgid_plural:
            yield from ((entry.msgid_plural, words) for words in entry.msgstr_plural.values())
        else:
            yield entry.msgid, entry.msgstr


def served(lang: str) -> dict[int, set[int]]:
    """The numbers that each plural form of a catalogue stands for, as far as they are tried."""
    form = form_of(path_of(lang))
    numbers: dict[int, set[int]] = {}
    for number in (*range(300), 1_000, 1_000_000, 2_000_000):
        numbers.setdefault(form(number), set()).add(number)
    return numbers


def form_of(path: Path):  # type: ignore[no-untyped-def]
    """Which plural form a catalogue's head gives a number."""
    _, _, formula = polib.pofile(str(path)).metadata["Plural-Forms"].partition("plural=")
    return c2py(formula.strip().rstrip(";"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_is_whole(lang: str) -> None:
    found = catalogue(lang)
    count = int(found.metadata["Plural-Forms"].split(";")[0].removeprefix("nplurals="))
    assert found.untranslated_entries() == []
    assert found.fuzzy_entries() == []
    for entry in found:
        assert sorted(entry.msgstr_plural) == (list(range(count)) if entry.msgid_plural else []), entry.msgid
        assert all(entry.msgstr_plural.values()), entry.msgid


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_counts_as_django_counts(lang: str) -> None:
    ours, theirs = form_of(path_of(lang)), form_of(DJANGO / lang.replace("zh", "zh_Hans") / "LC_MESSAGES" / "django.po")
    numbers = (*range(1_200), 10**6, 10**6 + 1, 3 * 10**6)
    assert [ours(number) for number in numbers] == [theirs(number) for number in numbers]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translation_fills_the_holes_that_are_there(lang: str) -> None:
    """A plural form of one number only may say it in words; one of none and one may follow the English singular."""
    numbers = served(lang)
    for entry in catalogue(lang):
        singular, plural = set(HOLE.findall(entry.msgid)), set(HOLE.findall(entry.msgid_plural))
        for form, words in entry.msgstr_plural.items():
            stands_for = numbers.get(form, {2, 3})
            needed = set() if len(stands_for) == 1 else singular if stands_for <= {0, 1} else plural
            assert needed <= set(HOLE.findall(words)) <= singular | plural, words
        if not entry.msgid_plural:
            assert sorted(HOLE.findall(entry.msgstr)) == sorted(HOLE.findall(entry.msgid)), entry.msgid


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_english_is_left_by_accident(lang: str) -> None:
    same = {entry.msgid for entry in catalogue(lang) if entry.msgstr == entry.msgid}
    same |= {
        english
        for entry in catalogue(lang)
        for english in (entry.msgid, entry.msgid_plural)
        if english in entry.msgstr_plural.values()
    }
    assert same - JOINERS - {"Hiwar"} == SAME[lang]


@pytest.mark.parametrize("lang", SCRIPTS)
def test_a_language_is_written_in_its_script(lang: str) -> None:
    script = re.compile(SCRIPTS[lang])
    without = {
        english
        for english, words in pairs(lang)
        if re.search("[A-Za-z]", HOLE.sub("", english)) and not script.search(HOLE.sub("", words))
    }
    assert without - {"Hiwar"} == {english for code, english in WORDLESS if code == lang}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_spaces_at_the_ends_and_stops_are_kept(lang: str) -> None:
    stops = {".": (".", "。"), ":": (":", "：")}
    for english, words in pairs(lang):
        if english in JOINERS:
            continue
        assert words == words.strip(), english
        if english not in ABBREVIATIONS:
            for stop, ends in stops.items():
                assert english.endswith(stop) is words.endswith(ends), english


@pytest.mark.parametrize("lang", LANGUAGES)
def test_quotation_marks_are_those_of_the_language(lang: str) -> None:
    opening = "“" if lang == "zh" else "«"
    for english, words in pairs(lang):
        assert not re.search('["„]' if lang == "zh" else '["“”„]', words), words
        assert words.count(opening) >= english.count("“"), words


def test_french_sets_a_no_break_space_at_double_signs() -> None:
    for _, words in pairs("fr"):
        if words in JOINERS:
            continue
        whole = re.sub(r"A/HRC/\S+", "", words)
        assert not re.search(r"[^\u00a0][;:!?»](?=\s|$)|«[^\u00a0]|[^\u00a0]»", whole), words
        assert "'" not in words, words


def test_russian_sets_a_no_break_space_before_a_dash() -> None:
    for _, words in pairs("ru"):
        assert not re.search(r"[^\u00a0]—|—(?! )", words), words
        assert "ё" not in words.lower(), words


def test_spanish_opens_its_questions() -> None:
    for _, words in pairs("es"):
        assert words.count("¿") == words.count("?"), words
        assert words.count("¡") == words.count("!"), words


def test_chinese_sets_full_width_signs_and_no_spaces_between_words() -> None:
    han = r"[\u4e00-\u9fff]"
    for _, words in pairs("zh"):
        whole = HOLE.sub("X", words)
        assert not re.search(rf"{han}[ ,.;:!?()]|[ ,;:!?()]{han}|[，。；：、（）] | [，。；：、（）]", whole), words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_catalogue_has_the_same_strings(lang: str) -> None:
    assert {entry.msgid for entry in catalogue(lang)} == {entry.msgid for entry in catalogue("ar")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_stands_in_order(lang: str) -> None:
    assert str(tidy(path_of(lang))).rstrip("\n") == path_of(lang).read_text(encoding="utf-8").rstrip("\n"), (
        "`make translations` puts it into order"
    )


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
