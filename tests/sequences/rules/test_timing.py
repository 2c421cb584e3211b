"""The hours of the receiver."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lib.zones import likely_zone, public_holidays
from headwater.sequences.rules.timing import (
    BadHours,
    Window,
    after_wait,
    check_hours,
    next_moment,
)

WEEK = frozenset(range(5))
ZONES = ("UTC", "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe")


def window(zone: str = "UTC", *free: date, days: frozenset[int] = WEEK) -> Window:
    return Window(days, time(9), time(17), zone, lambda day: day in free)


@given(
    at=st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001  # aware by its zone
    zone=st.sampled_from(ZONES),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    free=st.frozensets(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=5),
)
def test_the_next_moment_is_in_the_window_and_never_before(
    at: datetime, zone: str, days: frozenset[int], free: frozenset[date]
) -> None:
    hours = window(zone, *free, days=days)

    moment = next_moment(at, hours)

    local = moment.astimezone(ZoneInfo(zone))
    assert moment >= at
    assert hours.is_open(local.date())
    assert time(9) <= local.time() < time(17, 1)
    assert next_moment(moment, hours) == moment


@given(
    at=st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001  # aware by its zone
    days=st.integers(0, 20),
    hours=st.integers(0, 100),
)
def test_a_wait_is_never_shorter_than_it_says(at: datetime, days: int, hours: int) -> None:
    over = after_wait(at, days=days, hours=hours, window=window("Europe/Berlin"))

    assert over >= at + timedelta(days=days, hours=hours) - timedelta(hours=1)  # summer time


def test_two_days_from_thursday_are_monday() -> None:
    thursday = datetime(2026, 11, 26, 10, tzinfo=UTC)

    assert after_wait(thursday, days=2, hours=0, window=window()) == thursday + timedelta(days=4)


def test_evening_and_weekend_wait_for_the_morning_of_the_receiver() -> None:
    friday_evening = datetime(2026, 11, 27, 11, tzinfo=UTC)  # 19:00 in Shanghai

    assert next_moment(friday_evening, window("Asia/Shanghai")) == datetime(
        2026, 11, 30, 1, tzinfo=UTC
    )


def test_holidays_of_the_country_are_left_out() -> None:
    free = public_holidays("CN", 2026)
    golden_week = datetime(2026, 9, 30, 12, tzinfo=UTC)  # 20:00 in Shanghai

    moment = next_moment(golden_week, window("Asia/Shanghai", *free))

    assert moment.astimezone(ZoneInfo("Asia/Shanghai")).date() == date(2026, 10, 8)
    assert date(2026, 7, 4) in public_holidays("US", 2026)
    assert public_holidays("XX", 2026) == frozenset()


def test_a_country_has_the_zone_most_of_its_people_live_in() -> None:
    found = [likely_zone(code) for code in ("CN", "DE", "BR", "US", "XX")]

    assert found == [
        "Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "America/New_York", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "first", "last"), [((), 9, 17), ((7,), 9, 17), ((0,), 17, 9), ((0,), 9, 9)]
)
def test_hours_that_never_come_are_refused(days: tuple[int, ...], first: int, last: int) -> None:
    with pytest.raises(BadHours):
        check_hours(frozenset(days), time(first), time(last))
