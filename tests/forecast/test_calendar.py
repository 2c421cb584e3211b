import numpy as np
import pytest

from headwater.forecast.rules.calendar import Effect, calendar_of, codes
from headwater.forecast.rules.facts import Ints
from tests.forecast.courses import START

DAYS: Ints = START.toordinal() + np.arange(364)
WEEKEND = codes(Effect.WEEKDAY, DAYS) >= 5


def test_days_are_numbered_as_the_calendar_says() -> None:
    first = np.array([START.toordinal(), START.toordinal() + 31])

    assert codes(Effect.WEEKDAY, first).tolist() == [0, 3]  # a Monday, a Thursday
    assert codes(Effect.MONTH, first).tolist() == [0, 1]
    assert codes(Effect.QUARTER, first + 91).tolist() == [0, 1]


def test_a_weekday_effect_is_found_and_goes_on() -> None:
    seen = np.where(WEEKEND, 1.0, 10.0)

    found = calendar_of(
        DAYS, seen, np.full(364, seen.mean()), season=frozenset({Effect.WEEKDAY})
    ).on(DAYS[-1] + 1 + np.arange(7))

    assert found * seen.mean() == pytest.approx([10] * 5 + [1] * 2, abs=0.2)


def test_the_level_is_that_of_lately() -> None:
    seen = np.where(np.arange(364) < 250, 5.0, 10.0)

    found = calendar_of(DAYS, seen, np.full(364, seen.mean()), season=frozenset({Effect.LEVEL})).on(
        DAYS[-1:] + 1
    )

    assert found[0] * seen.mean() == pytest.approx(10, rel=0.05)


def test_few_events_move_little() -> None:
    seen = np.zeros(364)
    seen[WEEKEND.argmax()] = 2

    found = calendar_of(DAYS, seen, np.full(364, 2 / 364), season=frozenset({Effect.WEEKDAY}))

    assert 1 < found.on(DAYS).max() < 2.5


def test_without_effects_every_day_is_usual() -> None:
    found = calendar_of(DAYS, np.arange(364.0), np.full(364, 181.5), season=frozenset())

    assert set(found.on(DAYS)) == {1.0}
