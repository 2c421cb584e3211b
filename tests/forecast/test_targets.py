from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.forecast.rules.periods import month
from headwater.forecast.rules.targets import (
    Progress,
    Runway,
    Sales,
    attainment,
    coverage,
    elapsed,
    needed_inflow,
    pace,
    progress,
    runway,
)
from headwater.lib.workdays import DayKind

SALES = Sales(win_rate=0.25, average_value=1000, cycle_weeks=6, inflow=10)
amounts = st.floats(1, 1e9)


@given(amounts, amounts, st.floats(0.01, 1))
def test_identities_of_attainment(won: float, target: float, share: float) -> None:
    reached, speed = attainment(won, target), pace(won, target, share=share)

    assert reached is not None
    assert speed is not None
    assert reached * target == pytest.approx(won)
    assert speed * share == pytest.approx(reached)
    assert attainment(target, target) == 1
    assert pace(target * share, target, share=share) == pytest.approx(1)


@given(amounts, st.floats(0.01, 1), amounts, st.floats(0.1, 50))
def test_the_needed_inflow_brings_what_is_missing(
    missing: float, rate: float, value: float, weeks: float
) -> None:
    found = needed_inflow(missing, Sales(rate, value, 4, 0), weeks=weeks)

    assert found is not None
    assert found * weeks * rate * value == pytest.approx(missing)


def test_holidays_slow_the_clock_and_make_up_days_do_not() -> None:
    """May 2024 has 23 weekdays, 8 of them before the 13th."""
    holidays = {date(2024, 5, n): DayKind.OFF for n in (1, 2, 3)}
    holidays[date(2024, 5, 11)] = DayKind.WORK

    assert elapsed(month(2024, 5), date(2024, 5, 13), {}) == 8 / 23
    assert elapsed(month(2024, 5), date(2024, 5, 13), holidays) == 6 / 21
    assert elapsed(month(2024, 5), date(2024, 4, 1), {}) == 0
    assert elapsed(month(2024, 5), date(2024, 7, 1), {}) == 1


def test_progress_by_hand() -> None:
    found = progress(
        month(2024, 5),
        target=100_000,
        won=40_000,
        open_due=90_000,
        open_expected=30_000,
        sales=SALES,
        today=date(2024, 5, 11),
        calendar={},
    )

    assert found.pace == pytest.approx(0.4 / (8 / 23))
    assert replace(found, pace=None) == Progress(
        attainment=0.4, pace=None, coverage=1.5, missing=30_000, needed_inflow=30_000 / 250 / 3
    )


def test_figures_without_meaning_are_none() -> None:
    assert attainment(5, 0) is None
    assert pace(5, 10, share=0) is None
    assert coverage(5, won=10, target=10) is None
    assert needed_inflow(5, Sales(0, 10, 1, 1), weeks=1) is None
    assert needed_inflow(0, SALES, weeks=0) == 0


def test_runway_by_hand() -> None:
    """A target of 3,000 a week with a cycle of 6 needs 18,000; inflow brings 2,500 a week."""
    assert runway(20_000, target_a_week=3_000, sales=SALES) == Runway(4, is_dry=False)
    assert runway(17_999, target_a_week=3_000, sales=SALES) == Runway(0, is_dry=True)
    assert runway(20_000, target_a_week=2_500, sales=SALES) == Runway(None, is_dry=False)
