"""Country or theme, and by what that is told."""

from __future__ import annotations

import pytest

from hiwar.kernel.procedure.resolution_subject import (
    Kind,
    Reason,
    Subject,
    is_title,
    series_key,
    states_named,
    subject,
    tidy_title,
)

COUNTRY, THEMATIC = Kind


@pytest.mark.parametrize(
    ("title", "body", "item", "found"),
    [
        (
            "Situation of human rights in the Democratic People's Republic of Korea",
            "GA",
            "",
            Subject(COUNTRY, Reason.SITUATION, ("PRK",)),
        ),
        ("Situation of human rights in the Sudan", "GA", "", Subject(COUNTRY, Reason.SITUATION, ("SDN",))),
        (
            "Situation of human rights in the Democratic People’s Republic of Korea",
            "HRC",
            "4",
            Subject(COUNTRY, Reason.AGENDA_ITEM, ("PRK",)),
        ),
        ("Cooperation with and assistance to Ukraine", "HRC", "10", Subject(COUNTRY, Reason.AGENDA_ITEM, ("UKR",))),
        ("Human rights in the occupied Syrian Golan", "HRC", "7", Subject(COUNTRY, Reason.AGENDA_ITEM, ())),
        ("Question of Afghanistan", "GA", "4", Subject(COUNTRY, Reason.NAMED, ("AFG",))),
        ("Right to food", "HRC", "3", Subject(THEMATIC, Reason.NO_STATE, ())),
        ("Right to food", "GA", "", Subject(THEMATIC, Reason.NO_STATE, ())),
        ("", "GA", "", Subject(None, None, ())),
        ("TO ADOPT USSR AMENDMENT (A/1661) TO 4TH COMM. DRAFT RESOL. II", "GA", "", Subject(None, None, ())),
        ("The President: I now put to the vote the motion of Cuba", "GA", "", Subject(None, None, ())),
    ],
)
def test_subjects(title: str, body: str, item: str, found: Subject) -> None:
    assert subject(title, body=body, item=item) == found


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Republic of Korea and the Democratic People's Republic of Korea", ("KOR", "PRK")),
        ("Embargo imposed by the United States of America against Cuba", ("USA", "CUB")),
        ("Rights of the child: Member States and the United Nations", ()),
        ("Situation in Equatorial Guinea", ("GNQ",)),
        ("the polish of china cups", ()),
        ("Korea", ()),  # could mean two States
    ],
)
def test_states_named(text: str, states: tuple[str, ...]) -> None:
    assert states_named(text) == states


def test_titles_and_what_stands_in_their_place() -> None:
    assert is_title("Nuclear-weapon freeze")
    assert not is_title("TO APPROVE A RESOLUTION URGING FRANCE TO RATIFY")
    assert not is_title("The Acting President (spoke in Arabic): A recorded vote has been requested")
    assert tidy_title("Right to food : resolution / adopted by the General Assembly") == "Right to food"


def test_yearly_texts_of_one_title_share_a_key_and_those_of_two_bodies_do_not() -> None:
    one = series_key("Situation of human rights in Myanmar : resolution / adopted by the General Assembly", "GA")
    assert one == series_key("Situation of human rights in  Myanmar", "GA") != ""
    assert one != series_key("Situation of human rights in Myanmar", "HRC")
    assert series_key("Programme of work 2014-2015", "GA") == series_key("Programme of work 2016–2017", "GA")
    assert series_key("", "GA") == ""
