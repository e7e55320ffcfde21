"""One statement: its text with what is claimed in it, what the record says of each claim, what people say of that."""

from __future__ import annotations

from collections import Counter, defaultdict

from django.utils.translation import gettext as _

from hiwar.reference import queries as reference
from hiwar.reviews.queries.missing import Missing
from hiwar.reviews.queries.source import tell_tombstone
from hiwar.statements.keeping import found_in, read_back
from hiwar.statements.marking import marked
from hiwar.statements.models import Check, Correction, Finding, Statement, Subject
from hiwar.statements.queries.checking import Item, told
from hiwar.statements.queries.stored import in_force, text_of
from hiwar.statements.queries.telling import in_order, label
from hiwar.statements.wording import kind_name, verdict_word


def statement(number: int, lang: str) -> Item | None:
    """A statement as its newest check has it; None where there is none with this number."""
    found = Statement.objects.select_related("document__tombstone", "withdrawal").filter(number=number).first()
    if found is None:
        return None
    checks = list(found.checks.order_by("number"))
    check = checks[-1]
    check.statement = found
    rows = list(in_force(check.findings.all()).order_by("number"))
    text = text_of(found.document_id)
    read = read_back(check, text)
    days = (found.since, found.until)
    body = told(read, [found_in(row, text) for row in rows], days, lang)
    said = _corrections(found, lang)
    for row, claim in zip(rows, body["claims"], strict=True):
        claim["number"] = row.number
        claim["corrections"] = said[row.kind, row.start, row.end]
    body["counts"] = in_order(Counter(row.verdict_now for row in rows))
    body["corrected"] = sum(row.corrected for row in rows)
    return {
        "statement": {
            **label(found),
            "author": found.author,
            "document": found.document_id,
            "media_type": found.document.media_type,
            "states": _states(check, lang),
            "withdrawn": _withdrawn(found),
            "tombstone": _tombstone(found),
        },
        "check": _told(check),
        "checks": [_told(each) for each in checks],
        "found": {**body, "paragraphs": marked(read, body["claims"])},
    }


def no_statement() -> Missing:
    """That there is none."""
    return Missing(_("The record holds no such statement."))


def number_of(sha256: str) -> int | None:
    """The number of the newest statement whose text has this hash."""
    rows = Statement.objects.filter(document=sha256.lower()).order_by("-number")
    return rows.values_list("number", flat=True).first()


def _corrections(of: Statement, lang: str) -> dict[tuple[str, int, int], list[Item]]:
    """What people say of the claims of a statement, whichever check they said it of, the oldest first."""
    rows = Correction.objects.filter(finding__of__statement=of).select_related("finding__of").order_by("at", "id")
    said: dict[tuple[str, int, int], list[Item]] = defaultdict(list)
    for each in rows:
        found: Finding = each.finding
        said[found.kind, found.start, found.end].append(
            {
                "check": found.of.number,
                "kind": each.kind,
                "kind_name": kind_name(each.kind, lang) if each.kind else "",
                "verdict": each.verdict,
                "verdict_name": verdict_word(each.verdict, lang) if each.verdict else "",
                "no_claim": each.no_claim,
                "words": each.words,
                "source": each.source,
                "reason": each.reason,
                "author": each.author,
                "at": each.at.isoformat(),
            }
        )
    return said


def _states(check: Check, lang: str) -> list[Item]:
    rows = Subject.objects.filter(of=check, finding=0).order_by("id").values_list("state_id", flat=True)
    return [reference.label(state, lang) for state in rows]


def _told(check: Check) -> Item:
    return {"number": check.number, "checker": check.checker, "author": check.author, "at": check.at.isoformat()}


def _withdrawn(found: Statement) -> Item | None:
    gone = getattr(found, "withdrawal", None)
    return {"reason": gone.reason, "author": gone.author, "at": gone.at.isoformat()} if gone else None


def _tombstone(found: Statement) -> Item | None:
    stone = getattr(found.document, "tombstone", None)
    return tell_tombstone(stone) if stone else None
