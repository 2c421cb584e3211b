"""What the stages of the demo ask for, and where somebody let a deal through anyway."""

from datetime import timedelta
from itertools import pairwise

from headwater.events.log import emit_many
from headwater.pipeline.events import DealCriteriaOverridden
from headwater.pipeline.models import (
    Criterion,
    CriterionOverride,
    CriterionTick,
    Deal,
    EntryTask,
    Stage,
)
from headwater.pipeline.services.gallery_words import sentences
from headwater.pipeline.services.templates import get_template
from headwater.serve.demo.writing import Stageplay

REASONS = (
    "客户老板在饭局上已经口头定了，合同下周补。",
    "The decision maker is on leave until Monday; her deputy agreed in writing.",
    "老客户续购，方案沿用去年版本。",
    "Framework contract is in place, no new document is needed.",
    "展会现场当面谈妥，纪要随后补上。",
)
EVERY = 9
OF_OWN_FIELDS = (
    {"kind": "field", "params": {"field": "custom.budget"}},
    {
        "kind": "condition",
        "params": {"filter": "value < 100000 or custom.lines is known"},
        "label_en": "Of a large deal, the number of lines is known",
        "label_zh": "大单已明确产线数量",
    },
)


def write_criteria(play: Stageplay, deals: list[Deal]) -> None:
    """Let both pipelines ask for and hand out what their templates do; tick some of it."""
    for key, is_default in (("sales", True), ("post_sale", False)):
        stages = Stage.objects.filter(pipeline__is_default=is_default).order_by("position", "id")
        for stage, template in zip(stages, get_template(key).stages, strict=False):
            Criterion.objects.bulk_create(
                Criterion(stage=stage, position=n, **one) for n, one in enumerate(template.criteria)
            )
            EntryTask.objects.bulk_create(
                EntryTask(stage=stage, position=n, **one) for n, one in enumerate(template.tasks)
            )
    _ask_of_own_fields()
    _tick(play, deals)
    _override(play, deals)


def _ask_of_own_fields() -> None:
    """Let the proposal ask for fields of the workspace's own: by itself, and by a condition."""
    proposal = Stage.objects.get(pipeline__is_default=True, name_en="Proposal")
    last = proposal.criteria.count()
    for place, one in enumerate(OF_OWN_FIELDS, last):
        Criterion.objects.create(stage=proposal, position=place, severity="warn", **one)


def _tick(play: Stageplay, deals: list[Deal]) -> None:
    manual = Criterion.objects.filter(kind="manual")
    by_stage = {criterion.stage_id: criterion for criterion in manual}
    CriterionTick.objects.bulk_create(
        CriterionTick(
            criterion=by_stage[deal.stage_id],
            deal=deal,
            member_id=deal.owner_id,
            ticked_at=play.now - timedelta(days=1),
        )
        for deal in deals
        if deal.stage_id in by_stage and play.random.random() < 0.5
    )


def _override(play: Stageplay, deals: list[Deal]) -> None:
    """Some of those that stand further on now had not earned it."""
    told = []
    stages = list(Stage.objects.filter(pipeline__is_default=True).order_by("position", "id"))
    before = {after.id: one for one, after in pairwise(stages)}
    for n, deal in enumerate(deal for deal in deals if deal.stage_id in before):
        if n % EVERY:
            continue
        left, reason = before[deal.stage_id], REASONS[n // EVERY % len(REASONS)]
        asked = list(left.criteria.order_by("position")[:1])
        kept = CriterionOverride.objects.create(
            deal=deal,
            pipeline_id=deal.pipeline_id,
            from_stage=left,
            to_stage_id=deal.stage_id,
            criteria=[
                {"id": str(one.id), "stage_id": str(left.id), **sentences(one)} for one in asked
            ],
            reason=reason,
            member_id=play.owner.id,
            overridden_at=deal.stage_entered_at,
        )
        told.append(
            DealCriteriaOverridden(
                actor_id=play.owner.id,
                at=deal.stage_entered_at,
                deal_id=deal.id,
                override_id=kept.id,
                from_stage_id=left.id,
                to_stage_id=deal.stage_id,
                criteria=[str(one.id) for one in asked],
                reason=reason,
            )
        )
    emit_many(told)
