"""The routes of the figures."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.http.access import reading
from headwater.http.older import may_be_older
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import from_cursor, json_response, to_cursor
from headwater.insights.schemas import (
    ChangesOut,
    ChangesQuery,
    DealsQuery,
    FigureQuery,
    StageTimesOut,
    SummaryOut,
)
from headwater.insights.schemas.flow import FlowOut
from headwater.insights.schemas.funnel import FunnelOut, FunnelQuery
from headwater.insights.selectors.changes import Changes, changes
from headwater.insights.selectors.deals import deals_of
from headwater.insights.selectors.flow import flow
from headwater.insights.selectors.funnel import funnel
from headwater.insights.selectors.scope import Scope, scope_of
from headwater.insights.selectors.stage_times import stage_times
from headwater.insights.selectors.summary import summary
from headwater.pipeline.schemas.deals import DealPage

router = Router(tags=["insights"])


@router.get("/insights/funnel", response={200: FunnelOut} | REFUSALS, auth=reading, by_alias=True)
@may_be_older
def get_funnel(request: SignedInRequest, query: Query[FunnelQuery]) -> HttpResponse:
    """Judge the process: the deals created in a period, followed until an instant."""
    figures = funnel(_scope(request, query), decided_only=query.decided_only, way=query.way)
    return json_response(figures)


@router.get(
    "/insights/pipeline", response={200: SummaryOut} | REFUSALS, auth=reading, by_alias=True
)
@may_be_older
def get_pipeline_summary(request: SignedInRequest, query: Query[FigureQuery]) -> HttpResponse:
    """Show what is open at an instant, and what was closed in a period."""
    return json_response(summary(_scope(request, query)))


@router.get(
    "/insights/stage-times", response={200: StageTimesOut} | REFUSALS, auth=reading, by_alias=True
)
@may_be_older
def get_stage_times(request: SignedInRequest, query: Query[FigureQuery]) -> HttpResponse:
    """Show how long deals stay in each stage, those still waiting counted as waiting."""
    return json_response(stage_times(_scope(request, query)))


@router.get("/insights/changes", response={200: ChangesOut} | REFUSALS, auth=reading, by_alias=True)
@may_be_older
def get_pipeline_changes(request: SignedInRequest, query: Query[ChangesQuery]) -> HttpResponse:
    """Show what changed in the open pipeline from the beginning of a period to its end."""
    return json_response(changes(_changes(request, query), actor=request.actor))


@router.get("/insights/flow", response={200: FlowOut} | REFUSALS, auth=reading, by_alias=True)
@may_be_older
def get_category_flow(request: SignedInRequest, query: Query[ChangesQuery]) -> HttpResponse:
    """Show from which forecast category to which deals have gone from one instant to another."""
    return json_response(flow(_changes(request, query)))


@router.get("/insights/deals", response={200: DealPage} | REFUSALS, auth=reading)
def get_deals_of_figure(request: SignedInRequest, query: Query[DealsQuery]) -> HttpResponse:
    """List the deals a figure has counted; ask with the filters the figure was asked with."""
    after = None
    if query.after:
        moment, last_id = from_cursor(query.after, length=2)
        after = (str(moment), UUID(str(last_id)))
    found = deals_of(
        _changes(request, query),
        query.choice(),
        actor=request.actor,
        limit=query.limit,
        after=after,
    )
    next_page = f'"{to_cursor(*found.last)}"' if found.last else "null"
    rest = f',"next":{next_page},"total":{found.total}}}'
    return json_response(found.items.rstrip()[:-1] + rest.encode())


def _scope(request: SignedInRequest, query: FigureQuery) -> Scope:
    return scope_of(query.question(), actor=request.actor, now=timezone.now())


def _changes(request: SignedInRequest, query: ChangesQuery) -> Changes:
    return Changes(_scope(request, query), query.due_from, query.due_to)
