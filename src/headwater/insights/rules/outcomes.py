"""Won and lost deals side by side, told apart by one of what is known about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from headwater.insights.rules import NOTHING, Amount, money, ratio
from headwater.lib.errors import Invalid

BANDS = tuple(map(Decimal, (0, 1_000, 5_000, 20_000, 50_000, 100_000, 500_000, 1_000_000)))
"""Where bands of value begin, in the workspace's currency."""


class By(StrEnum):
    """What closed deals are told apart by, besides the workspace's own fields to choose in."""

    OWNER = "owner"
    TEAM = "team"
    SOURCE = "source"
    STAGE = "stage"
    VALUE = "value"
    MONTH = "month"
    COMPETITOR = "competitor"


class UnknownDimension(Invalid):
    code = "unknown_dimension"


@dataclass(frozen=True)
class Spread:
    """How something lies among deals: its quarters, its middle, its mean."""

    p25: Any = None
    p50: Any = None
    p75: Any = None
    mean: Any = None


@dataclass(frozen=True)
class Side:
    """The deals that ended in one way."""

    n: int
    value: Decimal
    size: Spread
    cycle_days: Spread

    @property
    def amount(self) -> Amount:
        return Amount(self.n, self.value)


NONE = Side(0, NOTHING, Spread(), Spread())


@dataclass(frozen=True)
class Outcome:
    """Won and lost of one group."""

    key: str | None
    name: str | None
    won: Side
    lost: Side
    n: int
    by_count: float | None
    by_value: float | None


def side(row: Sequence[Any]) -> Side:
    """Read one side from a row of figures: n, value, sizes, mean size, cycles, mean cycle."""
    n, value, (low, middle, high), size, (early, usual, late), cycle = row
    sizes = Spread(*(money(Decimal(one)) for one in (low, middle, high, size)))
    return Side(n, money(value), sizes, Spread(early, usual, late, cycle))


def outcome(key: str | None, name: str | None, sides: Mapping[str, Side]) -> Outcome:
    """Put both sides of a group together."""
    won, lost = sides.get("won", NONE), sides.get("lost", NONE)
    n = won.n + lost.n
    return Outcome(
        key, name, won, lost, n, ratio(won.n, n), ratio(won.value, won.value + lost.value)
    )


def band(key: str) -> tuple[Decimal, Decimal | None]:
    """Say from how much to how much a band of value goes."""
    number = int(key)
    return BANDS[number - 1], BANDS[number] if number < len(BANDS) else None
