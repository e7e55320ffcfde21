"""A meeting in real browsers: what the presider does is seen by everybody at once, and every screen can be used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from hiwar.accounts.enums import Role
from tests.browser.rehearsing import Rehearsal, named, rehearsal
from tests.browser.staff import somebody
from tests.browser.test_pages import DESK, PHONE
from tests.browser.test_people import Enter, accessible, enter, sign_in  # noqa: F401 - `enter` is a fixture

pytestmark = pytest.mark.browser


@pytest.fixture
def meeting(browser: Browser, site: str, folder: Path) -> Rehearsal:
    """A review of Talvania, ready to be opened."""
    return rehearsal(folder)


def take(page: Page, meeting: Rehearsal, place: str, lang: str = "en") -> None:
    """Take a place with the code that opens it."""
    desk = place in ("chair", "secretariat")
    page.goto(f"/{lang}/meetings/join?code={meeting.desk_code if desk else meeting.code}")
    page.locator("main form button").click()
    page.locator("select[name=place]").select_option(place)
    page.locator("main form button").click()
    expect(page.locator("#meeting")).to_be_visible()
    page.wait_for_load_state()  # the script of the keys runs when the page is whole


def next_state(page: Page) -> str:
    """The code of the State that is next."""
    return str(page.evaluate("async () => (await (await fetch(location.href.replace(/\\/\\w+$/, '.json'))).json())"
                             ".next[0].speaker.iso3"))  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_title_without_blanks_widens_no_screen(enter: Enter, site: str, folder: Path, lang: str) -> None:  # noqa: F811
    """From right to left a wall that is too wide shows nothing but black."""
    number = named(folder, "W" * 300).number
    page = enter()
    for address in ("meetings", f"meetings/{number}", f"meetings/{number}/wall", f"meetings/{number}/sheet"):
        page.goto(f"/{lang}/{address}")
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, address


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_screen_is_accessible(enter: Enter, meeting: Rehearsal, lang: str) -> None:  # noqa: F811
    page = enter()
    sheets = ("meetings/sheet", "meetings/sheet?rehearsals=yes", f"meetings/{meeting.number}/sheet")
    for address in ("meetings", "meetings/join", f"meetings/{meeting.number}", *sheets):
        page.goto(f"/{lang}/{address}")
        accessible(page)
    take(page, meeting, "chair", lang)
    page.keyboard.press("o")
    expect(page.locator("[data-key=n]")).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator("[data-key=' ']")).to_be_visible()
    accessible(page)
    page.goto(f"/{lang}/meetings/{meeting.number}/desk")
    accessible(page)
    page.goto(f"/{lang}/meetings/{meeting.number}/wall")
    accessible(page)
    take(page, meeting, "XBD", lang)
    accessible(page)


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_a_real_meeting_brings_to_the_record_is_shown(
    enter: Enter,  # noqa: F811
    folder: Path,
    lang: str,
    window: dict[str, int],
) -> None:
    page, login = enter(viewport=window), f"desk-{lang}-{window['width']}"
    somebody(folder, login, "Dora Dune", Role.SECRETARIAT)
    sign_in(page, login, lang)
    page.goto(f"/{lang}/meetings/plan")
    page.locator("[name=title]").fill("A review")
    page.locator("[name=rehearsal]").uncheck()
    page.locator("[name=state]").select_option("SVN")
    page.locator("[name=session]").fill("20")
    page.locator("[name=presider]").fill("president")
    page.locator("main form button").click()
    expect(page).to_have_url(re.compile("/desk$"))
    page.goto(page.url.replace("/desk", "/enter"))
    expect(page.get_by_role("alert")).to_be_visible()
    accessible(page)


def test_the_presider_calls_and_the_delegations_page_changes_by_itself(
    enter: Enter,  # noqa: F811
    meeting: Rehearsal,
) -> None:
    chair, delegation, public = enter(), enter(), enter()
    take(chair, meeting, "chair")
    public.goto(f"/en/meetings/{meeting.number}")
    chair.keyboard.press("o")
    expect(public.locator(".phase .tag")).to_have_text("In session")
    take(delegation, meeting, next_state(chair))
    expect(delegation.locator("#my-turn")).to_have_text("You are next.")
    words = delegation.get_by_label("Text of the statement")
    words.fill("We thank Talvania. Count the boats.")
    chair.keyboard.press("n")
    expect(delegation.locator("#my-turn")).to_have_text("You have the floor.")
    expect(words).to_have_value("We thank Talvania. Count the boats.")
    expect(delegation.locator("#status")).to_contain_text("You have the floor.")
    delegation.get_by_role("button", name="Hand in the text").click()
    expect(delegation.get_by_text("Only you can read it until it was said.")).to_be_visible()
    chair.keyboard.press(" ")
    expect(public.locator(".digits[data-ends]")).to_have_text(re.compile("2:5"))
    chair.keyboard.press("e")
    expect(public.locator(".floor .speaker")).to_have_text("Nobody has the floor.")
    expect(public.locator("#texts-title")).to_be_visible()


def test_a_click_that_has_begun_is_not_lost_when_the_part_changes(enter: Enter, meeting: Rehearsal) -> None:  # noqa: F811
    chair, delegation = enter(), enter()
    take(chair, meeting, "chair")
    take(delegation, meeting, "XBD")
    seen = chair.locator("#meeting").get_attribute("data-seq")
    button = chair.locator("[data-key=o]")
    button.hover()
    chair.mouse.down()
    with chair.expect_response(re.compile("/now$")):
        delegation.get_by_label("Text of the statement").fill("We thank Talvania.")
        delegation.get_by_role("button", name="Hand in the text").click()
    chair.wait_for_timeout(200)  # long enough for a part that does not wait
    expect(chair.locator("#meeting")).to_have_attribute("data-seq", str(seen))
    chair.mouse.up()
    expect(chair.locator("[data-key=n]")).to_be_visible()


def test_what_was_lost_is_said_and_never_sent_again_by_itself(enter: Enter, meeting: Rehearsal) -> None:  # noqa: F811
    page, sent, refused = enter(), [], []
    take(page, meeting, "XBD")

    def lose(route: Route) -> None:
        sent.append(route.request.url)
        route.abort()

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.fulfill(status=503) if len(refused) == 1 else route.continue_()

    page.route("**/act", lose)
    page.route("**/live", refuse)
    page.reload()
    words = page.get_by_label("Text of the statement")
    words.fill("Count the boats.")
    page.get_by_role("button", name="Hand in the text").click()
    expect(page.locator("#refused")).to_contain_text("The connection was lost")
    expect(words).to_have_value("Count the boats.")
    chair = enter()
    take(chair, meeting, "chair")
    chair.keyboard.press("o")
    expect(page.locator(".phase .tag")).to_have_text("In session", timeout=10_000)
    assert (len(sent), len(refused)) == (1, 2)


def test_a_refusal_is_one_sentence_and_the_page_stays(enter: Enter, meeting: Rehearsal) -> None:  # noqa: F811
    one, other = enter(), enter()
    take(one, meeting, "chair")
    one.keyboard.press("o")
    expect(one.locator("[data-key=n]")).to_be_visible()
    take(other, meeting, "chair")
    other.evaluate("document.querySelector('#meeting').dataset.now = '/nowhere'")
    one.keyboard.press("n")
    expect(one.locator("[data-key=' ']")).to_be_visible()
    other.keyboard.press("n")
    expect(other.locator("#refused")).to_contain_text("was faster at")
