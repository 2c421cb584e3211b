from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Body, Header, Query, Router, Status

from headwater.accounts.selectors import get_member
from headwater.http.access import configuring, exporting, managing_members, reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import expected_version, json_response
from headwater.pools.models import Pool
from headwater.pools.schemas.pools import (
    AssignIn,
    Belongings,
    HandoverIn,
    HandoverOut,
    Holdings,
    LogQuery,
    MoveIn,
    PageQuery,
    PassageLog,
    PooledRecords,
    PoolIn,
    PoolOut,
    PoolPatch,
    Pools,
    ReturnIn,
    handover_document,
    holding_document,
    pool_document,
)
from headwater.pools.selectors import access, belongings, export, holdings, records
from headwater.pools.services import claims, handovers, several
from headwater.pools.services import pools as services

router = Router(tags=["pools"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The pool's ETag.")]
CONFLICT = REFUSALS | {409: ProblemOut}


@router.get("/pools", response={200: Pools} | REFUSALS, auth=reading)
def get_pools(request: SignedInRequest) -> HttpResponse:
    """List the pools open to you, with what is in them and how much you hold."""
    shown = holdings.shown_pools(list(access.pools_of(request.actor)), actor=request.actor)
    return json_response({"items": [pool_document(**vars(one)) for one in shown]})


@router.post("/pools", response={201: PoolOut} | REFUSALS, auth=configuring)
def create_pool(request: SignedInRequest, payload: PoolIn) -> HttpResponse:
    """Make a pool of companies or leads."""
    pool = services.create_pool(
        payload.kind,
        actor=request.actor,
        now=timezone.now(),
        pool_id=payload.id,
        **payload.settings(),
    )
    return _pool(request, pool, status=201)


@router.patch("/pools/{pool_id}", response={200: PoolOut} | EDIT_REFUSALS, auth=configuring)
def update_pool(
    request: SignedInRequest, pool_id: UUID, payload: PoolPatch, if_match: IfMatch
) -> HttpResponse:
    """Change a pool: limits hold at once, rules of reclaiming from tomorrow."""
    pool = services.update_pool(
        pool_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.settings(),
    )
    return _pool(request, pool)


@router.get("/pools/{pool_id}/records", response={200: PooledRecords} | REFUSALS, auth=reading)
def get_pool_records(
    request: SignedInRequest, pool_id: UUID, query: Query[PageQuery]
) -> HttpResponse:
    """List what lies in a pool, with the fields you may see before you claim it."""
    pool = access.get_pool(pool_id, actor=request.actor)
    return json_response(vars(records.records(pool, actor=request.actor, **query.dict())))


@router.get("/pools/{pool_id}/records.csv", response={200: str} | REFUSALS, auth=exporting)
def export_pool(request: SignedInRequest, pool_id: UUID) -> HttpResponse:
    """Give all that lies in a pool as a table (CSV); for admins of the pool."""
    text = export.table(pool_id, actor=request.actor)
    response = HttpResponse(text.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="pool.csv"'
    return response


@router.get("/pools/{pool_id}/log", response={200: PassageLog} | REFUSALS, auth=reading)
def get_pool_log(request: SignedInRequest, pool_id: UUID, query: Query[LogQuery]) -> HttpResponse:
    """List what came into a pool and left it: from whom, to whom, why."""
    pool = access.get_pool(pool_id, actor=request.actor)
    return json_response(vars(records.log(pool, **query.dict())))


@router.put("/pools/{pool_id}/records/{record_id}", response={204: None} | CONFLICT, auth=writing)
def put_into_pool(
    request: SignedInRequest,
    pool_id: UUID,
    record_id: UUID,
    payload: Annotated[ReturnIn | None, Body()] = None,
) -> Status[None]:
    """Put a record nobody owns into a pool, with the reason; for admins of the pool."""
    reason = payload.reason if payload else ""
    claims.put_in(pool_id, record_id, reason=reason, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.post("/pools/{pool_id}/moves", response={204: None} | CONFLICT, auth=writing)
def move_pool_records(request: SignedInRequest, pool_id: UUID, payload: MoveIn) -> Status[None]:
    """Give several records to a member, take them out or put them in; for admins of the pool."""
    several.move_records(
        pool_id,
        payload.ids,
        to=payload.to,
        member_id=payload.member_id,
        actor=request.actor,
        now=timezone.now(),
    )
    return Status(204, None)


@router.delete(
    "/pools/{pool_id}/records/{record_id}", response={204: None} | CONFLICT, auth=writing
)
def take_out_of_pool(request: SignedInRequest, pool_id: UUID, record_id: UUID) -> Status[None]:
    """Take a record out of a pool, so that everybody sees it; for admins of the pool."""
    claims.take_out(pool_id, record_id, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.post(
    "/pools/{pool_id}/records/{record_id}/claim", response={204: None} | CONFLICT, auth=writing
)
def claim_from_pool(request: SignedInRequest, pool_id: UUID, record_id: UUID) -> Status[None]:
    """Take a record for yourself. Who comes second is told who was quicker (409)."""
    claims.claim(pool_id, record_id, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.put(
    "/pools/{pool_id}/records/{record_id}/owner", response={204: None} | CONFLICT, auth=writing
)
def assign_from_pool(
    request: SignedInRequest, pool_id: UUID, record_id: UUID, payload: AssignIn
) -> Status[None]:
    """Give a record of the pool to a member; for admins of the pool."""
    claims.assign(
        pool_id,
        record_id,
        member_id=payload.member_id,
        actor=request.actor,
        now=timezone.now(),
    )
    return Status(204, None)


@router.post(
    "/pools/{pool_id}/records/{record_id}/return", response={204: None} | CONFLICT, auth=writing
)
def return_to_pool(
    request: SignedInRequest, pool_id: UUID, record_id: UUID, payload: ReturnIn
) -> Status[None]:
    """Give something you hold back into a pool, with the reason."""
    claims.give_back(
        pool_id, record_id, reason=payload.reason, actor=request.actor, now=timezone.now()
    )
    return Status(204, None)


@router.put(
    "/pools/{pool_id}/records/{record_id}/protection",
    response={204: None} | CONFLICT,
    auth=writing,
)
def protect_from_reclaim(request: SignedInRequest, pool_id: UUID, record_id: UUID) -> Status[None]:
    """Keep something you hold from being reclaimed for a while."""
    claims.protect(pool_id, record_id, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.delete("/holdings/{record_id}/protection", response={204: None} | REFUSALS, auth=writing)
def end_protection(request: SignedInRequest, record_id: UUID) -> Status[None]:
    """Let the rules of reclaiming count again for something you hold."""
    claims.unprotect(record_id, actor=request.actor)
    return Status(204, None)


@router.get("/holdings", response={200: Holdings} | REFUSALS, auth=reading)
def get_holdings(request: SignedInRequest) -> HttpResponse:
    """List what you hold, and when each goes back into a pool."""
    now = timezone.now()
    held = holdings.holdings(request.actor, now=now)
    return json_response({"items": [holding_document(one, now=now) for one in held]})


def _pool(request: SignedInRequest, pool: Pool, *, status: int = 200) -> HttpResponse:
    (shown,) = holdings.shown_pools([pool], actor=request.actor)
    return json_response(pool_document(**vars(shown)), version=pool.version, status=status)


@router.get(
    "/members/{member_id}/belongings", response={200: Belongings} | REFUSALS, auth=managing_members
)
def get_belongings(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    """Count what a member has, and list what was handed over for them before."""
    get_member(member_id)
    found, now = belongings.belongings(member_id, actor=request.actor), timezone.now()
    made = belongings.handovers(member_id)
    return json_response(
        {
            "counts": {str(kind): len(ids) for kind, ids in found.items()},
            "handovers": [handover_document(one, now=now) for one in made],
        }
    )


@router.post(
    "/members/{member_id}/handover", response={201: HandoverOut} | CONFLICT, auth=managing_members
)
def hand_over(request: SignedInRequest, member_id: UUID, payload: HandoverIn) -> HttpResponse:
    """Give all a member has to others; it can be undone for 30 days."""
    now = timezone.now()
    made = handovers.hand_over(
        member_id,
        recipients=payload.recipients,
        deactivates=payload.deactivate,
        actor=request.actor,
        now=now,
    )
    return json_response(handover_document(made, now=now), status=201)


@router.post(
    "/handovers/{handover_id}/undo", response={200: HandoverOut} | CONFLICT, auth=managing_members
)
def undo_handover(request: SignedInRequest, handover_id: UUID) -> HttpResponse:
    """Give back what the others still have of it."""
    now = timezone.now()
    made = handovers.undo_handover(handover_id, actor=request.actor, now=now)
    return json_response(handover_document(made, now=now))
