"""Which pools are open to whom, and looking through a pool at what is hidden elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from headwater.accounts.rules import Actor, Right
from headwater.leads.models import Lead
from headwater.leads.rules.states import OPEN
from headwater.lib.errors import NotFound
from headwater.people.models import Company
from headwater.pools.models import Place, Pool, RuleVersion
from headwater.pools.rules.pools import NotPoolAdmin, PoolKind, ReclaimRules
from headwater.tenancy.sql import fetch_all, fetch_one

OPEN_TO = """
SELECT a.pool_id, bool_or(a.is_admin)
FROM pools_access a
LEFT JOIN accounts_team t ON t.workspace_id = a.workspace_id AND t.id = a.team_id
WHERE a.workspace_id = current_workspace() AND (a.member_id = %(member)s OR EXISTS (
    SELECT FROM accounts_member m
    JOIN accounts_team mine ON mine.workspace_id = m.workspace_id AND mine.id = m.team_id
    WHERE m.workspace_id = a.workspace_id AND m.id = %(member)s AND mine.path ^@ t.path))
GROUP BY a.pool_id
"""
MODELS: dict[PoolKind, Any] = {PoolKind.COMPANY: Company, PoolKind.LEAD: Lead}


class PoolNotFound(NotFound):
    code = "pool_not_found"


class NotInPool(NotFound):
    code = "not_in_pool"


class RecordNotFound(NotFound):
    code = "record_not_found"


@contextmanager
def seeing_pooled() -> Iterator[None]:
    """Look at what lies in pools; whoever calls this decides what of it is shown to whom."""
    before = fetch_one("SELECT coalesce(current_setting('app.pooled', true), '')")
    fetch_all("SELECT set_config('app.pooled', '', true)")
    yield
    fetch_all("SELECT set_config('app.pooled', %s, true)", before)  # a failure rolls it back


def open_to(member_id: UUID) -> dict[UUID, bool]:
    """Say which pools a member may use, and whether as an admin of the pool."""
    return dict(fetch_all(OPEN_TO, {"member": member_id}))


def pools_of(actor: Actor) -> QuerySet[Pool]:
    """List the pools an actor knows: those open to them, or all for who configures."""
    pools = Pool.objects.prefetch_related("access", "versions").order_by("kind", "id")
    if actor.may(Right.CONFIGURE):
        return pools
    return pools.filter(id__in=open_to(actor.id), is_enabled=True)


def get_pool(pool_id: UUID, *, actor: Actor, lock: bool = False) -> Pool:
    pools = pools_of(actor)
    pool = (pools.select_for_update() if lock else pools).filter(id=pool_id).first()
    if pool is None:
        raise PoolNotFound("There is no such pool, or it is not open to you.")
    return pool


def is_admin(pool: Pool, actor: Actor) -> bool:
    return actor.may(Right.CONFIGURE) or open_to(actor.id).get(pool.id, False)


def check_admin(pool: Pool, actor: Actor) -> None:
    if not is_admin(pool, actor):
        raise NotPoolAdmin("Only an admin of the pool may do this.")


def find_record(
    kind: PoolKind, record_id: UUID, *, actor: Actor | None, lock: bool = False
) -> Company | Lead:
    """Find a living record, for an actor one they may see; inside `seeing_pooled` also pooled."""
    rows = MODELS[kind].objects.filter(deleted_at=None)
    if actor is not None:
        rows = rows.editable_by(actor) if lock else rows.known_to(actor)
    if lock:
        rows = rows.select_for_update(of=("self",))
    record: Company | Lead | None = rows.filter(id=record_id).first()
    if record is None:
        raise RecordNotFound("There is no such record, or it is not shown to you.")
    return record


def unowned(kind: PoolKind, *, actor: Actor, limit: int) -> list[UUID]:
    """List what nobody owns and nobody has said no to, and lies in no pool; the eldest first."""
    rows = MODELS[kind].objects.visible_to(actor).filter(owner_id=None)
    if kind is PoolKind.LEAD:
        rows = rows.filter(state__in=OPEN)
    pooled = Place.objects.filter(kind=kind).values("record_id")
    found = rows.exclude(id__in=pooled).order_by("created_at", "id")
    return list(found.values_list("id", flat=True)[:limit])


def rules_on(pool: Pool, day: date) -> ReclaimRules:
    """Give the rules in force on a day; what was changed today holds from tomorrow."""
    versions = [one for one in pool.versions.all() if one.effective_from <= day]
    newest: RuleVersion | None = max(versions, key=lambda one: one.effective_from, default=None)
    return newest.rules if newest else ReclaimRules()
