"""What stands before and around the deal: figures that lead to leads, contacts or deals."""

from enum import StrEnum


class LeadFigure(StrEnum):
    """A figure that can be asked for its leads."""

    COHORT = "cohort"
    WORKING = "working"
    QUALIFIED = "qualified"
    DEAL = "deal"
    WON = "won"
    UNDECIDED = "undecided"
    UNDECIDED_NEW = "undecided_new"
    UNDECIDED_WORKING = "undecided_working"
    AWAY = "away"
    DISQUALIFIED = "disqualified"
    DISQUALIFIED_NEW = "disqualified_new"
    DISQUALIFIED_WORKING = "disqualified_working"
    WITHOUT_DEAL = "without_deal"
    DEAL_OPEN = "deal_open"
    DEAL_OUT = "deal_out"  # lost, or void
    LEFT_NEW = "left_new"
    LEFT_WORKING = "left_working"
    LEFT_RECYCLED = "left_recycled"
    WAITING_NEW = "waiting_new"
    WAITING_WORKING = "waiting_working"
    DUE = "due"
    ANSWERED = "answered"
    PERIOD_QUALIFIED = "period_qualified"
    PERIOD_HANDED_OVER = "period_handed_over"
    PERIOD_QUALIFIED_HANDED_OVER = "period_qualified_handed_over"
    PERIOD_DUE = "period_due"  # handed over, and taken on or overdue


class ContactKind(StrEnum):
    """What was written down, put together as the figures do."""

    CALLS = "calls"
    CALLS_JUDGED = "calls_judged"  # with an outcome
    CALLS_ANSWERED = "calls_answered"
    MEETINGS = "meetings"
    MAILS = "mails"
    MESSAGES = "messages"
    NOTES = "notes"
    CONTACTS = "contacts"


class TaskFigure(StrEnum):
    """A figure that can be asked for its tasks."""

    DONE = "done"
    DUE = "due"
    ON_TIME = "on_time"
