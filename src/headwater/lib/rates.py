"""How sure a share is."""

from math import sqrt

Z = 1.959964  # both ends of 95 in 100


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Give the 95 % interval of a share (Wilson 1927); of nothing it is everything."""
    if n == 0:
        return 0.0, 1.0
    share, bend = hits / n, Z * Z / n
    middle = (share + bend / 2) / (1 + bend)
    width = Z * sqrt(share * (1 - share) / n + bend / (4 * n)) / (1 + bend)
    low, high = max(0.0, middle - width), min(1.0, middle + width)
    # Where everybody or nobody did, rounding must not leave the share outside.
    return min(low, share), max(high, share)
