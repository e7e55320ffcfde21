"""What people come for, from the first page to the answer: as they would go, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from hiwar.kernel.reading import read
from tests.builders import SYMBOL
from tests.web import sample

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page at a desk whose console stays empty: nothing that the policy forbids, no error of a script."""
    context = browser.new_context(base_url=site, viewport=DESK)  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []
    context.close()


def test_what_did_one_state_answer_another_in_a_year(page: Page) -> None:
    page.goto("/en/")
    page.get_by_role("searchbox").fill("What did Slovenia answer to France in 2014?")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".understood")).to_contain_text("State under review: Slovenia")
    expect(page.locator(".understood")).to_contain_text("Recommending State: France")
    expect(page.locator(".results > li")).to_have_count(1)
    expect(page.locator(".results > li")).to_contain_text("Not stated")
    page.locator(".together").get_by_role("link", name="Slovenia").click()
    expect(page.locator("table.matrix tbody tr")).to_have_count(1)
    expect(page.locator(".chips")).to_contain_text("France")


def test_the_same_from_the_state_by_its_review_and_a_filter(page: Page) -> None:
    page.goto("/en/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="States").click()
    page.get_by_role("link", name="Slovenia", exact=True).first.click()
    page.locator("main").get_by_role("link", name="session 20").first.click()
    page.get_by_label("Recommending State").select_option("FRA")
    expect(page.locator("table.matrix tbody tr")).to_have_count(1)


def test_filters_change_the_list_in_place_and_say_so(page: Page) -> None:
    page.goto("/en/reviews/XTV/0")
    page.evaluate("() => { window.stayed = true; }")
    page.get_by_label("Position", exact=True).focus()
    page.get_by_label("Position", exact=True).select_option("supported")
    expect(page.locator("table.matrix tbody tr")).to_have_count(2)
    expect(page).to_have_url("/en/reviews/XTV/0?position=supported&sort=number")
    expect(page.locator("#status")).to_have_text("2 of 5 recommendations")
    expect(page.get_by_label("Position", exact=True)).to_be_focused()
    page.get_by_role("columnheader").get_by_role("link", name="No.").click()
    expect(page.locator("table.matrix tbody th").first).to_have_text("100.2")
    expect(page.get_by_role("columnheader").get_by_role("link", name="No.")).to_be_focused()
    page.locator(".chips").get_by_role("link", name="Supported").click()
    expect(page.locator("table.matrix tbody tr")).to_have_count(6)
    expect(page.locator("#count")).to_be_focused()
    assert page.evaluate("() => window.stayed")
    page.go_back()
    expect(page.locator("table.matrix tbody tr")).to_have_count(2)
    expect(page.get_by_label("Position", exact=True)).to_have_value("supported")


def test_to_arabic_half_way_the_filters_stay(page: Page) -> None:
    page.goto("/en/reviews/XTV/0")
    page.get_by_label("Recommending State").select_option("XBD")
    expect(page.locator("table.matrix tbody tr")).to_have_count(2)
    page.get_by_label("Position", exact=True).select_option("partly")
    expect(page.locator("table.matrix tbody tr")).to_have_count(1)
    page.get_by_role("navigation", name="Language").get_by_role("link", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("table.matrix tbody tr")).to_have_count(1)
    expect(page.locator("#by")).to_have_value("XBD")
    expect(page.locator("#position")).to_have_value("partly")


def test_from_a_half_remembered_phrase_to_the_source_and_how_to_cite_it(page: Page) -> None:
    page.goto("/en/search?of=XTV")
    page.get_by_role("searchbox").fill("boat* harbour")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Talvania, 100.1", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Recommended by: Bardovia")
    expect(page.locator("mark")).to_contain_text("Count the boats in the harbour")
    page.get_by_text("Cite this page").click()
    expect(page.locator(".citation")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX").click()
    assert download.value.path().read_text(encoding="utf-8").startswith("@techreport{A-HRC-0-1-100.1,")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_matrix_is_exported_to_word_and_opened(page: Page, lang: str) -> None:
    page.goto(f"/{lang}/reviews/XTV/0")
    expect(page.locator("table.matrix tbody tr")).to_have_count(6)
    shown = page.locator("table.matrix tbody th").all_inner_texts()
    with page.expect_download() as download:
        page.get_by_role("link", name="Word", exact=True).click()
    assert download.value.suggested_filename.endswith(".docx")
    opened = Document(download.value.path())
    (table,) = opened.tables
    assert len(table.rows) >= len(shown)
    read_back = read(download.value.path().read_bytes(), "matrix.docx")
    assert [told.paragraph for told in read_back.recommendations] == [number.partition(":")[0] for number in shown]


def test_keys_lead_through_results_and_never_steal_what_is_typed(page: Page) -> None:
    page.goto("/en/reviews/XTV/0")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="100.2", exact=True)).to_be_focused()
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="100.1", exact=True)).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("j?/k")
    expect(page.locator("#q")).to_have_value("j?/k")
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="100.1", exact=True)).not_to_be_focused()
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_label("Use these keys")).not_to_be_checked()


def test_the_first_screen_of_a_phone_says_it_all(browser: Browser, site: str) -> None:
    """What it is, who made it to whom, when, what was answered and where the source is, without scrolling."""
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"/en/recommendations/{sample.REAL}:115.1")
    for told in (
        "Recommendation 115.1",
        "Recommended by: France; to: Slovenia, 2014",
        "Not stated",
        f"{sample.REAL}, para. 115.1",
    ):
        expect(page.locator("main").get_by_text(told).first).to_be_in_viewport(ratio=1)
    context.close()


def test_documents_are_narrowed_in_place(page: Page) -> None:
    page.goto("/en/documents")
    expect(page.locator(".chips")).to_have_count(0)
    page.get_by_label("Kind").select_option("report")
    expect(page.locator(".chips")).to_contain_text("Report of the Working Group")
    expect(page.locator("#status")).to_have_text("1 document, the newest session first")
    page.locator(".chips").get_by_role("link", name="All filters").click()
    expect(page.locator(".chips")).to_have_count(0)


def test_a_symbol_leads_to_its_recommendations(page: Page) -> None:
    page.goto("/en/")
    page.get_by_role("searchbox").fill(f"{SYMBOL}:100.3")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("#list .results > li")).to_have_count(2)
