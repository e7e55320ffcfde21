"""The desk in a real browser: correcting a misread State with keys alone, and an error reported and answered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from hiwar.accounts.enums import Role
from tests.browser.staff import somebody
from tests.browser.test_pages import DESK, PHONE
from tests.browser.test_people import Enter, accessible, enter, sign_in  # noqa: F401 - `enter` is a fixture
from tests.builders import SYMBOL

pytestmark = pytest.mark.browser

BENCH = "/desk/reviews/XTV/0"
WRONG = f"/recommendations/{SYMBOL}:100.1"


PAGES = ("/desk", BENCH, f"{BENCH}?show=all", f"/desk/correct/{SYMBOL}:100.2", "/desk/uploads")
OPEN_TO_ALL = ("/report-error?about=/en/states", "/errors")


@pytest.fixture(scope="module")
def clara(browser: Browser, site: str, folder: Path) -> str:
    """The login of somebody of the secretariat, in the record of the site."""
    somebody(folder, "clara", "Clara Cove", Role.SECRETARIAT)
    return "clara"


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_the_desk_is_accessible(enter: Enter, clara: str, lang: str, window: dict[str, int]) -> None:  # noqa: F811
    page = enter(viewport=window)
    sign_in(page, clara, lang)
    for address in (*PAGES, *OPEN_TO_ALL):
        page.goto(f"/{lang}{address}")
        accessible(page)


def test_a_misread_state_is_corrected_with_keys_alone(enter: Enter, clara: str) -> None:  # noqa: F811
    page = enter()
    sign_in(page, clara)
    page.goto(f"/en{BENCH}")
    page.keyboard.press("j")
    expect(page.locator("[data-card]").first).to_be_focused()
    page.keyboard.press("c")
    expect(page).to_have_url(re.compile(re.escape(f"/en/desk/correct/{SYMBOL}:100.1")))
    page.get_by_label("Recommending States, one a line").fill("Bardovia\nLunaria")
    page.get_by_label("Reason").fill("The report names Lunaria")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(BENCH))
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.get_by_text("1 text is done with.")).to_be_visible()

    reader = enter()
    reader.goto(f"/en{WRONG}")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Lunaria")
    expect(reader.get_by_text("The report names Lunaria")).to_be_visible()
    expect(reader.get_by_text(re.compile("confirmed by desk/p"))).to_be_visible()
    told = reader.request.get(f"/en{WRONG}.json").json()
    assert [state["iso3"] for state in told["states"]] == ["XBD", "XLN"]
    assert [state["iso3"] for state in told["wordings"][-1]["states"]] == ["XBD", "XHL"]

    page.keyboard.press("u")
    expect(page.get_by_text("1 text is done with.")).to_have_count(0)
    reader.reload()
    expect(reader.get_by_text(re.compile("confirmed by desk/p"))).to_have_count(0)


def test_an_error_is_reported_and_answered_in_public(enter: Enter, clara: str) -> None:  # noqa: F811
    reader = enter(java_script_enabled=False)
    reader.goto(f"/en/recommendations/{SYMBOL}:100.3")
    reader.get_by_role("link", name="Report an error on this page").click()
    reader.get_by_label("What is wrong?").fill("The lamp is a lantern.")
    reader.get_by_role("button", name="Send the report").click()
    expect(reader.get_by_text("Received, not answered yet.")).to_be_visible()

    page = enter()
    sign_in(page, clara)
    page.goto("/en/desk")
    page.get_by_role("link", name=re.compile("^Report ")).first.click()
    page.get_by_label("What came of it").select_option("as-in-source")
    page.get_by_label("Answer").fill("The report says lamp.")
    page.get_by_role("button", name="Answer in public").click()
    expect(page).to_have_url(re.compile("/en/desk$"))

    reader.reload()
    expect(reader.get_by_text("The lamp is a lantern.")).to_be_visible()
    expect(reader.get_by_text("The report says lamp.")).to_be_visible()
