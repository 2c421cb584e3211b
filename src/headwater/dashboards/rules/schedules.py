"""When a dashboard is due by mail, and of which days it tells then."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from headwater.lib.errors import Forbidden, Invalid, NotFound

LATEST = timedelta(hours=12)  # a mail that could not be sent by then is of no use any more
AGAIN = timedelta(hours=1)  # after which one that was given up is tried again
MOST_READERS = 100


class Cadence(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class MailSpan(StrEnum):
    """Of which days a mail tells, counted from the day it is due on."""

    ALL = "all"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"


MONTHS = {"month": 1, "quarter": 3, "year": 12}


class MailingNotFound(NotFound):
    code = "mailing_not_found"


class LinkUnknown(NotFound):
    code = "link_unknown"


class BadSchedule(Invalid):
    code = "bad_schedule"


class MayNotExport(Forbidden):
    code = "may_not_export"


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """`weekday` counts from Monday, `day` of a month that is shorter is its last one."""

    cadence: Cadence
    hour: int
    weekday: int
    day: int

    def last_slot(self, *, now: datetime, zone: str) -> datetime:
        """Give the latest instant, in UTC, at which it was due.

        An hour that a clock change leaves out comes with the first instant after it; of one that
        comes twice, the first counts: so each day has one slot, however long it is.
        """
        today = now.astimezone(ZoneInfo(zone)).date()
        # Tomorrow as well: what is due at an hour left out at midnight may lie on the day before.
        days = (today + timedelta(days=1 - back) for back in range(64))
        slots = (self._slot(day, zone) for day in days if self._falls_on(day))
        return next(slot for slot in slots if slot <= now)

    def _falls_on(self, day: date) -> bool:
        match self.cadence:
            case Cadence.DAILY:
                return True
            case Cadence.WEEKLY:
                return day.weekday() == self.weekday
            case Cadence.MONTHLY:
                return day.day == min(self.day, monthrange(day.year, day.month)[1])

    def _slot(self, day: date, zone: str) -> datetime:
        return datetime.combine(day, time(self.hour), ZoneInfo(zone)).astimezone(UTC)


def is_due(slot: datetime, *, begins_at: datetime, now: datetime) -> bool:
    """Whether a slot is to be served: not one from before there was a mailing, nor a stale one."""
    return begins_at < slot <= now < slot + LATEST


def days_of(span: MailSpan, *, today: date) -> tuple[date | None, date | None]:
    """Give the first and the last day of a span."""
    if span is MailSpan.ALL:
        return None, None
    which, _, length = span.partition("_")
    months = MONTHS[length]
    first = today.year * 12 + (today.month - 1) // months * months
    first -= months if which == "last" else 0
    return _day(first), _day(first + months) - timedelta(days=1)


def _day(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)
