"""The routes of the sheets."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.coaching.schemas import (
    MemberSheetOut,
    MemberSheetQuery,
    PeopleOut,
    people_document,
    sheet_document,
)
from headwater.coaching.selectors.sheet import people_page, sheet
from headwater.http.access import reading
from headwater.http.older import may_be_older
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import json_response
from headwater.insights.schemas import FigureQuery

router = Router(tags=["insights"])


@router.get("/insights/people", response={200: PeopleOut} | REFUSALS, auth=reading, by_alias=True)
@may_be_older
def get_people_figures(request: SignedInRequest, query: Query[FigureQuery]) -> HttpResponse:
    """List the members you may speak of by name, each beside the median of their team."""
    found = people_page(query.question(), actor=request.actor, now=timezone.now())
    return json_response(people_document(found))


@router.get(
    "/insights/people/{member_id}",
    response={200: MemberSheetOut} | REFUSALS,
    auth=reading,
    by_alias=True,
)
@may_be_older
def get_member_sheet(
    request: SignedInRequest, member_id: UUID, query: Query[MemberSheetQuery]
) -> HttpResponse:
    """Write the sheet for a talk with a member: what to praise, what to ask, where to help."""
    found = sheet(query.question(), member_id, actor=request.actor, now=timezone.now())
    return json_response(sheet_document(found))
