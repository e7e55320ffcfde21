"""What is read at one moment stays what it was, while others write."""

from __future__ import annotations

import json

from tests.installation import Installation

READ = """
import subprocess, sys
from hiwar.cli.start import opened

with opened():
    from hiwar.audit import queries
    from hiwar.audit.moment import one_moment
    from hiwar.reviews.models import Review

    counts = []
    with one_moment():
        counts.append(Review.objects.count())
        subprocess.run([sys.executable, "-c", sys.argv[1], "1", "3"], check=True, stdout=subprocess.DEVNULL)
        counts.append(Review.objects.count())
        with one_moment():
            counts.append(Review.objects.count())
    counts.append(Review.objects.count())
    import json
    print(json.dumps(counts))
"""


def test_a_moment_does_not_pass_and_holds_nobody_up(installed: Installation) -> None:
    from tests.exchange.test_processes import IMPORT

    installed.make()
    out, err = installed.python(READ, IMPORT).communicate(timeout=120)
    assert out, err
    assert json.loads(out) == [0, 0, 0, 2]


def test_whoever_writes_afterwards_still_can(installed: Installation) -> None:
    code = """
from hiwar.cli.start import opened
with opened():
    from django.db import connection
    from hiwar.audit.moment import one_moment
    from hiwar.audit.models import Entry
    try:
        with one_moment():
            list(Entry.objects.all())
            raise KeyError
    except KeyError:
        pass
    from hiwar.audit.actors import OPERATOR
    from hiwar.reviews.commands import import_reading
    from tests.builders import NOW, item, reading, source
    import tempfile, pathlib
    with tempfile.TemporaryDirectory() as folder:
        import_reading(OPERATOR, source(pathlib.Path(folder)), reading(item()), now=NOW)
    print(Entry.objects.count())
"""
    installed.make()
    out, err = installed.python(code).communicate(timeout=120)
    assert out == "5\n", err
