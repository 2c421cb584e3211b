"""What a target needs: attainment, pace, coverage, inflow, runway. See docs/metrics.md."""

from dataclasses import dataclass
from datetime import date

from headwater.forecast.rules.periods import Period
from headwater.lib.workdays import Calendar, count_workdays

WEEK = 7


@dataclass(frozen=True)
class Sales:
    """How sales go. `inflow`: new qualified deals a week, as in the last eight weeks."""

    win_rate: float
    average_value: float
    cycle_weeks: float
    inflow: float


@dataclass(frozen=True)
class Progress:
    """Where a target stands; None where a figure has no meaning."""

    attainment: float | None
    pace: float | None
    coverage: float | None
    missing: float
    needed_inflow: float | None


@dataclass(frozen=True)
class Runway:
    """Weeks until the pipeline is too thin for the target; None: it never will be, as things go."""

    weeks: float | None
    is_dry: bool


def attainment(won: float, target: float) -> float | None:
    return won / target if target > 0 else None


def elapsed(period: Period, today: date, calendar: Calendar) -> float:
    """Give the share of the period's working days that are over; today is not."""
    whole = count_workdays(period.start, period.end, calendar)
    until = min(max(today, period.start), period.end)
    return count_workdays(period.start, until, calendar) / whole if whole else 1.0


def pace(won: float, target: float, *, share: float) -> float | None:
    """Compare attainment with the share of working days over: 1 is just in time."""
    reached = attainment(won, target)
    return None if reached is None or share <= 0 else reached / share


def coverage(open_due: float, *, won: float, target: float) -> float | None:
    """How many times what is missing is open and expected to close in time; None: all is won."""
    return open_due / (target - won) if target > won else None


def needed_inflow(missing: float, sales: Sales, *, weeks: float) -> float | None:
    """Say how many new qualified deals a week bring what is missing, if they win as others do."""
    if missing <= 0:
        return 0.0
    each = sales.win_rate * sales.average_value
    return missing / each / weeks if each > 0 and weeks > 0 else None


def progress(  # noqa: PLR0913 - a target has so many sides
    period: Period,
    *,
    target: float,
    won: float,
    open_due: float,
    open_expected: float,
    sales: Sales,
    today: date,
    calendar: Calendar,
) -> Progress:
    """Put together all that a target is shown with."""
    missing = max(0.0, target - won - open_expected)
    weeks = max(0, (period.end - max(today, period.start)).days) / WEEK
    return Progress(
        attainment=attainment(won, target),
        pace=pace(won, target, share=elapsed(period, today, calendar)),
        coverage=coverage(open_due, won=won, target=target),
        missing=missing,
        needed_inflow=needed_inflow(missing, sales, weeks=weeks),
    )


def runway(open_expected: float, *, target_a_week: float, sales: Sales) -> Runway:
    """Say for how long what is open feeds the target, if inflow goes on as it did.

    To win so much a week with a cycle of so many weeks, their product must be under way (Little's
    law). Each week the target takes its share out, and inflow brings what it is worth.
    """
    needed = target_a_week * sales.cycle_weeks
    if open_expected < needed:
        return Runway(0.0, is_dry=True)
    thinner = target_a_week - sales.inflow * sales.win_rate * sales.average_value
    if thinner <= 0:
        return Runway(None, is_dry=False)
    return Runway((open_expected - needed) / thinner, is_dry=False)
