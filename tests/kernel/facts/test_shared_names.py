"""Every State's name in real material resolves; needs the folder that HIWAR_SAMPLES names."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiwar.kernel.facts import find_state

SAMPLES = Path(os.environ.get("HIWAR_SAMPLES", ""))

pytestmark = pytest.mark.skipif(
    not os.environ.get("HIWAR_SAMPLES") or not SAMPLES.is_dir(),
    reason="HIWAR_SAMPLES names no folder of real material",
)

NOT_STATES = {
    "Andean Community",
    "British Virgin Islands",
    "Caribbean Community",
    "Cayman Islands",
    "Common Market for Eastern and Southern Africa",
    "Council of Europe",
    "East African Community",
    "Economic Community of West African States",
    "Eurasian Economic Community",
    "Food and Agriculture Organization of the United Nations",
    "Hong Kong",
    "International Atomic Energy Agency",
    "International Civil Aviation Organization",
    "International Criminal Police Organization",
    "International Labour Organisation",
    "International Maritime Organization",
    "International Telecommunication Union",
    "Montserrat",
    "Organisation for the Prohibition of Chemical Weapons",
    "Organization of African Unity",
    "Preparatory Commission for the Comprehensive Nuclear-Test-Ban Treaty Organization",
    "Southern African Development Community",
    "Turks and Caicos Islands",
    "United Nations",
    "United Nations Educational Scientific and Cultural Organization",
    "United Nations Industrial Development Organization",
    "Universal Postal Union",
    "West African Economic and Monetary Union",
    "World Health Organization",
    "World Intellectual Property Organization",
    "World Meteorological Organization",
}
"""Organizations and territories that are parties to treaties, or stand in a table of them, but are no State."""


def table(path: str, encoding: str = "utf-8-sig") -> Iterator[dict[str, str]]:
    file = SAMPLES / path
    if not file.is_file():
        pytest.skip(f"{path} is not in HIWAR_SAMPLES")
    with file.open(encoding=encoding, newline="") as lines:
        yield from csv.DictReader(lines)


def unresolved(names: set[str]) -> set[str]:
    return {name for name in names - {""} if find_state(name) is None}


def test_names_of_the_coded_recommendations() -> None:
    for row in table("upr-state-names.csv"):
        found = find_state(row["name"])
        assert (found.iso3 if found else "") == row["iso3"], row
    names = {row[side] for row in table("upr-recommendations.csv") for side in ("To", "From")}
    assert {name for name in unresolved(names) if "Unknown" not in name} == set()


def test_states_and_troikas_of_the_calendar() -> None:
    for path in ("upr-calendar-from-reports.csv", "upr-reports-index.csv"):
        for row in table(path):
            assert unresolved({row.get("state", "")}) == set()
            assert _unread(row["troika"]) == "", row


def _unread(names: str) -> str:
    """What is left of a list of names in prose when the longest name at its beginning is read off again and again."""
    words = re.split(r"\s+", names.strip())
    while words and words != [""]:
        for end in range(len(words), 0, -1):
            if find_state(" ".join(words[:end]).strip(",")) and (end == len(words) or _ends_name(words, end)):
                words = words[end:]
                if words[:1] == ["and"]:
                    words = words[1:]
                break
        else:
            return " ".join(words)
    return ""


def _ends_name(words: list[str], end: int) -> bool:
    return words[end - 1].endswith(",") or words[end] == "and"


def test_names_in_six_languages() -> None:
    languages = {"English": "en", "French": "fr", "Spanish": "es", "Russian": "ru", "Chinese": "zh", "Arabic": "ar"}
    for row in table("vocab/unterm_countries_6lang.csv"):
        if not row["French short"]:
            continue
        expected = find_state(row["English short"], "en")
        assert expected is not None, row
        for column, name in row.items():
            if name:
                assert find_state(name, languages[column.split()[0]]) is expected, name


@pytest.mark.parametrize("folder", ["treaties/untreaties-2015", "treaties/wpd-2022"])
def test_parties_to_treaties(folder: str) -> None:
    names: set[str] = set()
    for file in sorted((SAMPLES / folder).glob("*.csv")):
        for row in table(str(file.relative_to(SAMPLES))):
            participant = row.get("Participant") or row.get("member") or ""
            names.add(re.sub(r"[\s\d,*]+$", "", participant))
    assert names
    assert unresolved(names) <= NOT_STATES


def test_voters_in_the_general_assembly() -> None:
    names = {row["Countryname"] for row in table("votes/voeten-ideal-points-2020.csv", "cp1252")}
    for row in table("votes/voeten-ideal-points-2025.csv"):
        names.add(_repaired(row["countryname"]))
    assert len(names) > 190
    assert unresolved(names) == set()


def _repaired(name: str) -> str:
    """The 2025 file was encoded in UTF-8 twice."""
    try:
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name
