"""Who may plan meetings and take part in them; what each part may do when is said in `hiwar.kernel.meeting`."""

from hiwar.accounts.actors import acting_as
from hiwar.accounts.enums import Role
from hiwar.audit.actors import Actor, is_operator
from hiwar.dialogue.parts import Seated
from hiwar.kernel.meeting import Role as Seat

_plans = acting_as(Role.SECRETARIAT)
may_keep_time = is_operator
may_take_down = is_operator
may_enter = acting_as(Role.SECRETARIAT)

_by_mandate = acting_as(Role.DELEGATE, Role.SECRETARIAT, Role.OBSERVER)


def may_plan(actor: Actor) -> bool:
    """The secretariat; and whoever sits at the desk of a rehearsal, but only what follows that (`commands.plan`)."""
    return _plans(actor) or (isinstance(actor, Seated) and actor.role is Seat.SECRETARIAT)


def may_take_part(actor: Actor) -> bool:
    """Those who act for a State, the secretariat or an observer; and whoever has taken a place."""
    return isinstance(actor, Seated) or _by_mandate(actor)
