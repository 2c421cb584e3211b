"""What is told of an imported deal: all of its story, with the times at which it happened."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

from headwater.exchange.rules.journeys import OPEN, Step
from headwater.exchange.services.contexts import Context
from headwater.pipeline.events import DealClosed, DealCreated, DealMoved, DealReopened
from headwater.pipeline.rules import DealStatus


def story_of(
    deal_id: UUID,
    row: Mapping[str, Any],
    steps: Sequence[Step],
    *,
    owner_id: UUID,
    context: Context,
) -> list[DealCreated | DealMoved | DealClosed | DealReopened]:
    """Tell the deal's story with the times at which it happened."""
    by, pipeline_id = context.actor.id, UUID(context.run.made["pipeline"])
    about: dict[str, Any] = {"actor_id": by, "deal_id": deal_id, "pipeline_id": pipeline_id}
    worth = {"value": str(row["value"]), "currency": row["currency"]}
    told: list[DealCreated | DealMoved | DealClosed | DealReopened] = [
        DealCreated(
            at=steps[0].at,
            title=row["title"],
            stage_id=steps[0].stage_id,
            owner_id=owner_id,
            company_id=row["company_id"],
            origin="import",
            **about,
            **worth,
        )
    ]
    for before, step in pairwise(steps):
        if before.status != OPEN and step.status == OPEN:
            told.append(
                DealReopened(
                    at=step.at, stage_id=step.stage_id, previous_status=before.status, **about
                )
            )
        if step.stage_id != before.stage_id:
            told.append(
                DealMoved(
                    at=step.at, from_stage_id=before.stage_id, to_stage_id=step.stage_id, **about
                )
            )
        if step.status not in (before.status, OPEN):
            lost_reason_id = row["lost_reason_id"] if step.status == DealStatus.LOST else None
            told.append(
                DealClosed(
                    at=step.at,
                    stage_id=step.stage_id,
                    status=step.status,
                    lost_reason_id=lost_reason_id,
                    **about,
                    **worth,
                )
            )
    return told
