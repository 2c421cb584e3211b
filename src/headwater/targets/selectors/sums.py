"""What every member has: one statement over the deals, or one over the tasks."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from headwater.insights.selectors.state import FOREIGN_DAY, RATES
from headwater.targets.rules import MONEY, OF_WINNING, TASKS, Measure
from headwater.targets.rules.standing import Sums
from headwater.targets.selectors.asked import Asked
from headwater.tenancy.sql import fetch_all

# What was closed is read from what is kept for figures: it needs neither stage nor date.
NOW = """
SELECT d.owner_id, d.status, d.created_at, d.closed_at, d.expected_close_date, d.stage_id, d.value,
    d.currency
FROM pipeline_deal d
WHERE d.workspace_id = current_workspace() AND d.deleted_at IS NULL AND d.status = 'open'
  AND d.created_at <= %(as_of)s {seen} {pipeline}
UNION ALL
SELECT d.owner_id, d.status, d.created_at, d.closed_at, NULL::date, NULL::uuid, d.value, d.currency
FROM insights_dealreach d
WHERE d.workspace_id = current_workspace() AND d.status <> 'open' AND d.created_at <= %(as_of)s
  AND (d.closed_at >= %(closed_since)s OR d.created_at >= %(created_since)s) {seen} {pipeline}
"""
# As in every figure: seen by the owner of today, counted as the owner's of then.
THEN = """
SELECT r.owner_id, r.status, d.created_at, closing.at AS closed_at, r.expected_close_date,
    r.stage_id, r.value, r.currency
FROM pipeline_deal d
JOIN pipeline_dealversion r ON r.workspace_id = d.workspace_id AND r.deal_id = d.id
    AND r.valid_from <= %(as_of)s AND (r.valid_to IS NULL OR r.valid_to > %(as_of)s)
LEFT JOIN (
    SELECT v.deal_id, v.pipeline_id, max(v.left_at) AS at FROM pipeline_stagevisit v
    WHERE v.workspace_id = current_workspace() AND v.exit IN ('won', 'lost', 'void')
      AND v.left_at <= %(as_of)s AND v.left_at >= %(closed_since)s
    GROUP BY v.deal_id, v.pipeline_id
) closing ON r.status <> 'open' AND closing.deal_id = d.id AND closing.pipeline_id = r.pipeline_id
WHERE d.workspace_id = current_workspace() AND d.deleted_at IS NULL AND NOT r.is_deleted
  AND d.created_at <= %(as_of)s {seen} {pipeline}
"""
SEEN = "AND d.owner_id = ANY(%(seen)s::uuid[])"
PIPELINE = "AND {row}.pipeline_id = %(pipeline)s"
# Each deal is rounded, so that members add up to their team to the cent.
DEALS = """
WITH state AS MATERIALIZED (
    SELECT s.*, {day} AS day FROM ({state}) s
    WHERE s.status = 'open' OR s.closed_at >= %(closed_since)s OR s.created_at >= %(created_since)s
), rate AS MATERIALIZED ({rates}), deal AS (
    SELECT state.*, {amount} AS amount,
        state.status = 'open' AND expected_close_date BETWEEN %(first)s AND %(last)s AS is_due,
        state.status = 'won' AND state.closed_at >= %(year_ago)s AS is_won_lately,
        {is_done} AS is_done
    FROM state
    LEFT JOIN rate ON rate.currency = state.currency AND rate.day = state.day AND rate.is_asked
)
"""
WON = "state.status = 'won' AND state.closed_at >= %(start)s AND state.closed_at < %(end)s"
CREATED = """state.status <> 'void' AND state.created_at >= %(start)s
    AND state.created_at < %(end)s"""
WORTH = "CASE WHEN rate.rate IS NULL THEN state.value ELSE round(state.value * rate.rate, 2) END"
# First by stage, so that few amounts are weighted and none of the many.
BY_OWNER = """
SELECT owner_id, sum(n_done)::int, sum(done), sum(n_due)::int, sum(due),
    sum(due * stage.probability) / 100, sum(n_open)::int, sum(open),
    sum(open * stage.probability) / 100, sum(arrived)::int, sum(decided)::int, sum(n_won)::int,
    sum(won), coalesce(sum(cycle_days), 0)
FROM (
    SELECT owner_id, stage_id, count(*) FILTER (WHERE is_done) AS n_done,
        sum(amount) FILTER (WHERE is_done) AS done,
        count(*) FILTER (WHERE is_due) AS n_due, sum(amount) FILTER (WHERE is_due) AS due,
        count(*) FILTER (WHERE status = 'open') AS n_open,
        sum(amount) FILTER (WHERE status = 'open') AS open,
        count(*) FILTER (WHERE status <> 'void' AND created_at >= %(lately)s) AS arrived,
        count(*) FILTER (WHERE status IN ('won', 'lost') AND closed_at >= %(year_ago)s) AS decided,
        count(*) FILTER (WHERE is_won_lately) AS n_won,
        sum(amount) FILTER (WHERE is_won_lately) AS won,
        sum(extract(epoch FROM closed_at - created_at)::float8 / 86400)
            FILTER (WHERE is_won_lately) AS cycle_days
    FROM deal GROUP BY owner_id, stage_id
) by_stage
LEFT JOIN pipeline_stage stage ON stage.workspace_id = current_workspace()
    AND stage.id = by_stage.stage_id
GROUP BY owner_id
"""
BY_MONTH = """
SELECT owner_id, date_trunc('month', {at} AT TIME ZONE %(zone)s)::date, sum(amount)
FROM deal WHERE is_done GROUP BY 1, 2
"""
# What was done has no history but its own moment; what is in the trash today counts nowhere.
DONE = """
FROM activities_task t
WHERE t.workspace_id = current_workspace() AND t.deleted_at IS NULL AND t.kind = ANY(%(kinds)s)
  AND t.done_at >= %(start)s AND t.done_at < %(end)s AND t.done_at <= %(as_of)s {seen}
"""
SEEN_TASK = "AND t.owner_id = ANY(%(seen)s::uuid[])"


def sums_of(asked: Asked) -> dict[UUID, Sums]:
    """Add up for every member what they won, created or did, and what they have open."""
    if asked.measure in TASKS:
        done = fetch_all(f"SELECT t.owner_id, count(*) {_done(asked)} GROUP BY 1", _values(asked))
        return {owner: Sums(n, Decimal(n)) for owner, n in done}
    return {
        owner: Sums(*[_or_nothing(one) for one in rest])
        for owner, *rest in fetch_all(_deals(asked) + BY_OWNER, _values(asked))
    }


def _or_nothing(amount: Any) -> Any:
    return Decimal(0) if amount is None else amount


def by_month(asked: Asked) -> Mapping[UUID, Mapping[date, Decimal]]:
    """Say what every member reached in each month of the period."""
    if asked.measure in TASKS:
        month = "date_trunc('month', t.done_at AT TIME ZONE %(zone)s)::date"
        sql = f"SELECT t.owner_id, {month}, count(*) {_done(asked)} GROUP BY 1, 2"
    else:
        at = "closed_at" if asked.measure in OF_WINNING else "created_at"
        sql = _deals(asked) + BY_MONTH.format(at=at)
    found: dict[UUID, dict[date, Decimal]] = {}
    for owner, month, amount in fetch_all(sql, _values(asked)):
        found.setdefault(owner, {})[month] = Decimal(amount)
    return found


def _values(asked: Asked) -> dict[str, object]:
    return asked.values() | {"kinds": list(map(str, TASKS.get(asked.measure, ())))}


def _done(asked: Asked) -> str:
    return DONE.format(seen="" if asked.seen is None else SEEN_TASK)


def _deals(asked: Asked) -> str:
    state = (NOW if asked.is_now else THEN).format(
        seen="" if asked.seen is None else SEEN,
        pipeline=PIPELINE.format(row="d" if asked.is_now else "r")
        if asked.question.pipeline_id
        else "",
    )
    return DEALS.format(
        day=FOREIGN_DAY.format(s="s"),
        state=state,
        rates=RATES.format(cells="state"),
        amount=WORTH if asked.measure in MONEY else "1::numeric",
        is_done=CREATED if asked.measure is Measure.NEW_PIPELINE else WON,
    )
