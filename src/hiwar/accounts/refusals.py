"""What commands on people refuse, each in one sentence: what is wrong and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "login form": _(
        "A login has up to 64 letters a to z, digits and signs like . - _ @; it begins and ends with a letter or digit."
    ),
    "login taken": _("This login is taken; choose another."),
    "name missing": _("Give a name, so that others know who this is."),
    "email": _("This is no e-mail address: it reads like name@example.org; or leave it empty."),
    "language": _("Choose one of the six languages."),
    "password long": _("A password has at most %(most)s characters."),
    "password_too_short": _("This password is too short: use at least %(min_length)s characters."),
    "password_too_common": _("This password is among the first that are tried; choose another."),
    "password_entirely_numeric": _("A password of digits alone is too easy to guess; add words."),
    "password_too_similar": _("This password is too much like the login, the name or the e-mail address."),
    "password wrong": _("This is not the password in force."),
    "link dead": _("This link was used, has ended or was replaced by a newer one; ask an administrator for a new one."),
    "no person": _("There is no such person."),
    "person inactive": _("This person cannot act any more; make the person active first."),
    "person erased": _("This person was erased and does not come back."),
    "already invited": _("A person of this name and address has been invited already; look under people."),
    "office code": _("A code has 2 to 40 small letters a to z, digits and hyphens, and begins with a letter."),
    "office taken": _("There is an office with this code already; choose another code."),
    "office state": _("Say for which State this office acts."),
    "office no state": _("An office of this role acts for no State; leave the State out."),
    "office institution": _("Name the institution whose office this is."),
    "no office": _("There is no such office."),
    "office closed": _("This office is closed; nobody acts for it any more."),
    "no mandate": _("There is no such mandate."),
    "mandate over": _("This mandate is over already."),
    "mandate backdated": _("A mandate begins today or later: nobody could act by it before."),
    "mandate turned": _("The last day comes before the first; give a later last day."),
    "mandate later": _("The last day of a mandate is today or later, and no later than the last day it has now."),
    "mandate not begun": _("This mandate has not begun on the day before the hand-over; end it instead."),
    "mandate doubled": _("This person holds a mandate for this office on some of these days already."),
    "handed to self": _("This person holds the office already; hand it over to somebody else."),
    "last administrator": _(
        "From %(day)s on there would be no administrator; first make one of somebody who has chosen a password."
    ),
    "token name": _("Give the token a name of up to 80 characters, so that you know later what uses it."),
    "token doubled": _("You have a token of this name already; choose another name or revoke that one."),
    "token end": _("A token ends after today and within a year."),
    "no token": _("There is no such token."),
}


class Refused(Exception):
    """A command on people that cannot be carried out; the message is for people, `code` and `field` for programs.

    `field` names the argument that is to blame, where one is.
    """

    def __init__(self, code: str, field: str = "", **holes: object) -> None:
        super().__init__(code)
        self.code, self.field, self.holes = code, field, holes

    def __str__(self) -> str:
        return self.sentence(str)

    def sentence(self, tell: Callable[[object], object]) -> str:
        """The message, its holes filled as `tell` says them."""
        return str(SENTENCES[self.code]) % {name: tell(value) for name, value in self.holes.items()}
