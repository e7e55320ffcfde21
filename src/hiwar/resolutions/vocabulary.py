"""What votes, bodies and statements are called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

CHOICE_WORDS = {
    "yes": gettext_lazy("In favour"),
    "no": gettext_lazy("Against"),
    "abstain": gettext_lazy("Abstaining"),
    "absent": gettext_lazy("Not participating"),
}
"""What a member did in a vote."""

BODY_WORDS = {
    "GA": gettext_lazy("General Assembly"),
    "HRC": gettext_lazy("Human Rights Council"),
    "CHR": gettext_lazy("Commission on Human Rights"),
}

ADOPTION_WORDS = {
    "recorded_vote": gettext_lazy("Recorded vote"),
    "without_a_vote": gettext_lazy("Without a vote"),
}

PUT_WORDS = {
    "whole": gettext_lazy("The text as a whole"),
    "part": gettext_lazy("A part of the text"),
    "amendment": gettext_lazy("An amendment"),
    "motion": gettext_lazy("A motion"),
    "unknown": gettext_lazy("Not told by the source"),
}
"""What was put to the vote."""

STEP_WORDS = {"plenary": gettext_lazy("Plenary"), "committee": gettext_lazy("Committee")}

SUBJECT_WORDS = {"country": gettext_lazy("Country-specific"), "thematic": gettext_lazy("Thematic")}

REASON_WORDS = {
    "agenda-item": gettext_lazy("by its item on the agenda of the Council"),
    "situation": gettext_lazy("by its title, which speaks of the human rights situation in a State"),
    "named": gettext_lazy("by its title, which names a State"),
    "no-state": gettext_lazy("by its title, which names no State"),
}
"""By what it is told whether a text is country-specific."""

NOTE_WORDS = {
    "folded": gettext_lazy("The source puts this State under the label of another."),
    "seat-of-china": gettext_lazy(
        "Cast in the seat of China before General Assembly resolution 2758 (XXVI), when another government held it."
    ),
}
"""Why a label in a source needs a word."""

SAID_WORDS = {
    "before": gettext_lazy("Explanation of vote before the vote"),
    "after": gettext_lazy("Explanation of vote after the vote"),
    "position": gettext_lazy("Explanation of position"),
    "dissociation": gettext_lazy("Dissociation from the consensus"),
    "comment": gettext_lazy("General comment"),
    "concerned": gettext_lazy("Statement by the State concerned"),
}

SPONSOR_WORDS = {"main": gettext_lazy("Main sponsor"), "co": gettext_lazy("Co-sponsor")}

ENTRY_WORDS = {
    "decision": gettext_lazy("Decision"),
    "draft": gettext_lazy("Draft"),
    "sponsor": gettext_lazy("Sponsor"),
    "statement": gettext_lazy("Statement"),
    "intention": gettext_lazy("Vote as later intended"),
}
"""What was entered on a text."""

ENTRY_SAYS = {
    "decision": PUT_WORDS,
    "sponsor": SPONSOR_WORDS,
    "statement": SAID_WORDS,
    "intention": CHOICE_WORDS,
}
"""By kind of entry, the words for what it says."""
