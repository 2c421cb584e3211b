"""Which days are worked, and reckoning with them. Weekends, unless a table of days says otherwise."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum

from headwater.lib.errors import Invalid

SATURDAY = 5
FAR = 20_000  # working days; further than anybody plans


class DayKind(StrEnum):
    """What a day in the table is: free although a weekday, or worked although a weekend."""

    OFF = "off"
    WORK = "work"


Calendar = Mapping[date, DayKind]


class TooFar(Invalid):
    code = "too_many_working_days"


def is_workday(day: date, calendar: Calendar) -> bool:
    kind = calendar.get(day)
    return day.weekday() < SATURDAY if kind is None else kind is DayKind.WORK


def next_workday(day: date, calendar: Calendar) -> date:
    """Give the day itself when it is worked, else the first one after it that is."""
    while not is_workday(day, calendar):
        day += timedelta(days=1)
    return day


def add_workdays(day: date, count: int, calendar: Calendar) -> date:
    """Go so many working days forward, or back when negative; none stays on the day."""
    if abs(count) > FAR:
        raise TooFar("Count at most {limit} working days.", limit=FAR)
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_workday(day, calendar)
    return day


def count_workdays(first: date, end: date, calendar: Calendar) -> int:
    """Count the working days from the first day up to, but without, the end."""
    if end < first:
        return -count_workdays(end, first, calendar)
    weeks, rest = divmod((end - first).days, 7)
    tail = first + timedelta(weeks=weeks)
    plain = weeks * 5 + sum((tail + timedelta(days=n)).weekday() < SATURDAY for n in range(rest))
    return plain + sum(
        is_workday(day, calendar) - (day.weekday() < SATURDAY)
        for day in calendar
        if first <= day < end
    )


def chinese_days(year: int) -> dict[date, tuple[DayKind, str]]:
    """List the public holidays and make-up working days of mainland China, with English names.

    Empty for years that have not been announced yet: weekends then count as everywhere, and the
    workspace can enter the days itself.
    """
    # Only workspaces in China need the table.
    from chinese_calendar.constants import holidays, workdays  # noqa: PLC0415

    tables = ((holidays, DayKind.OFF), (workdays, DayKind.WORK))
    return {
        day: (kind, _english(name))
        for table, kind in tables
        for day, name in table.items()
        if day.year == year and (day.weekday() < SATURDAY) is (kind is DayKind.OFF)
    }


def days_between(first: date, end: date) -> Iterator[date]:
    """List the days from the first up to, but without, the end."""
    return (first + timedelta(days=n) for n in range((end - first).days))


def _english(name: object) -> str:
    return str(getattr(name, "value", name)).split(",")[0]
