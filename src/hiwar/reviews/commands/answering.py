"""Reports of errors, which anybody may send, and the answers of the desk, which are public."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from hiwar.audit.commands import Log, command
from hiwar.documents.texts import storable
from hiwar.kernel.values import LANGUAGES
from hiwar.reviews import rules
from hiwar.reviews.commands.rows import Refused, clean, find
from hiwar.reviews.enums import ErrorOutcome
from hiwar.reviews.integrity import sha256_of
from hiwar.reviews.models import ErrorAnswer, ErrorReport, Recommendation

LONGEST = 4000
"""Characters of a report, and of an answer."""

LONGEST_ABOUT = 400
LONGEST_CONTACT = 200

_RECOMMENDATION = "/recommendations/"


@command("error.report", may=rules.may_report_errors)
def report_error(log: Log, about: str, words: str, *, language: str, contact: str = "", now: datetime) -> ErrorReport:
    """Say what is wrong with the page at an address of this site (`about`, without its language). Raises Refused.

    The words are shown once the desk has answered, and `contact` never; neither stands in the log.
    """
    about, words, contact = clean(about), _lines(words), clean(contact)
    if not about.startswith("/") or len(about) > LONGEST_ABOUT:
        raise Refused(_("Say which page is wrong by its address on this site."))
    if not words:
        raise Refused(_("Say what is wrong, so that somebody can look."))
    if len(words) > LONGEST or len(contact) > LONGEST_CONTACT:
        raise Refused(_("A report has at most %(longest)s characters; shorten it.") % {"longest": f"{LONGEST:,}"})
    address = about.removeprefix(_RECOMMENDATION) if about.startswith(_RECOMMENDATION) else ""
    report = ErrorReport.objects.create(
        number=(ErrorReport.objects.aggregate(last=Max("number"))["last"] or 0) + 1,
        about=about,
        recommendation=_recommendation(address),
        words=words,
        language=language if language in LANGUAGES else "",
        contact=contact,
        author=log.actor.name,
        at=log.now,
    )
    log.record(target(report), {"about": sha256_of(about), "words": sha256_of(words)})
    return report


@command("error.answer", may=rules.may_answer_errors)
def answer_error(log: Log, number: int, outcome: str, words: str, *, now: datetime) -> ErrorAnswer:
    """Answer a report in public. What its sender left for being reached goes, and so do the words of abuse. Raises
    Refused."""
    report = ErrorReport.objects.filter(number=number).first()
    if report is None:
        raise Refused(_("There is no report of an error %(number)s.") % {"number": number})
    before = ErrorAnswer.objects.filter(report=report).first()
    if before:
        raise Refused(_("This report was answered already, by %(author)s.") % {"author": before.author})
    if outcome not in ErrorOutcome.values:
        raise Refused(
            _("“%(outcome)s” is no outcome; use one of %(choices)s.")
            % {"outcome": outcome, "choices": ", ".join(ErrorOutcome.values)}
        )
    words = _lines(words)
    if not words or len(words) > LONGEST:
        raise Refused(
            _("Say in public what came of it, in at most %(longest)s characters.") % {"longest": f"{LONGEST:,}"}
        )
    answer = ErrorAnswer.objects.create(report=report, outcome=outcome, words=words, author=log.actor.name, at=log.now)
    blanked = {"contact": "", **({"words": ""} if outcome == ErrorOutcome.ABUSE else {})}
    ErrorReport.objects.filter(pk=report.pk).update(**blanked)
    log.record(target(report), {"outcome": outcome, "answer": sha256_of(words)})
    return answer


def target(report: ErrorReport) -> str:
    """How the log calls a report: `error 12`."""
    return f"error {report.number}"


def _lines(words: str) -> str:
    """A person's text with its lines, without trailing space."""
    return storable("\n".join(line.rstrip() for line in words.strip().splitlines()))


def _recommendation(address: str) -> Recommendation | None:
    """The recommendation that a report is about, if it is about one."""
    try:
        return find(address) if address else None
    except Refused:
        return None
