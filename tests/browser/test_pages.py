"""Every page in a real browser: accessible, within its window, in both directions, light and dark, phone and desk."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.builders import SYMBOL
from tests.web import sample

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}

PAGES = (
    "/",
    "/search",
    "/search?q=sample",
    "/search?q=zebra",
    "/search?q=france+sample",
    "/search?q=slovenia+france+2014",
    f"/search?q={sample.REAL}",
    "/states",
    "/states/SVN",
    "/states/FRA",
    "/states/XTV",
    "/states/ISR",
    "/states?q=zebra",
    "/treaties",
    "/treaties?on=soon",
    "/treaties/CRC?year=1994",
    "/states/PRK/treaties?on=2017-12-15",
    "/states/SVN/treaties",
    "/states/XTV/treaties",
    "/obligations?on=2017-12-15",
    "/obligations?on=2017-12-15&state=SVN&status=overdue",
    "/sessions",
    "/sessions/2",
    "/sessions/17",
    "/sessions/53",
    "/reviews/XTV/0",
    "/reviews/XTV/0?q=boats&by=XBD",
    "/reviews/XTV/0?q=zebra",
    "/reviews/XTV/0?sort=-state",
    "/reviews/SVN/20",
    f"/recommendations/{SYMBOL}:100.2",
    f"/recommendations/{SYMBOL}:100.3:2",
    f"/recommendations/{SYMBOL}:100.10",
    f"/recommendations/{sample.REAL}:115.1",
    f"/recommendations/{sample.KESTERIA}:7.1",
    "/reviews/XKS/2?differs=yes",
    "/reviews/XKS/2/sources?what=unmatched",
    "/reviews/XKS/2/documents",
    "/states/XKS",
    "/states/XKS/bodies",
    "/documents",
    "/documents?of=XKS",
    "/meetings/sheet",
    "/resolutions",
    "/resolutions?about=PRK&adoption=recorded_vote&kind=country&body=GA&year=2005&q=human",
    "/resolutions/A/RES/60/173",
    "/resolutions/A/RES/62/167",
    "/resolutions/A/RES/72/188",
    "/resolutions/A/RES/57/214",
    "/resolutions/human-rights-prk-GA-2025",
    "/votes/voeten:511",
    "/votes/facts:A/RES/60/173",
    "/states/CHN/votes",
    "/states/SRB/votes",
    "/states/NAM/votes?vote=abstain&since=2000&until=2020&put=whole&body=GA&q=human&about=PRK",
    "/states/TON/votes",
    "/states/PRK/status?on=2017-12-15",
    "/states/VAT/status?on=1950-01-01",
    "/states/XTV/status",
    "/states/CUB/votes/SWE",
    "/states/CUB/votes/TON",
    "/states/CUB/votes/SWE?since=2005",
    "/check",
    "/statements",
    "/statements?q=zebra",
    "/statements?state=PRK&how=spoken_of&verdict=shown",
    "/statements/1",
    "/statements/2",
    "/statements/3",
    "/statements/commitments",
    "/statements/commitments?on=2018-06-01&show=open",
    "/states/PRK/statements",
    "/states/FRA/statements",
    "/about",
    "/api",
    "/nowhere",
)

LEVEL_AA = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page at a desk, in light, at the site's address."""
    context = browser.new_context(base_url=site, viewport=DESK, java_script_enabled=True)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_pages_are_accessible_and_fit(browser: Browser, site: str, lang: str, window: dict[str, int]) -> None:
    """In light all of WCAG 2.2 AA that a program can see; in dark, where only colours differ, the contrasts."""
    context = browser.new_context(base_url=site, viewport=window, color_scheme="light")  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    for address in (*PAGES, *addresses_of_sources(page)):
        page.goto(f"/{lang}{address}")
        assert page.evaluate("document.dir") == ("rtl" if lang == "ar" else "ltr")
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, address
        for scheme, options in (("light", LEVEL_AA), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = Axe().run(page, options=options)
            assert found.violations_count == 0, f"{address} in {scheme}\n{found.generate_report()}"
        page.emulate_media(color_scheme="light")
    assert [text for text in complaints if "404" not in text] == []
    context.close()


@pytest.mark.parametrize("lang", ["ar", "en", "es", "fr", "ru", "zh"])
def test_the_number_of_a_row_is_whole_on_a_phone(browser: Browser, site: str, lang: str) -> None:
    """However long the word of the position beside it is."""
    context = browser.new_context(base_url=site, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"/{lang}/reviews/XKS/2?differs=yes")
    widths = "rows => rows.map(row => row.scrollWidth - row.clientWidth)"
    assert page.locator(".matrix th.number").evaluate_all(widths) == [0, 0]
    context.close()


def addresses_of_sources(page: Page) -> list[str]:
    """The addresses of documents of several kinds, and of a page of one, without their language."""
    names = ("kesteria-add1.txt", "coded.csv", "kesteria-questions.txt")
    return [source_address(page), *(document_address(page, name) for name in names)]


def source_address(page: Page) -> str:
    """The address of the source page that a recommendation leads to, without its language."""
    page.goto(f"/en/recommendations/{SYMBOL}:100.1")
    href = page.get_by_role("link", name="page 1", exact=True).get_attribute("href")
    assert href is not None
    return href.removeprefix("/en")


def document_address(page: Page, name: str) -> str:
    """The address of a document of Kesteria's review, without its language."""
    told = page.request.get("/en/reviews/XKS/2/documents.json").json()["documents"]
    return "/documents/" + next(each["sha256"] for each in told if each["name"] == name)


def test_from_a_disagreement_to_the_words_of_the_other_source(page: Page) -> None:
    page.goto("/en/reviews/XKS/2")
    page.get_by_role("navigation", name="Parts of this review").get_by_role("link", name="Documents").click()
    expect(page.locator(".tag-differs")).to_have_count(2)
    page.get_by_role("link", name="differs on 1 text").first.click()
    expect(page.locator("table.matrix tbody tr")).to_have_count(2)
    page.get_by_role("link", name="Sources differ").first.click()
    expect(page.get_by_text("The sources disagree.")).to_be_in_viewport()
    page.get_by_role("link", name="kesteria-add1.txt").or_(page.get_by_role("link", name="Add.1")).first.click()
    expect(page.locator("main")).to_contain_text("Kesteria takes note of recommendation 7.1.")


def test_from_a_state_into_the_text_of_a_document_in_arabic_by_keyboard(page: Page) -> None:
    page.goto("/ar/states/XKS")
    page.get_by_role("table").get_by_role("link", name="الوثائق").press("Enter")
    page.get_by_role("link", name="Add.1").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Add.1")
    page.get_by_role("searchbox").fill("takes note")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="الصفحة 1", exact=True).first.press("Enter")
    expect(page.locator(".source")).to_contain_text("Kesteria takes note of recommendation 7.1.")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_find_a_recommendation_from_a_half_remembered_phrase(page: Page) -> None:
    page.goto("/en/")
    page.get_by_role("searchbox").fill("TEXT sample 2")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Slovenia, 115.2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recommended by: Egypt; to: Slovenia, 2014")
    expect(page.locator(".answer-box")).to_contain_text("Egypt")
    expect(page.locator(".answer-box")).to_contain_text("Not stated")
    expect(page.locator("mark")).to_contain_text("Sample text")


def test_compare_a_states_answers_over_the_cycles(page: Page) -> None:
    page.goto("/en/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="States").click()
    page.get_by_label("Name, in any of the six languages").fill("تالفانيا")
    page.get_by_role("button", name="Apply").click()
    page.get_by_role("link", name="Talvania").click()
    expect(page.locator(".cycles > li")).to_have_count(2)
    rows = page.get_by_role("region", name="Reviews of this State").get_by_role("row")
    expect(rows).to_have_count(3)
    expect(rows.filter(has_text="Cycle 1, session 1")).to_contain_text("100%")
    rows.filter(has_text="Training session").get_by_role("link", name="2", exact=True).click()
    expect(page.locator("table.matrix tbody tr")).to_have_count(2)
    expect(page.get_by_text("2 of 5 recommendations")).to_be_visible()


def test_from_the_calendar_to_a_review_in_arabic(page: Page) -> None:
    page.goto("/ar/sessions")
    page.locator("table.calendar a[href='/ar/sessions/20']").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.locator("td.picture a").click()
    expect(page).to_have_url(re.compile("/ar/reviews/SVN/20$"))


def test_filter_a_review_export_it_and_switch_to_arabic_half_way(page: Page) -> None:
    page.goto("/en/reviews/XTV/0")
    expect(page.locator("table.matrix tbody tr")).to_have_count(6)
    page.get_by_label("Recommending State").select_option("XBD")
    expect(page.locator("table.matrix tbody tr")).to_have_count(2)
    expect(page.locator("#count")).to_have_text("2 of 5 recommendations")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert [row["paragraph"] for row in csv.DictReader(file)] == ["100.1", "100.3"]
    page.get_by_role("link", name="العربية").click()
    expect(page).to_have_url(re.compile(r"/ar/reviews/XTV/0\?"))
    expect(page.locator("table.matrix tbody tr")).to_have_count(2)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_role("link", name="كل المرشِّحات").click()
    expect(page.locator("table.matrix tbody tr")).to_have_count(6)


def test_in_arabic_reading_begins_at_the_other_side(page: Page) -> None:
    for lang, first in (("en", "wordmark"), ("ar", "tongues li")):
        page.goto(f"/{lang}/")
        boxes = {name: page.locator(f".{name}").first.bounding_box() for name in ("wordmark", "tongues li")}
        assert min(boxes, key=lambda name: boxes[name]["x"]) == first  # type: ignore[index]


def test_the_keyboard_reaches_the_content_at_once(page: Page) -> None:
    page.goto("/en/about")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("address", ["treaties/CRC", "states/PRK/status"])
def test_no_key_on_the_slider_of_years_is_lost(page: Page, address: str) -> None:
    page.goto(f"/en/{address}?on=2017-12-15")
    page.get_by_label("End of the year").focus()
    for _key in range(5):
        page.keyboard.press("ArrowLeft", delay=30)
    expect(page.get_by_role("heading", name="on 31 December 2012")).to_be_visible()
    expect(page.get_by_label("End of the year")).to_be_focused()


def test_the_words_over_a_wide_table_break_where_a_phone_ends(browser: Browser, site: str) -> None:
    page = browser.new_page(base_url=site, viewport=PHONE)  # type: ignore[arg-type]
    page.goto("/en/treaties")
    edge = page.evaluate(
        """() => {
            const scroll = document.createElement('div'); scroll.className = 'scroll';
            const table = scroll.appendChild(document.createElement('table'));
            table.createCaption().textContent = 'Rows: one State; columns: another. '.repeat(4);
            for (let n = 0; n < 12; n++) (table.rows[0] || table.insertRow()).insertCell().textContent = 'abstaining';
            document.querySelector('main').append(scroll);
            return table.caption.getBoundingClientRect().right;
        }"""
    )
    assert edge <= PHONE["width"]
    page.close()


def test_everything_works_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/search")
    page.get_by_role("searchbox").fill("sample")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".results").first.locator("> li")).to_have_count(3)
    expect(page.get_by_role("button", name="Keys")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("lang", ["ar", "es", "ru"])
def test_tables_of_treaties_are_no_wider_than_a_sheet(browser: Browser, site: str, lang: str) -> None:
    page = browser.new_page(base_url=site, viewport={"width": 700, "height": 1000})  # A4 with its margins
    page.emulate_media(media="print")
    for address in ("treaties/CRC", "states/PRK/status?on=2017-12-15", "states/SVN/treaties"):
        page.goto(f"/{lang}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 700, address
    page.close()


def test_on_paper_the_furniture_is_gone(page: Page) -> None:
    page.goto("/en/reviews/XTV/0")
    page.emulate_media(media="print")
    expect(page.locator(".tongues")).to_be_hidden()
    expect(page.locator("form.form")).to_be_hidden()
    expect(page.locator(".by-state")).to_be_hidden()
    expect(page.locator(".tabs")).to_be_hidden()
    expect(page.locator("table.matrix")).to_be_visible()


def test_votes_and_treaties_on_paper_hold_nothing_that_paper_cannot_do(page: Page) -> None:
    page.emulate_media(media="print")
    for address in (
        "/check",
        "/resolutions",
        "/resolutions/A/RES/62/167",
        "/states/CUB/votes",
        "/states/CUB/votes/SWE",
    ):
        page.goto(f"/en{address}")
        for useless in ("form.form", "a[download]", "a[href*='report-error']"):
            expect(page.locator(useless).filter(visible=True)).to_have_count(0)
    page.goto("/en/states/PRK/treaties?on=2017-12-15")
    inks = page.locator(".standing").evaluate_all("all => [...new Set(all.map(each => getComputedStyle(each).color))]")
    assert sorted(inks) == ["rgb(0, 0, 0)", "rgb(28, 35, 33)"]
    page.goto("/en/treaties/CAT?on=2017-12-15")
    expect(page.get_by_role("rowheader", name="Algeria")).to_be_visible()  # folded away on a screen


@pytest.mark.parametrize("media", [{"media": "print"}, {"forced_colors": "active"}], ids=["paper", "forced colours"])
def test_the_signs_of_positions_need_no_background(page: Page, media: dict[str, str]) -> None:
    """Printers and forced colours leave backgrounds out: full, half and empty differ by their borders."""
    page.goto("/en/about")
    page.emulate_media(**media)  # type: ignore[arg-type]
    measure = """value => {
        const sign = getComputedStyle(document.querySelector(`.position.p-${value}`), "::before");
        const drawn = [sign.borderTopWidth, sign.borderBottomWidth, sign.borderTopStyle, sign.content];
        return [...drawn, sign.backgroundImage].join();
    }"""
    signs = {page.evaluate(measure, value) for value in ("supported", "partly", "noted", "pending", "unclear", "none")}
    assert len(signs) == 6
    assert all(sign.endswith("none") for sign in signs)


def test_a_column_is_sorted_and_turned_round_by_its_head(page: Page) -> None:
    page.goto("/en/reviews/XTV/0")
    first = page.locator("table.matrix tbody th").first
    expect(first).to_have_text("100.1")
    page.get_by_role("columnheader").get_by_role("link", name="No.").click()
    expect(first).to_have_text("100.10")
    expect(page.get_by_role("columnheader", name="No.")).to_have_attribute("aria-sort", "descending")
    page.get_by_role("columnheader").get_by_role("link", name="No.").click()
    expect(first).to_have_text("100.1")


def test_a_reader_goes_through_the_six_languages_on_one_page(page: Page) -> None:
    page.goto("/ar/reviews/SVN/20")
    for tongue, lang, name in (
        ("中文", "zh", "斯洛文尼亚"),
        ("English", "en", "Slovenia"),
        ("Français", "fr", "Slovénie"),
        ("Русский", "ru", "Словения"),
        ("Español", "es", "Eslovenia"),
        ("العربية", "ar", "سلوفينيا"),
    ):
        page.locator(".tongues").get_by_role("link", name=tongue, exact=True).click()
        expect(page.locator("html")).to_have_attribute("lang", lang)
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_a_page_weighs_little(page: Page) -> None:
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.goto("/ar/reviews/XTV/0")
    assert sum(sizes) < 150_000
    assert len(sizes) <= 9
