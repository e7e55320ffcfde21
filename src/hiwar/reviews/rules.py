"""Who may change the record of the reviews: the secretariat enters what documents say and corrects what was misread;
what the law makes us take down, the operator takes down."""

from hiwar.accounts.actors import acting_as
from hiwar.accounts.enums import Role
from hiwar.audit.actors import is_operator

may_import = acting_as(Role.SECRETARIAT)
may_correct = acting_as(Role.SECRETARIAT)
may_take_down = is_operator
