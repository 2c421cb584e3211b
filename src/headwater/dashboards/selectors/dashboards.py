"""The dashboards somebody sees, and what stands on them for whoever reads them."""

import logging
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from headwater.accounts.rules import Actor
from headwater.dashboards.models import Dashboard, Mailing, MailingReader
from headwater.dashboards.rules import DashboardNotFound, may_change
from headwater.dashboards.rules.layout import Tile, in_reading_order
from headwater.dashboards.rules.schedules import MailingNotFound
from headwater.dashboards.rules.tables import Table
from headwater.dashboards.selectors.kinds import KINDS
from headwater.dashboards.selectors.kinds.kind import Asking
from headwater.dashboards.selectors.starters import starter_of, starters
from headwater.fields.models import shared_with
from headwater.lib.errors import DomainError

MOST_LISTED = 500
log = logging.getLogger(__name__)


def visible_dashboards(actor: Actor) -> QuerySet[Dashboard]:
    """Leave what is shown to the actor: their own, those of teams they stand below, everybody's."""
    return Dashboard.objects.filter(shared_with(actor)).select_related("owner", "team")


def list_dashboards(*, actor: Actor) -> list[Dashboard]:
    """List the starters, that of the actor's role first, then what is stored, by name."""
    stored = visible_dashboards(actor).order_by("name", "id")[:MOST_LISTED]
    return [*starters(actor), *stored]


def get_dashboard(dashboard_id: UUID, *, actor: Actor, lock: bool = False) -> Dashboard:
    if starter := starter_of(dashboard_id):
        return starter
    rows = visible_dashboards(actor)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(id=dashboard_id).first()
    if found is None:
        raise DashboardNotFound("There is no such dashboard, or it is not shown to you.")
    return found


def tiles_of(dashboard: Dashboard) -> list[Tile]:
    return in_reading_order([Tile(**one) for one in dashboard.tiles])


def figures_of(dashboard: Dashboard, asking: Asking) -> list[Table]:
    """Give every tile as whoever asks sees it; one that fails says so, and fails alone."""
    return [_figures(tile, asking) for tile in tiles_of(dashboard)]


def _figures(tile: Tile, asking: Asking) -> Table:
    kind = KINDS.get(tile.kind)
    if kind is None:
        return Table(title=tile.kind, note=gettext("This tile is not known any more."))
    try:
        with transaction.atomic():  # what the database refuses must not refuse the other tiles
            return kind.figures(tile.question, asking)
    except DomainError as error:
        return Table(title=kind.title(), note=gettext(error.sentence).format(**error.values))
    except Exception:
        log.exception("The tile %s (%s) could not be counted.", tile.id, tile.kind)
        return Table(title=kind.title(), note=gettext("This figure could not be counted."))


def mailings_of(dashboard_id: UUID, *, actor: Actor) -> list[Mailing]:
    """List the mailings of a dashboard: all for who may change it, to others those they get."""
    dashboard = get_dashboard(dashboard_id, actor=actor)
    rows = Mailing.objects.filter(dashboard_id=dashboard.id)
    if not may_change(dashboard.owner_id, actor=actor):
        rows = rows.filter(readers__member_id=actor.id)
    return list(rows.prefetch_related("readers").order_by("created_at", "id"))


def get_mailing(mailing_id: UUID, *, actor: Actor, lock: bool = False) -> Mailing:
    """Find a mailing of a dashboard that is shown to the actor."""
    rows = Mailing.objects.select_for_update() if lock else Mailing.objects
    shown = visible_dashboards(actor).values("id")
    found = rows.filter(id=mailing_id, dashboard_id__in=shown).first()
    if found is None:
        raise MailingNotFound("There is no such mailing, or it is not shown to you.")
    return found


def readers_of(mailing_id: UUID) -> Mapping[UUID, MailingReader]:
    rows: Any = MailingReader.objects.filter(mailing_id=mailing_id).order_by("id")
    return {row.member_id: row for row in rows}
