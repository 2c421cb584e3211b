"""What can be said of a member, and when there is enough to say it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import Any

from headwater.targets.rules import TargetSpan

ENOUGH = 10  # things a ratio is made of, below which it is grey and nothing is said of it
ENOUGH_MEMBERS = 3  # a median of two lies between them: comparing with it would compare the two
BETTER = Decimal("1.1")  # how far from the median somebody is before anything is said
NEAR_DAYS = 14  # a deal expected to close so soon is ending
LISTED = 50  # deals named behind a statement, where no other page lists them
SHOWN, HELPED = 5, 10  # of those with a reason, and of those to help with


class MemberFigure(StrEnum):
    """What stands on the sheet of a member beside the median of their team."""

    WON = "won"
    WON_VALUE = "won_value"
    WIN_RATE = "win_rate"
    SIZE = "size"
    CYCLE_DAYS = "cycle_days"
    OPEN = "open"
    OPEN_VALUE = "open_value"
    AT_RISK = "at_risk"
    AT_RISK_VALUE = "at_risk_value"
    NEW_DEALS = "new_deals"
    CALLS = "calls"
    MEETINGS = "meetings"
    MAILS = "mails"
    MESSAGES = "messages"
    TASKS_DONE = "tasks_done"
    ON_TIME = "on_time"
    LEADS = "leads"
    ANSWER_MINUTES = "answer_minutes"


MONEY = frozenset(
    {MemberFigure.WON_VALUE, MemberFigure.SIZE, MemberFigure.OPEN_VALUE, MemberFigure.AT_RISK_VALUE}
)


class Says(StrEnum):
    """What is said of a member."""

    WON = "won"
    SAVED = "saved"  # was stalled, and went on or was won
    TARGET_REACHED = "target_reached"
    TARGET_AHEAD = "target_ahead"
    WINS_OFTEN = "wins_often"
    CLOSES_QUICKLY = "closes_quickly"
    ANSWERS_QUICKLY = "answers_quickly"
    IN_TIME = "in_time"
    TARGET_BEHIND = "target_behind"
    SLIPPING = "slipping"
    PUSHED = "pushed"
    STALLED = "stalled"
    ADRIFT = "adrift"
    IDLE = "idle"
    SINGLE_THREADED = "single_threaded"
    CALL_CHANGED = "call_changed"
    WINS_RARELY = "wins_rarely"
    CLOSES_SLOWLY = "closes_slowly"
    ANSWERS_SLOWLY = "answers_slowly"
    LATE = "late"


# What a figure says that is better than the team's median, and what one says that is worse;
# whether more of it is better.
COMPARED: dict[MemberFigure, tuple[Says, Says, bool]] = {
    MemberFigure.WIN_RATE: (Says.WINS_OFTEN, Says.WINS_RARELY, True),
    MemberFigure.CYCLE_DAYS: (Says.CLOSES_QUICKLY, Says.CLOSES_SLOWLY, False),
    MemberFigure.ANSWER_MINUTES: (Says.ANSWERS_QUICKLY, Says.ANSWERS_SLOWLY, False),
    MemberFigure.ON_TIME: (Says.IN_TIME, Says.LATE, True),
}


@dataclass(frozen=True)
class Beside:
    """A figure of one member beside the median of those in the same team who have one.

    `n`: of how many things a ratio or a middle is made; None: it is a count or a sum.
    """

    figure: MemberFigure
    value: Any
    n: int | None
    median: Any
    n_members: int


@dataclass(frozen=True)
class Statement:
    """Something that can be said of a member, with what it rests on."""

    says: Says
    n: int | None = None
    value: float | None = None
    median: float | None = None
    n_members: int | None = None
    amount: Decimal | None = None
    goal: Decimal | None = None
    before: Decimal | None = None
    measure: str | None = None
    total: int = 0
    deals: Sequence[dict[str, Any]] = field(default_factory=list)


def middle(values: Sequence[Any]) -> Any:
    """Give the median of what there is."""
    known = [one for one in values if one is not None]
    return median(known) if known else None


def compared(figures: Sequence[Beside]) -> tuple[list[Statement], list[Statement]]:
    """Say of which figures somebody is clearly better than the team's median, and of which worse."""
    better: list[Statement] = []
    worse: list[Statement] = []
    for one in figures:
        if one.figure not in COMPARED:
            continue
        good, bad, is_more_better = COMPARED[one.figure]
        verdict = compare(one, is_more_better=is_more_better)
        if verdict:
            says = good if verdict > 0 else bad
            told = Statement(says, one.n, one.value, one.median, one.n_members)
            (better if verdict > 0 else worse).append(told)
    return better, worse


def compare(one: Beside, *, is_more_better: bool) -> int:
    """Give 1 for clearly better than the median, -1 for clearly worse, 0 where nothing can be said.

    Without a value fewer than half of many leads were answered: that is slower than any median.
    """
    if one.median is None or (one.n or 0) < ENOUGH or one.n_members < ENOUGH_MEMBERS:
        return 0
    if one.value is None:
        return -1
    value, usual = Decimal(one.value), Decimal(one.median)
    more = int(value >= usual * BETTER and value > usual)
    less = int(value * BETTER <= usual and value < usual)
    return more - less if is_more_better else less - more


def span_of(first: date | None, last: date | None) -> TargetSpan:
    """Say whether a period is looked at by the targets of its month, quarter or year."""
    days = (last - first).days + 1 if first and last else 0
    if 0 < days <= 31:  # noqa: PLR2004  # the longest month
        return TargetSpan.MONTH
    return TargetSpan.YEAR if days > 92 else TargetSpan.QUARTER  # noqa: PLR2004  # the longest quarter
