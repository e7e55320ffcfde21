"""From the first administrator to a hand-over, in real browsers; every page of people is accessible on the way."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import ROOT
from tests.browser.staff import PASSWORD
from tests.browser.test_pages import COLOURS, DESK, LEVEL_AA, PHONE

pytestmark = pytest.mark.browser

PAGES = (
    "me", "me/password", "me/token", "people", "people?q=zebra", "people/invite", "people/{person}",
    "people/{person}/edit", "people/{person}/link", "people/{person}/erase", "offices", "offices?q=zebra",
    "offices/{office}", "open-office", "offices/{office}/grant", "offices/{office}/grant?q=zebra",
    "offices/{office}/edit", "offices/{office}/close", "mandates/{mandate}/end", "mandates/{mandate}/hand-over",
)  # fmt: skip
"""What an administrator sees."""

Enter = Callable[..., Page]


@pytest.fixture
def enter(browser: Browser, site: str) -> Iterator[Enter]:
    """A page in a browser of its own, for somebody."""
    opened: list[BrowserContext] = []

    def somebody(**options: object) -> Page:
        opened.append(browser.new_context(base_url=site, **{"viewport": DESK, **options}))  # type: ignore[arg-type]
        return opened[-1].new_page()

    yield somebody
    for context in opened:
        context.close()


def hiwar(folder: Path, *arguments: str) -> str:
    """What `hiwar` prints for the site's record."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    environment.pop("DATABASE_URL", None)
    code = "from hiwar.cli import main; main(prog_name='hiwar')"
    command = [sys.executable, "-c", code, "--data-dir", str(folder), *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def accessible(page: Page) -> None:
    """WCAG 2.2 AA in light, the contrasts in dark, and nothing that hangs over the edge."""
    page.wait_for_function("document.readyState === 'complete'")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, page.url
    for scheme, options in (("light", LEVEL_AA), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options=options)
        assert found.violations_count == 0, f"{page.url} in {scheme}\n{found.generate_report()}"
    page.emulate_media(color_scheme="light")


def sign_in(page: Page, login: str, lang: str = "en") -> None:
    page.goto(f"/{lang}/sign-in")
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button").click()
    expect(page).to_have_url(re.compile(f"/{lang}/me$"))


def invite(page: Page, name: str, language: str = "en") -> str:
    """Invite somebody; the one-time link."""
    page.goto("/en/people/invite")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Language of the invitation").select_option(language)
    page.get_by_role("button", name="Invite").click()
    link = page.get_by_label("One-time link").input_value()
    assert f"/{language}/welcome#" in link
    return link


def test_from_the_first_administrator_to_a_hand_over(enter: Enter, folder: Path) -> None:
    anna = enter()
    anna.goto(hiwar(folder, "admin", "create", "anna", "--name", "Anna Arden"))
    expect(anna.get_by_role("heading", level=1)).to_have_text("Choose a new password")
    assert "#" not in anna.url
    accessible(anna)
    anna.get_by_label("New password").fill("short")
    anna.get_by_role("button", name="Save and sign in").click()
    expect(anna.get_by_label("New password")).to_be_focused()
    accessible(anna)
    anna.get_by_label("New password").fill(PASSWORD)
    anna.get_by_role("button", name="Save and sign in").click()
    expect(anna.get_by_role("heading", level=1)).to_have_text("Anna Arden")
    anna.get_by_role("button", name="Sign out").click()
    expect(anna.get_by_role("link", name="Sign in")).to_be_visible()
    sign_in(anna, "anna")

    bo = enter()
    bo.goto(invite(anna, "Bo Brook", "ar"))
    expect(bo.locator("html")).to_have_attribute("dir", "rtl")
    bo.locator("[name=login]").fill("Bo")
    bo.locator("[name=password]").fill(PASSWORD)
    accessible(bo)
    bo.locator("main button").click()
    expect(bo.get_by_role("heading", level=1)).to_have_text("Bo Brook")
    accessible(bo)

    anna.goto("/en/open-office")
    anna.get_by_label("Role").select_option("secretariat")
    anna.get_by_label("Name of the office").fill("Secretariat of the review")
    anna.get_by_label("Code").fill("secretariat")
    anna.get_by_role("button", name="Make the office").click()
    anna.get_by_role("link", name="Grant a mandate").click()
    anna.get_by_role("radio", name="Bo Brook").check()
    accessible(anna)
    anna.get_by_role("button", name="Grant the mandate").click()
    expect(anna.get_by_role("table")).to_contain_text("In force")
    bo.goto("/en/me")
    expect(bo.get_by_text("You act by this mandate.")).to_be_visible()

    cyra = enter()
    cyra.goto(invite(anna, "Cyra Cliff"))
    cyra.locator("[name=login]").fill("cyra")
    cyra.locator("[name=password]").fill(PASSWORD)
    cyra.locator("main button").click()
    anna.goto("/en/offices/secretariat")
    anna.get_by_role("link", name="Hand over").click()
    anna.get_by_role("searchbox").fill("cliff")
    anna.get_by_role("button", name="Find people").click()
    anna.get_by_role("radio", name="Cyra Cliff").check()
    anna.get_by_label("Day of the hand-over").fill(anna.evaluate("new Date().toISOString().slice(0, 10)"))
    anna.get_by_role("button", name="Hand over").click()
    expect(anna.get_by_role("row", name="Cyra Cliff")).to_contain_text("In force")
    expect(anna.get_by_role("row", name="Bo Brook")).to_contain_text("Over")
    cyra.goto("/en/me")
    expect(cyra.get_by_text("You act by this mandate.")).to_be_visible()
    bo.goto("/en/me")
    expect(bo.get_by_text("You hold no mandate in force")).to_be_visible()
    bo.goto("/en/people")
    expect(bo.get_by_text("Only administrators see this page.")).to_be_visible()
    accessible(bo)


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_pages_of_people_are_accessible_and_fit(enter: Enter, lang: str, window: dict[str, int]) -> None:
    """After the journey above: Anna looks at everything."""
    page = enter(viewport=window)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"/{lang}/sign-in")
    accessible(page)
    page.goto(f"/{lang}/welcome")
    accessible(page)
    page.goto(f"/{lang}/people")
    accessible(page)
    complaints.clear()  # the browser says 403 of the page before
    sign_in(page, "anna", lang)
    people = page.request.get("/en/people.json").json()["people"]
    bo = next(each["person"] for each in people if each["login"] == "bo")
    mandate = page.request.get("/en/offices/secretariat.json").json()["mandates"][0]["mandate"]
    for address in (*PAGES, "states", "reviews/XTV/0"):
        page.goto(f"/{lang}/{address.format(person=bo, office='secretariat', mandate=mandate)}")
        accessible(page)
    assert complaints == []


def test_everything_works_without_scripts(enter: Enter) -> None:
    anna = enter(java_script_enabled=False)
    sign_in(anna, "anna")
    link = invite(anna, "Dina Dune")
    guest = enter(java_script_enabled=False)
    guest.goto(link)
    guest.get_by_label("One-time link").fill(link)
    guest.get_by_role("button", name="Go on").click()
    guest.get_by_label("Login").fill("dina")
    guest.get_by_label("New password").fill(PASSWORD)
    guest.get_by_role("button", name="Save and sign in").click()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Dina Dune")
    guest.get_by_role("button", name="Sign out").click()
    expect(guest.get_by_role("link", name="Sign in")).to_be_visible()


def test_the_secret_of_a_link_is_sent_in_no_address(enter: Enter) -> None:
    anna = enter()
    sign_in(anna, "anna")
    link = invite(anna, "Emil Estuary")
    secret = link.partition("#")[2]
    guest = enter()
    sent: list[str] = []
    guest.on("request", lambda request: sent.append(f"{request.url} {request.headers.get('referer', '')}"))
    guest.goto(link)
    expect(guest.get_by_role("heading", level=1)).to_have_text("Welcome")
    assert len(sent) > 1
    assert not [each for each in sent if secret in each.partition("#")[0] or secret in each.partition(" ")[2]]
    assert guest.evaluate("location.href + document.referrer").find(secret) == -1
