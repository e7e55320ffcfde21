"""Meetings: what their screens show. What a program may see is what whoever its token speaks for may see."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field

from hiwar.api.answers.parts import Language, Pages, Session, Shape, StateName


class MeetingLabel(Shape):
    """A meeting in short."""

    number: int = Field(examples=[7])
    kind: str = Field(examples=["review"])
    """`review`, `adoption`, `plenary` or `debate`."""
    title: str
    state: StateName | None
    """The State under review; null where there is none."""
    session: int | None
    rehearsal: bool
    """Whether invented States hold it, for practice."""
    planned_at: datetime


class ListedMeeting(MeetingLabel):
    """A meeting of the list, and where it stands."""

    phase: str = Field(examples=["in_session"])
    """`planned`, `registration`, `listed`, `in_session`, `voting`, `suspended`, `absent` or `closed`."""


class EnteredReview(Shape):
    """The review in the record to which a meeting belongs, and the document that was made of the meeting."""

    iso3: str
    session: Session
    symbol: str


class Meetings(Shape):
    """The meetings held here, the newest first."""

    meetings: list[ListedMeeting]
    pages: Pages


class Speaker(Shape):
    """A State, or an office or stakeholder, which has no code."""

    iso3: str | None
    name: str
    invented: bool


class SpeakerTurn(Shape):
    """One time that somebody has the floor, or asks for it."""

    number: int
    """The number of the event that brought it: by it commands name the turn."""
    kind: str = Field(examples=["statement"])
    speaker: Speaker
    list: str | None
    seconds: int | None
    """The time that it has; null until that is known."""
    used: int
    status: str = Field(examples=["waiting"])
    subject: int | None
    interruptions: int
    reason: str | None


class SpeakerClock(Shape):
    """The clock of whoever has the floor. The server's rules: count down from `ends`, by the server's `at`."""

    turn: int
    kind: str
    status: str
    speaker: Speaker
    seconds: int
    used: int
    remaining: int
    running: bool
    warned: bool
    ends: datetime | None


class SpeakersList(Shape):
    """A list of speakers with its turns in order."""

    name: str
    open: bool
    announced: bool
    stage: int | None
    source: str | None
    verified: bool | None
    turns: list[SpeakerTurn]


class SharedTime(Shape):
    """A time that several turns share, in seconds."""

    name: str
    list: str | None
    seconds: int
    used: int
    remaining: int


class MeetingDraw(Shape):
    """A draw by lot; `proof` is the file that anybody can verify, null until the secret was shown."""

    kind: str
    commitment: str
    words: str | None
    lots: list[StateName]
    result: list[StateName]
    source: str | None
    verified: bool | None
    proof: dict[str, Any] | None


class VoidDraw(Shape):
    """A draw that the presider declared void before its secret was shown: what had been published by then, and why.
    `number` is that of the event."""

    number: int
    kind: str
    commitment: str
    words: str | None
    reason: str
    presider: str


class MeetingQuestion(Shape):
    """An advance question."""

    number: int
    state: StateName
    text: str
    language: Language


class MarkedPassage(Shape):
    """Characters `start` to `end` of a text that are marked as a recommendation."""

    number: int
    start: int
    end: int
    mark: str


class HandedInFile(Shape):
    """A file from which a text was read."""

    name: str
    size: int


class MeetingStatement(Shape):
    """The text of a statement, as much of it as the one who asks may see."""

    number: int
    turn: int
    kind: str
    speaker: Speaker
    text: str
    language: Language
    at: datetime
    said: int | None
    """How many characters were said; null where nobody has compared."""
    spoken: bool
    """Whether the turn is over: what is marked can be confirmed from then on."""
    is_public: bool
    own: bool
    marks: list[MarkedPassage]
    file: HandedInFile | None
    """What the text was read from; null where it was typed, or not all of it may be seen."""


class GivenAnswer(Shape):
    """An answer of the State under review, in its own words."""

    position: str
    words: str
    language: Language


class MarkedRecommendation(Shape):
    """A passage of a statement that is, or may be, a recommendation."""

    number: int
    states: list[Speaker]
    text: str
    language: Language
    mark: str
    statement: int | None
    start: int | None
    end: int | None
    by: Speaker
    """Who marked it: the delegation, the secretariat or a reading program."""
    confidence: int | None
    """How sure a reading program is, of 100."""
    sign: str | None
    """By what it told the recommendation."""
    unsaid: bool
    """Whether the microphone was cut before."""
    reason: str | None
    answers: list[GivenAnswer]


class DraftRecommendation(MarkedRecommendation):
    """A recommendation of the draft report, and its place there; `label` is its number in a report that was tabled."""

    place: int
    label: str | None


class MeetingPledge(Shape):
    """A voluntary pledge."""

    number: int
    text: str
    language: Language


class ProposalPart(Shape):
    """A part of a proposal that is voted upon separately, and what became of it."""

    part: int
    title: str
    fate: str


class TabledProposal(Shape):
    """A proposal or an amendment, and what became of it."""

    number: int
    symbol: str | None
    title: str
    text: str | None
    sponsors: list[Speaker]
    rule: str
    amends: int | None
    amendments: list[int]
    question: int | None
    """The first proposal on the same question; null where there is none before."""
    parts: list[ProposalPart]
    """What is voted upon separately, before the whole."""
    fate: str
    vote_requested_by: Speaker | None
    polls: list[int]


class MeetingMotion(Shape):
    """A motion of procedure; `adopted` is null until it was decided, `poll` where nobody voted on it."""

    number: int
    motion: str
    mover: Speaker
    proposal: int | None
    parts: list[str]
    objected_by: Speaker | None
    withdrawn: bool
    adopted: bool | None
    poll: int | None


class OrderOfProposals(Shape):
    """The practice by which proposals on the same question are put in order."""

    value: str
    source: str
    verified: bool


class CastVote(Shape):
    """How a State voted: as cast, and as it later said that it had meant, which changes no result."""

    state: StateName
    cast: str | None
    intended: str | None
    absent: bool


class MeetingPoll(Shape):
    """A vote. Who voted how is told when everybody may know: at once in a roll call, else when it is over."""

    number: int
    about: str
    subject: int
    part: int | None
    method: str
    rule: str
    open: bool
    next: StateName | None
    voters: int
    voted: int
    votes: list[CastVote]
    result: dict[str, Any] | None


class MeetingQuorum(Shape):
    """How many must vote for a decision, of how many that count: the members, in a rehearsal those who take part.
    `voted` is null where no vote is open."""

    needed: int
    counted: int
    voted: int | None
    reached: bool
    source: str
    verified: bool


class PointRuling(Shape):
    """What the presider ruled on a point of order."""

    turn: int
    speaker: Speaker
    upheld: bool
    words: str | None
    presider: str
    appealed_by: Speaker | None
    overruled: bool | None


class NotedAbsence(Shape):
    """That the State under review did not come, and what was decided on it."""

    number: int
    decision: str | None
    words: str | None
    session: int | None
    noted: datetime | None
    decided: datetime | None


class NonCooperationCase(Shape):
    """A case in which a State did not come to its review (`absent`) or take up its `outcome`, and what the Council
    decided: put off to a session of the `working_group` or of the `council`."""

    state: StateName
    what: str
    session: int
    on: str | None
    decision: str | None
    decided_on: str | None
    put_off_to: int | None
    where: str
    held_on: str | None
    source: str
    verified: bool


class TimeOfRegistration(Shape):
    """From when to when speakers register."""

    opens: datetime
    closes: datetime


class MeetingSitting(Shape):
    """From when to when the meeting was in session."""

    began: datetime
    ended: datetime | None


class MeetingPart(Shape):
    """A part that the one who asks has in the meeting."""

    role: str
    state: StateName | None
    office: str | None
    presides: bool


class ComingTurn(Shape):
    """When one's own turn may come, if each before takes all its time."""

    number: int
    before: int
    seconds: int
    minutes: int


class ProposedExchange(Shape):
    """A State that would exchange places."""

    list: str
    state: StateName


class OwnVote(Shape):
    """The vote that is being taken, for who has one."""

    poll: int
    cast: str | None
    due: bool


class You(Shape):
    """What is the own of the one who asks."""

    parts: list[MeetingPart]
    turns: list[SpeakerTurn]
    turn: ComingTurn | None
    recommendations: list[MarkedRecommendation]
    exchanges: list[ProposedExchange]
    vote: OwnVote | None


class MeetingOfCourse(Shape):
    """A meeting that belongs to a course, and whether it is this one."""

    number: int
    kind: str
    title: str
    this: bool


class MeetingCourse(Shape):
    """The meetings that belong together: a review, the adoption of its report, the plenary. `next` is the kind that the
    one who asks may plan now, null where nothing is to be planned."""

    meetings: list[MeetingOfCourse]
    next: str | None


class MeetingScreen(Shape):
    """A meeting as the one who asks may see it now. What the clock has brought counts, stored or not."""

    meeting: MeetingLabel
    course: MeetingCourse
    seq: int
    """The number of the last event; send it back as `seen` with a command."""
    at: datetime
    """The server's time."""
    phase: str
    entered: EnteredReview | None
    """Where the record has what came of a meeting that is over; null as long as it has not."""
    presider: str | None
    registration: TimeOfRegistration | None
    registers: bool
    """Whether speakers register for it beforehand."""
    questions_close: datetime | None
    resumes: datetime | None
    sittings: list[MeetingSitting]
    clock: SpeakerClock | None
    next: list[SpeakerTurn]
    budgets: list[SharedTime]
    lists: list[SpeakersList]
    asking: list[SpeakerTurn]
    held: list[SpeakerTurn]
    draws: list[MeetingDraw]
    void_draws: list[VoidDraw]
    draws_to_begin: list[str]
    """The draws that it needs and nobody has begun."""
    troika: list[StateName]
    questions: list[MeetingQuestion]
    statements: list[MeetingStatement]
    report: list[DraftRecommendation]
    marked: list[MarkedRecommendation]
    pledges: list[MeetingPledge]
    proposals: list[TabledProposal]
    order_of_proposals: OrderOfProposals | None
    motions: list[MeetingMotion]
    polls: list[MeetingPoll]
    quorum: MeetingQuorum | None
    """Null where nothing is to be decided."""
    rulings: list[PointRuling]
    points: list[SpeakerTurn]
    absences: list[NotedAbsence]
    precedents: list[NonCooperationCase]
    """What the Council decided in such cases, while the State under review is absent."""
    kinds_of_turns: list[str]
    """For what the one who asks may ask for the floor."""
    you: You
    may: list[str]
    """The commands that the one who asks may give at this point of the meeting."""


class PartScreen(MeetingScreen):
    """A meeting as one part sees it, or the wall."""

    seats: list[StateName]
    """The States that have a seat, by name; empty for the wall, which chooses none."""
    screen: str = Field(examples=["delegation"])
    """`preside`, `desk`, `delegation` or `wall`."""


class MeetingEventTold(Shape):
    """An event that a command has brought."""

    number: int
    at: datetime
    name: str


class Acted(Shape):
    """What a command has brought, in order; what the clock brought comes first."""

    events: list[MeetingEventTold]
