"""How long deals stay in each stage: Kaplan–Meier, with those still waiting counted as waiting."""

from typing import Any

from headwater.insights.rules import NOTHING, Stage, money
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.scope import Scope, rows
from headwater.insights.selectors.state import worth

POINTS = 60  # of a curve; more cannot be seen
HAIR = 1e-9
SPANS = """
, span AS MATERIALIZED (
    SELECT v.stage_id, (v.left_at <= %(as_of)s) IS TRUE AS has_left, deal.worth,
        date_part('epoch', least(v.left_at, %(as_of)s) - v.entered_at) / 86400 AS days
    FROM pipeline_stagevisit v JOIN deal ON deal.id = v.deal_id
    WHERE v.workspace_id = current_workspace() AND v.pipeline_id = %(pipeline)s
      AND v.entered_at <= %(as_of)s {entered}
)
"""
# S(t) = Π (1 − left at t ÷ still there at t). Products are sums of logarithms, hence the `hair`:
# what is one half by right must not be missed because it came out a trillionth above it.
SURVIVAL = """
, moment AS (
    SELECT stage_id, days, leaving, sum(n) OVER (PARTITION BY stage_id)
        - sum(n) OVER (PARTITION BY stage_id ORDER BY days) + n AS there
    FROM (
        SELECT stage_id, days, count(*)::int AS n, count(*) FILTER (WHERE has_left) AS leaving
        FROM span GROUP BY stage_id, days
    ) one
), curve AS MATERIALIZED (
    SELECT stage_id, days, CASE WHEN min(there - leaving) OVER past = 0 THEN 0 ELSE
        exp(sum(ln(greatest(there - leaving, 1)::float8 / there)) OVER past) END AS share
    FROM moment WHERE leaving > 0 WINDOW past AS (PARTITION BY stage_id ORDER BY days)
), reached AS (
    SELECT stage_id, min(days) FILTER (WHERE share <= 0.5 + %(hair)s) AS median,
        min(days) FILTER (WHERE share <= 0.25 + %(hair)s) AS p75,
        min(days) FILTER (WHERE share <= 0.1 + %(hair)s) AS p90
    FROM curve GROUP BY stage_id
)
"""
# Shares only fall, so that the first day of each step is also its highest share.
TIMES = """
, point AS (
    SELECT stage_id, min(days) AS days, max(share) AS share
    FROM curve GROUP BY stage_id, floor(share * %(points)s)
), drawn AS (
    SELECT stage_id, json_agg(json_build_object('days', days, 'share', share) ORDER BY days)
        AS points
    FROM point GROUP BY stage_id
), stay AS (
    SELECT stage_id, count(*) FILTER (WHERE has_left) AS gone,
        count(*) FILTER (WHERE NOT has_left) AS waiting, max(days) AS longest
    FROM span GROUP BY stage_id
), wait AS (
    SELECT stage_id, sum(worth) AS worth, sum(greatest(days - p75, 0)::numeric * worth) AS beyond
    FROM span LEFT JOIN reached USING (stage_id) WHERE NOT has_left GROUP BY stage_id
)
SELECT stage_id, gone, waiting, median, p75, p90, longest, wait.worth, beyond, points
FROM stay LEFT JOIN reached USING (stage_id) LEFT JOIN wait USING (stage_id)
LEFT JOIN drawn USING (stage_id)
"""
NO_VISITS = (None, 0, 0, None, None, None, None, None, None, None)


@kept_until_touched
def stage_times(scope: Scope) -> dict[str, Any]:
    """Estimate the time in each stage from the visits that began in the period."""
    sql = worth(scope, anywhere=True) + SPANS.format(entered=entered_in(scope)) + SURVIVAL + TIMES
    found = {
        row[0]: row for row in rows(sql, scope.parameters() | {"points": POINTS, "hair": HAIR})
    }
    stages = [
        _times(stage, found.get(stage.stage_id, NO_VISITS))
        for stage in scope.stages
        if not stage.is_archived or stage.stage_id in found
    ]
    return scope.heading("visits") | {
        "slowest_stage_id": _highest(stages, "median_days"),
        "bottleneck_stage_id": _highest(stages, "waiting_value_days"),
        "stages": stages,
    }


def entered_in(scope: Scope) -> str:
    """Write the condition that a visit began in the period."""
    return (" AND v.entered_at >= %(start)s" if scope.start else "") + (
        " AND v.entered_at < %(end)s" if scope.end else ""
    )


def _times(stage: Stage, row: tuple[Any, ...]) -> dict[str, Any]:
    _, finished, censored, median, p75, p90, longest, waiting, beyond, curve = row
    return {
        "stage_id": stage.stage_id,
        "name": stage.name,
        "position": stage.position,
        "is_archived": stage.is_archived,
        "n_finished": finished,
        "n_censored": censored,
        "median_days": median,
        "p75_days": p75,
        "p90_days": p90,
        "longest_observed_days": longest,
        "waiting": {"n": censored, "value": money(waiting or NOTHING)},
        "waiting_value_days": None if beyond is None else money(beyond),
        "curve": [{"days": 0.0, "share": 1.0}, *(curve or [])],
    }


def _highest(stages: list[dict[str, Any]], figure: str) -> Any:
    known = [stage for stage in stages if stage[figure]]
    return max(known, key=lambda stage: stage[figure])["stage_id"] if known else None
