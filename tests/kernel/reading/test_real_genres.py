"""One State's whole file over three cycles, each row checked by eye against the document; needs HIWAR_SAMPLES."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from hiwar.kernel.reading import read
from hiwar.kernel.reading.model import Genre

SAMPLES = Path(os.environ.get("HIWAR_SAMPLES", "")) / "slovenia"

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="HIWAR_SAMPLES names no folder with slovenia/"),
]

FILES = [
    # file, genre, symbol, session, date, the report it goes with
    ("cycle1/Slovenia.pdf", Genre.ADVANCE_QUESTIONS, None, None, None, None),
    ("cycle1/Slovenia_Add.pdf", Genre.ADVANCE_QUESTIONS, None, None, None, None),
    ("cycle1/g0916919.pdf", Genre.NATIONAL_REPORT, "A/HRC/WG.6/7/SVN/1", 7, "2009-11-03", None),
    ("cycle1/g0917008.pdf", Genre.SUMMARY, "A/HRC/WG.6/7/SVN/3", 7, "2009-11-12", None),
    ("cycle1/g0917123.pdf", Genre.COMPILATION, "A/HRC/WG.6/7/SVN/2", 7, "2009-11-19", None),
    ("cycle1/g0917825.pdf", Genre.CORRIGENDUM, "A/HRC/WG.6/7/SVN/2/Corr.1", 7, "2009-12-22", "A/HRC/WG.6/7/SVN/2"),
    ("cycle1/g1012049.pdf", Genre.REPORT, "A/HRC/14/15", 7, "2010-03-15", None),
    ("cycle1/g1012465.pdf", Genre.ADDENDUM, "A/HRC/14/15/Add.1", 7, "2010-03-23", "A/HRC/14/15"),
    ("cycle1/g1014611.pdf", Genre.DECISION, "A/HRC/DEC/14/105", 7, "2010-06-23", "A/HRC/14/15"),
    ("cycle1/g1217781.pdf", Genre.OTHER, "A/HRC/14/37", None, "2012-10-23", None),
    ("cycle2/UPR20__Slovenia_ThematicListRecommendations_E.docx", Genre.THEMATIC_LIST, None, 20, None, "A/HRC/28/15"),
    ("cycle2/g1409727.pdf", Genre.SUMMARY, "A/HRC/WG.6/20/SVN/3", 20, "2014-07-25", None),
    ("cycle2/g1413493.pdf", Genre.NATIONAL_REPORT, "A/HRC/WG.6/20/SVN/1", 20, "2014-08-15", None),
    ("cycle2/g1414064.pdf", Genre.COMPILATION, "A/HRC/WG.6/20/SVN/2", 20, "2014-08-18", None),
    ("cycle2/g1423930.pdf", Genre.REPORT, "A/HRC/28/15", 20, "2014-12-10", None),
    ("cycle2/g1504261.pdf", Genre.ADDENDUM, "A/HRC/28/15/Add.1", 20, "2015-03-04", "A/HRC/28/15"),
    ("cycle2/g1510722.pdf", Genre.DECISION, "A/HRC/DEC/28/111", 20, "2015-05-28", "A/HRC/28/15"),
    ("cycle2/g1913313.pdf", Genre.OTHER, "A/HRC/28/2", None, "2019-05-07", None),
    ("cycle4/UPR-wg48-Advance-Questions-Slovenia.docx", Genre.ADVANCE_QUESTIONS, None, 48, "2025-01-22", None),
    ("cycle4/g2419943.pdf", Genre.COMPILATION, "A/HRC/WG.6/48/SVN/2", 48, "2024-11-07", None),
    ("cycle4/g2420070.pdf", Genre.NATIONAL_REPORT, "A/HRC/WG.6/48/SVN/1", 48, "2024-10-30", None),
    ("cycle4/g2420410.pdf", Genre.SUMMARY, "A/HRC/WG.6/48/SVN/3", 48, "2024-11-06", None),
    ("cycle4/g2502644.pdf", Genre.REPORT, "A/HRC/59/15", 48, "2025-03-24", None),
    ("cycle4/g2505828.pdf", Genre.ADDENDUM, "A/HRC/59/15/Add.1", 48, "2025-04-08", "A/HRC/59/15"),
    ("cycle4/g2511026.pdf", Genre.DECISION, "A/HRC/DEC/59/112", 48, "2025-07-14", "A/HRC/59/15"),
    ("cycle4/infographic-slovenia.pdf", Genre.OTHER, None, 48, None, None),
    ("cycle4/session48-hc-letter-republic-slovenia-eng.pdf", Genre.OTHER, None, 48, "2025-10-01", None),
    ("cycle4/upr48-slovenia-thematic-list-of-recommendatio.docx", Genre.THEMATIC_LIST, None, 48, None, "A/HRC/59/15"),
]
NOT_ON_ONE_STATE = ("A/HRC/14/37", "A/HRC/28/2")

QUESTIONS = {
    "cycle1/Slovenia.pdf": {"DNK": 2, "SWE": 4, "GBR": 7},
    # Argentina's five stand in Spanish and in its own English.
    "cycle1/Slovenia_Add.pdf": {"ARG": 10, "CZE": 5, "NOR": 4},
    "cycle4/UPR-wg48-Advance-Questions-Slovenia.docx": {
        "BEL": 5, "CRI": 1, "DEU": 2, "LIE": 1, "PRT": 2, "ESP": 3, "GBR": 5, "USA": 3,
    },
}  # fmt: skip


@pytest.mark.parametrize(("file", "genre", "symbol", "session", "date", "report"), FILES, ids=lambda value: str(value))
def test_every_document_says_what_it_is(
    file: str, genre: Genre, symbol: str | None, session: int | None, date: str | None, report: str | None
) -> None:
    found = read((SAMPLES / file).read_bytes(), "named-otherwise")
    assert (found.genre, found.symbol, found.session, found.date, found.answers) == (
        genre, symbol, session, date, report,
    )  # fmt: skip
    assert found.state_under_review == (None if symbol in NOT_ON_ONE_STATE else "SVN")
    assert Counter(question.state for question in found.questions) == QUESTIONS.get(file, {})


def test_every_report_is_one() -> None:
    """A damaged masthead apart (one report's date cannot be read), all say symbol, State, session and date."""
    from hiwar.kernel.reading.formats import extract
    from hiwar.kernel.reading.genres import genre_of
    from hiwar.kernel.reading.masthead import masthead
    from hiwar.kernel.reading.phrases import phrases

    english = phrases("en")
    undated = []
    for path in sorted((SAMPLES.parent / "upr-reports").glob("*.pdf"))[::9]:
        pages = extract(path.read_bytes(), path.name).pages
        head = masthead(pages, english)
        assert genre_of(pages, head, english) is Genre.REPORT, path.name
        assert None not in (head.symbol, head.state, head.session), path.name
        assert (head.body, head.answers) == (None, None), path.name
        undated += [path.name] * (head.date is None)
    assert len(undated) <= 1
