from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Header, Router, Status

from headwater.http.access import configuring, giving, reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import expected_version, json_response
from headwater.pools.schemas.assignment import (
    AssigneePatch,
    Assignees,
    AssignmentIn,
    AssignmentOrderIn,
    AssignmentRuleIn,
    AssignmentRuleOut,
    AssignmentRulePatch,
    AssignmentRules,
    AssignmentsOut,
    AssignmentTrialIn,
    AssignmentTrialOut,
    AssignmentUndoIn,
    AssignmentUndoOut,
    RoleCaps,
    RoleCapsIn,
    rule_document,
)
from headwater.pools.selectors import assignment as selectors
from headwater.pools.selectors import trial
from headwater.pools.selectors.caps import role_caps
from headwater.pools.services import assigning
from headwater.pools.services import assignment as services

router = Router(tags=["assignment"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The rule's ETag.")]
CONFLICT = REFUSALS | {409: ProblemOut}


@router.get("/assignment-rules", response={200: AssignmentRules} | REFUSALS, auth=reading)
def get_assignment_rules(request: SignedInRequest) -> HttpResponse:
    """List who is given what comes in without an owner."""
    return _rules()


@router.post("/assignment-rules", response={201: AssignmentRuleOut} | REFUSALS, auth=configuring)
def create_assignment_rule(request: SignedInRequest, payload: AssignmentRuleIn) -> HttpResponse:
    """Add a rule behind those there are."""
    rule = services.create_rule(
        payload.kind,
        actor=request.actor,
        now=timezone.now(),
        rule_id=payload.id,
        **payload.settings(),
    )
    return json_response(rule_document(rule), version=rule.version, status=201)


@router.patch(
    "/assignment-rules/{rule_id}",
    response={200: AssignmentRuleOut} | EDIT_REFUSALS,
    auth=configuring,
)
def update_assignment_rule(
    request: SignedInRequest, rule_id: UUID, payload: AssignmentRulePatch, if_match: IfMatch
) -> HttpResponse:
    """Change a rule; it holds for what comes in from now on."""
    rule = services.update_rule(
        rule_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.settings(),
    )
    return json_response(rule_document(rule), version=rule.version)


@router.delete(
    "/assignment-rules/{rule_id}", response={204: None} | EDIT_REFUSALS, auth=configuring
)
def delete_assignment_rule(
    request: SignedInRequest, rule_id: UUID, if_match: IfMatch
) -> Status[None]:
    """Put a rule out of use for good."""
    services.archive_rule(
        rule_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


@router.put("/assignment-rule-order", response={200: AssignmentRules} | CONFLICT, auth=configuring)
def order_assignment_rules(request: SignedInRequest, payload: AssignmentOrderIn) -> HttpResponse:
    """Say which rule of a kind is asked first, second and so on."""
    services.order_rules(payload.kind, payload.ids, actor=request.actor, now=timezone.now())
    return _rules()


@router.get("/assignees", response={200: Assignees} | REFUSALS, auth=reading)
def get_assignees(request: SignedInRequest) -> HttpResponse:
    """List what counts of each member when records are given out, and what they have open."""
    return json_response({"items": selectors.profiles(request.actor)})


@router.patch("/assignees/{member_id}", response={200: Assignees} | REFUSALS, auth=writing)
def update_assignee(
    request: SignedInRequest, member_id: UUID, payload: AssigneePatch
) -> HttpResponse:
    """Say what counts of a member; of yourself when you work and until when you are away."""
    changes = payload.dict(exclude_unset=True)
    services.write_profile(member_id, actor=request.actor, **changes)
    return json_response({"items": selectors.profiles(request.actor)})


@router.post("/assignments", response={200: AssignmentsOut} | CONFLICT, auth=giving)
def assign_now(request: SignedInRequest, payload: AssignmentIn) -> HttpResponse:
    """Give records out as the rules say, or to a member; told is who got each, and why."""
    outcomes = assigning.assign(
        payload.kind,
        payload.ids,
        member_id=payload.member_id,
        actor=request.actor,
        now=timezone.now(),
    )
    return json_response({"items": trial.told(outcomes, actor=request.actor)})


@router.post("/assignments/undo", response={200: AssignmentUndoOut} | REFUSALS, auth=writing)
def undo_assignments(request: SignedInRequest, payload: AssignmentUndoIn) -> HttpResponse:
    """Take back what you gave to somebody in the last half hour, unless it has gone on since."""
    back = assigning.take_back(payload.kind, payload.ids, actor=request.actor, now=timezone.now())
    return json_response({"ids": back})


@router.post("/assignments/trial", response={200: AssignmentTrialOut} | REFUSALS, auth=reading)
def try_assignment(request: SignedInRequest, payload: AssignmentTrialIn) -> HttpResponse:
    """Say who would be given a record and why, and what keeps the others, without doing it."""
    tried = trial.try_out(
        payload.kind,
        payload.record_id,
        facts=payload.facts(),
        actor=request.actor,
        now=timezone.now(),
    )
    return json_response(tried)


@router.get("/role-caps", response={200: RoleCaps} | REFUSALS, auth=reading)
def get_role_caps(request: SignedInRequest) -> HttpResponse:
    """List how many companies and leads a member of a role may hold."""
    return _caps()


@router.put("/role-caps", response={200: RoleCaps} | REFUSALS, auth=configuring)
def set_role_caps(request: SignedInRequest, payload: RoleCapsIn) -> HttpResponse:
    """Say how many companies and leads a member of a role may hold; null: any number."""
    services.cap_roles({(one.role, one.kind): one.most for one in payload.items})
    return _caps()


def _rules() -> HttpResponse:
    return json_response({"items": [rule_document(rule) for rule in selectors.rules()]})


def _caps() -> HttpResponse:
    caps = [
        {"role": role, "kind": kind, "most": most} for (role, kind), most in role_caps().items()
    ]
    return json_response({"items": caps})
