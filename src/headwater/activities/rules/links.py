"""What waits for what, and where a task stands on the board."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from headwater.lib.errors import Conflict, Invalid

MOST_BLOCKERS = 20
MOST_AT_ONCE = 200

Link = tuple[UUID, UUID]  # the one that blocks, the one that waits


class TaskProgress(StrEnum):
    """How far one is with an open task; what waits for another task waits whatever this says."""

    TODO = "todo"
    DOING = "doing"
    WAITING = "waiting"


class TaskColumn(StrEnum):
    """The columns of the board by progress."""

    TODO = "todo"
    DOING = "doing"
    WAITING = "waiting"
    DONE = "done"


class DueColumn(StrEnum):
    """The columns of the board by date; days are those of the one who looks."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"  # the seven days after today
    LATER = "later"
    NONE = "none"


class BoardBy(StrEnum):
    PROGRESS = "progress"
    DUE = "due"


class TaskWaitsInCircle(Conflict):
    code = "task_waits_in_circle"


class TooManyBlockers(Invalid):
    code = "too_many_blockers"


class TaskIsWaiting(Conflict):
    code = "task_is_waiting"


def check_link(links: Iterable[Link], *, blocker: UUID, blocked: UUID) -> None:
    """Refuse a link after which a task would wait for itself."""
    if closes_circle(links, blocker=blocker, blocked=blocked):
        raise TaskWaitsInCircle("These tasks would wait for each other for ever.")


def closes_circle(links: Iterable[Link], *, blocker: UUID, blocked: UUID) -> bool:
    """Say whether the one that is to block waits, over however many others, for the other one."""
    waits_for: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for before, after in links:
        waits_for[after].add(before)
    seen, at_hand = {blocker}, [blocker]
    while at_hand:
        new = waits_for[at_hand.pop()] - seen
        seen |= new
        at_hand += new
    return blocked in seen


def check_number(blockers: int) -> None:
    if blockers > MOST_BLOCKERS:
        raise TooManyBlockers("A task waits for at most {most} others.", most=MOST_BLOCKERS)
