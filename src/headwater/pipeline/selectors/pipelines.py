"""Pipelines, their stages, and the words a workspace uses for sources and losses."""

from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Prefetch, QuerySet

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.sight import seen_owners, sees
from headwater.lib.errors import NotFound
from headwater.pipeline.models import (
    EntryTask,
    LostReason,
    Named,
    Pipeline,
    Source,
    Stage,
)
from headwater.pipeline.selectors.evidence import Asked
from headwater.tenancy.held import asked_once
from headwater.tenancy.sql import fetch_one

TAGS = f"""
SELECT tag, count(*) FROM (
    SELECT unnest(d.tags) AS tag FROM pipeline_deal d
    WHERE d.workspace_id = current_workspace() AND d.deleted_at IS NULL AND d.tags <> '{{}}'
      AND {sees(Kind.DEAL, "d")}
) tags GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 200
"""  # noqa: S608  # constants
# By hand, as each board and column asks it: the ORM takes two milliseconds to write it.
ASKED = """
SELECT (
    SELECT coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'params', c.params)
        ORDER BY c.id), '[]')
    FROM pipeline_criterion c
    JOIN pipeline_stage s ON s.workspace_id = c.workspace_id AND s.id = c.stage_id
    WHERE {criteria}
)
FROM {found} one WHERE one.workspace_id = current_workspace() AND one.id = %s {further}
"""
ASKED_OF_PIPELINE = ASKED.format(
    criteria="s.workspace_id = one.workspace_id AND s.pipeline_id = one.id AND NOT s.is_archived",
    found="pipeline_pipeline", further="",
)  # fmt: skip
ASKED_AT_STAGE = ASKED.format(
    criteria="s.workspace_id = one.workspace_id AND s.id = one.id",
    found="pipeline_stage", further="AND one.pipeline_id = %s",
)  # fmt: skip
# By hand, as each move asks it. With a stage what happens at its door: `is_guarded`, some stage
# before it has criteria; `hands_out`, it has tasks for who enters.
ENTERED = """
SELECT s.*, EXISTS (
        SELECT FROM pipeline_criterion c
        JOIN pipeline_stage b ON b.workspace_id = c.workspace_id AND b.id = c.stage_id
        WHERE b.workspace_id = s.workspace_id AND b.pipeline_id = s.pipeline_id
          AND b.position < s.position AND NOT b.is_archived) AS is_guarded,
    EXISTS (SELECT FROM pipeline_entrytask e
        WHERE e.workspace_id = s.workspace_id AND e.stage_id = s.id) AS hands_out
FROM pipeline_stage s
WHERE s.workspace_id = current_workspace() AND {which} ORDER BY s.position, s.id LIMIT 1
"""
N = TypeVar("N", bound=Named)


class PipelineNotFound(NotFound):
    code = "pipeline_not_found"


class StageNotFound(NotFound):
    code = "stage_not_found"


class EntryTaskNotFound(NotFound):
    code = "entry_task_not_found"


class WordNotFound(NotFound):
    code = "word_not_found"


def pipelines() -> QuerySet[Pipeline]:
    """Every pipeline that is in use, with its stages in order."""
    stages = Stage.objects.filter(is_archived=False).order_by("position", "id")
    return (
        Pipeline.objects.filter(is_archived=False)
        .prefetch_related(Prefetch("stages", stages))
        .order_by("position", "id")
    )


def get_pipeline(pipeline_id: UUID) -> Pipeline:
    try:
        return Pipeline.objects.get(id=pipeline_id)
    except Pipeline.DoesNotExist:
        raise PipelineNotFound("There is no such pipeline.") from None


def criteria_of_pipeline(pipeline_id: UUID) -> list[Asked]:
    """List the criteria a pipeline has, in the statement that finds the pipeline."""
    found = fetch_one(ASKED_OF_PIPELINE, [pipeline_id])
    if found is None:
        raise PipelineNotFound("There is no such pipeline.")
    return [Asked(**one) for one in found[0]]


def criteria_at_stage(stage_id: UUID, *, pipeline_id: UUID) -> list[Asked]:
    """List the criteria a stage of a pipeline has, in the statement that finds it."""
    found = fetch_one(ASKED_AT_STAGE, [stage_id, pipeline_id])
    if found is None:
        raise StageNotFound("There is no such stage.")
    return [Asked(**one) for one in found[0]]


def default_pipeline() -> Pipeline:
    pipeline = pipelines().order_by("-is_default", "position", "id").first()
    if pipeline is None:
        raise PipelineNotFound("There is no pipeline yet. Create one first.")
    return pipeline


def get_stage(stage_id: UUID, *, lock: bool = False) -> Stage:
    stages = Stage.objects.select_for_update() if lock else Stage.objects
    try:
        return stages.get(id=stage_id)
    except Stage.DoesNotExist:
        raise StageNotFound("There is no such stage.") from None


@asked_once
def stage_to_enter(stage_id: UUID) -> Stage:
    stage = _entered("s.id = %s", stage_id)
    if stage is None:
        raise StageNotFound("There is no such stage.")
    return stage


def first_stage(pipeline_id: UUID) -> Stage:
    stage = _entered("s.pipeline_id = %s AND NOT s.is_archived", pipeline_id)
    if stage is None:
        raise StageNotFound("This pipeline has no stage yet. Add one first.")
    return stage


def _entered(which: str, key: UUID) -> Stage | None:
    return next(iter(Stage.objects.raw(ENTERED.format(which=which), [key])), None)


def entry_tasks(pipeline_id: UUID) -> QuerySet[EntryTask]:
    """What the stages of a pipeline hand out, in order."""
    get_pipeline(pipeline_id)
    found = EntryTask.objects.filter(stage__pipeline_id=pipeline_id, stage__is_archived=False)
    return found.order_by("stage__position", "position", "id")


def get_entry_task(task_id: UUID, *, lock: bool = False) -> EntryTask:
    tasks = EntryTask.objects.select_for_update() if lock else EntryTask.objects
    try:
        return tasks.get(id=task_id)
    except EntryTask.DoesNotExist:
        raise EntryTaskNotFound("There is no such task.") from None


def words(model: type[N]) -> QuerySet[N]:
    """The sources or lost reasons in use."""
    rows: QuerySet[N] = model._default_manager.filter(is_archived=False)  # noqa: SLF001
    return rows.order_by("name_en", "name_zh", "id")


@asked_once
def check_source(source_id: UUID | None) -> None:
    _check_word(Source, source_id, field="source_id")


@asked_once
def check_lost_reason(reason_id: UUID | None) -> None:
    _check_word(LostReason, reason_id, field="lost_reason_id")


def _check_word(model: type[Named], word_id: UUID | None, *, field: str) -> None:
    if word_id is not None and not words(model).filter(id=word_id).exists():
        raise WordNotFound("There is no such entry in the list.", field=field)


def tags(*, actor: Actor) -> list[dict[str, object]]:
    """List the tags of the deals the actor sees, the most used first."""
    with connection.cursor() as cursor:
        cursor.execute(TAGS, seen_owners(actor, [Kind.DEAL]))
        return [{"name": name, "count": count} for name, count in cursor.fetchall()]
