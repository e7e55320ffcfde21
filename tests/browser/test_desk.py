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


PAGES = (
    "/desk",
    "/desk/errors",
    BENCH,
    f"{BENCH}?show=all",
    f"{BENCH}?show=rejected",
    f"/desk/correct/{SYMBOL}:100.2",
    "/desk/uploads",
    "/desk/treaties/XTV",
    "/desk/resolutions",
    "/desk/resolutions/A/RES/62/167",
    "/desk/statements/enter",
    "/desk/statements/1/claims/1",
    "/desk/statements/1/withdraw",
)
OPEN_TO_ALL = ("/report-error?about=/en/states", "/errors")


@pytest.fixture(scope="module")
def clara(browser: Browser, site: str, folder: Path) -> str:
    """The login of somebody of the secretariat, in the record of the site."""
    somebody(folder, "clara", "Clara Cove", Role.SECRETARIAT)
    return "clara"


@pytest.fixture(scope="module")
def bardovian(browser: Browser, site: str, folder: Path) -> str:
    """The login of the national focal point of Bardovia."""
    somebody(folder, "borin", "Borin Bay", Role.FOCAL_POINT, "XBD")
    return "borin"


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
    expect(page).to_have_url(re.compile(f"{BENCH}.*#t1$"))
    expect(page.locator("[data-card]").first).to_be_focused()
    page.keyboard.press("a")
    expect(page.get_by_text("1 text is done with.")).to_be_visible()
    expect(page.locator("[data-card]").first).to_be_focused()

    reader = enter()
    reader.goto(f"/en{WRONG}")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Lunaria")
    corrected = reader.get_by_role("paragraph").filter(has_text="Corrected by office-of-clara (person")
    expect(corrected.get_by_text("The report names Lunaria")).to_be_visible()
    expect(reader.get_by_text(re.compile(r"confirmed by office-of-clara \(person"))).to_be_visible()
    told = reader.request.get(f"/en{WRONG}.json").json()
    assert [state["iso3"] for state in told["states"]] == ["XBD", "XLN"]
    assert [state["iso3"] for state in told["wordings"][-1]["states"]] == ["XBD", "XHL"]

    page.keyboard.press("u")
    expect(page.get_by_text("1 text is done with.")).to_have_count(0)
    reader.reload()
    expect(reader.get_by_text(re.compile(r"confirmed by office-of-clara \(person"))).to_have_count(0)


def test_keys_do_nothing_while_no_text_is_chosen(enter: Enter, clara: str) -> None:  # noqa: F811
    page = enter()
    sign_in(page, clara)
    page.goto(f"/en{BENCH}")
    before = page.locator("[data-card]").count()
    for key in "acr":
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    expect(page).to_have_url(re.compile(f"{BENCH}$"))
    expect(page.locator("details.reason[open]")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-card]")).to_have_count(before)


def test_a_text_is_rejected_and_brought_back_with_keys_alone(enter: Enter, clara: str) -> None:  # noqa: F811
    page = enter()
    sign_in(page, clara)
    page.goto(f"/en{BENCH}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("[data-card]").nth(1)
    number = second.locator("a.number").inner_text()
    accept, reject = second.locator("[data-key=a]"), second.locator("[data-key=r]")
    before = (accept.bounding_box(), reject.bounding_box())
    page.keyboard.press("r")
    reason = second.locator("[name=reason]")
    expect(reason).to_be_focused()
    assert (accept.bounding_box(), reject.bounding_box()) == before, "the row stays as it was"
    field, button = reason.bounding_box(), second.locator(".reason form button").bounding_box()
    assert field
    assert button
    assert button["y"] - (field["y"] + field["height"]) >= 8
    page.keyboard.press("Escape")
    expect(second).to_be_focused()
    expect(reason).to_be_hidden()
    page.keyboard.press("r")
    page.keyboard.type("A heading")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The text is rejected.")).to_be_visible()
    expect(page.locator("[data-card]").nth(1)).to_be_focused()
    told = page.request.get(f"/en/recommendations/{SYMBOL}:{number}.json").json()
    assert (told["withdrawn"], told["desk"]["confirmed"]) == (True, None)
    assert told["wordings"][0]["reason"] == "A heading"

    page.keyboard.press("u")
    expect(page.get_by_text("The text is rejected.")).to_have_count(0)
    back = page.locator("[data-card]").nth(1)
    expect(back).to_be_focused()
    expect(back.locator("a.number")).to_have_text(number)


def test_declining_a_proposal_with_enter_declines_it(enter: Enter, clara: str, bardovian: str) -> None:  # noqa: F811
    focal_point = enter()
    sign_in(focal_point, bardovian)
    focal_point.goto(f"/en/recommendations/{SYMBOL}:100.3")
    focal_point.get_by_role("link", name="Propose a correction").click()
    focal_point.get_by_label("Text", exact=True).fill("Light the lantern")
    focal_point.get_by_label("Reason").fill("We said lantern")
    focal_point.keyboard.press("Enter")
    expect(focal_point).to_have_url(re.compile("/en/recommendations/"))

    page = enter()
    sign_in(page, clara)
    page.goto(f"/en/desk/proposals/1/{SYMBOL}:100.3")
    accessible(page)
    page.get_by_label("Reason to decline").fill("The report says lamp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/en/desk$"))

    focal_point.get_by_role("link", name="Desk", exact=True).click()
    expect(focal_point.get_by_text("Declined")).to_be_visible()
    expect(focal_point.get_by_text("The report says lamp")).to_be_visible()
    accessible(focal_point)


def test_quotation_marks_follow_what_is_quoted(enter: Enter, clara: str) -> None:  # noqa: F811
    page = enter()
    sign_in(page, clara, "ar")
    page.goto(f"/ar{BENCH}")
    quotes = "q => getComputedStyle(q).quotes"
    assert page.locator("q[lang=en]").first.evaluate(quotes).startswith('"“" "”"')
    page.goto(f"/ar/recommendations/{SYMBOL}:100.2")
    assert page.locator("q:not([lang])").first.evaluate(quotes).startswith('"«" "»"')


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
    expect(page.get_by_role("link", name="Correct", exact=True)).to_be_visible()
    page.get_by_label("What came of it").select_option("as-in-source")
    page.get_by_label("Answer").fill("The report says lamp.")
    page.get_by_role("button", name="Answer in public").click()
    expect(page).to_have_url(re.compile("/en/desk$"))

    reader.reload()
    expect(reader.get_by_role("link", name=f"/recommendations/{SYMBOL}:100.3")).to_be_visible()
    expect(reader.get_by_text("The lamp is a lantern.")).to_be_visible()
    expect(reader.get_by_text("The report says lamp.")).to_be_visible()
