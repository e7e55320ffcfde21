"""What was computed from the record is kept until the record changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hiwar.audit.actors import OPERATOR
from hiwar.audit.commands import Log
from hiwar.audit.memory import forget, while_unchanged
from hiwar.audit.models import Entry
from tests.builders import NOW


@while_unchanged
def asked_for(words: str) -> list[str]:
    return [f"{words} {Entry.objects.count()}"]


def test_a_record_without_a_log_is_always_asked(db: None) -> None:
    assert not Entry.objects.exists()
    assert asked_for("rows") is not asked_for("rows")


def test_the_record_is_asked_once_until_a_command_has_changed_it(record: Path, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        first = asked_for("rows")
    with django_assert_num_queries(1):
        assert asked_for("rows") is first
    assert asked_for("other") != first
    Log("test.change", OPERATOR, NOW).record("anything", {})
    rows = Entry.objects.count()
    assert asked_for("rows") == [f"rows {rows}"] != first
    with django_assert_num_queries(1):
        asked_for("rows")


def test_everything_can_be_forgotten(record: Path) -> None:
    first = asked_for("rows")
    forget()
    assert asked_for("rows") == first
    assert asked_for("rows") is not first


def test_a_question_keeps_its_name() -> None:
    assert asked_for.__name__ == "asked_for"
