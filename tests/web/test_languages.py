"""Which language a reader wants, and which an address is in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from hiwar.kernel.values import LANGUAGES
from hiwar.web.languages import direction, of_path, spoken, translated, wanted


@pytest.fixture
def no_catalogues(tmp_path: Path) -> Iterator[None]:
    """An installation whose catalogues were not compiled."""
    translated.cache_clear()
    with override_settings(LOCALE_PATHS=[tmp_path]):
        yield
    translated.cache_clear()


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "en"),
        ("ar", "ar"),
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("de, ru;q=0.3, es;q=0.7", "es"),
        ("de-DE", "en"),
        ("zh-Hans-CN", "zh"),
        ("ar;q=0, fr;q=0.1", "fr"),
        ("en;q=0", "en"),
        ("ES;Q=x, ru ; q=0.5", "ru"),
        ("*", "en"),
        (",;=q\x00" * 500, "en"),
    ],
)
def test_the_wanted_language(header: str, expected: str) -> None:
    assert wanted(header) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/ar/states", "ar"), ("/en.json", "en"), ("/zh", "zh"), ("/", None), ("/de/states", None), ("//ar", "ar")],
)
def test_the_language_of_an_address(path: str, expected: str | None) -> None:
    assert of_path(path) == expected


def test_only_arabic_runs_from_right_to_left() -> None:
    assert [direction(lang) for lang in ("ar", "en", "zh")] == ["rtl", "ltr", "ltr"]


def test_the_interface_speaks_all_six() -> None:
    assert [spoken(lang) for lang in LANGUAGES] == list(LANGUAGES)


@pytest.mark.usefixtures("no_catalogues")
def test_without_its_catalogue_a_language_is_spoken_to_in_english() -> None:
    assert {lang for lang in LANGUAGES if translated(lang)} == {"en"}
    assert spoken("ru") == "en"
