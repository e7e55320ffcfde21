"""Every page in the languages that the other tests do not look at: accessible, and within the window of a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from hiwar.accounts.enums import Role
from tests.browser import test_desk, test_pages, test_people
from tests.browser.staff import somebody
from tests.browser.test_pages import LEVEL_AA, PHONE
from tests.browser.test_people import Enter, enter, sign_in  # noqa: F401 - `enter` is a fixture

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["es", "fr", "ru", "zh"])]


@pytest.fixture(scope="module")
def staff(browser: Browser, site: str, folder: Path) -> None:
    """An administrator and somebody of the secretariat."""
    somebody(folder, "ada", "Ada Arm", Role.ADMINISTRATOR)
    somebody(folder, "clara", "Clara Cove", Role.SECRETARIAT)


def look(page: Page, lang: str, address: str) -> None:
    page.goto(f"/{lang}{address}")
    assert page.evaluate("document.documentElement.lang") == lang, address
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, address
    found = Axe().run(page, options=LEVEL_AA)
    assert found.violations_count == 0, f"{address}\n{found.generate_report()}"


def test_what_everybody_sees(enter: Enter, lang: str) -> None:  # noqa: F811
    page = enter(viewport=PHONE)
    sources = test_pages.addresses_of_sources(page)
    for address in (*test_pages.PAGES, *sources, *test_desk.OPEN_TO_ALL, "/sign-in", "/welcome"):
        look(page, lang, address)


def test_what_the_secretariat_sees(enter: Enter, staff: None, lang: str) -> None:  # noqa: F811
    page = enter(viewport=PHONE)
    sign_in(page, "clara", lang)
    for address in test_desk.PAGES:
        look(page, lang, address)


def test_what_administrators_see(enter: Enter, staff: None, lang: str) -> None:  # noqa: F811
    page = enter(viewport=PHONE)
    sign_in(page, "ada", lang)
    person = page.request.get("/en/people.json").json()["people"][0]["person"]
    mandate = page.request.get("/en/offices/office-of-clara.json").json()["mandates"][0]["mandate"]
    for address in test_people.PAGES:
        look(page, lang, "/" + address.format(person=person, office="office-of-clara", mandate=mandate))
