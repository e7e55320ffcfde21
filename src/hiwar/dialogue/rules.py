"""Who may plan meetings and take part in them; what each part may do when is said in `hiwar.kernel.meeting`."""

from hiwar.accounts.actors import acting_as
from hiwar.accounts.enums import Role
from hiwar.audit.actors import Actor, is_operator
from hiwar.dialogue.parts import Seated

may_plan = acting_as(Role.SECRETARIAT)
may_keep_time = is_operator
may_enter = acting_as(Role.SECRETARIAT)

_by_mandate = acting_as(Role.DELEGATE, Role.SECRETARIAT, Role.OBSERVER)


def may_take_part(actor: Actor) -> bool:
    """Those who act for a State, the secretariat or an observer; and whoever has taken a place."""
    return isinstance(actor, Seated) or _by_mandate(actor)
