"""Everything the page of forecasts shows of one pipeline: periods ahead, and how past ones went."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from headwater.forecast.rules.accuracy import Measure, Preferred, Score, Trial, backtest, scores
from headwater.forecast.rules.accuracy import choose as choose_forecast
from headwater.forecast.rules.facts import End, Facts, known
from headwater.forecast.rules.forecasting import Asked, Forecast, forecast
from headwater.forecast.rules.periods import Period, PeriodUnit, period_of
from headwater.forecast.rules.simple import values_of
from headwater.forecast.rules.simulation import Band

FEWEST_WON = 20  # with fewer there is nothing that a forecast could be learned from
HISTORY = 28  # days of endings that a period of the past must have before it


BACK: Mapping[PeriodUnit, int] = {PeriodUnit.MONTH: 12, PeriodUnit.QUARTER: 4}


@dataclass(frozen=True)
class Ahead:
    """A period that is not over, with zombies left out and, where there are any, with them."""

    unit: PeriodUnit
    found: Forecast
    open_value: float  # what the open deals are expected to bring
    with_zombies: tuple[Band, Band] | None  # revenue, wins


@dataclass(frozen=True)
class Test:
    """How forecasts of one kind of period have done; the trials go from old to new."""

    unit: PeriodUnit
    trials: Sequence[Trial]
    scores: Mapping[str, Score]
    preferred: Preferred


@dataclass(frozen=True)
class Look:
    """`kept`: every trial of `tests` by what it was made from, for the next time."""

    n_won: int
    ahead: Sequence[Ahead]
    tests: Sequence[Test]
    kept: Mapping[str, Trial]

    @property
    def is_enough(self) -> bool:
        return self.n_won >= FEWEST_WON


def look_ahead(facts: Facts, asked: Asked, *, kept: Mapping[str, Trial]) -> Look:
    """Forecast this and the next month and quarter, and try the same on those that are over."""
    n_won = int((facts.place == End.WON).sum())
    if n_won < FEWEST_WON:
        return Look(n_won, (), (), {})
    found: dict[str, Trial] = {}
    ahead, tests = [], []
    for unit in PeriodUnit:
        this = period_of(unit, date.fromordinal(facts.today))
        ahead += [
            _ahead(facts, this, asked, unit=unit),
            _ahead(facts, this.before(-1), asked, unit=unit),
        ]
        trials = []
        for period in past(facts, this, BACK[unit]):
            key = fingerprint(known(facts, period.end.toordinal()), period)
            trial = kept.get(key) or backtest(facts, [period], asked)[0]
            found[key] = trial
            trials.append(trial)
        tests.append(
            Test(
                unit, trials, scores(trials, Measure.VALUE), choose_forecast(trials, Measure.VALUE)
            )
        )
    return Look(n_won, ahead, tests, found)


def past(facts: Facts, this: Period, most: int) -> Iterator[Period]:
    """List the periods before this one that had some history before them, the oldest first."""
    for back in range(most, 0, -1):
        period = this.before(back)
        if period.start.toordinal() >= facts.first_end + HISTORY:
            yield period


def fingerprint(facts: Facts, *more: object) -> str:
    """Name facts by all that is in them: equal facts, equal names."""
    columns = (
        *(facts.created, facts.segment, facts.step_deal, facts.step_day, facts.step_place),
        *(facts.terms_deal, facts.terms_day, facts.terms_value, facts.terms_due),
    )
    name = hashlib.blake2b(repr((facts.today, facts.stages, facts.segments, more)).encode())
    name.update("\n".join(facts.ids).encode())
    for column in columns:
        name.update(column.tobytes())
    return name.hexdigest()[:32]


def _ahead(facts: Facts, period: Period, asked: Asked, *, unit: PeriodUnit) -> Ahead:
    found = forecast(facts, period, asked)
    value = dict(zip(facts.ids, values_of(facts), strict=True))
    open_value = float(sum(one.in_period * value[one.id] for one in found.deals))
    if not found.zombies.n:
        return Ahead(unit, found, open_value, None)
    everything = Asked(
        stages=asked.stages, probabilities=asked.probabilities, with_zombies=True,
        draws=asked.draws, seed=asked.seed,
    )  # fmt: skip
    whole = forecast(facts, period, everything, chosen=found.chosen)
    return Ahead(unit, found, open_value, (whole.revenue, whole.wins))
