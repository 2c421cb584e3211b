"""The routes of what stands before and around the deal."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.http.access import reading
from headwater.http.older import may_be_older
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import from_cursor, json_response, to_cursor
from headwater.insights.schemas.activity import (
    ActivityOut,
    ContactPage,
    ContactsQuery,
    FigureTaskPage,
    FigureTasksQuery,
)
from headwater.insights.schemas.before import (
    BeforeQuery,
    FigureLeadsQuery,
    LeadFunnelOut,
    PageQuery,
    SourcesOut,
    SourcesQuery,
)
from headwater.insights.selectors.activity import activity
from headwater.insights.selectors.before import Before
from headwater.insights.selectors.lead_funnel import lead_funnel
from headwater.insights.selectors.lead_list import contacts_of, leads_of
from headwater.insights.selectors.scope import scope_of
from headwater.insights.selectors.sources import sources
from headwater.insights.selectors.task_list import tasks_of
from headwater.leads.schemas.leads import LeadPage

router = Router(tags=["insights"])


@router.get(
    "/insights/leads", response={200: LeadFunnelOut} | REFUSALS, auth=reading, by_alias=True
)
@may_be_older
def get_lead_funnel(request: SignedInRequest, query: Query[BeforeQuery]) -> HttpResponse:
    """Judge what comes before deals: the leads created in a period, followed until an instant."""
    return json_response(lead_funnel(_before(request, query)))


@router.get("/insights/lead-list", response={200: LeadPage} | REFUSALS, auth=reading)
def get_leads_of_figure(request: SignedInRequest, query: Query[FigureLeadsQuery]) -> HttpResponse:
    """List the leads a figure has counted; ask with the filters the figure was asked with."""
    found = leads_of(
        _before(request, query),
        query.figure,
        reason_id=query.reason_id,
        limit=query.limit,
        after=_after(query),
    )
    next_page = f'"{to_cursor(*found.last)}"' if found.last else "null"
    rest = f',"next":{next_page},"total":{found.total}}}'
    return json_response(b'{"items":' + found.items + rest.encode())


@router.get("/insights/sources", response={200: SourcesOut} | REFUSALS, auth=reading, by_alias=True)
@may_be_older
def get_source_figures(request: SignedInRequest, query: Query[SourcesQuery]) -> HttpResponse:
    """Show what each source or campaign brought, cost and returned."""
    return json_response(sources(_before(request, query), by=query.by, view=query.view))


@router.get(
    "/insights/activity", response={200: ActivityOut} | REFUSALS, auth=reading, by_alias=True
)
@may_be_older
def get_activity(request: SignedInRequest, query: Query[BeforeQuery]) -> HttpResponse:
    """Show what members did in a period, and how quickly their leads were answered."""
    return json_response(activity(_before(request, query)))


@router.get("/insights/contacts", response={200: ContactPage} | REFUSALS, auth=reading)
def get_contacts_of_figure(request: SignedInRequest, query: Query[ContactsQuery]) -> HttpResponse:
    """List what was written down that a figure of activity has counted, the latest first."""
    items, total, last = contacts_of(
        _before(request, query), query.choice(), limit=query.limit, after=_after(query)
    )
    return json_response(
        {"items": items, "next": to_cursor(*last) if last else None, "total": total}
    )


@router.get("/insights/tasks", response={200: FigureTaskPage} | REFUSALS, auth=reading)
def get_tasks_of_figure(request: SignedInRequest, query: Query[FigureTasksQuery]) -> HttpResponse:
    """List the tasks a figure has counted, the latest first."""
    items, total, last = tasks_of(
        _before(request, query),
        query.figure,
        kinds=query.kinds,
        limit=query.limit,
        after=_after(query),
    )
    return json_response(
        {"items": items, "next": to_cursor(*last) if last else None, "total": total}
    )


def _before(request: SignedInRequest, query: BeforeQuery) -> Before:
    scope = scope_of(query.question(), actor=request.actor, now=timezone.now())
    return Before(scope, request.actor, query.source_id, query.campaign_id)


def _after(query: PageQuery) -> tuple[str, UUID] | None:
    if not query.after:
        return None
    moment, last_id = from_cursor(query.after, length=2)
    return str(moment), UUID(str(last_id))
