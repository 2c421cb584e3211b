from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone, translation
from ninja import Query, Router, Status

from headwater.http.access import configuring, reading
from headwater.http.older import may_be_older
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import IfMatch, expected_version, json_response
from headwater.pipeline.models import LostReason, Named, Pipeline, Source, Stage
from headwater.pipeline.rules import Category
from headwater.pipeline.schemas.pipelines import (
    BoardOut,
    CardPage,
    NamedIn,
    NamedOut,
    PipelineHealth,
    PipelineIn,
    PipelineOut,
    PipelinePatch,
    Pipelines,
    StageIn,
    StageOut,
    StagePatch,
    Tags,
    Words,
)
from headwater.pipeline.schemas.queries import BoardQuery, CardQuery
from headwater.pipeline.selectors import board as boards
from headwater.pipeline.selectors import pipelines as selectors
from headwater.pipeline.services import pipelines as services

router = Router(tags=["pipelines"])


@router.get("/pipelines", response={200: Pipelines} | REFUSALS, auth=reading)
def get_pipelines(request: SignedInRequest) -> Pipelines:
    """List the pipelines in use with their stages."""
    return Pipelines(items=[_pipeline(one) for one in selectors.pipelines()])


@router.post("/pipelines", response={201: PipelineOut} | REFUSALS, auth=configuring)
def create_pipeline(request: SignedInRequest, payload: PipelineIn) -> Status[PipelineOut]:
    """Add a pipeline with the stages of a template."""
    pipeline = services.create_pipeline(**payload.dict(), actor=request.actor, now=timezone.now())
    return Status(201, _pipeline(pipeline))


@router.patch(
    "/pipelines/{pipeline_id}", response={200: PipelineOut} | EDIT_REFUSALS, auth=configuring
)
def update_pipeline(
    request: SignedInRequest,
    pipeline_id: UUID,
    payload: PipelinePatch,
    if_match: IfMatch,
) -> PipelineOut:
    """Rename, order, archive a pipeline, or make it the default one."""
    pipeline = services.update_pipeline(
        pipeline_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    return _pipeline(pipeline)


@router.post(
    "/pipelines/{pipeline_id}/stages", response={201: StageOut} | REFUSALS, auth=configuring
)
def add_stage(request: SignedInRequest, pipeline_id: UUID, payload: StageIn) -> Status[StageOut]:
    """Add a stage, behind the last one or at a position."""
    stage = services.add_stage(
        pipeline_id, actor=request.actor, now=timezone.now(), **payload.dict()
    )
    return Status(201, _stage(stage))


@router.patch("/stages/{stage_id}", response={200: StageOut} | EDIT_REFUSALS, auth=configuring)
def update_stage(
    request: SignedInRequest, stage_id: UUID, payload: StagePatch, if_match: IfMatch
) -> StageOut:
    """Edit a stage or move it among its neighbours."""
    stage = services.update_stage(
        stage_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    return _stage(stage)


@router.delete("/stages/{stage_id}", response={204: None} | EDIT_REFUSALS, auth=configuring)
def remove_stage(
    request: SignedInRequest, stage_id: UUID, move_to: UUID | None = None
) -> Status[None]:
    """Take a stage out of use; `move_to` takes its open deals."""
    services.remove_stage(stage_id, move_to=move_to, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.get("/pipelines/{pipeline_id}/board", response={200: BoardOut} | REFUSALS, auth=reading)
def get_board(
    request: SignedInRequest, pipeline_id: UUID, query: Query[BoardQuery]
) -> HttpResponse:
    """Show the stages of a pipeline with their totals and their latest deals."""
    return json_response(boards.board(pipeline_id, query.wish(), actor=request.actor))


@router.get(
    "/pipelines/{pipeline_id}/stages/{stage_id}/cards",
    response={200: CardPage} | REFUSALS,
    auth=reading,
)
def get_cards(
    request: SignedInRequest, pipeline_id: UUID, stage_id: UUID, query: Query[CardQuery]
) -> HttpResponse:
    """Go on in one column of the board behind the last card seen."""
    return json_response(
        boards.column(pipeline_id, stage_id, query.wish(), actor=request.actor, after=query.after)
    )


@router.get(
    "/pipelines/{pipeline_id}/health", response={200: PipelineHealth} | REFUSALS, auth=reading
)
@may_be_older
def get_health(request: SignedInRequest, pipeline_id: UUID) -> HttpResponse:
    """Count for each stage the open deals that are well, need a look, or are at risk."""
    stages = boards.stage_health(pipeline_id, actor=request.actor, now=timezone.now())
    return json_response({"stages": stages})


@router.get("/tags", response={200: Tags} | REFUSALS, auth=reading)
def get_tags(request: SignedInRequest) -> HttpResponse:
    """List the tags of the deals you may see, the most used first."""
    return json_response({"items": selectors.tags(actor=request.actor)})


@router.get("/sources", response={200: Words} | REFUSALS, auth=reading)
def get_sources(request: SignedInRequest) -> Words:
    """List where deals come from."""
    return Words(items=[_named(one) for one in selectors.words(Source)])


@router.post("/sources", response={201: NamedOut} | REFUSALS, auth=configuring)
def add_source(request: SignedInRequest, payload: NamedIn) -> Status[NamedOut]:
    """Add a source."""
    return Status(201, _named(services.add_word(Source, **payload.dict())))


@router.get("/lost-reasons", response={200: Words} | REFUSALS, auth=reading)
def get_lost_reasons(request: SignedInRequest) -> Words:
    """List why deals are lost."""
    return Words(items=[_named(one) for one in selectors.words(LostReason)])


@router.post("/lost-reasons", response={201: NamedOut} | REFUSALS, auth=configuring)
def add_lost_reason(request: SignedInRequest, payload: NamedIn) -> Status[NamedOut]:
    """Add a reason."""
    return Status(201, _named(services.add_word(LostReason, **payload.dict())))


def _named(one: Named) -> NamedOut:
    return NamedOut(
        id=one.id,
        name=one.name_in(translation.get_language() or "en"),
        name_en=one.name_en,
        name_zh=one.name_zh,
        version=one.version,
    )


def _stage(stage: Stage) -> StageOut:
    return StageOut(
        **_named(stage).dict(),
        pipeline_id=stage.pipeline_id,
        position=stage.position,
        probability=stage.probability,
        category=stage.category,
        own_category=Category(stage.own_category) if stage.own_category else "",
        rot_after_days=stage.rot_after_days,
        usual_days=stage.usual_days,
        target_days=stage.target_days,
        **_guide(stage),
    )


def _guide(stage: Stage) -> dict[str, Any]:
    """Give each text of the guide in both languages, and in the one that is active."""
    is_chinese = (translation.get_language() or "en").startswith("zh")
    texts: dict[str, Any] = {}
    for name in ("description", "good", "talk"):
        en, zh = getattr(stage, f"{name}_en"), getattr(stage, f"{name}_zh")
        shown = (zh or en) if is_chinese else (en or zh)
        texts |= {name: shown, f"{name}_en": en, f"{name}_zh": zh}
    return texts


def _pipeline(pipeline: Pipeline) -> PipelineOut:
    stages = [one for one in pipeline.stages.all() if not one.is_archived]
    return PipelineOut(
        **_named(pipeline).dict(),
        is_default=pipeline.is_default,
        position=pipeline.position,
        stages=[_stage(one) for one in sorted(stages, key=lambda one: one.position)],
    )
