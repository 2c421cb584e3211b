"""The routes of the process: movement, cohorts, outcomes, moves out of stages, hygiene."""

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.http.access import reading
from headwater.http.older import may_be_older
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import json_response
from headwater.insights.schemas import FigureQuery
from headwater.insights.schemas.process import (
    CohortsOut,
    CohortsQuery,
    ExitsOut,
    HygieneOut,
    HygieneQuery,
    MovementOut,
    OutcomesOut,
    OutcomesQuery,
)
from headwater.insights.selectors.changes import Changes
from headwater.insights.selectors.cohorts import cohorts
from headwater.insights.selectors.exits import exits
from headwater.insights.selectors.hygiene import hygiene
from headwater.insights.selectors.movement import movement
from headwater.insights.selectors.outcomes import outcomes
from headwater.insights.selectors.scope import Scope, scope_of

router = Router(tags=["insights"])


@router.get(
    "/insights/movement", response={200: MovementOut} | REFUSALS, auth=reading, by_alias=True
)
@may_be_older
def get_movement(request: SignedInRequest, query: Query[FigureQuery]) -> HttpResponse:
    """Show where deals stood when a period began, and where they stand at its end."""
    return json_response(movement(Changes(_scope(request, query))))


@router.get("/insights/cohorts", response={200: CohortsOut} | REFUSALS, auth=reading, by_alias=True)
@may_be_older
def get_cohorts(request: SignedInRequest, query: Query[CohortsQuery]) -> HttpResponse:
    """Show how many deals of each month are still open after one month, two, and so on."""
    return json_response(cohorts(_scope(request, query), by=query.by))


@router.get(
    "/insights/outcomes", response={200: OutcomesOut} | REFUSALS, auth=reading, by_alias=True
)
@may_be_older
def get_outcomes(request: SignedInRequest, query: Query[OutcomesQuery]) -> HttpResponse:
    """Show what was won and lost in a period, by owner, team, source, stage, value or month."""
    found = outcomes(_scope(request, query), by=query.by, actor=request.actor)
    return json_response(found)


@router.get(
    "/insights/stage-exits", response={200: ExitsOut} | REFUSALS, auth=reading, by_alias=True
)
@may_be_older
def get_stage_exits(request: SignedInRequest, query: Query[FigureQuery]) -> HttpResponse:
    """Show how many of the deals that left a stage in a period went forward."""
    return json_response(exits(_scope(request, query)))


@router.get("/insights/hygiene", response={200: HygieneOut} | REFUSALS, auth=reading, by_alias=True)
@may_be_older
def get_hygiene(request: SignedInRequest, query: Query[HygieneQuery]) -> HttpResponse:
    """Show what puts open deals at risk, and what is not written down about them."""
    now = timezone.now()
    scope = scope_of(query.question(), actor=request.actor, now=now)
    return json_response(hygiene(scope, actor=request.actor, now=now))


def _scope(request: SignedInRequest, query: FigureQuery) -> Scope:
    return scope_of(query.question(), actor=request.actor, now=timezone.now())
