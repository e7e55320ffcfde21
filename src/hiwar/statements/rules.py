"""Who may enter statements and correct what was found in them: the secretariat. What the law makes us take down, the
operator takes down."""

from hiwar.accounts.actors import acting_as
from hiwar.accounts.enums import Role
from hiwar.audit.actors import is_operator

may_enter = acting_as(Role.SECRETARIAT)
may_correct = acting_as(Role.SECRETARIAT)
may_withdraw = acting_as(Role.SECRETARIAT)
may_take_down = is_operator
