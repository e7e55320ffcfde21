"""Resolutions, votes, and how States voted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from hiwar.api.answers.parts import Day, Group, Pages, Shape, StateInFull, StateName
from hiwar.api.answers.statements import SpokenOf

Choice = Annotated[
    Literal["yes", "no", "abstain", "absent"],
    Field(description="What a member did; `absent` is not taking part, which is no abstention.", examples=["yes"]),
]
Dated = Annotated[
    str, Field(description="The day, or only the month where the source tells no day.", examples=["2015-12-17"])
]
Body = Annotated[
    Literal["GA", "HRC", "CHR"],
    Field(
        description="`GA` the General Assembly, `HRC` the Human Rights Council, `CHR` the Commission on Human Rights."
    ),
]
Adoption = Annotated[
    Literal["recorded_vote", "without_a_vote"], Field(description="How it was decided.", examples=["recorded_vote"])
]
Put = Annotated[
    Literal["whole", "part", "amendment", "motion", "unknown"],
    Field(description="What was put to the vote; `unknown` where the source does not tell."),
]
Address = Annotated[
    str,
    Field(
        description="The symbol, or what the facts call a text whose number is not known.", examples=["A/RES/70/172"]
    ),
]
Key = Annotated[str, Field(description="What a source calls a vote, after its name.", examples=["voeten:4604"])]
Document = Annotated[
    str | None, Field(description="SHA-256 of the document that it was read from; null where there is none.")
]


class Tally(Shape):
    """What votes add up to."""

    yes: int
    no: int
    abstain: int
    absent: int | None
    """Members who took no part; null where nothing is said of them."""


class Title(Shape):
    """A title, in the language asked for where that is known, else as its source has it."""

    text: str
    """Empty where the source gives none."""
    language: str = Field(examples=["en"])


class Decided(Shape):
    """How something was decided."""

    date: Dated
    step: Literal["plenary", "committee"]
    put: Put
    adoption: Adoption
    adopted: bool | None
    """Null where it is not known."""
    tally: Tally | None
    """As counted, else as printed; null without a vote."""


class ResolutionBrief(Shape):
    """A resolution in short."""

    address: Address
    symbol: str | None
    """Null where the number is not known."""
    body: Body
    session: int | None
    """0 for texts for training."""
    invented: bool
    """Whether it is a text for training, with which only invented States have to do."""
    title: Title
    date: Dated | None
    adoption: Adoption | None
    adopted: bool | None
    tally: Tally | None
    kind: Literal["country", "thematic"] | None
    """Country-specific or thematic; null where neither title nor agenda item tells."""
    reason: Literal["agenda-item", "situation", "named", "no-state"] | None
    """By what that is told: item of the Council's agenda, a title that speaks of the situation in a State, one that
    names a State, one that names none."""
    about: list[StateName]
    """The States that the title names."""
    verified: bool
    """Whether day, number and mode of adoption were read in a source."""


class ResolutionFilters(Shape):
    """What was asked of the list of resolutions."""

    q: str
    body: str
    year: str
    adoption: str
    kind: str
    about: str


class VotesFigures(Shape):
    """What the record holds."""

    resolutions: int
    roll_calls: int
    votes: int
    first: int | None
    """First year."""
    last: int | None


class StateWithTexts(StateName):
    """A State with the number of texts about it."""

    texts: int


class ResolutionChoices(Shape):
    """What can be asked for, each only where there is some."""

    body: list[str]
    year: list[int]
    adoption: list[str]
    kind: list[str]
    about: list[StateWithTexts]


class Resolutions(Shape):
    """The resolutions of the record, the newest first."""

    filters: ResolutionFilters
    filtered: bool
    figures: VotesFigures
    choices: ResolutionChoices
    resolutions: list[ResolutionBrief]
    pages: Pages


class ResolutionInFull(ResolutionBrief):
    """A resolution with its place on the agenda."""

    item: str | None
    """Its item on the agenda."""
    agenda: str
    """What that item is called."""
    subjects: list[str]
    """The source's own subjects."""


class Member(StateName):
    """A State that voted."""

    intended: Choice | None = None
    """How it said later that it had meant to vote; only there where it said so."""


class ByChoice(Shape):
    """Members by what they chose."""

    yes: list[Member]
    no: list[Member]
    abstain: list[Member]
    absent: list[Member]


class VotesOfGroup(Shape):
    """How the States of one regional group voted, as they were grouped that day."""

    group: Group | None
    """Null for States that were in none."""
    tally: Tally
    members: ByChoice


class LabelNote(Shape):
    """A State whose label in the source needs a word."""

    state: StateName
    label: str
    note: Literal["folded", "seat-of-china"]
    """`folded`: the source puts it under the label of another; `seat-of-china`: cast in the seat of China before
    resolution 2758 (XXVI)."""


class IntendedVote(Shape):
    """How a State said later that it had meant to vote."""

    state: StateName
    vote: Choice
    source: str
    document: Document
    author: str
    at: datetime


class VoteDecided(Decided):
    """A decision with who voted how."""

    key: Key
    groups: list[VotesOfGroup]
    """Empty where it is not known who voted how."""
    notes: list[LabelNote]
    intentions: list[IntendedVote]


class TallyDifference(Shape):
    """One number that two accounts give differently."""

    vote: Choice
    counted: int
    published: int


class AccountSource(Shape):
    """Where an account stands."""

    text: str
    document: Document
    key: Key
    row: int | None
    """The first of its rows in the document."""


class VoteAccount(Decided):
    """What one source says of one decision."""

    key: Key
    standing: bool
    """Whether it stands for the adoption of the text."""
    differs: bool
    """Whether it tells mode, day or tally of the adoption otherwise than the account that stands."""
    counts: bool
    """Whether it counts in totals; of several accounts of one vote one does."""
    votes: int
    """How many single votes it has."""
    counted: Tally | None
    published: Tally | None
    differences: list[TallyDifference]
    source: AccountSource
    verified: bool
    note: str
    author: str
    """Who entered it; empty for what was read from a table or comes from the facts."""


class SeriesNeighbour(Shape):
    """The text before or after in the series, by the same body."""

    address: Address
    symbol: str | None
    date: Dated


class ResolutionSeries(Shape):
    """The texts of one series."""

    before: SeriesNeighbour | None
    after: SeriesNeighbour | None
    texts: list[ResolutionBrief]
    """All of them, of every body, the oldest first."""


class ResolutionDraft(Shape):
    """A draft, or an amendment to one."""

    symbol: str
    amends: str | None
    """Symbol of the draft that it amends."""
    tabled_on: Day
    source: str
    document: Document


class ResolutionSponsor(Shape):
    """A State that sponsors a text."""

    state: StateName
    role: Literal["main", "co"]
    joined_on: Day
    source: str
    document: Document


class StatementOnText(Shape):
    """What a State said of a text, in its own words."""

    number: int
    state: StateName
    kind: Literal["before", "after", "position", "dissociation", "comment", "concerned"]
    """Explanation of vote before or after the vote, of position; dissociation from the consensus; general comment;
    statement by the State concerned."""
    said_on: Day
    text: str
    language: str
    source: str
    document: Document
    author: str
    at: datetime
    replaced_by: int | None
    """Number of the statement that corrects it."""


class Withdrawn(Shape):
    """Why something was taken back."""

    reason: str
    taken_back_by: str
    """The office that did it, as the log names it."""
    taken_back_at: datetime


class TakenBack(Withdrawn):
    """Something that was entered by mistake: it stays, and counts for nothing."""

    entry: str = Field(examples=["sponsor:XBD:co"])
    """What it is called."""
    kind: Literal["decision", "draft", "sponsor", "statement", "intention"]
    state: StateName | None
    symbol: str | None
    """Of a draft."""
    date: Dated | None
    """Of the decision or vote, or on which it was tabled, joined or said."""
    step: Literal["plenary", "committee"] | None
    says: str | None
    """What was decided on, the role of a sponsor, the kind of a statement, or how the State had meant to vote."""
    text: str | None
    """Of a statement; empty where it was taken down."""
    language: str | None
    source: str
    document: Document
    author: str
    at: datetime


class Resolution(Shape):
    """One resolution."""

    resolution: ResolutionInFull
    vote: VoteDecided | None
    accounts: list[VoteAccount]
    """What each source says of each action on it."""
    series: ResolutionSeries | None
    drafts: list[ResolutionDraft]
    sponsors: list[ResolutionSponsor]
    statements: list[StatementOnText]
    taken_back: list[TakenBack]
    """What was entered by mistake; none of it stands anywhere else here."""
    spoken_of: SpokenOf


class VotedResolution(Shape):
    """The resolution that a vote belongs to."""

    address: Address
    symbol: str | None


class OneVote(Shape):
    """One vote, as one source tells it."""

    title: Title
    resolution: VotedResolution | None
    body: Body
    session: int | None
    invented: bool
    item: str | None
    agenda: str
    written: str
    """What the source has in place of a symbol."""
    vote: VoteDecided
    account: VoteAccount
    withdrawn: Withdrawn | None
    """Where the decision as a whole was taken back."""
    taken_back: list[TakenBack]
    """Votes as later intended that were entered by mistake."""
    facts: dict[str, str]
    """Other columns of the source."""


class VoteFilters(Shape):
    """What was asked of a list of votes."""

    q: str
    vote: str
    body: str
    about: str
    put: str
    since: str
    until: str


class VoteChoices(Shape):
    """What can be asked for."""

    vote: list[str]
    body: list[str]
    put: list[str]


class VoteCounts(Shape):
    """How often each was chosen."""

    yes: int
    no: int
    abstain: int
    absent: int


class VotedOn(Decided):
    """What was voted on."""

    key: Key
    body: Body
    session: int | None
    address: Address | None
    symbol: str | None
    title: Title


class VoteOfState(VotedOn):
    """How a State voted on it."""

    vote: Choice
    intended: Choice | None
    """How it said later that it had meant to vote."""


class VoterLabel(Shape):
    """A label in a source that needs a word, with how many votes of the State stand under it."""

    label: str
    note: Literal["folded", "seat-of-china"]
    votes: int


class Seat(Shape):
    """Another State in the same seat, before or after."""

    state: StateName
    way: Literal["before", "after"]
    on: date
    source: str
    verified: bool


class StateVotes(Shape):
    """How a State voted, the newest vote first."""

    state: StateInFull
    filters: VoteFilters
    filtered: bool
    choices: VoteChoices
    total: int
    """Votes of the State without filters."""
    counts: VoteCounts
    """Of the votes that pass the filters, whatever the vote asked for."""
    votes: list[VoteOfState]
    labels: list[VoterLabel]
    seats: list[Seat]
    others: list[StateName]
    pages: Pages


class VotesAgreement(Shape):
    """How far two States voted alike."""

    common: int
    """Votes in which both took part."""
    same: int
    opposed: int
    """One in favour, the other against."""


class AgreementOfYear(VotesAgreement):
    """The same in one year."""

    year: int


class VotesCross(Shape):
    """What the other did when the one did this."""

    one: Choice
    other: list[int]
    """How often: in favour, against, abstaining, not participating."""


class VoteOfTwo(VotedOn):
    """How two States voted on it."""

    one: Choice
    other: Choice


class ComparedVotes(Shape):
    """Two States in the votes in which both took part."""

    one: StateInFull
    other: StateInFull
    filters: VoteFilters
    filtered: bool
    choices: VoteChoices
    agreement: VotesAgreement
    table: list[VotesCross]
    years: list[AgreementOfYear]
    differences: list[VoteOfTwo]
    others: list[StateName]
    pages: Pages
