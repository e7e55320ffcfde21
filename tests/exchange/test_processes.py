"""Many processes, one record: what holds when two import at once, and when one is killed in the middle."""

import json
import signal

from tests.installation import Installation

IMPORT = """
import sys, tempfile
from pathlib import Path
from hiwar.cli.start import opened

with opened(), tempfile.TemporaryDirectory() as folder:
    from hiwar.audit.actors import OPERATOR
    from hiwar.reviews.commands import import_reading
    from tests.builders import NOW, item, reading, source

    for number in range(int(sys.argv[1]), int(sys.argv[2])):
        read = reading(
            *(item(f"9.{each}", f"Paint boat {each}") for each in range(1, 31)),
            session=number,
            symbol=f"A/HRC/0/{number}",
        )
        import_reading(OPERATOR, source(Path(folder), str(number), f"{number}.txt"), read, now=NOW)
        print(number, flush=True)
"""
COUNT = """
import json
from hiwar.cli.start import as_it_is

with as_it_is():
    from django.db.models import Count
    from hiwar.audit import queries
    from hiwar.audit.models import Entry
    from hiwar.documents.files import path_of
    from hiwar.documents.models import Document
    from hiwar.reviews.models import Position, Recommendation, Review, Wording

    each = Review.objects.annotate(n=Count("recommendations")).values_list("n", flat=True).order_by("n").distinct()
    print(json.dumps({
        "reviews": Review.objects.count(),
        "sizes": list(each),
        "texts": Wording.objects.count(),
        "positions": Position.objects.count(),
        "imports": Entry.objects.filter(verb="report.import").count(),
        "sound": queries.verify().sound,
        "files": all(path_of(document.pk).exists() for document in Document.objects.all()),
    }))
"""


def counted(installed: Installation) -> dict[str, object]:
    out, err = installed.python(COUNT).communicate(timeout=60)
    assert out, err
    return dict(json.loads(out))


def whole(reviews: int) -> dict[str, object]:
    """What a record with that many reviews of 30 recommendations counts."""
    return {
        "reviews": reviews,
        "sizes": [30],
        "texts": 30 * reviews,
        "positions": 30 * reviews,
        "imports": reviews,
        "sound": True,
        "files": True,
    }


def test_two_at_once_from_the_first_start_on(installed: Installation) -> None:
    """They make the tables, overlap in half of the reports, and fork nothing."""
    both = [installed.python(IMPORT, "1", "11"), installed.python(IMPORT, "6", "16")]
    for process in both:
        assert process.communicate(timeout=120)[1] == ""

    assert counted(installed) == whole(15)


def test_killed_in_the_middle_and_run_again(installed: Installation) -> None:
    installed.make()
    process = installed.python(IMPORT, "1", "400")
    assert process.stdout
    for _ in range(3):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    left = counted(installed)
    reviews = left["reviews"]
    assert isinstance(reviews, int)
    assert 3 <= reviews < 399
    assert left == whole(reviews)

    assert installed.python(IMPORT, "1", str(reviews + 3)).communicate(timeout=120)[1] == ""

    assert counted(installed) == whole(reviews + 2)
