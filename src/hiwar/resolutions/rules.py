"""Who may write: the secretariat enters what tables and documents say; the operator puts the compiled facts in."""

from hiwar.accounts.actors import acting_as
from hiwar.accounts.enums import Role
from hiwar.audit.actors import is_operator

may_import = acting_as(Role.SECRETARIAT)
may_enter = acting_as(Role.SECRETARIAT)
may_enter_facts = is_operator
