from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from headwater.activities.rules import Part
from headwater.activities.schemas import Timeline
from headwater.activities.selectors.timeline import timeline
from headwater.http.access import reading
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import list_response, to_line

router = Router(tags=["activities"])
NOTHING_LEFT_OUT: list[Part] = []
Only = Annotated[list[Part], Query(description="Only these parts; all of them when left out.")]


@router.get("/deals/{deal_id}/timeline", response={200: Timeline} | REFUSALS, auth=reading)
def get_deal_timeline(
    request: SignedInRequest, deal_id: UUID, after: str | None = None, only: Only = NOTHING_LEFT_OUT
) -> HttpResponse:
    """Tell what happened with a deal: events, notes and done tasks, the latest first."""
    return _timeline(request, "deal", deal_id, after=after, only=only)


@router.get("/companies/{company_id}/timeline", response={200: Timeline} | REFUSALS, auth=reading)
def get_company_timeline(
    request: SignedInRequest,
    company_id: UUID,
    after: str | None = None,
    only: Only = NOTHING_LEFT_OUT,
) -> HttpResponse:
    """Tell what happened with a company and those of its deals you may see."""
    return _timeline(request, "company", company_id, after=after, only=only)


@router.get("/people/{person_id}/timeline", response={200: Timeline} | REFUSALS, auth=reading)
def get_person_timeline(
    request: SignedInRequest,
    person_id: UUID,
    after: str | None = None,
    only: Only = NOTHING_LEFT_OUT,
) -> HttpResponse:
    """Tell what happened with a person and those of their deals you may see."""
    return _timeline(request, "person", person_id, after=after, only=only)


@router.get("/leads/{lead_id}/timeline", response={200: Timeline} | REFUSALS, auth=reading)
def get_lead_timeline(
    request: SignedInRequest, lead_id: UUID, after: str | None = None, only: Only = NOTHING_LEFT_OUT
) -> HttpResponse:
    """Tell what happened with a lead: its way, what was said, and done tasks, the latest first."""
    return _timeline(request, "lead", lead_id, after=after, only=only)


def _timeline(
    request: SignedInRequest, kind: str, record_id: UUID, *, after: str | None, only: Sequence[Part]
) -> HttpResponse:
    page = timeline(kind, record_id, actor=request.actor, after=to_line(after), only=only)
    return list_response(page.items, page.next, pinned=page.pinned)
