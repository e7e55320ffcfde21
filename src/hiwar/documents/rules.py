"""Who may keep documents and erase their content."""

from hiwar.accounts.actors import acting_as
from hiwar.accounts.enums import Role
from hiwar.audit.actors import is_operator

may_keep = acting_as(Role.SECRETARIAT)
may_erase = is_operator
