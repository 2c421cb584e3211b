from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.http.access import reading
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import BadCursor, from_cursor, json_response, list_response
from headwater.pipeline.schemas.queries import (
    BoardQuery,
    DealTotalsQuery,
    ForecastCardsQuery,
    ForecastQuery,
    ScheduleQuery,
)
from headwater.pipeline.schemas.views import (
    DealTotals,
    ForecastCards,
    ForecastOut,
    PipelinesOverview,
    SchedulePage,
)
from headwater.pipeline.selectors import figures
from headwater.pipeline.selectors import forecast as forecasts
from headwater.pipeline.selectors.overview import overview
from headwater.pipeline.selectors.schedule import schedule

router = Router(tags=["deals"], auth=reading)


@router.get("/deal-totals", response={200: DealTotals} | REFUSALS)
def get_deal_totals(request: SignedInRequest, query: Query[DealTotalsQuery]) -> HttpResponse:
    """Add up the deals a list shows, all together and group by group."""
    found = figures.totals(query.wish(), actor=request.actor, group_by=query.group_by)
    return json_response(found)


@router.get("/forecast-board", response={200: ForecastOut} | REFUSALS)
def get_forecast_board(request: SignedInRequest, query: Query[ForecastQuery]) -> HttpResponse:
    """Show open deals by when they are expected to close, a column a month or quarter."""
    return json_response(
        forecasts.forecast(
            query.wish(),
            actor=request.actor,
            spans=query.spans(_today(request)),
        )
    )


@router.get("/forecast-board/{key}/cards", response={200: ForecastCards} | REFUSALS)
def get_forecast_cards(
    request: SignedInRequest, key: str, query: Query[ForecastCardsQuery]
) -> HttpResponse:
    """Go on in one column of the forecast board behind its last card."""
    return json_response(
        forecasts.forecast_column(
            key,
            query.wish(),
            actor=request.actor,
            spans=query.spans(_today(request)),
            after=query.after,
        )
    )


@router.get("/deal-schedule", response={200: SchedulePage} | REFUSALS)
def get_deal_schedule(request: SignedInRequest, query: Query[ScheduleQuery]) -> HttpResponse:
    """List deals with their stays in stages, those of an owner, stage or company together."""
    items, following = schedule(
        query.wish(), actor=request.actor, lane=query.lane, after=_place(query.after)
    )
    return list_response(items, following)


@router.get("/pipelines-overview", response={200: PipelinesOverview} | REFUSALS)
def get_pipelines_overview(request: SignedInRequest, query: Query[BoardQuery]) -> HttpResponse:
    """Show all pipelines side by side; only deals you see count."""
    found = overview(query.wish(), actor=request.actor, now=timezone.now())
    return json_response({"currency": request.actor.currency, "items": found})


def _today(request: SignedInRequest) -> date:
    return timezone.now().astimezone(ZoneInfo(request.actor.time_zone)).date()


def _place(after: str | None) -> tuple[str, str, UUID] | None:
    if after is None:
        return None
    group, day, deal_id = map(str, from_cursor(after, length=3))
    try:
        if day != "infinity":
            date.fromisoformat(day)
        return group, day, UUID(deal_id)
    except ValueError:
        raise BadCursor(
            "That page is not known. Start again from the first one.", field="after"
        ) from None
