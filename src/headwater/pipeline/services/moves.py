"""Moving, closing and reopening deals: what makes their facts."""

from dataclasses import fields
from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import check_may_write
from headwater.events.log import emit
from headwater.events.since import check_seen
from headwater.pipeline import rules
from headwater.pipeline.events import DealClosed, DealMoved, DealReopened
from headwater.pipeline.models import Deal, Stage
from headwater.pipeline.rules import Closing, DealStatus
from headwater.pipeline.rules.criteria import EARNED, Passing, Way
from headwater.pipeline.selectors import pipelines
from headwater.pipeline.selectors.deals import get_deal
from headwater.pipeline.services.entering import enter
from headwater.pipeline.services.gates import leave_behind

SAID = {"comment": "lost_comment"}  # what a closing calls otherwise than the deal does


def move_deal(
    deal_id: UUID,
    *,
    to_stage_id: UUID,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    passing: Passing = EARNED,
) -> Deal:
    """Put an open deal into another stage of its own pipeline, forwards if it has earned it.

    Moving a deal to the stage it is already in does nothing, so that a repeated drop or a retried
    request leaves no second event.
    """
    deal = get_deal(deal_id, actor=actor, lock=True)
    if deal.stage_id == to_stage_id and deal.status == DealStatus.OPEN:
        return deal
    check_seen(deal, version)
    return _move(deal, pipelines.stage_to_enter(to_stage_id), actor=actor, now=now, passing=passing)


def _move(deal: Deal, stage: Stage, *, actor: Actor, now: datetime, passing: Passing) -> Deal:
    previous_id = deal.stage_id
    rules.check_move(
        DealStatus(deal.status),
        from_pipeline=deal.pipeline_id,
        to_pipeline=stage.pipeline_id,
        archived=stage.is_archived,
    )
    if stage.is_guarded and not passing.is_way_back:
        _earn(deal, stage, reason=passing.reason, actor=actor, now=now)
    deal.stage, deal.stage_entered_at, deal.changed_at = stage, now, now
    deal.saved("stage", "stage_entered_at", "changed_at")
    _tell_move(deal, previous_id, actor=actor, now=now)
    enter(deal, stage, actor=actor, now=now)
    return deal


def transfer_deal(
    deal_id: UUID,
    *,
    to_stage_id: UUID,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    passing: Passing = EARNED,
) -> Deal:
    """Put an open deal into a stage of any pipeline; what lies before that stage is to be earned.

    Whoever undoes a move is on the way back: where a deal has stood it need not earn again.
    """
    deal = get_deal(deal_id, actor=actor, lock=True)
    check_seen(deal, version)
    stage = pipelines.stage_to_enter(to_stage_id)
    if stage.pipeline_id == deal.pipeline_id:
        is_there = deal.stage_id == stage.id and deal.status == DealStatus.OPEN
        return deal if is_there else _move(deal, stage, actor=actor, now=now, passing=passing)
    rules.check_move(
        DealStatus(deal.status),
        from_pipeline=stage.pipeline_id,
        to_pipeline=stage.pipeline_id,
        archived=stage.is_archived,
    )
    if stage.is_guarded and not passing.is_way_back:
        way = Way(end=stage.position)
        leave_behind(deal, way, to=stage, reason=passing.reason, actor=actor, now=now)
    previous_id = deal.stage_id
    deal.pipeline_id, deal.stage = stage.pipeline_id, stage
    deal.stage_entered_at = deal.changed_at = now
    deal.saved("pipeline", "stage", "stage_entered_at", "changed_at")
    _tell_move(deal, previous_id, actor=actor, now=now)
    enter(deal, stage, actor=actor, now=now)
    return deal


def close_deal(
    deal_id: UUID,
    closing: Closing,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    passing: Passing = EARNED,
) -> Deal:
    """End a deal as won, lost or void, in the stage it stands in.

    To be won it must have earned all that was still before it; to be lost it needs nothing.
    """
    deal = get_deal(deal_id, actor=actor, lock=True)
    if deal.status == closing.status:
        return deal
    check_seen(deal, version)
    said = [SAID.get(one.name, one.name) for one in fields(closing) if getattr(closing, one.name)]
    check_may_write(actor, Kind.DEAL, named=said, changed=said)
    may_say = "lost_reason_id" not in actor.fields.get(Kind.DEAL, {})
    rules.check_closing(DealStatus(deal.status), closing, wants_reason=may_say)
    pipelines.check_lost_reason(closing.lost_reason_id)
    if closing.status is DealStatus.WON and not passing.is_way_back:
        way = Way(start=deal.stage.position)
        leave_behind(deal, way, to=None, reason=passing.reason, actor=actor, now=now)
    deal.status = closing.status
    deal.lost_reason_id = closing.lost_reason_id
    deal.competitor, deal.lost_comment = closing.competitor, closing.comment
    deal.win_back_date = closing.win_back_date
    deal.closed_at = deal.changed_at = now
    deal.saved("status", "lost_reason", "competitor", "lost_comment", "win_back_date",
               "closed_at", "changed_at")  # fmt: skip
    emit(_closed(deal, actor=actor, now=now))
    return deal


def reopen_deal(deal_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> Deal:
    """Make a closed deal open again, in the stage it was closed in."""
    deal = get_deal(deal_id, actor=actor, lock=True)
    if deal.status == DealStatus.OPEN:
        return deal
    check_seen(deal, version)
    previous = deal.status
    deal.status, deal.closed_at, deal.lost_reason = DealStatus.OPEN, None, None
    deal.stage_entered_at = deal.changed_at = now
    deal.saved("status", "closed_at", "lost_reason", "stage_entered_at", "changed_at")
    emit(
        DealReopened(
            actor_id=actor.id,
            at=now,
            deal_id=deal.id,
            pipeline_id=deal.pipeline_id,
            stage_id=deal.stage_id,
            previous_status=previous,
        )
    )
    return deal


def _earn(deal: Deal, stage: Stage, *, reason: str, actor: Actor, now: datetime) -> None:
    """Ask for what the stages that are left behind want; going back leaves none behind."""
    start = deal.stage.position
    if stage.position > start:
        way = Way(start=start, end=stage.position)
        leave_behind(deal, way, to=stage, reason=reason, actor=actor, now=now)


def _tell_move(deal: Deal, from_stage_id: UUID, *, actor: Actor, now: datetime) -> None:
    emit(
        DealMoved(
            actor_id=actor.id,
            at=now,
            deal_id=deal.id,
            pipeline_id=deal.pipeline_id,
            from_stage_id=from_stage_id,
            to_stage_id=deal.stage_id,
        )
    )


def _closed(deal: Deal, *, actor: Actor, now: datetime) -> DealClosed:
    return DealClosed(
        actor_id=actor.id,
        at=now,
        deal_id=deal.id,
        pipeline_id=deal.pipeline_id,
        stage_id=deal.stage_id,
        status=deal.status,
        lost_reason_id=deal.lost_reason_id,
        value=str(deal.value),
        currency=deal.currency,
    )
