from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Header, Router, Schema, Status

from headwater.accounts import selectors
from headwater.accounts.models import Member, Team
from headwater.accounts.schemas.members import (
    MemberOut,
    MemberPatch,
    Members,
    TeamIn,
    TeamOut,
    TeamPatch,
    Teams,
)
from headwater.accounts.services import members as services
from headwater.accounts.services import teams as team_services
from headwater.http.access import managing_members, reading
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import expected_version

router = Router(tags=["members"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The ETag.")]


@router.get("/members", response={200: Members} | REFUSALS, auth=reading)
def get_members(request: SignedInRequest) -> dict[str, object]:
    """List everybody in the workspace, also those known by name only and those who left."""
    return {"items": list(selectors.members())}


@router.patch(
    "/members/{member_id}", response={200: MemberOut} | EDIT_REFUSALS, auth=managing_members
)
def update_member(
    request: SignedInRequest,
    member_id: UUID,
    payload: MemberPatch,
    response: HttpResponse,
    if_match: IfMatch,
) -> Member:
    """Change a member's role, team or name, or shut them out (`is_active`)."""
    member = services.change_member(
        member_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **_sent(payload),
    )
    response["ETag"] = f'"{member.version}"'
    return member


@router.get("/teams", response={200: Teams} | REFUSALS, auth=reading)
def get_teams(request: SignedInRequest) -> dict[str, object]:
    """List all teams, each behind the one above it."""
    return {"items": list(selectors.teams())}


@router.post(
    "/teams", response={201: TeamOut} | REFUSALS | {409: ProblemOut}, auth=managing_members
)
def create_team(request: SignedInRequest, payload: TeamIn, response: HttpResponse) -> Status[Team]:
    """Add a team to the tree."""
    team = team_services.create_team(
        payload.name,
        parent_id=payload.parent_id,
        actor=request.actor,
        now=timezone.now(),
        team_id=payload.id,
    )
    response["ETag"] = f'"{team.version}"'
    return Status(201, team)


@router.patch("/teams/{team_id}", response={200: TeamOut} | EDIT_REFUSALS, auth=managing_members)
def update_team(
    request: SignedInRequest,
    team_id: UUID,
    payload: TeamPatch,
    response: HttpResponse,
    if_match: IfMatch,
) -> Team:
    """Rename a team, or move it with all teams below it."""
    team = team_services.change_team(
        team_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **_sent(payload),
    )
    response["ETag"] = f'"{team.version}"'
    return team


@router.delete("/teams/{team_id}", response={204: None} | EDIT_REFUSALS, auth=managing_members)
def delete_team(request: SignedInRequest, team_id: UUID, if_match: IfMatch) -> Status[None]:
    """Remove a team that has none below it; its members are in no team then."""
    team_services.delete_team(
        team_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


def _sent(payload: Schema) -> dict[str, Any]:
    return payload.dict(exclude_unset=True)
