"""An invented statement: speakers of invented States; the mechanisms and the facts are real."""

STATEMENT = """Talvania: dialogue needs respect

6 January 2018

The Minister for Foreign Affairs of Talvania, Ana Velor, said that North Korea had undergone the Universal Periodic \
Review twice. “North Korea will be reviewed for the third time in 2019,” she added.

She said that North Korea was a party to the Convention on the Rights of the Child. “North Korea has ratified the \
Convention against Torture,” she said.

“Cuba voted against the General Assembly resolution on North Korea in 2005,” she said. “The General Assembly adopted \
the resolution on North Korea in 2017 without a vote.”

She added that no country fully respects human rights. “Talvania will take part in the review of North Korea,” she said.
"""

EXPECTED = [
    ("review_count", "shown", "reviews_counted"),
    ("review_due", "shown", "next_review"),
    ("treaty_membership", "shown", "party"),
    ("treaty_membership", "contradicted", "not_party"),
    ("resolution_position", "shown", "voted"),
    ("adoption_mode", "shown", "adopted_so"),
    ("judgement", "not_checkable", "judgement"),
    ("commitment", "commitment", "to_be_followed"),
]
"""Kind, verdict and reason of every claim, where the votes of 2005 are in the record."""
