"""A file with the text of a statement, as a form sends it: taken in, read, and in a sentence what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hiwar.dialogue import commands
from hiwar.kernel.reading import ReadingError
from hiwar.web import formats, reader_words
from hiwar.web.meeting_fields import Unreadable


@contextmanager
def read(file: UploadedFile) -> Iterator[commands.HandedIn]:
    """The text of a file, as long as the block lasts. Raises Unreadable."""
    name = PurePath(file.name or "").name
    if (file.size or 0) > commands.LARGEST:
        largest = formats.size(commands.LARGEST, get_language() or "en")
        raise Unreadable(
            _("%(name)s has more than %(largest)s; it cannot be taken in.") % {"name": name, "largest": largest}
        )
    with laid_down(file) as path:
        try:
            yield commands.read_text(path, name)
        except ReadingError as error:
            raise Unreadable(sentence_on(name, error)) from error


@contextmanager
def laid_down(file: UploadedFile) -> Iterator[Path]:
    """Where a file lies as long as the block lasts, for a worker to read it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"text{_ending(PurePath(file.name or '').name)}"
        with path.open("wb") as copy:
            for piece in file.chunks():
                copy.write(piece)
        yield path


def _ending(name: str) -> str:
    """The ending of a name, by which readers tell what it promises."""
    ending = PurePath(name).suffix.lower()
    return ending if ending[1:].isascii() and ending[1:].isalnum() and len(ending) <= 6 else ""


def sentence_on(name: str, error: ReadingError) -> str:
    """What is wrong with a file, and what to do, in the reader's language."""
    said = {each: reader_words.told(words) or words for each, words in error.parts().items()}
    where = f" ({said['place']})" if said["place"] else ""
    return f"{name}{where}: {said['problem']}; {said['remedy']}."
