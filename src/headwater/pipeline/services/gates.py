"""The one place that lets deals through: every door of the product asks here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Right
from headwater.events.log import emit
from headwater.lib.ids import uuid7
from headwater.pipeline.events import DealCriteriaOverridden
from headwater.pipeline.models import CriterionOverride, Deal, Stage
from headwater.pipeline.rules.criteria import CriteriaUnmet, Gate, Judged, MayNotOverride, Way, gate
from headwater.pipeline.selectors.criteria import judge, shown
from headwater.pipeline.selectors.evidence import Asked


def leave_behind(
    deal: Deal, way: Way, *, to: Stage | None, reason: str, actor: Actor, now: datetime
) -> Gate:
    """Let a deal go on if it has earned it, or if somebody who may says why it goes on anyway.

    Without a stage to go to the deal is won. What only warns is in the answer.
    """
    pipeline_id = to.pipeline_id if to else deal.pipeline_id
    found = gate(judge(deal, pipeline_id=pipeline_id, actor=actor), way)
    if not found.blocking:
        return found
    if not reason.strip():
        raise refusal(found, actor=actor)
    if not actor.may(Right.OVERRIDE):
        raise MayNotOverride("Your role does not let deals through that have not earned it.")
    _keep(deal, found, to=to, reason=reason.strip(), actor=actor, now=now)
    return found


def refusal(found: Gate, *, actor: Actor) -> CriteriaUnmet:
    """Say what is missing, and list it for screens and programs."""
    error = CriteriaUnmet(
        "Not yet: {missing}.", missing=" · ".join(one.sentence for one in found.blocking)
    )
    error.extension = {
        "criteria": [shown(one) for one in found.unmet],
        "may_override": actor.may(Right.OVERRIDE),
    }
    return error


def _keep(
    deal: Deal, found: Gate, *, to: Stage | None, reason: str, actor: Actor, now: datetime
) -> None:
    pipeline_id = to.pipeline_id if to else deal.pipeline_id
    kept = CriterionOverride.objects.create(
        id=uuid7(),
        deal=deal,
        pipeline_id=pipeline_id,
        from_stage_id=deal.stage_id,
        to_stage=to,
        criteria=_as_they_were(deal, found.blocking, pipeline_id=pipeline_id, actor=actor),
        reason=reason,
        member_id=actor.id,
        overridden_at=now,
    )
    emit(
        DealCriteriaOverridden(
            actor_id=actor.id,
            at=now,
            deal_id=deal.id,
            override_id=kept.id,
            from_stage_id=deal.stage_id,
            to_stage_id=to.id if to else None,
            criteria=[one["id"] for one in kept.criteria],
            reason=reason,
        )
    )


def _as_they_were(
    deal: Deal, unmet: Sequence[Judged], *, pipeline_id: UUID, actor: Actor
) -> list[dict[str, Any]]:
    """Keep the sentences in both languages: the criteria themselves may change or go."""
    said = {
        language: {
            one.id: one.sentence
            for one in judge(deal, pipeline_id=pipeline_id, actor=actor, language=language)
        }
        for language in ("en", "zh-hans")
    }
    return [
        {
            "id": str(one.id),
            "stage_id": str(one.stage_id),
            "sentence_en": said["en"][one.id],
            "sentence_zh": said["zh-hans"][one.id],
            "fields": sorted(Asked(id=one.id, kind=one.kind, params=one.params).fields),
        }
        for one in unmet
    ]
