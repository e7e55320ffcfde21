"""What people enter beside what tables say: actions on the way of a text, drafts, sponsors, what States said of it, and
how they said later that they had meant to vote. Nothing of it changes what was there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from hiwar.audit.commands import Log, command
from hiwar.documents.models import Document
from hiwar.documents.texts import storable
from hiwar.kernel import facts
from hiwar.kernel.procedure.resolution_bounds import MEMBERS, days_of
from hiwar.kernel.procedure.resolution_subject import subject
from hiwar.kernel.procedure.resolution_symbols import is_draft, symbol_of
from hiwar.kernel.procedure.roll_call import Choice, Tally, adopts
from hiwar.kernel.values import LANGUAGES, PartialDate
from hiwar.reference import queries as reference
from hiwar.resolutions import rules
from hiwar.resolutions.commands.adding import Refused, resolutions
from hiwar.resolutions.commands.settling import settle
from hiwar.resolutions.digests import digest
from hiwar.resolutions.enums import VOTES, Put, Role, Said, Step
from hiwar.resolutions.models import Action, Ballot, Draft, Intention, Resolution, Sponsor, Statement
from hiwar.resolutions.sealing import sealed_entries
from hiwar.resolutions.training import mixture

_FIRST_DAY = date(1946, 1, 10)
"""The first meeting of the General Assembly."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where something stands: `source` in words (`A/C.3/69/SR.46, para. 12`), and the document of the record that holds
    it, by its hash or symbol, where it is there."""

    source: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of putting something to the vote: a `tally`, or None where it was adopted without one. `adopted` is
    only asked for where no tally says it."""

    tally: Tally | None = None
    adopted: bool | None = None


@command("resolution.act", may=rules.may_enter)
def act(
    log: Log,
    symbol: str,
    outcome: Outcome,
    where: Where,
    *,
    on: date,
    step: str = Step.PLENARY,
    put: str = Put.WHOLE,
    title: str = "",
    now: datetime,
) -> Action:
    """Enter an action on a text: in committee or plenary, on the whole, a part, an amendment or a motion. A text that
    the record does not know yet is made. Raises Refused."""
    found = Resolution.objects.filter(address=symbol).first()
    numbered = symbol_of(symbol)
    if found is None and numbered is None:
        told = {"symbol": symbol}
        raise Refused(_("%(symbol)s is no symbol of a resolution; it reads like A/RES/70/172.") % told, "symbol")
    number = found.pk if found else resolutions([symbol])[symbol]
    text = found or Resolution.objects.get(pk=number)
    _day(on, now, "on")
    if numbered and not (days := days_of(numbered)).hold(on):
        first, last = days.first.isoformat(), days.last.isoformat() if days.last else now.date().isoformat()
        told = {"day": on.isoformat(), "symbol": text.address, "first": first, "last": last}
        raise Refused(_("%(symbol)s cannot be of %(day)s: give a day between %(first)s and %(last)s.") % told, "on")
    if outcome.tally:
        votes = sum(each or 0 for each in outcome.tally)
        if votes == (outcome.tally.absent or 0):
            raise Refused(_("In a recorded vote somebody voted: give the numbers."), "yes")
        if votes > MEMBERS[text.body] or any(each is not None and each < 0 for each in outcome.tally):
            told = {"votes": str(votes), "members": str(MEMBERS[text.body])}
            raise Refused(_("%(votes)s votes cannot be: the body has %(members)s members.") % told, "yes")
    named = subject(_clean(title), body=text.body).about if title else ()
    if sentence := mixture(text.address, text.session, named):
        raise Refused(sentence, "title")
    document = _document(where)
    key = f"entered:{text.address}:{step}:{put}:{on.isoformat()}"
    there = Action.objects.filter(key__startswith=key).count()
    yes, no, abstain, absent = outcome.tally or (None,) * 4
    action = Action(
        key=f"{key}#{there + 1}" if there else key,
        resolution=text,
        body=text.body,
        session=text.session,
        step=_one_of(step, Step),
        put=_one_of(put, Put),
        dated=on.isoformat(),
        on=on,
        year=on.year,
        recorded=outcome.tally is not None,
        adopted=adopts(outcome.tally) if outcome.tally else outcome.adopted,
        title=_clean(title),
        published_yes=yes,
        published_no=no,
        published_abstain=abstain,
        published_absent=absent,
        source=_said(where.source),
        document=document,
        author=log.actor.name,
        at=log.now,
    )
    action.digest = digest(action, ())
    if Action.objects.filter(key__startswith=key, digest=action.digest, taken_back=None).exists():
        raise Refused(_("The record has this decision already, from this source."), "on")
    action.save(force_insert=True)
    settle({text.pk})
    log.record(action.key, {"resolution": text.address, "digest": action.digest})
    return action


@command("resolution.draft", may=rules.may_enter)
def enter_draft(
    log: Log,
    address: str,
    symbol: str,
    where: Where,
    *,
    amends: str = "",
    tabled_on: date | None = None,
    now: datetime,
) -> Draft:
    """Enter a draft of a text, or an amendment to a draft that is there. Raises Refused."""
    text = _resolution(address)
    symbol = _clean(symbol)
    if not is_draft(symbol):
        raise Refused(_("Give the symbol of the draft, like A/C.3/70/L.35."), "symbol")
    known = Draft.objects.filter(symbol=symbol)
    if known.filter(taken_back=None).exists():
        raise Refused(_("The record has the draft %(symbol)s already.") % {"symbol": symbol}, "symbol")
    amended = Draft.objects.filter(symbol=amends, taken_back=None).first() if amends else None
    if amends and amended is None:
        raise Refused(_("The record has no draft %(symbol)s.") % {"symbol": amends}, "amends")
    if tabled_on:
        _day(tabled_on, now, "tabled_on")
    draft = Draft.objects.create(
        symbol=symbol,
        number=known.count() + 1,
        resolution=text,
        amends=amended.symbol if amended else "",
        tabled_on=tabled_on,
        source=_said(where.source),
        document=_document(where),
        author=log.actor.name,
        at=log.now,
    )
    log.record(symbol, {"resolution": text.address, "amends": amends, "sealed_entries": sealed_entries(log.now)})
    return draft


@command("resolution.sponsor", may=rules.may_enter)
def enter_sponsors(
    log: Log,
    address: str,
    states: Sequence[str],
    where: Where,
    *,
    role: str = Role.CO,
    joined_on: date | None = None,
    now: datetime,
) -> int:
    """Enter sponsors of a text; those that are there already stay as they are. How many are new. Raises Refused."""
    text = _resolution(address)
    codes = list(dict.fromkeys(_state(each, "states") for each in states))
    if not codes:
        raise Refused(_("Name a State."), "states")
    _refuse_unfit(text, codes, "states")
    if joined_on:
        _day(joined_on, now, "joined_on")
    role = _one_of(role, Role)
    there = Sponsor.objects.filter(resolution=text, role=role)
    standing = set(there.filter(taken_back=None).values_list("state_id", flat=True))
    before = Counter(there.values_list("state_id", flat=True))
    new = [iso3 for iso3 in codes if iso3 not in standing]
    document = _document(where)
    Sponsor.objects.bulk_create(
        Sponsor(
            resolution=text,
            state_id=iso3,
            role=role,
            number=before[iso3] + 1,
            joined_on=joined_on,
            source=_said(where.source),
            document=document,
            author=log.actor.name,
            at=log.now,
        )
        for iso3 in new
    )
    if new:
        log.record(text.address, {"role": str(role), "states": new, "sealed_entries": sealed_entries(log.now)})
    else:
        log.unchanged()
    return len(new)


@command("resolution.explain", may=rules.may_enter)
def explain(
    log: Log,
    address: str,
    state: str,
    kind: str,
    text: str,
    where: Where,
    *,
    language: str = "en",
    said_on: date | None = None,
    replaces: int | None = None,
    now: datetime,
) -> Statement:
    """Enter what a State said of a text, in its own words: an explanation of vote or position, a dissociation. One that
    `replaces` another, by its number, corrects it, and both stay. Raises Refused."""
    about = _resolution(address)
    iso3 = _state(state)
    _refuse_unfit(about, [iso3], "state")
    kind = _one_of(kind, Said)
    if kind == Said.DISSOCIATION and about.recorded:
        raise Refused(
            _("%(address)s was put to a recorded vote; a State dissociates itself from what is adopted without one.")
            % {"address": address},
            "kind",
        )
    if kind in (Said.BEFORE, Said.AFTER) and about.recorded is False:
        raise Refused(
            _("%(address)s was adopted without a vote: enter an explanation of position.") % {"address": address},
            "kind",
        )
    if language not in LANGUAGES:
        raise Refused(_("Give the language of the words: ar, zh, en, fr, ru or es."), "language")
    words = storable(text).strip()
    if not words:
        raise Refused(_("Give the words of the State."), "text")
    if said_on:
        _day(said_on, now, "said_on")
    standing = Statement.objects.filter(resolution=about, taken_back=None)
    before = standing.filter(number=replaces).first() if replaces else None
    if replaces and (before is None or before.state_id != iso3):
        told = {"state": state, "number": replaces}
        raise Refused(_("%(state)s made no statement %(number)s on this text.") % told, "replaces")
    if same := standing.filter(state=iso3, kind=kind, text=words, language=language).first():
        raise Refused(
            _("The record has this statement already, as number %(number)s.") % {"number": same.number}, "text"
        )
    last = Statement.objects.filter(resolution=about).order_by("-number").first()
    made = Statement.objects.create(
        resolution=about,
        number=(last.number if last else 0) + 1,
        state_id=iso3,
        kind=kind,
        said_on=said_on,
        text=words,
        language=language,
        source=_said(where.source),
        document=_document(where),
        replaces=before.number if before else None,
        author=log.actor.name,
        at=log.now,
    )
    told = {"state": made.state_id, "kind": str(kind), "sealed_entries": sealed_entries(log.now)}
    log.record(f"{about.address}:{made.number}", told)
    return made


@command("vote.intend", may=rules.may_enter)
def intend(log: Log, key: str, state: str, vote: str, where: Where, *, now: datetime) -> Intention:
    """Enter how a State said after a vote that it had meant to vote. What was cast stays. Raises Refused."""
    action = Action.objects.filter(key=key, taken_back=None).first()
    if action is None:
        raise Refused(_("The record holds no such vote."))
    iso3 = _state(state)
    _refuse_unfit(action.resolution or action, [iso3], "state")
    letter = VOTES[Choice(vote)].value if vote in set(Choice) else ""
    if not letter:
        raise Refused(_("A vote is one of these: %(choices)s.") % {"choices": ", ".join(Choice)}, "vote")
    cast = Ballot.objects.filter(action=action, voter__state=iso3).values_list("vote", flat=True).first()
    before = Intention.objects.filter(action=action, state=iso3)
    earlier = before.filter(taken_back=None).order_by("-number").first()
    if letter == (earlier.vote if earlier else cast):
        raise Refused(_("That is how the State voted, or said before that it had meant to vote."), "vote")
    made = Intention.objects.create(
        action=action,
        state_id=iso3,
        number=before.count() + 1,
        vote=letter,
        source=_said(where.source),
        document=_document(where),
        author=log.actor.name,
        at=log.now,
    )
    log.record(f"{key}:{iso3}", {"vote": vote, "cast": cast or "", "sealed_entries": sealed_entries(log.now)})
    return made


def _resolution(address: str) -> Resolution:
    found = Resolution.objects.filter(address=address).first()
    if found is None:
        raise Refused(_("The record holds no resolution %(address)s.") % {"address": address})
    return found


def _refuse_unfit(about: Resolution | Action, states: Sequence[str], field: str) -> None:
    """A State has to do with what was decided while it existed, and training with training only."""
    address = about.address if isinstance(about, Resolution) else about.key
    if sentence := mixture(address, about.session, states):
        raise Refused(sentence, field)
    if about.on and not all(facts.state(iso3).was_there(PartialDate(about.dated).first, about.on) for iso3 in states):
        raise Refused(_("This State did not exist on that day."), field)


def _state(name: str, field: str = "state") -> str:
    code = reference.state_called(name)
    if not code:
        raise Refused(_("No State is called %(name)s.") % {"name": name}, field)
    return code


def _document(where: Where) -> Document | None:
    if not where.document:
        return None
    found = Document.objects.filter(pk=where.document.lower()).first()
    found = found or Document.objects.filter(symbol=where.document).order_by("added_at").last()
    if found is None:
        told = {"name": where.document}
        raise Refused(_("The record holds no document %(name)s; import it first.") % told, "document")
    return found


def _said(source: str) -> str:
    source = _clean(source)
    if not source:
        raise Refused(_("Say where it stands: the symbol of the document and the paragraph."), "source")
    return source


def _clean(text: str) -> str:
    return storable(" ".join(text.split()))


def _day(day: date, now: datetime, field: str) -> None:
    if not _FIRST_DAY <= day <= now.date():
        told = {"day": day.isoformat()}
        raise Refused(_("%(day)s is no day on which it can have happened.") % told, field)


def _one_of(value: str, choices: type[Step] | type[Put] | type[Role] | type[Said]) -> str:
    if value not in choices.values:
        told = {"value": value, "choices": ", ".join(choices.values)}
        raise Refused(_("%(value)s is none of these: %(choices)s.") % told)
    return value
