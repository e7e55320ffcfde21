"""Who may do what with people, offices and mandates; the table of all commands is in docs/people.md.

Administrators look after people and write nothing in the record. What a person does about themselves needs no office:
the command asks for what only that person has (a one-time link, the password, a mandate of their own).
"""

from hiwar.accounts.actors import acting_as, anybody, by_mandate
from hiwar.accounts.enums import Role
from hiwar.audit.actors import Actor, is_operator

may_administer = acting_as(Role.ADMINISTRATOR)
may_appoint_administrators = is_operator
may_look_after_themselves = anybody
may_make_tokens = by_mandate


def may_revoke_tokens(actor: Actor) -> bool:
    """People revoke their own; whose token it is, the command asks."""
    return is_operator(actor) or by_mandate(actor)
