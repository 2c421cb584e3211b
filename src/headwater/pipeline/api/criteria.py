"""The routes of exit criteria."""

from uuid import UUID

from django.utils import timezone
from ninja import Router, Status

from headwater.http.access import configuring, reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import IfMatch, expected_version
from headwater.pipeline.rules.criteria import Judged
from headwater.pipeline.schemas.criteria import (
    CriterionIn,
    CriterionKindOut,
    CriterionKinds,
    CriterionParams,
    CriterionPatch,
    DealCriteriaOut,
    DoorOut,
    EvidenceOut,
    JudgedOut,
    SetCriteria,
    SetCriterionOut,
    TickIn,
)
from headwater.pipeline.selectors import criteria as selectors
from headwater.pipeline.selectors.evidence import kinds
from headwater.pipeline.services import criteria as services

router = Router(tags=["criteria"])


@router.get("/criterion-kinds", response={200: CriterionKinds} | REFUSALS, auth=reading)
def get_criterion_kinds(request: SignedInRequest) -> CriterionKinds:
    """List what a criterion can ask for."""
    items = [
        CriterionKindOut(name=kind.name, takes=sorted(kind.takes), needs=sorted(kind.needs))
        for kind in kinds()
    ]
    return CriterionKinds(items=items)


@router.get(
    "/pipelines/{pipeline_id}/criteria", response={200: SetCriteria} | REFUSALS, auth=reading
)
def get_criteria(request: SignedInRequest, pipeline_id: UUID) -> SetCriteria:
    """List the exit criteria of all stages of a pipeline."""
    found = selectors.criteria_as_set(pipeline_id, actor=request.actor)
    return SetCriteria(items=[SetCriterionOut(**one) for one in found])


@router.post(
    "/stages/{stage_id}/criteria",
    response={201: SetCriterionOut} | REFUSALS | {409: ProblemOut},
    auth=configuring,
)
def add_criterion(
    request: SignedInRequest, stage_id: UUID, payload: CriterionIn
) -> Status[SetCriterionOut]:
    """Ask for one thing more before deals leave a stage."""
    made = services.add_criterion(
        stage_id,
        actor=request.actor,
        now=timezone.now(),
        **payload.dict(exclude={"params"}),
        params=payload.params.given(),
    )
    return Status(201, _as_set(made.id, request))


@router.patch(
    "/criteria/{criterion_id}", response={200: SetCriterionOut} | EDIT_REFUSALS, auth=configuring
)
def update_criterion(
    request: SignedInRequest, criterion_id: UUID, payload: CriterionPatch, if_match: IfMatch
) -> SetCriterionOut:
    """Change what a criterion asks for, how strict it is or what it is called."""
    changes = payload.dict(exclude_unset=True, exclude={"params"})
    if "params" in payload.model_fields_set:
        changes["params"] = payload.params.given()
    services.update_criterion(
        criterion_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **changes,
    )
    return _as_set(criterion_id, request)


@router.delete("/criteria/{criterion_id}", response={204: None} | EDIT_REFUSALS, auth=configuring)
def remove_criterion(
    request: SignedInRequest, criterion_id: UUID, if_match: IfMatch
) -> Status[None]:
    """Ask for it no longer."""
    services.remove_criterion(
        criterion_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
    )
    return Status(204, None)


@router.get("/deals/{deal_id}/criteria", response={200: DealCriteriaOut} | REFUSALS, auth=reading)
def get_deal_criteria(request: SignedInRequest, deal_id: UUID) -> DealCriteriaOut:
    """Tell what is met of the criteria of a deal's pipeline, and which ways are open to it."""
    return _criteria(selectors.criteria_of_deal(deal_id, actor=request.actor))


@router.put(
    "/deals/{deal_id}/criteria/{criterion_id}/tick",
    response={200: DealCriteriaOut} | REFUSALS | {409: ProblemOut},
    auth=writing,
)
def set_criterion_tick(
    request: SignedInRequest, deal_id: UUID, criterion_id: UUID, payload: TickIn
) -> DealCriteriaOut:
    """Say that what only people can judge is so for a deal, or take it back."""
    services.set_tick(
        deal_id,
        criterion_id,
        is_ticked=payload.is_ticked,
        actor=request.actor,
        now=timezone.now(),
    )
    return _criteria(selectors.criteria_of_deal(deal_id, actor=request.actor))


def _as_set(criterion_id: UUID, request: SignedInRequest) -> SetCriterionOut:
    return SetCriterionOut(**selectors.criterion_as_set(criterion_id, actor=request.actor))


def _criteria(found: selectors.DealCriteria) -> DealCriteriaOut:
    return DealCriteriaOut(
        stage_id=found.deal.stage_id,
        may_override=found.may_override,
        criteria=[_judged(one) for one in found.criteria],
        doors=[
            DoorOut(
                stage_id=door.stage_id,
                refused_by=[one.id for one in door.gate.blocking],
                warned_by=[one.id for one in door.gate.warning],
            )
            for door in found.doors
        ],
    )


def _judged(one: Judged) -> JudgedOut:
    return JudgedOut(
        id=one.id,
        stage_id=one.stage_id,
        kind=one.kind,
        params=CriterionParams(**one.params),
        severity=one.severity,
        sentence=one.sentence,
        fix=one.fix,
        evidence=None if one.evidence is None else EvidenceOut(**one.evidence),
    )
