"""How everybody stands to their targets. Sums of members are those of their teams, by design."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from headwater.forecast.rules import targets
from headwater.forecast.rules.periods import Period
from headwater.forecast.rules.targets import Runway, Sales
from headwater.lib.workdays import Calendar, count_workdays
from headwater.targets.rules import OF_WINNING, Measure, Whose
from headwater.targets.rules.tree import Place

ENOUGH = 10  # decided deals, from which on somebody's own rates are worth using
AHEAD, BEHIND = 1.05, 0.95
INFLOW_WEEKS = 8
RATE_DAYS = 365
NONE = Decimal(0)


@dataclass(frozen=True)
class Sums:
    """What deals or tasks come to, in what is measured: money, or how many."""

    n: int = 0  # won, created or done in the period
    done: Decimal = NONE
    n_due: int = 0  # open and expected to close in the period
    due: Decimal = NONE
    due_expected: Decimal = NONE
    n_open: int = 0
    open: Decimal = NONE
    open_expected: Decimal = NONE
    arrived: int = 0  # new deals of the last eight weeks, without the void ones
    decided: int = 0  # won or lost in the last year
    won: int = 0
    won_amount: Decimal = NONE
    cycle_days: float = 0.0  # of all that were won, together

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True)
class Aim:
    """A target, and in how many months of the period it is set."""

    amount: Decimal
    months: int


class Pace(StrEnum):
    REACHED = "reached"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    BEHIND = "behind"


class Source(StrEnum):
    """Whether new deals come in strongly enough."""

    DRY = "dry"  # already too little is under way
    WEAK = "weak"
    STRONG = "strong"
    FULL = "full"  # what is open is expected to bring all that is missing


@dataclass(frozen=True)
class Clock:
    """Of which period, and how far it is."""

    period: Period
    today: date
    calendar: Calendar

    @property
    def workdays(self) -> tuple[int, int]:
        """Working days that are over, and all of them."""
        until = min(max(self.today, self.period.start), self.period.end)
        return (
            count_workdays(self.period.start, until, self.calendar),
            count_workdays(self.period.start, self.period.end, self.calendar),
        )

    @property
    def share(self) -> float:
        return targets.elapsed(self.period, self.today, self.calendar)

    @property
    def is_over(self) -> bool:
        return self.today >= self.period.end


@dataclass(frozen=True)
class Standing:
    """Where one member, team or the workspace stands; None where a figure has no meaning."""

    place: Place
    depth: int
    target: Decimal | None
    is_summed: bool  # no target of its own: the sum of those below
    months_set: int
    members_target: Decimal | None
    gap: Decimal | None  # the members' targets less the own one
    sums: Sums
    attainment: float | None
    pace: float | None
    says: Pace | None
    source: "Flow | None" = None


@dataclass(frozen=True)
class Flow:
    """What is open and what comes in, against what is missing."""

    coverage: float | None
    missing: Decimal
    needed_inflow: float | None
    inflow: float
    runway_weeks: float | None
    is_dry: bool
    says: Source | None
    win_rate: float | None
    average: float | None
    cycle_weeks: float | None
    n: int  # decided deals the rates are made of
    rates_are_own: bool


@dataclass(frozen=True)
class Facts:
    """All that is known: whose targets, and what each member has."""

    measure: Measure
    aims: Mapping[Whose, Aim]
    sums: Mapping[UUID, Sums]
    clock: Clock
    whole: Sums  # of all who are shown: whose rates hold for who has too few of their own

    def of(self, place: Place) -> Sums:
        return sum((self.sums[one] for one in place.people if one in self.sums), Sums())


def standings(
    forest: list[Place], facts: Facts, *, shows: Callable[[Place], bool]
) -> list[Standing]:
    """Judge every place of the trees, in their order."""
    return [
        _standing(place, depth, facts)
        for tree in forest
        for depth, place in tree.walk()
        if shows(place)
    ]


def aim_of(place: Place, aims: Mapping[Whose, Aim]) -> Aim | None:
    """Give a place's own target; where it has none, the sum of those right below it."""
    if place.whose in aims:
        return aims[place.whose]
    below = [aim for one in place.below if (aim := aim_of(one, aims))]
    if not below:
        return None
    return Aim(sum((one.amount for one in below), NONE), max(one.months for one in below))


def _standing(place: Place, depth: int, facts: Facts) -> Standing:
    sums, aim = facts.of(place), aim_of(place, facts.aims)
    target = aim.amount if aim else None
    of_members = [
        theirs for one in place.people if (theirs := facts.aims.get(Whose(member_id=one)))
    ]
    is_group = place.whose.member_id is None
    members = sum((one.amount for one in of_members), NONE) if is_group and of_members else None
    has_own = place.whose in facts.aims
    reached = targets.attainment(float(sums.done), float(target or 0))
    pace = targets.pace(float(sums.done), float(target or 0), share=facts.clock.share)
    return Standing(
        place=place,
        depth=depth,
        target=target,
        is_summed=target is not None and not has_own,
        months_set=aim.months if aim else 0,
        members_target=members,
        gap=members - target if has_own and target is not None and members is not None else None,
        sums=sums,
        attainment=reached,
        pace=pace,
        says=_pace(reached, pace),
        source=_flow(sums, target, facts) if facts.measure in OF_WINNING else None,
    )


def _pace(reached: float | None, pace: float | None) -> Pace | None:
    if reached is not None and reached >= 1:
        return Pace.REACHED
    if pace is None:
        return None
    if pace >= AHEAD:
        return Pace.AHEAD
    return Pace.ON_TRACK if pace >= BEHIND else Pace.BEHIND


def _flow(sums: Sums, target: Decimal | None, facts: Facts) -> Flow | None:
    """Compare the source with the target: only while there is one, and time left to reach it."""
    clock, is_own = facts.clock, sums.decided >= ENOUGH and sums.won > 0
    if target is None or clock.is_over:
        return None
    rates = sums if is_own else facts.whole
    sales = sales_of(rates, arrived=sums.arrived)
    found = targets.progress(
        clock.period,
        target=float(target),
        won=float(sums.done),
        open_due=float(sums.due),
        open_expected=float(sums.due_expected),
        sales=sales,
        today=clock.today,
        calendar=clock.calendar,
    )
    a_week = float(target) / (clock.period.days / targets.WEEK)
    has_cycle = rates.won > 0
    runway = targets.runway(float(sums.open_expected), target_a_week=a_week, sales=sales)
    return Flow(
        coverage=found.coverage,
        missing=max(NONE, target - sums.done - sums.due_expected),
        needed_inflow=found.needed_inflow,
        inflow=sales.inflow,
        runway_weeks=runway.weeks if has_cycle else None,
        is_dry=runway.is_dry and has_cycle,
        says=_source(found.needed_inflow, sales.inflow, runway) if has_cycle else None,
        win_rate=sales.win_rate if rates.decided else None,
        average=sales.average_value if has_cycle else None,
        cycle_weeks=sales.cycle_weeks if has_cycle else None,
        n=rates.decided,
        rates_are_own=is_own,
    )


def sales_of(rates: Sums, *, arrived: int) -> Sales:
    won = max(rates.won, 1)
    return Sales(
        win_rate=rates.won / max(rates.decided, 1),
        average_value=float(rates.won_amount) / won,
        cycle_weeks=rates.cycle_days / won / targets.WEEK,
        inflow=arrived / INFLOW_WEEKS,
    )


def _source(needed: float | None, inflow: float, runway: Runway) -> Source | None:
    if needed == 0:
        return Source.FULL
    if runway.is_dry:
        return Source.DRY
    if needed is None:
        return None
    return Source.STRONG if inflow >= needed else Source.WEAK
