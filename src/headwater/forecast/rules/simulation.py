"""Ten thousand imagined courses of a period, summed."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.forecast.rules.facts import Floats, Ints, sums

DRAWS = 10_000
QUANTILES = (0.1, 0.5, 0.9)
ROWS = 128  # deals drawn at a time, so that memory does not grow with the pipeline
MANY = 1_000  # arrivals from which on a sum of values is drawn as what it nearly is: normal
Draws = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Band:
    """What to expect, and between which bounds eight of ten courses end."""

    mean: float
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, eq=False)
class Lottery:
    """What is drawn from.

    `value` is not a number where a deal's value is not known: it is drawn from the values that
    deals of its group were won at. `scatter` moves all chances of a draw together.
    """

    chance: Floats
    value: Floats
    group: Ints
    pools: tuple[Floats, ...]  # won values by group; the last of them: of all groups
    arriving: float
    scatter: float


def draw(lottery: Lottery, *, seed: int, draws: int = DRAWS) -> tuple[Draws, Draws]:
    """Draw how many are won, and what they are worth, so many times.

    Each deal draws from its own part of the random numbers, so that one more at the end changes
    nothing of what the others do.
    """
    common, single, prices, later = (
        np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(4)
    )
    scatter = lottery.scatter
    tide = np.exp(scatter * common.standard_normal(draws) - scatter**2 / 2)
    hazard = -np.log1p(-np.minimum(lottery.chance, 1 - 1e-12))
    count, value = np.zeros(draws), np.zeros(draws)
    for first in range(0, len(hazard), ROWS):
        rows = slice(first, first + ROWS)
        wait = single.standard_exponential((len(hazard[rows]), draws), dtype=np.float32)
        deal, course = np.nonzero(wait < hazard[rows, None] * tide)
        price = _prices(lottery, deal + first, prices)
        count += np.bincount(course, minlength=draws)
        value += sums(course, price, draws)
    more = later.poisson(lottery.arriving * tide)
    return count + more, value + _sums(more, lottery.pools[-1], later)


def band(drawn: Draws) -> Band:
    low, middle, high = np.quantile(drawn, QUANTILES)
    return Band(float(drawn.mean()), float(low), float(middle), float(high))


def _prices(lottery: Lottery, deal: Ints, rng: np.random.Generator) -> Floats:
    price = lottery.value[deal]
    dice = rng.random(len(deal)) if np.isnan(lottery.value).any() else np.zeros(0)
    for group in np.unique(lottery.group[deal[np.isnan(price)]]):
        pool = lottery.pools[group] if len(lottery.pools[group]) else lottery.pools[-1]
        here = np.isnan(price) & (lottery.group[deal] == group)
        price[here] = pool[(dice[here] * len(pool)).astype(np.int64)] if len(pool) else 0.0
    return price


def _sums(counts: npt.NDArray[np.int64], pool: Floats, rng: np.random.Generator) -> Draws:
    """Sum so many values drawn from the pool, for each course."""
    if not len(pool):
        return np.zeros(len(counts))
    if counts.mean() > MANY:
        noise = rng.standard_normal(len(counts)) * np.sqrt(counts) * pool.std()
        total: Draws = np.maximum(0, counts * pool.mean() + noise)
        return total
    course = np.repeat(np.arange(len(counts)), counts)
    return sums(course, pool[rng.integers(len(pool), size=len(course))], len(counts))
