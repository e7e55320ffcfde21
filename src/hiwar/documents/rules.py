"""Who may keep documents and erase their content."""

from hiwar.audit.actors import is_operator

may_keep = is_operator
may_erase = is_operator
