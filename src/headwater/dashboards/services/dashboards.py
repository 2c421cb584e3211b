"""Keeping dashboards."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.dashboards.events import DashboardChanged
from headwater.dashboards.models import Dashboard
from headwater.dashboards.rules import MOST_DASHBOARDS, TooManyDashboards, check_change
from headwater.dashboards.rules.layout import Tile, check_tiles
from headwater.dashboards.selectors.dashboards import get_dashboard
from headwater.dashboards.selectors.kinds import KINDS
from headwater.events.log import emit
from headwater.fields.rules.views import ViewScope, check_team
from headwater.lib.errors import check_version


class Facts(TypedDict, total=False):
    name: str
    scope: ViewScope
    tiles: Sequence[Mapping[str, Any]]


def create_dashboard(*, actor: Actor, now: datetime, **facts: Unpack[Facts]) -> Dashboard:
    """Keep a dashboard; it is the actor's."""
    if Dashboard.objects.filter(owner_id=actor.id).count() >= MOST_DASHBOARDS:
        raise TooManyDashboards(
            "You have {most} dashboards already. Delete one first.", most=MOST_DASHBOARDS
        )
    made = Dashboard(owner_id=actor.id, scope=ViewScope.PRIVATE)
    _put(made, facts, actor=actor)
    made.save(force_insert=True)
    tell(made.id, "created", actor=actor, now=now)
    return get_dashboard(made.id, actor=actor)


def update_dashboard(
    dashboard_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **facts: Unpack[Facts],
) -> Dashboard:
    """Change the named things of a dashboard; what is already so changes nothing.

    All tiles are one thing: of two who move them, the second is refused and told so.
    """
    found = get_dashboard(dashboard_id, actor=actor, lock=True)
    check_change(found.owner_id, actor=actor)
    check_version(found.version, version)
    before = {name: getattr(found, name) for name in (*facts, "team_id")}
    _put(found, facts, actor=actor)
    if changed := [name for name, old in before.items() if getattr(found, name) != old]:
        found.saved(*changed)
        tell(found.id, "edited", actor=actor, now=now)
    return get_dashboard(found.id, actor=actor)


def delete_dashboard(
    dashboard_id: UUID, *, actor: Actor, now: datetime, version: int | None = None
) -> None:
    """Forget a dashboard and its mailings; nothing it counted is touched."""
    found = get_dashboard(dashboard_id, actor=actor, lock=True)
    check_change(found.owner_id, actor=actor)
    check_version(found.version, version)
    tell(found.id, "deleted", actor=actor, now=now)
    found.delete()


def tell(dashboard_id: UUID, what: str, *, actor: Actor, now: datetime) -> None:
    emit(DashboardChanged(actor_id=actor.id, at=now, dashboard_id=dashboard_id, what=what))


def _put(dashboard: Dashboard, facts: Facts, *, actor: Actor) -> None:
    for name, value in facts.items():
        setattr(dashboard, name, value)
    if "scope" in facts:
        check_team(ViewScope(dashboard.scope), team_id=actor.team_id)
        dashboard.team_id = actor.team_id if dashboard.scope == ViewScope.TEAM else None
    if "tiles" in facts:
        tiles = [Tile(**one) for one in facts["tiles"]]
        check_tiles(tiles, least={kind.name: kind.least for kind in KINDS.values()})
        for tile in tiles:
            KINDS[tile.kind].check(tile.question)
        dashboard.tiles = [vars(tile) for tile in tiles]
