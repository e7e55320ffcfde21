"""The reader finds in each training document, in each language, what its source says."""

import re

import pytest

from hiwar.kernel import reading
from hiwar.kernel.facts import state
from hiwar.kernel.reading import Reading
from hiwar.kernel.reading.model import Genre
from hiwar.kernel.reading.phrases import languages
from hiwar.kernel.reading.reader import READERS
from hiwar.kernel.values import PositionValue
from hiwar.training import addendum_path, report_path, source, thematic_list_path

SYMBOL = source.review()["report"]

Row = tuple[str, int, tuple[str, ...], PositionValue | None, str | None]


def expected() -> list[Row]:
    """Every text of the report: paragraph, part, States, position and its source."""
    return [
        (number, part, tuple(codes), PositionValue(position), f"{SYMBOL}, para. {number.split('.')[0]}")
        for number, position, texts in source.recommendations()
        for part, codes in enumerate(texts, start=1)
    ]


LINKS = {"en": "and ", "fr": "et ", "es": "y ", "ru": "и ", "ar": "", "zh": "并"}
"""What links the next text under a number to the first; in Arabic it is written together with the word, and stays."""


def plain(text: str) -> str:
    """A text of the source as people quote it: single blanks, no soft hyphens."""
    return " ".join(text.replace("\u00ad", "").split())


def readable(language: str) -> None:
    if language not in languages():
        pytest.skip(f"no phrase book of {language} yet")


@pytest.fixture(
    scope="module", params=[(suffix, each) for suffix in (".pdf", ".docx") for each in source.LANGUAGES], ids=str
)
def read(request: pytest.FixtureRequest) -> Reading:
    suffix, language = request.param
    readable(language)
    path = report_path(suffix, language)
    found = reading.read(path.read_bytes(), path.name)
    assert found.language == language
    return found


def test_paragraphs_states_and_positions_are_the_same_in_every_language(read: Reading) -> None:
    found = [(r.paragraph, r.part, r.recommending, r.position, r.position_source) for r in read.recommendations]
    assert found == expected()
    assert not read.warnings


def test_names_are_kept_as_written(read: Reading) -> None:
    language = str(read.language)
    for r in read.recommendations:
        assert r.states_as_written == tuple(state(code).short[language] for code in r.recommending)


def test_texts_are_those_of_the_source(read: Reading) -> None:
    language = str(read.language)
    said = source.words(language)["lists"]
    texts = [plain(text) for listed in said.values() for item in listed for text in item]
    assert [r.text for r in read.recommendations] == [re.sub(f"^{LINKS[language]}", "", each) for each in texts]


def test_the_reader_knows_what_the_report_is(read: Reading) -> None:
    assert (read.symbol, read.state_under_review, read.session) == (SYMBOL, "XTV", 0)


def test_the_positions_keep_the_words_of_the_lead(read: Reading) -> None:
    leads = source.words(str(read.language))["leads"]
    for r in read.recommendations:
        assert r.position_as_written == plain(leads[r.paragraph.split(".")[0]])


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
@pytest.mark.parametrize("language", source.LANGUAGES)
def test_the_addendum_settles_what_was_pending(language: str, suffix: str) -> None:
    readable(language)
    if Genre.ADDENDUM not in READERS:
        pytest.skip("no reader of addenda yet")
    path = addendum_path(suffix, language)
    found = reading.read(path.read_bytes(), path.name)
    assert (found.genre, found.symbol, found.answers) == (Genre.ADDENDUM, source.review()["addendum"], SYMBOL)
    answers = {
        number: answer["position"] for answer in source.review()["answer"] for number in answer.get("answers", ())
    }
    assert {p.paragraph: p.position.value for p in found.positions} == answers


@pytest.mark.parametrize("language", source.LANGUAGES)
def test_the_thematic_list_says_the_same_as_report_and_addendum(language: str) -> None:
    readable(language)
    if Genre.THEMATIC_LIST not in READERS:
        pytest.skip("no reader of thematic lists yet")
    path = thematic_list_path(language)
    found = reading.read(path.read_bytes(), path.name)
    settled = source.settled()
    assert sorted((r.paragraph, r.part, r.recommending, r.position) for r in found.recommendations) == sorted(
        (number, part, states, PositionValue(settled[number][0])) for number, part, states, _, _ in expected()
    )


def test_no_sign_of_the_extraction_stays_in_the_text_of_a_page() -> None:
    text = "".join(page.text for page in reading.read(report_path().read_bytes(), "report-en.pdf").pages)
    assert "\ufffe" not in text
    assert "Parlia\u00adment" in text
