"""What happens when a deal comes into a stage."""

from datetime import datetime

from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.pipeline.events import DealTasksDue
from headwater.pipeline.models import Deal, Stage
from headwater.pipeline.rules.criteria import Way
from headwater.pipeline.services.gates import leave_behind


def settle_in(deal: Deal, *, override_reason: str, actor: Actor, now: datetime) -> None:
    """Judge a new deal as it now is: in a later stage it must have earned the earlier ones."""
    stage = deal.stage
    if stage.is_guarded:  # a refusal takes all of it back
        way = Way(end=stage.position)
        leave_behind(deal, way, to=stage, reason=override_reason, actor=actor, now=now)
    enter(deal, stage, actor=actor, now=now)


def enter(deal: Deal, stage: Stage, *, actor: Actor, now: datetime) -> None:
    """Let what the stage hands out be handed out. The stage was read by `stage_to_enter`."""
    if stage.hands_out:
        emit(DealTasksDue(actor_id=actor.id, at=now, deal_id=deal.id, stage_id=stage.id))
