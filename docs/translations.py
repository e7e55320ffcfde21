"""Bring the catalogues of the interface up to date with templates and code: `make translations`; it needs GNU gettext.

Strings that are gone go, new ones come empty, and nothing is guessed: what gettext fills in because it looks alike
is emptied again. How to translate is told in docs/translating.md.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import polib

import hiwar

LOCALE = Path(hiwar.__file__).parent / "locale"
HEAD = (
    "Project-Id-Version",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)


def catalogues() -> dict[str, Path]:
    """The catalogue of each language."""
    return {path.parts[-3]: path for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))}


def extract() -> None:
    """Have Django write what templates and code say into every catalogue."""
    tool = Path(sys.executable).with_name("django-admin")
    languages = [word for lang in catalogues() for word in ("-l", lang)]
    command = [str(tool), "makemessages", "--no-wrap", "--add-location", "file", *languages]
    subprocess.run(command, cwd=LOCALE.parent, check=True)  # noqa: S603


def tidy(path: Path) -> polib.POFile:
    """A catalogue in the order and with the head that it has here, so that a change shows as that change alone."""
    found = polib.pofile(str(path), wrapwidth=0)
    shaped = polib.POFile(wrapwidth=0)
    shaped.metadata = {name: found.metadata[name] for name in HEAD}
    kept = [entry for entry in found if not entry.obsolete]
    for entry in sorted(kept, key=lambda entry: (" ".join(place for place, _ in entry.occurrences), entry.msgid)):
        if entry.fuzzy:
            entry.flags.remove("fuzzy")
            entry.msgstr = ""
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
            entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
        shaped.append(entry)
    return shaped


def main() -> None:
    if not shutil.which("msgmerge"):
        sys.exit("GNU gettext is not here, and finding the strings needs it: apt install gettext")
    extract()
    for lang, path in catalogues().items():
        shaped = tidy(path)
        shaped.save(str(path))
        shaped.save_as_mofile(str(path.with_suffix(".mo")))
        print(f"{lang}: {len(shaped)} strings, {len(shaped.untranslated_entries())} to translate")


if __name__ == "__main__":
    main()
