"""The routes of what surrounds stages: entry tasks, templates, history, overrides."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Status

from headwater.http.access import configuring, exporting, reading
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import IfMatch, expected_version, json_response, to_cursor, to_place
from headwater.pipeline.models import EntryTask
from headwater.pipeline.rules.criteria import EntryTaskKind
from headwater.pipeline.schemas.criteria import (
    OverridePage,
    OverridePageQuery,
    OverrideQuery,
    OverrideSummary,
)
from headwater.pipeline.schemas.stages import (
    EntryTaskIn,
    EntryTaskOut,
    EntryTaskPatch,
    EntryTasks,
    PipelineTemplates,
    StagesInHistory,
)
from headwater.pipeline.selectors import overrides as selectors
from headwater.pipeline.selectors.pipelines import entry_tasks
from headwater.pipeline.services import entry_tasks as services
from headwater.pipeline.services.gallery_words import gallery

router = Router(tags=["stages"])


@router.get("/pipeline-templates", response={200: PipelineTemplates} | REFUSALS, auth=reading)
def get_pipeline_templates(request: SignedInRequest) -> HttpResponse:
    """List the pipelines one can begin with, each with all it brings."""
    return json_response({"items": gallery(request.actor.language)})


@router.get(
    "/pipelines/{pipeline_id}/history", response={200: StagesInHistory} | REFUSALS, auth=configuring
)
def get_stages_in_history(request: SignedInRequest, pipeline_id: UUID) -> HttpResponse:
    """Say for each stage what stands in it, and what became of the deals that reached it."""
    return json_response({"items": selectors.stages_in_history(pipeline_id)})


@router.get(
    "/pipelines/{pipeline_id}/entry-tasks", response={200: EntryTasks} | REFUSALS, auth=reading
)
def get_entry_tasks(request: SignedInRequest, pipeline_id: UUID) -> EntryTasks:
    """List what the stages of a pipeline hand out to the deals that enter them."""
    return EntryTasks(items=[_task(one) for one in entry_tasks(pipeline_id)])


@router.post(
    "/stages/{stage_id}/entry-tasks",
    response={201: EntryTaskOut} | REFUSALS | {409: ProblemOut},
    auth=configuring,
)
def add_entry_task(
    request: SignedInRequest, stage_id: UUID, payload: EntryTaskIn
) -> Status[EntryTaskOut]:
    """Hand out one task more to deals that enter a stage."""
    made = services.add_entry_task(
        stage_id, actor=request.actor, now=timezone.now(), **payload.dict()
    )
    return Status(201, _task(made))


@router.patch(
    "/entry-tasks/{task_id}", response={200: EntryTaskOut} | EDIT_REFUSALS, auth=configuring
)
def update_entry_task(
    request: SignedInRequest, task_id: UUID, payload: EntryTaskPatch, if_match: IfMatch
) -> EntryTaskOut:
    """Change what is handed out from now on."""
    changed = services.update_entry_task(
        task_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    return _task(changed)


@router.delete("/entry-tasks/{task_id}", response={204: None} | EDIT_REFUSALS, auth=configuring)
def remove_entry_task(request: SignedInRequest, task_id: UUID, if_match: IfMatch) -> Status[None]:
    """Hand it out no longer."""
    services.remove_entry_task(
        task_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


@router.get("/criterion-overrides", response={200: OverridePage} | REFUSALS, auth=reading)
def get_overrides(request: SignedInRequest, query: Query[OverridePageQuery]) -> HttpResponse:
    """List the times deals you may see went on although criteria blocked them."""
    items, following = selectors.overrides(
        query.wish(), actor=request.actor, after=to_place(query.after)
    )
    return json_response({"items": items, "next": to_cursor(*following) if following else None})


@router.get(
    "/criterion-overrides/summary", response={200: OverrideSummary} | REFUSALS, auth=reading
)
def get_override_summary(request: SignedInRequest, query: Query[OverrideQuery]) -> HttpResponse:
    """Count them in all, and by stage, by person and by criterion."""
    return json_response(selectors.override_counts(query.wish(), actor=request.actor))


@router.get("/criterion-overrides/export.csv", response={200: str} | REFUSALS, auth=exporting)
def export_overrides(request: SignedInRequest, query: Query[OverrideQuery]) -> HttpResponse:
    """Download what the list shows as a CSV file."""
    text = selectors.override_file(query.wish(), actor=request.actor)
    response = HttpResponse(text.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="overrides.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _task(task: EntryTask) -> EntryTaskOut:
    return EntryTaskOut(
        id=task.id,
        stage_id=task.stage_id,
        title_en=task.title_en,
        title_zh=task.title_zh,
        kind=EntryTaskKind(task.kind),
        type_id=task.type_id,
        due_in_workdays=task.due_in_workdays,
        is_for_creator=task.is_for_creator,
        version=task.version,
    )
