"""Setting up exit criteria, and ticking those that only people can judge."""

from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.db.models import Max

from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.lib.errors import check_version
from headwater.pipeline.events import DealCriterionTicked, PipelineChanged
from headwater.pipeline.models import Criterion, CriterionTick, Deal
from headwater.pipeline.rules.criteria import (
    LONGEST_LIST,
    NotTickable,
    Params,
    Severity,
    TooManyCriteria,
)
from headwater.pipeline.selectors.criteria import CriterionNotFound, get_criterion
from headwater.pipeline.selectors.deals import get_deal
from headwater.pipeline.selectors.evidence import check_criterion
from headwater.pipeline.selectors.pipelines import get_stage

LABELS = ("label_en", "label_zh")


class CriterionChanges(TypedDict, total=False):
    params: Params
    severity: Severity
    label_en: str
    label_zh: str


class CriterionWords(TypedDict, total=False):
    severity: Severity
    label_en: str
    label_zh: str


def add_criterion(
    stage_id: UUID,
    *,
    kind: str,
    params: Params,
    actor: Actor,
    now: datetime,
    **words: Unpack[CriterionWords],
) -> Criterion:
    """Ask for one thing more before deals leave a stage."""
    stage = get_stage(stage_id, lock=True)
    check_criterion(kind, params, is_labelled=any(map(words.get, LABELS)))
    others = Criterion.objects.filter(stage=stage)
    if others.count() >= LONGEST_LIST:
        raise TooManyCriteria("A stage has at most {most} criteria.", most=LONGEST_LIST)
    last = others.aggregate(last=Max("position"))["last"]
    made = Criterion.objects.create(
        stage=stage,
        position=0 if last is None else last + 1,
        kind=kind,
        params=_given(params),
        **words,
    )
    _tell(made, "criterion_added", actor=actor, now=now)
    return made


def update_criterion(
    criterion_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **changes: Unpack[CriterionChanges],
) -> Criterion:
    """Change what a criterion asks for, how strict it is or what it is called; its kind stays."""
    found = get_criterion(criterion_id, lock=True)
    check_version(found.version, version)
    wanted: dict[str, Any] = dict(changes)
    is_labelled = any(wanted.get(name, getattr(found, name)) for name in LABELS)
    check_criterion(found.kind, wanted.get("params", found.params), is_labelled=is_labelled)
    if "params" in wanted:
        wanted["params"] = _given(wanted["params"])
    different = [name for name, value in wanted.items() if getattr(found, name) != value]
    if not different:
        return found
    for name in different:
        setattr(found, name, wanted[name])
    found.saved(*different)
    _tell(found, "criterion_edited", actor=actor, now=now)
    return found


def remove_criterion(
    criterion_id: UUID, *, actor: Actor, now: datetime, version: int | None = None
) -> None:
    """Ask for it no longer. What was overridden keeps its sentence."""
    found = get_criterion(criterion_id, lock=True)
    check_version(found.version, version)
    _tell(found, "criterion_removed", actor=actor, now=now)
    found.delete()


def set_tick(
    deal_id: UUID, criterion_id: UUID, *, is_ticked: bool, actor: Actor, now: datetime
) -> Deal:
    """Say that what only people can judge is so, or take it back. Twice says nothing twice."""
    deal = get_deal(deal_id, actor=actor, lock=True)
    found = get_criterion(criterion_id)
    if found.stage.pipeline_id != deal.pipeline_id:
        raise CriterionNotFound("There is no such criterion.")
    if found.kind != "manual":
        raise NotTickable("This is shown by what was done, not by a tick.")
    ticks = CriterionTick.objects.filter(criterion=found, deal=deal)
    if ticks.exists() is is_ticked:
        return deal
    if is_ticked:
        CriterionTick.objects.create(criterion=found, deal=deal, member_id=actor.id, ticked_at=now)
    else:
        ticks.delete()
    emit(
        DealCriterionTicked(
            actor_id=actor.id,
            at=now,
            deal_id=deal.id,
            criterion_id=found.id,
            is_ticked=is_ticked,
        )
    )
    return deal


def _given(params: Params) -> dict[str, Any]:
    return {name: value for name, value in params.items() if value is not None}


def _tell(criterion: Criterion, what: str, *, actor: Actor, now: datetime) -> None:
    emit(
        PipelineChanged(
            actor_id=actor.id,
            at=now,
            pipeline_id=criterion.stage.pipeline_id,
            what=what,
            stage_id=criterion.stage_id,
        )
    )
