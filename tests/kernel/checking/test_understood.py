"""What a statement leaves to be understood: who is meant, which review or text, what a question asked, what two scraps
of sentences say together. A row for each device, with the claims that it makes. Who speaks is of an invented State.
"""

from __future__ import annotations

import pytest

from hiwar.kernel.checking import Kind, claims_in
from hiwar.kernel.reading.press import Speaker, statement_of

PART, COUNT, DUE, PROMISE = Kind.REVIEW_PARTICIPATION, Kind.REVIEW_COUNT, Kind.REVIEW_DUE, Kind.COMMITMENT
VOTE, ADOPTION, SPONSORS = Kind.RESOLUTION_POSITION, Kind.ADOPTION_MODE, Kind.SPONSORSHIP
TREATY, ANSWERS, CAUSAL = Kind.TREATY_MEMBERSHIP, Kind.RECOMMENDATION_COUNT, Kind.CAUSAL
SPEAKER = Speaker("s1", "Ilse Vann", "minister", "XTV")

Claimed = tuple[Kind, str]
"""The kind and the States, in any order."""


def told(text: str) -> list[tuple[Kind, set[str]]]:
    return [(each.kind, set(each.states)) for each in claims_in(statement_of(text, language="en", known=[SPEAKER]))]


ROWS: list[tuple[str, list[Claimed]]] = [
    # a review told without its name: who came, how many spoke, what was answered
    ("Gabon's minister sat in Geneva for three hours in May and answered 90 delegations.", [(PART, "GAB")]),
    ("Ninety speakers had their say on Gabon's human rights record in Geneva.", [(PART, "GAB")]),
    # the part of the State under review, and how it was led
    ("At the UPR in May 2019 Gabon's delegation, led by its minister, took questions from 88 States.", [(PART, "GAB")]),
    # who is meant by he, it, the envoy
    ("The envoy of Pelorica said that he had spoken in the review of Gabon.", [(PART, "XPL GAB")]),
    ("The review of Gabon opened. Pelorica spoke; it asked about prisons, and its envoy stayed.", [(PART, "XPL GAB")]),
    ("Kesteria said that the text on Gabon was void and that it rejected it.", [(VOTE, "XKS GAB")]),
    ("Pelorica, Vann said, was one of 27 States that voted for the text on Gabon.", [(VOTE, "XPL GAB")]),
    # a review of several States, one of them named by its number alone
    ("Gabon, Togo and Chad will be reviewed in November 2029.", [(DUE, "GAB TGO TCD")]),
    ("The UPR of Gabon, the country's fourth, is set for January 2028.", [(COUNT, "GAB"), (DUE, "GAB")]),
    ("In its first year Gabon received 50 recommendations at its second UPR.", [(ANSWERS, "GAB"), (COUNT, "GAB")]),
    # staying away that is denied
    ("Pelorica did not boycott the review of Gabon.", [(PART, "XPL GAB")]),
    # what is asked is not promised, what a headline says is
    ("Our envoy asked when Gabon would ratify the treaty.", []),
    ("Pelorica to join torture protocol, says minister", [(PROMISE, "XPL")]),
    ("Pelorica will carry out the 150 recommendations which it accepted.", [(PROMISE, "XPL"), (ANSWERS, "XPL")]),
    # whose text it is
    ("The Icelandic draft on Gabon was adopted by 18 votes to 14.", [(SPONSORS, "ISL GAB"), (ADOPTION, "GAB")]),
    ("Iceland's initiative on Gabon was adopted by 18 votes to 14.", [(SPONSORS, "ISL GAB"), (ADOPTION, "GAB")]),
    # results: each behind its State, how many backed a text, whose votes the numbers are
    ("Recorded votes were taken on Gabon (79-28-68) and on Chad (71-15-77).", [(ADOPTION, "GAB"), (ADOPTION, "TCD")]),
    ("The text on Gabon met with the support of 20 members.", [(ADOPTION, "GAB")]),
    (
        "The text on Gabon was adopted by 28 votes with two against, Chad and Togo.",
        [(ADOPTION, "GAB"), (VOTE, "TCD TGO GAB")],
    ),
    ("No vote was needed on the text on Gabon.", [(ADOPTION, "GAB")]),
    # votes told without the word for a text
    ("On Gabon, Pelorica cast the only negative vote.", [(VOTE, "XPL GAB")]),
    # a treaty denied after another was told
    ("Pelorica is bound by the Convention against Torture, but not by its protocol.", [(TREATY, "XPL")] * 2),
    # recommendations told one by one are nobody's membership
    ("Pelorica made two recommendations to Gabon. First, ratify the two Covenants.", [(ANSWERS, "XPL GAB")]),
    # a question and its short answer, two scraps of sentences
    ("Q: Who drafted the text on Gabon? A: Norway and Chad.", [(SPONSORS, "NOR TCD GAB")]),
    ("Q: Did you support the text on Gabon? A: We did.", [(VOTE, "XTV GAB")]),
    ("Q: Did you support the text on Gabon? A: No.", []),
    ("Gabon at the UPR today. 112 speakers.", [(PART, "GAB")]),
    # effects that name a State
    ("Pressure on Gabon has led to the release of prisoners.", [(CAUSAL, "")]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_what_is_understood(text: str, expected: list[Claimed]) -> None:
    found = told(text)
    for kind, states in expected:
        assert (kind, set(states.split())) in found, found
    if not expected:
        assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "Pelorica's parliament adopted the budget by 61 votes to 40, with three abstentions.",
        "The committee on forests will examine the draft law in May.",
        "Pelorica beat Kesteria 3-1 on Saturday.",
        "The talks led to an agreement on fishing quotas between Pelorica and Norway.",
        "The envoy congratulated Norway on its national day.",
        "He received 44 letters from children and answered them all.",
        "The storm in Gabon left 90 people without a roof.",
    ],
)
def test_what_is_told_of_other_things_is_no_claim(text: str) -> None:
    assert told(text) == []


def test_a_denied_boycott_is_a_part_taken() -> None:
    (claim,) = claims_in(statement_of("Pelorica did not boycott the review of Gabon.", language="en"))
    assert not claim.details.negated


def test_a_verb_of_saying_with_a_thing_for_its_object_tells_no_speaker() -> None:
    statement = statement_of("On the text on Gabon, Pelorica says yes.", language="en")
    assert statement.attributions == ()
