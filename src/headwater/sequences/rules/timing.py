"""When something may be done for a receiver: on their days, at their hours, not on their holidays."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from headwater.lib.errors import Invalid

FURTHEST = 400  # days; somewhere in so many is a working one
MORNING, EVENING = time(9), time(17, 30)
WORKDAYS = (0, 1, 2, 3, 4)

IsFree = Callable[[date], bool]


class BadHours(Invalid):
    code = "bad_hours"


@dataclass(frozen=True)
class Window:
    """The days of the week (Monday is 0) and the hours at which mail arrives, in a zone."""

    days: frozenset[int]
    first: time
    last: time
    zone: str
    is_free: IsFree = lambda _: False

    def is_open(self, day: date) -> bool:
        return day.weekday() in self.days and not self.is_free(day)


def check_hours(days: frozenset[int], first: time, last: time) -> None:
    if not days or not days <= set(range(7)):
        raise BadHours("Choose at least one day of the week.", field="days")
    if first >= last:
        raise BadHours("The hours must end after they begin.", field="last")


def next_moment(at: datetime, window: Window) -> datetime:
    """Give the first moment from `at` on that lies in the window, in UTC.

    Where clocks skip an hour, the moment after it; a calendar of free days only is not believed.
    """
    zone = ZoneInfo(window.zone)
    local = at.astimezone(zone)
    day = local.date()
    minute = local.time().replace(second=0, microsecond=0)  # the last minute belongs to it
    if window.is_open(day) and window.first <= minute <= window.last:
        return at
    if minute > window.last:
        day += timedelta(days=1)
    opening = datetime.combine(_open_day(day, window), window.first, zone)
    return max(at, opening.astimezone(UTC))


def after_wait(at: datetime, *, days: int, hours: int, window: Window) -> datetime:
    """Give when a wait is over: so many open days and hours later, then at the next open moment."""
    zone = ZoneInfo(window.zone)
    local = at.astimezone(zone)
    day = local.date()
    for _ in range(days):
        day = _open_day(day + timedelta(days=1), window)
    over = datetime.combine(day, local.time(), zone).astimezone(UTC) if days else at
    return next_moment(over + timedelta(hours=hours), window)


def _open_day(day: date, window: Window) -> date:
    for ahead in range(FURTHEST):
        if window.is_open(day + timedelta(days=ahead)):
            return day + timedelta(days=ahead)
    return day
