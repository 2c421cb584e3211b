"""Pipelines, their stages, and the words a workspace uses for sources and losses."""

from typing import TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from headwater.lib.errors import NotFound
from headwater.pipeline.models import (
    Criterion,
    EntryTask,
    LostReason,
    Named,
    Pipeline,
    Source,
    Stage,
)

TAGS = """
SELECT tag, count(*) FROM (
    SELECT unnest(tags) AS tag FROM pipeline_deal
    WHERE workspace_id = current_workspace() AND deleted_at IS NULL AND tags <> '{}'
      AND (%(owners)s::uuid[] IS NULL OR owner_id = ANY(%(owners)s::uuid[]))
) tags GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 200
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


def kinds_of_criteria(pipeline_id: UUID) -> list[str]:
    """Name the kinds of criteria a pipeline has: in the statement that finds the pipeline."""
    of_it = Criterion.objects.filter(stage__pipeline=OuterRef("pk"), stage__is_archived=False)
    names = ArraySubquery(of_it.values("kind").distinct().order_by("kind"))
    found = Pipeline.objects.filter(id=pipeline_id).values_list(names).first()
    if found is None:
        raise PipelineNotFound("There is no such pipeline.")
    return list(found[0])


def kinds_at_stage(stage_id: UUID, *, pipeline_id: UUID) -> list[str]:
    """Name the kinds of criteria a stage of a pipeline has, in the statement that finds it."""
    of_it = Criterion.objects.filter(stage=OuterRef("pk")).values("kind").distinct()
    names = ArraySubquery(of_it.order_by("kind"))
    stages = Stage.objects.filter(id=stage_id, pipeline_id=pipeline_id)
    found = stages.values_list(names).first()
    if found is None:
        raise StageNotFound("There is no such stage.")
    return list(found[0])


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


def stages_to_enter() -> QuerySet[Stage]:
    """The stages, each with what happens at its door: told by the statement that reads it.

    `is_guarded`: some stage before it has criteria. `hands_out`: it has tasks for who enters.
    """
    before = Criterion.objects.filter(
        stage__pipeline=OuterRef("pipeline"),
        stage__position__lt=OuterRef("position"),
        stage__is_archived=False,
    )
    tasks = EntryTask.objects.filter(stage=OuterRef("pk"))
    told = {"is_guarded": Exists(before), "hands_out": Exists(tasks)}
    return Stage.objects.annotate(**told)


def stage_to_enter(stage_id: UUID) -> Stage:
    stage = stages_to_enter().filter(id=stage_id).first()
    if stage is None:
        raise StageNotFound("There is no such stage.")
    return stage


def first_stage(pipeline_id: UUID) -> Stage:
    stages = stages_to_enter().filter(pipeline_id=pipeline_id, is_archived=False)
    stage = stages.order_by("position", "id").first()
    if stage is None:
        raise StageNotFound("This pipeline has no stage yet. Add one first.")
    return stage


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


def check_source(source_id: UUID | None) -> None:
    _check_word(Source, source_id, field="source_id")


def check_lost_reason(reason_id: UUID | None) -> None:
    _check_word(LostReason, reason_id, field="lost_reason_id")


def _check_word(model: type[Named], word_id: UUID | None, *, field: str) -> None:
    if word_id is not None and not words(model).filter(id=word_id).exists():
        raise WordNotFound("There is no such entry in the list.", field=field)


def tags(owners: list[UUID] | None) -> list[dict[str, object]]:
    """List the tags of the deals these owners have, the most used first."""
    with connection.cursor() as cursor:
        cursor.execute(TAGS, {"owners": owners})
        return [{"name": name, "count": count} for name, count in cursor.fetchall()]
