"""What readers of documents say of a file, in the reader's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils.translation import override

import hiwar
from hiwar.web.reader_words import SENTENCES, told
from hiwar.web.templatetags.page import from_reader, refusal

SAID = "".join(path.read_text(encoding="utf-8") for path in Path(hiwar.__file__).parent.glob("[a-v]*/**/*.py"))


@pytest.mark.parametrize(
    ("said", "lang", "expected"),
    [
        ("the file is empty", "ar", "الملف فارغ"),
        ("page 4", "ru", "страница\xa04"),
        ("4 pages", "zh", "共4页"),
        ("the file is a picture (PNG)", "fr", "le fichier est une image (PNG)"),
        (
            "the file is a web page (HTML), although its name (.pdf) promises a PDF",
            "es",
            "el archivo es una página web (HTML), aunque su nombre (.pdf) indica un PDF",
        ),
        ("split the document, or raise HIWAR_MAX_PAGES", "fr", "divisez le document, ou relevez HIWAR_MAX_PAGES"),
        ("A/RES/72/188 cannot be of 2018-10-14", "ru", "A/RES/72/188 не может быть от 2018-10-14"),
        (
            "it gives council:A/HRC/RES/28/22 50 votes, where the body has 47 members",
            "zh",
            "其中council:A/HRC/RES/28/22有50票，而该机构只有47个成员",
        ),
        ("124.5 (page 3): no State known as “Atlantis”", "zh", "124.5 (page 3)：没有名为“Atlantis”的国家"),
    ],
)
def test_a_sentence_is_known_with_what_is_in_its_holes(said: str, lang: str, expected: str) -> None:
    with override(lang):
        assert told(said) == expected
    with override("en"):
        assert told(said) == said


@pytest.mark.parametrize("sentence", [str(each) for each in SENTENCES])
def test_every_sentence_is_one_that_a_reader_says(sentence: str) -> None:
    pieces = [piece for piece in re.split(r"%\(\w+\)s|[()]", sentence) if len(piece.strip()) > 3]
    assert all(piece.strip(" ,;:") in SAID for piece in pieces)


def test_a_refusal_says_where_what_and_what_to_do() -> None:
    parts = {"problem": "no recommendations were found in it", "place": "the whole text", "remedy": "upload it again"}
    with override("fr"):
        assert refusal(parts) == (
            "tout le texte\xa0: aucune recommandation n’y a été trouvée\xa0; téléversez-le de nouveau"
        )
        assert refusal({"problem": "<zebra>", "place": "", "remedy": ""}) == '<bdi lang="en">&lt;zebra&gt;</bdi>'
        assert from_reader("<zebra>") == '<bdi lang="en">&lt;zebra&gt;</bdi>'
