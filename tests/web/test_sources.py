"""The pages tell what each source says, where sources disagree, and what stands beside the recommendations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hiwar.audit.actors import OPERATOR
from hiwar.kernel.reading import Genre, Page
from hiwar.kernel.values import PositionValue
from hiwar.reviews.commands import file_document, import_rows, take_down_document
from tests.builders import answer, data_set, item, later, reading, row, source
from tests.web import sample

REVIEW = "/reviews/XKS/2"


@pytest.fixture
def site(sampled: Path, client: Client) -> Client:
    """The sample record, and someone who reads it."""
    return client


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def json(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.json()


def test_a_review_says_on_which_texts_its_sources_disagree(site: Client) -> None:
    told = json(site, f"/en{REVIEW}.json")
    assert {row["paragraph"]: row["differs"] for row in told["recommendations"]} == {
        "7.1": ["position"],
        "7.2": ["states"],
        "7.3": [],
    }
    assert told["counts"]["differing"] == 2
    assert "On 2 texts the sources disagree:" in html(site, f"/en{REVIEW}")
    assert "على نصين تختلف المصادر" in html(site, f"/ar{REVIEW}")


def test_a_review_shows_the_positions_as_each_other_source_gives_them(site: Client) -> None:
    sources = json(site, f"/en{REVIEW}.json")["sources"]
    assert [(each["name"], each["differs"]) for each in sources] == [
        ("kesteria-themes.txt", 1),
        ("coded.csv", 1),
        ("national.csv", 0),
    ]
    assert sources[0]["positions"] == [{"position": "supported", "count": 1}, {"position": "noted", "count": 1}]
    assert "As other sources give them" in html(site, f"/en{REVIEW}")
    assert json(site, "/en/reviews/XTV/0.json")["sources"] == []


def test_a_review_says_of_each_text_what_each_other_source_gives(site: Client) -> None:
    told = json(site, f"/en{REVIEW}.json")
    names = {each["sha256"]: each["name"] for each in told["sources"]}
    given = {
        row["paragraph"]: [(names[it["document"]], it["position"], it["as_written"]) for it in row["by_source"]]
        for row in told["recommendations"]
    }
    assert given == {
        "7.1": [("kesteria-themes.txt", "noted", "Noted"), ("coded.csv", "supported", "Accepted")],
        "7.2": [("kesteria-themes.txt", "supported", "Supported")],
        "7.3": [("national.csv", "supported", "Soutenue")],
    }


def test_no_source_agrees_with_what_the_record_leaves_open(site: Client, tmp_path: Path) -> None:
    sample.all_pending(tmp_path)
    place = {"state_under_review": "XTV", "session": 1, "answers": sample.PENDING, "symbol": None}
    listed = item("5.2", "Sweep the quay", (), (), position=PositionValue.SUPPORTED, as_written="Supported")
    themes = reading(listed, genre=Genre.THEMATIC_LIST, **place)
    file_document(OPERATOR, source(tmp_path, "pending themes", "open.txt"), themes, now=later(8))
    [told] = json(site, "/en/reviews/XTV/1.json")["sources"]
    assert (told["differs"], told["compared"], told["open"]) == (0, 0, 1)
    for address in ("/en/reviews/XTV/1", "/en/reviews/XTV/1/documents"):
        text = html(site, address)
        assert "the record leaves these open" in text
        assert "tag-agrees" not in text
    assert "tag-agrees" in html(site, f"/en{REVIEW}")  # where both have an answer


def test_those_on_which_sources_disagree_are_filtered(site: Client) -> None:
    shown = json(site, f"/en{REVIEW}.json?differs=yes")["recommendations"]
    assert [row["paragraph"] for row in shown] == ["7.1", "7.2"]
    assert json(site, "/en/reviews/XTV/0.json?differs=yes")["recommendations"] == []


def test_a_reader_meets_the_texts_in_the_readers_language_where_the_record_has_them(site: Client) -> None:
    french = "Huiler les gonds des portes de l’écluse"
    rows = {row["paragraph"]: row for row in json(site, f"/fr{REVIEW}.json")["recommendations"]}
    assert rows["7.1"]["text"] == "Oil the hinges of the lock gates"
    assert rows["7.1"]["version"] == {"text": french, "language": "fr", "status": "official"}
    assert rows["7.2"]["version"] is None
    assert french in html(site, f"/fr{REVIEW}")
    assert french not in html(site, f"/en{REVIEW}")
    for words in ("huiler gonds", "hinges gates"):
        found = json(site, f"/fr{REVIEW}.json?q={words}")["recommendations"]
        assert [row["paragraph"] for row in found] == ["7.1"]
    assert json(site, f"/fr{REVIEW}.json?q=gonds+hinges")["recommendations"] == []


def test_a_review_lists_its_documents_by_genre_with_what_each_brought(site: Client) -> None:
    told = json(site, f"/en{REVIEW}/documents.json")["documents"]
    assert [(each["genre"], each["symbol"] or each["name"]) for each in told] == [
        ("report", sample.KESTERIA),
        ("addendum", f"{sample.KESTERIA}/Add.1"),
        ("thematic-list", "kesteria-themes.txt"),
        ("advance-questions", "kesteria-questions.txt"),
        ("data-set", "coded.csv"),
        ("data-set", "national.csv"),
    ]
    report, addendum, themes, questions, coded, national = told
    assert (report["brought"]["recommendations"], report["brought"]["texts"]) == (3, 3)
    assert [version["language"] for version in report["versions"]] == ["en", "fr"]
    assert addendum["brought"]["answers"] == 2
    assert addendum["brought"]["positions"] == [
        {"position": "supported", "count": 1},
        {"position": "noted", "count": 1},
    ]
    assert (questions["brought"]["questions"], questions["brought"]["askers"]) == (1, 1)
    assert (themes["brought"]["rows"], themes["brought"]["joined"]) == (2, 2)
    assert (coded["brought"]["rows"], coded["brought"]["joined"], coded["brought"]["pledges"]) == (3, 2, 1)
    assert {each["name"]: each["differs"] for each in told if each["differs"]} == {
        "kesteria-themes.txt": 1,
        "coded.csv": 1,
    }
    assert national["brought"]["joined"] == 1
    text = html(site, f"/en{REVIEW}/documents")
    assert text.count("Positions, counted by rows") == 3
    assert text.count("Positions, counted by recommendations") == 2
    for lang in ("en", "ar"):
        assert "kesteria-themes.txt" in html(site, f"/{lang}{REVIEW}/documents")


def test_the_documents_of_the_record_are_filtered(site: Client) -> None:
    states = {each["name"]: each["group"]["state"] for each in json(site, "/en/documents.json")["documents"]}
    assert states.pop("slovenia.txt")["iso3"] == "SVN"
    assert set(states.values()) == {None}  # data sets are of no single State
    told = json(site, "/en/documents.json?of=XKS&genre=addendum")
    assert [each["symbol"] for each in told["documents"]] == [f"{sample.KESTERIA}/Add.1"]
    assert "No document in the record is of this kind" in html(site, "/en/documents?genre=decision")
    assert json(site, "/en/documents.json?session=x")["documents"] == []


def document(client: Client, name: str) -> str:
    """The address of a document, without its language."""
    told = json(client, f"/en{REVIEW}/documents.json")["documents"]
    versions = [version for each in told for version in each["versions"]]
    return "/documents/" + next(each["sha256"] for each in versions if each["name"] == name)


def test_a_symbol_leads_to_its_document(site: Client) -> None:
    response = site.get(f"/en/documents/{sample.KESTERIA}/Add.1")
    assert (response.status_code, response["Location"]) == (302, f"/en{document(site, 'kesteria-add1.txt')}")
    assert site.get(f"/fr/documents/{sample.KESTERIA}")["Location"] == f"/fr{document(site, 'kesteria-fr.txt')}"
    assert site.get(f"/en/documents/{sample.KESTERIA}/Add.1.json")["Location"].endswith(".json")
    for nowhere in ("A/HRC/0/77", "0" * 64, "A/%00"):
        assert "The record holds no such document." in site.get(f"/en/documents/{nowhere}").content.decode()


def test_an_addendum_tells_its_answers_once_for_the_same_words(site: Client) -> None:
    told = json(site, f"/en{document(site, 'kesteria-add1.txt')}.json")
    assert [(each["position"], [it["paragraph"] for it in each["paragraphs"]]) for each in told["answers"]] == [
        ("noted", ["7.1"]),
        ("supported", ["7.2"]),
    ]
    assert told["answers"][0]["comments"] == [
        {"comment": "The lock gates are no longer in use.", "paragraphs": ["7.1"]}
    ]
    assert [each["symbol"] for each in told["versions"]] == [f"{sample.KESTERIA}/Add.1"]
    assert [(each["genre"], each["language"]) for each in told["related"]] == [
        ("report", "en"),
        ("thematic-list", "en"),
    ]
    french = json(site, f"/fr{document(site, 'kesteria-add1.txt')}.json")["related"]
    assert [(each["genre"], each["language"]) for each in french] == [("report", "fr"), ("thematic-list", "en")]
    text = html(site, f"/en{document(site, 'kesteria-add1.txt')}")
    assert f'href="/en/recommendations/{sample.KESTERIA}:7.1"' in text


def test_an_answer_that_fits_no_position_is_counted_with_the_others(site: Client, tmp_path: Path) -> None:
    told = (
        answer("7.1", PositionValue.UNCLEAR, "Kesteria is grateful."),
        answer("7.2", PositionValue.SUPPORTED, "Yes."),
    )
    place = {
        "state_under_review": "XKS",
        "session": 2,
        "symbol": f"{sample.KESTERIA}/Add.2",
        "answers": sample.KESTERIA,
    }
    second = reading(genre=Genre.ADDENDUM, positions=told, **place)
    file_document(OPERATOR, source(tmp_path, "second answers", "second.txt"), second, now=later(8))
    brought = json(site, f"/en{document(site, 'second.txt')}.json")["brought"]
    assert brought["answers"] == 2
    assert [(each["position"], each["count"]) for each in brought["positions"]] == [("supported", 1), ("unclear", 1)]


def test_what_an_answer_adds_is_not_what_it_said_already(site: Client, tmp_path: Path) -> None:
    words = "Kesteria supports these recommendations."
    comments = {"7.1": f"{words} The canals are wide.", "7.2": words}
    told = tuple(
        answer(number, PositionValue.SUPPORTED, words, comment=comment) for number, comment in comments.items()
    )
    place = {
        "state_under_review": "XKS",
        "session": 2,
        "symbol": f"{sample.KESTERIA}/Add.2",
        "answers": sample.KESTERIA,
    }
    file_document(
        OPERATOR, source(tmp_path, "wordy", "wordy.txt"), reading(genre=Genre.ADDENDUM, positions=told, **place),
        now=later(8),
    )  # fmt: skip
    [told_once] = json(site, f"/en{document(site, 'wordy.txt')}.json")["answers"]
    assert told_once["comments"] == [{"comment": "The canals are wide.", "paragraphs": ["7.1"]}]


def test_short_words_of_a_source_stay_at_the_beginning_of_an_arabic_line(site: Client) -> None:
    text = html(site, f"/ar/recommendations/{sample.KESTERIA}:7.1")
    assert '<blockquote class="quoted small" lang="en"><bdi>Noted</bdi></blockquote>' in text
    rows = '<bdi dir="ltr">1</bdi>، <bdi dir="ltr">2</bdi>'
    assert rows in text


def test_a_pledge_is_not_headed_by_the_value_of_its_data_set(site: Client) -> None:
    assert "<q" not in html(site, f"/ar{REVIEW}/sources?what=pledges").partition("<main")[2]


def test_the_languages_of_a_report_have_their_status(site: Client) -> None:
    versions = json(site, f"/en{document(site, 'kesteria.txt')}.json")["versions"]
    assert [(each["language"], each["status"]) for each in versions] == [
        ("en", "original"),
        ("fr", "official"),
    ]
    text = html(site, f"/en{document(site, 'kesteria.txt')}")
    assert "In other languages and editions" in text
    assert "Official translation" in text


def test_a_document_tells_which_of_its_rows_found_a_recommendation(site: Client) -> None:
    coded = document(site, "coded.csv")
    told = json(site, f"/en{coded}.json")
    assert (told["filters"]["what"], told["counts"]["joined"], told["counts"]["unmatched"]) == ("joined", 2, 1)
    assert {row["address"] for row in told["rows"]} == {f"{sample.KESTERIA}:7.1"}
    assert [row["text"] for row in json(site, f"/en{coded}.json?what=unmatched")["rows"]] == ["Plant orchard number 0"]
    assert "Talvania" in html(site, f"/en{document(site, 'kesteria-questions.txt')}")


def test_words_are_found_in_a_document(site: Client) -> None:
    addendum = document(site, "kesteria-add1.txt")
    assert [hit["page"] for hit in json(site, f"/en{addendum}.json?q=takes+note")["found"]] == [1]
    assert "No page of this document" in html(site, f"/en{addendum}?q=zebra")


def test_a_document_that_was_taken_down_is_said_to_be(site: Client) -> None:
    addendum = document(site, "kesteria-add1.txt")
    take_down_document(OPERATOR, addendum.rsplit("/", 1)[1], reason="asked for", legal_basis="an order", now=later(9))
    for lang in ("en", "ar"):
        assert "asked for" in html(site, f"/{lang}{addendum}")
    assert json(site, f"/en{addendum}.json")["found"] == []
    text = html(site, f"/en{REVIEW}/documents")
    assert f"{sample.KESTERIA}/Add.1</bdi>" in text  # a symbol is a fact and stays
    assert "(taken down)" in text


def test_questions_that_were_taken_down_are_said_to_be(site: Client) -> None:
    sheet = document(site, "kesteria-questions.txt")
    take_down_document(OPERATOR, sheet.rsplit("/", 1)[1], reason="asked for", legal_basis="an order", now=later(9))
    text = html(site, f"/en{REVIEW}/sources?what=questions")
    assert "was taken down as the law required" in text
    assert f'href="/en{sheet}"' in text
    assert "A document that was taken down" in text
    assert "no advance questions" not in text
    assert json(site, f"/en{sheet}.json")["rows"] == []
    assert "What was read from it" not in html(site, f"/en{sheet}")


def test_a_page_with_nothing_beside_the_recommendations_says_one_thing(site: Client) -> None:
    text = html(site, "/en/reviews/XTV/0/sources?what=unmatched")
    assert "No row of another source is left without its recommendation." in text
    assert "they stay visible" not in text.partition("<main")[2]


def test_headings_of_questions_follow_the_title(site: Client) -> None:
    assert "<h3" not in html(site, f"/en{REVIEW}/sources?what=questions")


@pytest.mark.parametrize(
    ("what", "text", "kind"),
    [
        ("questions", "How many lock gates are there on canal 0?", "question"),
        ("unmatched", "Plant orchard number 0", "coding"),
        ("pledges", "Open school 0", "pledge"),
    ],
)
def test_what_stands_beside_the_recommendations(site: Client, what: str, text: str, kind: str) -> None:
    told = json(site, f"/en{REVIEW}/sources.json?what={what}")
    assert [(row["text"], row["kind"]) for row in told["rows"]] == [(text, kind)]
    assert told["beside"] == {"documents": 6, "questions": 1, "unmatched": 1, "pledges": 1}
    for lang in ("en", "ar"):
        assert text in html(site, f"/{lang}{REVIEW}/sources?what={what}")


def test_rows_of_a_review_whose_report_is_missing_stand_on_a_page_that_says_so(site: Client, tmp_path: Path) -> None:
    loose = row(1, "Dredge the channel", state_under_review="XKS", session=9, recommending=("XLN",))
    import_rows(OPERATOR, source(tmp_path, "loose", "loose.csv"), [[loose]], iter([data_set()]), now=later(9))
    missing = "The report of this review is not in the record yet."
    assert missing in html(site, "/en/reviews/XKS/9/sources")
    assert missing not in html(site, f"/en{REVIEW}/sources")
    assert site.get("/en/reviews/SVN/21/sources").status_code == 404


def test_what_other_bodies_recommend_to_a_state(site: Client) -> None:
    told = json(site, "/en/states/XKS.json")["bodies"]
    assert [(each["body"], each["rows"], each["concerns"], each["newest"]) for each in told] == [
        ("CEDAW", 1, 1, "2025-02-12"),
        ("CRC", 1, 0, "2025-02-12"),
    ]
    text = html(site, "/en/states/XKS")
    assert "Committee on the Rights of the Child" in text
    assert "لجنة حقوق الطفل" in html(site, "/ar/states/XKS")
    assert [row["body"] for row in json(site, "/en/states/XKS/bodies.json")["rows"]] == ["CEDAW", "CRC"]
    one = json(site, "/en/states/XKS/bodies.json?body=CRC")
    assert [(row["paragraph"], row["text"]) for row in one["rows"]] == [("11", "Let every child learn to swim, 1")]
    assert one["rows"][0]["place"] == {"body": "CRC", "symbol": "CRC/C/XKS/CO/1", "dated": "2025-02-12"}
    assert "The record holds no recommendation of another body" in html(site, "/en/states/SVN/bodies")


def test_sessions_of_which_there_is_no_report_are_named_by_their_documents(site: Client, tmp_path: Path) -> None:
    decision = reading(genre=Genre.DECISION, symbol="A/HRC/DEC/9/101", state_under_review="XKS", session=9)
    file_document(OPERATOR, source(tmp_path, "a decision", "decision.txt"), decision, now=later(9))
    assert json(site, "/en/states/XKS.json")["sessions"] == [{"session": 9, "cycle": 1, "documents": 1, "rows": 0}]
    assert "/en/reviews/XKS/9/documents" in html(site, "/en/states/XKS")
    told = json(site, "/en/reviews/XKS/9/documents.json")
    assert (told["held"], [each["symbol"] for each in told["documents"]]) == (False, ["A/HRC/DEC/9/101"])
    assert "The report of this review is not in the record yet." in html(site, "/en/reviews/XKS/9/documents")


def test_a_row_is_read_first_in_the_readers_language(site: Client) -> None:
    national = document(site, "national.csv")
    arabic, english = "عدّ النوارس", "Count the gulls"
    for lang, first, then in (("ar", arabic, english), ("en", english, arabic)):
        text = html(site, f"/{lang}{national}")
        assert text.index(first) < text.index(then)


def test_an_answer_is_read_in_the_readers_language_where_a_version_gives_it(site: Client, tmp_path: Path) -> None:
    words = "Kesteria prend note de la recommandation 7.1."
    french = reading(
        symbol=f"{sample.KESTERIA}/Add.1", answers=sample.KESTERIA, genre=Genre.ADDENDUM, language="fr",
        state_under_review="XKS", session=2, positions=(answer("7.1", as_written=words),), pages=(Page(1, words),),
    )  # fmt: skip
    file_document(OPERATOR, source(tmp_path, "answers in French", "add1-fr.txt"), french, now=later(8))
    at = f"recommendations/{sample.KESTERIA}:7.1"
    told = json(site, f"/fr/{at}.json")
    assert told["positions"][0]["as_written"] == "Kesteria takes note of recommendation 7.1."
    assert told["positions"][0]["version"]["as_written"] == words
    account = next(each for each in told["accounts"] if each["origin"] == "addendum")
    assert (account["as_written"], account["document"]["language"]) == (words, "fr")
    assert [each["language"] for each in account["languages"]] == ["en"]
    assert words in html(site, f"/fr/{at}")
    assert words not in html(site, f"/en/{at}")


def test_one_source_that_gives_several_positions_is_told_apart_from_two_that_disagree(
    site: Client, tmp_path: Path
) -> None:
    sample.all_pending(tmp_path)
    place = {"session": 1, "recommending": ("IRN",), "states_as_written": ("Iran",)}
    rows = [
        row(number, "Sweep the quay", position=position, **place)
        for number, position in enumerate((PositionValue.SUPPORTED, PositionValue.NOTED), start=1)
    ]
    import_rows(OPERATOR, source(tmp_path, "two parts", "parts.csv"), [rows], iter([data_set()]), now=later(9))
    at = f"/en/recommendations/{sample.PENDING}:5.2"
    told = json(site, f"{at}.json")
    assert (told["position"], told["differs"], told["differs_within"]) == ("pending", ["position"], True)
    assert "One source gives several positions." in html(site, at)
    rows = {each["paragraph"]: each["elsewhere"] for each in json(site, "/en/reviews/XTV/1.json")["recommendations"]}
    assert rows == {"5.1": [], "5.2": ["supported", "noted"]}
    assert "Elsewhere:" in html(site, "/en/reviews/XTV/1")
    review = json(site, "/en/reviews/XTV/1.json")
    assert (review["counts"]["two_positions"], review["counts"]["two_elsewhere"]) == (0, 1)
    assert [(each["positions"], each["two_positions"]) for each in review["sources"]] == [
        ([{"position": "supported", "count": 1}, {"position": "noted", "count": 1}], 1)
    ]
    twice = "1 paragraph carries two positions and is counted under each."
    assert html(site, "/en/reviews/XTV/1").count(twice) == 2, "where the report is open, and at the source itself"
    assert "Elsewhere:" not in html(site, f"/en{REVIEW}")
    assert json(site, f"/en/recommendations/{sample.KESTERIA}:7.1.json")["differs_within"] is False


def test_about_tells_what_the_record_holds_beside_the_reports(site: Client) -> None:
    told = json(site, "/en/about.json")
    assert {each["genre"]: each["documents"] for each in told["genres"]} == {
        "report": 1,  # those of invented States are counted nowhere
        "data-set": 3,
    }
    assert told["documents"] == 4
    assert told["rows"] == {"rows": 0, "joined": 0, "bodies": 0}  # an invented State's are counted nowhere
    assert 'href="/en/documents?genre=data-set"' in html(site, "/en/about")


def test_the_search_leads_on_into_a_document(site: Client) -> None:
    text = html(site, "/en/search?q=takes+note&of=XKS")
    assert f'href="/en{document(site, "kesteria-add1.txt")}?q=takes+note#text"' in text
    assert '<option value="XKS" selected>XKS</option>' in text  # no choice, and in force all the same


@pytest.mark.usefixtures("record")
def test_an_empty_record_says_how_documents_come_in(client: Client) -> None:
    for lang in ("en", "ar"):
        assert "hiwar import" in html(client, f"/{lang}/documents")
