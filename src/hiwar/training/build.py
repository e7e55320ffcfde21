"""Typeset the training documents: `python -m hiwar.training.build [FOLDER]` writes them in all six languages.

The same source gives the same bytes on every machine: dates are the documents' own; faces are typst's own and, for
Arabic and Chinese, one edition of Noto (packages fonts-noto-core and fonts-noto-cjk of Debian), known by its hash.
Needs the development tools (typst); what it makes is committed, so nobody who only runs Hiwar needs them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from hiwar.training.source import HERE, LANGUAGES, Document, addendum, report, thematic_list
from hiwar.training.word import WordDocument, WordList

_NOTO = Path("/usr/share/fonts")
FACES = {
    "ar": {
        _NOTO / "truetype/noto/NotoNaskhArabic-Regular.ttf": "8c67eaa2f0086872",
        _NOTO / "truetype/noto/NotoNaskhArabic-Bold.ttf": "b5cbcb561b4b540f",
    },
    "zh": {
        _NOTO / "opentype/noto/NotoSerifCJK-Regular.ttc": "a04178ec485dffdf",
        _NOTO / "opentype/noto/NotoSerifCJK-Bold.ttc": "a5d4b046c127da3d",
    },
}
"""The font files that a language needs besides typst's own, with the beginning of the SHA-256 of each."""


def missing_faces(language: str) -> list[Path]:
    """The font files of a language that are not on this machine in the edition that the PDF files are set in."""
    return [
        path
        for path, digest in FACES.get(language, {}).items()
        if not path.is_file() or not sha256(path.read_bytes()).hexdigest().startswith(digest)
    ]


def pdf(document: Document) -> bytes:
    """A report or an addendum as PDF, typeset by document.typ."""
    import typst

    with TemporaryDirectory() as faces:  # typst searches folders, and Noto's own holds hundreds of faces
        for path in FACES.get(document["language"], {}):
            (Path(faces) / path.name).symlink_to(path)
        return bytes(
            typst.compile(
                str(Path(__file__).parent / "document.typ"),
                ignore_system_fonts=True,
                font_paths=[faces],
                sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
            )
        )


def documents(language: str) -> Iterator[tuple[str, bytes]]:
    """Every file of a language: its name and its bytes."""
    for name, document in (("report", report(language)), ("addendum", addendum(language))):
        yield f"{name}-{language}.docx", WordDocument(document).bytes()
        if not missing_faces(language):
            yield f"{name}-{language}.pdf", pdf(document)
    yield f"thematic-list-{language}.docx", WordList(thematic_list(language)).bytes()


def main(folder: Path = HERE) -> None:
    """Write all files into `folder`; a PDF whose faces are missing is left as it is, and said."""
    for language in LANGUAGES:
        for path in missing_faces(language):
            print(f"{language}: no PDF without {path} in its edition", file=sys.stderr)
        for name, data in documents(language):
            (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
