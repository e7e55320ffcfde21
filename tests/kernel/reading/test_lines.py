"""Page furniture and footnotes go, wherever an item runs on to the next page."""

from hiwar.kernel.reading.lines import running_lines
from hiwar.kernel.reading.model import Page
from hiwar.kernel.reading.phrases import phrases


def running(*pages: str) -> list[str]:
    found = running_lines([Page(i, text) for i, text in enumerate(pages, start=1)], phrases("en"))
    return [line.text for line in found]


def test_a_head_that_stands_on_most_pages_goes_whatever_it_says() -> None:
    head = "PRACTICE – not a document"
    assert running(f"{head}\none\n1", f"{head}\ntwo\n2", f"{head}\nthree\n3", "four") == ["one", "two", "three", "four"]


def test_a_line_that_stands_twice_is_no_head() -> None:
    assert running("Human rights\none", "Human rights\ntwo", "three") == [
        "Human rights",
        "one",
        "Human rights",
        "two",
        "three",
    ]


def test_a_footnote_goes_though_the_item_above_it_is_not_at_its_end() -> None:
    page = "2. The plan1 was presented.\n6.3 Withdraw the reservations to the\n1 As the delegation called it.\n3"
    assert running(page, "Convention (Halmeria);") == [
        "2. The plan1 was presented.",
        "6.3 Withdraw the reservations to the",
        "Convention (Halmeria);",
    ]


def test_a_number_that_no_word_calls_is_no_footnote_in_the_middle_of_a_sentence() -> None:
    page = "6.3 Withdraw the reservations before\n1 January of the next year (Halmeria);"
    assert running(page) == page.split("\n")
