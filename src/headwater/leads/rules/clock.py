"""How long a lead waits for its first answer, reckoned in the hours somebody works."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from headwater.lib.errors import Invalid
from headwater.lib.workdays import Calendar, is_workday

MINUTE = timedelta(minutes=1)


class BadHours(Invalid):
    code = "bad_hours"


@dataclass(frozen=True, kw_only=True)
class WorkingTime:
    """When a workspace works: from an hour to an hour on its working days, in its time zone."""

    opens: time
    closes: time
    zone: str
    calendar: Calendar

    def spans(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """List the stretches of work from a moment on, without end."""
        zone = ZoneInfo(self.zone)
        day = start.astimezone(zone).date()
        while True:
            if is_workday(day, self.calendar):
                begin, end = self._hours(day, zone)
                if end > start:
                    yield max(begin, start), end
            day += timedelta(days=1)

    def _hours(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        utc = ZoneInfo("UTC")  # where an hour is an hour, also in the night the clocks change
        begin, end = (datetime.combine(day, hour, zone) for hour in (self.opens, self.closes))
        return begin.astimezone(utc), end.astimezone(utc)


def check_hours(opens: time, closes: time) -> None:
    if opens >= closes:
        raise BadHours("Work must begin before it ends.", field="closes")


def answer_due(start: datetime, minutes: int, working: WorkingTime) -> datetime:
    """Say when so many minutes of work after a moment are over."""
    left = minutes * MINUTE
    for begin, end in working.spans(start):
        if end - begin >= left:
            return begin + left
        left -= end - begin
    raise AssertionError("the stretches of work never end")


def worked_between(start: datetime, end: datetime, working: WorkingTime) -> timedelta:
    """Add up the time of work between two moments."""
    total = timedelta()
    for begin, close in working.spans(start):
        if begin >= end:
            break
        total += min(close, end) - begin
    return total
