"""A State on a day: what it was to each instrument, and which reports it owed."""

from __future__ import annotations

from datetime import date
from typing import Any

from hiwar.documents.models import Document
from hiwar.kernel import facts
from hiwar.kernel.facts import Instrument
from hiwar.kernel.procedure.obligations import Obligation, Standing, communications_open
from hiwar.kernel.procedure.standings import Known, acts_of, due_of, standing_of
from hiwar.reference.queries import label
from hiwar.treaties.models import Act, Title
from hiwar.treaties.models import Step as StepRow
from hiwar.treaties.queries.known import known

Item = dict[str, Any]


def status(iso3: str, on: date) -> list[Item]:
    """What a State was to each of the eighteen instruments on a day, in their order: `instrument`, `status` (party,
    signatory, not_party), `kind` of the act that binds it, `signed`, `deposited` and `in_force` (days, or less where
    less is known; None where it did not happen by then), `source`, `verified`."""
    found = known()
    return [
        _told(each, standing_of(found, iso3, each, on)) for each in facts.instruments().values()
    ]  # fmt: skip


def owed(iso3: str, on: date) -> list[Item]:
    """The reports of a State as they stood on a day, by instrument: `instrument`, `report`, `due`, `submitted`,
    `overdue_days`, `verified`, `source`, and how that is known (docs/treaties.md)."""
    found = known()
    return [obligation(each) for fact in facts.instruments().values() for each in due_of(found, iso3, fact, on)]


def _told(instrument: Instrument, there: Standing) -> Item:
    return {
        "instrument": instrument.short,
        "status": there.status.value,
        "kind": there.kind.value if there.kind else None,
        "signed": there.signed,
        "deposited": there.deposited,
        "in_force": there.in_force.isoformat() if there.in_force else None,
        "source": there.source,
        "verified": there.verified,
        "in_force_verified": there.in_force_verified,
    }


def obligation(owed: Obligation) -> Item:
    """An obligation as JSON carries it."""
    return {
        "instrument": owed.instrument,
        "report": owed.report,
        "due": owed.due,
        "submitted": owed.submitted,
        "overdue_days": owed.overdue_days,
        "verified": owed.verified,
        "source": owed.source,
        "status": owed.status.value,
        "by_committee": owed.by_committee,
        "further": owed.further,
        "recorded": owed.recorded,
        "body": facts.instruments()[owed.instrument].body,
    }


def instrument(short: str, lang: str) -> Item | None:
    """What is known of an instrument itself; None for one that is none of the eighteen."""
    fact = facts.instruments().get(short)
    if fact is None:
        return None
    return {
        "instrument": fact.short,
        "name": fact.name(lang),
        "subject": fact.subject(lang),
        "body": body(fact.body, lang),
        "treaty": fact.treaty or None,
        "adopted": fact.adopted.isoformat(),
        "in_force": fact.in_force.isoformat(),
        "report_article": fact.report_article,
        "initial_years": fact.initial_years,
        "period_years": fact.period_years,
        "complaints": fact.complaints,
        "inquiry": fact.inquiry,
        "denunciation": fact.denunciation,
        "source": fact.source,
        "verified": fact.verified,
    }


def body(code: str, lang: str) -> Item:
    """`code` and `name` of a treaty body in a language."""
    names = facts.bodies()[code].names
    return {"code": code, "name": names.get(lang) or names["en"]}


def of_state(iso3: str, on: date, lang: str) -> Item | None:
    """The page of a State's treaties on a day; None for no State."""
    try:
        state = facts.state(iso3)
    except KeyError:
        return None
    found = known()
    treaties = []
    for fact in facts.instruments().values():
        there = standing_of(found, iso3, fact, on)
        treaties.append(
            {
                **_told(fact, there),
                "name": fact.name(lang),
                "subject": fact.subject(lang),
                "body": fact.body,
                "acts": _acts(found, iso3, fact.short, on),
                "differs": differs(found, iso3, fact.short),
                "communications": communications_open(fact, acts_of(found, iso3, fact.short), on),
            }
        )
    succeeded = [
        {"predecessor": label(each.predecessor, lang), "on": each.date.isoformat(), "continues": each.continues}
        for each in facts.successions()
        if each.successor == iso3 and each.date <= on
    ]
    return {
        "state": label(iso3, lang),
        "on": on.isoformat(),
        "existed": state.was_there(on),
        "succeeded": succeeded,
        "treaties": treaties,
        "counts": _counts(treaties),
        "obligations": owed(iso3, on),
        "steps": _steps(found, iso3, on),
        "others": _others(iso3, on),
        "documents": _observations(iso3, on),
    }


def _counts(treaties: list[Item]) -> Item:
    return {value: sum(each["status"] == value for each in treaties) for value in ("party", "signatory", "not_party")}


def _acts(found: Known, iso3: str, instrument: str, on: date) -> list[Item]:
    """All that sources say, until the day."""
    counting = set(acts_of(found, iso3, instrument))
    return [
        {
            "kind": act.kind.value,
            "date": act.date.iso,
            "effect": act.effect.isoformat() if act.effect and act.effect <= on else None,
            "void": act.void,
            "counts": act in counting or act._replace(verified=False) in counting,
            "source": act.source,
            "verified": act.verified,
            "note": act.note,
        }
        for act in found.said.get((iso3, instrument), ())
        if act.date.last <= on
    ]


def differs(found: Known, iso3: str, instrument: str) -> bool:
    """Whether sources give different times for an act of a State."""
    days: dict[bool, set[str]] = {}
    for act in found.said.get((iso3, instrument), ()):
        if (act.kind.signs or act.kind.binds) and not act.void:
            days.setdefault(act.kind.binds, set()).add(act.date.iso)
    return any(
        not (one.startswith(other) or other.startswith(one)) for each in days.values() for one in each for other in each
    )


def _steps(found: Known, iso3: str, on: date) -> list[Item]:
    documents = dict(
        Document.objects.filter(state=iso3, symbol__gt="").order_by("added_at").values_list("symbol", "sha256")
    )
    return [
        {
            "instrument": instrument,
            "kind": step.kind.value,
            "first": step.first,
            "last": step.last,
            "date": step.date.iso,
            "due": step.due.iso if step.due else None,
            "symbol": step.symbol,
            "document": documents.get(step.symbol),
            "source": step.source,
            "verified": step.verified,
            "note": step.note,
        }
        for instrument in facts.instruments()
        for step in found.steps.get((iso3, instrument), ())
        if step.date.last <= on
    ]


_MOST_OTHERS = 100


def _others(iso3: str, on: date) -> list[Item]:
    """Acts under other treaties of which the record has tables, by treaty; at most a hundred."""
    rows = Act.objects.filter(state=iso3, known_on__lte=on).holding()
    rows = rows.exclude(instrument__in=list(facts.instruments())).order_by("instrument", "known_on", "-kind", "key")
    acts = list(rows.values_list("instrument", "kind", "date", "source", "verified")[:_MOST_OTHERS])
    names = titles({each[0] for each in acts})
    return [
        {"treaty": treaty, "name": names.get(treaty, ""), "kind": kind, "date": day, "source": source, "verified": sure}
        for treaty, kind, day, source, sure in acts
    ]


def titles(treaties: set[str]) -> dict[str, str]:
    """What other treaties are called: by the facts, else by a list that was imported."""
    named = {short: fact.name for short, fact in facts.other_treaties().items() if short in treaties}
    rest = treaties - named.keys()
    if rest:
        rows = Title.objects.filter(instrument__in=rest).order_by("key")
        named |= dict(rows.values_list("instrument", "title"))
    return named


def _observations(iso3: str, on: date) -> list[Item]:
    """Concluding observations on the State that were read into the record, by their day."""
    rows = Document.objects.filter(state=iso3, genre="concluding-observations", dated__lte=on).order_by("dated", "pk")
    return [
        {"sha256": sha256, "symbol": symbol, "dated": dated.isoformat() if dated else None, "language": language}
        for sha256, symbol, dated, language in rows.values_list("sha256", "symbol", "dated", "language")
    ]


def at_desk(iso3: str) -> list[Item]:
    """What holds of a State, for whoever may take it back: `key`, `table` ("act", "step"), `instrument`, `kind`,
    `date`, `source`; what came by hand first."""
    acts = Act.objects.filter(state=iso3).holding().order_by("-known_on", "key")
    steps = StepRow.objects.filter(state=iso3).holding().order_by("-known_on", "key")
    columns = ("key", "instrument", "kind", "date", "source", "author")
    told = [
        {"table": table, **dict(zip(columns, row, strict=True))}
        for table, rows in (("step", steps), ("act", acts))
        for row in rows.values_list(*columns)
    ]
    return sorted(told, key=lambda row: not row["author"])
