"""Who may give which command: one table, tried by really giving every command as everybody.

The rule of a command is asked before anything else, so no command needs its arguments for this: whom the rule keeps out
meets `NotAllowed`; whom it lets in gets as far as the body, which then misses its arguments (TypeError) or, where it
needs none, does its work. A new command fails here until it has a row in the table and in docs/people.md.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from hiwar.accounts.actors import VISITOR, Mandated
from hiwar.accounts.enums import Role
from hiwar.audit.actors import OPERATOR, Actor
from hiwar.audit.commands import VERBS, NotAllowed
from tests.builders import NOW

PACKAGE = Path(__file__).parents[2] / "src" / "hiwar"
PAGE = Path(__file__).parents[2] / "docs" / "people.md"

EVERYBODY = ("visitor", *Role.values, "operator")
WITH_A_MANDATE = tuple(Role.values)
DESK = ("secretariat", "operator")
OFFICES = ("administrator", "operator")
OPERATOR_ALONE = ("operator",)

STATES = ("delegate", "focal-point")

MAY = {
    "administrator.create": OPERATOR_ALONE,
    "audit.guard": OPERATOR_ALONE,
    "correction.accept": DESK,
    "correction.decline": DESK,
    "correction.propose": STATES,
    "data.import": DESK,
    "act.import": DESK,
    "act.record": DESK,
    "document.erase": OPERATOR_ALONE,
    "document.file": DESK,
    "document.keep": DESK,
    "document.restore": DESK,
    "document.take_down": OPERATOR_ALONE,
    "error.answer": DESK,
    "error.report": EVERYBODY,
    "mandate.end": OFFICES,
    "mandate.grant": OFFICES,
    "mandate.hand_over": OFFICES,
    "meeting.act": ("delegate", "secretariat", "observer", "operator"),
    "meeting.enter": DESK,
    "meeting.keep_time": OPERATOR_ALONE,
    "meeting.plan": DESK,
    "obligation.record": DESK,
    "office.close": OFFICES,
    "office.edit": OFFICES,
    "office.open": OFFICES,
    "person.activate": OFFICES,
    "person.change_password": EVERYBODY,
    "person.deactivate": OFFICES,
    "person.edit": OFFICES,
    "person.erase": OFFICES,
    "person.invite": OFFICES,
    "person.join": EVERYBODY,
    "person.renew_link": OFFICES,
    "person.set_password": OPERATOR_ALONE,
    "recommendation.confirm": DESK,
    "recommendation.correct": DESK,
    "recommendation.unconfirm": DESK,
    "record.import": OPERATOR_ALONE,
    "reference.refresh": OPERATOR_ALONE,
    "report.import": DESK,
    "resolution.act": DESK,
    "resolution.draft": DESK,
    "resolution.enter_facts": OPERATOR_ALONE,
    "resolution.explain": DESK,
    "resolution.sponsor": DESK,
    "resolution.take_back": DESK,
    "review.note_meeting": DESK,
    "statement.check": DESK,
    "statement.correct": DESK,
    "statement.enter": DESK,
    "statement.take_down": OPERATOR_ALONE,
    "statement.take_down_text": OPERATOR_ALONE,
    "statement.withdraw": DESK,
    "tally.recount": OPERATOR_ALONE,
    "token.make": WITH_A_MANDATE,
    "token.revoke": (*WITH_A_MANDATE, "operator"),
    "treaty.refresh": OPERATOR_ALONE,
    "upload.accept": DESK,
    "upload.leave": DESK,
    "upload.receive": ("focal-point", *DESK),
    "upload.settle": OPERATOR_ALONE,
    "upload.start": OPERATOR_ALONE,
    "vote.intend": DESK,
    "votes.import": DESK,
    "wording.take_down": OPERATOR_ALONE,
}
"""Every command with those who may give it. Nobody, without an actor, may give none."""

ACTORS: dict[str, Actor | None] = {
    "nobody": None,
    "visitor": VISITOR,
    **{role.value: Mandated(f"{role}/p1", role, 1, "XTV" if role.of_state else "") for role in Role},
    "operator": OPERATOR,
}

for _path in [*PACKAGE.glob("*/commands.py"), *PACKAGE.glob("*/commands/__init__.py")]:
    import_module(f"hiwar.{_path.relative_to(PACKAGE).parts[0]}.commands")

COMMANDS = {verb: name for verb, name in VERBS.items() if name.startswith("hiwar.")}


def test_every_command_has_its_row_and_every_row_its_command() -> None:
    assert set(MAY) == set(COMMANDS)


@pytest.mark.parametrize("who", ACTORS)
@pytest.mark.parametrize("verb", sorted(COMMANDS))
def test_who_may(record: Path, verb: str, who: str) -> None:
    module, name = COMMANDS[verb].rsplit(".", 1)
    command = getattr(import_module(module), name)
    try:
        command(ACTORS[who], now=NOW)
    except NotAllowed:
        allowed = False
    except TypeError as error:  # the body was asked, and missed its arguments
        allowed = "required" in str(error)
    else:
        allowed = True
    assert allowed == (who in MAY[verb])


def test_an_actor_of_unknown_making_may_nothing() -> None:
    stranger = Actor("stranger")
    for name in COMMANDS.values():
        module, _, function = name.rpartition(".")
        with pytest.raises(NotAllowed):
            getattr(import_module(module), function)(stranger, now=NOW)


def test_the_table_of_the_documentation_is_this_one() -> None:
    head, *rows = (
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if re.match(r"\| (command \| visitor|`[a-z_]+\.[a-z_]+`)", line)
    )
    assert head == ["command", *EVERYBODY]
    told = {
        row[0].strip("`"): tuple(who for who, cell in zip(EVERYBODY, row[1:], strict=True) if cell == "yes")
        for row in rows
    }
    assert told == {verb: tuple(who for who in EVERYBODY if who in may) for verb, may in MAY.items()}
