"""How many more records members may hold: by their role, and by the pools open to them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.pools.models import Pool, RoleCap
from headwater.pools.rules.pools import PoolKind
from headwater.pools.selectors.holdings import MEMBERS, WON
from headwater.tenancy.sql import fetch_all

HELD_BY = f"""
SELECT h.owner_id, count(*), count(*) FILTER (WHERE NOT {WON})
FROM pools_holding h
LEFT JOIN people_company c ON c.workspace_id = h.workspace_id AND c.id = h.record_id
    AND c.deleted_at IS NULL
LEFT JOIN leads_lead l ON l.workspace_id = h.workspace_id AND l.id = h.record_id
    AND l.deleted_at IS NULL AND l.state IN ('new', 'working')
WHERE h.workspace_id = current_workspace() AND h.owner_id = ANY(%(owners)s) AND h.kind = %(kind)s
  AND (c.id IS NOT NULL OR l.id IS NOT NULL)
GROUP BY h.owner_id
"""  # noqa: S608  # constants


def role_caps() -> dict[tuple[Role, PoolKind], int]:
    return {(Role(one.role), PoolKind(one.kind)): one.most for one in RoleCap.objects.all()}


def role_rooms(kind: PoolKind, member_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Say how many more each may hold by their role; whose role has no cap is left out."""
    caps = role_caps()
    roles = Member.objects.filter(id__in=set(member_ids)).values_list("id", "role")
    mosts = {one: caps[Role(role), kind] for one, role in roles if (Role(role), kind) in caps}
    held = _held_by(mosts, kind)
    return {one: most - held.get(one, (0, 0))[1] for one, most in mosts.items()}


def rooms(kind: PoolKind, member_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Say how many more each may hold, by role and by pools; who has no cap is left out."""
    members = set(member_ids)
    found = role_rooms(kind, members)
    pools = Pool.objects.filter(kind=kind, is_enabled=True, most_held__isnull=False)
    capped = [(pool, _members(pool) & members) for pool in pools]
    held = _held_by(set().union(*(those for _, those in capped)), kind)
    for pool, those in capped:
        for one in those:
            room = (pool.most_held or 0) - held.get(one, (0, 0))[0 if pool.counts_won else 1]
            found[one] = min(found.get(one, room), room)
    return found


def _members(pool: Pool) -> set[UUID]:
    return {member_id for (member_id,) in fetch_all(MEMBERS, [pool.id])}


def _held_by(owners: Iterable[UUID], kind: PoolKind) -> Mapping[UUID, tuple[int, int]]:
    """Count what each holds: all of it, and without the won customers."""
    asked = {"owners": list(owners), "kind": kind}
    if not asked["owners"]:
        return {}
    return {owner: (every, unwon) for owner, every, unwon in fetch_all(HELD_BY, asked)}
