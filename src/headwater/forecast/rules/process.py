"""The sales process as it was lately: rates of leaving, arrivals, values; and chances from it."""

from dataclasses import dataclass

import numpy as np

from headwater.forecast.rules.calendar import Calendar, Season, calendar_of
from headwater.forecast.rules.facts import End, Facts, Floats, Ints, sums
from headwater.forecast.rules.hazards import (
    Cells,
    Hazards,
    Stays,
    hazards,
    stays_of,
    watched,
)

RECENT = 56  # days whose arrivals say into which stages deals come; the runway's eight weeks


@dataclass(frozen=True)
class Method:
    """A way to learn: by stage or by age alone, and with which effects of the calendar.

    `flow`: how much is won goes on as it did, whatever stands open (a team closes what it has
    time for); what stands open only says which deals it will be.
    """

    by_stage: bool
    season: Season
    flow: bool = False


@dataclass(frozen=True, eq=False)
class Watch:
    """What rates are learned from: the same for all effects of the calendar."""

    stays: Stays
    cells: Cells
    first: int
    n_stages: int
    entry: Floats  # share of new deals that begin in each stage
    arrived: Floats  # new deals on each day
    won: Floats  # deals won on each day
    plain: Hazards

    @property
    def days(self) -> Ints:
        return self.first + np.arange(len(self.arrived))


@dataclass(frozen=True, eq=False)
class Process:
    """All that a forecast draws from."""

    hazards: Hazards
    won: Calendar
    lost: Calendar
    arrivals: Calendar
    arrivals_a_day: float
    entry: Floats


def watch(facts: Facts, *, by_stage: bool, first: int) -> Watch:
    """Count once what every way to learn needs."""
    stays = stays_of(facts, by_stage=by_stage)
    cells = watched(stays, first, facts.today)
    n_stages = max(1, len(facts.stages)) if by_stage else 1
    ends = facts.since[facts.place == End.WON]
    return Watch(
        stays=stays,
        cells=cells,
        first=first,
        n_stages=n_stages,
        entry=_entry(facts, n_stages) if by_stage else np.ones(1),
        arrived=_a_day(facts.created, first, facts.today),
        won=_a_day(ends, first, facts.today),
        plain=hazards(stays, cells, late=first, n_stages=n_stages),
    )


def learn(seen: Watch, season: Season) -> Process:
    """Learn rates and the calendar's effects, each given the other once."""
    rates = seen.plain
    won, lost = (_effects(seen, rates, end=e, season=season) for e in (End.WON, End.LOST))
    if season:
        rates = _rates(seen, won, lost)
        won, lost = (_effects(seen, rates, end=e, season=season) for e in (End.WON, End.LOST))
    return Process(rates, won, lost, *_flow(seen.days, seen.arrived, season), seen.entry)


def flow(seen: Watch, season: Season, days: Ints) -> float:
    """Say how much is won on these days if winning goes on as it did."""
    calendar, a_day = _flow(seen.days, seen.won, season)
    return float(a_day * calendar.on(days).sum())


def _flow(days: Ints, counts: Floats, season: Season) -> tuple[Calendar, float]:
    a_day = float(counts.mean()) if len(counts) else 0.0
    return calendar_of(days, counts, np.full(len(days), a_day), season=season), a_day


def chances(process: Process, *, today: int, start: int, end: int) -> tuple[Floats, Floats]:
    """Give the chance of being won from `start` up to `end`, reckoned from today on.

    First by stage and days of stay this morning, then for a deal that comes in on each day.
    """
    days = np.arange(today, end)
    won, lost = process.won.on(days), process.lost.on(days)
    rates = process.hazards
    ahead = np.zeros_like(rates.won)
    fresh = np.zeros(len(days))
    for number in range(len(days) - 1, -1, -1):
        by_win = np.minimum(rates.won * won[number], 1)
        gone = np.minimum(rates.lost * lost[number], 1 - by_win)
        room = 1 - by_win - gone
        share = rates.moved.sum(axis=2)
        moved = rates.moved * np.minimum(1, room / np.maximum(share, 1e-12))[:, :, None]
        stay = room - moved.sum(axis=2)
        onward = np.concatenate([ahead[:, 1:], ahead[:, -1:]], axis=1)
        now = (by_win if days[number] >= start else 0) + stay * onward
        # Whoever moves today may move on today: stages hang on each other at days of stay = 0.
        first = np.linalg.solve(np.eye(len(now)) - moved[:, 0] * 0.999999, now[:, 0])
        ahead = now + moved @ first
        fresh[number] = float(process.entry @ ahead[:, 0])
    return np.clip(ahead, 0, 1), np.clip(fresh, 0, 1)


def standing(facts: Facts, process: Process, *, by_stage: bool) -> tuple[Ints, Ints, Ints]:
    """List the open deals with the stage each counts in and its days of stay."""
    deals = np.flatnonzero(facts.place >= 0)
    if by_stage:
        stage, since = facts.place[deals], facts.since[deals]
    else:
        stage, since = np.zeros(len(deals), dtype=np.int64), facts.created[deals]
    return deals, stage, np.minimum(facts.today - since, process.hazards.longest)


def _effects(seen: Watch, rates: Hazards, *, end: End, season: Season) -> Calendar:
    table, cells = rates.won if end is End.WON else rates.lost, seen.cells
    chance = cells.n * table[cells.stage, np.minimum(cells.age, rates.longest)]
    expected = sums(cells.day - seen.first, chance, len(seen.arrived))
    ends = seen.stays.left[seen.stays.to == end]
    happened = _a_day(ends, seen.first, seen.first + len(seen.arrived))
    return calendar_of(seen.days, happened, expected, season=season)


def _rates(seen: Watch, won: Calendar, lost: Calendar) -> Hazards:
    """Estimate each rate as it would be on a day like any other."""
    cells, days = seen.cells, seen.days
    by_win, by_loss = (
        hazards(
            seen.stays,
            cells,
            late=seen.first,
            n_stages=seen.n_stages,
            weights=calendar.on(days)[cells.day - seen.first],
        )
        for calendar in (won, lost)
    )
    return Hazards(by_win.won, by_loss.lost, seen.plain.moved)


def _a_day(days: Ints, first: int, end: int) -> Floats:
    inside = days[(days >= first) & (days < end)] - first
    return np.bincount(inside, minlength=max(0, end - first)).astype(np.float64)


def _entry(facts: Facts, n_stages: int) -> Floats:
    first = facts.step_place[np.searchsorted(facts.step_deal, np.arange(facts.n))]
    lately = (facts.created >= facts.today - RECENT) & (first >= 0)
    chosen = first[lately] if lately.any() else first[first >= 0]
    counts = np.bincount(chosen, minlength=n_stages).astype(np.float64)
    return np.divide(counts, max(1.0, float(counts.sum())))
