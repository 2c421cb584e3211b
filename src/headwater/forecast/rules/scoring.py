"""Probabilities of an outcome, learned where there is something to learn, and honest where not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from headwater.forecast.rules.facts import Flags, Floats
from headwater.forecast.rules.leaks import Leak, leaks
from headwater.forecast.rules.learners import Kind, Learned, learn_best
from headwater.forecast.rules.measures import Interval, Quality, gain, quality
from headwater.forecast.rules.simple import beta_rate
from headwater.forecast.rules.tables import Table, later_than_known

TRAINS = 0.8  # the oldest share of rows; the newest judge
FEWEST = 100  # decided rows on either side of the line
FEWEST_OF_EACH = 20  # of each outcome, on either side
OWN_RATE = 30  # decided rows from which on a group has an empirical rate of its own
TOP = 5


class Verdict(StrEnum):
    USABLE = "usable"
    NO_SIGNAL = "no_signal"  # not better than the empirical rate, beyond luck
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class Report:
    """What the rows that judge say of the model and of the empirical rate on the same rows."""

    verdict: Verdict
    kind: Kind | None
    n_trained: int
    model: Quality | None
    empirical: Quality | None
    gain: Interval | None  # log loss spared against the empirical rate
    left_out: tuple[Leak, ...]


@dataclass(frozen=True)
class Push:
    """A column that moved a probability, by so many log-odds from that of a usual row."""

    column: str
    by: float


@dataclass(frozen=True)
class Scored:
    p: float
    is_model: bool
    pushes: tuple[Push, ...]


@dataclass(frozen=True, eq=False)
class Scorer:
    """Gives probabilities to new rows: the model's where it is usable, else the empirical rate."""

    report: Report
    rates: Mapping[str, float]
    overall: float
    learned: Learned | None

    def score(self, table: Table) -> list[Scored]:
        if self.learned is None:
            return [Scored(self.rates.get(name, self.overall), False, ()) for name in table.group]
        p, pushes = self.learned.predict(table), self.learned.pushes(table)
        return [
            Scored(float(one), True, _largest(self.learned.columns, moved))
            for one, moved in zip(p, pushes, strict=True)
        ]


def train(
    table: Table, *, told: Collection[str] = (), trusted: Collection[str] = (), seed: int = 0
) -> Scorer:
    """Learn from the older rows, judge by the newer ones, then learn from all if it was usable.

    Only labels known when the first of the newer rows came are learned from. `told` and `trusted`
    are columns that are known to leak, and not to.
    """
    first = _first_that_judges(table)
    past, judging = _past(table, first), table.is_decided & (table.when >= first)
    # What leaks is looked for where it may be seen: in the rows that train, and those still open.
    left_out = leaks(table.rows(past | ~table.is_decided), told=told, trusted=trusted)
    clean = table.without([leak.column for leak in left_out])
    older, newer = clean.rows(past), clean.rows(judging)
    if not (_are_enough(older) and _are_enough(newer)):
        return _empirical(
            clean, Report(Verdict.TOO_FEW, None, len(older), None, None, None, left_out)
        )
    report = _judge(older, newer, left_out=left_out, seed=seed)
    if report.verdict is not Verdict.USABLE:
        return _empirical(clean, report)
    decided = clean.rows(clean.is_decided)
    rates, overall = empirical_rates(decided)
    return Scorer(report, rates, overall, learn_best(decided, seed=seed))


def empirical_rates(table: Table) -> tuple[dict[str, float], float]:
    """Give the smoothed rate of each group that has rows enough, and that of all."""
    names = np.array(list(table.group), dtype=object)
    rates = {}
    for name in sorted(set(table.group)):
        label = table.label[names == name]
        if len(label) >= OWN_RATE:
            rates[name] = beta_rate(int(label.sum()), len(label))
    return rates, beta_rate(int(table.label.sum()), len(table))


def _judge(older: Table, newer: Table, *, left_out: tuple[Leak, ...], seed: int) -> Report:
    learned = learn_best(older, seed=seed)
    rates, overall = empirical_rates(older)
    base = np.array([rates.get(name, overall) for name in newer.group])
    p = learned.predict(newer)
    model = quality(newer.label, p, subject=newer.subject, seed=seed)
    spared = gain(newer.label, p, base, subject=newer.subject, seed=seed)
    is_usable = spared.low > 0 and model.auc.low > 0.5  # noqa: PLR2004 - the AUC of a coin
    return Report(
        verdict=Verdict.USABLE if is_usable else Verdict.NO_SIGNAL,
        kind=learned.kind,
        n_trained=len(older),
        model=model,
        empirical=quality(newer.label, base, subject=newer.subject, seed=seed),
        gain=spared,
        left_out=left_out,
    )


def _empirical(table: Table, report: Report) -> Scorer:
    rates, overall = empirical_rates(table.rows(table.is_decided))
    return Scorer(report, rates, overall, None)


def _first_that_judges(table: Table) -> int:
    when = table.when[table.is_decided]
    return int(when[min(int(TRAINS * len(when)), len(when) - 1)]) if len(when) else 0


def _past(table: Table, first: int) -> Flags:
    return (table.when < first) & (later_than_known(table) <= first)


def _are_enough(table: Table) -> bool:
    came = table.label.sum()
    return len(table) >= FEWEST and min(came, len(table) - came) >= FEWEST_OF_EACH


def _largest(columns: Sequence[str], moved: Floats) -> tuple[Push, ...]:
    order = np.argsort(-np.abs(moved), kind="stable")[:TOP]
    return tuple(Push(columns[n], float(moved[n])) for n in order if moved[n])
