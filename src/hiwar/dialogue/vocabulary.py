"""The words for what happens in a meeting: events, phases, parts, turns, draws, decisions. Tables, for every face."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, Promise]

EVENT_WORDS: Words = {
    "meeting.plan": _("plan the meeting"),
    "report.table": _("table the report of the meeting before"),
    "registration.set": _("set the time of registration"),
    "registration.open": _("open the registration"),
    "registration.close": _("close the registration"),
    "list.open": _("open the list of speakers"),
    "list.close": _("close the list of speakers"),
    "list.announce": _("announce the order and the times"),
    "speaker.register": _("put on the list of speakers"),
    "speaker.withdraw": _("withdraw from the list"),
    "draw.commit": _("publish the commitment of a draw"),
    "draw.words": _("give the words of a draw"),
    "draw.reveal": _("show the secret of a draw"),
    "draw.void": _("declare a draw void"),
    "troika.ask_own_region": _("ask for a rapporteur of one’s own region"),
    "troika.excuse": _("be excused from the troika"),
    "troika.substitute": _("ask for another rapporteur"),
    "swap.propose": _("propose to exchange places"),
    "swap.accept": _("accept an exchange of places"),
    "question.submit": _("send an advance question"),
    "meeting.open": _("open the meeting"),
    "meeting.suspend": _("suspend the meeting"),
    "meeting.resume": _("resume the meeting"),
    "meeting.close": _("close the meeting"),
    "chair.hand_over": _("hand over the chair"),
    "absence.note": _("note that the State under review is absent"),
    "absence.decide": _("decide on the absence of the State under review"),
    "speaker.request": _("ask for the floor"),
    "speaker.call": _("give the floor"),
    "speaker.start": _("start the clock"),
    "speaker.pause": _("pause the speaker"),
    "speaker.resume": _("let the speaker go on"),
    "speaker.end": _("end the statement"),
    "speaker.warn": _("warn of the end of the time"),
    "speaker.cut": _("cut the microphone"),
    "speaker.skip": _("pass over an absent speaker"),
    "speaker.readd": _("put back on the list"),
    "speaker.strike": _("strike off the list"),
    "point.rule": _("rule on a point of order"),
    "point.appeal": _("appeal against a ruling"),
    "statement.deposit": _("hand in the text of a statement"),
    "statement.check": _("compare a text with what was said"),
    "recommendation.suggest": _("mark a recommendation"),
    "recommendation.adjust": _("change a marked passage"),
    "recommendation.confirm": _("confirm a recommendation"),
    "recommendation.reject": _("reject a marked recommendation"),
    "recommendation.answer": _("answer a recommendation"),
    "pledge.make": _("make a voluntary pledge"),
    "proposal.table": _("table a proposal"),
    "proposal.sponsor": _("sponsor a proposal"),
    "proposal.withdraw": _("withdraw a proposal"),
    "amendment.order": _("put amendments in order"),
    "motion.move": _("move a motion"),
    "motion.object": _("object to a motion"),
    "motion.withdraw": _("withdraw a motion"),
    "motion.agree": _("carry a motion without objection"),
    "vote.request": _("request a recorded vote"),
    "decision.consensus": _("adopt by consensus"),
    "poll.start": _("begin a vote"),
    "vote.cast": _("vote"),
    "vote.absent": _("note that a State is absent from the vote"),
    "poll.stop": _("end the vote"),
    "vote.correct": _("correct a vote"),
}
"""Each event as what somebody does."""

KIND_WORDS: Words = {
    "review": _("Review in the Working Group"),
    "adoption": _("Adoption of the report in the Working Group"),
    "plenary": _("Adoption of the outcome in the plenary"),
    "debate": _("General debate"),
}

PHASE_WORDS: Words = {
    "planned": _("Planned"),
    "registration": _("Registration is open"),
    "listed": _("Registration is closed"),
    "in_session": _("In session"),
    "voting": _("A vote is being taken"),
    "suspended": _("Suspended"),
    "absent": _("The State under review is absent"),
    "closed": _("Closed"),
}

ROLE_WORDS: Words = {
    "presider": _("Presiding officer"),
    "secretariat": _("Secretariat"),
    "delegation": _("Delegation"),
    "state_under_review": _("Delegation of the State under review"),
    "stakeholder": _("Stakeholder"),
    "reader": _("Reading program"),
    "clock": _("Clock"),
    "public": _("Public"),
}

TURN_WORDS: Words = {
    "statement": _("Statement"),
    "presentation": _("Presentation"),
    "reply": _("Reply to the States"),
    "conclusion": _("Concluding remarks"),
    "institution": _("National human rights institution"),
    "right_of_reply": _("Right of reply"),
    "point_of_order": _("Point of order"),
    "explanation_before": _("Explanation of vote before the vote"),
    "explanation_after": _("Explanation of vote after the vote"),
    "motion_for": _("For the motion"),
    "motion_against": _("Against the motion"),
}

STATUS_WORDS: Words = {
    "waiting": _("waits"),
    "called": _("was called"),
    "speaking": _("speaks"),
    "paused": _("is paused"),
    "ended": _("has spoken"),
    "cut": _("has spoken; the microphone was cut"),
    "skipped": _("was called and not there"),
    "struck": _("was struck off the list"),
    "withdrawn": _("has withdrawn"),
    "not_heard": _("the time was too short"),
}

LIST_WORDS: Words = {"states": _("States"), "stakeholders": _("Stakeholders")}

DRAW_WORDS: Words = {
    "first_speaker": _("First speaker"),
    "plenary": _("Speakers of the plenary"),
    "troika": _("Troika"),
}

MOTION_WORDS: Words = {
    "suspend_meeting": _("Motion to suspend the meeting"),
    "adjourn_meeting": _("Motion to adjourn the meeting"),
    "no_action": _("No-action motion"),
    "close_debate": _("Motion to close the debate"),
    "priority": _("Motion to vote on this proposal first"),
    "no_further_vote": _("Motion not to vote on this proposal"),
    "division": _("Motion for division"),
    "reconsider": _("Motion to reconsider"),
}

FATE_WORDS: Words = {
    "open": _("Not decided yet"),
    "consensus": _("Adopted by consensus"),
    "adopted": _("Adopted by vote"),
    "rejected": _("Rejected by vote"),
    "withdrawn": _("Withdrawn"),
    "no_action": _("No action is taken"),
    "not_put": _("Not put to the vote"),
}

VOTE_WORDS: Words = {
    "yes": _("In favour"),
    "no": _("Against"),
    "abstain": _("Abstaining"),
    "not_participating": _("Not participating"),
}

METHOD_WORDS: Words = {"roll_call": _("Roll-call vote"), "recorded": _("Recorded vote")}

RULE_WORDS: Words = {"simple": _("Simple majority"), "two-thirds": _("Two-thirds majority")}

FOOTING_WORDS: Words = {
    "member": _("Members of the Council"),
    "observer": _("Observers"),
    "state_under_review": _("State under review"),
    "stakeholder": _("Stakeholders"),
}
"""The standings of the equal-footing sheet."""

OFFICE_WORDS: Words = {
    "chair": _("the presiding officer"),
    "secretariat": _("the secretariat"),
    "clock": _("the clock"),
    "public": _("the public"),
    "reader": _("the reading program"),
    "stakeholder-1": _("a stakeholder, the first"),
    "stakeholder-2": _("a stakeholder, the second"),
    "stakeholder-3": _("a stakeholder, the third"),
}
"""The offices of a rehearsal; others bear their own names."""

SIGN_WORDS: Words = {
    "recommends": _("the sentence says that it recommends"),
    "listed": _("it stands in a list of recommendations"),
}
"""By what a reading program told a recommendation."""

LIMIT_WORDS: Words = {
    "others_minutes": _("the time of all other States"),
    "sur_minutes": _("the time of the State under review"),
    "adoption_minutes": _("the time of the adoption"),
    "plenary_sur_minutes": _("the time of the State under review"),
    "plenary_states_minutes": _("the time of the States"),
    "plenary_stakeholders_minutes": _("the time of the stakeholders"),
}
"""The times that are shared; other limits appear by the name of their practice."""

THING_WORDS: Words = {
    "turn": _("turn"),
    "list": _("list of speakers"),
    "statement": _("text"),
    "recommendation": _("recommendation"),
    "proposal": _("proposal"),
    "motion": _("motion"),
    "part": _("part"),
    "poll": _("vote"),
    "draw": _("draw"),
    "point of order": _("point of order"),
    "report": _("report of the review"),
    "member": _("member of the Council"),
}

NOT_ENTERED_WORDS: Words = {
    "no_review": _("A meeting that reviews no State does not enter the record of reviews."),
    "not_over": _("It is not over yet; it can enter the record once it is closed."),
    "nothing": _("Nothing was recommended in it, so there is nothing to enter."),
    "alone": _("It follows no review that was held here; plan the review here, and this meeting after it."),
    "not_adopted": _("Nothing was adopted in it, so the record stays as it is."),
    "before": _("Enter meeting %(number)s first, which it follows."),
    "no_session": _("It was planned without the session of the Working Group, under which the record would keep it."),
}
"""Why a meeting does not enter the record (`hiwar.dialogue.commands.entering.NOT_ENTERED`)."""

FIELD_WORDS: Words = {
    "title": _("Title"),
    "text": _("Text"),
    "language": _("Language"),
    "reason": _("Reason"),
    "words": _("Words"),
    "ruling": _("Ruling"),
    "speaker": _("Speaker"),
    "opens": _("Opens"),
    "closes": _("Closes"),
    "commitment": _("Commitment"),
    "secret": _("Secret"),
    "partner": _("State"),
    "state": _("State"),
    "rapporteur": _("Rapporteur"),
    "position": _("Position"),
    "vote": _("Vote"),
    "rule": _("Majority"),
    "symbol": _("Symbol"),
    "order": _("Order"),
    "until": _("Until"),
    "seconds": _("Seconds"),
    "start": _("Beginning"),
    "end": _("End"),
    "said": _("Characters that were said"),
    "decision": _("Decision"),
    "session": _("Session"),
    "office": _("Office"),
    "recommendations": _("Recommendations"),
    "proposal": _("Proposal"),
    "subject": _("Subject"),
    "motion": _("Motion"),
    "parts": _("Parts"),
    "file": _("File"),
    "confidence": _("Confidence"),
    "sign": _("Sign"),
    "first": _("First State"),
    "method": _("Kind of vote"),
}
"""The fields of commands that people fill in."""
