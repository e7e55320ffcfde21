"""The law holds in the whole package; and every law can be broken, so that its silence means something."""

from pathlib import PurePosixPath

import pytest

from tests.law.laws import LAWS, package

FILES = sorted(package().rglob("*.py"))

BROKEN = {
    "writes": [
        "Recommendation.objects.create(review=review)",
        "await Recommendation.objects.acreate(review=review)",
        "recommendation.save()",
        "recommendation.save(update_fields=['position'])",
        "Review.objects.filter(pk=1).delete()",
        "queryset.update(position='noted')",
        "queryset.update(**changes)",
        "State.objects.update_or_create(iso3='XTV')",
        "cursor.execute('DELETE FROM reviews_wording')",
        "cursor.execute(statement)",
        "cursor.executemany('SELECT 1', rows)",
    ],
    "signals": [
        "from django.db.models.signals import post_save",
        "from django.db.models import signals",
        "from django.dispatch import receiver",
        "import django.dispatch",
    ],
    "generic keys": [
        "from django.contrib.contenttypes.fields import GenericForeignKey",
        "target = fields.GenericForeignKey()",
        "notes = GenericRelation(Note)",
    ],
    "save": [
        "class Review(Model):\n    def save(self, *args, **kwargs): ...",
        "class Review(Model):\n    async def delete(self): ...",
    ],
    "wall clock": [
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "date.today()",
        "at = DateTimeField(default=timezone.now)",
        "at = DateTimeField(auto_now_add=True)",
        "from django.utils.timezone import now",
        "time.time()",
        "from time import time",
        "queryset.filter(at__lt=Now())",
    ],
    "kernel clock": ["import time", "from time import monotonic"],
    "chance": [
        "random.shuffle(states)",
        "random.Random()",
        "from random import choice",
        "np.random.default_rng()",
        "np.random.permutation(10)",
        "import secrets",
        "from uuid import uuid4",
        "os.urandom(8)",
    ],
    "docstrings": [
        "def read(data): ...",
        "'''A module.'''\ndef read(data): ...",
        "'''A module.'''\nclass Page: ...",
        "'''A module.'''\nclass Page:\n    '''A page.'''\n    def lines(self): ...",
    ],
    "faces": ["from hiwar.reviews.models import Review", "from hiwar.reviews import models"],
}

KEPT = {
    "writes": [
        "counts.update(other)",
        "digest.update(block)",
        "document.save(stream)",
        "cursor.execute('SELECT name FROM sqlite_master')",
        "create(review)",
        "Recommendation.objects.filter(position='noted')",
    ],
    "signals": ["import signal", "from hiwar.kernel import values"],
    "generic keys": ["review = ForeignKey(Review)"],
    "save": ["def save(path): ..."],
    "wall clock": ["def decide(state, command, now): ...", "time.monotonic()", "datetime(2014, 5, 1)"],
    "kernel clock": ["from datetime import date"],
    "chance": ["random.Random(seed)", "from random import Random", "np.random.default_rng(seed)"],
    "docstrings": ["'''A module.'''\ndef read(data):\n    '''Read.'''\ndef _own(data): ..."],
    "faces": ["from hiwar.reviews import queries", "from hiwar.reviews.commands import import_report"],
}


@pytest.mark.parametrize("name", LAWS)
def test_the_law_holds(name: str) -> None:
    law = LAWS[name]
    breaches = [
        f"{path.relative_to(package())}:{line}: {sentence}"
        for path in FILES
        if law.holds_in(PurePosixPath(path.relative_to(package())))
        for line, sentence in law.breaches(path.read_text(encoding="utf-8"))
    ]
    assert not breaches, f"{law.sentence}:\n" + "\n".join(breaches)


@pytest.mark.parametrize(("name", "source"), [(name, source) for name in LAWS for source in BROKEN[name]])
def test_the_law_can_be_broken(name: str, source: str) -> None:
    assert LAWS[name].breaches(source), f"{LAWS[name].sentence} does not see: {source}"


@pytest.mark.parametrize(("name", "source"), [(name, source) for name in LAWS for source in KEPT[name]])
def test_the_law_leaves_the_rest_alone(name: str, source: str) -> None:
    assert not LAWS[name].breaches(source)


@pytest.mark.parametrize(
    ("name", "path", "holds"),
    [
        ("writes", "reviews/queries.py", True),
        ("writes", "reviews/commands.py", False),
        ("writes", "reviews/commands/read.py", False),
        ("writes", "reviews/migrations/0001_initial.py", False),
        ("writes", "kernel/reading/pdf.py", False),
        ("wall clock", "reviews/commands.py", True),
        ("wall clock", "cli/serve.py", False),
        ("wall clock", "documents/worker.py", False),
        ("chance", "kernel/measuring/panels.py", True),
        ("chance", "web/views/record.py", False),
        ("faces", "web/views/record.py", True),
        ("faces", "reviews/queries.py", False),
    ],
)
def test_where_the_law_holds(name: str, path: str, holds: bool) -> None:
    assert LAWS[name].holds_in(PurePosixPath(path)) is holds


def test_there_is_code_to_look_at() -> None:
    assert len(FILES) > 5
