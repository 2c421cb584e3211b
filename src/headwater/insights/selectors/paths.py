"""The strict funnel: which stages each deal has been in, one after another."""

import json
from typing import Any

from headwater.insights.rules import Figure, Stage
from headwater.insights.rules.funnel import SKIPPED, Cell, strict, walked
from headwater.insights.selectors.scope import Scope, rows
from headwater.insights.selectors.state import FOREIGN_DAY, RATES, created_in, state

# Where each stage stands is known already: a join would read it for every visit.
# Thousands of deals share a few hundred paths, so that what a path comes to is judged in Python.
PATHS = """
WITH state AS MATERIALIZED (
    SELECT s.*, {day} AS day FROM ({state}) s WHERE {created}
), walked AS MATERIALIZED (
    SELECT deal_id, json_agg(position ORDER BY entered_at, left_at)::text AS path
    FROM (
        SELECT v.deal_id, v.entered_at, v.left_at, (%(positions)s::int[])
            [array_position(%(way)s::uuid[], v.stage_id)] AS position
        FROM pipeline_stagevisit v
        WHERE v.workspace_id = current_workspace() AND v.pipeline_id = %(pipeline)s
          AND v.entered_at <= %(as_of)s AND v.deal_id IN (SELECT id FROM state)
    ) visit WHERE position IS NOT NULL
    GROUP BY deal_id
), deal AS (
    SELECT state.*, coalesce(walked.path, '[]') AS path
    FROM state LEFT JOIN walked ON walked.deal_id = state.id
)
"""
CELLS = """, cells AS MATERIALIZED (
    SELECT status, path, last, currency, day, count(*) AS n, sum(value) AS value
    FROM deal GROUP BY 1, 2, 3, 4, 5
), rate AS MATERIALIZED ({rates})
SELECT cells.status, cells.path, cells.last, sum(cells.n)::int,
    sum(cells.value * coalesce(rate.rate, 1))
FROM cells LEFT JOIN rate ON rate.currency = cells.currency AND rate.day = cells.day
    AND rate.is_asked
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
DECIDED = ("won", "lost", "void")
KINDS = "SELECT DISTINCT status, path, last FROM deal"
THOSE = """{paths} SELECT id, created_at FROM deal
WHERE (status || ' ' || last || ' ' || path) = ANY(%(kinds)s::text[])
"""


def strict_cells(scope: Scope) -> list[Cell]:
    """Count the cohort by how far each deal went through the stages one by one."""
    sql = _paths(scope) + CELLS.format(rates=RATES.format(cells="cells"))
    found = [
        (json.loads(path), Cell(status, last, last, n, value))
        for status, path, last, n, value in rows(sql, scope.parameters() | _places(scope))
    ]
    return strict(found, way=_way(scope))


def strict_deals(scope: Scope, figure: Figure, stage: Stage | None) -> tuple[str, dict[str, Any]]:
    """Write the query for the deals of a figure of the strict funnel, judged by the same rule."""
    which = figure.value.removeprefix("strict_")
    here = stage.position if stage else None
    kinds = [
        f"{status} {last} {path}"
        for status, path, last in rows(_paths(scope) + KINDS, scope.parameters() | _places(scope))
        if _is_in(which, here, walked(status, json.loads(path), last, way=_way(scope)))
    ]
    return THOSE.format(paths=_paths(scope)), _places(scope) | {"kinds": kinds}


def _is_in(which: str, here: int | None, judged: tuple[str, int, int]) -> bool:
    status, furthest, last = judged
    if which == "reached":
        return here is not None and furthest >= here
    if which == "undecided":
        return status == "open" and furthest == here
    if which == "decided":
        return status in DECIDED
    place = furthest if which == SKIPPED else last
    return status == which and here in {None, place}


def _paths(scope: Scope) -> str:
    return PATHS.format(
        day=FOREIGN_DAY.format(s="s"), state=state(scope), created=created_in(scope)
    )


def _way(scope: Scope) -> list[int]:
    return [stage.position for stage in _stages(scope)]


def _places(scope: Scope) -> dict[str, Any]:
    return {"way": [stage.stage_id for stage in _stages(scope)], "positions": _way(scope)}


def _stages(scope: Scope) -> list[Stage]:
    return [stage for stage in scope.stages if not stage.is_archived]
