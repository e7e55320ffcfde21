"""A checked statement as a Word file, in the reader's language and its direction."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph

from hiwar.statements.printing import days_told, evidence_told, speaker_told, verdict_told

Item = dict[str, Any]

_NO_TEXT = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""

_RIGHT_TO_LEFT = ("ar",)


def word_file(found: Item, lang: str) -> bytes:
    """The bytes of the file: each claim with who makes it, its verdict and the evidence (`queries.checked`)."""
    document = Document()
    with override(lang):
        _write(document, found, lang)
    for line in document.paragraphs:
        if lang in _RIGHT_TO_LEFT:
            _turn(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _write(document: Word, found: Item, lang: str) -> None:
    document.add_heading(_clean(found["title"] or _("Check a statement against the record")), level=1)
    document.add_paragraph(_("Statement of: %(days)s") % {"days": days_told(found["date"], lang)})
    if not found["claims"]:
        document.add_paragraph(_("Nothing in this text is a claim that Hiwar knows how to look up."))
    speakers = {each["id"]: each for each in found["speakers"]}
    for number, claim in enumerate(found["claims"], 1):
        document.add_heading(f"{number}. {verdict_told(claim)}", level=2)
        document.add_paragraph(_clean(" ".join(claim["quote"].split())), style="Intense Quote")
        said_by = _("Who says so: %(who)s") % {"who": speaker_told(speakers[claim["speaker"]], lang)}
        document.add_paragraph(_clean(said_by))
        document.add_paragraph(_clean(claim["sentence"]))
        for each in claim["evidence"]:
            document.add_paragraph(_clean(evidence_told(each, lang)), style="List Bullet")


def _turn(line: Paragraph) -> None:
    """Set a paragraph from right to left."""
    line._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for run in line.runs:
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _clean(text: str) -> str:
    return _NO_TEXT.sub("\ufffd", text)
