"""Who may change the record of the reviews: the secretariat enters what documents say, compares it with its source and
corrects what was misread; offices of a State propose; what the law makes us take down, the operator takes down."""

from hiwar.accounts.actors import acting_as, anybody
from hiwar.accounts.enums import Role
from hiwar.audit.actors import Actor, is_operator

may_import = acting_as(Role.SECRETARIAT)
may_correct = acting_as(Role.SECRETARIAT)
may_confirm = acting_as(Role.SECRETARIAT)
may_answer_errors = acting_as(Role.SECRETARIAT)
may_report_errors = anybody
may_take_down = is_operator
may_recount = is_operator

_proposing = acting_as(Role.DELEGATE, Role.FOCAL_POINT)


def may_propose(actor: Actor) -> bool:
    """Only who acts for a State: for which recommendations, the command asks."""
    return _proposing(actor) and not is_operator(actor)
