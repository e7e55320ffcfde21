"""The training review: an invented State's Working Group report, written for Hiwar, to try and to learn with.

`talvania.toml` is the source; `python -m hiwar.training.build` typesets it as PDF and Word, which travel in the wheel.
Talvania and every State that speaks in the report are invented (kind "invented" in `kernel.facts`).
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def report_path(suffix: str = ".pdf") -> Path:
    """The training report as a file, `.pdf` or `.docx`."""
    path = _HERE / f"talvania{suffix}"
    if not path.is_file():
        raise FileNotFoundError(f"the training report does not come as {suffix}")
    return path
