from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponseBase
from django.utils import timezone
from ninja import Query, Router, Status

from headwater.activities.schemas import TaskQuery
from headwater.exports.rules import ExportKind, ExportState
from headwater.exports.schemas import ExportIn, ExportList, ExportOut, StakeholderQuery
from headwater.exports.selectors.exports import exports, open_export
from headwater.exports.selectors.exports import get_export as find_export
from headwater.exports.selectors.sources import DealWish, StakeholderWish
from headwater.exports.services import exports as services
from headwater.exports.tasks import work_on_export
from headwater.http.access import exporting
from headwater.http.problems import REFUSALS, ProblemOut, SignedInRequest
from headwater.leads.schemas.leads import LeadQuery
from headwater.people.schemas import CompanyQuery, PersonQuery
from headwater.pipeline.schemas.queries import DealListQuery
from headwater.pipeline.selectors.deals import get_deal

router = Router(tags=["exports"], auth=exporting)
MAKES = {201: ExportOut, 202: ExportOut, 429: ProblemOut} | REFUSALS
FILE = {"Content-Security-Policy": "sandbox; default-src 'none'", "Cache-Control": "no-store"}


@router.post("/exports/deals", response=MAKES)
def export_deals(
    request: SignedInRequest, payload: ExportIn, query: Query[DealListQuery]
) -> Status[ExportOut]:
    """Make a file of the deals a list shows. 202: a long one is made in the background."""
    return _made(request, ExportKind.DEALS, DealWish(query.wish(), query.sort), payload)


@router.post("/exports/companies", response=MAKES)
def export_companies(
    request: SignedInRequest, payload: ExportIn, query: Query[CompanyQuery]
) -> Status[ExportOut]:
    """Make a file of the companies a list shows."""
    return _made(request, ExportKind.COMPANIES, query.wish(None), payload)


@router.post("/exports/people", response=MAKES)
def export_people(
    request: SignedInRequest, payload: ExportIn, query: Query[PersonQuery]
) -> Status[ExportOut]:
    """Make a file of the people a list shows."""
    return _made(request, ExportKind.PEOPLE, query.wish(None), payload)


@router.post("/exports/leads", response=MAKES)
def export_leads(
    request: SignedInRequest, payload: ExportIn, query: Query[LeadQuery]
) -> Status[ExportOut]:
    """Make a file of the leads the inbox shows."""
    return _made(request, ExportKind.LEADS, query.page(None), payload)


@router.post("/exports/tasks", response=MAKES)
def export_tasks(
    request: SignedInRequest, payload: ExportIn, query: Query[TaskQuery]
) -> Status[ExportOut]:
    """Make a file of the tasks a list shows."""
    return _made(request, ExportKind.TASKS, query.wish(request.actor.id, None), payload)


@router.post("/exports/stakeholders", response=MAKES)
def export_stakeholders(
    request: SignedInRequest, payload: ExportIn, query: Query[StakeholderQuery]
) -> Status[ExportOut]:
    """Make a file of the people of a deal: what its map shows."""
    deal = get_deal(query.deal_id, actor=request.actor)
    return _made(request, ExportKind.STAKEHOLDERS, StakeholderWish(deal.id), payload)


@router.get("/exports", response={200: ExportList} | REFUSALS)
def get_exports(request: SignedInRequest) -> ExportList:
    """List your exports of the last day, the youngest first."""
    mine = exports(actor=request.actor, now=timezone.now())
    return ExportList(items=[ExportOut.of(one) for one in mine])


@router.get("/exports/{export_id}", response={200: ExportOut} | REFUSALS)
def get_export(request: SignedInRequest, export_id: UUID) -> ExportOut:
    """Say how far an export of yours has come."""
    return ExportOut.of(find_export(export_id, actor=request.actor, now=timezone.now()))


@router.get("/exports/{export_id}/content", response={200: None, 409: ProblemOut} | REFUSALS)
def get_export_content(request: SignedInRequest, export_id: UUID) -> HttpResponseBase:
    """Download the file of an export of yours; it is there for a day."""
    export, content = open_export(export_id, actor=request.actor, now=timezone.now())
    return FileResponse(content, as_attachment=True, filename=export.name, headers=FILE)


@router.delete("/exports/{export_id}", response={204: None} | REFUSALS)
def delete_export(request: SignedInRequest, export_id: UUID) -> Status[None]:
    """Forget an export of yours; one that is being made is given up."""
    services.delete_export(export_id, actor=request.actor, now=timezone.now())
    return Status(204, None)


def _made(
    request: SignedInRequest, kind: ExportKind, wish: Any, payload: ExportIn
) -> Status[ExportOut]:
    wanted = services.Wanted(kind=kind, wish=wish, **payload.dict())
    export = services.start_export(wanted, actor=request.actor, now=timezone.now())
    if export.state == ExportState.DONE:
        return Status(201, ExportOut.of(export))
    work_on_export.enqueue(export_id=str(export.id), member_id=str(request.actor.id))
    return Status(202, ExportOut.of(export))
