"""Drawing one page in a process of its own: `python -m hiwar.documents.drawing LIMITS NUMBER`, the PDF on its input.

The answer on standard output is a line of JSON (the letters and their boxes) and then the PNG; a page that cannot be
drawn gives none. Needs no Django and no database; the limits are those of the workers that read documents.
"""

from __future__ import annotations

import json
import os
import sys

from hiwar.documents.worker import Limits, confine
from hiwar.kernel.reading.model import ReadingError
from hiwar.kernel.reading.picture import picture


def main(limits: Limits, number: int) -> None:
    """Draw the page with that number of the PDF on standard input."""
    confine(limits)
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # what a library prints must not look like an answer
        try:
            drawn = picture(sys.stdin.buffer.read(), number)
        except (ReadingError, MemoryError):
            sys.exit(1)
        answers.write(json.dumps({"letters": drawn.letters, "boxes": drawn.boxes}).encode() + b"\n")
        answers.write(drawn.png)


if __name__ == "__main__":
    main(Limits(**json.loads(sys.argv[1])), int(sys.argv[2]))
