"""The settings of pools."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.accounts.selectors import get_member, get_team
from headwater.events.log import emit
from headwater.lib.errors import check_version
from headwater.lib.ids import uuid7
from headwater.pools.events import PoolChanged
from headwater.pools.models import Access, Pool, RuleVersion
from headwater.pools.rules import pools as rules
from headwater.pools.rules.pools import PoolKind, ReclaimRules
from headwater.pools.selectors.access import get_pool
from headwater.pools.selectors.holdings import local_day


@dataclass(frozen=True, kw_only=True)
class Grant:
    """Who a pool is open to: a member or a team."""

    member_id: UUID | None = None
    team_id: UUID | None = None
    is_admin: bool = False


def create_pool(
    kind: PoolKind, *, actor: Actor, now: datetime, pool_id: UUID | None = None, **settings: Any
) -> Pool:
    """Make a pool; its rules of reclaiming begin tomorrow."""
    if pool_id is not None and Pool.objects.filter(id=pool_id).exists():
        return get_pool(pool_id, actor=actor)  # the same request once more
    pool = Pool(id=pool_id or uuid7(), kind=kind)
    _write(pool, settings, now=now)
    emit(PoolChanged(actor_id=actor.id, at=now, pool_id=pool.id, what="created"))
    return get_pool(pool.id, actor=actor)


def update_pool(
    pool_id: UUID, *, actor: Actor, now: datetime, version: int | None = None, **settings: Any
) -> Pool:
    """Change settings; limits hold at once, rules of reclaiming from tomorrow."""
    pool = get_pool(pool_id, actor=actor, lock=True)
    check_version(pool.version, version)
    _write(pool, settings, now=now)
    emit(PoolChanged(actor_id=actor.id, at=now, pool_id=pool.id, what=" ".join(sorted(settings))))
    return get_pool(pool.id, actor=actor)


def _write(pool: Pool, settings: dict[str, Any], *, now: datetime) -> None:
    grants: Sequence[Grant] | None = settings.pop("access", None)
    reclaiming: ReclaimRules | None = settings.pop("rules", None)
    for name, value in settings.items():
        setattr(pool, name, value)
    rules.check_named(pool.name_en, pool.name_zh)
    rules.check_fields(PoolKind(pool.kind), pool.visible_fields)
    pool.save()
    if grants is not None:
        _open(pool, grants)
    if reclaiming is not None:
        RuleVersion.objects.update_or_create(
            pool=pool,
            effective_from=local_day(now) + timedelta(days=1),
            defaults=asdict(reclaiming),
        )


def _open(pool: Pool, grants: Sequence[Grant]) -> None:
    for grant in grants:
        if grant.member_id is not None:
            get_member(grant.member_id)
        if grant.team_id is not None:
            get_team(grant.team_id)
    Access.objects.filter(pool=pool).delete()
    Access.objects.bulk_create(Access(pool=pool, **asdict(grant)) for grant in grants)
