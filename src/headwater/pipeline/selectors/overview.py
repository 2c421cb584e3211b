"""All pipelines side by side: what stands in their stages, how well, what was won, what closes next."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.accounts.rules import Actor, Kind
from headwater.fields.selectors.showing import shown
from headwater.pipeline.models import Pipeline, Stage
from headwater.pipeline.selectors.filters import DealFilter
from headwater.pipeline.selectors.pipelines import pipelines
from headwater.pipeline.selectors.sight import CARD, CARD_JOINS, VISIBLE, sight
from headwater.tenancy.sql import fetch_all

NEXT_CLOSINGS = 5
STALLED = (
    "s.limit_days IS NOT NULL AND d.stage_entered_at < now() - s.limit_days * interval '1 day'"
)
ATTENTION = """(d.next_task_id IS NULL OR d.next_activity_at < now()
    OR d.expected_close_date < %(today)s)"""
STAGES = f"""
SELECT stage_id, sum(count)::int, round(sum(value * rate_on(currency, current_date)), 2),
    sum(stalled)::int, sum(attention)::int
FROM (
    SELECT d.stage_id, d.currency, count(*) AS count, sum(d.value) AS value,
        count(*) FILTER (WHERE {STALLED}) AS stalled,
        count(*) FILTER (WHERE NOT coalesce({STALLED}, false) AND {ATTENTION}) AS attention
    FROM pipeline_deal d {CARD_JOINS}
    JOIN pipeline_stage s ON s.workspace_id = d.workspace_id AND s.id = d.stage_id
    WHERE {VISIBLE} AND d.status = 'open' {{conditions}} GROUP BY d.stage_id, d.currency
) by_currency GROUP BY stage_id
"""  # noqa: S608  # constants
WON = f"""
SELECT pipeline_id, sum(count)::int, round(sum(value * rate_on(currency, current_date)), 2)
FROM (
    SELECT d.pipeline_id, d.currency, count(*) AS count, sum(d.value) AS value
    FROM pipeline_deal d {CARD_JOINS}
    WHERE {VISIBLE} AND d.status = 'won' AND d.closed_at >= %(month)s {{conditions}}
    GROUP BY d.pipeline_id, d.currency
) by_currency GROUP BY pipeline_id
"""  # noqa: S608  # constants
CLOSINGS = f"""
SELECT p.id, coalesce(json_agg(card) FILTER (WHERE card.id IS NOT NULL), '[]')
FROM pipeline_pipeline p
LEFT JOIN LATERAL (
    SELECT {CARD}, {{custom}} AS custom FROM pipeline_deal d {CARD_JOINS}
    WHERE {VISIBLE} AND d.status = 'open' AND d.pipeline_id = p.id
        AND d.expected_close_date >= %(today)s {{conditions}}
    ORDER BY d.expected_close_date, d.value DESC, d.id LIMIT {NEXT_CLOSINGS}
) card ON true
WHERE p.workspace_id = current_workspace() GROUP BY p.id
"""  # noqa: S608  # constants
READ = (STAGES, WON, CLOSINGS)
NOTHING = (0, Decimal(0), 0, 0)


def overview(wish: DealFilter, *, actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """Show every pipeline in use: its stages with totals, its health, its month, its next closings."""
    wish = replace(wish, pipeline_id=None, stage_id=None, status=None)
    local = now.astimezone(ZoneInfo(actor.time_zone))
    month = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    asked = wish.asked() | sight(actor)
    asked |= {"today": local.date(), "month": month}
    custom = shown(Kind.DEAL, "d", on_card=True)
    stages, won, closings = (
        {row[0]: row[1:] for row in fetch_all(sql.replace("{custom}", custom), asked)}
        for sql in (one.replace("{conditions}", wish.conditions()) for one in READ)
    )
    return [
        _shown(one, stages, actor)
        | _month(*won.get(one.id, (0, Decimal(0))))
        | {"closings": closings[one.id][0] if one.id in closings else []}
        for one in pipelines()
    ]


def _month(count: int, value: Decimal) -> dict[str, Any]:
    return {"won_count": count, "won_value": f"{value:.2f}"}


def _shown(pipeline: Pipeline, stages: dict[UUID, Any], actor: Actor) -> dict[str, Any]:
    columns = [
        _stage(stage, stages.get(stage.id, NOTHING), actor) for stage in pipeline.stages.all()
    ]
    found = [stages.get(stage.id, NOTHING) for stage in pipeline.stages.all()]
    count, stalled, attention = (sum(row[place] for row in found) for place in (0, 2, 3))
    return {
        "id": pipeline.id,
        "name": pipeline.name_in(actor.language),
        "count": count,
        "value": str(sum((Decimal(one["value"]) for one in columns), Decimal(0))),
        "weighted_value": str(sum((Decimal(one["weighted_value"]) for one in columns), Decimal(0))),
        "healthy": count - stalled - attention,
        "attention": attention,
        "stalled": stalled,
        "stages": columns,
    }


def _stage(stage: Stage, found: tuple[int, Decimal, int, int], actor: Actor) -> dict[str, Any]:
    count, value, *_ = found
    return {
        "id": stage.id,
        "name": stage.name_in(actor.language),
        "probability": stage.probability,
        "count": count,
        "value": f"{value:.2f}",
        "weighted_value": f"{value * stage.probability / 100:.2f}",
    }
