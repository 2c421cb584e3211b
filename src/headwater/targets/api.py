"""The routes of targets."""

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.http.access import configuring, exporting, reading, writing
from headwater.http.older import may_be_older
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import json_response
from headwater.targets.rules import TargetSpan, Whose
from headwater.targets.schemas import (
    AlarmIn,
    AlarmOut,
    CellsIn,
    CellsOut,
    TargetChanges,
    TargetLineOut,
    TargetLineQuery,
    TargetsFileQuery,
    TargetsOut,
    TargetsQuery,
    YearOut,
    YearQuery,
)
from headwater.targets.schemas.documents import (
    cells_document,
    line_document,
    standing_document,
    year_document,
)
from headwater.targets.selectors.alarm import alarm
from headwater.targets.selectors.asked import Question
from headwater.targets.selectors.attainment import attainment, line_of
from headwater.targets.selectors.files import file_of
from headwater.targets.selectors.months import changes_of, year_of
from headwater.targets.services.alarms import set_alarm
from headwater.targets.services.setting import set_targets

router = Router(tags=["targets"])


@router.get("/targets", response={200: TargetsOut} | REFUSALS, auth=reading, by_alias=True)
@may_be_older
def get_targets(request: SignedInRequest, query: Query[TargetsQuery]) -> HttpResponse:
    """Show how far everybody is in a period: attainment, pace, coverage, inflow and runway."""
    found = attainment(query.question(), actor=request.actor, now=timezone.now())
    return json_response(standing_document(*found))


@router.get("/targets/file", auth=exporting, response={200: None} | REFUSALS)
def get_targets_file(request: SignedInRequest, query: Query[TargetsFileQuery]) -> HttpResponse:
    """Give where everybody stands as a file, CSV or XLSX."""
    asked, _, found = attainment(query.question(), actor=request.actor, now=timezone.now())
    content = file_of(asked, found, actor=request.actor, format_=query.format)
    response = HttpResponse(content, content_type=query.format.content_type)
    response["Content-Disposition"] = f'attachment; filename="targets.{query.format}"'
    return response


@router.get("/targets/line", response={200: TargetLineOut} | REFUSALS, auth=reading)
def get_target_line(request: SignedInRequest, query: Query[TargetLineQuery]) -> HttpResponse:
    """Give the monthly targets of the workspace, a team or a member, to be drawn as a line."""
    found = line_of(
        Question(
            measure=query.measure,
            span=TargetSpan.MONTH,
            day=query.from_day,
            pipeline_id=query.pipeline_id,
            as_of=query.as_of,
        ),
        whose=Whose(query.owner_id, None if query.owner_id else query.team_id),
        until=query.to_day,
        actor=request.actor,
        now=timezone.now(),
    )
    return json_response(line_document(*found))


@router.get("/targets/months", response={200: YearOut} | REFUSALS, auth=reading)
def get_target_months(request: SignedInRequest, query: Query[YearQuery]) -> HttpResponse:
    """List the targets of a year by month, beside what the year before came to."""
    found = year_of(query.question(), actor=request.actor, now=timezone.now())
    return json_response(year_document(*found))


@router.put("/targets/months", response={200: CellsOut} | REFUSALS, auth=writing)
def set_target_months(request: SignedInRequest, payload: CellsIn) -> HttpResponse:
    """Set targets, for months or for longer; managers do, for those whom they see."""
    done = set_targets(
        Question(measure=payload.measure, pipeline_id=payload.pipeline_id),
        [one.cell() for one in payload.cells],
        actor=request.actor,
        now=timezone.now(),
    )
    return json_response(cells_document(done))


@router.get("/targets/changes", response={200: TargetChanges} | REFUSALS, auth=reading)
def get_target_changes(request: SignedInRequest, query: Query[YearQuery]) -> HttpResponse:
    """Tell who changed the targets of a year, from what to what, and when."""
    changes = changes_of(query.question(), actor=request.actor, now=timezone.now())
    return json_response({"items": changes})


@router.get("/targets/alarm", response={200: AlarmOut} | REFUSALS, auth=reading)
def get_source_alarm(request: SignedInRequest) -> HttpResponse:
    """Say when leaders are warned that the source is running dry."""
    kept = alarm()
    return json_response({"is_on": kept.is_on, "weeks": kept.weeks})


@router.put("/targets/alarm", response={200: AlarmOut} | REFUSALS, auth=configuring)
def set_source_alarm(request: SignedInRequest, payload: AlarmIn) -> HttpResponse:
    """Say when leaders are to be warned."""
    kept = set_alarm(**payload.dict(), actor=request.actor, now=timezone.now())
    return json_response({"is_on": kept.is_on, "weeks": kept.weeks})
