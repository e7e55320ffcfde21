"""A small record for tests of pages: Talvania's review with every kind of row, one review of a real State whose texts
say nothing and which nobody answers, and Kesteria's review with all that other documents and data sets say of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hiwar.audit.actors import OPERATOR
from hiwar.kernel.procedure.roll_call import Tally
from hiwar.kernel.reading import Genre, Page, Reading, ReadQuestion, ReadRecommendation, ReadRow, RowKind
from hiwar.kernel.values import Place, PositionValue
from hiwar.resolutions.commands import (
    Outcome,
    Where,
    act,
    enter_draft,
    enter_facts,
    enter_sponsors,
    explain,
    intend,
    take_back,
)
from hiwar.reviews.commands import Correction, correct, file_document, import_reading, import_rows
from hiwar.statements.commands import Corrected, take_down, withdraw
from hiwar.statements.commands import correct as correct_statement
from hiwar.statements.models import Statement
from tests.builders import NOW, SYMBOL, answer, data_set, item, later, reading, row, source
from tests.resolutions import made
from tests.statements.kept import entered

REAL = "A/HRC/28/15"
"""Slovenia's review at session 20."""

PENDING = "A/HRC/0/2"
"""Talvania's second review, at session 1."""

KESTERIA = "A/HRC/0/3"
"""Kesteria's review at session 2, of which many sources speak."""

TALVANIA = (
    item("100.1", "Count the boats in the harbour", ("XBD", "XHL"), ("Bardovia", "Halmeria")),
    item("100.2", "Mend the nets", ("XKS",), ("Kesteria",), position=PositionValue.NOTED, as_written="is noted"),
    item("100.3", "Light the lamp", ("XBD",), ("Bardovia",), position=PositionValue.PARTLY, as_written="in part"),
    item(
        "100.3",
        "Paint the pier",
        (),
        ("Atlantis",),
        part=2,
        position=PositionValue.PENDING,
        as_written="will be examined",
    ),
    item("100.4", "=SUM(shells)", ("XLN",), ("Lunaria",), position=None),
    item("100.10", "عدّ القوارب", ("XLN",), ("Lunaria",), position=PositionValue.UNCLEAR, as_written="thanks"),
)


def placed(*items: ReadRecommendation) -> tuple[ReadRecommendation, ...]:
    """The same items, each with the place that its line has on the page."""
    found, start = [], 0
    for each in items:
        found.append(replace(each, places=(Place(1, start, start + len(each.text)),)))
        start += len(each.text) + 1
    return tuple(found)


def talvania(folder: Path) -> None:
    """Import Talvania's review; one of its recommendations has been corrected."""
    import_reading(OPERATOR, source(folder, "of Talvania", "talvania.txt"), reading(*placed(*TALVANIA)), now=NOW)
    correct(
        OPERATOR,
        f"{SYMBOL}:100.2",
        Correction(text="Mend the old nets", position="supported", as_written="enjoys the support of Talvania"),
        reason="misread",
        now=later(5),
    )


def real(folder: Path, count: int = 3) -> None:
    """Import the real State's review with that many texts, by France, Egypt and Austria in turn."""
    voices = (("FRA", "France"), ("EGY", "Egypt"), ("AUT", "Austria"))
    items: list[ReadRecommendation] = []
    for number in range(1, count + 1):
        code, name = voices[number % 3 - 1]
        items.append(item(f"115.{number}", f"Sample text {number}", (code,), (name,), position=None))
    read = reading(*items, state_under_review="SVN", session=20, symbol=REAL)
    import_reading(OPERATOR, source(folder, f"of Slovenia {count}", "slovenia.txt"), read, now=NOW)


def all_pending(folder: Path) -> None:
    """Import a second review of Talvania, all of whose answers are to come; one text names no State, and one names
    States as they were called then or in another order."""
    named = item("5.2", "Sweep the quay", ("SWZ", "IRN"), ("Swaziland", "Islamic Republic of Iran"))
    items = [
        replace(each, position=PositionValue.PENDING, position_as_written="will be examined")
        for each in (item("5.1", "Oil the hinge", (), ()), named)
    ]
    read = reading(*items, session=1, symbol=PENDING)
    import_reading(OPERATOR, source(folder, "all pending", "pending.txt"), read, now=NOW)


def fill(folder: Path) -> None:
    """All three reviews."""
    talvania(folder)
    real(folder)
    kesteria(folder)


def votes(folder: Path) -> None:
    """What the facts know of resolutions, the votes of a few members, and what people enter beside them; who speaks is
    an invented State."""
    enter_facts(OPERATOR, now=NOW)
    made.entered(made.as_csv(folder / "votes.csv", made.joined()))
    made.training(folder)
    text, said = made.TRAINING, Where("A/0/PV.3, p. 5")
    act(OPERATOR, text, Outcome(Tally(10, 20, 5)), said, on=date(2020, 11, 14), step="committee", put="amendment",
        now=later(1))  # fmt: skip
    enter_draft(OPERATOR, text, "A/C.3/0/L.40", said, tabled_on=date(2020, 10, 31), now=later(1))
    enter_draft(OPERATOR, text, "A/C.3/0/L.70", said, amends="A/C.3/0/L.40", now=later(1))
    enter_sponsors(OPERATOR, text, ["XBD", "XHL"], said, now=later(2))
    explain(OPERATOR, text, "XTV", "dissociation", "We do not share this consensus.", said, now=later(3))
    explain(OPERATOR, text, "XTV", "dissociation", "We dissociate ourselves.", said, replaces=1, now=later(4))
    intend(OPERATOR, made.TRAINING_VOTE, "XNB", "no", Where("A/HRC/0/SR.7, p. 2"), now=later(5))
    taken_back()


def taken_back() -> None:
    """One entry of every kind, by mistake."""
    text, wrong = made.TRAINING, Where("the wrong page")
    key = act(OPERATOR, text, Outcome(Tally(1, 2, 3)), wrong, on=date(2020, 12, 17), now=later(6)).key
    enter_draft(OPERATOR, text, "A/C.3/0/L.9", wrong, now=later(6))
    enter_sponsors(OPERATOR, text, ["XLN"], wrong, role="main", now=later(6))
    explain(OPERATOR, text, "XLN", "comment", "We like the sea.", wrong, now=later(6))
    intend(OPERATOR, made.TRAINING_VOTE, "XNB", "yes", wrong, now=later(6))
    mistakes = ((text, key), (text, "draft:A/C.3/0/L.9"), (text, "sponsor:XLN:main"), (text, "statement:3"),
                (made.TRAINING_VOTED, f"intention:{made.TRAINING_VOTE}:XNB:2"))  # fmt: skip
    for about, entry in mistakes:
        take_back(OPERATOR, about, entry, reason="Entered on the wrong text.", now=later(7))


def fill_whole(folder: Path) -> None:
    """All three reviews, votes, and statements."""
    fill(folder)
    votes(folder)
    said()


def said() -> None:
    """Three statements: corrected; withdrawn; taken down."""
    entered(address="https://news.example/2018/1", now=later(1))
    words = Corrected(verdict="partly", words="It signed, and did not ratify.", source="the depositary")
    correct_statement(OPERATOR, 1, 4, words, reason="Read again.", now=later(2))
    for number in (2, 3):
        entered(f"Statement {number}. No country fully respects human rights.", now=later(number))
    withdraw(OPERATOR, 2, reason="Entered by mistake.", now=later(4))
    gone = Statement.objects.get(number=3).document_id
    take_down(OPERATOR, gone, reason="A court said so", legal_basis="Order 1", now=later(5))


def kesteria(folder: Path, count: int = 1) -> None:
    """Import Kesteria's review with its addendum, its French version, a thematic list, advance questions and three data
    sets; `count` says how many rows of each kind there are where their number may vary."""
    pending = {"position": PositionValue.PENDING, "as_written": "will be examined"}
    voices = {"XTV": "Talvania", "XBD": "Bardovia", "XHL": "Halmeria", "XLN": "Lunaria"}

    def said(paragraph: str, text: str, *states: str, **changes: Any) -> ReadRecommendation:
        return item(paragraph, text, states, tuple(voices[state] for state in states), **changes)

    def about(*items: ReadRecommendation, **changes: Any) -> Reading:
        return reading(*items, **{"state_under_review": "XKS", "session": 2, "symbol": KESTERIA, **changes})

    def coded(number: int, text: str, *states: str, **changes: Any) -> ReadRow:
        names = tuple(voices[state] for state in states)
        place = {"state_under_review": "XKS", "session": 2, "recommending": states, "states_as_written": names}
        return row(number, text, **{**place, **changes})

    def data(rows: list[ReadRow], name: str) -> None:
        import_rows(OPERATOR, source(folder, f"{name} {count}", name), [rows], iter([data_set()]), now=later(2))

    gates, tides, gulls = "Oil the hinges of the lock gates", "Publish the tide tables every year", "Count the gulls"
    report = (
        said("7.1", gates, "XTV", "XBD", **pending),
        said("7.2", tides, "XHL", **pending),
        said("7.3", gulls, "XLN", as_written="enjoys the support of Kesteria"),
        *(said(f"7.{number}", f"Mend the lamp on pier {number}", "XTV") for number in range(4, 3 + count)),
    )
    import_reading(OPERATOR, source(folder, f"of Kesteria {count}", "kesteria.txt"), about(*placed(*report)), now=NOW)
    french = about(
        said("7.1", "Huiler les gonds des portes de l’écluse", "XTV", "XBD", **pending), language="fr",
        pages=(Page(1, "Huiler les gonds des portes de l’écluse"),),
    )  # fmt: skip
    import_reading(OPERATOR, source(folder, f"in French {count}", "kesteria-fr.txt"), french, now=later(1))
    words = "Kesteria takes note of recommendation 7.1."
    answers = tuple(
        replace(each, source=f"{KESTERIA}/Add.1, para. {place}")
        for each, place in (
            (answer("7.1", as_written=words, comment="The lock gates are no longer in use."), 3),
            (answer("7.2", PositionValue.SUPPORTED, "Kesteria supports recommendation 7.2."), 2),
        )
    )
    addendum = about(
        symbol=f"{KESTERIA}/Add.1", answers=KESTERIA, genre=Genre.ADDENDUM, positions=answers, date="2026-02-20",
        pages=(Page(1, f"{words}\nKesteria supports recommendation 7.2."),),
    )  # fmt: skip
    file_document(OPERATOR, source(folder, f"answers {count}", "kesteria-add1.txt"), addendum, now=later(2))
    listed = (
        replace(said("7.1", gates, "XTV", "XBD", position=PositionValue.NOTED, as_written="Noted"), themes=("Ports",)),
        replace(said("7.2", tides, "XHL", "XTV", as_written="Supported"), persons=("Sailors",), sdgs=("14.7",)),
    )
    themes = about(*listed, symbol=None, answers=KESTERIA, genre=Genre.THEMATIC_LIST)
    file_document(OPERATOR, source(folder, f"themes {count}", "kesteria-themes.txt"), themes, now=later(2))
    asked = [ReadQuestion("XTV", "TALVANIA", f"How many lock gates are there on canal {n}?", 1) for n in range(count)]
    questions = about(symbol=None, genre=Genre.ADVANCE_QUESTIONS, questions=tuple(asked))
    file_document(OPERATOR, source(folder, f"questions {count}", "kesteria-questions.txt"), questions, now=later(2))
    loose = [coded(3 + 2 * n, f"Plant orchard number {n}", "XLN") for n in range(count)]
    pledges = [coded(4 + 2 * n, f"Open school {n}", kind=RowKind.PLEDGE, position=None) for n in range(count)]
    data([coded(1, gates, "XTV"), coded(2, gates, "XBD"), *loose, *pledges], "coded.csv")
    national = {"response": "Soutenue", "facts": (("status", "in progress"),), "translations": (("ar", "عدّ النوارس"),)}
    data([coded(1, gulls, "XLN", action=None, issues=(), **national)], "national.csv")
    bodies = [
        coded(
            number, f"Let every child learn to swim, {number}", session=None, body=body, paragraph=str(10 + number),
            kind=RowKind.RECOMMENDATION, document=f"{body}/C/XKS/CO/1", date="2025-02-12", action=None, issues=(),
            themes=("Children",), response=None, position=None, concern=number % 2 == 0, id=f"key {number}",
        )
        for number, body in enumerate(("CRC", "CEDAW") * count, start=1)
    ]  # fmt: skip
    data(bodies, "bodies.json")
