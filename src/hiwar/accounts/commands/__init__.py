"""What can be done to people, offices, mandates and tokens, and how somebody proves who they are."""

from hiwar.accounts.commands.administrators import create_administrator
from hiwar.accounts.commands.limiting import allowed, used_up
from hiwar.accounts.commands.mandates import end, grant, hand_over
from hiwar.accounts.commands.offices import close_office, edit_office, open_office
from hiwar.accounts.commands.passwords import change_password, join, set_password
from hiwar.accounts.commands.people import activate, deactivate, edit_person, erase, invite, renew_link
from hiwar.accounts.commands.signing_in import Throttled, WrongPassword, prove
from hiwar.accounts.commands.tokens import make_token, revoke_token
from hiwar.accounts.refusals import Refused

__all__ = [
    "Refused",
    "Throttled",
    "WrongPassword",
    "activate",
    "allowed",
    "change_password",
    "close_office",
    "create_administrator",
    "deactivate",
    "edit_office",
    "edit_person",
    "end",
    "erase",
    "grant",
    "hand_over",
    "invite",
    "join",
    "make_token",
    "open_office",
    "prove",
    "renew_link",
    "revoke_token",
    "set_password",
    "used_up",
]
