"""The funnel of a cohort."""

from datetime import UTC, date, datetime, time
from typing import Any

from headwater.insights.rules import whole_months
from headwater.insights.rules.funnel import Cell, FunnelWay
from headwater.insights.rules.funnel import funnel as drawn
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.paths import strict_cells
from headwater.insights.selectors.scope import Scope, rows
from headwater.insights.selectors.state import FOREIGN_DAY, RATES, created_in, state

COUNTED = """
SELECT s.status, s.furthest, s.last, s.currency, {day} AS day, count(*) AS n, sum(s.value) AS value
FROM ({state}) s WHERE {condition} GROUP BY 1, 2, 3, 4, 5
"""
KEPT = """
SELECT t.status, t.furthest, t.last, t.currency, CASE WHEN t.currency <> %(currency)s THEN
    CASE WHEN t.status = 'open' THEN %(day)s::date ELSE t.closed_on END END AS day,
    sum(t.count) AS n, sum(t.value) AS value
FROM insights_cohorttotal t
WHERE t.workspace_id = current_workspace() AND t.pipeline_id = %(pipeline)s
  AND t.month < %(last_month)s {from_month}
GROUP BY 1, 2, 3, 4, 5
"""
FUNNEL = """
WITH cells AS MATERIALIZED ({cells}), rate AS MATERIALIZED ({rates})
SELECT cells.status, cells.furthest, cells.last, sum(cells.n)::int,
    sum(cells.value * coalesce(rate.rate, 1))
FROM cells LEFT JOIN rate ON rate.currency = cells.currency AND rate.day = cells.day
    AND rate.is_asked
GROUP BY 1, 2, 3 HAVING sum(cells.n) > 0 ORDER BY 1, 2, 3
"""


@kept_until_touched
def funnel(
    scope: Scope, *, decided_only: bool, way: FunnelWay = FunnelWay.REACHED
) -> dict[str, Any]:
    """Follow the deals created in the period until the instant the figures are as of."""
    counted = strict_cells(scope) if way is FunnelWay.STRICT else cells(scope)
    figures = drawn(scope.stages, counted, decided_only=decided_only)
    about = {"decided_only": decided_only, "way": way}
    return scope.heading("cohort") | about | vars(figures)


def cells(scope: Scope) -> list[Cell]:
    """Count the cohort; whole months come from the kept totals, where these know enough."""
    sql, parameters = counted(scope), scope.parameters()
    if scope.is_now and scope.is_everybodys:
        months = whole_months(scope.start, scope.end, now=scope.as_of)
        if months:
            sql, more = _kept(scope, *months)
            parameters |= more
    sql = FUNNEL.format(cells=sql, rates=RATES.format(cells="cells"))
    return [Cell(*row) for row in rows(sql, parameters)]


def counted(scope: Scope, condition: str = "true") -> str:
    condition = f"{created_in(scope)} AND {condition}"
    return COUNTED.format(day=FOREIGN_DAY.format(s="s"), state=state(scope), condition=condition)


def _kept(scope: Scope, first: date | None, stop: date) -> tuple[str, dict[str, Any]]:
    """Add the kept months to what the cohort has before and behind them."""
    parts = [KEPT.format(from_month="AND t.month >= %(first_month)s" if first else "")]
    parts.append(counted(scope, "s.created_at >= %(kept_until)s"))
    if first:
        parts.append(counted(scope, "s.created_at < %(kept_from)s"))
    parameters = {
        "first_month": first,
        "last_month": stop,
        "kept_from": first and datetime.combine(first, time.min, UTC),
        "kept_until": datetime.combine(stop, time.min, UTC),
    }
    return "\nUNION ALL\n".join(parts), parameters
