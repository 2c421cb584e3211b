"""The pipeline and stages an import puts its deals into."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Max

from headwater.exchange import selectors
from headwater.exchange.rules.plan import Plan, PlanIncomplete, StageAction
from headwater.exchange.rules.recognition import letters
from headwater.exchange.services.contexts import Context
from headwater.lib.ids import uuid7
from headwater.pipeline.events import PipelineChanged
from headwater.pipeline.models import Deal, Pipeline, Stage

LOWEST, HIGHEST = 10, 90  # probability of the first and the last stage of a new pipeline
ONLY_STAGE = "New"


def prepare(context: Context) -> dict[str, Any]:
    """Make what is missing; tell the pipeline, its first stage and what each new value became."""
    plan = context.plan
    pipeline_id, there = _pipeline(plan, context)
    wanted = {v: c.name or v for v, c in plan.stages.items() if c.action is StageAction.NEW}
    names = list(dict.fromkeys(wanted.values())) or ([] if there else [ONLY_STAGE])
    made = _stages(names, pipeline_id, len(there), context=context)
    every = there + [made[name] for name in names]
    stages = {value: str(made[name]) for value, name in wanted.items()}
    context.batch.events.append(
        PipelineChanged(
            actor_id=context.actor.id, at=context.now, pipeline_id=pipeline_id, what="imported"
        )
    )
    return {
        "pipeline": str(pipeline_id),
        "order": [str(stage_id) for stage_id in every],
        "closed_in": str(_closed_in(plan, stages, every)),
        "stages": stages,
    }


def _pipeline(plan: Plan, context: Context) -> tuple[UUID, list[UUID]]:
    if plan.pipeline_id:
        pipeline_id = UUID(plan.pipeline_id)
        there = [stage.id for stage in selectors.stages() if stage.pipeline_id == pipeline_id]
        if not there:
            raise PlanIncomplete("The pipeline chosen is no more. Choose another one.")
        return pipeline_id, there
    pipeline_id = uuid7()
    last = Pipeline.objects.aggregate(last=Max("position"))["last"]
    row = {"id": pipeline_id, **_named(plan.new_pipeline or plan.source)}
    row |= {"position": 0 if last is None else last + 1, "is_default": _replaces_idle(context)}
    context.batch.create("pipeline", row)
    return pipeline_id, []


def _replaces_idle(context: Context) -> bool:
    """Let the new pipeline come first where nobody has used the one that does.

    Who brings their deals into a new workspace would else look at an empty board each morning.
    """
    first = Pipeline.objects.filter(is_default=True).first()
    if first is None or Deal.objects.filter(pipeline=first).exists():
        return False
    context.batch.change("pipeline", first.id, {"is_default": False}, old={"is_default": True})
    return True


def _stages(
    names: Sequence[str], pipeline_id: UUID, there: int, *, context: Context
) -> dict[str, UUID]:
    last = Stage.objects.filter(pipeline_id=pipeline_id).aggregate(last=Max("position"))["last"]
    start = 0 if last is None else last + 1
    made = {}
    for number, name in enumerate(names):
        made[name] = uuid7()
        share = (there + number + 1) / (there + len(names) + 1)
        row = {
            "id": made[name], **_named(name), "pipeline_id": pipeline_id, "position": start + number,
            "probability": round(LOWEST + (HIGHEST - LOWEST) * share),
        }  # fmt: skip
        context.batch.create("stage", row)
    return made


def _closed_in(plan: Plan, made: Mapping[str, str], every: Sequence[UUID]) -> str | UUID:
    """Find the stage in which deals stood that come in closed: the one named, else the last."""
    for value, choice in plan.stages.items():
        if letters(plan.closed_stage) in {letters(value), letters(choice.name)} - {""}:
            return choice.stage_id or made.get(value) or every[-1]
    return every[-1]


def _named(name: str) -> dict[str, str]:
    chinese = not name.isascii()
    return {"name_en": "" if chinese else name[:100], "name_zh": name[:100] if chinese else ""}
