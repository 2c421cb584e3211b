"""One statement counts the cells and the totals of rows, of series and of all of them."""

from decimal import Decimal
from typing import Any

from headwater.insights.rules import money
from headwater.insights.selectors.scope import rows as fetch
from headwater.insights.selectors.stage_times import HAIR
from headwater.reports.rules.measures import SURVIVING, Unit
from headwater.reports.selectors.asked import Asked

Key = tuple[str | None, str | None]  # None: all
Found = tuple[int, Decimal | None]
CELLS = """
SELECT CASE WHEN grouping(one) = 0 THEN one END, CASE WHEN grouping(other) = 0 THEN other END,
    count(*)::int, {sum}
FROM counted GROUP BY GROUPING SETS ((one, other), (one), (other), ())
"""
# Where grouping sets do not do: what stands under several keys is counted once in a total.
SPREAD = """
, spread AS (
    SELECT counted.*, CASE WHEN by_one THEN one END AS of_one,
        CASE WHEN by_other THEN other END AS of_other
    FROM counted CROSS JOIN (VALUES {sets}) sets (by_one, by_other)
    WHERE (by_one OR is_first_row) AND (by_other OR is_first_series)
)
"""
SPREAD_CELLS = "SELECT of_one, of_other, count(*)::int, {sum} FROM spread GROUP BY of_one, of_other"
# S(t) = Π (1 − left at t ÷ still there at t), as for the time in stage of insights.
SURVIVAL = """
, moment AS (
    SELECT of_one, of_other, lasted, count(*) FILTER (WHERE has_left) AS leaving, count(*) AS n,
        sum(count(*)) OVER (PARTITION BY of_one, of_other ORDER BY lasted DESC) AS there
    FROM spread GROUP BY of_one, of_other, lasted
), curve AS (
    SELECT of_one, of_other, lasted, n, CASE WHEN min(there - leaving) OVER past = 0 THEN 0 ELSE
        exp(sum(ln(greatest(there - leaving, 1)::float8 / there)) OVER past) END AS share
    FROM moment WINDOW past AS (PARTITION BY of_one, of_other ORDER BY lasted)
)
SELECT of_one, of_other, sum(n)::int, min(lasted) FILTER (WHERE share <= 0.5 + %(hair)s)
FROM curve GROUP BY of_one, of_other
"""
SMALL = {Unit.RATIO: Decimal("0.0001"), Unit.DAYS: Decimal("0.1")}


def cells_of(asked: Asked) -> dict[Key, Found]:
    """Count every cell: a median of a total is the median of its records, never one of medians."""
    found: dict[Key, Found] = {}
    for row, other, n, value in fetch(_statement(asked), asked.values() | {"hair": HAIR}):
        found[row, other] = (n, _rounded(asked.measure.unit, value))
    return found


def _statement(asked: Asked) -> str:
    if asked.measure.sum == SURVIVING:
        return asked.counted() + SPREAD.format(sets=_sets(asked)) + SURVIVAL
    if asked.has_many:
        cells = SPREAD_CELLS.format(sum=asked.measure.sum)
        return asked.counted() + SPREAD.format(sets=_sets(asked)) + cells
    return asked.counted() + CELLS.format(sum=asked.measure.sum)


def _sets(asked: Asked) -> str:
    """Name which totals there are: what is not divided has none."""
    ones = (True, False) if asked.rows else (False,)
    others = (True, False) if asked.series else (False,)
    return ", ".join(f"({one}, {other})" for one in ones for other in others)


def _rounded(unit: Unit, value: Any) -> Decimal | None:
    if value is None:
        return None
    exact = Decimal(value)
    if unit is Unit.MONEY:
        return money(exact)
    return exact.quantize(SMALL[unit]) if unit in SMALL else exact
