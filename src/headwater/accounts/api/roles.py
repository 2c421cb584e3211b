from typing import Annotated

from django.http import HttpResponse
from django.utils import timezone
from ninja import Header, Router, Status

from headwater.accounts.rules.fields import HIDEABLE
from headwater.accounts.schemas.roles import RoleIn, RoleOut, RolePatch, Roles
from headwater.accounts.selectors import roles as selectors
from headwater.accounts.selectors.roles import Shape
from headwater.accounts.services import roles as services
from headwater.http.access import managing_members, reading
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import expected_version

router = Router(tags=["members"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The ETag.")]


@router.get("/roles", response={200: Roles} | REFUSALS, auth=reading)
def get_roles(request: SignedInRequest) -> dict[str, object]:
    """List the roles: the built-in ones from the highest down, then the workspace's own."""
    return {"items": selectors.roles(), "hideable": HIDEABLE}


@router.post("/roles", response={201: RoleOut} | REFUSALS, auth=managing_members)
def create_role(request: SignedInRequest, payload: RoleIn, response: HttpResponse) -> Status[Shape]:
    """Make a role of the workspace's own from a built-in one."""
    wanted = payload.dict(exclude={"id", "base"}, exclude_none=True)
    role = services.create_role(
        payload.base, role_id=payload.id, actor=request.actor, now=timezone.now(), **wanted
    )
    response["ETag"] = f'"{role.version}"'
    return Status(201, role)


@router.patch("/roles/{role_key}", response={200: RoleOut} | EDIT_REFUSALS, auth=managing_members)
def update_role(
    request: SignedInRequest,
    role_key: str,
    payload: RolePatch,
    response: HttpResponse,
    if_match: IfMatch,
) -> Shape:
    """Change what the members of a role may do or see; it holds from their next request on."""
    role = services.change_role(
        role_key,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    response["ETag"] = f'"{role.version}"'
    return role


@router.delete("/roles/{role_key}", response={204: None} | EDIT_REFUSALS, auth=managing_members)
def delete_role(request: SignedInRequest, role_key: str, if_match: IfMatch) -> Status[None]:
    """Remove an own role that no member and no open invitation has."""
    services.delete_role(
        role_key, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)
