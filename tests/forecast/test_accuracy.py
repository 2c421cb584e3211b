from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.forecast.rules.accuracy import (
    OURS,
    Measure,
    Preferred,
    Trial,
    backtest,
    choose,
    pinball,
    scores,
)
from headwater.forecast.rules.facts import End, facts_of
from headwater.forecast.rules.forecasting import Asked
from headwater.forecast.rules.periods import month
from headwater.forecast.rules.simple import Naive, Won
from headwater.forecast.rules.simulation import Band
from tests.forecast.courses import deal, pipeline

MONTHS = [month(2024, number) for number in range(4, 8)]


def trial(number: int, *, actual: float, ours: float, naive: float | None) -> Trial:
    band = Band(ours, ours - 10, ours, ours + 10)
    return Trial(
        month(2024, number),
        Won(actual, actual),
        band,
        band,
        {
            Naive.LAST_THREE: None if naive is None else Won(naive, naive),
            Naive.LAST_YEAR: None,
            Naive.OPEN_TIMES_RATE: None,
        },
    )


def test_scores_by_hand() -> None:
    trials = [
        trial(1, actual=100, ours=110, naive=100),
        trial(2, actual=50, ours=30, naive=None),
    ]

    found = scores(trials, Measure.WINS)

    ours = found[OURS]
    assert (ours.n, ours.wape, ours.coverage) == (2, 30 / 150, 0.5)
    assert ours.mape == pytest.approx((0.1 + 0.4) / 2)
    assert ours.bias == pytest.approx(-10 / 150)
    assert ours.pinball[1] == pytest.approx((10 * 0.5 + 20 * 0.5) / 2)
    assert ours.pinball[0] == pytest.approx((0 * 0.9 + 30 * 0.1) / 2)
    assert (found[Naive.LAST_THREE].n, found[Naive.LAST_THREE].wape) == (1, 0)
    assert found[Naive.LAST_YEAR].wape is None


def test_a_naive_forecast_is_preferred_where_it_was_less_wrong_on_the_same_periods() -> None:
    better = [trial(n, actual=100, ours=110, naive=101) for n in (1, 2, 3)]
    worse = [trial(n, actual=100, ours=110, naive=150) for n in (1, 2, 3)]

    assert choose(better, Measure.VALUE) == Preferred(Naive.LAST_THREE, 0.01, OURS, 0.1)
    assert choose(worse, Measure.VALUE) == Preferred(OURS, 0.1, Naive.LAST_THREE, 0.5)
    assert choose(better[:2], Measure.VALUE) == Preferred(OURS, 0.1, None, None)
    assert choose([], Measure.VALUE) == Preferred(OURS, None, None, None)


def test_backtests_know_only_what_was_known() -> None:
    """The last month's facts are other ones: forecasts of the months before stay as they were."""
    deals = pipeline(seed=12)
    more = [deal(f"x{n}", (190, "Talk"), (191, End.WON), value=1e6) for n in range(99)]
    asked = Asked(draws=300)

    plain = backtest(facts_of(deals, as_of=date(2024, 8, 1)), MONTHS, asked)
    other = backtest(facts_of([*deals, *more], as_of=date(2024, 8, 1)), MONTHS, asked)

    assert plain[:3] == other[:3]
    assert (other[3].revenue, other[3].naive) == (plain[3].revenue, plain[3].naive)
    assert other[3].actual.n == plain[3].actual.n + 99


def test_a_period_that_is_not_over_judges_nothing() -> None:
    facts = facts_of(pipeline(seed=13), as_of=date(2024, 7, 31))

    assert [t.period for t in backtest(facts, MONTHS, Asked(draws=50))] == MONTHS[:3]


@given(st.lists(st.floats(-100, 100), min_size=9, max_size=30), st.sampled_from([0.1, 0.5, 0.9]))
def test_no_constant_has_less_pinball_loss_than_the_quantile(
    found: list[float], quantile: float
) -> None:
    actual = np.array(found)
    best = np.quantile(actual, quantile, method="inverted_cdf")

    losses = [pinball(actual, np.full(len(actual), x), quantile) for x in [best, *found]]

    assert losses[0] <= min(losses) + 1e-9
