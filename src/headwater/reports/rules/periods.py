"""Named periods, the ones before them, and the days an axis of time shows."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from headwater.reports.rules import MOST_ROWS, Compare, Preset

Days = tuple[date | None, date | None]
MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAY = timedelta(days=1)
LENGTHS = {"day": 1, "week": 7, "month": 28, "quarter": 90, "year": 365}  # at least


def days_of(preset: Preset, today: date) -> tuple[date, date]:
    """Name the first and the last day of a period; one that is not over ends as the calendar does."""
    which, _, span = preset.partition("_")
    if span.isdigit():
        return today - timedelta(days=int(span) - 1), today
    length = MONTHS[span]
    first = date(today.year, (today.month - 1) // length * length + 1, 1)
    if which == "last":
        first = shifted(first, -length)
    return first, shifted(first, length) - DAY


def before(days: Days, preset: Preset | None, compare: Compare) -> Days:
    """Name the period to compare with: as long, just before; or the same of the year before.

    Before whole months come as many months.
    """
    first, last = days
    if first is None or last is None:
        return days
    if compare is Compare.YEAR:
        return shifted(first, -12), shifted(last + DAY, -12) - DAY
    if months := months_of(days, preset):
        return shifted(first, -months), first - DAY
    return first - (last + DAY - first), first - DAY


def months_of(days: Days, preset: Preset | None) -> int | None:
    """Say how many months a period is, if it is whole ones; "the last 30 days" never are."""
    first, last = days
    if first is None or last is None or (preset and preset.partition("_")[2].isdigit()):
        return None
    end = last + DAY
    if first.day != 1 or end.day != 1:
        return None
    return (end.year - first.year) * 12 + end.month - first.month


def earlier(
    moment: datetime, days: Days, preset: Preset | None, *, compare: Compare, zone: str
) -> datetime:
    """Go back from an instant as far as the period before lies back: so both have had as long."""
    months = 12 if compare is Compare.YEAR else months_of(days, preset)
    if months is None and days[0] is not None and days[1] is not None:
        return moved(moment, days=(days[1] + DAY - days[0]).days, zone=zone)
    return moved(moment, months=months or 1, zone=zone)


def moved(moment: datetime, *, months: int = 0, days: int = 0, zone: str) -> datetime:
    """Go back by whole months or days as a calendar there counts them, at the same time of day."""
    local = moment.astimezone(ZoneInfo(zone))
    day = shifted(local.date(), -months) - timedelta(days=days)
    return datetime.combine(day, local.time(), ZoneInfo(zone)).astimezone(UTC)


def shifted(day: date, months: int) -> date:
    """Move by whole months; a day that the month does not have becomes its last."""
    number = day.year * 12 + day.month - 1 + months
    first = date(number // 12, number % 12 + 1, 1)
    number += 1
    behind = date(number // 12, number % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), behind - DAY)


def begin(day: date, grain: str) -> date:
    if grain == "day":
        return day
    if grain == "week":
        return day - timedelta(days=day.weekday())
    length = MONTHS[grain]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def steps(first: date, last: date, grain: str) -> list[date] | None:
    """Give each step of an axis, those in which nothing happened as well; None: far too many."""
    if (last - first).days > MOST_ROWS * LENGTHS[grain]:
        return None
    at, axis = begin(first, grain), []
    while at <= last:
        axis.append(at)
        at = _after(at, grain)
    return axis


def _after(day: date, grain: str) -> date:
    if grain in MONTHS:
        return shifted(day, MONTHS[grain])
    return day + timedelta(days=7 if grain == "week" else 1)
