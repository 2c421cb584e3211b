"""Early facts of deals that were won more often than others, guarded against finding by chance.

The more is tried, the more is found where there is nothing. So all that is tried in one asking is
judged together (Holm): in twenty workspaces without any pattern, about one shows a finding.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

FEWEST = 30  # deals on each side below which a fact is not tried
SURE = 0.05
Z = 1.96  # standard errors of a 95 % interval
FAR = 15.0  # standard deviations beyond which nothing is left to add up
TIE = 1 + 1e-7  # as likely, whatever the last digit says


@dataclass(frozen=True)
class Side:
    """Deals that have a fact, or those that have it not: how many, and how many were won."""

    n: int
    won: int

    @property
    def rate(self) -> float | None:
        return self.won / self.n if self.n else None


@dataclass(frozen=True)
class Pattern:
    """A fact, and what it goes with; `p` is None where there are too few deals to try it."""

    name: str
    having: Side
    lacking: Side
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    adjusted: float | None

    @property
    def is_finding(self) -> bool:
        return self.adjusted is not None and self.adjusted < SURE


def patterns(sides: Sequence[tuple[str, Side, Side]]) -> list[Pattern]:
    """Judge facts together: findings first, by how sure they are, then those too few to try."""
    tried = [one for one in sides if min(one[1].n, one[2].n) >= FEWEST]
    found = [fisher(having, lacking) for _, having, lacking in tried]
    judged = {
        name: (p, adjusted)
        for (name, _, _), p, adjusted in zip(tried, found, holm(found), strict=True)
    }
    rows = []
    for name, having, lacking in sides:
        ratio, low, high = ratio_between(having, lacking)
        p, adjusted = judged.get(name, (None, None))
        rows.append(Pattern(name, having, lacking, ratio, low, high, p, adjusted))
    return sorted(rows, key=lambda one: (one.p is None, one.p or 0.0, one.name))


def fisher(having: Side, lacking: Side) -> float:
    """Fisher's exact test, two-sided: how likely is a table no likelier than this one."""
    n, won = having.n + lacking.n, having.won + lacking.won
    first, last = max(0, won - lacking.n), min(having.n, won)
    mean = having.n * won / n if n else 0.0
    spread = sqrt(mean * (1 - won / n) * (n - having.n) / max(n - 1, 1)) if n else 0.0
    # What lies far out adds nothing that could be seen.
    first = max(first, min(having.won, int(mean - FAR * spread) - 1))
    last = min(last, max(having.won, int(mean + FAR * spread) + 1))
    here = _log_chance(having.won, having, lacking)
    return min(
        1.0,
        sum(
            exp(chance)
            for k in range(first, last + 1)
            if (chance := _log_chance(k, having, lacking)) <= here + log(TIE)
        ),
    )


def holm(found: Sequence[float]) -> list[float]:
    """Raise each p for all that were tried, so that any false finding is as rare as one was."""
    order = sorted(range(len(found)), key=lambda place: found[place])
    adjusted, highest = [0.0] * len(found), 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (len(found) - rank) * found[place]))
        adjusted[place] = highest
    return adjusted


def ratio_between(having: Side, lacking: Side) -> tuple[float | None, float | None, float | None]:
    """Give how many times as often the one side won, with its 95 % interval (Katz)."""
    if not (having.n and lacking.n and lacking.won):
        return None, None, None
    ratio = (having.won / having.n) / (lacking.won / lacking.n)
    if not having.won:
        return ratio, None, None
    error = sqrt(1 / having.won - 1 / having.n + 1 / lacking.won - 1 / lacking.n)
    return ratio, ratio * exp(-Z * error), ratio * exp(Z * error)


def _log_chance(k: int, having: Side, lacking: Side) -> float:
    won = having.won + lacking.won
    return (
        _log_choose(having.n, k)
        + _log_choose(lacking.n, won - k)
        - _log_choose(having.n + lacking.n, won)
    )


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
