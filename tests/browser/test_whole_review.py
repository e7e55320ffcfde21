"""A review of the training State, from registration to the plenary, held by several people at once in real browsers.

Nothing is done behind the screens but starting the server, and making its first administrator as the manual says. What
somebody does is seen by the others without loading a page again; the address of another screen is opened only where
somebody goes to another meeting. At the end the reports are downloaded, and `hiwar read` finds in them the very
recommendations that were made.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.staff import PASSWORD
from tests.browser.test_pages import DESK
from tests.browser.test_people import accessible, hiwar, invite, sign_in
from tests.cli.test_serve import served
from tests.installation import installation

pytestmark = pytest.mark.browser

SHOWS = "number => Number(document.querySelector('#meeting').dataset.seq) >= number"
"""Whether a page shows an event."""

PATIENCE = 90_000
"""Milliseconds that a page may take on a machine that has much else to do."""

SUR, FIRST, SECOND, UNION = "XTV", "XBD", "XKS", "Union of Boatmen"


@dataclass(frozen=True)
class Words:
    """What is said in a language: openings and recommendations by delegation, the answers, the words of the lots."""

    opening: str
    asked: dict[str, list[str]]
    presentation: str
    supported: str
    noted: str
    view: str
    lots: str


WORDS = {
    "en": Words(
        opening="We thank Talvania. ",
        asked={
            FIRST: ["Ratify the Convention on the boats", "Open the harbour school to all children"],
            SECOND: ["Consider a moratorium on fishing"],
        },
        presentation="Talvania has one river and many boats.",
        supported="Talvania agrees gladly.",
        noted="Talvania has thought about it, and takes note.",
        view="We welcome that nothing was left open.",
        lots="salt, rope, lantern",
    ),
    "ar": Words(
        opening="نشكر تالفانيا. ",
        asked={
            FIRST: ["التصديق على اتفاقية القوارب", "فتح مدرسة الميناء أمام جميع الأطفال"],
            SECOND: ["النظر في وقف اختياري لصيد السمك"],
        },
        presentation="لتالفانيا نهر واحد وقوارب كثيرة.",
        supported="توافق تالفانيا بكل سرور.",
        noted="فكرت تالفانيا في الأمر وتحيط به علماً.",
        view="نرحب بأن شيئاً لم يبق مفتوحاً.",
        lots="ملح، حبل، فانوس",
    ),
}


@dataclass
class Room:
    """The people of a review, each in a browser of their own; what their consoles say."""

    lang: str
    open: Callable[[], Page]
    pages: dict[str, Page] = field(default_factory=dict)
    code: str = ""
    desk_code: str = ""

    def __getitem__(self, who: str) -> Page:
        if who not in self.pages:
            self.pages[who] = self.open()
        return self.pages[who]

    @property
    def words(self) -> Words:
        return WORDS[self.lang]

    def go(self, who: str, number: int, screen: str = "") -> Page:
        page = self[who]
        page.goto(f"/{self.lang}/meetings/{number}{f'/{screen}' if screen else ''}")
        page.wait_for_load_state()
        return page


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A running `hiwar serve`, and its data folder."""
    with installation(tmp_path_factory.mktemp("whole") / "data") as found:
        found.environment.pop("DATABASE_URL", None)
        with served(found, "--no-training") as (here, _said):
            yield here.rstrip("/"), found.data


@pytest.fixture
def room(browser: Browser, address: tuple[str, Path], request: pytest.FixtureRequest) -> Iterator[Room]:
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened() -> Page:
        contexts.append(browser.new_context(base_url=address[0], viewport=DESK, accept_downloads=True))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        return page

    yield Room(request.getfixturevalue("lang"), opened)
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def secretary(browser: Browser, address: tuple[str, Path]) -> str:
    """The login of somebody in the secretariat, whom the first administrator has invited."""
    here, folder = address
    anna, bo = (browser.new_context(base_url=here, viewport=DESK).new_page() for _each in range(2))  # type: ignore[arg-type]
    anna.goto(hiwar(folder, "admin", "create", "anna", "--name", "Anna Arden", "--site", here).splitlines()[-1])
    anna.get_by_label("New password").fill(PASSWORD)
    anna.get_by_role("button", name="Save and sign in").click()
    expect(anna.get_by_role("heading", level=1)).to_have_text("Anna Arden")
    bo.goto(invite(anna, "Bo Brook"))
    bo.locator("[name=login]").fill("bo")
    bo.locator("[name=password]").fill(PASSWORD)
    bo.locator("main button").click()
    expect(bo.get_by_role("heading", level=1)).to_have_text("Bo Brook")
    anna.goto("/en/open-office")
    anna.get_by_label("Role").select_option("secretariat")
    anna.get_by_label("Name of the office").fill("Secretariat of the review")
    anna.get_by_label("Code").fill("secretariat")
    anna.get_by_role("button", name="Make the office").click()
    anna.get_by_role("link", name="Grant a mandate").click()
    anna.get_by_role("radio", name="Bo Brook").check()
    anna.get_by_role("button", name="Grant the mandate").click()
    expect(anna.get_by_role("table")).to_contain_text("In force")
    anna.context.close()
    bo.context.close()
    return "bo"


def act(room: Room, who: str, action: Callable[[Page], object]) -> None:
    """Somebody does what gives a command; all who look at this meeting see it, without loading their page again."""
    page = room[who]
    with page.expect_response(re.compile("/act$")) as told:
        action(page)
    said = told.value
    assert said.status < 400, said.text()
    if "json" not in said.headers["content-type"]:
        page.wait_for_load_state()
        return
    number, here = said.json()["seq"], re.search(r"/meetings/\d+", page.url)
    assert here
    for each in room.pages.values():
        if re.search(rf"{here[0]}(/|$)", each.url):
            each.wait_for_function(SHOWS, arg=number, timeout=PATIENCE)


def press(room: Room, who: str, command: str, *rest: str) -> None:
    """Press the button of a command."""
    name = "-".join((command.replace(".", "-"), *rest))
    act(room, who, lambda page: page.locator(f"form[id^='f-{name}'] button").first.click())


def key(room: Room, sign: str) -> None:
    """The chair presses a key, once the button that it stands for is there."""
    expect(room["chair"].locator(f"[data-key='{sign}']")).to_be_visible()
    act(room, "chair", lambda page: page.keyboard.press(sign))


def enter_words(room: Room, who: str, field_: str, words: str) -> None:
    """Fill a field, and send its form with the key of the keyboard."""
    room[who].locator(field_).fill(words)
    act(room, who, lambda page: page.locator(field_).press("Enter"))


def take(room: Room, who: str, place: str, code: str) -> None:
    """Take a place, as a class does: the code, then the place."""
    page = room[who]
    page.goto(f"/{room.lang}/meetings/join")
    page.locator("[name=code]").fill(code)
    page.locator("main form button").click()
    page.locator("select[name=place]").select_option(place)
    page.locator("main form button").click()
    expect(page.locator("#meeting")).to_be_visible()
    page.wait_for_load_state()


def hand_in(room: Room, who: str, text: str) -> None:
    """Hand in the text of the turn that came last."""
    form = room[who].locator("form[id^='f-statement-deposit']").last
    form.locator("textarea").fill(text)
    act(room, who, lambda _page: form.locator("button").click())
    expect(room[who].locator("[data-text]").last).to_have_text(text)


def speak(room: Room, who: str, name: str) -> None:
    """The chair gives the floor to somebody, who speaks and ends; all see it as it happens."""
    key(room, "n")
    expect(room[who].locator("#my-turn")).to_have_attribute("data-cue", re.compile(r"^turn \d+$"))
    for viewer in ("wall", "public", "secretary"):
        expect(room[viewer].locator(".floor .speaker")).to_have_text(name)
    key(room, " ")
    expect(room["wall"].locator(".digits[data-ends]")).to_be_visible()
    press(room, who, "speaker.end")
    expect(room["wall"].locator(".digits")).to_have_count(0)


def take_the_floor(room: Room, kind: str, text: str) -> None:
    """The State under review asks for a part of its time, is called, and speaks."""
    form = room["sur"].locator("form[id^='f-speaker-request']")
    form.locator("[name=kind]").select_option(kind)
    act(room, "sur", lambda _page: form.locator("button").click())
    hand_in(room, "sur", text)
    asking = room["chair"].locator("section[aria-labelledby=asking-title] form button")
    act(room, "chair", lambda _page: asking.click())
    key(room, " ")
    expect(room["wall"].locator(".digits[data-ends]")).to_be_visible()
    press(room, "sur", "speaker.end")
    expect(room["wall"].locator(".digits")).to_have_count(0)


def draw(room: Room, kind: str) -> None:
    """A draw that nobody can choose: commitment, words, secret."""
    desk = room["secretary"]
    press(room, "secretary", "draw.commit", kind)
    expect(desk.locator(f"#secret-{kind}")).to_be_visible()  # the page is the new one, with the new secret
    secret = desk.locator(".notice.done code").inner_text()
    expect(room["chair"].locator(f"#words-{kind}")).to_be_visible()
    enter_words(room, "chair", f"#words-{kind}", room.words.lots)
    enter_words(room, "secretary", f"#secret-{kind}", secret)
    expect(room["public"].locator("dd bdi.code", has_text=secret)).to_be_visible()


def plan_what_follows(room: Room) -> int:
    """From the desk of a meeting that was closed; the number of the meeting that follows."""
    desk = room["secretary"]
    desk.locator("a[href$='/follow']").click()
    expect(desk).to_have_url(re.compile("/follow$"))
    accessible(desk)
    desk.locator("main form button").click()
    expect(desk).to_have_url(re.compile(r"/meetings/\d+/desk$"))
    desk.wait_for_load_state()
    found = re.search(r"/meetings/(\d+)/desk$", desk.url)
    assert found
    return int(found[1])


def registered(room: Room, *who: str) -> None:
    """Registration opens, delegations register, it closes; everybody sees it without loading anything again."""
    public = room["public"]
    press(room, "secretary", "registration.set", "10")
    for each in who:
        expect(room[each].locator("form[id^='f-speaker-register-states']")).to_be_visible()
        press(room, each, "speaker.register", "states")
    expect(public.locator("section[aria-labelledby=list-states] tbody tr")).to_have_count(len(who))


def close_registration(room: Room) -> None:
    press(room, "secretary", "registration.set", "yes")
    expect(room["secretary"].locator("form[id^='f-list-announce']").first).to_be_visible()


def answer(room: Room, text: str, position: str, words: str) -> None:
    """The State under review answers a recommendation in its own words."""
    card = room["sur"].locator("section[aria-labelledby=answer-title] .card", has_text=text)
    card.locator("[name=position]").select_option(position)
    card.locator("[name=words]").fill(words)
    act(room, "sur", lambda _page: card.locator("form button").click())
    expect(room["public"].locator("section[aria-labelledby=report-title] li", has_text=text)).to_contain_text(words)


def names(page: Page, lang: str) -> dict[str, str]:
    """What the States are called on the pages of a language."""
    return {
        each: page.request.get(f"/{lang}/states/{each}.json").json()["state"]["name"] for each in (SUR, FIRST, SECOND)
    }


def download(room: Room, number: int, folder: Path) -> Path:
    """The report of a meeting, from its public page."""
    page = room.go("public", number)
    with page.expect_download() as found:
        page.locator("a[href$='/report.docx']").click()
    path = folder / f"{number}.docx"
    found.value.save_as(path)
    return path


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_review_is_held_from_registration_to_the_plenary(
    room: Room, secretary: str, address: tuple[str, Path], tmp_path: Path, lang: str
) -> None:
    review = _planned(room, secretary)
    called = names(room["public"], lang)
    made = _reviewed(room, review, called)
    adoption = plan_what_follows(room)
    _adopted(room, adoption)
    plenary = plan_what_follows(room)
    _in_the_plenary(room, plenary, called)
    _read_back(room, (review, adoption, plenary), made, address[1], tmp_path)


def _planned(room: Room, secretary: str) -> int:
    """The secretariat plans a rehearsal; the others take their places with its codes."""
    desk = room["secretary"]
    sign_in(desk, secretary, room.lang)
    desk.goto(f"/{room.lang}/meetings/plan")
    desk.locator("[name=title]").fill("Talvania")
    desk.locator("[name=state]").select_option(SUR)
    accessible(desk)
    desk.locator("main form button").click()
    expect(desk.locator("dl code")).to_have_count(2)
    room.code, room.desk_code = desk.locator("dl code").all_inner_texts()
    desk.locator("main a.button").click()
    expect(desk).to_have_url(re.compile(r"/desk$"))
    desk.wait_for_load_state()
    take(room, "chair", "chair", room.desk_code)
    take(room, "sur", SUR, room.code)
    take(room, "first", FIRST, room.code)
    take(room, "second", SECOND, room.code)
    public = room["public"]
    public.goto(f"/{room.lang}/meetings")
    public.locator(".results a").first.click()
    expect(public.locator("#meeting")).to_be_visible()
    public.wait_for_load_state()
    number = int(public.url.rpartition("/")[2])
    room.go("wall", number, "wall")
    return number


def _reviewed(room: Room, number: int, called: dict[str, str]) -> list[tuple[str, str, str]]:
    """The review itself; the recommendations as they were made: State, text, and the position given."""
    desk, chair, public, words = room["secretary"], room["chair"], room["public"], room.words
    registered(room, "first", "second")
    for page in (desk, room["first"], public):
        accessible(page)
    close_registration(room)
    draw(room, "troika")
    draw(room, "first_speaker")
    press(room, "secretary", "list.announce", "states")
    expect(public.locator("section[aria-labelledby=list-states] tbody tr span[dir=ltr]")).to_have_count(2)
    for who, state in (("first", FIRST), ("second", SECOND)):
        page, asked = room[who], words.asked[state]
        hand_in(room, who, f"{words.opening}{'; '.join(asked)}.")
        for text in asked:
            form = page.locator("form[id^='f-recommendation-suggest']")
            form.locator("textarea").fill(text)
            act(room, who, lambda _page, form=form: form.locator("button").click())
            expect(page.locator(".card p.quoted", has_text=text)).to_be_visible()
    assert public.locator("#texts-title").count() == 0
    key(room, "o")
    take_the_floor(room, "presentation", words.presentation)
    order = room["public"].request.get(f"/{room.lang}/meetings/{number}.json").json()["next"]
    for each in order:
        state = each["speaker"]["iso3"]
        speak(room, {FIRST: "first", SECOND: "second"}[state], called[state])
    expect(public.locator("section[aria-labelledby=texts-title] details")).to_have_count(3)
    for page in (desk, chair, room["first"], room["sur"], public, room["wall"]):
        accessible(page)
    for who, state in (("first", FIRST), ("second", SECOND)):
        for left in range(len(words.asked[state]), 0, -1):
            expect(room[who].locator("form[id^='f-recommendation-confirm']")).to_have_count(left)
            press(room, who, "recommendation.confirm")
        expect(room[who].locator("form[id^='f-recommendation-confirm']")).to_have_count(0)
    expect(public.locator("section[aria-labelledby=report-title] li")).to_have_count(3)
    answer(room, words.asked[FIRST][0], "supported", words.supported)
    answer(room, words.asked[SECOND][0], "noted", words.noted)
    press(room, "chair", "meeting.close")
    expect(desk.locator("a[href$='/follow']")).to_be_visible()
    positions = {words.asked[FIRST][0]: "supported", words.asked[SECOND][0]: "noted"}
    spoken = [each["speaker"]["iso3"] for each in order]
    return [(state, text, positions.get(text, "pending")) for state in spoken for text in words.asked[state]]


def _adopted(room: Room, number: int) -> None:
    """The adoption of the report; whoever had a place keeps it."""
    chair = room.go("chair", number, "preside")
    room.go("sur", number, "delegation")
    room.go("public", number)
    room.go("wall", number, "wall")
    expect(room["public"].locator("section[aria-labelledby=report-title] li")).to_have_count(3)
    key(room, "o")
    expect(chair.locator("form[id^='f-decision-consensus']")).to_be_visible()
    take_the_floor(room, "presentation", room.words.presentation)
    for page in (room["secretary"], chair, room["sur"], room["public"]):
        accessible(page)
    press(room, "chair", "decision.consensus")
    expect(room["public"].locator("section[aria-labelledby=decisions-title] .tag")).to_have_count(1)
    press(room, "chair", "meeting.close")
    expect(room["secretary"].locator("a[href$='/follow']")).to_be_visible()


def _in_the_plenary(room: Room, number: int, called: dict[str, str]) -> None:
    """The plenary: an answer in writing, registration, lots, States and stakeholders, and the decision."""
    desk, words = room["secretary"], room.words
    chair = room.go("chair", number, "preside")
    for who in ("sur", "first"):
        room.go(who, number, "delegation")
    room.go("public", number)
    room.go("wall", number, "wall")
    answer(room, words.asked[FIRST][1], "noted", words.noted)
    registered(room, "first")
    enter_words(room, "secretary", "#reg-stakeholders", UNION)
    expect(room["public"].locator("section[aria-labelledby=list-stakeholders] tbody tr")).to_have_count(1)
    close_registration(room)
    kinds = room["public"].request.get(f"/{room.lang}/meetings/{number}.json").json()["draws_to_begin"]
    for kind in kinds:
        draw(room, kind)
    for name in ("states", "stakeholders"):
        press(room, "secretary", "list.announce", name)
        expect(desk.locator(f"form[id='f-list-announce-{name}']")).to_have_count(0)
    hand_in(room, "first", words.view)
    key(room, "o")
    take_the_floor(room, "presentation", words.presentation)
    speak(room, "first", called[FIRST])
    key(room, "n")
    expect(room["wall"].locator(".floor .speaker")).to_have_text(UNION)
    key(room, " ")
    expect(room["wall"].locator(".digits[data-ends]")).to_be_visible()
    key(room, "e")
    expect(room["wall"].locator(".digits")).to_have_count(0)
    for page in (desk, chair, room["sur"], room["public"]):
        accessible(page)
    press(room, "chair", "decision.consensus")
    expect(room["public"].locator("section[aria-labelledby=decisions-title] .tag")).to_have_count(1)
    press(room, "chair", "meeting.close")
    expect(room["public"].locator("a[href$='/report.docx']")).to_be_visible()


def _read_back(
    room: Room, numbers: tuple[int, int, int], made: list[tuple[str, str, str]], folder: Path, files: Path
) -> None:
    """The reports, as the public has them, read by `hiwar read`; and what the record holds."""
    draft, adopted, outcome = (read(folder, download(room, number, files)) for number in numbers)
    first = int(draft[0]["paragraph"].partition(".")[0])
    wanted = [(f"{first}.{place}", [state], text, position) for place, (state, text, position) in enumerate(made, 1)]
    for report in (draft, adopted):
        assert [(each["paragraph"], each["recommending"], each["text"], each["position"]) for each in report] == wanted
        assert {each["document"] for each in report} == {f"A/HRC/0/REHEARSAL.{numbers[0]}"}
    late = next(paragraph for paragraph, _states, _text, position in wanted if position == "pending")
    assert [(each["report"], each["paragraph"], each["position"]) for each in outcome] == [
        (f"A/HRC/0/REHEARSAL.{numbers[0]}", late, "noted")
    ]
    page = room.go("public", numbers[2])
    link = page.locator("section[aria-labelledby=over-title] a[href*='/reviews/']")
    patient = time.monotonic() + PATIENCE / 1000
    while not link.count() and time.monotonic() < patient:  # the record has it a few seconds after the end
        page.wait_for_timeout(500)
        page.reload()
        page.wait_for_load_state()
    link.click()
    expect(page.locator("table.matrix tbody tr")).to_have_count(3)
    listed = page.request.get(f"{page.url}.json").json()["recommendations"]
    assert [(each["text"], each["position"]) for each in listed] == [
        (text, "noted" if position == "pending" else position) for _state, text, position in made
    ]
    accessible(page)


def read(folder: Path, path: Path) -> list[dict[str, Any]]:
    """What `hiwar read` prints of a file."""
    return [json.loads(line) for line in hiwar(folder, "read", str(path)).splitlines()]
