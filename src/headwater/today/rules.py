"""How the queue is ranked. To change what comes first, change this file; docs/today.md explains it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from math import sqrt
from uuid import UUID

from headwater.lib.errors import Invalid

SOON = timedelta(minutes=60)  # an appointment this near comes before everything else
HOT_FOR = timedelta(days=1)
FURTHEST = timedelta(days=366)
POINTS_A_DAY, MOST_FOR_DAYS = 2, 20
MOST_FOR_WORTH = 30
FOR_EACH_MORE = 5


class ItemKind(StrEnum):
    TASK = "task"
    DEAL = "deal"
    LEAD = "lead"


class Reason(StrEnum):
    """Why something is in the queue."""

    SOON = "soon"  # an appointment begins within the hour, or has just begun
    OVERDUE = "overdue"  # a task should have been done
    DUE = "due"  # a task is for today
    SLIPPING = "slipping"  # the day the deal was to close is over, or was put off twice or more
    STALLED = "stalled"  # the deal has been in its stage for longer than the stage's limit
    ADRIFT = "adrift"  # the deal has no next step
    IDLE = "idle"  # nobody has been in contact about the deal for long
    SINGLE_THREADED = "single_threaded"  # a big deal, in contact with one person only
    UNANSWERED = "unanswered"  # a new lead should have been answered by now
    WAITING = "waiting"  # a new lead waits for its first answer
    HOT = "hot"  # they read a letter of yours, or followed a link of it, within a day
    RETURNED = "returned"  # a lead that was put away until a day is here again


POINTS: Mapping[Reason, int] = {
    Reason.SOON: 100,
    Reason.OVERDUE: 50,
    Reason.DUE: 40,
    Reason.SLIPPING: 30,
    Reason.STALLED: 25,
    Reason.ADRIFT: 20,
    Reason.IDLE: 15,
    Reason.SINGLE_THREADED: 10,
    Reason.UNANSWERED: 70,
    Reason.WAITING: 60,
    Reason.RETURNED: 35,
    Reason.HOT: 65,
}


class Gap(StrEnum):
    """What an open deal lacks."""

    NEXT_STEP = "next_step"
    DATE_PASSED = "date_passed"
    DATE = "date"
    VALUE = "value"
    COMPANY = "company"
    PERSON = "person"


class BadMoment(Invalid):
    code = "bad_moment"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Something that may have to be done today, with what the ranking looks at."""

    kind: ItemKind
    id: UUID
    reasons: tuple[Reason, ...]
    worth: Decimal = Decimal(0)  # expected, in the workspace's currency
    days: int = 0  # how long it has been waiting beyond its time
    due_at: datetime | None = None


def reasons_of_task(due_at: datetime, *, is_all_day: bool, now: datetime) -> tuple[Reason, ...]:
    """Say why a task of today or earlier is here; `due_at` of a whole day is that day's end."""
    if not is_all_day and now - SOON / 4 <= due_at <= now + SOON:
        return (Reason.SOON,)
    return (Reason.OVERDUE,) if due_at < now else (Reason.DUE,)


def days_late(due_at: datetime | None, *, now: datetime) -> int:
    return max((now - due_at).days, 0) if due_at else 0


def points(candidate: Candidate, *, largest: Decimal) -> float:
    """Weigh a candidate: its strongest reason, how late it is, what it is worth."""
    strongest = max(POINTS[reason] for reason in candidate.reasons)
    more = FOR_EACH_MORE * (len(candidate.reasons) - 1)
    late = min(candidate.days * POINTS_A_DAY, MOST_FOR_DAYS)
    share = float(candidate.worth / largest) if largest > 0 else 0.0
    return strongest + more + late + MOST_FOR_WORTH * sqrt(max(share, 0.0))


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Put the queue in order, what should be done first at its head.

    Equal ones go by their time, then by age. A candidate that is worth more, or later, never
    stands further back for it.
    """
    queue = list(candidates)
    largest = max((one.worth for one in queue), default=Decimal(0))
    return sorted(queue, key=lambda one: (-points(one, largest=largest), *_time(one), one.id))


def _time(candidate: Candidate) -> tuple[bool, float]:
    due_at = candidate.due_at
    return due_at is None, due_at.timestamp() if due_at else 0


def check_until(until: datetime, *, now: datetime) -> None:
    """Refuse to set something aside until yesterday, or for ever."""
    if not now < until <= now + FURTHEST:
        raise BadMoment("Choose a moment within the next year.", field="until")
