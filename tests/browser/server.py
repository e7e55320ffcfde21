"""A site of its own for the browser tests: `python -m tests.browser.server FOLDER PORT` makes a record in the folder,
fills it with the sample, and serves it until it is stopped."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(folder: Path, port: int) -> None:
    os.environ["HIWAR_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hiwar.settings"
    os.environ.pop("DATABASE_URL", None)

    import django
    import uvicorn
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)

    from hiwar.audit.actors import OPERATOR
    from hiwar.reference.commands import refresh
    from hiwar.treaties.commands import refresh as enter_acts
    from tests.builders import NOW
    from tests.web import sample

    refresh(OPERATOR, now=NOW)
    enter_acts(OPERATOR, now=NOW)
    sample.fill(folder)
    sample.votes(folder)
    sample.all_pending(folder)
    sample.said()
    uvicorn.run("hiwar.settings.asgi:application", port=port, log_level="warning", lifespan="off")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
