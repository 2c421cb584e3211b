"""How far somebody has come in a sequence, why it ended, and what is refused."""

from enum import StrEnum

from headwater.lib.errors import Conflict, Forbidden, Invalid, NotFound

MOST_SEQUENCES = 500
MOST_AT_ONCE = 1_000  # people enrolled by one request
PACE_SECONDS = 45  # between two letters of a mailbox that nobody wrote by hand


class EnrolmentState(StrEnum):
    """`held`: it waits for somebody of us, who must do something first."""

    ACTIVE = "active"
    HELD = "held"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


RUNNING = (EnrolmentState.ACTIVE, EnrolmentState.HELD, EnrolmentState.PAUSED)


class Reason(StrEnum):
    """Why a sequence ended for somebody, or why it is held."""

    REPLIED = "replied"
    COLLEAGUE_REPLIED = "colleague_replied"
    MEETING = "meeting"
    BOUNCED = "bounced"
    UNSUBSCRIBED = "unsubscribed"
    COMPLAINED = "complained"
    SUPPRESSED = "suppressed"
    DEAL_MOVED = "deal_moved"
    GONE = "gone"  # the person or lead is no more, or nobody works on it any more
    BY_HAND = "by_hand"
    MISSING_FIELDS = "missing_fields"
    NOT_SENT = "not_sent"
    NO_MAILBOX = "no_mailbox"
    OWNER_LEFT = "owner_left"


class Refusal(StrEnum):
    """Why somebody could not be enrolled."""

    NOT_FOUND = "not_found"
    NO_ADDRESS = "no_address"
    ALREADY_IN = "already_in"
    SUPPRESSED = "suppressed"
    OWN_PEOPLE = "own_people"


class SequenceNotFound(NotFound):
    code = "sequence_not_found"


class EnrolmentNotFound(NotFound):
    code = "enrolment_not_found"


class NotYourSequence(Forbidden):
    code = "not_your_sequence"


class TooManySequences(Invalid):
    code = "too_many_sequences"


class NotStarted(Conflict):
    code = "sequence_not_running"


class EnrolmentOver(Conflict):
    code = "enrolment_over"


class NotEnrolled(Conflict):
    """One of many could not be put into a sequence; the sentence says why."""

    code = "not_enrolled"
