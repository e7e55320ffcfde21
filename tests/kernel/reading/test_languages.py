"""Reports in each language as in English: the same lists, States, texts and positions, in every format."""

from __future__ import annotations

import pytest

from hiwar.kernel import reading
from hiwar.kernel.facts import states
from hiwar.kernel.reading import Reading
from hiwar.kernel.reading.model import Genre
from hiwar.kernel.reading.names import named_states
from tests.kernel.reading.language_reports import SYMBOL, Report, made, wordings

REPORTS = {wording.language: made(wording) for wording in wordings()}
every_language = pytest.mark.parametrize("language", REPORTS)


@pytest.fixture(scope="module", params=[(form, each) for form in ("text", "pdf", "word") for each in REPORTS], ids=str)
def case(request: pytest.FixtureRequest) -> tuple[Report, Reading]:
    form, language = request.param
    report = REPORTS[language]
    return report, reading.read(getattr(report, form)(), {"text": "a.txt", "pdf": "a.pdf", "word": "a.docx"}[form])


def test_the_reports_are_long_and_have_what_is_hard() -> None:
    for report in REPORTS.values():
        assert len(report.rows) == 90
        assert {position for *_, position in report.rows} == {"supported", "partly", "pending", "noted"}
        assert {len(codes) for _, _, _, codes, _ in report.rows} == {1, 2, 4}
        assert sum(part == 2 for _, part, *_ in report.rows) == 12


def test_lists_states_texts_and_positions_are_found(case: tuple[Report, Reading]) -> None:
    report, found = case
    assert [
        (r.paragraph, r.part, r.text, r.recommending, r.position and r.position.value) for r in found.recommendations
    ] == list(report.rows)
    assert found.warnings == ()


def test_the_report_says_what_it_is(case: tuple[Report, Reading]) -> None:
    report, found = case
    assert (found.genre, found.symbol, found.language) == (Genre.REPORT, SYMBOL, report.wording.language)
    assert (found.state_under_review, found.session) == ("XTV", 19)


def test_the_answer_is_quoted_with_its_place(case: tuple[Report, Reading]) -> None:
    report, found = case
    leads = {str(number): lead for number, (_, lead) in enumerate(report.wording.sections, start=6)}
    for r in found.recommendations:
        number = r.paragraph.split(".")[0]
        assert (r.position_as_written, r.position_source) == (leads[number], f"{SYMBOL}, para. {number}")


@every_language
def test_items_that_go_on_over_a_page_have_a_place_on_both(language: str) -> None:
    found = reading.read(REPORTS[language].text(), "a.txt")
    over = [r for r in found.recommendations if len(r.places) > 1]
    assert over
    for r in over:
        assert [place.page for place in r.places] == [r.page, (r.page or 0) + 1]


@every_language
def test_every_member_state_is_known_by_its_name_between_brackets(language: str) -> None:
    members = [each for each in states() if each.kind in ("member", "observer")]
    wording = REPORTS[language].wording
    for i in range(len(members) - 2):
        three = members[i : i + 3]
        names = [each.short[language] for each in three]
        named = named_states(wording.comma.join(names[:-1]) + wording.joint + names[-1], language)
        assert named
        assert named.codes == tuple(each.iso3 for each in three), names


def listed(language: str, *items: str) -> list[tuple[str, str]]:
    """Paragraphs and texts read from a report of one list with these items."""
    wording = REPORTS[language].wording
    lines = [SYMBOL, *wording.opening.splitlines(), wording.heading, f"6. {wording.sections[0][1]}", *items]
    found = reading.read("\n".join([*lines, f"7. {wording.closing}"]).encode(), "a.txt")
    return [(r.paragraph, r.text) for r in found.recommendations]


def test_a_word_that_begins_like_above_opens_an_item() -> None:
    assert listed("ru", "6.1 красить лодки (Меривия);", "6.2 Вышеназванные лодки считать (Орланда).") == [
        ("6.1", "красить лодки"),
        ("6.2", "Вышеназванные лодки считать"),
    ]


def test_a_text_in_small_letters_is_no_answer_to_the_list() -> None:
    assert listed("ru", "6.1 красить лодки (Меривия);", "делегация не поддерживает другие цвета (Орланда).") == [
        ("6.1", "красить лодки"),
        ("6.1", "делегация не поддерживает другие цвета"),
    ]


def test_english_titles_hold_in_a_paper_in_another_language() -> None:
    paper = """ADVANCE QUESTIONS TO TALVANIA
ORLANDA
• La delegación desea preguntar qué medidas se han tomado para los puertos de las islas y para los faros del río?
• La delegación desea saber cómo se cuentan los barcos y con qué medios se pagan las reparaciones de los puentes?
"""
    found = reading.read(paper.encode(), "a.txt")
    assert (found.genre, found.language, found.state_under_review) == (Genre.ADVANCE_QUESTIONS, "es", "XTV")
    assert [question.state for question in found.questions] == ["XOR", "XOR"]
