"""What members hold, and what the rules of reclaiming look at: one statement for all of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.accounts.rules import Actor, Right
from headwater.accounts.selectors.workspaces import get_workspace
from headwater.pools.models import Holding, Pool
from headwater.pools.rules.pools import Held, How, PoolKind, reclaim_at
from headwater.pools.selectors.access import open_to, rules_on
from headwater.pools.selectors.records import count_places
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.sql import fetch_all, fetch_one

WON = """EXISTS (SELECT FROM pipeline_deal d WHERE d.workspace_id = h.workspace_id
    AND d.company_id = h.record_id AND d.status = 'won' AND d.deleted_at IS NULL)"""
OF_COMPANY = """(x.company_id = h.record_id
        OR x.deal_id IN (SELECT id FROM pipeline_deal d
            WHERE d.workspace_id = h.workspace_id AND d.company_id = h.record_id)
        OR x.person_id IN (SELECT id FROM people_person p
            WHERE p.workspace_id = h.workspace_id AND p.company_id = h.record_id))"""
COMPANIES = f"""
SELECT h.kind, h.record_id, h.owner_id, c.name, h.since, h.protected_until, greatest(
    (SELECT max(x.created_at) FROM activities_note x WHERE x.workspace_id = h.workspace_id
        AND x.deleted_at IS NULL AND {OF_COMPANY}),
    (SELECT max(x.done_at) FROM activities_task x WHERE x.workspace_id = h.workspace_id
        AND x.deleted_at IS NULL AND {OF_COMPANY})),
    (SELECT max(d.created_at) FROM pipeline_deal d WHERE d.workspace_id = h.workspace_id
        AND d.company_id = h.record_id AND d.deleted_at IS NULL),
    {WON},
    EXISTS (SELECT FROM pipeline_deal d WHERE d.workspace_id = h.workspace_id
        AND d.company_id = h.record_id AND d.status = 'open' AND d.deleted_at IS NULL),
    c.tier
FROM pools_holding h
JOIN people_company c ON c.workspace_id = h.workspace_id AND c.id = h.record_id
    AND c.deleted_at IS NULL
WHERE h.workspace_id = current_workspace() AND h.kind = 'company' AND h.owner_id = ANY(%(owners)s)
"""  # noqa: S608  # constants
LEADS = """
SELECT h.kind, h.record_id, h.owner_id, coalesce(nullif(l.name, ''), l.company_name), h.since,
    h.protected_until,
    l.followed_up_at,
    NULL::timestamptz, false, false, ''
FROM pools_holding h
JOIN leads_lead l ON l.workspace_id = h.workspace_id AND l.id = h.record_id
    AND l.deleted_at IS NULL AND l.state IN ('new', 'working')
WHERE h.workspace_id = current_workspace() AND h.kind = 'lead' AND h.owner_id = ANY(%(owners)s)
"""
HELD = {PoolKind.COMPANY: COMPANIES, PoolKind.LEAD: LEADS}
COUNT_HELD = f"""
SELECT count(*) FROM pools_holding h
LEFT JOIN people_company c ON c.workspace_id = h.workspace_id AND c.id = h.record_id
    AND c.deleted_at IS NULL
LEFT JOIN leads_lead l ON l.workspace_id = h.workspace_id AND l.id = h.record_id
    AND l.deleted_at IS NULL AND l.state IN ('new', 'working')
WHERE h.workspace_id = current_workspace() AND h.owner_id = %(owner)s AND h.kind = %(kind)s
  AND (c.id IS NOT NULL OR l.id IS NOT NULL) AND (%(counts_won)s OR NOT {WON})
"""  # noqa: S608  # constants
# A pool is open to whom it names and to the teams it names with those below.
MEMBERS = """
SELECT DISTINCT m.id FROM pools_access a
JOIN accounts_member m ON m.workspace_id = a.workspace_id
LEFT JOIN accounts_team mine ON mine.workspace_id = m.workspace_id AND mine.id = m.team_id
LEFT JOIN accounts_team t ON t.workspace_id = a.workspace_id AND t.id = a.team_id
WHERE a.workspace_id = current_workspace() AND a.pool_id = %s
  AND (m.id = a.member_id OR mine.path ^@ t.path)
"""


@dataclass(frozen=True, kw_only=True)
class HeldRecord:
    """Something a member holds, and when and why it goes back; no moment: it stays."""

    kind: PoolKind
    record_id: UUID
    owner_id: UUID
    name: str
    held: Held
    due_at: datetime | None
    how: How | None
    pool_ids: list[UUID]


def count_held(owner_id: UUID, kind: PoolKind, *, counts_won: bool) -> int:
    row = fetch_one(COUNT_HELD, {"owner": owner_id, "kind": kind, "counts_won": counts_won})
    return row[0] if row else 0


def count_protected(owner_id: UUID, kind: PoolKind, *, now: datetime) -> int:
    return Holding.objects.filter(owner_id=owner_id, kind=kind, protected_until__gt=now).count()


def holdings(actor: Actor, *, now: datetime) -> list[HeldRecord]:
    """List what the actor holds of the kinds their pools have, what goes back first at its head."""
    pools = list(
        Pool.objects.filter(id__in=open_to(actor.id), is_enabled=True)
        .prefetch_related("versions").order_by("id")
    )  # fmt: skip
    day = local_day(now)
    kinds = sorted({PoolKind(pool.kind) for pool in pools})
    found = [
        judged(row, [pool for pool in pools if pool.kind == kind], day=day, now=now)
        for kind in kinds
        for row in fetch_all(HELD[kind], {"owners": [actor.id]})
    ]
    return sorted(found, key=lambda one: (one.due_at is None, one.due_at or now, one.record_id))


def held_of_pools(kind: PoolKind, *, now: datetime) -> list[HeldRecord]:
    """Judge everything that is held by the members of the pools of a kind."""
    pools = list(
        Pool.objects.filter(kind=kind, is_enabled=True)
        .prefetch_related("versions").order_by("id")
    )  # fmt: skip
    theirs = {pool.id: {row[0] for row in fetch_all(MEMBERS, [pool.id])} for pool in pools}
    day = local_day(now)
    owners = list(set().union(*theirs.values()))
    return [
        judged(row, [pool for pool in pools if row[2] in theirs[pool.id]], day=day, now=now)
        for row in fetch_all(HELD[kind], {"owners": owners})
    ]


def local_day(now: datetime) -> date:
    """Say which day it is where the workspace works."""
    return local_time(now).date()


def local_time(now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(get_workspace(current_workspace_id()).time_zone))


def judged(row: tuple[Any, ...], pools: list[Pool], *, day: date, now: datetime) -> HeldRecord:
    """Say when a record goes back: by the earliest rule; into all pools whose rules are met then."""
    kind, record_id, owner_id, name, since, protected, follow_up, deal, won, has_open, tier = row
    held = Held(
        since=since,
        last_follow_up=follow_up,
        last_deal=deal,
        has_won=won,
        has_open_deal=has_open,
        protected_until=protected,
        tier=tier,
    )
    ends = [(*end, pool.id) for pool in pools if (end := reclaim_at(held, rules_on(pool, day)))]
    first = min(ends, default=None)
    return HeldRecord(
        kind=PoolKind(kind),
        record_id=record_id,
        owner_id=owner_id,
        name=name,
        held=held,
        due_at=first[0] if first else None,
        how=first[1] if first else None,
        pool_ids=[pool_id for at, _, pool_id in ends if first and at <= max(now, first[0])],
    )


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A pool as somebody sees it."""

    pool: Pool
    is_admin: bool
    count: int
    held: int


def shown_pools(pools: list[Pool], *, actor: Actor) -> list[Shown]:
    mine, counts = open_to(actor.id), count_places([pool.id for pool in pools])
    held = {
        (pool.kind, pool.counts_won): count_held(
            actor.id, PoolKind(pool.kind), counts_won=pool.counts_won
        )
        for pool in {(pool.kind, pool.counts_won): pool for pool in pools}.values()
    }
    return [
        Shown(
            pool=pool,
            is_admin=actor.may(Right.CONFIGURE) or mine.get(pool.id, False),
            count=counts.get(pool.id, 0),
            held=held[pool.kind, pool.counts_won],
        )
        for pool in pools
    ]
