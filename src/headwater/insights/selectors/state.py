"""What every deal was at an instant, from the kept reach (now) or from the facts (the past).

Both give the same columns, so each figure is written once: id, owner_id, created_at, closed_at,
status, furthest, last, value, currency. A deal that is in the trash today, or was at the instant,
counts in no figure. Who may see a deal is decided by its owner of today; whose it is counted as,
by its owner at the instant.
"""

from typing import Literal

from headwater.insights.selectors.scope import Scope

Only = Literal["", "open", "closed"]
AS_OF_NOW = """
SELECT r.id, r.owner_id, r.created_at, r.closed_at, r.status, r.furthest, r.last, r.value,
    r.currency
FROM insights_dealreach r
WHERE r.workspace_id = current_workspace() AND r.created_at <= %(as_of)s
"""
AS_OF_THEN = """
SELECT d.id, r.owner_id, d.created_at, {closed_at} AS closed_at,
    r.status, {furthest} AS furthest, here.position AS last, r.value, r.currency
FROM pipeline_deal d
JOIN pipeline_dealversion r ON r.workspace_id = d.workspace_id AND r.deal_id = d.id
    AND r.valid_from <= %(as_of)s
    AND CASE WHEN r.valid_to IS NULL THEN 'infinity' ELSE r.valid_to END > %(as_of)s
JOIN pipeline_stage here ON here.workspace_id = r.workspace_id AND here.id = r.stage_id
{visited}
WHERE d.workspace_id = current_workspace() AND d.deleted_at IS NULL AND NOT r.is_deleted {only}
"""
VISITED = """
    SELECT v.deal_id, v.pipeline_id, max(s.position) AS furthest, max(v.left_at)
        FILTER (WHERE v.exit IN ('won', 'lost', 'void') AND v.left_at <= %(as_of)s) AS closed_at
    FROM pipeline_stagevisit v
    JOIN pipeline_stage s ON s.workspace_id = v.workspace_id AND s.id = v.stage_id
    WHERE v.workspace_id = current_workspace() AND v.entered_at <= %(as_of)s {these}
    GROUP BY v.deal_id, v.pipeline_id
"""
# Of all deals the visits are read at once; of the few that were closed in a period, deal by deal.
OF_ALL = f"""LEFT JOIN ({VISITED.format(these="")}) visited
    ON visited.deal_id = d.id AND visited.pipeline_id = r.pipeline_id"""
DEAL_BY_DEAL = f"""LEFT JOIN LATERAL ({VISITED.format(these="AND v.deal_id = d.id")}) visited
    ON visited.pipeline_id = r.pipeline_id"""
CLOSED_AT = "CASE WHEN r.status <> 'open' THEN visited.closed_at END"
FURTHEST = "greatest(here.position, visited.furthest)"
BORN = "AND d.created_at <= %(as_of)s"
OPEN_THEN = "AND r.status = 'open'"
CLOSED_THEN = """AND d.created_at <= %(as_of)s AND d.id IN (SELECT v.deal_id FROM pipeline_stagevisit v
    WHERE v.workspace_id = current_workspace() AND v.exit IN ('won', 'lost', 'void')
      AND v.left_at >= %(start)s AND v.left_at <= %(as_of)s)"""
OF_PIPELINE = " AND r.pipeline_id = %(pipeline)s"
SEEN = " AND {today}.owner_id = ANY(%(owners)s::uuid[])"
SEEN_OR_SHARED = """ AND ({today}.owner_id = ANY(%(owners)s::uuid[])
    OR {today}.id = ANY(%(shared)s::uuid[]))"""
OF_PEOPLE = " AND r.owner_id = ANY(%(people)s::uuid[])"

# A closed deal is worth what it was on its closing day, an open one what it is on the day as of.
# Only a foreign currency needs a day, and few of them share out many deals.
FOREIGN_DAY = """CASE WHEN {s}.currency <> %(currency)s THEN CASE WHEN {s}.status = 'open'
    THEN %(day)s::date ELSE ({s}.closed_at AT TIME ZONE %(zone)s)::date END END"""
# The same as `rate_on`, for many days at once: days and rates are laid in one row, and each day
# belongs to the rate before it; a day before all rates belongs to the first.
RATES = """
    SELECT currency, day, max(rate) OVER (PARTITION BY currency, greatest(rates_before, 1)) AS rate,
        rate IS NULL AS is_asked
    FROM (
        SELECT *, count(rate) OVER (PARTITION BY currency ORDER BY day, rate NULLS LAST)
            AS rates_before
        FROM (
            SELECT DISTINCT currency, day, NULL::numeric AS rate FROM {cells} WHERE day IS NOT NULL
            UNION ALL
            SELECT currency, day, rate FROM accounts_exchangerate
            WHERE workspace_id = current_workspace()
        ) days_and_rates
    ) numbered
"""
WORTH = """
WITH state AS MATERIALIZED (
    SELECT s.*, {day} AS day FROM ({state}) s WHERE {condition}
), rate AS MATERIALIZED ({rates}), deal AS (
    SELECT state.*, state.value * coalesce(rate.rate, 1) AS worth
    FROM state LEFT JOIN rate ON rate.currency = state.currency AND rate.day = state.day
        AND rate.is_asked
)
"""


def state(scope: Scope, *, anywhere: bool = False, only: Only = "") -> str:
    """Write the query for what the deals were.

    `anywhere`: of every pipeline; `only`: who asks keeps only those that are open, of which the
    furthest stage is not told, or only those closed in the period.
    """
    sql = AS_OF_NOW if scope.is_now else _as_of_then(scope, only)
    if not anywhere:
        sql += OF_PIPELINE
    if scope.owners is not None:
        seen = SEEN_OR_SHARED if scope.shared else SEEN
        sql += seen.format(today="r" if scope.is_now else "d")
    return sql if scope.people is None else sql + OF_PEOPLE


def _as_of_then(scope: Scope, only: Only) -> str:
    if only == "open":
        closed_at, furthest = "NULL::timestamptz", "here.position"
        visited, condition = "", OPEN_THEN
    else:
        closed_at, furthest = CLOSED_AT, FURTHEST
        is_few = only == "closed" and scope.start is not None
        visited, condition = (DEAL_BY_DEAL, CLOSED_THEN) if is_few else (OF_ALL, BORN)
    return AS_OF_THEN.format(
        closed_at=closed_at, furthest=furthest, visited=visited, only=condition
    )


def worth(scope: Scope, condition: str = "true", *, anywhere: bool = False, only: Only = "") -> str:
    """Open a statement in which `deal` is those states that fit, each with its `worth`."""
    return WORTH.format(
        day=FOREIGN_DAY.format(s="s"),
        state=state(scope, anywhere=anywhere, only=only),
        condition=condition,
        rates=RATES.format(cells="state"),
    )


def created_in(scope: Scope) -> str:
    """Write the condition that a deal belongs to the cohort."""
    return _within("s.created_at", scope)


def closed_in(scope: Scope) -> str:
    """Write the condition that a deal was closed in the period."""
    return f"s.status <> 'open' AND {_within('s.closed_at', scope)}"


def _within(column: str, scope: Scope) -> str:
    conditions = ["true"]
    if scope.start:
        conditions.append(f"{column} >= %(start)s")
    if scope.end:
        conditions.append(f"{column} < %(end)s")
    return " AND ".join(conditions)
