"""The routes of the sheets."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from ninja import Query, Router

from headwater.coaching.schemas import (
    MemberSheetOut,
    MemberSheetQuery,
    PeopleFileQuery,
    PeopleOut,
    people_document,
    sheet_document,
)
from headwater.coaching.selectors.files import people_file, sheet_file
from headwater.coaching.selectors.sheet import people_page, sheet
from headwater.exports.rules import ExportFormat
from headwater.http.access import exporting, reading
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
    "/insights/people/{uuid:member_id}",
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


@router.get("/insights/people/file", response={200: None} | REFUSALS, auth=exporting)
def get_people_file(request: SignedInRequest, query: Query[PeopleFileQuery]) -> HttpResponse:
    """Give the members beside their team as a file, XLSX or CSV."""
    found = people_page(query.question(), actor=request.actor, now=timezone.now())
    content = people_file(found, actor=request.actor, format_=query.format)
    return _file(content, "members", query.format)


@router.get(
    "/insights/people/{uuid:member_id}/file", response={200: None} | REFUSALS, auth=exporting
)
def get_member_sheet_file(
    request: SignedInRequest, member_id: UUID, query: Query[PeopleFileQuery]
) -> HttpResponse:
    """Give the sheet of a member as a file, XLSX or CSV."""
    found = sheet(query.question(), member_id, actor=request.actor, now=timezone.now())
    content = sheet_file(found, actor=request.actor, format_=query.format)
    return _file(content, found["name"], query.format)


def _file(content: bytes, name: str, format_: ExportFormat) -> HttpResponse:
    response = HttpResponse(content, content_type=format_.content_type)
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{format_}")
    return response
