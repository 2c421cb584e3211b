"""What the calendar does: how much more or less happens on some days than rates alone would say.

Events of each day are compared with those expected. Effects are estimated all together, each
pulled towards none as strongly as few events deserve (a Poisson regression with ridge), and the
more so the more events come in bursts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from headwater.forecast.rules.facts import Floats, Ints, sums

STEP = 0.2  # how far the level may wander from one block to the next, as a share
BLOCK = 28  # days of one level
SPREAD = 0.5  # how far months, quarters' months and weekdays may lie apart, as a share
ROUNDS = 30
CLOSE = 1e-7
LARGEST = 3.0  # no effect is beyond e³, however few the days it was seen on
WEEK = 7
EPOCH = date(1970, 1, 1).toordinal()


class Effect(StrEnum):
    WEEKDAY = "weekday"
    MONTH = "month"  # of the year
    QUARTER = "quarter"  # first, second and last month of a quarter
    LEVEL = "level"  # what was lately goes on


Season = frozenset[Effect]


@dataclass(frozen=True, eq=False)
class Calendar:
    """How many times the usual happens on a day."""

    season: Season
    factors: dict[Effect, Floats]
    first: int
    dispersion: float  # 1: events come independently; more: in bursts

    def on(self, days: Ints) -> Floats:
        total = np.zeros(len(days))
        for effect, logs in self.factors.items():
            total += logs[np.clip(codes(effect, days, self.first), 0, len(logs) - 1)]
        return np.exp(np.clip(total, -LARGEST, LARGEST))


@dataclass(frozen=True, eq=False)
class Counts:
    """Events of each row, and how many were expected."""

    seen: Floats
    expected: Floats


def calendar_of(days: Ints, seen: Floats, expected: Floats, *, season: Season) -> Calendar:
    """Compare what was seen on each day with what was expected; days are one after the other."""
    first = int(days[-1]) + 1 - _blocks(days) * BLOCK if len(days) else 0
    usable = expected > 0
    days, seen, expected = days[usable], seen[usable], expected[usable]
    effects = [effect for effect in Effect if effect in season]
    if not effects or not len(days):
        return Calendar(season, {}, first, _dispersion(seen, expected))
    # Days that are the same to all effects are one row.
    keys = [codes(e, days, first) for e in effects]
    sizes = [int(key.max()) + 1 for key in keys]
    _, at, row = np.unique(
        np.ravel_multi_index(keys, sizes), return_index=True, return_inverse=True
    )
    design = np.hstack(
        [_columns(e, k[at], n) for e, k, n in zip(effects, keys, sizes, strict=True)]
    )
    penalty = np.concatenate(
        [np.full(n, _precision(e)) for e, n in zip(effects, sizes, strict=True)]
    )
    counts = Counts(sums(row, seen), sums(row, expected))
    fitted = _fit(design, penalty, counts)
    dispersion = _dispersion(seen, expected * np.exp(design @ fitted)[row])
    fitted = _fit(design, penalty * dispersion, counts)
    parts = np.split(fitted, np.cumsum(sizes)[:-1])
    logs = {
        e: np.cumsum(part) if e is Effect.LEVEL else part
        for e, part in zip(effects, parts, strict=True)
    }
    return Calendar(season, logs, first, dispersion)


def _fit(design: Floats, penalty: Floats, counts: Counts) -> Floats:
    """Find the most likely effects by Newton's steps, shortened where they would overshoot."""
    effects: Floats = np.zeros(design.shape[1], dtype=np.float64)
    seen, expected = counts.seen, counts.expected

    def badness(at: Floats) -> float:
        line = np.clip(design @ at, -20, 20)
        return float((expected * np.exp(line) - seen * line).sum() + (penalty * at**2).sum() / 2)

    for _ in range(ROUNDS):
        mean = expected * np.exp(np.clip(design @ effects, -20, 20))
        slope = design.T @ (mean - seen) + penalty * effects
        curve = (design.T * mean) @ design + np.diag(penalty)
        step: Floats = np.linalg.solve(curve, slope).astype(np.float64)
        size = _shorten(badness, effects, step)
        effects = effects - size * step
        if float(np.abs(size * step).max()) < CLOSE:
            break
    return effects


def _shorten(badness: Callable[[Floats], float], at: Floats, step: Floats) -> float:
    size, now = 1.0, badness(at)
    while size > CLOSE and badness(at - size * step) > now:
        size /= 2
    return size


def _dispersion(seen: Floats, mean: Floats) -> float:
    """Compare the scatter of weeks with that of independent events."""
    whole = len(seen) // WEEK * WEEK
    if whole < 2 * WEEK:
        return 1.0
    weeks, means = (part[-whole:].reshape(-1, WEEK).sum(axis=1) for part in (seen, mean))
    return max(1.0, float(((weeks - means) ** 2 / np.maximum(means, CLOSE)).mean()))


def _precision(effect: Effect) -> float:
    return 1 / (STEP if effect is Effect.LEVEL else SPREAD) ** 2


def _blocks(days: Ints) -> int:
    return -(-len(days) // BLOCK)


def _columns(effect: Effect, code: Ints, n: int) -> Floats:
    kinds = np.arange(n)
    # The level of a block is the sum of all steps up to it.
    on = code[:, None] >= kinds if effect is Effect.LEVEL else code[:, None] == kinds
    return np.asarray(on, dtype=np.float64)


def codes(effect: Effect, days: Ints, first: int = 0) -> Ints:
    """Number the days by what they are to an effect: weekday, month, or block from the first."""
    if effect is Effect.LEVEL:
        return (days - first) // BLOCK
    if effect is Effect.WEEKDAY:
        weekday: Ints = (days - 1) % WEEK  # 0: Monday
        return weekday
    dates = (days - EPOCH).astype("datetime64[D]")
    since_1970: Ints = dates.astype("datetime64[M]").astype(np.int64)
    month: Ints = since_1970 % (3 if effect is Effect.QUARTER else 12)
    return month
