"""Writing tables of votes: all roll calls of a file or none."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import connection
from django.utils.translation import override

from hiwar.audit.commands import Log, command
from hiwar.documents import commands as documents
from hiwar.documents.commands import Source
from hiwar.documents.models import Document, RunOutcome
from hiwar.documents.texts import storable
from hiwar.kernel import facts
from hiwar.kernel.procedure.resolution_subject import subject
from hiwar.kernel.procedure.resolution_symbols import drafts_in, symbol_of
from hiwar.kernel.procedure.roll_call import Choice, Tally, adopts, tally
from hiwar.kernel.procedure.voters import Voter, voter
from hiwar.kernel.reading import Reading, ReadingError
from hiwar.kernel.reading.data_sets.roll_calls import ReadRollCall
from hiwar.kernel.values import PartialDate
from hiwar.resolutions import rules
from hiwar.resolutions.commands.adding import Voters, editions, new_key, resolutions
from hiwar.resolutions.commands.settling import settle
from hiwar.resolutions.digests import digest, seal
from hiwar.resolutions.enums import VOTES, Vote
from hiwar.resolutions.models import Action, Draft
from hiwar.resolutions.sealing import sealed_entries
from hiwar.resolutions.training import is_training, mixture

_SHOWN = 8
_LEFT_OUT = "votes are those of no State that is known, and are"
_BATCH = 500
_CACHE_KB = 65_536


@dataclass(frozen=True, slots=True)
class Imported:
    """What a table brought: `outcome` is None when the record had the file. `known` roll calls stood in the record
    already, word for word; `differing` are those whose counted tally is another than the one that the source prints;
    `unknown` are names that mean no State, with how often they stand there: these votes are left out, and said so."""

    outcome: RunOutcome | None
    roll_calls: int = 0
    votes: int = 0
    known: int = 0
    differing: int = 0
    unknown: tuple[tuple[str, int], ...] = ()

    def warnings(self) -> Iterator[str]:
        """Sentences for people."""
        if self.unknown:
            total = sum(count for _name, count in self.unknown)
            told = ", ".join(f"“{name}” ({count})" for name, count in self.unknown[:_SHOWN])
            what = "vote is that of no State that is known, and is" if total == 1 else _LEFT_OUT
            yield f"{total} {what} left out: {told}"
        if self.differing:
            calls = "roll call adds" if self.differing == 1 else "roll calls add"
            yield f"{self.differing} {calls} up to another tally than the table prints; both are kept"


@command("votes.import", may=rules.may_import)
def import_votes(
    log: Log,
    source: Source,
    batches: Iterable[Sequence[ReadRollCall]],
    finished: Iterator[Reading],
    *,
    beside: Source | None = None,
    kept: Callable[[list[str]], object] = lambda _documents: None,
    now: datetime,
) -> Imported:
    """Write the roll calls of a table: all of them or none. `finished` gives the reading once the batches are at an
    end; `beside` is the file with the roll calls that the votes were read together with; `kept` hears of the documents
    that are new, so that whoever counts documents can.

    A second time changes nothing; a roll call that a newer edition gives otherwise stands beside the older. Raises
    ReadingError when the file turns out to be damaged, has a day that has not come yet, or gives one State two votes in
    one roll call.
    """
    if Document.objects.filter(pk=source.sha256).exists():
        log.unchanged()
        return Imported(None)
    _make_room()
    writer = _Writer(log, source.sha256)
    for batch in batches:  # the rows name the document before it is there: the database looks at the commit
        writer.add(batch)
    reading = next(finished)
    document = documents.keep(log.actor, source, reading, RunOutcome.NEW, now=log.now)
    new = [document.pk]
    if beside and not Document.objects.filter(pk=beside.sha256).exists():
        new.append(documents.keep(log.actor, beside, reading, RunOutcome.NEW, now=log.now).pk)
    kept(new)
    settle(writer.touched)
    _drafts(document, log)
    found = writer.found()
    log.record(
        document.pk,
        {
            "roll_calls": found.roll_calls,
            "votes": found.votes,
            "known": found.known,
            "left_out": sum(count for _name, count in found.unknown),
            "sealed_votes": seal(writer.digests),
            "sealed_entries": sealed_entries(log.now),
        },
    )
    return found


def _drafts(document: Document, log: Log) -> None:
    """The drafts that a table names beside its roll calls, as far as the record has none of them yet. One that was
    taken back of this text stays so, whatever a further table says."""
    told: dict[str, Action] = {}
    for action in Action.objects.filter(document=document, resolution__isnull=False, facts__contains='"draft"'):
        for symbol in drafts_in(json.loads(action.facts).get("draft", "")):
            told.setdefault(symbol, action)
    known: dict[str, list[tuple[int | None, bool]]] = defaultdict(list)
    rows = Draft.objects.filter(symbol__in=told).values_list("symbol", "resolution_id", "taken_back")
    for symbol, text, back in rows:
        known[symbol].append((text, back is None))
    Draft.objects.bulk_create(
        Draft(
            symbol=symbol,
            number=len(known[symbol]) + 1,
            resolution_id=action.resolution_id,
            source=document.name,
            document=document,
            author=log.actor.name,
            at=log.now,
        )
        for symbol, action in told.items()
        if not any(stands or text == action.resolution_id for text, stands in known[symbol])
    )


def _make_room() -> None:
    """Let SQLite hold the index of the votes in memory while it grows; it is written many times over otherwise."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = -{_CACHE_KB}")


class _Writer:
    """Adds roll calls, a batch at a time, in as few statements as possible."""

    def __init__(self, log: Log, sha256: str) -> None:
        self._log, self._sha256 = log, sha256
        self._voters = Voters()
        self._unknown: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self.touched: set[int] = set()
        self.digests: list[str] = []

    def add(self, calls: Sequence[ReadRollCall]) -> None:
        """Write a batch."""
        there = editions(call.key for call in calls)
        numbers = resolutions(call.symbol for call in calls if call.symbol)
        actions: list[Action] = []
        votes: list[list[tuple[Voter, Vote]]] = []
        for call in calls:
            if PartialDate(call.date).first > self._log.now.date():
                raise ReadingError(
                    f"its roll call {call.key.partition(':')[2]} is of {call.date}, which has not come yet",
                    remedy="correct it, or fetch the table again",
                )
            cast = self._cast(call)
            _refuse_mixture(call, [who.iso3 for who, _vote in cast])
            action = self._action(call, numbers, cast)
            action.digest = digest(action, ((who.iso3, who.label, vote.value) for who, vote in cast))
            key = new_key(action.key, action.digest, there)
            if key is None:
                self._counts["known"] += 1
                continue
            action.key = key
            actions.append(action)
            votes.append(cast)
        Action.objects.bulk_create(actions, batch_size=100)
        self._ballots(actions, votes)
        self.touched |= {action.resolution_id for action in actions if action.resolution_id}
        self.digests += [action.digest for action in actions]
        self._counts["roll_calls"] += len(actions)

    def found(self) -> Imported:
        """What was written."""
        counts = self._counts
        return Imported(
            RunOutcome.NEW,
            counts["roll_calls"],
            counts["votes"],
            counts["known"],
            counts["differing"],
            tuple(self._unknown.most_common()),
        )

    def _cast(self, call: ReadRollCall) -> list[tuple[Voter, Vote]]:
        on = PartialDate(call.date).first
        cast: list[tuple[Voter, Vote]] = []
        seen: set[str] = set()
        for choice in Choice:
            for name, code in getattr(call, choice.value):
                who = voter(name, code, on)
                if who is None:
                    self._unknown[storable(name or code)[:40]] += 1
                    continue
                if who.iso3 in seen:
                    raise ReadingError(
                        f"it gives {who.iso3} ({name or code}) two votes in the roll call {call.key}",
                        place=f"row {call.row}",
                        remedy="look for a row that stands there twice",
                    )
                seen.add(who.iso3)
                cast.append((who, VOTES[choice]))
        return cast

    def _action(self, call: ReadRollCall, numbers: dict[str, int], cast: Sequence[tuple[Voter, Vote]]) -> Action:
        counted = tally((vote.choice for _who, vote in cast), absences_told=call.absences) if cast else None
        published = call.published or (None,) * 4
        if (
            counted
            and call.published
            and any(
                mine is not None and theirs is not None and mine != theirs
                for mine, theirs in zip(counted, call.published, strict=True)
            )
        ):
            self._counts["differing"] += 1
        when = PartialDate(call.date)
        yes, no, abstain, absent = counted or (None,) * 4
        return Action(
            key=storable(call.key)[:100],
            resolution_id=numbers.get(call.symbol or ""),
            body=call.body,
            session=call.session,
            put=call.put,
            dated=call.date,
            on=when.last,
            year=when.year,
            recorded=call.recorded,
            adopted=_adopted(call, counted),
            title=storable(call.title),
            written=storable(call.written)[:64],
            item=storable(call.item)[:16],
            agenda=storable(call.agenda),
            subjects=[storable(each) for each in call.subjects],
            facts=storable(json.dumps(dict(call.facts), ensure_ascii=False)) if call.facts else "",
            yes=yes,
            no=no,
            abstain=abstain,
            absent=absent,
            **dict(zip(_PUBLISHED, published, strict=True)),
            document_id=self._sha256,
            row=call.row,
            at=self._log.now,
        )

    def _ballots(self, actions: Sequence[Action], votes: Sequence[Sequence[tuple[Voter, Vote]]]) -> None:
        number = self._voters.number
        rows = []
        for action, cast in zip(actions, votes, strict=True):
            key = action.pk
            rows += sorted((key, number(who.iso3, who.label, who.note), vote.value) for who, vote in cast)
        self._counts["votes"] += len(rows)
        with connection.cursor() as cursor:  # nearly a million rows: as objects they would take three times as long
            cursor.executemany("INSERT INTO resolutions_ballot (action_id, voter_id, vote) VALUES (%s, %s, %s)", rows)


def _refuse_mixture(call: ReadRollCall, voters: Sequence[str]) -> None:
    """Training material and the record are kept apart: no roll call has to do with both."""
    numbered = symbol_of(call.symbol) if call.symbol else None
    session = numbered.session if numbered else call.session
    titled = is_training(session) or any(name in call.title for name in _invented_names())
    about = subject(call.title, body=call.body).about if titled else ()
    with override("en"):
        if sentence := mixture(call.symbol or call.key, session, (*voters, *about)):
            raise ReadingError(sentence.rstrip("."), place=f"row {call.row}", remedy=_APART)


_APART = "keep training material in tables of its own, under symbols like A/RES/0/1"


@cache
def _invented_names() -> tuple[str, ...]:
    return tuple(state.name("en") for state in facts.states() if state.kind == "invented")


_PUBLISHED = ("published_yes", "published_no", "published_abstain", "published_absent")


def _adopted(call: ReadRollCall, counted: Tally | None) -> bool | None:
    """By the printed tally, else by the votes; a text adopted without a vote is adopted."""
    if not call.recorded:
        return True
    if call.published:
        yes, no, abstain, _absent = call.published
        return adopts(Tally(yes or 0, no or 0, abstain or 0))
    return adopts(counted) if counted else None
