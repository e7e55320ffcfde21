"""Sources and notes of the compiled facts, in the reader's language.

The facts name in English where something stands. Symbols, names of works and what people entered stay as they are; the
words around them stand here, so that the catalogues have them.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hiwar.web.known_sentences import KnownSentences

SENTENCES: tuple[Promise, ...] = (
    _("general knowledge"),
    _("invented for training"),
    # Treaties
    _("United Nations Treaty Collection, %(year)s"),
    _("ratification table of %(year)s, after the United Nations Treaty Collection (years only)"),
    _("OHCHR, table of ratifications, 23 April 2026"),
    _("%(table)s (complete to %(day)s)"),
    _("articles and periods: general knowledge"),
    _("delay: general knowledge"),
    _("due dates in public lists"),
    _("due dates in %(work)s"),
    _("Human Rights Committee, general comment No. %(number)s"),
    _("Economic and Social Council resolution %(number)s"),
    _("notification of August 1997"),
    _("list of issues of the Committee"),
    _("%(work)s, on the list of issues prior to reporting"),
    _("%(work)s, summary of the review"),
    _("art. %(number)s"),
    _("arts. %(one)s and %(other)s"),
    _("%(treaty)s, art. %(number)s"),
    _("%(treaty)s, arts. %(one)s and %(other)s"),
    _("art. %(number)s (declaration)"),
    _("art. %(number)s (declaration; not in force)"),
    _("art. %(number)s (opt-out)"),
    _("art. %(number)s (with the first Optional Protocol)"),
    _("art. %(number)s (in the reports under the Covenant)"),
    _("the tables disagree"),
    _("the tables leave out States that no longer exist"),
    _("the depositary’s table of 2015 lists no such act, so it is not counted"),
    _("declaration under article %(number)s"),
    _("notified on 23 August, received on 25 August"),
    _("the Covenant knows no withdrawal, and the State remains a party"),
    _("the year in the table of 2022, the day from general knowledge"),
    _("the year in the table of 2022, the days from general knowledge"),
    _("acceded anew in 1998 after a first one"),
    _("uncertain"),
    _("about this month"),
    _("perhaps the seventh"),
    _("considered on 19 and 20 November"),
    _("considered on 19 and 20 July"),
    _("considered on 9 and 12 April"),
    _("concluded on 14 August by one report"),
    _("another announced 12 August"),
    # Sessions and reviews
    _("public calendars of OHCHR and UPR Info"),
    _("public calendars, incomplete"),
    _("Working Group reports of the session"),
    _("press reports of the review"),
    _("press reports of the submission"),
    # Resolutions and votes
    _("General Assembly roll calls, sessions %(sessions)s"),
    _("General Assembly roll calls, sessions %(sessions)s (no roll call)"),
    _("OHCHR Voting Records, Commission on Human Rights and Human Rights Council"),
    _("press reports of the adoption"),
    _("press reports of the first adoption without a vote"),
    _("not among the recorded votes of that day"),
    _("UN Watch database (number)"),
    _("the number rests on general knowledge"),
    _("the number and the day rest on general knowledge"),
    _("the day and the mode of adoption rest on general knowledge"),
    _("the number is not known: one of the run 219–227, which itself rests on general knowledge"),
    _("the published tally, which rests on general knowledge, differs by one from that of the roll call"),
    _("a delegation may have told later how it meant to vote"),
)

_KNOWN = KnownSentences(SENTENCES, "[^;]+?")
PARTED = "; "
"""What stands between several sources, or notes, of the same."""


def pieces(said: str) -> list[tuple[str, bool]]:
    """A source or a note in the language that is in force: its pieces, each with whether its words are known. What is
    not known stays as it is."""
    whole = _KNOWN.told(said)
    if whole is not None:
        return [(whole, True)]
    told = ((piece, _KNOWN.told(piece)) for piece in said.split(PARTED))
    return [(piece if words is None else words, words is not None) for piece, words in told]


def told(said: str, between: str = PARTED) -> str:
    """The same in one line."""
    return between.join(words for words, _known in pieces(said))
