"""Who may change the record of the reviews. For now the office of the operator, which the command line acts for."""

from hiwar.audit.actors import is_operator

may_import = is_operator
may_correct = is_operator
may_take_down = is_operator
