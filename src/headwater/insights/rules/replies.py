"""How often letters are answered, and how sure that is."""

from dataclasses import dataclass

from headwater.lib.rates import wilson

REPLY_DAYS = 30
FEWEST = 10  # of fewer letters a share says nothing


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
    return ReplyRate(n, answered, answered / n, *wilson(answered, n))
