"""The reports somebody sees, shared as saved views are."""

from uuid import UUID

from django.db.models import QuerySet

from headwater.accounts.rules import Actor
from headwater.fields.models import shared_with
from headwater.reports.models import Report
from headwater.reports.rules import MOST_REPORTS, ReportNotFound


def visible_reports(actor: Actor) -> QuerySet[Report]:
    """Leave the actor's own, those of teams they stand in or below, and everybody's."""
    return Report.objects.filter(shared_with(actor)).select_related("owner", "team")


def list_reports(*, actor: Actor) -> list[Report]:
    return list(visible_reports(actor).order_by("name", "id")[:MOST_REPORTS])


def get_report(report_id: UUID, *, actor: Actor, lock: bool = False) -> Report:
    reports = visible_reports(actor)
    if lock:
        reports = reports.select_for_update(of=("self",))
    report = reports.filter(id=report_id).first()
    if report is None:
        raise ReportNotFound("There is no such report, or it is not shown to you.")
    return report
