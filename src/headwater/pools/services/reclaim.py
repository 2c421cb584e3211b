"""Reclaiming at night what is held and not worked on, and warning before."""

from datetime import datetime, timedelta

from headwater.events.log import emit_many
from headwater.pools.events import ReclaimIsNear
from headwater.pools.models import Holding, Pool
from headwater.pools.rules import pools as rules
from headwater.pools.rules.pools import PoolKind
from headwater.pools.selectors import access
from headwater.pools.selectors.holdings import HeldRecord, held_of_pools, local_time
from headwater.pools.services.claims import release


def reclaim(*, now: datetime) -> int:
    """Let what is due go back into its pools, and tell of what soon will be; twice does no more."""
    reclaimed = 0
    for kind in PoolKind:
        held = held_of_pools(kind, now=now)
        due = [one for one in held if one.due_at is not None and one.due_at <= now]
        for one in sorted(due, key=lambda one: one.record_id):
            reclaimed += _reclaim(one, now=now)
        _warn([one for one in held if one.due_at is not None and one.due_at > now], now=now)
    return reclaimed


def _reclaim(one: HeldRecord, *, now: datetime) -> bool:
    record = access.find_record(one.kind, one.record_id, actor=None, lock=True)
    if record.owner_id != one.owner_id or one.how is None:
        return False  # it has changed hands since it was judged
    pools = Pool.objects.filter(id__in=one.pool_ids).order_by("id")
    release(record, list(pools), how=one.how, actor_id=None, now=now)
    return True


def _warn(held: list[HeldRecord], *, now: datetime) -> None:
    pools = {pool.id: pool for pool in Pool.objects.all()}
    known = dict(Holding.objects.values_list("record_id", "warned_of"))
    near = [
        one
        for one in held
        if one.due_at is not None
        and one.due_at <= now + timedelta(days=pools[one.pool_ids[0]].warn_days)
        and known.get(one.record_id) != one.due_at
    ]
    for one in near:
        Holding.objects.filter(record_id=one.record_id).update(warned_of=one.due_at)
    emit_many(
        [
            ReclaimIsNear(
                actor_id=None, at=now, pool_id=one.pool_ids[0], kind=one.kind,
                record_id=one.record_id, owner_id=one.owner_id, due_at=str(one.due_at),
            )
            for one in near
        ]
    )  # fmt: skip


def reclaim_at_night(*, now: datetime) -> int:
    """Reclaim in the first hours of the workspace's day only; at other hours do nothing."""
    return reclaim(now=now) if rules.is_night(local_time(now)) else 0
