"""The report of a review held here, read by the reader of reports: the recommendations that were made."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from hiwar.dialogue.report import About, make, misread, reading_of
from hiwar.kernel import facts
from hiwar.kernel.meeting import KINDS, Actor, Command, Refusal, Role, State, decide, draft_report, limits_of, replay
from hiwar.kernel.meeting.model import Answer, Mark, Recommendation, Sitting
from hiwar.kernel.values import PositionValue
from hiwar.reviews.held import held_in, symbol_of
from tests.builders import NOW

Said = tuple[str, tuple[str, ...], str | None]
"""A recommendation: its text, its States, and the position given to it, None where none was."""

SAID: dict[str, list[Said]] = {
    "en": [
        ("Ratify the Optional Protocol to the Convention against Torture", ("XKS",), "supported"),
        ("Open the harbour school to all children; count the boats each year.", ("XBD", "XMR"), "noted"),
        ("Consider a moratorium", ("XOR", "XHL", "XQR"), "partly"),
        ("Publish a report (every year)", ("XZD",), "unclear"),
        ("Take steps to protect the marsh", ("XLN",), "pending"),
        ("Continue its efforts", ("XVS",), None),
        ("Establish a national human rights institution", ("XKS",), "supported"),
    ],
    "fr": [
        ("Ratifier la Convention sur les bateaux", ("XKS",), "supported"),
        ("Ouvrir l’école du port à tous les enfants", ("XBD", "XMR"), "noted"),
        ("Envisager un moratoire sur la pêche", ("XOR",), "partly"),
        ("Publier chaque année un rapport", ("XZD",), "unclear"),
        ("Poursuivre ses efforts en faveur des marins", ("XVS",), None),
    ],
    "es": [
        ("Ratificar la Convención sobre los barcos", ("XKS",), "supported"),
        ("Abrir la escuela del puerto a todos los niños", ("XBD", "XMR"), "noted"),
        ("Considerar una moratoria de la pesca", ("XOR",), "partly"),
        ("Publicar cada año un informe", ("XZD",), "unclear"),
        ("Proseguir sus esfuerzos en favor de los marineros", ("XVS",), None),
    ],
    "ru": [
        ("Ратифицировать Конвенцию о лодках", ("XKS",), "supported"),
        ("Открыть портовую школу для всех детей", ("XBD", "XMR"), "noted"),
        ("Рассмотреть вопрос о моратории на лов рыбы", ("XOR",), "partly"),
        ("Ежегодно публиковать доклад", ("XZD",), "unclear"),
        ("Продолжать усилия в интересах моряков", ("XVS",), None),
    ],
    "ar": [
        ("التصديق على اتفاقية القوارب", ("XKS",), "supported"),
        ("فتح مدرسة الميناء أمام جميع الأطفال", ("XBD", "XMR"), "noted"),
        ("النظر في وقف اختياري لصيد السمك", ("XOR",), "partly"),
        ("نشر تقرير كل سنة", ("XZD",), "unclear"),
        ("مواصلة جهودها لصالح البحارة", ("XVS",), None),
    ],
    "zh": [
        ("批准船舶公约", ("XKS",), "supported"),
        ("向所有儿童开放港口学校", ("XBD", "XMR"), "noted"),
        ("考虑暂停捕鱼", ("XOR",), "partly"),
        ("每年发表一份报告", ("XZD",), "unclear"),
        ("继续为海员作出努力", ("XVS",), None),
    ],
}


def held(said: list[Said], language: str = "en") -> State:
    """A review of the training State that was held, in which just this was recommended and answered."""
    seats = tuple(
        {"iso3": each.iso3, "name": each.name("en"), "group": None, "member": True}
        for each in facts.states()
        if each.kind == "invented"
    )
    payload = {
        "title": "Review of Talvania",
        "state": "XTV",
        "session": 0,
        "presider": "chair",
        "seats": seats,
        "limits": limits_of(KINDS["review"], facts.practices_on(NOW.date())),
        "questions_close": None,
        "troika": ("XKS", "XMR", "XOR"),
    }
    desk = Actor(Role.SECRETARIAT, office="secretariat")
    events = decide(replay("review", ()), Command("meeting.plan", payload), desk, NOW)
    assert not isinstance(events, Refusal)
    return replace(
        replay("review", events),
        sittings=(Sitting(NOW, NOW + timedelta(hours=2)),),
        recommendations={
            place: Recommendation(
                place,
                states,
                text,
                language,
                Mark.TABLED,
                place=place,
                answers=(
                    (Answer(place, PositionValue(position), "We accept nothing but the sea.", language),)
                    if position
                    else ()
                ),
            )
            for place, (text, states, position) in enumerate(said, 1)
        },
    )


ABOUT = About(7, symbol_of(7), rehearsal=True)


@pytest.mark.parametrize("language", SAID)
def test_a_reader_finds_the_very_recommendations_that_were_made(language: str) -> None:
    state = held(SAID[language], language)
    report = make(state, ABOUT)
    read = reading_of(report)
    assert (read.symbol, read.state_under_review, read.session, read.language) == (
        "A/HRC/0/REHEARSAL.7",
        "XTV",
        0,
        language,
    )
    assert read.genre == "report"
    found = [(each.paragraph, each.part, each.text, each.recommending, each.position) for each in read.recommendations]
    assert found == [
        (f"{report.list}.{place}", 1, text.rstrip("."), states, PositionValue(position or "pending"))
        for place, (text, states, position) in enumerate(SAID[language], 1)
    ]
    assert not read.warnings
    assert misread(state, report) == ()


def test_a_text_that_the_reader_takes_for_something_else_is_named() -> None:
    state = held([("Sign (Merivia) and count the boats", ("XKS",), None), ("Count the boats", ("XKS",), None)])
    report = make(state, ABOUT)
    assert misread(state, report) == (f"{report.list}.1",)


def test_a_review_without_recommendations_has_a_report() -> None:
    report = make(held([]), ABOUT)
    assert b"word/document.xml" in report.file
    assert misread(held([]), report) == ()


def test_the_same_meeting_gives_the_same_file() -> None:
    state = held(SAID["en"])
    assert make(state, ABOUT).file == make(state, ABOUT).file


def test_it_says_that_it_was_held_here_as_a_rehearsal() -> None:
    pages = " ".join(page.text for page in reading_of(make(held(SAID["en"]), ABOUT)).pages)
    assert "rehearsal that was held here, in meeting 7" in pages
    assert "HELD HERE" in ZipFile(BytesIO(make(held(SAID["en"]), ABOUT).file)).read("word/header1.xml").decode()
    assert len(draft_report(held(SAID["en"]))) == len(SAID["en"])


def test_what_was_never_held_has_no_report() -> None:
    with pytest.raises(ValueError, match="never in session"):
        make(replace(held(SAID["en"]), sittings=()), ABOUT)


def test_its_symbol_says_in_which_meeting_it_was_held() -> None:
    assert held_in(symbol_of(7)) == 7
    assert [held_in(each) for each in ("A/HRC/27/10", "A/HRC/TRAINING/1", "A/HRC/0/REHEARSAL.", "")] == [None] * 4
