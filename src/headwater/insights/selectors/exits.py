"""Moves out of stages that happened in a period, whenever the deal began."""

from typing import Any

from headwater.insights.rules import Amount, money
from headwater.insights.rules.exits import stage_exits
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.scope import Scope, rows
from headwater.insights.selectors.state import worth

# A deal that left a stage several times counts by its last time, so that figures are deals.
GONE = """{worth}, gone AS (
    SELECT DISTINCT ON (v.stage_id, v.deal_id) v.stage_id, v.exit, deal.id, deal.created_at,
        deal.worth
    FROM pipeline_stagevisit v JOIN deal ON deal.id = v.deal_id
    WHERE v.workspace_id = current_workspace() AND v.pipeline_id = %(pipeline)s
      AND v.left_at <= %(as_of)s {left}
    ORDER BY v.stage_id, v.deal_id, v.left_at DESC
)
"""
COUNTED = "SELECT stage_id, exit, count(*)::int, sum(worth) FROM gone GROUP BY 1, 2"
THOSE = """{gone} SELECT id, created_at FROM gone
WHERE stage_id = %(stage)s AND (%(exit)s::text IS NULL OR exit = %(exit)s)
"""


@kept_until_touched
def exits(scope: Scope) -> dict[str, Any]:
    """Tell of each stage how many deals left it in the period, and how many of them forward."""
    found: dict[Any, dict[str, Amount]] = {}
    for stage_id, how, n, value in rows(_gone(scope) + COUNTED, scope.parameters()):
        found.setdefault(stage_id, {})[how] = Amount(n, money(value))
    return scope.heading("period") | {
        "stages": [
            stage_exits(stage, found.get(stage.stage_id, {}))
            for stage in scope.stages
            if not stage.is_archived or stage.stage_id in found
        ]
    }


def gone_deals(scope: Scope) -> str:
    """Write the query for the deals that left a stage."""
    return THOSE.format(gone=_gone(scope))


def _gone(scope: Scope) -> str:
    left = (" AND v.left_at >= %(start)s" if scope.start else "") + (
        " AND v.left_at < %(end)s" if scope.end else ""
    )
    return GONE.format(worth=worth(scope, anywhere=True), left=left)
