"""How good forecasts were: asked at the beginning of each past period, judged by what came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from headwater.forecast.rules.facts import Facts, Floats, known
from headwater.forecast.rules.forecasting import Asked, forecast
from headwater.forecast.rules.periods import Period
from headwater.forecast.rules.simple import Naive, Won, won_in
from headwater.forecast.rules.simulation import QUANTILES, Band

OURS = "simulated"
FEWEST = 3  # periods that a judgement needs


class Measure(StrEnum):
    VALUE = "value"
    WINS = "wins"


@dataclass(frozen=True)
class Trial:
    """One period of the past: what was forecast at its beginning, and what came."""

    period: Period
    actual: Won
    revenue: Band
    wins: Band
    naive: Mapping[Naive, Won | None]


@dataclass(frozen=True)
class Score:
    """How wrong a forecast was over n periods; errors of ours are those of P50.

    `bias` is above zero where it forecast too much. A naive forecast has no bounds: it stands for
    all quantiles, and covers nothing.
    """

    n: int
    wape: float | None
    mape: float | None
    bias: float | None
    pinball: tuple[float, float, float]
    coverage: float | None


@dataclass(frozen=True)
class Preferred:
    """Which forecast to show, and how much less wrong it was than the best of the others."""

    name: str
    wape: float | None
    runner_up: str | None
    runner_up_wape: float | None


def backtest(
    facts: Facts, periods: Sequence[Period], asked: Asked | None = None
) -> tuple[Trial, ...]:
    """Forecast each period that is over with only what was known when it began."""
    trials = []
    for period in periods:
        if period.end.toordinal() > facts.today:
            continue
        found = forecast(known(facts, period.start.toordinal()), period, asked)
        trials.append(Trial(period, won_in(facts, period), found.revenue, found.wins, found.naive))
    return tuple(trials)


def scores(trials: Sequence[Trial], measure: Measure) -> dict[str, Score]:
    """Judge ours and each naive forecast, each on the periods it could be made for."""
    found = {OURS: _score(trials, [_ours(trial, measure) for trial in trials], measure)}
    for name in Naive:
        able = [(trial, guess) for trial in trials if (guess := trial.naive[name]) is not None]
        points = [np.full(3, _amount(guess, measure)) for _, guess in able]
        found[name] = _score([trial for trial, _ in able], points, measure, has_bounds=False)
    return found


def choose(trials: Sequence[Trial], measure: Measure) -> Preferred:
    """Prefer ours, but a naive forecast where it was less wrong on the same periods."""
    rivals: dict[str, tuple[float, float]] = {}
    for name in Naive:
        shared = [trial for trial in trials if trial.naive[name] is not None]
        judged = scores(shared, measure)
        ours, theirs = judged[OURS].wape, judged[name].wape
        if len(shared) >= FEWEST and ours is not None and theirs is not None:
            rivals[name] = (theirs, ours)
    overall = scores(trials, measure)[OURS].wape
    if not rivals:
        return Preferred(OURS, overall, None, None)
    best = min(rivals, key=lambda name: rivals[name][0] - rivals[name][1])
    theirs, ours = rivals[best]
    if theirs < ours:
        return Preferred(best, theirs, OURS, ours)
    return Preferred(OURS, ours, best, theirs)


def pinball(actual: Floats, forecast_: Floats, quantile: float) -> float:
    """Average the loss that the quantile itself makes least."""
    gap = actual - forecast_
    return float(np.maximum(quantile * gap, (quantile - 1) * gap).mean())


def _score(
    trials: Sequence[Trial],
    forecasts: Sequence[Floats],
    measure: Measure,
    *,
    has_bounds: bool = True,
) -> Score:
    if not trials:
        return Score(0, None, None, None, (0.0, 0.0, 0.0), None)
    actual = np.array([_amount(trial.actual, measure) for trial in trials])
    bounds = np.array(forecasts)
    error = bounds[:, 1] - actual
    real, total = actual > 0, float(actual.sum())
    covered = ((bounds[:, 0] <= actual) & (actual <= bounds[:, 2])).mean()
    low, middle, high = (pinball(actual, bounds[:, n], q) for n, q in enumerate(QUANTILES))
    return Score(
        n=len(trials),
        wape=float(np.abs(error).sum()) / total if total else None,
        mape=float((np.abs(error[real]) / actual[real]).mean()) if real.any() else None,
        bias=float(error.sum()) / total if total else None,
        pinball=(low, middle, high),
        coverage=float(covered) if has_bounds else None,
    )


def _ours(trial: Trial, measure: Measure) -> Floats:
    band = trial.revenue if measure is Measure.VALUE else trial.wins
    return np.array([band.p10, band.p50, band.p90])


def _amount(won: Won, measure: Measure) -> float:
    return won.value if measure is Measure.VALUE else won.n
