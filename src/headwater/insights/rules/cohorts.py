"""Cohorts in time: of the deals created in a month, how many are still open after each month."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from headwater.insights.rules import NOTHING, Amount, money
from headwater.pipeline.rules import DealStatus

MOST_COHORTS = 60  # rows of a triangle; older ones are counted, not drawn
MOST_STEPS = 24  # its columns; what became of a deal by now is always told
MONTHS = {"month": 1, "quarter": 3}


class CohortSpan(StrEnum):
    """How long the deals of one cohort were created, and the steps they are followed in."""

    WEEK = "week"  # from Monday
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True)
class Fate:
    """Deals alike in their cohort, how they ended, and in which span; spans count from 1."""

    cohort: int
    status: str
    closed_in: int | None
    n: int
    value: Decimal


@dataclass(frozen=True)
class Standing:
    """What had become of a cohort by an instant; the four parts are all of it."""

    alive: Amount
    won: Amount
    lost: Amount
    void: Amount


@dataclass(frozen=True)
class Step:
    """A standing at the end of a day, so many spans after the one the cohort was created in."""

    after: int
    day: date
    standing: Standing


@dataclass(frozen=True)
class Cohort:
    first: date
    last: date
    all: Amount
    now: Standing
    steps: list[Step] = field(default_factory=list)


def beginning(day: date, span: CohortSpan) -> date:
    """Find the first day of the span a day lies in."""
    if span is CohortSpan.WEEK:
        return day - timedelta(days=day.weekday())
    months = MONTHS[span]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def following(day: date, span: CohortSpan) -> date:
    """Find the first day of the span after the one that begins on a day."""
    if span is CohortSpan.WEEK:
        return day + timedelta(days=7)
    month = day.month - 1 + MONTHS[span]
    return date(day.year + month // 12, month % 12 + 1, 1)


def beginnings(first: date, last: date, span: CohortSpan) -> list[date]:
    """List the first days of all spans from that of one day to that of another."""
    days = [beginning(first, span)]
    while (after := following(days[-1], span)) <= last:
        days.append(after)
    return days


def cohorts(
    starts: Sequence[date],
    fates: Iterable[Fate],
    *,
    asked: tuple[date | None, date],
    over: date,
) -> list[Cohort]:
    """Tell the cohorts that begin on `starts`, of the days asked for, and follow them.

    `starts` go on until the first span that begins after the day `over`; a step is told only when
    it is over. A reopened deal counts by its last closing, so that won and lost never fall.
    """
    by_cohort: dict[int, list[Fate]] = {}
    for fate in fates:
        by_cohort.setdefault(fate.cohort, []).append(fate)
    first, last = asked
    ended = bisect_right(starts, over)  # spans that have begun; the last one is not over
    told = []
    for number in range(1, bisect_right(starts, last) + 1):
        mine = by_cohort.get(number, [])
        day = starts[number - 1]
        steps = [
            Step(after, starts[number + after] - timedelta(days=1), _standing(mine, number + after))
            for after in range(min(ended - number, MOST_STEPS))
        ]
        born = max(day, first or day), min(starts[number] - timedelta(days=1), last)
        told.append(Cohort(*born, _sum(mine), _standing(mine, None), steps))
    while told and not told[0].all.n:
        told.pop(0)
    return told


def _standing(fates: Sequence[Fate], by: int | None) -> Standing:
    """Say what had become of deals by the end of a span; None: by the instant as of."""

    def has_ended(one: Fate) -> bool:
        is_early = by is None or one.closed_in is None or one.closed_in <= by
        return one.status != DealStatus.OPEN and is_early

    def ended_as(status: DealStatus) -> Amount:
        return _sum([one for one in fates if one.status == status and has_ended(one)])

    return Standing(
        alive=_sum([one for one in fates if not has_ended(one)]),
        won=ended_as(DealStatus.WON),
        lost=ended_as(DealStatus.LOST),
        void=ended_as(DealStatus.VOID),
    )


def _sum(fates: Sequence[Fate]) -> Amount:
    return Amount(sum(one.n for one in fates), money(sum((one.value for one in fates), NOTHING)))
