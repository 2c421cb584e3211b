"""How often letters are answered, and how sure that is."""

from dataclasses import dataclass
from math import sqrt

REPLY_DAYS = 30
FEWEST = 10  # of fewer letters a share says nothing
Z = 1.959964  # both ends of 95 in 100


@dataclass(frozen=True)
class ReplyRate:
    """Of `n` letters whose days to be answered are over, `answered` were; `low` and `high`: 95 %."""

    n: int
    answered: int
    rate: float | None
    low: float | None
    high: float | None


def reply_rate(answered: int, n: int) -> ReplyRate:
    """Give the share with Wilson's interval; of too few letters none."""
    if n < FEWEST:
        return ReplyRate(n, answered, None, None, None)
    share = answered / n
    bend = Z * Z / n
    middle = (share + bend / 2) / (1 + bend)
    width = Z * sqrt(share * (1 - share) / n + bend / (4 * n)) / (1 + bend)
    low, high = max(0.0, middle - width), min(1.0, middle + width)
    # Where everybody or nobody answered, rounding must not leave the share outside.
    return ReplyRate(n, answered, share, min(low, share), max(high, share))
