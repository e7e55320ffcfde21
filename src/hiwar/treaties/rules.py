"""Who may enter what States did under treaties: the secretariat, from documents and by itself."""

from hiwar.accounts.actors import acting_as
from hiwar.accounts.enums import Role
from hiwar.audit.actors import is_operator

may_refresh = is_operator
may_import = acting_as(Role.SECRETARIAT)
may_record = acting_as(Role.SECRETARIAT)
