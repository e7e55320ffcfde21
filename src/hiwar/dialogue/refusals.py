"""What a meeting refuses, each in one sentence: why it cannot be, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hiwar.dialogue import vocabulary as words
from hiwar.kernel.meeting import Reason, Refusal, State
from hiwar.kernel.meeting.form import moment
from hiwar.reference import queries as reference

SENTENCES = {
    Reason.UNKNOWN_COMMAND: _("A meeting knows no such command (%(command)s); use the buttons of the page."),
    Reason.NOT_IN_THIS_MEETING: _("This is not part of such a meeting (%(kind)s): %(command)s."),
    Reason.BAD_FIELD: _("Look at the field “%(field)s” again: it is empty, or what it holds does not fit."),
    Reason.NOT_PLANNED: _("This meeting is not planned yet; the secretariat plans it first."),
    Reason.ALREADY_PLANNED: _("This meeting is planned already; plan another one if it should be different."),
    Reason.LIMIT_MISSING: _("No rule says how long this is today (%(limit)s); add it to the table of practice first."),
    Reason.OVERTAKEN: _("%(by)s was faster at %(at)s (%(event)s); look at the page, and repeat what is still needed."),
    Reason.NOT_YOUR_ROLE: _("In this part (%(role)s) one may not do this: %(command)s."),
    Reason.NOT_IN_THIS_PHASE: _("Not possible at this point of the meeting (%(phase)s): %(command)s."),
    Reason.NOT_IN_THE_CHAIR: _("The chair is with %(presider)s; ask for it to be handed over."),
    Reason.NO_SEAT: _("%(speaker)s cannot speak from this seat here; choose another speaker."),
    Reason.NOT_A_MEMBER: _("%(speaker)s is not a member of the Council, and only members may do this."),
    Reason.NOT_YOUR_OWN: _("Only %(speaker)s may do this, or the secretariat where it says so."),
    Reason.UNKNOWN: _("This meeting does not have it (%(what)s: %(which)s); load the page again."),
    Reason.WINDOW_EMPTY: _("Registration would close at %(closes)s, before it opens at %(opens)s; set it to later."),
    Reason.WINDOW_PASSED: _("Registration would have closed at %(closes)s already; set it to later."),
    Reason.WINDOW_PROMISED: _("Registration was announced until %(closes)s; it can be prolonged, but not cut short."),
    Reason.QUESTIONS_CLOSED: _("Advance questions could be sent until %(closed)s; ask in the meeting instead."),
    Reason.LIST_CLOSED: _("The list of speakers is closed (%(list)s); ask the secretariat."),
    Reason.LIST_OPEN: _("The list of speakers is open (%(list)s); close it first."),
    Reason.ALREADY_REGISTERED: _("%(speaker)s is on the list already (%(list)s); once is enough."),
    Reason.ALREADY_ANNOUNCED: _("The order was announced already (%(list)s); it stands."),
    Reason.NOT_ANNOUNCED: _("The order is not announced yet (%(list)s); the secretariat announces it first."),
    Reason.REGISTRATION_OPEN: _("Registration is still open; wait until it has closed."),
    Reason.ALREADY_COMMITTED: _("The commitment of this draw is published already (%(draw)s); it stands."),
    Reason.NOT_COMMITTED: _("First publish the commitment of this draw (%(draw)s)."),
    Reason.WORDS_GIVEN: _("The words of this draw were given already (%(draw)s); they stand."),
    Reason.WORDS_MISSING: _("First somebody in the room gives the words of this draw (%(draw)s)."),
    Reason.WRONG_SECRET: _("This secret is not the one of the commitment (%(draw)s); show the right one."),
    Reason.ALREADY_DRAWN: _("The lots are drawn already (%(draw)s); they stand."),
    Reason.NOT_DRAWN: _("First draw the lots (%(draw)s)."),
    Reason.NOTHING_TO_DRAW: _("Nobody is there to draw among (%(draw)s); wait until somebody has registered."),
    Reason.ALREADY_SUBSTITUTED: _("One rapporteur was replaced already; the rules allow it once."),
    Reason.NOT_A_RAPPORTEUR: _("%(speaker)s is not in the troika; choose one of the three."),
    Reason.NOT_WAITING: _("%(speaker)s has no turn that waits on this list (%(list)s)."),
    Reason.NOT_PROPOSED: _("%(speaker)s has not proposed to exchange places; propose it yourself."),
    Reason.TOO_EARLY: _("Too early: the rules allow this from %(earliest)s on."),
    Reason.OUT_OF_TURN: _("It is the turn of %(next)s; call it, or strike it off the list with a reason."),
    Reason.FLOOR_TAKEN: _("%(speaker)s has the floor; end that statement first."),
    Reason.NOT_ON_THE_FLOOR: _("%(turn)s does not have the floor; give it the floor first."),
    Reason.WRONG_STATUS: _("Not as things stand: %(turn)s %(status)s."),
    Reason.NO_TIME_LEFT: _("%(speaker)s has no time left."),
    Reason.LIMIT_REACHED: _("The rules allow %(limit)s, and %(speaker)s cannot have more."),
    Reason.NO_CHANGE: _("It is so already; nothing changes."),
    Reason.RULING_PENDING: _("First rule on the point of order of %(turn)s."),
    Reason.ALREADY_RULED: _("The point of order of %(turn)s was ruled upon already; a member may appeal."),
    Reason.NOT_RULED: _("There is no ruling yet on the point of order of %(turn)s; wait for it."),
    Reason.ALREADY_APPEALED: _("A member has appealed already; the room votes on the ruling about %(turn)s."),
    Reason.APPEAL_PENDING: _("First put to the vote the appeal about the point of order of %(turn)s."),
    Reason.MOTION_PENDING: _("First put to the vote: %(motion)s."),
    Reason.DEBATE_CLOSED: _("The debate is closed; nobody on the list is called any more."),
    Reason.BEYOND_THE_TEXT: _("This lies outside the text, which has %(length)s characters; mark it anew."),
    Reason.NOT_SAID: _("Only what was said counts; wait until the statement has ended, or compare its text first."),
    Reason.NOT_CHECKED: _("First the secretariat says how much of this text was read out."),
    Reason.ALREADY_SETTLED: _("This recommendation is settled already, and stays; it can only be answered."),
    Reason.ALREADY_DECIDED: _("This was decided already: %(subject)s."),
    Reason.NOT_DECIDED: _("This is not decided yet: %(subject)s."),
    Reason.ALREADY_AMENDED: _("It can no longer be withdrawn: %(proposal)s was amended, or a vote on it has begun."),
    Reason.AMENDMENT_PENDING: _("First decide on this amendment: %(proposal)s."),
    Reason.PART_PENDING: _("First decide on part %(part)s of this proposal: %(proposal)s."),
    Reason.OBJECTED: _("%(by)s has objected; put the motion to the vote."),
    Reason.VOTE_NEEDED: _("This takes two thirds, so put it to the vote: %(motion)s."),
    Reason.ABSENCE_OPEN: _("First keep what was decided on the absence of the State under review."),
    Reason.OWN_PROPOSAL: _("Sponsors and movers do not explain their own: %(proposal)s."),
    Reason.ALREADY_EXPLAINED: _("A vote on one proposal is explained once: %(proposal)s."),
    Reason.ALREADY_SPONSOR: _("This State sponsors it already: %(proposal)s."),
    Reason.WRONG_ORDER: _("Proposals and amendments are decided in their order; first comes: %(next)s."),
    Reason.VOTE_REQUESTED: _("%(by)s has requested a recorded vote; begin the vote instead."),
    Reason.ALREADY_VOTED: _("%(speaker)s has voted already; a vote can be corrected once the result is there."),
    Reason.NOT_A_VOTER: _("%(speaker)s has no vote in this."),
    Reason.NOT_YOUR_CALL: _("%(next)s is called now; wait for your name."),
    Reason.ROLL_CALL_OPEN: _("The roll call is not over; %(next)s is called next."),
    Reason.NOTHING_FOLLOWS: _("No meeting follows such a one (%(kind)s)."),
    Reason.NOT_OVER: _("It is not over yet (%(phase)s); plan what follows when it is closed."),
    Reason.NOT_ADOPTED: _("Nothing was adopted in it, so nothing goes on to the next meeting; plan this one again."),
    Reason.NOTHING_RECOMMENDED: _("No recommendation stands in its report, so there is nothing to adopt."),
}  # fmt: skip
"""A sentence for each reason, with the values that `hiwar.kernel.meeting.VALUES` names."""

Tell = Callable[[datetime], str]
"""Says a moment as the reader's page says moments."""


def sentence(refusal: Refusal, state: State, lang: str, tell: Tell) -> str:
    """The sentence of a refusal in the reader's language, its values in words."""
    said = {name: str(_VALUES.get(name, _as_it_is)(value, state, lang, tell)) for name, value in refusal.values.items()}
    told = str(SENTENCES[refusal.code]) % said
    return told[:1].upper() + told[1:]


def who(speaker: str, state: State, lang: str) -> str:
    """A State by its name in a language, an office by what it is called."""
    if state.plan and speaker in state.plan.seats:
        return str(reference.label(speaker, lang)["name"])
    return str(words.OFFICE_WORDS.get(speaker, speaker)) or "–"


def matter(number: int, state: State, lang: str) -> str:
    """What a vote or a turn is about: a proposal by its title, a motion, a ruling by who raised the point."""
    if proposal := state.proposals.get(number):
        return proposal.title
    if motion := state.motions.get(number):
        return str(words.MOTION_WORDS[motion.motion])
    turn = state.turns.get(number)
    return who(turn.speaker, state, lang) if turn else str(number)


_Say = Callable[[str | int, State, str, Tell], object]


def _as_it_is(value: str | int, _state: State, _lang: str, _tell: Tell) -> object:
    return value


def _who(value: str | int, state: State, lang: str, _tell: Tell) -> object:
    return who(str(value), state, lang)


def _matter(value: str | int, state: State, lang: str, _tell: Tell) -> object:
    return matter(value, state, lang) if isinstance(value, int) else who(value, state, lang)


def _moment(value: str | int, _state: State, _lang: str, tell: Tell) -> object:
    return tell(moment(str(value)))


def _of(table: words.Words) -> _Say:
    return lambda value, _state, _lang, _tell: table.get(str(value), value)


_VALUES: Mapping[str, _Say] = {
    **dict.fromkeys(("speaker", "by", "presider"), _who),
    **dict.fromkeys(("next", "turn", "subject", "motion", "proposal"), _matter),
    **dict.fromkeys(("at", "opens", "closes", "closed", "earliest"), _moment),
    **dict.fromkeys(("command", "event"), _of({**words.TURN_WORDS, **words.EVENT_WORDS})),
    "kind": _of(words.KIND_WORDS),
    "role": _of(words.ROLE_WORDS),
    "phase": _of(words.PHASE_WORDS),
    "status": _of(words.STATUS_WORDS),
    "list": _of(words.LIST_WORDS),
    "draw": _of(words.DRAW_WORDS),
    "what": _of(words.THING_WORDS),
    "field": _of(words.FIELD_WORDS),
    "limit": _of(words.LIMIT_WORDS),
}
"""How a value of this name is said; those not named here as they are."""
