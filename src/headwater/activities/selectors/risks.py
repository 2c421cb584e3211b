"""How the open deals on a screen are: what puts each at risk, with the facts it is told with."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.pipeline.rules.health import is_at_risk
from headwater.pipeline.selectors import health
from headwater.pipeline.selectors.sight import VISIBLE, in_language, sight
from headwater.tenancy.sql import fetch_all

OF_THESE = """IN (SELECT these.pipeline_id FROM pipeline_deal these
        WHERE these.workspace_id = current_workspace() AND these.id = ANY(%(ids)s))"""
DEALS = f"""WITH {health.MINE}, {health.RATES.format(pipelines=OF_THESE)}
SELECT d.id, {health.reasons(health.RISKS)} AS reasons, {health.FACTS}
FROM pipeline_deal d
JOIN pipeline_stage stage ON stage.workspace_id = d.workspace_id AND stage.id = d.stage_id
{health.RATE}
{health.CONTACT}
WHERE {VISIBLE} AND d.status = 'open' AND d.id = ANY(%(ids)s)
"""  # noqa: S608  # constants
COLUMNS = (
    "deal_id", "reasons", "days_in_stage", "limit_days", "is_limit_usual", "stage_name",
    "idle_days", "close_date_pushes", "days_past_close",
)  # fmt: skip


def health_of(ids: Sequence[UUID], *, actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """Judge those of these deals that are open and seen."""
    asked = sight(actor) | health.judging(actor, now) | {"ids": list(ids)}
    rows = fetch_all(in_language(DEALS, actor.language), asked)
    return [told(dict(zip(COLUMNS, row, strict=True))) for row in rows]


def told(deal: dict[str, Any]) -> dict[str, Any]:
    """Say of a judged deal whether its reasons put it at risk."""
    return deal | {"is_at_risk": is_at_risk(deal["reasons"])}
