"""The training review: an invented State's report, addendum and thematic list in six languages, written for Hiwar.

`talvania/review.toml` holds what is the same in all languages, `talvania/<language>.toml` the words;
`python -m hiwar.training.build` typesets them as PDF and Word, which travel in the wheel beside their source.
Talvania and every State that speaks in them are invented (kind "invented" in `kernel.facts`).
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent / "talvania"
_LANGUAGES = ("en", "ar", "zh", "fr", "ru", "es")


def report_path(suffix: str = ".pdf", language: str = "en") -> Path:
    """The training report as a file, `.pdf` or `.docx`, in one of the six languages."""
    return _file("report", language, suffix)


def addendum_path(suffix: str = ".pdf", language: str = "en") -> Path:
    """The State's answers to what its report left pending, `.pdf` or `.docx`."""
    return _file("addendum", language, suffix)


def thematic_list_path(language: str = "en") -> Path:
    """The thematic list of the recommendations, a Word file."""
    return _file("thematic-list", language, ".docx")


def files() -> tuple[Path, ...]:
    """One file of each document in each language, in the order in which a record takes them in: the reports, then the
    addenda that settle them, then the lists; English first. PDF where there is one, since its pages can be shown;
    Word in Arabic, since brackets and digits move in a PDF that runs from right to left."""
    suffixes = {language: ".docx" if language == "ar" else ".pdf" for language in _LANGUAGES}
    return (
        *(report_path(suffix, language) for language, suffix in suffixes.items()),
        *(addendum_path(suffix, language) for language, suffix in suffixes.items()),
        *(thematic_list_path(language) for language in _LANGUAGES),
    )


def _file(document: str, language: str, suffix: str) -> Path:
    path = _HERE / f"{document}-{language}{suffix}"
    if not path.is_file():
        raise FileNotFoundError(f"the training {document} does not come as {suffix} in the language {language!r}")
    return path
