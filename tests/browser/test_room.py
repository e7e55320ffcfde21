"""A review and a debate in real browsers: texts brought as files, recommendations proposed in them, votes on parts, a
State that does not come, cues of sound and vibration."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.browser.rehearsing import Rehearsal, debate, others, rehearsal
from tests.browser.test_meetings import next_state, take
from tests.browser.test_people import Enter, accessible, enter  # noqa: F401 - `enter` is a fixture

pytestmark = pytest.mark.browser

SAID = (
    "We thank Talvania for its report.",
    "Bardovia makes the following recommendations:",
    "(a) Ratify the Convention against Torture;",
    "(b) Abolish the fee for boats.",
    "We praise the harbours of Talvania.",
)


@pytest.fixture
def ready(browser: Browser, site: str) -> None:
    """The site is there before anything is planned in its record."""


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_text_is_brought_as_a_file_and_what_it_recommends_is_proposed(
    enter: Enter,  # noqa: F811
    ready: None,
    folder: Path,
    tmp_path: Path,
    lang: str,
) -> None:
    document = Document()
    for paragraph in SAID:
        document.add_paragraph(paragraph)
    document.save(tmp_path / "Statement.docx")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    meeting = rehearsal(folder)
    chair, delegation = enter(), enter()
    take(chair, meeting, "chair")
    chair.keyboard.press("o")
    expect(chair.locator("[data-key=n]")).to_be_visible()
    take(delegation, meeting, next_state(chair), lang)

    form = delegation.locator("form[id^=f-statement-deposit]")
    form.locator("input[type=file]").set_input_files(tmp_path / "broken.docx")
    form.locator("button").click()
    expect(delegation.locator("#refused")).to_contain_text("broken.docx")
    form.locator("input[type=file]").set_input_files(tmp_path / "Statement.docx")
    form.locator("button").click()
    marks = delegation.locator("blockquote mark.suggested")
    expect(marks).to_have_text(["Ratify the Convention against Torture", "Abolish the fee for boats"])
    accessible(delegation)
    with delegation.expect_download() as brought:
        delegation.locator("a[href*='/texts/']").first.click()
    assert brought.value.suggested_filename == "Statement.docx"
    assert Path(brought.value.path()).read_bytes() == (tmp_path / "Statement.docx").read_bytes()

    card = delegation.locator(".card").filter(has_text="Abolish the fee for boats")
    card.locator("summary").click()
    card.locator("textarea").fill("Abolish the fee")
    card.locator("details button").click()
    expect(marks).to_have_text(["Ratify the Convention against Torture", "Abolish the fee"])
    _press(chair, "n", "speaker-start")
    _press(chair, " ", "speaker-pause")
    _press(chair, "e", "speaker-call")
    expect(delegation.locator("blockquote mark").first).to_be_visible()
    delegation.locator("form[id^=f-recommendation-confirm] button").first.click()
    expect(delegation.locator("blockquote mark.confirmed")).to_have_text(["Ratify the Convention against Torture"])
    delegation.locator("form[id^=f-recommendation-reject] button").first.click()
    public = enter()
    public.goto(f"/{lang}/meetings/{meeting.number}")
    expect(public.locator("#report-title + ol > li")).to_have_count(1)
    expect(public.locator("#report-title + ol > li")).to_contain_text("Ratify the Convention against Torture")
    accessible(public)


def _press(chair: Page, key: str, then: str) -> None:
    """Press a key of the presider, and wait until what comes next can be pressed."""
    chair.keyboard.press(key)
    expect(chair.locator(f".hand form[id^=f-{then}] button")).to_be_enabled()


def test_a_text_is_voted_upon_in_parts(enter: Enter, ready: None, folder: Path) -> None:  # noqa: F811
    meeting = debate(folder)
    chair, public, wall = enter(), enter(), enter()
    members = {each: enter() for each in ("XBD", "XKS", "XMR")}
    take(chair, meeting, "chair")
    for place, page in members.items():
        take(page, meeting, place)
    public.goto(f"/en/meetings/{meeting.number}")
    wall.goto(f"/en/meetings/{meeting.number}/wall")
    expect(public.get_by_text("Proposals on the same question are voted upon")).to_be_visible()

    mover = members["XKS"]
    mover.locator("#d-move summary").click()
    mover.get_by_label("Motion", exact=True).select_option("division")
    mover.get_by_label("On what, where it is about a proposal").select_option(label="Harbours")
    mover.get_by_label("For a division").fill("paragraph 1\nparagraph 2")
    mover.get_by_label("These are all that the text decides").check()
    mover.get_by_role("button", name="Move it").click()
    expect(public.get_by_text("Motion for division").first).to_be_visible()
    accessible(mover)
    accessible(chair)
    chair.get_by_role("button", name="Nobody objects: carried").click()
    expect(chair.get_by_text("Now the part: paragraph 1")).to_be_visible()
    _vote(chair, members, "Now the part: paragraph 2", ("yes", "no", "no"), folder, meeting)
    expect(public.locator("#ballot-title")).to_contain_text("paragraph 1")
    chair.locator(".card").filter(has_text="Harbours").get_by_role("button", name="Adopt by consensus").click()
    expect(chair.get_by_text("Now the text as a whole.")).to_be_visible()
    _vote(chair, members, "", ("yes", "yes", "no"), folder, meeting)
    expect(wall.locator(".ballot .speaker")).to_have_text("Adopted")
    accessible(wall)
    accessible(public)
    harbours = public.locator("#decisions-title ~ ul > li").filter(has_text="Voted upon separately")
    expect(harbours).to_contain_text("Rejected by vote")
    expect(harbours).to_contain_text("Adopted by vote")
    members["XBD"].locator("summary", has_text="Correct your vote").first.click()
    members["XBD"].locator("form[id^=f-vote-correct]").first.get_by_role("button", name="Abstaining").click()
    expect(public.locator("li", has_text="(meant: Abstaining)").first).to_be_attached()


OTHERS = ("XHL", "XLN", "XNB", "XOR")
"""Members of the Council without a browser, so many that a vote has its quorum; they vote as the second does."""


def _vote(
    chair: Page, members: dict[str, Page], then: str, votes: tuple[str, ...], folder: Path, meeting: Rehearsal
) -> None:
    """A recorded vote on what is due."""
    chair.locator(".card").filter(has_text="Harbours").get_by_role("button", name="Recorded vote").click()
    for page, vote in zip(members.values(), votes, strict=True):
        page.locator(f"button[name=vote][value={vote}]").first.click()
        expect(page.get_by_text("You have voted")).to_be_visible()
    poll = chair.locator("form[id^=f-poll-stop] input[name=poll]").input_value()
    others(folder, meeting, [(each, "vote.cast", {"poll": int(poll), "vote": votes[1]}) for each in OTHERS])
    chair.get_by_role("button", name="End the vote").click()
    if then:
        expect(chair.get_by_text(then)).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_state_that_does_not_come(enter: Enter, ready: None, folder: Path, lang: str) -> None:  # noqa: F811
    meeting = rehearsal(folder)
    chair, desk, public, wall = (enter() for _each in range(4))
    take(chair, meeting, "chair", lang)
    take(desk, meeting, "secretariat", lang)
    public.goto(f"/{lang}/meetings/{meeting.number}")
    wall.goto(f"/{lang}/meetings/{meeting.number}/wall")
    chair.keyboard.press("o")
    expect(chair.locator("[data-key=n]")).to_be_visible()
    chair.locator("#f-absence-note button").click()
    for page in (chair, desk, public):
        expect(page.locator("#absence-title")).to_be_visible()
        accessible(page)
    expect(wall.locator(".floor .tag")).to_be_visible()
    accessible(wall)
    public.locator("#d-precedents summary").click()
    expect(public.locator("#d-precedents")).to_contain_text("OM/7/101")
    expect(public.locator("form[id^=f-absence]")).to_have_count(0)
    chair.locator("#d-close summary").click()
    chair.locator("#f-meeting-close button").click()
    expect(chair.locator("#refused")).not_to_be_empty()
    desk.locator("#decision").fill("OM/0/1")
    desk.locator("#absence-words").fill("The Council regrets the absence and calls upon the State to resume.")
    desk.locator("#absence-session").fill("3")
    desk.locator("#f-absence-decide button").click()
    expect(public.locator("#absence")).to_contain_text("OM/0/1")
    expect(public.locator("#absence")).to_contain_text("calls upon the State to resume")
    chair.locator("#f-meeting-close button").click()
    expect(public.locator("#absence")).to_be_visible()
    expect(chair.locator("#f-meeting-close")).to_have_count(0)
    accessible(public)


_STUB = """
window.tones = 0; window.buzzes = [];
window.AudioContext = class { constructor() { this.currentTime = 0; this.state = "suspended"; this.destination = {}; }
  async resume() { this.state = "running"; }
  createOscillator() { window.tones += 1; return { frequency: {}, connect: (next) => next, start() {}, stop() {} }; }
  createGain() {
    return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (next) => next };
  } };
Object.defineProperty(navigator, "vibrate", { value: (buzz) => (window.buzzes.push(buzz), true) });
"""


def test_nothing_sounds_until_the_viewer_wants_it(enter: Enter, ready: None, folder: Path) -> None:  # noqa: F811
    meeting = rehearsal(folder)
    chair, page = enter(), enter()
    page.add_init_script(_STUB)
    take(chair, meeting, "chair")
    chair.keyboard.press("o")
    expect(chair.locator("[data-key=n]")).to_be_visible()
    first = next_state(chair)
    take(page, meeting, first)
    expect(page.locator("#my-turn")).to_have_text("You are next.")
    _press(chair, "n", "speaker-start")
    expect(page.locator("#my-turn")).to_have_text("You have the floor.")
    assert page.evaluate("[window.tones, window.buzzes.length]") == [0, 0]

    sound, buzz = (page.get_by_role("button", name=name, exact=True) for name in ("Sound", "Vibration"))
    expect(sound).to_have_attribute("aria-pressed", "false")
    sound.click()
    buzz.click()
    expect(sound).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("[window.tones, window.buzzes.length]") == [1, 1]
    page.reload()
    expect(page.locator("#cues [role=status]")).to_contain_text("The sound begins with your next key or click.")
    expect(sound).to_have_attribute("aria-pressed", "true")
    page.locator("h1").click()
    expect(page.locator("#cues [role=status]")).to_be_empty()
    accessible(page)
    chair.keyboard.press("x")  # passed over, and put back: its turn comes once more
    expect(page.locator("#my-turn")).to_have_count(0)
    desk = enter()
    take(desk, meeting, "secretariat")
    desk.locator("form[id^=f-speaker-readd] button").first.click()
    expect(chair.locator(".coming-next li")).to_have_count(3)
    for _each in range(2):
        _press(chair, "n", "speaker-start")
        _press(chair, " ", "speaker-pause")
        _press(chair, "e", "speaker-call")
    expect(page.locator("#my-turn")).to_have_text("You are next.")
    expect(page.locator("#status")).to_contain_text("You are next.")
    assert page.evaluate("[window.tones, window.buzzes.length]") == [3, 1]
