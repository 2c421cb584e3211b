"""The forecast of a period from facts as of a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from headwater.forecast.rules.facts import End, Facts, Flags, Floats, Ints
from headwater.forecast.rules.outlook import (
    Chosen,
    Outlook,
    Window,
    choose_method,
    expecter,
)
from headwater.forecast.rules.periods import Period
from headwater.forecast.rules.simple import (
    Naive,
    Won,
    empirical,
    naive,
    values_of,
    weighted,
    won_in,
    zombies,
)
from headwater.forecast.rules.simulation import DRAWS, Band, Lottery, band, draw

VALUES_REMEMBERED = 365  # days whose won values say what a deal without value, or to come, brings
CERTAIN = 0.999


@dataclass(frozen=True)
class Asked:
    """What is wanted of a forecast. `stages`: the pipeline's, in order; `probabilities`: theirs."""

    stages: Sequence[str] = ()
    probabilities: Mapping[str, float] = field(default_factory=dict)
    with_zombies: bool = False
    draws: int = DRAWS
    seed: int = 0


@dataclass(frozen=True)
class Single:
    """An open deal in a forecast: its chance of being won in the period, and ever."""

    id: str
    in_period: float
    eventually: float
    is_zombie: bool


@dataclass(frozen=True)
class Forecast:
    """What a period is expected to bring, with what was won in it already.

    `weighted` and `empirical` are of all open deals, whenever they close; those `due` are of the
    deals expected to close in the period.
    """

    period: Period
    already: Won
    revenue: Band
    wins: Band
    from_open: float
    from_arrivals: float
    chosen: Chosen
    weighted: float
    weighted_due: float
    n_due: int
    empirical: float
    empirical_due: float
    naive: Mapping[Naive, Won | None]
    zombies: Won
    deals: Sequence[Single]


def forecast(
    facts: Facts, period: Period, asked: Asked | None = None, *, chosen: Chosen | None = None
) -> Forecast:
    """Forecast a period that is not over yet from all that is known as of a day.

    `chosen`: the way it was forecast before, for the same facts and period asked otherwise.
    """
    asked = asked or Asked()
    window = _window(facts, period)
    chosen = chosen or choose_method(facts, window)
    outlook = expecter(facts, window)(chosen.method)
    dead = zombies(facts)
    chance = _chances(outlook, asked, dead=dead)
    already = won_in(facts, period)
    counts, values = draw(
        lottery(facts, outlook.deals, chance, arriving=outlook.arriving, scatter=chosen.scatter),
        seed=asked.seed,
        draws=asked.draws,
    )
    alive = ~dead | asked.with_zombies
    due = alive & (facts.due >= period.start.toordinal()) & (facts.due < period.end.toordinal())
    return Forecast(
        period=period,
        already=already,
        revenue=band(already.value + values),
        wins=band(already.n + counts),
        from_open=float(chance.sum()),
        from_arrivals=outlook.arriving,
        chosen=chosen,
        weighted=weighted(facts, asked.probabilities, chosen=alive),
        weighted_due=weighted(facts, asked.probabilities, chosen=due),
        n_due=int((due & (facts.place >= 0)).sum()),
        empirical=empirical(facts, asked.stages, chosen=alive),
        empirical_due=empirical(facts, asked.stages, chosen=due),
        naive=naive(facts, period),
        zombies=Won(float(dead.sum()), float(values_of(facts)[dead].sum())),
        deals=[
            Single(facts.ids[deal], float(now), float(ever), bool(dead[deal]))
            for deal, now, ever in zip(outlook.deals, chance, outlook.eventually, strict=True)
        ],
    )


def lottery(
    facts: Facts, deals: Ints, chance: Floats, *, arriving: float, scatter: float
) -> Lottery:
    """Put together what is drawn from: open deals, and the values that deals were won at."""
    value = facts.value
    lately = facts.since >= facts.today - VALUES_REMEMBERED
    won = (facts.place == End.WON) & ~np.isnan(value) & lately
    pools = [value[won & (facts.segment == n)] for n in range(len(facts.segments))]
    return Lottery(
        chance=chance,
        value=value[deals],
        group=facts.segment[deals],
        pools=(*pools, value[won]),
        arriving=arriving,
        scatter=scatter,
    )


def _window(facts: Facts, period: Period) -> Window:
    start = max(facts.today, period.start.toordinal())
    return Window(facts.today, start, max(start, period.end.toordinal()))


def _chances(outlook: Outlook, asked: Asked, *, dead: Flags) -> Floats:
    chance = outlook.chance.copy()
    if not asked.with_zombies:
        chance[dead[outlook.deals]] = 0
    return np.clip(chance, 0, CERTAIN)
