"""Who may bring files: the secretariat, and national focal points, whose files the secretariat enters."""

from hiwar.accounts.actors import acting_as
from hiwar.accounts.enums import Role
from hiwar.audit.actors import is_operator

may_upload = acting_as(Role.SECRETARIAT, Role.FOCAL_POINT)
may_decide = acting_as(Role.SECRETARIAT)
may_work = is_operator
