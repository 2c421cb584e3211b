"""What holds for everybody in a workspace."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from headwater.accounts.models import ExchangeRate, Holiday, VisibilityRule
from headwater.accounts.rules import DEFAULT_LEVELS, RULED_ROLES, Actor, Kind, Level, Role
from headwater.lib.workdays import DayKind, chinese_days
from headwater.tenancy.models import Workspace

CHINA = "CN"


@dataclass(frozen=True)
class RuledDay:
    """A day that differs from the week's rule, and whether the workspace said so itself."""

    day: date
    kind: DayKind
    name: str
    is_own: bool


def get_workspace(workspace_id: int, *, lock: bool = False) -> Workspace:
    rows = Workspace.objects.select_for_update() if lock else Workspace.objects
    return rows.get(id=workspace_id)


def visibility() -> list[tuple[Role, Kind, Level]]:
    """Say whose records each ruled role sees; owners and admins see all there is."""
    ruled = {(r.role, r.kind): Level(r.level) for r in VisibilityRule.objects.all()}
    return [
        (role, kind, ruled.get((role, kind), DEFAULT_LEVELS[role][kind]))
        for role in RULED_ROLES
        for kind in Kind
    ]


def rates() -> QuerySet[ExchangeRate]:
    """List every rate that was entered, the youngest of each currency first."""
    return ExchangeRate.objects.order_by("currency", "-day", "id")


def holidays(year: int, *, actor: Actor) -> list[RuledDay]:
    """List the days of a year that differ from the week's rule, in order."""
    return _holidays(year, workspace_id=actor.workspace_id)


def _holidays(year: int, *, workspace_id: int) -> list[RuledDay]:
    days: dict[date, RuledDay] = {}
    if get_workspace(workspace_id).country == CHINA:
        for day, (kind, name) in chinese_days(year).items():
            days[day] = RuledDay(day, kind, name, is_own=False)
    for own in Holiday.objects.filter(day__year=year).order_by("day", "id"):
        kind = DayKind.WORK if own.is_working else DayKind.OFF
        days[own.day] = RuledDay(own.day, kind, own.name, is_own=True)
    return [days[day] for day in sorted(days)]


def workdays(years: range, *, actor: Actor) -> dict[date, DayKind]:
    """Give the calendar for reckoning in working days (lib.workdays) over some years."""
    return workdays_of(actor.workspace_id, years)


def workdays_of(workspace_id: int, years: range) -> dict[date, DayKind]:
    """Give the same calendar where nobody asks: in a job."""
    return {
        ruled.day: ruled.kind
        for year in years
        for ruled in _holidays(year, workspace_id=workspace_id)
    }
