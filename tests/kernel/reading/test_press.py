"""Statements as the press prints them: title, date, speakers, what is quoted and what is told."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiwar.kernel.reading import ReadingError
from hiwar.kernel.reading.press import MAX_CHARACTERS, REPORTER, Speaker, Statement, read_statement, statement_of
from hiwar.kernel.reading.quotations import quotations
from hiwar.kernel.reading.sentences import sentences

ENGLISH = """Talvania will not vote, minister says
GENEVA, 12 January 2018 (Kesteria Press)
Talvania’s foreign minister Mira Toll said on Friday that the text was “one-sided”.
“We were not asked,” she added. “Nobody was.”
According to Bardovian envoy Jon Pardo, the vote takes place on Monday.
The hall was full."""


def told(statement: Statement) -> list[tuple[str, bool, str]]:
    return [
        (each.speaker, each.direct, statement.text[each.start : each.end])
        for each in statement.quotations
        if each.depth == 0
    ]


def test_a_report_in_english() -> None:
    statement = statement_of(ENGLISH)
    assert statement.language == "en"
    assert statement.title is not None
    assert statement.text[slice(*statement.title)] == "Talvania will not vote, minister says"
    assert statement.date == (date(2018, 1, 12), date(2018, 1, 12))
    toll = next(each for each in statement.speakers if each.name == "Mira Toll")
    pardo = next(each for each in statement.speakers if each.name == "Jon Pardo")
    assert (toll.state, pardo.state) == ("XTV", "XBD")
    assert toll.office is not None
    assert "foreign minister" in toll.office
    said = told(statement)
    assert (toll.id, True, "one-sided") in said
    assert (toll.id, True, "We were not asked,") in said
    assert (toll.id, True, "Nobody was.") in said
    assert (pardo.id, False, "the vote takes place on Monday.") in said
    hall = statement.text.index("The hall")
    assert statement.speaker_at(hall, hall + 5).id == REPORTER


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Foreign Minister Jon Abel of Talvania said that nobody came.", "Foreign Minister"),
        ("The Minister for Trade of Talvania, Jon Abel, said that nobody came.", "Minister for Trade of Talvania"),
        ("Deputy Foreign Minister of Talvania Jon Abel said that nobody came.", "Deputy Foreign Minister of Talvania"),
        ("Talvanian Foreign Minister Jon Abel said that nobody came.", "Talvanian Foreign Minister"),
        ("Le ministre Jon Abel de la Talvanie a déclaré que personne n’était venu.", "ministre"),
    ],
)
def test_a_name_is_no_part_of_an_office(text: str, office: str) -> None:
    _reporter, speaker = statement_of(text).speakers
    assert (speaker.name, speaker.office, speaker.state) == ("Jon Abel", office, "XTV")


SPEECHES = {
    "en": "Statement by the delegation of Talvania\nGeneva, 12 March 2024\n\nMr. President,\n\nWe thank the panel.",
    "ar": "بيان وفد تالفانيا\nجنيف، 12 آذار/مارس 2024\n\nالسيد الرئيس،\n\nنشكر الفريق ونؤكد دعمنا.",
    "fr": "Déclaration de la délégation de la Talvanie, Conseil des droits de l’homme\n\nMonsieur le Président,\n\n"
    "Nous remercions le groupe.",
    "es": "Intervención de la delegación de Talvania\n\nSeñor Presidente:\n\nDamos las gracias al grupo de expertos.",
    "ru": "Выступление делегации Талвании\n\nГосподин Председатель,\n\nМы благодарим группу за её работу.",
    "zh": "塔尔瓦尼亚代表团在人权理事会的发言\n\n主席先生：\n\n我们感谢专家组所做的工作。",
}


@pytest.mark.parametrize("lang", SPEECHES)
def test_a_speech_is_whose_its_head_says(lang: str) -> None:
    statement = statement_of(SPEECHES[lang])
    assert statement.language == lang
    _reporter, speaker = statement.speakers
    assert speaker.state == "XTV"
    assert speaker.office is None
    assert str(speaker.name).casefold() in {"delegation", "وفد", "délégation", "delegación", "делегации", "代表团"}
    start = statement.text.rindex("\n") + 1
    assert statement.speaker_at(start, len(statement.text)) == speaker
    assert statement.speaker_at(0, 5).id == REPORTER


def test_a_speech_names_its_speaker_and_leaves_others_their_words() -> None:
    head = "Statement by H.E. Ms. Mira Toll, Minister for Foreign Affairs of Talvania\n\nMadam Vice-President,\n\n"
    text = f"{head}We took part. The envoy of Bardovia, Jon Pardo, said that nobody came. We did."
    statement = statement_of(text)
    toll, pardo = statement.speakers[1:]
    assert (toll.name, toll.office, toll.state) == ("Mira Toll", "Minister for Foreign Affairs of Talvania", "XTV")
    assert (pardo.name, pardo.state) == ("Jon Pardo", "XBD")
    for words, who in (("We took part", toll), ("nobody came", pardo), ("We did", toll)):
        assert statement.speaker_at(text.index(words), text.index(words) + len(words)) == who


@pytest.mark.parametrize(
    "text",
    [
        "Statement by Talvania causes stir\nThe minister was not there. Nobody was.",
        "Statement by the delegation of Talvania",
        "Statement by the delegation\n\nMr. President,\n\nWe thank the panel.",
    ],
)
def test_not_every_head_is_that_of_a_speech(text: str) -> None:
    assert all(each.direct is False for each in statement_of(text).quotations)
    assert len(statement_of(text).speakers) <= 2


def test_a_dateline_is_no_part_of_what_is_claimed() -> None:
    statement = statement_of("Envoy speaks\nGENEVA, 12 January 2018 (Kesteria Press) – The envoy left the hall early.")
    assert statement.dateline is not None
    assert statement.text[slice(*statement.dateline)] == "GENEVA, 12 January 2018"
    assert statement_of("Envoy speaks\nOn 12 January 2018 the envoy left.").dateline is None


@pytest.mark.parametrize(
    ("lang", "text", "speaker", "words"),
    [
        ("ar", "قال وزير خارجية تالفانيا سامر الدالي: “لن نصوت”.", "سامر الدالي", "لن نصوت"),
        ("ar", "“لن نصوت”، قال سامر الدالي.", "سامر الدالي", "لن نصوت"),
        ("fr", "« Nous ne voterons pas », a déclaré Mireille Toll.", "Mireille Toll", "Nous ne voterons pas"),
        ("es", "«No votaremos», dijo Mireya Toll.", "Mireya Toll", "No votaremos"),
        ("ru", "«Мы не будем голосовать», — заявила Мира Толль.", "Мира Толль", "Мы не будем голосовать"),
        ("zh", "“我们不投票，”米拉说。", "米拉", "我们不投票，"),
        ("en", "‘We shall not vote,’ said Mira Toll.", "Mira Toll", "We shall not vote,"),
        (
            "en",
            "Mira Toll, foreign minister of Talvania, recalled that nobody had voted.",
            "Mira Toll",
            "nobody had voted.",
        ),
    ],
)
def test_who_says_what(lang: str, text: str, speaker: str, words: str) -> None:
    statement = statement_of(text, language=lang)
    who = next((each for each in statement.speakers if each.name == speaker), None)
    assert who is not None, statement.speakers
    assert (who.id, words) in [(by, said.strip()) for by, _, said in told(statement)]


def test_a_speaker_goes_on_without_being_named() -> None:
    text = "قال سامر الدالي: “لن نصوت”.\nوأضاف: “لم يسألنا أحد”.\n“هذا كل ما لدينا من قول في هذا الموضوع كله”."
    statement = statement_of(text)
    assert {by for by, direct, _ in told(statement) if direct} == {"s1"}
    assert len([each for each in statement.quotations if each.direct]) == 3


def test_people_known_from_elsewhere() -> None:
    known = [Speaker("s7", "Mira Toll", "foreign minister", "XTV")]
    statement = statement_of("Toll said the text was old.", known=known)
    assert [each.id for each in statement.speakers] == [REPORTER, "s7"]
    assert told(statement) == [("s7", False, "the text was old.")]


def test_a_headline_that_gives_the_word_to_a_state() -> None:
    statement = statement_of("Talvania: we shall take part in the review\nThe minister spoke on Friday.")
    assert [(each.name, each.state) for each in statement.speakers[1:2]] == [("Talvania", "XTV")]
    assert told(statement)[0][2] == "we shall take part in the review"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“one” and “two”", [("one", 0), ("two", 0)]),
        ("“one “inner“ rest“", [("one “inner“ rest", 0), ("inner", 1)]),
        ("«a «b» c»", [("a «b» c", 0), ("b", 1)]),
        ("“not closed", [("not closed", 0)]),
        ("„deutsch“", [("deutsch", 0)]),
        ("the States’ rights and the State's", []),
        ("‘single’ marks", [("single", 0)]),
        ('"straight" marks', [("straight", 0)]),
        ("و“كلام”", [("كلام", 0)]),
    ],
)
def test_quotation_marks(text: str, found: list[tuple[str, int]]) -> None:
    assert [(text[each.start : each.end], each.depth) for each in quotations(text, 0, len(text))] == found


def test_sentences() -> None:
    text = "Mr. Toll spoke. Prices rose by 2.5 per cent! “Did they?” he asked. U.S. aid ended."
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [
        "Mr. Toll spoke.",
        "Prices rose by 2.5 per cent!",
        "“Did they?”",
        "he asked.",
        "U.S. aid ended.",
    ]


def test_html() -> None:
    page = (
        "<!doctype html><html><head><meta charset=utf-8><title>Minister speaks</title><script>x='said'</script></head>"
        "<body><nav>Menu</nav><h1>Minister speaks</h1>"
        "<p>Mira Toll said: <q>no</q>&nbsp;&amp; left.</p><p>End.</p></body>"
    )
    statement = read_statement(page.encode(), "a.html")
    assert statement.media_type == "text/html"
    assert statement.text == "Minister speaks\nMira Toll said: “no” & left.\nEnd."
    assert statement.title == (0, len("Minister speaks"))


def test_word() -> None:
    document = docx.Document()
    for line in ENGLISH.split("\n"):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    read = read_statement(file.getvalue(), "a.docx")
    assert told(read) == told(statement_of(ENGLISH))


@pytest.mark.parametrize(
    "data",
    [b"", b"<html><body><nav>x</nav></body>", b"\x00\x01", b"PK\x03\x04broken", b"word " * (MAX_CHARACTERS // 4)],
)
def test_what_cannot_be_read_is_told_in_one_sentence(data: bytes) -> None:
    with pytest.raises(ReadingError) as caught:
        read_statement(data, "a.txt")
    assert caught.value.remedy


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    for start in (b"", b"<html>"):
        try:
            statement = read_statement(start + data, "a")
        except ReadingError:
            continue
        for each in statement.quotations:
            assert 0 <= each.start < each.end <= len(statement.text)
