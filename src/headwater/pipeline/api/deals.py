from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Header, Query, Router, Status

from headwater.http.access import deleting, reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import Merge, expected_version, from_cursor, json_response, to_cursor
from headwater.pipeline.rules import Closing, DealStatus
from headwater.pipeline.rules.criteria import Passing
from headwater.pipeline.schemas.criteria import CriteriaProblemOut
from headwater.pipeline.schemas.deals import (
    DealIn,
    DealOut,
    DealPage,
    DealPatch,
    DealPersonIn,
    DealStageIn,
    DealStatusIn,
    Stakeholders,
)
from headwater.pipeline.schemas.queries import DealListQuery
from headwater.pipeline.selectors.deals import deal_page, list_deals
from headwater.pipeline.selectors.stakeholders import stakeholders
from headwater.pipeline.services import deals as services
from headwater.pipeline.services import moves

router = Router(tags=["deals"])
UNEARNED = {409: CriteriaProblemOut}
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The deal's ETag.")]


@router.get("/deals", response={200: DealPage} | REFUSALS, auth=reading)
def get_deals(request: SignedInRequest, query: Query[DealListQuery]) -> HttpResponse:
    """List the deals you may see, narrowed down, sorted and paged."""
    after = None
    if query.after:
        key, last_id = from_cursor(query.after, length=2)
        after = (str(key), UUID(str(last_id)))
    page = list_deals(
        query.wish(), actor=request.actor, sort=query.sort, limit=query.limit, after=after
    )
    next_page = f'"{to_cursor(page.next_key, page.next_id)}"' if page.next_id else "null"
    rest = f',"next":{next_page},"total":{"null" if page.total is None else page.total}}}'
    return json_response(page.items.rstrip()[:-1] + rest.encode())


@router.post("/deals", response={201: DealOut} | REFUSALS | UNEARNED, auth=writing)
def create_deal(request: SignedInRequest, payload: DealIn) -> HttpResponse:
    """Create a deal, with its company and a person by id or by name."""
    deal = services.create_deal(
        services.NewDeal(**payload.dict()), actor=request.actor, now=timezone.now()
    )
    return _deal(request, deal.id, status=201, is_own_word=True)


@router.get("/deals/{deal_id}", response={200: DealOut} | REFUSALS, auth=reading)
def get_deal(request: SignedInRequest, deal_id: UUID) -> HttpResponse:
    """Show one deal with its people and its way through the stages."""
    return _deal(request, deal_id)


@router.patch("/deals/{deal_id}", response={200: DealOut} | EDIT_REFUSALS, auth=writing)
def update_deal(
    request: SignedInRequest, deal_id: UUID, payload: DealPatch, if_match: IfMatch, merge: Merge
) -> HttpResponse:
    """Change some fields of a deal; fields left out stay as they are."""
    services.update_deal(
        deal_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        merges=merge,
        **payload.dict(exclude_unset=True),
    )
    return _deal(request, deal_id, is_own_word=True)


@router.delete("/deals/{deal_id}", response={204: None} | EDIT_REFUSALS, auth=deleting)
def delete_deal(request: SignedInRequest, deal_id: UUID, if_match: IfMatch) -> Status[None]:
    """Put a deal into the trash; it can be taken back for 30 days."""
    services.delete_deal(
        deal_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


@router.put(
    "/deals/{deal_id}/stage", response={200: DealOut} | EDIT_REFUSALS | UNEARNED, auth=writing
)
def set_deal_stage(
    request: SignedInRequest, deal_id: UUID, payload: DealStageIn, if_match: IfMatch
) -> HttpResponse:
    """Move an open deal to another stage."""
    move = moves.transfer_deal if payload.allow_other_pipeline else moves.move_deal
    move(
        deal_id,
        to_stage_id=payload.stage_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        passing=Passing(reason=payload.override_reason),
    )
    return _deal(request, deal_id)


@router.put(
    "/deals/{deal_id}/status", response={200: DealOut} | EDIT_REFUSALS | UNEARNED, auth=writing
)
def set_deal_status(
    request: SignedInRequest, deal_id: UUID, payload: DealStatusIn, if_match: IfMatch
) -> HttpResponse:
    """Close a deal as won, lost or void, or open it again."""
    now, version = timezone.now(), expected_version(request)
    if payload.status is DealStatus.OPEN:
        moves.reopen_deal(deal_id, actor=request.actor, now=now, version=version)
    else:
        closing, reason = (
            Closing(**payload.dict(exclude={"override_reason"})),
            payload.override_reason,
        )
        moves.close_deal(
            deal_id,
            closing,
            actor=request.actor,
            now=now,
            version=version,
            passing=Passing(reason=reason),
        )
    return _deal(request, deal_id)


@router.put("/deals/{deal_id}/people/{person_id}", response={200: DealOut} | REFUSALS, auth=writing)
def set_deal_person(
    request: SignedInRequest, deal_id: UUID, person_id: UUID, payload: DealPersonIn
) -> HttpResponse:
    """Give a person a part in a deal, or another part than before."""
    services.set_deal_person(
        deal_id,
        person_id,
        actor=request.actor,
        now=timezone.now(),
        **payload.dict(exclude_unset=True),
    )
    return _deal(request, deal_id)


@router.delete(
    "/deals/{deal_id}/people/{person_id}", response={200: DealOut} | REFUSALS, auth=writing
)
def remove_deal_person(request: SignedInRequest, deal_id: UUID, person_id: UUID) -> HttpResponse:
    """Take a person out of a deal."""
    services.remove_deal_person(deal_id, person_id, actor=request.actor, now=timezone.now())
    return _deal(request, deal_id)


@router.get("/deals/{deal_id}/stakeholders", response={200: Stakeholders} | REFUSALS, auth=reading)
def get_stakeholders(request: SignedInRequest, deal_id: UUID) -> HttpResponse:
    """Show how the people of a deal stand to it, who reports to whom, and who is missing."""
    return json_response(stakeholders(deal_id, actor=request.actor))


def _deal(
    request: SignedInRequest, deal_id: UUID, *, status: int = 200, is_own_word: bool = False
) -> HttpResponse:
    document, version = deal_page(deal_id, actor=request.actor, is_own_word=is_own_word)
    return json_response(document, version=version, status=status)
