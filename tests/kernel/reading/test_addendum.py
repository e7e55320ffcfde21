"""Addenda as States write them: sentences, lists, tables, prose, each style with what it answers."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from hiwar.kernel.reading import Genre, Reading, read
from hiwar.kernel.reading.model import ReadPosition

HEAD = """\
A/HRC/0/7/Add.1
Human Rights Council
Training session
Report of the Working Group on the Universal Periodic Review
Talvania
Addendum
Views on conclusions and/or recommendations, voluntary commitments and replies presented by the State under review
"""


def reading(body: str) -> Reading:
    return read((HEAD + body).encode(), "addendum.txt")


def answers(body: str) -> dict[str, str]:
    return {each.paragraph: each.position.value for each in reading(body).positions}


def spread(**values: str) -> dict[str, str]:
    """`supported="1 2"` -> {"124.1": "supported", "124.2": "supported"}."""
    return {f"124.{label}": value for value, labels in values.items() for label in labels.split()}


STYLES = {
    "a table whose numbers run on beside the answer": (
        """\
1. Talvania accepts the recommendation.
2. Talvania accepts the recommendation and has begun to act upon it.
3. Talvania accepts the recommendation and notes that its harbours
Authority has looked after this for years.
4., 5., 6., Talvania accepts these recommendations.
7., 9.
8. Talvania cannot accept the recommendation for reasons of cost.
10., 11., Talvania accepts these recommendations and refers to the law on
12., 14. lighthouses, which it passed last year.
13. Talvania cannot accept the recommendation for the following reasons:
\u2022 The lamps are old.
15. Talvania accepts the recommendation.
""",
        {**{str(number): "supported" for number in range(1, 16)}, "8": "noted", "13": "noted"},
    ),
    "sentences": (
        """\
1. Talvania received 12 recommendations and examined all of them with care.
2. The following recommendations enjoy the support of Talvania: 124.1, 124.3–124.5, 124.7
and 124.9.
3. Talvania takes note of recommendations 124.2, 124.6, 124.8 and 124.10 to 124.12.
""",
        spread(supported="1 3 4 5 7 9", noted="2 6 8 10 11 12"),
    ),
    "a range that leaves out the paragraph": (
        "1. Talvania accepts recommendations 124.1-3, 5 and 7.\n2. It cannot accept recommendations 124.4 and 6.\n",
        spread(supported="1 2 3 5 7", noted="4 6"),
    ),
    "headings over bare lists": (
        """\
A. Recommendations that enjoy the support of Talvania
124.1, 124.2,
124.5.
B. Recommendations noted
124.3; 124.4
""",
        spread(supported="1 2 5", noted="3 4"),
    ),
    "headings over the repeated recommendations": (
        """\
I. Recommendations accepted by Talvania
124.1 Mend the nets of all harbours before the winter (Merivia);
124.2 Support the keepers of the lighthouse and accept their offer
to train others (Orlanda, Kesteria);
II. Recommendations not accepted
124.3 Abolish the toll on the old bridge (Lunaria).
""",
        spread(supported="1 2", noted="3"),
    ),
    "items with a verdict": (
        """\
124.1 Accepted.
124.2 Accepted. The nets were mended in May.
124.3 Not accepted. The toll pays for the bridge.
124.4 Noted
124.5 Partially accepted. Talvania will keep the lamp.
124.6: Supported, already implemented
""",
        spread(supported="1 2 6", noted="3 4", partly="5"),
    ),
    "headed items": (
        """\
Recommendation 124.1
Talvania accepts this recommendation. The nets will be mended.
Recommendation 124.2
Talvania does not accept this recommendation, since the toll pays for the bridge.
Recommendations 124.3 and 124.4
These recommendations are accepted and already implemented.
""",
        spread(supported="1 3 4", noted="2"),
    ),
    "a table, one cell a line": (
        """\
Recommendation
Position
Comment
124.1 Mend the nets of all harbours (Merivia)
Supported
The nets were mended in May.
124.2 Abolish the toll on the old bridge (Lunaria)
Noted
The toll pays for the bridge.
124.3 Light the lamp (Orlanda)
Supported in part
""",
        spread(supported="1", noted="2", partly="3"),
    ),
    "a table, one row a line": (
        """\
124.1 Mend the nets of all harbours (Merivia) Supported
124.2 Abolish the toll (Lunaria) Noted The toll pays for the bridge.
""",
        spread(supported="1", noted="2"),
    ),
    "prose": (
        """\
1. With regard to recommendation 124.1, the Government has looked into the matter with the harbours. It accepts this
recommendation.
2. As for recommendations 124.2 and 124.3, Talvania is not in a position to accept them at this time.
3. Recommendation 124.4 is partially accepted.
""",
        spread(supported="1", noted="2 3", partly="4"),
    ),
    "all but some": (
        "1. Talvania accepts all recommendations except 124.3 and 124.8, which are noted.\n",
        {"": "supported", "124.3": "noted", "124.8": "noted"},
    ),
    "the rest": (
        """\
1. Talvania supports recommendations 124.1 to 124.4.
2. The remaining recommendations are noted.
""",
        {**spread(supported="1 2 3 4"), "": "noted"},
    ),
    "one of a range otherwise": (
        """\
1. Talvania accepts recommendations 124.1 to 124.5.
2. Recommendation 124.3 is accepted in part.
""",
        spread(supported="1 2 4 5", partly="3"),
    ),
    "a whole list by its paragraph": (
        "1. The recommendations in paragraph 124 of the report enjoy the support of Talvania.\n"
        "2. The recommendations in paragraph 125 do not enjoy its support.\n",
        {"124": "supported", "125": "noted"},
    ),
    "bare numbers under one paragraph": (
        """\
1. Talvania has examined the recommendations contained in paragraph 124 of the report.
2. Talvania accepts recommendations 1–3 and 5.
3. Talvania notes recommendation No. 4.
""",
        spread(supported="1 2 3 5", noted="4"),
    ),
    "paragraphs with the numbers of the items": (
        """\
1. Talvania accepts the recommendation. The nets were mended.
2. Talvania cannot accept this recommendation.
3., 4. Talvania accepts these recommendations.
5. Talvania accepts the recommendation to mend the nets. It cannot accept the recommendation to abolish the toll.
""",
        {"1": "supported", "2": "noted", "3": "supported", "4": "supported", "5": "partly"},
    ),
    "numbers that are no recommendations": (
        """\
1. Under article 12.3 of its Constitution and target 16.2, Talvania spends 4.5 per cent on schools.
2. Talvania accepts recommendations 124.1 and 124.2, and the number of pupils rose from 15.1 to 19.4.
""",
        spread(supported="1 2"),
    ),
}


@pytest.mark.parametrize(("body", "expected"), STYLES.values(), ids=STYLES)
def test_each_style_gives_its_answers(body: str, expected: dict[str, str]) -> None:
    assert answers(body) == expected


def first(body: str, paragraph: str) -> ReadPosition:
    return next(each for each in reading(body).positions if each.paragraph == paragraph)


def test_a_comment_goes_with_its_item_and_the_words_with_their_source() -> None:
    body = """\
1. Talvania takes note of recommendations 124.2 and 124.6.
124.2 The toll pays for the bridge, as recommendation 124.1 knows.
"""
    found = first(body, "124.2")
    assert (found.as_written, found.source, found.comment) == (
        "Talvania takes note of recommendations 124.2 and 124.6.",
        "A/HRC/0/7/Add.1, para. 1",
        "The toll pays for the bridge, as recommendation 124.1 knows.",
    )
    assert first(body, "124.6").comment is None
    assert "124.1" not in answers(body)


def test_the_place_of_an_answer_holds_its_words() -> None:
    found = reading("1. Talvania is an island.\n2. Talvania accepts recommendation 124.1.\n")
    (position,) = found.positions
    (place,) = position.places
    assert found.pages[0].text[place.start : place.end] == "Talvania accepts recommendation 124.1."
    assert (found.genre, found.symbol) == (Genre.ADDENDUM, "A/HRC/0/7/Add.1")


def test_an_addendum_without_an_answer_is_kept_and_says_so() -> None:
    found = reading("1. Talvania is an island and thanks all States.\n")
    assert found.positions == ()
    assert found.warnings == ("no answer to a recommendation was found in it",)


REAL = {
    "cycle1/g1012465.pdf": {"supported": 90, "noted": 3, "partly": 3, "pending": 1},
    "cycle2/g1504261.pdf": {"supported": 142, "noted": 21},
    "cycle4/g2505828.pdf": {"supported": 217, "noted": 37},
}
"""What the addenda of the second and fourth cycle say of themselves in their second paragraphs (A/HRC/28/15/Add.1,
A/HRC/59/15/Add.1); that of the first (A/HRC/14/15/Add.1) was counted by eye."""


@pytest.mark.samples
@pytest.mark.parametrize(("file", "expected"), REAL.items())
def test_real_addenda_give_the_totals_they_state(file: str, expected: dict[str, int]) -> None:
    samples = os.environ.get("HIWAR_SAMPLES")
    if not samples:
        pytest.skip("HIWAR_SAMPLES names no real material")
    path = Path(samples) / "slovenia" / file
    found = read(path.read_bytes(), path.name)
    assert Counter(each.position.value for each in found.positions) == expected


def test_a_heading_may_be_the_last_line() -> None:
    body = "A. Recommendations accepted\n124.1, 124.2.\nB. Recommendations noted\n"
    assert answers(body) == {"124.1": "supported", "124.2": "supported"}


OPEN = """\
1. Talvania cannot at this time make a definitive statement. It shares the aims of the Convention.
2. Talvania accepts the recommendation on the law of harbours. The law was passed in May. However, it is not in a
position to give a final answer on lighthouses.
3. Talvania accepts this recommendation on nets. Talvania cannot accept the recommendation on ropes. Ropes are costly.
4. Talvania accepts this recommendation.
5. Talvania accepts this recommendation.
"""


def test_what_is_left_open_or_refused_is_quoted_with_what_is_accepted() -> None:
    assert answers(OPEN) == {"1": "pending", "2": "partly", "3": "partly", "4": "supported", "5": "supported"}
    assert first(OPEN, "1").as_written == "Talvania cannot at this time make a definitive statement."
    assert first(OPEN, "2").as_written.endswith("a final answer on lighthouses.")
    assert first(OPEN, "3").as_written.endswith("the recommendation on ropes.")
    assert first(OPEN, "5").source == "A/HRC/0/7/Add.1, para. 5"
