"""What a dashboard is, and who may change it."""

from uuid import UUID

from headwater.accounts.rules import Actor, Right
from headwater.lib.errors import Conflict, Forbidden, Invalid, NotFound

MOST_DASHBOARDS = 200  # of one member
MOST_MAILINGS = 10  # of one dashboard


class DashboardNotFound(NotFound):
    code = "dashboard_not_found"


class NotYourDashboard(Forbidden):
    code = "not_your_dashboard"


class StarterIsFixed(Conflict):
    code = "starter_is_fixed"


class TooManyDashboards(Invalid):
    code = "too_many_dashboards"


def may_change(owner_id: UUID | None, *, actor: Actor) -> bool:
    return (
        owner_id is not None
        and actor.may(Right.WRITE)
        and (owner_id == actor.id or actor.may(Right.CONFIGURE))
    )


def check_change(owner_id: UUID | None, *, actor: Actor) -> None:
    if owner_id is None:
        raise StarterIsFixed("This dashboard comes with Headwater. Save it as your own.")
    if not may_change(owner_id, actor=actor):
        raise NotYourDashboard(
            "Only its owner and administrators change this dashboard. Save it as your own."
        )
