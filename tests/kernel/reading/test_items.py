"""One item -> its texts, each with its own States."""

import pytest

from hiwar.kernel.reading.items import commented, parts
from hiwar.kernel.reading.phrases import phrases

EN = phrases("en")

CASES = {
    "one State": ("Plant trees (Chile);", [("Plant trees", ["CHL"])]),
    "last of a list": ("Plant trees (Chile).", [("Plant trees", ["CHL"])]),
    "several in one bracket": (
        "Plant trees (Chile, Peru and the Netherlands);",
        [("Plant trees", ["CHL", "PER", "NLD"])],
    ),
    "several brackets": ("Plant trees (Chile) (Peru);", [("Plant trees", ["CHL", "PER"])]),
    "a name with 'and'": ("Plant trees (Bosnia and Herzegovina, Peru);", [("Plant trees", ["BIH", "PER"])]),
    "a name with a bracket": (
        "Plant trees (Bolivia (Plurinational State of), Peru);",
        [("Plant trees", ["BOL", "PER"])],
    ),
    "a bracket that names no State": (
        "Plant trees (oaks), as planned (Peru);",
        [("Plant trees (oaks), as planned", ["PER"])],
    ),
    "an acronym before the States": ("Join the ABC (ABC) (Peru);", [("Join the ABC (ABC)", ["PER"])]),
    "two sentences": (
        "Plant trees in towns (Chile); water the fields every week (Peru);",
        [("Plant trees in towns", ["CHL"]), ("water the fields every week", ["PER"])],
    ),
    "linked by 'and'": (
        "Plant trees in towns (Chile) and water the fields every week (Peru);",
        [("Plant trees in towns", ["CHL"]), ("water the fields every week", ["PER"])],
    ),
    "a second object takes the verb before it": (
        "Ratify the first convention (Chile), the second convention (Peru);",
        [("Ratify the first convention", ["CHL"]), ("Ratify the second convention", ["PER"])],
    ),
    "two verbs share the object that follows": (
        "Sign (Chile) and ratify (Peru) the convention on trees;",
        [("Sign the convention on trees", ["CHL"]), ("ratify the convention on trees", ["PER"])],
    ),
    "the second goes on with the first": (
        "Report on its trees (Chile) without delay (Peru);",
        [("Report on its trees", ["CHL"]), ("Report on its trees without delay", ["PER"])],
    ),
    "words after the last State": (
        "Plant a thousand new trees (Chile) and water all of them (Peru) every single year;",
        [("Plant a thousand new trees", ["CHL"]), ("water all of them every single year", ["PER"])],
    ),
    "a heading after the item is no part of it": (
        "Plant trees (Chile); B. Gardens and parks",
        [("Plant trees", ["CHL"])],
    ),
    "closing bracket lost": ("Plant trees (Chile;", [("Plant trees", ["CHL"])]),
    "opening bracket lost": ("Plant trees Chile);", [("Plant trees", ["CHL"])]),
    "opening bracket lost before several": ("Plant trees Chile, Peru);", [("Plant trees", ["CHL", "PER"])]),
    "comma lost between States": ("Plant trees (Chile Peru);", [("Plant trees", ["CHL", "PER"])]),
    "on behalf of others": ("Plant trees (Peru, on behalf of its neighbours);", [("Plant trees", ["PER"])]),
    "a footnote mark after the State": ("Plant trees (Chile1, Peru2);", [("Plant trees", ["CHL", "PER"])]),
    "a footnote mark after a word": ("Plant trees3 (Chile);", [("Plant trees", ["CHL"])]),
    "a footnote mark after the bracket": (
        "Plant trees (Chile)4; water the fields (Peru)",
        [("Plant trees", ["CHL"]), ("water the fields", ["PER"])],
    ),
    "a figure that opens the text": ("10 new parks to be opened (Chile);", [("10 new parks to be opened", ["CHL"])]),
    "an asterisk": ("Plant trees (Chile);*", [("Plant trees", ["CHL"])]),
    "two names that once were one State's": ("Plant trees (Serbia and Montenegro);", [("Plant trees", ["SRB", "MNE"])]),
    "no State at all": ("Plant trees;", []),
}


@pytest.mark.parametrize("case", CASES)
def test_parts(case):
    item, expected = CASES[case]
    assert [(part.text, list(part.states.codes)) for part in parts(item, EN)] == expected


def test_an_unknown_name_stays_as_written():
    (part,) = parts("Plant trees (Chile, Atlantis);", EN)
    assert part.states.codes == ("CHL",)
    assert part.states.as_written == ("Chile", "Atlantis")
    assert part.states.unknown == ("Atlantis",)


def test_an_unknown_name_alone_at_the_end_is_taken_for_a_state():
    (part,) = parts("Plant trees (Kingdom of Atlantis);", EN)
    assert (part.text, part.states.codes, part.states.as_written) == ("Plant trees", (), ("Kingdom of Atlantis",))


def test_parts_cover_the_item_in_order():
    item = "Plant trees in towns (Chile); water the fields every week (Peru) as before."
    first, second = parts(item, EN)
    assert item[first.start : first.end] == "Plant trees in towns (Chile)"
    assert item[second.start : second.end] == "water the fields every week (Peru) as before."


def test_a_comment_names_its_state_in_words():
    comment = "With regard to the recommendation of Chile reflected in paragraph 35 above, trees can be planted;"
    (part,) = commented(comment, EN)
    assert (part.text, part.states.codes) == ("trees can be planted", ("CHL",))
    assert commented("Plant trees;", EN) == ()


MORE_CASES = {
    "a bracket left open around the States": ("Join the ABC (ABC (Chile);", [("Join the ABC (ABC", ["CHL"])]),
    "verbs that share an object with its article": (
        "Issue (Chile) and honour (Peru) a standing invitation (Fiji);",
        [
            ("Issue a standing invitation", ["CHL"]),
            ("honour a standing invitation", ["PER"]),
            ("a standing invitation", ["FJI"]),
        ],
    ),
    "a single word that goes on with the text before": (
        "Protect the rights of all children (Chile), women (Peru) or elders (Fiji);",
        [
            ("Protect the rights of all children", ["CHL"]),
            ("Protect the rights of all children, women", ["PER"]),
            ("Protect the rights of all children, women or elders", ["FJI"]),
        ],
    ),
    "an adverb alone": (
        "Quickly (Chile) ratify ABC-DE (Peru);",
        [("Quickly ratify ABC-DE", ["CHL"]), ("ratify ABC-DE", ["PER"])],
    ),
    "verbs that share an acronym": (
        "Sign (Chile) and ratify (Peru) ABC-DE;",
        [("Sign ABC-DE", ["CHL"]), ("ratify ABC-DE", ["PER"])],
    ),
}


@pytest.mark.parametrize("case", MORE_CASES)
def test_brackets_and_objects_as_printed(case):
    item, expected = MORE_CASES[case]
    assert [(part.text, list(part.states.codes)) for part in parts(item, EN)] == expected
