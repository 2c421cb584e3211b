"""What each source and campaign brings, and how quickly its leads are answered: one statement."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.workspaces import get_workspace
from headwater.leads.selectors.sight import VISIBLE, WORD, sight
from headwater.pipeline.selectors.sight import in_language
from headwater.tenancy.sql import fetch_all

Grouping = Literal["source", "campaign"]
# A cohort: the leads that came in within the period, followed until now. The cost is that of the
# campaigns that ran in it, in full. Of deals only those that are seen count as won.
REPORT = f"""
WITH figures AS (
    SELECT l.{{key}} AS key, grouping(l.{{key}}) AS is_total, count(*) AS leads,
        count(l.accepted_at) AS accepted, count(made.id) AS converted, count(d.id) AS won,
        coalesce(sum(round(d.value * rate_on(d.currency,
            (d.closed_at AT TIME ZONE %(zone)s)::date), 2)), 0) AS won_value,
        count(l.answer_minutes) AS answered,
        round(percentile_cont(0.5) WITHIN GROUP (ORDER BY l.answer_minutes))::int AS median_minutes,
        count(*) FILTER (WHERE l.answer_minutes <= 60) AS within_hour
    FROM leads_lead l
    LEFT JOIN leads_conversion made ON made.workspace_id = l.workspace_id AND made.lead_id = l.id
    LEFT JOIN pipeline_deal d ON d.workspace_id = l.workspace_id AND d.id = made.deal_id
        AND d.status = 'won' AND d.deleted_at IS NULL
        AND (%(owners)s::uuid[] IS NULL OR d.owner_id = ANY(%(owners)s::uuid[]))
    WHERE {VISIBLE}
      AND l.created_at >= %(from)s::date::timestamp AT TIME ZONE %(zone)s
      AND l.created_at < (%(to)s::date + 1)::timestamp AT TIME ZONE %(zone)s
    GROUP BY GROUPING SETS ((l.{{key}}), ())
), costs AS (
    SELECT c.{{cost_key}} AS key, grouping(c.{{cost_key}}) AS is_total,
        sum(round(c.cost * rate_on(c.currency, coalesce(c.begins_on, %(from)s::date)), 2)) AS cost
    FROM leads_campaign c
    WHERE c.workspace_id = current_workspace() AND c.cost > 0
      AND coalesce(c.begins_on, %(from)s::date) <= %(to)s::date
      AND coalesce(c.ends_on, %(to)s::date) >= %(from)s::date
    GROUP BY GROUPING SETS ((c.{{cost_key}}), ())
)
SELECT coalesce(f.is_total, c.is_total) = 1, coalesce(f.key, c.key), {WORD.format("named")},
    coalesce(f.leads, 0), coalesce(f.accepted, 0), coalesce(f.converted, 0), coalesce(f.won, 0),
    coalesce(f.won_value, 0), coalesce(c.cost, 0), coalesce(f.answered, 0), f.median_minutes,
    coalesce(f.within_hour, 0)
FROM figures f
FULL JOIN costs c ON c.is_total = f.is_total
    AND coalesce(c.key::text, '') = coalesce(f.key::text, '')
LEFT JOIN {{table}} named ON named.workspace_id = current_workspace()
    AND named.id = coalesce(f.key, c.key)
ORDER BY 1, coalesce(f.leads, 0) DESC, 3, 2
"""  # noqa: S608  # constants
COLUMNS = (
    "id", "name", "leads", "accepted", "converted", "won", "won_value", "cost", "answered",
    "median_minutes", "within_hour",
)  # fmt: skip
TABLES: dict[Grouping, dict[str, str]] = {
    "source": {"key": "source_id", "cost_key": "source_id", "table": "pipeline_source"},
    "campaign": {"key": "campaign_id", "cost_key": "id", "table": "leads_campaign"},
}


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included, where the workspace is."""

    first: date
    last: date


def report(by: Grouping, period: Period, *, actor: Actor) -> dict[str, Any]:
    """Say for each source or campaign what came of its leads, and what that cost and brought."""
    sql = in_language(REPORT, actor.language)
    for gap, name in TABLES[by].items():
        sql = sql.replace(f"{{{gap}}}", name)
    zone = get_workspace(actor.workspace_id).time_zone
    asked = sight(actor) | {"zone": zone, "from": period.first, "to": period.last}
    rows = [(row[0], _line(row[1:])) for row in fetch_all(sql, asked)]
    return {
        "from": period.first,
        "to": period.last,
        "currency": actor.currency,
        "items": [line for is_total, line in rows if not is_total],
        "total": next(line for is_total, line in rows if is_total),
    }


def _line(row: tuple[Any, ...]) -> dict[str, Any]:
    line = dict(zip(COLUMNS, row, strict=True))
    cost, won = line["cost"], line["won_value"]
    gain = round((won - cost) / cost, 4) if cost else None
    return line | {
        "won_value": str(won),
        "cost": str(cost),
        "return_on_cost": None if gain is None else str(gain),
    }
