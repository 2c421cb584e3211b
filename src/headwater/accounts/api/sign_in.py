from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Header, Query, Router, Schema, Status

from headwater.accounts.models import Connection, SignInPolicy
from headwater.accounts.schemas.sign_in import (
    CheckOut,
    CheckStep,
    ConnectionIn,
    ConnectionOut,
    ConnectionPatch,
    Connections,
    SignInPolicyIn,
    SignInPolicyOut,
    Ways,
    WaysQuery,
)
from headwater.accounts.selectors.connections import connections, ways_for
from headwater.accounts.selectors.sign_in import sign_in_policy
from headwater.accounts.services import connections as services
from headwater.accounts.services.checking import check
from headwater.accounts.services.sign_in import set_sign_in_policy as set_policy
from headwater.http.access import managing_members, reading
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.sign_in import limit
from headwater.http.wire import expected_version

router = Router(tags=["signing in"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The ETag.")]
CONFLICTS = REFUSALS | {409: ProblemOut}


@router.get("/sign-in-policy", response={200: SignInPolicyOut} | REFUSALS, auth=reading)
def get_sign_in_policy(request: SignedInRequest) -> SignInPolicy:
    """Say how members have to sign in."""
    return sign_in_policy()


@router.put("/sign-in-policy", response={200: SignInPolicyOut} | CONFLICTS, auth=managing_members)
def set_sign_in_policy(request: SignedInRequest, payload: SignInPolicyIn) -> SignInPolicy:
    """Say how members have to sign in, from their next request on."""
    return set_policy(actor=request.actor, now=timezone.now(), **payload.dict())


@router.get("/sign-in-ways", response={200: Ways, 422: ProblemOut, 429: ProblemOut})
def get_sign_in_ways(request: HttpRequest, query: Query[WaysQuery]) -> dict[str, object]:
    """List the company sign-ins that serve the domain of an address, whoever has it. Open to all."""
    limit(request, "login")
    return {"items": ways_for(query.email)}


@router.get("/connections", response={200: Connections} | REFUSALS, auth=managing_members)
def get_connections(request: SignedInRequest) -> dict[str, object]:
    """List the company sign-ins of the workspace."""
    return {"items": list(connections())}


@router.post("/connections", response={201: ConnectionOut} | CONFLICTS, auth=managing_members)
def create_connection(
    request: SignedInRequest, payload: ConnectionIn, response: HttpResponse
) -> Status[Connection]:
    """Set up a company sign-in; then tell the provider the callback address of the answer."""
    made = services.create_connection(actor=request.actor, now=timezone.now(), **payload.dict())
    response["ETag"] = f'"{made.version}"'
    return Status(201, made)


@router.patch(
    "/connections/{connection_id}",
    response={200: ConnectionOut} | EDIT_REFUSALS,
    auth=managing_members,
)
def update_connection(
    request: SignedInRequest,
    connection_id: UUID,
    payload: ConnectionPatch,
    response: HttpResponse,
    if_match: IfMatch,
) -> Connection:
    """Edit a company sign-in; a secret that is not sent stays as it is."""
    connection = services.change_connection(
        connection_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **_sent(payload),
    )
    response["ETag"] = f'"{connection.version}"'
    return connection


@router.delete(
    "/connections/{connection_id}", response={204: None} | CONFLICTS, auth=managing_members
)
def delete_connection(request: SignedInRequest, connection_id: UUID) -> Status[None]:
    """Take a company sign-in away."""
    services.delete_connection(connection_id, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.post(
    "/connections/{connection_id}/check", response={200: CheckOut} | REFUSALS, auth=managing_members
)
def check_connection(request: SignedInRequest, connection_id: UUID) -> CheckOut:
    """Try what can be tried without a person, and say what is wrong."""
    steps = check(connection_id, actor=request.actor, now=timezone.now())
    return CheckOut(
        is_fine=all(step.is_fine for step in steps),
        steps=[CheckStep(**vars(step)) for step in steps],
    )


def _sent(payload: Schema) -> dict[str, Any]:
    """Give what was sent; only the team can be emptied."""
    sent = payload.dict(exclude_unset=True)
    return {name: to for name, to in sent.items() if to is not None or name == "team_id"}
