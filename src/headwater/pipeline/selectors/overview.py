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
from headwater.pipeline.selectors import health
from headwater.pipeline.selectors.filters import DealFilter
from headwater.pipeline.selectors.pipelines import pipelines
from headwater.pipeline.selectors.sight import CARD, CARD_JOINS, VISIBLE, sight
from headwater.tenancy.sql import fetch_all

NEXT_CLOSINGS = 5
STAGES = f"""{health.judged("IS NOT NULL", VISIBLE)}
SELECT stage_id, sum(count)::int, round(sum(value * rate_on(currency, current_date)), 2),
    sum(at_risk)::int, sum(attention)::int
FROM (
    SELECT d.stage_id, d.currency, count(*) AS count, sum(d.value) AS value,
        count(*) FILTER (WHERE {health.at_risk("judged.reasons")}) AS at_risk,
        count(*) FILTER (WHERE judged.reasons <> '{{}}'
            AND NOT {health.at_risk("judged.reasons")}) AS attention
    FROM judged
    JOIN pipeline_deal d ON d.workspace_id = current_workspace() AND d.id = judged.id {CARD_JOINS}
    WHERE true {{conditions}} GROUP BY d.stage_id, d.currency
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
    asked = wish.asked(actor) | sight(actor)
    asked |= health.judging(actor, now) | {"today": local.date(), "month": month}
    custom = shown(Kind.DEAL, "d", actor=actor, on_card=True)
    stages, won, closings = (
        {row[0]: row[1:] for row in fetch_all(sql.replace("{custom}", custom), asked)}
        for sql in (one.replace("{conditions}", wish.conditions(actor)) for one in READ)
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
    count, at_risk, attention = (sum(row[place] for row in found) for place in (0, 2, 3))
    return {
        "id": pipeline.id,
        "name": pipeline.name_in(actor.language),
        "count": count,
        "value": str(sum((Decimal(one["value"]) for one in columns), Decimal(0))),
        "weighted_value": str(sum((Decimal(one["weighted_value"]) for one in columns), Decimal(0))),
        "healthy": count - at_risk - attention,
        "attention": attention,
        "at_risk": at_risk,
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
