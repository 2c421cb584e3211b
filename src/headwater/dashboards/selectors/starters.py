"""The dashboards that come with Headwater: made here, in the reader's language, never stored."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext

from headwater.accounts.rules import Actor, Role
from headwater.dashboards.models import Dashboard
from headwater.dashboards.rules.layout import Tile
from headwater.fields.rules.views import ViewScope

FOR_MANAGERS = UUID("00000000-0000-7000-8000-000000000001")
FOR_SELLERS = UUID("00000000-0000-7000-8000-000000000002")
OF_PROCESS = UUID("00000000-0000-7000-8000-000000000003")
OF_CLOSED = UUID("00000000-0000-7000-8000-000000000004")
Placed = tuple[str, int, int, int, int]
OF_MANAGERS: Sequence[Placed] = [
    ("open_figures", 0, 0, 12, 2),
    ("closed_figures", 0, 2, 12, 2),
    ("open_by_stage", 0, 4, 6, 7),
    ("open_by_owner", 6, 4, 6, 7),
    ("changes", 0, 11, 7, 6),
    ("loss_reasons", 7, 11, 5, 6),
    ("funnel", 0, 17, 12, 10),
    ("velocity", 0, 27, 6, 5),
    ("aging", 6, 27, 6, 5),
    ("stage_times", 0, 32, 12, 12),
]
OF_SELLERS: Sequence[Placed] = [
    ("open_figures", 0, 0, 12, 2),
    ("open_by_stage", 0, 2, 7, 6),
    ("aging", 7, 2, 5, 6),
    ("closed_figures", 0, 8, 12, 2),
    ("changes", 0, 10, 7, 6),
    ("loss_reasons", 7, 10, 5, 6),
]


THE_PROCESS: Sequence[Placed] = [
    ("funnel", 0, 0, 12, 10),
    ("stage_times", 0, 10, 12, 12),
    ("velocity", 0, 22, 6, 5),
    ("aging", 6, 22, 6, 5),
]
WHAT_CLOSED: Sequence[Placed] = [
    ("closed_figures", 0, 0, 12, 2),
    ("changes", 0, 2, 7, 6),
    ("loss_reasons", 7, 2, 5, 6),
    ("velocity", 0, 8, 7, 5),
    ("aging", 7, 8, 5, 5),
]


def starters(actor: Actor) -> list[Dashboard]:
    """Give all there are, the one for the role of a member first."""
    first = FOR_SELLERS if actor.role is Role.SELLER else FOR_MANAGERS
    ids = sorted(_known(), key=lambda one: one != first)
    return [starter for one in ids if (starter := starter_of(one))]


def starter_of(dashboard_id: UUID) -> Dashboard | None:
    found = _known().get(dashboard_id)
    return _starter(dashboard_id, *found) if found else None


def _known() -> Mapping[UUID, tuple[str, Sequence[Placed]]]:
    return {
        FOR_MANAGERS: (gettext("Pipeline at a glance"), OF_MANAGERS),
        FOR_SELLERS: (gettext("My pipeline"), OF_SELLERS),
        OF_PROCESS: (gettext("How the process runs"), THE_PROCESS),
        OF_CLOSED: (gettext("Won, lost and what changed"), WHAT_CLOSED),
    }


def _starter(dashboard_id: UUID, name: str, placed: Sequence[Placed]) -> Dashboard:
    tiles = [
        vars(Tile(id=kind, kind=kind, x=x, y=y, w=w, h=h, question={}))
        for kind, x, y, w, h in placed
    ]
    # It has no owner: by this a starter is known.
    return Dashboard(id=dashboard_id, name=name, scope=ViewScope.WORKSPACE, tiles=tiles)
