"""The routes of reports: what can be asked, the answer, its file, its records, and kept ones."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from ninja import Header, Query, Router, Status

from headwater.fields.rules.custom import in_language
from headwater.http.access import exporting, reading, writing
from headwater.http.older import may_be_older
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import expected_version, json_response
from headwater.reports.models import Report
from headwater.reports.rules import ReportQuestion
from headwater.reports.rules.kept import kept_of, question_of, under
from headwater.reports.rules.measures import MEASURES, Subject
from headwater.reports.schemas import (
    ReportAnswer,
    ReportData,
    ReportFields,
    ReportFileQuery,
    ReportFilters,
    ReportIn,
    ReportList,
    ReportOut,
    ReportPatch,
    ReportQuestionIn,
    ReportRecords,
    ReportRecordsQuery,
)
from headwater.reports.selectors.asked import known_dimensions, own_fields
from headwater.reports.selectors.dimensions import GRAINS
from headwater.reports.selectors.files import file_of
from headwater.reports.selectors.run import Answer, records, run
from headwater.reports.selectors.saved import get_report, list_reports
from headwater.reports.services import reports as services

router = Router(tags=["reports"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The report's ETag.")]


@router.get("/report-fields", response={200: ReportFields} | REFUSALS, auth=reading)
def get_report_fields(request: SignedInRequest) -> HttpResponse:
    """List what reports can count, and by what they can divide it."""
    actor = request.actor
    hides_value = not actor.sees_values
    known = {subject: known_dimensions(subject, actor=actor) for subject in Subject}
    names = list(dict.fromkeys(name for each in known.values() for name in each)) + list(GRAINS)
    labels = {
        one.name: in_language(actor.language, one.name_en, one.name_zh)
        for subject in Subject
        for one in own_fields(subject, actor=actor)
    }
    return json_response({
        "measures": [
            {"name": one.name, "subject": one.subject, "view": one.view, "unit": one.unit,
             "adds_up": one.adds_up}
            for one in MEASURES.values()
            if not (one.needs_value and hides_value)
        ],
        "dimensions": [
            {
                "name": name,
                "label": labels.get(name),
                "subjects": [one for one in Subject if name in GRAINS or name in known[one]],
            }
            for name in names
        ],
    })  # fmt: skip


@router.get("/report-figures", response={200: ReportAnswer} | REFUSALS, auth=reading, by_alias=True)
@may_be_older
def get_report_figures(request: SignedInRequest, query: Query[ReportQuestionIn]) -> HttpResponse:
    """Answer a question: a measure by at most two dimensions."""
    return json_response(_wire(_run(request, query.question())))


@router.get("/report-file", auth=exporting, response={200: None} | REFUSALS)
def get_report_file(request: SignedInRequest, query: Query[ReportFileQuery]) -> HttpResponse:
    """Give the answer as a file, CSV or XLSX."""
    answer = _run(request, query.question())
    content = file_of(answer, actor=request.actor, format_=query.format)
    response = HttpResponse(content, content_type=query.format.content_type)
    name = f"{query.measure} {answer.as_of:%Y-%m-%d}.{query.format}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


@router.get("/report-records", response={200: ReportRecords} | REFUSALS, auth=reading)
def get_report_records(request: SignedInRequest, query: Query[ReportRecordsQuery]) -> HttpResponse:
    """List the records a cell has counted; ask with the question it was asked with."""
    items, total = records(
        query.question(), cell=(query.row, query.column), actor=request.actor,
        now=timezone.now(), limit=query.limit, offset=query.offset,
    )  # fmt: skip
    return json_response({"items": items, "total": total})


@router.get("/reports", response={200: ReportList} | REFUSALS, auth=reading)
def get_reports(request: SignedInRequest) -> ReportList:
    """List the reports you see: yours, your teams', everybody's."""
    found = list_reports(actor=request.actor)
    return ReportList(items=[ReportOut.of(one, request.actor) for one in found])


@router.post("/reports", response={201: ReportOut} | REFUSALS, auth=writing)
def create_report(request: SignedInRequest, payload: ReportIn) -> HttpResponse:
    """Keep a question."""
    facts = payload.dict(exclude={"question"}) | {"question": _kept(payload.question)}
    _run(request, payload.question.question())
    report = services.create_report(actor=request.actor, now=timezone.now(), **facts)
    return _report(request, report, status=201)


@router.get("/reports/{report_id}", response={200: ReportOut} | REFUSALS, auth=reading)
def get_one_report(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Show a kept question."""
    return _report(request, get_report(report_id, actor=request.actor))


@router.get(
    "/reports/{report_id}/data",
    response={200: ReportData} | REFUSALS,
    auth=reading,
    by_alias=True,
)
@may_be_older
def get_report_data(
    request: SignedInRequest, report_id: UUID, query: Query[ReportFilters]
) -> HttpResponse:
    """Answer a kept question, as of now or under filters; you are told what you may know."""
    report = get_report(report_id, actor=request.actor)
    question = under(question_of(report.question), **query.model_dump())
    answer = _wire(_run(request, question))
    return json_response(answer | {"name": report.name, "question": kept_of(question)})


@router.patch("/reports/{report_id}", response={200: ReportOut} | EDIT_REFUSALS, auth=writing)
def update_report(
    request: SignedInRequest, report_id: UUID, payload: ReportPatch, if_match: IfMatch
) -> HttpResponse:
    """Change a report of yours; an administrator anybody's. Fields left out stay as they are."""
    facts = payload.dict(exclude_unset=True, exclude={"question"})
    if payload.question is not None:
        _run(request, payload.question.question())
        facts["question"] = _kept(payload.question)
    report = services.update_report(
        report_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **facts,
    )
    return _report(request, report)


@router.delete("/reports/{report_id}", response={204: None} | EDIT_REFUSALS, auth=writing)
def delete_report(request: SignedInRequest, report_id: UUID, if_match: IfMatch) -> Status[None]:
    """Delete a report; what it counted stays."""
    services.delete_report(
        report_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


def _run(request: SignedInRequest, question: ReportQuestion) -> Answer:
    return run(question, actor=request.actor, now=timezone.now())


def _kept(question: ReportQuestionIn) -> dict[str, Any]:
    return question.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _report(request: SignedInRequest, report: Report, *, status: int = 200) -> HttpResponse:
    out = ReportOut.of(report, request.actor).model_dump(mode="json")
    return json_response(out, version=report.version, status=status)


def _wire(answer: Answer) -> dict[str, Any]:
    measure, compared = answer.measure, answer.compared
    return {
        "measure": {"name": measure.name, "subject": measure.subject, "view": measure.view,
                    "unit": measure.unit, "adds_up": measure.adds_up},
        "currency": answer.currency, "as_of": answer.as_of,
        "from": answer.from_day, "to": answer.to_day,
        "series": [{"key": key, "name": name} for key, name in answer.series],
        "rows": answer.rows, "totals": answer.totals, "total": answer.total,
        "rows_left_out": answer.rows_left_out, "series_left_out": answer.series_left_out,
        "as_today": answer.as_today,
        "compared": compared and {
            "from": compared.from_day, "to": compared.to_day, "as_of": compared.as_of,
            "owner_id": compared.owner_id, "team_id": compared.team_id,
        },
    }  # fmt: skip
