"""Compiles the translations while the package is built or installed; all the rest stands in pyproject.toml."""

from pathlib import Path

import polib
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTranslations(build_py):
    """Writes a `.mo` beside every `.po`, also for an editable install."""

    def run(self) -> None:
        for catalogue in Path("src/hiwar/locale").rglob("*.po"):
            polib.pofile(str(catalogue)).save_as_mofile(str(catalogue.with_suffix(".mo")))
        super().run()


setup(cmdclass={"build_py": BuildWithTranslations})
