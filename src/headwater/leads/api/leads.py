from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Header, Query, Router, Status

from headwater.http.access import deleting, reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import (
    Merge,
    expected_version,
    json_response,
    list_response,
    to_place,
)
from headwater.leads.rules.states import Move
from headwater.leads.schemas.leads import (
    ConversionIn,
    LeadCounts,
    LeadFilter,
    LeadIn,
    LeadOut,
    LeadOwnerIn,
    LeadPage,
    LeadPatch,
    LeadQuery,
    LeadStateIn,
    Matches,
)
from headwater.leads.selectors import pages
from headwater.leads.selectors.matches import matches
from headwater.leads.services import conversion, moves
from headwater.leads.services import leads as services

router = Router(tags=["leads"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The lead's ETag.")]
CONFLICT = {409: ProblemOut}


@router.get("/leads", response={200: LeadPage} | REFUSALS, auth=reading)
def get_leads(request: SignedInRequest, query: Query[LeadQuery]) -> HttpResponse:
    """List the leads you may see, narrowed down, sorted and paged."""
    page = pages.list_leads(
        query.page(to_place(query.after, is_moment=query.is_by_moment())), actor=request.actor
    )
    return list_response(page.items, page.next, total=page.total)


@router.get("/lead-counts", response={200: LeadCounts} | REFUSALS, auth=reading)
def get_lead_counts(request: SignedInRequest, query: Query[LeadFilter]) -> HttpResponse:
    """Count the leads you may see by their state; `state` itself is not looked at."""
    return json_response(pages.count_leads(query.wish(), actor=request.actor))


@router.post("/leads", response={201: LeadOut} | REFUSALS, auth=writing)
def create_lead(request: SignedInRequest, payload: LeadIn) -> HttpResponse:
    """Take a lead in; from now on it waits for an answer."""
    new = services.NewLead(**_creation(payload, request))
    lead = services.create_lead(new, actor=request.actor, now=timezone.now())
    return _lead(request, lead.id, status=201, is_own_word=True)


@router.get("/leads/{lead_id}", response={200: LeadOut} | REFUSALS, auth=reading)
def get_lead(request: SignedInRequest, lead_id: UUID) -> HttpResponse:
    """Show one lead."""
    return _lead(request, lead_id)


@router.patch("/leads/{lead_id}", response={200: LeadOut} | EDIT_REFUSALS, auth=writing)
def update_lead(
    request: SignedInRequest, lead_id: UUID, payload: LeadPatch, if_match: IfMatch, merge: Merge
) -> HttpResponse:
    """Change some fields of a lead."""
    services.update_lead(
        lead_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        merges=merge,
        **payload.dict(exclude_unset=True),
    )
    return _lead(request, lead_id)


@router.delete("/leads/{lead_id}", response={204: None} | EDIT_REFUSALS, auth=deleting)
def delete_lead(request: SignedInRequest, lead_id: UUID, if_match: IfMatch) -> Status[None]:
    """Put a lead into the trash; it can be taken back for 30 days."""
    services.delete_lead(
        lead_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


@router.put("/leads/{lead_id}/owner", response={204: None} | EDIT_REFUSALS, auth=writing)
def set_lead_owner(
    request: SignedInRequest, lead_id: UUID, payload: LeadOwnerIn, if_match: IfMatch
) -> Status[None]:
    """Give a lead to a member, or to nobody. You may lose sight of it."""
    services.assign_lead(
        lead_id,
        owner_id=payload.owner_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
    )
    return Status(204, None)


@router.put("/leads/{lead_id}/state", response={200: LeadOut} | EDIT_REFUSALS, auth=writing)
def set_lead_state(
    request: SignedInRequest, lead_id: UUID, payload: LeadStateIn, if_match: IfMatch
) -> HttpResponse:
    """Work on a lead, disqualify it, recycle it until a day, or open it again."""
    moves.move_lead(
        lead_id,
        Move(**payload.dict()),
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
    )
    return _lead(request, lead_id)


@router.get("/leads/{lead_id}/matches", response={200: Matches} | REFUSALS, auth=reading)
def get_lead_matches(request: SignedInRequest, lead_id: UUID) -> HttpResponse:
    """List the companies and people you may see that a lead may be already, and why."""
    return json_response(matches(lead_id, actor=request.actor))


@router.put(
    "/leads/{lead_id}/conversion", response={200: LeadOut} | REFUSALS | CONFLICT, auth=writing
)
def convert_lead(request: SignedInRequest, lead_id: UUID, payload: ConversionIn) -> HttpResponse:
    """Qualify a lead: make a deal of it, with company and person. Twice does nothing twice."""
    wanted = conversion.Wanted(**payload.dict())
    conversion.convert_lead(lead_id, wanted, actor=request.actor, now=timezone.now())
    return _lead(request, lead_id)


@router.delete(
    "/leads/{lead_id}/conversion", response={200: LeadOut} | REFUSALS | CONFLICT, auth=writing
)
def undo_conversion(request: SignedInRequest, lead_id: UUID) -> HttpResponse:
    """Take a conversion back, while nobody has worked on the deal."""
    conversion.undo_conversion(lead_id, actor=request.actor, now=timezone.now())
    return _lead(request, lead_id)


def _lead(
    request: SignedInRequest, lead_id: UUID, *, status: int = 200, is_own_word: bool = False
) -> HttpResponse:
    document, version = pages.lead_page(lead_id, actor=request.actor, is_own_word=is_own_word)
    return json_response(document, version=version, status=status)


def _creation(payload: LeadIn, request: SignedInRequest) -> Any:
    """Take what was sent; that a lead is nobody's must be said."""
    given = payload.dict()
    is_said = "owner_id" in payload.model_fields_set
    return given if is_said else given | {"owner_id": request.actor.id}
