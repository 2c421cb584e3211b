"""Making one thing like another."""

from uuid import UUID

from headwater.lib.ids import uuid7
from headwater.pipeline.models import Criterion, EntryTask, Pipeline, Stage
from headwater.pipeline.selectors.pipelines import get_pipeline


def copy_pipeline(pipeline_id: UUID, *, name_en: str, name_zh: str, position: int) -> Pipeline:
    """Make a pipeline with the same stages, criteria, guide and tasks, and no deals."""
    model = get_pipeline(pipeline_id)
    made = Pipeline.objects.create(name_en=name_en, name_zh=name_zh, position=position)
    stages = model.stages.filter(is_archived=False).order_by("position", "id")
    for place, stage in enumerate(stages):
        theirs: list[Criterion | EntryTask] = [*stage.criteria.all(), *stage.entry_tasks.all()]
        stage.pipeline, stage.position, stage.usual_days = made, place, None
        _anew(stage)
        for one in theirs:
            one.stage = stage
            _anew(one)
    return made


def _anew(row: Stage | Criterion | EntryTask) -> None:
    row.id, row.version = uuid7(), 1
    row._state.adding = True  # noqa: SLF001  # Django's own way to copy a row
    row.save(force_insert=True)
