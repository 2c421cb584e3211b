"""Reading exit criteria, and judging deals by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.utils import translation

from headwater.accounts.rules import Actor, Kind, Right
from headwater.fields.selectors.uses import Use, asks_of
from headwater.fields.selectors.where import Where
from headwater.lib.errors import NotFound
from headwater.pipeline.models import Criterion, Deal, Stage
from headwater.pipeline.rules import DealStatus
from headwater.pipeline.rules.criteria import Gate, Judged, Severity, Way, gate
from headwater.pipeline.selectors.deals import get_deal
from headwater.pipeline.selectors.evidence import (
    Asked,
    counting,
    evidence_sql,
    kind_named,
    named_sql,
)
from headwater.pipeline.selectors.pipelines import criteria_of_pipeline, get_pipeline
from headwater.pipeline.selectors.sight import in_language, sight
from headwater.tenancy.sql import fetch_all

OF_PIPELINE = """
SELECT c.id, c.stage_id, s.position, c.kind, c.params::text, c.severity,
    coalesce(nullif(c.label_{language}, ''), c.label_{other}), {named}, {evidence}
FROM pipeline_criterion c
JOIN pipeline_stage s ON s.workspace_id = c.workspace_id AND s.id = c.stage_id
{deal}
WHERE c.workspace_id = current_workspace() AND s.pipeline_id = %(pipeline)s AND NOT s.is_archived
ORDER BY s.position, c.position, c.id
"""
OF_DEAL = "JOIN pipeline_deal d ON d.workspace_id = c.workspace_id AND d.id = %(deal)s"

PASSED_BY = """
SELECT d.id, count(*) FROM pipeline_deal d
JOIN pipeline_stage here ON here.workspace_id = d.workspace_id AND here.id = d.stage_id
JOIN pipeline_stage s ON s.workspace_id = d.workspace_id AND s.pipeline_id = d.pipeline_id
    AND s.position < here.position AND NOT s.is_archived
JOIN pipeline_criterion c ON c.workspace_id = s.workspace_id AND c.stage_id = s.id
    AND c.severity = 'block'
WHERE d.workspace_id = current_workspace() AND d.id = ANY(%(deals)s) AND d.status = 'open'
  AND c.id = ANY(%(asked)s) AND ({evidence}) IS NULL GROUP BY d.id
"""


class CriterionNotFound(NotFound):
    code = "criterion_not_found"


@dataclass(frozen=True, kw_only=True)
class Door:
    """A stage the deal could go to (None: it is won), and what stands in the way there."""

    stage_id: UUID | None
    gate: Gate


@dataclass(frozen=True, kw_only=True)
class DealCriteria:
    """All criteria of a deal's pipeline, judged, and what they mean for each way on."""

    deal: Deal
    criteria: Sequence[Judged]
    doors: Sequence[Door]
    may_override: bool


@asks_of(Kind.DEAL)
def filters_in_use() -> list[Use]:
    """List what criteria ask of deals by filters, each with where it is asked."""
    rows = Criterion.objects.select_related("stage__pipeline").order_by("stage_id", "position")
    language = translation.get_language() or "en"
    asked = [(row, Asked(id=row.id, kind=row.kind, params=row.params).filter) for row in rows]
    return [
        Use(filter=text, place=_place(row.stage, language), name=str(row))
        for row, text in asked
        if text
    ]


def _place(stage: Stage, language: str) -> str:
    return f"{stage.pipeline.name_in(language)} · {stage.name_in(language)}"


def get_criterion(criterion_id: UUID, *, lock: bool = False) -> Criterion:
    criteria = Criterion.objects.select_for_update() if lock else Criterion.objects
    try:
        return criteria.get(id=criterion_id)
    except Criterion.DoesNotExist:
        raise CriterionNotFound("There is no such criterion.") from None


def criteria_as_set(pipeline_id: UUID, *, actor: Actor) -> list[dict[str, Any]]:
    """List the criteria of a pipeline as they are set up, each with its sentence."""
    get_pipeline(pipeline_id)
    judged = _read(pipeline_id, None, actor=actor, language=actor.language)
    rows = Criterion.objects.in_bulk([one.id for one in judged])
    return [_as_set(one, rows[one.id]) for one in judged]


def criterion_as_set(criterion_id: UUID, *, actor: Actor) -> dict[str, Any]:
    pipeline_id = get_criterion(criterion_id).stage.pipeline_id
    found = criteria_as_set(pipeline_id, actor=actor)
    return next(one for one in found if one["id"] == criterion_id)


def shown(one: Judged) -> dict[str, Any]:
    """Give what a caller needs to know of a criterion."""
    return {
        "id": one.id,
        "stage_id": one.stage_id,
        "kind": one.kind,
        "params": one.params,
        "severity": one.severity,
        "sentence": one.sentence,
        "fix": one.fix,
    }


def _as_set(one: Judged, row: Criterion) -> dict[str, Any]:
    labels = {"label_en": row.label_en, "label_zh": row.label_zh}
    return shown(one) | labels | {"version": row.version}


def judge(deal: Deal, *, pipeline_id: UUID, actor: Actor, language: str = "") -> list[Judged]:
    """Judge a deal by every criterion of a pipeline that counts for the actor."""
    found = _read(pipeline_id, deal.id, actor=actor, language=language or actor.language)
    asked = [Asked(id=one.id, kind=one.kind, params=one.params) for one in found]
    counted = {one.id for one in counting(asked, actor=actor)}
    return [one for one in found if one.id in counted]


def open_criteria(deal_ids: Sequence[UUID], *, actor: Actor) -> dict[UUID, int]:
    """Count for open deals the blocking criteria of the stages behind them that they do not meet.

    Those that have passed by none are left out. One statement, however many deals.
    """
    rows = Criterion.objects.filter(severity=Severity.BLOCK, stage__is_archived=False)
    every = [Asked(id=row.id, kind=row.kind, params=row.params) for row in rows.order_by("id")]
    asked = counting(every, actor=actor)
    if not asked:
        return {}
    evidence = evidence_sql(asked)
    values = (
        {"deals": list(deal_ids), "asked": [one.id for one in asked]}
        | sight(actor)
        | evidence.values
    )
    sql = in_language(PASSED_BY.replace("{evidence}", evidence.sql), actor.language)
    return dict(fetch_all(sql, values))


def criteria_of_deal(deal_id: UUID, *, actor: Actor) -> DealCriteria:
    """Tell what is met of the criteria of a deal's pipeline, and which ways are open to it."""
    deal = get_deal(deal_id, actor=actor)
    judged = judge(deal, pipeline_id=deal.pipeline_id, actor=actor)
    is_open = deal.status == DealStatus.OPEN
    return DealCriteria(
        deal=deal,
        criteria=judged,
        doors=_doors(deal, judged) if judged and is_open else [],
        may_override=actor.may(Right.OVERRIDE),
    )


def _doors(deal: Deal, judged: Sequence[Judged]) -> list[Door]:
    start = deal.stage.position
    stages = deal.pipeline.stages.filter(is_archived=False).order_by("position", "id")
    ways = [(stage.id, Way(start=start, end=stage.position)) for stage in stages]
    return [
        Door(stage_id=stage_id, gate=gate(judged, way))
        for stage_id, way in [*ways, (None, Way(start=start))]
    ]


def _read(pipeline_id: UUID, deal_id: UUID | None, *, actor: Actor, language: str) -> list[Judged]:
    evidence = evidence_sql(criteria_of_pipeline(pipeline_id)) if deal_id else Where("NULL", {})
    values = {"pipeline": pipeline_id, "deal": deal_id} | sight(actor) | evidence.values
    sql = OF_PIPELINE.replace("{named}", named_sql()).replace("{evidence}", evidence.sql)
    sql = in_language(sql.replace("{deal}", OF_DEAL if deal_id else ""), language)
    with translation.override(translation.get_supported_language_variant(language)):
        return [_judged(row) for row in fetch_all(sql, values)]


def _judged(row: tuple[Any, ...]) -> Judged:
    criterion_id, stage_id, position, kind, params, severity, label, name, evidence = row
    asked: Mapping[str, Any] = orjson.loads(params)
    return Judged(
        id=criterion_id,
        stage_id=stage_id,
        stage_position=position,
        kind=kind,
        params=asked,
        severity=Severity(severity),
        sentence=label or sentence_of(kind, asked, name),
        fix=kind_named(kind).fix,
        evidence=orjson.loads(evidence) if isinstance(evidence, str) else evidence,
    )


def sentence_of(kind: str, params: Mapping[str, Any], name: str | None) -> str:
    """Say in the active language what a criterion without a label asks for."""
    words, values = kind_named(kind).say(params, name)
    return translation.gettext(words).format(**values)
