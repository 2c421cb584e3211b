"""How good probabilities are: order, sharpness and honesty, and how sure that is."""

from dataclasses import dataclass

import numpy as np

from headwater.forecast.rules.facts import Floats, Ints

BINS = 10
RESAMPLES = 500
SURE = 0.99  # of a hundred models without any signal, hardly one is to pass
SMALLEST = 1e-6  # no probability is taken to be nearer to none or all


@dataclass(frozen=True)
class Bin:
    """Things thought about as likely: how likely, and how often it came."""

    n: int
    predicted: float
    happened: float


@dataclass(frozen=True)
class Interval:
    """A figure with the bounds that 99 % of resamples stay within."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Quality:
    n: int
    rate: float
    auc: Interval
    log_loss: float
    brier: float
    ece: float
    calibration: tuple[Bin, ...]


def quality(label: Floats, p: Floats, *, subject: Ints | None = None, seed: int = 0) -> Quality:
    """Judge probabilities by what came; rows of one subject are resampled together."""
    samples = resamples(len(label) if subject is None else subject, seed=seed)
    table = calibration(label, p)
    return Quality(
        n=len(label),
        rate=float(label.mean()),
        auc=_interval(auc(label, p), [auc(label[s], p[s]) for s in samples]),
        log_loss=float(losses(label, p).mean()),
        brier=float(((label - p) ** 2).mean()),
        ece=sum(b.n * abs(b.predicted - b.happened) for b in table) / len(label),
        calibration=table,
    )


def auc(label: Floats, p: Floats) -> float:
    """How often a thing that came was thought likelier than one that did not; ties count half."""
    came = int(label.sum())
    if came in {0, len(label)}:
        return 0.5
    _, which, counts = np.unique(p, return_inverse=True, return_counts=True)
    rank = np.cumsum(counts) - (counts - 1) / 2
    above = float(rank[which][label == 1].sum()) - came * (came + 1) / 2
    return above / (came * (len(label) - came))


def losses(label: Floats, p: Floats) -> Floats:
    q = np.clip(p, SMALLEST, 1 - SMALLEST)
    return -(label * np.log(q) + (1 - label) * np.log1p(-q))


def calibration(label: Floats, p: Floats) -> tuple[Bin, ...]:
    """Sort by likelihood, cut into ten groups of one size, and never part equal likelihoods."""
    edges = np.unique(np.quantile(p, np.linspace(0, 1, BINS + 1)[1:-1]))
    group = np.searchsorted(edges, p, side="left")
    return tuple(
        Bin(int(here.sum()), float(p[here].mean()), float(label[here].mean()))
        for here in (group == n for n in np.unique(group))
    )


def gain(
    label: Floats, p: Floats, other: Floats, *, subject: Ints | None = None, seed: int = 0
) -> Interval:
    """By how much the first probabilities have less log loss than the others, row by row."""
    difference = losses(label, other) - losses(label, p)
    samples = resamples(len(label) if subject is None else subject, seed=seed)
    return _interval(float(difference.mean()), [float(difference[s].mean()) for s in samples])


def resamples(subject: Ints | int, *, seed: int) -> list[Ints]:
    """Draw subjects with replacement, all rows of each."""
    rng = np.random.default_rng(seed)
    if isinstance(subject, int):
        return [rng.integers(subject, size=subject) for _ in range(RESAMPLES)]
    order = np.argsort(subject, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(subject[order])) + 1)
    return [
        np.concatenate([groups[n] for n in rng.integers(len(groups), size=len(groups))])
        for _ in range(RESAMPLES)
    ]


def logit(p: Floats) -> Floats:
    q = np.clip(p, SMALLEST, 1 - SMALLEST)
    return np.log(q) - np.log1p(-q)


def sigmoid(x: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def _interval(value: float, found: list[float]) -> Interval:
    low, high = np.quantile(found, [(1 - SURE) / 2, (1 + SURE) / 2])
    return Interval(value, float(low), float(high))
