"""Figures that need no simulation: by stage probability, by observed rates, and naive forecasts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from headwater.forecast.rules.facts import End, Facts, Flags, Floats, Ints
from headwater.forecast.rules.periods import Period

OWN_RATE = 30  # closed deals from which on a segment has a rate of its own
NAIVE_PERIODS = 3
OLDEST_NEEDS = 20  # wins from which on the oldest of them says how old a deal can win


class Naive(StrEnum):
    """Forecasts that need no model, to be beaten by one that is worth its name."""

    LAST_THREE = "last_three"
    LAST_YEAR = "last_year"
    OPEN_TIMES_RATE = "open_times_rate"


@dataclass(frozen=True)
class Won:
    """How many deals, and what they are worth."""

    n: float
    value: float


@dataclass(frozen=True, eq=False)
class Reach:
    """The position of the furthest stage each deal has come to; −1 where it has none in order."""

    furthest: Ints
    n_stages: int


def won_in(facts: Facts, period: Period) -> Won:
    """Sum what was won in a period, as far as it is known."""
    first, end = period.start.toordinal(), period.end.toordinal()
    chosen = (facts.place == End.WON) & (facts.since >= first) & (facts.since < end)
    return Won(float(chosen.sum()), float(np.nansum(facts.value[chosen])))


def beta_rate(won: int, closed: int) -> float:
    """Smooth a win rate as if one more had been won and one more lost (Beta(1,1))."""
    return (won + 1) / (closed + 2)


def zombies(facts: Facts) -> Flags:
    """Mark open deals that are older than any that was ever won."""
    won = facts.place == End.WON
    if won.sum() < OLDEST_NEEDS:
        return np.zeros(facts.n, dtype=np.bool_)
    oldest = int((facts.since - facts.created)[won].max())
    return (facts.place >= 0) & (facts.today - facts.created > oldest)


def values_of(facts: Facts) -> Floats:
    """Give each deal its value; where nobody said, the mean won one of its segment or of all."""
    value = facts.value
    won = (facts.place == End.WON) & ~np.isnan(value)
    overall = float(value[won].mean()) if won.any() else 0.0
    for segment in range(len(facts.segments)):
        members = facts.segment == segment
        like = won & members
        mean = float(value[like].mean()) if like.any() else overall
        value[members & np.isnan(value)] = mean
    return value


def weighted(
    facts: Facts, probabilities: Mapping[str, float], *, chosen: Flags | None = None
) -> float:
    """Sum value × probability of the stage over the open deals, or those chosen of them."""
    deals = _open(facts, chosen)
    names = [facts.stages[stage] for stage in facts.place[deals]]
    return float(values_of(facts)[deals] @ np.array([probabilities.get(n, 0.0) for n in names]))


def empirical(facts: Facts, order: Sequence[str], *, chosen: Flags | None = None) -> float:
    """Sum value × observed win rate of those that reached the stage, over the open deals."""
    deals = _open(facts, chosen)
    return float(values_of(facts)[deals] @ empirical_rates(facts, order)[deals])


def empirical_rates(facts: Facts, order: Sequence[str]) -> Floats:
    """Give each deal the win rate of closed deals that reached the stage it has reached.

    A deal's own segment counts where it has closed deals enough, else all of them.
    """
    reach = reach_of(facts, order)
    won, closed = facts.place == End.WON, np.isin(facts.place, [End.WON, End.LOST])
    rates = np.zeros(facts.n)
    for position in range(-1, reach.n_stages):
        came = closed & (reach.furthest >= position)
        here = reach.furthest == position
        rates[here] = beta_rate(int((came & won).sum()), int(came.sum()))
        for segment in np.unique(facts.segment[here]):
            like = came & (facts.segment == segment)
            if like.sum() >= OWN_RATE:
                own = beta_rate(int((like & won).sum()), int(like.sum()))
                rates[here & (facts.segment == segment)] = own
    return rates


def reach_of(facts: Facts, order: Sequence[str]) -> Reach:
    """Find the furthest stage each deal has visited, in the order of the pipeline."""
    place = {name: n for n, name in enumerate(order)}
    position = np.array([place.get(name, -1) for name in facts.stages] or [-1], dtype=np.int64)
    in_stage = facts.step_place >= 0
    furthest = np.full(facts.n, -1, dtype=np.int64)
    np.maximum.at(
        furthest, facts.step_deal[in_stage], position[np.maximum(facts.step_place[in_stage], 0)]
    )
    return Reach(furthest, len(order))


def naive(facts: Facts, period: Period) -> dict[Naive, Won | None]:
    """Forecast without a model; None: there is not history enough."""
    before = [period.before(n + _gap(facts, period)) for n in range(1, NAIVE_PERIODS + 1)]
    last = [won_in(facts, one) for one in before]
    year = period.last_year()
    return {
        Naive.LAST_THREE: _mean(last) if _covers(facts, before[-1]) else None,
        Naive.LAST_YEAR: won_in(facts, year) if _covers(facts, year) else None,
        Naive.OPEN_TIMES_RATE: _open_times_rate(facts),
    }


def _gap(facts: Facts, period: Period) -> int:
    """Count the periods that are not over yet and lie before this one."""
    gap = 0
    while period.before(gap + 1).end.toordinal() > facts.today:
        gap += 1
    return gap


def _covers(facts: Facts, period: Period) -> bool:
    return facts.first_end <= period.start.toordinal() and period.end.toordinal() <= facts.today


def _mean(found: Sequence[Won]) -> Won:
    return Won(sum(w.n for w in found) / len(found), sum(w.value for w in found) / len(found))


def _open_times_rate(facts: Facts) -> Won | None:
    won, lost = ((facts.place == end) for end in (End.WON, End.LOST))
    if not won.any():
        return None
    n = float((facts.place >= 0).sum()) * float(won.sum() / (won.sum() + lost.sum()))
    value = facts.value[won]
    return Won(n, n * float(np.nanmean(value)) if (~np.isnan(value)).any() else 0.0)


def _open(facts: Facts, chosen: Flags | None) -> Ints:
    is_open = facts.place >= 0
    return np.flatnonzero(is_open if chosen is None else is_open & chosen)
