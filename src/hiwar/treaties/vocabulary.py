"""What acts, statuses and steps are called."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


def no_treaty(short: str) -> str:
    """The sentence for what is none of the instruments."""
    return _("There is no treaty %(name)s among the eighteen that are followed here.") % {"name": short}


STATUS_WORDS = {
    "party": gettext_lazy("Party"),
    "signatory": gettext_lazy("Signatory"),
    "not_party": gettext_lazy("Not a party"),
}

ACT_WORDS = {
    "signature": gettext_lazy("Signature"),
    "succession_to_signature": gettext_lazy("Succession to signature"),
    "definitive_signature": gettext_lazy("Definitive signature"),
    "ratification": gettext_lazy("Ratification"),
    "accession": gettext_lazy("Accession"),
    "succession": gettext_lazy("Succession"),
    "acceptance": gettext_lazy("Acceptance"),
    "approval": gettext_lazy("Approval"),
    "formal_confirmation": gettext_lazy("Formal confirmation"),
    "ratification_or_accession": gettext_lazy("Ratification or accession"),
    "withdrawal": gettext_lazy("Notification of withdrawal"),
    "communications": gettext_lazy("Acceptance of individual communications"),
    "inquiry": gettext_lazy("Acceptance of the inquiry procedure"),
    "declaration": gettext_lazy("Declaration"),
    "reservation": gettext_lazy("Reservation"),
    "reservation_withdrawn": gettext_lazy("Withdrawal of a reservation"),
    "objection": gettext_lazy("Objection"),
    "other": gettext_lazy("Other act"),
}

STEP_WORDS = {
    "date_set": gettext_lazy("Date set by the committee"),
    "submitted": gettext_lazy("Report submitted"),
    "list_of_issues": gettext_lazy("List of issues"),
    "list_of_issues_prior": gettext_lazy("List of issues prior to reporting"),
    "dialogue": gettext_lazy("Dialogue with the committee"),
    "concluding_observations": gettext_lazy("Concluding observations"),
    "follow_up": gettext_lazy("Follow-up report submitted"),
}

REPORTING_WORDS = {
    "not_yet_due": gettext_lazy("Not yet due"),
    "overdue": gettext_lazy("Overdue"),
    "long_overdue": gettext_lazy("Long overdue"),
    "not_recorded": gettext_lazy("No report in the record"),
    "submitted": gettext_lazy("Submitted"),
    "reviewed": gettext_lazy("Considered by the committee"),
    "not_known": gettext_lazy("Date not known"),
}

GROUP_WORDS = {
    "overdue": gettext_lazy("Overdue"),
    "not_recorded": gettext_lazy("No report in the record"),
    "due": gettext_lazy("Not yet due"),
    "not_known": gettext_lazy("Date not known"),
    "submitted": gettext_lazy("Submitted"),
}

GROUP_MEANINGS = {
    "overdue": gettext_lazy("The day lies behind, and the record knows of no report since."),
    "not_recorded": gettext_lazy(
        "The day by the rule lies behind, but the record does not know enough of the reporting: the report may have"
        " been submitted. It is not counted as overdue."
    ),
    "due": gettext_lazy("The day by the rule, or as the committee set it, is still to come."),
    "not_known": gettext_lazy("The committee sets the day, and it is not in the record."),
    "submitted": gettext_lazy("Reports that came, as far as the record knows."),
}
