"""Doing with several records of a pool at once what its admins do with one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.pools.rules import pools as rules
from headwater.pools.rules.pools import PoolKind, Whereto
from headwater.pools.selectors import access
from headwater.pools.services import claims


def move_records(
    pool_id: UUID,
    record_ids: Sequence[UUID],
    *,
    to: Whereto,
    member_id: UUID | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Give records of a pool to a member, take them out, or put them in; all of them or none.

    They are taken in the order of their ids, so that two who do this wait for each other.
    """
    pool = access.get_pool(pool_id, actor=actor)
    access.check_admin(pool, actor)
    rules.check_whereto(to, member_id)
    by: dict[str, Any] = {"actor": actor, "now": now}
    for record_id in sorted(set(record_ids)):
        if to is Whereto.POOL:
            _put_back(pool_id, PoolKind(pool.kind), record_id, actor=actor, now=now)
        elif member_id is not None:
            claims.assign(pool_id, record_id, member_id=member_id, **by)
        else:
            claims.take_out(pool_id, record_id, **by)


def _put_back(
    pool_id: UUID, kind: PoolKind, record_id: UUID, *, actor: Actor, now: datetime
) -> None:
    with access.seeing_pooled():
        record = access.find_record(kind, record_id, actor=actor)
    if record.owner_id is None:
        claims.put_in(pool_id, record_id, actor=actor, now=now)
    else:
        claims.give_back(pool_id, record_id, reason="", actor=actor, now=now)
