"""References to other paragraphs and to items, as reports print them."""

import pytest

from hiwar.kernel.reading.phrases import phrases
from hiwar.kernel.reading.references import item_references, paragraph_references

EN = phrases("en")


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("noted in paragraph 18 above", "18"),
        ("in paragraphs 28 (a); 33 (a); 36; 39 (c) above", "28(a) 33(a) 36 39(c)"),
        ("in paragraphs 23(b) and (f), 27(b), 30(b) and (d)", "23(b) 23(f) 27(b) 30(b) 30(d)"),
        ("in paragraphs 38 (a, d), 48 (b, c and f)", "38(a) 38(d) 48(b) 48(c) 48(f)"),
        ("paragraphs 38(b); 53 (c) (d); 55 (a) (b).", "38(b) 53(c) 53(d) 55(a) 55(b)"),
        ("in paragraphs: 71; 72 (c)", "71 72(c)"),
        ("in paragraph 20 (a) to (d)", "20(a) 20(b) 20(c) 20(d)"),
        ("in paragraphs 20 to 23", "20 21 22 23"),
        ("in paragraph 16 (c) and paragraph 22 (b)", "16(c) 22(b)"),
        ("resolution 5/1", ""),
    ],
)
def test_paragraphs(sentence, labels):
    assert [reference.label for reference in paragraph_references(sentence, EN)] == labels.split()


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("recommendations 124.3–124.6 and 124.9", "124.3 124.4 124.5 124.6 124.9"),
        ("The recommendations above, 136.1-136.3, 136.5 and 136.7", "136.1 136.2 136.3 136.5 136.7"),
        ("recommendations Nos. 2, 7 and 8 above", "2 7 8"),
        ("recommendations 102 to 104", "102 103 104"),
        ("recommendation 115.10 above", "115.10"),
        ("the recommendations", ""),
    ],
)
def test_items(sentence, labels):
    assert [reference.label for reference in item_references(sentence, EN)] == labels.split()
