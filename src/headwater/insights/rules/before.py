"""What stands before and around the deal: figures that lead to leads, contacts or deals."""

from enum import StrEnum


class LeadFigure(StrEnum):
    """A figure that can be asked for its leads."""

    COHORT = "cohort"
    WORKING = "working"
    QUALIFIED = "qualified"
    DEAL = "deal"
    WON = "won"
    UNDECIDED_NEW = "undecided_new"
    UNDECIDED_WORKING = "undecided_working"
    AWAY = "away"
    DISQUALIFIED = "disqualified"
    DISQUALIFIED_NEW = "disqualified_new"
    DISQUALIFIED_WORKING = "disqualified_working"
    WITHOUT_DEAL = "without_deal"
    DUE = "due"
    ANSWERED = "answered"
    PERIOD_QUALIFIED = "period_qualified"
    PERIOD_HANDED_OVER = "period_handed_over"


class ContactKind(StrEnum):
    """What was written down, put together as the figures do."""

    CALLS = "calls"
    CALLS_ANSWERED = "calls_answered"
    MEETINGS = "meetings"
    MAILS = "mails"
    MESSAGES = "messages"
    NOTES = "notes"
    CONTACTS = "contacts"
