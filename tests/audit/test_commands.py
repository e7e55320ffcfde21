"""Every command: somebody who may, one transaction, an audit row."""

from collections.abc import Iterator

import pytest

from hiwar.audit import queries
from hiwar.audit.actors import OPERATOR, Actor, is_operator
from hiwar.audit.commands import VERBS, Log, NoAuditRow, NotAllowed, command
from hiwar.audit.models import Entry
from hiwar.reference.models import Group
from tests.builders import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _verbs_of_the_test_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = dict(VERBS)
    yield
    VERBS.clear()
    VERBS.update(before)


def found(code: str = "TG") -> None:
    Group.objects.create(code=code)


def groups() -> int:
    return Group.objects.count()


def test_a_command_returns_what_its_body_returns_and_leaves_a_row() -> None:
    @command("group.found", may=is_operator)
    def body(log: Log, code: str, *, now: object) -> str:
        found(code)
        log.record(code, {"members": 3})
        return "done"

    assert body(OPERATOR, "TG", now=NOW) == "done"
    entry = Entry.objects.get()
    assert (entry.id, entry.at, entry.actor, entry.verb, entry.target, entry.detail) == (
        1,
        NOW,
        "operator",
        "group.found",
        "TG",
        {"members": 3},
    )
    assert queries.verify().sound


@pytest.mark.parametrize("actor", [None, Actor("somebody")])
def test_who_may_not_is_refused_before_the_body_runs(actor: Actor | None) -> None:
    @command("group.refuse", may=is_operator)
    def body(log: Log, *, now: object) -> None:
        raise AssertionError("the body ran")

    with pytest.raises(NotAllowed, match=r"group\.refuse"):
        body(actor, now=NOW)


def test_without_a_row_everything_is_rolled_back() -> None:
    @command("group.silent", may=is_operator)
    def body(log: Log, *, now: object) -> None:
        found()

    with pytest.raises(NoAuditRow, match=r"group\.silent"):
        body(OPERATOR, now=NOW)
    assert groups() == 0


def test_an_error_takes_the_row_back_too() -> None:
    @command("group.fail", may=is_operator)
    def body(log: Log, *, now: object) -> None:
        found()
        log.record("TG")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        body(OPERATOR, now=NOW)
    assert (groups(), Entry.objects.count()) == (0, 0)


def test_what_is_unchanged_leaves_nothing_behind() -> None:
    @command("group.leave", may=is_operator)
    def body(log: Log, *, now: object) -> str:
        found()
        log.unchanged()
        return "nothing to do"

    assert body(OPERATOR, now=NOW) == "nothing to do"
    assert (groups(), Entry.objects.count()) == (0, 0)


def test_a_command_inside_a_command_leaves_its_own_row_and_falls_with_the_outer_one() -> None:
    @command("group.inner", may=is_operator)
    def inner(log: Log, *, now: object) -> None:
        found()
        log.record("inner")

    @command("group.outer", may=is_operator)
    def outer(log: Log, fail: bool, *, now: object) -> None:
        inner(log.actor, now=NOW)
        if fail:
            raise RuntimeError
        log.record("outer")

    with pytest.raises(RuntimeError):
        outer(OPERATOR, True, now=NOW)
    assert Entry.objects.count() == 0

    outer(OPERATOR, False, now=NOW)
    assert list(Entry.objects.values_list("id", "verb")) == [(1, "group.inner"), (2, "group.outer")]
    assert queries.verify().sound


def test_a_verb_belongs_to_one_command() -> None:
    @command("group.once", may=is_operator)
    def first(log: Log, *, now: object) -> None: ...

    with pytest.raises(ValueError, match=r"group\.once belongs to"):

        @command("group.once", may=is_operator)
        def second(log: Log, *, now: object) -> None: ...


def test_now_needs_a_zone() -> None:
    @command("group.time", may=is_operator)
    def body(log: Log, *, now: object) -> None: ...

    with pytest.raises(TypeError, match="a time with its zone"):
        body(OPERATOR, now=NOW.replace(tzinfo=None))


def test_what_databases_store_is_what_was_hashed() -> None:
    @command("group.odd", may=is_operator)
    def body(log: Log, *, now: object) -> None:
        log.record("حوار – \U0001f54a", {"ü": ["é", None, True, 10**12, {"z": 1, "a": 2}], "": "\u2028"})

    body(OPERATOR, now=NOW.replace(microsecond=123456))
    assert queries.verify().sound
