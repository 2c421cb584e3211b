"""Which of two wordings is answered more often, and when that may be said.

People look at such figures every day and stop when they like what they see. A test made for one
look would then find a difference where there is none far more often than it says. So a difference
is only told with many on both sides and at a level that stays below 5 % over a whole trial of
daily looks (tests/sequences/rules/test_trials.py plays a thousand of them).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

LEAST = 50  # sent of each wording before anything is said
LEVEL = 0.005  # two-sided, at each look
Z_LEVEL = 2.807  # of the normal distribution at LEVEL
Z_POWER = 0.842  # four times of five a true difference is found


@dataclass(frozen=True)
class Side:
    """One wording: to how many it was delivered, and how many answered."""

    key: str
    sent: int
    replied: int

    @property
    def rate(self) -> float:
        return self.replied / self.sent if self.sent else 0.0


@dataclass(frozen=True)
class Verdict:
    """`better` is the key of the wording that is answered more often; None: that cannot be said.

    `more_needed` is about how many more of each are needed to tell the difference there seems to be.
    """

    better: str | None
    more_needed: int | None = None


def compare(sides: Sequence[Side]) -> Verdict:
    """Compare the best wording with the next best; with more than two the level is divided."""
    if len(sides) < 2:  # noqa: PLR2004
        return Verdict(None)
    best, second = sorted(sides, key=lambda one: one.rate, reverse=True)[:2]
    pairs = len(sides) * (len(sides) - 1) / 2
    needed = _needed(best.rate, second.rate)
    least = min(best.sent, second.sent)
    if min(one.sent for one in sides) < LEAST:
        return Verdict(None, max(LEAST - least, needed - least) if needed else LEAST - least)
    if _p(best, second) <= LEVEL / pairs:
        return Verdict(best.key)
    return Verdict(None, max(1, needed - least) if needed else None)


def _p(one: Side, other: Side) -> float:
    # scipy is slow to import, and only these figures need it here.
    from scipy.stats import fisher_exact  # noqa: PLC0415

    table = [[side.replied, side.sent - side.replied] for side in (one, other)]
    return float(fisher_exact(table)[1])


def _needed(one: float, other: float) -> int | None:
    """Say how many of each are needed to find this difference; None: there is none."""
    if one == other:
        return None
    spread = one * (1 - one) + other * (1 - other)
    return ceil((Z_LEVEL + Z_POWER) ** 2 * spread / (one - other) ** 2)
