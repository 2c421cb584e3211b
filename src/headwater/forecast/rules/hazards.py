"""How long deals stay and where they go: rates of leaving by days of stay, from all stays there are.

The estimate is Kaplan and Meier's (with competing ends: Aalen and Johansen's), in whole days:
of those who had stayed so long, the share that left this way on that day. Stays that last still
count while they were watched, and so do stays from before the watching began.
"""

from dataclasses import dataclass

import numpy as np

from headwater.forecast.rules.facts import NEVER, End, Facts, Floats, Ints, sums

LONGEST = 730  # days of stay that are told apart; who stays longer never leaves in a forecast
REMEMBERED = 1096  # days of history that rates are learned from
ENOUGH = 8  # endings that make a rate of their own; ages with fewer share one with the next
SURELY = 5.0  # endings that should have been seen; none of them is e⁻⁵ likely


@dataclass(frozen=True, eq=False)
class Stays:
    """Every stay in a stage: entered, left (NEVER: still there) and for which place."""

    stage: Ints
    entered: Ints
    left: Ints
    to: Ints


@dataclass(frozen=True, eq=False)
class Cells:
    """How many were watched, by stage, day of the calendar and days of stay."""

    stage: Ints
    day: Ints
    age: Ints
    n: Floats


@dataclass(frozen=True, eq=False)
class Hazards:
    """Chances a day by stage and days of stay: of being won, lost, and of moving to each stage.

    The last row of days is that of all longer stays, which nobody was seen to end.
    """

    won: Floats
    lost: Floats
    moved: Floats

    @property
    def longest(self) -> int:
        return int(self.won.shape[1]) - 1

    @property
    def eventually(self) -> Floats:
        """The chance of ever being won, by stage and days of stay."""
        out = self.won + self.lost + self.moved.sum(axis=2)
        staying = np.cumprod(1 - out, axis=1)
        before = np.concatenate([np.ones((len(out), 1)), staying[:, :-1]], axis=1)
        direct = (before * self.won).sum(axis=1)
        over = np.einsum("sa,sat->st", before, self.moved)
        fresh = np.linalg.lstsq(np.eye(len(out)) - over, direct, rcond=None)[0]
        gain = before * (self.won + self.moved @ fresh)
        ahead = np.cumsum(gain[:, ::-1], axis=1)[:, ::-1]
        chance: Floats = np.divide(ahead, before, out=np.zeros_like(ahead), where=before > 0)
        return np.clip(chance, 0, 1)


def stays_of(facts: Facts, *, by_stage: bool) -> Stays:
    """List the stays in stages; or take the whole life of a deal for one stay in one stage."""
    if by_stage:
        going_on = np.diff(facts.step_deal, append=-1) == 0
        left = np.where(going_on, np.roll(facts.step_day, -1), NEVER)
        to = np.where(going_on, np.roll(facts.step_place, -1), End.VOID)
        real = facts.step_place >= 0
        return Stays(facts.step_place[real], facts.step_day[real], left[real], to[real])
    place = facts.place
    left = np.where(place < 0, facts.since, NEVER)
    return Stays(np.zeros(facts.n, dtype=np.int64), facts.created, left, place)


def watched_since(facts: Facts) -> int:
    """Say from which day on endings are known.

    A file may hold deals from long before the first ending in it. Where, by the rates seen
    later, some must have ended before, those were left out of the file, and the deals that are
    in it are survivors; they count from the first ending on.
    """
    start = max(facts.today - REMEMBERED, int(facts.created.min(initial=facts.today)))
    late = max(facts.first_end, start)
    stays = stays_of(facts, by_stage=False)
    rates = hazards(stays, watched(stays, late, facts.today), late=late, n_stages=1)
    early = watched(stays, start, late)
    age = np.minimum(early.age, rates.longest)
    expected = float((early.n * (rates.won + rates.lost)[early.stage, age]).sum())
    return late if expected > SURELY else start


def watched(stays: Stays, first: int, today: int) -> Cells:
    """Count who was there on each day from the first one up to, but without, today."""
    begin = np.maximum(stays.entered, first)
    end = np.minimum(np.minimum(stays.left, today - 1), stays.entered + LONGEST)
    seen = end >= begin
    stage, entered = stays.stage[seen], stays.entered[seen]
    cohort, which = np.unique(stage * NEVER + entered, return_inverse=True)
    change = np.zeros((len(cohort), LONGEST + 2))
    np.add.at(change, (which, begin[seen] - entered), 1)
    np.add.at(change, (which, end[seen] - entered + 1), -1)
    there = np.cumsum(change, axis=1)
    row, age = np.nonzero(there[:, :-1])
    return Cells(cohort[row] // NEVER, cohort[row] % NEVER + age, age, there[row, age])


def hazards(
    stays: Stays, cells: Cells, *, late: int, n_stages: int, weights: Floats | None = None
) -> Hazards:
    """Estimate the rates; `weights` says how much each cell of those watched counts."""
    shape = (n_stages, LONGEST + 1)
    place = cells.stage * (LONGEST + 1) + cells.age
    count = cells.n if weights is None else cells.n * weights
    risk = sums(place, count, n_stages * (LONGEST + 1)).reshape(shape)
    left = (stays.left < NEVER) & (stays.left >= late) & (stays.left - stays.entered <= LONGEST)
    stage, age, to = stays.stage[left], (stays.left - stays.entered)[left], stays.to[left]
    won, lost, moved = np.zeros(shape), np.zeros(shape), np.zeros((*shape, n_stages))
    for end, table in ((End.WON, won), (End.LOST, lost)):
        np.add.at(table, (stage[to == end], age[to == end]), 1)
    np.add.at(moved, (stage[to >= 0], age[to >= 0], np.maximum(to[to >= 0], 0)), 1)
    for number in range(n_stages):
        exits = won[number] + lost[number] + moved[number].sum(axis=1)
        groups = _groups(exits)
        people = sums(groups, risk[number])[groups]
        for table in (won[number], lost[number], *moved[number].T):
            events = sums(groups, table)[groups]
            table[:] = np.divide(events, people, out=np.zeros_like(events), where=people > 0)
    return _at_most_one(won, lost, moved)


def _groups(exits: Floats) -> Ints:
    """Number the ages so that each group has endings enough; after the last ending is nothing."""
    group = np.floor((np.cumsum(exits) - exits) / ENOUGH).astype(np.int64)
    last = np.flatnonzero(exits)[-1] if exits.any() else -1
    group[last + 1 :] = group[last] + 1 if last >= 0 else 0
    return np.unique(group, return_inverse=True)[1].astype(np.int64)


def _at_most_one(won: Floats, lost: Floats, moved: Floats) -> Hazards:
    """Several ends on one day exclude each other; ages without any end are not kept, but one."""
    leaving = won + lost + moved.sum(axis=2)
    kept = min(leaving.shape[1], int(np.flatnonzero(leaving.any(axis=0)).max(initial=-1)) + 2)
    out = np.maximum(leaving, 1)[:, :kept]
    return Hazards(won[:, :kept] / out, lost[:, :kept] / out, moved[:, :kept] / out[:, :, None])
