"""The routes of chances and patterns."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.forecast.schemas.chances import (
    ChanceModelsOut,
    DealChanceOut,
    PatternDealsQuery,
    PatternsOut,
    PatternsQuery,
)
from headwater.forecast.selectors.chances import chance_of, models_page
from headwater.forecast.selectors.pattern_deals import Wanted, deals_of
from headwater.forecast.selectors.patterns import Asked, asked_of, found
from headwater.http.access import reading
from headwater.http.older import may_be_older
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import from_cursor, json_response, to_cursor
from headwater.pipeline.schemas.deals import DealPage

router = Router(tags=["forecast"])


@router.get("/deals/{deal_id}/chance", response={200: DealChanceOut} | REFUSALS, auth=reading)
def get_deal_chance(request: SignedInRequest, deal_id: UUID) -> HttpResponse:
    """Say how likely a deal is to be won, and which of its facts make it so."""
    return json_response(chance_of(deal_id, actor=request.actor))


@router.get("/forecast/chances", response={200: ChanceModelsOut} | REFUSALS, auth=reading)
def get_chance_models(request: SignedInRequest, pipeline_id: UUID | None = None) -> HttpResponse:
    """Show what was learned of winning in a pipeline, and how well it holds."""
    return json_response(models_page(pipeline_id, actor=request.actor))


@router.get(
    "/forecast/patterns", response={200: PatternsOut} | REFUSALS, auth=reading, by_alias=True
)
@may_be_older
def get_patterns(request: SignedInRequest, query: Query[PatternsQuery]) -> HttpResponse:
    """Compare how often deals were won that had something early on, and that had it not."""
    return json_response(found(_asked(request, query), actor=request.actor))


@router.get("/forecast/pattern-deals", response={200: DealPage} | REFUSALS, auth=reading)
def get_pattern_deals(request: SignedInRequest, query: Query[PatternDealsQuery]) -> HttpResponse:
    """List the deals behind one side of a pattern."""
    after = None
    if query.after:
        moment, last_id = from_cursor(query.after, length=2)
        after = (str(moment), UUID(str(last_id)))
    wanted = Wanted(query.pattern, query.has, query.status)
    page = deals_of(
        _asked(request, query), wanted, actor=request.actor, limit=query.limit, after=after
    )
    next_page = f'"{to_cursor(*page.last)}"' if page.last else "null"
    rest = f',"next":{next_page},"total":{page.total}}}'
    return json_response(page.items.rstrip()[:-1] + rest.encode())


def _asked(request: SignedInRequest, query: PatternsQuery) -> Asked:
    return asked_of(query.question(), actor=request.actor, now=timezone.now())
