"""The movement of deals between the two ends of a period: who stood where, and stands where now."""

import json
from typing import Any

from headwater.insights.rules.movement import Direction, Passage
from headwater.insights.rules.movement import movement as laid_out
from headwater.insights.selectors.changes import Changes
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.scope import rows
from headwater.insights.selectors.state import RATES

# A deal counts if it stood in the pipeline asked for at one of the ends, or was born in between.
PASSED = """
WITH pair AS MATERIALIZED ({pairs}), looked AS (
    SELECT id, created_at, currency, value,
        CASE WHEN was_status IS NULL THEN 'new'
            WHEN was_deleted OR NOT was_here THEN 'elsewhere'
            WHEN was_status <> 'open' THEN 'closed' ELSE was_stage_id::text END AS came_from,
        CASE WHEN NOT is_here THEN 'elsewhere'
            WHEN is_deleted THEN 'deleted'
            WHEN status <> 'open' THEN status ELSE stage_id::text END AS went_to
    FROM pair
), passed AS (
    SELECT * FROM looked
    WHERE NOT (came_from IN ('new', 'elsewhere') AND went_to IN ('elsewhere', 'deleted'))
)
"""
# Each deal is rounded, as in the changes, so that the rows and the columns add up to the cent.
TOTALS = """, cell AS MATERIALIZED (
    SELECT came_from, went_to, currency,
        CASE WHEN currency <> %(currency)s THEN %(day)s::date END AS day, value, count(*) AS n
    FROM passed GROUP BY 1, 2, 3, 4, 5
), rate AS MATERIALIZED ({rates})
SELECT came_from, went_to, sum(n)::int, sum(round(value * coalesce(rate.rate, 1), 2) * n)
FROM cell LEFT JOIN rate ON rate.currency = cell.currency AND rate.day = cell.day AND rate.is_asked
GROUP BY 1, 2 ORDER BY 1, 2
"""
THOSE = """{passed} SELECT id, created_at FROM passed
WHERE (%(came_from)s::text IS NULL OR came_from = %(came_from)s)
  AND (%(went_to)s::text IS NULL OR went_to = %(went_to)s) {which_way}
"""
# Between two stages; see rules.movement.
BY = """ AND %(positions)s::jsonb ? came_from AND %(positions)s::jsonb ? went_to
  AND sign((%(positions)s::jsonb ->> went_to)::int - (%(positions)s::jsonb ->> came_from)::int) = {sign}
"""
SIGNS = {Direction.BACK: -1, Direction.STAYED: 0, Direction.FORWARD: 1}


@kept_until_touched
def movement(asked: Changes) -> dict[str, Any]:
    """Lead every deal from where it stood when the period began to where it stands at its end."""
    sql = _passed(asked) + TOTALS.format(rates=RATES.format(cells="cell"))
    passages = [Passage(*row) for row in rows(sql, asked.parameters())]
    heading = asked.scope.heading("movement") | {"as_of": asked.closing}
    return heading | vars(laid_out(asked.scope.stages, passages))


def moved_deals(asked: Changes, direction: Direction | None) -> tuple[str, dict[str, Any]]:
    """Write the query for the deals of a cell, a row or a column, or of one direction."""
    which_way = "" if direction is None else BY.format(sign=SIGNS[direction])
    positions = {str(stage.stage_id): stage.position for stage in asked.scope.stages}
    return THOSE.format(passed=_passed(asked), which_way=which_way), {
        "positions": json.dumps(positions)
    }


def _passed(asked: Changes) -> str:
    return PASSED.format(pairs=asked.pairs())
