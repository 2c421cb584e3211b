"""The routes of forecasts and calls."""

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Status

from headwater.forecast.models import Call
from headwater.forecast.rules.periods import period_of
from headwater.forecast.schemas.calls import (
    CallAccuracyOut,
    CallIn,
    CallOut,
    CallsOut,
    CallsQuery,
    SheetOut,
    SheetQuery,
)
from headwater.forecast.schemas.outlooks import (
    OutlookAskedOut,
    OutlookIn,
    OutlookOut,
    OutlookQuery,
)
from headwater.forecast.selectors.calls import Sheet, sheet
from headwater.forecast.selectors.history import accuracy_of_calls, calls_seen
from headwater.forecast.selectors.outlooks import outlook_of, today_at
from headwater.forecast.services import outlooks
from headwater.forecast.services.calls import NewCall, make_call
from headwater.http.access import reading, writing
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import json_response
from headwater.pipeline.selectors.pipelines import default_pipeline, get_pipeline

router = Router(tags=["forecast"])


@router.get("/forecast/outlook", response={200: OutlookOut} | REFUSALS, auth=reading, by_alias=True)
def get_outlook(request: SignedInRequest, query: Query[OutlookQuery]) -> HttpResponse:
    """Show what was forecast last, and how past forecasts have done. Never waits: see `is_stale`."""
    return json_response(outlook_of(query.question(), actor=request.actor, now=timezone.now()))


@router.post("/forecast/outlook", response={202: OutlookAskedOut} | REFUSALS, auth=reading)
def ask_for_outlook(request: SignedInRequest, payload: OutlookIn) -> Status[OutlookAskedOut]:
    """Have it forecast anew from the facts of today, once a day; whoever may look may ask."""
    coming = outlooks.ask_for(payload.question(), actor=request.actor, now=timezone.now())
    return Status(202, OutlookAskedOut(is_renewing=coming))


@router.get("/forecast/rollup", response={200: SheetOut} | REFUSALS, auth=reading, by_alias=True)
def get_forecast_rollup(request: SignedInRequest, query: Query[SheetQuery]) -> HttpResponse:
    """Show what members and teams have called, beside what stands in each category."""
    return json_response(sheet(_sheet(query), actor=request.actor))


@router.get("/forecast/calls", response={200: CallsOut} | REFUSALS, auth=reading)
def get_forecast_calls(request: SignedInRequest, query: Query[CallsQuery]) -> CallsOut:
    """List every call and override of a member or team for a period, the youngest first."""
    found = calls_seen(
        _sheet(query), member_id=query.member_id, team_id=query.team_id, actor=request.actor
    )
    return CallsOut(items=[_call(one) for one in found])


@router.post("/forecast/calls", response={201: CallsOut} | REFUSALS, auth=writing)
def make_forecast_call(request: SignedInRequest, payload: CallIn) -> Status[CallsOut]:
    """Call a period, or put an override beside a call. What was said before is kept."""
    made = make_call(NewCall(**payload.dict()), actor=request.actor, now=timezone.now())
    return Status(201, CallsOut(items=[_call(made)] if made else []))


@router.get("/forecast/call-accuracy", response={200: CallAccuracyOut} | REFUSALS, auth=reading)
def get_call_accuracy(request: SignedInRequest, query: Query[SheetQuery]) -> HttpResponse:
    """Hold past calls, as they stood in the middle of their period, against what came."""
    return json_response(accuracy_of_calls(_sheet(query), actor=request.actor))


def _sheet(query: SheetQuery) -> Sheet:
    now = timezone.now()
    return Sheet(
        pipeline_id=(
            get_pipeline(query.pipeline_id) if query.pipeline_id else default_pipeline()
        ).id,
        unit=query.unit,
        period=period_of(query.unit, query.day or today_at(now)),
        category=query.category,
        basis=query.basis,
        as_of=min(query.as_of or now, now),
        is_now=query.as_of is None or query.as_of >= now,
    )


def _call(call: Call) -> CallOut:
    return CallOut(
        id=call.id,
        is_override=call.is_override,
        amount=call.amount,
        note=call.note,
        author_name=call.author.name if call.author else None,
        made_at=call.made_at,
    )
