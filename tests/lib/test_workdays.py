from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lib import workdays
from headwater.lib.workdays import DayKind

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
CALENDARS = st.dictionaries(DAYS, st.sampled_from(list(DayKind)), max_size=10)


def test_chinese_holidays_are_off_and_their_make_up_days_worked() -> None:
    year = {day: kind for day, (kind, _) in workdays.chinese_days(2025).items()}

    assert not workdays.is_workday(date(2025, 10, 1), year)
    assert workdays.is_workday(date(2025, 9, 28), year)  # a Sunday worked for National Day
    assert workdays.chinese_days(2025)[date(2025, 10, 1)] == (DayKind.OFF, "National Day")


def test_a_year_that_is_not_announced_has_only_weekends() -> None:
    assert workdays.chinese_days(2027) == {}


@given(DAYS, DAYS, CALENDARS)
def test_counting_equals_looking_at_each_day(
    first: date, end: date, calendar: dict[date, DayKind]
) -> None:
    first, end = min(first, end), max(first, end)
    each = sum(
        workdays.is_workday(first + timedelta(n), calendar) for n in range((end - first).days)
    )

    assert workdays.count_workdays(first, end, calendar) == each
    assert workdays.count_workdays(end, first, calendar) == -each


@given(DAYS, st.integers(1, 200), CALENDARS)
def test_going_forward_and_back_passes_as_many_working_days(
    day: date, count: int, calendar: dict[date, DayKind]
) -> None:
    later = workdays.add_workdays(day, count, calendar)

    assert workdays.is_workday(later, calendar)
    assert workdays.count_workdays(day + timedelta(1), later + timedelta(1), calendar) == count


def test_going_too_far_is_refused() -> None:
    with pytest.raises(workdays.TooFar):
        workdays.add_workdays(date(2026, 1, 1), 10**9, {})
