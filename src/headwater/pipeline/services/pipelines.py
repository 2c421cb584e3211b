"""Making pipelines one's own: adding, renaming, ordering and taking away."""

from dataclasses import replace
from datetime import datetime
from typing import TypedDict, TypeVar, Unpack
from uuid import UUID

from django.db.models import F, Max

from headwater.accounts.rules import Actor
from headwater.events.log import emit, emit_many
from headwater.lib.errors import check_version
from headwater.pipeline import rules
from headwater.pipeline.events import DealMoved, PipelineChanged
from headwater.pipeline.models import Deal, Named, Pipeline, Stage
from headwater.pipeline.rules import DealStatus
from headwater.pipeline.selectors.pipelines import get_pipeline, get_stage, words
from headwater.pipeline.services.copies import copy_pipeline
from headwater.pipeline.services.templates import create_from_template, get_template

W = TypeVar("W", bound=Named)


class PipelineChanges(TypedDict, total=False):
    name_en: str
    name_zh: str
    position: int
    is_default: bool
    is_archived: bool


class StageChanges(TypedDict, total=False):
    name_en: str
    name_zh: str
    probability: int
    own_category: str
    rot_after_days: int | None
    target_days: int | None
    description_en: str
    description_zh: str
    good_en: str
    good_zh: str
    talk_en: str
    talk_zh: str
    is_archived: bool


def create_pipeline(  # noqa: PLR0913  # what a pipeline is made from, said by name
    *,
    name_en: str,
    name_zh: str,
    template: str,
    actor: Actor,
    now: datetime,
    copy_of: UUID | None = None,
    is_bare: bool = False,
) -> Pipeline:
    """Add a pipeline: like one there is, or with all that a template has."""
    position = (Pipeline.objects.aggregate(last=Max("position"))["last"] or 0) + 1
    if copy_of is not None:
        pipeline = copy_pipeline(copy_of, name_en=name_en, name_zh=name_zh, position=position)
    else:
        model = replace(get_template(template), name_en=name_en, name_zh=name_zh)
        pipeline = create_from_template(model, position=position, asks_and_hands_out=not is_bare)
    _tell(pipeline.id, "created", actor=actor, now=now)
    return pipeline


def update_pipeline(
    pipeline_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **changes: Unpack[PipelineChanges],
) -> Pipeline:
    pipeline = get_pipeline(pipeline_id)
    check_version(pipeline.version, version)
    if changes.get("is_archived"):
        _check_archiving(pipeline)
    if changes.get("is_default"):
        Pipeline.objects.filter(is_default=True).exclude(id=pipeline_id).update(is_default=False)
    for name, value in changes.items():
        setattr(pipeline, name, value)
    if changes:
        pipeline.saved(*changes)
        _tell(pipeline_id, "edited", actor=actor, now=now)
    return pipeline


def add_stage(
    pipeline_id: UUID, *, actor: Actor, now: datetime, position: int | None = None,
    **fields: Unpack[StageChanges],
) -> Stage:  # fmt: skip
    """Add a stage, behind the last one or at a position, pushing the later ones on."""
    get_pipeline(pipeline_id)
    stages = Stage.objects.filter(pipeline_id=pipeline_id)
    last = stages.aggregate(last=Max("position"))["last"]
    end = 0 if last is None else last + 1
    place = end if position is None else min(position, end)
    stages.filter(position__gte=place).update(position=F("position") + 1)
    stage = Stage.objects.create(pipeline_id=pipeline_id, position=place, **fields)
    _tell(pipeline_id, "stage_added", actor=actor, now=now, stage_id=stage.id)
    return stage


def update_stage(
    stage_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    position: int | None = None,
    **changes: Unpack[StageChanges],
) -> Stage:
    """Edit a stage; a new position moves it among its neighbours."""
    stage = get_stage(stage_id, lock=True)
    check_version(stage.version, version)
    for name, value in changes.items():
        setattr(stage, name, value)
    if changes:
        stage.saved(*changes)
    if position is not None and position != stage.position:
        _reorder(stage, position)
        stage.refresh_from_db()
    _tell(stage.pipeline_id, "stage_edited", actor=actor, now=now, stage_id=stage_id)
    return stage


def remove_stage(stage_id: UUID, *, move_to: UUID | None, actor: Actor, now: datetime) -> None:
    """Take a stage out of use; its open deals must be told where to go.

    It is archived, not erased: what happened in it is part of the figures.
    """
    stage = get_stage(stage_id, lock=True)
    others = Stage.objects.filter(pipeline_id=stage.pipeline_id, is_archived=False)
    if not others.exclude(id=stage_id).exists():
        raise rules.LastStage("A pipeline needs at least one stage.")
    deals = Deal.objects.filter(stage=stage, status=DealStatus.OPEN)
    if move_to is None and deals.exists():
        raise rules.StageHasDeals("Open deals stand in this stage. Say which stage takes them.")
    if move_to is not None:
        _move_all(stage, get_stage(move_to), actor=actor, now=now)
    stage.is_archived = True
    stage.saved("is_archived")
    _tell(stage.pipeline_id, "stage_removed", actor=actor, now=now, stage_id=stage_id)


def add_word(model: type[W], *, name_en: str, name_zh: str) -> W:
    """Add a source or a lost reason."""
    return words(model).create(name_en=name_en, name_zh=name_zh)


def _check_archiving(pipeline: Pipeline) -> None:
    """Refuse to put away what new deals go to, or what open deals stand in."""
    if pipeline.is_default:
        raise rules.DefaultPipeline(
            "New deals go to this pipeline. Make another one default first."
        )
    open_deals = Deal.objects.open().filter(pipeline=pipeline, deleted_at=None).count()
    if open_deals:
        raise rules.PipelineHasDeals(
            "{count} open deals stand in this pipeline. Move or close them first.",
            count=open_deals,
        )


def _move_all(stage: Stage, target: Stage, *, actor: Actor, now: datetime) -> None:
    rules.check_move(
        DealStatus.OPEN,
        from_pipeline=stage.pipeline_id,
        to_pipeline=target.pipeline_id,
        archived=target.is_archived or target == stage,
    )
    deals = Deal.objects.filter(stage=stage, status=DealStatus.OPEN)
    moved = list(deals.select_for_update().order_by("id").values_list("id", flat=True))
    Deal.objects.filter(id__in=moved).update(stage=target, stage_entered_at=now, changed_at=now)
    emit_many(
        [
            DealMoved(
                actor_id=actor.id,
                at=now,
                deal_id=deal_id,
                pipeline_id=stage.pipeline_id,
                from_stage_id=stage.id,
                to_stage_id=target.id,
            )
            for deal_id in moved
        ]
    )


def _reorder(stage: Stage, position: int) -> None:
    stages = list(
        Stage.objects.select_for_update()
        .filter(pipeline_id=stage.pipeline_id)
        .exclude(id=stage.id)
        .order_by("position", "id")
    )
    stages.insert(position, stage)
    for place, one in enumerate(stages):
        if one.position != place:
            Stage.objects.filter(id=one.id).update(position=place)


def _tell(
    pipeline_id: UUID, what: str, *, actor: Actor, now: datetime, stage_id: UUID | None = None
) -> None:
    emit(
        PipelineChanged(
            actor_id=actor.id, at=now, pipeline_id=pipeline_id, what=what, stage_id=stage_id
        )
    )
