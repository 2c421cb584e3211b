"""What is expected to be won in a period, deal by deal, and the choice of how to expect it.

Ways to expect are chosen by rolling backtests inside the facts: at days in the past, each way is
asked for a period as long and as far ahead, knowing only what was known then.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from headwater.forecast.rules.calendar import Effect, Season, codes
from headwater.forecast.rules.facts import End, Facts, Floats, Ints, known
from headwater.forecast.rules.hazards import watched_since
from headwater.forecast.rules.process import Method, Watch, chances, flow, learn, standing, watch

SEASONS: tuple[Season, ...] = tuple(
    frozenset(effects)
    for effects in (
        (),
        (Effect.WEEKDAY,),
        (Effect.QUARTER,),
        (Effect.MONTH,),
        (Effect.LEVEL,),
        (Effect.LEVEL, Effect.QUARTER),
        (Effect.LEVEL, Effect.MONTH),
    )
)
WINDOWS = 12  # periods of the past that ways are tried on
THIRD = 3
APART = 7  # days between them, at least
FEWEST = 3  # with fewer the choice would be luck, and the plainest way is taken
BEGINNING = 28  # days of history before the first of them
NEARLY = 0.1  # ways that are so much worse than the best, as a share, are as good
HEAT = 4  # windows after which ways that are so many times worse than the best are left out
FAR_BEHIND = 2
USUAL_ERROR, WEIGHT = 0.1, 2  # before anything was tried: a tenth, as if seen twice
MEDIAN_OF_SQUARES = 0.455  # of what is normal with a spread of one
MOST = 50.0  # by how much chances are scaled at most to meet the flow


@dataclass(frozen=True)
class Window:
    """Days as numbers: reckoned from today on, won from `start` up to `end`."""

    today: int
    start: int
    end: int

    def at(self, today: int) -> "Window":
        shift = today - self.today
        return Window(today, self.start + shift, self.end + shift)


@dataclass(frozen=True, eq=False)
class Outlook:
    """The open deals with their chances of being won in the window, and wins of deals to come."""

    deals: Ints
    chance: Floats
    eventually: Floats
    arriving: float

    @property
    def expected(self) -> float:
        return float(self.chance.sum()) + self.arriving


@dataclass(frozen=True)
class Chosen:
    """The way that was chosen, how wrong it was on the windows tried, and how far it scatters."""

    method: Method
    windows: int
    wape: float | None
    scatter: float


def choose_method(facts: Facts, window: Window) -> Chosen:
    """Try all ways on windows of the past and take the best, or a plainer one nearly as good."""
    ways = list(_ways(facts, window))
    since = watched_since(facts)
    origins = _origins(facts, window, since)
    actual = np.array([wins(facts, window.at(day)) for day in origins], dtype=np.float64)
    if len(origins) < FEWEST or not actual.any():
        return Chosen(ways[0], 0, None, USUAL_ERROR)
    tried = np.full((len(ways), len(origins)), np.nan)
    for number, day in enumerate(origins):
        then = known(facts, day)
        expect = expecter(then, window.at(day), since=min(since, watched_since(then)))
        for way in _left(tried, actual, number):
            tried[way, number] = expect(ways[way]).expected
    misses = np.abs(tried - actual)
    best = _plainest(misses.sum(axis=1), luck=float(np.sqrt(actual.sum())))
    wape = float(misses[best].sum() / actual.sum())
    return Chosen(ways[best], len(origins), wape, _scatter(tried[best], actual))


def _left(tried: Floats, actual: Floats, number: int) -> Ints:
    """List the ways that are still in the race: after some windows, those far behind leave it."""
    if number < HEAT:
        return np.arange(len(tried))
    behind = np.abs(tried - actual)[:, :HEAT].sum(axis=1)
    return np.flatnonzero(behind <= behind.min() * FAR_BEHIND)


def _plainest(misses: Floats, *, luck: float) -> int:
    """Take the plainest way that missed by no more than the best, give or take the luck of deals."""
    best = float(np.nanmin(misses))
    return int(np.flatnonzero(misses - best <= max(luck, best * NEARLY))[0])


def expecter(
    facts: Facts, window: Window, *, since: int | None = None
) -> Callable[[Method], Outlook]:
    """Prepare once what all ways need, and give a function that follows one of them."""
    first = watched_since(facts) if since is None else since
    days = np.arange(window.start, window.end)

    @cache
    def seen(by_stage: bool) -> Watch:  # noqa: FBT001
        return watch(facts, by_stage=by_stage, first=first)

    def follow(method: Method) -> Outlook:
        look = seen(method.by_stage)
        by_pipeline = _by_pipeline(
            facts, look, window, season=frozenset() if method.flow else method.season
        )
        if not method.flow:
            return by_pipeline
        return scaled_to(by_pipeline, flow(look, method.season, days))

    return follow


def wins(facts: Facts, window: Window) -> int:
    won = facts.since[facts.place == End.WON]
    return int(((won >= window.start) & (won < window.end)).sum())


def scaled_to(outlook: Outlook, total: float) -> Outlook:
    """Raise or lower all hazards alike until so much is expected."""
    hazard = -np.log1p(-np.minimum(outlook.chance, 1 - 1e-9))
    low, high = 0.0, MOST
    for _ in range(60):
        middle = (low + high) / 2
        reached = float(-np.expm1(-hazard * middle).sum()) + outlook.arriving * middle
        low, high = (middle, high) if reached < total else (low, middle)
    chance = -np.expm1(-hazard * low)
    left = max(0.0, total - float(chance.sum()))  # what is beyond MOST comes from nowhere we know
    return Outlook(outlook.deals, chance, outlook.eventually, left)


def _by_pipeline(facts: Facts, look: Watch, window: Window, *, season: Season) -> Outlook:
    process = learn(look, season)
    ahead, fresh = chances(process, today=window.today, start=window.start, end=window.end)
    by_stage = look.n_stages > 1
    deals, stage, age = standing(facts, process, by_stage=by_stage)
    days = np.arange(window.today, window.end)
    arriving = process.arrivals_a_day * float(process.arrivals.on(days) @ fresh)
    return Outlook(deals, ahead[stage, age], process.hazards.eventually[stage, age], arriving)


def _ways(facts: Facts, window: Window) -> Iterator[Method]:
    """List the ways, plainest first; effects only where the window's own months were seen."""
    seasons = [season for season in SEASONS if _was_seen(season, facts, window)]
    for by_stage in (True, False) if len(facts.stages) > 1 else (False,):
        yield from (Method(by_stage, season) for season in seasons)
    yield from (Method(len(facts.stages) > 1, season, flow=True) for season in seasons)


def _was_seen(season: Season, facts: Facts, window: Window) -> bool:
    first = max(facts.first_end, int(facts.created.min(initial=facts.today)))
    past, coming = np.arange(first, facts.today), np.arange(window.start, window.end)
    return all(
        bool(np.isin(codes(effect, coming), codes(effect, past)).all())
        for effect in season - {Effect.LEVEL}
    )


def _origins(facts: Facts, window: Window, since: int) -> Sequence[int]:
    """Spread windows over the history, the last one ending today; each third of them, too."""
    length = window.end - window.today
    latest, earliest = facts.today - length, since + BEGINNING
    apart = min(max(APART, (latest - earliest) // (WINDOWS - 1)), max(APART, length))
    found = list(range(latest, earliest - 1, -apart))[:WINDOWS]
    return [day for first in range(THIRD) for day in found[first::THIRD]]


def _scatter(tried: Floats, actual: Floats) -> float:
    """Say how far off a way is beyond the luck of single deals, as a share of what it expects."""
    mean = np.maximum(tried, 1)
    typical = float(np.median((actual - tried) ** 2 / mean**2)) / MEDIAN_OF_SQUARES
    beyond = max(0.0, typical - float((1 / mean).mean())) * len(tried)
    return float(np.sqrt((beyond + WEIGHT * USUAL_ERROR**2) / (len(tried) + WEIGHT)))
