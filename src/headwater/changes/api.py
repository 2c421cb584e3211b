from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.activities.schemas import TaskQuery
from headwater.changes.models import Work
from headwater.changes.rules import WorkState
from headwater.changes.schemas import (
    BulkCompaniesIn,
    BulkDealsIn,
    BulkIn,
    BulkLeadsIn,
    BulkPeopleIn,
    BulkTasksIn,
    ChangeLines,
    ChangeOut,
    ChangePage,
    HistoryPage,
    WorkOut,
    WorkRowOut,
    WorkRows,
    refused_file,
)
from headwater.changes.selectors import operations, works
from headwater.changes.selectors.history import history, lines
from headwater.changes.selectors.operations import ChangeWish, Operation
from headwater.changes.selectors.records import titles
from headwater.changes.services import works as services
from headwater.changes.services.bulk import Chosen, start_bulk
from headwater.changes.services.undo import start_undo
from headwater.changes.tasks import work_on
from headwater.http.access import bulking, reading, writing
from headwater.http.problems import REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import BadCursor, from_cursor, json_response, to_cursor
from headwater.leads.schemas.leads import LeadQuery
from headwater.people.schemas import CompanyQuery, PersonQuery
from headwater.pipeline.schemas.queries import DealListQuery

router = Router(tags=["changes"])
CONFLICT = {409: ProblemOut}
ChangedKind = Literal["deal", "company", "person", "lead", "task", "note", "target"]


@router.get("/changes", response={200: ChangePage} | REFUSALS, auth=reading)
def get_changes(
    request: SignedInRequest,
    member_id: UUID | None = None,
    kind: ChangedKind | None = None,
    record_id: UUID | None = None,
    after: Annotated[str | None, Query(None)] = None,
) -> dict[str, Any]:
    """List what was done in the last 30 days to records you see, the latest first."""
    wish = ChangeWish(
        member_id=member_id, kind=kind, record_id=record_id, before=_operation_of(after)
    )
    items, following = operations.recent(wish, actor=request.actor, now=timezone.now())
    return {"items": items, "next": to_cursor(following) if following else None}


@router.get("/changes/{operation}", response={200: ChangeOut} | REFUSALS, auth=reading)
def get_change(request: SignedInRequest, operation: UUID) -> Operation:
    """Show one change."""
    return operations.get_operation(operation, actor=request.actor, now=timezone.now())


@router.get(
    "/changes/{operation}/lines",
    response={200: ChangeLines} | REFUSALS,
    auth=reading,
    by_alias=True,
)
def get_change_lines(
    request: SignedInRequest, operation: UUID, after: str | None = None
) -> HttpResponse:
    """List what a change did, record by record, with every field before and after."""
    items, last = lines(operation, actor=request.actor, after=_number_of(after))
    return json_response({"items": items, "next": to_cursor(last) if last else None})


@router.get(
    "/deals/{deal_id}/history", response={200: HistoryPage} | REFUSALS, auth=reading, by_alias=True
)
def get_deal_history(
    request: SignedInRequest, deal_id: UUID, after: str | None = None
) -> HttpResponse:
    """List every change of a deal's fields: who, when, from what, to what."""
    return _history(request, "deal", deal_id, after)


@router.get(
    "/companies/{company_id}/history",
    response={200: HistoryPage} | REFUSALS,
    auth=reading,
    by_alias=True,
)
def get_company_history(
    request: SignedInRequest, company_id: UUID, after: str | None = None
) -> HttpResponse:
    """List every change of a company's fields: who, when, from what, to what."""
    return _history(request, "company", company_id, after)


@router.get(
    "/people/{person_id}/history",
    response={200: HistoryPage} | REFUSALS,
    auth=reading,
    by_alias=True,
)
def get_person_history(
    request: SignedInRequest, person_id: UUID, after: str | None = None
) -> HttpResponse:
    """List every change of a person's fields: who, when, from what, to what."""
    return _history(request, "person", person_id, after)


@router.get(
    "/leads/{lead_id}/history", response={200: HistoryPage} | REFUSALS, auth=reading, by_alias=True
)
def get_lead_history(
    request: SignedInRequest, lead_id: UUID, after: str | None = None
) -> HttpResponse:
    """List every change of a lead's fields: who, when, from what, to what."""
    return _history(request, "lead", lead_id, after)


@router.get(
    "/tasks/{task_id}/history", response={200: HistoryPage} | REFUSALS, auth=reading, by_alias=True
)
def get_task_history(
    request: SignedInRequest, task_id: UUID, after: str | None = None
) -> HttpResponse:
    """List every change of a task's fields: who, when, from what, to what."""
    return _history(request, "task", task_id, after)


@router.post(
    "/changes/{operation}/undo", response={200: WorkOut} | REFUSALS | CONFLICT, auth=writing
)
def undo_change(request: SignedInRequest, operation: UUID) -> Work:
    """Take a change back, apart from what somebody has changed since; of many records as a job.

    Whoever did it may, and administrators. Taking back twice does nothing twice; what took it back
    is a change that can be taken back itself.
    """
    return _under_way(request, start_undo(operation, actor=request.actor, now=timezone.now()))


@router.post("/bulk/deals", response={200: WorkOut} | REFUSALS, auth=bulking)
def bulk_deals(request: SignedInRequest, payload: BulkDealsIn, query: Query[DealListQuery]) -> Work:
    """Edit, move, close, tag or delete many deals; more than 50 as a job."""
    return _bulk(request, "deal", payload, query.wish())


@router.post("/bulk/companies", response={200: WorkOut} | REFUSALS, auth=bulking)
def bulk_companies(
    request: SignedInRequest, payload: BulkCompaniesIn, query: Query[CompanyQuery]
) -> Work:
    """Edit or delete many companies; more than 50 as a job."""
    return _bulk(request, "company", payload, query.wish(None))


@router.post("/bulk/people", response={200: WorkOut} | REFUSALS, auth=bulking)
def bulk_people(request: SignedInRequest, payload: BulkPeopleIn, query: Query[PersonQuery]) -> Work:
    """Edit or delete many people, or put them into a sequence; more than 50 as a job."""
    return _bulk(request, "person", payload, query.wish(None))


@router.post("/bulk/leads", response={200: WorkOut} | REFUSALS, auth=bulking)
def bulk_leads(request: SignedInRequest, payload: BulkLeadsIn, query: Query[LeadQuery]) -> Work:
    """Edit, assign, move, delete many leads or put them into a sequence; over 50 as a job."""
    return _bulk(request, "lead", payload, query.page(None))


@router.post("/bulk/tasks", response={200: WorkOut} | REFUSALS, auth=bulking)
def bulk_tasks(request: SignedInRequest, payload: BulkTasksIn, query: Query[TaskQuery]) -> Work:
    """Edit, tick off or delete many tasks; more than 50 as a job."""
    return _bulk(request, "task", payload, query.wish(request.actor.id, None))


@router.get("/works", response={200: list[WorkOut]} | REFUSALS, auth=reading)
def get_works(request: SignedInRequest) -> list[Work]:
    """List what you have started lately: bulk edits and what was taken back, the latest first."""
    return works.own_works(actor=request.actor)


@router.get("/works/{work_id}", response={200: WorkOut} | REFUSALS, auth=reading)
def get_work(request: SignedInRequest, work_id: UUID) -> Work:
    """Show how far a work has come."""
    return works.get_work(work_id, actor=request.actor)


@router.get("/works/{work_id}/rows", response={200: WorkRows} | REFUSALS, auth=reading)
def get_work_rows(request: SignedInRequest, work_id: UUID, after: str | None = None) -> WorkRows:
    """List the records that are not as the work wanted them, and why."""
    work = works.get_work(work_id, actor=request.actor)
    rows = works.rows_to_tell(work, after=_number_of(after))
    names = titles(((row.kind, row.record_id) for row in rows), actor=request.actor)
    return WorkRows(
        items=[WorkRowOut.of(row, names.get(row.record_id, "")) for row in rows],
        next=to_cursor(rows[-1].number) if len(rows) == works.PAGE else None,
    )


@router.get("/works/{work_id}/rows.csv", response={200: None} | REFUSALS, auth=reading)
def get_work_rows_file(request: SignedInRequest, work_id: UUID) -> HttpResponse:
    """Download the records that are not as the work wanted them, with the reasons."""
    work = works.get_work(work_id, actor=request.actor)
    rows = works.all_rows_to_tell(work)
    names = titles(((row.kind, row.record_id) for row in rows), actor=request.actor)
    content = "\ufeff" + refused_file(rows, names)  # by which Excel knows UTF-8
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="refused.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@router.post(
    "/works/{work_id}/cancellation", response={200: WorkOut} | REFUSALS | CONFLICT, auth=writing
)
def cancel_work(request: SignedInRequest, work_id: UUID) -> Work:
    """Stop a work after the step at hand; what is done stays done until it is taken back."""
    return services.cancel(work_id, actor=request.actor)


def _bulk(request: SignedInRequest, kind: str, payload: BulkIn, wish: Any) -> Work:
    chosen = Chosen(
        kind=kind, what=payload.what(), wish=wish, ids=payload.ids, is_trial=payload.is_trial
    )
    work = start_bulk(chosen, actor=request.actor, now=timezone.now())
    return work if payload.is_trial else _under_way(request, work)


def _history(
    request: SignedInRequest, kind: str, record_id: UUID, after: str | None
) -> HttpResponse:
    before = _number_of(after) if after else None
    items, last = history(kind, record_id, actor=request.actor, before=before)
    return json_response({"items": items, "next": to_cursor(last) if last else None})


def _under_way(request: SignedInRequest, work: Work) -> Work:
    if work.state == WorkState.QUEUED:
        work_on.enqueue(work_id=str(work.id), member_id=str(request.actor.id))
    return work


def _operation_of(after: str | None) -> UUID | None:
    if after is None:
        return None
    try:
        return UUID(str(from_cursor(after, length=1)[0]))
    except ValueError:
        raise _no_page() from None


def _number_of(after: str | None) -> int:
    number = from_cursor(after, length=1)[0] if after else 0
    if not isinstance(number, int) or not 0 <= number < 2**63:
        raise _no_page()
    return number


def _no_page() -> BadCursor:
    return BadCursor("That page is not known. Start again from the first one.", field="after")
