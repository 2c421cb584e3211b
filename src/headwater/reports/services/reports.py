"""Keeping, changing and forgetting reports."""

from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Right
from headwater.events.log import emit
from headwater.fields.rules.views import ViewScope, check_team
from headwater.lib.errors import check_version
from headwater.reports.events import ReportChanged
from headwater.reports.models import Report
from headwater.reports.rules import MOST_REPORTS, NotYourReport, TooManyReports
from headwater.reports.selectors.saved import get_report


def create_report(*, actor: Actor, now: datetime, **facts: Any) -> Report:
    """Keep a question under a name."""
    if Report.objects.filter(owner_id=actor.id).count() >= MOST_REPORTS:
        raise TooManyReports(
            "You have {most} reports already. Delete one first.", most=MOST_REPORTS
        )
    report = Report(owner_id=actor.id, scope=ViewScope.PRIVATE)
    _put(report, facts, actor=actor)
    report.save(force_insert=True)
    _tell(report, "created", actor=actor, now=now)
    return get_report(report.id, actor=actor)


def update_report(
    report_id: UUID, *, actor: Actor, now: datetime, version: int | None = None, **facts: Any
) -> Report:
    """Change the named things of a report; what is already so changes nothing."""
    report = _mine(report_id, actor=actor, version=version)
    before = {name: getattr(report, name) for name in (*facts, "team_id")}
    _put(report, facts, actor=actor)
    if changed := [name for name, old in before.items() if getattr(report, name) != old]:
        report.saved(*changed)
        _tell(report, "edited", actor=actor, now=now)
    return get_report(report.id, actor=actor)


def delete_report(
    report_id: UUID, *, actor: Actor, now: datetime, version: int | None = None
) -> None:
    report = _mine(report_id, actor=actor, version=version)
    _tell(report, "deleted", actor=actor, now=now)
    report.delete()


def _mine(report_id: UUID, *, actor: Actor, version: int | None) -> Report:
    report = get_report(report_id, actor=actor, lock=True)
    if report.owner_id != actor.id and not actor.may(Right.CONFIGURE):
        raise NotYourReport(
            "Only its owner and administrators change this report. Save it as your own."
        )
    check_version(report.version, version)
    return report


def _put(report: Report, facts: dict[str, Any], *, actor: Actor) -> None:
    for name, value in facts.items():
        setattr(report, name, value)
    if "scope" in facts:
        check_team(ViewScope(report.scope), team_id=actor.team_id)
        report.team_id = actor.team_id if report.scope == ViewScope.TEAM else None


def _tell(report: Report, what: str, *, actor: Actor, now: datetime) -> None:
    emit(ReportChanged(actor_id=actor.id, at=now, report_id=report.id, what=what))
