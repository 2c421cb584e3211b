"""Periods of a forecast: calendar months or quarters, or so many days; and the ones before them."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PeriodUnit(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"


YEAR = timedelta(days=364)  # whole weeks, so that weekdays meet weekdays


@dataclass(frozen=True)
class Period:
    """Days from the start up to, but without, the end."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def months(self) -> int:
        """Of how many calendar months it is; 0: it is so many days instead."""
        if self.start.day != 1 or self.end.day != 1:
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month

    @property
    def is_month(self) -> bool:
        return self.months == 1

    def before(self, count: int = 1) -> "Period":
        """Give the period of the same kind that lies so many periods back."""
        if not self.months:
            back = timedelta(days=self.days * count)
            return Period(self.start - back, self.end - back)
        back_by = self.months * count
        return Period(_months_before(self.start, back_by), _months_before(self.end, back_by))

    def last_year(self) -> "Period":
        if not self.months:
            return Period(self.start - YEAR, self.end - YEAR)
        return Period(_months_before(self.start, 12), _months_before(self.end, 12))


def month(year: int, number: int) -> Period:
    start = date(year, number, 1)
    return Period(start, _months_before(start, -1))


def quarter(year: int, number: int) -> Period:
    start = date(year, number * 3 - 2, 1)
    return Period(start, _months_before(start, -3))


def period_of(unit: PeriodUnit, day: date) -> Period:
    """Give the month or quarter that a day lies in."""
    if unit is PeriodUnit.MONTH:
        return month(day.year, day.month)
    return quarter(day.year, (day.month + 2) // 3)


def days_from(start: date, count: int) -> Period:
    return Period(start, start + timedelta(days=count))


def _months_before(first: date, count: int) -> date:
    year, number = divmod(first.year * 12 + first.month - 1 - count, 12)
    return date(year, number + 1, 1)
